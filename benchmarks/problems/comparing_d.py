"""크기비교: 돈, 주고받은 뒤, 남학생과 여학생, 남은 수, 저금."""

from problems.comparing_a import by_parts, either, people
from problems.drawing import Draw, Problem, called, josa, template

COINS = (
    (1000, "지폐", "장"),
    (500, "동전", "개"),
    (100, "동전", "개"),
    (50, "동전", "개"),
    (10, "동전", "개"),
)


def _purse(draw: Draw) -> tuple[str, str, int]:
    (v, kind, unit), (w, kind2, unit2) = sorted(draw.some(COINS, 2), reverse=True)
    n, m = draw.number(2, 9), draw.number(2, 15)
    text = josa(f"{v}원짜리 {kind} {n}{unit}", "과/와")
    text += f" {w}원짜리 {kind2} {m}{unit2}"
    return text, f"{v} × {n} + {w} × {m} = {v * n} + {w * m} = {v * n + w * m}", v * n + w * m


@template("크기비교")
def compare_coins_gap(draw: Draw) -> Problem | None:
    (a, b), (text, work, x), (text2, work2, y) = people(draw, 2), _purse(draw), _purse(draw)
    big, small = max(x, y), min(x, y)
    if x == y or big > 4 * small:
        return None
    ask, end, answer = draw.pick(
        (
            ("두 사람이 가진 돈의 차는 얼마", f"차는 {big} - {small} = ", big - small),
            ("더 많이 가진 사람의 돈은 얼마", "더 많이 가진 사람의 돈은 ", big),
            ("더 적게 가진 사람의 돈은 얼마", "더 적게 가진 사람의 돈은 ", small),
        )
    )
    question = either(
        draw,
        f"{a}는 {josa(text, '을/를')} 가지고 있고, {b}는 {josa(text2, '을/를')} 가지고 있습니다. {ask}입니까?",
        f"{a}의 지갑에는 {text}, {b}의 지갑에는 {josa(text2, '이/가')} 들어 있습니다. {ask}인지 구하시오.",
    )
    working = (
        f"가진 돈을 각각 구합니다. {a}는 {work}원입니다. {b}는 {work2}원입니다. "
        f"{josa(big, '이/가')} {small}보다 크므로 {a if x > y else b}가 더 많이 가졌습니다. {end}{answer}원입니다."
    )
    return Problem(question, working, answer)


@template("크기비교")
def compare_coins_who(draw: Draw) -> Problem | None:
    names, (text, work, x), more = draw.names(2), _purse(draw), draw.pick((True, False))
    a, b = map(called, names)
    y = x // 100 * 100 + draw.pick((-300, -200, -100, 100, 200, 300))
    word, answer = "많이" if more else "적게", names[(x < y) == more]
    if y < 100 or x == y:
        return None
    question = either(
        draw,
        f"{a}는 {josa(text, '을/를')} 가지고 있고, {b}는 {y}원을 가지고 있습니다. 누가 돈을 더 {word} 가지고 "
        f"있습니까?",
        f"저금통을 열어 보니 {b}의 것에는 {y}원, {a}의 것에는 {josa(text, '이/가')} 있었습니다. 돈을 더 {word} 모은 "
        f"사람의 이름을 쓰시오.",
    )
    working = (
        f"{a}의 돈은 {work}원이고, {b}의 돈은 {y}원입니다. {josa(max(x, y), '이/가')} {min(x, y)}보다 크므로 돈이 더 "
        f"{'많은' if more else '적은'} 사람은 {called(answer)}입니다."
    )
    return Problem(question, working, answer)


THINGS = (("구슬", "개"), ("공깃돌", "개"), ("색종이", "장"), ("딱지", "장"), ("밤", "개"))


@template("크기비교")
def compare_after_giving(draw: Draw) -> Problem | None:
    (a, b), (thing, unit) = people(draw, 2), draw.pick(THINGS)
    x, y, give = draw.number(60, 620), draw.number(15, 90), draw.number(5, 60)
    left, got, it = x - give, y + give, josa(thing, "을/를")
    if left <= got:
        return None
    question = either(
        draw,
        f"{it} {a}는 {x}{unit}, {b}는 {y}{unit} 가지고 있었습니다. {a}가 {b}에게 {give}{unit} 주었다면, 이제 {a}는 "
        f"{b}보다 몇 {unit} 더 많이 가지고 있습니까?",
        f"{b}는 {it} {y}{unit} 가지고 있었는데, {x}{unit} 가진 {a}에게서 {give}{unit} 받았습니다. 지금 두 사람이 "
        f"가진 {thing} 수의 차를 구하시오.",
    )
    working = (
        f"{a}에게 남은 {josa(thing, '은/는')} {x} - {give} = {left}{unit}입니다. {b}의 "
        f"{josa(thing, '은/는')} {y} + {give} = {josa(f'{got}{unit}', '이/가')} 됩니다. 여전히 {a}가 더 많고, "
        f"차는 {left} - {got} = {left - got}{unit}입니다."
    )
    return Problem(question, working, left - got)


