"""산술연산의 틀(12): 무게와 저울, 남고 모자람, 나이, 일."""

from problems.arithmetic_words import KIND, divided, times, told
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_points_game(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    n, right = draw.number(12, 30), draw.number(6, 11)
    p, q = draw.number(3, 10), draw.number(1, 3)
    base = draw.pick((0, 50, 100))
    wrong = n - right
    base = max(base, 100 if p * right < q * wrong else base)
    end = base + p * right - q * wrong
    start = f"기본 점수 {base}점에서 시작하여 " if base else ""
    if draw.number(0, 1):
        questions = (
            f"{start}퀴즈 한 문제를 맞히면 {p}점을 얻고, 틀리면 {q}점을 잃습니다. {name}가 {n}문제 중 {right}문제를 맞히고 나머지는 "
            "틀렸다면 점수는 몇 "
            "점입니까?",
            f"{name}는 가위바위보를 {n}번 하여 {right}번 이기고 나머지는 졌습니다. {start}이기면 {p}점을 얻고 지면 {q}점을 잃을 때 "
            f"{name}의 점수를 "
            "구하시오.",
        )
        add = f"{base} + {p * right} - {q * wrong}" if base else f"{p * right} - {q * wrong}"
        working = (
            f"얻은 점수는 {p} × {right} = {p * right}점입니다. 다른 {n} - {right} = {wrong}번은 잃으므로 {q} × "
            f"{wrong} = {q * wrong}점을 잃습니다. "
            f"점수는 {add} = {end}점입니다."
        )
        return told(draw, questions, working, end)
    best = base + p * n
    questions = (
        f"{start}한 문제를 맞히면 {p}점을 얻고 틀리면 {q}점을 잃는 퀴즈가 있습니다. {name}는 {n}문제를 모두 풀어 {end}점이 되었습니다. "
        "맞힌 문제는 몇 "
        "문제입니까?",
    )
    working = (
        f"{n}문제를 모두 맞혔다면 {best}점입니다. 한 문제를 틀릴 때마다 {p} + {q} = {p + q}점씩 줄어듭니다. {best} - {end} = "
        f"{best - end}점이 "
        f"줄었으므로 틀린 것은 {divided(best - end, p + q)}문제이고, 맞힌 것은 {n} - {wrong} = {right}문제입니다."
    )
    return told(draw, questions, working, right)


@template(KIND)
def arith_heads_and_legs(draw: Draw) -> Problem:
    a, b = draw.number(3, 30), draw.number(3, 30)
    x, y, p, q, c, part, kind = draw.pick(
        (
            ("토끼", "닭", 4, 2, "마리", "다리", "개"),
            ("돼지", "오리", 4, 2, "마리", "다리", "개"),
            ("승용차", "오토바이", 4, 2, "대", "바퀴", "개"),
            ("500원짜리 동전", "100원짜리 동전", 500, 100, "개", "금액", "원"),
            ("4인용 의자", "2인용 의자", 4, 2, "개", "앉을 수 있는 사람", "명"),
            ("800원짜리 빵", "500원짜리 빵", 800, 500, "개", "값", "원"),
        )
    )
    n, total = a + b, p * a + q * b
    note = (
        f" (단, {x} 한 {c}의 {part}는 {p}개, {y} 한 {c}의 {part}는 {q}개입니다.)"
        if kind == "개"
        else ""
    )
    questions = (
        f"{x}[과/와] {y}[이/가] 모두 {n}{c} 있고, {part}[은/는] 모두 {total}{kind}입니다. {x}[은/는] 몇 "
        f"{c}입니까?{note}",
        f"{x}[과/와] {y}[을/를] 합하여 {n}{c}입니다. {part}[을/를] 모두 더하면 {total}{kind}일 때 {x}[은/는] 몇 {c}인지 "
        f"구하시오.{note}",
    )
    working = (
        f"{n}{c}가 모두 {y}라면 {part}[은/는] {times(q, n)}{kind}입니다. 실제로는 {total} - {q * n} = "
        f"{total - q * n}{kind} 더 많습니다. {x} 하나마다 "
        f"{p} - {q} = {p - q}{kind}씩 늘어나므로 {x}[은/는] {divided(total - q * n, p - q)}{c}입니다."
    )
    working = working.replace(f"{c}가 모두 {y}라면", f"{c}[이/가] 모두 {y}[이라면/라면]")
    return told(draw, questions, working, a)


@template(KIND)
def arith_too_many_too_few(draw: Draw) -> Problem:
    thing, c = draw.pick(
        (("사탕", "개"), ("연필", "자루"), ("공책", "권"), ("색종이", "장"), ("귤", "개"))
    )
    people, a, gap = draw.number(5, 40), draw.number(3, 9), draw.number(1, 4)
    left = draw.number(1, people * gap - 1)
    lack = people * gap - left
    b = a + gap
    total = people * a + left
    want_total = draw.number(0, 1)
    ask = f"{thing}[은/는] 모두 몇 {c}입니까?" if want_total else "학생은 몇 명입니까?"
    questions = (
        f"학생들에게 {thing}[을/를] {a}{c}씩 나누어 주면 {left}{c}[이/가] 남고, {b}{c}씩 나누어 주면 {lack}{c}[이/가] "
        f"모자랍니다. {ask}",
        f"{thing}[을/를] 한 명에게 {b}{c}씩 주려면 {lack}{c}[이/가] 부족하고 {a}{c}씩 주면 {left}{c}[이/가] 남습니다. 이때 "
        f"{ask}",
    )
    working = (
        f"한 명에게 {b} - {a} = {gap}{c}씩 더 주면 {left} + {lack} = {left + lack}{c}[이/가] 더 필요합니다. 학생은 "
        f"{divided(left + lack, gap)}명입니다."
    )
    if want_total:
        working += (
            f" {thing}[은/는] {people} × {a} + {left} = {people * a} + {left} = {total}{c}입니다."
        )
    return told(draw, questions, working, total if want_total else people)


@template(KIND)
def arith_times_and_more(draw: Draw) -> Problem:
    x, y, u = draw.pick(
        (
            ("버스를 타고 온 학생", "자전거를 타고 온 학생", "명"),
            ("튤립", "장미", "송이"),
            ("위인전", "동화책", "권"),
            ("오리", "닭", "마리"),
            ("딸기 맛 사탕", "포도 맛 사탕", "개"),
        )
    )
    a, k, d = draw.number(8, 60), draw.number(2, 5), draw.number(1, 15)
    more = draw.number(0, 1)
    b = a * k + d if more else a * k - d
    total, word = a + b, "많습니다" if more else "적습니다"
    ask_total = draw.number(0, 1)
    ask = f"모두 몇 {u}입니까?" if ask_total else None
    if draw.number(0, 1):
        ask = ask or f"{x}[은/는] 몇 {u}입니까?"
        questions = (
            f"{y}[은/는] {b}{u}이고, 이 수는 {x} 수의 {k}배보다 {d}{u} {word}. {ask}",
            f"{x} 수를 {k}배 한 것보다 {y}[이/가] {d}{u} {word}. {y}[이/가] {b}{u}일 때 {ask}",
        )
        sign = "-" if more else "+"
        working = (
            f"{x} 수의 {k}배는 {b} {sign} {d} = {a * k}{u}입니다. 따라서 {x}[은/는] "
            f"{divided(a * k, k)}{u}입니다."
        )
        ans = a
    else:
        ask = ask or f"{y}[은/는] 몇 {u}입니까?"
        questions = (
            f"{x}[이/가] {a}{u} 있고, {y}[은/는] {x}의 {k}배보다 {d}{u} {word}. {ask}",
            f"{y}[은/는] {x}의 {k}배보다 {d}{u} {word}. {x}[이/가] {a}{u}[이라면/라면] {ask}",
        )
        sign = "+" if more else "-"
        working = f"{x} 수의 {k}배는 {times(a, k)}{u}입니다. {y}[은/는] {a * k} {sign} {d} = {b}{u}입니다."
        ans = b
    if ask_total:
        working += f" 모두 {a} + {b} = {total}{u}입니다."
        ans = total
    return told(draw, questions, working, ans)


@template(KIND)
def arith_how_many_between(draw: Draw) -> Problem:
    a = draw.number(2, 300)
    b = a + draw.number(5, 150)
    kind = draw.number(0, 3)
    if kind == 0:
        questions = (
            f"{a}보다 크고 {b}보다 작은 자연수는 모두 몇 개입니까?",
            f"{a}[과/와] {b} 사이에 있는 자연수의 개수를 구하시오. (단, {a}[과/와] {b}[은/는] 세지 않습니다.)",
        )
        working = (
            f"{a + 1}부터 {b - 1}까지의 수를 셉니다. 개수는 {b} - {a} - 1 = {b - a - 1}개입니다."
        )
        return told(draw, questions, working, b - a - 1)
    if kind == 1:
        questions = (
            f"{a} 이상 {b} 이하인 자연수는 모두 몇 개입니까?",
            f"책을 {a}쪽부터 {b}쪽까지 읽었습니다. 읽은 것은 모두 몇 쪽인지 구하시오.",
        )
        working = f"{a}[과/와] {b}[을/를] 모두 포함하여 세므로 두 수의 차에 1을 더합니다. "
        working += f"{b} - {a} + 1 = {b - a + 1}입니다."
        return told(draw, questions, working, b - a + 1)
    if kind == 2:
        k, low = draw.number(3, 9), draw.number(1, 9)
        n = draw.number(6, 20)
        questions = (
            f"의자의 번호는 오른쪽으로 한 칸 갈 때마다 1씩, 뒤로 한 줄 갈 때마다 {k + 5}씩 커집니다. 첫 의자에서 오른쪽으로 {low}칸, 뒤로 "
            f"{n}줄 간 의자의 "
            "번호는 첫 의자의 번호보다 얼마나 더 큽니까?",
        )
        working = (
            f"오른쪽으로 {low}칸 가면 {low}만큼 커집니다. 뒤로 {n}줄 가면 {times(k + 5, n)}만큼 커집니다. 모두 {low} + "
            f"{(k + 5) * n} = "
            f"{low + (k + 5) * n}만큼 더 큽니다."
        )
        return told(draw, questions, working, low + (k + 5) * n)
    n, steps = draw.number(4, 20), draw.number(12, 24)
    questions = (
        f"한 층을 올라가는 데 계단이 {steps}개 있는 건물이 있습니다. 1층에서 {n}층까지 걸어 올라가려면 계단을 모두 몇 개 올라야 합니까?",
        f"층과 층 사이의 계단은 {steps}개입니다. 1층에서 {n}층까지 오르는 계단의 수를 구하시오.",
    )
    working = f"1층에서 {n}층까지는 {n} - 1 = {n - 1}개의 층을 올라갑니다. "
    working += f"한 층에 {steps}개이므로 {times(steps, n - 1)}개입니다."
    return told(draw, questions, working, steps * (n - 1))
