"""도형: 직사각형, 삼각형, 여러 가지 사각형의 둘레와 넓이. 도형의 틀이 함께 쓰는 것도 있습니다."""

from problems.drawing import Draw, Problem, called, josa, template, written

SIDES = ("", "", "", *"삼 사 오 육 칠 팔 구 십 십일 십이 십삼 십사 십오 십육".split())
FLAT = tuple((t, "cm") for t in "명함 공책 액자 쟁반 거울 손수건 방석 엽서 화이트보드".split())
FLAT += tuple((t, "m") for t in "텃밭 운동장 수영장 거실 창고 주차장 꽃밭 놀이터".split())


def area(draw: Draw, unit: str = "cm") -> str:
    return unit + draw.pick(("²", "2"))


def places(value: float) -> list[str]:
    whole, _, tail = written(value).partition(".")
    kept = [d + "0" * (len(whole) - i - 1) for i, d in enumerate(whole) if d != "0"]
    return kept + ["0." + "0" * i + d for i, d in enumerate(tail) if d != "0"]


def times(a: float, b: float) -> str:
    """자리마다 나누어 곱한 식."""
    x, y, left, right = written(a), written(b), places(a), places(b)
    if min(len(left), len(right)) < 2:
        return f"{x} × {y} = {written(a * b)}"
    if len(left) < len(right) or (len(left) == len(right) and "." in y and "." not in x):
        terms, values = [f"{p} × {y}" for p in left], [written(float(p) * b) for p in left]
    else:
        terms, values = [f"{x} × {p}" for p in right], [written(a * float(p)) for p in right]
    return " = ".join((f"{x} × {y}", " + ".join(terms), " + ".join(values), written(a * b)))


def product(a: float, b: float, c: float) -> str:
    whole = f"{written(a)} × {written(b)} × {written(c)}"
    if min(len(places(a)), len(places(b))) > 1 and max(a, b) > 12:
        return f"{whole}에서 {times(a, b)}이고, {times(a * b, c)}"
    return f"{whole} = {times(a * b, c)}"


def divide(a: float, b: float) -> str:
    parts, whole = places(a / b), f"{written(a)} ÷ {written(b)}"
    if len(parts) < 2 or a <= 100:
        return f"{whole} = {written(a / b)}"
    split = " + ".join(f"{written(float(p) * b)} ÷ {written(b)}" for p in parts)
    return f"{whole} = {split} = {' + '.join(parts)} = {written(a / b)}"


def pose(
    draw: Draw, given: str, noun: str, unit: str, work: str, answer: float, pi: float = 0
) -> Problem:
    """주어진 것(|로 나눈 것 가운데 하나)에 물음을 붙입니다. 원을 쓰면 원주율도 밝힙니다."""
    given = draw.pick(given.split("|"))
    ends = ("몇 {}입니까?", "몇 {}인가요?", "몇 {}인지 구하세요.", "얼마입니까?", "얼마인가요?")
    end = f"{josa(noun, '은/는')} {draw.pick(ends).format(unit)}"
    if draw.number(0, 3) == 0:
        end = f"{josa(noun, '을/를')} {draw.pick(('구하시오.', '구하세요.', '구하여라.'))}"
    text, said = f"{given} {end}", josa(written(pi), "으로/로")
    forms = [f"{text} (원주율: {written(pi)})", f"{text} (단, 원주율은 {said} 계산합니다.)"]
    forms.append(f"원주율은 {said} 계산합니다. {text}")
    if given.endswith("."):
        forms.append(f"{given} 원주율을 {said} 할 때, {end}")
    return Problem(draw.pick(forms) if pi else text, work.strip(), written(answer))


