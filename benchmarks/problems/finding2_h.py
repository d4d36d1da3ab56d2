"""수찾기2의 틀: 나누어 주기, 자리 바꾸기, 전체와 부분, 거꾸로 계산하기로 모르는 수 찾기."""

from math import gcd

from problems.drawing import PEOPLE, Draw, Problem, called, josa, template
from problems.finding2_columns import ended


@template("수찾기2")
def f2_surplus_and_lack(draw: Draw) -> Problem | None:
    people, small, more = draw.number(5, 32), draw.number(2, 7), draw.number(1, 3)
    left = draw.number(1, people * more - 1)
    lack = people * more - left
    big, total = small + more, people * small + left
    (thing, unit), who = draw.thing(), draw.pick(PEOPLE)
    if unit == "마리":
        return None
    ask_total = draw.number(0, 1)
    end = (
        f"{josa(thing, '은/는')} 모두 몇 {unit}입니까?"
        if ask_total
        else f"{josa(who, '은/는')} 몇 명입니까?"
    )
    question = draw.pick(
        (
            f"{josa(thing, '을/를')} {who}들에게 {small}{unit}씩 나누어 주면 {left}{josa(unit, '이/가')} 남고, "
            f"{big}{unit}씩 나누어 주면 "
            f"{lack}{josa(unit, '이/가')} 모자랍니다. {end}",
            f"{who}들에게 {josa(thing, '을/를')} 한 사람에 {big}{unit}씩 주려면 {lack}{josa(unit, '이/가')} "
            "부족하고, "
            f"{small}{unit}씩 주면 {left}{josa(unit, '이/가')} 남습니다. {end}",
        )
    )
    working = (
        f"한 명에게 주는 수가 {big} - {small} = {more}{unit} 늘어나면 필요한 수는 {left} + {lack} = "
        f"{left + lack}{unit} 늘어납니다. "
        f"따라서 {josa(who, '은/는')} {left + lack} ÷ {more} = {people}명입니다."
    )
    if ask_total:
        working += (
            f" {josa(thing, '은/는')} 모두 {small} × {people} + {left} = {small * people} + {left} "
            f"= {total}{unit}입니다."
        )
    return Problem(question, working, total if ask_total else people)


@template("수찾기2")
def f2_swap_two_digits(draw: Draw) -> Problem | None:
    a, b = draw.numbers(2, 1, 9)
    total, grow = a + b, a < b
    gap, n = 9 * abs(a - b), 10 * a + b
    if total < 6:
        return None
    more = "커집니다" if grow else "작아집니다"
    question = draw.pick(
        (
            f"각 자리 숫자의 합이 {total}인 두 자리 수가 있습니다. 십의 자리 숫자와 일의 자리 숫자를 바꾸면 처음 수보다 {gap}만큼 {more}. "
            "처음 수를 구하시오.",
            f"십의 자리 숫자와 일의 자리 숫자의 합이 {total}인 두 자리 수에서 두 숫자의 자리를 바꾸었더니 처음 수보다 "
            f"{gap}만큼 {'큰' if grow else '작은'} 수가 되었습니다. 처음 두 자리 수는 얼마입니까?",
            f"두 자리 수 AB에서 A+B={total}이고, BA는 AB보다 {gap}만큼 {'큽' if grow else '작습'}니다. 두 자리 수 AB를 "
            "구하세요.",
            f"어떤 두 자리 수의 숫자를 서로 바꾸어 썼더니 처음 수보다 {gap}만큼 {more}. 각 자리 숫자를 더하면 {total}일 때, "
            "처음 수는 무엇입니까?",
        )
    )
    pairs = [(p, total - p) for p in range(1, 10) if p < total - p <= 9]
    if grow:
        lines = [f"{p}{q}이면 {q}{p} - {p}{q} = {9 * (q - p)}" for p, q in pairs]
    else:
        lines = [f"{q}{p}이면 {q}{p} - {p}{q} = {9 * (q - p)}" for p, q in pairs]
    where = "일의 자리" if grow else "십의 자리"
    working = (
        f"바꾼 수가 처음 수보다 {'크' if grow else '작으'}므로 처음 수는 {where} 숫자가 더 큽니다. 두 숫자의 합이 {total}인 수를 "
        f"하나씩 알아보면 {', '.join(lines)}입니다. 차가 {gap}인 것을 찾으면 처음 수는 {n}입니다."
    )
    return Problem(question, working, n)


