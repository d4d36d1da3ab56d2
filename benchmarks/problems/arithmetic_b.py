"""산술연산의 틀(2): 값과 거스름돈, 이익, 저금."""

from problems.arithmetic_words import KIND, divided, times, told
from problems.drawing import Draw, Problem, called, template

GOODS = (
    ("공책", "권"),
    ("수첩", "권"),
    ("연필", "자루"),
    ("볼펜", "자루"),
    ("지우개", "개"),
    ("빵", "개"),
    ("사탕", "개"),
    ("우유", "병"),
    ("과자", "봉지"),
    ("도화지", "장"),
)
MANY = ("많다면", "적습니다", "많을")


@template(KIND)
def arith_profit_each(draw: Draw) -> Problem:
    thing, c = draw.pick(
        (("옥수수빵", "봉지"), ("인형", "개"), ("장난감", "개"), ("모자", "개"), ("참기름", "병"))
    )
    cost, gain, count = draw.number(500, 9000, 20), draw.number(50, 900, 10), draw.number(12, 90)
    sold, total = cost + gain, gain * count
    questions = (
        f"가게에서 {thing}[을/를] 한 {c}에 {cost}원에 사 와서 {sold}원에 팔고 있습니다. {count}{c}[을/를] 팔았다면 "
        "이익금은 모두 얼마입니까?",
        f"한 {c}에 {cost}원을 주고 들여온 {thing}[을/를] 한 {c}에 {sold}원씩 받고 {count}{c} 팔았습니다. "
        "얻은 이익은 모두 몇 원인지 구하시오.",
    )
    working = (
        f"한 {c}[을/를] 팔 때의 이익은 판 값에서 사 온 값을 뺀 {sold} - {cost} = {gain}원입니다. "
        f"{count}{c}[을/를] 팔았으므로 이익금은 모두 {times(gain, count)}원입니다."
    )
    return told(draw, questions, working, total)


@template(KIND)
def arith_change_back(draw: Draw) -> Problem | None:
    name = called(draw.names()[0])
    (x, cx), (y, cy) = draw.some(GOODS, 2)
    px, py = draw.number(150, 1800, 50), draw.number(100, 1500, 50)
    nx, ny = draw.number(2, 24), draw.number(2, 24)
    cost = px * nx + py * ny
    paid = next((n for n in (5000, 10000, 20000, 50000) if n > cost), 0)
    if not paid:
        return None
    questions = (
        f"{name}는 한 {cx}에 {px}원 하는 {x} {nx}{cx}[과/와] 한 {cy}에 {py}원 하는 {y} {ny}{cy}[을/를] 사고 "
        f"{paid}원을 냈습니다. 거스름돈으로 얼마를 받아야 합니까?",
        f"어머니께서 {paid}원을 가지고 {px}원짜리 {x} {nx}{cx}[과/와] {py}원짜리 {y} {ny}{cy}[을/를] 사셨습니다. "
        "남은 돈은 얼마인지 구하시오.",
    )
    working = (
        f"{x}의 값은 {times(px, nx)}원이고, {y}의 값은 {times(py, ny)}원입니다. 물건값은 모두 "
        f"{px * nx} + {py * ny} = {cost}원이므로 거스름돈은 {paid} - {cost} = {paid - cost}원입니다."
    )
    return told(draw, questions, working.replace("거스름돈", "남는 돈"), paid - cost)


@template(KIND)
def arith_set_for_everyone(draw: Draw) -> Problem:
    (x, cx), (y, cy) = draw.some(GOODS, 2)
    px, py, people = draw.number(250, 1500, 50), draw.number(250, 1500, 50), draw.number(11, 48)
    if draw.number(0, 1):
        questions = (
            f"{x}[은/는] 한 {cx}에 {px}원, {y}[은/는] 한 {cy}에 {py}원입니다. 어린이 {people}명에게 {x}[과/와] "
            f"{y}[을/를] "
            f"한 {cx}, 한 {cy}씩 주려면 돈은 모두 얼마가 드는지 구하시오.",
            f"{people}명의 학생에게 {px}원짜리 {x} 1{cx}[과/와] {py}원짜리 {y} 1{cy}[을/를] 각각 나누어 주려고 합니다. "
            "모두 얼마가 필요합니까?",
        )
        working = (
            f"한 명에게 드는 돈은 {px} + {py} = {px + py}원입니다. {people}명에게 주므로 모두 "
            f"{times(px + py, people)}원이 필요합니다."
        )
        return told(draw, questions, working, (px + py) * people)
    each = draw.number(2, 6)
    questions = (
        f"우리 반 학생은 {people}명입니다. 한 명에게 {x}[을/를] {each}{cx}씩 선물하려고 하는데 {x} 한 {cx}의 값은 "
        f"{px}원입니다. 모두 얼마가 필요합니까?",
        f"{px}원 하는 {x}[을/를] {people}명에게 {each}{cx}씩 나누어 주었습니다. {x}[을/를] 사는 데 든 돈은 모두 "
        "몇 원인가요?",
    )
    working = (
        f"필요한 {x}의 수는 {people}명에게 {each}{cx}씩이므로 {times(people, each)}{cx}입니다. 한 {cx}에 {px}원이므로 "
        f"모두 {times(px, people * each)}원입니다."
    )
    return told(draw, questions, working, px * people * each)


