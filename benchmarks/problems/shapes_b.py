"""도형: 원의 둘레와 넓이, 다각형의 변과 각."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.shapes_a import SIDES, area, divide, pose, product, times

PIS = (3.14, 3.14, 3.14, 3.1, 3)
ROUND = "접시 시계 피자 쿠키 거울 쟁반 방석 시디 병뚜껑 탬버린".split()


@template("도형산술")
def circ_whole(draw: Draw) -> Problem:
    pi, r, thing = draw.pick(PIS), draw.number(2, 25) / draw.pick((1, 1, 1, 2)), draw.pick(ROUND)
    d, x, name = written(2 * r), written(r), called(draw.names()[0])
    given = f"반지름이 {x}cm인 원 모양의 {josa(thing, '이/가')} 있습니다. 이 {thing}의|{name}네 "
    given += f"{josa(thing, '은/는')} 지름이 {d}cm인 원 모양입니다. 이 {thing}의|{name}가 길이가 {x}cm인 막대를 반지름으로 "
    given += f"하는 원을 그렸습니다. 이 원의|앞에서 보면 밑변이 {d}cm인 이등변삼각형으로 보이는 원뿔의 밑면의|밑변이 {x}cm인 직각삼각형을 높이를 "
    given += f"축으로 하여 한 바퀴 돌려 만든 원뿔의 밑면의|반지름이 {x}cm인 구를 중심을 지나는 평면으로 잘랐습니다. 잘린 면의"
    if draw.number(0, 1):
        work = f"원의 둘레는 (지름) × (원주율)입니다. 지름이 {d}cm이므로 둘레는 {times(2 * r, pi)}cm입니다."
        return pose(draw, given, "둘레", "cm", work, 2 * r * pi, pi)
    work = f"원의 넓이는 (반지름) × (반지름) × (원주율)입니다. 반지름이 {x}cm이므로 넓이는 {product(r, r, pi)}cm²입니다."
    return pose(draw, given, "넓이", area(draw), work, r * r * pi, pi)


@template("도형산술")
def circ_backwards(draw: Draw) -> Problem:
    pi, r, made = draw.pick(PIS), draw.number(2, 30), draw.pick(("끈", "철사", "리본", "털실"))
    around = written(2 * r * pi)
    given = f"둘레가 {around}cm인 원이 있습니다. 이 원의|길이가 {around}cm인 {josa(made, '을/를')} 겹치지 않게 모두 사용하여 "
    given += f"원을 만들었습니다. 이 원의|원 모양인 {draw.pick(ROUND)}의 둘레를 재었더니 {around}cm였습니다. 이 원의"
    work = f"원의 둘레는 (지름) × (원주율)이므로 지름은 {around} ÷ {written(pi)} = {2 * r}cm이고, 반지름은 {2 * r} ÷ 2 "
    work += f"= {r}cm입니다."
    if draw.number(0, 1):
        return pose(draw, given, "반지름", "cm", work, r, pi)
    work += f" 따라서 원의 넓이는 {product(r, r, pi)}cm²입니다."
    return pose(draw, given, "넓이", area(draw), work, r * r * pi, pi)


@template("도형산술")
def circ_two(draw: Draw) -> Problem:
    pi, (b, a), thing = draw.pick(PIS), sorted(draw.numbers(2, 2, 20)), draw.pick(ROUND)
    more, c, d = draw.number(0, 1), a * a, b * b
    how, sign = ("합", "+") if more else ("차", "-")
    length, both = (2 * (a + b), c + d) if more else (2 * (a - b), c - d)
    given = f"반지름이 각각 {a}cm, {b}cm인 두 원이 있습니다. 두 원의|원 모양의 {thing} 두 개의 반지름을 재었더니 {b}cm와 "
    given += f"{a}cm였습니다. 두 {thing}의|지름이 {2 * a}cm인 원과 지름이 {2 * b}cm인 원의"
    if draw.number(0, 1):
        work = f"두 원의 지름은 {2 * a}cm, {2 * b}cm이므로 지름의 {how}에 원주율을 곱하면 됩니다. {2 * a} {sign} "
        work += f"{2 * b} = {length}이므로 {times(length, pi)}cm입니다."
        return pose(draw, given, f"둘레의 {how}", "cm", work, length * pi, pi)
    work = f"원의 넓이는 (반지름) × (반지름) × (원주율)입니다. {a} × {a} = {c}, {b} × {b} = {d}이므로 {c} {sign} {d} "
    work += f"= {both}에 원주율을 곱합니다. 따라서 {times(both, pi)}cm²입니다."
    return pose(draw, given, f"넓이의 {how}", area(draw), work, both * pi, pi)


@template("도형산술")
def circ_in_square(draw: Draw) -> Problem:
    pi, r, kind = draw.pick(PIS), draw.number(2, 20), draw.number(0, 2)
    side, left = 2 * r, 4 * r * r - r * r * pi
    given = f"한 변의 길이가 {side}cm인 정사각형 안에 꼭 맞게 원을 그렸습니다. 이|한 변이 {side}cm인 정사각형 모양의 색종이를 오려 가장 큰 "
    given += "원을 만들었습니다. 이"
    work = f"원의 지름은 정사각형의 한 변과 같은 {side}cm이고 반지름은 {side} ÷ 2 = {r}cm입니다. "
    if kind == 2:
        given = f"한 변이 {2 * side}cm인 정사각형 안에 크기가 같은 가장 큰 원 4개를 2개씩 두 줄로 그렸습니다. 한"
        work = f"원 2개가 나란히 놓이므로 원의 지름은 {2 * side} ÷ 2 = {side}cm, 반지름은 {r}cm입니다. "
    if draw.number(0, 2) == 0:
        work += f"따라서 원의 둘레는 {times(side, pi)}cm입니다."
        return pose(draw, given, "원의 둘레", "cm", work, side * pi, pi)
    work += f"원의 넓이는 {product(r, r, pi)}cm²입니다."
    if kind == 2 or draw.number(0, 1):
        return pose(draw, given, "원의 넓이", area(draw), work, r * r * pi, pi)
    work += f" 정사각형의 넓이 {side} × {side} = {side * side}cm²에서 빼면 {side * side} - "
    work += f"{written(r * r * pi)} = {written(left)}cm²입니다."
    return pose(draw, given, "원을 뺀 나머지 부분의 넓이", area(draw), work, left, pi)


@template("도형산술")
def circ_holes(draw: Draw) -> Problem:
    pi, b, k = draw.pick(PIS), draw.number(2, 5), draw.number(1, 7)
    big, small, u = draw.pick((("광장", "연못", "m"), ("판", "구멍", "cm"), ("공원", "꽃밭", "m")))
    a = draw.number(4 * b, 4 * b + 9)
    left = a * a - k * b * b
    given = f"반지름이 {a}{u}인 원 모양의 {big} 안에 반지름이 {b}{u}인 원 모양의 {josa(small, '이/가')} {k}개 있습니다. "
    given += f"{josa(small, '을/를')} 뺀"
    work = f"큰 원은 {a} × {a} = {a * a}, 작은 원은 {b} × {b} = {b * b}에 원주율을 곱한 넓이입니다. 작은 원이 {k}개이므로 "
    work += f"{a * a} - {b * b} × {k} = {left}에 원주율을 곱합니다. 남은 넓이는 {times(left, pi)}{u}²입니다."
    return pose(draw, given, "나머지 부분의 넓이", area(draw, u), work, left * pi, pi)


@template("도형산술")
def circ_rolling(draw: Draw) -> Problem:
    pi, r, k = draw.pick(PIS), draw.number(5, 60), draw.number(2, 30)
    name = called(draw.names()[0])
    thing, place = draw.pick(("훌라후프", "굴렁쇠", "바퀴")), draw.pick(("공원", "호수", "운동장"))
    once, whole = written(2 * r * pi), written(2 * r * pi * k)
    work = f"한 바퀴의 거리는 원의 둘레와 같습니다. 지름이 {2 * r}"
    if draw.number(0, 1):
        given = f"{name}가 {draw.pick((f'지름이 {2 * r}', f'반지름이 {r}'))}cm인 {josa(thing, '을/를')} "
        given += "굴렸습니다."
        work += f"cm이므로 {times(2 * r, pi)}cm입니다. {k}바퀴의 거리는 "
        work += f"{times(2 * r * pi, k)}cm입니다."
        return pose(draw, given, f"{k}바퀴 굴러간 거리", "cm", work, 2 * r * pi * k, pi)
    given = f"{name}는 반지름이 {r}m인 원 모양의 {place} 둘레를 따라 {whole}m를 걸었습니다. 몇 "
    given += "바퀴를 "
    work += f"m이므로 {times(2 * r, pi)}m입니다. {whole}m를 걸었으므로 바퀴 수는 {whole} ÷ {once} = {k}바퀴입니다."
    return Problem(f"{given}걸었습니까? (원주율: {written(pi)})", work, k)


@template("도형산술")
def circ_slices(draw: Draw) -> Problem | None:
    pi, r, k = draw.pick(PIS), draw.number(2, 20), draw.pick((2, 2, 4, 4, 8, 5))
    whole, curve, name = r * r * pi, r * pi, called(draw.names()[0])
    if abs(round(whole / k, 3) - whole / k) > 1e-7:
        return None
    if k == 2 and draw.number(0, 1):
        given = f"반지름이 {r}cm인 반원이 있습니다. 이|{name}가 지름이 {2 * r}cm인 반원 모양의 달을 그렸습니다. 이"
        work = f"지름이 {2 * r}cm인 원의 둘레는 {times(2 * r, pi)}cm이므로 굽은 부분은 그 절반인 {written(2 * curve)} "
        work += f"÷ 2 = {written(curve)}cm입니다. 곧은 부분은 지름 {2 * r}cm이므로 둘레는 {written(curve)} + "
        work += f"{2 * r} = {written(curve + 2 * r)}cm입니다."
        return pose(draw, given, "반원의 둘레", "cm", work, curve + 2 * r, pi)
    given = f"반지름이 {r}cm인 원 모양의 피자를 똑같이 {k}조각으로 나누었습니다. 한 조각의|{name}가 지름이 {2 * r}cm인 원 모양의 종이를 "
    given += f"{k}등분하여 잘랐습니다. 한 조각의"
    work = f"원 전체의 넓이는 {product(r, r, pi)}cm²입니다. {k}조각으로 똑같이 나누었으므로 한 조각은 {written(whole)} ÷ "
    work += f"{k} = {written(whole / k)}cm²입니다."
    return pose(draw, given, "넓이", area(draw), work, whole / k, pi)


@template("도형산술")
def ang_triangle(draw: Draw) -> Problem:
    deg, kind, x = draw.pick(("도", "°", "º")), draw.number(0, 2), draw.number(20, 160) / 2
    a, b, y, two, apex = draw.number(20, 120), draw.number(15, 90), written(x), 2 * x, 180 - 2 * x
    work = "삼각형의 세 각의 크기의 합은 180도입니다. "
    if kind == 0 and a + b < 170:
        given = f"삼각형의 두 각이 각각 {a}{deg}, {b}{deg}입니다.|두 각의 합이 {a + b}{deg}인 삼각형에서"
        work += f"두 각의 합이 {a + b}도이므로 나머지 한 각은 180 - {a + b} = "
        work += f"{180 - a - b}도입니다."
        return pose(draw, given, "나머지 한 각의 크기", deg, work, 180 - a - b)
    if kind == 1:
        given = f"직각삼각형의 한 각이 {y}{deg}일 때, 직각이|한 각의 크기가 {y}{deg}인 직각삼각형에서 직각이"
        work += f"직각이 90도이므로 다른 두 각의 합은 180 - 90 = 90도이고, 남은 각은 90 - {y} = {written(90 - x)}도입니다."
        return pose(draw, given, "아닌 나머지 한 각의 크기", deg, work, 90 - x)
    given = f"이등변삼각형에서 길이가 같은 두 변이 이루는 각의 크기가 {written(apex)}{deg}입니다.|두 변의 길이가 같은 삼각형에서 그 두 변 "
    given += f"사이의 각이 {written(apex)}{deg}일 때,"
    work += f"두 밑각의 합은 180 - {written(apex)} = {written(two)}도이고 두 밑각은 크기가 같으므로 한 밑각은 "
    work += f"{written(two)} ÷ 2 = {y}도입니다."
    return pose(draw, given, "한 밑각의 크기", deg, work, x)


@template("도형산술")
def ang_parallelogram(draw: Draw) -> Problem:
    deg, shape = draw.pick(("도", "°", "º")), draw.pick(("평행사변형", "마름모"))
    x, facing = draw.number(50, 310) / 2, draw.number(0, 1)
    one, other, twice = written(x), written(180 - x), written(360 - 2 * x)
    given = f"{shape}의 한 각이 {one}{deg}입니다. 이|{shape} 모양 타일의 한 각이 {one}{deg}일 때, "
    given += "이"
    work = f"{josa(shape, '은/는')} 이웃한 두 각의 크기의 합이 180도이므로 이웃한 각은 180 - {one} = {other}도입니다."
    if facing:
        return pose(draw, given, "각과 이웃한 각의 크기", deg, work, 180 - x)
    work += f" 이런 각이 2개 있으므로 두 각의 합은 {other} × 2 = {twice}도입니다."
    return pose(draw, given, "각과 이웃한 두 각의 크기의 합", deg, work, 360 - 2 * x)


@template("도형산술")
def ang_polygon(draw: Draw) -> Problem:
    n, deg, x = draw.number(4, 15), draw.pick(("도", "°", "º")), draw.number(60, 120)
    poly, whole, kind = f"{SIDES[n]}각형", 180 * (n - 2), draw.number(0, 2)
    work = f"{poly}은 한 꼭짓점에서 그은 대각선으로 삼각형 {n} - 2 = {n - 2}개로 나누어집니다. 모든 각의 크기의 합은 "
    work += f"{times(180, n - 2)}도입니다."
    if kind == 0 and 360 % n == 0:
        work += f" 정{poly}은 각 {n}개의 크기가 같으므로 한 각은 {divide(whole, n)}도입니다."
        return pose(draw, f"정{poly}의", "한 각의 크기", deg, work, whole / n)
    if kind == 1:
        return pose(draw, f"{poly}의|각이 {n}개인 다각형의", "모든 각의 합", deg, work, whole)
    work += f" 따라서 나머지 각의 합은 {whole} - {x} = {whole - x}도입니다."
    given = f"{poly}에서 한 각의 크기가 {x}{deg}일 때,|각이 {n}개인 다각형의 한 각이 "
    given += f"{x}{deg}입니다."
    return pose(draw, given, "나머지 각의 크기의 합", deg, work, whole - x)


@template("도형산술")
def ang_diagonals(draw: Draw) -> Problem:
    n, count = draw.number(5, 16), draw.pick(("변의 수", "꼭짓점의 수", "각의 수"))
    poly, half, twice = f"{SIDES[n]}각형", n * (n - 3) // 2, n * (n - 3)
    given = f"{poly}에 그을 수 있는|{count}가 {n}개인 다각형에 그을 수 있는|한 꼭짓점에서 그은 대각선이 {n - 3}개인 {poly} 전체의"
    work = f"한 꼭짓점에서는 자신과 이웃한 두 꼭짓점을 뺀 {n} - 3 = {n - 3}개를 그을 수 있습니다. 꼭짓점이 {n}개이고 대각선을 두 번씩 센 "
    work += f"것이므로 {n} × {n - 3} ÷ 2 = {twice} ÷ 2 = {half}개입니다."
    return pose(draw, given, "대각선의 수", "개", work, half)


@template("도형산술")
def shp_parallelogram(draw: Draw) -> Problem:
    (b, a), h, kind = sorted(draw.numbers(2, 4, 30)), draw.number(3, 20), draw.number(0, 2)
    k, p, half, sq = a * h, 2 * (a + b), a + b, area(draw)
    if kind == 0:
        given = f"밑변이 {a}cm, 높이가 {h}cm인|마주 보는 두 변이 평행하고 밑변이 {a}cm, 높이가 "
        given += f"{h}cm인"
        work = f"평행사변형의 넓이는 (밑변) × (높이)입니다. 따라서 넓이는 {times(a, h)}cm²입니다."
        return pose(draw, given, "평행사변형의 넓이", sq, work, k)
    if kind == 1:
        given = f"넓이가 {k}{sq}인 평행사변형의 높이가 {h}cm입니다. 이 높이에 대한|높이가 {h}cm이고 넓이가 {k}{sq}인 평행사변형의"
        work = f"평행사변형의 넓이는 (밑변) × (높이)이므로 밑변은 넓이를 높이로 나눈 {divide(k, h)}cm입니다."
        return pose(draw, given, "밑변의 길이", "cm", work, a)
    given = f"둘레가 {p}cm인 평행사변형이 있습니다. 한 변이 이웃한 변보다 {a - b}cm 길 때,|철사 {p}cm로 이웃한 두 변의 차가 "
    given += f"{a - b}cm인 평행사변형을 만들었습니다."
    work = f"평행사변형은 마주 보는 변의 길이가 같으므로 이웃한 두 변의 합은 {p} ÷ 2 = {half}cm입니다. 합에서 차를 빼면 짧은 변의 2배이므로 "
    work += f"짧은 변은 ({half} - {a - b}) ÷ 2 = {b}cm입니다."
    return pose(draw, given, "짧은 변의 길이", "cm", work, b)


@template("도형산술")
def shp_two_sides(draw: Draw) -> Problem:
    a, b = (n / draw.pick((1, 1, 2)) for n in draw.numbers(2, 4, 40))
    x, y, p, half = (written(n) for n in (a, b, 2 * (a + b), a + b))
    kind = draw.number(0, 2)
    given = f"이웃한 두 변의 길이가 {x}cm, {y}cm인|실을 겹치지 않게 사용하여 두 변이 {x}cm와 {y}cm인 평행사변형을 만들었습니다. 이"
    work = "평행사변형은 마주 보는 변의 길이가 같습니다. "
    if kind == 0:
        work += f"이웃한 두 변의 합이 {x} + {y} = {half}cm이므로 둘레는 {half} × 2 = {p}cm입니다."
        return pose(draw, given, "평행사변형의 둘레", "cm", work, 2 * (a + b))
    if kind == 1:
        given = f"둘레가 {p}cm인 평행사변형의 한 변이 {x}cm일 때,|한 변의 길이가 {x}cm이고, 둘레의 길이가 {p}cm인 평행사변형에서"
        work += f"이웃한 두 변의 합은 {p} ÷ 2 = {half}cm이므로 이웃한 변은 {half} - {x} = "
        work += f"{y}cm입니다."
        return pose(draw, given, "이 변과 이웃한 변의 길이", "cm", work, b)
    k, four = draw.number(3, 9), 4 * a
    given = f"한 변이 {x}m인 마름모 모양의 공원 둘레를 따라 {k}바퀴 걸었습니다."
    work = f"마름모는 네 변의 길이가 같으므로 둘레는 {x} × 4 = {written(four)}m입니다. {k}바퀴 걸은 거리는 "
    work += f"{times(four, k)}m입니다."
    return pose(draw, given, "걸은 거리", "m", work, four * k)


@template("도형산술")
def shp_rhombus(draw: Draw) -> Problem:
    a, b, sq, kind = draw.number(3, 20) * 2, draw.number(4, 30), area(draw), draw.number(0, 2)
    rule = "마름모의 넓이는 (한 대각선) × (다른 대각선) ÷ 2"
    given = f"두 대각선의 길이가 {a}cm, {b}cm인|한 대각선은 {a}cm이고 다른 대각선은 {b}cm인"
    why = ("원의 지름과 같은 ", "직사각형의 가로, 세로와 같은 ", "")[kind]
    if kind == 0:
        b, given = a, f"반지름이 {a // 2}cm인 원 안에 그린 가장 큰"
    if kind == 1:
        given = f"가로가 {a}cm, 세로가 {b}cm인 직사각형의 각 변의 가운데 점을 이어 만든"
    work = f"마름모의 두 대각선은 {why}{a}cm와 {b}cm입니다. {rule}이고 {times(a, b)}이므로 {a * b} ÷ 2 = "
    work += f"{a * b // 2}cm²입니다."
    return pose(draw, given, "마름모의 넓이", sq, work, a * b // 2)
