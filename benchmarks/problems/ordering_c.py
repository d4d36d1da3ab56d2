"""순서정하기: 견주어 늘어놓기, 줄과 칸, 기다리는 시간과 간격, 되풀이되는 차례."""

from itertools import pairwise
from math import gcd

from problems.drawing import Draw, Problem, called, template, written
from problems.ordering_a import KIND, QUEUES, Word, case, flat, one
from problems.ordering_b import nth


def times(a: int, b: int) -> str:
    """두 자리 수끼리는 나누어 곱합니다."""
    if a <= 10 or b <= 10:
        return f"{a} × {b} = {a * b}"
    ten, rest = b // 10 * 10, b % 10
    return f"{a} × {b} = {a} × {ten} + {a} × {rest} = {a * ten} + {a * rest} = {a * b}"


@template(KIND)
def order_list_beside(draw: Draw) -> Problem:
    name, *order = draw.names(draw.number(5, 7))
    x, k, listed, queue = (
        called(name),
        draw.number(2, len(order) - 1),
        ", ".join(order),
        one(draw, QUEUES),
    )
    place = nth(draw, k)
    asked, start = case(
        draw,
        f"""게시판에서 {x}의 그림 바로 왼쪽부터 왼쪽으로 가면서 차례로 {called(listed)}의 그림이 한 장씩 걸려 있습니다. {x}의 그림에서 왼쪽으로
        {place}에 있는 그림은 누구의 그림입니까? # {x}의 그림 바로 왼쪽
        | {queue} 줄을 선 {x}의 뒤에 {listed} 순으로 줄을 섰습니다. {x} 바로 뒤부터 세어 {place}에 서 있는 사람은 누구인가요? # {x}의
        바로 뒤
        | {queue} 줄을 섰습니다. {x}보다 먼저 온 사람은 온 순서대로 {listed}입니다. 이 가운데 {place}로 온 사람의 이름을 쓰시오. # 가장
        먼저 온 사람
        | 연주회에서 {x} 다음으로 {listed} 순으로 연주합니다. {x} 다음에 연주하는 사람들 가운데 {place}로 연주하는 사람은 누구일까요? # {x}의
        바로 다음""",
    )
    row = ", ".join(f"{i}번째는 {item}" for i, item in enumerate(order[:k], 1))
    working = (
        f"{x}는 세지 않고 {start}부터 차례로 셉니다. {row}입니다. 따라서 {order[k - 1]}입니다."
    )
    return Problem(asked, working, order[k - 1])


@template(KIND)
def order_chain_who(draw: Draw) -> Problem:
    names, k, down = draw.names(4), draw.number(2, 3), draw.number(0, 1)
    more, less, big, small = one(
        draw,
        """키가 큽니다#키가 작습니다#키가 {}로 큰#키가 {}로 작은|무겁습니다#가볍습니다#{}로 무거운#{}로 가벼운
        |나이가 많습니다#나이가 적습니다#나이가 {}로 많은#나이가 {}로 적은
        |빨리 달립니다#느리게 달립니다#{}로 빨리 달리는#{}로 느리게 달리는""",
    ).split("#")
    said = [
        draw.pick((f"{a}는 {b}보다 {more}.", f"{b}는 {a}보다 {less}."))
        for a, b in pairwise(map(called, names))
    ]
    order = names if down else names[::-1]
    wanted = (big if down else small).format(nth(draw, k))
    asked = one(
        draw,
        f"""{" ".join(draw.shuffled(said))} 네 사람 가운데 {wanted} 사람은 누구입니까?
        | {" ".join(draw.shuffled(said))} 네 명 중에서 {wanted} 사람의 이름을 쓰시오.""",
    )
    end = (big if down else small).replace("{}로", "가장")
    working = f"""이어지는 사람끼리 차례로 견줍니다. {" ".join(said)} 이것을 이어 {end} 사람부터 한 줄로 쓰면
    {", ".join(order)}입니다. 따라서 {wanted} 사람은 {order[k - 1]}입니다."""
    return Problem(asked, flat(working), order[k - 1])


