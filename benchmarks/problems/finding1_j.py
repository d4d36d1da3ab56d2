"""수찾기1: 두 값의 합, 운동장 돌기, 약수, 요일과 공배수로 수를 찾는 틀."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding1_words import lcm_text, listed, steps


@template("수찾기1")
def f1_two_tests(draw: Draw) -> Problem | None:
    names = [called(n) for n in draw.names(3)]
    one, two = draw.numbers(3, 60, 100), draw.numbers(3, 60, 100)
    totals = [a + b for a, b in zip(one, two, strict=True)]
    goal = draw.number(130, 190)
    gaps = [abs(t - goal) for t in totals]
    if len(set(totals)) < 3 or gaps.count(min(gaps)) > 1 or 0 in gaps:
        return None
    near = totals[gaps.index(min(gaps))]
    ask, found, end = draw.pick(
        (
            (
                "총점이 가장 높은 사람의 총점은 몇 점입니까?",
                max(totals),
                f"가장 큰 수는 {max(totals)}",
            ),
            (
                "두 과목의 점수의 합이 가장 작은 사람의 합을 구하시오.",
                min(totals),
                f"가장 작은 수는 {min(totals)}",
            ),
            (
                f"두 과목 점수의 합이 {goal}점에 가장 가까운 사람의 점수의 합은 몇 점인가요?",
                near,
                f"{josa(goal, '과/와')}의 차는 차례로 {listed(gaps)}이므로 가장 가까운 수는 {near}",
            ),
        )
    )
    a, b = draw.some(("국어", "수학", "과학", "사회"), 2)
    first = ", ".join(f"{n}는 {v}점" for n, v in zip(names, one, strict=True))
    second = ", ".join(f"{n}는 {v}점" for n, v in zip(names, two, strict=True))
    both = ", ".join(f"{n}는 {x}점과 {y}점" for n, x, y in zip(names, one, two, strict=True))
    question = draw.pick(
        (
            f"{a} 시험에서 {first}이고, {b} 시험에서 {second}입니다. {ask}",
            f"{josa(a, '과/와')} {b} 시험을 보았습니다. 두 과목에서 차례로 {both}을 받았습니다. {ask}",
        )
    )
    sums = ", ".join(
        f"{n}는 {x} + {y} = {t}점" for n, x, y, t in zip(names, one, two, totals, strict=True)
    )
    working = f"두 과목의 점수를 각각 더합니다. {sums}입니다. 세 합을 비교합니다. {end}점입니다."
    return Problem(question, working, found)


@template("수찾기1")
def f1_laps(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 3, 15, 90)
    rest = draw.number(0, 2)
    a, b = (called(n) for n in draw.names(2))
    if one - rest < 2 or two - rest < 2:
        return None
    k = draw.number(1, 3) if not rest else 1
    kth = ("", "처음으로", "두 번째로", "세 번째로")[k]
    stop = f" 두 사람 모두 한 바퀴 돌 때마다 출발점에서 {rest}분씩 쉽니다." if rest else ""
    place = draw.pick(("운동장", "호수", "공원"))
    then = "다시 출발점에서 동시에 출발하는" if rest else "출발점에서 다시 만나는"
    walk = f"{a}는 한 바퀴 도는 데 {one - rest}분, {b}는 {two - rest}분이 걸립니다.{stop}"
    question = draw.pick(
        (
            f"{josa(place, '을/를')} 한 바퀴 도는 데 {a}는 {one - rest}분, {b}는 {two - rest}분이 걸립니다.{stop} "
            f"두 사람이 출발점에서 같은 방향으로 동시에 출발했다면, {kth} {then} 것은 출발한 지 몇 분 후입니까?",
            f"{a}와 {b}가 출발점에서 동시에 출발하여 같은 방향으로 {place} 둘레를 돕니다. {walk} 두 사람이 "
            f"{kth} {then} 때까지 걸리는 시간은 몇 분인지 구하시오.",
        )
    )
    start = (
        f"쉬는 시간까지 더하면 {one - rest} + {rest} = {one}분, {two - rest} + {rest} = {two}분마다 다시 출발합니다. "
        if rest
        else f"{a}는 {one}분마다, {b}는 {two}분마다 출발점에 옵니다. "
    )
    end = (
        f" {kth[:-1]} 만나는 것은 {both} × {k} = {both * k}분 후입니다."
        if k > 1
        else f" 따라서 답은 {both}분 후입니다."
    )
    return Problem(question, f"{start}{lcm_text(one, two)[0]}{end}", both * k)


@template("수찾기1")
def f1_divisor_facts(draw: Draw) -> Problem | None:
    counts = {m: sum(m % d == 0 for d in range(1, m + 1)) for m in range(20, 131)}
    n = draw.pick([m for m, many in counts.items() if 5 < many < 13])
    parts = [d for d in range(1, n + 1) if n % d == 0]
    pairs = [f"{d} × {n // d} = {n}" for d in parts if d * d <= n]
    k = draw.number(2, 4)
    even = [d for d in parts if d % 2 == 0]
    odd = [d for d in parts if d % 2]
    added = " + ".join(map(str, odd)) + (f" = {sum(odd)}" if len(odd) > 1 else "")
    ask, found, end = draw.pick(
        (
            ("약수는 모두 몇 개입니까?", len(parts), f"따라서 모두 {len(parts)}개입니다."),
            (
                "약수를 모두 더하면 얼마입니까?",
                sum(parts),
                f"모두 더하면 {' + '.join(map(str, parts))} = {sum(parts)}입니다.",
            ),
            (
                "약수 중에서 홀수를 모두 더하면 얼마입니까?",
                sum(odd),
                f"이 중 홀수의 합은 {added}입니다.",
            ),
            (
                f"약수를 큰 수부터 차례로 쓸 때 {k}번째 수를 구하시오.",
                parts[-k],
                f"큰 수부터 세면 {k}번째 수는 {parts[-k]}입니다.",
            ),
            (
                "약수 중에서 짝수는 모두 몇 개인가요?",
                len(even),
                f"이 중 짝수는 {listed(even)}이므로 {len(even)}개입니다.",
            ),
        )
    )
    if not found:
        return None
    question = draw.pick(
        (
            f"{n}의 {ask}",
            f"{josa(n, '을/를')} 나누어떨어지게 하는 수를 {n}의 약수라고 합니다. {n}의 {ask}",
        )
    )
    working = (
        f"곱해서 {josa(n, '이/가')} 되는 두 수를 찾으면 {', '.join(pairs)}입니다. "
        f"그러므로 약수는 {listed(parts)}입니다. {end}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_same_weekday(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 4, 20, 60)
    day = draw.pick(("월", "화", "수", "목", "금", "토", "일"))
    if both % 7 == 0:
        return None
    question = draw.pick(
        (
            f"기계 가는 {one}일마다, 기계 나는 {two}일마다 점검합니다. {day}요일인 오늘 두 기계를 함께 점검했다면, 다음에 "
            f"{day}요일에 두 기계를 함께 점검하는 날은 적어도 며칠 후입니까?",
            f"{one}일마다 물을 주는 화분과 {two}일마다 물을 주는 화분에 오늘 함께 물을 주었습니다. 오늘은 {day}요일입니다. 다시 "
            f"{day}요일에 두 화분에 함께 물을 주는 날은 며칠 후인지 구하시오.",
        )
    )
    working = (
        f"먼저 {josa(one, '과/와')} {two}의 최소공배수를 구합니다. {lcm_text(one, two)[0]} 요일은 7일마다 되풀이되므로 "
        f"{josa(both, '과/와')} 7의 최소공배수를 구합니다. {josa(both, '은/는')} 7로 나누어떨어지지 않으므로 {both} × 7 = "
        f"{both * 7}일 후입니다."
    )
    return Problem(question, working, both * 7)


@template("수찾기1")
def f1_road_both(draw: Draw) -> Problem:
    one, two, both = steps(draw, 2, 20, 60)
    count, extra = draw.number(2, 9), draw.number(0, both - 1)
    road = both * count + extra
    (a, b), unit = draw.pick(
        ((("은행나무", "느티나무"), "m"), (("빨간 점", "파란 점"), "mm"), (("깃발", "가로등"), "m"))
    )
    question = draw.pick(
        (
            f"길이가 {road}{unit}인 곧은 선의 한쪽 끝 0{unit}인 곳부터 "
            f"{josa(a, '은/는')} {one}{unit}마다, {josa(b, '은/는')} "
            f"{two}{unit}마다 놓습니다. 0{unit}인 곳도 세면 두 가지가 함께 놓이는 곳은 모두 몇 군데입니까?",
            f"0{unit}부터 {road}{unit}까지 {josa(a, '은/는')} {one}{unit} "
            f"간격으로, {josa(b, '은/는')} {two}{unit} 간격으로 0{unit}인 "
            f"곳에서 시작하여 놓습니다. 두 가지가 같은 곳에 놓이는 곳의 수를 구하시오. 단, 0{unit}인 곳도 셉니다.",
        )
    )
    working = (
        f"두 가지는 {josa(one, '과/와')} {two}의 최소공배수마다 함께 놓입니다. {lcm_text(one, two)[0]} "
        f"{both} × {count} = {both * count}이고 그다음 "
        f"{josa(both * (count + 1), '은/는')} {josa(road, '을/를')} 넘으므로 시작점 "
        f"말고 {count}군데가 있습니다. 시작점까지 세면 {count} + 1 = {count + 1}군데입니다."
    )
    return Problem(question, working, count + 1)
