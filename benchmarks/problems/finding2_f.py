"""수찾기2의 틀: 두 조건으로 모르는 두 수를 찾는 이야기(학과 거북, 나이, 연속하는 수, 값, 나누어 주기)."""

from problems.drawing import Draw, Problem, called, josa, template

LEGS = (
    ("학", "거북", "마리", 2, 4, "다리"),
    ("닭", "토끼", "마리", 2, 4, "다리"),
    ("오리", "돼지", "마리", 2, 4, "다리"),
    ("두발자전거", "세발자전거", "대", 2, 3, "바퀴"),
    ("오토바이", "자동차", "대", 2, 4, "바퀴"),
    ("잠자리", "거미", "마리", 6, 8, "다리"),
)


@template("수찾기2")
def f2_legs(draw: Draw) -> Problem:
    one, two, unit, low, high, part = draw.pick(LEGS)
    x, y = draw.number(3, 30), draw.number(3, 30)
    heads, total, ask_two = x + y, low * x + high * y, draw.number(0, 1)
    goal, answer = (two, y) if ask_two else (one, x)
    both = f"{josa(one, '과/와')} {two}"
    question = draw.pick(
        (
            f"{josa(both, '이/가')} 모두 {heads}{unit} 있습니다. {part}를 세어 보니 모두 {total}개였습니다. "
            f"{josa(goal, '은/는')} 몇 {unit}입니까?",
            f"{both}의 {part}가 모두 {total}개입니다. {both}의 수를 합하면 {heads}{unit}일 때, "
            f"{josa(goal, '은/는')} 몇 "
            f"{unit}인지 구하시오.",
            f"{josa(one, '이/가')} A{unit}, {josa(two, '이/가')} B{unit} 있습니다. A+B={heads}이고 "
            f"{part}의 수가 모두 "
            f"{total}개일 때, {'B' if ask_two else 'A'}의 값을 구하세요.",
        )
    )
    gap = high - low
    working = (
        f"{heads}{unit}가 모두 {josa(one, '이라고/라고')} 생각하면 {part}는 {low} × {heads} = "
        f"{low * heads}개입니다. 실제보다 "
        f"{total} - {low * heads} = {total - low * heads}개가 적습니다. {one} 하나를 {josa(two, '으로/로')} "
        "바꿀 때마다 "
        f"{high} - {low} = {gap}개씩 늘어나므로 {josa(two, '은/는')} {total - low * heads} ÷ {gap} = "
        f"{y}{unit}입니다."
    )
    if not ask_two:
        working += f" 따라서 {josa(one, '은/는')} {heads} - {y} = {x}{unit}입니다."
    return Problem(question, working, answer)


@template("수찾기2")
def f2_coins(draw: Draw) -> Problem:
    low, high = draw.pick(((100, 500), (50, 100), (10, 50), (50, 500), (10, 100)))
    x, y, name = draw.number(3, 18), draw.number(3, 18), called(draw.names()[0])
    count, total, gap = x + y, low * x + high * y, high - low
    ask_high = draw.number(0, 1)
    goal, answer = (high, y) if ask_high else (low, x)
    question = draw.pick(
        (
            f"{name}의 저금통에 {low}원짜리 동전과 {high}원짜리 동전이 모두 {count}개 들어 있습니다. 금액이 모두 {total}원일 때, "
            f"{goal}원짜리 동전은 몇 개입니까?",
            f"{name}는 {low}원짜리 젤리와 {high}원짜리 사탕을 합하여 {count}개 사고 {total}원을 냈습니다. {goal}원짜리는 몇 개 "
            "샀는지 구하시오.",
            f"{low}원짜리 우표 A장과 {high}원짜리 우표 B장을 합하면 {count}장이고 값은 {total}원입니다. "
            f"{'B' if ask_high else 'A'}는 얼마인가요?",
        )
    )
    working = (
        f"모두 {low}원짜리라면 {low} × {count} = {low * count}원입니다. 실제 금액과의 차는 {total} - "
        f"{low * count} = {total - low * count}원입니다. 하나를 {high}원짜리로 바꾸면 {high} - {low} = "
        f"{gap}원이 늘어나므로 "
        f"{high}원짜리는 {total - low * count} ÷ {gap} = {y}개입니다."
    )
    if not ask_high:
        working += f" {low}원짜리는 {count} - {y} = {x}개입니다."
    return Problem(question, working, answer)


