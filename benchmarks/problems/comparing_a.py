"""크기비교: 두 수의 차, 묶음과 낱개, 수 카드, 차례 견주기."""

from problems.drawing import Draw, Problem, called, josa, template, written

# 무엇을, 세는 말, 「~했-」, 「~한」
ACTS = (
    ("우표를", "장", "모았", "모은"),
    ("도토리를", "개", "주웠", "주운"),
    ("조개를", "개", "캤", "캔"),
    ("동화책을", "쪽", "읽었", "읽은"),
    ("줄넘기를", "번", "넘었", "넘은"),
    ("토마토를", "개", "땄", "딴"),
    ("종이학을", "마리", "접었", "접은"),
    ("영어 단어를", "개", "외웠", "외운"),
    ("구슬을", "개", "꿰었", "꿴"),
)
# 잰 것, 단위, 큰 쪽, 작은 쪽, 작은 값, 큰 값, 소수 자리
MEASURES = (
    ("키", "cm", "큰", "작은", 1280, 1650, 1),
    ("연필의 길이", "cm", "긴", "짧은", 65, 180, 1),
    ("몸무게", "kg", "무거운", "가벼운", 245, 489, 1),
    ("저금액", "원", "많은", "적은", 32, 198, -2),
    ("시험 점수", "점", "높은", "낮은", 61, 100, 0),
    ("어제 걸은 걸음 수", "걸음", "많은", "적은", 210, 980, -1),
)


def people(draw: Draw, count: int) -> list[str]:
    return [called(name) for name in draw.names(count)]


def either(draw: Draw, *questions: str) -> str:
    return draw.pick(questions)


def by_parts(a: int, b: int) -> str:
    """곱셈을 쉬운 곱셈으로 갈라 적은 식.

    >>> by_parts(24, 6), by_parts(7, 8)
    ('24 × 6 = 20 × 6 + 4 × 6 = 120 + 24 = 144', '7 × 8 = 56')
    """
    split, other = (b, a) if b > 10 else (a, b)
    low = split % 10
    high = split - low
    if split <= 10 or not low or other in (1, 10):
        return f"{a} × {b} = {a * b}"
    parts = f"{a} × {high} + {a} × {low}" if b > 10 else f"{high} × {b} + {low} × {b}"
    return f"{a} × {b} = {parts} = {high * other} + {low * other} = {a * b}"


@template("크기비교")
def compare_gap(draw: Draw) -> Problem:
    what, unit, did, done = draw.pick(ACTS)
    a, b = people(draw, 2)
    x, y = draw.numbers(2, 35, draw.pick((99, 480, 2400)))
    more, less, big, small = (a, b, x, y) if x > y else (b, a, y, x)
    question = either(
        draw,
        f"{a}는 {what} {x}{unit} {did}고, {b}는 {y}{unit} {did}습니다. {more}는 {less}보다 {what} "
        f"몇 {unit} 더 많이 {did}습니까?",
        f"{what} {a}는 {x}{unit}, {b}는 {y}{unit} {did}습니다. 더 많이 {done} 사람은 다른 사람보다 "
        f"몇 {unit} 더 많이 {did}는지 구하시오.",
        f"{a}와 {b}가 {what} {did}습니다. {a}가 {x}{unit}, {b}가 {y}{unit} {did}다면 {less}는 "
        f"{more}보다 몇 {unit} 더 적게 {did}나요?",
    )
    working = (
        f"{a}는 {x}{unit}, {b}는 {y}{unit}입니다. {josa(big, '이/가')} {small}보다 크므로 {more}가 더 많이 "
        f"{did}습니다. 차를 구하면 {big} - {small} = {big - small}{unit}입니다."
    )
    return Problem(question, working, big - small)


