"""산술연산의 틀(5): 길이와 시간, 둘레와 넓이, 빠르기."""

from problems.arithmetic_words import KIND, divided, times, told
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_unit_change(draw: Draw) -> Problem:
    small, big, k, low, high = draw.pick(
        (
            ("초", "분", 60, 2, 30),
            ("분", "시간", 60, 2, 30),
            ("시간", "일", 24, 3, 40),
            ("일", "주", 7, 3, 60),
            ("자루", "타", 12, 2, 30),
            ("cm", "m", 100, 2, 60),
            ("g", "kg", 1000, 2, 30),
            ("mL", "L", 1000, 2, 30),
        )
    )
    n, extra = draw.number(low, high), draw.number(1, k - 1)
    name = f"{'연필 ' if big == '타' else ''}"
    fact = f"{name}1{big}[은/는] {k}{small}입니다."
    kind = draw.number(0, 2)
    if kind == 0:
        questions = (
            f"{fact} {name}{n}{big}[은/는] 몇 {small}입니까?",
            f"{name}{n}{big}[을/를] {small}[으로/로] 나타내면 몇 {small}인지 구하시오. (단, {fact})",
        )
        working = (
            f"{name}1{big}[이/가] {k}{small}이므로 {n}{big}[은/는] {k}의 {n}배입니다. 따라서 "
            f"{times(k, n)}{small}입니다."
        )
        return told(draw, questions, working, k * n)
    if kind == 1:
        questions = (
            f"{fact} {name}{k * n}{small}[은/는] 몇 {big}입니까?",
            f"{fact} {name}{k * n}{small}[을/를] {big}[으로/로] 나타내면 얼마인가요?",
        )
        working = (
            f"{k}{small}[이/가] 1{big}이므로 {k * n}{small}[을/를] {k}씩 나눕니다. {divided(k * n, k)}이므로 "
            f"{n}{big}입니다."
        )
        questions = tuple(q.replace("몇 일입", "며칠입") for q in questions)
        return told(draw, questions, working, n)
    questions = (
        f"{fact} {name}{n}{big} {extra}{small}[은/는] 모두 몇 {small}입니까?",
        f"{name}{n}{big} {extra}{small}[을/를] 모두 {small}[으로/로] 바꾸어 나타내시오. (단, {fact})",
    )
    working = (
        f"{n}{big}[은/는] {times(k, n)}{small}입니다. 여기에 {extra}{small}[을/를] 더하면 {k * n} + {extra} = "
        f"{k * n + extra}{small}입니다."
    )
    return told(draw, questions, working, k * n + extra)


@template(KIND)
def arith_footsteps(draw: Draw) -> Problem:
    one, two = called(draw.names()[0]), draw.pick(("삼촌", "아버지", "누나", "엄마", "형"))
    a, b, n = draw.number(58, 88), draw.number(33, 55), draw.number(20, 95)
    if draw.number(0, 1):
        questions = (
            f"한 걸음에 {two}[은/는] {a}cm를 가고, {one}는 {b}cm를 갑니다. 두 사람이 {n}걸음씩 걸었을 때, {two}[은/는] "
            f"{one}보다 "
            "몇 cm 앞서 있겠습니까?",
            f"{one}의 한 걸음은 {b}cm, {two}의 한 걸음은 {a}cm입니다. 같은 곳에서 같은 방향으로 {n}걸음씩 걸으면 두 사람 "
            "사이의 거리는 몇 cm가 되는지 구하시오.",
        )
        working = f"한 걸음마다 {a} - {b} = {a - b}cm씩 차이가 납니다. "
        working += f"{n}걸음을 걸었으므로 차이는 {times(a - b, n)}cm입니다."
        return told(draw, questions, working, (a - b) * n)
    m = draw.number(3, 25)
    total = b * n * m
    questions = (
        f"{one}의 한 걸음은 {b}cm이고 1분 동안 {n}걸음을 걷습니다. 집에서 학교까지 {m}분이 걸렸다면 집에서 학교까지는 몇 "
        "cm입니까?",
        f"1분에 {n}걸음씩 걷는 {one}가 {m}분 동안 걸어 공원에 갔습니다. 한 걸음이 {b}cm일 때 걸은 거리는 몇 cm인지 구하시오.",
    )
    working = f"{m}분 동안 걸은 걸음 수는 {times(n, m)}걸음입니다. 한 걸음이 {b}cm이므로 거리는 {times(n * m, b)}cm입니다."
    return told(draw, questions, working, total)


