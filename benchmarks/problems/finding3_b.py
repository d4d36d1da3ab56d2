"""수찾기3: 잘못 계산한 분수와 소수, 나머지가 있는 문제."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding3_tools import (
    BACK,
    DID,
    ENDS,
    MUST,
    OF,
    OPS,
    by,
    draw_fraction,
    equation,
    found,
    fraction_product,
    fraction_sum,
    on,
    paren,
    say,
    value,
    with_josa,
)


@template("수찾기3")
def f3_wrong_fraction(draw: Draw) -> Problem | None:
    start, n, m = draw_fraction(draw), draw_fraction(draw), draw_fraction(draw)
    right, wrong = draw.pick(OPS), draw.pick(OPS)
    if draw.number(0, 2) == 0:
        m = n
    if (right, n) == (wrong, m) or (right == "-" and start <= n) or (wrong == "-" and start <= m):
        return None
    go = {"+": start + m, "-": start - m, "×": start * m, "÷": start / m}
    good = {"+": start + n, "-": start - n, "×": start * n, "÷": start / n}[right]
    bad = go[wrong]
    if max(bad.denominator, good.denominator) > 60 or 1 in (n, m) or start.denominator == 1:
        return None
    used = {op: with_josa(m, "으로/로" if op == "÷" else "을/를") for op in OPS}[wrong]
    must = f"{with_josa(n, '으로/로' if right == '÷' else '을/를')} {MUST[right]}"
    name, end = called(draw.names()[0]), draw.pick(ENDS)
    question = say(
        draw,
        f"{on(right)} {must} 할 것을 식을 잘못 보고 {used} {DID[wrong]} {with_josa(bad, '이/가')} "
        f"되었습니다. {end}",
        f"{name}는 {must} 하는 어떤 수를 잘못 보고 {used} {DID[wrong]} {with_josa(bad, '이/가')} "
        f"되었습니다. {end}",
    )
    show = {op: fraction_sum if op in "+-" else fraction_product for op in OPS}
    working = (
        f"{on(wrong)} {used} {OF[wrong]} 값이 {paren(bad)}이므로 어떤 수는 "
        f"{show[BACK[wrong]](BACK[wrong], bad, m)}입니다. 바르게 계산하면 "
        f"{show[right](right, start, n)}입니다."
    )
    return Problem(question, working, str(good))


@template("수찾기3")
def f3_wrong_decimal_number(draw: Draw) -> Problem | None:
    right, wrong = draw.pick(
        (("÷", "×"), ("×", "÷"), ("-", "+"), ("+", "-"), ("×", "+"), ("÷", "-"))
    )
    n, start = draw.pick((2, 4, 5, 8, 3, 6)), draw.number(2, 60) / 10 * draw.pick((2, 4, 6))
    n = n / 10 if right + wrong in "-+-" else n
    if "-" in right + wrong and start <= n:
        return None
    go = {"+": start + n, "-": start - n, "×": start * n, "÷": start / n}
    good, bad = go[right], go[wrong]
    if any(abs(x * 100 - round(x * 100)) > 1e-6 for x in (good, bad)) or start == int(start):
        return None
    s, n, bad, good = written(start), written(n), written(bad), written(good)
    end = draw.pick(ENDS)
    question = say(
        draw,
        f"{on(right, '어떤 소수')} {by(right, n)} {MUST[right]} 할 것을 잘못하여 {DID[wrong]} "
        f"{josa(bad, '이/가')} 되었습니다. {end}",
        f"{on(right)} {by(right, n)} {MUST[right]} 하는데 잘못해서 {by(wrong, n)} {DID[wrong]} "
        f"{josa(bad, '이/가')} 나왔습니다. {end}",
    )
    working = (
        f"{on(wrong)} {by(wrong, n)} {OF[wrong]} 값이 {bad}이므로 어떤 수는 "
        f"{bad} {BACK[wrong]} {n} = {s}입니다. 바르게 계산하면 {s} {right} {n} = {good}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_divided_instead_with_remainder(draw: Draw) -> Problem | None:
    n, q = draw.number(3, 15), draw.number(2, 19)
    left = draw.number(1, n - 1)
    start, name = n * q + left, called(draw.names()[0])
    ways = (("×", n), ("×", draw.number(2, 9)), ("+", draw.number(20, 99)), ("-", left))
    op, k = draw.pick(ways)
    what = draw.pick(("어떤 수", "어떤 수", f"{name}가 모은 나뭇잎의 수", "도토리의 수"))
    question = say(
        draw,
        f"{on(op, what)} {by(op, k)} {MUST[op]} 할 것을 잘못하여 {josa(n, '으로/로')} 나누었더니 몫이 "
        f"{q}이고 나머지가 {josa(left, '이었/였')}습니다. {draw.pick(ENDS)}",
        f"{josa(what, '을/를')} {josa(n, '으로/로')} 나누었더니 몫은 {q}, 나머지는 {josa(left, '이었/였')}습니다. 그런데 "
        f"사실은 {by(op, k)} {MUST[op]} 했습니다. {draw.pick(ENDS)}",
    )
    working = (
        f"나눗셈을 거꾸로 계산하면 {josa(what, '은/는')} 나누는 수와 몫의 곱에 나머지를 더한 "
        f"{n} × {q} + {left} = {n * q} + {left} = {start}입니다. "
        f"바르게 계산하면 {equation(op, start, k)}입니다."
    )
    return Problem(question, working, value(op, start, k))


@template("수찾기3")
def f3_wrong_divisor_with_remainder(draw: Draw) -> Problem | None:
    (n, m), q = draw.numbers(2, 3, 19), draw.number(4, 25)
    start = m * q + draw.number(1, m - 1)
    good, left, name = start // n, start % n, called(draw.names()[0])
    if good < 2 or left == 0:
        return None
    asked, answer, last = draw.pick(
        (
            (
                "몫과 나머지의 합",
                good + left,
                f"몫과 나머지의 합은 {good} + {left} = {good + left}",
            ),
            ("몫", good, f"바른 몫은 {good}"),
            ("나머지", left, f"바른 나머지는 {left}"),
            (
                "몫과 나머지의 곱",
                good * left,
                f"몫과 나머지의 곱은 {good} × {left} = {good * left}",
            ),
        )
    )
    question = say(
        draw,
        f"어떤 수를 {josa(n, '으로/로')} 나누어야 할 것을 잘못하여 {josa(m, '으로/로')} 나누었더니 몫이 {q}, "
        f"나머지가 {josa(start % m, '이/가')} 되었습니다. 바르게 계산했을 "
        f"때의 {josa(asked, '은/는')} 얼마입니까?",
        f"{name}는 나눗셈 문제에서 나누는 수 {josa(n, '을/를')} {josa(m, '으로/로')} 잘못 보고 계산하여 몫이 "
        f"{q}이고 나머지가 {start % m}인 답을 얻었습니다. 바르게 나눌 때 {josa(asked, '을/를')} 구하시오.",
    )
    working = (
        f"나누어지는 수는 {m} × {q} + {start % m} = {m * q} + {start % m} = {start}입니다. 이것을 "
        f"{josa(n, '으로/로')} 나누면 {n} × {good} = {n * good}이고 {start} - {n * good} = {left}이므로 "
        f"몫은 {good}, 나머지는 {left}입니다. 따라서 {last}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기3")
def f3_unknown_is_second(draw: Draw) -> Problem | None:
    wrong, right = draw.pick(
        (("+", "×"), ("-", "×"), ("×", "÷"), ("-", "÷"), ("+", "-"), ("-", "+"))
    )
    x, a = draw.number(3, 60), draw.number(12, 480)
    if right == "×" and (a > 99 and x > 20):
        return None
    if right == "÷":
        x = draw.number(2, 12)
        a = x * draw.number(3, 15)
    if a <= x or (wrong == "×" and a * x > 2500):
        return None
    bad, name, end = value(wrong, a, x), called(draw.names()[0]), draw.pick(ENDS)
    if right == "÷":
        must = f"{josa(a, '을/를')} 어떤 수로 나누어야"
    else:
        must = f"{a}{'에' if right in '+×' else '에서'} 어떤 수를 {MUST[right]}"
    did = f"{a}{'에' if wrong in '+×' else '에서'} 어떤 수를 {DID[wrong]}"
    question = say(
        draw,
        f"{must} 할 것을 잘못하여 {did} {josa(bad, '이/가')} 되었습니다. {end}",
        f"{name}는 {must} 하는데 잘못해서 {did if wrong == '-' else DID[wrong]} "
        f"{josa(bad, '이/가')} 되었습니다. {end}",
        f"{must} 하는 문제가 있습니다. {name}가 잘못하여 {did} {josa(bad, '이/가')} 나왔다면 바르게 "
        f"계산한 답은 얼마입니까?",
    )
    p, q = (a, bad) if wrong == "-" else (bad, a)
    solve = f"{p} {BACK[wrong] if wrong != '-' else '-'} {q} = {x}"
    working = (
        f"잘못 계산한 식은 {a}{'에' if wrong in '+×' else '에서'} 어떤 수를 {OF[wrong]} 것이고 그 값이 "
        f"{bad}이므로 어떤 수는 {solve}입니다. 바르게 계산하면 {equation(right, a, x)}입니다."
    )
    return Problem(question, working, value(right, a, x))


@template("수찾기3")
def f3_gap_of_right_and_wrong(draw: Draw) -> Problem | None:
    right, wrong = draw.some(OPS[:3], 2)
    n, m, start = draw.number(3, 40), draw.number(3, 60), draw.number(30, 99)
    m = n if draw.number(0, 1) else m
    if start <= max(n, m) or (wrong == "×" and m > 12):
        return None
    bad, good = value(wrong, start, m), value(right, start, n)
    name = called(draw.names()[0])
    high, low = max(bad, good), min(bad, good)
    question = say(
        draw,
        f"{on(right)} {by(right, n)} {MUST[right]} 할 것을 잘못하여 {by(wrong, m)} {DID[wrong]} "
        f"{josa(bad, '이/가')} 되었습니다. 바르게 계산한 값과 잘못 계산한 값의 차는 얼마인가요?",
        f"{name}는 {on(right)} {by(right, n)} {MUST[right]} 하는데 잘못하여 {by(wrong, m)} {DID[wrong]} "
        f"{josa(bad, '이/가')} 나왔습니다. {name}가 구한 답은 바른 답과 얼마나 차이가 납니까?",
    )
    working = (
        f"{found(wrong, m, bad)} 바르게 계산하면 {equation(right, start, n)}입니다. "
        f"두 값의 차는 {high} - {low} = {high - low}입니다."
    )
    return Problem(question, working, high - low)


@template("수찾기3")
def f3_letter_divided_then_times(draw: Draw) -> Problem:
    n, k, c, q = draw.number(2, 12), draw.number(2, 9), draw.number(2, 30), draw.number(2, 19)
    a, letter = n * q, draw.pick(("A", "B", "가", "㉠"))
    bad, good = a + c, q * k
    the = {"A": "A를", "B": "B를", "가": "수 가를", "㉠": "㉠을"}[letter]
    question = say(
        draw,
        f"{the} {josa(n, '으로/로')} 나누고 {josa(k, '을/를')} 곱해야 할 것을 잘못하여 {josa(c, '을/를')} "
        f"더하기만 했더니 {josa(bad, '이/가')} 되었습니다. {draw.pick(ENDS)}",
        f"{the} {josa(n, '으로/로')} 나눈 몫의 {k}배를 구해야 하는데, 잘못하여 {the[:-1]}에 "
        f"{josa(c, '을/를')} 더한 값인 {josa(bad, '을/를')} 답으로 썼습니다. {draw.pick(ENDS)}",
    )
    working = (
        f"처음의 수에 {josa(c, '을/를')} 더하여 {josa(bad, '이/가')} 되었으므로 처음의 수는 {bad} - {c} = {a}"
        f"입니다. 바르게 계산하면 {equation('÷', a, n)}이고 {equation('×', q, k)}입니다."
    )
    return Problem(question, working, good)
