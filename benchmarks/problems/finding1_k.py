"""수찾기1: 늘어놓은 값에서 개수와 합을 찾거나, 범위를 정하는 수, 주어진 공배수를 찾는 틀."""

from problems.drawing import Draw, Problem, josa, template
from problems.finding1_words import high_first, listed

# 값들의 이야기: 처음 문장, 단위, 가장 작은 값과 큰 값, 기준을 넘는 것, 넘지 않는 것, 세는 말
LINES = (
    (
        "도로를 달리는 차들의 시속",
        "km",
        40,
        120,
        "제한 속도 {}km를 넘은 차",
        "제한 속도 {}km를 넘지 않은 차",
        "대",
    ),
    ("건물의 층수", "층", 5, 45, "{}층보다 높은 건물", "{}층보다 낮거나 {}층인 건물", "채"),
    (
        "반 친구들의 수학 점수",
        "점",
        60,
        100,
        "{}점보다 높은 점수를 받은 친구",
        "{}점 이하의 점수를 받은 친구",
        "명",
    ),
    ("산의 높이", "m", 300, 1900, "{}m보다 높은 산", "{}m 이하인 산", "곳"),
    (
        "하루에 팔린 음식의 수",
        "그릇",
        20,
        200,
        "{}그릇보다 많이 팔린 음식",
        "{}그릇 이하로 팔린 음식",
        "가지",
    ),
    ("학생들의 키", "cm", 130, 165, "키가 {}cm를 넘는 학생", "키가 {}cm 이하인 학생", "명"),
)
ENDS = (
    ("이번 주의 강수량", "mm", 3, 95, "비가 가장 많이 온", "비가 가장 적게 온", "날"),
    ("어느 여름날들의 기온", "도", 18, 38, "가장 더운", "가장 시원한", "날"),
    ("식당의 음식값", "백 원", 25, 120, "가장 비싼", "가장 싼", "음식"),
    ("줄마다 서 있는 사람 수", "명", 8, 95, "가장 긴", "가장 짧은", "줄"),
    ("학생들의 키", "cm", 130, 175, "키가 가장 큰", "키가 가장 작은", "학생"),
    ("책마다의 쪽수", "쪽", 80, 420, "가장 두꺼운", "가장 얇은", "책"),
    ("놀이 기구를 기다린 시간", "분", 5, 130, "가장 오래 기다린", "가장 짧게 기다린", "놀이 기구"),
    ("상자의 무게", "kg", 3, 60, "가장 무거운", "가장 가벼운", "상자"),
)


@template("수찾기1")
def f1_line_count(draw: Draw) -> Problem | None:
    what, unit, low, high, over, under, count = draw.pick(LINES)
    values = draw.numbers(draw.number(4, 6), low, high)
    bound = draw.pick(values) if draw.number(0, 1) else draw.number(low, high)
    more = draw.pick((True, False))
    fit = [v for v in values if (v > bound if more else v <= bound)]
    if not 1 <= len(fit) < len(values):
        return None
    which = (over if more else under).replace("{}", str(bound))
    said = draw.pick(
        (
            f"{josa(what, '은/는')} 각각 {listed(values)}{unit}입니다.",
            f"{josa(what, '을/를')} 조사하였더니 {josa(f'{listed(values)}{unit}', '이었/였')}습니다.",
        )
    )
    ask = draw.pick((f"{josa(which, '은/는')} 모두 몇 {count}입니까?", f"{which}의 수를 구하시오."))
    size = "보다 큰" if more else "보다 작거나 같은"
    working = (
        f"{listed(values)} 가운데 {bound}{size} 수를 찾습니다. 하나씩 비교하면 알맞은 수는 {listed(fit)}입니다. 따라서 모두 "
        f"{len(fit)}{count}입니다."
    )
    return Problem(f"{said} {ask}", working, len(fit))


@template("수찾기1")
def f1_line_ends(draw: Draw) -> Problem:
    what, unit, low, high, top, bottom, kind = draw.pick(ENDS)
    times = 100 if unit == "백 원" else 1
    unit = "원" if times == 100 else unit
    values = [v * times for v in draw.numbers(draw.number(4, 6), low, high)]
    line = sorted(values)
    ask, found, end = draw.pick(
        (
            (
                f"{josa(f'{top} {kind}', '은/는')} 몇 {unit}입니까?",
                line[-1],
                f"가장 큰 수는 {line[-1]}",
            ),
            (
                f"{bottom} {josa(kind, '은/는')} 몇 {unit}인지 구하시오.",
                line[0],
                f"가장 작은 수는 {line[0]}",
            ),
            (
                f"{josa(f'{top} {kind}', '과/와')} {bottom} {kind}의 차는 몇 {unit}입니까?",
                line[-1] - line[0],
                f"차는 {line[-1]} - {line[0]} = {line[-1] - line[0]}",
            ),
            (
                f"작은 수부터 두 개를 골라 더하면 몇 {unit}입니까?",
                line[0] + line[1],
                f"작은 두 수의 합은 {line[0]} + {line[1]} = {line[0] + line[1]}",
            ),
            (
                f"{josa(f'{top} {kind}', '을/를')} 빼고 나머지 "
                f"중에서 {top} {josa(kind, '은/는')} 몇 {unit}인가요?",
                line[-2],
                f"가장 큰 수 {josa(line[-1], '을/를')} 빼면 가장 큰 수는 {line[-2]}",
            ),
        )
    )
    said = draw.pick(
        (
            f"{josa(what, '은/는')} 각각 {listed(values)}{unit}입니다.",
            f"{josa(what, '을/를')} 조사하였더니 {josa(f'{listed(values)}{unit}', '이었/였')}습니다.",
        )
    )
    working = f"{josa(what, '을/를')} 큰 수부터 차례로 쓰면 {high_first(values)}입니다. 그러므로 {end}{unit}입니다."
    return Problem(f"{said} {ask}", working, found)


