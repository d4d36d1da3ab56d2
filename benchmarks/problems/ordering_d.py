"""순서정하기: 기다리는 시간과 간격, 둥근 줄, 되풀이되는 차례, 옮겨 가는 자리."""

from itertools import permutations

from problems.drawing import Draw, Problem, called, template
from problems.ordering_a import KIND, QUEUES, Word, case, flat, one
from problems.ordering_c import times

SLOW_QUEUES = "예방 접종을 맞으려고|약을 받으려고|시력 검사를 받으려고|은행에서 돈을 찾으려고"


@template(KIND)
def order_gaps(draw: Draw) -> Problem:
    name, a, gap = called(draw.names()[0]), draw.number(2, 9), draw.number(3, 25)
    b = a + draw.number(3, 12)
    first, later = f"{a}번째", f"{b}번째"
    asked, things, unit, start, end = case(
        draw,
        f"""길 한쪽에 나무가 {gap}m 간격으로 한 줄로 심어져 있습니다. {first} 나무에서 {later} 나무까지의 거리는 몇 m입니까? (나무의 굵기는
        생각하지 않습니다.) # 나무 # m # {first} 나무 # {later} 나무
        | 버스가 {gap}분 간격으로 출발합니다. {first} 버스가 출발하고 몇 분 뒤에 {later} 버스가 출발하나요? # 버스 # 분 # {first} 버스
        # {later} 버스
        | {name}가 사는 아파트는 한 층을 올라갈 때마다 계단이 {gap}개씩 있습니다. {a}층에서 {b}층까지 올라가려면 계단을 몇 개 올라야 하는지 구하시오.
        # 층 # 개 # {a}층 # {b}층
        | 사람들이 앞사람과 {gap}cm씩 떨어져 한 줄로 서 있습니다. 앞에서 {first} 사람과 {later} 사람은 몇 cm 떨어져 있을까요? (몸의 두께는
        생각하지 않습니다.) # 사람 # cm # {first} 사람 # {later} 사람""",
    )
    n = b - a
    working = f"""이웃한 {things:과/와} {things} 사이의 간격 하나가 {gap}{unit}입니다. {start}에서 {end}까지의 간격은 {b}
    - {a} = {n}군데입니다. 따라서 {times(gap, n)}이므로 {gap * n}{unit}입니다."""
    return Problem(asked, flat(working), gap * n)


@template(KIND)
def order_waiting_time(draw: Draw) -> Problem:
    name, queue, each = called(draw.names()[0]), one(draw, SLOW_QUEUES), draw.number(2, 6)
    a, n = draw.number(3, 16), draw.number(17, 30)
    asked, ahead, why = case(
        draw,
        f"""{queue} 줄을 선 {name}는 앞에서 {a}번째입니다. 한 사람에 {each}분씩 걸리고 지금 첫 번째 사람이 막 시작했습니다. {name}는 몇
        분 뒤에 시작합니까? # {a - 1} # {a}번째이므로 앞에는 {a} - 1 = {a - 1}명
        | 병원에서 {n}명이 차례를 기다립니다. {name}는 뒤에서 {n - a + 1}번째이고 한 사람의 진료에 {each}분이 걸립니다. 첫 번째 사람이 지금
        진료를 시작하면 {name}는 몇 분 뒤에 진료를 시작하는지 구하시오. # {a - 1} # {n}명 가운데 뒤에서 {n - a + 1}번째이므로 앞에는 {n}
        - {n - a + 1} = {a - 1}명
        | {queue} 줄을 선 {name}의 앞에 {a}명이 있습니다. 한 사람에 {each}분씩 걸리고 맨 앞사람이 지금 막 시작했다면 {name}는 몇 분을
        기다려야 차례가 되나요? # {a} # {name}의 앞에는 {a}명""",
    )
    k = int(ahead)
    working = f"""먼저 {name}의 앞에 있는 사람의 수를 알아봅니다. {why}이 있습니다. 이 사람들이 모두 끝나야 {name}의 차례이므로 기다리는 시간은
    {times(k, each)}분입니다."""
    return Problem(asked, flat(working), k * each)


