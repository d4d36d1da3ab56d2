"""수찾기1: 자리 숫자, 잘못한 계산, 어림, □, 나머지의 조건으로 수를 찾는 틀."""

from problems.drawing import Draw, Problem, josa, template
from problems.finding1_words import listed


@template("수찾기1")
def f1_digit_places(draw: Draw) -> Problem:
    a, b = draw.number(1, 9), draw.number(0, 9)
    plus, big = draw.number(11, 480), draw.pick((True, False))
    places, low, high = draw.pick(
        (
            (("백의 자리 숫자", "일의 자리 숫자"), a * 100 + b, a * 100 + 90 + b),
            (("백의 자리 숫자", "십의 자리 숫자"), a * 100 + b * 10, a * 100 + b * 10 + 9),
            (("십의 자리 숫자", "일의 자리 숫자"), 100 + a * 10 + b, 900 + a * 10 + b),
        )
    )
    base, size = (high, "큰") if big else (low, "작은")
    free = {"일의": "십의", "십의": "일의"}[places[1][:2]] if places[0][0] == "백" else "백의"
    digit = 9 if big else (1 if free == "백의" else 0)
    rule = f"{places[0]}가 {a}, {places[1]}가 {b}인 세 자리 수"
    question = draw.pick(
        (
            f"{rule} 중에서 가장 {size} 수보다 {plus} 더 큰 수는 얼마입니까?",
            f"{rule}를 만들려고 합니다. 만들 수 있는 가장 {size} 수에 {josa(plus, '을/를')} 더한 값을 구하시오.",
        )
    )
    working = (
        f"정해지지 않은 자리는 {free} 자리입니다. 가장 {size} 수가 되려면 {free} 자리에 {josa(digit, '을/를')} 놓아야 "
        f"하므로 가장 {size} 수는 {base}입니다. 이 수보다 {plus} 큰 수는 {base} + {plus} = {base + plus}입니다."
    )
    return Problem(question, working, base + plus)


