"""조합하기: 표와 요금, 직사각형, 곱의 꼴, 계단, 삼각형, 비둘기집."""

from itertools import combinations
from math import comb

from problems.combining_tools import CITIES, COLORS, added, chosen, how_many, pairs, product, ways
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_tickets(draw: Draw) -> Problem:
    count, kind = draw.number(4, 15), draw.number(0, 1)
    vehicle, stop = draw.pick((("기차", "역"), ("고속버스", "정류장"), ("배", "항구")))
    (here, there), name = draw.some(CITIES, 2), called(draw.names()[0])
    start = (
        draw.pick(
            (
                f"{josa(here, '과/와')} {there} 사이를 오가는 {vehicle}가 서는 {josa(stop, '은/는')} "
                f"처음과 끝을 포함하여 "
                f"{count}곳입니다. ",
                f"{name}가 탄 {vehicle}는 처음과 끝을 포함하여 {stop} {count}곳에 서면서 오고 갑니다. ",
            )
        )
        if vehicle != "배"
        else f"{name}가 사는 곳에는 배로 서로 오갈 수 있는 {josa(stop, '이/가')} {count}곳 있습니다. "
    )
    both = count * (count - 1)
    if kind:
        question = (
            start
            + f"떠나는 {josa(stop, '과/와')} 닿는 {josa(stop, '을/를')} 적은 표를 만들 때, 표는 "
            + draw.pick(("모두 몇 가지 필요합니까?", "몇 가지를 만들어야 하는지 구하시오."))
            + " (단, 가는 표와 오는 표는 다릅니다.)"
        )
        working = (
            f"떠나는 {josa(stop, '은/는')} {count}가지, 닿는 {josa(stop, '은/는')} 떠나는 곳을 뺀 "
            f"{count - 1}가지입니다. 떠나는 곳과 닿는 곳이 "
            f"바뀌면 다른 표이므로 {product(count, count - 1)}가지입니다."
        )
        return Problem(question, working, both)
    question = (
        start
        + f"두 {stop} 사이의 요금을 적은 표를 만들 때, 요금은 "
        + draw.pick(("모두 몇 가지 적어야 합니까?", "몇 가지를 적어야 하는지 구하시오."))
        + " (단, 가는 요금과 오는 요금은 같으므로 한 번만 적습니다.)"
    )
    working = (
        f"{josa(stop, '을/를')} 두 곳씩 짝 짓는 방법을 셉니다. 차례로 고르면 {product(count, count - 1)}가지이고, 두 "
        "곳의 순서만 바뀐 것은 "
        f"같으므로 2로 나눕니다. 따라서 {both} ÷ 2 = {both // 2}가지입니다."
    )
    return Problem(question, working, both // 2)


@template("조합하기")
def combine_rectangles(draw: Draw) -> Problem:
    wide, high, name = draw.number(2, 7), draw.number(1, 5), called(draw.names()[0])
    square = 1 < high <= 4 and draw.number(0, 2) == 0
    what = "정사각형" if square else "직사각형"
    question = draw.pick(
        (
            f"크기가 같은 정사각형을 가로로 {wide}칸, 세로로 {high}칸 붙여 놓은 모눈이 있습니다. "
            + how_many(draw, f"이 모눈에서 찾을 수 있는 크고 작은 {what}"),
            f"{name}가 가로 {wide}칸, 세로 {high}칸인 바둑판 모양을 그렸습니다. 한 칸은 정사각형입니다. "
            + how_many(draw, f"선을 따라 그릴 수 있는 크고 작은 {what}"),
        )
    )
    if square:
        side = range(1, min(wide, high) + 1)
        counts = [(wide - k + 1) * (high - k + 1) for k in side]
        texts = ", ".join(
            f"한 변이 {k}칸인 것은 {wide - k + 1} × {high - k + 1} = {n}개"
            for k, n in zip(side, counts, strict=True)
        )
        return Problem(
            question,
            f"한 변의 길이에 따라 셉니다. {texts}입니다. 따라서 {added(counts)}개입니다.",
            sum(counts),
        )
    x, y = comb(wide + 1, 2), comb(high + 1, 2)
    working = (
        f"직사각형은 세로줄 2개와 가로줄 2개를 고르면 하나씩 정해집니다. 세로줄은 {wide} + 1 = {wide + 1}개이므로 고르는 방법은 "
        f"{chosen(wide + 1, 2)}가지입니다. 가로줄은 {high + 1}개이므로 {chosen(high + 1, 2)}가지입니다. 따라서 "
        f"{product(x, y)}개입니다."
    )
    return Problem(question, working, x * y)


@template("조합하기")
def combine_factor_pairs(draw: Draw) -> Problem | None:
    whole, name, story = draw.number(12, 210), called(draw.names()[0]), draw.number(0, 2)
    found = [(a, whole // a) for a in range(1, whole) if whole % a == 0 and a * a <= whole]
    if not 3 <= len(found) <= 9:
        return None
    splits = ", ".join(f"{a} × {b} = {whole}" for a, b in found)
    tile = draw.pick(("타일", "색종이", "카드", "종이"))
    if story == 0:
        question = f"자연수 {josa(whole, '을/를')} 두 자연수의 곱으로 나타내려고 합니다. " + ways(
            draw, "나타내는"
        )
        question += " (단, 곱하는 순서는 생각하지 않습니다.)"
    elif story == 1:
        question = (
            f"{name}는 똑같은 정사각형 모양의 {tile} {whole}장을 빈틈없이 모두 이어 붙여 직사각형을 만들려고 합니다. "
            + draw.pick(
                (
                    "만들 수 있는 직사각형은 모두 몇 가지입니까?",
                    "모양이 다른 직사각형을 몇 가지 만들 수 있는지 구하시오.",
                )
            )
            + " (단, 돌려서 같아지는 것은 한 가지로 봅니다.)"
        )
    else:
        question = f"{josa(whole, '을/를')} 1보다 큰 두 자연수의 곱으로 나타내려고 합니다. " + ways(
            draw, "나타내는"
        )
        question += " (단, 곱하는 순서는 생각하지 않습니다.)"
        found, splits = found[1:], splits.split(", ", 1)[1]
    working = (
        f"곱이 {whole}인 두 수를 작은 수부터 찾으면 {splits}입니다. 그다음부터는 순서만 바뀐 같은 곱입니다. "
        f"따라서 모두 {len(found)}가지입니다."
    )
    return Problem(question, working, len(found))


@template("조합하기")
def combine_stairs(draw: Draw) -> Problem:
    count, three, name = draw.number(4, 10), draw.number(0, 1), called(draw.names()[0])
    ups = (1, 2, 3) if three else (1, 2)
    found = [1]
    for n in range(1, count + 1):
        found.append(sum(found[n - u] for u in ups if u <= n))
    how = "한 번에 1칸, 2칸 또는 3칸씩" if three else "한 번에 1칸 또는 2칸씩"
    other = "길이가 1cm, 2cm, 3cm인 막대" if three else "길이가 1cm, 2cm인 막대"
    question = draw.pick(
        (
            f"{name}는 계단 {count}칸을 {how} 오르려고 합니다. "
            + ways(draw, f"{count}칸을 모두 오르는"),
            f"{josa(other, '이/가')} 많이 있습니다. {name}가 이 막대를 한 줄로 이어 {count}cm를 만들 때, "
            + ways(draw, "놓는 순서까지 생각하여 만드는"),
        )
    )
    stairs = "칸" if "계단" in question else "cm"
    base = f"1{stairs}는 1가지, 2{stairs}는 2가지" + (f", 3{stairs}는 4가지" if three else "")
    texts = [
        f"{n}{stairs}는 {' + '.join(str(found[n - u]) for u in ups)} = {found[n]}"
        for n in range(4 if three else 3, count + 1)
    ]
    base = base.replace("칸는", "칸은")
    working = (
        (
            f"마지막에 {'오른 칸 수' if stairs == '칸' else '놓은 막대'}에 따라 나누면 방법의 수는 바로 앞의 "
            f"{'세' if three else '두'} 수를 "
            "더한 것과 같습니다. "
            f"{base}이고, {', '.join(texts)}입니다. 따라서 {found[count]}가지입니다."
        )
        .replace("cm을", "cm를")
        .replace("칸는", "칸은")
    )
    return Problem(question, working, found[count])


@template("조합하기")
def combine_sticks(draw: Draw) -> Problem | None:
    count, name = draw.number(4, 5), called(draw.names()[0])
    lengths = sorted(draw.numbers(count, 2, 15))
    triples = list(combinations(lengths, 3))
    good = [t for t in triples if t[0] + t[1] > t[2]]
    bad = [t for t in triples if t not in good]
    if not good or not bad:
        return None
    what = draw.pick(("막대", "나무 막대", "빨대", "철사"))
    sizes = ", ".join(f"{n}cm" for n in lengths)
    question = draw.pick(
        (
            f"길이가 {sizes}인 {josa(what, '이/가')} 하나씩 있습니다. 이 중 3개를 골라 세 변으로 하는 삼각형을 만들 때, "
            + how_many(draw, "만들 수 있는 삼각형"),
            f"{name}는 길이가 각각 {sizes}인 {what} {count}개를 가지고 있습니다. 3개를 변으로 하여 "
            + how_many(draw, "만들 수 있는 삼각형"),
        )
    )
    working = (
        "삼각형이 되려면 짧은 두 변의 합이 가장 긴 변보다 길어야 합니다. "
        f"3개를 고르는 방법은 {len(triples)}가지입니다. 이 가운데 {josa(pairs(bad), '은/는')} 짧은 두 변의 합이 긴 변보다 "
        f"크지 않아 안 됩니다. {josa(pairs(good), '은/는')} 되므로 모두 {len(good)}개입니다."
    )
    return Problem(question, working, len(good))


@template("조합하기")
def combine_pigeonhole(draw: Draw) -> Problem | None:
    kinds, each, kind = draw.number(2, 5), draw.number(2, 4), draw.number(0, 1)
    colors, name = draw.some(COLORS, kinds), called(draw.names()[0])
    thing, unit = draw.pick(
        (("구슬", "개"), ("공", "개"), ("사탕", "개"), ("색종이", "장"), ("단추", "개"))
    )
    amounts = [draw.number(each + 1, 12) for _ in colors]
    to = josa(unit, "을/를")
    having = ", ".join(f"{c} {n}{unit}" for c, n in zip(colors, amounts, strict=True))
    opening = (
        f"주머니에 {josa(thing, '이/가')} {having} 들어 있습니다. "
        f"{name}가 보지 않고 {josa(thing, '을/를')} 꺼낼 때, "
    )
    last = draw.pick(
        ("적어도 몇 UU를 꺼내야 합니까?", "가장 적게 몇 UU를 꺼내면 되는지 구하시오.")
    ).replace("UU를", f"{to}")
    if kind:
        worst = kinds * (each - 1)
        working = (
            f"가장 운이 나쁜 경우를 생각합니다. {kinds}가지 색을 {each - 1}{unit}씩 꺼내면 {kinds} × {each - 1} = "
            f"{worst}{unit}이고 아직 같은 색 "
            f"{each}{josa(unit, '이/가')} 없습니다. 하나를 더 꺼내면 반드시 생기므로 {worst} + 1 = "
            f"{worst + 1}{unit}입니다."
        )
        return Problem(
            opening + f"같은 색이 반드시 {each}{unit} 나오려면 {last}", working, worst + 1
        )
    goal = draw.pick(range(kinds))
    rest = [n for i, n in enumerate(amounts) if i != goal]
    worst = sum(rest)
    question = opening + f"{josa(colors[goal], '이/가')} 반드시 한 {unit} 나오려면 {last}"
    working = (
        f"가장 운이 나쁜 경우를 생각합니다. 다른 색을 먼저 모두 꺼내면 {added(rest)}{unit}이고 아직 "
        f"{josa(colors[goal], '이/가')} 없습니다. "
        f"하나를 더 꺼내면 반드시 나오므로 {worst} + 1 = {worst + 1}{unit}입니다."
    )
    return Problem(question, working, worst + 1)
