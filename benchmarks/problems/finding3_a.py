"""수찾기3: 어떤 수를 잘못 계산한 문제(셈의 기호, 수, 차례)."""

from math import lcm

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding3_tools import (
    AND,
    BACK,
    DID,
    ENDS,
    MUST,
    NTH,
    OF,
    OPS,
    by,
    equation,
    found,
    on,
    say,
    value,
)


@template("수찾기3")
def f3_wrong_sign_same_number(draw: Draw) -> Problem | None:
    n, (right, wrong) = draw.number(2, 16), draw.some(OPS, 2)
    start = draw.number(3, 99)
    if "÷" in right + wrong:
        start = n * draw.number(2, 15)
    if "-" in right + wrong and start <= n:
        return None
    bad, good = value(wrong, start, n), value(right, start, n)
    name, end = called(draw.names()[0]), draw.pick(ENDS)
    question = say(
        draw,
        f"{on(right)} {by(right, n)} {MUST[right]} 할 것을 잘못하여 {DID[wrong]} "
        f"{josa(bad, '이/가')} 되었습니다. {end}",
        f"{name}는 {on(right)} {by(right, n)} {MUST[right]} 하는데 기호를 잘못 보고 {by(wrong, n)} "
        f"{DID[wrong]} {josa(bad, '이/가')} 나왔습니다. {end}",
        f"{on(wrong)} {by(wrong, n)} {OF[wrong]} 값이 {bad}입니다. 그런데 이것은 {by(right, n)} "
        f"{MUST[right]} 할 것을 잘못 계산한 것입니다. {end}",
    )
    working = f"{found(wrong, n, bad)} 바르게 계산하면 {equation(right, start, n)}입니다."
    return Problem(question, working, good)