@template(KIND)
def arith_more_laps(draw: Draw) -> Problem:
    one, two = (called(n) for n in draw.names(2))
    place, around = (
        draw.pick((("운동장", "둘레"), ("호수", "둘레"), ("공원", "산책길"))),
        draw.number(120, 900),
    )
    a, b = draw.number(9, 25), draw.number(3, 8)
    where = f"{place[1]}[이/가] {around}m인 {place[0]}[이/가] 있습니다."
    plus = draw.number(0, 1)
    n = a + b if plus else a - b
    ask = "두 사람이 달린 거리의 합은" if plus else f"{one}가 {two}보다 더 달린 거리는"
    questions = (
        f"{where} {one}는 {a}바퀴, {two}는 {b}바퀴 달렸습니다. {ask} 몇 m입니까?",
        f"{place[1]} {around}m를 {one}는 {a}바퀴 돌고 {two}는 {b}바퀴 돌았습니다. {ask} 몇 m인지 구하시오.",
    )
    working = (
        f"두 사람이 달린 바퀴 수{'를 더하면' if plus else '의 차는'} {a} {'+' if plus else '-'} {b} = "
        f"{n}바퀴입니다. "
        f"한 바퀴는 {around}m이므로 {ask} {times(around, n)}m입니다."
    )
    return told(draw, questions, working, around * n)


@template(KIND)
def arith_lamps_and_trees(draw: Draw) -> Problem:
    gap, k = draw.number(3, 25), draw.number(6, 48)
    thing, c = draw.pick((("가로등", "개"), ("긴 의자", "개"), ("안내판", "개"), ("깃발", "개")))
    length = gap * k
    kind = draw.number(0, 3)
    if kind == 0:
        questions = (
            f"길이가 {length}m인 길의 한쪽에 처음부터 끝까지 {gap}m 간격으로 {thing}[을/를] 설치하려고 합니다. {thing}[은/는] 몇 "
            f"{c}가 "
            "필요합니까? (단, 길의 처음과 끝에도 설치합니다.)",
            f"{length}m 도로의 한쪽에 양 끝을 포함하여 {gap}m마다 {thing}[을/를] 하나씩 두려면 {thing}[이/가] 모두 몇 {c} "
            "있어야 "
            "하는지 구하시오.",
        )
        ans = k + 1
        how = f"처음과 끝에도 설치하므로 간격의 수보다 하나 더 많은 {k} + 1 = {ans}{c}입니다."
    elif kind == 1:
        questions = (
            f"길이가 {length}m인 길의 양쪽에 처음부터 끝까지 {gap}m 간격으로 {thing}[을/를] 설치하려고 합니다. {thing}[은/는] 모두 "
            "몇 "
            f"{c}가 필요합니까? (단, 길의 처음과 끝에도 설치합니다.)",
        )
        ans = 2 * k + 2
        how = f"한쪽에는 하나 더 많은 {k} + 1 = {k + 1}{c}이고, 양쪽에는 {k + 1} × 2 = {ans}{c}입니다."
    elif kind == 2:
        questions = (
            f"둘레가 {length}m인 호수의 둘레에 {gap}m 간격으로 {thing}[을/를] 설치하려고 합니다. {thing}[은/는] 모두 몇 "
            f"{c}입니까?",
            f"둘레가 {length}m인 둥근 연못가에 {gap}m마다 {thing}[을/를] 하나씩 두었습니다. {thing}[은/는] 몇 {c} 있습니까?",
        )
        ans = k
        how = f"둥근 둘레에서는 간격의 수와 설치하는 수가 같으므로 {k}{c}입니다."
    else:
        questions = (
            f"둘레가 {length}m인 호수 둘레에 같은 간격으로 {thing} {k}{c}를 설치했습니다. 이웃한 두 {thing} 사이의 간격은 몇 "
            "m입니까?",
            f"{thing} {k}{c}를 둘레가 {length}m인 공원 둘레에 A m 간격으로 빙 둘러 설치했을 때, A의 값을 구하시오.",
        )
        working = (
            f"둥근 둘레에서는 {thing}의 수와 간격의 수가 {k}[으로/로] 같습니다. 둘레를 {k}[으로/로] 나누면 한 간격은 "
            f"{divided(length, k)}m입니다."
        )
        return told(draw, questions, working, gap)
    working = f"간격의 수는 전체 길이를 한 간격으로 나눈 {divided(length, gap)}입니다. {how}"
    return told(draw, questions, working, ans)


