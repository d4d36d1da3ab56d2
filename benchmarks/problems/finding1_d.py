"""수찾기1: 동시에 출발하기, 다시 만나기, 같이 겹치는 곳을 공배수로 찾는 틀."""

from math import lcm

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding1_words import clock, lcm_text, steps

RIDES = (
    ("부산행 버스", "광주행 버스", "출발"),
    ("일반 버스", "직행 버스", "출발"),
    ("대전행 기차", "목포행 기차", "출발"),
    ("섬으로 가는 배", "강을 건너는 배", "출발"),
    ("순환 버스", "공항 버스", "도착"),
    ("케이블카", "관광 열차", "출발"),
)


THREES = [
    (a, b, c)
    for a in range(4, 31)
    for b in range(4, 31)
    for c in range(4, 31)
    if len({a, b, c}) == 3 and lcm(a, b) not in (a, b) and lcm(a, b, c) <= 180
]


@template("수찾기1")
def f1_ride_next_minutes(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 4, 48, 240)
    a, b, go = draw.pick(RIDES)
    question = draw.pick(
        (
            f"{one}분마다 {go}하는 {josa(a, '과/와')} {two}분마다 {go}하는 {josa(b, '이/가')} 지금 동시에 "
            f"{go}했습니다. 바로 다음에 동시에 {go}하는 때는 몇 분 후입니까?",
            f"{josa(a, '은/는')} {one}분마다, {josa(b, '은/는')} {two}분마다 {go}합니다. 두 가지가 동시에 {go}한 뒤 "
            f"다음번에 동시에 {go}할 때까지 몇 분이 걸리는지 구하시오.",
            f"빨간 종은 {one}분마다, 파란 종은 {two}분마다 한 번씩 울립니다. 방금 두 종이 함께 울렸다면, 다음에 "
            f"함께 울리는 것은 몇 분 뒤인가요?",
        )
    )
    working = (
        f"두 간격 {josa(one, '과/와')} {two}의 공배수만큼 시간이 지날 때마다 동시에 일어나므로 최소공배수를 구합니다. "
        f"{lcm_text(one, two)[0]} 따라서 답은 {both}분 후입니다."
    )
    return Problem(question, working, both)


