"""크기비교: 분수와 소수, □에 들어갈 수."""

from fractions import Fraction
from math import lcm

from problems.comparing_a import either, people
from problems.drawing import Draw, Problem, called, josa, template, written


def ratio(n: int, d: int, pair: str = "/") -> str:
    """분수와 그 조사. 「사분의 삼」처럼 읽으므로 조사는 분자에 맞춥니다.

    >>> ratio(3, 4, "을/를"), ratio(2, 3, "을/를")
    ('3/4을', '2/3를')
    """
    return f"{n}/{d}" + josa(n, pair)[len(str(n)) :]


@template("크기비교")
def compare_fractions(draw: Draw) -> Problem | None:
    count, up = draw.number(2, 4), draw.pick((True, False))
    bases = draw.pick(
        ((2, 3, 4, 6, 12), (3, 5, 15), (4, 5, 10, 20), (2, 3, 6, 9, 18), (3, 8, 12, 24))
    )
    lows = [draw.pick(bases) for _ in range(count)]
    values = [Fraction(draw.number(1, d - 1), d) for d in lows]
    base = lcm(*(f.denominator for f in values))
    if len(set(values)) < count:
        return None
    word = ("더 " if count == 2 else "가장 ") + ("큰" if up else "작은")
    answer, told = max(values) if up else min(values), ", ".join(map(str, values))
    tops = [f.numerator * base // f.denominator for f in values]
    question = either(
        draw,
        f"분수 {told} 중에서 {word} 분수는 무엇입니까?",
        f"다음 분수의 크기를 비교하여 {word} 분수를 구하시오. {told}",
        f"{people(draw, 1)[0]}가 뽑은 분수 카드는 {told}입니다. {word} 수가 적힌 카드의 분수를 쓰세요.",
    )
    same = [
        str(f) if f.denominator == base else f"{f} = {t}/{base}"
        for f, t in zip(values, tops, strict=True)
    ]
    working = (
        f"분모를 {josa(base, '으로/로')} 같게 하여 견줍니다. {', '.join(same)}입니다. 분모가 같을 때에는 분자가 "
        f"{'클수록 큰' if up else '작을수록 작은'} 수이므로 분자 {', '.join(map(str, tops))} 중 {word} "
        f"{josa(max(tops) if up else min(tops), '을/를')} 찾습니다. 따라서 {word} 분수는 {answer}입니다."
    )
    return Problem(question, working, str(answer))


@template("크기비교")
def compare_fraction_who(draw: Draw) -> Problem | None:
    names, same, more = draw.names(2), draw.pick((True, False)), draw.pick((True, False))
    (d, e), (n, m) = draw.numbers(2, 3, 15), draw.numbers(2, 1, 9)
    if same:
        e = d
    else:
        m = n
    if n >= d or m >= e:
        return None
    (a, b), (x, y) = map(called, names), (Fraction(n, d), Fraction(m, e))
    answer, word = names[(x < y) == more], "많이" if more else "적게"
    it = josa(draw.pick(("피자", "호떡", "초콜릿", "케이크", "떡", "수박")), "을/를")
    question = either(
        draw,
        f"{a}는 {it} 전체의 {n}/{d}만큼, {b}는 크기가 같은 {it} 전체의 {m}/{e}만큼 먹었습니다. 누가 더 {word} "
        f"먹었습니까?",
        f"두 사람이 같은 크기의 {it} 한 개씩 받았습니다. {a}가 자기 것의 {ratio(n, d, '을/를')}, {b}가 자기 것의 "
        f"{ratio(m, e, '을/를')} 먹었다면 더 {word} 먹은 사람은 누구인지 쓰시오.",
    )
    rule = "분모가 같으므로 분자가 큰 쪽" if same else "분자가 같으므로 분모가 작은 쪽"
    big, small = ((n, d), (m, e)) if x > y else ((m, e), (n, d))
    working = (
        f"{a}는 전체의 {n}/{d}, {b}는 전체의 {m}/{e}입니다. {rule}이 더 큽니다. 그래서 {ratio(*big, '이/가')} "
        f"{'/'.join(map(str, small))}보다 큽니다. 더 {word} 먹은 사람은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)


def part(total: int, n: int, d: int) -> str:
    """전체의 몇 분의 몇을 구하는 식."""
    if n == 1:
        return f"{total} ÷ {d} = {total // d}"
    return f"{total} ÷ {d} × {n} = {total // d} × {n} = {total // d * n}"


@template("크기비교")
def compare_fraction_of(draw: Draw) -> Problem | None:
    a, b = people(draw, 2)
    d, e = draw.numbers(2, 2, 9)
    total = lcm(d, e) * draw.number(1, 5)
    n, m = draw.number(1, d - 1), draw.number(1, e - 1)
    x, y = total // d * n, total // e * m
    more, less = (a, b) if x > y else (b, a)
    if x == y or not 24 <= total <= 250:
        return None
    question = either(
        draw,
        f"시험 문제 {total}개 중에서 {a}는 {ratio(n, d, '을/를')} 풀었고, {b}는 {ratio(m, e, '을/를')} 풀었습니다. "
        f"더 많이 푼 사람은 다른 사람보다 몇 문제를 더 풀었습니까?",
        f"{total}쪽짜리 동화책을 {a}는 전체의 {n}/{d}만큼, {b}는 전체의 {m}/{e}만큼 읽었습니다. {more}는 {less}보다 "
        f"몇 쪽 더 읽었는지 구하시오.",
        f"길이가 {total}m인 리본을 {a}에게 전체의 {n}/{d}만큼, {b}에게 전체의 {m}/{e}만큼 잘라 주었습니다. {less}의 리본은 "
        f"{more}의 리본보다 몇 m 더 짧습니까?"
        if Fraction(n, d) + Fraction(m, e) <= 1
        else f"색종이가 한 사람에게 {total}장씩 있습니다. {a}는 자기 것의 {ratio(n, d, '을/를')}, {b}는 자기 것의 "
        f"{ratio(m, e, '을/를')} 썼습니다. 두 사람이 쓴 색종이 수의 차는 몇 장인가요?",
    )
    working = (
        f"{a}의 양은 {total}의 {n}/{d}이므로 {part(total, n, d)}입니다. {b}의 양은 {total}의 {m}/{e}이므로 "
        f"{part(total, m, e)}입니다. {more} 쪽이 더 많고, 차는 {max(x, y)} - {min(x, y)} = "
        f"{abs(x - y)}입니다."
    )
    return Problem(question, working, abs(x - y))


@template("크기비교")
def compare_sips(draw: Draw) -> Problem | None:
    (a, b), (d, e) = people(draw, 2), draw.numbers(2, 2, 8)
    (x, y), drink = draw.numbers(2, 1, 6), draw.pick(("우유", "물", "주스", "두유"))
    n, m, gap = x * d, y * e, abs(x - y)
    more, less = (a, b) if x > y else (b, a)
    if max(n, m) > 30:
        return None
    it = josa(drink, "을/를")
    question = either(
        draw,
        f"크기가 같은 컵으로 {it} {a}는 1/{d}컵씩 {n}번, {b}는 1/{e}컵씩 {m}번 마셨습니다. 더 많이 마신 사람은 "
        f"몇 컵 더 마셨습니까?",
        f"{a}는 매일 {it} 1/{d}컵씩 {n}번 마시고, {b}는 같은 컵으로 1/{e}컵씩 {m}번 마십니다. 하루 동안 {less}는 "
        f"{more}보다 몇 컵 더 적게 마시는지 구하시오.",
    )
    working = (
        f"{a}는 1/{d} × {n} = {x}컵을 마셨습니다. {b}는 1/{e} × {m} = {y}컵을 마셨습니다. "
        f"{more}가 더 많이 마셨고, 차는 {max(x, y)} - {min(x, y)} = {gap}컵입니다."
    )
    return Problem(question, working, gap)


@template("크기비교")
def compare_pieces(draw: Draw) -> Problem | None:
    names, counts = people(draw, 3), [draw.number(4, 12) for _ in range(3)]
    sizes = draw.numbers(3, 2, 9)
    totals = [s * c for s, c in zip(sizes, counts, strict=True)]
    if len(set(totals)) < 3:
        return None
    order = sorted(totals, reverse=True)
    what, unit, did = draw.pick(
        (
            ("리본을", "m", "잘랐"),
            ("철사를", "m", "잘랐"),
            ("약수를", "L", "떴"),
            ("쌀을", "kg", "샀"),
        )
    )
    each = [f"{n}는 {s / 10}{unit}씩 {c}번" for n, s, c in zip(names, sizes, counts, strict=True)]
    short, answer = draw.pick(
        (
            ("가장 많은 양", order[0]),
            ("두 번째로 많은 양", order[1]),
            ("가장 많은 양과 가장 적은 양의 차", 0),
        )
    )
    last = ""
    if not answer:
        answer = order[0] - order[2]
        last = f"차는 {order[0] / 10} - {order[2] / 10} = {written(answer / 10)}"
    question = either(
        draw,
        f"{what} {', '.join(each)} {did}습니다. 세 사람 중에서 {josa(short, '은/는')} 몇 {unit}입니까?",
        f"{names[0]}, {names[1]}, {names[2]}가 {what} {did}습니다. {', '.join(each)}이었습니다. "
        f"{josa(short, '은/는')} 몇 {unit}인지 구하시오.",
    )
    sums = ", ".join(
        f"{n}는 {s / 10} × {c} = {written(t / 10)}"
        for n, s, c, t in zip(names, sizes, counts, totals, strict=True)
    )
    working = (
        f"한 번의 양에 횟수를 곱합니다. {sums}입니다. 많은 것부터 쓰면 "
        f"{', '.join(written(t / 10) for t in order)}입니다. "
        f"{last or f'{short}은 ' + written(answer / 10)}{unit}입니다."
    )
    return Problem(question, working, written(answer / 10))


@template("크기비교")
def compare_fraction_decimal(draw: Draw) -> Problem | None:
    d = draw.pick((2, 4, 5, 8, 10, 20, 25))
    f, tenths = Fraction(draw.number(1, d - 1), d), draw.number(5, 97)
    value, other = float(f), tenths / 100
    gap = abs(value - other)
    if f.denominator != d or gap == 0:
        return None
    (a, b), text = people(draw, 2), str(f)
    unit, did, done, what = draw.pick(
        (
            ("km", "걸었", "걸은", "산책길을"),
            ("L", "마셨", "마신", "물을"),
            ("m", "썼", "쓴", "끈을"),
        )
    )
    question = either(
        draw,
        f"{what} {a}는 {text}{unit}, {b}는 {written(other)}{unit} {did}습니다. 더 많이 {done} 사람은 몇 "
        f"{unit}만큼 더 {did}는지 소수로 나타내시오.",
        f"{a}는 {what} {text}{unit} {did}고 {b}는 {written(other)}{unit} {did}습니다. 두 사람이 {done} 양의 "
        f"차는 몇 {unit}인지 소수로 구하시오.",
    )
    scale = (10 if 10 % d == 0 else 100 if 100 % d == 0 else 1000) // d
    base = f"{f.numerator * scale}/{d * scale}"
    step = f"{text} = {base} = " if scale > 1 else f"{text} = "
    big, small = max(value, other), min(value, other)
    working = (
        f"분수를 소수로 바꾸어 견줍니다. {step}{written(value)}입니다. {josa(written(big), '이/가')} "
        f"{written(small)}보다 크므로 {a if value > other else b}가 더 많이 {did}습니다. 차는 {written(big)} "
        f"- {written(small)} = {written(gap)}{unit}입니다."
    )
    return Problem(question, working, written(gap))
