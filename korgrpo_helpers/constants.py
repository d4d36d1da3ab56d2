"""LaTeX로 적은 상수의 값: 정수, 분수, 제곱근, 원주율, 사칙, 괄호, 한 자리 거듭제곱.

math-verify는 한 쌍을 견주는 데 십 밀리초쯤 듭니다(글을 읽고, 다르면 식을 간단히 해 봅니다). 상수는 50자리로 셈해 견주면
되므로 여기서 끝냅니다. 모르는 것이나 두 가지로 읽히는 것이 하나라도 있으면 셈하지 않고 math-verify에게 남깁니다.
"""

from __future__ import annotations

import re
from collections import deque
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

# math-verify가 읽는 LaTeX로
_LATEX = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"√\s?(\d+|[A-Za-z])", r"\\sqrt{\1}"),
        (r"√\s?\(([^()]*)\)", r"\\sqrt{\1}"),
        (r"π", r"\\pi "),
        (r"∞", r"\\infty "),
        (r"×", r"\\times "),
        (r"·", r"\\cdot "),
        (r"÷", r"/"),
        (r"≤", r"\\le "),
        (r"≥", r"\\ge "),
    )
]
_TOKEN = re.compile(r"\s*([0-9]+|\\[a-z]+|[{}()+\-*/^])")
_ROOTS = (r"\sqrt", r"\pi")
_TIMES, _OVER = ("*", r"\times", r"\cdot"), ("/", r"\div")
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")
_PRECISE = Context(prec=50, traps=[InvalidOperation, DivisionByZero, Overflow])
_LARGEST = Decimal(10**15)
# 이보다 가까우면 같고, 이보다 멀면 다릅니다(math-verify는 소수를 여섯 자리까지 봅니다). 사이면 math-verify에게 묻습니다.
_SAME, _APART = Decimal("1e-25"), Decimal("1e-5")


def to_latex(text: str) -> str:
    """√와 π 같은 글자를 LaTeX의 명령으로 바꿉니다."""
    for pattern, replacement in _LATEX:
        text = pattern.sub(replacement, text)
    return text


class _Constant:
    """글을 한 번 훑어 상수로 셈합니다. 모르는 것이나 두 가지로 읽히는 것이 있으면 ValueError입니다."""

    def __init__(self, text: str) -> None:
        text = to_latex(text).replace(r"\left", "").replace(r"\right", "").strip()
        self._tokens = deque(_TOKEN.findall(text))
        if _TOKEN.sub("", text).strip():
            raise ValueError(text)

    def value(self) -> Decimal:
        found = self._sum()
        if self._tokens:
            raise ValueError(self._tokens[0])
        return found

    def _next(self, wanted: str | None = None) -> str:
        if not self._tokens or wanted not in (None, self._tokens[0]):
            raise ValueError(wanted)
        return self._tokens.popleft()

    def _peek(self) -> str:
        return self._tokens[0] if self._tokens else ""

    def _sum(self) -> Decimal:
        sign = self._next() if self._peek() in ("-", "+") else "+"
        total = self._product()
        total = total.copy_negate() if sign == "-" else total
        while self._peek() in ("-", "+"):
            sign, one = self._next(), self._product()
            total = _kept(_PRECISE.add(total, one if sign == "+" else one.copy_negate()))
        return total

    def _product(self) -> Decimal:
        total, divided = self._power(), False
        while (token := self._peek()) in (*_TIMES, *_OVER, *_ROOTS):
            if token in _ROOTS:
                if divided:  # 1/2√3은 두 가지로 읽힙니다
                    raise ValueError(token)
                total = _PRECISE.multiply(total, self._power())
            elif self._next() in _OVER:
                total, divided = _PRECISE.divide(total, self._power()), True
            else:
                total = _PRECISE.multiply(total, self._power())
            total = _kept(total)
        return total

    def _power(self) -> Decimal:
        base = self._one()
        if self._peek() != "^":
            return base
        self._next()
        exponent = self._group() if self._peek() == "{" else Decimal(self._next())
        if exponent not in range(10):  # 괄호 없는 2^34는 2의 3제곱에 4를 곱한 것입니다
            raise ValueError(exponent)
        return _kept(_PRECISE.power(base, exponent))

    def _one(self) -> Decimal:
        token = self._next()
        if token.isdigit():
            return _kept(Decimal(token))
        if token == "(":
            inside = self._sum()
            self._next(")")
            return inside
        if token in (r"\frac", r"\dfrac", r"\tfrac"):
            return _kept(_PRECISE.divide(self._group(), self._group()))
        if token == r"\sqrt":
            return _PRECISE.sqrt(self._group())
        if token == r"\pi":
            return _PI
        raise ValueError(token)

    def _group(self) -> Decimal:
        self._next("{")
        inside = self._sum()
        self._next("}")
        return inside


def _kept(value: Decimal) -> Decimal:
    """너무 크거나 작은 값은 자릿수를 잃으므로 셈하지 않습니다."""
    if value and not 1 / _LARGEST < value.copy_abs() < _LARGEST:
        raise ValueError(value)
    return value


def same_constant(gold: str, answer: str) -> bool | None:
    """두 글이 모두 상수이면 값이 같은지. 아니거나 가릴 수 없으면 None.

    >>> same_constant(r"\\frac{\\sqrt{12}}{2}", r"\\sqrt{3}"), same_constant("x+1", "2")
    (True, None)
    """
    try:
        difference = _PRECISE.subtract(_Constant(gold).value(), _Constant(answer).value())
    except (ValueError, ArithmeticError, RecursionError):
        return None
    distance = difference.copy_abs()
    if distance < _SAME:
        return True
    return False if distance > _APART else None
