"""산술연산의 틀(8): 평균, 백분율, 비와 비율."""

from fractions import Fraction

from problems.arithmetic_words import KIND, divided, fr, times, told, w
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_percent_of(draw: Draw) -> Problem | None:
    p = draw.number(2, 96)
    whole = draw.pick([n for n in range(40, 900, 10) if p * n % 100 == 0])
    part, dec = p * whole // 100, w(p / 100)
    x, c, left = draw.pick(
        (
            (
                "전교생 {}명 가운데 {}%가 안경을 썼습니다. 안경을 쓴 학생은",
                "명",
                "안경을 쓰지 않은 학생은",
            ),
            (
                "자유투를 {}번 던졌는데 {}%를 넣었습니다. 넣은 자유투는",
                "번",
                "넣지 못한 자유투는",
            ),
            ("사탕 {}개 중에서 {}%를 동생에게 주었습니다. 준 사탕은", "개", "남은 사탕은"),
            ("책 {}쪽 가운데 {}%를 읽었습니다. 읽은 쪽수는", "쪽", "남은 쪽수는"),
        )
    )
    ask, tail = x.split(". ")
    use_left = draw.number(0, 1)
    end = left if use_left else tail
    given = ask.format(whole, p) + ". "
    questions = (f"{given}{end} 몇 {c}입니까?", f"{given}{end} 몇 {c}인지 구하시오.")
    working = (
        f"전체는 {whole}{c}이고 {p}%는 {dec}입니다. {whole}의 {p}%는 {times(whole, dec)}{c}입니다."
    )
    if use_left:
        working += f" 따라서 나머지는 {whole} - {part} = {whole - part}{c}입니다."
    return told(draw, questions, working, whole - part if use_left else part)


@template(KIND)
def arith_percent_twice(draw: Draw) -> Problem | None:
    p, q, base = draw.number(10, 80, 5), draw.number(10, 80, 5), draw.number(4, 90) * 100
    first = Fraction(base * p, 100)
    second = first * q / 100
    if first.denominator > 1 or second.denominator > 1:
        return None
    questions = (
        f"{base}원을 저금하였는데 그중 {p}%를 찾아서, 찾은 돈의 {q}%로 장난감을 샀습니다. 장난감을 산 돈은 얼마입니까?",
        f"넓이가 {base}m²인 밭의 {p}%에 꽃을 심고, 꽃을 심은 곳의 {q}%에 장미를 심었습니다. 장미를 심은 곳의 넓이는 몇 m²인지 구하시오.",
        f"어느 도서관의 책 {base}권 가운데 {p}%가 어린이 책이고, 어린이 책의 {q}%가 동화책입니다. 동화책은 몇 권입니까?",
    )
    working = (
        f"먼저 {base}의 {p}%를 구하면 {base} × {w(p / 100)} = {first}입니다. 다시 {first}의 {q}%를 구하면 "
        f"{first} × {w(q / 100)} = {second}이므로 답은 {second}입니다."
    )
    return told(draw, questions, working, second)


