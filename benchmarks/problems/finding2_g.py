"""수찾기2의 틀: 여러 조건을 함께 만족하는 수 찾기."""

from math import gcd, lcm

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding2_columns import ended


@template("수찾기2")
def f2_pairwise_sums(draw: Draw) -> Problem | None:
    a, b, c = draw.numbers(3, 3, 48)
    n, m, k = (called(one) for one in draw.names(3))
    question, who = draw.pick(
        (
            (f"A+B={a + b}, B+C={b + c}, A+C={a + c}일 때, A의 값을 구하시오.", ("A", "B", "C")),
            (
                f"{n}와 {m}가 딴 귤은 {a + b}개, {m}와 {k}가 딴 귤은 {b + c}개, {k}와 {n}가 딴 귤은 {a + c}개입니다. "
                f"{n}가 딴 귤은 몇 개입니까?",
                (n, m, k),
            ),
            (
                f"세 수 A, B, C가 있습니다. A와 B의 합은 {a + b}, B와 C의 합은 {b + c}, C와 A의 합은 {a + c}입니다. "
                "A는 얼마인가요?",
                ("A", "B", "C"),
            ),
        )
    )
    total = 2 * (a + b + c)
    working = (
        f"세 합을 모두 더하면 {a + b} + {b + c} + {a + c} = {total}이고, 여기에는 셋이 두 번씩 들어 있습니다. 셋의 합은 "
        f"{total} ÷ 2 = {total // 2}입니다. 여기서 {who[1]}와 {who[2]}의 합을 빼면 {who[0]}의 수는 "
        f"{total // 2} - {b + c} = {a}입니다."
    )
    return Problem(question, working, a)


