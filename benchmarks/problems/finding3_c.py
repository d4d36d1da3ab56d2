"""수찾기3: 이야기로 된 잘못 더하고 뺀 문제."""

from problems.drawing import Draw, Problem, called, josa, template, written
from problems.finding3_tools import rows, say

# 처음의 것, 둘째 것, 세는 말, 합을 묻는 말, 차를 묻는 말
STORIES = rows(
    """
    과수원에 있는 사과나무의 수|배나무|그루|과수원의 사과나무와 배나무는 모두|사과나무는 배나무보다
    박물관에 입장한 어른의 수|어린이|명|박물관에 입장한 사람은 모두|어른은 어린이보다
    연못에 있는 잉어의 수|붕어|마리|잉어와 붕어는 모두|잉어는 붕어보다
    어제 접은 종이학의 수|오늘 접은 종이학|개|어제와 오늘 접은 종이학은 모두|어제는 오늘보다 종이학을
    공장에서 지난달에 만든 책상의 수|이번 달에 만든 책상|개|두 달 동안 만든 책상은 모두|지난달은 이번 달보다 책상을
    도서관에 있는 동화책의 수|위인전|권|동화책과 위인전은 모두|동화책은 위인전보다
    농장에 있는 닭의 수|오리|마리|농장의 닭과 오리는 모두|닭은 오리보다
    청군이 던진 콩 주머니의 수|백군이 던진 콩 주머니|개|두 팀이 던진 콩 주머니는 모두|청군은 백군보다 콩 주머니를
    집에서 학교까지의 거리|학교에서 공원까지의 거리|m|집에서 학교를 지나 공원까지 가는 거리는|집에서 학교까지는 학교에서 공원까지보다
    꽃집에 있는 장미의 수|튤립|송이|꽃집의 장미와 튤립은 모두|장미는 튤립보다
    통장에 들어 있는 돈|오늘 저금할 돈|원|저금한 뒤 통장에 있는 돈은|통장의 돈은 오늘 저금할 돈보다
    누나가 넘은 줄넘기 횟수|동생의 줄넘기 횟수|번|두 사람의 줄넘기 횟수는 모두|누나는 동생보다 줄넘기를
    """
)


def slip(draw: Draw, n: int) -> int:
    """잘못 본 수: 앞자리를 빠뜨리거나, 자리를 바꾸거나, 0을 빠뜨린 것."""
    text = str(n)
    seen = [
        int(text[1:]),
        int(text[::-1]),
        int(text[0] + text[2] + text[1]),
        int(text.replace("0", "")),
    ]
    seen = [one for one in seen if one != n and one > 0]
    return draw.pick(seen) if seen else n


@template("수찾기3")
def f3_story_misread_sum(draw: Draw) -> Problem | None:
    what, other, unit, asked, _ = draw.pick(STORIES)
    n, first = draw.number(101, 499), draw.number(60, 520)
    m, name = slip(draw, n), called(draw.names()[0])
    if m == n:
        return None
    bad = first + m
    used = f"{m}{unit}만" if m * 2 < n else josa(f"{m}{unit}", "을/를")
    question = say(
        draw,
        f"{what}에 {other} {josa(f'{n}{unit}', '을/를')} 더해야 하는 것을 잘못하여 {used} 더했더니 "
        f"{josa(f'{bad}{unit}', '이/가')} 되었습니다. 바르게 계산하면 {asked} 몇 {unit}입니까?",
        f"{name}는 {what}에 {other} {josa(f'{n}{unit}', '을/를')} 더하려고 했습니다. 그런데 {josa(n, '을/를')} "
        f"{josa(m, '으로/로')} 잘못 보고 더하여 {josa(f'{bad}{unit}', '이/가')} 나왔습니다. "
        f"{asked} 몇 {unit}인지 바르게 구하시오.",
        f"{name}가 {what}에 {josa(f'{m}{unit}', '을/를')} 더하였더니 {josa(f'{bad}{unit}', '이/가')} "
        f"되었습니다. 원래는 {other} {josa(f'{n}{unit}', '을/를')} 더해야 했습니다. {asked} 몇 {unit}인가요?",
    )
    working = (
        f"{what}에 {josa(f'{m}{unit}', '을/를')} 더한 것이 {bad}{unit}이므로 {josa(what, '은/는')} "
        f"{bad} - {m} = {first}{unit}입니다. 바르게 계산하면 {first} + {n} = {first + n}{unit}입니다."
    )
    return Problem(question, working, first + n)


