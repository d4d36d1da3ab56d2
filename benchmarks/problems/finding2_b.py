"""수찾기2의 틀: 곱하고 나누는 식, 같은 글자가 두 번 나오는 식에서 숫자 찾기."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding2_columns import ask, filled, fitting


@template("수찾기2")
def f2_same_letter_in_columns(draw: Draw) -> Problem | None:
    h, k, m, a, b = (draw.number(1, top) for top in (5, 4, 8, 9, 9))
    one, two, digits = f"{h}{m}A", f"{k}AB", {"A": a, "B": b}
    total = filled(one, digits) + filled(two, digits)
    ones, tens = total % 10, total // 10 % 10
    if len(fitting([one, two], lambda p, q: p + q == total)) != 1:
        return None
    dry, wet = (tens - m) % 10, (tens - m - 1) % 10
    if not dry or not wet:
        return None
    lines = []
    for guess, up in ((dry, 0), (wet, 1)):
        need = ones + 10 * up
        left, hundreds = need - guess, h + k + (m + guess + up) // 10
        head = f"A가 {guess}이면 일의 자리의 합이 {need}이어야 합니다. ".replace("2이어", "2여")
        head = head.replace("4이어", "4여").replace("5이어", "5여").replace("9이어", "9여")
        if left < 0:
            lines.append(head + f"그런데 {need}는 {guess}보다 작아서 맞지 않습니다.")
        elif left > 9:
            lines.append(head + f"그러면 B가 {need} - {guess} = {left}이므로 맞지 않습니다.")
        elif guess != a or left != b:
            lines.append(
                head
                + f"B는 {need} - {guess} = {left}이지만 백의 자리가 {hundreds}이므로 맞지 않습니다."
            )
        else:
            x, y = filled(one, digits), filled(two, digits)
            lines.append(
                head + f"B는 {need} - {guess} = {left}이고 {x} + {y} = {total}로 맞습니다."
            )
    asked, name = ask(draw, digits), called(draw.names()[0])
    story = draw.pick(
        (
            f"{name}네 과수원에서 수박을 어제는 {one}개, 오늘은 {two}개 땄습니다. 모두 {total}개라면, ",
            f"자동차 공장에서 어제 만든 차는 {one}대, 오늘 만든 차는 {two}대이고 모두 {total}대입니다. ",
            f"{one} + {two} = {total}입니다. 같은 글자는 같은 숫자일 때, ",
        )
    )
    working = (
        f"십의 자리에서 {josa(m, '과/와')} A의 합의 끝자리가 {tens}이므로, A는 받아올림이 없으면 {dry}, "
        f"있으면 {wet}입니다. {' '.join(lines)} {asked.closing}"
    )
    for n in "013678":
        working = working.replace(f"{n}는 {dry}보다", f"{n}은 {dry}보다")
        working = working.replace(f" = {total}로 맞", f" = {josa(total, '으로/로')} 맞")
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_one_letter_in_both(draw: Draw) -> Problem | None:
    a, h, m, k, t = draw.number(1, 9), draw.number(1, 5), *draw.numbers(3, 1, 6)
    one, two = f"{h}A{m}", f"{k}{t}A"
    x, y = filled(one, {"A": a}), filled(two, {"A": a})
    if len(fitting([one, two], lambda p, q: p + q == x + y)) != 1:
        return None
    ones, up = (m + a) % 10, (m + a) // 10
    if up:
        why = f"합은 {m + a}이고, A는 {m + a} - {m} = {a}입니다."
    else:
        why = f"A는 {ones} - {m} = {a}입니다."
    name = called(draw.names()[0])
    question = draw.pick(
        (
            f"{name}는 줄넘기를 어제 {one}번, 오늘 {two}번 넘어서 모두 {x + y}번 넘었습니다. A의 값을 "
            "구하시오. (A는 모두 같은 숫자입니다.)",
            f"여학생은 폐지를 {one}장, 남학생은 {two}장 모았습니다. 모은 폐지가 모두 {x + y}장일 때, A는 "
            "얼마입니까? 단, 두 A는 같은 숫자입니다.",
            f"{one}에 {two}{josa(a, '을/를')[-1]} 더하면 {josa(x + y, '이/가')} 됩니다. A에 알맞은 숫자는 무엇입니까?",
        )
    ).replace(f"{two}을 더하면", f"{two}를 더하면")
    working = (
        f"두 수를 더하면 {x + y}입니다. 일의 자리에서 {josa(m, '과/와')} A의 합의 끝자리가 {ones}이므로 "
        f"{why} A에 {josa(a, '을/를')} 넣으면 두 수는 {josa(x, '과/와')} {y}이고, {x} + {y} = "
        f"{josa(x + y, '으로/로')} 맞습니다. 따라서 A의 값은 {a}입니다."
    )
    return Problem(question, working, a)


@template("수찾기2")
def f2_known_factor(draw: Draw) -> Problem | None:
    n, x = draw.number(3, 30), draw.number(21, 98)
    spot = draw.number(0, 1)
    pattern = f"A{x % 10}" if spot else f"{x // 10}A"
    answer = x // 10 if spot else x % 10
    total = n * x
    sign, name = draw.pick(("×", "*")), called(draw.names()[0])
    question = draw.pick(
        (
            f"{n} {sign} {pattern} = {total}일 때, A를 구하시오.",
            f"{pattern}{sign}{n}={total}을 만족하는 A의 값은 얼마입니까?",
            f"{name}는 윗몸 일으키기를 매일 {pattern}번씩 합니다. {n}일 동안 모두 {total}번을 했다면, "
            "A에 알맞은 숫자는 무엇입니까?",
            f"한 상자에 {pattern}개씩 든 귤이 {n}상자 있습니다. 귤이 모두 {total}개일 때, A의 값을 구하세요.",
        )
    ).replace(f"{total}을 만족", f"{josa(total, '을/를')} 만족")
    tens = x // 10 * 10
    working = (
        f"{pattern}에 {josa(n, '을/를')} 곱하면 {total}이므로 {josa(pattern, '은/는')} 거꾸로 나누어 구합니다. "
        f"{n} × {tens} = {n * tens}이고 {total} - {n * tens} = {total - n * tens}, "
        f"{total - n * tens} ÷ {n} = {x - tens}이므로 {total} ÷ {n} = {tens} + {x - tens} = {x}입니다. "
        f"{pattern}{josa(pattern, '이/가')[-1]} {x}이므로 A는 {answer}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_factor_by_last_digit(draw: Draw) -> Problem | None:
    m, n, a = draw.number(2, 9), draw.number(2, 9), draw.number(1, 9)
    x = a * 10 + m
    total = x * n
    pairs = fitting([f"A{m}", "B"], lambda p, q: p * q == total)
    if len(pairs) != 1:
        return None
    asked, name = ask(draw, {"A": a, "B": n}), called(draw.names()[0])
    story = draw.pick(
        (
            f"책장 한 칸에 책을 A{m}권씩 꽂을 수 있습니다. B칸에 모두 {total}권을 꽂았을 때, ",
            f"수도에서 물이 한 시간에 A{m}L씩 B시간 동안 나와서 모두 {total}L가 나왔습니다. ",
            f"{name}는 한 시간에 수학 문제를 A{m}개씩 풉니다. B시간 동안 {total}문제를 풀었다면, ",
            f"강아지 B마리에게 간식을 A{m}g씩 주려고 합니다. 간식이 모두 {total}g 필요할 때, ",
            f"문제집 한 단원에 문제가 A{m}개씩 있습니다. B개의 단원에 문제가 모두 {total}개라면, ",
            f"두 자리 수 A{m}에 한 자리 수 B를 곱하면 {total}입니다. ",
        )
    )
    fits = [v for v in range(1, 10) if m * v % 10 == total % 10]
    lines = []
    for v in fits:
        if total % v:
            lines.append(
                f"B가 {v}이면 {josa(total, '은/는')} {josa(v, '으로/로')} 나누어떨어지지 않습니다."
            )
        elif v == n:
            lines.append(f"B가 {v}이면 {total} ÷ {v} = {x}이므로 A는 {a}로 맞습니다.")
        else:
            lines.append(f"B가 {v}이면 {total} ÷ {v} = {total // v}이므로 A{m}의 꼴이 아닙니다.")
    if len(fits) > 5:
        return None
    working = (
        f"일의 자리를 보면 {josa(m, '과/와')} B의 곱의 끝자리가 {total % 10}이므로 B는 "
        f"{' 또는 '.join(map(str, fits))}입니다. {' '.join(lines)} {asked.closing}"
    )
    if a in (3, 6):
        working = working.replace(f"A는 {a}로 맞", f"A는 {a}으로 맞")
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_shared_with_letters(draw: Draw) -> Problem | None:
    n, x = draw.number(3, 9), draw.number(21, 89)
    total = n * x
    if total < 100 or total > 999:
        return None
    pattern, whole = f"{x // 10}B", f"{total // 100}A{total % 10}"
    digits = {"A": total // 10 % 10, "B": x % 10}
    if len(fitting([whole, pattern], lambda p, q: p == n * q)) != 1:
        return None
    asked, name = ask(draw, digits), called(draw.names()[0])
    story = draw.pick(
        (
            f"{name}는 우표 {whole}장을 친구 {n}명에게 똑같이 나누어 주었습니다. 한 명이 {pattern}장씩 받았을 때, ",
            f"관광객 {whole}명을 가이드 {n}명이 똑같이 {pattern}명씩 맡기로 했습니다. ",
            f"{name}네 과일 가게에 있는 복숭아 {whole}개를 {n}일 동안 하루에 {pattern}개씩 팔면 모두 팔립니다. ",
            f"마을 주민 {whole}명을 {n}명씩 한 조로 나누었더니 {pattern}조가 되었습니다. ",
            f"{whole}에 알맞은 수를 {josa(n, '으로/로')} 나누면 몫이 {pattern}이고 나누어떨어집니다. ",
        )
    )
    b, ones = x % 10, total % 10
    fits = [v for v in range(10) if n * v % 10 == ones]
    lines = []
    for v in fits:
        got = n * (x // 10 * 10 + v)
        say = "맞습니다" if got == total else f"{whole}의 꼴이 아닙니다"
        joint = "으로/로" if got == total else "이므로/이므로"
        end = josa(got, joint) if got == total else f"{got}이므로"
        lines.append(f"B가 {v}이면 {x // 10 * 10 + v} × {n} = {end} {say}.")
    if len(lines) > 2:
        return None
    working = (
        f"몫 {pattern}에 {josa(n, '을/를')} 곱하면 {whole}입니다. 일의 자리를 보면 {n} × B의 끝자리가 {ones}이므로 "
        f"B는 {' 또는 '.join(map(str, fits))}입니다. {' '.join(lines)} "
        f"그래서 A는 {digits['A']}, B는 {b}입니다. {asked.closing}"
    )
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_tens_letter_times(draw: Draw) -> Problem | None:
    n, h, a = draw.number(2, 9), draw.number(1, 9), draw.number(0, 9)
    x = h * 10 + a
    total = n * x
    if not 100 <= total <= 999:
        return None
    left, right = f"{h}A", f"{total // 100}B{total % 10}"
    digits = {"A": a, "B": total // 10 % 10}
    fits = [v for v in range(10) if n * v % 10 == total % 10]
    if len(fitting([left, right], lambda p, q: p * n == q)) != 1 or len(fits) > 2:
        return None
    asked, sign = ask(draw, digits), draw.pick(("×", "*"))
    story = draw.pick(
        (
            f"{left}{sign}{n}={right}{josa('B' if right[-1] == 'B' else right[-1], '을/를')[-1]} "
            "만족한다고 합니다. ",
            f"{left}의 {n}배가 {right}{josa(right[-1], '과/와')[-1]} 같을 때, ",
            f"구슬이 {left}개씩 든 주머니가 {n}개 있습니다. 구슬이 모두 {right}개라면, ",
            f"하루에 {left}쪽씩 {n}일 동안 읽으면 {right}쪽을 읽게 됩니다. ",
        )
    )
    lines = []
    for v in fits:
        got = n * (h * 10 + v)
        fit = got == total
        end = (
            f"{got}이므로 B는 {digits['B']}입니다."
            if fit
            else f"{got}이므로 {right}의 꼴이 아닙니다."
        )
        lines.append(f"A가 {v}이면 {h * 10 + v} × {n} = {end}")
    working = (
        f"일의 자리에서 A와 {n}의 곱의 끝자리가 {total % 10}이어야 합니다. 이런 A는 "
        f"{' 또는 '.join(map(str, fits))}입니다. {' '.join(lines)} {asked.closing}"
    )
    for one in "2459":
        working = working.replace(f"끝자리가 {one}이어야", f"끝자리가 {one}여야")
    return Problem(story + asked.question, working, asked.answer)