@template("크기비교")
def compare_make_equal(draw: Draw) -> Problem:
    (a, b), (thing, unit) = people(draw, 2), draw.pick(THINGS)
    y, give = draw.number(8, 90), draw.number(2, 40)
    x, it = y + 2 * give, josa(thing, "을/를")
    question = either(
        draw,
        f"{a}는 {it} {x}{unit}, {b}는 {y}{unit} 가지고 있습니다. 두 사람의 {thing} 수가 같아지려면 {a}는 {b}에게 "
        f"{josa(f'몇 {unit}', '을/를')} 주어야 합니까?",
        f"{it} {b}는 {y}{unit}, {a}는 {x}{unit} 모았습니다. {a}가 {b}에게 몇 {unit} 주면 두 사람이 가진 수가 같게 "
        f"되는지 구하시오.",
    )
    working = (
        f"{a}가 {x} - {y} = {x - y}{unit} 더 많습니다. 차의 반을 주면 두 사람의 것이 같아지므로 주어야 할 수는 {x - y} ÷ 2 = "
        f"{give}{unit}입니다. 확인하면 {x} - {give} = {x - give}이고 {y} + {give} = "
        f"{josa(y + give, '으로/로')} 같습니다. 답은 {give}{unit}입니다."
    )
    return Problem(question, working, give)