@template("수찾기2")
def f2_quiz_points(draw: Draw) -> Problem:
    plus, minus, right, wrong = draw.pick((5, 10, 4)), draw.number(1, 3), 0, draw.number(2, 9)
    right = draw.number(wrong, 22)
    count, score, name = right + wrong, plus * right - minus * wrong, called(draw.names()[0])
    ask_right = draw.number(0, 1)
    question = draw.pick(
        (
            f"한 문제를 맞히면 {plus}점을 얻고 틀리면 {minus}점을 잃는 퀴즈에서 {name}가 {count}문제를 풀어 {score}점을 얻었습니다. "
            f"{'맞힌' if ask_right else '틀린'} 문제는 몇 개입니까?",
            f"{name}는 가위바위보를 {count}번 하여 이기면 {plus}점을 얻고 지면 {minus}점을 잃기로 했습니다. 비긴 적 없이 점수가 "
            f"{score}점이 되었다면, {'이긴' if ask_right else '진'} 횟수를 구하시오. (처음 점수는 0점입니다.)",
        )
    )
    win, lose, unit = ("이긴", "진", "번") if "가위" in question else ("맞힌", "틀린", "개")
    full, step = plus * count, plus + minus
    working = (
        f"{count}{unit}이 모두 {win} 것이라면 {plus} × {count} = {full}점입니다. 실제 점수와의 차는 {full} - "
        f"{score} = "
        f"{full - score}점입니다. {win} 것 하나가 {lose} 것으로 바뀌면 {plus} + {minus} = {step}점이 줄어들므로 "
        f"{lose} 것은 "
        f"{full - score} ÷ {step} = {wrong}{unit}입니다."
    ).replace(f"{count}개이 모두", f"{count}개가 모두")
    if ask_right:
        working += f" 따라서 {win} 것은 {count} - {wrong} = {right}{unit}입니다."
    return Problem(question, working, right if ask_right else wrong)


@template("수찾기2")
def f2_age_later(draw: Draw) -> Problem | None:
    k, years, child = draw.number(2, 4), draw.number(1, 20), draw.number(4, 14)
    parent = k * (child + years) - years
    if not 26 <= parent <= 55 or parent - child < 20:
        return None
    name, who = called(draw.names()[0]), draw.pick(("아버지", "어머니", "고모", "삼촌"))
    more = josa(who, "은/는")
    gap = parent - child
    question = draw.pick(
        (
            f"올해 {more} {parent}살이고 {name}는 {child}살입니다. {who}의 나이가 {name}의 나이의 {k}배가 되는 것은 몇 년 "
            "뒤입니까?",
            f"{name}는 {child}살, {more} {parent}살입니다. A년 뒤에 {who}의 나이가 {name}의 나이의 {k}배가 될 때, A를 "
            "구하시오.",
        )
    )
    working = (
        f"두 사람의 나이 차는 언제나 {parent} - {child} = {gap}살입니다. {who}의 나이가 {name}의 {k}배가 되는 해에는 나이 차가 "
        f"{name} 나이의 {k} - 1 = {k - 1}배입니다. 그때 {name}의 나이는 {gap} ÷ {k - 1} = {child + years}살이므로 "
        f"{child + years} - {child} = {years}년 뒤입니다."
    )
    return Problem(question, working, years)


@template("수찾기2")
def f2_age_sum(draw: Draw) -> Problem | None:
    child, k, extra = draw.number(6, 15), draw.number(2, 4), draw.number(0, 4)
    parent = child * k + extra
    if not 28 <= parent <= 55 or parent - child < 20:
        return None
    name, who = called(draw.names()[0]), draw.pick(("아버지", "어머니"))
    total, ask_parent = parent + child, draw.number(0, 1)
    goal = f"{who}의 나이" if ask_parent else f"{name}의 나이"
    says = (
        f"{name}의 나이의 {k}배보다 {extra}살 많습니다" if extra else f"{name}의 나이의 {k}배입니다"
    )
    question = draw.pick(
        (
            f"{who}와 {name}의 나이의 합은 {total}살입니다. {who}의 나이는 {says}. {goal}는 몇 살입니까?",
            f"{who}의 나이는 {says}. 두 사람의 나이를 더하면 {total}살일 때, {josa(goal, '을/를')} 구하시오.",
        )
    )
    start = (
        f"합에서 {extra}살을 빼면 {total} - {extra} = {total - extra}살이고, 이것은"
        if extra
        else f"{total}살은"
    )
    if extra in (2, 4):
        start = start.replace("살을 빼면", "살을 빼면")
    working = (
        f"{start} {name}의 나이의 {k} + 1 = {k + 1}배입니다. {name}의 나이는 {total - extra} ÷ {k + 1} = "
        f"{child}살입니다."
    )
    if ask_parent:
        working += f" 따라서 {who}의 나이는 {total} - {child} = {parent}살입니다."
    return Problem(question, working, parent if ask_parent else child)


