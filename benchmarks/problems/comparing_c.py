"""크기비교: □에 들어갈 수, 나머지 부분, 단위와 시간을 바꾸어 견주기."""

from fractions import Fraction

from problems.comparing_a import by_parts, either, people
from problems.comparing_b import ratio
from problems.drawing import Draw, Problem, called, josa, template, written


def _end(ask: str, fits: list[int], answer: int) -> str:
    """마지막 문장. 합을 물을 때에는 더하는 식을 적습니다."""
    sums = " + ".join(map(str, fits)) + " = " if ask.endswith("합") else ""
    return f"{josa(ask, '은/는')} {sums}{answer}입니다."


@template("크기비교")
def compare_box_digit(draw: Draw) -> Problem | None:
    text, less = str(draw.number(100, 99999)), draw.pick((True, False))
    at = draw.number(1, len(text) - 2)
    limit = int(text[:at] + "".join(str(draw.number(1, 8)) for _ in text[at:]))
    k, shown = int(str(limit)[at]), text[:at] + "□" + text[at + 1 :]
    filled = int(shown.replace("□", str(k)))
    fits = [i for i in range(10) if (int(shown.replace("□", str(i))) < limit) == less]
    if filled == limit or len(fits) < 2:
        return None
    edge = ("가장 큰 수", fits[-1]) if less else ("가장 작은 수", fits[0])
    ask, answer = draw.pick((("수의 개수", len(fits)), ("수들의 합", sum(fits)), edge))
    question = either(
        draw,
        f"0부터 9까지의 수 중에서 □ 안에 들어갈 수 있는 {josa(ask, '을/를')} 구하시오. "
        f"{shown} {'<' if less else '>'} {limit}",
        f"{('세', '네', '다섯')[len(text) - 3]} 자리 수 {shown}의 한 숫자가 지워져 □로 나타냈습니다. 이 수가 {limit}보다 "
        f"{'작을' if less else '클'} 때, □에 들어갈 수 있는 {josa(ask, '은/는')} 얼마입니까?",
    )
    working = (
        f"□의 앞자리는 서로 같으므로 □와 {josa(k, '을/를')} 견줍니다. □가 {k}이면 {josa(filled, '은/는')} {limit}보다 "
        f"{'작으' if filled < limit else '크'}므로 {josa(k, '은/는')} 들어갈 수 "
        f"{'있' if k in fits else '없'}습니다. {k}보다 {'작은' if less else '큰'} 숫자는 모두 들어갈 수 있으므로 알맞은 "
        f"수는 {', '.join(map(str, fits))}입니다. {_end(ask, fits, answer)}"
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_box_fraction(draw: Draw) -> Problem | None:
    kind, d, k = draw.number(0, 2), draw.number(5, 19), draw.number(2, 5)
    low, high = sorted(draw.numbers(2, 1, d - 1))
    n, e = draw.number(2, 9), draw.number(3, 9)
    if kind == 0:
        shown, fits = f"{low}/{d} < □/{d} < {high}/{d}", list(range(low + 1, high))
        why = f"분모가 {josa(d, '으로/로')} 같으므로 분자를 견줍니다. □는 {low}보다 크고 {high}보다 작아야 합니다."
    elif kind == 1:
        shown, fits = f"{n}/{d + n} < {n}/□ < 1", list(range(n + 1, d + n))
        why = (
            f"분자가 {josa(n, '으로/로')} 같으므로 분모가 작을수록 큽니다. □는 {d + n}보다 작고, "
            f"1보다 작은 분수이므로 {n}보다 커야 합니다."
        )
    else:
        top = draw.number(1, e - 1)
        shown, fits = f"□/{e * k} < {top}/{e}", list(range(1, top * k))
        why = (
            f"분모를 같게 하면 {top}/{e} = {top * k}/{e * k}이므로 □는 {top * k}보다 작아야 합니다."
        )
    if not 2 <= len(fits) <= 14:
        return None
    ask, answer = draw.pick(
        (("개수", len(fits)), ("합", sum(fits)), ("가운데 가장 큰 수", fits[-1]))
    )
    ask = ask if ask.startswith("가운데") else f"의 {ask}"
    space = " " if ask.startswith("가운데") else ""
    question = either(
        draw,
        f"□ 안에 들어갈 수 있는 자연수{space}{josa(ask, '을/를')} 구하시오. {shown}",
        f"{shown}에서 □에 알맞은 자연수{space}{josa(ask, '은/는')} 얼마입니까?",
    )
    working = (
        f"{why} □에 들어갈 수 있는 자연수는 {', '.join(map(str, fits))}입니다. "
        f"따라서 자연수{space}{_end(ask, fits, answer)}"
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_box_product(draw: Draw) -> Problem | None:
    k, q, less = draw.number(3, 40), draw.number(3, 12), draw.pick((True, False))
    limit, plus = k * q + draw.number(1, k - 1), draw.pick((0, draw.number(5, 30)))
    name = people(draw, 1)[0]
    tail, answer = (f" + {plus}" if plus else ""), q if less else q + 1
    question = either(
        draw,
        f"□ 안에 들어갈 수 있는 자연수 중에서 가장 {'큰' if less else '작은'} 수를 구하시오. "
        f"{k} × □{tail} {'<' if less else '>'} {limit + plus}",
        f"{name}가 한 봉지에 사탕을 {k}개씩 담고, 낱개로 {plus}개를 더 준비합니다. 사탕이 모두 {limit + plus}개보다 "
        f"{'적으려면 봉지는 많아야' if less else '많으려면 봉지는 적어도'} 몇 개{'입니까' if less else ' 필요합니까'}?"
        if plus
        else f"어떤 자연수에 {josa(k, '을/를')} 곱하였더니 {limit}보다 {'작아졌' if less else '커졌'}습니다. "
        f"어떤 자연수가 될 수 있는 수 중 가장 {'큰' if less else '작은'} 수는 얼마인가요?",
    )
    working = (
        (
            f"{limit + plus} - {plus} = {limit}이므로 {k} × □를 {josa(limit, '과/와')} 견줍니다. "
            if plus
            else ""
        )
        + f"□에 {josa(q, '과/와')} {josa(q + 1, '을/를')} 넣어 봅니다. {by_parts(k, q)}입니다. "
        f"{by_parts(k, q + 1)}입니다. {josa(limit, '은/는')} 두 곱 사이에 있으므로 알맞은 가장 "
        f"{'큰' if less else '작은'} 수는 {answer}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_rest(draw: Draw) -> Problem | None:
    d = draw.number(5, 20)
    n = draw.number(1, d - 1)
    gap, name = abs(d - 2 * n), people(draw, 1)[0]
    one, two = draw.some(("분홍색", "주황색", "하늘색", "초록색", "보라색"), 2)
    rest = Fraction(d - n, d)
    if not gap or Fraction(n, d).denominator != d:
        return None
    answer = Fraction(gap, d)
    question = either(
        draw,
        f"{name}가 벽 전체의 {ratio(n, d)}에 {josa(one, '을/를')} 칠하고, 나머지에는 {josa(two, '을/를')} 모두 "
        f"칠했습니다. 더 넓게 칠한 색은 다른 색보다 벽 전체의 몇 분의 몇만큼 더 넓습니까?",
        f"깃발의 {ratio(n, d, '은/는')} {one}이고 나머지는 모두 {two}입니다. 두 색이 차지하는 부분의 차는 "
        f"깃발 전체의 얼마인지 기약분수로 구하시오.",
    )
    reduced = f" = {answer}" if answer.denominator != d else ""
    big, small = max(n, d - n), min(n, d - n)
    working = (
        f"전체를 1로 보면 나머지는 1 - {n}/{d} = {rest}이므로 {two}은 전체의 {rest}입니다. {ratio(big, d, '이/가')} "
        f"{small}/{d}보다 큽니다. 차는 {big}/{d} - {small}/{d} = {gap}/{d}{reduced}입니다."
    )
    return Problem(question, working, str(answer))


@template("크기비교")
def compare_units(draw: Draw) -> Problem | None:
    (a, b), kind = people(draw, 2), draw.number(0, 3)
    big, small, size, what, did, done = (
        ("m", "cm", 100, "리본을", "사용했", "사용한"),
        ("km", "m", 1000, "산길을", "걸었", "걸은"),
        ("kg", "g", 1000, "딸기를", "땄", "딴"),
        ("L", "mL", 1000, "약수를", "떴", "뜬"),
    )[kind]
    whole, rest, other = draw.number(1, 4), draw.number(5, 95), draw.number(110, 490)
    x, y = whole * size + rest * size // 100, other * size // 100
    decimal = draw.pick((True, False))
    left = f"{written(x / size)}{big}" if decimal else f"{whole}{big} {x - whole * size}{small}"
    more, less = (a, b) if x > y else (b, a)
    if x == y:
        return None
    question = either(
        draw,
        f"{what} {a}는 {left}, {b}는 {y}{small} {did}습니다. 더 많이 {done} 사람은 다른 사람보다 몇 {small} 더 "
        f"{did}습니까?",
        f"{a}는 {what} {left} {did}고, {b}는 {y}{small} {did}습니다. {less}는 {more}보다 몇 {small} 더 적게 "
        f"{did}는지 구하시오.",
    )
    how = (
        f"{written(x / size)} × {size} = {x}"
        if decimal
        else f"{whole} × {size} + {x - whole * size} = {x}"
    )
    working = (
        f"단위를 {josa(small, '으로/로')} 같게 하여 견줍니다. {josa('1' + big, '은/는')} {size}{small}이므로 {a}의 "
        f"것은 {how}{small}입니다. {b}의 것은 {y}{small}이므로 {more}가 더 많이 {did}습니다. 차는 {max(x, y)} - "
        f"{min(x, y)} = {abs(x - y)}{small}입니다."
    )
    return Problem(question, working, abs(x - y))


@template("크기비교")
def compare_units_who(draw: Draw) -> Problem | None:
    names, up = draw.names(3), draw.pick((True, False))
    cm = [draw.number(115, 289) for _ in range(3)]
    if len(set(cm)) < 3 or any(v % 100 == 0 for v in cm):
        return None
    texts = [f"{cm[0] // 100}m {cm[0] % 100}cm", f"{cm[1]}cm", f"{written(cm[2] / 100)}m"]
    told = [f"{called(n)}는 {t}" for n, t in zip(names, texts, strict=True)]
    answer = names[cm.index(max(cm) if up else min(cm))]
    told = ", ".join(draw.shuffled(told))
    question = either(
        draw,
        f"세 사람이 가진 끈의 길이를 재었더니 {told}였습니다. 누구의 끈이 가장 {'깁' if up else '짧습'}니까?",
        f"멀리뛰기를 하였습니다. {told}를 뛰었을 때 가장 {'멀리' if up else '짧게'} 뛴 사람은 누구인지 쓰시오.",
    )
    order = ", ".join(f"{v}cm" for v in sorted(cm, reverse=up))
    working = (
        f"길이를 모두 센티미터로 나타내어 견줍니다. {called(names[0])}는 {cm[0] // 100} × 100 + {cm[0] % 100} = "
        f"{cm[0]}, {called(names[1])}는 {cm[1]}, {called(names[2])}는 {written(cm[2] / 100)} × "
        f"100 = {cm[2]}입니다. {'큰' if up else '작은'} 수부터 쓰면 {order}이므로 답은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_times(draw: Draw) -> Problem | None:
    a, b, c = people(draw, 3)
    values = draw.numbers(3, 62, 175)
    if any(v % 60 == 0 for v in values):
        return None
    first, second, third = values
    texts = [f"{v // 60}시간 {v % 60}분" for v in (first, third)]
    what = draw.pick(
        ("책을 읽었", "운동을 하였", "숙제를 하였", "봉사 활동을 하였", "악기를 연습하였")
    )
    question = either(
        draw,
        f"{a}는 {texts[0]} 동안, {b}는 {second}분 동안, {c}는 {texts[1]} 동안 {what}습니다. 가장 오래 한 사람은 "
        f"가장 짧게 한 사람보다 몇 분 더 하였습니까?",
        f"어제 {a}가 {texts[0]}, {b}가 {second}분, {c}가 {texts[1]} 동안 {what}습니다. 가장 긴 시간과 가장 짧은 "
        f"시간의 차는 몇 분인지 구하시오.",
    )
    working = (
        f"1시간은 60분이므로 시간을 모두 분으로 나타냅니다. {a}는 {first // 60} × 60 + {first % 60} = {first}분, {b}는 "
        f"{second}분, {c}는 {third // 60} × 60 + {third % 60} = {third}분입니다. 가장 긴 시간에서 가장 짧은 시간을 "
        f"빼면 {max(values)} - {min(values)} = {max(values) - min(values)}분입니다."
    )
    return Problem(question, working, max(values) - min(values))
