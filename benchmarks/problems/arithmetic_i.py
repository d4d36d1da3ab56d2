"""산술연산의 틀(9): 분수와 소수의 셈."""

from fractions import Fraction

from problems.arithmetic_words import KIND, divided, fr, times, told, w
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_fraction_of_number(draw: Draw) -> Problem | None:
    name, other = (called(n) for n in draw.names(2))
    b, d = draw.number(2, 9), draw.number(2, 9)
    a, c = draw.number(1, b - 1), draw.number(1, d - 1)
    x, y = Fraction(a, b), Fraction(c, d)
    thing, u = draw.pick((("연필", "자루"), ("구슬", "개"), ("공책", "권"), ("색종이", "장")))
    total = b * d * draw.number(1, 3)
    first, second = total * x, total * y
    if x.denominator != b or y.denominator != d or first.denominator * second.denominator > 1:
        return None
    if draw.number(0, 1):
        left = total - first
        ask_left = draw.number(0, 1)
        ask, ans = ("남은", left) if ask_left else ("쓴", first)
        questions = (
            f"{name}는 {thing}[을/를] {total}{u} 가지고 있습니다. 이 중에서 전체의 ({a}/{b})[을/를] 썼다면 {ask} "
            f"{thing}[은/는] 몇 {u}입니까?",
            f"{thing} {total}{u}의 {a}/{b}만큼을 썼습니다. {ask} {thing}의 수를 구하시오.",
        )
        working = (
            f"{total}{u}[을/를] {b}묶음으로 나누면 한 묶음은 {divided(total, b)}{u}입니다. 쓴 것은 {total // b} × "
            f"{a} = "
            f"{first}{u}입니다."
        )
        if total % b:
            return None
        if ask_left:
            working += f" 남은 것은 {total} - {first} = {left}{u}입니다."
        return told(draw, questions, working, ans)
    left = total - first - second
    if left <= 0 or total % b or total % d:
        return None
    questions = (
        f"{name}는 {thing}[을/를] {total}{u} 가지고 있습니다. 그중 전체의 ({a}/{b})[은/는] {other}에게 주고, 전체의 "
        f"({c}/{d})[은/는] 동생에게 주었습니다. "
        f"남은 {thing}[은/는] 몇 {u}인지 구하시오.",
        f"{thing} {total}{u} 가운데 전체의 {a}/{b}[을/를] 어제 쓰고 전체의 {c}/{d}[을/를] 오늘 썼습니다. 몇 {u}[이/가] "
        "남았습니까?",
    )
    working = (
        f"{total}의 {a}/{b}[은/는] {total} ÷ {b} × {a} = {first}이고, {total}의 {c}/{d}[은/는] {total} ÷ "
        f"{d} × {c} = {second}입니다. "
        f"남은 것은 {total} - {first} - {second} = {left}{u}입니다."
    )
    return told(draw, questions, working, left)


@template(KIND)
def arith_fraction_of_fraction(draw: Draw) -> Problem | None:
    b, d = draw.number(2, 9), draw.number(2, 9)
    a, c = draw.number(1, b - 1), draw.number(1, d - 1)
    x, y = Fraction(a, b), Fraction(c, d)
    part, rest = x * y, (1 - x) * y
    if x.denominator != b or y.denominator != d:
        return None
    raw = f"{a}/{b} × {c}/{d} = {a * c}/{b * d}"
    if draw.number(0, 1):
        questions = (
            f"밭 전체의 ({a}/{b})에 채소를 심었습니다. 그중 ({c}/{d})에 상추를 심었다면 상추밭은 밭 전체의 얼마입니까?",
            f"{w(1)}L의 주스 가운데 {a}/{b}만큼을 컵에 따르고, 따른 주스의 {c}/{d}만큼을 마셨습니다. 마신 주스는 처음 주스의 몇 분의 몇인지 "
            "구하시오.",
            f"우리 반 학생의 ({a}/{b})[은/는] 여학생이고, 여학생의 ({c}/{d})[은/는] 안경을 썼습니다. 안경을 쓴 여학생은 반 전체의 몇 분의 "
            "몇입니까?",
        )
        more = "" if part.denominator == b * d else f" = {fr(part)}"
        working = f"전체의 {a}/{b} 가운데 다시 {c}/{d}만큼이므로 두 분수를 곱합니다. 따라서 {raw}{more}입니다."
        return told(draw, questions, working, fr(part))
    raw = f"{b - a}/{b} × {c}/{d} = {(b - a) * c}/{b * d}"
    more = "" if rest.denominator == b * d else f" = {fr(rest)}"
    questions = (
        f"책을 어제는 전체의 ({a}/{b})[을/를] 읽고, 오늘은 나머지의 ({c}/{d})[을/를] 읽었습니다. 오늘 읽은 것은 전체의 얼마입니까?",
        f"색 테이프의 {a}/{b}만큼으로 꽃을 만들고, 남은 것의 {c}/{d}만큼으로 리본을 만들었습니다. 리본을 만든 것은 전체의 몇 분의 몇입니까?",
    )
    working = f"전체를 1로 보면 나머지는 1 - {a}/{b} = {b - a}/{b}입니다. 그 {c}/{d}만큼이므로 {raw}{more}입니다."
    return told(draw, questions, working, fr(rest))


