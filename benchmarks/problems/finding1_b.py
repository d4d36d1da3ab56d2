"""수찾기1: 기준에 맞는 수, 가까운 수, 배수나 약수인 수를 여럿 가운데에서 찾는 틀."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding1_words import STORIES, Story, amounts, listed, told

LIMITS = {
    "이상": lambda v, n: v >= n,
    "이하": lambda v, n: v <= n,
    "초과": lambda v, n: v > n,
    "미만": lambda v, n: v < n,
}
MEANS = {
    "이상": "과 같거나 큰 수/와 같거나 큰 수",
    "이하": "과 같거나 작은 수/와 같거나 작은 수",
    "초과": "보다 큰 수/보다 큰 수",
    "미만": "보다 작은 수/보다 작은 수",
}
HOW = {"이상": "이상", "이하": "이하로", "초과": "보다 많이", "미만": "보다 적게"}


def meaning(word: str, bound: int) -> str:
    return f"{bound} {josa(word, '은/는')} {josa(bound, MEANS[word])}"


def limited(word: str, bound: str) -> str:
    return f"{bound}{'' if word in ('초과', '미만') else ' '}{HOW[word]}"


def scene(draw: Draw, count: int) -> tuple[Story, list[str], list[int]]:
    story = draw.pick(STORIES)
    return story, draw.names(count), amounts(draw, story, count)


@template("수찾기1")
def f1_closest_person(draw: Draw) -> Problem | None:
    s, names, values = scene(draw, draw.number(3, 4))
    goal = draw.number(min(values), max(values)) // s.step * s.step
    gaps = [abs(v - goal) for v in values]
    if gaps.count(min(gaps)) > 1 or 0 in gaps:
        return None
    found = values[gaps.index(min(gaps))]
    near = f"{goal}{s.unit}에 가장 가깝게 {s.did} 사람"
    question = f"{told(draw, s, names, values)} " + draw.pick(
        (
            f"{near}의 {josa(s.noun, '은/는')} 몇 {s.unit}입니까?",
            f"이때 {near}의 {josa(s.noun, '을/를')} 구하시오.",
            f"{s.noun}의 목표가 {goal}{s.unit}일 때, 목표에 가장 가까운 {josa(s.noun, '은/는')} 얼마인가요?",
        )
    )
    each = ", ".join(f"{max(v, goal)} - {min(v, goal)} = {abs(v - goal)}" for v in values)
    working = (
        f"{josa(goal, '과/와')} 각 수의 차를 구하면 {each}입니다. 차가 가장 작은 것은 {min(gaps)}이므로 "
        f"{goal}에 가장 가까운 수는 {found}입니다. 답은 {found}{s.unit}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_just_beyond(draw: Draw) -> Problem | None:
    values = draw.numbers(5, *draw.pick(((10, 99), (100, 999))))
    tenth = draw.number(0, 2) == 0
    goal, more = draw.number(min(values), max(values)), draw.pick((True, False))
    fit = [v for v in values if (v > goal if more else v < goal)]
    if goal in values or not 2 <= len(fit) <= 4:
        return None
    found = min(fit) if more else max(fit)
    shown = {v: written(v / 10) if tenth else str(v) for v in [*values, goal]}
    line, size, edge = (
        listed([shown[v] for v in values]),
        *(("큰", "작은") if more else ("작은", "큰")),
    )
    question = (
        draw.pick(
            (
                f"{line} 중에서 {shown[goal]}보다 {size}면서 {shown[goal]}에 가장 가까운 수를 찾으시오.",
                f"카드 다섯 장에 {josa(line, '이/가')} 적혀 있습니다. {shown[goal]}보다 {size} 수 중에서 "
                f"{shown[goal]}에 가장 가까운 수는 무엇입니까?",
                f"공에 적힌 수는 {line}입니다. {josa(shown[goal], '이/가')} 적힌 공을 더 뽑았습니다. 이 수보다 "
                f"{size} 수 중 가장 {edge} 수를 구하세요.",
            )
        )
        .replace("큰면서", "크면서")
        .replace("작은면서", "작으면서")
    )
    working = (
        f"먼저 {shown[goal]}보다 {size} 수를 모두 찾으면 {listed([shown[v] for v in fit])}입니다. "
        f"이 중에서 {shown[goal]}에 가장 가까운 수는 가장 {edge} 수입니다. 따라서 답은 {shown[found]}입니다."
    )
    return Problem(question, working, shown[found])


@template("수찾기1")
def f1_limit_sum(draw: Draw) -> Problem | None:
    s, names, values = scene(draw, draw.number(3, 5))
    word, bound = draw.pick(tuple(LIMITS)), draw.pick(values) + draw.number(-3, 3) * s.step
    fit = [v for v in values if LIMITS[word](v, bound)]
    if not 2 <= len(fit) < len(values):
        return None
    limit = f"{bound}{s.unit} {word}"
    question = f"{told(draw, s, names, values)} " + draw.pick(
        (
            f"{limited(word, f'{bound}{s.unit}')} {s.did} 사람의 {josa(s.noun, '을/를')} 모두 더하시오.",
            f"이 중에서 {josa(s.noun, '이/가')} {limit}인 사람을 모두 찾아 그 {s.noun}의 합을 구하세요.",
            f"{josa(s.noun, '이/가')} {limit}인 사람들의 {josa(s.noun, '을/를')} 모두 더하면 몇 {s.unit}입니까?",
        )
    )
    working = (
        f"{josa(meaning(word, bound), '을/를')} 뜻합니다. 알맞은 수를 찾으면 {listed(fit)}입니다. "
        f"이 수를 모두 더하면 {' + '.join(map(str, fit))} = {sum(fit)}{s.unit}입니다."
    )
    return Problem(question, working, sum(fit))


@template("수찾기1")
def f1_limit_count(draw: Draw) -> Problem | None:
    s, names, values = scene(draw, draw.number(3, 6))
    word, bound = draw.pick(tuple(LIMITS)), draw.pick(values) + draw.number(-1, 1) * s.step
    fit = [n for n, v in zip(names, values, strict=True) if LIMITS[word](v, bound)]
    if not 1 <= len(fit) < len(values):
        return None
    limit = f"{bound}{s.unit} {word}"
    question = f"{told(draw, s, names, values)} " + draw.pick(
        (
            f"{limited(word, f'{bound}{s.unit}')} {s.did} 사람은 모두 몇 명인가요?",
            f"{josa(s.noun, '이/가')} {limit}인 사람은 몇 명입니까?",
            f"{josa(s.noun, '이/가')} {limit}인 사람의 수를 구하시오.",
        )
    )
    right = ", ".join(f"{n}({v}{s.unit})" for n, v in zip(names, values, strict=True) if n in fit)
    working = (
        f"{meaning(word, bound)}입니다. {listed(values)} 가운데 알맞은 수를 찾아 사람을 세어 봅니다. "
        f"알맞은 사람은 {right}입니다. 따라서 모두 {len(fit)}명입니다."
    )
    return Problem(question, working, len(fit))


@template("수찾기1")
def f1_out_of_range(draw: Draw) -> Problem | None:
    s, names, values = scene(draw, draw.number(3, 4))
    low = min(values) + draw.number(-4, 9) * s.step
    high = max(values) + draw.number(-9, 4) * s.step
    out = [v for v in values if not low <= v <= high]
    if len(out) != 1 or low < 1:
        return None
    ends = f"{low}{s.unit} 이상 {high}{s.unit} 이하"
    question = f"{told(draw, s, names, values)} " + draw.pick(
        (
            f"이 중에서 {josa(ends, '이/가')} 아닌 {josa(s.noun, '은/는')} 몇 {s.unit}입니까?",
            f"{s.did} {josa(s.noun, '이/가')} {ends}에 속하지 않는 사람의 {josa(s.noun, '을/를')} 구하시오.",
            f"{josa(s.noun, '이/가')} {ends}의 범위에 들지 않는 사람의 {josa(s.noun, '은/는')} 얼마인가요?",
        )
    )
    side = f"{low}보다 작으므로" if out[0] < low else f"{high}보다 크므로"
    inside = [v for v in values if v not in out]
    working = (
        f"{ends}는 {josa(low, '과/와')} 같거나 크고 {josa(high, '과/와')} 같거나 작은 범위입니다. "
        f"{josa(listed(inside), '은/는')} 이 범위에 들어갑니다. {josa(out[0], '은/는')} {side} "
        f"들지 않습니다. 답은 {out[0]}{s.unit}입니다."
    )
    return Problem(question, working, out[0])


@template("수찾기1")
def f1_multiple_both(draw: Draw) -> Problem | None:
    s, names = draw.pick([x for x in STORIES if x.step == 1]), draw.names(3)
    one, two = draw.numbers(2, 2, 13)
    values = amounts(draw, s, 3)
    fit = [v for v in values if v % one == 0 and v % two == 0]
    if len(fit) != 1:
        values[draw.number(0, 2)] = max(values) // (one * two) * one * two or one * two
        fit = [v for v in values if v % one == 0 and v % two == 0]
    half = [v for v in values if v % one == 0]
    if len(fit) != 1 or len(set(values)) < 3:
        return None
    which = f"{one}의 배수이면서 {josa(two, '으로/로')} 나누어떨어지는"
    question = f"{told(draw, s, names, values)} " + draw.pick(
        (
            f"이 중에서 {which} 수만큼 {s.did} 사람의 {josa(s.noun, '은/는')} 몇 {s.unit}입니까?",
            f"{josa(s.noun, '이/가')} {which} 사람의 {josa(s.noun, '을/를')} 구하시오.",
        )
    )
    found = fit[0]
    if len(half) > 1:
        first = f"먼저 {one}의 배수를 찾으면 {listed(half)}입니다. "
    else:
        first = f"먼저 {one}의 배수를 찾으면 {found} = {one} × {found // one}뿐입니다. "
    working = (
        f"{listed(values)} 가운데에서 두 조건에 모두 맞는 수를 찾습니다. {first}"
        f"{josa(two, '으로/로')} 나누면 {found} ÷ {two} = {found // two}이므로 "
        f"{josa(found, '은/는')} 나누어떨어집니다. 따라서 답은 {found}{s.unit}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_divisor_in_list(draw: Draw) -> Problem | None:
    whole = draw.pick((20, 24, 36, 40, 48, 54, 60, 64, 72, 84, 90, 96, 100, 120))
    parts = [d for d in range(1, whole + 1) if whole % d == 0]
    found = draw.pick([d for d in parts if 5 < d < whole])
    rest = [n for n in draw.numbers(3, 5, whole) if n not in parts]
    values = draw.shuffled([found, *rest])
    if len(rest) < 2:
        return None
    names = [called(n) for n in draw.names(len(values))]
    cards = ", ".join(f"{n}는 {v}" for n, v in zip(names, values, strict=True))
    question = draw.pick(
        (
            f"{josa(cards, '이/가')} 쓰여 있는 숫자 카드를 가지고 있습니다. {whole}의 약수가 쓰여 있는 카드의 "
            f"수는 무엇입니까?",
            f"다음 수 {listed(values)} 중에서 {whole}의 약수인 것을 고르시오.",
            f"{josa(listed(values), '을/를')} 하나씩 보고 {josa(whole, '을/를')} 나누어떨어지게 하는 수를 찾으려고 "
            f"합니다. 그 수를 구하세요.",
        )
    )
    checks = []
    for v in sorted(values):
        if v == found:
            checks.append(f"{whole} ÷ {v} = {josa(whole // v, '으로/로')} 나누어떨어지고")
        else:
            checks.append(f"{josa(v, '으로/로')} 나누면 {josa(whole % v, '이/가')} 남고")
    working = (
        f"{whole}의 약수는 {josa(whole, '을/를')} 나누어떨어지게 하는 수입니다. {josa(whole, '을/를')} 각 수로 "
        f"나누어 보면 {', '.join(checks)[:-1]}습니다. 따라서 약수는 {found}입니다."
    ).replace("떨어지습니다", "떨어집니다")
    return Problem(question, working, found)