@template(KIND)
def order_around_circle(draw: Draw) -> Problem:
    (x, y), a, b = map(called, draw.names(2)), draw.number(2, 12), draw.number(2, 12)
    half = draw.number(4, 15)
    low = draw.number(1, half)
    n, far = half * 2, low + half
    asked, working, answer = case(
        draw,
        f"""학생들이 손을 잡고 둥글게 섰습니다. {y}는 {x}의 왼쪽으로 {a}번째이고, 오른쪽으로는 {b}번째입니다. 둥글게 선 학생은 모두 몇 명입니까? #
        {x}의 왼쪽으로 돌아 {y}까지 {a}명, 오른쪽으로 돌아 {y}까지 {b}명입니다. {y}를 두 번 셌으므로 1을 빼고, 세지 않은 {x}를 넣어 1을
        더합니다. {a} + {b} - 1 + 1 = {a + b}이므로 {a + b}명입니다. # {a + b}
        | {n}명이 둥근 탁자에 같은 간격으로 앉아 1번부터 차례로 번호를 붙였습니다. {x}는 {low}번입니다. {x}와 마주 보고 앉은 사람은 몇 번인지
        구하시오. # 마주 보는 두 사람은 번호가 전체의 절반만큼 차이 납니다. 전체의 절반은 {n} ÷ 2 = {half}입니다. {low}번에서 {half}만큼 더
        가면 {low} + {half} = {far}이므로 {far}번입니다. # {far}
        | 학생들이 같은 간격으로 둥글게 서서 1번부터 차례로 번호를 말했습니다. {low}번인 {x}와 {far}번인 {y}가 마주 보고 있다면 학생은 모두 몇
        명인가요? # 마주 보는 두 사람의 번호의 차는 전체의 절반입니다. {far} - {low} = {half}이므로 절반이 {half}명입니다. 전체는 {half}
        × 2 = {n}이므로 {n}명입니다. # {n}""",
    )
    return Problem(asked, working, int(answer))


@template(KIND)
def order_repeated_turn(draw: Draw) -> Problem:
    n, k = draw.number(3, 5), draw.number(8, 60)
    colors = draw.some("빨강 노랑 파랑 초록 하양 보라 주황 분홍".split(), n)
    names, by_name = draw.names(n), draw.number(0, 1)
    row = names if by_name else colors
    listed = ", ".join(row)
    asked = one(
        draw,
        f"""{listed} 순서로 하루에 한 명씩 되풀이하여 청소 당번을 합니다. 첫째 날의 당번이 {row[0]}일 때, {k}번째 날의 당번은 누구입니까?
        | 친구 {n}명이 {listed} 순으로 돌아가며 수를 셉니다. 1부터 차례로 셀 때 {k}을 세는 사람의 이름을 쓰시오."""
        if by_name
        else f"""{listed} 순서로 구슬을 되풀이하여 실에 꿰었습니다. {k}번째 구슬은 무슨 색입니까?
        | 깃발을 {listed}의 순서가 되풀이되도록 한 줄로 세웠습니다. 앞에서 {k}번째 깃발의 색을 쓰시오.""",
    ).replace(f"{k}을", f"{Word(k):을/를}")
    rounds, left = divmod(k, n)
    found = row[left - 1]
    last = (
        f"나머지가 {left}이므로 {left}번째와 같습니다"
        if left
        else f"나누어떨어지므로 마지막 {n}번째와 같습니다"
    )
    divided = f"{n} × {rounds} = {n * rounds}이고 {k} - {n * rounds} = {left}"
    working = f"""{listed}의 {n}{"명이" if by_name else "가지가"} 되풀이됩니다. {k}에 {Word(n):이/가} 몇 번 들어가는지
    보면 {divided}입니다. 곧 {rounds}번 되풀이하고 {last}. 되풀이되는 것 가운데 {left or n}번째는 {found}입니다."""
    return Problem(asked, flat(working), found)


