"""수찾기1: 묶음, 분수, 세트, 주고받기를 계산한 다음 알맞은 수를 고르는 틀."""

from math import gcd

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding1_words import listed


@template("수찾기1")
def f1_bundles(draw: Draw) -> Problem | None:
    thing, counter = draw.thing()
    names = draw.names(3)
    sizes = [(draw.number(2, 20), draw.number(2, 8), draw.number(0, 9)) for _ in range(3)]
    values, said, sums = [], [], []
    for name, (size, packs, more) in zip(names, sizes, strict=True):
        more = more if more < size else 0
        values.append(size * packs + more)
        tail = f"{josa('묶음', '과/와')} 낱개 {more}{counter}" if more else "묶음"
        said.append(f"{called(name)}는 {size}{counter}씩 {packs}{tail}")
        plus = f" + {more}" if more else ""
        sums.append(f"{called(name)}는 {size} × {packs}{plus} = {values[-1]}{counter}")
    if len(set(values)) < 3 or max(values) - min(values) > 50:
        return None
    goal = draw.number(min(values), max(values))
    gaps = [abs(v - goal) for v in values]
    big, small = max(values), min(values)
    asks = [
        (
            f"가장 많이 가진 사람의 {josa(thing, '은/는')} 몇 {counter}입니까?",
            big,
            f"가장 큰 수는 {big}",
        ),
        (f"가장 적게 가진 사람의 {thing} 수를 구하시오.", small, f"가장 작은 수는 {small}"),
        (
            f"가장 많은 {josa('수', '과/와')} 가장 적은 수의 합은 몇 {counter}입니까?",
            big + small,
            f"가장 많은 수와 가장 적은 수의 합은 {big} + {small} = {big + small}",
        ),
    ]
    if gaps.count(min(gaps)) == 1 and min(gaps) > 0:
        near = values[gaps.index(min(gaps))]
        asks.append(
            (
                f"{josa(f'{goal}{counter}', '과/와')} 가장 가까운 것은 몇 {counter}입니까?",
                near,
                f"{josa(goal, '과/와')}의 차는 차례로 {listed(gaps)}이므로 가장 가까운 수는 {near}",
            )
        )
    ask, found, end = draw.pick(asks)
    question = draw.pick(
        (
            f"{josa(thing, '을/를')} {', '.join(said)}만큼 가지고 있습니다. {ask}",
            f"세 사람이 {josa(thing, '을/를')} 샀습니다. {', '.join(said)}를 샀습니다. {ask}",
        )
    ).replace(f"{said[2]}를", josa(said[2], "을/를"))
    working = f"세 사람의 수를 각각 구합니다. {', '.join(sums)}입니다. {end}{counter}입니다."
    return Problem(question, working, found)


