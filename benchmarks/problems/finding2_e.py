"""수찾기2의 틀: 두 수의 합과 차, 곱과 몫, 이어지는 식에서 모르는 수 찾기."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding2_columns import ended


def _about_two(draw: Draw, big: int, small: int) -> tuple[str, str, int]:
    """큰 수 A와 작은 수 B에 대하여 물을 것: 묻는 말, 맺는 식, 답."""
    return draw.pick(
        (
            ("A", f"A는 {big}입니다.", big),
            ("B", f"B는 {small}입니다.", small),
            ("A와 B의 차", f"두 수의 차는 {big} - {small} = {big - small}입니다.", big - small),
            ("A와 B의 곱", f"두 수의 곱은 {big} × {small} = {big * small}입니다.", big * small),
        )
    )


@template("수찾기2")
def f2_sum_and_ratio(draw: Draw) -> Problem:
    k, b = draw.number(2, 6), draw.number(2, 15)
    a, total = k * b, (k + 1) * b
    noun, closing, answer = _about_two(draw, a, b)
    sign = draw.pick(("÷", "/"))
    story = draw.pick(
        (
            f"A와 B의 합은 {total}이고, A는 B의 {k}배입니다. ",
            f"A+B={total}, A{sign}B={josa(k, '이고/')}입니다. ".replace("이고입", "입"),
            f"두 수 A와 B를 더하면 {total}이고, A를 B로 나누면 몫이 {k}이고 나머지가 없습니다. ",
            f"큰 수 A는 작은 수 B의 {k}배이고, 두 수의 합은 {total}입니다. ",
        )
    )
    working = (
        f"A가 B의 {k}배이므로 두 수의 합은 B의 {k} + 1 = {k + 1}배입니다. B는 {total} ÷ {k + 1} = {b}이고, "
        f"A는 {b} × {k} = {a}입니다. 따라서 {closing}"
    )
    return Problem(story + ended(draw, noun), working, answer)


@template("수찾기2")
def f2_sum_and_difference(draw: Draw) -> Problem:
    small, gap = draw.number(12, 480), draw.number(4, 120)
    big, (n, m) = small + gap, (called(one) for one in draw.names(2))
    total, ask_big = big + small, draw.number(0, 1)
    kind = draw.number(0, 4)
    more, less, unit = (
        ("여학생", "남학생", "명"),
        ("긴 도막", "짧은 도막", "cm"),
        ("큰 수", "작은 수", ""),
        (f"{n}가 모은 딱지", f"{m}가 모은 딱지", "장"),
        ("흰 바둑돌", "검은 바둑돌", "개"),
    )[kind]
    goal, answer = (more, big) if ask_big else (less, small)
    how = draw.pick(("구하시오.", "구하세요."))
    question = (
        f"전체 학생이 {total}명인 학교에 여학생이 남학생보다 {gap}명 더 많습니다. {josa(goal, '은/는')} 몇 명입니까?",
        f"길이가 {total}cm인 끈을 두 도막으로 잘랐더니 두 도막의 길이의 차가 {gap}cm였습니다. {goal}의 길이는 몇 cm인지 {how}",
        f"합이 {total}이고 차가 {gap}인 두 수가 있습니다. 두 수 중 {josa(goal, '을/를')} {how}",
        f"{n}와 {m}가 모은 딱지는 모두 {total}장이고, {n}가 {m}보다 {gap}장 더 많이 모았습니다. {josa(goal, '은/는')} 몇 "
        "장인가요?",
        f"통에 든 흰 바둑돌은 검은 바둑돌보다 {gap}개 많고, 바둑돌은 모두 {total}개입니다. {goal}의 수를 {how}",
    )[kind]
    working = (
        f"두 수의 합 {total}에서 차 {gap}{josa(gap, '을/를')[-1]} 빼면 {josa(less, '의/의')} 2배가 됩니다. "
        f"{total} - {gap} = {2 * small}이므로 {josa(less, '은/는')} {2 * small} ÷ 2 = "
        f"{small}{unit}입니다."
    )
    if ask_big:
        working += f" {josa(more, '은/는')} {small} + {gap} = {big}{unit}입니다."
    return Problem(question, working, answer)


@template("수찾기2")
def f2_sum_and_product(draw: Draw) -> Problem | None:
    small, big = draw.number(2, 12), draw.number(3, 15)
    if small >= big:
        return None
    total, times = small + big, small * big
    (thing, unit), ask_big = draw.thing(), draw.number(0, 1)
    first, answer = ("A", big) if ask_big else ("B", small)
    question = draw.pick(
        (
            f"오전에 판 {josa(thing, '은/는')} A{unit}, 오후에 판 {josa(thing, '은/는')} B{unit}입니다. A와 B의 "
            f"합은 {total}, "
            f"곱은 {times}이고 오전에 더 많이 팔았을 때, {first}의 값을 구하시오.",
            f"두 자연수 A와 B의 합은 {total}이고 곱은 {times}입니다. A가 B보다 클 때, {josa(first, '은/는')} 얼마입니까?",
            f"A+B={total}, A×B={times}이고 A>B입니다. {first}에 알맞은 수는 무엇입니까?",
        )
    )
    pairs = [(d, times // d) for d in range(times, 0, -1) if times % d == 0 and d * d >= times]
    lines = [f"{p}과 {q}이면 {p} + {q} = {p + q}" for p, q in pairs]
    lines = [
        one.replace(f"{p}과", josa(p, "과/와"), 1) for one, (p, q) in zip(lines, pairs, strict=True)
    ]
    if len(pairs) > 5:
        return None
    working = (
        f"곱이 {times}인 두 수를 찾아 합을 알아봅니다. {', '.join(lines)}입니다. 합이 {total}인 두 수는 "
        f"{josa(big, '과/와')} {small}입니다. A가 더 크므로 {josa(first, '은/는')} {answer}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_product_and_quotient(draw: Draw) -> Problem | None:
    b, k = draw.number(2, 9), draw.number(2, 9)
    a, sign = b * k, draw.pick(("÷", "/"))
    noun, closing, answer = draw.pick(
        (
            ("A와 B의 합", f"A와 B의 합은 {a} + {b} = {a + b}입니다.", a + b),
            ("A와 B의 차", f"A와 B의 차는 {a} - {b} = {a - b}입니다.", a - b),
            ("A", f"A는 {a}입니다.", a),
        )
    )
    story = draw.pick(
        (
            f"A와 B의 곱은 {a * b}이고, A를 B로 나누면 {k}입니다. ",
            f"두 자연수 A, B가 A*B={a * b}, A{sign}B={k}{josa(k, '을/를')[-1]} 만족합니다. ",
            f"A는 B의 {k}배이고, A와 B를 곱하면 {a * b}입니다. ",
        )
    )
    working = (
        f"A는 B의 {k}배이므로 A와 B의 곱은 B를 두 번 곱한 값의 {k}배입니다. B를 두 번 곱한 값은 "
        f"{a * b} ÷ {k} = {b * b}이고 {b} × {b} = {b * b}이므로 B는 {b}입니다. A는 {b} × {k} = {a}입니다. "
        f"따라서 {closing}"
    )
    return Problem(story + ended(draw, noun), working, answer)


@template("수찾기2")
def f2_chain_of_letters(draw: Draw) -> Problem | None:
    n, b, k, c = draw.number(2, 6), draw.number(2, 8), draw.number(2, 6), draw.number(2, 12)
    a = b * k
    star, slash = draw.pick((("×", "÷"), ("*", "/")))
    noun, closing, answer = draw.pick(
        (
            ("A와 C의 합", f"{a} + {c} = {a + c}", a + c),
            ("A+B+C의 값", f"{a} + {b} + {c} = {a + b + c}", a + b + c),
            ("A*C의 값", f"{a} × {c} = {a * c}", a * c),
            ("A-B+C의 값", f"{a} - {b} + {c} = {a - b + c}", a - b + c),
        )
    )
    parts = [f"{n}{star}A={n * a}", f"B{star}C={b * c}", f"A{slash}B={k}"]
    order = draw.shuffled(parts)
    question = draw.pick(
        (
            f"{', '.join(parts)}일 때, ",
            f"{', '.join(order)}입니다. ",
            f"식 {', '.join(order)}이 모두 성립할 때, ",
        )
    ).replace("이 모두 성립", josa(order[-1], "이/가")[-1] + " 모두 성립")
    working = (
        f"{n}에 A를 곱하면 {n * a}이므로 A는 {n * a} ÷ {n} = {a}입니다. A를 B로 나누면 {k}이므로 B는 "
        f"{a} ÷ {k} = {b}입니다. B와 C의 곱이 {b * c}이므로 C는 {b * c} ÷ {b} = {c}입니다. "
        f"따라서 구하는 값은 {closing}입니다."
    )
    return Problem(question + ended(draw, noun), working, answer)


@template("수찾기2")
def f2_square_then_divide(draw: Draw) -> Problem:
    n, b = draw.number(2, 12), draw.number(2, 12)
    a, divided = n * b, draw.number(0, 1)
    if not divided:
        a = b + n
    rel = f"A/{n}=B" if divided else f"A-{n}=B"
    question = draw.pick(
        (
            f"{rel}이고 B*B={b * b}일 때, 이를 만족하는 A를 구하시오. (A와 B는 자연수)",
            f"자연수 B를 두 번 곱하면 {b * b}이고, "
            f"{'A를 ' + josa(n, '으로/로') + ' 나누면' if divided else 'A에서 ' + josa(n, '을/를') + ' 빼면'} "
            "B가 됩니다. A는 얼마입니까?",
        )
    ).replace("B이고 B*B", "B이고, B*B")
    back = f"{b} × {n} = {a}" if divided else f"{b} + {n} = {a}"
    working = (
        f"{b} × {b} = {b * b}이므로 B는 {b}입니다. A{'를' if divided else '에서'} "
        f"{josa(n, '으로/로') + ' 나눈' if divided else josa(n, '을/를') + ' 뺀'} 값이 {b}이므로 거꾸로 계산하면 A는 "
        f"{back}입니다."
    )
    return Problem(question, working, a)


@template("수찾기2")
def f2_same_unknown_twice(draw: Draw) -> Problem:
    a, low, more = draw.number(3, 24), draw.number(1, 6), draw.number(2, 7)
    high, gap = low + more, a * more
    minus = draw.number(1, 9)
    kind = draw.number(0, 2)
    if kind == 0:
        question = (
            f"어떤 수 A에 {josa(high, '을/를')} 곱한 것은 A에 {josa(low, '을/를')} 곱한 것보다 {gap}만큼 더 큽니다. "
            f"{ended(draw, 'A')}"
        )
        start = (
            f"A의 {high}배와 {low}배의 차는 A의 {high} - {low} = {more}배이고, 이것이 {gap}입니다."
        )
    elif kind == 1:
        question = f"A+{gap}={more + 1}*A의 식을 만족하는 어떤 수 A를 구하시오."
        start = f"A의 {more + 1}배는 A보다 {gap}만큼 크므로 A의 {more + 1} - 1 = {more}배가 {gap}입니다."
    else:
        question = (
            f"어떤 수의 {high}배에서 {josa(minus, '을/를')} 뺀 수는 어떤 수의 {low}배에 {gap - minus}"
            f"{josa(gap - minus, '을/를')[-1]} 더한 수와 같습니다. 어떤 수는 얼마입니까?"
        )
        start = (
            f"빼기 전으로 되돌리면 어떤 수의 {high}배는 {low}배보다 {gap - minus} + {minus} = {gap}만큼 큽니다. "
            f"차는 어떤 수의 {high} - {low} = {more}배입니다."
        )
        if gap < minus:
            return None
    return Problem(question, f"{start} 따라서 구하는 수는 {gap} ÷ {more} = {a}입니다.", a)


@template("수찾기2")
def f2_decimal_missing_factor(draw: Draw) -> Problem | None:
    n, a, tail = draw.number(2, 9), draw.number(1, 9), draw.number(11, 98)
    if tail % 10 == 0:
        return None
    x = a * 100 + tail
    whole, total = written(x / 100), written(n * x / 100)
    part = written(n * tail / 100)
    question = draw.pick(
        (
            f"{n}*A.{tail}의 값이 {total}일 때, A의 값을 구하시오.",
            f"A.{tail}에 {josa(n, '을/를')} 곱하면 {josa(total, '이/가')} 됩니다. A에 알맞은 숫자는 무엇입니까?",
            f"우유 한 병은 A.{tail}L입니다. {n}병을 모두 합하면 {total}L일 때, A는 얼마인가요?",
        )
    )
    working = (
        f"A.{josa(tail, '은/는')} A보다 0.{tail}만큼 큰 수이므로 소수 부분의 {n}배는 0.{tail} × {n} = {part}입니다. "
        f"{total} - {part} = {n * a}{josa(n * a, '은/는')[-1]} A의 {n}배이므로 A는 {n * a} ÷ {n} = "
        f"{a}입니다. "
        f"확인하면 {whole} × {n} = {josa(total, '으로/로')} 맞습니다."
    )
    return Problem(question, working, a)
