"""산술연산의 틀(7): 길이와 시간, 둘레와 넓이, 빠르기; 평균, 백분율, 비와 비율."""

from fractions import Fraction

from problems.arithmetic_words import KIND, divided, times, told, w
from problems.drawing import Draw, Problem, called, template

SUBJECTS = ("국어", "수학", "사회", "과학", "영어", "음악", "미술", "체육")


@template(KIND)
def arith_clock_minutes(draw: Draw) -> Problem | None:
    name = called(draw.names()[0])
    h, m, spent = draw.number(1, 9), draw.number(5, 55, 5), draw.number(35, 170, 5)
    end = h * 60 + m + spent
    eh, em = divmod(end, 60)
    plan = draw.pick(("숙제", "연극 연습", "축구 경기", "대청소", "수영 강습"))
    if em in (0, m) or eh > 11 or eh == h:
        return None
    questions = (
        f"{name}는 {plan}[을/를] 오후 {h}시 {m}분에 시작하여 오후 {eh}시 {em}분에 마쳤습니다. 걸린 시간은 모두 몇 분입니까?",
        f"{plan}[이/가] 오후 {h}시 {m}분에 시작되어 오후 {eh}시 {em}분에 끝났습니다. 몇 분이 걸렸는지 구하시오.",
    )
    diff = (
        f"{eh}시는 {h}시보다 {eh} - {h} = {eh - h}시간 뒤이고 {eh - h}시간은 60 × {eh - h} = "
        f"{60 * (eh - h)}분입니다."
    )
    sign, gap = ("+", em - m) if em >= m else ("-", m - em)
    work = f"분을 견주면 {max(em, m)} - {min(em, m)} = {gap}분이 {'더 지났' if sign == '+' else '모자라'}"
    working = (
        f"{diff} {work}{'으' if sign == '+' else ''}므로 걸린 시간은 {60 * (eh - h)} {sign} {gap} = "
        f"{spent}분입니다."
    )
    return told(draw, questions, working, spent)


@template(KIND)
def arith_days_lived(draw: Draw) -> Problem:
    who, age = (
        draw.pick(("할머니", "할아버지", "외할머니", "외할아버지")),
        draw.number(60, 95),
    )
    if draw.number(0, 1):
        questions = (
            f"오늘은 {who}의 만 {age}세 생신입니다. 1년을 365일로 계산하면 태어난 날부터 어제까지 며칠을 사신 셈입니까?",
            f"{who}께서 오늘로 만 {age}세가 되셨습니다. 1년을 365일로 보면 {who}께서 어제까지 사신 날은 모두 며칠인지 구하시오.",
        )
        working = (
            f"만 {age}세이므로 {age}년을 사셨습니다. 1년이 365일이므로 {times(365, age)}일입니다."
        )
        return told(draw, questions, working, 365 * age)
    off, hours, month, days = (
        draw.number(4, 9),
        draw.number(5, 9),
        *draw.pick(((5, 31), (6, 30), (9, 30), (10, 31))),
    )
    questions = (
        f"아버지의 하루 근무 시간은 {hours}시간입니다. {month}월에 {off}일을 쉬고 일하신다면 {month}월에 일하신 시간은 모두 몇 시간입니까? "
        f"({month}월은 {days}일까지 있습니다.)",
        f"어느 가게는 {days}일까지 있는 {month}월에 {off}일만 쉬고 날마다 {hours}시간씩 문을 엽니다. {month}월에 문을 연 시간은 모두 "
        "몇 "
        "시간인지 구하시오.",
    )
    working = (
        f"쉬는 날을 뺀 날수는 {days} - {off} = {days - off}일입니다. 하루에 {hours}시간씩이므로 "
        f"{times(days - off, hours)}시간입니다."
    )
    return told(draw, questions, working, (days - off) * hours)


@template(KIND)
def arith_mean_of_values(draw: Draw) -> Problem | None:
    name, count = called(draw.names()[0]), draw.number(3, 5)
    subjects = draw.some(SUBJECTS, count)
    values = [draw.number(62, 100) for _ in range(count)]
    total = sum(values)
    if total * 10 % count:
        return None
    ans = w(Fraction(total, count))
    shown = ", ".join(f"{s} {v}점" for s, v in zip(subjects, values, strict=True))
    word = {3: "세", 4: "네", 5: "다섯"}[count]
    questions = (
        f"{name}의 성적은 {shown}입니다. {word} 과목의 평균 점수는 몇 점인지 구하시오.",
        f"{name}가 {word} 과목의 시험을 보았더니 {shown}이었습니다. 평균은 몇 점입니까?",
    )
    working = (
        f"평균은 점수의 합을 과목의 수로 나눈 것입니다. 합은 {' + '.join(map(str, values))} = {total}점이고 과목은 "
        f"{count}개이므로 "
        f"평균은 {divided(total, count)}점입니다."
    )
    return told(draw, questions, working, ans)


