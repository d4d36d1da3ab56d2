"""수찾기2의 틀: 자리의 값, 길이와 시간, 약속한 기호에 나오는 글자의 값 찾기."""

from math import gcd

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding2_columns import add_steps, ask, ended, fitting


@template("수찾기2")
def f2_place_letters(draw: Draw) -> Problem | None:
    n = draw.number(12345, 98765) if draw.number(0, 1) else draw.number(1234, 9876)
    text = str(n)[::-1]
    names = ("일", "십", "백", "천", "만")[: len(text)]
    p, q = draw.some(range(len(text)), 2)
    a, b = int(text[p]), int(text[q])
    if a <= b:
        return None
    noun, closing, answer = draw.pick(
        (
            ("A+B의 값", f"{a} + {b} = {a + b}", a + b),
            ("A와 B의 차", f"{a} - {b} = {a - b}", a - b),
            ("A와 B의 곱", f"{a} × {b} = {a * b}", a * b),
        )
    )
    question = draw.pick(
        (
            f"{n}에서 {names[p]}의 자리 숫자는 A, {names[q]}의 자리 숫자는 B입니다. {ended(draw, noun)}",
            f"수 {n}의 {names[p]}의 자리 숫자를 A, {names[q]}의 자리 숫자를 B라고 할 때, {ended(draw, noun)}",
        )
    )
    each = ", ".join(
        f"{name}의 자리 숫자는 {d}" for name, d in reversed(list(zip(names, text, strict=True)))
    )
    working = f"{n}의 {each}입니다. A는 {a}, B는 {b}이므로 {josa(noun, '은/는')} {closing}입니다."
    return Problem(question, working, answer)