@template("수찾기1")
def f1_digit_filter(draw: Draw) -> Problem | None:
    h, t, o = draw.number(1, 9), draw.number(0, 9), draw.number(0, 9)
    found = h * 100 + t * 10 + o
    wrong = [
        h * 100 + draw.number(0, 9) * 10 + draw.number(0, 9),
        draw.number(1, 9) * 100 + draw.number(0, 9) * 10 + o,
        draw.number(100, 999),
    ]
    values = draw.shuffled([found, *wrong])
    fit = [v for v in values if v // 100 == h and v % 10 == o]
    if fit != [found] or len(set(values)) < 4:
        return None
    same = [v for v in values if v // 100 == h]
    question = draw.pick(
        (
            f"{listed(values)} 중에서 백의 자리 숫자가 {h}이고 일의 자리 숫자가 {o}인 수를 찾으시오.",
            f"번호가 {listed(values)}인 사물함이 있습니다. 내 사물함 번호는 백의 자리 숫자가 {h}, 일의 자리 숫자가 {o}입니다. "
            f"내 사물함 번호는 몇 번입니까?",
        )
    )
    working = (
        f"먼저 백의 자리 숫자가 {h}인 수를 찾으면 {listed(same)}입니다. 이 중에서 일의 자리 숫자가 {o}인 수를 고릅니다. "
        f"두 조건에 모두 맞는 수는 {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_swapped_digits(draw: Draw) -> Problem | None:
    tens, ones = draw.numbers(2, 1, 9)
    real, swapped = tens * 10 + ones, ones * 10 + tens
    times, other = draw.number(3, 9), draw.number(2, 6)
    way = draw.pick(("더", "곱", "빼"))
    if way == "더":
        other = draw.number(5, 30)
        wrong, said, back = swapped + other, f"{josa(other, '을/를')} 더했더니", "-"
    elif way == "빼":
        other = draw.number(3, 10)
        wrong, said, back = swapped - other, f"{josa(other, '을/를')} 뺐더니", "+"
    else:
        wrong, said, back = swapped * other, f"{josa(other, '을/를')} 곱했더니", "÷"
    if wrong < 10:
        return None
    question = draw.pick(
        (
            f"어떤 두 자리 수에 {josa(times, '을/를')} 곱해야 할 것을 잘못하여 십의 자리 숫자와 일의 자리 숫자를 바꾼 수"
            f"{'에서' if way == '빼' else '에'} {said} {josa(wrong, '이/가')} 되었습니다. 바르게 계산하면 얼마입니까?",
            f"두 자리 수의 십의 자리 숫자와 일의 자리 숫자를 서로 바꾼 수{'에서' if way == '빼' else '에'} {said} "
            f"{josa(wrong, '이/가')} 나왔습니다. 처음 두 자리 수에 {josa(times, '을/를')} 곱한 값을 구하시오.",
        )
    )
    working = (
        f"거꾸로 계산하면 숫자를 바꾼 수는 {wrong} {back} {other} = {swapped}입니다. 그러므로 처음 두 자리 수는 "
        f"{real}입니다. 바르게 계산하면 {real} × {times} = {tens * 10} × {times} + {ones} × {times} = "
        f"{tens * 10 * times} + {ones * times} = {real * times}입니다."
    )
    return Problem(question, working, real * times)


@template("수찾기1")
def f1_digit_sum(draw: Draw) -> Problem | None:
    total, gap = draw.number(5, 15), draw.number(1, 7)
    more = draw.pick((True, False))
    fit = [
        n
        for n in range(10, 100)
        if n // 10 + n % 10 == total and (n // 10 - n % 10) * (1 if more else -1) == gap
    ]
    if len(fit) != 1:
        return None
    found = fit[0]
    pairs = [n for n in range(10, 100) if n // 10 + n % 10 == total]
    size = "큽니다" if more else "작습니다"
    question = draw.pick(
        (
            f"두 자리 수가 있습니다. 각 자리 숫자의 합은 {total}이고, 십의 자리 숫자는 일의 자리 숫자보다 {gap} {size}. 이 수를 "
            f"구하시오.",
            f"다음 조건에 맞는 두 자리 수는 무엇입니까? 십의 자리 숫자와 일의 자리 숫자를 더하면 {josa(total, '이/가')} 됩니다. "
            f"십의 자리 숫자가 일의 자리 숫자보다 {gap} 더 {size}.",
        )
    )
    a, b = divmod(found, 10)
    working = (
        f"각 자리 숫자의 합이 {total}인 두 자리 수는 {listed(pairs)}입니다. 이 중에서 두 자리 숫자의 차가 {max(a, b)} - "
        f"{min(a, b)} = {gap}이고 십의 자리가 더 {'큰' if more else '작은'} 수를 찾으면 {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_rounding_ends(draw: Draw) -> Problem | None:
    unit, place = draw.pick(((10, "십"), (100, "백"), (1000, "천")))
    goal = draw.number(3, 90) * unit
    way = draw.pick(("반올림", "올림", "버림"))
    low = {"반올림": goal - unit // 2, "올림": goal - unit + 1, "버림": goal}[way]
    high = low + unit - 1
    ask, found = draw.pick((("가장 큰 수", high), ("가장 작은 수", low), ("합", low + high)))
    end = "가장 큰 수와 가장 작은 수의 합" if ask == "합" else ask
    question = draw.pick(
        (
            f"{way}하여 {place}의 자리까지 나타내면 {josa(goal, '이/가')} 되는 자연수 중에서 {josa(end, '을/를')} 구하시오.",
            f"어떤 자연수를 {way}하여 {place}의 자리까지 나타내었더니 {josa(goal, '이/가')} 되었습니다. 어떤 자연수가 될 수 있는 수 "
            f"중 {josa(end, '은/는')} 얼마입니까?",
        )
    )
    why = {
        "반올림": f"반올림은 바로 아래 자리 숫자가 5보다 작으면 버리고 5와 같거나 크면 올립니다. 가장 작은 수는 {goal} - "
        f"{unit // 2} = {low}이고, 가장 큰 수는 {goal} + {unit // 2} - 1 = {high}입니다.",
        "올림": f"올림은 아래 자리에 0이 아닌 수가 있으면 올립니다. 가장 작은 수는 {goal} - {unit} + 1 = {low}이고, 가장 큰 수는 "
        f"{high}입니다.",
        "버림": f"버림은 아래 자리의 수를 모두 0으로 봅니다. 가장 작은 수는 {low}이고, 가장 큰 수는 {goal} + {unit} - 1 = "
        f"{high}입니다.",
    }[way]
    last = (
        f"두 수의 합은 {low} + {high} = {found}입니다."
        if ask == "합"
        else f"따라서 답은 {found}입니다."
    )
    return Problem(question, f"{why} {last}", found)


@template("수찾기1")
def f1_box_limit(draw: Draw) -> Problem | None:
    one = draw.number(6, 45)
    found = draw.number(5, 25)
    more = draw.pick((True, False))
    edge = one * found + (draw.number(1, one - 1) if not more else -draw.number(1, one - 1))
    size, sign = ("작은", ">") if more else ("큰", "<")
    near = found - 1 if more else found + 1
    question = draw.pick(
        (
            f"□ 안에 들어갈 수 있는 자연수 중에서 가장 {size} 수를 구하시오. {one} × □ {sign} {edge}",
            f"{one}에 어떤 자연수를 곱했더니 {edge}보다 {'컸' if more else '작았'}습니다. 어떤 자연수가 될 수 있는 수 중 가장 "
            f"{size} 수는 무엇입니까?",
        )
    )
    working = (
        f"{edge}에 가까운 곱을 차례로 알아봅니다. {one} × {near} = {one * near}이므로 조건에 맞지 않습니다. "
        f"{one} × {found} = {one * found}이므로 {edge}보다 "
        f"{'커서' if more else '작아서'} 조건에 맞습니다. 따라서 가장 {size} "
        f"자연수는 {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_divide_back(draw: Draw) -> Problem:
    by, share = draw.number(6, 35), draw.number(4, 30)
    left = draw.number(1, by - 1)
    ask = draw.pick(("number", "largest", "fill"))
    if ask == "number":
        found = by * share + left
        question = (
            f"어떤 수를 {josa(by, '으로/로')} 나누었더니 몫이 {share}, "
            f"나머지가 {josa(left, '이/가')} 되었습니다. 어떤 수는 얼마입니까?"
        )
        working = (
            f"나누는 수와 몫을 곱한 다음 나머지를 더하면 어떤 수가 됩니다. {by} × {share} = "
            f"{by * share}이고, 여기에 나머지를 더하면 {by * share} + {left} = {found}입니다."
        )
    elif ask == "largest":
        found = by * share + by - 1
        question = f"{josa(by, '으로/로')} 나누었을 때 몫이 {josa(share, '이/가')} 되는 자연수 중에서 가장 큰 수를 구하시오."
        working = (
            f"가장 큰 수가 되려면 나머지가 가장 커야 합니다. 나머지는 {by}보다 작으므로 가장 큰 나머지는 {by - 1}입니다. {by} "
            f"× {share} = {by * share}이므로 가장 큰 수는 {by * share} + {by - 1} = {found}입니다."
        )
    else:
        total, found = by * share + left, by - left
        question = (
            f"{total}에 어떤 자연수를 더하여 {josa(by, '으로/로')} "
            f"나누어떨어지게 하려고 합니다. 더해야 하는 가장 작은 자연수는 얼마입니까?"
        )
        working = (
            f"{by} × {share} = {by * share}이므로 {josa(total, '을/를')} "
            f"{josa(by, '으로/로')} 나누면 몫은 {share}이고 나머지는 {left}입니다. 나머지에 얼마를 "
            f"더해 {josa(by, '이/가')} 되게 하면 되므로 {by} - {left} = {found}입니다."
        )
    return Problem(question, working, found)