@template(KIND)
def arith_discount_and_markup(draw: Draw) -> Problem | None:
    base, p = draw.number(12, 400) * 100, draw.number(5, 60, 5)
    part = base * p // 100
    thing = draw.pick(("장난감", "신발", "가방", "모자", "자전거 헬멧", "체육복", "우산"))
    kind = draw.number(0, 3)
    if kind == 0:
        ans = base - part
        questions = (
            f"가게에서 {base}원 하는 {thing}[을/를] {p}% 할인하여 팔고 있습니다. {thing}의 판매 가격은 얼마입니까?",
            f"정가가 {base}원인 {thing}[을/를] 정가의 {p}%만큼 싸게 샀습니다. 산 값은 몇 원인지 구하시오.",
        )
        working = f"할인한 금액은 {base} × {w(p / 100)} = {part}원입니다. "
        working += f"판매 가격은 {base} - {part} = {ans}원입니다."
    elif kind == 1:
        ans = base + part
        questions = (
            f"도매상에서 {base}원에 사 온 {thing}에 {p}%의 이익을 붙여 정가를 정하였습니다. 이 {thing}의 정가는 얼마입니까?",
            f"원가가 {base}원인 {thing}[을/를] 원가의 {p}%만큼 이익이 남게 팔려고 합니다. 얼마에 팔아야 하는지 구하시오.",
        )
        working = f"이익은 {base} × {w(p / 100)} = {part}원입니다. 파는 값은 {base} + {part} = {ans}원입니다."
    elif kind == 2:
        ans = p
        questions = (
            f"어느 가게에서 {base}원짜리 {thing}[을/를] {base - part}원에 팝니다. 할인율은 몇 %입니까?",
            f"{thing}의 값이 {base}원에서 {base - part}원으로 내렸습니다. 내린 금액은 처음 값의 몇 %인지 구하시오.",
        )
        working = (
            f"할인한 금액은 {base} - {base - part} = {part}원입니다. 처음 값에 대한 비율은 {part} ÷ {base} = "
            f"{w(p / 100)}이므로 {p}%입니다."
        )
    else:
        q = draw.number(5, 20, 5)
        price = base + part
        if price * q % 100 or p <= q:
            return None
        cut = price * q // 100
        ans = price - cut - base
        questions = (
            f"{base}원에 사 온 {thing}에 {p}%의 이익을 붙여 정가를 정했다가, 정가의 {q}%를 할인하여 팔았습니다. 이익은 얼마입니까?",
        )
        if ans <= 0:
            return None
        working = (
            f"붙인 이익은 {base} × {w(p / 100)} = {part}원이고 정가는 {base} + {part} = {price}원입니다. 할인한 "
            f"금액은 {price} × {w(q / 100)} = {cut}원이므로 판 값은 "
            f"{price} - {cut} = "
            f"{price - cut}원입니다. 이익은 {price - cut} - {base} = {ans}원입니다."
        )
    return told(draw, questions, working, ans)


@template(KIND)
def arith_salt_water(draw: Draw) -> Problem | None:
    p = draw.number(2, 30)
    total = draw.pick([n for n in range(100, 801, 10) if p * n % 100 == 0])
    what, mix = draw.pick((("소금", "소금물"), ("설탕", "설탕물")))
    salt = p * total // 100
    kind = draw.number(0, 2)
    if kind == 0:
        questions = (
            f"{what} {salt}g을 물 {total - salt}g에 모두 녹였습니다. {mix}의 양에 대한 {what}의 양의 비율은 몇 %입니까?",
            f"물 {total - salt}g에 {what} {salt}g을 넣어 {mix}을 만들었습니다. 이 {mix}의 진하기는 몇 %인지 구하시오.",
        )
        working = (
            f"{mix}의 양은 {total - salt} + {salt} = {total}g입니다. {what}은 {salt}g이므로 {salt} ÷ "
            f"{total} = {w(p / 100)}이고 백분율로 "
            f"나타내면 {p}%입니다."
        )
        return told(draw, questions, working, p)
    if kind == 1:
        questions = (
            f"진하기가 {p}%인 {mix} {total}g에 녹아 있는 {what}은 몇 g입니까?",
            f"{mix} {total}g이 있습니다. {mix}의 양에 대한 {what}의 양의 비율이 {p}%일 때 {what}의 양은 몇 g인지 구하시오.",
        )
        working = (
            f"{mix} {total}g의 {p}%가 {what}입니다. {p}%는 {w(p / 100)}이므로 {what}은 {total} × "
            f"{w(p / 100)} = {salt}g입니다."
        )
        return told(draw, questions, working, salt)
    before = draw.number(max(salt + 40, 60), max(total - 20, salt + 50))
    if before >= total:
        return None
    questions = (
        f"{what} {salt}g을 녹여 {mix} {before}g을 만든 뒤 물 {total - before}g을 더 넣었습니다. 지금 {mix}의 양에 대한 "
        f"{what}의 양의 "
        "비율은 몇 %입니까?",
        f"{what} {salt}g이 녹아 있는 {mix} {before}g에 물 {total - before}g을 부었습니다. 새로 만든 {mix}의 진하기는 몇 "
        "%인지 구하시오.",
    )
    working = (
        f"물을 더 넣어도 {what}은 {salt}g 그대로입니다. {mix}은 {before} + {total - before} = {total}g이 되었으므로 "
        f"{salt} ÷ {total} = {w(p / 100)}이고 백분율로 나타내면 {p}%입니다."
    )
    return told(draw, questions, working, p)


