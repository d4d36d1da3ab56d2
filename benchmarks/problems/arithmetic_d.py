"""산술연산의 틀(4): 나누어 담기와 어떤 수."""

from problems.arithmetic_words import KIND, divided, times, told
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_two_products(draw: Draw) -> Problem | None:
    a, m, b, n = (
        draw.number(12, 150),
        draw.number(3, 12),
        draw.number(12, 150),
        draw.number(3, 12),
    )
    first, second = a * m, b * n
    x, y, c, u, k = draw.pick(
        (
            ("작은 트럭에 상자를", "큰 트럭에 상자를", "개", "대", "실었습니다"),
            ("1층에 의자를", "2층에 의자를", "개", "줄", "놓았습니다"),
            ("빨간 구슬을", "파란 구슬을", "개", "봉지", "담았습니다"),
            ("흰 우유를", "딸기 우유를", "병", "상자", "담았습니다"),
        )
    )
    given = f"{x} {a}{c}씩 {m}{u}, {y} {b}{c}씩 {n}{u} {k}."
    kind = draw.number(0, 2)
    if kind == 0:
        total = first + second
        ask, last = f"모두 몇 {c}입니까?", f"모두 {first} + {second} = {total}{c}입니다."
    elif kind == 1:
        total = abs(first - second)
        big, small = max(first, second), min(first, second)
        if not total:
            return None
        ask, last = (
            f"두 가지의 차는 몇 {c}인지 구하시오.",
            f"차는 {big} - {small} = {total}{c}입니다.",
        )
    else:
        goal = (first + second) // 100 * 100 + 100 * draw.number(1, 4)
        total = goal - first - second
        ask = f"모두 {goal}{c}[을/를] 채우려면 앞으로 몇 {c}[이/가] 더 있어야 합니까?"
        last = f"지금까지 {first} + {second} = {first + second}{c}이고, "
        last += f"더 필요한 것은 {goal} - {first + second} = {total}{c}입니다."
    working = f"앞의 것은 {times(a, m)}{c}이고 뒤의 것은 {times(b, n)}{c}입니다. {last}"
    other = f"{x} 한 {u}에 {a}{c}씩 {m}{u}, {y} 한 {u}에 {b}{c}씩 {n}{u} {k}."
    return told(draw, (f"{given} {ask}", f"{other} {ask}"), working, total)


@template(KIND)
def arith_unknown_number(draw: Draw) -> Problem:
    a, b, k = draw.number(5, 900), draw.number(3, 900), draw.number(2, 25)
    x = draw.pick(("어떤 수", "어떤 수 A", "A"))
    kind = draw.number(0, 5)
    if kind == 0:
        said, work, ans = (
            f"{x}에 {b}[을/를] 더하였더니 {a + b}",
            f"더하기 전의 수는 {a + b} - {b} = {a}",
            a,
        )
    elif kind == 1:
        said, work, ans = (
            f"{x}에서 {b}[을/를] 빼었더니 {a}",
            f"빼기 전의 수는 {a} + {b} = {a + b}",
            a + b,
        )
    elif kind == 2:
        said, work, ans = (
            f"{a + b}에서 {x}[을/를] 빼었더니 {a}",
            f"뺀 수는 {a + b} - {a} = {b}",
            b,
        )
    elif kind == 3:
        said, work, ans = (
            f"{x}[을/를] {k}배 하였더니 {a * k}",
            f"곱하기 전의 수는 {divided(a * k, k)}",
            a,
        )
    elif kind == 4:
        said, work, ans = (
            f"{x}[을/를] {k}[으로/로] 나누었더니 {a}",
            f"나누기 전의 수는 {times(a, k)}",
            a * k,
        )
    else:
        said = f"{b}에 {x}[을/를] 두 번 더하였더니 {b + 2 * a}"
        work, ans = (
            f"두 번 더한 수의 합은 {b + 2 * a} - {b} = {2 * a}이고 한 번은 {2 * a} ÷ 2 = {a}",
            a,
        )
    questions = (
        f"{said}[이/가] 되었습니다. {x}[은/는] 얼마입니까?",
        f"{said}입니다. {x}[을/를] 구하시오.",
        f"{said}[이/가] 나왔습니다. {x}의 값은 얼마인가요?",
    )
    working = f"{said}[이/가] 되었으므로 계산을 거꾸로 합니다. {work}입니다. 따라서 {x}[은/는] {ans}입니다."
    return told(draw, questions, working, ans)


