"""산술연산의 틀(15): 한두 번에 셈하는 여러 가지 이야기."""

from problems.arithmetic_words import KIND, divided, times, told, w
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_used_each_time(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    each, n, left = draw.number(4, 48), draw.number(4, 24), draw.number(5, 90)
    total = each * n + left
    thing, c, do = draw.pick(
        (
            ("도화지", "장", "썼"),
            ("달걀", "개", "사용했"),
            ("쌀", "kg", "먹었"),
            ("우표", "장", "붙였"),
        )
    )
    if draw.number(0, 1):
        questions = (
            f"{name}네는 {thing} {total}{c}[을/를] 샀습니다. 하루에 {each}{c}씩 {n}일 동안 {do}다면 남은 "
            f"{thing}[은/는] 몇 {c}입니까?",
            f"{thing}[이/가] {total}{c} 있었습니다. 매일 {each}{c}씩 {n}일 동안 {do}습니다. 남은 {thing}[은/는] 몇 "
            f"{c}인지 구하시오.",
        )
        working = f"{n}일 동안 쓴 양은 {times(each, n)}{c}입니다. "
        working += f"남은 것은 {total} - {each * n} = {left}{c}입니다."
        return told(draw, questions, working, left)
    days, day = draw.number(2, 6), draw.number(6, 40)
    box, boxes = draw.pick(((30, "판"), (20, "상자"), (25, "상자")))
    count = (each * n + days * day) // box + 1
    rest = box * count - each * n
    if rest % days:
        return None
    questions = (
        f"음식점에서 한 {boxes}에 {box}개인 달걀 {count}{boxes}[을/를] 사서 하루에 {each}개씩 {n}일 동안 사용하였습니다. 남은 "
        f"달걀을 {days}일 동안 똑같이 나누어 "
        "사용하려면 하루에 몇 개씩 사용해야 합니까?",
        f"{box}개들이 달걀 {count}{boxes}[이/가] 있습니다. {n}일 동안 매일 {each}개씩 쓰고, 나머지를 {days}일 동안 똑같이 쓰려고 "
        "합니다. 하루에 몇 개씩 쓰면 되는지 "
        "구하시오.",
    )
    working = (
        f"달걀은 모두 {times(box, count)}개이고 사용한 것은 {times(each, n)}개입니다. 남은 {box * count} - "
        f"{each * n} = {rest}개를 {days}일로 나누면 하루에 "
        f"{divided(rest, days)}개입니다."
    )
    return told(draw, questions, working, rest // days)


@template(KIND)
def arith_feed_two_kinds(draw: Draw) -> Problem:
    a, b = draw.number(12, 65), draw.number(12, 65)
    m, n = draw.number(4, 24), draw.number(4, 24)
    x, y = w(a / 10), w(b / 10)
    p, q, total = w(a * m / 10), w(b * n / 10), w((a * m + b * n) / 10)
    questions = (
        f"소 한 마리는 하루에 사료를 {x}kg, 돼지 한 마리는 {y}kg 먹습니다. 소 {m}마리와 돼지 {n}마리가 하루에 먹는 사료는 모두 몇 kg입니까?",
        f"{x}kg짜리 상자 {m}개와 {y}kg짜리 상자 {n}개를 트럭에 실었습니다. 실은 상자의 무게는 모두 몇 kg인지 구하시오.",
        f"선물 한 개를 포장하는 데 상자는 리본 {x}m, 꽃다발은 {y}m가 듭니다. 상자 {m}개와 꽃다발 {n}개를 포장하려면 리본은 몇 m가 "
        "필요합니까?",
    )
    working = f"앞의 것은 {times(x, m)}이고, 뒤의 것은 {times(y, n)}입니다. 두 값을 더하면 {p} + {q} = {total}입니다."
    return told(draw, questions, working, total)


@template(KIND)
def arith_ribbon_per_gift(draw: Draw) -> Problem:
    a, b, n = draw.number(8, 60), draw.number(6, 45), draw.number(5, 30)
    name = called(draw.names()[0])
    if draw.number(0, 1):
        questions = (
            f"선물 한 개를 포장하는 데 빨간색 리본 {a}cm, 파란색 리본 {b}cm가 필요합니다. 같은 선물 {n}개를 포장하는 데 필요한 리본은 모두 몇 "
            "cm인가요?",
            f"유리구슬 {a}개와 쇠구슬 {b}개가 들어 있는 상자가 {n}개 있습니다. 구슬은 모두 몇 개입니까?",
            f"5학년 학생은 남학생이 {a + 50}명, 여학생이 {b + 50}명입니다. 모두에게 공책을 {n}권씩 주려면 공책은 몇 권이 필요합니까?",
        )
        at = draw.number(0, 2)
        x, y = (a + 50, b + 50) if at == 2 else (a, b)
        working = (
            f"두 가지를 먼저 더하면 {x} + {y} = {x + y}입니다. 이것이 {n}번 있으므로 "
            f"{times(x + y, n)}입니다."
        )
        return told(draw, (questions[at],), working, (x + y) * n)
    a = a + b
    questions = (
        f"한 상자에 {a}개의 양파가 들어 있는 상자가 {n}상자 있습니다. 각 상자에서 {b}개씩 꺼냈을 때, 상자에 남아 있는 양파는 모두 몇 개입니까?",
        f"{name}네 가게에는 {a}개들이 초콜릿이 {n}상자 있습니다. 상자마다 {b}개씩 팔았다면 남은 초콜릿은 모두 몇 개인지 구하시오.",
    )
    working = f"한 상자에 남은 것은 {a} - {b} = {a - b}개입니다. 상자가 {n}개이므로 모두 {times(a - b, n)}개입니다."
    return told(draw, questions, working, (a - b) * n)


@template(KIND)
def arith_tens_of_decimal(draw: Draw) -> Problem:
    digits, n = draw.number(2, 9999), draw.number(1, 3)
    x, k = w(digits / 10**n), draw.pick((10, 100, 1000))
    many = k.bit_length() // 3
    if draw.number(0, 1):
        ans = w(digits / 10**n * k)
        questions = (
            f"{x}의 {k}배인 수는 A입니다. A의 값을 구하시오.",
            f"한 개의 무게가 {x}g인 나사가 {k}개 있습니다. 나사의 무게는 모두 몇 g입니까?",
        )
        working = f"{k}배를 하면 소수점이 오른쪽으로 {'한두세'[many - 1]} 자리 옮겨집니다. 따라서 {x} × {k} = {ans}입니다."
        return told(draw, questions, working, ans)
    value = w(digits)
    ans = w(digits / 10**n)
    ten = 10**n
    questions = (
        f"{value}의 1/{ten}인 수를 소수로 나타내시오.",
        f"밀가루 {value}g을 {ten}명에게 똑같이 나누어 주면 한 명이 받는 양은 몇 g입니까?",
    )
    working = f"{ten}[으로/로] 나누면 소수점이 왼쪽으로 {'한두세'[n - 1]} 자리 옮겨집니다. "
    working += f"따라서 {value} ÷ {ten} = {ans}입니다."
    return told(draw, questions, working, ans)