@template("수찾기3")
def f3_story_misread_gap(draw: Draw) -> Problem | None:
    what, other, unit, _, asked = draw.pick(STORIES)
    n, more = draw.number(101, 699), draw.number(9, 260)
    m, name, first = slip(draw, n), called(draw.names()[0]), n + more
    bad = first - m
    if m == n or bad <= 0 or unit == "원":
        return None
    used = f"{m}{unit}만" if m * 2 < n else josa(f"{m}{unit}", "을/를")
    verbs = {"종이학을": "접었", "책상을": "만들었", "주머니를": "던졌", "줄넘기를": "넘었"}
    verb = verbs.get(asked.split()[-1], "많")
    end = f"{asked} 몇 {unit} 더 {'멉' if unit == 'm' else verb + '습'}니까"
    question = say(
        draw,
        f"{what}에서 {other} {josa(f'{n}{unit}', '을/를')} 빼야 하는 것을 잘못하여 {used} 뺐더니 "
        f"{josa(f'{bad}{unit}', '이/가')} 되었습니다. 바르게 계산하면 {end}?",
        f"{name}는 {what}에서 {other} {josa(f'{n}{unit}', '을/를')} 빼는 문제를 풀다가 {josa(n, '을/를')} "
        f"{josa(m, '으로/로')} 잘못 보아 {josa(f'{bad}{unit}', '을/를')} 답으로 썼습니다. {end}?",
    )
    working = (
        f"{what}에서 {josa(f'{m}{unit}', '을/를')} 뺀 것이 {bad}{unit}이므로 {josa(what, '은/는')} "
        f"{bad} + {m} = {first}{unit}입니다. 바르게 계산하면 {first} - {n} = {more}{unit}입니다."
    )
    return Problem(question, working, more)


# 처음의 것, 둘째 것, 단위, 합을 묻는 말, 차를 묻는 말, 그 움직임
MEASURES = rows(
    """
    {a}가 딴 딸기의 무게|{b}가 딴 딸기|kg|두 사람이 딴 딸기는 모두|{a}는 {b}보다 딸기를|더 땄습니까
    {a}가 달린 거리|{b}가 달린 거리|km|두 사람이 달린 거리는 모두|{a}는 {b}보다|더 달렸습니까
    {a}가 가진 색 테이프의 길이|{b}가 가진 색 테이프|m|두 사람의 색 테이프는 모두|{a}는 {b}보다 색 테이프를|더 가졌습니까
    {a}가 마신 물의 양|{b}가 마신 물|L|두 사람이 마신 물은 모두|{a}는 {b}보다 물을|더 마셨습니까
    {a}가 모은 폐품의 무게|{b}가 모은 폐품|kg|두 사람이 모은 폐품은 모두|{a}는 {b}보다 폐품을|더 모았습니까
    """
)