@template("수찾기1")
def f1_part_of_whole(draw: Draw) -> Problem | None:
    total = draw.pick((24, 30, 36, 40, 48, 60, 72, 80, 90, 120))
    (thing, counter), names = draw.thing(), draw.names(3)
    shares = []
    while len(shares) < 3:
        over, under = draw.pick((1, 1, 1, 2, 3)), draw.number(2, 12)
        simple = gcd(over, under) == 1 and over * 2 <= under
        if total % under == 0 and simple and (over, under) not in shares:
            shares.append((over, under))
    values = [total // d * n for n, d in shares]
    if len(set(values)) < 3 or sum(values) >= total:
        return None
    big, small = max(values), min(values)
    ask, found, end = draw.pick(
        (
            ("가장 많이 받은 사람의", big, f"가장 큰 수는 {big}"),
            ("가장 적게 받은 사람의", small, f"가장 작은 수는 {small}"),
            (
                "가장 많이 받은 사람과 가장 적게 받은 사람의",
                big - small,
                f"두 수의 차는 {big} - {small} = {big - small}",
            ),
            ("남은", total - sum(values), ""),
        )
    )
    goal = f"{ask} {josa(thing, '은/는')} 몇 {counter}입니까?"
    if ask.startswith("가장 많이 받은 사람과"):
        goal = f"{ask} {thing} 수의 차를 구하시오."
    each = ", ".join(
        f"{called(n)}는 전체의 {a}/{b}" for n, (a, b) in zip(names, shares, strict=True)
    )
    left = " - ".join(map(str, [total, *values]))
    end = end or f"남은 수는 {left} = {found}"
    question = draw.pick(
        (
            f"{josa(f'{thing} {total}{counter}', '을/를')} "
            f"나누어 가졌습니다. {josa(each, '을/를')} 받았습니다. {goal}",
            f"{josa(thing, '이/가')} {total}{counter} 있습니다. {each}만큼 받았을 때, {goal}",
        )
    )
    sums = ", ".join(
        f"{called(n)}는 {total} × {a}/{b} = {v}{counter}"
        for n, (a, b), v in zip(names, shares, values, strict=True)
    )
    working = f"{total}{counter}의 몇 분의 몇을 각각 구합니다. {sums}입니다. {end}{counter}입니다."
    return Problem(question, working, found)


@template("수찾기1")
def f1_make_sets(draw: Draw) -> Problem:
    kinds, unit, pack = draw.pick(
        (
            (("불고기 버거", "새우 버거", "치즈 버거"), "개", "한 묶음"),
            (("계란 초밥", "광어 초밥", "연어 초밥", "새우 초밥"), "개", "한 초밥 세트"),
            (("빨간 구슬", "파란 구슬", "노란 구슬"), "개", "한 팔찌"),
            (("연필", "색연필", "볼펜", "붓"), "자루", "한 선물 꾸러미"),
            (("공책", "동화책", "위인전"), "권", "한 책 꾸러미"),
        )
    )
    size = len(kinds)
    values = draw.numbers(size, 20, 95)
    least = min(values)
    total = sum(values)
    ask, found = draw.pick(
        (("used", least * size), ("left", total - least * size), ("sets", least))
    )
    made = {"한 묶음": "묶음", "한 팔찌": "팔찌"}.get(pack, pack[2:])
    goal = {
        "used": f"사용한 것은 모두 몇 {unit}입니까?",
        "left": f"남는 것은 모두 몇 {unit}입니까?",
        "sets": f"만들 수 있는 {josa(made, '은/는')} 모두 몇 개입니까?",
    }[ask]
    each = ", ".join(f"{k} {v}{unit}" for k, v in zip(kinds, values, strict=True))
    question = draw.pick(
        (
            f"{josa(each, '이/가')} 있습니다. 종류마다 하나씩 넣어 "
            f"{josa(made, '을/를')} 될 수 있는 대로 많이 만들 때, {goal}",
            f"{each}로 {josa(made, '을/를')} 만듭니다. {josa(made, '은/는')} "
            f"각 종류를 1{unit}씩 모아 만듭니다. {josa(made, '을/를')} "
            f"가장 많이 만들었다면 {goal}",
        )
    ).replace(f"{each}로", josa(each, "으로/로"))
    start = (
        f"가장 적은 종류가 다 떨어지면 더 만들 수 없습니다. 가장 작은 수는 {least}이므로 {josa(made, '을/를')} {least}개 만들 수 "
        f"있습니다."
    )
    used = f" 사용한 것은 {least} × {size} = {least * size}{unit}입니다."
    left = (
        f" 처음에 있던 것은 {' + '.join(map(str, values))} = "
        f"{total}{unit}이므로 남는 것은 {total} - {least * size} = "
        f"{total - least * size}{unit}입니다."
    )
    end = {"used": used, "left": used + left, "sets": f" 따라서 답은 {least}개입니다."}[ask]
    return Problem(question, start + end, found)


@template("수찾기1")
def f1_give_and_take(draw: Draw) -> Problem | None:
    (thing, counter), names = draw.thing(), [called(n) for n in draw.names(3)]
    start = draw.numbers(3, 25, 80)
    a, b, c = draw.numbers(3, 2, 12)
    x, y, z = start
    after = [x - a + c, y + a - b, z + b - c]
    big = draw.pick((True, False))
    found = max(after) if big else min(after)
    if len(set(after)) < 3 or counter == "마리":
        return None
    n0, n1, n2 = names
    goal = f"가장 {'많이' if big else '적게'} 가지고 있는 사람의 {josa(thing, '은/는')} 몇 {counter}입니까?"
    have = ", ".join(f"{n}는 {v}{counter}" for n, v in zip(names, start, strict=True))
    question = draw.pick(
        (
            f"{josa(thing, '을/를')} {have} 가지고 있었습니다. {n0}가 "
            f"{n1}에게 {a}{counter}, {n1}가 {n2}에게 {b}{counter}, "
            f"{n2}가 {n0}에게 {josa(f'{c}{counter}', '을/를')} 주었습니다. 이제 {goal}",
            f"처음에 {n0}, {n1}, {n2}가 가진 {thing} 수는 차례로 "
            f"{listed(start)}{counter}입니다. {n0}는 {n1}에게 {a}{counter}, {n1}는 "
            f"{n2}에게 {b}{counter}, {n2}는 {n0}에게 {josa(f'{c}{counter}', '을/를')} 주었습니다. 지금 {goal}",
        )
    )
    working = (
        f"준 수는 빼고 받은 수는 더합니다. {n0}는 {x} - {a} + {c} = "
        f"{after[0]}, {n1}는 {y} + {a} - {b} = {after[1]}, "
        f"{n2}는 {z} + {b} - {c} = {after[2]}입니다. 이 중 가장 "
        f"{'큰' if big else '작은'} 수를 찾으면 {found}{counter}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_equal_groups(draw: Draw) -> Problem | None:
    size = draw.number(4, 9)
    values = draw.numbers(draw.number(3, 5), size * 5, size * 25)
    fit = [v for v in values if v % size == 0]
    if len(fit) != 1:
        return None
    found = fit[0]
    question = draw.pick(
        (
            f"놀이 기구에 한 번에 {size}명씩 탑니다. 사람 수가 {listed(values)}명인 모둠 가운데 {size}명씩 남는 "
            f"사람 없이 탈 수 있는 모둠은 몇 명입니까?",
            f"친구들이 곶감을 각각 {listed(values)}개 가지고 있습니다. 접시 하나에 {size}개씩 담을 때, 남는 곶감 "
            f"없이 담을 수 있는 사람의 곶감 수를 구하시오.",
            f"길이가 {listed(values)}cm인 끈이 있습니다. {size}cm씩 자를 때 남는 부분이 없는 끈은 몇 cm인가요?",
        )
    )
    checks = ", ".join(
        f"{josa(v, '은/는')} {josa(v % size, '이/가')} 남고" for v in values if v != found
    )
    working = (
        f"{josa(size, '으로/로')} 나누었을 때 나머지가 0인 수를 찾습니다. {josa(size, '으로/로')} 나누면 "
        f"{checks}, {josa(found, '은/는')} {found} ÷ {size} "
        f"= {josa(found // size, '으로/로')} 나누어떨어집니다. "
        f"따라서 답은 {found}입니다."
    )
    return Problem(question, working, found)
