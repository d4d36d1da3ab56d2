"""조합하기: 돈 내기, 신호, 색칠, 점과 선, 대각선, 가장 짧은 길."""

from math import comb

from problems.combining_tools import (
    COLORS,
    NTH,
    PLACES,
    added,
    chosen,
    falling,
    how_many,
    listed,
    pairs,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_pay_exact(draw: Draw) -> Problem | None:
    coins = draw.pick(
        ((500, 100), (100, 50), (50, 10), (100, 10), (500, 50), (500, 100, 50), (100, 50, 10))
    )
    big, small = coins[0], coins[-1]
    amount = draw.number(2, 5) * big + draw.number(0, 4) * small
    if amount >= 3 * big and len(coins) == 3:
        return None
    rows = []
    if len(coins) == 2:
        found = [(a, (amount - a * big) // small) for a in range(amount // big, -1, -1)]
        counts = None
    else:
        mid = coins[1]
        for a in range(amount // big, -1, -1):
            rest = amount - a * big
            rows.append((a, rest, rest // mid + 1))
        counts, found = [r[2] for r in rows], []
    name, item = (
        called(draw.names()[0]),
        draw.pick(("공책", "지우개", "과자", "연필", "사탕", "우표")),
    )
    having = ", ".join(f"{c}원" for c in coins)
    question = (
        draw.pick(
            (
                f"{name}는 {amount}원짜리 {josa(item, '을/를')} 하나 사려고 합니다. {having}짜리 동전이 충분히 있을 때, ",
                f"{having}짜리 동전이 충분히 있습니다. {name}가 {amount}원짜리 {item} 값을 낼 때, ",
            )
        )
        + ways(draw, "거스름돈 없이 돈을 내는")
        + " (단, 쓰지 않는 동전이 있어도 됩니다.)"
    )
    if counts is None:
        if len(found) > 9:
            return None
        working = (
            f"큰 동전인 {big}원짜리의 수를 정하면 나머지는 {small}원짜리로 냅니다. ({big}원짜리 수, {small}원짜리 수)는 "
            f"{pairs(found)}이므로 모두 {len(found)}가지입니다."
        )
        return Problem(question, working, len(found))
    texts = ", ".join(f"{a}개이면 남은 {rest}원을 내는 방법이 {n}가지" for a, rest, n in rows)
    working = (
        f"{big}원짜리의 수를 먼저 정하고, 남은 돈은 {coins[1]}원짜리의 수에 따라 정해집니다. {big}원짜리가 {texts}입니다. "
        f"따라서 {added(counts)}가지입니다."
    )
    return Problem(question, working, sum(counts))


@template("조합하기")
def combine_lamps(draw: Draw) -> Problem:
    count, name, full = draw.number(3, 9), called(draw.names()[0]), draw.number(0, 1)
    thing, ons, offs = draw.pick(
        (
            ("전구", "켜거나 끄는", "켜진"),
            ("깃발", "올리거나 내리는", "올려진"),
            ("전등", "켜거나 끄는", "켜진"),
        )
    )
    mode = draw.number(0, 1)
    if mode:
        thing = draw.pick(("과일", "장난감", "책", "반찬", "꽃"))
        question = draw.pick(
            (
                f"서로 다른 {thing} {count}가지가 있습니다. 이 가운데 한 가지 이상을 "
                + ways(draw, "고르는"),
                f"{name}는 서로 다른 {thing} {count}가지 중에서 몇 가지를 고릅니다. 적어도 한 가지는 고를 때, "
                + ways(draw, "고르는"),
            )
        )
        each, none = "고르거나 고르지 않는", "하나도 고르지 않는"
        full = 0
    else:
        rule = f" (단, {offs} {josa(thing, '이/가')} 하나도 없"
        rule += "는 것도 신호로 봅니다.)" if full else "으면 신호로 보지 않습니다.)"
        question = (
            f"{name}는 한 줄로 놓인 {thing} {count}개를 각각 {ons} 방법으로 신호를 만듭니다. "
            + draw.pick(
                (
                    "만들 수 있는 신호는 모두 몇 가지입니까?",
                    "서로 다른 신호를 몇 가지 만들 수 있는지 구하시오.",
                )
            )
            + rule
        )
        each, none = ons, f"{offs} 것이 하나도 없는"
    every = 2**count
    working = f"한 가지마다 {each} 2가지가 있으므로 {product(*[2] * count)}가지입니다."
    if not full:
        return Problem(
            question,
            f"{working} 이 가운데 {none} 1가지를 빼면 {every} - 1 = {every - 1}가지입니다.",
            every - 1,
        )
    return Problem(
        question, working.replace("가지입니다.", "가지의 신호를 만들 수 있습니다."), every
    )


@template("조합하기")
def combine_color(draw: Draw) -> Problem | None:
    count, parts, chain = draw.number(3, 6), draw.number(3, 4), draw.number(0, 1)
    if parts > count and not chain:
        return None
    paints, name = draw.some(COLORS, count), called(draw.names()[0])
    what = draw.pick(("깃발", "그림", "도화지", "지도"))
    names = ("가", "나", "다", "라")[:parts]
    factors = [count, *[count - 1] * (parts - 1)] if chain else falling(count, parts)
    if chain:
        rule = "같은 색을 여러 번 써도 되지만 이웃한 부분에는 서로 다른 색을"
        why = (
            f"그다음부터는 바로 옆 부분의 색만 빼면 되므로 각각 {count} - 1 = {count - 1}가지입니다"
        )
    else:
        rule = "모든 부분에 서로 다른 색을"
        why = "그다음부터는 이미 칠한 색을 빼므로 하나씩 줄어듭니다"
    shape = "왼쪽부터 한 줄로 이어진 " if chain else ""
    question = draw.pick(
        (
            f"{listed(paints)} 물감으로 {what}의 {shape}{listed(names)} {parts}부분을 칠하려고 합니다. "
            + ways(draw, f"{rule} 칠하는"),
            f"{name}는 {josa(what, '을/를')} {shape}{listed(names)}의 {parts}부분으로 나누었습니다. "
            f"{listed(paints)} 물감으로 " + ways(draw, f"{rule} 칠하는"),
        )
    )
    working = f"가에 칠할 수 있는 색은 {count}가지입니다. {why}. 따라서 경우의 수는 {product(*factors)}가지입니다."
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_points(draw: Draw) -> Problem:
    count, shape = draw.number(4, 12), draw.pick(("선분", "직선", "삼각형", "삼각형", "반직선"))
    name = called(draw.names()[0])
    where = draw.pick(("원 위에", "어느 세 점도 한 직선 위에 있지 않게"))
    size = 3 if shape == "삼각형" else 2
    join = "세 점을 꼭짓점으로 하는" if size == 3 else "두 점을 이어서 그을 수 있는"
    question = draw.pick(
        (
            f"{where} 서로 다른 점 {count}개가 있습니다. 이 중 "
            + how_many(draw, f"{join} {shape}"),
            f"{name}는 {where} 점 {count}개를 찍었습니다. 이 가운데 "
            + how_many(draw, f"{join} {shape}"),
        )
    )
    if shape == "반직선":
        working = (
            f"반직선은 시작하는 점과 지나는 점의 순서가 다르면 다른 반직선입니다. 시작하는 점은 {count}가지, 지나는 점은 "
            f"나머지 {count - 1}가지이므로 {product(count, count - 1)}개입니다."
        )
        return Problem(question, working, count * (count - 1))
    working = (
        f"어느 세 점도 한 직선 위에 있지 않으므로 점 {count}개 중 {size}개를 고르면 {josa(shape, '이/가')} 하나씩 생깁니다. "
        f"고르는 순서는 생각하지 않으므로 {chosen(count, size)}개입니다."
    )
    return Problem(question, working, comb(count, size))


@template("조합하기")
def combine_diagonals(draw: Draw) -> Problem:
    names = ("오각형", "육각형", "칠각형", "팔각형", "구각형", "십각형", "십일각형", "십이각형")
    sides = draw.number(5, 12)
    shape, name = names[sides - 5], called(draw.names()[0])
    story = draw.number(0, 2)
    lines = sides * (sides - 3) // 2
    if story == 2:
        question = (
            f"{name}를 포함한 {sides}명이 둥글게 둘러앉았습니다. 바로 옆에 앉은 사람을 뺀 모든 사람과 한 번씩 "
            + draw.pick(
                ("악수를 하면 악수는 모두 몇 번입니까?", "손뼉을 마주치면 모두 몇 번인지 구하시오.")
            )
        )
        working = (
            f"한 사람은 자기와 양옆의 두 사람을 뺀 {sides} - 3 = {sides - 3}명과 합니다. {sides}명이므로 "
            f"{product(sides, sides - 3)}번이지만 둘이 한 번 한 것을 두 번씩 세었습니다. "
            f"따라서 {sides * (sides - 3)} ÷ 2 = {lines}번입니다."
        )
        return Problem(question, working, lines)
    question = draw.pick(
        (
            f"볼록한 {shape}에 그을 수 있는 " + how_many(draw, "대각선"),
            f"{name}가 종이에 볼록한 {josa(shape, '을/를')} 그리고 대각선을 모두 그었습니다. "
            + how_many(draw, "그은 대각선"),
            f"변이 {sides}개인 볼록한 다각형이 있습니다. {name}가 이 다각형에 그을 수 있는 "
            + how_many(draw, "대각선"),
        )
    )
    working = (
        f"꼭짓점은 {sides}개입니다. 한 꼭짓점에서는 자신과 이웃한 두 꼭짓점을 빼고 {sides} - 3 = {sides - 3}개의 대각선을 그을 수 "
        f"있습니다. 모두 {product(sides, sides - 3)}개이지만 같은 대각선을 두 번씩 세었으므로 "
        f"{sides * (sides - 3)} ÷ 2 = {lines}개입니다."
    )
    return Problem(question, working, lines)


@template("조합하기")
def combine_grid_path(draw: Draw) -> Problem:
    right, up = draw.number(2, 6), draw.number(2, 4)
    (here, there), name = draw.some(PLACES, 2), called(draw.names()[0])
    question = draw.pick(
        (
            f"바둑판처럼 난 길이 있습니다. {josa(there, '은/는')} {here}에서 동쪽으로 {right}칸, 북쪽으로 {up}칸 떨어져 있습니다. "
            + ways(draw, f"{name}가 {here}에서 {there}까지 가장 짧은 길로 가는"),
            f"가로 {right}칸, 세로 {up}칸인 모눈의 왼쪽 아래 꼭짓점에서 오른쪽 위 꼭짓점까지 {name}가 선을 따라 움직입니다. "
            + ways(draw, "오른쪽과 위쪽으로만 가는"),
        )
    )
    row, texts = [1] * (right + 1), []
    for line in range(1, up + 1):
        for i in range(1, right + 1):
            row[i] += row[i - 1]
        texts.append(f"{NTH[line - 1]} 줄은 {listed(row)}")
    working = (
        "어느 갈림길까지 가는 방법의 수는 왼쪽에서 오는 방법과 아래에서 오는 방법의 합입니다. 맨 아랫줄은 모두 1이고, "
        f"그 위로 {', '.join(texts)}입니다. 따라서 도착하는 곳까지 가는 방법은 {row[-1]}가지입니다."
    )
    return Problem(question, working, row[-1])