@template("도형산술")
def shp_rectangle_whole(draw: Draw) -> Problem:
    (thing, u), name = draw.pick(FLAT), called(draw.names()[0])
    scale = draw.pick((1, 1, 1, 10))
    a, b = (n / scale for n in draw.numbers(2, 3 if scale == 1 else 21, 60))
    x, y, total = written(a), written(b), written(a + b)
    given = f"가로가 {x}{u}, 세로가 {y}{u}인 직사각형 모양의 {josa(thing, '이/가')} 있습니다. 이|{name}네 "
    given += f"{josa(thing, '은/는')} 네 각이 모두 직각인 사각형 모양이고, 이웃한 두 변의 길이가 각각 {x}{u}, "
    given += f"{y}{u}입니다. 이|{name}가 직사각형 모양인 {thing}의 가로와 세로를 재었더니 {x}{u}와 {y}{u}였습니다. 이"
    if draw.number(0, 1):
        work = f"직사각형의 둘레는 가로와 세로의 합의 2배입니다. 가로와 세로의 합이 {x} + {y} = {total}{u}이므로 둘레는 {total} × "
        work += f"2 = {written(2 * (a + b))}{u}입니다."
        return pose(draw, given, f"{thing}의 둘레", u, work, 2 * (a + b))
    work = f"직사각형의 넓이는 (가로) × (세로)로 구합니다. 따라서 {thing}의 넓이는 {times(a, b)}{u}²입니다."
    return pose(draw, given, f"{thing}의 넓이", area(draw, u), work, a * b)


@template("도형산술")
def shp_rectangle_side(draw: Draw) -> Problem:
    (thing, u), (side, other) = draw.pick(FLAT), draw.shuffled(("가로", "세로"))
    (a, b), kind = (draw.number(3, 40), draw.number(3, 40)), draw.number(0, 2)
    half, sq = a + b, area(draw, u)
    given = f"둘레가 {2 * half}{u}이고 {side}가 {a}{u}인 직사각형의|직사각형 모양인 {thing}의 둘레를 재었더니 "
    given += f"{2 * half}{u}였습니다. {side}의 길이가 {a}{u}일 때, {thing}의|길이가 {2 * half}{u}인 끈을 모두 사용하여 "
    given += f"{side}가 {a}{u}인 직사각형을 만들었습니다. 이 직사각형의"
    work = f"직사각형의 둘레는 가로와 세로의 합의 2배이므로 가로와 세로의 합은 {2 * half} ÷ 2 = {half}{u}입니다. {side}가 "
    work += f"{a}{u}이므로 {other}는 {half} - {a} = {b}{u}입니다."
    if kind == 0:
        return pose(draw, given, f"{other}의 길이", u, work, b)
    if kind == 1:
        work += f" 따라서 넓이는 {times(a, b)}{u}²입니다."
        return pose(draw, given, "넓이", sq, work, a * b)
    given = f"넓이가 {a * b}{sq}이고 {side}가 {a}{u}인 직사각형의|{side}가 {a}{u}인 직사각형 모양 {thing}의 넓이가 "
    given += f"{a * b}{sq}입니다. 이 {thing}의"
    work = f"직사각형의 넓이는 (가로) × (세로)이므로 {other}는 {divide(a * b, a)}{u}입니다. 둘레는 ({a} + {b}) × 2 = "
    work += f"{2 * half}{u}입니다."
    return pose(draw, given, "둘레", u, work, 2 * half)