@template(KIND)
def order_dates(draw: Draw) -> Problem | None:
    name, first, k = called(draw.names()[0]), draw.number(1, 9), draw.number(3, 7)
    day, step = one(draw, "월|화|수|목|금|토|일") + "요일", draw.number(2, 6)
    week = first <= 7 and k <= 4
    step = 7 if week else step
    last = first + step * (k - 1)
    if last > 28:
        return None
    asked = one(
        draw,
        f"""어느 달의 첫 번째 {day}은 {first}일입니다. 이달의 {k}번째 {day}은 며칠입니까?
        | {name}는 {day}마다 수영장에 갑니다. 이번 달에 처음 간 날이 {first}일이고 그날은 이번 달의 첫 번째 {day}입니다. 이번 달에 {k}번째로
        가는 날은 며칠인지 구하시오."""
        if week
        else f"""{name}는 이번 달 {first}일부터 {step}일마다 도서관에 갑니다. 이번 달에 {k}번째로 도서관에 가는 날은 며칠입니까?
        | {name}는 {first}일에 화분에 처음 물을 주고 그 뒤로 {step}일마다 물을 줍니다. 같은 달에 {k}번째로 물을 주는 날은 며칠인가요?""",
    )
    why = "같은 요일은 7일마다 돌아옵니다" if week else f"{step}일마다 한 번씩입니다"
    working = f"""{why}. 첫 번째에서 {k}번째까지는 {k} - 1 = {k - 1}번 건너뛰므로 {step} × {k - 1} =
    {step * (k - 1)}일 뒤입니다. {first} + {step * (k - 1)} = {last}이므로 {last}일입니다."""
    return Problem(asked, flat(working), last)


@template(KIND)
def order_after_removing(draw: Draw) -> Problem:
    name, m, k = called(draw.names()[0]), draw.number(2, 4), draw.number(3, 9)
    n, p = m * k + draw.number(0, 12), m * k
    asked, working, answer = case(
        draw,
        f"""{n}명이 한 줄로 서 있습니다. 앞에서부터 {m}번째, {2 * m}번째, {3 * m}번째, …에 선 사람만 앞으로 나와 순서대로 새 줄을
        만들었습니다. 새 줄에서 {k}번째인 사람은 처음 줄에서 앞에서 몇 번째였습니까? # 새 줄의 1번째는 처음 줄의 {m}번째, 2번째는 {m} × 2 =
        {2 * m}번째입니다. 곧 새 줄의 자리에 {m}을 곱하면 처음 자리가 됩니다. {m} × {k} = {p}이므로 {p}번째였습니다. # {p}
        | 학생 {n}명이 한 줄로 섰고 {name}는 앞에서 {p}번째입니다. 앞에서부터 {m}의 배수 번째에 선 학생만 남고 나머지는 자리에 앉으면 {name}는
        남은 줄에서 앞에서 몇 번째인지 구하시오. # 남는 학생은 {m}번째, {2 * m}번째, {3 * m}번째, …입니다. {name}는 {p}번째이므로 그 앞과
        자신까지 남은 학생의 수는 {p} ÷ {m} = {k}명입니다. 따라서 남은 줄에서 {k}번째입니다. # {k}
        | {2 * k + n}명이 한 줄로 서서 홀수 번째 사람만 왼쪽으로 한 걸음 나와 새 줄을 만들었습니다. 새 줄에서 앞에서 {k}번째인 {name}는 처음에
        앞에서 몇 번째였나요? # 홀수 번째는 1, 3, 5, …로 2씩 커집니다. 새 줄의 {k}번째까지 {k} - 1 = {k - 1}번 커지므로 1 + 2 ×
        {k - 1} = 1 + {2 * k - 2} = {2 * k - 1}번째였습니다. # {2 * k - 1}""",
    )
    return Problem(asked, working.replace(f"{m}을 곱", f"{Word(m):을/를} 곱"), int(answer))