@template(KIND)
def arith_sell_boxes(draw: Draw) -> Problem:
    x, y = draw.some(("사과", "배", "감", "귤", "토마토", "참외", "망고", "복숭아"), 2)
    a, b, m, n = (draw.number(lo, hi) for lo, hi in ((4, 30), (4, 24), (3, 12), (3, 20)))
    p, q = draw.number(200, 900, 100), draw.number(200, 1200, 100)
    total = a * m * p + b * n * q
    questions = (
        f"한 상자에 {a}개씩 들어 있는 {x}[이/가] {m}상자 있고, 한 상자에 {b}개씩 들어 있는 {y}[이/가] {n}상자 "
        f"있습니다. {x}[은/는] 한 개에 {p}원, {y}[은/는] 한 개에 {q}원을 받고 모두 팔았다면 판 금액은 모두 얼마인지 구해 보시오.",
        f"과일 가게에서 {a}개들이 {x} {m}상자와 {b}개들이 {y} {n}상자를 모두 팔았습니다. 한 개의 값이 {x}[은/는] "
        f"{p}원, {y}[은/는] {q}원일 때 판 돈은 모두 얼마입니까?",
    )
    working = (
        f"{x}[은/는] {times(a, m)}개이고 판 돈은 {a * m} × {p} = {a * m * p}원입니다. {y}[은/는] "
        f"{times(b, n)}개이고 "
        f"판 돈은 {b * n} × {q} = {b * n * q}원입니다. 더하면 {a * m * p} + {b * n * q} = {total}원입니다."
    )
    return told(draw, questions, working, total)


@template(KIND)
def arith_sum_and_difference(draw: Draw) -> Problem:
    one, two = (called(n) for n in draw.names(2))
    unit, scale, x, y, (so, not_so, when) = draw.pick(
        (
            ("개", 1, "티셔츠의 수", "바지의 수", MANY),
            ("원", 50, "사과의 값", "배의 값", ("비싸다면", "쌉니다", "비쌀")),
            ("명", 1, "여학생의 수", "남학생의 수", MANY),
            ("원", 10, "지난달 이자", "이번 달 이자", MANY),
            ("장", 1, f"{one}가 가진 우표의 수", f"{two}가 가진 우표의 수", MANY),
            ("cm", 1, "빨간 끈의 길이", "파란 끈의 길이", ("길다면", "짧습니다", "길")),
        )
    )
    small, gap = draw.number(10, 90) * scale, draw.number(2, 20) * scale
    big, total = small + gap, 2 * small + gap
    want_big = draw.number(0, 1)
    asked, answer = (x, big) if want_big else (y, small)
    questions = (
        f"{x}[과/와] {y}[을/를] 더하면 {total}{unit}입니다. {x}[이/가] {y}보다 {gap}{unit} 더 {so} {asked}[은/는] "
        f"몇 {unit}입니까?",
        f"{x}[과/와] {y}의 합은 {total}{unit}이고 차는 {gap}{unit}입니다. {x}[이/가] 더 {when} 때, {asked}[을/를] "
        "구하시오.",
        f"{y}[은/는] {x}보다 {gap}{unit} 더 {not_so}. 둘의 합이 {total}{unit}일 때 {asked}[은/는] 몇 "
        f"{unit}인가요?",
    )
    how = (
        f"합에 차를 더하면 큰 수의 두 배입니다. {total} + {gap} = {2 * big}"
        if want_big
        else f"합에서 차를 빼면 작은 수의 두 배입니다. {total} - {gap} = {2 * small}"
    )
    working = (
        f"두 수의 합은 {total}{unit}, 차는 {gap}{unit}입니다. {how}이므로 {asked}[은/는] {2 * answer} ÷ 2 = "
        f"{answer}{unit}입니다."
    )
    return told(draw, questions, working, answer)


@template(KIND)
def arith_fee_income(draw: Draw) -> Problem | None:
    place = draw.pick(("놀이공원", "동물원", "박물관", "수영장", "식물원"))
    p, q = draw.number(1200, 3000, 100), draw.number(500, 1100, 100)
    a, b, fewer = draw.number(150, 400), draw.number(200, 600), draw.number(5, 40)
    kids = draw.number(5, 40)
    lost = fewer * p + kids * q
    questions = (
        f"어느 {place}의 입장료가 어른은 {p}원, 어린이는 {q}원입니다. 어제 입장한 사람은 어른이 {a}명, 어린이가 {b}명이었"
        f"습니다. 오늘은 어른 {a - fewer}명과 어린이 몇 명이 입장하였는데 입장료 수입이 {lost}원 줄었습니다. "
        "오늘 입장한 어린이는 몇 명입니까?",
        f"{place}에 어제는 어른 {a}명, 어린이 {b}명이 왔고 오늘은 어른 {a - fewer}명과 어린이 여러 명이 왔습니다. 한 명의 "
        f"입장료는 어른 {p}원, 어린이 {q}원이고 오늘의 수입은 어제보다 {lost}원 적습니다. 오늘 온 어린이의 수를 구하시오.",
    )
    working = (
        f"어른은 {a} - {a - fewer} = {fewer}명 줄었으므로 어른 입장료는 {times(p, fewer)}원 줄었습니다. 나머지 "
        f"{lost} - {fewer * p} = {kids * q}원은 어린이가 줄어든 만큼이므로 어린이는 {divided(kids * q, q)}명 줄었습니다. "
        f"오늘 온 어린이는 {b} - {kids} = {b - kids}명입니다."
    )
    return told(draw, questions, working, b - kids)


