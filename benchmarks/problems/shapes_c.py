"""도형: 각기둥과 각뿔, 직육면체, 원기둥, 나무 심기와 단위."""

from problems.drawing import Draw, Problem, josa, template, written
from problems.shapes_a import SIDES, area, divide, pose, product, times

PARTS = {
    "각기둥": {"꼭짓점": (2, 0), "모서리": (3, 0), "면": (1, 2)},
    "각뿔": {"꼭짓점": (1, 1), "모서리": (2, 0), "면": (1, 1)},
}
KINDS = ("꼭짓점", "모서리", "면")
BOXES = "상자 저금통 벽돌 지우개 두부 필통 수조".split()
PIS = (3.14, 3.14, 3.1, 3)


def counted(kind: str, part: str, n: int) -> tuple[int, str, str, str]:
    """밑면의 변이 n개일 때 그 부분의 수, 그 식, 거꾸로 n을 구하는 식, 규칙."""
    by, more = PARTS[kind][part]
    k, rule = n * by + more, f"+ {more}" if more else f"× {by}"
    back = f"{k} - {more} = {n}" if more else f"{k} ÷ {by} = {n}"
    return k, f"{n} {rule} = {k}", back, f"밑면의 변의 수 {rule}"


@template("도형산술")
def sol_parts(draw: Draw) -> Problem:
    n, kind, want = draw.number(3, 15), draw.pick(("각기둥", "각뿔")), draw.pick(KINDS)
    flat = "직사각형" if kind == "각기둥" else "삼각형"
    total, how, _, rule = counted(kind, want, n)
    given = f"{SIDES[n]}{kind}의|밑면이 {SIDES[n]}각형인 {kind}의|옆면이 {n}개인 {kind}의|밑면의 변의 수가 "
    given += f"{n}개인 {kind}의|밑면이 다각형이고 옆면은 {flat} {n}개로 이루어진 {kind}이 있습니다. 이 {kind}의"
    work = f"밑면의 변의 수가 {n}개인 {kind}입니다. {kind}의 {want}의 수는 ({rule})이므로 {how}개입니다."
    return pose(draw, given, f"{want}의 수", "개", work, total)


@template("도형산술")
def sol_parts_back(draw: Draw) -> Problem:
    n, kind = draw.number(3, 20), draw.pick(("각기둥", "각뿔"))
    known, want = draw.some(KINDS, 2)
    (k, _, back, rule), (total, how, _, _) = counted(kind, known, n), counted(kind, want, n)
    flat = "직사각형" if kind == "각기둥" else "삼각형"
    given = f"{josa(known, '이/가')} {k}개인 {kind}의|어떤 {kind}의 {josa(known, '을/를')} 세어 보니 {k}개였습니다. "
    given += f"이 {kind}의|밑면이 다각형이고 옆면은 모두 {flat}인 {kind}이 있습니다. {known}의 수가 {k}개일 때,"
    work = f"{kind}의 {known}의 수는 ({rule})이므로 밑면의 변은 {back}개입니다. "
    if draw.number(0, 3) == 0:
        return pose(draw, given, "밑면의 변의 수", "개", work, n)
    work += f"따라서 {want}의 수는 {how}개입니다."
    return pose(draw, given, f"{want}의 수", "개", work, total)


@template("도형산술")
def sol_parts_pair(draw: Draw) -> Problem | None:
    (n, m), (one, two) = (draw.number(3, 12), draw.number(3, 12)), draw.shuffled(("각기둥", "각뿔"))
    part, other = draw.pick(KINDS), draw.pick(KINDS)
    (a, how, _, _), (b, then, _, _) = counted(one, part, n), counted(two, other, m)
    more = draw.number(0, 1)
    if a < b and not more:
        return None
    sign, word, end = ("+", "합", a + b) if more else ("-", "차", a - b)
    given = f"{SIDES[n]}{one}의 {part}의 수와 {SIDES[m]}{two}의 {other}의 수의|밑면이 {SIDES[n]}각형인 {one}의 "
    given += f"{part}의 수와 밑면이 {SIDES[m]}각형인 {two}의 {other}의 수의"
    work = f"{SIDES[n]}{one}의 {josa(part, '은/는')} {how}개이고, {SIDES[m]}{two}의 "
    work += f"{josa(other, '은/는')} {then}개입니다. 따라서 {josa(word, '은/는')} {a} {sign} {b} = "
    work += f"{end}개입니다."
    return pose(draw, given, word, "개", work, end)


