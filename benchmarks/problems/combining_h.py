"""조합하기: 나누어 주기, 고르기, 무리 나누기, 바구니, 동전의 금액."""

from itertools import combinations_with_replacement
from math import comb

from problems.combining_tools import (
    COLORS,
    added,
    chosen,
    falling,
    goods,
    listed,
    pairs,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_share_three(draw: Draw) -> Problem | None:
    ((thing,), counter), people = goods(draw, 1), draw.names(3)
    amount, least = draw.number(4, 13), draw.number(0, 2)
    left = amount - 3 * least
    if not 1 <= left <= 9:
        return None
    answer = (left + 1) * (left + 2) // 2
    rule = (
        f"한 사람이 적어도 {least}{counter}씩은 받도록"
        if least
        else "하나도 받지 못하는 사람이 있어도 될 때,"
    )
    all_of = f"{thing} {amount}{counter}"
    question = draw.pick(
        (
            f"똑같은 {josa(all_of, '을/를')} {listed(people)} 세 사람에게 남김없이 나누어 주려고 합니다. "
            + ways(draw, f"{rule} 나누어 주는"),
            f"{listed(people)} 세 명이 똑같은 {josa(all_of, '을/를')} 모두 나누어 가지려고 합니다. "
            + ways(draw, f"{rule} 나누는"),
        )
    )
    first = called(people[0])
    start = (
        f"먼저 세 사람에게 {least}{counter}씩 주면 {amount} - {least} × 3 = "
        f"{josa(f'{left}{counter}', '이/가')} 남습니다. "
        if least
        else ""
    )
    counts = [left - k + 1 for k in range(left + 1)]
    working = (
        f"{start}{left}{counter} 가운데 {first}가 받는 수를 0부터 {left}까지 정하면, 나머지를 두 사람이 나누는 방법은 "
        f"차례로 {listed(counts)}가지입니다. 따라서 모두 {added(counts)}가지입니다."
    )
    return Problem(question, working, answer)


@template("조합하기")
def combine_kinds(draw: Draw) -> Problem | None:
    things, counter = goods(draw, 3)
    amount, minimum = draw.number(3, 10), draw.some((0, 0, 1, 1, 2), 3)
    left = amount - sum(minimum)
    if left < 1 or left > 8:
        return None
    name, need = (
        called(draw.names()[0]),
        [(t, m) for t, m in zip(things, minimum, strict=True) if m],
    )
    rule = ", ".join(f"{josa(t, '은/는')} {m}{counter} 이상" for t, m in need)
    rule = f"{rule} 넣어서" if need else "빠지는 종류가 있어도 될 때,"
    count = f"{amount}{counter}"
    question = (
        draw.pick(
            (
                f"{name}는 {listed(things)} 세 종류를 섞어 모두 {josa(count, '을/를')} 바구니에 담으려고 합니다. "
                + ways(draw, f"{rule} 담는"),
                f"가게에서 {listed(things)} 가운데 모두 {josa(count, '을/를')} 골라 선물 상자를 만듭니다. "
                + ways(draw, f"{rule} 만드는"),
            )
        )
        + " (단, 같은 종류끼리는 구별하지 않고, 종류마다 충분히 많습니다.)"
    )
    gone = "".join(f" - {m}" for _, m in need)
    start = (
        f"꼭 넣을 것을 먼저 넣으면 {amount}{gone} = {left}{counter}를 더 고르면 됩니다. "
        if need
        else ""
    ).replace(f"{left}{counter}를", josa(f"{left}{counter}", "을/를"))
    counts = [left - k + 1 for k in range(left + 1)]
    more = "더 넣는" if need else "넣는"
    working = (
        f"{start}{josa(things[0], '을/를')} {more} 수를 0부터 {left}까지 정하면 나머지 두 종류를 고르는 방법은 차례로 "
        f"{listed(counts)}가지입니다. 따라서 모두 {added(counts)}가지입니다."
    )
    return Problem(question, working, sum(counts))


@template("조합하기")
def combine_share_gifts(draw: Draw) -> Problem | None:
    people, count, full = draw.number(2, 3), draw.number(3, 7), draw.number(0, 1)
    if people == 3 and count > 6:
        return None
    who = draw.names(people)
    thing, unit = draw.pick(
        (("선물", "개"), ("책", "권"), ("연필", "자루"), ("장난감", "개"), ("인형", "개"))
    )
    every = people**count
    rule = "모두가 적어도 하나씩 받도록" if full else "하나도 받지 못하는 사람이 있어도 될 때,"
    amount = josa(f"{thing} {count}{unit}", "을/를")
    question = draw.pick(
        (
            f"서로 다른 {amount} {listed(who)} {people}명에게 남김없이 나누어 주려고 합니다. "
            + ways(draw, f"{rule} 나누어 주는"),
            f"{listed(who)} {people}명이 서로 다른 {amount} 모두 나누어 가집니다. "
            + ways(draw, f"{rule} 나누는"),
        )
    )
    base = f"{thing}마다 받을 사람을 정하는 방법이 {people}가지씩이므로 {product(*[people] * count)}가지입니다."
    if not full:
        return Problem(question, base, every)
    if people == 2:
        return Problem(
            question,
            f"{base} 이 가운데 한 사람이 모두 받는 2가지를 빼면 {every} - 2 = {every - 2}가지입니다.",
            every - 2,
        )
    two = 2**count - 2
    working = (
        f"{base} 한 사람이 모두 받는 것은 3가지입니다. 두 사람만 받는 것은 두 사람을 고르는 3가지마다 "
        f"{2**count} - 2 = {two}가지이므로 3 × {two} = {3 * two}가지입니다. "
        f"따라서 {every} - 3 - {3 * two} = {every - 3 - 3 * two}가지입니다."
    )
    return Problem(question, working, every - 3 - 3 * two)


@template("조합하기")
def combine_split_groups(draw: Draw) -> Problem | None:
    sizes = draw.pick(
        (
            (1, 2),
            (2, 3),
            (2, 2),
            (3, 3),
            (3, 4),
            (2, 4),
            (1, 2, 2),
            (2, 2, 3),
            (1, 1, 3),
            (2, 2, 2),
            (1, 2, 3),
            (1, 3, 3),
        )
    )
    named, name, count = draw.number(0, 1), called(draw.names()[0]), sum(sizes)
    where = draw.pick(("방", "버스", "텐트")) if named else draw.pick(("모둠", "조", "팀"))
    same = max(sizes.count(s) for s in sizes)
    steps, left, factors = [], count, []
    for size in sizes[:-1]:
        factors.append(comb(left, size))
        steps.append(f"{left}명 중 {size}명을 고르는 방법은 {chosen(left, size)}가지")
        left -= size
    made = total(factors)
    fold = total(falling(same, same))
    parts = ", ".join(f"{s}명" for s in sizes)
    if named:
        labels = draw.some(COLORS, len(sizes))
        seats = ", ".join(f"{c} {where}에 {s}명" for c, s in zip(labels, sizes, strict=True))
        question = draw.pick(
            (
                f"학생 {count}명을 {seats}으로 나누어 배정합니다. " + ways(draw, "배정하는"),
                f"{name}를 포함한 {count}명을 {seats}으로 나누려고 합니다. " + ways(draw, "나누는"),
            )
        )
        answer, tail = made, f"남은 {left}명은 마지막 {josa(where, '으로/로')} 가므로 "
        tail += f"모두 {product(*factors)}가지입니다."
    else:
        question = draw.pick(
            (
                f"{name}를 포함한 학생 {count}명을 {josa(parts, '으로/로')} 나누어 {where} {len(sizes)}개를 "
                "만들려고 합니다. ",
                f"{count}명의 학생이 있습니다. 이 학생들을 {parts}의 {where} {len(sizes)}개로 나눕니다. ",
            )
        ) + ways(draw, f"{josa(where, '을/를')} 나누는")
        question += f" (단, {where}의 이름이나 순서는 구별하지 않습니다.)"
        answer = made // fold
        tail = (
            f"남은 {left}명은 마지막 {josa(where, '이/가')} 되므로 {product(*factors)}가지입니다."
        )
        if fold > 1:
            tail += f" 인원이 같은 {where} {same}개는 서로 바꾸어도 같으므로 {made} ÷ {fold} = {answer}가지입니다."
    return Problem(question, f"{', '.join(steps)}입니다. {tail}", answer)


@template("조합하기")
def combine_same_baskets(draw: Draw) -> Problem | None:
    ((thing,), counter), groups, amount = goods(draw, 1), draw.number(2, 4), draw.number(4, 12)
    box, parts = draw.pick(("상자", "바구니", "봉지", "주머니")), range(1, amount)
    found = [c for c in combinations_with_replacement(parts, groups) if sum(c) == amount]
    if not 2 <= len(found) <= 9:
        return None
    name, all_of = called(draw.names()[0]), josa(f"{thing} {amount}{counter}", "을/를")
    question = draw.pick(
        (
            f"똑같은 {all_of} 똑같은 {box} {groups}개에 남김없이 나누어 담으려고 합니다. ",
            f"{name}는 크기와 모양이 같은 {all_of} 모양이 같은 {box} {groups}개에 모두 나누어 담습니다. ",
        )
    ) + ways(draw, f"빈 {josa(box, '이/가')} 없게 담는")
    working = (
        f"{josa(box, '이/가')} 모두 똑같으므로 {josa(amount, '을/를')} {groups}개의 수의 합으로 나타내는 방법을 작은 수부터 "
        "찾습니다. "
        f"{pairs(found)}이므로 모두 {len(found)}가지입니다."
    )
    return Problem(question, working, len(found))


@template("조합하기")
def combine_coin_amounts(draw: Draw) -> Problem | None:
    (big, small), name = (
        draw.pick(((100, 10), (500, 100), (50, 10), (500, 50), (100, 50))),
        called(draw.names()[0]),
    )
    b, s = draw.number(1, 6), draw.number(1, 9)
    if s * small >= big:
        return None
    both = f"{big}원짜리 동전 {b}개와 {small}원짜리 동전 {s}개"
    question = draw.pick(
        (
            f"{name}는 {josa(both, '을/를')} 가지고 있습니다. 동전을 한 개 이상 사용하여 ",
            f"{josa(both, '이/가')} 있습니다. 이 동전을 한 개 이상 써서 거스름돈 없이 ",
        )
    ) + draw.pick(
        ("낼 수 있는 금액은 모두 몇 가지입니까?", "낼 수 있는 금액은 몇 가지인지 구하시오.")
    )
    every = (b + 1) * (s + 1)
    working = (
        f"{big}원짜리는 0개부터 {b}개까지 {b + 1}가지, {small}원짜리는 0개부터 {s}개까지 {s + 1}가지로 낼 수 있습니다. "
        f"{small}원짜리를 모두 합쳐도 {small * s}원이어서 {big}원보다 적으므로 금액이 겹치지 않습니다. "
        f"{product(b + 1, s + 1)}가지에서 0원인 1가지를 빼면 {every} - 1 = {every - 1}가지입니다."
    )
    return Problem(question, working, every - 1)