@template(KIND)
def arith_ratio_words(draw: Draw) -> Problem | None:
    kind = draw.number(0, 3)
    if kind == 0:
        k, n = draw.number(2, 15), draw.number(12, 520) * 10
        questions = (
            f"지원 경쟁률이 {k} : 1인 대학교에 합격한 사람이 {n}명이라면, 그 대학교에 지원한 사람은 몇 명입니까?",
            f"어느 시험의 경쟁률은 {k} 대 1입니다. 뽑힌 사람이 {n}명일 때 지원한 사람의 수를 구하시오.",
        )
        working = f"경쟁률이 {k} : 1이면 지원한 사람은 뽑힌 사람의 {k}배입니다. 뽑힌 사람이 {n}명이므로 {times(n, k)}명입니다."
        return told(draw, questions, working, n * k)
    if kind == 1:
        total = draw.number(20, 45)
        girls = draw.number(8, total - 8)
        boys = total - girls
        value = Fraction(boys, girls)
        if value.denominator in (1, girls):
            return None
        questions = (
            f"우리 반 학생은 {total}명이고 그중 여학생은 {girls}명입니다. 여학생 수에 대한 남학생 수의 비의 값을 분수로 나타내시오.",
            f"{total}명의 학생 가운데 {girls}명이 여학생입니다. 남학생 수의 여학생 수에 대한 비율을 기약분수로 나타내면 얼마입니까?",
        )
        working = (
            f"남학생은 {total} - {girls} = {boys}명입니다. 여학생 수가 기준량이므로 비의 값은 {boys}/{girls}이고, 약분하면 "
            f"{boys}/{girls} = {fr(value)}입니다."
        )
        return told(draw, questions, working, fr(value))
    if kind == 2:
        rate, base = Fraction(draw.number(1, 39), 40), draw.number(2, 30) * 40
        ans = rate * base
        questions = (
            f"비율이 {w(rate)}이고 기준량이 {base}일 때, 비교하는 양을 구하시오.",
            f"기준량은 {base}이고 비교하는 양의 비율은 {w(rate)}입니다. 비교하는 양은 얼마입니까?",
        )
        working = (
            "비율은 비교하는 양을 기준량으로 나눈 것이므로 비교하는 양은 기준량과 비율의 곱입니다. "
        )
        working += f"{base} × {w(rate)} = {ans}입니다."
        return told(draw, questions, working, ans)
    one, two = (called(n) for n in draw.names(2))
    a, b, u = draw.number(2, 9), draw.number(2, 9), draw.number(3, 40) * 100
    if a == b or Fraction(a, b).denominator != b:
        return None
    questions = (
        f"{one}와 {two}가 {(a + b) * u}원을 {a} : {b}로 나누어 가지려고 합니다. {one}가 가지는 돈은 얼마입니까?",
        f"{(a + b) * u}원을 {one}와 {two}가 {a} : {b}의 비로 나눌 때 {one}의 몫은 몇 원인지 구하시오.",
    )
    questions = tuple(q.replace(f": {b}로 나", f": {b}[으로/로] 나") for q in questions)
    working = (
        f"전체를 {a} + {b} = {a + b}부분으로 나눈 것 중 {one}는 {a}부분을 가집니다. 한 부분은 "
        f"{divided((a + b) * u, a + b)}원이므로 "
        f"{one}는 {times(u, a)}원을 가집니다."
    )
    return told(draw, questions, working, u * a)