@template("수찾기3")
def f3_story_decimal_misread(draw: Draw) -> Problem | None:
    a, b = map(called, draw.names(2))
    what, other, unit, total, gap, verb = (one.format(a=a, b=b) for one in draw.pick(MEASURES))
    n, m, first = draw.number(111, 599), draw.number(11, 499), draw.number(150, 900)
    m = draw.pick((m, int(str(n)[::-1]), n % 100))
    plus = draw.number(0, 1) == 1
    if n == m or m < 5 or n % 10 == 0 or (not plus and first <= max(n, m)):
        return None
    good, bad = (first + n, first + m) if plus else (first - n, first - m)
    n, m, first, good, bad = (written(one / 100) for one in (n, m, first, good, bad))
    end = f"{total} 몇 {unit}입니까?" if plus else f"{gap} 몇 {unit} {verb}?"
    into, must, did, of = (
        ("에", "더해야", "더했더니", "더한") if plus else ("에서", "빼야", "뺐더니", "뺀")
    )
    question = say(
        draw,
        f"{what}{into} {other} {josa(n + unit, '을/를')} {must} 하는 것을 잘못하여 {josa(m + unit, '을/를')} "
        f"{did} {josa(bad + unit, '이/가')} 되었습니다. 바르게 계산하면 {end}",
        f"{what}{into} {other} {josa(n + unit, '을/를')} {must} 하는데, {josa(n, '을/를')} "
        f"{josa(m, '으로/로')} 잘못 보고 {did} {josa(bad + unit, '이/가')} 나왔습니다. {end}",
    )
    working = (
        f"{what}{into} {josa(m + unit, '을/를')} {of} 값이 {bad}{unit}이므로 {josa(what, '은/는')} "
        f"{bad} {'-' if plus else '+'} {m} = {first}{unit}입니다. "
        f"바르게 계산하면 {first} {'+' if plus else '-'} {n} = {good}{unit}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_story_took_instead_of_adding(draw: Draw) -> Problem:
    what, other, unit, asked, _ = draw.pick(STORIES)
    n, bad = draw.number(18, 390), draw.number(12, 250)
    first, name = n + bad, called(draw.names()[0])
    question = say(
        draw,
        f"{what}에 {other} {josa(f'{n}{unit}', '을/를')} 더해야 하는 것을 잘못하여 뺐더니 "
        f"{josa(f'{bad}{unit}', '이/가')} 되었습니다. 바르게 계산하면 {asked} 몇 {unit}입니까?",
        f"{name}는 {what}에 {other} {josa(f'{n}{unit}', '을/를')} 더하려다가 실수로 빼서 {bad}{unit}"
        f"{josa(unit, '이라는/라는')[len(unit) :]} 답을 얻었습니다. {asked} 몇 {unit}인지 구하세요.",
    )
    working = (
        f"{what}에서 {josa(f'{n}{unit}', '을/를')} 뺀 값이 {bad}{unit}이므로 {josa(what, '은/는')} "
        f"{bad} + {n} = {first}{unit}입니다. 바르게 더하면 {first} + {n} = {first + n}{unit}입니다."
    )
    return Problem(question, working, first + n)


@template("수찾기3")
def f3_price_misread_change(draw: Draw) -> Problem | None:
    thing = draw.pick(("빵", "공책", "수첩", "핫도그", "인형", "과자", "초콜릿", "색연필"))
    count, price = draw.number(2, 6), draw.number(4, 60) * 100
    seen = price + draw.number(-9, 9) * 100
    bills = (1000, 2000, 5000, 10000, 15000, 20000, 25000, 30000, 50000)
    paid = min(bill for bill in bills if bill > max(price, seen) * count)
    back, name = paid - price * count, called(draw.names()[0])
    if price == seen or seen < 300:
        return None
    question = say(
        draw,
        f"{name}는 어떤 {thing}의 가격을 {seen}원으로 잘못 보고 {count}개를 골라 {paid}원을 냈는데 거스름돈 "
        f"{back}원을 받았습니다. {thing} 한 개의 원래 가격은 얼마입니까?",
        f"{name}는 한 개에 {seen}원인 줄 알고 {josa(thing, '을/를')} {count}개 골랐습니다. 그런데 {paid}원을 내고 "
        f"거스름돈으로 {back}원을 받고 나서 값을 잘못 본 것을 알았습니다. {thing} 한 개의 값은 몇 원인가요?",
    )
    working = (
        f"실제로 낸 물건값은 {paid} - {back} = {price * count}원입니다. {count}개의 값이 {price * count}원"
        f"이므로 {thing} 한 개의 원래 가격은 {price * count} ÷ {count} = {price}원입니다."
    )
    return Problem(question, working, price)


@template("수찾기3")
def f3_times_as_many_mistaken(draw: Draw) -> Problem:
    (k, wrong), gap, more = draw.numbers(2, 2, 5), draw.number(2, 6), draw.number(0, 1) == 1
    name, (a, b) = called(draw.names()[0]), draw.some(("빨간", "파란", "노란", "하얀"), 2)
    what, base, unit, first = draw.pick(
        (
            (f"{a} 색종이의 수", f"{b} 색종이 수", "장", draw.number(7, 40)),
            (f"{a} 구슬의 수", f"{b} 구슬 수", "개", draw.number(7, 40)),
            ("할머니의 나이", f"{name} 나이", "살", draw.number(13, 16)),
            ("형의 점수", "동생 점수", "점", draw.number(12, 30)),
            ("염소의 수", "양의 수", "마리", draw.number(8, 35)),
        )
    )
    if unit == "살":
        k, wrong = draw.pick(((5, 2), (5, 3), (5, 4), (4, 3), (4, 2), (4, 5)))
    sign, words, fix = ("+", "많", "빼면") if more else ("-", "적", "더하면")
    bad, good = (first * one + (gap if more else -gap) for one in (wrong, k))
    back = f"{bad} {'-' if more else '+'} {gap} = {first * wrong}"
    than = f"{gap}{unit} {words}다"
    question = say(
        draw,
        f"{josa(what, '은/는')} {base}의 {k}배보다 {than}고 해야 하는 것을 잘못하여 {wrong}배보다 {than}고 "
        f"하였더니 {josa(f'{bad}{unit}', '이/가')} 되었습니다. 바르게 계산하면 몇 {unit}입니까?",
        f"{josa(what, '은/는')} {base}의 {k}배보다 {gap}{unit} {words}습니다. 그런데 {k}배를 {wrong}배로 잘못 "
        f"알고 계산하여 {josa(f'{bad}{unit}', '이라고/라고')} 답했습니다. {josa(what, '을/를')} 바르게 구하시오.",
    )
    working = (
        f"잘못 계산한 {bad}{unit}에{'서' if more else ''} {josa(gap, '을/를')} {fix} {back}{unit}이고, 이것이 "
        f"{base}의 {wrong}배이므로 {josa(base, '은/는')} {first * wrong} ÷ {wrong} = "
        f"{first}{unit}입니다. 바르게 "
        f"계산하면 {first} × {k} {sign} {gap} = {first * k} {sign} {gap} = {good}{unit}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_bought_less_instead(draw: Draw) -> Problem:
    more, less, seen = draw.number(3, 15), draw.number(2, 15), draw.number(10, 60)
    plan, good, name = seen + less, seen + less + more, called(draw.names()[0])
    unit, text = draw.pick(
        (
            (
                "송이",
                f"꽃집에서 튤립을 {more}송이 더 사야 할 것을 잘못하여 처음 생각한 수보다 {less}송이 덜 샀더니 "
                f"{seen}송이가 되었습니다. 바르게 사면 튤립은 몇 송이입니까?",
            ),
            (
                "번",
                f"{name}는 어제보다 줄넘기를 {more}번 더 넘기로 했는데 오히려 {less}번 덜 넘어 {seen}번을 "
                f"넘었습니다. 처음 정한 대로라면 몇 번을 넘어야 했을까요?",
            ),
            (
                "병",
                f"가게에 있던 우유의 수에 새로 온 {more}병을 더해야 하는데 잘못하여 {less}병을 뺐더니 {seen}병이 "
                f"되었습니다. 우유는 모두 몇 병인지 구하시오.",
            ),
            (
                "쪽",
                f"{name}는 지금 펼친 쪽보다 {more}쪽 더 큰 쪽을 펴야 하는데 잘못하여 {less}쪽 더 작은 쪽을 폈더니 "
                f"{seen}쪽이 나왔습니다. 바르게 펴면 몇 쪽이 나옵니까?",
            ),
        )
    )
    working = (
        f"처음보다 {less}{unit}만큼 적어져서 {josa(f'{seen}{unit}', '이/가')} 되었으므로 처음은 {seen} + {less} "
        f"= {plan}{unit}"
        f"입니다. 바르게 하면 처음보다 {more}{unit}만큼 많아지므로 {plan} + {more} = {good}{unit}입니다."
    )
    return Problem(text, working, good)