@template(KIND)
def order_relative_places(draw: Draw) -> Problem | None:
    (x, y, z), queue = map(called, draw.names(3)), one(draw, QUEUES)
    p, ahead, behind, k = (draw.number(a, b) for a, b in ((4, 20), (2, 9), (2, 12), (2, 14)))
    q = p - ahead
    if q < 1 or q + behind == p:
        return None
    asked, working, answer = case(
        draw,
        f"""{queue} 줄을 섰습니다. {x}는 앞에서 {p}번째입니다. {y}는 {x}보다 {ahead}자리 앞에 있고 {z}는 {y}보다 {behind}자리
        뒤에 있습니다. {z}는 앞에서 몇 번째입니까? # {y}는 {x}보다 {ahead}만큼 앞이므로 {p} - {ahead} = {q}번째입니다. {z}는
        {y}보다 {behind}만큼 뒤이므로 {q} + {behind} = {q + behind}번째입니다. # {q + behind}
        | {queue} 줄을 섰습니다. {x}의 앞에는 {p}명, {x}와 {y} 사이에는 {k}명, {y}의 뒤에는 {behind}명이 있습니다. {x}가 {y}보다
        앞에 있을 때 줄을 선 사람은 모두 몇 명인지 구하시오. # 앞, 사이, 뒤의 사람을 더하면 {p} + {k} + {behind} =
        {p + k + behind}명입니다. 여기에 {x}와 {y} 두 사람을 더하면 {p + k + behind} + 2 =
        {p + k + behind + 2}명입니다. # {p + k + behind + 2}
        | 한 줄로 선 사람들 가운데 {x}의 앞에 {p}명이 있고, {x}보다 뒤에 있는 {y}와 {x} 사이에는 {k}명이 있습니다. {y}는 앞에서 몇 번째인가요?
        # {x}는 앞에서 {p} + 1 = {p + 1}번째입니다. 그 뒤로 {k}명이 있고 다음이 {y}이므로 {p + 1} + {k} + 1 =
        {p + k + 2}번째입니다. # {p + k + 2}""",
    )
    return Problem(asked, working, int(answer))


@template(KIND)
def order_middle_place(draw: Draw) -> Problem:
    name, queue, half = called(draw.names()[0]), one(draw, QUEUES), draw.number(3, 24)
    n, m = half * 2 + 1, half + 1
    asked, working, answer = case(
        draw,
        f"""{queue} {n}명이 한 줄로 서 있습니다. {name}는 이 줄의 한가운데에 있습니다. {name}는 앞에서 몇 번째입니까? # 한가운데에 있으면
        앞뒤의 사람 수가 같습니다. {name}를 뺀 {n} - 1 = {n - 1}명을 둘로 나누면 {n - 1} ÷ 2 = {half}명씩입니다. 앞에
        {half}명이 있으므로 {half} + 1 = {m}번째입니다. # {m}
        | {queue} 줄을 선 {name}는 앞에서 {m}번째인데, 이 자리가 줄의 한가운데입니다. 줄을 선 사람은 모두 몇 명인지 구하시오. # 앞에서
        {m}번째이므로 앞에는 {m} - 1 = {half}명이 있습니다. 한가운데이므로 뒤에도 {half}명이 있습니다. {name}까지 더하면 {half} + 1 +
        {half} = {n}명입니다. # {n}""",
    )
    return Problem(asked, working, int(answer))