@template(KIND)
def arith_fraction_times(draw: Draw) -> Problem | None:
    b, n = draw.number(2, 12), draw.number(3, 24)
    a = draw.number(1, 3 * b)
    x = Fraction(a, b)
    if x.denominator != b:
        return None
    ans = x * n
    name = called(draw.names()[0])
    mixed = f"{a}/{b}"
    c, question = draw.pick(
        (
            (
                "m",
                f"길이가 ({mixed})m인 종이테이프 {n}개를 겹치지 않게 이었습니다. 이은 종이테이프의 길이는 모두 몇 m입니까?",
            ),
            (
                "cm",
                f"1분 동안에 ({mixed})cm씩 타는 양초가 있습니다. {n}분 동안 촛불을 켰다면, 양초는 몇 cm 탔습니까?",
            ),
            (
                "kg",
                f"{name}네 짐은 {n}kg이고 이웃집의 짐은 {name}네 짐의 ({mixed})배입니다. 이웃집의 짐은 몇 kg인지 구하시오.",
            ),
            (
                "L",
                f"한 사람이 물을 {mixed}L씩 마시려고 합니다. {n}명이 마시려면 물은 모두 몇 L 필요합니까?",
            ),
            (
                "판",
                f"한 명이 피자 한 판의 {mixed}만큼씩 먹는다고 합니다. {n}명이 먹으려면 피자는 몇 판 있어야 하는지 구하시오.",
            ),
        )
    )
    if (c == "판" and (a > b or ans.denominator > 1)) or (c == "L" and a > b):
        return None
    more = "" if ans.numerator == a * n and ans.denominator == b else f" = {fr(ans)}"
    shown = f"{n} × {mixed}" if c == "kg" else f"{mixed} × {n}"
    raw = f"{shown} = {a * n}/{b}"
    lead = f"{n}kg의 {mixed}배" if c == "kg" else f"{mixed}{c}씩 {n}번"
    working = f"{lead}이므로 곱셈을 합니다. 분자에 자연수를 곱하면 "
    working += f"{raw}{more}이므로 답은 {fr(ans)}{c}입니다."
    return told(draw, (question,), working, fr(ans))


