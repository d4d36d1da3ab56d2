"""조합하기: 곱과 합의 법칙, 길, 주사위, 약수 카드."""

from problems.combining_tools import (
    CITIES,
    PLACES,
    SHOPS,
    added,
    cases,
    condition,
    joined,
    listed,
    pairs,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_pick_each(draw: Draw) -> Problem:
    (place, wares, verb), name = draw.pick(SHOPS), called(draw.names()[0])
    wares = draw.some(wares, draw.number(2, 3))
    counts = [draw.number(2, 9) for _ in wares]
    having = ", ".join(f"{josa(g, '이/가')} {n}종류" for g, n in zip(wares, counts, strict=True))
    every = josa(joined(wares), "을/를")
    question = draw.pick(
        (
            f"어느 {place}에 {having} 있습니다. " + ways(draw, f"{every} 각각 한 가지씩 {verb}"),
            f"{name}는 {place}에서 {every} 각각 한 가지씩 고르려고 합니다. {having} 있을 때, "
            + ways(draw, "고르는"),
        )
    )
    steps = ", ".join(
        f"{josa(g, '을/를')} 고르는 방법은 {n}가지" for g, n in zip(wares, counts, strict=True)
    )
    working = (
        f"{steps}입니다. 하나를 고를 때마다 다른 것을 모두 고를 수 있으므로 곱합니다. "
        f"따라서 경우의 수는 {product(*counts)}가지입니다."
    )
    return Problem(question, working, total(counts))


@template("조합하기")
def combine_pick_one(draw: Draw) -> Problem:
    name, (here, there) = called(draw.names()[0]), draw.some(CITIES, 2)
    size = draw.number(2, 3)
    counts = [draw.number(2, 12) for _ in range(size)]
    if draw.number(0, 1):
        items, unit = draw.some(("기차", "고속버스", "시외버스"), size), "편"
        way = f"{here}에서 {there}까지 가는"
        clause, opening = f"이 가운데 한 가지를 타고 {way}", f"하루에 {way}"
    else:
        place, wares, verb = draw.pick(SHOPS)
        items, unit = draw.some(wares, size), "종류"
        clause = f"이 가운데 한 가지만 {verb}"
        opening = f"{name}가 간 {place}에"
    having = ", ".join(f"{josa(g, '이/가')} {n}{unit}" for g, n in zip(items, counts, strict=True))
    question = f"{opening} {having} 있습니다. " + ways(draw, clause)
    working = (
        f"{josa(joined(items), '을/를')} 함께 고르는 것이 아니라 그중 한 가지만 고릅니다. 두 가지가 "
        f"동시에 일어날 수 없으므로 더합니다. 따라서 경우의 수는 {added(counts)}가지입니다."
    )
    return Problem(question, working, sum(counts))


@template("조합하기")
def combine_roads(draw: Draw) -> Problem:
    (a, b, c), name = draw.some(draw.pick((PLACES, CITIES)), 3), called(draw.names()[0])
    first, second, direct = draw.number(2, 6), draw.number(2, 6), draw.number(0, 4)
    straight = f", {a}에서 {b}에 들르지 않고 {c}까지 바로 가는 길이 {direct}가지" if direct else ""
    question = draw.pick(
        (
            f"{a}에서 {b}까지 가는 길이 {first}가지, {b}에서 {c}까지 가는 길이 "
            f"{second}가지{straight} 있습니다. " + ways(draw, f"{name}가 {a}에서 {c}까지 가는"),
            f"{name}는 {a}에서 {c}까지 가려고 합니다. {a}에서 {b}까지는 {first}가지, {b}에서 "
            f"{c}까지는 {second}가지의 길이 있"
            + (f"고, {a}에서 {c}까지 바로 가는 길도 {direct}가지 있" if direct else "")
            + "습니다. "
            + ways(draw, f"{a}에서 {c}까지 가는"),
        )
    )
    working = (
        f"{josa(b, '을/를')} 거쳐 가는 방법은 {a}에서 {b}까지 {first}가지, 그 각각에 대하여 {b}에서 "
        f"{c}까지 {second}가지이므로 {product(first, second)}가지입니다. "
    )
    if direct:
        working += (
            f"바로 가는 길 {direct}가지를 더하면 {added([first * second, direct])}가지입니다."
        )
    else:
        working += f"따라서 {a}에서 {c}까지 가는 방법은 {first * second}가지입니다."
    return Problem(question, working, first * second + direct)


@template("조합하기")
def combine_round_trip(draw: Draw) -> Problem:
    name, roads, again = called(draw.names()[0]), draw.number(3, 12), draw.number(0, 2)
    here, there = draw.some(PLACES, 2)
    back = roads if again == 0 else roads - 1
    how = draw.pick(("처음과 다른 길로", "지나간 길을 피해서")) if again else "아무 길로나"
    mountain = draw.pick(("등산로", "산길"))
    question = draw.pick(
        (
            f"{here}에서 {there}까지 가는 길은 {roads}가지입니다. "
            + ways(draw, f"{name}가 {here}에서 {there}까지 갔다가 {how} 돌아오는"),
            f"어느 산의 꼭대기까지 가는 {josa(mountain, '이/가')} {roads}가지 있습니다. {name}가 "
            + ways(draw, f"꼭대기까지 올라갔다가 {how} 내려오는"),
        )
    )
    reason = (
        f"돌아올 때에도 {roads}가지 길을 모두 쓸 수 있습니다"
        if again == 0
        else f"돌아올 때는 간 길을 빼야 하므로 {roads} - 1 = {back}가지 길을 쓸 수 있습니다"
    )
    working = (
        f"갈 때 고를 수 있는 길은 {roads}가지입니다. {reason}. "
        f"따라서 갔다가 돌아오는 방법은 모두 {product(roads, back)}가지입니다."
    )
    return Problem(question, working, roads * back)


@template("조합하기")
def combine_dice_sum(draw: Draw) -> Problem | None:
    name, edge, part = called(draw.names()[0]), draw.number(2, 12), draw.number(3, 6)
    every = range(2, 13)
    said, sums = draw.pick(
        (
            (f"{edge}인", [edge]),
            (f"{edge} 이상인", [s for s in every if s >= edge]),
            (f"{edge}보다 작은", [s for s in every if s < edge]),
            (f"{edge} 이하인", [s for s in every if s <= edge]),
            (f"{part}의 배수인", [s for s in every if s % part == 0]),
            (f"{edge}의 약수인", [s for s in every if edge % s == 0]),
        )
    )
    found = [[(a, s - a) for a in range(1, 7) if 1 <= s - a <= 6] for s in sums]
    counts = [len(one) for one in found]
    if not 0 < sum(counts) <= 15:
        return None
    question = draw.pick(
        (
            "서로 다른 두 개의 주사위를 동시에 던질 때, "
            + cases(draw, f"나온 두 눈의 수의 합이 {said}"),
            f"{name}가 주사위 한 개를 두 번 던졌습니다. "
            + cases(draw, f"두 눈의 수의 합이 {said}"),
            f"빨간 주사위와 파란 주사위를 {name}가 함께 던집니다. 나온 눈의 수의 "
            + cases(draw, f"합이 {said}"),
        )
    )
    texts = [
        f"합이 {s}인 경우는 {pairs(f)}의 {len(f)}가지" for s, f in zip(sums, found, strict=True)
    ]
    end = f"따라서 모두 {added(counts)}가지입니다." if len(sums) > 1 else ""
    working = (
        f"두 눈의 수를 (첫째, 둘째)로 나타내어 봅니다. {', '.join(texts)}입니다. {end}".strip()
    )
    return Problem(question, working, sum(counts))


@template("조합하기")
def combine_dice_pair(draw: Draw) -> Problem | None:
    name, edge = called(draw.names()[0]), draw.number(1, 5)
    goal = draw.pick((4, 6, 8, 9, 10, 12, 15, 18, 20, 24))
    kinds = (
        (f"두 눈의 수의 차가 {edge}인", lambda a, b: abs(a - b) == edge),
        (f"두 눈의 수의 차가 {edge} 이상인", lambda a, b: abs(a - b) >= edge),
        (f"두 눈의 수의 곱이 {goal}인", lambda a, b: a * b == goal),
        (f"두 눈의 수의 곱이 {goal} 이상인", lambda a, b: a * b >= goal),
        ("첫째 눈의 수가 둘째 눈의 수의 약수인", lambda a, b: b % a == 0),
        ("첫째 눈의 수가 둘째 눈의 수보다 큰", lambda a, b: a > b),
    )
    said, fits = draw.pick(kinds)
    rows = [[(a, b) for b in range(1, 7) if fits(a, b)] for a in range(1, 7)]
    counts = [len(row) for row in rows if row]
    if not 0 < sum(counts) <= 16:
        return None
    question = draw.pick(
        (
            f"{name}가 주사위 한 개를 두 번 던질 때, " + cases(draw, said),
            "크기가 다른 두 주사위를 차례로 던져서 나온 눈의 수를 첫째 눈, 둘째 눈이라고 합니다. "
            + cases(draw, said),
            f"{name}는 주사위를 첫째와 둘째, 두 번 던졌습니다. " + cases(draw, said),
        )
    )
    texts = [f"첫째 눈이 {row[0][0]}일 때 {pairs(row)}의 {len(row)}가지" for row in rows if row]
    end = f"따라서 모두 {added(counts)}가지입니다." if len(counts) > 1 else ""
    working = (
        f"첫째 눈의 수에 따라 조건에 맞는 것을 찾습니다. {', '.join(texts)}입니다. {end}".strip()
    )
    return Problem(question, working, sum(counts))


@template("조합하기")
def combine_two_throws(draw: Draw) -> Problem | None:
    name = called(draw.names()[0])
    solid, high = draw.pick((("주사위", 6), ("정팔면체", 8), ("정십이면체", 12)))
    (one, first), (two, second) = condition(draw, 1, high), condition(draw, 1, high)
    coin, side = draw.number(0, 2), draw.pick(("앞면", "뒷면"))
    if not first or (not second and not coin) or high in (len(first), len(second)):
        return None
    dice = solid if high == 6 else f"각 면에 1부터 {high}까지의 수가 적힌 {solid} 모양의 주사위"
    shown = {n: josa(n, "이/가") for n in (one, two)}
    if coin == 0:
        question = f"동전 한 개와 {dice} 한 개를 함께 던질 때, " + cases(
            draw, f"동전은 {side}이 나오고 주사위는 {shown[one]} 나오는"
        )
        working = (
            f"동전의 {side}이 나오는 경우는 1가지입니다. 주사위에서 {josa(one, '은/는')} {listed(first)}의 "
            f"{len(first)}가지입니다. 두 가지가 함께 일어나야 하므로 {product(1, len(first))}가지입니다."
        )
        return Problem(question, working, len(first))
    question = f"{name}가 {josa(dice, '을/를')} 두 번 던질 때, " + cases(
        draw, f"첫 번째에는 {shown[one]}, 두 번째에는 {shown[two]} 나오는"
    )
    working = (
        f"첫 번째에 나올 수 있는 {josa(one, '은/는')} {listed(first)}의 {len(first)}가지입니다. "
        f"두 번째에 나올 수 있는 {josa(two, '은/는')} {listed(second)}의 {len(second)}가지입니다. "
        f"따라서 경우의 수는 {product(len(first), len(second))}가지입니다."
    )
    return Problem(question, working, len(first) * len(second))


@template("조합하기")
def combine_card_divisor(draw: Draw) -> Problem:
    whole = draw.pick((12, 16, 18, 20, 24, 28, 30, 32, 36, 40, 42, 45, 48, 50, 54, 60, 72))
    high, name = draw.number(15, 60), called(draw.names()[0])
    found = [n for n in range(1, high + 1) if whole % n == 0]
    question = draw.pick(
        (
            f"1부터 {high}까지의 자연수가 적힌 {high}장의 카드가 있습니다. 한 장을 뽑을 때, "
            + cases(draw, f"{whole}의 약수가 나오는"),
            f"상자 안에 1부터 {high}까지의 번호가 적힌 공이 하나씩 있습니다. {name}가 공 한 개를 꺼낼 "
            + cases(draw, f"때 {whole}의 약수가 나오는"),
        )
    )
    halves = [(n, whole // n) for n in range(1, whole) if whole % n == 0 and n * n <= whole]
    splits = ", ".join(f"{a} × {b} = {whole}" for a, b in halves)
    working = (
        f"{josa(whole, '을/를')} 두 수의 곱으로 나타내면 {splits}입니다. 이 약수 가운데 {high} 이하인 "
        f"수는 {listed(found)}입니다. 따라서 경우의 수는 {len(found)}가지입니다."
    )
    return Problem(question, working, len(found))