@template(KIND)
def arith_wrong_operation(draw: Draw) -> Problem | None:
    a, b = draw.number(12, 300), draw.number(3, 60)
    name = called(draw.names()[0])
    kind = draw.number(0, 2)
    if kind == 0:
        right, wrong, seen = "더해야", "뺐", a
        x, ans = a + b, a + 2 * b
        how = f"어떤 수는 {a} + {b} = {x}입니다. 바르게 더하면 {x} + {b} = {ans}입니다."
    elif kind == 1:
        if a <= b:
            return None
        right, wrong, seen, x, ans = "빼야", "더했", a + b, a, a - b
        how = f"어떤 수는 {seen} - {b} = {x}입니다. 바르게 빼면 {x} - {b} = {ans}입니다."
    else:
        k = draw.number(2, 9)
        x, b = k * draw.number(2, 12), k
        right, wrong, seen, ans = "곱해야", "나눴", x // k, x * k
        how = f"어떤 수는 {seen} × {k} = {x}입니다. 바르게 곱하면 {x} × {k} = {ans}입니다."
    to = f"{b}[을/를]"
    wrong_to = f"{b}[을/를]" if kind < 2 else f"{b}[으로/로]"
    where = "에" if kind != 1 else "에서"
    questions = (
        f"어떤 수{where} {to} {right} 할 것을 잘못하여 {wrong_to} {wrong}더니 {seen}[이/가] 되었습니다. 바르게 계산한 값은 "
        "얼마입니까?",
        f"{name}는 어떤 수{where} {to} {right} 하는데 잘못해서 {wrong_to} {wrong}습니다. 그 결과가 {seen}일 때 바르게 "
        "계산하면 "
        "얼마인지 구하시오.",
    )
    return told(draw, questions, f"잘못한 계산을 거꾸로 하여 어떤 수를 먼저 찾습니다. {how}", ans)


@template(KIND)
def arith_place_blocks(draw: Draw) -> Problem:
    h, t, o, k = draw.number(1, 9), draw.number(1, 9), draw.number(1, 19), draw.number(2, 6)
    n = 100 * h + 10 * t + o
    build = f"{100 * h} + {10 * t} + {o} = {n}"
    if draw.number(0, 1):
        questions = (
            f"100이 {h}개, 10이 {t}개, 1이 {o}개인 수를 {k}배 한 수는 얼마인가요?",
            f"백 모형이 {h}개, 십 모형이 {t}개, 일 모형이 {o}개인 수의 {k}배를 구해 보세요.",
        )
        working = f"나타내는 수는 {build}입니다. 이 수를 {k}배 하면 {times(n, k)}입니다."
        return told(draw, questions, working, n * k)
    start, step, hop = draw.number(21, 95), draw.pick((5, 10, 20, 100)), draw.number(3, 8)
    other = start + step * hop
    questions = (
        f"가는 100이 {h}개, 10이 {t}개, 1이 {o}개인 수이고, 나는 {start}에서 {step}씩 {hop}번 뛰어 센 수입니다. 가와 나가 "
        "나타내는 수의 합을 구하시오.",
        f"{start}에서 {step}씩 {hop}번 뛰어 센 수에, 100이 {h}개, 10이 {t}개, 1이 {o}개인 수를 더하면 얼마입니까?",
    )
    working = (
        f"100이 {h}개, 10이 {t}개, 1이 {o}개인 수는 {build}입니다. {step}씩 {hop}번 뛰면 {step} × {hop} = "
        f"{step * hop}만큼 "
        f"커지므로 {start} + {step * hop} = {other}입니다. 합은 {n} + {other} = {n + other}입니다."
    )
    return told(draw, questions, working, n + other)


