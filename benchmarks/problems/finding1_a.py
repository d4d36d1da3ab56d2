"""수찾기1: 여럿 가운데 가장 큰 수, 가장 작은 수, 몇 번째 수를 찾는 틀."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding1_words import (
    ORDER,
    PLACES,
    STORIES,
    amounts,
    high_first,
    listed,
    told,
)


@template("수찾기1")
def f1_most_or_least(draw: Draw) -> Problem:
    s, count = draw.pick(STORIES), draw.number(3, 5)
    names, values = draw.names(count), amounts(draw, s, count)
    most = draw.pick((True, False))
    how, size = ("많이", "큰") if most else ("적게", "작은")
    found = max(values) if most else min(values)
    question = f"{told(draw, s, names, values)} " + draw.pick(
        (
            f"가장 {how} {s.did} 사람의 {josa(s.noun, '은/는')} 몇 {s.unit}입니까?",
            f"이 중에서 {s.what} 가장 {how} {s.did} 사람은 몇 {josa(s.unit, '을/를')} {s.past}나요?",
            f"이때 가장 {how} {s.did} 사람의 {josa(s.noun, '을/를')} 구하시오.",
        )
    )
    who = josa(names[values.index(found)], "이고/고")
    working = (
        f"{count}명이 {s.did} {josa(s.noun, '을/를')} 비교합니다. 큰 수부터 차례로 쓰면 "
        f"{high_first(values)}입니다. 이 중 가장 {size} 수는 {found}이므로 가장 {how} {s.did} 사람은 "
        f"{who}, 답은 {found}{s.unit}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_kind_most(draw: Draw) -> Problem:
    intro, items, unit, kind = draw.pick(PLACES)
    items = draw.shuffled(items.split())
    items = items[: draw.number(3, len(items))]
    low = draw.number(10, 400)
    values = draw.numbers(len(items), low, low + 60)
    most = draw.pick((True, False))
    how, found = ("많은", max(values)) if most else ("적은", min(values))
    each = [f"{josa(i, '은/는')} {v}{unit}" for i, v in zip(items, values, strict=True)]
    which = f"수가 가장 {how} {kind}"
    if unit in ("kg", "인분"):
        which = f"가장 {'많이' if most else '적게'} 판 {kind}"
    question = f"{intro} {', '.join(each)}입니다. " + draw.pick(
        (
            f"{josa(which, '은/는')} 몇 {unit}입니까?",
            f"이 중에서 {josa(which, '은/는')} 몇 {unit}인지 구하시오.",
            f"{josa(which, '을/를')} 골라 표시하려고 합니다. 고른 것은 몇 {unit}인가요?",
        )
    )
    item = items[values.index(found)]
    working = (
        f"{len(items)}가지의 수 {josa(listed(values), '을/를')} 비교합니다. 큰 수부터 차례로 쓰면 "
        f"{high_first(values)}입니다. 그러므로 {josa(which, '은/는')} {josa(item, '이고/고')}, "
        f"답은 {found}{unit}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_most_and_least(draw: Draw) -> Problem:
    s, count = draw.pick(STORIES), draw.number(3, 5)
    names, values = draw.names(count), amounts(draw, s, count)
    high, low, plus = max(values), min(values), draw.pick((True, False))
    word, found = ("합", high + low) if plus else ("차", high - low)
    both = f"가장 많이 {s.did} 사람과 가장 적게 {s.did} 사람의 {s.noun}"
    asks = [
        f"{both}의 {josa(word, '은/는')} 몇 {s.unit}입니까?",
        f"{both}의 {josa(word, '을/를')} 구하시오.",
    ]
    if plus:
        asks.append(f"{both}의 합은 얼마인가요?")
    else:
        asks.append(f"{both}의 차이는 몇 {s.unit}인가요?")
        asks.append(f"두 사람씩 비교할 때 {s.noun}의 차가 가장 크게 되는 경우의 차를 구하세요.")
    question = f"{told(draw, s, names, values)} {draw.pick(asks)}"
    reason = "" if plus else "차가 가장 크려면 가장 큰 수에서 가장 작은 수를 빼야 합니다. "
    working = (
        f"{reason}{josa(s.noun, '을/를')} 큰 수부터 차례로 쓰면 {high_first(values)}입니다. "
        f"가장 큰 수는 {high}, 가장 작은 수는 {low}입니다. "
        f"따라서 {josa(word, '은/는')} {high} {'+' if plus else '-'} {low} = {found}{s.unit}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_kth_number(draw: Draw) -> Problem:
    count = draw.number(4, 6)
    values = draw.numbers(count, 10, draw.pick((99, 999)))
    if draw.number(0, 2) == 0:
        values = [v / 10 for v in values]
    big, k = draw.pick((True, False)), draw.number(2, count - 1)
    texts = [written(v) for v in values]
    line = [written(v) for v in sorted(values, reverse=big)]
    size = "큰" if big else "작은"
    question = draw.pick(
        (
            f"공 {count}개에 {josa(listed(texts), '이/가')} 적혀 있습니다. "
            f"{ORDER[k]} 번째로 {size} 수는 무엇입니까?",
            f"{listed(texts)} 중에서 {ORDER[k]} 번째로 {size} 수를 찾아 쓰시오.",
            f"숫자 카드 {count}장을 {size} 수부터 차례로 놓으려고 합니다. 카드에 적힌 수가 "
            f"{listed(texts)}일 때, {ORDER[k]} 번째에 놓이는 수를 구하세요.",
            f"수 카드 {josa(listed(texts), '이/가')} 있습니다. {size} 수부터 읽는다면 "
            f"{ORDER[k]} 번째로 읽는 수는 얼마인가요?",
        )
    )
    working = (
        f"{size} 수부터 차례로 놓아 봅니다. {listed(line)}의 차례가 됩니다. "
        f"앞에서부터 세면 {ORDER[k]} 번째로 {size} 수는 {line[k - 1]}입니다."
    )
    return Problem(question, working, line[k - 1])


@template("수찾기1")
def f1_two_of_cards(draw: Draw) -> Problem:
    values = draw.numbers(5, *draw.pick(((10, 99), (100, 999), (1000, 9999))))
    line = sorted(values, reverse=True)
    said, one, two, plus = draw.pick(
        (
            ("가장 큰 수와 세 번째로 큰 수", line[0], line[2], True),
            ("두 번째로 큰 수와 가장 작은 수", line[1], line[-1], False),
            ("가장 작은 두 수", line[-1], line[-2], True),
            ("가장 큰 두 수", line[0], line[1], True),
            ("두 번째로 큰 수를 뺀 나머지 중 가장 큰 두 수", line[0], line[2], True),
            ("가장 큰 수를 뺀 나머지 중 가장 큰 두 수", line[1], line[2], True),
            ("가장 큰 수와 두 번째로 작은 수", line[0], line[3], False),
            ("크기가 한가운데인 수와 가장 작은 수", line[2], line[-1], True),
        )
    )
    word, sign = ("합", "+") if plus else ("차", "-")
    found = one + two if plus else abs(one - two)
    one, two = max(one, two), min(one, two)
    question = draw.pick(
        (
            f"책상 위에 {josa(listed(values), '이/가')} 적힌 숫자 카드가 5장 있습니다. "
            f"이 중에서 {said}의 {josa(word, '은/는')} 얼마입니까?",
            f"상자에서 공 5개를 뽑았더니 {listed(values)}번이었습니다. {said}를 골라 "
            f"{josa(word, '을/를')} 구하시오.",
            f"다섯 수 {josa(listed(values), '이/가')} 있습니다. {said}의 {josa(word, '을/를')} 구하세요.",
        )
    )
    working = (
        f"다섯 수를 큰 수부터 차례로 쓰면 {listed(line)}입니다. {josa(said, '은/는')} {one}, {two}입니다. "
        f"따라서 두 수의 {josa(word, '은/는')} {one} {sign} {two} = {found}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_chain_compare(draw: Draw) -> Problem:
    story = draw.pick(
        (
            ("무게", "g", "무겁", "가볍", "물건", ("클립", "볼펜", "지우개", "필통"), 16, 90),
            ("높이", "m", "높", "낮", "건물", ("학교", "병원", "도서관", "시청"), 20, 60),
            ("길이", "cm", "길", "짧", "끈", ("빨간 끈", "파란 끈", "노란 끈", "초록 끈"), 30, 150),
            ("값", "원", "비싸", "싸", "물건", ("공책", "자", "풀", "가위"), 700, 2500),
        )
    )
    noun, unit, more, less, kind, items, low, high = story
    step = 100 if unit == "원" else 1
    items = draw.shuffled(items)
    first = draw.number(low, high) // step * step
    gaps = [draw.number(2, 15) * (20 if unit == "원" else 1) for _ in range(3)]
    ups = [draw.pick((True, False)) for _ in range(3)]
    values, said, steps = [first], [f"{josa(items[0], '은/는')} {first}{unit}입니다."], []
    for k in range(3):
        values.append(values[k] + (gaps[k] if ups[k] else -gaps[k]))
        said.append(
            f"{josa(items[k + 1], '은/는')} {items[k]}보다 {gaps[k]}{unit} 더 "
            f"{(more if ups[k] else less)}습니다."
        )
        sign = "+" if ups[k] else "-"
        steps.append(
            f"{josa(items[k + 1], '은/는')} {values[k]} {sign} {gaps[k]} = {values[k + 1]}{unit}"
        )
    if len(set(values)) < 4 or min(values) < 3:
        return None
    big = draw.pick((True, False))
    found = max(values) if big else min(values)
    stem = {
        "무겁": "무거운",
        "가볍": "가벼운",
        "높": "높은",
        "낮": "낮은",
        "길": "긴",
        "짧": "짧은",
    }
    stem |= {"비싸": "비싼", "싸": "싼"}
    which = f"가장 {stem[more if big else less]} {kind}"
    text = " ".join(said).replace("비싸습", "비쌉").replace("싸습", "쌉")
    question = draw.pick(
        (
            f"{kind} 4개의 {josa(noun, '을/를')} 비교합니다. {text} {which}의 {josa(noun, '은/는')} "
            f"몇 {unit}입니까?",
            f"{text} 이때 {which}의 {josa(noun, '을/를')} 구하시오.",
        )
    )
    working = (
        f"{josa(items[0], '은/는')} {first}{unit}이므로 차례로 구합니다. {', '.join(steps)}입니다. "
        f"네 수 {listed(values)} 중에서 가장 {'큰' if big else '작은'} 수를 찾으면, {which}의 "
        f"{josa(noun, '은/는')} {found}{unit}입니다."
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_next_in_order(draw: Draw) -> Problem:
    values = draw.numbers(5, 100, 2000)
    line = sorted(values)
    k = draw.number(1, 3)
    now = line[k]
    name = called(draw.names()[0])
    up = draw.pick((True, False))
    found = line[k + 1] if up else line[k - 1]
    if up:
        question = draw.pick(
            (
                f"{name}가 책에서 표시해 둔 쪽은 {listed(values)}쪽입니다. 앞쪽부터 차례로 읽는데 "
                f"지금 {now}쪽을 읽었습니다. 다음에 읽을 쪽은 몇 쪽입니까?",
                f"은행에서 번호표 {listed(values)}번을 작은 번호부터 부릅니다. 방금 {now}번을 불렀다면 "
                f"다음에 부를 번호는 몇 번인가요?",
            )
        )
    else:
        question = draw.pick(
            (
                f"{name}는 높이가 {listed(values)}m인 산 다섯 곳을 높은 산부터 차례로 오릅니다. "
                f"이번에 {now}m인 산에 올랐다면 다음에 오를 산의 높이는 몇 m입니까?",
                f"게임 점수가 {listed(values)}점인 다섯 명이 점수가 높은 사람부터 줄을 섰습니다. "
                f"{now}점인 사람의 바로 뒤에 선 사람의 점수를 구하시오.",
            )
        )
    shown = line if up else line[::-1]
    working = (
        f"{'작은' if up else '큰'} 수부터 차례로 늘어놓으면 {listed(shown)}입니다. "
        f"이 차례에서 {now} 바로 다음에 오는 수를 찾습니다. 따라서 답은 {found}입니다."
    )
    return Problem(question, working, found)