@template("수찾기2")
def f2_swap_three_digits(draw: Draw) -> Problem | None:
    a, b, c = draw.number(1, 4), draw.number(1, 9), draw.number(1, 9)
    one, two = 100 * a + 10 * b + c, 100 * a + 10 * c + b
    total, rest = one + two, one + two - 200 * a
    if b == c or rest > 198 or rest // 11 * 11 != rest:
        return None
    found = {(x, y) for x in range(1, 10) for y in range(10) if 200 * x + 11 * (y + c) == total}
    if found != {(a, b)}:
        return None
    ask_a = draw.number(0, 1)
    letter, answer = ("백의 자리 숫자 A", a) if ask_a else ("십의 자리 숫자 B", b)
    question = draw.pick(
        (
            f"일의 자리 숫자가 {c}인 세 자리 수 AB{c}{josa(c, '이/가')[-1]} 있습니다. 이 수와, 이 수의 십의 자리 숫자와 일의 자리 "
            "숫자를 바꾼 수를 "
            f"더하면 {total}입니다. {ended(draw, letter)}",
            f"AB{c}+A{c}B={total}입니다. 같은 글자는 같은 숫자를 나타낼 때, {ended(draw, letter)}",
        )
    )
    over = total - 200 * a
    working = (
        f"두 수의 십의 자리와 일의 자리에는 B와 {josa(c, '이/가')} 한 번씩 있으므로, 합은 A의 200배와 B와 {c}의 합의 11배를 더한 "
        "것입니다. "
        f"11배 한 값은 11 × 18 = 198보다 클 수 없으므로 A는 {a}이고 {total} - {200 * a} = {over}입니다. "
        f"{over} ÷ 11 = {b + c}이므로 B는 {b + c} - {c} = {b}입니다. "
        f"따라서 {josa(letter, '은/는')} {answer}입니다."
    )
    return Problem(question, working, answer)


@template("수찾기2")
def f2_whole_from_rest(draw: Draw) -> Problem | None:
    q = draw.number(3, 12)
    p = draw.number(1, q - 1)
    unit = draw.number(3, 40)
    whole, rest = q * unit, (q - p) * unit
    if gcd(p, q) != 1:
        return None
    name = called(draw.names()[0])
    kind = draw.number(0, 2)
    question = (
        f"{name}는 A쪽짜리 문제집을 사서 전체의 ({p}/{q}){josa(p, '을/를')[-1]} 풀었습니다. 모두 풀려면 {rest}쪽을 더 풀어야 "
        "합니다. A의 값을 "
        "구하시오.",
        f"공원에 온 A명 가운데 ({p}/{q}){josa(p, '이/가')[-1]} 어린이이고 나머지 {rest}명은 어른입니다. A는 얼마입니까?",
        f"{name}는 가지고 있던 색종이의 ({p}/{q}){josa(p, '을/를')[-1]} 썼더니 {rest}장이 남았습니다. 처음에 있던 색종이를 "
        "A장이라고 할 때, "
        "A를 구하세요.",
    )[kind]
    counter = ("쪽", "명", "장")[kind]
    working = (
        f"전체를 똑같이 {q}묶음으로 나누면 나머지는 {q} - {p} = {q - p}묶음이고 이것이 {rest}{counter}입니다. 한 묶음은 {rest} "
        "÷ "
        f"{q - p} = {unit}{counter}이고, 전체는 {q}묶음이므로 A는 {unit} × {q} = {whole}입니다."
    )
    return Problem(question, working, whole)


@template("수찾기2")
def f2_wrong_operation(draw: Draw) -> Problem:
    x, n = draw.number(12, 90), draw.number(3, 9)
    kind = draw.number(0, 2)
    if kind == 0:
        x *= n
        question = (
            f"어떤 수에 {josa(n, '을/를')} 곱해야 할 것을 잘못하여 {josa(n, '으로/로')} 나누었더니 "
            f"{josa(x // n, '이/가')} 되었습니다. "
        )
        steps = f"어떤 수는 {x // n} × {n} = {x}입니다. 바르게 계산하면 {x} × {n} = {x - x % 10} × {n} + "
        steps += f"{x % 10} × {n} = {(x - x % 10) * n} + {x % 10 * n} = {x * n}입니다."
        answer = x * n
    elif kind == 1:
        n = draw.number(12, 70)
        x += n
        question = f"어떤 수에서 {josa(n, '을/를')} 빼야 할 것을 잘못하여 더했더니 {josa(x + n, '이/가')} 되었습니다. "
        steps = f"어떤 수는 {x + n} - {n} = {x}입니다. 바르게 계산하면 {x} - {n} = {x - n}입니다."
        answer = x - n
    else:
        question = (
            f"어떤 수를 {josa(n, '으로/로')} 나누어야 할 것을 잘못하여 {josa(n, '을/를')} 곱했더니 "
            f"{josa(x * n * n, '이/가')} 되었습니다. "
        )
        steps = f"어떤 수는 {x * n * n} ÷ {n} = {x * n}입니다. 바르게 계산하면 {x * n} ÷ {n} = {x}입니다."
        answer = x
    end = draw.pick(
        (
            "바르게 계산한 값을 구하시오.",
            "바르게 계산하면 얼마입니까?",
            "바르게 계산한 값은 얼마인가요?",
        )
    )
    return Problem(question + end, f"잘못 계산한 식을 거꾸로 풀면 {steps}", answer)


