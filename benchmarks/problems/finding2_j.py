"""수찾기2의 틀: 뛰어 세기, 공배수, 단위분수와 소수의 크기로 글자의 값 찾기."""

from math import gcd

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding2_columns import ended, pick_of


@template("수찾기2")
def f2_first_term_over(draw: Draw) -> Problem | None:
    start, step = draw.number(1, 30), draw.number(3, 12)
    limit = draw.number(80, 200)
    jumps = (limit - start) // step + 1
    last = start + step * jumps
    kind = draw.number(0, 1)
    if (limit - start) % step == 0:
        return None
    question = (
        f"{start}에서 시작하여 {step}씩 커지는 수를 차례로 늘어놓습니다. {limit}보다 큰 수가 A번째에 처음으로 나타날 때, A는 얼마입니까? "
        f"({josa(start, '이/가')} 첫 번째 수입니다.)",
        f"{start}에서 {step}씩 A번 뛰어서 센 수가 {limit}보다 클 때, A에 들어갈 수 있는 가장 작은 수를 구하시오.",
    )[kind]
    before = last - step
    working = (
        f"{limit}까지 남은 수는 {limit} - {start} = {limit - start}입니다. {step} × {jumps - 1} = "
        f"{step * (jumps - 1)}이고 {step} × {jumps} = "
        f"{step * jumps}이므로 {jumps - 1}번 뛰면 {before}, {jumps}번 뛰면 {last}{josa(last, '이/가')[-1]} "
        f"되어 처음으로 {limit}보다 커집니다. "
    )
    if kind:
        return Problem(question, working + f"따라서 A는 {jumps}입니다.", jumps)
    tail = f"첫 번째 수에서 {jumps}번 뛴 것이므로 A는 {jumps} + 1 = {jumps + 1}입니다."
    return Problem(question, working + tail, jumps + 1)


