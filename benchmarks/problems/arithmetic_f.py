"""산술연산의 틀(6): 길이와 시간, 둘레와 넓이, 빠르기."""

from problems.arithmetic_words import KIND, divided, times, told, w
from problems.drawing import Draw, Problem, called, josa, template


@template(KIND)
def arith_perimeter_and_area(draw: Draw) -> Problem:
    a, b = draw.number(5, 40), draw.number(3, 35)
    shape, n = draw.pick(
        (("정삼각형", 3), ("정사각형", 4), ("정오각형", 5), ("정육각형", 6), ("정팔각형", 8))
    )
    kind = draw.number(0, 6)
    rect = f"가로가 {a}cm, 세로가 {b}cm인 직사각형"
    side = draw.number(11, 99)
    if kind == 0:
        q = (
            f"{rect}의 넓이를 구하시오.",
            f"{rect} 모양의 종이가 있습니다. 이 종이의 넓이는 몇 cm²입니까?",
        )
        return told(
            draw,
            q,
            f"직사각형의 넓이는 가로와 세로의 곱입니다. 따라서 {times(a, b)}cm²입니다.",
            a * b,
        )
    if kind == 1:
        q = (
            f"{rect}의 둘레는 몇 cm입니까?",
            f"{rect} 모양 액자의 둘레에 끈을 두르려면 끈은 몇 cm가 필요한지 구하시오.",
        )
        work = (
            f"직사각형의 둘레는 가로와 세로의 합의 2배입니다. {a} + {b} = {a + b}이므로 {a + b} × 2 = "
            f"{2 * (a + b)}cm입니다."
        )
        return told(draw, q, work, 2 * (a + b))
    if kind == 2:
        s = w(side / 10)
        q = (
            f"한 변의 길이가 {s}cm인 {shape}의 둘레를 구하시오.",
            f"{shape}의 한 변이 {s}cm이면 둘레는 몇 cm입니까?",
        )
        work = f"{josa(shape, '은/는')} 길이가 같은 변이 {n}개입니다. 둘레는 {times(s, n)}cm입니다."
        return told(draw, q, work, w(side * n / 10))
    if kind == 3:
        q = (
            f"길이가 {side * n}cm인 철사를 남김없이 사용하여 {shape} 한 개를 만들었습니다. 한 변의 길이는 몇 cm입니까?",
            f"둘레가 {side * n}cm인 {shape}의 한 변의 길이를 구하시오.",
        )
        return told(
            draw,
            q,
            f"{shape}[은/는] {n}개의 변의 길이가 모두 같습니다. 한 변은 {divided(side * n, n)}cm입니다.",
            side,
        )
    if kind == 4:
        q = (
            f"길이가 {4 * b}cm인 끈으로 가장 큰 정사각형을 만들었습니다. 이 정사각형의 넓이는 몇 cm²입니까?",
            f"둘레가 {4 * b}cm인 정사각형의 넓이를 구하시오.",
        )
        work = f"정사각형의 한 변은 둘레를 4로 나눈 {divided(4 * b, 4)}cm입니다. 넓이는 {times(b, b)}cm²입니다."
        return told(draw, q, work, b * b)
    if kind == 5:
        if (a + b) % 2:
            return None
        q = (
            f"{rect} 모양의 철사를 펴서 가장 큰 정사각형을 만들었습니다. 정사각형의 한 변의 길이는 몇 cm입니까?",
            f"{rect}과 둘레가 같은 정사각형이 있습니다. 이 정사각형의 한 변은 몇 cm인지 구하시오.",
        )
        total = 2 * (a + b)
        work = (
            f"철사의 길이는 ({a} + {b}) × 2 = {total}cm입니다. 정사각형은 네 변이 같으므로 한 변은 "
            f"{divided(total, 4)}cm입니다."
        )
        return told(draw, q, work, total // 4)
    e = draw.number(2, 14)
    q = (
        f"한 면의 넓이가 {e * e}cm²인 정육면체의 부피는 몇 cm³입니까?",
        f"어떤 정육면체의 한 면의 넓이가 {e * e}cm²라면, 이 정육면체의 부피는 얼마인지 구하시오.",
    )
    work = (
        f"{e} × {e} = {e * e}이므로 정육면체의 한 모서리는 {e}cm입니다. 부피는 {e} × {e} × {e} = {e * e} × {e} = "
        f"{e**3}cm³입니다."
    )
    return told(draw, q, work, e**3)


@template(KIND)
def arith_speed(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    who, v, t, unit, per, time = draw.pick(
        (
            ("버스가", draw.number(30, 95), draw.number(2, 12), "km", "시속", "시간"),
            ("기차가", draw.number(80, 250), draw.number(2, 9), "km", "시속", "시간"),
            (
                f"{name}가 자전거를 타고",
                draw.number(4, 13),
                draw.number(5, 60),
                "m",
                "초속",
                "초",
            ),
            (f"{name}가", draw.number(55, 120), draw.number(4, 40), "m", "분속", "분"),
        )
    )
    d = v * t
    kind = draw.number(0, 2)
    one = {"시간": "한 시간", "초": "1초", "분": "1분"}[time]
    if kind == 0:
        questions = (
            f"{who} {t}{time} 동안 {d}{unit}를 이동했다면, {per} 몇 {unit}로 이동했습니까?",
            f"{who} {d}{unit}를 가는 데 {t}{time}[이/가] 걸렸습니다. {one}에 몇 {unit}씩 간 셈인지 구하시오.",
        )
        working = f"빠르기는 {one} 동안 간 거리입니다. {t}{time} 동안 {d}{unit}를 갔으므로 {divided(d, t)}{unit}입니다."
        return told(draw, questions, working, v)
    if kind == 1:
        questions = (
            f"{who} {one}에 {v}{unit}를 갑니다. 같은 빠르기로 {t}{time} 동안에는 몇 {unit}를 가게 됩니까?",
            f"{who} {per} {v}{unit}로 {t}{time} 동안 이동했습니다. 이동한 거리는 몇 {unit}인지 구하시오.",
        )
        working = f"{one}에 {v}{unit}씩 {t}{time} 동안 갔습니다. "
        working += f"거리는 빠르기와 시간의 곱이므로 {times(v, t)}{unit}입니다."
        return told(draw, questions, working, d)
    questions = (
        f"{who} {per} {v}{unit}로 {d}{unit}를 가는 데 걸리는 시간은 몇 {time}입니까?",
        f"{who} {one}에 {v}{unit}씩 갑니다. {d}{unit}를 가려면 몇 {time}[이/가] 걸리는지 구하시오.",
    )
    working = f"{one}에 {v}{unit}씩 가므로 걸리는 시간은 거리를 빠르기로 나눕니다. {divided(d, v)}{time}입니다."
    return told(draw, questions, working, t)


@template(KIND)
def arith_train_and_bridge(draw: Draw) -> Problem | None:
    train, v, t = draw.number(60, 240, 10), draw.number(15, 40), draw.number(12, 60)
    bridge = v * t - train
    if bridge < 150:
        return None
    kind = draw.number(0, 2)
    if kind == 0:
        questions = (
            f"길이가 {train}m인 기차가 1초에 {v}m씩 달려 길이가 {bridge}m인 다리를 완전히 건너려고 합니다. 몇 초가 걸립니까?",
            f"초속 {v}m로 달리는 길이 {train}m의 열차가 {bridge}m 터널에 들어가기 시작해서 완전히 빠져나올 때까지 걸리는 시간은 몇 "
            "초인지 구하시오.",
        )
        working = (
            f"완전히 지나려면 다리나 터널의 길이에 기차의 길이를 더한 {bridge} + {train} = {v * t}m를 가야 합니다. 걸리는 시간은 "
            f"{divided(v * t, v)}초입니다."
        )
        return told(draw, questions, working, t)
    if kind == 1:
        questions = (
            f"1초에 {v}m를 달리는 기차가 길이 {bridge}m인 다리를 완전히 건너는 데 {t}초가 걸렸습니다. 이 기차의 길이는 몇 m입니까?",
        )
        working = (
            f"{t}초 동안 기차가 간 거리는 {times(v, t)}m입니다. 이 거리는 다리와 기차의 길이의 합이므로 기차의 길이는 "
            f"{v * t} - {bridge} = {train}m입니다."
        )
        return told(draw, questions, working, train)
    m = draw.number(2, 9) * 60
    questions = (
        f"길이가 {train}m인 기차가 {bridge}m의 다리를 완전히 건너는 데 {t}초가 걸렸습니다. 이 기차는 {m // 60}분 동안 몇 m를 달립니까?",
    )
    working = (
        f"다리를 건널 때 간 거리는 {bridge} + {train} = {v * t}m이므로 1초에 {divided(v * t, t)}m를 갑니다. "
        f"{m // 60}분은 {m}초이므로 "
        f"{times(v, m)}m입니다."
    )
    return told(draw, questions, working, v * m)


@template(KIND)
def arith_meeting(draw: Draw) -> Problem | None:
    one, two = (called(n) for n in draw.names(2))
    a, b = draw.number(40, 75), draw.number(76, 120)
    t, k = draw.number(4, 30), draw.number(2, 5)
    kind = draw.number(0, 2)
    place = draw.pick(("호수", "운동장", "공원"))
    if kind == 0:
        total, ans = (a + b) * t, t
        questions = (
            f"{total}m 떨어진 두 곳에서 {one}는 1분에 {a}m씩, {two}는 1분에 {b}m씩 서로 마주 보고 동시에 걷기 시작했습니다. 두 "
            "사람은 "
            "몇 분 후에 만납니까?",
            f"둘레가 {total}m인 {place}의 같은 곳에서 {one}와 {two}가 동시에 반대 방향으로 출발했습니다. {one}는 1분에 {a}m, "
            f"{two}는 1분에 "
            f"{b}m를 간다면 처음 만나는 것은 몇 분 후인지 구하시오.",
        )
        working = (
            f"두 사람은 1분마다 {a} + {b} = {a + b}m씩 가까워집니다. {total}m를 좁혀야 만나므로 "
            f"{divided(total, a + b)}분 후입니다."
        )
    elif kind == 1:
        total, ans = (b - a) * t, t * k
        order = "첫째 둘째 셋째 넷째 다섯째".split()[k - 1]
        questions = (
            f"둘레가 {total}m인 {place}[을/를] {one}는 1분 동안 {a}m, {two}는 1분 동안 {b}m씩 돕니다. 두 사람이 같은 곳에서 "
            "동시에 같은 "
            f"방향으로 출발하였다면, {order} 번으로 다시 만나는 때는 출발한 지 몇 분 후입니까?",
        )
        working = (
            f"{two}는 1분마다 {b} - {a} = {b - a}m씩 앞서고, 한 바퀴인 {total}m를 앞설 때마다 만납니다. 한 번 만나는 데 "
            f"{divided(total, b - a)}분이 걸리므로 {order} 번은 {t} × {k} = {ans}분 후입니다."
        )
    else:
        start = (b - a) * t
        ans = t
        questions = (
            f"{one}가 {two}보다 {start}m 앞에서 1분에 {a}m씩 걷고, {two}는 1분에 {b}m씩 뒤따라갑니다. {two}는 몇 분 후에 "
            f"{one}를 따라잡습니까?",
        )
        working = (
            f"두 사람의 거리는 1분마다 {b} - {a} = {b - a}m씩 줄어듭니다. {start}m를 좁혀야 하므로 "
            f"{divided(start, b - a)}분 후입니다."
        )
    return told(draw, questions, working, ans)