@template("수찾기3")
def f3_wrong_sign_and_number(draw: Draw) -> Problem | None:
    (n, m), (right, wrong) = draw.numbers(2, 2, 40), draw.some(OPS, 2)
    if (right in "×÷" and n > 20) or (wrong in "×÷" and m > 20):
        return None
    unit = lcm(n if right == "÷" else 1, m if wrong == "÷" else 1)
    start = unit * draw.number(1, max(2, 120 // unit))
    if (right == "-" and start <= n) or (wrong == "-" and start <= m) or start < 3 or start > 250:
        return None
    bad, good = value(wrong, start, m), value(right, start, n)
    name, end = called(draw.names()[0]), draw.pick(ENDS)
    question = say(
        draw,
        f"{on(right)} {by(right, n)} {MUST[right]} 할 것을 식을 잘못 보고 {by(wrong, m)} {DID[wrong]} "
        f"{josa(bad, '이/가')} 되었습니다. {end}",
        f"{by(right, n)} {MUST[right]} 하는 어떤 수를 잘못 보고 {by(wrong, m)} {DID[wrong]} "
        f"{josa(bad, '이/가')} 되었다. {end}",
        f"{name}는 {on(right)} {by(right, n)} {MUST[right]} 하는 문제를 풀었습니다. 그런데 실수로 "
        f"{by(wrong, m)} {DID[wrong]} 답이 {josa(bad, '이/가')} 되었습니다. {end}",
    )
    working = f"{found(wrong, m, bad)} 바르게 계산하면 {equation(right, start, n)}입니다."
    return Problem(question, working, good)


@template("수찾기3")
def f3_misread_number(draw: Draw) -> Problem | None:
    op, (n, m) = draw.pick("+-×"), draw.numbers(2, 11, 99)
    start = draw.number(100, 500)
    if op == "×":
        n, m, start = n % 20 + 3, m % 9 + 2, draw.number(6, 60)
        if n == m:
            return None
    bad, good = value(op, start, m), value(op, start, n)
    name, end = called(draw.names()[0]), draw.pick(ENDS)
    question = say(
        draw,
        f"{on(op)} {by(op, n)} {MUST[op]} 하는데 수를 잘못 보고 {by(op, m)} {DID[op]} "
        f"{josa(bad, '이/가')} 되었습니다. {end}",
        f"{name}는 {by(op, n)} {MUST[op]} 하는 어떤 수에{'서' if op == '-' else ''} {by(op, m)} "
        f"{DID[op]} {josa(bad, '이/가')} 되었습니다. {end}",
        f"{name}는 숙제를 하다가 {josa(n, '을/를')} {josa(m, '으로/로')} 잘못 보았습니다. 그래서 {on(op)} "
        f"{by(op, m)} {DID[op]} {josa(bad, '이/가')} 나왔습니다. 원래대로 계산하면 얼마입니까?",
    )
    working = f"{found(op, m, bad)} 원래대로 {josa(n, '을/를')} 써서 계산하면 {equation(op, start, n)}입니다."
    return Problem(question, working, good)


def nth_two_digit(draw: Draw) -> tuple[int, str, str]:
    """몇 번째로 작은(큰) 두 자리 수: 수, 말, 찾는 글."""
    k, small = draw.number(1, 6), draw.number(0, 2) > 0
    line = [9 + i if small else 100 - i for i in range(1, k + 1)]
    words = f"두 자리 수 중에서 {NTH[k]} {'작은' if small else '큰'} 수"
    seen = "" if k == 1 else f"{', '.join(map(str, line))}에서 "
    return line[-1], words, f"{words}는 {seen}{line[-1]}"


@template("수찾기3")
def f3_nth_two_digit_number(draw: Draw) -> Problem | None:
    (n, n_words, n_seen), (m, m_words, m_seen) = nth_two_digit(draw), nth_two_digit(draw)
    right, wrong = draw.pick(OPS), draw.pick(OPS)
    if draw.number(0, 2) == 0:
        m = draw.number(2, 9)
        m_words, m_seen = str(m), ""
    if n == m or (right in "×÷" and n > 20) or (wrong in "×÷" and m > 20):
        return None
    unit = lcm(n if right == "÷" else 1, m if wrong == "÷" else 1)
    start = unit * draw.number(1, max(3, 110 // unit))
    if start > 400 or start < 3 or (right == "-" and start <= n) or (wrong == "-" and start <= m):
        return None
    bad, end = value(wrong, start, m), draw.pick(ENDS)
    question = say(
        draw,
        f"{on(right)} {by(right, n_words)} {MUST[right]} 할 것을 식을 잘못 보고 {by(wrong, m_words)} "
        f"{DID[wrong]} {josa(bad, '이/가')} 되었습니다. {end}",
        f"{by(right, n_words)} {MUST[right]} 하는 어떤 수가 있습니다. 잘못하여 {on(wrong, '이 수')} "
        f"{by(wrong, m_words)} {DID[wrong]} {josa(bad, '이/가')} 되었습니다. {end}",
    )
    seen = f"{n_seen}이고, {m_seen}입니다." if m_seen else f"{n_seen}입니다."
    working = f"{seen} {found(wrong, m, bad)} 바르게 계산하면 {equation(right, start, n)}입니다."
    return Problem(question, working, value(right, start, n))


@template("수찾기3")
def f3_wrong_two_steps(draw: Draw) -> Problem | None:
    first, second = draw.pick(
        (("÷", "+"), ("+", "×"), ("-", "×"), ("×", "-"), ("-", "÷"), ("×", "+"))
    )
    other, last = draw.pick((("÷", "+"), ("+", "÷"), ("×", "-"), ("-", "×"), ("+", "×")))
    a, b, c, d = (draw.number(2, 9) for _ in range(4))
    start = draw.number(10, 90)
    if (a, first, b, second) == (c, other, d, last) or (other == "-" and start <= c):
        return None
    mid, wrong_mid = value(first, start, a), value(other, start, c)
    bad, good = value(last, wrong_mid, d), value(second, mid, b)
    exact = (
        value(BACK[first], mid, a) == start == value(BACK[other], wrong_mid, c)
        and value(BACK[second], good, b) == mid
        and value(BACK[last], bad, d) == wrong_mid
    )
    if not exact or min(mid, wrong_mid, bad, good) < 1 or bad == good:
        return None
    end = draw.pick(ENDS)
    question = say(
        draw,
        f"{on(first)} {by(first, a)} {AND[first]} {by(second, b)} {MUST[second]} 할 것을 잘못하여 "
        f"{by(other, c)} {AND[other]} {by(last, d)} {DID[last]} {josa(bad, '이/가')} 되었습니다. {end}",
        f"{on(first)} {by(first, a)} {OF[first]} 다음 {by(second, b)} {MUST[second]} 하는데, 식을 잘못 "
        f"보고 {by(other, c)} {OF[other]} 다음 {by(last, d)} {DID[last]} "
        f"{josa(bad, '이/가')} 나왔습니다. {end}",
    )
    working = (
        f"잘못한 계산을 거꾸로 하면 {equation(BACK[last], bad, d)}이고 "
        f"{equation(BACK[other], wrong_mid, c)}이므로 어떤 수는 {start}입니다. 바르게 계산하면 "
        f"{equation(first, start, a)}이고 {equation(second, mid, b)}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_negative_result(draw: Draw) -> Problem | None:
    n, start = draw.number(3, 20), draw.number(-15, 15)
    op, other = draw.pick((("-", "+"), ("+", "-")))
    bad, good = value(other, start, n), value(op, start, n)
    if start == 0 or (bad >= 0 and good >= 0):
        return None
    question = say(
        draw,
        f"{on(op)} {by(op, n)} {MUST[op]} 할 것을 잘못하여 {DID[other]} {josa(bad, '이/가')} 되었다. "
        f"바르게 계산한 답을 구하여라.",
        f"{on(op)} {by(op, n)} {MUST[op]} 하는데 기호를 잘못 보고 {by(other, n)} {DID[other]} "
        f"{josa(bad, '이/가')} 나왔습니다. 바르게 계산한 값을 구하시오.",
    )
    working = (
        f"{on(other)} {by(other, n)} {OF[other]} 값이 {bad}이므로 어떤 수는 "
        f"{bad} {BACK[other]} {n} = {start}입니다. 바르게 계산하면 {start} {op} {n} = {good}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_inverse_chain(draw: Draw) -> Problem | None:
    x, a, k, c = draw.number(6, 80), draw.number(2, 30), draw.number(2, 9), draw.number(2, 40)
    first, last = draw.pick("+-"), draw.pick("+-")
    one = value(first, x, a)
    end = value(last, one * k, c)
    if one < 2 or end < 1:
        return None
    name = called(draw.names()[0])
    question = say(
        draw,
        f"{on(first)} {by(first, a)} {OF[first]} 다음 {josa(k, '을/를')} 곱하고 다시 {by(last, c)} "
        f"{DID[last]} "
        f"{josa(end, '이/가')} 되었습니다. 어떤 수를 구하시오.",
        f"{on(first, f'{name}가 생각한 수')} {by(first, a)} {AND[first]}, 그 수에 {josa(k, '을/를')} 곱한 뒤 "
        f"{by(last, c)} {DID[last]} {josa(end, '이/가')} 되었습니다. {name}가 생각한 수는 얼마입니까?",
    )
    working = (
        f"마지막 계산부터 거꾸로 합니다. {by(last, c)} {OF[last]} 값이 {end}이므로 그 앞은 "
        f"{equation(BACK[last], end, c)}이고, {josa(k, '을/를')} 곱하기 전은 "
        f"{equation('÷', one * k, k)}입니다. "
        f"{by(first, a)} {OF[first]} 값이 {one}이므로 처음의 수는 {equation(BACK[first], one, a)}입니다."
    )
    return Problem(question, working, x)


@template("수찾기3")
def f3_half_spent_twice(draw: Draw) -> Problem:
    left, extra = draw.number(3, 40) * 50, draw.number(2, 16) * 50
    half = left + extra
    whole, name = half * 2, called(draw.names()[0])
    toy, snack = draw.pick(("공책", "필통", "색연필")), draw.pick(("빵", "우유", "과자", "김밥"))
    question = say(
        draw,
        f"{name}는 가진 돈의 반으로 {josa(toy, '을/를')} 사고, 남은 돈에서 {extra}원을 내고 {josa(snack, '을/를')} 샀더니 "
        f"{left}원이 남았습니다. 처음에 가지고 있던 돈은 얼마입니까?",
        f"{name}에게 {left}원이 남아 있습니다. 처음 돈의 반을 저금하고 나서 {extra}원짜리 "
        f"{josa(snack, '을/를')} 하나 샀기 때문입니다. 처음에 있던 돈은 몇 원인지 구하시오.",
    )
    working = (
        f"{josa(snack, '을/를')} 사기 전에 있던 돈은 {left} + {extra} = {half}원입니다. 이것이 처음 돈의 반이므로 "
        f"처음에 가지고 있던 돈은 {half} × 2 = {whole}원입니다."
    )
    return Problem(question, working, whole)