@template("도형산술")
def shp_rectangle_ratio(draw: Draw) -> Problem:
    (thing, u), one, wanted = draw.pick(FLAT), draw.number(2, 25), draw.number(0, 2)
    m, n = draw.pick(((2, 1), (3, 1), (4, 1), (5, 1), (7, 4), (5, 3), (3, 2), (5, 7), (3, 4)))
    a, b, p, both = m * one, n * one, 2 * (m + n) * one, josa(m + n, "으로/로")
    said = f"가로와 세로의 비가 {m}:{n}" if n > 1 else f"가로가 세로의 {m}배"
    given = f"{said}인 직사각형 모양의 {josa(thing, '이/가')} 있습니다. 이 {thing}의 둘레가 {p}{u}일 때,|둘레가 {p}{u}이고 "
    given += f"{said}인 직사각형이 있습니다. 이 직사각형의|철사 {p}{u}를 겹치지 않게 모두 사용하여 {said}인 직사각형을 만들었습니다. 그 "
    given += "직사각형의"
    work = f"둘레가 {p}{u}이므로 가로와 세로의 합은 {p} ÷ 2 = {p // 2}{u}입니다. {said}이므로 합을 {m} + {n} = {both} "
    work += f"나눈 하나는 {divide(p // 2, m + n)}{u}입니다. "
    if wanted == 2:
        work += f"가로는 {one} × {m} = {a}{u}, 세로는 {one} × {n} = {b}{u}이므로 넓이는 {times(a, b)}{u}²입니다."
        return pose(draw, given, "넓이", area(draw, u), work, a * b)
    side, part, value = (("가로", m, a), ("세로", n, b))[wanted]
    work += f"따라서 {side}의 길이는 {one} × {part} = {value}{u}입니다."
    return pose(draw, given, f"{side}의 길이", u, work, value)


@template("도형산술")
def shp_square_back(draw: Draw) -> Problem:
    a, (thing, u), kind = draw.number(2, 25), draw.pick(FLAT), draw.number(0, 1)
    sq = area(draw, u)
    noun = draw.pick(("정사각형", f"정사각형 모양의 {thing}", "네 변과 네 각이 모두 같은 사각형"))
    if kind == 0:
        given = f"둘레가 {4 * a}{u}인|네 변의 길이의 합이 {4 * a}{u}인"
        work = f"정사각형의 네 변은 길이가 같으므로 한 변은 {4 * a} ÷ 4 = {a}{u}입니다. 따라서 넓이는 {times(a, a)}{u}²입니다."
        return pose(draw, given, f"{noun}의 넓이", sq, work, a * a)
    work = f"정사각형의 넓이는 한 변을 두 번 곱한 것입니다. {a} × {a} = {a * a}이므로 한 변은 {a}{u}, 둘레는 {a} × 4 = "
    work += f"{4 * a}{u}입니다."
    return pose(draw, f"넓이가 {a * a}{sq}인", f"{noun}의 둘레", u, work, 4 * a)


@template("도형산술")
def shp_regular_polygon(draw: Draw) -> Problem:
    n, a = draw.number(3, 12), draw.number(2, 30) / draw.pick((1, 1, 2))
    poly, whole, x = f"정{SIDES[n]}각형", written(n * a), written(a)
    made = draw.pick(("철사", "끈", "털실", "전선"))
    if draw.number(0, 1):
        given = f"한 변의 길이가 {x}cm인|{josa(made, '으로/로')} 한 변이 {x}cm가 되게 만든|변의 길이와 각의 크기가 각각 모두 같은 "
        given += f"{SIDES[n]}각형이 있습니다. 한 변이 {x}cm일 때, 이"
        work = f"{josa(poly, '은/는')} 변 {n}개의 길이가 모두 같으므로 둘레는 한 변의 길이의 {n}배입니다. 둘레는 "
        work += f"{times(a, n)}cm입니다."
        return pose(draw, given, f"{poly}의 둘레", "cm", work, n * a)
    given = f"길이가 {whole}cm인 {josa(made, '을/를')} 남김없이 사용하여 {josa(poly, '을/를')} 만들었습니다. 만든|둘레가 "
    given += f"{whole}cm인"
    work = f"{josa(poly, '은/는')} 변 {n}개의 길이가 모두 같으므로 한 변의 길이는 둘레를 {josa(n, '으로/로')} 나누어 구합니다. 한 "
    work += f"변은 {divide(n * a, n)}cm입니다."
    return pose(draw, given, f"{poly}의 한 변의 길이", "cm", work, a)