@template(KIND)
def order_sorted_kth(draw: Draw) -> Problem:
    n, down, tenth = draw.number(5, 7), draw.number(0, 1), draw.number(0, 2) == 0
    low = draw.number(2, 200)
    values = [v / 10 if tenth else v for v in draw.numbers(n, low, low + draw.pick((9, 20, 90)))]
    k, word = draw.number(2, n - 1), ("큰" if down else "작은")
    given = ", ".join(map(written, values))
    order = [written(v) for v in sorted(values, reverse=bool(down))]
    asked = one(
        draw,
        f"""카드에 적힌 수는 {given}입니다. 수가 {word} 카드부터 차례로 늘어놓을 때 {nth(draw, k)}에 놓이는 카드의 수는 얼마입니까?
        | {given} 가운데 {nth(draw, k)}로 {word} 수를 구하시오.
        | 리본의 길이가 각각 {given}cm입니다. 길이가 {"긴" if down else "짧은"} 리본부터 놓으면 {nth(draw, k)} 리본은 몇
        cm인가요?
        | 상자의 무게가 각각 {given}kg입니다. {nth(draw, k)}로 {"무거운" if down else "가벼운"} 상자는 몇 kg일까요?""",
    )
    working = f"""주어진 수를 {word} 수부터 차례로 쓰면 {", ".join(order)}입니다. 앞에서부터 세면
    {", ".join(f"{i}번째 {v}" for i, v in enumerate(order[:k], 1))}입니다. 따라서 구하는 수는
    {order[k - 1]}입니다."""
    return Problem(asked, flat(working), order[k - 1])


@template(KIND)
def order_fraction_kth(draw: Draw) -> Problem:
    base, k = draw.pick((12, 18, 20, 24, 30)), draw.number(2, 3)
    tops = draw.numbers(4, 2, base - 1)
    text = {v: f"{v // gcd(v, base)}/{base // gcd(v, base)}" for v in tops}
    who, down = draw.names(4), draw.number(0, 1)
    found = sorted(tops, reverse=bool(down))
    drank = ", ".join(f"{called(x)}가 {text[v]}L" for x, v in zip(who, tops, strict=True))
    asked = one(
        draw,
        f"""{", ".join(text.values())} 가운데 {nth(draw, k)}로 {"큰" if down else "작은"} 분수를 구하시오.
        | 오늘 마신 물은 {drank}입니다. {nth(draw, k)}로 {"많이" if down else "적게"} 마신 사람이 마신 물은 몇 L입니까?""",
    )
    working = f"""분모를 {Word(base):으로/로} 통분하여 견줍니다.
    {", ".join(f"{text[v]} = {v}/{base}" for v in tops if text[v] != f"{v}/{base}")}입니다.
    {"큰" if down else "작은"} 것부터 쓰면 {", ".join(f"{v}/{base}" for v in found)}이고 {k}번째는
    {found[k - 1]}/{base}입니다. 따라서 답은 {text[found[k - 1]]}입니다."""
    working = flat(working).replace("견줍니다. 입니다.", "견줍니다.")
    return Problem(asked, working, text[found[k - 1]])


@template(KIND)
def order_record_who(draw: Draw) -> Problem:
    names, n, k = draw.names(5), draw.number(4, 5), draw.number(2, 3)
    race, counter, good, bad, fewer = one(
        draw,
        """100m 달리기 기록이#초#빠른#느린#1|줄넘기 횟수가#번#많은#적은#0|시험 점수가#점#높은#낮은#0
        |오래달리기 기록이#분#빠른#느린#1|모은 우표의 수가#장#많은#적은#0|고리 던지기에서 넣은 고리가#개#많은#적은#0""",
    ).split("#")
    lows = {"초": 14, "번": 40, "점": 70, "분": 6}.get(counter, 12)
    score = dict(zip(names[:n], draw.numbers(n, lows, lows + 12), strict=True))
    best = draw.number(0, 1)
    ranked = sorted(score, key=lambda x: score[x], reverse=(fewer == "0") == bool(best))
    said = ", ".join(f"{called(x)}는 {v}{counter}" for x, v in score.items())
    wanted = f"{race} {nth(draw, k)}로 {good if best else bad}"
    who = draw.number(0, 2) == 0
    end = (
        "사람은 누구입니까?|사람의 이름을 쓰시오."
        if who
        else "사람의 기록은 몇 {}입니까?|사람은 몇 {}인가요?"
    )
    head = race.removesuffix("가").removesuffix("이")
    asked = f"{Word(head):을/를} 조사했더니 {Word(said):이었/였}습니다. {wanted} " + one(
        draw, end
    ).format(counter)
    first = "작을수록 빠른 것입니다" if fewer == "1" else f"클수록 {good} 것입니다"
    found = ranked[k - 1]
    working = f"""이 기록은 수가 {first}. {good if best else bad} 사람부터 차례로 쓰면
    {", ".join(f"{x} {score[x]}{counter}" for x in ranked)}입니다. 따라서 {k}번째는 {called(found)}이고 기록은
    {score[found]}{counter}이므로 답은 {found if who else score[found]}입니다."""
    return Problem(asked, flat(working).replace("이이고", "이고"), found if who else score[found])