@template("도형산술")
def sol_parts_sum(draw: Draw) -> Problem:
    n, kind = draw.number(3, 20), draw.pick(("각기둥", "각뿔"))
    one, two = draw.some(KINDS, 2)
    (a, b), (c, d) = PARTS[kind][one], PARTS[kind][two]
    by, more, total = a + c, b + d, n * (a + c) + b + d
    given = f"{kind}의 {one}의 수와 {two}의 수를 더하였더니 {josa(total, '이/가')} 되었습니다. 이 "
    given += f"{kind}의|{josa(one, '과/와')} {two}의 수의 합이 {total}개인 {kind}의"
    counts = [f"변의 수의 {k}배" if k > 1 else "변의 수" for k in (a, c)]
    says = [f"{x}보다 {y} 큰 수" if y else x for x, y in zip(counts, (b, d), strict=True)]
    work = f"{kind}의 {one}의 수는 밑면의 {says[0]}, {two}의 수는 밑면의 {says[1]}입니다. 합은 변의 수의 {by}배"
    work += f"보다 {more} 큰 수이므로 {total} - {more} = {n * by}에서 " if more else "이므로 "
    work += f"변의 수는 {n * by} ÷ {by} = {n}개입니다."
    return pose(draw, given, "밑면의 변의 수", "개", work, n)


@template("도형산술")
def sol_edge_sum(draw: Draw) -> Problem:
    (a, h), n, wanted = draw.numbers(2, 3, 25), draw.number(3, 12), draw.number(0, 2)
    name, total, ring = f"{SIDES[n]}각기둥", n * (2 * a + h), n * a
    if wanted == 0:
        given = f"밑면이 한 변이 {a}cm인 정{SIDES[n]}각형이고 높이가 {h}cm인 각기둥의|높이가 {h}cm이고 합동인 옆면의 가로가 모두 "
        given += f"{a}cm인 {name}의|옆면이 {n}개이고 밑면이 한 변이 {a}cm인 정다각형, 높이가 {h}cm인 각기둥의"
        work = f"밑면의 변이 {n}개이므로 한 밑면의 둘레는 {a} × {n} = {ring}cm이고 두 밑면에서 {ring} × 2 = "
        work += f"{2 * ring}cm입니다. 높이인 모서리가 {n}개이므로 {h} × {n} = {n * h}cm를 더하면 {2 * ring} + "
        work += f"{n * h} = {total}cm입니다."
        return pose(draw, given, "모든 모서리의 길이의 합", "cm", work, total)
    given = f"모든 모서리의 길이의 합이 {total}cm인 {name}이 있습니다.|철사 {total}cm를 남김없이 사용하여 {name} 모양을 만들었습니다."
    work = f"{name}은 두 밑면에 모서리가 {2 * n}개, 높이인 모서리가 {n}개 있습니다. "
    if wanted == 1:
        noun = f"한 밑면의 둘레가 {ring}cm일 때, 각기둥의 높이"
        work += f"두 밑면의 둘레 {ring} × 2 = {2 * ring}cm를 빼면 {total} - {2 * ring} = {n * h}cm이므로 높이는 "
        work += f"{divide(n * h, n)}cm입니다."
        return pose(draw, given, noun, "cm", work, h)
    noun = f"밑면이 정다각형이고 높이가 {h}cm일 때, 밑면의 한 변의 길이"
    work += f"높이의 합 {h} × {n} = {n * h}cm를 빼면 {total} - {n * h} = {2 * ring}cm이므로 밑면의 한 변은 "
    work += f"{divide(2 * ring, 2 * n)}cm입니다."
    return pose(draw, given, noun, "cm", work, a)