@template("수찾기2")
def f2_compose_and_compare(draw: Draw) -> Problem | None:
    big, small = draw.number(301, 899), draw.number(101, 899)
    if small >= big or 0 in (small // 10 % 10, big % 10, big // 10 % 10):
        return None
    t = draw.number(0, 1)
    digits_small = [str(small // 100), str(small // 10 % 10), str(small % 10)]
    gap = big - small
    if gap < 100 and t == 0:
        return None
    rows = [list(digits_small), list(str(gap))]
    rows[0][1] = "A"
    spot = len(rows[1]) - 1
    rows[1][spot] = "B"
    one, two = "".join(rows[0]), "".join(rows[1])
    digits = {"A": small // 10 % 10, "B": gap % 10}
    if len(fitting([one, two], lambda x, y: x + y == big)) != 1:
        return None
    asked, (n, m) = ask(draw, digits), (called(one) for one in draw.names(2))
    h, d, u = str(big)
    question = (
        f"{n}가 가진 수는 100이 {h}, 10이 {d}, 1이 {u}인 수이고, {m}가 가진 수는 100이 {rows[0][0]}, 10이 A, 1이 "
        f"{rows[0][2]}인 "
        f"수입니다. {n}의 수가 {m}의 수보다 {two}만큼 클 때, {asked.question}"
    )
    working = (
        f"{n}의 수는 {big}, {m}의 수는 {one}이고 {one}에 {josa(two, '을/를')} 더하면 {big}입니다. "
        f"{add_steps([one, two], str(big), digits)} {asked.closing}"
    )
    return Problem(question, working, asked.answer)


@template("수찾기2")
def f2_burning_time(draw: Draw) -> Problem | None:
    q = draw.number(2, 9)
    p = draw.number(1, q - 1)
    groups = draw.number(2, 12)
    minutes, length = groups * q, groups * p
    if gcd(p, q) != 1:
        return None
    frac = f"({p}/{q})"
    question = draw.pick(
        (
            f"1분에 {frac}cm씩 타는 양초가 있습니다. A분 동안 촛불을 켜 두었더니 양초가 {length}cm 탔습니다. A의 값을 구하시오.",
            f"달팽이가 1분에 {frac}m씩 일정하게 기어갑니다. {length}m를 가는 데 A분이 걸릴 때, A는 얼마입니까?",
            f"수도에서 물이 1분에 {frac}L씩 나옵니다. 빈 통에 물 {length}L를 받는 데 A분이 걸렸습니다. A를 구하세요.",
        )
    )
    working = (
        (
            f"1분에 {p}/{q}만큼이므로 걸린 시간은 전체를 1분 동안의 양으로 나누어 구합니다. {length} ÷ ({p}/{q}) = {length} "
            f"× {q}/{p} = "
            f"{length * q}/{p} = {minutes}이므로 A는 {minutes}입니다."
        )
        .replace(f"{length * q}/1 = ", "")
        .replace(f" × {q}/1 ", f" × {q} ")
    )
    return Problem(question, working, minutes)


@template("수찾기2")
def f2_hens_and_eggs(draw: Draw) -> Problem:
    half, weeks = draw.number(2, 15), draw.number(1, 6)
    days = 14 * weeks
    per, other = days // 2, days
    eggs = half * (per + other)
    span = draw.pick((f"{2 * weeks}주일", f"{days}일"))
    question = draw.pick(
        (
            f"암탉이 A마리 있습니다. 그중 반은 한 마리가 2일에 한 개씩 달걀을 낳고, 나머지 반은 하루에 한 개씩 낳습니다. {span} 동안 낳은 달걀이 "
            "모두 "
            f"{eggs}개일 때, A의 값을 구하시오.",
            f"기계 A대 중 절반은 하루에 한 개씩, 나머지 절반은 이틀에 한 개씩 물건을 만듭니다. {span} 동안 만든 물건이 {eggs}개라면, A는 "
            "얼마입니까?",
        )
    )
    unit = "마리" if "암탉" in question else "대"
    head = f"{span}은 7 × {2 * weeks} = {days}일입니다. " if "주일" in span else ""
    working = (
        f"{head}하루에 한 개씩이면 {days}개, 2일에 한 개씩이면 {days} ÷ 2 = {per}개이므로 두 가지를 하나씩 짝 지으면 {days} + "
        f"{per} = "
        f"{days + per}개가 됩니다. 짝의 수는 {eggs} ÷ {days + per} = {half}이므로 A는 {half} × 2 = "
        f"{half * 2}{unit}입니다."
    )
    return Problem(question, working, half * 2)


@template("수찾기2")
def f2_sticks_in_water(draw: Draw) -> Problem | None:
    for _ in range(200):
        (p, q), (r, s) = sorted(draw.numbers(2, 1, 11)), sorted(draw.numbers(2, 1, 11))
        # 긴 막대의 p/q와 짧은 막대의 r/s가 같습니다.
        g = gcd(q * r, s * p)
        long, short, k = q * r // g, s * p // g, draw.number(1, 8)
        big, small = long * k, short * k
        diff, whole_depth = big - small, big * p % q == 0
        if whole_depth and diff > 1 and 15 <= big <= 150 and gcd(p, q) == gcd(r, s) == 1:
            break
    else:
        return None
    noun, text, answer = draw.pick(
        (
            ("긴 막대의 길이", f"{big}cm", big),
            ("짧은 막대의 길이", f"{small}cm", small),
            ("두 막대의 길이의 합", f"{big} + {small} = {big + small}cm", big + small),
        )
    )
    question = (
        f"길이가 {diff}cm 차이 나는 두 막대를 깊이가 같은 연못에 바닥까지 수직으로 세웠더니, 긴 막대의 ({p}/{q})와 짧은 막대의 "
        f"({r}/{s})가 물에 "
        f"잠겼습니다. {josa(noun, '은/는')} 몇 cm입니까?"
    )
    question = question.replace(f"({p}/{q})와", f"({p}/{q}){josa(p, '과/와')[-1]}")
    question = question.replace(f"({r}/{s})가", f"({r}/{s}){josa(r, '이/가')[-1]}")
    working = (
        f"물에 잠긴 길이가 같으므로 긴 막대의 {p}/{q}만큼과 짧은 막대의 {r}/{s}만큼이 같습니다. 긴 막대는 잠긴 길이의 {q}/{p}, "
        f"짧은 막대는 {s}/{r}이므로 두 막대의 길이의 비는 {long} 대 {short}입니다. 차이 {long} - {short} = "
        f"{long - short}묶음이 {diff}cm이므로 한 묶음은 "
        f"{diff} ÷ {long - short} = {k}cm입니다. 긴 막대는 {long} × {k} = {big}cm, 짧은 막대는 {short} × "
        f"{k} = {small}cm입니다. "
        f"따라서 {josa(noun, '은/는')} {text}입니다."
    )
    for one in (q, s):
        working = working.replace(f"길이의 {one}/1, ", f"길이의 {one}배, ").replace(
            f" {one}/1이므로", f" {one}배이므로"
        )
    working = working.replace(f"길이의 {q}/{p}, ", f"길이의 {q}/{p}배, ")
    working = working.replace(f"막대는 {s}/{r}이므로", f"막대는 {s}/{r}배이므로")
    return Problem(question, working, answer)


@template("수찾기2")
def f2_overlapped_tape(draw: Draw) -> Problem | None:
    n, each, over = draw.number(3, 6), draw.number(31, 98), draw.number(3, 15)
    total = n * each - (n - 1) * over
    if not 100 <= total <= 999 or total % 10 == 0 or each % 10 == 0 or over % 10 == 0:
        return None
    asked = ask(draw, dict(zip("ABC", map(int, str(total)), strict=True)))
    one, two, all_, cut = (written(v / 10) for v in (each, over, n * each, (n - 1) * over))
    story = draw.pick(
        (
            f"길이가 {one}cm인 색 테이프 {n}장을 {two}cm씩 겹치게 한 줄로 이어 붙였습니다. 전체 길이를 AB.Ccm라고 할 때, ",
            f"색 테이프 {n}장의 길이는 각각 {one}cm입니다. 풀칠하여 겹친 부분이 {two}cm씩일 때 이어 붙인 전체 길이는 AB.Ccm입니다. ",
        )
    )
    working = (
        f"겹친 부분은 {n} - 1 = {n - 1}곳입니다. 색 테이프의 길이의 합은 {one} × {n} = {all_}cm이고 겹친 길이의 합은 {two} "
        f"× {n - 1} = {cut}cm이므로 "
        f"전체 길이는 {all_} - {cut} = {written(total / 10)}cm입니다. {asked.closing}"
    )
    return Problem(story + asked.question, working, asked.answer)


@template("수찾기2")
def f2_promised_sign(draw: Draw) -> Problem | None:
    sign, kind = draw.pick("◎★◆▲"), draw.number(0, 2)
    n, x, k = draw.number(3, 12), draw.number(2, 12), draw.number(2, 5)
    if kind == 0:
        rule, value = f"가{sign}나=가×나+가", n * x + n
        steps = (
            f"{n}{sign}A는 {n}의 A배에 {josa(n, '을/를')} 더한 값입니다. {value} - {n} = {n * x}이므로 A는 "
            f"{n * x} ÷ {n} = {x}입니다."
        )
    elif kind == 1:
        rule, value = f"가{sign}나=가×{k}+나", n * k + x
        steps = f"{n}{sign}A는 {n} × {k} = {n * k}에 A를 더한 값이므로 A는 {value} - {n * k} = {x}입니다."
    else:
        rule, value = f"가{sign}나=(가+나)×{k}", (n + x) * k
        steps = (
            f"{josa(n, '과/와')} A의 합의 {k}배가 {value}이므로 합은 {value} ÷ {k} = {n + x}입니다. A는 {n + x} "
            f"- {n} = {x}입니다."
        )
    question = draw.pick(
        (
            f"{josa(rule, '으로/로')} 약속할 때, {n}{sign}A={josa(value, '을/를')} 만족하는 A의 값을 구하시오.",
            f"기호 {sign}에 대하여 {josa(rule, '이라고/라고')} 약속합니다. {n}{sign}A의 값이 {value}일 때, A는 얼마입니까?",
        )
    )
    return Problem(question, f"약속에 따라 식을 씁니다. {steps}", x)