@template("수찾기2")
def f2_consecutive(draw: Draw) -> Problem:
    count, step = draw.pick((3, 5, 3, 4, 2)), draw.pick((1, 1, 2))
    first = draw.number(4, 90)
    numbers = [first + step * i for i in range(count)]
    kind = "자연수" if step == 1 else ("홀수" if first % 2 else "짝수")
    word = {2: "두", 3: "세", 4: "네", 5: "다섯"}[count]
    total, ask_big = sum(numbers), draw.number(0, 1)
    goal, answer = ("큰", numbers[-1]) if ask_big else ("작은", numbers[0])
    question = draw.pick(
        (
            f"연속하는 {word} {kind}의 합이 {total}입니다. 이 중에서 가장 {goal} 수를 구하시오.",
            f"{word} 개의 {josa(kind, '이/가')} 차례로 이어져 있습니다. 모두 더하면 {total}일 때, 가장 {goal} 수는 얼마입니까?",
            f"책을 펼치듯 이어지는 {kind} {word} 개를 더했더니 {total}{josa(total, '이/가')[-1]} 되었습니다. 가장 "
            f"{goal} 수는 무엇인가요?",
        )
    ).replace("책을 펼치듯 이어지는", "순서대로 이어지는")
    if count == 2:
        question = question.replace("가장 큰", "더 큰").replace("가장 작은", "더 작은")
    extras = [step * i for i in range(1, count)]
    plus = " + ".join(map(str, extras))
    gap = sum(extras)
    added = f"{plus} = {gap}" if count > 2 else f"{gap}"
    working = (
        f"{kind}가 {step}씩 커지므로, 가장 작은 수를 {count}번 더한 것보다 합이 {added}만큼 큽니다. "
        f"{total} - {gap} = {total - gap}이므로 가장 작은 수는 {total - gap} ÷ {count} = {first}입니다."
    )
    if ask_big:
        working += f" 가장 큰 수는 {first} + {step * (count - 1)} = {numbers[-1]}입니다."
    if count == 2:
        working = working.replace("가장 ", "").replace("작은 수를 2번", "작은 수를 2번")
    return Problem(question, working, answer)


@template("수찾기2")
def f2_two_baskets(draw: Draw) -> Problem | None:
    (one, two), unit = draw.things(2)
    x, y = draw.number(3, 25) * 100, draw.number(3, 25) * 100
    p, q, more = draw.number(1, 5), draw.number(1, 4), draw.number(1, 3)
    ask_one = draw.number(0, 1)
    first, second = p * x + q * y, p * x + (q + more) * y
    goal, answer = (one, x) if ask_one else (two, y)
    if ask_one and p * x + q * y > 40000:
        return None
    question = draw.pick(
        (
            f"{one} {p}{unit}{josa(unit, '과/와')[-1]} {two} {q}{unit}의 값은 {first}원이고, {one} "
            f"{p}{unit}"
            f"{josa(unit, '과/와')[-1]} {two} {q + more}{unit}의 값은 {second}원입니다. {goal} 한 {unit}의 "
            "값은 얼마입니까?",
            f"가게에서 {one} {p}{unit}, {two} {q}{unit}{josa(unit, '을/를')[-1]} 사면 {first}원을 내야 하고, "
            f"{one} {p}{unit}, {two} "
            f"{q + more}{unit}{josa(unit, '을/를')[-1]} 사면 {second}원을 내야 합니다. {goal} 한 {unit}의 값을 "
            "구하시오.",
        )
    )
    working = (
        f"두 경우에 {one}의 수는 같고 {josa(two, '은/는')} {q + more} - {q} = {more}{unit} 차이가 납니다. 값의 차 "
        f"{second} - {first} = "
        f"{second - first}원이 {two} {more}{unit}의 값이므로 {two} 한 {unit}의 값은 {second - first} ÷ "
        f"{more} = {y}원입니다."
    )
    if ask_one:
        working += (
            f" {two} {q}{unit}의 값은 {y} × {q} = {y * q}원이므로 {one} {p}{unit}의 값은 {first} - "
            f"{y * q} = {p * x}원이고, 한 {unit}의 "
            f"값은 {p * x} ÷ {p} = {x}원입니다."
        )
    return Problem(question, working, answer)