@template(KIND)
def order_derived_amounts(draw: Draw) -> Problem | None:
    (a, b, c, d), x = map(called, draw.names(4)), draw.number(15, 60)
    up, down, more = draw.number(2, 9), draw.number(2, 9), draw.number(1, 5)
    amounts = [x, x + up, x - down, x - down + more]
    if len(set(amounts)) < 4:
        return None
    k, big, (thing, counter) = draw.number(2, 3), draw.number(0, 1), draw.thing()
    thing, order = Word(thing), sorted(amounts, reverse=bool(big))
    asked = one(
        draw,
        f"""{a}는 {thing:을/를} {x}{counter} 가지고 있습니다. {b}는 {a}보다 {up}{counter} 더 많이, {c}는 {a}보다
        {down}{counter} 더 적게, {d}는 {c}보다 {more}{counter} 더 많이 가지고 있습니다. {nth(draw, k)}로
        {"많이" if big else "적게"} 가진 사람의 {thing:은/는} 몇 {counter}입니까?
        | {b}의 {thing:은/는} {a}의 것보다 {up}{counter} 많고, {c}의 것은 {a}의 것보다 {down}{counter} 적으며, {d}의
        것은 {c}의 것보다 {more}{counter} 많습니다. {a}가 {x}{counter} 가지고 있을 때, {nth(draw, k)}로
        {"많이" if big else "적게"} 가진 사람의 {thing:은/는} 몇 {counter}인지 구하시오.""",
    )
    working = f"""네 사람의 수를 차례로 구합니다. {a}는 {x}, {b}는 {x} + {up} = {x + up}, {c}는 {x} - {down} =
    {x - down}, {d}는 {x - down} + {more} = {amounts[3]}입니다. {"많은" if big else "적은"} 것부터 쓰면
    {", ".join(map(str, order))}이므로 {k}번째는 {order[k - 1]}{counter}입니다."""
    return Problem(asked, flat(working), order[k - 1])


@template(KIND)
def order_grid_total(draw: Draw) -> Problem:
    name, (f, b, left, right) = called(draw.names()[0]), (draw.number(2, 9) for _ in range(4))
    deep, wide = f + b - 1, left + right - 1
    by_count = f"{f} + {b} + 1 = {f + b + 1}", f"{left} + {right} + 1 = {left + right + 1}"
    by_place = f"{f} + {b} - 1 = {deep}", f"{left} + {right} - 1 = {wide}"
    asked, unit, how = case(
        draw,
        f"""운동장에 학생들이 줄을 맞추어 서 있고 각 줄의 학생 수는 같습니다. {name}는 앞에서 {f}번째, 뒤에서 {b}번째, 왼쪽에서 {left}번째,
        오른쪽에서 {right}번째입니다. 학생은 모두 몇 명입니까? # 명 # 자리
        | 체조를 하는 {name}의 앞에 {f}명, 뒤에 {b}명, 왼쪽에 {left}명, 오른쪽에 {right}명이 있습니다. 모든 줄의 사람 수가 같다면 체조를
        하는 사람은 모두 몇 명인가요? # 명 # 수
        | 소극장에서 {name}의 자리는 앞에서 {f}번째 줄, 뒤에서 {b}번째 줄이고, 그 줄의 왼쪽에서 {left}번째, 오른쪽에서 {right}번째입니다.
        줄마다 좌석 수가 같을 때 좌석은 모두 몇 개인지 구하시오. # 개 # 자리
        | 아파트에서 {name}네 집 왼쪽에 {left}집, 오른쪽에 {right}집이 있고, 위로 {f}개 층, 아래로 {b}개 층이 있습니다. 층마다 집의 수가
        같으면 모두 몇 집일까요? # 집 # 수""",
    )
    rows, columns = by_count if how == "수" else by_place
    tall, across = (f + b + 1, left + right + 1) if how == "수" else (deep, wide)
    why = "자신을 빼고 센 수이므로 1을 더하면" if how == "수" else "자신을 두 번 세므로 1을 빼면"
    working = f"""세로(앞뒤 또는 위아래)로는 {why} {rows}이고, 가로로도 같은 방법으로 {columns}입니다. 전체는 가로와 세로의 수를 곱하여
    구합니다. {times(tall, across)}이므로 모두 {tall * across}{unit}입니다."""
    return Problem(asked, flat(working), tall * across)


