"""조합하기: 몇 번째 수, 사전 순서, 분수 카드, 자리의 조건, 둘이 나누기."""

from itertools import permutations
from math import comb

from problems.combining_tools import (
    FIRST,
    PLACE_NAMES,
    WORDS,
    arranged,
    cases,
    chosen,
    falling,
    goods,
    how_many,
    listed,
    pairs,
    place_rule,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_nth_number(draw: Draw) -> Problem | None:
    size, count, name = draw.number(3, 4), 4, called(draw.names()[0])
    digits = sorted(draw.numbers(count, 1, 9))
    block = total(falling(count - 1, size - 1))
    small, asked = draw.number(0, 1), draw.number(0, 1)
    order = digits if small else digits[::-1]
    made = [int("".join(map(str, p))) for p in permutations(order, size)]
    lead, inside = draw.number(1, 2), draw.number(1, block)
    place = lead * block + inside
    goal, row = made[place - 1], made[lead * block : lead * block + inside]
    way = "작은 수부터" if small else "큰 수부터"
    opening = (
        f"{listed(digits)}의 숫자가 적힌 카드 4장 중에서 {size}장을 골라 {WORDS[size]} 자리 수를 만듭니다. "
        if size == 3
        else f"네 숫자 {josa(listed(digits), '을/를')} 한 번씩 모두 써서 네 자리 수를 만듭니다. "
    )
    opening += draw.pick((f"{way} 차례로 늘어놓을 때, ", f"{name}가 {way} 차례대로 쓰면, "))
    question = opening + (
        f"{josa(goal, '은/는')} 몇 번째 수입니까?"
        if asked
        else f"{place}번째 수는 {draw.pick(('얼마입니까?', '무엇인가요?'))}"
    )
    head = PLACE_NAMES[-size]
    before = f"{block} × {lead} = {block * lead}"
    working = (
        f"{head}의 자리 숫자가 하나 정해지면 나머지를 놓는 방법은 {arranged(count - 1, size - 1)}가지입니다. "
        f"{head}의 자리가 {listed(order[:lead])}인 수가 먼저 {before}개 나옵니다. "
    )
    working += (
        f"다음은 {head}의 자리가 {order[lead]}인 수이며 차례로 {josa(listed(row), '이/가')} 나옵니다. "
        f"{josa(goal, '은/는')} 이 가운데 {FIRST[inside - 1]} 번째이므로 {block * lead} + {inside} = "
        f"{place}번째입니다."
        if asked
        else f"{place} - {block * lead} = {inside}이므로 {head}의 자리가 {order[lead]}인 수 가운데 "
        f"{FIRST[inside - 1]} 번째를 찾습니다. {way} 쓰면 {listed(row)}이므로 {place}번째 수는 {goal}입니다."
    )
    return Problem(question, working, place if asked else goal)


@template("조합하기")
def combine_dictionary(draw: Draw) -> Problem:
    letters = draw.pick(
        (list("가나다라"), list("가다마사"), list("다라마바"), list("마바사아"), list("나라사차"))
    )
    made = ["".join(p) for p in permutations(letters)]
    lead, inside, name = draw.number(1, 3), draw.number(1, 6), called(draw.names()[0])
    place = lead * 6 + inside
    goal, row = made[place - 1], made[lead * 6 : lead * 6 + inside]
    question = draw.pick(
        (
            f"네 글자 {josa(listed(letters), '을/를')} 한 번씩 모두 써서 늘어놓은 것을 사전에 실리는 차례로 적으면, "
            f"{josa(goal, '은/는')} 몇 번째입니까?",
            f"{name}는 {listed(letters)} 네 글자를 모두 한 번씩 써서 만든 것을 사전 순서로 늘어놓았습니다. "
            f"{goal}의 순서는 몇 번째인지 구하시오.",
        )
    )
    working = (
        f"첫 글자를 하나 정하면 나머지 세 글자를 놓는 방법은 3 × 2 × 1 = 6가지입니다. 첫 글자가 "
        f"{listed(letters[:lead])}인 것이 먼저 6 × {lead} = {6 * lead}개 나옵니다. 다음은 첫 글자가 "
        f"{letters[lead]}인 것으로 "
        f"차례로 {josa(listed(row), '이/가')} 나오므로 {6 * lead} + {inside} = {place}번째입니다."
    )
    return Problem(question, working, place)


@template("조합하기")
def combine_fraction_cards(draw: Draw) -> Problem | None:
    count, name = draw.number(3, 7), called(draw.names()[0])
    digits, proper = sorted(draw.numbers(count, 2, 12)), draw.number(0, 2)
    kind = ("진분수", "가분수", "분수")[proper]
    couple = count * (count - 1)
    rule = "분자로, 다른 한 장을 분모로 하여"
    question = (
        draw.pick(
            (
                f"{josa(listed(digits), '이/가')} 적힌 카드가 한 장씩 있습니다. 이 중 한 장을 {rule} "
                + how_many(draw, f"만들 수 있는 {kind}"),
                f"{name}는 수 카드 {listed(digits)} 중에서 2장을 뽑아 한 장은 분모, 다른 한 장은 분자로 놓습니다. "
                + how_many(draw, f"만들 수 있는 {kind}"),
            )
        )
        + " (단, 크기가 같아도 분모와 분자가 다르면 다른 것으로 셉니다.)"
    )
    base = f"{count}장 중 두 장을 분모와 분자로 차례로 놓는 방법은 {product(count, count - 1)}가지입니다. "
    if proper == 2:
        return Problem(
            question, base + f"그러므로 만들 수 있는 분수는 모두 {couple}개입니다.", couple
        )
    size = "작아야" if proper == 0 else "커야"
    working = base + (
        f"{josa(kind, '이/가')} 되려면 분자가 분모보다 {size} 합니다. 고른 두 수에서 그렇게 놓는 방법은 두 가지 중 하나이므로 "
        f"{couple} ÷ 2 = {couple // 2}개입니다."
    )
    return Problem(question, working, couple // 2)


@template("조합하기")
def combine_places_rule(draw: Draw) -> Problem:
    name, three = called(draw.names()[0]), draw.number(0, 2) == 0
    (a, tens), (b, ones) = place_rule(draw, 0 if three else 1), place_rule(draw, 0)
    rule = f"십의 자리 숫자가 {a}이고 일의 자리 숫자가 {b}인"
    size = "세 자리 수" if three else "두 자리 수"
    if three:
        (c, heads) = place_rule(draw, 1)
        rule = f"백의 자리 숫자가 {c}이고 {rule}"
    question = (
        draw.pick(
            (
                how_many(draw, f"{rule} {size}"),
                f"{name}는 {rule} {josa(size, '을/를')} 모두 쓰려고 합니다. "
                + how_many(draw, "쓸 수"),
            )
        )
        .replace("쓸 수는 ", "쓰게 될 수는 ")
        .replace("쓸 수의", "쓰게 될 수의")
    )
    head = f"백의 자리에 올 수 있는 숫자는 {listed(heads)}의 {len(heads)}개, " if three else ""
    factors = [*([len(heads)] if three else []), len(tens), len(ones)]
    working = (
        f"{head}십의 자리에 올 수 있는 숫자는 {listed(tens)}의 {len(tens)}개, 일의 자리에 올 수 있는 숫자는 "
        f"{listed(ones)}의 {len(ones)}개입니다. 따라서 모두 {product(*factors)}개입니다."
    )
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_two_card_sum(draw: Draw) -> Problem | None:
    high, kind, name = draw.number(6, 12), draw.number(0, 2), called(draw.names()[0])
    goal = draw.number(5, 2 * high - 3)
    odds, evens = (high + 1) // 2, high // 2
    start = draw.pick(
        (
            f"1부터 {high}까지의 수가 하나씩 적힌 공 {high}개 중에서 2개를 한꺼번에 꺼낼 때, ",
            f"{name}가 1부터 {high}까지의 자연수가 적힌 카드 {high}장에서 2장을 동시에 뽑습니다. ",
        )
    )
    if kind == 0:
        working = (
            f"1부터 {high}까지 홀수는 {odds}개, 짝수는 {evens}개입니다. 합이 홀수이려면 홀수 하나와 짝수 하나를 골라야 하므로 "
            f"{odds} × {evens} = {odds * evens}가지입니다."
        )
        return Problem(start + cases(draw, "두 수의 합이 홀수인"), working, odds * evens)
    if kind == 1:
        p, q = comb(odds, 2), comb(evens, 2)
        working = (
            f"합이 짝수이려면 두 수가 모두 홀수이거나 모두 짝수여야 합니다. 홀수 {odds}개 중 2개를 고르는 방법은 "
            f"{chosen(odds, 2)}가지, 짝수 {evens}개 중 2개를 고르는 방법은 {chosen(evens, 2)}가지입니다. 따라서 {p} "
            f"+ {q} = {p + q}가지입니다."
        )
        return Problem(start + cases(draw, "두 수의 합이 짝수인"), working, p + q)
    found = [(a, goal - a) for a in range(1, high + 1) if a < goal - a <= high]
    working = (
        f"한꺼번에 꺼내므로 순서는 생각하지 않습니다. 합이 {goal}인 두 수를 작은 수부터 찾으면 {pairs(found)}입니다. "
        f"따라서 {len(found)}가지입니다."
    )
    return Problem(start + cases(draw, f"두 수의 합이 {goal}인"), working, len(found))


@template("조합하기")
def combine_share_two(draw: Draw) -> Problem | None:
    (thing,), counter = goods(draw, 1)
    one, two = draw.names(2)
    amount, a, b = draw.number(5, 30), draw.number(0, 4), draw.number(0, 4)
    first, second = called(one), called(two)
    left = amount - a - b
    if left < 2:
        return None
    least = (
        f"{first}는 적어도 {a}{counter}, {second}는 적어도 {b}{counter} 받도록"
        if a and b and a != b
        else f"두 사람 모두 적어도 {a}{counter}씩 받도록"
        if a and a == b
        else None
    )
    if least is None:
        a = b = 0
        left, least = amount, "하나도 받지 못하는 사람이 있어도 될 때,"
    all_of = f"{thing} {amount}{counter}"
    question = draw.pick(
        (
            f"똑같은 {josa(all_of, '을/를')} {first}와 {second}에게 남김없이 나누어 주려고 합니다. "
            + ways(draw, f"{least} 나누어 주는"),
            f"{first}와 {second}가 똑같은 {josa(all_of, '을/를')} 모두 나누어 가집니다. "
            + ways(draw, f"{least} 나누는"),
        )
    )
    start = (
        (
            f"먼저 {first}에게 {a}{counter}, {second}에게 {b}{counter}를 주면 {amount} - {a} - {b} = "
            f"{left}{counter}가 남습니다. "
            if a
            else ""
        )
        .replace(f"{b}{counter}를", josa(f"{b}{counter}", "을/를"))
        .replace(f"{left}{counter}가", josa(f"{left}{counter}", "이/가"))
    )
    working = (
        f"{start}{'남은 ' if a else ''}{left}{counter} 가운데 {first}가 받는 수만 정하면 {second}가 받는 수도 "
        "정해집니다. "
        f"{first}가 받을 수 있는 수는 0부터 {left}까지이므로 {left} + 1 = {left + 1}가지입니다."
    )
    return Problem(question, working, left + 1)