@template(KIND)
def arith_fraction_divide(draw: Draw) -> Problem | None:
    b, n = draw.number(2, 12), draw.number(2, 12)
    a = draw.number(1, 4 * b)
    x = Fraction(a, b)
    if x.denominator != b:
        return None
    if draw.number(0, 1):
        total = x * n
        if total.denominator > 1:
            total = x * n * b
        count = total / x
        questions = (
            f"{total}kg의 설탕이 있습니다. 빵 한 개를 만드는 데 ({a}/{b})kg의 설탕이 필요하다면 빵은 모두 몇 개를 만들 수 있습니까?",
            f"길이가 {total}m인 끈을 {a}/{b}m씩 자르면 모두 몇 도막이 되는지 구하시오.",
            f"물 {total}L를 한 병에 {a}/{b}L씩 나누어 담으려고 합니다. 물병은 몇 개 필요합니까?",
        )
        working = (
            f"전체 {total}[을/를] {a}/{b}씩 나누므로 나눗셈을 합니다. 나누는 분수를 뒤집어 곱하면 {total} ÷ ({a}/{b}) = "
            f"{total} × ({b}/{a}) = {count}이므로 {count}개입니다."
        ).replace(f"{count}개입니다", f"답은 {count}입니다")
        working = working.replace(f"{total} × {b}/{a}", f"{total} × ({b}/{a})")
        return told(draw, questions, working, count)
    ans = x / n
    questions = (
        f"주스 ({a}/{b})L를 {n}개의 병에 똑같이 나누어 담으려고 합니다. 한 병에 몇 L씩 담으면 되겠습니까?",
        f"{n}명이 {a}/{b}m의 끈을 똑같이 나누어 가지면 한 사람이 가지는 끈은 몇 m인지 구하시오.",
        f"밀가루 ({a}/{b})kg을 {n}일 동안 매일 똑같이 썼습니다. 하루에 쓴 밀가루는 몇 kg입니까?",
    )
    more = "" if ans.denominator == b * n else f" = {fr(ans)}"
    working = (
        f"{a}/{b}[을/를] {n}[으로/로] 똑같이 나눕니다. 나눗셈을 곱셈으로 고치면 {a}/{b} ÷ {n} = {a}/{b} × 1/{n} = "
        f"{a}/{b * n}{more}입니다."
    )
    return told(draw, questions, working, fr(ans))


@template(KIND)
def arith_whole_from_part(draw: Draw) -> Problem | None:
    one, two = (called(n) for n in draw.names(2))
    b, part = draw.number(3, 12), draw.number(2, 60)
    a = draw.number(1, b - 1)
    if Fraction(a, b).denominator != b:
        return None
    kind = draw.number(0, 2)
    whole = part * b
    if kind == 0:
        questions = (
            f"{one}는 가지고 있던 색종이의 ({a}/{b})[을/를] 썼더니 쓴 색종이가 {part * a}장이었습니다. 처음에 가지고 있던 색종이는 몇 "
            "장입니까?",
            f"어떤 수의 {a}/{b}만큼은 {part * a}입니다. 어떤 수를 구하시오.",
        )
        working = (
            f"전체를 {b}로 나눈 것 중의 {a}만큼이 {part * a}입니다. 하나는 {part * a} ÷ {a} = {part}이므로 전체는 "
            f"{times(part, b)}입니다."
        ).replace(f"{b}로", f"{b}[으로/로]")
        return told(draw, questions, working, whole)
    if kind == 1:
        left = part * (b - a)
        questions = (
            f"{one}가 동화책의 {a}/{b}만큼을 읽었더니 {left}쪽이 남았습니다. 동화책은 모두 몇 쪽입니까?",
            f"물통에 든 물의 ({a}/{b})[을/를] 썼더니 {left}L가 남았습니다. 처음에 있던 물은 몇 L인지 구하시오.",
        )
        working = (
            f"전체를 {b}[으로/로] 똑같이 나누면 남은 것은 {b} - {a} = {b - a}만큼입니다. 하나는 {left} ÷ {b - a} = "
            f"{part}이므로 전체는 "
            f"{times(part, b)}입니다."
        )
        return told(draw, questions, working, whole)
    k, d = draw.number(2, 6), draw.number(2, 12)
    son = part // 3 + 5
    father = (son + d) * k
    if not 28 <= father <= 58 or not 20 <= father - son <= 45:
        return None
    questions = (
        f"{one}의 나이는 아버지의 연세의 (1/{k})보다 {d}살이 적습니다. {one}의 나이가 {son}살이면 아버지의 연세는 얼마입니까?",
        f"{one}가 가진 사탕은 {two}가 가진 사탕의 1/{k}보다 {d}개 적습니다. {one}의 사탕이 {son}개일 때 {two}의 사탕은 몇 개인지 "
        "구하시오.",
    )
    working = (
        f"{son}에 {d}[을/를] 더한 {son} + {d} = {son + d}[이/가] 구하는 수의 1/{k}입니다. 따라서 구하는 수는 "
        f"{times(son + d, k)}입니다."
    )
    return told(draw, questions, working, father)