@template("수찾기2")
def f2_gcd_and_lcm(draw: Draw) -> Problem | None:
    g, p, q = draw.number(2, 12), draw.number(2, 7), draw.number(3, 11)
    if gcd(p, q) != 1 or p >= q or not 10 <= g * p < g * q <= 99:
        return None
    a, b, top = g * p, g * q, g * p * q
    found = [
        (x, top * g // x)
        for x in range(10, 100)
        if top * g % x == 0 and x < top * g // x < 100 and gcd(x, top * g // x) == g
    ]
    if len(found) != 1 or lcm(a, b) != top:
        return None
    noun, text, answer = draw.pick(
        (
            ("두 수의 합", f"{a} + {b} = {a + b}", a + b),
            ("두 수의 차", f"{b} - {a} = {b - a}", b - a),
        )
    )
    question = draw.pick(
        (
            f"두 자리 수 A와 B의 최대공약수는 {g}이고, 최소공배수는 {top}입니다. {ended(draw, noun)}",
            f"최대공약수가 {g}, 최소공배수가 {top}인 서로 다른 두 자리 수가 두 개 있습니다. {ended(draw, noun)}",
        )
    )
    pairs = [(d, p * q // d) for d in range(1, q) if p * q % d == 0 and d * d < p * q]
    listed = ", ".join(f"{josa(d, '과/와')} {e}" for d, e in pairs if gcd(d, e) == 1)
    working = (
        f"두 수를 {josa(g, '으로/로')} 나눈 몫끼리는 공약수가 1뿐이고, 두 몫의 곱은 {top} ÷ {g} = {p * q}입니다. 이런 몫은 "
        f"{listed}인데, 두 수가 모두 두 자리 수가 되는 것은 {josa(p, '과/와')} {q}입니다. 두 수는 {g} × {p} = {a}, "
        f"{g} × {q} = {b}이므로 {josa(noun, '은/는')} {text}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_power_of_ten(draw: Draw) -> Problem | None:
    x, y = draw.number(1011, 9989), draw.number(1011, 9989)
    p, q = draw.some((10, 100, 1000), 2)
    if x % 10 == 0 or y % 10 == 0:
        return None
    one, two = written(x / 1000), written(y / 1000)
    noun, text, answer = draw.pick(
        (("A*B의 값", f"{p} × {q} = {p * q}", p * q), ("A+B의 값", f"{p} + {q} = {p + q}", p + q))
    )
    left, right = written(x * p / 1000), written(y * q / 1000)
    question = draw.pick(
        (
            f"{one}*A={left}이고, {two}*B={right}일 때, {ended(draw, noun)}",
            f"{one}의 A배는 {left}이고 {two}의 B배는 {right}입니다. {ended(draw, noun)}",
        )
    )
    move = {10: "한", 100: "두", 1000: "세"}
    working = (
        f"{one}에서 {left}{josa(left, '으로/로')[len(left) :]} 소수점이 오른쪽으로 {move[p]} 자리 옮겨졌으므로 A는 "
        f"{p}입니다. {two}에서 "
        f"{right}{josa(right, '으로/로')[len(right) :]} {move[q]} 자리 옮겨졌으므로 B는 {q}입니다. 따라서 "
        f"{text}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_same_digit_product(draw: Draw) -> Problem | None:
    a, b, kind = draw.number(2, 9), draw.number(2, 9), draw.number(0, 9)
    if kind > 1:
        n, name = draw.number(12, 60), called(draw.names()[0])
        total = 11 * a * n
        question = draw.pick(
            (
                f"{name}는 줄넘기를 하루에 AA번씩 {n}일 동안 하여 모두 {total}번을 했습니다. A의 값을 구하시오. (A는 같은 숫자입니다.)",
                f"AA*{n}={josa(total, '을/를')} 만족하는 숫자 A는 무엇입니까?",
                f"같은 숫자를 두 번 쓴 두 자리 수 AA에 {josa(n, '을/를')} 곱하면 {total}입니다. A는 얼마인가요?",
            )
        )
        working = (
            f"십의 자리와 일의 자리가 모두 A인 두 자리 수는 A의 10 + 1 = 11배입니다. {n} × 11 = {n * 11}이므로 A에 "
            f"{josa(n * 11, '을/를')} 곱하면 {total}입니다. 따라서 A는 {total} ÷ {n * 11} = {a}입니다."
        )
        return Problem(question, working, a)
    if kind:
        question = draw.pick(
            (
                f"1부터 9까지의 어떤 수 A가 있습니다. A를 두 번 써서 만든 두 자리 수 AA에 A를 곱하면 {11 * a * a}입니다. A를 "
                "구하시오.",
                f"AA×A={11 * a * a}일 때, 한 자리 수 A는 얼마입니까?",
                f"AA*A={11 * a * a}를 만족하는 숫자 A는 무엇입니까?",
            )
        ).replace(f"{11 * a * a}를", josa(11 * a * a, "을/를"))
        working = (
            f"십의 자리와 일의 자리가 모두 A인 두 자리 수는 A의 11배이므로, 곱은 A를 두 번 곱한 값의 11배입니다. A를 두 번 곱한 값은 "
            f"{11 * a * a} ÷ 11 = {a * a}이고 {a} × {a} = {a * a}이므로 A는 {a}입니다."
        )
        return Problem(question, working, a)
    pairs = {x + y for x in range(1, 10) for y in range(1, 10) if x * y == a * b}
    if len(pairs) != 1:
        return None
    total = 11 * a * b
    question = f"AA*B={josa(total, '을/를')} 만족하는 한 자리 수 A, B의 합을 구하시오."
    working = (
        f"십의 자리와 일의 자리가 모두 A인 두 자리 수는 A의 11배이므로 A와 B의 곱은 {total} ÷ 11 = {a * b}입니다. 곱이 {a * b}인 "
        "한 자리 수는 "
        f"{josa(a, '과/와')} {b}뿐이므로 합은 {a} + {b} = {a + b}입니다."
    )
    return Problem(question, working, a + b)


@template("수찾기2")
def f2_dice_equation(draw: Draw) -> Problem | None:
    j, k, total = draw.number(1, 4), draw.number(1, 4), draw.number(4, 26)
    below = draw.number(0, 2) == 0
    faces = range(1, 7)
    if below:
        fits = [(x, y) for x in faces for y in faces if j * x + k * y < total]
    else:
        fits = [(x, y) for x in faces for y in faces if j * x + k * y == total]
    if not fits or len(fits) > 14 or below > len(fits) - 1:
        return None
    left = "+".join(f"{n}*{letter}" if n > 1 else letter for n, letter in ((j, "X"), (k, "Y")))
    text = f"{left}<{total}" if below else f"{left}={total}"
    question = draw.pick(
        (
            f"주사위 한 개를 두 번 던져 처음 나온 눈의 수를 X, 두 번째 나온 눈의 수를 Y라고 할 때, {josa(text, '이/가')} 되는 경우의 "
            "수는 얼마입니까?",
            f"서로 다른 주사위 두 개를 던져서 나온 눈의 수를 각각 X, Y라고 할 때, {text}인 경우는 모두 몇 가지입니까?",
            f"서로 다른 두 주사위의 눈의 수 X, Y가 {josa(text, '을/를')} 만족하는 경우의 수를 구하시오.",
        )
    )
    listed = ", ".join(f"({x}, {y})" for x, y in fits)
    times = f"X의 {j}배와 Y의 {k}배" if j > 1 and k > 1 else "두 값"
    working = (
        f"눈의 수는 1부터 6까지이므로 X에 1부터 차례로 수를 넣어 {times}의 합이 {total}{'보다 작게' if below else ''} 되는 Y를 "
        "찾습니다. "
        f"(X, Y)는 {listed}입니다. 따라서 모두 {len(fits)}가지입니다."
    )
    if not below:
        working = working.replace(f"합이 {total} 되는", f"합이 {josa(total, '이/가')} 되는")
    if times == "두 값":
        parts = [f"{letter}의 {n}배" if n > 1 else letter for n, letter in ((j, "X"), (k, "Y"))]
        working = working.replace("두 값의 합", f"{josa(parts[0], '과/와')} {parts[1]}의 합")
    return Problem(question, working, len(fits))


@template("수찾기2")
def f2_sum_of_three(draw: Draw) -> Problem | None:
    kind = draw.pick(("자연수", "홀수", "0 또는 자연수"))
    total, step = draw.number(3, 19), 2 if kind == "홀수" else 1
    low = 0 if kind[0] == "0" else 1
    counts = []
    for x in range(low, total + 1, step):
        ways = [y for y in range(low, total - x + 1, step) if (total - x - y - low) % step == 0]
        counts.append(sum(1 for y in ways if total - x - y >= low))
    counts = [one for one in counts if one]
    if not 3 <= len(counts) <= 8:
        return None
    answer, (thing, unit) = sum(counts), draw.thing()
    if unit == "마리":
        return None
    each = {"자연수": f"한 {unit} 이상씩", "홀수": f"홀수 {unit}씩", "0 또는 자연수": ""}[kind]
    tail = " 하나도 받지 못하는 사람이 있어도 됩니다." if low == 0 else ""
    three = ", ".join(draw.names(3))
    question = (
        draw.pick(
            (
                f"X+Y+Z={total}입니다. X, Y, Z가 모두 {kind}일 때, 순서쌍 (X, Y, Z)는 모두 몇 개입니까?",
                f"똑같은 {thing} {total}{josa(unit, '을/를')} {three} 세 사람에게 {each} 모두 나누어 주는 방법은 몇 "
                f"가지입니까?{tail}",
                f"똑같은 {thing} {total}{josa(unit, '이/가')} 있습니다. 서로 다른 상자 3개에 {each} 남김없이 나누어 담는 "
                "방법의 수를 구하시오."
                f"{tail.replace('하나도 받지 못하는 사람이', '비어 있는 상자가')}",
            )
        )
        .replace("에게  모두", "에게 모두")
        .replace("개에  남김", "개에 남김")
    )
    shown = ", ".join(f"{low + step * i}이면 {one}가지" for i, one in enumerate(counts) if i)
    adding = " + ".join(map(str, counts))
    what = kind if low else "0이거나 자연수"
    working = (
        f"첫째 수를 정하고, 둘째와 셋째 수도 {what}인 경우를 셉니다. 첫째 수가 {low}이면 나머지 둘의 합이 {total - low}인 경우는 "
        f"{counts[0]}가지이고, 같은 방법으로 {shown}입니다. "
        f"모두 더하면 {adding} = {answer}가지입니다."
    )
    return Problem(question, working, answer)
