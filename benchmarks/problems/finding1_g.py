"""수찾기1: 수의 규칙과 배열, 줄과 공배수, 소수(약수가 2개인 수)를 찾는 틀."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding1_words import ORDER, listed


@template("수찾기1")
def f1_same_gap(draw: Draw) -> Problem | None:
    first, gap = draw.number(1, 40), draw.number(3, 15)
    down = draw.number(0, 3) == 0
    if down:
        first += gap * 30
    sign = -1 if down else 1
    k = draw.number(7, 25)
    row = [first + sign * gap * i for i in range(4)]
    value = first + sign * gap * (k - 1)
    word = "작아" if down else "커"
    op = "-" if down else "+"
    rule = f"이웃한 두 수를 비교하면 {gap}씩 {word}집니다."
    if draw.number(0, 1):
        question = draw.pick(
            (
                f"{listed(row)}, …와 같은 규칙으로 수를 늘어놓을 때, {k}번째 수를 구하시오.",
                f"{row[0]}부터 {gap}씩 {word}지는 수를 차례로 씁니다. {k}번째에 쓰는 수는 얼마입니까?",
            )
        )
        working = (
            f"{rule} {k}번째 수까지는 {k} - 1 = {k - 1}번 뛰어 셉니다. {gap} × {k - 1} = {gap * (k - 1)}이므로 "
            f"{k}번째 수는 {first} {op} {gap * (k - 1)} = {value}입니다."
        )
        return Problem(question, working, value)
    far = abs(value - first)
    question = draw.pick(
        (
            f"{listed(row)}와 같은 규칙으로 수를 계속해서 늘어놓을 때, {josa(value, '은/는')} 몇 번째 수입니까?",
            f"{listed(row)}, …의 규칙으로 수를 써 나갑니다. A번째에 오는 수가 {value}일 때, A의 값을 구하시오.",
        )
    ).replace(f"{listed(row)}와 같은", f"{josa(listed(row), '과/와')} 같은")
    working = (
        f"{rule} 첫 번째 수에서 {value}까지 {max(value, first)} - {min(value, first)} = {far}만큼 "
        f"달라졌으므로 {far} ÷ {gap} = {k - 1}번 뛰어 센 것입니다. 따라서 {k - 1} + 1 = {k}번째 수입니다."
    )
    return Problem(question, working, k)


@template("수찾기1")
def f1_same_times(draw: Draw) -> Problem | None:
    first, times = draw.number(1, 12), draw.number(2, 5)
    row = [first * times**i for i in range(5)]
    hole = draw.number(1, 3)
    if row[4] > 5000:
        return None
    size = 5 if hole == 3 else draw.pick((4, 5))  # 「1, 2, 4, □」는 규칙이 여럿입니다
    shown = [str(v) if i != hole else "□" for i, v in enumerate(row[:size])]
    found = row[hole]
    left = row[hole - 1]
    digits = len(str(found)) == 2 and found % 10
    ask = draw.number(0, 1) if digits else 0
    if ask:
        a, b = divmod(found, 10)
        shown = [s if s != "□" else "AB" for s in shown]
        question = f"{', '.join(shown)}의 규칙으로 수를 늘어놓았습니다. AB가 두 자리 수일 때, A×B의 값을 구하시오."
        end = f" 그래서 두 자리 숫자의 곱은 {a} × {b} = {a * b}입니다."
        answer = a * b
    else:
        question = draw.pick(
            (
                f"다음은 일정한 규칙으로 늘어놓은 수입니다. □에 알맞은 수는 무엇입니까? {', '.join(shown)}",
                f"규칙에 따라 수를 차례로 썼더니 {josa(', '.join(shown), '이었/였')}습니다. □에 들어갈 수를 구하시오.",
            )
        )
        end, answer = "", found
    pairs = [(row[i], row[i + 1]) for i in range(size - 1) if hole not in (i, i + 1)]
    if not pairs:
        return None
    x, y = pairs[0]
    working = (
        f"나란히 있는 {josa(x, '과/와')} {josa(y, '을/를')} 보면 {y} ÷ {x} = {times}이므로 앞의 수에 {times}씩 곱하는 "
        f"규칙입니다. 빈 곳의 수는 {left} × {times} = {found}입니다.{end}"
    )
    return Problem(question, working, answer)


@template("수찾기1")
def f1_growing_gap(draw: Draw) -> Problem:
    first, gap, more = draw.number(1, 15), draw.number(1, 6), draw.number(1, 4)
    row = [first]
    for i in range(7):
        row.append(row[-1] + gap + more * i)
    k = draw.number(6, 8)
    gaps = [row[i + 1] - row[i] for i in range(4)]
    later = [f"{row[i]} + {row[i + 1] - row[i]} = {row[i + 1]}" for i in range(4, k - 1)]
    question = draw.pick(
        (
            f"{listed(row[:5])}, …와 같은 규칙으로 수를 늘어놓습니다. {k}번째 수는 얼마입니까?",
            f"규칙에 따라 {josa(listed(row[:5]), '을/를')} 차례로 썼습니다. 같은 규칙으로 계속 쓸 때 {k}번째에 올 수를 구하시오.",
        )
    )
    working = (
        f"이웃한 두 수의 차는 차례로 {listed(gaps)}이므로 차가 {more}씩 커지는 규칙입니다. 다섯 번째 수 {row[4]}에서 "
        f"이어 구하면 {', '.join(later)}입니다. 따라서 {k}번째 수는 {row[k - 1]}입니다."
    )
    return Problem(question, working, row[k - 1])


@template("수찾기1")
def f1_sum_of_two_before(draw: Draw) -> Problem | None:
    row = [draw.number(1, 9), draw.number(1, 9)]
    while len(row) < 9:
        row.append(row[-1] + row[-2])
    k = draw.number(7, 9)
    later = [f"{row[i - 2]} + {row[i - 1]} = {row[i]}" for i in range(5, k)]
    question = draw.pick(
        (
            f"{listed(row[:5])}, …와 같이 어떤 규칙에 따라 수를 썼습니다. {k}번째 수를 구하시오.",
            f"첫 번째 수는 {row[0]}, 두 번째 수는 {row[1]}이고, 세 번째부터는 바로 앞의 두 수를 더한 수를 씁니다. {k}번째 수는 "
            f"얼마입니까?",
        )
    )
    working = (
        f"{row[0]} + {row[1]} = {row[2]}, {row[1]} + "
        f"{row[2]} = {row[3]}처럼 앞의 두 수를 더하면 다음 수가 됩니다. 다섯 번째 "
        f"수는 {row[4]}이고, 이어서 구하면 {', '.join(later)}입니다. 따라서 {k}번째 수는 {row[k - 1]}입니다."
    )
    return Problem(question, working, row[k - 1])


@template("수찾기1")
def f1_repeat_digits(draw: Draw) -> Problem:
    cycle = draw.numbers(draw.number(3, 5), 1, 9)
    size, k = len(cycle), draw.number(20, 120)
    turn, left = divmod(k, size)
    found = cycle[left - 1]
    shown = listed([*cycle, *cycle, *cycle[:2]])
    ask = draw.pick(("kth", "sum"))
    part = cycle[:left]
    if ask == "sum":
        found = turn * sum(cycle) + sum(part)
    goal = (
        f"{k}번째 수는 무엇입니까?"
        if ask == "kth"
        else f"첫 번째 수부터 {k}번째 수까지의 합을 구하시오."
    )
    question = draw.pick(
        (
            f"{shown}, …와 같이 수를 되풀이하여 늘어놓았습니다. {goal}",
            f"숫자 카드를 {listed(cycle)}의 차례로 되풀이하여 한 줄로 놓습니다. {goal}",
        )
    )
    over = f"{left}개가 더 있습니다" if left else "남는 것이 없습니다"
    start = (
        f"{josa(listed(cycle), '이/가')} {size}개씩 되풀이됩니다. "
        f"{size} × {turn} = {size * turn}이므로 {k}번째까지 "
        f"{turn}번 되풀이되고 {over}. "
    )
    if ask == "kth":
        place = f"{ORDER[left]} 번째" if left else "마지막"
        return Problem(
            question, f"{start}그러므로 되풀이되는 수의 {place} 수인 {found}입니다.", found
        )
    one = " + ".join(map(str, cycle))
    rest = (
        f"이고, 남은 수까지 더하면 {turn * sum(cycle)} + {' + '.join(map(str, part))} = {found}"
        if left
        else ""
    )
    working = (
        f"{start}한 묶음의 합은 {one} = {sum(cycle)}이고, "
        f"{sum(cycle)} × {turn} = {turn * sum(cycle)}{rest}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_cards_in_order(draw: Draw) -> Problem:
    low = draw.number(2, 30)
    high, k, back = low + draw.number(6, 15), draw.number(3, 6), draw.pick((True, False))
    found = high - k + 1 if back else low + k - 1
    side = "뒤에서부터" if back else "앞에서부터"
    question = draw.pick(
        (
            f"{low}부터 {high}까지의 수 카드를 작은 수부터 순서대로 놓았습니다. {side} {k}번째에 놓인 카드의 수는 몇입니까?",
            f"사물함에 {low}번부터 {high}번까지 번호가 차례로 붙어 있습니다. {side} {k}번째 사물함은 몇 번인지 구하시오.",
        )
    )
    row = list(range(low, low + k)) if not back else list(range(high, high - k, -1))
    working = (
        f"{low}부터 {high}까지 순서대로 놓여 있습니다. {side} 차례로 쓰면 {listed(row)}입니다. 따라서 {side} {k}번째 수는 "
        f"{found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_two_divisors(draw: Draw) -> Problem:
    low = draw.pick((1, 1, 10, 20, 30))
    high = low + draw.number(12, 30)
    fit = [n for n in range(max(2, low), high + 1) if all(n % d for d in range(2, n))]
    ask, found, end = draw.pick(
        (
            ("모두 몇 명입니까?", len(fit), f"모두 {len(fit)}명입니다."),
            ("번호 중 가장 큰 번호는 몇 번입니까?", fit[-1], f"가장 큰 번호는 {fit[-1]}번입니다."),
        )
    )
    name = called(draw.names()[0])
    question = (
        draw.pick(
            (
                f"{name}네 반 학생의 번호는 {low}번부터 {high}번까지입니다. 번호의 약수가 2개뿐인 학생에게 우유를 준다면, 우유를 받는 "
                f"학생은 {ask}",
                f"{low}번부터 {high}번까지의 번호표를 한 사람이 한 장씩 받았습니다. 번호의 약수가 1과 자기 자신뿐인(1번은 제외) 사람이 "
                f"당첨된다면, 당첨된 사람은 {ask}",
            )
        )
        .replace("학생은 번호 중", "학생의 번호 중")
        .replace("사람은 번호 중", "사람의 번호 중")
    )
    working = (
        f"약수가 1과 자기 자신뿐인 수는 약수가 2개입니다. {low}부터 {high}까지에서 2, 3, 5, 7로 나누어떨어지는 더 큰 수를 지우면 "
        f"{josa(listed(fit), '이/가')} 남습니다. {end}"
    )
    return Problem(question, working, found)
