"""조합하기: 기호, 같은 것의 배열, 대칭수, 강좌, 원판, 두 종류 나누기."""

from itertools import combinations
from math import comb

from problems.combining_tools import (
    COLORS,
    added,
    arranged,
    chosen,
    falling,
    goods,
    how_many,
    listed,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_symbol(draw: Draw) -> Problem | None:
    high, size, kind = draw.number(4, 12), draw.number(2, 4), draw.number(0, 3)
    name = called(draw.names()[0])
    if size >= high - 1 or high ** (size if kind < 2 else 1) > 3000:
        return None
    lined, picked = total(falling(high, size)), comb(high, size)
    if kind == 0:
        question = f"{high}P{size}의 값을 " + draw.pick(
            ("구하시오.", f"{name}가 구하려고 합니다. 얼마입니까?", "구하세요.")
        )
        working = (
            f"서로 다른 {high}개에서 {size}개를 골라 한 줄로 늘어놓는 방법의 수입니다. {high}부터 1씩 줄여 가며 {size}개의 수를 "
            f"곱합니다. 따라서 {arranged(high, size)}입니다."
        )
        return Problem(question, working, lined)
    if kind == 1:
        question = f"{high}C{size}의 값을 " + draw.pick(
            ("구하시오.", f"{name}가 구하려고 합니다. 얼마입니까?", "구하세요.")
        )
        working = (
            f"서로 다른 {high}개에서 순서 없이 {size}개를 고르는 방법의 수입니다. {high}부터 1씩 줄여 {size}개를 곱하고, "
            f"{size}부터 1까지의 곱으로 나눕니다. 따라서 {chosen(high, size)}입니다."
        )
        return Problem(question, working, picked)
    pair = high * (high - 1)
    if kind == 2:
        what, asked = draw.pick(
            (
                ("후보", "회장 1명과 부회장 1명을"),
                ("학생", "반장 1명과 부반장 1명을"),
                ("선수", "첫째 주자와 둘째 주자를"),
            )
        )
        question = f"{what} 몇 명 중에서 {asked} 뽑는 방법이 모두 {pair}가지입니다. " + draw.pick(
            (f"{josa(what, '은/는')} 몇 명입니까?", f"{what}의 수를 구하시오.")
        )
        working = (
            f"차례로 두 명을 뽑는 방법은 전체 수와 그보다 1 작은 수의 곱입니다. 1 차이인 두 수의 곱이 {pair}인 것을 찾으면 "
            f"{high} × {high - 1} = {pair}입니다. 따라서 {josa(what, '은/는')} {high}명입니다."
        )
        return Problem(question, working, high)
    role = draw.pick(("대표", "당번", "도우미"))
    question = (
        f"{name}네 모둠에서 {role} 2명을 뽑는 방법이 모두 {pair // 2}가지입니다. "
        + draw.pick(("모둠은 모두 몇 명입니까?", "모둠의 사람 수를 구하시오."))
    )
    working = (
        f"두 명을 뽑는 방법은 전체 수와 그보다 1 작은 수를 곱하여 2로 나눈 것입니다. 두 수의 곱은 {pair // 2} × 2 = {pair}이고, "
        f"{high} × {high - 1} = {pair}이므로 모둠은 {high}명입니다."
    )
    return Problem(question, working, high)


@template("조합하기")
def combine_repeated_letters(draw: Draw) -> Problem | None:
    sizes = draw.pick(
        (
            (2, 1, 1),
            (2, 2, 1),
            (3, 2),
            (3, 1, 1),
            (2, 2),
            (4, 2),
            (3, 3),
            (3, 2, 1),
            (4, 1, 1),
            (2, 1, 1, 1),
        )
    )
    count, name = sum(sizes), called(draw.names()[0])
    thing, unit = draw.pick(
        (("깃발", "개"), ("구슬", "개"), ("공", "개"), ("카드", "장"), ("블록", "개"))
    )
    colors = draw.some(COLORS, len(sizes))
    having = ", ".join(f"{c} {thing} {s}{unit}" for c, s in zip(colors, sizes, strict=True))
    question = (
        draw.pick(
            (
                f"{josa(having, '이/가')} 있습니다. " + ways(draw, "이것을 모두 한 줄로 늘어놓는"),
                f"{name}는 {josa(having, '을/를')} 모두 써서 한 줄로 늘어놓으려고 합니다. "
                + ways(draw, "늘어놓는"),
            )
        )
        + " (단, 같은 색끼리는 구별하지 않습니다.)"
    )
    steps, left, factors = [], count, []
    for color, size in zip(colors[:-1], sizes[:-1], strict=True):
        factors.append(comb(left, size))
        steps.append(
            f"{color}을 놓을 자리는 {left}곳 중 {size}곳을 고르는 {chosen(left, size)}가지"
        )
        left -= size
    end = f"나머지는 {colors[-1]}의 자리이므로 " if len(factors) > 0 else ""
    working = f"{', '.join(steps)}입니다. {end}{product(*factors)}가지입니다."
    if len(factors) == 1:
        working = f"{steps[0]}입니다. 남은 곳은 {colors[-1]}의 자리로 정해지므로 답은 {factors[0]}가지입니다."
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_palindrome(draw: Draw) -> Problem | None:
    size, start, name = draw.number(2, 5), draw.number(1, 7), called(draw.names()[0])
    high = draw.number(start, 9)
    word = ("두", "세", "네", "다섯")[size - 2]
    half = (size + 1) // 2
    leads = high - start + 1
    factors = [leads, *[10] * (half - 1)]
    edge = f"{start}" if leads == 1 else f"{start} 이상 {high} 이하"
    example = {2: "77", 3: "353", 4: "1991", 5: "12321"}[size]
    question = draw.pick(
        (
            f"{josa(example, '과/와')} 같이 앞에서 읽거나 뒤에서 읽어도 같은 수를 대칭수라고 합니다. {word} 자리 대칭수 중에서 "
            + how_many(draw, f"맨 앞 숫자가 {edge}인 것"),
            f"{name}는 {example}처럼 거꾸로 읽어도 같은 {word} 자리 수를 찾습니다. "
            + how_many(draw, f"맨 앞 숫자가 {edge}인 것"),
        )
    )
    working = (
        f"거꾸로 읽어도 같으려면 뒤의 숫자는 앞의 숫자를 따라 정해집니다. 맨 앞 숫자는 {leads}가지입니다. "
        + (
            f"그다음 정할 수 있는 {half - 1}개의 자리는 0부터 9까지 10가지씩입니다. "
            if half > 1
            else ""
        )
        + (f"따라서 {product(*factors)}개입니다." if half > 1 else f"따라서 모두 {leads}개입니다.")
    )
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_courses(draw: Draw) -> Problem:
    counts, name = [draw.number(2, 6) for _ in range(3)], called(draw.names()[0])
    story = draw.number(0, 1)
    groups = (
        ("1교시", "2교시", "3교시")
        if story
        else draw.some(("동화책", "위인전", "과학책", "만화책", "시집"), 3)
    )
    having = ", ".join(f"{g}에 {n}개" for g, n in zip(groups, counts, strict=True))
    books = ", ".join(f"{josa(g, '이/가')} {n}권" for g, n in zip(groups, counts, strict=True))
    question = (
        f"방과 후 학교에 서로 다른 강좌가 {having} 있습니다. {name}가 서로 다른 두 교시에서 강좌를 하나씩 골라 "
        + ways(draw, "모두 2개를 듣는")
        if story
        else f"서로 다른 {books} 있습니다. {name}가 이 중에서 "
        + ways(draw, "종류가 다른 책 2권을 고르는")
    )
    couples = list(combinations(range(3), 2))
    results = [counts[i] * counts[j] for i, j in couples]
    texts = ", ".join(
        f"{josa(groups[i], '과/와')} {groups[j]}에서 고르면 {counts[i]} × {counts[j]} = {r}가지"
        for (i, j), r in zip(couples, results, strict=True)
    )
    working = f"두 가지를 어느 것에서 고르는지에 따라 나눕니다. {texts}입니다. 따라서 {added(results)}가지입니다."
    return Problem(question, working, sum(results))


@template("조합하기")
def combine_spinners(draw: Draw) -> Problem | None:
    a, b, name = draw.number(4, 9), draw.number(4, 9), called(draw.names()[0])
    tens, ones, more = draw.number(2, a), draw.number(2, b), draw.number(0, 1)
    edge = 10 * tens + ones
    upper = a - tens
    if not 0 < upper < a:
        return None
    question = draw.pick(
        (
            f"1부터 {a}까지 적힌 원판과 1부터 {b}까지 적힌 원판을 돌려서, 첫째 원판의 수를 십의 자리, 둘째 원판의 수를 일의 자리로 하는 "
            f"두 자리 수를 만듭니다. ",
            f"{name}는 상자 가에서 1부터 {a}까지의 수 중 하나를, 상자 나에서 1부터 {b}까지의 수 중 하나를 뽑습니다. 가의 수를 십의 자리, "
            f"나의 수를 일의 자리로 하여 두 자리 수를 만듭니다. ",
        )
    ) + how_many(draw, f"만들 수 있는 {edge} {'이상' if more else '미만'}인 수")
    if more:
        same = b - ones + 1
        working = (
            f"십의 자리가 {tens}보다 크면 {a} - {tens} = {upper}가지이고 일의 자리는 어느 수여도 되므로 {upper} × {b} = "
            f"{upper * b}개입니다. "
            f"십의 자리가 {tens}이면 일의 자리는 {ones}부터 {b}까지 {same}개입니다. 따라서 {upper * b} + {same} = "
            f"{upper * b + same}개입니다."
        )
        return Problem(question, working, upper * b + same)
    low, same = (tens - 1) * b, ones - 1
    working = (
        f"십의 자리가 {tens}보다 작으면 {tens} - 1 = {tens - 1}가지이고 일의 자리는 어느 수여도 되므로 {tens - 1} × {b} "
        f"= {low}개입니다. "
        f"십의 자리가 {tens}이면 일의 자리는 {ones}보다 작아야 하므로 {same}개입니다. 따라서 {low} + {same} = "
        f"{low + same}개입니다."
    )
    return Problem(question, working, low + same)


@template("조합하기")
def combine_two_flowers(draw: Draw) -> Problem | None:
    (one, two), counter = goods(draw, 2)
    a, b, people = draw.number(3, 10), draw.number(3, 10), draw.number(2, 3)
    who = draw.names(people)
    if people == 3 and max(a, b) > 8:
        return None
    x, y = comb(a - 1, people - 1), comb(b - 1, people - 1)
    words = "두" if people == 2 else "세"
    question = (
        f"똑같은 {josa(f'{one} {a}{counter}', '과/와')} 똑같은 {josa(f'{two} {b}{counter}', '이/가')} "
        "있습니다. "
        + draw.pick(
            (f"이것을 {listed(who)} {words} 사람에게 ", f"이것을 {listed(who)} {words} 명에게 ")
        )
        + "남김없이 나누어 줄 때, "
        + ways(draw, f"모두가 두 종류를 {'한 ' + counter} 이상씩 받도록 나누어 주는")
    )
    texts = [
        f"{josa(t, '을/를')} 나누는 방법은 사이 {n - 1}곳 중 {people - 1}곳에 금을 긋는 "
        f"{chosen(n - 1, people - 1)}가지"
        for t, n in ((one, a), (two, b))
    ]
    working = (
        f"한 줄로 늘어놓고 사이에 금을 그어 {people}몫으로 나누면 모두 하나 이상씩 받습니다. {', '.join(texts)}입니다. "
        f"따라서 모두 {product(x, y)}가지입니다."
    )
    return Problem(question, working, x * y)