@template(KIND)
def arith_legs_and_wheels(draw: Draw) -> Problem:
    (x, p), (y, q), c, part = draw.pick(
        (
            (("강아지", 4), ("고양이", 4), "마리", "다리"),
            (("돼지", 4), ("닭", 2), "마리", "다리"),
            (("두발자전거", 2), ("네발자전거", 4), "대", "바퀴"),
            (("세발자전거", 3), ("승용차", 4), "대", "바퀴"),
            (("거미", 8), ("잠자리", 6), "마리", "다리"),
        )
    )
    a, b = draw.number(2, 25), draw.number(2, 25)
    total = p * a + q * b
    note = f" (단, {part}는 {x} 한 {c}에 {p}개, {y} 한 {c}에 {q}개입니다.)"
    if draw.number(0, 1):
        questions = (
            f"{x} {a}{c}[과/와] {y} {b}{c}[이/가] 있습니다. {part}는 모두 몇 개입니까?{note}",
            f"{x}[은/는] {a}{c}, {y}[은/는] {b}{c} 있습니다. {part}의 수를 모두 더하면 몇 개인지 구하시오.{note}",
        )
        working = (
            f"{x}의 {part}는 {p} × {a} = {p * a}개이고 {y}의 {part}는 {q} × {b} = {q * b}개입니다. 모두 더하면 "
            f"{p * a} + {q * b} = {total}개입니다."
        )
        return told(draw, questions, working, total)
    questions = (
        f"{x}[과/와] {y}의 {part} 수를 세어 보니 모두 {total}개였습니다. {y}[이/가] {b}{c}라면 {x}[은/는] 몇 "
        f"{c}입니까?{note}",
        f"{x} 여러 {c}[과/와] {y} {b}{c}[이/가] 있고 {part}는 모두 {total}개입니다. {x}[은/는] 몇 {c}인지 "
        f"구하시오.{note}",
    )
    working = (
        f"{y} {b}{c}의 {part}는 {q} × {b} = {q * b}개입니다. 나머지 {total} - {q * b} = {p * a}개가 {x}의 "
        f"{part}이므로 "
        f"{x}[은/는] {divided(p * a, p)}{c}입니다."
    )
    return told(draw, questions, working, a)


@template(KIND)
def arith_how_much_cheaper(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    p, gap, n, dozen = (
        draw.number(500, 1500, 50),
        draw.number(30, 300, 10),
        draw.number(3, 25),
        draw.number(1, 4),
    )
    q, pencils = p - gap, 12 * dozen
    total = p * n + q * pencils
    questions = (
        f"공책은 한 권에 {p}원이고, 연필 한 자루는 공책 한 권보다 A원 더 쌉니다. 공책 {n}권과 연필 {dozen}타를 사는 데 "
        f"{total}원이 들었을 때, A의 값을 구하시오. (단, 연필 1타는 12자루입니다.)",
        f"{name}는 {p}원짜리 공책 {n}권과 연필 {pencils}자루를 사고 {total}원을 냈습니다. 연필 한 자루의 값은 공책 한 권의 "
        "값보다 얼마나 더 쌉니까?",
    )
    working = (
        f"공책의 값은 {times(p, n)}원이므로 연필 {pencils}자루의 값은 {total} - {p * n} = {q * pencils}원입니다. "
        f"연필 한 자루의 값은 {divided(q * pencils, pencils)}원이고, 공책보다 {p} - {q} = {gap}원 더 쌉니다."
    )
    return told(draw, questions, working, gap)


@template(KIND)
def arith_debt_and_gift(draw: Draw) -> Problem:
    one, two, three = (called(n) for n in draw.names(3))
    k, a, more = draw.number(2, 4), draw.number(500, 4000, 100), draw.number(100, 1900, 100)
    b = a * k + more
    total = a + b
    questions = (
        f"{one}는 {a}원을 가지고 있고, {two}는 {one}가 가진 돈의 {k}배보다 {more}원 더 많이 가지고 있습니다. 두 사람이 "
        "가진 돈은 모두 얼마입니까?",
        f"{one}의 저금통에는 {a}원이 있습니다. {two}의 저금통에 든 돈은 {one}의 {k}배에 {more}원을 더한 것과 같습니다. "
        f"두 사람의 돈을 합하여 {three}의 선물을 산다면 쓸 수 있는 돈은 얼마인지 구하시오.",
    )
    working = (
        f"{one}의 돈은 {a}원입니다. {two}의 돈은 그 {k}배인 {a} × {k} = {a * k}원보다 {more}원 많으므로 "
        f"{a * k} + {more} = {b}원입니다. 합은 {a} + {b} = {total}원입니다."
    )
    return told(draw, questions, working, total)