@template("도형산술")
def shp_isosceles(draw: Draw) -> Problem | None:
    a, b = (n / draw.pick((1, 1, 2)) for n in draw.numbers(2, 4, 40))
    p, x, y, two = written(2 * a + b), written(a), written(b), written(2 * a)
    made = josa(draw.pick(("철사", "끈", "실", "전선")), "을/를")
    if b >= 2 * a:
        return None
    start = f"길이가 {p}cm인 {made} 남김없이 사용하여 이등변삼각형을 만들었습니다."
    work = "이등변삼각형은 밑변이 아닌 두 변의 길이가 같습니다. 두 변의 합은 "
    if draw.number(0, 1):
        given = f"{start} 길이가 같은 두 변이 각각 {x}cm일 때,|둘레가 {p}cm이고 길이가 같은 두 변이 {x}cm씩인 이등변삼각형의"
        work += f"{x} × 2 = {two}cm이므로 나머지 한 변은 {p} - {two} = {y}cm입니다."
        return pose(draw, given, "나머지 한 변의 길이", "cm", work, b)
    given = f"{start} 밑변의 길이가 {y}cm일 때,|둘레가 {p}cm, 밑변이 {y}cm인 이등변삼각형에서"
    noun = "길이가 같은 두 변 중 한 변의 길이"
    work += f"{p} - {y} = {two}cm이므로 한 변은 {two} ÷ 2 = {x}cm입니다."
    return pose(draw, given, noun, "cm", work, a)


@template("도형산술")
def shp_triangle_area(draw: Draw) -> Problem:
    a, h, sq, kind = draw.number(4, 30), draw.number(2, 16) * 2, area(draw), draw.number(0, 1)
    k = a * h // 2
    rule = "삼각형의 넓이는 (밑변) × (높이) ÷ 2"
    if kind == 0:
        given = f"밑변이 {a}cm이고 높이가 {h}cm인|꼭짓점에서 밑변에 수직으로 그은 선분이 {h}cm, 밑변이 {a}cm인|직각을 이루는 두 변의 "
        given += f"길이가 각각 {a}cm, {h}cm인"
        work = f"{rule}입니다. {times(a, h)}이므로 넓이는 {a * h} ÷ 2 = {k}cm²입니다."
        return pose(draw, given, "삼각형의 넓이", sq, work, k)
    given = f"높이가 {h}cm이고 넓이가 {k}{sq}인|넓이가 {k}{sq}이고 한 각이 90도인 삼각형의 높이가 {h}cm입니다. 이"
    work = f"{rule}이므로 (밑변) × (높이)는 {k} × 2 = {a * h}입니다. 밑변은 {divide(a * h, h)}cm입니다."
    return pose(draw, given, "삼각형의 밑변의 길이", "cm", work, a)


@template("도형산술")
def shp_trapezoid(draw: Draw) -> Problem:
    (a, b), h, sq = draw.numbers(2, 3, 20), draw.number(2, 12) * 2, area(draw)
    k, wanted = (a + b) * h // 2, draw.number(0, 1)
    rule = "사다리꼴의 넓이는 (윗변 + 아랫변) × (높이) ÷ 2"
    if wanted == 0:
        given = f"윗변이 {a}cm, 아랫변이 {b}cm, 높이가 {h}cm인 사다리꼴의|평행한 두 변이 {a}cm, {b}cm이고 두 변 사이의 거리가 "
        given += f"{h}cm인 사각형의"
        work = f"{rule}입니다. {a} + {b} = {a + b}이고 {times(a + b, h)}이므로 넓이는 {(a + b) * h} ÷ 2 = "
        work += f"{k}cm²입니다."
        return pose(draw, given, "넓이", sq, work, k)
    work = f"{rule}이므로 (윗변 + 아랫변) × (높이)는 {k} × 2 = {2 * k}입니다. "
    given = f"넓이가 {k}{sq}이고 평행한 두 변의 길이가 {a}cm와 {b}cm인 사다리꼴의"
    work += f"{a} + {b} = {a + b}이므로 높이는 {divide(2 * k, a + b)}cm입니다."
    return pose(draw, given, "높이", "cm", work, h)