@template(KIND)
def arith_trees_cost(draw: Draw) -> Problem:
    gap, k, p = (
        draw.pick((120, 150, 200, 250, 400)),
        draw.number(8, 40) * 10,
        draw.number(30, 95) * 100,
    )
    each = draw.pick((2, 4, 5))
    around = gap * k // 100
    total = k // each * p if k % each == 0 else 0
    if not total:
        return None
    questions = (
        f"저수지 둘레에 {gap}cm 간격으로 나무를 심었습니다. 저수지의 둘레가 {around}m이고 나무의 값이 {each}그루에 {p}원이라면 "
        "나무 값은 모두 얼마가 들었습니까?",
        f"둘레가 {around}m인 호수에 {gap}cm마다 꽃나무를 한 그루씩 심으려고 합니다. 꽃나무 {each}그루의 값이 {p}원일 때 필요한 "
        "돈은 얼마인지 구하시오.",
    )
    working = (
        f"둘레는 {around}m이므로 cm로 고치면 {around} × 100 = {around * 100}cm입니다. 나무는 {around * 100} ÷ "
        f"{gap} = {k}그루이고 "
        f"{each}그루씩 {k} ÷ {each} = {k // each}묶음입니다. 값은 모두 {times(p, k // each)}원입니다."
    )
    return told(draw, questions, working, total)


@template(KIND)
def arith_joined_tapes(draw: Draw) -> Problem:
    a, over, n = draw.number(9, 60), draw.number(1, 6), draw.number(4, 25)
    total = a * n - over * (n - 1)
    if draw.number(0, 2):
        questions = (
            f"길이가 {a}cm인 색 테이프를 {over}cm씩 겹치게 이어 붙이려고 합니다. 색 테이프 {n}장을 이어 붙이면 전체 길이는 몇 "
            "cm가 됩니까?",
            f"{a}cm짜리 종이띠 {n}장을 {over}cm씩 겹쳐서 한 줄로 이었습니다. 이은 종이띠 전체의 길이를 구하시오.",
        )
        working = (
            f"테이프 {n}장의 길이의 합은 {times(a, n)}cm입니다. 겹친 곳은 {n} - 1 = {n - 1}군데이고 겹친 길이는 "
            f"{over} × {n - 1} = {over * (n - 1)}cm입니다. 전체 길이는 {a * n} - {over * (n - 1)} = "
            f"{total}cm입니다."
        )
        return told(draw, questions, working, total)
    length = a * n
    questions = (
        f"길이가 {length}cm인 통나무를 {a}cm씩 자르려고 합니다. 한 번 자르는 데 {over + 1}분이 걸린다면 쉬지 않고 모두 자르는 데 몇 "
        "분이 걸립니까?",
        f"{length}cm 철근을 {a}cm 길이의 도막으로 모두 자릅니다. 한 번 자르는 데 {over + 1}분씩 걸릴 때 걸리는 시간은 몇 분인지 구하시오.",
    )
    cuts = n - 1
    working = (
        f"도막의 수는 {divided(length, a)}개입니다. 자르는 횟수는 도막의 수보다 하나 적은 {n} - 1 = {cuts}번입니다. 걸리는 시간은 "
        f"{times(over + 1, cuts)}분입니다."
    )
    return told(draw, questions, working, (over + 1) * cuts)
