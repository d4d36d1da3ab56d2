"""수찾기3: 자리, 단위, 평균, 백분율, 속력을 잘못 본 문제."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding3_tools import (
    DID,
    ENDS,
    MUST,
    equation,
    found,
    on,
    over,
    say,
    times,
    value,
)


@template("수찾기3")
def f3_digits_swapped(draw: Draw) -> Problem | None:
    tens, ones, op = draw.number(1, 9), draw.number(1, 9), draw.pick("+-×")
    n, m, first = 10 * tens + ones, 10 * ones + tens, draw.number(100, 400)
    if op == "×":
        first = draw.number(3, 12)
    if n == m or (op == "×" and max(n, m) > 60):
        return None
    bad, good, name = value(op, first, m), value(op, first, n), called(draw.names()[0])
    question = say(
        draw,
        f"{on(op)} {josa(n, '을/를')} {MUST[op]} 할 것을 잘못하여 이 두 자리 수의 십의 자리 숫자와 일의 자리 숫자를 "
        f"바꾸어 {DID[op]} {josa(bad, '이/가')} 되었습니다. {draw.pick(ENDS)}",
        f"{name}는 {on(op)} {josa(n, '을/를')} {MUST[op]} 하는데 {n}의 두 숫자의 자리를 서로 바꾸어 쓴 수를 "
        f"{DID[op]} {josa(bad, '이/가')} 나왔습니다. {draw.pick(ENDS)}",
    )
    working = (
        f"{n}의 두 숫자를 바꾸면 {josa(m, '이/')}입니다. {found(op, m, bad)} "
        f"바르게 계산하면 {equation(op, first, n)}입니다."
    ).replace("이입니다", "입니다")
    return Problem(question, working, good)


@template("수찾기3")
def f3_one_digit_misread(draw: Draw) -> Problem | None:
    where, (right, seen) = draw.pick((("일", 1), ("십", 10), ("백", 100))), draw.numbers(2, 1, 9)
    place, unit = where
    op, bad = draw.pick("+-"), draw.number(310, 990)
    gap = abs(right - seen) * unit
    bigger = (seen > right) == (op == "+")
    good, name = bad - gap if bigger else bad + gap, called(draw.names()[0])
    if good < 10 or gap < 2 or (op == "+" and (good <= right * unit or bad <= seen * unit)):
        return None
    sum_word = "덧셈에서 더하는 수" if op == "+" else "뺄셈에서 빼는 수"
    question = say(
        draw,
        f"{name}는 {sum_word}의 {place}의 자리 숫자 {josa(right, '을/를')} {josa(seen, '으로/로')} 잘못 보고 "
        f"계산하여 {josa(bad, '이라는/라는')} 답을 얻었습니다. 바르게 계산한 답을 구하시오.",
        f"{sum_word}의 {place}의 자리에 있는 {josa(right, '을/를')} {josa(seen, '으로/로')} 잘못 보았더니 계산한 "
        f"값이 {josa(bad, '이/가')} 되었습니다. 바르게 계산하면 얼마입니까?",
    )
    size = "크게" if seen > right else "작게"
    first = f"{max(right, seen)} - {min(right, seen)} = {abs(right - seen)}"
    if unit > 1:
        first += f"이고 {place}의 자리이므로 {abs(right - seen)} × {unit} = {gap}"
    working = (
        f"{place}의 자리 숫자의 차는 {first}입니다. {'더하는' if op == '+' else '빼는'} 수를 {josa(gap, '만큼/만큼')} "
        f"{size} 보았으므로 잘못 계산한 값은 바른 값보다 {gap}만큼 {'큽' if bigger else '작습'}니다. 따라서 "
        f"바른 값은 {bad} {'-' if bigger else '+'} {gap} = {good}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_factor_digit_misread(draw: Draw) -> Problem | None:
    tens, (ones, seen), first = draw.number(1, 8), draw.numbers(2, 1, 9), draw.number(12, 60)
    n, m = 10 * tens + ones, 10 * tens + seen
    gap = abs(seen - ones)
    if gap < 2:
        return None
    word = "커졌" if seen > ones else "작아졌"
    question = say(
        draw,
        f"어떤 수에 {josa(n, '을/를')} 곱해야 하는데 {n}의 일의 자리 숫자 {josa(ones, '을/를')} "
        f"{josa(seen, '으로/로')} 잘못 보고 곱했더니 바른 답보다 {gap * first}만큼 {word}습니다. 어떤 수를 구하시오.",
        f"곱하는 수 {josa(n, '을/를')} {josa(m, '으로/로')} 잘못 보고 계산하였더니 곱이 바른 답보다 {gap * first}만큼 "
        f"{word}습니다. 바른 답은 얼마입니까?",
    )
    working = (
        f"곱하는 수를 {max(n, m)} - {min(n, m)} = {gap}만큼 {'크게' if seen > ones else '작게'} 보았으므로 곱은 "
        f"곱해지는 수의 {gap}배만큼 {word}습니다. 따라서 곱해지는 수는 {over(gap * first, gap)}입니다."
    )
    if "어떤 수를 구" in question:
        return Problem(question, working.replace("곱해지는 수", "어떤 수"), first)
    return Problem(question, working + f" 바른 답은 {times(first, n)}입니다.", first * n)


@template("수찾기3")
def f3_zero_or_place_dropped(draw: Draw) -> Problem:
    tens, ones, first = draw.number(1, 9), draw.number(1, 9), draw.number(12, 95)
    n, name = 10 * tens + ones, called(draw.names()[0])
    m = tens + ones
    bad = first * m
    question = (
        f"{name}는 어떤 수에 {josa(n, '을/를')} 곱하는 세로셈에서 십의 자리 숫자 {josa(tens, '을/를')} 곱한 값을 한 "
        f"자리 왼쪽으로 옮겨 쓰지 않고 그대로 더하였더니 {josa(bad, '이/가')} 되었습니다. "
    )
    question += draw.pick(ENDS)
    if draw.number(0, 1):
        question = (
            f"어떤 수에 {josa(n, '을/를')} 곱해야 하는데, {name}는 십의 자리 숫자 {josa(tens, '을/를')} "
            f"{10 * tens}이 아니라 {josa(tens, '으로/로')} 생각하여 어떤 수에 {josa(tens, '을/를')} 곱한 값과 "
            f"{josa(ones, '을/를')} 곱한 값을 더했습니다. 그 답이 {josa(bad, '이라면/라면')} 바른 답은 얼마입니까?"
        )
    working = (
        f"잘못한 계산은 어떤 수에 {josa(tens, '과/와')} {josa(ones, '을/를')} 따로 곱하여 더한 것이므로 어떤 수에 "
        f"{tens} + {ones} = {josa(m, '을/를')} 곱한 것과 같습니다. 어떤 수는 {over(bad, m)}입니다. "
        f"바르게 계산하면 {times(first, n)}입니다."
    )
    return Problem(question, working, first * n)


@template("수찾기3")
def f3_average_misread_score(draw: Draw) -> Problem | None:
    count, average = draw.number(3, 6), draw.number(65, 92)
    right = draw.number(50, 100)
    seen = right + draw.number(-9, 9) * count
    change = right - seen
    if change == 0 or not 40 <= seen <= 100 or not 50 <= average + change // count <= 98:
        return None
    good, name = average + change // count, called(draw.names()[0])
    total = average * count
    if not 40 * (count - 1) <= total - seen <= 100 * (count - 1):  # 나머지 점수도 100점까지
        return None
    question = say(
        draw,
        f"{name}는 {count}과목의 점수의 평균을 구하는데 {right}점을 {seen}점으로 잘못 보아 평균을 {average}점이라고 "
        f"했습니다. 평균을 바르게 구하면 몇 점입니까?",
        f"{count}명의 수학 점수의 평균을 구하면서 한 학생의 점수 {right}점을 {seen}점으로 잘못 넣었더니 평균이 "
        f"{average}점이 되었습니다. 바른 평균을 구하시오.",
    )
    sign = "+" if change > 0 else "-"
    fixed = total + change
    working = (
        f"잘못 구한 점수의 합은 {times(average, count)}점입니다. 한 점수를 {max(right, seen)} - "
        f"{min(right, seen)} = "
        f"{abs(change)}점 {'적게' if change > 0 else '많게'} 보았으므로 바른 합은 {total} {sign} "
        f"{abs(change)} = "
        f"{fixed}점이고, 바른 평균은 {over(fixed, count)}점입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_unit_joined_wrongly(draw: Draw) -> Problem | None:
    big, small, base, wrong_base = draw.pick(
        (
            ("시간", "분", 60, 100),
            ("m", "cm", 100, 10),
            ("kg", "g", 1000, 100),
            ("분", "초", 60, 100),
            ("L", "mL", 1000, 100),
        )
    )
    a, b = draw.number(1, 5), draw.number(2, 11) * 5
    b = draw.number(2, 9) if big == "m" else b
    first = draw.number(30, 400)
    right, wrong = a * base + b, a * wrong_base + b
    what, asked = {
        "시간": ("어제 책을 읽은 시간", "어제와 오늘 책을 읽은 시간은 모두"),
        "m": ("가진 끈의 길이", "끈의 길이는 모두"),
        "kg": ("바구니에 담은 감자의 무게", "감자의 무게는 모두"),
        "분": ("첫 번째 달리기 기록", "두 번의 달리기 기록의 합은"),
        "L": ("물통에 있던 물의 양", "물의 양은 모두"),
    }[big]
    bad, good, name = first + wrong, first + right, called(draw.names()[0])
    more = f"{a}{big} {b}{small}"
    question = say(
        draw,
        f"{name}는 {what}에 {josa(more, '을/를')} 더해야 하는데 {josa(more, '을/를')} {wrong}{small}"
        f"{josa(small, '으로/로')[len(small) :]} 잘못 바꾸어 더했더니 {josa(f'{bad}{small}', '이/가')} 되었습니다. "
        f"바르게 계산하면 {asked} 몇 {small}입니까?",
        f"{what}에 {josa(more, '을/를')} 더하려고 합니다. {name}가 {josa(f'1{big}', '을/를')} "
        f"{wrong_base}{small}"
        f"{josa(small, '으로/로')[len(small) :]} 잘못 알고 계산하여 {josa(f'{bad}{small}', '을/를')} 얻었을 때, "
        f"{asked} 몇 {small}인지 바르게 구하시오.",
    )
    working = (
        f"{josa(what, '은/는')} {bad} - {wrong} = {first}{small}입니다. {josa(f'1{big}', '은/는')} "
        f"{base}{small}이므로 "
        f"{more}{josa(small, '은/는')[len(small) :]} {a} × {base} + {b} = {right}{small}입니다. "
        f"바르게 더하면 {first} + {right} = {good}{small}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_dozen_mistaken(draw: Draw) -> Problem:
    thing, unit, group, size, wrong = draw.pick(
        (
            ("연필", "자루", "타", 12, 10),
            ("오징어", "마리", "축", 20, 10),
            ("북어", "마리", "쾌", 20, 12),
            ("마늘", "통", "접", 100, 50),
            ("고등어", "마리", "손", 2, 4),
            ("김", "장", "톳", 100, 80),
            ("달걀", "개", "판", 30, 20),
        )
    )
    boxes, name = draw.number(2, 9), called(draw.names()[0])
    extra = draw.number(1, min(9, size - 1))
    bad, good = boxes * wrong + extra, boxes * size + extra
    question = say(
        draw,
        f"{thing} 한 {josa(group, '은/는')} {size}{unit}입니다. {name}는 한 {josa(group, '을/를')} "
        f"{wrong}{unit}"
        f"{josa(unit, '으로/로')[len(unit) :]} 잘못 알고 {thing} 몇 {group}과 낱개 "
        f"{josa(f'{extra}{unit}', '을/를')} "
        f"모두 {bad}{unit}{josa(unit, '이라고/라고')[len(unit) :]} 했습니다. 실제로는 몇 {unit}입니까?",
        f"{name}는 {josa(thing, '을/를')} 몇 {group}과 낱개로 {josa(f'{extra}{unit}', '을/를')} 샀습니다. 한 "
        f"{josa(group, '이/가')} {size}{unit}인데 {wrong}{unit}인 줄 알고 세어 "
        f"{josa(f'{bad}{unit}', '을/를')} 샀다고 "
        f"생각했습니다. {name}가 산 {josa(thing, '은/는')} 모두 몇 {unit}인지 구하세요.",
    ).replace(f"{group}과", josa(group, "과/와"))
    working = (
        f"낱개를 빼면 {bad} - {extra} = {boxes * wrong}{unit}이고 한 {josa(group, '을/를')} {wrong}{unit}"
        f"{josa(unit, '으로/로')[len(unit) :]} 세었으므로 {boxes * wrong} ÷ {wrong} = {boxes}{group}입니다. "
        f"실제로는 {size} × {boxes} + {extra} = {size * boxes} + {extra} = {good}{unit}입니다."
    )
    return Problem(question, working, good)