@template("도형산술")
def shp_joined(draw: Draw) -> Problem:
    n, a, k = draw.number(2, 12), draw.number(2, 25), draw.number(2, 6)
    if draw.number(0, 1):
        given = f"둘레가 {4 * a}cm인 정사각형 {n}개를 겹치지 않게 한 줄로 이어 붙여 직사각형을 만들었습니다. 만든|네 변의 길이의 합이 "
        given += f"{4 * a}cm인 정사각형 {n}장을 옆으로 나란히 붙여 만든"
        work = f"정사각형의 한 변은 {4 * a} ÷ 4 = {a}cm입니다. 직사각형의 가로는 {times(a, n)}cm, 세로는 {a}cm이므로 둘레는 "
        work += f"({n * a} + {a}) × 2 = {2 * a * (n + 1)}cm입니다."
        return pose(draw, given, "직사각형의 둘레", "cm", work, 2 * a * (n + 1))
    given = f"둘레가 {4 * a * k}cm인 정사각형을 크기가 같은 작은 정사각형 {k * k}개로 나누었습니다. 작은|네 변의 길이의 합이 "
    given += f"{4 * a * k}cm인 정사각형 종이를 잘라 똑같은 정사각형 {k * k}장을 만들었습니다. 작은"
    work = f"큰 정사각형의 한 변은 {4 * a * k} ÷ 4 = {a * k}cm입니다. {k} × {k} = {k * k}이므로 한 변을 {k}칸으로 "
    work += f"나눈 것이고, 작은 정사각형의 한 변은 {a * k} ÷ {k} = {a}cm, 둘레는 {a} × 4 = {4 * a}cm입니다."
    return pose(draw, given, "정사각형 한 개의 둘레", "cm", work, 4 * a)


@template("도형산술")
def shp_leftover(draw: Draw) -> Problem:
    (a, b), (x, y), k = draw.numbers(2, 30, 90), draw.numbers(2, 3, 12), draw.number(2, 6)
    name, left = called(draw.names()[0]), a * b - k * x * y
    given = f"{name}는 가로 {a}cm, 세로 {b}cm인 직사각형 모양의 도화지에 가로 {x}cm, 세로 {y}cm인 사진 {k}장을 겹치지 않게 "
    given += f"붙였습니다. 남은|가로 {a}cm, 세로 {b}cm인 벽에 가로 {x}cm, 세로 {y}cm인 그림 {k}장이 겹치지 않게 붙어 있습니다. 벽에서 "
    given += "그림이 없는"
    work = f"전체 넓이는 {times(a, b)}cm²입니다. 한 장은 {x} × {y} = {x * y}cm²이고 {k}장은 "
    work += f"{times(x * y, k)}cm²이므로 남은 부분은 {a * b} - {k * x * y} = {left}cm²입니다."
    return pose(draw, given, "부분의 넓이", area(draw), work, left)


@template("도형산술")
def shp_tiles(draw: Draw) -> Problem:
    (m, n), s = draw.numbers(2, 2, 8), draw.pick((10, 20, 25, 50))
    place = draw.pick(("욕실", "부엌", "현관", "베란다"))
    x, y = m * 100 // s, n * 100 // s
    given = f"가로가 {m}m, 세로가 {n}m인 직사각형 모양의 {place} 바닥에 한 변이 {s}cm인 정사각형 타일을 빈틈없이 겹치지 않게 붙이려고 "
    given += f"합니다. 필요한|한 변이 {s}cm인 정사각형 타일로 가로 {m}m, 세로 {n}m인 {place} 바닥을 모두 덮을 때, 필요한"
    work = f"1m는 100cm이므로 바닥은 가로 {m * 100}cm, 세로 {n * 100}cm입니다. 타일은 가로로 {m * 100} ÷ {s} = {x}장, "
    work += f"세로로 {n * 100} ÷ {s} = {y}장씩 놓이므로 모두 {times(x, y)}장입니다."
    return pose(draw, given, "타일의 수", "장", work, x * y)