@template("크기비교")
def compare_who_extreme(draw: Draw) -> Problem:
    what, unit, high, low, least, most, places = draw.pick(MEASURES)
    names, up = draw.names(draw.number(2, 4)), draw.pick((True, False))
    values = [v / 10**places for v in draw.numbers(len(names), least, most)]
    told = ", ".join(
        f"{called(n)}는 {written(v)}{unit}" for n, v in zip(names, values, strict=True)
    )
    word = ("더 " if len(names) == 2 else "가장 ") + (high if up else low)
    order = sorted(values, reverse=up)
    answer = names[values.index(order[0])]
    question = either(
        draw,
        f"{josa(what, '을/를')} 조사하였더니 {told}입니다. {josa(what, '이/가')} {word} 사람은 누구입니까?",
        f"친구 {len(names)}명의 {josa(what, '을/를')} 알아보았습니다. {told}일 때 {josa(what, '이/가')} "
        f"{word} 친구의 이름을 쓰시오.",
        f"다음을 보고 {josa(what, '이/가')} {word} 사람은 누구인지 쓰시오. {told}입니다.",
    )
    working = (
        f"{josa(what, '을/를')} 견줍니다. {'큰' if up else '작은'} 수부터 차례로 쓰면 "
        f"{', '.join(written(v) + unit for v in order)}입니다. 맨 앞의 수는 {called(answer)}의 것이므로 "
        f"{josa(what, '이/가')} {word} 사람은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)


def bundle(draw: Draw, unit: str) -> tuple[str, str, int]:
    each, count, loose = draw.number(3, 40), draw.number(2, 9), draw.number(0, 15)
    text, work, total = f"{each}{unit}씩 {count}묶음", by_parts(each, count), each * count + loose
    if loose:
        text += f"과 낱개 {loose}{unit}"
        work += f"이고, 낱개를 더하면 {each * count} + {loose} = {total}"
    return text, work, total


BUNDLED = (
    ("귤", "개"),
    ("색종이", "장"),
    ("구슬", "개"),
    ("연필", "자루"),
    ("붙임딱지", "장"),
    ("밤", "개"),
)


@template("크기비교")
def compare_bundles_gap(draw: Draw) -> Problem | None:
    (thing, unit), (a, b) = draw.pick(BUNDLED), people(draw, 2)
    (text, work, x), (text2, work2, y) = bundle(draw, unit), bundle(draw, unit)
    more, less = (a, b) if x > y else (b, a)
    it, big, small = josa(thing, "을/를"), max(x, y), min(x, y)
    if x == y:
        return None
    question = either(
        draw,
        f"{a}는 {it} {text} 가지고 있고, {b}는 {text2} 가지고 있습니다. 더 많이 가진 사람은 다른 사람보다 "
        f"{it} 몇 {unit} 더 가지고 있습니까?",
        f"{it} {a}는 {text}, {b}는 {text2} 샀습니다. {more}는 {less}보다 몇 {unit} 더 많이 샀나요?",
        f"{a}네 모둠은 {it} {text} 받았고, {b}네 모둠은 {text2} 받았습니다. 두 모둠이 받은 {thing} 수의 "
        f"차를 구하시오.",
    )
    working = (
        f"{a} 쪽은 {work}{unit}입니다. {b} 쪽은 {work2}{unit}입니다. {more} 쪽이 더 많고, 차는 "
        f"{big} - {small} = {big - small}{unit}입니다."
    )
    return Problem(question, working, big - small)


@template("크기비교")
def compare_bundles_who(draw: Draw) -> Problem | None:
    names, (thing, unit) = draw.names(2), draw.pick(BUNDLED)
    (a, b), (text, work, x) = map(called, names), bundle(draw, unit)
    y, more = x + draw.pick((-1, 1)) * draw.number(1, 12), draw.pick((True, False))
    answer = names[(x < y) == more]
    of, adverb = ("많은", "많이") if more else ("적은", "적게")
    it, its = josa(thing, "을/를"), josa(thing, "은/는")
    if y < 5:
        return None
    question = either(
        draw,
        f"{a}는 {it} {text} 가지고 있고, {b}는 {y}{unit} 가지고 있습니다. {it} 더 {adverb} 가진 사람은 "
        f"누구입니까?",
        f"{b}는 {it} {y}{unit} 모았습니다. {a}가 모은 {its} {text}입니다. 두 사람 중 {it} 더 {adverb} 모은 "
        f"사람의 이름을 쓰시오.",
        f"{a}의 {its} {text}이고 {b}의 {its} {y}{unit}입니다. 누가 {it} 더 {adverb} 가지고 있나요?",
    )
    working = (
        f"{a}의 {its} {work}{unit}입니다. {b}의 {its} {y}{unit}입니다. {josa(max(x, y), '이/가')} "
        f"{min(x, y)}보다 크므로 {josa(thing, '이/가')} 더 {of} 사람은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)


def _made(draw: Draw) -> tuple[str, str, int]:
    p, q, r = draw.number(30, 700), draw.number(11, 290), draw.number(3, 6)
    hop, hundreds, tens = draw.pick((5, 10, 20, 50)), draw.number(1, 8), draw.number(3, 25)
    kind, built, far = draw.number(0, 4), 100 * hundreds + 10 * tens, p + hop * r
    if kind == 0:
        return f"{p}에 {josa(q, '을/를')} 더한 수", f"{p} + {q} = {p + q}", p + q
    if kind == 1:
        return f"{p + q}에서 {josa(q, '을/를')} 뺀 수", f"{p + q} - {q} = {p}", p
    if kind == 2:
        return f"{p}보다 {q} 큰 수", f"{p} + {q} = {p + q}", p + q
    if kind == 3:
        hops = f"{p} + {hop} × {r} = {p} + {hop * r} = {far}"
        return f"{p}에서 {hop}씩 {r}번 뛰어 센 수", hops, far
    sums = f"100 × {hundreds} + 10 × {tens} = {100 * hundreds} + {10 * tens} = {built}"
    return f"100이 {hundreds}개, 10이 {tens}개인 수", sums, built


@template("크기비교")
def compare_made_numbers(draw: Draw) -> Problem | None:
    (a, b), (text, work, x), (text2, work2, y) = people(draw, 2), _made(draw), _made(draw)
    big, small = max(x, y), min(x, y)
    ask, end, answer = draw.pick(
        (
            ("더 큰 수는 얼마", "더 큰 수는", big),
            ("더 작은 수는 얼마", "더 작은 수는", small),
            ("큰 수와 작은 수의 차는 얼마", f"차는 {big} - {small} =", big - small),
        )
    )
    if x == y or text[-4:] == text2[-4:]:
        return None
    question = either(
        draw,
        f"{a}의 수 카드에는 {text}, {b}의 수 카드에는 {text2}가 적혀 있습니다. 두 수 중 {ask}입니까?",
        f"{a}와 {b}가 수 놀이를 합니다. {a}는 {text}를, {b}는 {text2}를 말하였습니다. {ask}인지 구하시오.",
        f"{text}와 {text2}를 비교하려고 합니다. {ask}인가요?",
    )
    working = (
        f"두 수를 먼저 구합니다. {text}는 {work}입니다. {text2}는 {work2}입니다. "
        f"두 수를 견주면 {josa(big, '이/가')} 더 크므로 {end} {answer}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_extremes(draw: Draw) -> Problem:
    count = draw.number(4, 6)
    values = draw.numbers(count, *draw.pick(((10, 99), (100, 999), (1000, 9999))))
    order, told = sorted(values, reverse=True), ", ".join(map(str, values))
    sign, name = draw.pick((("+", "합"), ("-", "차")))
    i, j = draw.pick(((0, -1), (0, 1), (1, -1), (0, -2)))
    place = {0: "가장 큰 수", 1: "두 번째로 큰 수", -1: "가장 작은 수", -2: "두 번째로 작은 수"}
    x, y = order[i], order[j]
    answer = x + y if sign == "+" else x - y
    ask = f"{place[i]}와 {place[j]}의 {name}"
    question = either(
        draw,
        f"수 카드 {count}장에 {josa(told, '이/가')} 적혀 있습니다. {josa(ask, '은/는')} 얼마입니까?",
        f"다음 수 중에서 {josa(ask, '을/를')} 구하시오. {told}",
        f"{people(draw, 1)[0]}가 공책에 {josa(told, '을/를')} 썼습니다. {josa(ask, '은/는')} 얼마인가요?",
    )
    working = (
        f"큰 수부터 차례로 쓰면 {', '.join(map(str, order))}입니다. {place[i]}는 {x}, {place[j]}는 {y}입니다. "
        f"{josa(name, '은/는')} {x} {sign} {y} = {answer}입니다."
    )
    return Problem(question, working, answer)
