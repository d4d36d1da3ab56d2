"""수찾기3: 도형, 뛰어 세기, 무게, 시간을 잘못 본 문제와 거꾸로 찾는 문제."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding3_tools import ENDS, equation, over, say, times


@template("수찾기3")
def f3_side_misread_area(draw: Draw) -> Problem | None:
    (right, seen), width = draw.numbers(2, 4, 30), draw.number(5, 40)
    area = draw.number(0, 1) == 1
    a, b = draw.pick((("가로", "세로"), ("세로", "가로")))
    bad = width * seen if area else (width + seen) * 2
    good = width * right if area else (width + right) * 2
    what, unit = ("넓이", "cm²") if area else ("둘레", "cm")
    name = called(draw.names()[0])
    question = say(
        draw,
        f"직사각형의 {josa(what, '을/를')} 구하는데 {josa(b, '이/가')} {right}cm인 것을 {seen}cm로 잘못 보고 "
        f"계산하였더니 {josa(f'{bad}{unit}', '이/가')} 되었습니다. 바르게 구한 {josa(what, '은/는')} 몇 {unit}입니까?",
        f"{name}는 직사각형 모양 밭의 그림에서 {b}의 길이 {right}cm를 {seen}cm로 잘못 읽어 {josa(what, '이/가')} "
        f"{josa(f'{bad}{unit}', '이라고/라고')} 했습니다. 이 그림의 바른 {josa(what, '을/를')} 구하시오.",
    )
    if area:
        working = (
            f"잘못 구한 넓이에서 {josa(a, '은/는')} {over(bad, seen)}cm입니다. "
            f"바른 넓이는 {times(width, right)}{unit}입니다."
        )
    else:
        working = (
            f"둘레의 반은 가로와 세로의 합이므로 {bad} ÷ 2 = {bad // 2}cm이고, {josa(a, '은/는')} {bad // 2} - "
            f"{seen} = "
            f"{width}cm입니다. 바른 둘레는 ({width} + {right}) × 2 = {width + right} × 2 = "
            f"{good}{unit}입니다."
        )
    return Problem(question, working, good)


@template("수찾기3")
def f3_skip_count_mistaken(draw: Draw) -> Problem | None:
    step, wrong = draw.pick(
        ((30, 3), (50, 5), (200, 20), (40, 4), (25, 52), (100, 10), (15, 51), (20, 200))
    )
    count, start = draw.number(3, 9), draw.number(105, 900)
    up = draw.number(0, 2) > 0
    right_end = start + step * count if up else start - step * count
    bad = start + wrong * count if up else start - wrong * count
    if right_end < 0 or bad < 0:
        return None
    way, back, go = ("커지게", "-", "+") if up else ("작아지게", "+", "-")
    name = called(draw.names()[0])
    question = say(
        draw,
        f"어떤 수에서 {step}씩 {way} {count}번 뛰어 세어야 할 것을 잘못하여 {wrong}씩 {way} {count}번 뛰어 세었더니 "
        f"{josa(bad, '이/가')} 되었습니다. 바르게 뛰어 세면 얼마입니까?",
        f"{name}는 어떤 수부터 {step}씩 {count}번 뛰어 {'센' if up else '거꾸로 센'} 수를 구해야 합니다. 그런데 "
        f"{josa(step, '을/를')} {josa(wrong, '으로/로')} 잘못 보아 {josa(bad, '을/를')} 답으로 썼습니다. 바른 답을 "
        "구하시오.",
    )
    working = (
        f"잘못 뛰어 센 만큼은 {wrong} × {count} = {wrong * count}이므로 어떤 수는 {bad} {back} "
        f"{wrong * count} = "
        f"{start}입니다. 바르게 뛰어 세면 {step} × {count} = {step * count}만큼 {'커지므로' if up else '작아지므로'} "
        f"{start} {go} {step * count} = {right_end}입니다."
    )
    return Problem(question, working, right_end)


@template("수찾기3")
def f3_repeat_count_mistaken(draw: Draw) -> Problem | None:
    step, (n, m), op = draw.number(6, 48), draw.numbers(2, 2, 9), draw.pick("+-")
    start = draw.number(30, 600)
    good, bad = (start + step * k if op == "+" else start - step * k for k in (n, m))
    if min(good, bad) < 1:
        return None
    name = called(draw.names()[0])
    into, must, did, of = (
        ("에", "더해야", "더했더니", "더한") if op == "+" else ("에서", "빼야", "뺐더니", "뺀")
    )
    question = say(
        draw,
        f"어떤 수{into} {josa(step, '을/를')} {n}번 {must} 할 것을 잘못하여 {m}번 {did} {josa(bad, '이/가')} "
        f"되었습니다. {draw.pick(ENDS)}",
        f"{name}는 계산기로 어떤 수{into} {josa(step, '을/를')} {n}번 {must} 하는데 횟수를 잘못 세어 {m}번 {of} 결과 "
        f"{josa(bad, '이/가')} 되었습니다. {draw.pick(ENDS)}",
    )
    gap, more = abs(n - m), (n > m) == (op == "+")
    working = (
        f"{josa(step, '을/를')} {of} 횟수가 {max(n, m)} - {min(n, m)} = {gap}번 "
        f"{'적습' if n > m else '많습'}니다. 그 차이는 "
        f"{times(step, gap)}이므로 바르게 계산한 값은 {bad} {'+' if more else '-'} {step * gap} = {good}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_bottle_half_weight(draw: Draw) -> Problem | None:
    bottle, half = draw.number(15, 95), draw.number(30, 240)
    full, left = bottle + 2 * half, bottle + half
    seen = draw.number(10, left - 1)
    liquid, name = draw.pick(("물", "주스", "우유", "식용유")), called(draw.names()[0])
    f, lft, h, b, s, d = (written(x / 100) for x in (full, left, half, bottle, seen, full - seen))
    style = draw.number(0, 1)
    if style:
        question = (
            f"{josa(liquid, '이/가')} 가득 든 병의 무게에서 {josa(liquid, '을/를')} 반만 남긴 병의 무게 {lft}kg을 빼야 "
            f"하는데 잘못하여 {s}kg을 뺐더니 {d}kg이 되었습니다. 빈 병의 무게는 몇 kg입니까?"
        )
        first = f"가득 든 병의 무게는 {d} + {s} = {f}kg입니다. "
    else:
        question = (
            f"{josa(liquid, '이/가')} 가득 든 병의 무게는 {f}kg입니다. {name}가 {josa(liquid, '을/를')} 반만큼 "
            "덜어 내고 다시 "
            f"재었더니 {lft}kg이었습니다. 빈 병의 무게는 몇 kg인지 구하시오."
        )
        first = ""
    working = (
        f"{first}{liquid} 반의 무게는 {f} - {lft} = {h}kg입니다. 반만 든 병에서 {liquid} 반의 무게를 빼면 "
        f"빈 병의 무게는 {lft} - {h} = {b}kg입니다."
    )
    return Problem(question, working, b)


@template("수찾기3")
def f3_left_after_wrong_use(draw: Draw) -> Problem | None:
    n, m, whole = draw.number(20, 350), draw.number(20, 350), draw.number(150, 1200)
    if abs(n - m) < 5 or whole <= max(n, m):
        return None
    good, bad = written((whole - n) / 100), written((whole - m) / 100)
    gap, name = written(abs(n - m) / 100), called(draw.names()[0])
    big, small = written(max(n, m) / 100), written(min(n, m) / 100)
    less, n, m = n < m, written(n / 100), written(m / 100)
    unit, verb, text = draw.pick(
        (
            (
                "m",
                "쓴",
                f"{name}는 철사 {n}m를 써서 토끼를 만들어야 하는데 잘못하여 {m}m를 썼더니 {bad}m가 남았습니다. 바르게 쓰면 남는 철사는",
            ),
            (
                "L",
                "부은",
                f"빈 곳이 있는 욕조에 물 {n}L를 부어야 하는데 {m}L를 부었더니 {bad}L를 더 채울 수 있었습니다. 바르게 부으면 더 채울 "
                "수 있는 물은",
            ),
            (
                "kg",
                "덜어 낸",
                f"식당에서 쌀 {n}kg을 덜어 내야 할 것을 잘못하여 {m}kg을 덜어 내었더니 {bad}kg이 남았습니다. 바르게 덜어 내면 남는 쌀은",
            ),
        )
    )
    question = f"{text} 몇 {unit}{draw.pick(('입니까?', '인지 구하시오.', '인가요?'))}"
    working = (
        f"잘못한 양과 바른 양의 차는 {big} - {small} = {gap}{unit}입니다. 잘못하여 이만큼 {'더' if less else '덜'} "
        f"{verb} 것이므로 "
        f"바르게 하면 {bad} {'+' if less else '-'} {gap} = {good}{unit}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_order_of_steps_swapped(draw: Draw) -> Problem | None:
    x, a, k = draw.number(4, 60), draw.number(2, 12), draw.number(2, 9)
    bad, good, name = x * k + a, (x + a) * k, called(draw.names()[0])
    question = say(
        draw,
        f"어떤 수에 {josa(a, '을/를')} 더한 다음 {josa(k, '을/를')} 곱해야 할 것을 순서를 바꾸어 먼저 {josa(k, '을/를')} "
        f"곱한 다음 {josa(a, '을/를')} 더했더니 {josa(bad, '이/가')} 되었습니다. {draw.pick(ENDS)}",
        f"{name}는 어떤 수와 {a}의 합에 {josa(k, '을/를')} 곱해야 하는데 괄호를 빠뜨리고 어떤 수의 {k}배에 "
        f"{josa(a, '을/를')} 더하여 {josa(bad, '을/를')} 얻었습니다. {draw.pick(ENDS)}",
    )
    working = (
        f"잘못한 계산을 거꾸로 하면 {bad} - {a} = {x * k}이고 어떤 수는 {over(x * k, k)}입니다. 바른 순서로 계산하면 "
        f"{x} + {a} = {x + a}이고 {equation('×', x + a, k)}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_price_three_times_plus(draw: Draw) -> Problem:
    price, k, more = draw.number(5, 60) * 100, draw.number(2, 5), draw.number(3, 35) * 100
    bad, good = price + more, price * k + more
    a, b = (
        draw.pick(("피자", "케이크", "치킨", "갈비")),
        draw.pick(("과자", "김밥", "빵", "떡볶이")),
    )
    question = say(
        draw,
        f"{a}의 가격은 {b} 가격의 {k}배에 {more}원을 더해야 하는데 잘못하여 {b} 가격에 {more}원만 더하였더니 {bad}원이 "
        f"되었습니다. 바르게 계산하면 {josa(a, '은/는')} 얼마입니까?",
        f"{josa(a, '은/는')} {b} 값의 {k}배보다 {more}원 더 비쌉니다. {k}배 하는 것을 잊고 {b} 값에 {more}원을 더하여 "
        f"{bad}원이라고 계산했을 때, {a}의 바른 값은 몇 원인지 구하시오.",
    )
    working = (
        f"{b}의 값에 {more}원을 더한 것이 {bad}원이므로 {b}의 값은 {bad} - {more} = {price}원입니다. 바르게 계산하면 "
        f"{price} × {k} + {more} = {price * k} + {more} = {good}원입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_biggest_remainder(draw: Draw) -> Problem:
    n, q, big = draw.number(4, 25), draw.number(5, 40), draw.number(0, 2) > 0
    left = n - 1 if big else 1
    x, word = n * q + left, "큰" if big else "작은"
    question = say(
        draw,
        f"어떤 수를 {josa(n, '으로/로')} 나누었더니 나누어떨어지지 않고 몫이 {q}이 되었습니다. 어떤 수가 될 수 있는 수 "
        f"가운데 가장 {word} 수는 얼마입니까?".replace(f"{q}이 되", josa(q, "이/가") + " 되"),
        f"나누는 수가 {n}이고 몫이 {q}인 나눗셈에서 나머지가 0이 아닙니다. 나누어지는 수 가운데 가장 {word} 수를 "
        f"구하시오.",
    )
    working = (
        f"나머지는 나누는 수보다 작아야 하므로 1부터 {n - 1}까지 될 수 있습니다. 나누어지는 수가 가장 {word} 것은 나머지가 "
        f"{left}일 때이므로 {n} × {q} + {left} = {n * q} + {left} = {x}입니다."
    )
    return Problem(question, working, x)