@template("수찾기2")
def f2_common_multiples(draw: Draw) -> Problem | None:
    p, q = draw.numbers(2, 2, 12)
    limit = draw.number(40, 150, 5)
    step = p * q // gcd(p, q)
    fits = list(range(step, limit, step))
    if not 2 <= len(fits) <= 7 or step in (p, q) or limit % step == 0:
        return None
    want_sum = draw.number(0, 2)
    noun = ("A의 개수", "A의 합", "가장 큰 A")[want_sum]
    question = draw.pick(
        (
            f"{p}의 배수이면서 {q}의 배수인 자연수 A가 있습니다. {limit}보다 작은 {ended(draw, noun)}",
            f"A는 {p}로도 나누어떨어지고 {q}로도 나누어떨어지는 자연수입니다. {limit}보다 작은 {ended(draw, noun)}",
        )
    )
    question = question.replace(f"는 {p}로도", f"는 {josa(p, '으로/로')}도")
    question = question.replace(f"고 {q}로도", f"고 {josa(q, '으로/로')}도")
    listed = ", ".join(map(str, fits))
    if want_sum == 1:
        answer, end = sum(fits), f"합은 {' + '.join(map(str, fits))} = {sum(fits)}입니다."
    elif want_sum == 0:
        answer, end = len(fits), f"모두 {len(fits)}개입니다."
    else:
        answer, end = max(fits), f"가장 큰 수는 {max(fits)}입니다."
    working = (
        f"{josa(p, '과/와')} {q}의 공배수는 최소공배수 {step}의 배수입니다. {limit}보다 작은 {step}의 배수는 {listed}이므로 "
        f"{end}"
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_unit_fraction_limit(draw: Draw) -> Problem:
    p, q = draw.number(2, 19), draw.number(2, 12)
    question, how_many = draw.pick(
        (
            (
                f"(1/{p})*(1/{q})<(1/A)의 식에서 A에 들어갈 수 있는 자연수 중 가장 큰 수를 구하시오.",
                False,
            ),
            (
                f"(1/A)은 (1/{p})과 (1/{q})의 곱보다 큽니다. A가 될 수 있는 가장 큰 자연수는 얼마입니까?",
                False,
            ),
            (
                f"분수 (1/A)이 (1/{p}) × (1/{q})보다 크다고 합니다. 자연수 A는 모두 몇 개입니까?",
                True,
            ),
        )
    )
    last = p * q - 1
    end = (
        f"A는 1부터 {last}까지 모두 {last}개"
        if how_many
        else f"가장 큰 자연수 A는 {p * q} - 1 = {last}"
    )
    working = (
        f"1/{p} × 1/{q} = 1/{p * q}입니다. 분자가 1인 분수는 분모가 작을수록 크므로 A는 {p * q}보다 작아야 합니다. 따라서 "
        f"{end}입니다."
    )
    return Problem(question, working, last)


@template("수찾기2")
def f2_largest_digit_to_compare(draw: Draw) -> Problem | None:
    n, m = draw.number(1234, 9876), draw.number(1, 99)
    top = n // 1000
    hundred, low = n // 100 % 10, n % 100
    if m == low or not 1 <= hundred <= 8:
        return None
    bigger = draw.number(0, 1)
    pattern = f"{top}A{m:02d}"
    if bigger:
        answer = hundred if m < low else hundred - 1
        word, end = "큽니다", "A에 들어갈 수 있는 가장 큰 숫자"
    else:
        answer = hundred if m > low else hundred + 1
        word, end = "작습니다", "A에 들어갈 수 있는 가장 작은 숫자"
    question = draw.pick(
        (
            f"{josa(n, '은/는')} 네 자리 수 {pattern}보다 {word}. {ended(draw, end)}",
            f"두 수 {josa(n, '과/와')} {pattern}{josa(pattern[-1], '을/를')[-1]} 비교하면 "
            f"{n}{josa(n, '이/가')[-1]} 더 {word}. {ended(draw, end)}",
        )
    )
    same = top * 1000 + hundred * 100 + m
    fit = same < n if bigger else same > n
    mark = "작" if same < n else "크"
    say = f"{josa(same, '은/는')} {n}보다 {mark}므로 ".replace("작므로", "작으므로")
    side = "작은" if bigger else "큰"
    if fit:
        rest = f"A에 {josa(hundred, '이/가')} 들어갈 수 있습니다."
    else:
        rest = (
            f"A에 {josa(hundred, '은/는')} 들어갈 수 없고 {hundred}보다 {side} 숫자만 들어갑니다."
        )
    working = (
        f"천의 자리 숫자가 {top}로 같으므로 백의 자리 숫자를 비교합니다. A가 {hundred}보다 {side} 숫자이면 언제나 조건에 맞습니다. A가 "
        f"{hundred}이면 "
        f"{say}{rest} 따라서 답은 {answer}입니다."
    ).replace(f"{top}로 같", f"{josa(top, '으로/로')} 같")
    return Problem(question, working, answer)


@template("수찾기2")
def f2_decimal_between(draw: Draw) -> Problem | None:
    k, whole = draw.number(1, 7), draw.number(0, 12)
    up = draw.number(0, 1)
    digits = list(range(k + 1, 10))
    ask_sum = draw.number(0, 2)
    low, top = written(whole + k / 10), whole + 1
    noun = ("가장 작은 수", "가장 큰 수", "모든 수의 합")[ask_sum]
    values = [written(whole + d / 10) for d in digits]
    total = written(sum(10 * whole + d for d in digits) / 10)
    answer = (values[0], values[-1], total)[ask_sum]
    count = whole * 10 + k
    given = f"0.1이 {count}개인 수" if up else f"{low}"
    question = draw.pick(
        (
            f"소수 한 자리 수 A는 {top}보다 작고 {given}보다 큽니다. A가 될 수 있는 {ended(draw, noun)}",
            f"{given}보다 크고 {top}보다 작은 소수 한 자리 수를 A.B라고 할 때, A.B가 될 수 있는 {ended(draw, noun)}",
        )
    )
    head = f"0.1이 {count}개인 수는 {low}입니다. " if up else ""
    end = (
        f"합은 {' + '.join(values)} = {total}입니다."
        if ask_sum == 2
        else f"{noun}는 {answer}입니다."
    )
    if len(values) > 5 and ask_sum == 2:
        return None
    working = f"{head}{low}보다 크고 {top}보다 작은 소수 한 자리 수는 {', '.join(values)}입니다. 따라서 {end}"
    return Problem(question, working, answer)


@template("수찾기2")
def f2_reach_at_least(draw: Draw) -> Problem | None:
    start, step = draw.number(40, 95) * 100, draw.number(3, 12) * 50
    name = called(draw.names()[0])
    goal = start + draw.number(1500, 6000)
    gap = goal - start
    if gap % step == 0:
        return None
    n = gap // step + 1
    question = draw.pick(
        (
            f"{name}는 {start}원을 가지고 있습니다. 하루에 {step}원씩 A일 동안 모아 {goal}원보다 많아지게 하려고 합니다. A에 들어갈 "
            "수 있는 가장 작은 수를 "
            "구하시오.",
            f"{start}에서 {step}씩 A번 뛰어서 센 수가 {goal}보다 큽니다. A의 최솟값은 얼마입니까?",
            f"물탱크에 물이 {start}L 있습니다. 1분에 {step}L씩 A분 동안 물을 더 넣었더니 {goal}L를 넘었습니다. A가 될 수 있는 가장 "
            "작은 자연수를 구하세요.",
        )
    )
    working = (
        f"늘어난 양이 {goal} - {start} = {gap}보다 커야 합니다. {step} × {n - 1} = "
        f"{josa(step * (n - 1), '은/는')} {gap}보다 작고, "
        f"{step} × {n} = {josa(step * n, '은/는')} {gap}보다 큽니다. 따라서 A에 들어갈 수 있는 가장 작은 수는 {n}입니다."
    )
    return Problem(question, working, n)


@template("수찾기2")
def f2_divisors_by_remainder(draw: Draw) -> Problem | None:
    n, r = draw.number(20, 80), draw.number(1, 4)
    rest = n - r
    fits = [v for v in range(r + 1, 10) if rest % v == 0]
    if not fits or len(fits) > 5:
        return None
    noun, closing, answer = pick_of(draw, fits, "A에 들어갈 수 있는 한 자리")
    noun = noun.replace("한 자리 모든 수", "한 자리 수")
    question = draw.pick(
        (
            f"{josa(n, '을/를')} 어떤 수 A로 나누었더니 나머지가 {josa(r, '이/가')} 되었습니다. {ended(draw, noun)}",
            f"구슬 {n}개를 A명에게 똑같이 나누어 주었더니 {r}개가 남았습니다. {ended(draw, noun)}",
        )
    )
    divisors = [v for v in range(1, 10) if rest % v == 0]
    working = (
        f"나머지가 {r}이므로 {n} - {r} = {josa(rest, '은/는')} A로 나누어떨어지고, A는 나머지 {r}보다 큽니다. "
        f"{rest}의 약수 가운데 한 자리 수는 {', '.join(map(str, divisors))}이고, 이 중 {r}보다 커야 합니다. "
        f"{closing}"
    )
    return Problem(question, working, answer)