@template("수찾기1")
def f1_bound_letter(draw: Draw) -> Problem:
    values = draw.numbers(draw.number(4, 6), 11, 140)
    low, high = min(values), max(values)
    word, size, found = draw.pick(
        (
            ("이상", "큰", low),
            ("초과", "큰", low - 1),
            ("이하", "작은", high),
            ("미만", "작은", high + 1),
        )
    )
    edge, name = (low, "가장 작은 수") if size == "큰" else (high, "가장 큰 수")
    question = draw.pick(
        (
            f"다음은 모두 A {word}인 자연수입니다. {listed(values)}. A가 될 수 있는 자연수 중에서 가장 {size} 수를 구하시오.",
            f"수 {josa(listed(values), '은/는')} 모두 A {word}의 "
            f"범위에 들어갑니다. A가 될 수 있는 가장 {size} 자연수는 얼마입니까?",
        )
    )
    rule = {
        "이상": f"A는 {josa(edge, '과/와')} 같거나 그보다 작아야",
        "초과": f"A는 {edge}보다 작아야",
        "이하": f"A는 {josa(edge, '과/와')} 같거나 그보다 커야",
        "미만": f"A는 {edge}보다 커야",
    }[word]
    working = (
        f"모든 수가 A {word}이려면 {josa(name, '이/가')} A {word}이어야 "
        f"합니다. {josa(name, '은/는')} {edge}이므로 {rule} 합니다. "
        f"따라서 A가 될 수 있는 가장 {size} 자연수는 {found}입니다."
    ).replace(f"{word}이어야", "이하여야" if word == "이하" else f"{word}이어야")
    return Problem(question, working, found)


@template("수찾기1")
def f1_given_lcm(draw: Draw) -> Problem:
    both, count = draw.number(6, 45), draw.number(3, 5)
    top = draw.pick((100, 150, 200, 300))
    inside = (top - 1) // both
    first = [both * i for i in range(1, count + 1)]
    name = {3: "세", 4: "네", 5: "다섯"}[count]
    digits = [n for n in range(both, 100, both) if n >= 10]
    ask, found, end = draw.pick(
        (
            (
                f"{top}보다 작은 수 중에서 두 수의 공배수는 모두 몇 개입니까?",
                inside,
                f"{both} × {inside} = {both * inside}까지 {top}보다 작으므로 모두 {inside}개입니다.",
            ),
            (
                f"두 수의 공배수를 작은 수부터 {name} 개 더하면 얼마입니까?",
                sum(first),
                f"작은 수부터 더하면 {' + '.join(map(str, first))} = {sum(first)}입니다.",
            ),
            (
                "두 수의 공배수 중에서 가장 큰 두 자리 수를 구하시오.",
                digits[-1],
                f"{both} × {digits[-1] // both} = {digits[-1]}이고 "
                f"다음 수는 세 자리 수이므로 답은 {digits[-1]}입니다.",
            ),
        )
    )
    question = draw.pick(
        (
            f"어떤 두 수의 최소공배수가 {both}일 때, {ask}",
            f"두 수의 최소공배수는 {both}입니다. {ask}",
        )
    )
    working = (
        f"두 수의 공배수는 최소공배수의 배수와 같습니다. 그러므로 {both}의 배수를 생각합니다. {end}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_multiples_out(draw: Draw) -> Problem:
    by, low = draw.number(3, 9), draw.number(1, 60)
    high = low + draw.number(15, 45)
    fit = [n for n in range(low, high + 1) if n % by == 0]
    stay = high - low + 1 - len(fit)
    out = draw.pick((True, False))
    goal = ("탈락하는", len(fit)) if out else ("남는", stay)
    question = draw.pick(
        (
            f"{low}번부터 {high}번까지의 번호표를 한 사람이 한 장씩 가지고 있습니다. {by}의 배수인 번호를 가진 사람이 탈락할 때, "
            f"{goal[0]} 사람은 몇 명입니까?",
            f"{low}번부터 {high}번까지 한 명씩 줄을 섰습니다. 번호가 {josa(by, '으로/로')} 나누어떨어지는 사람이 탈락하는 놀이를 하면 "
            f"{goal[0]} 사람은 모두 몇 명인지 구하시오.",
        )
    )
    end = f"탈락하는 사람은 {len(fit)}명입니다."
    if not out:
        total = high - low + 1
        end += f" 모두 {high} - {low} + 1 = {total}명이므로 남는 사람은 {total} - {len(fit)} = {stay}명입니다."
    working = (
        f"{low}부터 {high}까지에서 {by}의 배수를 모두 찾으면 "
        f"{listed(fit)}입니다. 이 번호를 가진 사람이 탈락합니다. 세어 보면 {end}"
    )
    return Problem(question, working, goal[1])
