"""크기비교: 저금과 역전, 차례, 표, 하나의 양, 무게."""

from itertools import pairwise

from problems.comparing_a import either, people
from problems.drawing import Draw, Problem, called, josa, template


@template("크기비교")
def compare_savings(draw: Draw) -> Problem | None:
    (a, b), months, spend = people(draw, 2), draw.number(3, 9), draw.pick((True, False))
    p, q = draw.number(2, 9) * 100, draw.number(2, 9) * 100
    x, y = draw.number(70, 150) * 100, draw.number(30, 150) * 100
    sign, verb = ("-", "씩 사용하고") if spend else ("+", "씩 저금하고")
    end = x - p * months if spend else x + p * months
    end2 = y + q * months
    gap = abs(end - end2)
    if not gap or end <= 0:
        return None
    question = either(
        draw,
        f"{a}는 {x}원, {b}는 {y}원을 가지고 있습니다. 다음 달부터 매달 {a}는 {p}원{verb}, {b}는 {q}원씩 저금한다면 "
        f"{months}개월 후 두 사람이 가진 돈의 차는 얼마입니까?",
        f"지금 {a}에게는 {x}원, {b}에게는 {y}원이 있습니다. 한 달에 {a}는 {p}원{verb} {b}는 {q}원씩 저금합니다. "
        f"{months}달 뒤에 돈이 더 많은 사람은 다른 사람보다 얼마를 더 가지게 되는지 구하시오.",
    )
    working = (
        f"{months}개월 뒤의 돈을 구합니다. {a}는 {x} {sign} {p} × {months} = {x} {sign} {p * months} = "
        f"{end}원입니다. {b}는 {y} + {q} × {months} = {y} + {q * months} = {end2}원입니다. "
        f"{a if end > end2 else b}가 더 많고, 차는 {max(end, end2)} - {min(end, end2)} = {gap}원입니다."
    )
    return Problem(question, working, gap)


@template("크기비교")
def compare_overtake(draw: Draw) -> Problem:
    a, b = people(draw, 2)
    p, faster, y = draw.number(2, 9) * 100, draw.number(1, 5) * 100, draw.number(10, 60) * 100
    q, gap = p + faster, draw.number(4, 30) * 100
    x, n = y + gap, gap // faster + 1
    question = either(
        draw,
        f"{a}의 저금통에는 {x}원, {b}의 저금통에는 {y}원이 있습니다. 매주 {a}는 {p}원씩, {b}는 {q}원씩 더 넣는다면 "
        f"{b}의 돈이 처음으로 {a}의 돈보다 많아지는 것은 몇 주 후입니까?",
        f"{b}는 {y}원을 모았고 앞으로 한 주에 {q}원씩 모읍니다. {a}는 {x}원을 모았고 앞으로 한 주에 {p}원씩 모읍니다. "
        f"몇 주가 지나야 {b}가 {a}보다 처음으로 더 많은 돈을 가지게 되는지 구하시오.",
    )
    near = x + p * (n - 1), y + q * (n - 1)
    working = (
        f"처음의 차는 {x} - {y} = {gap}원이고, 한 주에 {q} - {p} = {faster}원씩 줄어듭니다. {n - 1}주 후에는 {a}가 "
        f"{near[0]}원, {b}가 {near[1]}원이어서 {'같습' if near[0] == near[1] else '아직 적습'}니다. {n}주 후에는 "
        f"{a}가 {x} + {p} × {n} = {x + p * n}원, {b}가 {y} + {q} × {n} = {y + q * n}원이므로 처음으로 많아지는 "
        f"때는 {n}주 후입니다."
    )
    return Problem(question, working, n)


# 무엇이, 단위, 크고, 큽니다, 작고, 작습니다, 큰, 작은, 낮은 값, 높은 값
ORDERS = (
    ("키", "cm", ("크고", "큽니다", "큰"), ("작고", "작습니다", "작은"), 128, 158),
    (
        "몸무게",
        "kg",
        ("무겁고", "무겁습니다", "무거운"),
        ("가볍고", "가볍습니다", "가벼운"),
        29,
        48,
    ),
    ("점수", "점", ("높고", "높습니다", "높은"), ("낮고", "낮습니다", "낮은"), 55, 85),
    ("나이", "살", ("많고", "많습니다", "많은"), ("적고", "적습니다", "적은"), 19, 50),
)