@template(KIND)
def order_digit_cards(draw: Draw) -> Problem:
    digits, size = draw.numbers(3, 1, 9), draw.number(2, 3)
    down, k = draw.number(0, 1), draw.number(2, 5)
    made = ["".join(map(str, way)) for way in permutations(digits, size)]
    order = sorted(map(int, made), reverse=bool(down))
    cards, word = ", ".join(map(str, digits)), ("큰" if down else "작은")
    what = "두 자리 수" if size == 2 else "세 자리 수"
    asked = one(
        draw,
        f"""숫자 카드 {cards}가 한 장씩 있습니다. 이 가운데 {size}장을 골라 한 번씩 써서 만들 수 있는 {what} 가운데 {k}번째로 {word}
        수는 얼마입니까?
        | {size}장의 숫자 카드로 {what}를 만들려고 합니다. 카드는 {cards}의 3장이 있고 한 장을 두 번 쓸 수 없습니다. 만들 수 있는 {what}를
        {word} 것부터 늘어놓을 때 {k}번째 수를 구하시오.""",
    ).replace(f"{cards}가", f"{Word(cards):이/가}")
    working = f"""만들 수 있는 {what}를 {word} 것부터 빠짐없이 씁니다. 가장 높은 자리에 {word} 숫자부터 놓으면
    {", ".join(map(str, order))}의 6개입니다. 앞에서부터 세면 {k}번째는 {order[k - 1]}입니다."""
    return Problem(asked, flat(working), order[k - 1])


@template(KIND)
def order_listed_numbers(draw: Draw) -> Problem:
    n, unit = draw.number(6, 9), one(draw, "조|반|모둠|번")
    order = draw.shuffled(list(range(1, n + 1)))
    k, base = draw.number(2, n - 1), draw.number(1, 3)
    job = one(draw, "발표를|장기 자랑을|노래 부르기를|청소를|체력 측정을")
    row, whole, start = f"{', '.join(map(str, order))}{unit}", order[k - 1], order[base - 1]
    after = min(k, n - base - 1)
    named = [f"{i}번째 {v}{unit}" for i, v in enumerate(order[:k], 1)]
    later = [f"{i}번째 {v}{unit}" for i, v in enumerate(order[base : base + after], 1)]
    asked, working, answer = case(
        draw,
        f"""{row} 순서로 {job} 합니다. {k}번째로 {job} 하는 것은 몇 {unit}입니까? # 적힌 순서대로 세면
        {", ".join(named)}입니다. 따라서 {k}번째는 {whole}{unit}입니다. # {whole}
        | {row} 순으로 {job} 합니다. {start}{unit}보다 나중에 하는 것들 가운데 {after}번째로 하는 것은 몇 {unit}인가요? #
        {start}{unit}의 다음부터 차례로 셉니다. {", ".join(later)}입니다. 따라서 답은
        {order[base + after - 1]}{unit}입니다. # {order[base + after - 1]}
        | {row} 순으로 {job} 하기로 했습니다. {whole}{unit}의 차례는 몇 번째인지 구하시오. # 적힌 순서대로 세면
        {", ".join(named)}입니다. 따라서 {whole}{unit}의 차례는 {k}번째입니다. # {k}""",
    )
    return Problem(asked, working, int(answer))


@template(KIND)
def order_list_changed(draw: Draw) -> Problem:
    order, queue, k = draw.names(6), one(draw, QUEUES), draw.number(2, 4)
    i, j = sorted(draw.numbers(2, 0, 4))
    a, b, new, moved = called(order[i]), called(order[j]), order[5], order[:5]
    row, change = ", ".join(moved), draw.pick(("out", "swap", "in"))
    if change == "out":
        moved = moved[:i] + moved[i + 1 :]
        said = f"잠시 뒤 {a}가 줄에서 나갔습니다."
    elif change == "swap":
        moved[i], moved[j] = moved[j], moved[i]
        said = f"그런데 {a}와 {b}가 서로 자리를 바꾸었습니다."
    else:
        moved = [*moved[:j], new, *moved[j:]]
        said = f"그런데 {called(new)}가 {b}의 바로 앞에 들어와 섰습니다."
    ask = one(draw, "서 있는 사람은 누구입니까?|있는 사람의 이름을 쓰시오.")
    asked = f"{queue} 앞에서부터 {row} 순으로 줄을 섰습니다. {said} 이제 앞에서 {k}번째에 {ask}"
    working = f"""처음 줄은 {row}입니다. {said} 바뀐 줄을 앞에서부터 다시 쓰면 {", ".join(moved)}입니다. 따라서 앞에서 {k}번째는
    {moved[k - 1]}입니다."""
    return Problem(asked, flat(working), moved[k - 1])
