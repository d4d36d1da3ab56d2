"""산술연산의 틀이 쓰는 도우미: 조사 붙이기, 셈을 나누어 적기."""

import re
from fractions import Fraction

from problems.drawing import Draw, Problem, josa, written

KIND = "산술연산"
TENS = (10, 100, 1000, 10000)
_MARK = re.compile(r"(\S+)\[([^\[\]/]+/[^\[\]]*)\]")


def say(text: str) -> str:
    """「3개[을/를]」처럼 적은 조사를 골라 붙입니다."""
    return _MARK.sub(lambda m: m[1] + josa(_spoken(m[1]), m[2])[len(_spoken(m[1])) :], text)


def _spoken(word: str) -> str:
    """조사를 고를 때 보는 것. 분수 5/6은 「육 분의 오」라고 읽으므로 분자를 봅니다."""
    fraction = re.search(r"(\d+)/\d+\)?$", word)
    return fraction[1] if fraction else word


def told(draw: Draw, questions: tuple[str, ...], working: str, answer: object) -> Problem:
    return Problem(say(draw.pick(questions)), say(working), str(answer))


def w(value: object) -> str:
    return written(float(value))


def parts(value: object) -> list[Fraction]:
    """자리마다 나눈 수. 243은 200, 40, 3입니다."""
    text = w(value)
    top, digits = len(text.split(".")[0]) - 1, text.replace(".", "")
    return [int(d) * Fraction(10) ** (top - i) for i, d in enumerate(digits) if d != "0"]


def times(a: object, b: object) -> str:
    """곱셈을 쉬운 곱셈으로 나누어 적은 등식."""
    x, y, left, right = Fraction(w(a)), Fraction(w(b)), parts(a), parts(b)
    shown = f"{w(x)} × {w(y)}"
    if len(left) + len(right) > 3 and x not in TENS and y not in TENS:
        split = len(right) > 1
        pairs = [(x, p) for p in right] if split else [(p, y) for p in left]
        shown += " = " + " + ".join(f"{w(p)} × {w(q)}" for p, q in pairs)
        shown += " = " + " + ".join(w(p * q) for p, q in pairs)
    return f"{shown} = {w(x * y)}"


def divided(a: object, b: object) -> str:
    """나누어떨어지는 나눗셈을 쉬운 나눗셈으로 나누어 적은 등식."""
    x, y = Fraction(w(a)), Fraction(w(b))
    shown = f"{w(x)} ÷ {w(y)}"
    while y.denominator > 1:
        x, y = x * 10, y * 10
    if y != Fraction(w(b)):
        shown += f" = {w(x)} ÷ {w(y)}"
    found = parts(x / y)
    if len(found) > 1 and len(parts(y)) + len(found) > 2 and y not in (1, *TENS):
        shown += f" = ({' + '.join(w(p * y) for p in found)}) ÷ {w(y)}"
        shown += f" = {' + '.join(w(p) for p in found)}"
    return f"{shown} = {w(x / y)}"


def fr(value: Fraction) -> str:
    """분수를 「5/6」처럼 적습니다. 자연수는 그대로 적습니다."""
    return str(Fraction(value))
