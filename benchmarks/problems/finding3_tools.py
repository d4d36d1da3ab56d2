"""수찾기3의 틀이 함께 쓰는 말과 식."""

from fractions import Fraction
from math import lcm

from problems.drawing import Draw, josa

OPS = ("+", "-", "×", "÷")
MUST = {"+": "더해야", "-": "빼야", "×": "곱해야", "÷": "나누어야"}
DID = {"+": "더했더니", "-": "뺐더니", "×": "곱했더니", "÷": "나누었더니"}
OF = {"+": "더한", "-": "뺀", "×": "곱한", "÷": "나눈"}
AND = {"+": "더하고", "-": "빼고", "×": "곱하고", "÷": "나누고"}
BACK = {"+": "-", "-": "+", "×": "÷", "÷": "×"}
ENDS = (
    "바르게 계산하면 얼마입니까?",
    "바르게 계산한 값을 구하시오.",
    "바르게 계산한 답은 얼마인가요?",
    "바르게 계산한 결과를 구하세요.",
)
NTH = ("", "가장", "두 번째로", "세 번째로", "네 번째로", "다섯 번째로", "여섯 번째로")


def say(draw: Draw, *ways: str) -> str:
    return draw.pick(ways)


def rows(text: str) -> list[list[str]]:
    """한 줄에 하나씩, 칸을 | 로 나누어 적은 표."""
    return [line.strip().split("|") for line in text.strip().splitlines()]


def places(n: int) -> list[int]:
    """자리의 값으로 나눈 것. 305는 300과 5."""
    return [
        int(d) * 10**p for p, d in zip(range(len(str(n)))[::-1], str(n), strict=True) if d != "0"
    ]


def times(a: int, b: int) -> str:
    """쉬운 곱으로 나누어 적은 곱셈."""
    if 1 in (a, b):
        return f"{a} × {b} = {a * b}"
    if b <= 9 < 20 < a and len(places(a)) > 1:
        pairs = [(p, b) for p in places(a)]
    elif a > 9 and b > 10 and len(places(b)) > 1:
        pairs = [(a, p) for p in places(b)]
    else:
        return f"{a} × {b} = {a * b}"
    split = " + ".join(f"{x} × {y}" for x, y in pairs)
    return f"{a} × {b} = {split} = {' + '.join(str(x * y) for x, y in pairs)} = {a * b}"


def over(a: int, b: int) -> str:
    """몫의 자리로 나누어 적은 나눗셈(나누어떨어지는 것)."""
    parts = places(a // b)
    if a // b <= 12 or len(parts) < 2 or b in (10, 100):
        return f"{a} ÷ {b} = {a // b}"
    split = " + ".join(f"{p * b} ÷ {b}" for p in parts)
    return f"{a} ÷ {b} = {split} = {' + '.join(map(str, parts))} = {a // b}"


def value(op: str, a: int, b: int) -> int:
    return {"+": a + b, "-": a - b, "×": a * b, "÷": a // b}[op]


def equation(op: str, a: int, b: int) -> str:
    if op in "+-":
        return f"{a} {op} {b} = {value(op, a, b)}"
    return times(a, b) if op == "×" else over(a, b)


def on(op: str, what: str = "어떤 수") -> str:
    """「어떤 수에서」처럼 셈에 맞는 조사."""
    return what + "에서" if op == "-" else josa(what, "을/를") if op == "÷" else what + "에"


def by(op: str, n: object) -> str:
    return josa(n, "으로/로" if op == "÷" else "을/를")


def found(op: str, n: int, result: int, what: str = "어떤 수") -> str:
    """잘못한 셈에서 처음의 수를 찾는 문장."""
    return (
        f"{on(op, what)} {by(op, n)} {OF[op]} 값이 {result}이므로 거꾸로 계산하면 "
        f"{josa(what, '은/는')} {equation(BACK[op], result, n)}입니다."
    )


def paren(f: Fraction) -> str:
    return str(f) if f.denominator == 1 else f"({f.numerator}/{f.denominator})"


def with_josa(f: Fraction, pair: str) -> str:
    """분수는 분자를 마지막에 읽으므로 분자에 조사를 맞춥니다."""
    return paren(f) + josa(f.numerator, pair)[len(str(f.numerator)) :]


def fraction_sum(op: str, a: Fraction, b: Fraction) -> str:
    size, result = lcm(a.denominator, b.denominator), a + b if op == "+" else a - b
    x, y = int(a * size), int(b * size)
    steps = [f"{paren(a)} {op} {paren(b)}", f"{x}/{size} {op} {y}/{size}"]
    steps.append(f"{x + y if op == '+' else x - y}/{size}")
    return " = ".join(dict.fromkeys([*steps, str(result)]))


def fraction_product(op: str, a: Fraction, b: Fraction) -> str:
    flipped = b if op == "×" else 1 / b
    top, bottom = a.numerator * flipped.numerator, a.denominator * flipped.denominator
    steps = [f"{paren(a)} {op} {paren(b)}", f"{paren(a)} × {paren(flipped)}", f"{top}/{bottom}"]
    return " = ".join(dict.fromkeys([*steps, str(a * flipped)]))


def draw_fraction(draw: Draw, top: int = 9) -> Fraction:
    return Fraction(draw.number(1, top), draw.number(2, 9))
