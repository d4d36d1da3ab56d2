"""수찾기2의 틀: 소수와 분수의 계산 결과나 빈 자리에 숨은 숫자 찾기."""

from fractions import Fraction
from math import gcd

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding2_columns import add_steps, ask, ended, fitting, hide


def _lowest(draw: Draw, low: int, high: int) -> tuple[int, int]:
    """기약인 진분수의 분자와 분모."""
    while True:
        top, bottom = sorted(draw.numbers(2, low, high))
        if gcd(top, bottom) == 1:
            return top, bottom


def _point(pattern: str, places: int) -> str:
    pattern = pattern.rjust(places + 1, "0")
    return f"{pattern[:-places]}.{pattern[-places:]}"


@template("수찾기2")
def f2_decimal_columns(draw: Draw) -> Problem | None:
    places = draw.number(1, 2)
    x, y = draw.number(112, 879), draw.number(105, 879)
    shown, digits = hide(draw, [x, y, x + y], draw.pick((2, 2, 3)))
    if 0 in (x % 10, y % 10, (x + y) % 10):
        return None
    if len(fitting(shown, lambda p, q, r: p + q == r)) != 1:
        return None
    one, two, total = (_point(text, places) for text in shown)
    asked, name = ask(draw, digits), called(draw.names()[0])
    story = draw.pick(
        (
            f"사과 {one}kg과 귤 {two}kg의 무게를 더하면 {total}kg입니다. ",
            f"{name}는 어제 {one}km, 오늘 {two}km를 걸어서 이틀 동안 모두 {total}km를 걸었습니다. ",
            f"소수의 덧셈 {one} + {two} = {total}{josa(total, '이/가')[-1]} 성립합니다. ",
            f"길이가 {total}m인 끈에서 {one}m를 잘라 썼더니 {two}m가 남았습니다. ",
        )
    )
    check = (
        f"{written(x / 10**places)} + {written(y / 10**places)} = {written((x + y) / 10**places)}"
    )
    working = (
        f"소수점을 맞추어 더하는 것은 {josa(shown[0], '과/와')} {josa(shown[1], '을/를')} 더해 "
        f"{josa(shown[2], '이/가')} 되는 것과 숫자가 같습니다. 맨 끝자리를 일의 자리라고 생각합니다. "
        f"{add_steps(shown[:2], shown[2], digits)} 확인하면 {check}입니다. {asked.closing}"
    )
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_decimal_result(draw: Draw) -> Problem | None:
    kind = draw.number(0, 3)
    name = called(draw.names()[0])
    if kind == 0:
        x, y, z = draw.number(1020, 3990), draw.number(105, 980), draw.number(105, 980)
        result = x + y - z
        value = [written(v / 100) for v in (x, y, z, result, x + y)]
        if result % 10 == 0:
            return None
        text = f"{value[0]}+{value[1]}-{value[2]}"
        story = f"{text}의 계산 결과를 AB.CD라고 할 때, "
        working = (
            f"{value[0]} + {value[1]} = {value[4]}이고 {value[4]} - {value[2]} = {value[3]}입니다."
        )
        digits = dict(zip("ABCD", map(int, str(result)), strict=False))
    elif kind == 1:
        x, n = draw.number(12, 98), draw.number(3, 9)
        if not 100 <= x * n <= 999 or x * n % 10 == 0:
            return None
        each = written(x / 10)
        story = draw.pick(
            (
                f"한 개의 무게가 {each}kg인 상자 {n}개의 무게는 AB.Ckg입니다. ",
                f"{name}가 하루에 {each}km씩 {n}일 동안 달린 거리를 AB.Ckm라고 할 때, ",
                f"{each}×{n}의 값이 AB.C일 때, ",
            )
        )
        digits = dict(zip("ABC", map(int, str(x * n)), strict=True))
        working = (
            f"{x} × {n} = {x // 10 * 10} × {n} + {x % 10} × {n} = {x // 10 * 10 * n} + "
            f"{x % 10 * n} = "
            f"{x * n}이므로 {each} × {n} = {written(x * n / 10)}입니다."
        )
    elif kind == 2:
        side, n = draw.number(11, 29), draw.pick((3, 4, 5, 6))
        if side * n > 99 or side * n % 10 == 0:
            return None
        shape = {3: "정삼각형", 4: "정사각형", 5: "정오각형", 6: "정육각형"}[n]
        story = f"한 변의 길이가 {written(side / 10)}cm인 {shape}의 둘레를 A.Bcm라고 할 때, "
        digits = {"A": side * n // 10, "B": side * n % 10}
        working = (
            f"{josa(shape, '은/는')} 변 {n}개의 길이가 모두 같으므로 둘레는 {written(side / 10)} × {n} = "
            f"{written(side * n / 10)}cm입니다."
        )
    else:
        x, y = draw.number(310, 890), draw.number(105, 290)
        left = x - y
        if left < 100 or left % 10 == 0:
            return None
        story = draw.pick(
            (
                f"물통에 물이 {written(x / 100)}L 있었습니다. {written(y / 100)}L를 마시고 남은 물을 A.BCL라고 할 때, ",
                f"{written(x / 100)}에서 {josa(written(y / 100), '을/를')} 뺀 값이 A.BC일 때, ",
            )
        )
        digits = dict(zip("ABC", map(int, str(left)), strict=True))
        working = f"{written(x / 100)} - {written(y / 100)} = {written(left / 100)}입니다."
    values = list(digits.values())
    letters = list(digits)
    answer = sum(values)
    pairs = ", ".join(f"{one}는 {digits[one]}" for one in letters)
    question = story + ended(draw, "+".join(letters) + "의 값")
    adding = " + ".join(map(str, values))
    working += (
        f" 각 자리의 숫자를 보면 {pairs}입니다. 따라서 구하는 값은 {adding} = {answer}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_mixed_calculation(draw: Draw) -> Problem | None:
    n, q, m = draw.number(2, 9), draw.number(4, 30), draw.number(2, 9)
    k, kind = draw.number(12, 180), draw.number(0, 2)
    times, share = draw.pick((("×", "÷"), ("*", "/")))
    if kind == 0:
        result = k - q * m
        text = f"{k}-{n * q}{share}{n}{times}{m}"
        steps = (
            f"곱셈과 나눗셈을 앞에서부터 먼저 합니다. {n * q} ÷ {n} = {q}이고 {q} × {m} = {q * m}이므로 "
            f"{k} - {q * m} = {result}입니다."
        )
    elif kind == 1:
        result = q * m - k + n
        text = f"{q}{times}{m}-{k}+{n}"
        steps = (
            f"곱셈을 먼저 하면 {q} × {m} = {q * m}입니다. {q * m} - {k} = {q * m - k}이고 {q * m - k} + {n} "
            f"= {result}입니다."
        )
        if q * m < k:
            return None
    else:
        result = (q + n) * m - k
        text = f"({q}+{n}){times}{m}-{k}"
        steps = (
            f"괄호 안을 먼저 하면 {q} + {n} = {q + n}입니다. {q + n} × {m} = {(q + n) * m}이고 {(q + n) * m} "
            f"- {k} = {result}입니다."
        )
    if not 10 <= result <= 99:
        return None
    asked = ask(draw, {"A": result // 10, "B": result % 10})
    story = draw.pick(
        (
            f"{text}의 값을 AB라고 할 때, ",
            f"{text}을 계산한 값이 두 자리 수 AB입니다. ",
            f"{text}=AB일 때, ",
        )
    ).replace(f"{text}을", josa(text, "을/를"))
    return Problem(
        story + asked.question,
        f"{steps} A는 {result // 10}, B는 {result % 10}입니다. {asked.closing}",
        asked.answer,
    )


@template("수찾기2")
def f2_fraction_unknown(draw: Draw) -> Problem | None:
    n, (top, bottom) = draw.number(2, 9), _lowest(draw, 2, 15)
    divide = draw.number(0, 1)
    given = Fraction(top, bottom)
    if divide:
        found = given / n
        story = f"({top}/{bottom})을 분수 (A/B)로 나누면 {n}입니다. "
        why = f"나눈 수는 {top}/{bottom} ÷ {n} = {top}/{bottom} × 1/{n} = {top}/{bottom * n}"
    else:
        found = given / n
        story = draw.pick(
            (
                f"어떤 분수 (A/B)에 {josa(n, '을/를')} 곱했더니 ({top}/{bottom})이 되었습니다. ",
                f"{n}*(A/B)=({top}/{bottom})입니다. ",
                f"길이가 ({top}/{bottom})m인 끈을 {n}도막으로 똑같이 자르면 한 도막은 (A/B)m입니다. ",
            )
        )
        why = f"어떤 분수는 {top}/{bottom} ÷ {n} = {top}/{bottom} × 1/{n} = {top}/{bottom * n}"
    a, b = found.numerator, found.denominator
    lower = f" = {a}/{b}" if (a, b) != (top, bottom * n) else ""
    story = story.replace(f"/{bottom})을", f"/{bottom}){josa(top, '을/를')[-1]}")
    story = story.replace(f"/{bottom})이", f"/{bottom}){josa(top, '이/가')[-1]}")
    noun, text, answer = draw.pick(
        (
            ("A+B의 값", f"{a} + {b} = {a + b}", a + b),
            ("분자와 분모의 합", f"{a} + {b} = {a + b}", a + b),
            ("B-A의 값", f"{b} - {a} = {b - a}", b - a),
            ("분모 B", f"{b}", b),
        )
    )
    question = f"{story}(A/B)가 기약분수일 때, {ended(draw, noun)}"
    working = f"{why}{lower}입니다. A는 {a}, B는 {b}이므로 {josa(noun, '은/는')} {text}입니다."
    return Problem(question, working, answer)


@template("수찾기2")
def f2_fraction_times_letter(draw: Draw) -> Problem | None:
    (p, q), b, a = _lowest(draw, 2, 9), draw.number(2, 9), draw.number(1, 9)
    right = Fraction(a, b) * Fraction(p, q)
    if gcd(a, b) != 1 or a >= b or right.denominator == 1:
        return None
    u, v = right.numerator, right.denominator
    question = draw.pick(
        (
            f"(A/{b})*({p}/{q})의 값은 ({u}/{v})입니다. A의 값을 구하시오.",
            f"분수 (A/{b})에 ({p}/{q}){josa(p, '을/를')[-1]} 곱했더니 ({u}/{v}){josa(u, '이/가')[-1]} "
            "되었습니다. "
            "A는 얼마입니까?",
            f"(A/{b}) × ({p}/{q}) = ({u}/{v})일 때, A에 알맞은 수는 무엇입니까?",
        )
    )
    back = Fraction(u * q, v * p)
    raw = f"{u * q}/{v * p}"
    low = f" = {back.numerator}/{back.denominator}" if back.denominator != v * p else ""
    working = (
        f"곱한 {p}/{josa(q, '으로/로')} 거꾸로 나누면 처음 분수는 {u}/{v} ÷ ({p}/{q}) = {u}/{v} × {q}/{p} = "
        f"{raw}{low}"
        f"입니다. 분모가 {b}이고 이 분수와 크기가 같은 분수는 {a}/{b}이므로 A는 {a}입니다."
    )
    return Problem(question, working, a)