@template("크기비교")
def compare_school(draw: Draw) -> Problem | None:
    (a, b), (one, two) = people(draw, 2), draw.pick((("여", "남"), ("남", "여")))
    total, total2 = draw.number(30, 150) * 10, draw.number(30, 150) * 10
    n, m = draw.number(total // 3, total * 2 // 3), draw.number(total2 // 3, total2 * 2 // 3)
    x, y = total - n, total2 - m
    if x == y:
        return None
    question = either(
        draw,
        f"{a}네 학교 학생은 모두 {total}명이고, {b}네 학교 학생은 모두 {total2}명입니다. {one}학생이 {a}네 학교는 "
        f"{n}명, {b}네 학교는 {m}명일 때 두 학교의 {two}학생 수의 차는 몇 명입니까?",
        f"{a}네 학교 학생 {total}명 중 {josa(f'{n}명', '이/가')} {one}학생이고, {b}네 학교 학생 {total2}명 중 "
        f"{josa(f'{m}명', '이/가')} {one}학생입니다. {two}학생은 어느 한 학교가 몇 명 더 많은지 구하시오.",
    )
    working = (
        f"{two}학생 수는 전체 학생 수에서 {one}학생 수를 빼서 구합니다. {a}네 학교는 {total} - {n} = {x}명, {b}네 학교는 "
        f"{total2} - {m} = {y}명입니다. {two}학생은 {a if x > y else b}네 학교가 더 많고, 차는 {max(x, y)} - "
        f"{min(x, y)} = {abs(x - y)}명입니다."
    )
    return Problem(question, working, abs(x - y))


@template("크기비교")
def compare_one_part(draw: Draw) -> Problem | None:
    place = draw.pick(("도서관", "식당", "공원", "수영장", "박물관", "영화관"))
    total, one = draw.number(120, 2900), draw.pick(("남자", "여자", "어른", "어린이"))
    two = {"남자": "여자", "여자": "남자", "어른": "어린이", "어린이": "어른"}[one]
    n = draw.number(total // 3, total * 2 // 3)
    rest = total - n
    if n == rest:
        return None
    question = either(
        draw,
        f"오늘 {place}에 온 사람은 모두 {total}명입니다. 그중 {josa(one, '이/가')} {n}명이고 나머지는 모두 {two}일 때, "
        f"{josa(one, '과/와')} {two}의 수는 몇 명 차이가 납니까?",
        f"{place}에 온 사람 {total}명 가운데 {josa(one, '은/는')} {n}명, 나머지는 {two}입니다. "
        f"{josa(two if rest > n else one, '은/는')} {one if rest > n else two}보다 몇 명 더 많은지 구하시오.",
    )
    working = (
        f"{two}의 수는 {total} - {n} = {rest}명입니다. {max(n, rest)}명이 {min(n, rest)}명보다 많으므로 "
        f"{josa(two if rest > n else one, '이/가')} 더 많습니다. 차는 {max(n, rest)} - {min(n, rest)} = "
        f"{abs(n - rest)}명입니다."
    )
    return Problem(question, working, abs(n - rest))


@template("크기비교")
def compare_unread(draw: Draw) -> Problem | None:
    books, name = (
        draw.some(("소설책", "동화책", "위인전", "만화책", "과학책"), 2),
        people(draw, 1)[0],
    )
    days, p, q = draw.number(3, 10), draw.number(2, 7) * 10, draw.number(11, 49)
    total, total2 = p * days + draw.number(20, 300), q * days + draw.number(20, 300)
    x, y = total - p * days, total2 - q * days
    if x == y:
        return None
    more, less = books if x > y else books[::-1]
    question = either(
        draw,
        f"{name}가 읽으려는 {josa(books[0], '은/는')} {total}쪽, {josa(books[1], '은/는')} {total2}쪽입니다. "
        f"하루에 {josa(books[0], '을/를')} {p}쪽씩, {josa(books[1], '을/를')} {q}쪽씩 {days}일 동안 읽는다면, 읽지 "
        f"않은 쪽수는 {josa(more, '이/가')} {less}보다 몇 쪽 더 많습니까?",
        f"{total}쪽짜리 {josa(books[0], '과/와')} {total2}쪽짜리 {josa(books[1], '이/가')} 있습니다. {name}는 "
        f"날마다 {books[0]} {p}쪽과 {books[1]} {q}쪽을 읽었습니다. {days}일 뒤 두 책의 남은 쪽수의 차를 구하시오.",
    )
    working = (
        f"{josa(books[0], '은/는')} {by_parts(p, days)}쪽을 읽어 {total} - {p * days} = {x}쪽이 남습니다. "
        f"{josa(books[1], '은/는')} {by_parts(q, days)}쪽을 읽어 {total2} - {q * days} = {y}쪽이 남습니다. "
        f"{josa(more, '이/가')} 더 많이 남고, 차는 {max(x, y)} - {min(x, y)} = {abs(x - y)}쪽입니다."
    )
    return Problem(question, working, abs(x - y))


@template("크기비교")
def compare_stock_left(draw: Draw) -> Problem | None:
    (one, two), place = (
        draw.some(("사과", "귤", "배", "감", "참외"), 2),
        draw.pick(("가게", "시장", "농장")),
    )
    (x, y), (sold, sold2) = draw.numbers(2, 90, 620), draw.numbers(2, 20, 400)
    left, left2 = x - sold, y - sold2
    if min(left, left2) < 1 or left == left2:
        return None
    more, less = (one, two) if left > left2 else (two, one)
    gap, first = abs(left - left2), f"{josa(one, '이/가')} {x}개, {josa(two, '이/가')} {y}개"
    question = either(
        draw,
        f"과일 {place}에 {first} 있었습니다. 오늘 {one} {sold}개와 {two} {sold2}개를 팔았다면, 더 많이 남은 과일은 다른 "
        f"과일보다 몇 개 더 남았습니까?",
        f"{place}에서 {one} {sold}개, {two} {sold2}개를 팔았습니다. 처음에 {first} 있었다면 지금 "
        f"{josa(more, '은/는')} {less}보다 몇 개 더 많은지 구하시오.",
    )
    working = (
        f"남은 수를 각각 구합니다. {josa(one, '은/는')} {x} - {sold} = {left}개, {josa(two, '은/는')} {y} - "
        f"{sold2} = {left2}개 남았습니다. {josa(more, '이/가')} 더 많고, 차는 {max(left, left2)} - "
        f"{min(left, left2)} = {gap}개입니다."
    )
    return Problem(question, working, gap)


@template("크기비교")
def compare_shared(draw: Draw) -> Problem:
    (one, two), n = (
        draw.some(("참외", "사과", "사탕", "초콜릿", "젤리", "밤"), 2),
        draw.number(3, 9),
    )
    p, q = draw.numbers(2, 2, 25)
    question = either(
        draw,
        f"{one} {p * n}개와 {two} {q * n}개를 {n}명이 각각 똑같이 나누어 가집니다. 한 사람이 가지는 {one}의 수와 {two}의 수의 "
        f"차는 몇 개입니까?",
        f"{josa(one, '은/는')} {p * n}개, {josa(two, '은/는')} {q * n}개 있습니다. 접시 {n}개에 두 가지를 각각 똑같이 "
        f"나누어 담으면 한 접시에는 어느 한쪽이 몇 개 더 많이 담기는지 구하시오.",
    )
    working = (
        f"똑같이 {josa(n, '으로/로')} 나눕니다. {josa(one, '은/는')} {p * n} ÷ {n} = {p}개씩, "
        f"{josa(two, '은/는')} {q * n} ÷ {n} = {q}개씩입니다. {josa(one if p > q else two, '이/가')} 더 "
        f"많고, 차는 {max(p, q)} - {min(p, q)} = {abs(p - q)}개입니다."
    )
    return Problem(question, working, abs(p - q))
