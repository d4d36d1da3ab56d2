"""풀이 속의 등식을 찾아 셈합니다. 정수와 소수, 사칙과 괄호만 읽습니다."""

import re
from fractions import Fraction

_SIDE = r"[\d.+\-×÷*/() ]*\d[\d.+\-×÷*/() ]*"
_EQUATION = re.compile(rf"(?<![\w.]){_SIDE}(?:={_SIDE})+")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[-+*/()]")


class _Arithmetic:
    def __init__(self, text: str) -> None:
        self._tokens = _TOKEN.findall(text.replace("×", "*").replace("÷", "/"))

    def value(self) -> Fraction:
        found = self._sum()
        if self._tokens:
            raise ValueError(self._tokens)
        return found

    def _sum(self) -> Fraction:
        found = self._product()
        while self._tokens and self._tokens[0] in "+-":
            sign, other = self._tokens.pop(0), self._product()
            found = found + other if sign == "+" else found - other
        return found

    def _product(self) -> Fraction:
        found = self._one()
        while self._tokens and self._tokens[0] in "*/":
            sign, other = self._tokens.pop(0), self._one()
            found = found * other if sign == "*" else found / other
        return found

    def _one(self) -> Fraction:
        token = self._tokens.pop(0)
        if token == "-":
            return -self._one()
        if token != "(":
            return Fraction(token)
        found = self._sum()
        if self._tokens.pop(0) != ")":
            raise ValueError(self._tokens)
        return found


def equations(text: str) -> list[str]:
    """글에 든 등식.

    >>> equations("7 × 3 = 21개이고 21 - 1 = 20, 약 3입니다.")
    ['7 × 3 = 21', '21 - 1 = 20']
    """
    return [_without_brackets_around(found.strip(" .")) for found in _EQUATION.findall(text)]


def _without_brackets_around(equation: str) -> str:
    """등식을 통째로 묶은 괄호의 짝이 글에서 잘렸으면 남은 쪽을 뗍니다."""
    extra = equation.count("(") - equation.count(")")
    if extra > 0:
        return equation.removeprefix("(")
    return equation.removesuffix(")") if extra < 0 else equation


def is_true(equation: str) -> bool:
    """모든 변의 값이 같은지. 읽을 수 없으면 거짓입니다.

    >>> is_true("7 × (2 + 1) = 21 = 42 ÷ 2"), is_true("1 ÷ 3 = 0.33")
    (True, False)
    """
    try:
        values = {_Arithmetic(side).value() for side in equation.split("=")}
    except (ValueError, IndexError, ZeroDivisionError):
        return False
    return len(values) == 1
