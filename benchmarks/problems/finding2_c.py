"""수찾기2의 틀: 값과 개수에 숨은 숫자, 부등호가 있는 식, 나눗셈의 몫과 나머지."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding2_columns import ask, ended, fitting, pick_of


@template("수찾기2")
def f2_two_prices(draw: Draw) -> Problem | None:
    p, q, a, b = draw.pick((3, 7, 9)), draw.number(2, 8), draw.number(1, 9), draw.number(1, 9)
    h, t, k, left = draw.number(1, 4), draw.number(0, 9), draw.number(1, 4), draw.number(11, 480)
    x, y, one, two = h * 100 + t * 10 + a, k * 100 + b * 10, f"{h}{t}A", f"{k}B0"
    total = p * x + q * y
    if len(fitting([one, two], lambda m, n: p * m + q * n == total)) != 1:
        return None
    asked, name = ask(draw, {"A": a, "B": b}), called(draw.names()[0])
    kind = draw.number(0, 4)
    whole = total + left
    story = (
        f"놀이공원의 입장료가 어른은 {one}원, 어린이는 {two}원입니다. 어른 {p}명과 어린이 {q}명이 입장하고 "
        f"{total}원을 냈을 때, ",
        f"{name}는 {one}쪽짜리 책 {p}권과 {two}쪽짜리 책 {q}권을 읽어서 모두 {total}쪽을 읽었습니다. ",
        f"{name}는 {whole}원으로 {one}원짜리 공책 {p}권과 {two}원짜리 지우개 {q}개를 사고 {left}원을 "
        "거슬러 받았습니다. ",
        f"{whole}cm짜리 실로 목도리 {p}개와 장갑 {q}켤레를 뜨려고 합니다. 목도리 하나에 {one}cm, 장갑 한 켤레에 "
        f"{two}cm를 쓰면 {left}cm가 남는다고 합니다. ",
        f"공장에서 {p}일 동안은 하루에 {one}개씩, 그 뒤 {q}일 동안은 하루에 {two}개씩 만들었더니 모두 "
        f"{total}개가 되었습니다. ",
    )[kind]
    begin = f"모두 {total}입니다. "
    if kind in (2, 3):
        begin = f"{josa(left, '을/를')} 뺀 {whole} - {left} = {total}입니다. "
    rest = total - p * x
    working = (
        f"{one}의 {p}배와 {two}의 {q}배를 더한 값은 {begin}{two}의 {q}배는 끝자리가 0이므로 A의 {p}배의 끝자리는 "
        f"{total % 10}이고, {p}단에서 끝자리가 {total % 10}인 것은 {p} × {a} = {a * p}뿐이므로 A는 {a}입니다. "
        f"{x} × {p} = {x - a} × {p} + {a} × {p} = {p * (x - a)} + {a * p} = {p * x}이고 {total} - "
        f"{p * x} = "
        f"{rest}, {rest} ÷ {q} = {y}이므로 B는 {b}입니다. {asked.closing}"
    )
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_saving_hundreds(draw: Draw) -> Problem | None:
    a, p, q, extra = (
        draw.number(2, 9),
        draw.number(2, 6),
        draw.number(2, 6),
        draw.pick((100, 200, 300)),
    )
    unit, times = a * 100, draw.number(2, 3)
    total = unit * p + (unit * times + extra) * q
    n, m = (called(one) for one in draw.names(2))
    question = draw.pick(
        (
            f"{n}는 {p}일 동안 하루에 A00원씩 저금하고, 그 뒤 {q}일 동안은 하루에 A00원의 {times}배보다 {extra}원 더 "
            f"많이 저금했습니다. 모은 돈이 모두 {total}원일 때, 알맞은 숫자 A를 구하시오.",
            f"빵 하나는 A00원이고, 케이크 하나는 빵 값의 {times}배보다 {extra}원 비쌉니다. {n}가 빵 {p}개와 케이크 "
            f"{q}개를 사고 {total}원을 냈다면 A는 얼마입니까?",
            f"{n}는 A00원씩 {p}번, {m}는 A00원의 {times}배보다 {extra}원 많은 돈을 {q}번 냈습니다. 두 사람이 낸 돈이 "
            f"모두 {total}원일 때, A에 알맞은 숫자는 무엇입니까?",
        )
    )
    rest, count = total - extra * q, p + times * q
    working = (
        f"A00원을 한 묶음으로 생각합니다. 처음 것은 {p}묶음이고, 나중 것은 {times} × {q} = {times * q}묶음과 "
        f"{extra} × {q} = {extra * q}원입니다. {total} - {extra * q} = {rest}원이 묶음 {p} + "
        f"{times * q} = "
        f"{count}개와 같으므로 한 묶음은 {rest} ÷ {count} = {unit}원입니다. 따라서 A는 {a}입니다."
    )
    return Problem(question, working, a)


@template("수찾기2")
def f2_days_and_left(draw: Draw) -> Problem | None:
    h, a, b, left = draw.number(4, 9), draw.number(0, 9), draw.number(2, 8), draw.number(5, 38)
    x = h * 10 + a
    used, pattern = x * b, f"{h}A"
    whole = used + left
    if len(fitting([pattern, "B"], lambda m, n: m * n == used)) != 1:
        return None
    asked, name = ask(draw, {"A": a, "B": b}), called(draw.names()[0])
    story = draw.pick(
        (
            f"과일 가게에 토마토가 {whole}개 있습니다. 하루에 {pattern}개씩 B일 동안 팔았더니 {left}개가 남았습니다. ",
            f"{name}네 학교에서 과자 {whole}봉지를 학생 {pattern}명에게 B봉지씩 나누어 주고 {left}봉지가 남았을 때, ",
            f"자동차 판매점에 있던 자동차 {whole}대를 하루에 {pattern}대씩 B일 동안 팔아서 {left}대가 남았습니다. ",
            f"의자 하나를 만드는 데 못이 B개 필요합니다. 못 {whole}개로 의자 {pattern}개를 만들었더니 못이 "
            f"{left}개 남았다면, ",
        )
    )
    low, high = h * 10, h * 10 + 9
    if high * (b - 1) >= used or low * (b + 1) <= used:
        return None
    working = (
        f"쓴 것은 모두 {whole} - {left} = {used}이므로 {pattern}의 B배가 {used}입니다. {josa(pattern, '은/는')} "
        f"{low}부터 "
        f"{high}까지의 수인데, {high} × {b - 1} = {josa(high * (b - 1), '은/는')} {used}보다 작고 {low} × "
        f"{b + 1} = "
        f"{josa(low * (b + 1), '은/는')} {used}보다 크므로 B는 {b}입니다. {used} ÷ {b} = {x}이므로 A는 {a}입니다. "
        f"{asked.closing}"
    )
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_digit_in_inequality(draw: Draw) -> Problem | None:
    h, d, over = draw.number(1, 9), draw.number(2, 7), draw.number(0, 1)
    base = draw.number(0, 1) * draw.number(1, 9) * 100 + h * 10
    pattern, n = f"{base // 10}A", base + d
    fits = [v for v in range(10) if (v > d if over else v < d)]
    noun, closing, answer = pick_of(draw, fits, "A 안에 들어갈 수 있는")
    word = "큽" if over else "작"
    question = draw.pick(
        (
            f"{josa(pattern, '이/가')} {n}보다 {'클' if over else '작을'} 때, {ended(draw, noun)}",
            f"0부터 9까지의 숫자 중에서 {pattern} {'>' if over else '<'} {josa(n, '이/가')} 되게 하려고 합니다. "
            f"{ended(draw, noun)}",
            f"수 {pattern}{josa(pattern, '은/는')[-1]} {n}보다 {word}"
            f"{'니다' if over else '습니다'}. {ended(draw, noun)}",
        )
    )
    working = (
        f"{josa(pattern, '과/와')} {josa(n, '은/는')} 일의 자리의 앞이 같으므로 일의 자리 숫자만 비교합니다. "
        f"A는 {d}보다 {'큰' if over else '작은'} 한 자리 숫자여야 합니다. {closing}"
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_inequality_with_sum(draw: Draw) -> Problem | None:
    plus = draw.number(0, 1)
    h, d, m = draw.number(11, 48), draw.number(1, 8), draw.number(505, 890)
    pattern, limit = f"{h}A", h * 10 + d
    edge = m + limit if plus else m - limit
    fits = [v for v in range(10) if (v > d if plus else v < d)]
    noun, closing, answer = pick_of(draw, fits, "A에 들어갈 수 있는")
    if edge < 200:
        return None
    c = draw.number(101, edge - 50)
    right = draw.pick((str(edge), f"{c}+{edge - c}"))
    left = f"{m}+{pattern}" if plus else f"{m}-{pattern}"
    sign = draw.pick((">", "<"))
    whole = f"{left}>{right}" if sign == ">" else f"{right}<{left}"
    question = draw.pick(
        (
            f"{whole}일 때, 0부터 9까지의 숫자 가운데 {ended(draw, noun)}",
            f"식 {whole}{josa('A', '이/가')[-1]} 성립합니다. {ended(draw, noun)}",
        )
    ).replace(f"{whole}가", josa(whole, "이/가"))
    first = "" if "+" not in right else f"먼저 {c} + {edge - c} = {edge}입니다. "
    if plus:
        move = f"{josa(pattern, '은/는')} {edge} - {m} = {limit}보다 커야 하므로 A는 {d}보다 커야 합니다."
    else:
        move = (
            f"뺀 값이 {edge}보다 크려면 {josa(pattern, '은/는')} {m} - {edge} = {limit}보다 작아야 하므로 "
            f"A는 {d}보다 작아야 합니다."
        )
    return Problem(question, f"{first}{move} {closing}", answer)


@template("수찾기2")
def f2_multiples_in_range(draw: Draw) -> Problem | None:
    n, low, width = draw.number(23, 98), draw.number(100, 400, 10), draw.number(60, 260, 10)
    both = draw.number(0, 1)
    high = low + width
    fits = [v for v in range(1, 10) if n * v > low and (n * v < high or not both)]
    if not fits or len(fits) > 6 or n * 9 < low or any(n * v in (low, high) for v in range(10)):
        return None
    noun, closing, answer = pick_of(draw, fits, "A에 알맞은 한 자리")
    start = draw.pick(
        (f"{n}에 A를 곱한 값이", f"{josa(n, '을/를')} A번 더한 값이", f"{n}×A의 값이")
    )
    noun = noun.replace("한 자리 모든 수", "한 자리 수")
    said = f"{low}보다 크고 {high}보다 작습니다" if both else f"{low}보다 큽니다"
    question = f"{start} {said}. {ended(draw, noun)}"
    first, last = fits[0], fits[-1]
    parts = [f"{n} × {v} = {n * v}" for v in (first - 1, first) if v]
    tests = ", ".join(parts)
    parts = [f"{n} × {v} = {n * v}" for v in (last, last + 1) if v < 10]
    more = (
        f" {', '.join(parts)}이므로 A는 {last}까지입니다."
        if both
        else " A는 한 자리 수이므로 9까지입니다."
    )
    working = f"{tests}이므로 A는 {first}부터 {low}보다 큰 값이 됩니다.{more} {closing}"
    return Problem(question, working, answer)


@template("수찾기2")
def f2_quotient_and_remainder(draw: Draw) -> Problem | None:
    n, q = draw.number(3, 9), draw.number(1, 3) * 10 + draw.number(1, 9)
    r = draw.number(1, n - 1)
    total, name = n * q + r, called(draw.names()[0])
    tens, rest = q // 10 * 10, (q % 10) * n + r
    divide = (
        f"{n} × {tens} = {n * tens}이고 {total} - {n * tens} = {rest}입니다. {n} × {q % 10} = "
        f"{n * (q % 10)}이고 "
        f"{rest} - {n * (q % 10)} = {r}이므로 몫은 {tens} + {q % 10} = {q}, 나머지는 {r}입니다."
    )
    if draw.number(0, 1):
        digits = {"A": q // 10, "B": q % 10, "C": r}
        asked = ask(draw, digits)
        story = draw.pick(
            (
                f"{total}÷{n}을 계산했을 때 몫은 AB이고 나머지는 C입니다. ",
                f"{josa(total, '을/를')} {josa(n, '으로/로')} 나누었더니 몫이 두 자리 수 AB, 나머지가 C가 되었습니다. ",
                f"{name}가 색종이 {total}장을 {n}명에게 똑같이 나누어 주면 한 명이 AB장씩 받고 C장이 남습니다. ",
            )
        ).replace(f"÷{n}을", f"÷{josa(n, '을/를')}")
        return Problem(story + asked.question, f"{divide} {asked.closing}", asked.answer)
    if q <= r:
        return None
    minus = draw.number(0, 1)
    noun = "A-B의 값" if minus else "A+B의 값"
    sign = "-" if minus else "+"
    answer = q - r if minus else q + r
    question = draw.pick(
        (
            f"{josa(total, '을/를')} {josa(n, '으로/로')} 나누었더니 몫이 A이고 나머지가 B였습니다. "
            f"{ended(draw, noun)}",
            f"달걀 {total}개를 {n}개씩 상자에 담으면 A상자가 되고 B개가 남습니다. {ended(draw, noun)}",
        )
    )
    working = f"{divide} A는 {q}, B는 {r}이므로 구하는 값은 {q} {sign} {r} = {answer}입니다."
    return Problem(question, working, answer)
