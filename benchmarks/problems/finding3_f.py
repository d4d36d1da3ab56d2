"""수찾기3: 할인, 속력, 일의 양, 비, 도형, 무게를 잘못 본 문제."""

from math import gcd

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding3_tools import ENDS, over, say, times


@template("수찾기3")
def f3_decimal_point_moved(draw: Draw) -> Problem | None:
    n, k = draw.number(11, 989), draw.pick((10, 100))
    wrong = draw.pick(("곱", "나", "점"))
    start = n / (10 if k == 10 else 100)
    if n % 10 == 0 or (wrong != "점" and k == 100):
        return None
    s, name = written(start), called(draw.names()[0])
    if wrong == "점":
        bad = written(start * k - start)
        question = say(
            draw,
            f"어떤 소수의 소수점을 빠뜨리고 적었더니 {k}배가 되어 처음의 수보다 {bad}만큼 커졌습니다. "
            f"처음의 소수는 얼마입니까?",
            f"{name}는 소수점을 오른쪽으로 {'한' if k == 10 else '두'} 자리 잘못 옮겨 적어 처음의 수보다 "
            f"{josa(bad, '이/가')} 더 큰 수를 썼습니다. 처음의 수를 구하시오.",
        )
        working = (
            f"소수점을 잘못 적은 수는 처음의 수의 {k}배이므로 두 수의 차는 처음의 수의 {k} - 1 = {k - 1}배입니다. "
            f"따라서 처음의 수는 {bad} ÷ {k - 1} = {s}입니다."
        )
        return Problem(question, working, s)
    bad, good = (start * k, start / k) if wrong == "곱" else (start / k, start * k)
    bad, good = written(bad), written(good)
    must, did, go, way = (
        ("수를 10으로 나누어야", "10을 곱했더니", "÷", "왼쪽")
        if wrong == "곱"
        else ("수에 10을 곱해야", "10으로 나누었더니", "×", "오른쪽")
    )
    question = say(
        draw,
        f"어떤 {must} 할 것을 잘못하여 {did} {josa(bad, '이/가')} 되었습니다. {draw.pick(ENDS)}",
        f"{name}는 어떤 {must} 하는데 소수점을 반대쪽으로 옮겨서 {josa(bad, '이/가')} 되었습니다. "
        f"{draw.pick(ENDS)}",
    )
    back = "÷" if wrong == "곱" else "×"
    working = (
        f"잘못한 계산을 거꾸로 하면 어떤 수는 {bad} {back} 10 = {s}입니다. 바르게 계산하면 소수점이 {way}으로 한 자리 "
        f"옮겨져 {s} {go} 10 = {good}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_discount_mistaken(draw: Draw) -> Problem:
    (n, m), price = draw.some((10, 15, 20, 25, 30, 40, 50), 2), draw.number(5, 90) * 1000
    bad, good = price * (100 - m) // 100, price * (100 - n) // 100
    thing, name = (
        draw.pick(("운동화", "가방", "책", "모자", "장난감", "필통")),
        called(draw.names()[0]),
    )
    question = say(
        draw,
        f"가게에서 {josa(thing, '을/를')} 정가의 {n}%만큼 할인하여 팔아야 할 것을 잘못하여 {m}%만큼 할인하여 "
        f"{bad}원에 팔았습니다. 바르게 할인하면 얼마에 팔아야 합니까?",
        f"{name}는 {thing}의 할인율 {n}%를 {m}%로 잘못 보고 값이 {bad}원이라고 계산했습니다. "
        f"할인한 {thing}의 값을 바르게 구하면 몇 원인가요?",
    )
    working = (
        f"{m}%를 할인한 값은 정가의 100 - {m} = {100 - m}%이고 이것이 {bad}원이므로 정가의 1%는 "
        f"{bad} ÷ {100 - m} = {price // 100}원이고 정가는 {price}원입니다. 바르게 {n}%를 할인하면 정가의 "
        f"100 - {n} = {100 - n}%이므로 {price // 100} × {100 - n} = {good}원입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_percent_mistaken(draw: Draw) -> Problem | None:
    (n, m), whole = draw.some((5, 10, 15, 20, 25, 30, 40, 60, 75, 80), 2), draw.number(2, 60) * 20
    if whole * n % 100 or whole * m % 100:
        return None
    bad, good = whole * m // 100, whole * n // 100
    question = say(
        draw,
        f"어떤 수의 {n}%를 구해야 할 것을 잘못하여 {m}%를 구했더니 {josa(bad, '이/가')} 되었습니다. {draw.pick(ENDS)}",
        f"전체 학생의 {n}%가 안경을 썼는데 {m}%로 잘못 알고 안경을 쓴 학생을 {bad}명이라고 계산했습니다. 안경을 쓴 "
        f"학생은 실제로 몇 명입니까?",
    )
    end, what = ("명", "전체 학생") if "학생" in question else ("", "어떤 수")
    part = gcd(n, m)
    low, steps = bad // (m // part), n // part
    if part == m:
        working = f"{what}의 {m}%가 {bad}{end}입니다. "
    else:
        working = (
            f"{what}의 {m}%가 {bad}{end}이므로 {part}%는 {bad} ÷ {m // part} = {low}{end}입니다. "
        )
    if steps == 1:
        working += f"따라서 {n}%를 바르게 구한 값은 {good}{end}입니다."
    else:
        working += f"{n}%는 {part}%의 {steps}배이므로 바르게 구하면 {times(low, steps)}{end}입니다."
    return Problem(question, working, good)


@template("수찾기3")
def f3_speed_mistaken(draw: Draw) -> Problem | None:
    n, m = draw.some(draw.pick(((4, 5, 6, 8, 10, 12, 15), (40, 50, 60, 70, 75, 80, 90))), 2)
    hours = n // gcd(n, m) * draw.number(1, 3)
    way = m * hours
    fits = 2 <= hours <= 12 and 2 <= way // n <= 12 and way < 800
    if not fits:
        return None
    good, name = way // n, called(draw.names()[0])
    by = "자동차로" if min(n, m) >= 40 else "자전거로"
    question = say(
        draw,
        f"{name}는 {by} 한 시간에 {n}km씩 가야 할 것을 잘못하여 한 시간에 {m}km씩 갔더니 {hours}시간이 걸렸습니다. "
        f"바르게 갔다면 몇 시간이 걸립니까?",
        f"할머니 댁까지 {by} 한 시간에 {m}km씩 {hours}시간을 갔습니다. 처음 계획은 한 시간에 {n}km씩 가는 것이었습니다. "
        f"계획대로 가면 몇 시간이 걸리는지 구하시오.",
    )
    working = (
        f"간 거리는 {m} × {hours} = {way}km입니다. 바르게 한 시간에 {n}km씩 가면 걸리는 시간은 "
        f"{over(way, n)}시간입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_workers_mistaken(draw: Draw) -> Problem | None:
    n, m = draw.numbers(2, 2, 15)
    days = n // gcd(n, m) * draw.number(1, 6)
    if days > 24 or m * days // n < 2 or m * days // n > 40 or days < 2:
        return None
    good = m * days // n
    question = say(
        draw,
        f"{n}명이 함께 해야 하는 일을 잘못하여 {m}명이 하였더니 {days}일이 걸렸습니다. 모두 하는 일의 양이 같을 때, "
        f"{n}명이 하면 며칠이 걸립니까?",
        f"농장에서 매일 소 {n}마리가 먹을 사료를 준비했는데 잘못하여 소 {m}마리에게 먹였더니 {days}일 만에 다 먹었습니다. "
        f"소가 먹는 양이 모두 같다면 {n}마리가 먹을 때 며칠 동안 먹을 수 있는지 구하시오.",
    )
    what = "하루에 한 명이 하는 일" if "일을" in question else "하루에 소 한 마리가 먹는 사료"
    unit = "명" if "일을" in question else "마리"
    working = (
        f"{josa(what, '을/를')} 1이라고 하면 전체의 양은 {m} × {days} = {m * days}입니다. 이것을 "
        f"{n}{unit}{'이 하면' if unit == '명' else '가 먹으면'} 걸리는 날수는 {over(m * days, n)}일입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_ratio_share_mistaken(draw: Draw) -> Problem | None:
    (a, b), (c, d) = draw.numbers(2, 1, 7), draw.numbers(2, 1, 7)
    whole = (a + b) * (c + d) // gcd(a + b, c + d) * draw.number(1, 8)
    if c == 1 or gcd(a, b) > 1 or gcd(c, d) > 1 or whole > 400 or (a, b) == (c, d):
        return None
    one, two = map(called, draw.names(2))
    bad, good = whole // (c + d) * c, whole // (a + b) * a
    thing, unit = draw.pick((("구슬", "개"), ("색종이", "장"), ("사탕", "개"), ("붙임딱지", "장")))
    question = say(
        draw,
        f"{josa(thing, '을/를')} {one}와 {two}가 {a}:{b}로 나누어 가져야 하는데 잘못하여 {c}:{d}로 나누었더니 {one}가 "
        f"{josa(f'{bad}{unit}', '을/를')} 가졌습니다. 바르게 나누면 {one}는 몇 {unit}를 가집니까?",
        f"{one}와 {two}는 {josa(thing, '을/를')} {c}:{d}로 나누어 {one}가 "
        f"{josa(f'{bad}{unit}', '을/를')} 받았습니다. "
        f"그런데 {a}:{b}로 나누는 것이 맞습니다. 다시 바르게 나눌 때 {one}의 몫은 몇 {unit}인지 구하시오.",
    ).replace("장를", "장을")
    for x in (b, d):
        question = question.replace(f":{x}로", f":{josa(x, '으로/로')}")
    working = (
        f"잘못 나눈 비에서 {c}만큼이 {bad}{unit}이므로 1만큼은 {bad} ÷ {c} = {bad // c}{unit}이고, 전체는 "
        f"{bad // c} × ({c} + {d}) = {whole}{unit}입니다. 바르게 나누면 1만큼이 {whole} ÷ ({a} + {b}) = "
        f"{whole // (a + b)}{unit}이므로 {one}의 몫은 {whole // (a + b)} × {a} = {good}{unit}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_fraction_of_whole_mistaken(draw: Draw) -> Problem | None:
    (n, m), k = draw.numbers(2, 2, 9), draw.number(1, 12)
    whole = n * m // gcd(n, m) * k
    if whole > 300 or whole < 20:
        return None
    left, give = whole - whole // m, whole // n
    thing, unit = draw.thing()
    if unit not in ("개", "권", "자루", "장"):
        return None
    name, seen = called(draw.names()[0]), josa(f"{left}{unit}", "이/가")
    question = say(
        draw,
        f"{name}는 {josa(thing, '을/를')} 전체의 1/{n}만큼 동생에게 주어야 하는데 잘못하여 1/{m}만큼 주었더니 {seen} "
        f"남았습니다. 바르게 주면 동생에게 몇 {unit} 주게 됩니까?",
        f"{name}는 가진 {thing}의 1/{m}만큼을 친구에게 주고 {seen} 남았습니다. 사실은 1/{n}만큼을 주기로 했습니다. "
        f"약속대로라면 친구에게 몇 {unit} 주어야 하는지 구하시오.",
    )
    working = (
        f"1/{m}만큼 주고 남은 것은 전체의 {m - 1}/{m}이고 이것이 {left}{unit}이므로 전체의 1/{m}은 "
        f"{over(left, m - 1)}{unit}이고 전체는 {whole // m} × {m} = {whole}{unit}입니다. "
        f"바르게 주면 {over(whole, n)}{unit}입니다."
    )
    return Problem(question, working, give)
