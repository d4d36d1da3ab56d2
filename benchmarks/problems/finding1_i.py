"""수찾기1: 계산한 값을 비교하거나 평균, 기록, 되풀이, 조건에 맞는 수를 찾는 틀."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding1_words import lcm_text, listed, steps


@template("수찾기1")
def f1_after_days(draw: Draw) -> Problem | None:
    names, days = [called(n) for n in draw.names(3)], draw.number(3, 8)
    money = draw.number(0, 1)
    step = 500 if money else 1
    start = [
        draw.number(20, 40) * 10 * step if not money else draw.number(20, 60) * step
        for _ in range(3)
    ]
    each = [draw.number(2, 6) * step if money else draw.number(5, 18) for _ in range(3)]
    left = [s - e * days for s, e in zip(start, each, strict=True)]
    if len(set(left)) < 3 or min(left) <= 0:
        return None
    big = draw.pick((True, False))
    found = max(left) if big else min(left)
    how = "많이" if big else "적게"
    unit, when = ("원", "달") if money else ("쪽", "일")
    if money:
        said = ", ".join(
            f"{n}는 {s}원이 있는데 한 달에 {e}원씩"
            for n, s, e in zip(names, start, each, strict=True)
        )
        question = f"{said} 씁니다. {days}달 후에 돈이 가장 {how} 남은 사람의 돈은 얼마입니까?"
    else:
        said = ", ".join(
            f"{n}는 {s}쪽짜리 책을 하루에 {e}쪽씩"
            for n, s, e in zip(names, start, each, strict=True)
        )
        question = f"{said} 읽습니다. {days}일 동안 읽었을 때 가장 {how} 남은 사람의 남은 쪽수는 몇 쪽입니까?"
    sums = ", ".join(
        f"{n}는 {s} - {e} × {days} = {s} - {e * days} = {v}{unit}"
        for n, s, e, v in zip(names, start, each, left, strict=True)
    )
    working = f"{days}{when} 뒤에 남는 양을 각각 구합니다. {sums}입니다. 가장 {how} 남은 것은 {found}{unit}입니다."
    return Problem(question, working, found)


@template("수찾기1")
def f1_fastest(draw: Draw) -> Problem:
    count = draw.number(4, 5)
    names = [called(n) for n in draw.names(count)]
    values = [v / 10 for v in draw.numbers(count, 110, 320)]
    line = sorted(values)
    said = ", ".join(f"{n}는 {written(v)}초" for n, v in zip(names, values, strict=True))
    gap = written(line[-1] - line[0])
    ask, found, end = draw.pick(
        (
            (
                "가장 빨리 들어온 사람의 기록은 몇 초입니까?",
                written(line[0]),
                f"1등의 기록은 {written(line[0])}초",
            ),
            ("2등의 기록은 몇 초인가요?", written(line[1]), f"2등의 기록은 {written(line[1])}초"),
            (
                "가장 늦게 들어온 사람의 기록을 구하시오.",
                written(line[-1]),
                f"꼴찌의 기록은 {written(line[-1])}초",
            ),
            (
                "1등과 꼴찌의 기록의 차는 몇 초입니까?",
                gap,
                f"기록의 차는 {written(line[-1])} - {written(line[0])} = {gap}초",
            ),
        )
    )
    game = draw.pick(("100m 달리기", "수영", "스케이트", "퍼즐 맞추기"))
    if game == "퍼즐 맞추기":
        ask = ask.replace("들어온", "맞춘")
    question = draw.pick(
        (
            f"{game} 기록을 재었더니 {said}였습니다. {ask}",
            f"{count}명이 {josa(game, '을/를')} 하여 {josa(said, '이/가')} 걸렸습니다. {ask}",
        )
    )
    working = (
        f"{game}에서는 걸린 시간이 짧을수록 빠릅니다. 짧은 시간부터 쓰면 {listed([written(v) for v in line])}입니다. "
        f"따라서 {end}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_times_of_number(draw: Draw) -> Problem | None:
    parts, values = [], []
    for way in draw.some((10, 100, 0.1, 0.01), 3):
        base = draw.number(11, 99) / 10 if way > 1 else draw.number(12, 990) * 1.0
        value = round(base * way, 4)
        name = f"{written(way)}배"
        parts.append(
            (f"{written(base)}의 {name}", f"{written(base)} × {written(way)} = {written(value)}")
        )
        values.append(value)
    if len(set(values)) < 3:
        return None
    big = draw.pick((True, False))
    found = written(max(values) if big else min(values))
    size = "큰" if big else "작은"
    line = ", ".join(p[0] for p in parts)
    question = draw.pick(
        (
            f"{line} 중에서 가장 {size} 수를 A라고 할 때, A의 값을 구하시오.",
            f"세 사람이 각각 {josa(line, '을/를')} 계산했습니다. 계산한 값 중 가장 {size} 것은 얼마입니까?",
        )
    )
    working = (
        f"10배, 100배를 하면 소수점이 오른쪽으로, 0.1배, 0.01배를 하면 왼쪽으로 옮겨집니다. "
        f"{', '.join(p[1] for p in parts)}입니다. 이 중 가장 {size} 수는 {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_near_mean(draw: Draw) -> Problem | None:
    values = draw.numbers(draw.number(3, 5), 12, 99)
    values[0] += -sum(values) % len(values)
    mean = written(sum(values) / len(values))
    gaps = [abs(v - int(mean)) for v in values]
    near, big, small = values[gaps.index(min(gaps))], max(values), min(values)
    if gaps.count(min(gaps)) > 1 or near in (big, small) or len(set(values)) < len(values):
        return None
    ask, found, end = draw.pick(
        (
            ("평균에 가장 가까운 수", near, f"답은 {near}"),
            (
                "평균에 가장 가까운 수와 가장 큰 수의 합",
                near + big,
                f"{near} + {big} = {near + big}",
            ),
            (
                "평균에 가장 가까운 수와 가장 작은 수의 차",
                near - small,
                f"{near} - {small} = {near - small}",
            ),
            ("평균보다 큰 수의 개수", sum(v > int(mean) for v in values), ""),
        )
    )
    over = [v for v in values if v > int(mean)]
    if not end:
        end = f"평균보다 큰 수는 {listed(over)}이므로 모두 {len(over)}개"
    else:
        end = f"평균과의 차는 차례로 {listed(gaps)}이므로 가장 가까운 수는 {near}이고, {end}"
    question = draw.pick(
        (
            f"{listed(values)}의 평균을 구하고, 이 수들 중에서 {josa(ask, '을/를')} 찾으시오.",
            f"다음 수 {josa(listed(values), '이/가')} 있습니다. {josa(ask, '은/는')} 얼마입니까?",
        )
    )
    total = sum(values)
    working = (
        f"합은 {' + '.join(map(str, values))} = {total}이므로 "
        f"평균은 {total} ÷ {len(values)} = {mean}입니다. {end}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_sum_and_gap(draw: Draw) -> Problem:
    small = draw.number(8, 150)
    gap = draw.number(2, 60)
    big = small + gap
    ask, found = draw.pick((("큰 수", big), ("작은 수", small)))
    question = draw.pick(
        (
            f"두 수의 합은 {big + small}이고 차는 {gap}입니다. 두 수 중 {josa(ask, '을/를')} 구하시오.",
            f"더하면 {josa(big + small, '이/가')} 되고, 큰 수에서 작은 수를 빼면 {josa(gap, '이/가')} 되는 두 수가 있습니다. "
            f"{josa(ask, '은/는')} 얼마입니까?",
        )
    )
    last = (
        f"큰 수는 {small} + {gap} = {big}입니다."
        if ask == "큰 수"
        else f"따라서 작은 수는 {small}입니다."
    )
    working = (
        f"합에서 차를 빼면 작은 수의 2배가 됩니다. {big + small} - {gap} = {2 * small}이므로 작은 수는 "
        f"{2 * small} ÷ 2 = {small}입니다. {last}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_in_a_row(draw: Draw) -> Problem:
    count, middle = draw.pick((3, 5)), draw.number(8, 130)
    kind, step = draw.pick((("자연수", 1), ("짝수", 2), ("홀수", 2)))
    if kind != "자연수":
        middle = middle * 2 + (kind == "홀수")
    row = [middle + step * (i - count // 2) for i in range(count)]
    ask, found = draw.pick((("가장 큰 수", row[-1]), ("가장 작은 수", row[0])))
    word, far = {3: "세", 5: "다섯"}[count], step * (count // 2)
    question = draw.pick(
        (
            f"연속하는 {word} {kind}의 합이 {sum(row)}입니다. 이 중 {josa(ask, '은/는')} 얼마입니까?",
            f"차례로 이어지는 {word} {josa(kind, '을/를')} 모두 더했더니 {josa(sum(row), '이/가')} 되었습니다. "
            f"{josa(ask, '을/를')} 구하시오.",
        )
    )
    sign = "+" if found > middle else "-"
    working = (
        f"연속하는 {word} {kind}의 한가운데 수는 합을 {josa(count, '으로/로')} "
        f"나눈 {sum(row)} ÷ {count} = {middle}입니다. "
        f"이웃한 수끼리는 {step}씩 차이가 나므로 {josa(ask, '은/는')} {middle} {sign} {far} = {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_line_up(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 3, 12, 60)
    left = draw.pick((0, 0, 1, 2))
    found = both * draw.number(1, 5) + left
    low = found // 10 * 10 - draw.number(0, 1) * 10
    high = low + 10 * draw.number(2, 3)
    if (
        [n for n in range(low, high + 1) if n % both == left] != [found]
        or low < 10
        or found in (low, high)
    ):
        return None
    who = draw.pick(("반 학생", "합창단원", "동아리 회원"))
    rest = "남는 사람이 없습니다" if not left else f"항상 {left}명이 남습니다"
    pack = "남는 귤이 없습니다" if not left else f"항상 {left}개가 남습니다"
    question = draw.pick(
        (
            f"{josa(who, '은/는')} {low}명보다 많고 {high}명보다 적습니다. 한 줄에 {one}명씩 서도, {two}명씩 서도 {rest}. "
            f"{josa(who, '은/는')} 모두 몇 명입니까?",
            f"상자에 든 귤은 {low}개와 {high}개 사이입니다. {one}개씩 묶어도, {two}개씩 묶어도 "
            f"{pack}. 귤의 수를 구하시오.",
        )
    )
    many = [n for n in range(both, high + 1, both)]
    end = f"그중 알맞은 수는 {found}"
    if left:
        end = f"공배수에 {josa(left, '을/를')} 더하여 알맞은 수를 찾으면 {found - left} + {left} = {found}"
    working = (
        f"{josa(one, '으로/로')}도 {josa(two, '으로/로')}도 "
        f"나누어떨어지는 수는 두 수의 공배수입니다. {lcm_text(one, two)[0]} "
        f"공배수는 {listed(many)}이고, {low}보다 크고 {high}보다 작은 범위를 생각합니다. {end}입니다."
    )
    return Problem(question, working, found)