@template("도형산술")
def sol_equal_edges(draw: Draw) -> Problem:
    a, kind, part = draw.number(2, 30), draw.pick(("각기둥", "각뿔")), draw.pick(("꼭짓점", "면"))
    n = draw.number(3, 5 if kind == "각뿔" else 15)
    (count, how, _, _), (k, _, back, _) = counted(kind, "모서리", n), counted(kind, part, n)
    given = f"{josa(part, '이/가')} {k}개이고 모든 모서리의 길이가 같은 {kind}이 있습니다.|모서리의 길이가 모두 같은 {kind}의 "
    given += f"{josa(part, '을/를')} 세어 보니 {k}개였습니다."
    work = f"{josa(part, '이/가')} {k}개이므로 밑면의 변은 {back}개이고, 모서리는 {how}개입니다. "
    if draw.number(0, 1):
        work += f"모두 더하면 {times(a, count)}cm입니다."
        noun = f"한 모서리가 {a}cm일 때, 모든 모서리의 길이의 합"
        return pose(draw, given, noun, "cm", work, a * count)
    work += f"한 모서리의 길이는 {divide(a * count, count)}cm입니다."
    noun = f"모서리의 길이의 합이 {a * count}cm일 때, 한 모서리의 길이"
    return pose(draw, given, noun, "cm", work, a)


@template("도형산술")
def sol_cube(draw: Draw) -> Problem:
    a, u, kind = draw.number(2, 20), draw.pick(("cm", "m", "cm")), draw.number(0, 2)
    sq, cube, thing = area(draw, u), u + draw.pick(("³", "3")), draw.pick(("", " 모양의 상자"))
    work = f"정육면체는 똑같은 정사각형 면이 6개입니다. 한 면의 넓이는 {6 * a * a} ÷ 6 = {a * a}{u}²이고 {a} × {a} = "
    work += f"{a * a}이므로 한 모서리는 {a}{u}입니다."
    volume = f" 따라서 부피는 {product(a, a, a)}{u}³입니다."
    given = f"겉넓이가 {6 * a * a}{sq}인|모든 면의 넓이의 합이 {6 * a * a}{sq}인"
    if kind == 0:
        return pose(draw, given, f"정육면체{thing}의 한 모서리의 길이", u, work, a)
    if kind == 1:
        return pose(draw, given, f"정육면체{thing}의 부피", cube, work + volume, a**3)
    given = f"모든 모서리의 길이의 합이 {12 * a}{u}인|{12 * a}{u}의 철사를 모두 사용하여 만든"
    work = f"정육면체의 모서리는 12개이고 길이가 모두 같으므로 한 모서리는 {12 * a} ÷ 12 = {a}{u}입니다. 한 면의 넓이는 {a} × {a} = "
    work += f"{a * a}{u}²이고 면이 6개이므로 겉넓이는 {times(a * a, 6)}{u}²입니다."
    return pose(draw, given, "정육면체의 겉넓이", sq, work, 6 * a * a)


@template("도형산술")
def sol_box(draw: Draw) -> Problem:
    (a, b, c), kind, thing = draw.numbers(3, 2, 20), draw.number(0, 2), draw.pick(BOXES)
    given = f"가로가 {a}cm, 세로가 {b}cm, 높이가 {c}cm인 직육면체의|세 모서리의 길이가 각각 {a}cm, {b}cm, {c}cm인 직육면체 모양의 "
    given += f"{josa(thing, '이/가')} 있습니다. 이 {thing}의"
    if kind == 0:
        work = f"직육면체의 부피는 (가로) × (세로) × (높이)입니다. 따라서 부피는 {product(a, b, c)}cm³입니다."
        return pose(draw, given, "부피", "cm" + draw.pick("³3"), work, a * b * c)
    if kind == 1:
        x, y, z, s = a * b, b * c, a * c, a * b + b * c + a * c
        work = f"세 면의 넓이의 합은 {a} × {b} + {b} × {c} + {a} × {c} = {x} + {y} + {z} = {s}cm²입니다. 마주 "
        work += f"보는 면이 합동이므로 겉넓이는 {s} × 2 = {2 * s}cm²입니다."
        return pose(draw, given, "겉넓이", area(draw), work, 2 * s)
    work = f"직육면체에는 길이가 같은 모서리가 4개씩 있습니다. 세 모서리의 합이 {a} + {b} + {c} = {a + b + c}cm이므로 모두 더하면 "
    work += f"{times(a + b + c, 4)}cm입니다."
    return pose(draw, given, "모든 모서리의 길이의 합", "cm", work, 4 * (a + b + c))


