"""크기비교: 컵과 저울, 수 카드로 만든 수, 배, 범위, 어림."""

from problems.comparing_a import by_parts, either, people
from problems.drawing import Draw, Problem, called, josa, template


@template("크기비교")
def compare_cups(draw: Draw) -> Problem:
    names, counts = draw.names(3), draw.numbers(3, 4, 25)
    kind, up = draw.number(0, 2), draw.pick((True, False))
    if kind == 2:
        names = draw.some(("주전자", "물병", "보온병", "냄비", "꽃병", "대접", "유리병"), 3)
    high, low = names[counts.index(max(counts))], names[counts.index(min(counts))]
    told = ", ".join(
        f"{josa(n, '은/는') if kind == 2 else called(n) + '는'} {c}{'컵' if kind == 2 else '번'}"
        for n, c in zip(names, counts, strict=True)
    )
    word = "큰" if up else "작은"
    if kind == 0:
        question = (
            f"똑같은 물통에 물을 가득 채우려고 각자 자기 컵으로 물을 부었습니다. {told} 부었더니 가득 찼습니다. 가장 {word} "
            f"컵을 가진 사람은 누구입니까?"
        )
        why, answer = "같은 양을 옮길 때 컵이 클수록 붓는 횟수가 적습니다", low if up else high
    elif kind == 1:
        question = (
            f"세 사람이 저마다 다른 수레로 같은 양의 짐을 모두 옮겼습니다. {told} 옮겼을 때, 한 번에 가장 "
            f"{'많은' if up else '적은'} 짐을 싣는 수레를 쓴 사람의 이름을 쓰시오."
        )
        why, answer = "같은 양을 옮길 때 한 번에 많이 실을수록 횟수가 적습니다", low if up else high
    else:
        question = f"크기가 같은 컵으로 물을 가득 채우는 데 {told}이 들었습니다. 들이가 가장 {word} 것은 무엇인가요?"
        why, answer = "같은 컵으로 부으므로 컵의 수가 많을수록 들이가 큽니다", high if up else low
    extreme = max(counts) if answer == high else min(counts)
    working = (
        f"{why}. {', '.join(map(str, counts))} 중에서 가장 {'큰' if answer == high else '작은'} 수는 "
        f"{extreme}이고 이것은 {answer if kind == 2 else called(answer)}의 것입니다. 따라서 답은 "
        f"{answer if kind == 2 else called(answer)}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_balance(draw: Draw) -> Problem:
    (one, two), each = (
        draw.some(("볼펜", "지우개", "필통", "가위", "풀", "공책"), 2),
        draw.number(2, 7),
    )
    unit, (n, m) = draw.pick(("클립", "바둑돌", "동전", "구슬")), draw.numbers(2, 5, 45)
    gap = abs(n - m)
    more, less = (one, two) if n > m else (two, one)
    question = either(
        draw,
        f"저울로 재어 보니 {josa(one, '은/는')} {unit} {n}개와, {josa(two, '은/는')} {unit} {m}개와 무게가 같았습니다. "
        f"{unit} 한 개가 {each}g이면 {josa(more, '은/는')} {less}보다 몇 g 더 무겁습니까?",
        f"무게가 {each}g인 {unit}을 이용하여 무게를 재었습니다. {one}의 무게는 {unit} {n}개, {two}의 무게는 {unit} {m}개의 "
        f"무게와 같을 때 두 물건의 무게의 차는 몇 g인지 구하시오.",
    )
    working = (
        f"{unit}의 수가 많은 쪽이 무거우므로 {josa(more, '이/가')} 더 무겁습니다. {unit} 수의 차는 {max(n, m)} - "
        f"{min(n, m)} = {gap}개입니다. 한 개가 {each}g이므로 무게의 차는 {by_parts(gap, each)}g입니다."
    )
    return Problem(question, working, gap * each)


@template("크기비교")
def compare_card_numbers(draw: Draw) -> Problem | None:
    digits = draw.numbers(draw.number(3, 5), 0, 9)
    size, sign = draw.number(2, 3), draw.pick(("+", "-"))
    order = sorted(digits, reverse=True)
    big = int("".join(map(str, order[:size])))
    low = sorted(digits)
    if low[0] == 0:
        low[0], low[1] = low[1], 0
    small = int("".join(map(str, low[:size])))
    word, answer = ("합", big + small) if sign == "+" else ("차", big - small)
    cards = ", ".join(map(str, digits))
    count = {2: "두", 3: "세"}[size]
    question = either(
        draw,
        f"수 카드 {cards} 중에서 {size}장을 골라 {count} 자리 수를 만듭니다. 만들 수 있는 가장 큰 수와 가장 작은 수의 "
        f"{josa(word, '은/는')} 얼마입니까?",
        f"{people(draw, 1)[0]}는 {cards}의 숫자 카드를 한 번씩만 사용하여 {count} 자리 수를 만들려고 합니다. 가장 큰 "
        f"{count} 자리 수와 가장 작은 {count} 자리 수의 {josa(word, '을/를')} 구하시오.",
    )
    zero = "0은 맨 앞에 올 수 없으므로 " if 0 in digits else ""
    working = (
        f"큰 수를 만들려면 높은 자리부터 큰 숫자를 놓으므로 가장 큰 수는 {big}입니다. 작은 수를 만들려면 높은 자리부터 작은 숫자를 놓는데, "
        f"{zero}가장 작은 수는 {small}입니다. {josa(word, '은/는')} {big} {sign} {small} = {answer}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_times_of(draw: Draw) -> Problem:
    (a, b), k, n = people(draw, 2), draw.number(2, 9), draw.number(2, 12)
    per = draw.number(2, 9)
    y = per * n
    x = y * k
    thing, unit = draw.pick((("구슬", "개"), ("우표", "장"), ("도토리", "개"), ("붙임딱지", "장")))
    it, its = josa(thing, "을/를"), josa(thing, "은/는")
    question = either(
        draw,
        f"{a}는 {it} {x}{unit} 가지고 있고, {b}는 {per}{unit}씩 {n}묶음 가지고 있습니다. {a}의 {its} {b}의 "
        f"{thing}의 몇 배입니까?",
        f"{b}는 하루에 {it} {per}{unit}씩 {n}일 동안 모았고, {a}는 모두 {x}{unit} 모았습니다. {a}가 모은 {its} {b}가 모은 "
        f"것의 몇 배인지 구하시오.",
    )
    working = (
        f"{b}의 {its} {by_parts(per, n)}{unit}입니다. {a}의 {its} {x}{unit}이므로 {josa(x, '을/를')} "
        f"{josa(y, '으로/로')} 나눕니다. {by_parts(y, k)}이므로 {x} ÷ {y} = {k}입니다. 따라서 {k}배입니다."
    )
    return Problem(question, working, k)


@template("크기비교")
def compare_limits(draw: Draw) -> Problem | None:
    values, kind = draw.numbers(draw.number(5, 8), 110, 160), draw.number(0, 3)
    low, high = (
        sorted(draw.some(values, 2)) if draw.number(0, 1) else sorted(draw.numbers(2, 115, 155))
    )
    rule, sign, fits = (
        (f"{low}cm 이상", f"{josa(low, '과/와')} 같거나 큰", [v for v in values if v >= low]),
        (f"{high}cm 미만", f"{high}보다 작은", [v for v in values if v < high]),
        (
            f"{low}cm 초과 {high}cm 이하",
            f"{low}보다 크고 {high}보다 크지 않은",
            [v for v in values if low < v <= high],
        ),
        (
            f"{low}cm 이상 {high}cm 미만",
            f"{low}보다 작지 않고 {high}보다 작은",
            [v for v in values if low <= v < high],
        ),
    )[kind]
    if not 1 <= len(fits) < len(values):
        return None
    told = ", ".join(f"{v}cm" for v in values)
    question = either(
        draw,
        f"놀이 기구는 키가 {rule}인 사람만 탈 수 있습니다. 줄을 선 학생들의 키가 {told}일 때 탈 수 있는 학생은 모두 몇 "
        f"명입니까?",
        f"학생 {len(values)}명의 키를 재었더니 {told}였습니다. 이 중에서 키가 {rule}인 학생은 몇 명인지 구하시오.",
    )
    working = (
        f"{josa(rule, '은/는')} {sign} 수를 말합니다. 키를 하나씩 견주면 여기에 드는 것은 "
        f"{', '.join(map(str, fits))}입니다. 세어 보면 모두 {len(fits)}명입니다."
    )
    return Problem(question, working, len(fits))


@template("크기비교")
def compare_nearest(draw: Draw) -> Problem | None:
    target, count = draw.pick((100, 500, 1000, 2000, 5000)), draw.number(3, 4)
    values = [target + draw.pick((-1, 1)) * g for g in draw.numbers(count, 3, target // 4)]
    gaps = [abs(v - target) for v in values]
    answer, told = values[gaps.index(min(gaps))], ", ".join(map(str, values))
    if len({v > target for v in values}) < 2:
        return None
    question = either(
        draw,
        f"다음 수 중에서 {target}에 가장 가까운 수는 무엇입니까? {told}",
        f"{target}에 가까운 수를 뽑은 사람이 이기는 놀이를 하였습니다. 뽑힌 수가 {told}일 때 이긴 사람이 뽑은 수를 "
        f"구하시오.",
    )
    work = ", ".join(
        f"{max(v, target)} - {min(v, target)} = {g}" for v, g in zip(values, gaps, strict=True)
    )
    working = (
        f"{josa(target, '과/와')}의 차가 가장 작은 수를 찾습니다. 차를 차례로 구하면 {work}입니다. 가장 작은 차는 "
        f"{min(gaps)}이므로 {target}에 가장 가까운 수는 {answer}입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_temperature(draw: Draw) -> Problem | None:
    cities = draw.some(("서울", "강릉", "대전", "부산", "춘천", "제주", "광주"), 4)
    values = draw.numbers(4, -15, 9)
    high, low = max(values), min(values)
    if low >= 0 or 0 in values or (high < 0 and low > -5):
        return None
    told = ", ".join(
        f"{c} {'영하' if v < 0 else '영상'} {abs(v)}도" for c, v in zip(cities, values, strict=True)
    )
    top, bottom = cities[values.index(high)], cities[values.index(low)]
    question = either(
        draw,
        f"어느 겨울날 아침 기온은 {told}입니다. 기온이 가장 높은 곳과 가장 낮은 곳의 기온의 차는 몇 도입니까?",
        f"네 도시의 기온을 조사하였더니 {told}였습니다. 가장 따뜻한 곳은 가장 추운 곳보다 몇 도 더 높은지 구하시오.",
    )
    how = f"{high} + {-low} = {high - low}" if high > 0 else f"{-low} - {-high} = {high - low}"
    rule = (
        "0도를 사이에 두므로 두 수를 더합니다"
        if high > 0
        else "둘 다 영하이므로 큰 수에서 작은 수를 뺍니다"
    )
    working = (
        f"영하의 온도는 수가 클수록 더 낮습니다. 가장 높은 곳은 {top}, 가장 낮은 곳은 {bottom}입니다. {rule}. 차는 "
        f"{how}도입니다."
    )
    return Problem(question, working, high - low)


@template("크기비교")
def compare_first_who(draw: Draw) -> Problem:
    names, kind = draw.names(draw.number(3, 4)), draw.number(0, 2)
    values, late = (
        draw.numbers(len(names), *((110, 520), (12, 28), (62, 180))[kind]),
        draw.pick((True, False)),
    )
    unit = ("번", "초", "초")[kind]
    told = ", ".join(f"{called(n)}는 {v}{unit}" for n, v in zip(names, values, strict=True))
    pick = max(values) if late else min(values)
    answer = names[values.index(pick)]
    if kind == 0:
        story, word = (
            f"은행에서 차례로 번호표를 뽑았습니다. {told}을 뽑았을 때",
            "나중에" if late else "먼저",
        )
        ask, why = f"가장 {word} 번호표를 뽑은 사람", "먼저 뽑을수록 번호가 작습니다"
    else:
        far, word = ("100m", "500m")[kind - 1], "느리게" if late else "빨리"
        story = f"{far}를 달리는 데 걸린 시간을 재었더니 {told}였습니다. 이때"
        ask, why = f"가장 {word} 달린 사람", "같은 거리를 달릴 때 빠를수록 걸린 시간이 짧습니다"
    question = either(draw, f"{story} {ask}은 누구입니까?", f"{story} {ask}의 이름을 쓰시오.")
    working = (
        f"{why}. 작은 수부터 차례로 쓰면 {', '.join(map(str, sorted(values)))}입니다. 찾는 것은 가장 "
        f"{'큰' if late else '작은'} 수인 {pick}이므로 {ask}은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)