@template("수찾기2")
def f2_backwards(draw: Draw) -> Problem:
    a, n, k = draw.number(3, 40), draw.number(2, 9), draw.number(2, 6)
    m = k * draw.number(2, 12) - a * n % k
    value = a * n + m
    out = value // k
    name = called(draw.names()[0])
    question = draw.pick(
        (
            f"어떤 수 A에 {josa(n, '을/를')} 곱하고 {josa(m, '을/를')} 더한 다음 {josa(k, '으로/로')} 나누었더니 "
            f"{josa(out, '이/가')} 되었습니다. A를 구하시오.",
            f"(A×{n}+{m})÷{k}={out}일 때, A의 값은 얼마입니까?",
            f"{name}가 생각한 수를 {n}배 한 뒤 {josa(m, '을/를')} 더하고 {josa(k, '으로/로')} 나누면 {out}입니다. "
            f"{name}가 생각한 수는 무엇입니까?",
        )
    )
    working = (
        f"계산한 순서를 거꾸로 따라갑니다. 나누기 전의 수는 {out} × {k} = {value}이고, 더하기 전의 수는 {value} - {m} = "
        f"{a * n}입니다. "
        f"곱하기 전의 수는 {a * n} ÷ {n} = {a}입니다."
    )
    return Problem(question, working, a)


@template("수찾기2")
def f2_give_to_be_equal(draw: Draw) -> Problem:
    give, small = draw.number(3, 25), draw.number(10, 60)
    big = small + 2 * give
    total = big + small
    (thing, unit), (n, m) = draw.thing(), (called(one) for one in draw.names(2))
    question = draw.pick(
        (
            f"{n}와 {m}는 {josa(thing, '을/를')} 합하여 {total}{unit} 가지고 있습니다. {n}가 {m}에게 "
            f"{give}{josa(unit, '을/를')} 주면 두 사람의 "
            f"{thing} 수가 같아집니다. {n}가 처음에 가지고 있던 {josa(thing, '은/는')} 몇 {unit}입니까?",
            f"{n}가 {m}에게 {thing} {give}{josa(unit, '을/를')} 주었더니 두 사람이 가진 {thing}의 수가 같아졌습니다. 두 "
            f"사람의 {josa(thing, '이/가')} "
            f"모두 {total}{unit}라면, {n}가 처음에 가진 {thing}의 수를 구하시오.",
        )
    ).replace(f"{total}{unit}라면", f"{total}{josa(unit, '이라면/라면')}")
    working = (
        f"주고 난 뒤 두 사람이 똑같이 가지므로 한 사람은 {total} ÷ 2 = {total // 2}{unit}입니다. {n}는 "
        f"{give}{josa(unit, '을/를')} 주고 난 것이므로 "
        f"처음에는 {total // 2} + {give} = {big}{unit}를 가지고 있었습니다."
    ).replace(f"{big}{unit}를", f"{big}{josa(unit, '을/를')}")
    return Problem(question, working, big)


@template("수찾기2")
def f2_change_hides_digits(draw: Draw) -> Problem | None:
    p, q = draw.number(2, 9) * 100, draw.number(3, 12) * 100
    n, m, back = draw.number(2, 8), draw.number(2, 6), draw.number(3, 49) * 100
    total = p * n + q * m + back
    if p == q or not 1000 <= total <= 9999:
        return None
    a, b, name = total // 1000, total // 100 % 10, called(draw.names()[0])
    question = draw.pick(
        (
            f"{name}는 한 자루에 {p}원인 연필 {n}자루와 한 권에 {q}원인 공책 {m}권을 사고 거스름돈으로 {back}원을 받았습니다. "
            f"{name}가 낸 돈을 "
            "AB00원이라고 할 때, A+B의 값을 구하시오.",
            f"{p}원짜리 사탕 {n}개와 {q}원짜리 빵 {m}개를 사고 AB00원을 냈더니 {back}원을 거슬러 주었습니다. A와 B의 합은 얼마입니까?",
        )
    )
    cost = p * n + q * m
    working = (
        f"산 물건의 값은 {p} × {n} = {p * n}원과 {q} × {m} = {q * m}원이므로 모두 {p * n} + {q * m} = "
        f"{cost}원입니다. 낸 돈은 거스름돈을 더한 "
        f"{cost} + {back} = {total}원입니다. A는 {a}, B는 {b}이므로 구하는 값은 {a} + {b} = {a + b}입니다."
    )
    return Problem(question, working, a + b)