@template("도형산술")
def sol_prism_volume(draw: Draw) -> Problem:
    a, b, h, kind = draw.number(2, 12), draw.number(2, 12), draw.number(3, 20), draw.number(0, 3)
    s, v, cube, sq = a * b, a * b * h, "cm" + draw.pick("³3"), area(draw)
    name, rule = f"{SIDES[draw.number(3, 9)]}각기둥", "각기둥의 부피는 (한 밑면의 넓이) × (높이)"
    if kind == 0:
        given = f"부피가 {v}{cube}이고 높이가 {h}cm인 {name}의|높이가 {h}cm인 {name} 모양 의자의 부피가 {v}{cube}입니다. "
        given += "이 의자의"
        work = f"{rule}이므로 한 밑면의 넓이는 {divide(v, h)}cm²입니다."
        return pose(draw, given, "한 밑면의 넓이", sq, work, s)
    if kind == 1:
        given = f"두 밑면의 넓이의 합이 {2 * s}{sq}이고 부피가 {v}{cube}인 {name}의"
        work = f"{rule}입니다. 한 밑면의 넓이가 {2 * s} ÷ 2 = {s}cm²이므로 높이는 {divide(v, s)}cm입니다."
        return pose(draw, given, "높이", "cm", work, h)
    given = f"밑면이 두 대각선이 각각 {2 * a}cm, {b}cm인 마름모이고 높이가 {h}cm인 각기둥의|높이가 {h}cm인 각기둥의 밑면은 밑변이 "
    given += f"{2 * a}cm, 높이가 {b}cm인 삼각형입니다. 이 각기둥의"
    work = f"밑면의 넓이는 {2 * a} × {b} ÷ 2 = {s}cm²입니다. {rule}이므로 {times(s, h)}cm³입니다."
    return pose(draw, given, "부피", cube, work, v)


@template("도형산술")
def sol_cylinder(draw: Draw) -> Problem:
    pi, r, kind = draw.pick(PIS), draw.pick((2, 3, 4, 5, 6, 10)), draw.number(0, 2)
    h, base, d = draw.number(3, 10), r * r * pi, 2 * r
    side = d * pi * h
    given = f"밑면의 반지름이 {r}cm, 높이가 {h}cm인 원기둥의|가로가 {r}cm, 세로가 {h}cm인 직사각형을 세로를 축으로 하여 한 바퀴 돌려 "
    given += f"만든 입체도형의|높이가 {h}cm이고 위에서 보면 지름이 {d}cm인 원으로 보이는 원기둥 모양 통의"
    if kind == 0:
        work = f"밑면의 반지름이 {r}cm, 높이가 {h}cm인 원기둥입니다. 밑면의 넓이는 {product(r, r, pi)}cm²이고, 부피는 "
        work += f"{times(base, h)}cm³입니다."
        return pose(draw, given, "부피", "cm" + draw.pick("³3"), work, base * h, pi)
    work = f"옆면의 넓이는 (밑면의 둘레) × (높이)입니다. 밑면의 둘레는 {times(d, pi)}cm이므로 옆면의 넓이는 "
    work += f"{times(d * pi, h)}cm²입니다."
    if kind == 1:
        return pose(draw, given, "옆면의 넓이", area(draw), work, side, pi)
    work += f" 밑면의 넓이는 {product(r, r, pi)}cm²이므로 겉넓이는 {written(base)} × 2 + {written(side)} = "
    work += f"{written(2 * base + side)}cm²입니다."
    return pose(draw, given, "겉넓이", area(draw), work, 2 * base + side, pi)


