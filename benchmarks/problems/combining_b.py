"""조합하기: 배수 카드, 동전, 공 꺼내기, 가위바위보, 한 줄 세우기."""

from math import comb

from problems.combining_tools import (
    CITIES,
    COLORS,
    SUBJECTS,
    arranged,
    cases,
    chosen,
    falling,
    how_many,
    joined,
    listed,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_card_multiple(draw: Draw) -> Problem:
    low, high, part = draw.pick((1, 1, 1, 10, 21)), draw.number(25, 99), draw.number(3, 12)
    name, what = called(draw.names()[0]), draw.pick(("카드", "공", "번호표"))
    question = draw.pick(
        (
            f"{low}부터 {high}까지의 자연수가 하나씩 적힌 {josa(what, '이/가')} 있습니다. 이 중에서 "
            + cases(draw, f"하나를 뽑을 때 {part}의 배수가 나오는"),
            f"{name}가 {low}부터 {high}까지의 수가 하나씩 적힌 {what} 가운데에서 하나를 뽑습니다. "
            + cases(draw, f"뽑은 수가 {part}의 배수인"),
        )
    )
    upto, before = high // part, (low - 1) // part
    working = (
        f"{high} 이하의 {part}의 배수의 개수를 셉니다. {part} × {upto} = {part * upto}이고 "
        f"다음 배수인 {part} × {upto + 1} = {josa(part * (upto + 1), '은/는')} {high}보다 크므로 "
        f"{upto}개입니다. "
    )
    if before:
        last = f"{part} × {before} = {part * before}"
        working += (
            f"이 가운데 {low}보다 작은 배수는 {last}까지 {before}개이므로 "
            f"{upto} - {before} = {upto - before}가지입니다."
        )
    elif low > 1:
        working += f"{low}보다 작은 배수는 없으므로 답은 {upto}가지입니다."
    else:
        working += f"따라서 경우의 수는 {upto}가지입니다."
    return Problem(question, working, upto - before)


@template("조합하기")
def combine_card_either(draw: Draw) -> Problem | None:
    high, (a, b) = draw.number(20, 100), sorted(draw.numbers(2, 2, 9))
    if b % a == 0:
        return None
    common = next(n for n in range(b, a * b + 1, b) if n % a == 0)
    x, y, z = high // a, high // b, high // common
    question = draw.pick(
        (
            f"1부터 {high}까지의 자연수가 각각 하나씩 적힌 {high}장의 카드에서 한 장을 뽑을 때, "
            + cases(draw, f"{a}의 배수 또는 {b}의 배수가 나오는"),
            f"1에서 {high}까지의 자연수 중에서 {a}의 배수이거나 "
            + how_many(draw, f"{b}의 배수인 수"),
        )
    )
    overlap = (
        f"두 번 센 것은 {a}와 {b}의 공배수, 곧 {common}의 배수이고 {z}개입니다. "
        if z
        else f"{a}와 {b}의 공배수는 {common}부터이므로 두 번 센 것은 없습니다. "
    ).replace(f"{a}와", josa(a, "과/와"))
    unit = "가지" if "카드" in question else "개"
    end = f"{x} + {y} - {z} = {x + y - z}{unit}" if z else f"{x} + {y} = {x + y}{unit}"
    working = (
        f"{a}의 배수는 {high} ÷ {a}의 몫인 {x}개이고, {b}의 배수는 {high} ÷ {b}의 몫인 {y}개입니다. "
        f"{overlap}따라서 {end}입니다."
    )
    return Problem(question, working, x + y - z)


@template("조합하기")
def combine_coins_dice(draw: Draw) -> Problem | None:
    coins, dice, name = draw.number(0, 6), draw.number(0, 3), called(draw.names()[0])
    if coins + dice < 2 or 2**coins * 6**dice > 900:
        return None
    parts = ([f"동전 {coins}개"] if coins else []) + ([f"주사위 {dice}개"] if dice else [])
    both = josa(joined(parts) if len(parts) > 1 else parts[0], "을/를")
    both = ("서로 다른 " if max(coins, dice) > 1 else "") + both
    question = draw.pick(
        (
            f"{both} 동시에 던질 때, " + cases(draw, "일어날 수 있는 모든"),
            f"{name}는 {both} 한꺼번에 던졌습니다. " + cases(draw, "나올 수 있는 모든"),
        )
    ).replace("모든 경우는 모두", "경우는 모두")
    question = question.replace("모든 경우는 몇", "경우는 모두 몇")
    factors = [2] * coins + [6] * dice
    each = []
    if coins:
        each.append("동전 한 개는 앞면과 뒷면의 2가지")
    if dice:
        each.append("주사위 한 개는 1부터 6까지의 6가지")
    working = (
        f"{', '.join(each)}가 나올 수 있습니다. 하나가 어떻게 나오든 다른 것은 따로 나오므로 모두 곱합니다. "
        f"따라서 경우의 수는 {product(*factors)}가지입니다."
    )
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_heads(draw: Draw) -> Problem:
    count, name = draw.number(3, 7), called(draw.names()[0])
    heads = draw.number(1, count - 1)
    thing, side = draw.pick((("동전", "앞면"), ("동전", "뒷면"), ("윷가락", "납작한 면")))
    question, unit = draw.pick(
        (
            (
                f"서로 다른 {thing} {count}개를 동시에 던질 때, "
                + cases(draw, f"{side}이 {heads}개만 나오는"),
                "개",
            ),
            (
                f"{name}가 {josa(thing, '을/를')} {count}번 던졌습니다. "
                + cases(draw, f"그중 꼭 {heads}번만 {side}이 나오는"),
                "번",
            ),
        )
    )
    small, to = min(heads, count - heads), josa(unit, "을/를")
    working = f"{count}{unit} 가운데 {side}이 나오는 {heads}{to} 고르는 것과 같습니다. "
    if small < heads:
        working += f"{heads}{to} 고르는 것은 나머지 {small}{to} 고르는 것과 같습니다. "
    working += (
        f"고르는 차례는 생각하지 않으므로 {chosen(count, small)}가지입니다."
        if small > 1
        else f"{count}{unit} 중 어느 하나를 고르면 되므로 {count}가지입니다."
    )
    return Problem(question, working, comb(count, heads))


@template("조합하기")
def combine_ball_color(draw: Draw) -> Problem:
    colors, box = draw.some(COLORS, draw.number(3, 4)), draw.pick(("주머니", "상자", "바구니"))
    counts = [draw.number(2, 12) for _ in colors]
    wanted = sorted(draw.some(range(len(colors)), 2))
    thing, name = draw.pick(("공", "구슬", "풍선", "사탕")), called(draw.names()[0])
    inside = ", ".join(f"{c} {thing} {n}개" for c, n in zip(colors, counts, strict=True))
    one, two = (f"{colors[i]} {thing}" for i in wanted)
    question = draw.pick(
        (
            f"{box} 안에 {josa(inside, '이/가')} 들어 있습니다. 이 {box}에서 {thing} 한 개를 꺼낼 때, "
            + cases(draw, f"{one} 또는 {josa(two, '이/가')} 나오는"),
            f"{name}가 {josa(inside, '이/가')} 든 {box}에서 한 개를 꺼냈습니다. "
            + cases(draw, f"꺼낸 것이 {josa(one, '이거나/거나')} {two}인"),
        )
    )
    a, b = (counts[i] for i in wanted)
    working = (
        f"{josa(one, '이/가')} 나오는 경우는 {a}가지, {josa(two, '이/가')} 나오는 경우는 {b}가지입니다. "
        f"한 개를 꺼낼 때 두 색이 함께 나올 수 없으므로 더하면 {a} + {b} = {a + b}가지입니다."
    )
    return Problem(question, working, a + b)


@template("조합하기")
def combine_rock_paper(draw: Draw) -> Problem:
    count = draw.number(2, 4)
    people = draw.names(count)
    who = josa(f"{listed(people)} {count}명", "이/가")
    every, wins = 3**count, draw.number(0, 1)
    hands = ("보", "가위", "바위") if wins else ("바위", "보", "가위")
    base = f"한 사람이 낼 수 있는 것은 가위, 바위, 보의 3가지이므로 모든 경우는 {product(*[3] * count)}가지입니다"
    lone = called(people[0])
    win = 3 * (2**count - 2)
    kinds = (
        ("일어날 수 있는", f"{base}.", every),
        (
            "승부가 정해지는",
            f"승부가 나려면 세 가지 중 꼭 두 가지만 나와야 합니다. 두 가지를 고르는 방법은 3가지입니다. "
            f"{count}명이 그 두 가지 중 하나를 내는 것은 {product(*[2] * count)}가지이고, 모두 같은 것을 내는 "
            f"2가지를 빼면 {2**count} - 2 = {2**count - 2}가지입니다. 따라서 {product(3, 2**count - 2)}가지입니다.",
            win,
        ),
        (
            "비기는",
            f"{base}. 승부가 나는 경우는 꼭 두 가지만 나올 때이므로 3 × ({2**count} - 2) = {win}가지입니다. "
            f"따라서 비기는 경우는 {every} - {win} = {every - win}가지입니다.",
            every - win,
        ),
        (
            f"{lone}만 {'이기는' if wins else '지는'}",
            f"{lone}가 가위를 낼 때 나머지는 모두 {hands[0]}, {lone}가 바위를 낼 때 나머지는 모두 "
            f"{hands[1]}, {lone}가 보를 낼 때 나머지는 모두 {hands[2]}를 내야 합니다. "
            "따라서 경우의 수는 3가지입니다.",
            3,
        ),
    )
    said, working, answer = draw.pick(kinds)
    return Problem(f"{who} 가위바위보를 한 번 할 때, " + cases(draw, said), working, answer)


@template("조합하기")
def combine_line_up(draw: Draw) -> Problem:
    count = draw.number(3, 6)
    people, books = draw.names(count), draw.some(SUBJECTS, count)
    colors, cities = draw.some(COLORS, count), draw.some(CITIES, count)
    question = draw.pick(
        (
            f"{josa(listed(people), '은/는')} 한 줄로 서서 사진을 찍으려고 합니다. "
            + ways(draw, f"이 {count}명이 서는 차례를 정하는"),
            f"{listed(books)} 공책이 한 권씩 있습니다. "
            + ways(draw, f"이 {count}권을 책꽂이에 한 줄로 꽂는"),
            f"{listed(colors)} 깃발을 한 개씩 모두 써서 한 줄로 세웁니다. "
            + ways(draw, "깃발을 세우는"),
            ways(draw, f"{listed(cities)} {count}개 도시를 모두 한 번씩 여행하는 순서를 정하는"),
            f"이어달리기 선수는 {listed(people)} {count}명입니다. "
            + ways(draw, "달리는 차례를 정하는"),
        )
    )
    working = (
        f"첫 번째 자리에는 {count}가지, 두 번째 자리에는 하나를 뺀 {count - 1}가지가 올 수 있고, 이렇게 "
        f"자리마다 하나씩 줄어듭니다. 따라서 경우의 수는 {arranged(count, count)}가지입니다."
    )
    return Problem(question, working, total(falling(count, count)))