@template(KIND)
def order_grid_hidden_side(draw: Draw) -> Problem | None:
    name, f, b = called(draw.names()[0]), draw.number(2, 6), draw.number(2, 6)
    left, right = draw.number(2, 9), draw.number(2, 9)
    deep, wide = f + b - 1, left + right - 1
    if deep == 10 or wide < 4:
        return None
    total = deep * wide
    asked, what = case(
        draw,
        f"""{name}의 자리는 앞에서 {f}번째, 뒤에서 {b}번째, 왼쪽에서 {left}번째입니다. 각 줄의 자리 수는 같고 자리는 모두 {total}개입니다.
        {name}의 자리는 오른쪽에서 몇 번째입니까? # 자리
        | 주차장에 차를 댈 칸이 {total}칸 있고 줄마다 칸의 수가 같습니다. {name}네 차는 왼쪽에서 {left}번째, 앞에서 {f}번째, 뒤에서 {b}번째
        칸에 있습니다. 이 차는 오른쪽에서 몇 번째 칸에 있는지 구하시오. # 칸
        | 학생 {total}명이 줄을 맞추어 섰습니다. 각 줄의 학생 수는 같습니다. {name}가 앞에서 {f}번째, 뒤에서 {b}번째, 왼쪽에서 {left}번째에
        섰다면 오른쪽에서는 몇 번째인가요? # 학생""",
    )
    working = f"""앞뒤로는 {f} + {b} - 1 = {deep}줄입니다. 가로 한 줄에 있는 {what}의 수는 {total} ÷ {deep} =
    {wide}입니다. 왼쪽에서 {left}번째이므로 그 오른쪽에 {wide} - {left} = {right - 1}만큼 남고, 오른쪽에서 세면 그다음이므로
    {right - 1} + 1 = {right}번째입니다."""
    return Problem(asked, flat(working), right)


@template(KIND)
def order_seat_number(draw: Draw) -> Problem:
    name, wide, row = called(draw.names()[0]), draw.number(5, 12), draw.number(3, 9)
    place = draw.number(1, wide)
    number = (row - 1) * wide + place
    before = f"{wide} × {row - 1} = {wide * (row - 1)}"
    asked, working, answer = case(
        draw,
        f"""공연장의 의자에는 첫째 줄 왼쪽부터 차례로 1번, 2번, 3번, …으로 번호가 이어지고 한 줄에 의자가 {wide}개씩 있습니다. {name}의 자리가
        앞에서 {row}번째 줄의 왼쪽에서 {place}번째일 때 의자 번호는 몇 번입니까? # {row}번째 줄보다 앞에 있는 줄은 {row} - 1 =
        {row - 1}줄입니다. 앞의 의자는 {before}개이고, 그다음부터 {place}번째이므로 {wide * (row - 1)} + {place} =
        {number}번입니다. # {number}
        | 학생들이 번호 순서대로 한 줄에 {wide}명씩 앞줄부터 채워 앉습니다. {number}번인 {name}는 앞에서 몇 번째 줄에 앉는지 구하시오. # 앞의
        {row - 1}줄에 앉는 학생은 {before}명이고, {row}줄까지 앉는 학생은 {wide} × {row} = {wide * row}명입니다.
        {number}번은 {wide * (row - 1)}번보다 뒤이고 {wide * row}번을 넘지 않으므로 {row}번째 줄입니다. # {row}
        | 한 번에 {wide}명씩 타는 놀이기구가 있습니다. {name}의 앞에 {number - 1}명이 줄을 서 있다면 {name}는 몇 번째 운행 때 타게
        되나요? (매번 자리를 가득 채웁니다.) # {name}는 줄에서 {number - 1} + 1 = {number}번째입니다. {row - 1}번 운행하면
        {before}명, {row}번 운행하면 {wide} × {row} = {wide * row}명까지 탈 수 있습니다. 따라서 {name}는 {row}번째 운행 때
        탑니다. # {row}""",
    )
    return Problem(asked, working, int(answer))