@template(KIND)
def arith_mean_changes(draw: Draw) -> Problem | None:
    name = called(draw.names()[0])
    n = draw.number(2, 5)
    mean = draw.number(70, 94)
    after = mean + draw.number(-4, 4)
    total = after * (n + 1)
    new = total - mean * n
    word = {2: "두", 3: "세", 4: "네", 5: "다섯", 6: "여섯"}
    extra, *rest = draw.some(SUBJECTS, n + 1)
    if mean == after or not 58 <= new <= 100:
        return None
    given = f"{name}의 {', '.join(rest)} {word[n]} 과목의 평균 점수는 {mean}점"
    if draw.number(0, 1):
        questions = (
            f"{given}이고, {extra} 점수는 {new}점입니다. {word[n + 1]} 과목의 평균 점수는 몇 점인지 구하시오.",
            f"{given}입니다. {extra} 시험에서 {new}점을 받았다면 {extra}까지 {word[n + 1]} 과목의 평균은 몇 점입니까?",
        )
        working = (
            f"{word[n]} 과목의 점수의 합은 {mean} × {n} = {mean * n}점입니다. {extra} 점수를 더하면 {mean * n} + "
            f"{new} = {total}점이므로 "
            f"{word[n + 1]} 과목의 평균은 {divided(total, n + 1)}점입니다."
        )
        return told(draw, questions, working, after)
    questions = (
        f"{given}입니다. 여기에 {extra} 점수를 넣어 {word[n + 1]} 과목의 평균을 구하니 {after}점이 되었습니다. {extra} 점수는 "
        "몇 점입니까?",
        f"{given}입니다. {extra} 시험에서 몇 점을 받아야 {word[n + 1]} 과목의 평균이 {after}점이 되는지 구하시오.",
    )
    working = (
        f"{word[n]} 과목의 합은 {mean} × {n} = {mean * n}점입니다. {word[n + 1]} 과목의 평균이 {after}점이면 합은 "
        f"{after} × {n + 1} = "
        f"{total}점입니다. 따라서 {extra} 점수는 {total} - {mean * n} = {new}점입니다."
    )
    return told(draw, questions, working, new)


@template(KIND)
def arith_mean_price_moves(draw: Draw) -> Problem:
    n, step = draw.number(3, 5), draw.number(2, 40) * 10
    things = draw.some(("껌", "사탕", "젤리", "초콜릿", "과자", "라면", "우유", "두부"), n)
    prices = [draw.number(5, 18) * 100 for _ in range(n)]
    up = draw.number(0, 1)
    old = prices[0] if up else prices[0] + n * step
    prices[0] = old
    new = old + n * step if up else old - n * step
    shown = ", ".join(f"{t} {p}원" for t, p in zip(things, prices, strict=True))
    word = "높아지는지" if up else "낮아지는지"
    questions = (
        f"물건의 값이 {shown}입니다. {things[0]}의 값을 {new}원으로 바꾸면 {n}가지 물건의 평균 가격은 얼마가 {word} 구하시오.",
        f"장바구니에 {shown}짜리 물건을 하나씩 담았습니다. {things[0]}[을/를] {new}원짜리로 바꾼다면 담은 물건의 평균 금액은 얼마가 "
        f"{word} 구하시오.",
    )
    a, b = max(old, new), min(old, new)
    working = (
        f"다른 물건의 값은 그대로이고 {things[0]}의 값만 {a} - {b} = {n * step}원 {word[:2]}집니다. 합이 {n * step}원 "
        f"{word[:2]}지면 "
        f"{n}가지의 "
        f"평균은 {divided(n * step, n)}원 {word[:2]}집니다."
    )
    return told(draw, questions, working, step)