@template("도형산술")
def sol_water(draw: Draw) -> Problem:
    a, b, h, up = draw.number(4, 25), draw.number(4, 25), draw.number(10, 20), draw.number(2, 9)
    thing, s, cube = (
        draw.pick(("돌", "쇳덩이", "찰흙 덩이", "장난감")),
        a * b,
        "cm" + draw.pick("³3"),
    )
    it = josa(thing, "을/를")
    start = f"밑면의 가로가 {a}cm, 세로가 {b}cm인 직육면체 모양 물통에 물이 {h}cm 높이까지 들어 있습니다."
    work = f"물통의 밑면의 넓이는 {times(a, b)}cm²입니다. "
    if draw.number(0, 2):
        given = f"{start} {it} 완전히 잠기게 넣었더니 물의 높이가 {h + up}cm가 되었습니다.|{start} 잠겨 있던 {it} 꺼냈더니 물의 "
        given += f"높이가 {up}cm 낮아졌습니다."
        work += f"{thing}의 부피만큼 물의 높이가 {up}cm 달라졌으므로 부피는 "
        work += f"{times(s, up)}cm³입니다."
        return pose(draw, given, f"{thing}의 부피", cube, work, s * up)
    given = f"{start} 부피가 {s * up}{cube}인 {it} 완전히 잠기게 넣었더니 물이 넘치지 않았습니다."
    work += f"높아진 물의 높이는 {divide(s * up, s)}cm이므로 물의 높이는 {h} + {up} = {h + up}cm가 됩니다."
    return pose(draw, given, "물의 높이", "cm", work, h + up)


@template("도형산술")
def sol_packing(draw: Draw) -> Problem:
    (a, b, c), k = (draw.number(2, 9) for _ in range(3)), draw.number(2, 6)
    x, y, z, thing = a * k, b * k, c * k, draw.pick(("쌓기나무", "주사위", "각설탕", "블록"))
    given = f"가로 {x}cm, 세로 {y}cm, 높이 {z}cm인 상자를 한 모서리가 {k}cm인 정육면체 모양의 {josa(thing, '으로/로')} "
    given += f"빈틈없이 가득 채울 때,|한 모서리의 길이가 {k}cm인 정육면체 모양의 {josa(thing, '을/를')} 쌓아 가로 {x}cm, 세로 "
    given += f"{y}cm, 높이 {z}cm인 직육면체를 만들었습니다."
    work = f"가로로 {x} ÷ {k} = {a}개, 세로로 {y} ÷ {k} = {b}개, 높이로 {z} ÷ {k} = {c}개씩 놓입니다. 따라서 모두 "
    work += f"{product(a, b, c)}개입니다."
    return pose(draw, given, f"필요한 {thing}의 수", "개", work, a * b * c)


@template("도형산술")
def fence_trees(draw: Draw) -> Problem:
    d, m, n, kind = draw.number(2, 12), draw.number(3, 25), draw.number(3, 25), draw.number(0, 2)
    a, b, p, tree = d * m, d * n, 2 * d * (m + n), draw.pick(("은행나무", "소나무", "벚나무"))
    if kind:
        given = f"가로가 {a}m, 세로가 {b}m인 직사각형 모양의 땅 둘레에 {d}m 간격으로 {tree}를 심으려고 합니다. 네 꼭짓점에도 모두 심을 "
        given += f"때, 필요한|네 귀퉁이에 {tree}를 한 그루씩 심고 둘레를 따라 {d}m마다 한 그루씩 심었습니다. 이 땅이 가로 {a}m, 세로 "
        given += f"{b}m인 직사각형일 때, 심은"
        work = f"직사각형의 둘레는 ({a} + {b}) × 2 = {p}m입니다. 둘레처럼 이어진 길에서는 간격의 수와 나무의 수가 같으므로 "
        work += f"{divide(p, d)}그루입니다."
        return pose(draw, given, f"{tree}의 수", "그루", work, p // d)
    given = f"길이가 {a}m인 곧은 길의 양쪽에 처음부터 끝까지 {d}m 간격으로 {tree}를 심으려고 합니다. 길의 시작과 끝에도 심을 때, 필요한"
    work = f"길 한쪽의 간격은 {divide(a, d)}개이고, 시작에도 심으므로 한쪽에 {m} + 1 = {m + 1}그루가 필요합니다. 양쪽이므로 "
    work += f"{m + 1} × 2 = {2 * m + 2}그루입니다."
    return pose(draw, given, f"{tree}의 수", "그루", work, 2 * m + 2)
