"""수찾기2의 틀: 더하고 빼는 식에서 글자로 가린 숫자 찾기."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding2_columns import add_steps, ask, checked_sum, ended, fitting, hide

SUMS = (
    "{s}의 예금 고객은 {x}명이고 적금 고객은 {y}명입니다. 겹치는 고객 없이 모두 {t}명일 때, ",
    "{n}는 오전에 동화책을 {x}쪽 읽고, 오후에 {y}쪽을 더 읽었습니다. 오늘 모두 {t}쪽을 읽었다면, ",
    "장난감 공장에서 어제는 로봇을 {x}개, 오늘은 {y}개 만들었습니다. 이틀 동안 만든 로봇이 {t}개일 때, ",
    "떡볶이를 만드는 데 떡 {x}g과 어묵 {y}g이 필요합니다. 필요한 떡과 어묵이 모두 {t}g이라면, ",
    "{n}와 {m}가 주운 밤은 각각 {x}개, {y}개입니다. 두 사람이 주운 밤을 모으면 {t}개입니다. ",
    "오늘 박물관에 여자는 {x}명, 남자는 {y}명 입장했습니다. 총 입장 인원이 {t}명일 때, ",
    "종합장은 {x}원, 공책은 {y}원입니다. {n}가 종합장과 공책을 하나씩 사고 {t}원을 냈다면, ",
    "전교생이 {t}명인 학교에서 안경을 쓴 학생은 {x}명이고 쓰지 않은 학생은 {y}명입니다. ",
    "농장에서 기르는 닭은 모두 {t}마리입니다. 그중 암탉이 {x}마리, 수탉이 {y}마리일 때, ",
    "{n}가 사는 마을에는 {t}가구가 있습니다. 아파트가 {x}가구, 주택이 {y}가구일 때, ",
    "두 수 {x}{xw} {y}{yr} 더했더니 {t}{ti} 되었습니다. ",
    "{x} + {y} = {t}{ti} 성립한다고 합니다. ",
)
LEFT = (
    "{n}는 우표 {x}장 중에서 {y}장을 동생에게 주었습니다. 남은 우표가 {t}장일 때, ",
    "체리를 {x}개 수확하여 바자회에서 {y}개를 팔았더니 {t}개가 남았습니다. ",
    "{n}는 전체가 {x}쪽인 위인전을 {y}쪽까지 읽었습니다. 남은 쪽수가 {t}쪽이라면, ",
    "과학 실험에 쓸 알코올 {x}mL 가운데 {y}mL를 사용하여 {t}mL가 남았습니다. ",
    "마을에 {x}명이 살았는데 {y}명이 이사를 가서 {t}명이 되었습니다. ",
    "{n}는 {x}원을 가지고 가게에 가서 {y}원짜리 사탕을 사고 {t}원을 거슬러 받았습니다. ",
    "나무를 {x}그루 심으려고 합니다. 지금까지 {y}그루를 심어서 {t}그루가 남았을 때, ",
    "바구니에 담긴 풍선 {x}개 중 {y}개가 터졌습니다. 터지지 않은 풍선이 {t}개라면, ",
    "{x}에서 {y}{yr} 빼면 {t}{ti} 됩니다. ",
    "뺄셈식 {x} - {y} = {t}{ti} 있습니다. ",
)
MORE = (
    "{n}는 어제 줄넘기를 {x}번 넘었고, 오늘은 어제보다 {y}번 더 많이 넘어서 오늘 {t}번을 넘었습니다. ",
    "여자 관람객은 {x}명입니다. 남자 관람객은 여자 관람객보다 {y}명 더 많아서 {t}명일 때, ",
    "지난달에 팔린 자전거는 {x}대이고, 이번 달에는 지난달보다 {y}대 더 많은 {t}대가 팔렸습니다. ",
    "{n}가 가진 구슬 {x}개는 {m}가 가진 구슬보다 {y}개 적습니다. {m}의 구슬이 {t}개일 때, ",
)
SMALL = ("쪽", "밤", "전교생", "종합장", "우표", "체리", "풍선", "알코올", "그루", "떡볶이")
SIZES = ((100, 899, 100, 899), (100, 899, 12, 98), (15, 98, 15, 98), (1100, 8900, 150, 980))


def _words(x: str, y: str, t: str, draw: Draw) -> dict[str, str]:
    n, m = draw.names(2)
    bank = draw.pick(("초록은행", "햇살은행", "튼튼은행"))
    given = {"n": called(n), "m": called(m), "s": bank, "x": x, "y": y, "t": t}
    tail = {"xw": josa(x, "과/와"), "yr": josa(y, "을/를"), "ti": josa(t, "이/가")}
    return given | {key: one[-1] for key, one in tail.items()}


@template("수찾기2")
def f2_two_addends(draw: Draw) -> Problem | None:
    story, (a, b, c, d) = draw.pick(SUMS), draw.pick(SIZES)
    x, y = draw.number(a, b), draw.number(c, d)
    if x + y > 1100 and any(word in story for word in SMALL):
        return None
    whole_first = -1 < story.find("{t}") < story.find("{x}")
    numbers = [x + y, x, y] if whole_first else [x, y, x + y]
    shown, digits = hide(draw, numbers, draw.pick((2, 2, 3)))
    one, two, total = shown[1:] + shown[:1] if whole_first else shown
    if len(fitting([one, two, total], lambda p, q, r: p + q == r)) != 1:
        return None
    asked = ask(draw, digits)
    working = (
        f"{josa(one, '과/와')} {josa(two, '을/를')} 더하면 {josa(total, '이/가')} 됩니다. "
        f"{add_steps([one, two], total, digits)} 확인하면 "
        f"{checked_sum([one, two], total, digits)}입니다. {asked.closing}"
    )
    return Problem(
        story.format(**_words(one, two, total, draw)) + asked.question, working, asked.answer
    )


@template("수찾기2")
def f2_left_after_taking(draw: Draw) -> Problem | None:
    story, (a, b, c, d) = draw.pick(LEFT), draw.pick(SIZES)
    used, left = draw.number(c, d), draw.number(a, b)
    if used + left > 1100 and any(word in story for word in SMALL):
        return None
    if draw.number(0, 1):
        used, left = left, used
    shown, digits = hide(draw, [used + left, used, left], draw.pick((2, 2, 3)))
    first, two, three = shown
    if len(fitting(shown, lambda p, q, r: p - q == r)) != 1:
        return None
    asked = ask(draw, digits)
    working = (
        f"처음 수에서 뺀 수와 남은 수를 더하면 처음 수이므로 {josa(two, '과/와')} "
        f"{josa(three, '을/를')} 더하면 {josa(first, '이/가')} 됩니다. "
        f"{add_steps([two, three], first, digits)} "
        f"확인하면 {checked_sum([two, three], first, digits)}입니다. {asked.closing}"
    )
    return Problem(story.format(**_words(*shown, draw)) + asked.question, working, asked.answer)


@template("수찾기2")
def f2_so_many_more(draw: Draw) -> Problem | None:
    story = draw.pick(MORE)
    x, y = draw.number(102, 879), draw.number(13, 198)
    shown, digits = hide(draw, [x, y, x + y], draw.pick((2, 3)))
    if len(fitting(shown, lambda p, q, r: p + q == r)) != 1:
        return None
    asked = ask(draw, digits)
    working = (
        f"적은 쪽의 수에 차이를 더하면 많은 쪽의 수이므로 {shown[0]}에 {josa(shown[1], '을/를')} 더하면 "
        f"{shown[2]}입니다. {add_steps(shown[:2], shown[2], digits)} "
        f"확인하면 {checked_sum(shown[:2], shown[2], digits)}입니다. {asked.closing}"
    )
    return Problem(story.format(**_words(*shown, draw)) + asked.question, working, asked.answer)


@template("수찾기2")
def f2_count_behind_letters(draw: Draw) -> Problem | None:
    (one, two), unit = draw.things(2)
    x, y = draw.number(120, 789), draw.number(105, 689)
    shown, digits = hide(draw, [x, y, x + y], 2)
    if len(fitting(shown, lambda p, q, r: p + q == r)) != 1 or not digits.get("B"):
        return None
    targets = [n for n in range(3) if any(c.isalpha() for c in shown[n])]
    n = draw.pick(targets)
    what = (f"{one}의 수", f"{two}의 수", "모두 더한 수")[n]
    asking = (
        (f"{josa(one, '은/는')} 몇 {unit}", f"{josa(two, '은/는')} 몇 {unit}", f"모두 몇 {unit}")
    )[n]
    question = draw.pick(
        (
            f"가게에 {one} {shown[0]}{unit}와 {two} {shown[1]}{unit}가 있어서 모두 {shown[2]}{unit}입니다. "
            f"A와 B가 숫자 하나씩을 나타낼 때, {asking}입니까?",
            f"창고에 있는 {josa(one, '과/와')} {josa(two, '은/는')} 합하여 {shown[2]}{unit}입니다. "
            f"{josa(one, '이/가')} {shown[0]}{unit}, {josa(two, '이/가')} {shown[1]}{unit}일 때, "
            f"A와 B에 알맞은 숫자를 찾아 {josa(what, '을/를')} 구하시오.",
        )
    )
    for bad in ("자루", "장", "마리", "병", "봉지", "권", "송이", "개"):
        tail = josa(bad, "과/와")[-1], josa(bad, "이/가")[-1]
        question = question.replace(f"{bad}와 {two}", f"{bad}{tail[0]} {two}")
        question = question.replace(f"{bad}가 있어서", f"{bad}{tail[1]} 있어서")
    answer = (x, y, x + y)[n]
    working = (
        f"{shown[0]}에 {josa(shown[1], '을/를')} 더하면 {shown[2]}입니다. "
        f"{add_steps(shown[:2], shown[2], digits)} 확인하면 "
        f"{checked_sum(shown[:2], shown[2], digits)}입니다. 따라서 {josa(what, '은/는')} "
        f"{answer}{unit}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_three_addends(draw: Draw) -> Problem | None:
    parts = [draw.number(104, 399) for _ in range(3)]
    shown, digits = hide(draw, [sum(parts), *parts], 3)
    total, rows = shown[0], shown[1:]
    if len(fitting(shown, lambda t, p, q, r: p + q + r == t)) != 1:
        return None
    asked, (p, q, r) = ask(draw, digits), rows
    story = draw.pick(
        (
            f"1월부터 3월까지 미술관에 방문한 사람은 모두 {total}명입니다. 1월에는 {p}명, 2월에는 {q}명, "
            f"3월에는 {r}명이 방문했을 때, ",
            f"식목일에 세 마을이 나무를 모두 {total}그루 심었습니다. 첫째 마을은 {p}그루, 둘째 마을은 {q}그루, "
            f"셋째 마을은 {r}그루를 심었다고 합니다. ",
            f"회사 직원 {total}명 가운데 자동차로 출근하는 사람이 {p}명, 버스로 출근하는 사람이 {q}명, "
            f"걸어서 출근하는 사람이 {r}명입니다. ",
            f"{total}쪽짜리 책을 첫째 날 {p}쪽, 둘째 날 {q}쪽, 셋째 날 {r}쪽 읽어서 다 읽었을 때, ",
        )
    )
    working = (
        f"{p}, {q}, {josa(r, '을/를')} 모두 더하면 {josa(total, '이/가')} 됩니다. "
        f"{add_steps(rows, total, digits)} 확인하면 {checked_sum(rows, total, digits)}입니다. "
        f"{asked.closing}"
    )
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_swapped_digits(draw: Draw) -> Problem | None:
    a, b, h, k = draw.number(1, 8), draw.number(1, 8), draw.number(1, 5), draw.number(1, 4)
    total = (h + k) * 100 + 11 * (a + b)
    one, two = f"{h}AB", f"{k}BA"
    sums = {d["A"] + d["B"] for d in fitting([one, two], lambda p, q: p + q == total)}
    if sums != {a + b}:
        return None
    name = called(draw.names()[0])
    end = draw.pick(("A+B의 값을 구하시오.", "A와 B의 합은 얼마입니까?", "A, B의 합은 무엇입니까?"))
    question = draw.pick(
        (
            f"{name}는 만화책을 어제 {one}쪽, 오늘 {two}쪽 읽었습니다. 이틀 동안 읽은 쪽수가 {total}쪽일 때, ",
            f"과수원에서 귤을 첫째 날 {one}개, 둘째 날 {two}개 따서 모두 {total}개가 되었습니다. ",
            f"{one} + {two} = {total}입니다. A와 B가 숫자 하나씩을 나타낼 때, ",
        )
    )
    rest = total - (h + k) * 100
    working = (
        f"두 수의 백의 자리가 {josa(h, '과/와')} {k}이므로 백의 자리를 뺀 두 자리 수끼리의 합은 "
        f"{total} - {h * 100} - {k * 100} = {rest}입니다. 한 수는 십의 자리가 A, 일의 자리가 B이고 다른 "
        f"수는 십의 자리가 B, 일의 자리가 A이므로, 두 수의 합은 A와 B의 합의 10 + 1 = 11배입니다. "
        f"따라서 A와 B의 합은 {rest} ÷ 11 = {a + b}입니다."
    )
    return Problem(question + end, working, a + b)


@template("수찾기2")
def f2_age_times_and_rest(draw: Draw) -> Problem | None:
    child, parent = draw.number(6, 13), draw.number(33, 55)
    a, b, name = parent // child, parent % child, called(draw.names()[0])
    who = draw.pick(("아버지", "어머니", "이모"))
    if b == 0 or a == b:
        return None
    minus = draw.number(0, 1)
    noun, text, answer = (
        ("A+B의 값", f"{a} + {b} = {a + b}", a + b)
        if minus
        else ("A×B의 값", f"{a} × {b} = {a * b}", a * b)
    )
    question = draw.pick(
        (
            f"{josa(who, '은/는')} {parent}살이고 {name}는 {child}살입니다. {who}의 나이는 {name} 나이의 A배보다 B살 "
            "더 많습니다. A가 가장 클 때, "
            f"{ended(draw, noun)}",
            f"{name}의 나이는 {child}살, {who}의 나이는 {parent}살입니다. {who}의 나이가 {name} 나이의 A배보다 B살 많고 "
            "A가 될 수 있는 대로 크다면, "
            f"{ended(draw, noun)}",
        )
    )
    working = (
        f"{parent}에 {child}{josa(child, '이/가')[-1]} 몇 번까지 들어가는지 알아봅니다. {child} × {a} = "
        f"{child * a}이고 {child} × {a + 1} = {child * (a + 1)}"
        f"{josa(child * (a + 1), '은/는')[-1]} {parent}보다 크므로 A는 {a}입니다. B는 {parent} - "
        f"{child * a} = {b}이므로 "
        f"{josa(noun, '은/는')} {text}입니다."
    )
    return Problem(question, working, answer)