@template(KIND)
def arith_price_rise(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    thing, do = draw.pick((("우유", "마십니다"), ("빵", "먹습니다"), ("요구르트", "마십니다")))
    month, days = draw.pick(((4, 30), (6, 30), (9, 30), (11, 30), (7, 31), (8, 31)))
    old, rise, later = draw.number(400, 1200, 20), draw.number(20, 120, 10), draw.number(5, 25)
    total = old * days + rise * later
    questions = (
        f"{name}는 매일 {thing}[을/를] 한 개씩 {do}. {month}월의 어느 날 {thing} 한 개의 값이 {old}원에서 "
        f"{old + rise}원으로 "
        f"올라 {month}월의 {thing} 값으로 {total}원을 냈습니다. 오른 값으로 산 {thing}[은/는] 몇 개인가요? "
        f"(단, {month}월은 {days}일까지 있습니다.)",
        f"{month}월 한 달({days}일) 동안 날마다 {thing}[을/를] 하나씩 샀습니다. 처음에는 하나에 {old}원이었는데 도중에 "
        f"{old + rise}원으로 올라서 모두 {total}원이 들었습니다. 값이 오른 뒤에 산 {thing}의 개수를 구하시오.",
    )
    working = (
        f"{days}개를 모두 {old}원에 샀다면 {times(old, days)}원입니다. 실제로는 {total} - {old * days} = "
        f"{rise * later}원을 "
        f"더 냈습니다. 오른 값으로 산 것은 하나에 {old + rise} - {old} = {rise}원씩 더 내므로 "
        f"{divided(rise * later, rise)}개입니다."
    )
    return told(draw, questions, working, later)


@template(KIND)
def arith_saving_race(draw: Draw) -> Problem | None:
    one, two = (called(n) for n in draw.names(2))
    a, b, m = draw.number(200, 900, 50), draw.number(200, 900, 50), draw.number(5, 25)
    weeks = draw.number(2, 4)
    first, second = a * m, b * 7 * weeks
    if first == second:
        return None
    (more, big), (less, small) = ((one, first), (two, second))[:: 1 if first > second else -1]
    questions = (
        f"{one}는 매일 {a}원씩 {m}일 동안, {two}는 매일 {b}원씩 {weeks}주일 동안 저금하였습니다. {more}가 저금한 돈은 "
        f"{less}가 저금한 돈보다 얼마나 더 많습니까?",
        f"{two}는 {weeks}주 동안 하루에 {b}원씩 모았고 {one}는 {m}일 동안 하루에 {a}원씩 모았습니다. 두 사람이 모은 돈의 "
        "차를 구하시오.",
    )
    working = (
        f"{one}의 저금은 {times(a, m)}원입니다. {weeks}주일은 7 × {weeks} = {7 * weeks}일이므로 {two}의 저금은 "
        f"{times(b, 7 * weeks)}원입니다. 차는 {big} - {small} = {big - small}원입니다."
    )
    return told(draw, questions, working, big - small)


@template(KIND)
def arith_proportional_price(draw: Draw) -> Problem:
    thing, c = draw.pick((*GOODS[:7], ("색종이", "장"), ("리본", "m"), ("귤", "개")))
    a, k, unit = draw.number(2, 9), draw.number(3, 25), draw.number(60, 900, 10)
    questions = (
        f"{thing} {a}{c}[을/를] {a * unit}원에 샀습니다. 같은 {thing} {k}{c}[을/를] 사려면 얼마가 필요한지 구하시오.",
        f"{thing} {a}{c}의 값이 {a * unit}원이면 {thing} {k}{c}의 값은 얼마입니까?",
        f"문구점에서 {thing} {a}{c}[을/를] 샀더니 {a * unit}원이었습니다. {k}{c}[을/를] 사면 얼마를 내야 하나요?".replace(
            "문구점", "가게"
        ),
    )
    working = (
        f"먼저 {thing} 1{c}의 값을 구합니다. {a}{c}에 {a * unit}원이므로 1{c}의 값은 {divided(a * unit, a)}원입니다. "
        f"{k}{c}의 값은 {times(unit, k)}원입니다."
    )
    return told(draw, questions, working, unit * k)
