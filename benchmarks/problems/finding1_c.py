"""수찾기1: 범위, 자리 숫자, 숫자 카드, 어림한 수의 조건에 맞는 수를 찾는 틀."""

from itertools import permutations

from problems.drawing import Draw, Problem, josa, template, written
from problems.finding1_words import listed, span

KINDS = (("홀수", 2, 1), ("짝수", 2, 0), ("3의 배수", 3, 0), ("4의 배수", 4, 0), ("5의 배수", 5, 0))


def added(values: list[int]) -> str:
    return " + ".join(map(str, values)) + f" = {sum(values)}"


@template("수찾기1")
def f1_range_kind(draw: Draw) -> Problem | None:
    kind, step, rest = draw.pick(KINDS)
    low = draw.number(12, 95)
    high = low + draw.number(4, 12) * min(step, 3)
    said, mean, first, last = span(draw, low, high)
    fit = [n for n in range(first, last + 1) if n % step == rest]
    if not 3 <= len(fit) <= 13:
        return None
    ask, found, how = draw.pick(
        (
            ("모두 더하면 얼마입니까", sum(fit), f"모두 더하면 {added(fit)}입니다."),
            ("모두 몇 개입니까", len(fit), f"세어 보면 모두 {len(fit)}개입니다."),
            (
                "모두 찾아 가장 큰 수에서 가장 작은 수를 뺀 차를 구하시오",
                fit[-1] - fit[0],
                f"가장 큰 수에서 가장 작은 수를 빼면 {fit[-1]} - {fit[0]} = {fit[-1] - fit[0]}입니다.",
            ),
            ("모두 찾아 그중 가장 큰 수를 쓰시오", fit[-1], f"이 중 가장 큰 수는 {fit[-1]}입니다."),
            (
                "모두 찾아 그중 두 번째로 작은 수를 쓰시오",
                fit[1],
                f"두 번째로 작은 수는 {fit[1]}입니다.",
            ),
        )
    )
    mark = "?" if ask.endswith("까") else "."
    what = josa(kind, "은/는") if "몇 개" in ask else josa(kind, "을/를")
    question = draw.pick(
        (
            f"{said} {what} {ask}{mark}",
            f"자연수 중에서 {said} 수를 생각합니다. 이 중 {what} {ask}{mark}",
        )
    )
    working = (
        f"{said} 자연수는 {mean}입니다. 이 가운데 {josa(kind, '은/는')} {listed(fit)}입니다. {how}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_range_then_limit(draw: Draw) -> Problem | None:
    kind, step, rest = draw.pick(KINDS[:3])
    low = draw.number(14, 90)
    said, mean, first, last = span(draw, low, low + draw.number(16, 30))
    cut, more = draw.number(first + 3, last - 3), draw.pick((True, False))
    every = [n for n in range(first, last + 1) if n % step == rest]
    fit = [n for n in every if (n > cut if more else n < cut)]
    if not 2 <= len(fit) <= 7:
        return None
    size, near = ("큰", fit[0]) if more else ("작은", fit[-1])
    total = draw.pick((True, False))
    if total:
        question = draw.pick(
            (
                f"{said} {josa(kind, '이/가')} 있습니다. 이 중에서 {cut}보다 {size} 수를 모두 더하시오.",
                f"{said} {kind} 가운데 {cut}보다 {size} 수의 합은 얼마입니까?",
            )
        )
        end, found = f"이 수들의 합은 {added(fit)}입니다.", sum(fit)
    else:
        question = (
            draw.pick(
                (
                    f"{said} {kind} 중에서 {cut} 다음으로 {size} 수를 찾으시오.",
                    f"{said} {kind} 가운데 {cut}보다 {size}면서 {cut}에 가장 가까운 수를 구하세요.",
                )
            )
            .replace("큰면서", "크면서")
            .replace("작은면서", "작으면서")
        )
        end, found = f"이 중에서 {cut}에 가장 가까운 수는 {near}입니다.", near
    working = (
        f"{said} 수는 {mean}입니다. 그중 {josa(kind, '은/는')} {every[0]}부터 {every[-1]}까지 {step}씩 "
        f"커집니다. {cut}보다 {size} 것만 쓰면 {listed(fit)}입니다. {end}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_range_middle(draw: Draw) -> Problem | None:
    kind, step, rest = draw.pick(KINDS[:3])
    low = draw.number(20, 90)
    said, _, first, last = span(draw, low, low + draw.number(8, 28))
    fit = [n for n in range(first, last + 1) if n % step == rest]
    if not 4 <= len(fit) <= 11:
        return None
    ends = fit[0] + fit[-1]
    middle = written(ends / 2)
    big = [n for n in fit if n * 2 > ends]
    small = [n for n in fit if n * 2 < ends]
    picks = [
        (
            "평균보다 큰 수를 모두 더한 값",
            f"{middle}보다 큰 수를 더하면 {added(big)}입니다.",
            sum(big),
        ),
        ("평균보다 작은 수의 개수", f"{middle}보다 작은 수는 {len(small)}개입니다.", len(small)),
        ("평균", f"따라서 평균은 {middle}입니다.", middle),
    ]
    if len(fit) % 2:
        gap = fit[-1] - ends // 2
        why = f"가장 큰 수에서 빼면 {fit[-1]} - {middle} = {gap}입니다."
        picks.append(("한가운데에 있는 수와 가장 큰 수의 차", why, gap))
    ask, end, found = draw.pick(picks)
    question = draw.pick(
        (
            f"{said} {josa(kind, '을/를')} 모두 찾은 다음, 이 수들의 {josa(ask, '을/를')} 구하시오.",
            f"{said} {josa(kind, '이/가')} 있습니다. 이 수들의 {josa(ask, '은/는')} 얼마입니까?",
        )
    )
    working = (
        f"{said} {josa(kind, '은/는')} {listed(fit)}입니다. 같은 간격으로 커지므로 평균은 한가운데 값이고 "
        f"({fit[0]} + {fit[-1]}) ÷ 2 = {middle}입니다. {end}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_range_remainder(draw: Draw) -> Problem | None:
    by, low = draw.number(3, 9), draw.number(20, 180)
    left = draw.number(0, by - 1)
    said, mean, first, last = span(draw, low, low + by * draw.number(2, 4))
    fit = [n for n in range(first, last + 1) if n % by == left]
    if len(fit) < 2:
        return None
    size, found = draw.pick((("가장 큰", fit[-1]), ("가장 작은", fit[0]), ("모두 더한", sum(fit))))
    goal = "그 합을" if size == "모두 더한" else f"그중 {size} 수를"
    rule = f"{josa(by, '으로/로')} 나누었을 때 나머지가 {left}인 수"
    question = draw.pick(
        (
            f"{said} 자연수 중에서 {josa(rule, '을/를')} 모두 찾아 {goal} 구하시오.",
            f"{said} 자연수가 있습니다. {josa(rule, '을/를')} 모두 고르고 {goal} 구하세요.",
        )
    )
    base = fit[0] // by
    one = f"{by} × {base} + {left} = {fit[0]}" if left else f"{by} × {base} = {fit[0]}"
    end = f"모두 더하면 {added(fit)}" if size == "모두 더한" else f"이 중 {size} 수는 {found}"
    working = f"{said} 수는 {mean}입니다. 이 가운데 {rule}는 {one}부터 {by}씩 커지므로 {listed(fit)}입니다. {end}입니다."
    return Problem(question, working, found)


@template("수찾기1")
def f1_between_decimals(draw: Draw) -> Problem | None:
    low = draw.number(11, 600) / 10
    high = round(low + draw.number(25, 120) / 10, 1)
    first, last = int(low) + 1, int(high)
    if low == int(low) or high == int(high):
        return None
    count = last - first + 1
    a, b = written(low), written(high)
    ask, found, end = draw.pick(
        (
            ("모두 몇 개입니까?", count, f"개수는 {last} - {first} + 1 = {count}개입니다."),
            ("가장 큰 수와 가장 작은 수의 합을 구하시오.", first + last, ""),
        )
    )
    end = end or f"가장 큰 수와 가장 작은 수의 합은 {last} + {first} = {found}입니다."
    question = draw.pick(
        (
            f"{a} 이상 {b} 이하인 자연수는 {ask}",
            f"{a}보다 크고 {b}보다 작은 자연수를 모두 찾으려고 합니다. 이 자연수는 {ask}",
        )
    )
    if found != count:
        question = question.replace("자연수는 가장", "자연수 중에서 가장")
    working = (
        f"{a}보다 큰 자연수 중 가장 작은 수는 {first}이고, {b}보다 작은 자연수 중 가장 큰 수는 {last}입니다. "
        f"그러므로 알맞은 자연수는 {first}부터 {last}까지입니다. {end}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_card_number_gap(draw: Draw) -> Problem | None:
    count = draw.number(3, 5)
    size = draw.number(2, min(count, 4))
    cards = draw.numbers(count, 0, 9)
    made = sorted(int("".join(map(str, p))) for p in permutations(cards, size) if p[0])
    high, low = made[-1], made[0]
    ask, found, sign = draw.pick((("합", high + low, "+"), ("차", high - low, "-")))
    name = {2: "두", 3: "세", 4: "네"}[size]
    use = "을 모두 한 번씩 써서" if size == count else f" 중 {size}장을 골라 한 번씩 써서"
    question = draw.pick(
        (
            f"숫자 카드 {josa(listed(cards), '이/가')} 있습니다. 이 "
            f"카드 {count}장{use} {name} 자리 수를 만들 때, 가장 큰 수와 "
            f"가장 작은 수의 {josa(ask, '은/는')} 얼마입니까?",
            f"{listed(cards)}의 숫자 카드 {count}장{use} {name} 자리 수를 만들려고 합니다. 만들 수 있는 가장 큰 "
            f"수와 가장 작은 수의 {josa(ask, '을/를')} 구하시오.",
        )
    )
    zero = " 맨 앞에는 0을 쓸 수 없습니다." if 0 in cards else ""
    working = (
        f"가장 큰 수는 큰 숫자부터 높은 자리에 놓은 {high}입니다. 가장 작은 수는 작은 숫자부터 높은 자리에 "
        f"놓습니다.{zero} 그래서 가장 작은 수는 {low}입니다. "
        f"따라서 두 수의 {josa(ask, '은/는')} {high} {sign} {low} = {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_card_even(draw: Draw) -> Problem | None:
    cards = draw.numbers(3, 1, 9)
    kind, ends = draw.pick((("짝수", "02468"), ("홀수", "13579"), ("5의 배수", "05")))
    made = sorted("".join(map(str, p)) for p in permutations(cards))
    fit = [m for m in made if m[-1] in ends]
    if not 2 <= len(fit) <= 4:
        return None
    size, found = draw.pick((("가장 큰", fit[-1]), ("가장 작은", fit[0])))
    question = draw.pick(
        (
            f"숫자 카드 {josa(listed(cards), '을/를')} 한 번씩 모두 써서 세 자리 수를 만듭니다. 만들 수 있는 수 중 "
            f"{size} {josa(kind, '은/는')} 무엇입니까?",
            f"세 장의 카드에 {josa(listed(cards), '이/가')} 적혀 있습니다. 카드를 한 줄로 놓아 세 자리 수를 만들 때, "
            f"{size} {josa(kind, '을/를')} 구하시오.",
        )
    )
    last = listed(sorted({m[-1] for m in fit}))
    working = (
        f"{josa(kind, '이/가')} 되려면 일의 자리 숫자가 {last}이어야 합니다. 일의 자리를 정하고 나머지 두 카드를 놓으면 "
        f"{josa(listed(fit), '을/를')} 만들 수 있습니다. 이 중에서 {size} 수는 {found}입니다."
    ).replace("이어야", "여야" if last[-1] in "2459" else "이어야")
    return Problem(question, working, found)