@template("수찾기1")
def f1_ride_three(draw: Draw) -> Problem | None:
    one, two, three = draw.pick(THREES)
    first, found = lcm(one, two), lcm(one, two, three)
    question = draw.pick(
        (
            f"터미널에서 부산행은 {one}분마다, 광주행은 {two}분마다, 진주행은 {three}분마다 버스가 출발합니다. 세 버스가 "
            f"동시에 출발한 뒤 다음번에 동시에 출발하기까지 몇 분이 걸립니까?",
            f"{one}분마다 울리는 종, {two}분마다 울리는 종, {three}분마다 울리는 종이 있습니다. 지금 세 종이 함께 울렸다면 "
            f"다음에 세 종이 함께 울리는 것은 몇 분 후인가요?",
            f"분수대의 물줄기 세 개가 각각 {one}분, {two}분, {three}분마다 솟습니다. 방금 세 물줄기가 동시에 솟았습니다. 다시 "
            f"동시에 솟는 때는 몇 분 뒤인지 구하시오.",
        )
    )
    third = (
        f"{josa(first, '은/는')} {three}의 배수이기도 하므로 세 수의 최소공배수도 {found}입니다."
        if found == first
        else f"이제 {josa(first, '과/와')} {three}의 최소공배수를 구합니다. {lcm_text(first, three)[0]}"
    )
    working = (
        f"세 수의 최소공배수를 구합니다. 먼저 {josa(one, '과/와')} {josa(two, '을/를')} 봅니다. "
        f"{lcm_text(one, two)[0]} {third} 따라서 답은 {found}분 후입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_ride_clock_sum(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 6, 60, 200)
    start = draw.number(6, 10) * 60 + draw.number(0, 5) * 10
    end = start + both
    if end >= 12 * 60 or end % 60 == 0:
        return None
    hour, minute = divmod(end, 60)
    a, b, go = draw.pick(RIDES)
    head = draw.pick(
        (
            f"{josa(a, '은/는')} {one}분마다, {josa(b, '은/는')} {two}분마다 {go}합니다. {clock(start)}에 동시에 "
            f"{go}했다면 ",
            f"{one}분 간격으로 {go}하는 {josa(a, '과/와')} {two}분 간격으로 {go}하는 {josa(b, '이/가')} "
            f"{clock(start)}에 처음으로 함께 {go}했습니다. ",
        )
    )
    hours, left = divmod(both, 60)
    said = " ".join(x for x in (f"{hours}시간" * (hours > 0), f"{left}분" * (left > 0)) if x)
    change = f"{josa(f'{both}분', '은/는')} {said}이므로 " if hours else ""
    base = (
        f"{josa(one, '과/와')} {two}의 최소공배수만큼 지나면 다시 동시에 {go}합니다. {lcm_text(one, two)[0]} "
        f"{change}{clock(start)}에서 {said} 후는 {clock(end)}입니다."
    )
    if draw.number(0, 1):
        question = f"{head}다음번에 동시에 {go}하는 시각은 오전 A시 B분입니다. A+B의 값을 구하시오."
        working = f"{base} 그래서 두 수의 합은 {hour} + {minute} = {hour + minute}입니다."
        return Problem(question, working, hour + minute)
    question = f"{head}바로 다음에 동시에 {go}하는 시각은 오전 {hour}시 몇 분입니까?"
    return Problem(question, f"{base} 따라서 답은 {minute}분입니다.", minute)


@template("수찾기1")
def f1_ride_count(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 6, 45, 120)
    hours = draw.number(2, 10)
    if not 2 <= hours * 60 // both <= 12:
        return None
    times, rest = divmod(hours * 60, both)
    start = draw.number(6, 11)
    a, b, go = draw.pick(RIDES)
    pair = f"{josa(a, '은/는')} {one}분마다, {josa(b, '은/는')} {two}분마다 {go}합니다."
    with_first = draw.pick((True, False))
    if with_first:
        question = (
            f"{pair} {clock(start * 60)}에 처음으로 동시에 {go}했다면 {clock(start * 60)}부터 "
            f"{clock((start + hours) * 60)}까지 동시에 {go}하는 것은 처음을 포함하여 모두 몇 번입니까?"
        )
        found, end = times + 1, f" 처음 {go}한 한 번을 더하면 {times} + 1 = {times + 1}번입니다."
    else:
        question = f"{pair} 지금 두 가지가 동시에 {go}했습니다. 앞으로 {hours}시간 동안 몇 번 더 동시에 {go}하는지 구하시오."
        found, end = times, f" 따라서 모두 {times}번입니다."
    share = (
        f"{hours * 60} ÷ {both} = {times}이므로 그 뒤로 {times}번 더 동시에 {go}합니다."
        if not rest
        else f"{both} × {times} = {both * times}이고 {rest}분이 남으므로 그 뒤로 {times}번 더 동시에 {go}합니다."
    )
    working = (
        f"{josa(one, '과/와')} {two}의 최소공배수마다 동시에 {go}합니다. {lcm_text(one, two)[0]} "
        f"{hours}시간은 60 × {hours} = {hours * 60}분입니다. {share}{end}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_meet_date(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 3, 14, 50)
    month = draw.number(3, 11)
    days = 30 if month in (4, 6, 9, 11) else 31
    day = draw.number(1, days)
    a, b = (called(n) for n in draw.names(2))
    what, met = draw.pick(
        (
            ("도서관에 갑니다", "도서관에 갔"),
            ("수영장에 갑니다", "수영장에 갔"),
            ("장을 봅니다", "장을 봤"),
        )
    )
    head = f"{a}는 {one}일마다, {b}는 {two}일마다 {what}. {month}월 {day}일에 두 사람이 함께 {met}습니다. "
    base = (
        f"두 사람은 {josa(one, '과/와')} {two}의 최소공배수마다 만납니다. {lcm_text(one, two)[0]} "
        f"{month}월 {day}일에서 {both}일 후를 구하면 {day} + {both} = {day + both}"
    )
    if day + both <= days:
        question = f"{head}다음번에 두 사람이 함께 만나는 날은 {month}월 며칠입니까?"
        return Problem(question, f"{base}이므로 {month}월 {day + both}일입니다.", day + both)
    later = day + both - days
    if later > 28:
        return None
    question = f"{head}다음번에 함께 만나는 날은 A월 B일입니다. {month}월이 {days}일까지 있을 때, A+B의 값을 구하시오."
    working = (
        f"{base}이고, {month}월은 {days}일까지이므로 {day + both} - {days} = {later}에서 {month + 1}월 "
        f"{later}일입니다. 따라서 두 수의 합은 {month + 1} + {later} = {month + 1 + later}입니다."
    )
    return Problem(question, working, month + 1 + later)


@template("수찾기1")
def f1_dots_kth(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 4, 40, 300)
    unit, k = draw.pick(("mm", "cm", "m")), draw.number(1, 5)
    kth = {1: "처음으로", 2: "두 번째로", 3: "세 번째로", 4: "네 번째로", 5: "다섯 번째로"}[k]
    question = draw.pick(
        (
            f"직선 위에 시작점을 같이하여 빨간 점은 {one}{unit} 간격으로, 파란 점은 {two}{unit} 간격으로 찍습니다. 시작점을 "
            f"빼고 두 점이 {kth} 같이 찍히는 곳은 시작점에서 몇 {unit} 떨어진 곳입니까?",
            f"곧은 길의 한쪽에 시작점부터 {one}{unit}마다 깃발을 꽂고, {two}{unit}마다 푯말을 세웁니다. 시작점 다음으로 깃발과 "
            f"푯말이 {kth} 겹치는 곳은 시작점에서 몇 {unit} 떨어져 있는지 구하시오.",
        )
    )
    end = f" {kth[:-1]} 겹치는 곳은 {both} × {k} = {both * k}{unit}입니다." if k > 1 else ""
    working = (
        f"{josa(one, '과/와')} {two}의 공배수인 곳에서 겹칩니다. {lcm_text(one, two)[0]} 그러므로 {both}{unit}마다 "
        f"겹칩니다.{end or f' 처음 겹치는 곳은 {both}{unit}입니다.'}"
    )
    return Problem(question, working, both * k)


@template("수찾기1")
def f1_gears(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 12, 96, 600)
    a, b = both // one, both // two
    which, found = draw.pick((("가", a), ("나", b), ("합", a + b)))
    ask = (
        f"톱니바퀴 {josa(which, '은/는')} 적어도 몇 바퀴 돌아야 합니까?"
        if which != "합"
        else "두 톱니바퀴는 적어도 모두 합하여 몇 바퀴 돌아야 하는지 구하시오."
    )
    question = draw.pick(
        (
            f"톱니바퀴 가의 톱니는 {one}개이고 나의 톱니는 {two}개입니다. 처음에 맞물렸던 톱니가 다시 같은 자리에서 만나려면 "
            f"{ask}",
            f"톱니가 {one}개인 톱니바퀴 가와 톱니가 {two}개인 톱니바퀴 나가 맞물려 돌아갑니다. 처음 맞물린 두 톱니가 다시 "
            f"맞물릴 때까지 {ask}",
        )
    )
    end = f" 따라서 모두 {a} + {b} = {a + b}바퀴입니다." if which == "합" else ""
    working = (
        f"돌아간 톱니 수가 {josa(one, '과/와')} {two}의 최소공배수가 될 때 다시 만납니다. {lcm_text(one, two)[0]} "
        f"가는 {both} ÷ {one} = {a}바퀴, 나는 {both} ÷ {two} = {b}바퀴 돕니다."
        f"{end or f' 따라서 답은 {found}바퀴입니다.'}"
    )
    return Problem(question, working, found)