@template("크기비교")
def compare_chain_who(draw: Draw) -> Problem:
    names = draw.names(draw.number(3, 5))
    what, _, up, down, _, _ = draw.pick(ORDERS)
    subject, facts = josa(what, "이/가"), []
    for i in range(len(names) - 1):
        tall, short = called(names[i]), called(names[i + 1])
        facts.append(draw.pick(((tall, short, up), (short, tall, down))))
    told = draw.shuffled(facts)
    text = ", ".join(f"{x}는 {y}보다 {subject} {w[0]}" for x, y, w in told[:-1])
    x, y, w = told[-1]
    text += f", {x}는 {y}보다 {subject} {w[1]}"
    word, answer = draw.pick(((f"가장 {up[2]}", names[0]), (f"가장 {down[2]}", names[-1])))
    question = either(
        draw,
        f"{text}. {subject} {word} 사람은 누구입니까?",
        f"친구 {len(names)}명의 {josa(what, '을/를')} 비교합니다. {text}. 이 중 {subject} {word} 사람의 이름을 쓰시오.",
    )
    steps = ", ".join(f"{s} > {t}" for s, t in pairwise(names))
    working = (
        f"{subject} {up[2]} 쪽을 왼쪽에 두고 >로 나타냅니다. {steps}입니다. 이것을 이어 쓰면 "
        f"{' > '.join(names)}입니다. 따라서 {subject} {word} 사람은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_chain_values(draw: Draw) -> Problem | None:
    a, b, c = people(draw, 3)
    what, unit, up, down, low, high = draw.pick(ORDERS)
    x, d, e = draw.number(low, high), draw.number(2, 12), draw.number(2, 12)
    rise, rise2 = draw.pick((True, False)), draw.pick((True, False))
    y = x + d if rise else x - d
    z = y + e if rise2 else y - e
    if len({x, y, z}) < 3:
        return None
    one, two = up if rise else down, up if rise2 else down
    most = draw.pick((True, False))
    word, answer = (up if most else down)[2], max(x, y, z) if most else min(x, y, z)
    its, subject = josa(what, "은/는"), josa(what, "이/가")
    question = either(
        draw,
        f"{a}의 {its} {x}{unit}입니다. {b}는 {a}보다 {subject} {d}{unit} 더 {one[0]}, {c}는 {b}보다 "
        f"{e}{unit} 더 {two[1]}. {subject} 가장 {word} 사람의 {its} 몇 {unit}입니까?",
        f"{c}는 {b}보다 {subject} {e}{unit} 더 {two[0]}, {b}는 {a}보다 {d}{unit} 더 {one[1]}. {a}의 "
        f"{subject} {x}{unit}일 때, 세 사람 중 {subject} 가장 {word} 사람의 {josa(what, '을/를')} 구하시오.",
    )
    working = (
        f"{a}의 {its} {x}{unit}입니다. {b}의 {its} {x} {'+' if rise else '-'} {d} = {y}{unit}입니다. "
        f"{c}의 {its} {y} {'+' if rise2 else '-'} {e} = {z}{unit}입니다. {x}, {y}, {z} 중 가장 "
        f"{'큰' if most else '작은'} 수는 {answer}이므로 답은 {answer}{unit}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_table(draw: Draw) -> Problem | None:
    title, labels, unit = draw.pick(
        (
            ("과일 가게에서 판 과일의 수", ("사과", "배", "귤", "감"), "개"),
            ("도서관에서 빌려 간 책의 수", ("월요일", "화요일", "수요일", "목요일"), "권"),
            ("학년별 학생의 수", ("1학년", "2학년", "3학년", "4학년"), "명"),
            ("좋아하는 운동별 학생의 수", ("축구", "야구", "배드민턴", "수영"), "명"),
            ("마을별로 기르는 소의 수", ("가 마을", "나 마을", "다 마을", "라 마을"), "마리"),
        )
    )
    values = draw.numbers(4, *draw.pick(((12, 60), (80, 260))))
    total, hidden = sum(values), draw.number(0, 3)
    shown = [f"{labels[i]} {v}{unit}" for i, v in enumerate(values) if i != hidden]
    big, small, miss = max(values), min(values), labels[hidden]
    most, least = labels[values.index(big)], labels[values.index(small)]
    question = either(
        draw,
        f"{josa(title, '을/를')} 조사하였더니 {', '.join(shown)}이고 나머지는 {miss}입니다. 모두 {total}{unit}일 때, "
        f"가장 많은 것은 가장 적은 것보다 몇 {unit} 더 많습니까?",
        f"다음은 {title}입니다. {', '.join(shown)}, {miss} □{unit}, 합계 {total}{unit}. 가장 많은 것과 가장 적은 "
        f"것의 차는 몇 {unit}인지 구하시오.",
    )
    known = " + ".join(str(v) for i, v in enumerate(values) if i != hidden)
    rest = total - values[hidden]
    working = (
        f"먼저 {josa(miss, '을/를')} 구합니다. 나머지의 합은 {known} = {rest}이므로 {josa(miss, '은/는')} {total} "
        f"- {rest} = {values[hidden]}{unit}입니다. 가장 많은 것은 {most} {big}{unit}, 가장 적은 것은 {least} "
        f"{small}{unit}이므로 차는 {big} - {small} = {big - small}{unit}입니다."
    )
    return Problem(question, working, big - small)


def divided(total: int, n: int) -> str:
    """나누어지는 수를 둘로 갈라 구하는 나눗셈."""
    low = total // n % 10
    high = total // n - low
    if not low or not high:
        return f"{total} ÷ {n} = {total // n}"
    parts = f"{high * n} ÷ {n} = {high}, {low * n} ÷ {n} = {low}"
    split = f"{total} = {high * n} + {josa(low * n, '으로/로')} 나누어 생각하면 {parts}"
    return f"{split}이므로 {total} ÷ {n} = {high} + {low} = {total // n}"


@template("크기비교")
def compare_per_one(draw: Draw) -> Problem | None:
    (a, b), (n, m) = people(draw, 2), draw.numbers(2, 3, 40)
    each, each2, kind = draw.number(12, 60), draw.number(12, 60), draw.number(0, 2)
    if each == each2:
        return None
    x, y, gap = n * each, m * each2, abs(each - each2)
    story, ask, unit = (
        (
            f"{a}네 과수원에서는 나무 {n}그루에서 귤 {x}개를 땄고, {b}네 과수원에서는 나무 {m}그루에서 귤 {y}개를 "
            f"땄습니다.",
            "한 그루에서 딴 귤 수의 차는 몇 개",
            "개",
        ),
        (
            f"{a}는 {n}일 동안 {x}쪽을, {b}는 {m}일 동안 {y}쪽을 날마다 같은 쪽수씩 읽었습니다.",
            "하루에 읽은 쪽수의 차는 몇 쪽",
            "쪽",
        ),
        (
            f"자동차를 타고 {a}는 {n}시간 동안 {x}km를, {b}는 {m}시간 동안 {y}km를 일정한 빠르기로 갔습니다.",
            "한 시간 동안 간 거리의 차는 몇 km",
            "km",
        ),
    )[kind]
    if kind == 2 and (n > 9 or m > 9):
        return None
    question = either(
        draw, f"{story} 두 사람의 것을 견줄 때 {ask}입니까?", f"{story} {ask}인지 구하시오."
    )
    working = (
        f"하나의 양으로 바꾸어 견줍니다. {a} 쪽은 {divided(x, n)}{unit}입니다. {b} 쪽은 {divided(y, m)}{unit}입니다. "
        f"차는 {max(each, each2)} - {min(each, each2)} = {gap}{unit}입니다."
    )
    return Problem(question, working, gap)


@template("크기비교")
def compare_scores(draw: Draw) -> Problem | None:
    names, (one, two) = draw.names(2), draw.some(("국어", "수학", "과학", "사회", "영어"), 2)
    (a, b), (p, q, r, s) = map(called, names), (draw.number(12, 20) * 5 for _ in range(4))
    if p + q == r + s or (p > r) == (q > s):
        return None
    more, gap = (a, p + q - r - s) if p + q > r + s else (b, r + s - p - q)
    question = either(
        draw,
        f"{one} 시험에서 {a}는 {p}점, {b}는 {r}점을, {two} 시험에서 {a}는 {q}점, {b}는 {s}점을 받았습니다. 두 시험의 "
        f"총점은 누가 더 높은지 비교하려고 합니다. 두 사람의 총점의 차는 몇 점입니까?",
        f"{a}의 점수는 {one} {p}점, {two} {q}점이고 {b}의 점수는 {one} {r}점, {two} {s}점입니다. 두 과목 점수의 합이 더 높은 "
        f"사람의 총점을 구하시오.",
    )
    top = max(p + q, r + s)
    low = top - gap
    answer, end = (
        (gap, f"차는 {top} - {low} = {gap}") if "차는" in question else (top, f"총점은 {top}")
    )
    working = (
        f"{a}의 총점은 {p} + {q} = {p + q}점입니다. {b}의 총점은 {r} + {s} = {r + s}점입니다. {more}의 총점이 더 높고, "
        f"{end}점입니다."
    )
    return Problem(question, working, answer)