@template(KIND)
def arith_growing_each_day(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    what = draw.pick(("줄넘기", "윗몸일으키기", "팔 벌려 뛰기", "훌라후프 돌리기"))
    a, d = draw.number(5, 60), draw.number(2, 12)
    values = [a + d * i for i in range(7)]
    total = sum(values)
    ask_mean = draw.number(0, 1)
    first = f"{name}는 월요일에 {what}[을/를] {a}회 하고, 매일 {d}회씩 늘려 가며 일주일 동안 하였습니다."
    ask = (
        f"{name}는 하루에 평균 몇 회씩 한 셈입니까?"
        if ask_mean
        else "일주일 동안 모두 몇 회를 하였는지 구하시오."
    )
    other = (
        f"{what}[을/를] 첫날에는 {a}회 하고 다음 날부터 하루에 {d}회씩 늘려서 7일 동안 했습니다."
    )
    mid = values[3]
    working = (
        f"7일 동안의 횟수는 {', '.join(map(str, values))}입니다. 양 끝에서 둘씩 짝지으면 세 쌍의 합이 모두 {2 * mid}이고 가운데 "
        f"수는 {mid}이므로 "
        f"전체의 합은 {2 * mid} × 3 + {mid} = {6 * mid} + {mid} = {total}회입니다."
    )
    if ask_mean:
        working += f" 하루 평균은 {divided(total, 7)}회입니다."
    ask2 = "하루 평균은 몇 회인지 구하시오." if ask_mean else "모두 몇 회입니까?"
    return told(
        draw, (f"{first} {ask}", f"{other} {ask2}"), working, total // 7 if ask_mean else total
    )


@template(KIND)
def arith_needed_score(draw: Draw) -> Problem | None:
    name, n = called(draw.names()[0]), draw.number(3, 6)
    goal = draw.number(80, 94)
    need = draw.number(goal + 1, 100)
    total = goal * (n + 1) - need
    if total * 10 % n:
        return None
    mean10 = total * 10 // n
    questions = (
        f"{name}는 1회에서 {n}회까지 수학 시험을 보았는데 평균이 {w(mean10 / 10)}점입니다. {n + 1}회째 시험에서 최소한 몇 점을 받아야 "
        f"평균 점수가 {goal}점 이상이 되는지 구하시오.",
        f"{name}의 시험 {n}회의 평균은 {w(mean10 / 10)}점입니다. 한 번 더 보아 {n + 1}회의 평균이 {goal}점이 되려면 다음 시험에서 "
        "몇 "
        "점을 받아야 합니까?",
    )
    working = (
        f"{n}회까지의 점수의 합은 {w(mean10 / 10)} × {n} = {total}점입니다. {n + 1}회의 평균이 {goal}점이 되려면 합이 "
        f"{goal} × {n + 1} = "
        f"{goal * (n + 1)}점이어야 합니다. 따라서 {goal * (n + 1)} - {total} = {need}점을 받아야 합니다."
    )
    return told(draw, questions, working, need)


@template(KIND)
def arith_what_percent(draw: Draw) -> Problem | None:
    whole = draw.pick((20, 25, 40, 50, 75, 80, 120, 125, 150, 200, 250, 300, 350, 400, 500, 600))
    part = draw.pick([k for k in range(whole // 10, whole) if k * 1000 % whole == 0])
    rest, rate = whole - part, Fraction(part * 100, whole)
    name = called(draw.names()[0])
    questions = (
        f"마라톤 대회에 참가한 선수 {whole}명 가운데 {part}명이 완주하였습니다. 완주한 선수는 참가한 선수의 몇 %입니까?",
        f"주머니 안에 노란 구슬이 {part}개, 빨간 구슬이 {rest}개 들어 있습니다. 구슬 전체에 대한 노란 구슬의 비율은 몇 %인지 구하시오.",
        f"산꼭대기까지 계단이 {whole}개인데 {name}는 지금까지 {part}개를 올랐습니다. 오른 계단은 전체의 몇 %입니까?",
        f"어떤 팀이 올해 경기에서 {part}번 이기고 {rest}번 졌습니다. 이긴 경기는 전체 경기의 몇 %인가요?",
    )
    working = (
        f"전체는 {whole}이고 구하는 쪽은 {part}입니다. 백분율은 부분을 전체로 나누고 100을 곱합니다. "
        f"{part} ÷ {whole} = {w(rate / 100)}이고 {w(rate / 100)} × 100 = {w(rate)}이므로 "
        f"{w(rate)}%입니다."
    )
    at = draw.number(0, 3)
    if at in (1, 3):
        working = working.replace(f"전체는 {whole}이고", f"전체는 {part} + {rest} = {whole}이고")
    return told(draw, (questions[at],), working, w(rate))
