"""수찾기1: 똑같이 나누기, 정사각형 만들기, 나머지의 조건을 약수와 배수로 푸는 틀."""

from math import gcd, lcm

from problems.drawing import Draw, Problem, josa, template
from problems.finding1_words import gcd_text, lcm_text, listed, steps


@template("수찾기1")
def f1_blink(draw: Draw) -> Problem | None:
    on, off, on2, off2 = (
        draw.number(2, 20),
        draw.number(1, 6),
        draw.number(2, 20),
        draw.number(1, 6),
    )
    one, two = on + off, on2 + off2
    both = lcm(one, two)
    if both > 200 or both in (one, two):
        return None
    question = draw.pick(
        (
            f"전구 가는 {on}초 동안 켜졌다가 {off}초 동안 꺼지고, 전구 나는 {on2}초 동안 켜졌다가 {off2}초 동안 꺼집니다. 두 "
            f"전구가 동시에 켜진 뒤 다음번에 동시에 켜지기까지 몇 초가 걸립니까?",
            f"{on}초 켜지고 {off}초 꺼지기를 되풀이하는 등대와 {on2}초 켜지고 {off2}초 꺼지기를 되풀이하는 등대가 있습니다. 지금 "
            f"두 등대가 동시에 켜졌습니다. 다시 동시에 켜지는 것은 몇 초 후인지 구하시오.",
        )
    )
    working = (
        f"한 번 켜졌다가 다시 켜질 때까지 {on} + {off} = {one}초, {on2} + {off2} = {two}초가 걸립니다. 두 시간의 "
        f"최소공배수를 구합니다. {lcm_text(one, two)[0]} 따라서 답은 {both}초입니다."
    )
    return Problem(question, working, both)


@template("수찾기1")
def f1_share_most(draw: Draw) -> Problem | None:
    (thing, other), counter = draw.things(2)
    people, a, b = draw.number(3, 18), draw.number(3, 15), draw.number(3, 15)
    one, two = people * a, people * b
    if gcd(a, b) > 1 or a == b or counter == "마리":
        return None
    both = f"{thing} {one}{counter}와 {other} {two}{counter}".replace(
        f"{one}{counter}와", josa(f"{one}{counter}", "과/와")
    )
    ask, found = draw.pick((("people", people), ("all", a + b), ("one", a)))
    end = {
        "people": "나누어 줄 수 있는 사람은 모두 몇 명입니까?",
        "all": f"한 사람이 받는 {josa(thing, '과/와')} {josa(other, '은/는')} 모두 몇 {counter}입니까?",
        "one": f"한 사람이 받는 {josa(thing, '은/는')} 몇 {counter}인지 구하시오.",
    }[ask]
    question = draw.pick(
        (
            f"{josa(both, '을/를')} 될 수 있는 대로 많은 사람에게 남김없이 똑같이 나누어 주려고 합니다. {end}",
            f"{josa(both, '이/가')} 있습니다. 이것을 최대한 많은 사람에게 남는 것 없이 똑같이 나누어 줄 때, {end}",
        )
    )
    each = f"{one} ÷ {people} = {a}{counter}, {two} ÷ {people} = {b}{counter}"
    last = {
        "people": f" 그러므로 {people}명에게 나누어 줄 수 있습니다.",
        "all": f" 한 사람은 {each}씩 받으므로 모두 {a} + {b} = {a + b}{counter}입니다.",
        "one": f" 그러므로 한 사람은 {thing} {one} ÷ {people} = {a}{counter}를 받습니다.",
    }[ask].replace(f"{a}{counter}를", josa(f"{a}{counter}", "을/를"))
    working = (
        f"나누어 줄 수 있는 사람 수는 {josa(one, '과/와')} {two}의 "
        f"최대공약수입니다. {gcd_text(one, two)[0]}{last}"
    )
    return Problem(question, working, found)


@template("수찾기1")
def f1_share_left(draw: Draw) -> Problem | None:
    people, a, b = draw.number(6, 20), draw.number(2, 12), draw.number(2, 12)
    left, right = draw.number(1, 5), draw.number(1, 5)
    short = draw.pick((True, False))
    if gcd(a, b) > 1 or a == b:
        return None
    sign = -1 if short else 1
    one, two = people * a + sign * left, people * b + sign * right
    if min(one, two) < 10:
        return None
    (thing, other), counter = draw.things(2)
    if counter == "마리":
        return None
    end = ("모자랐", "모자라", "더하면", "+") if short else ("남았", "남", "빼면", "-")
    miss, less = (josa(f"{x}{counter}", "이/가") for x in (left, right))
    question = draw.pick(
        (
            f"{thing} {josa(f'{one}{counter}', '과/와')} {other} "
            f"{josa(f'{two}{counter}', '을/를')} 될 수 있는 대로 많은 "
            f"사람에게 똑같이 나누어 주려고 했더니 {josa(thing, '은/는')} {miss} {end[0]}고, {josa(other, '은/는')} "
            f"{less} {end[0]}습니다. 몇 명에게 나누어 주려고 했습니까?",
            f"{josa(thing, '이/가')} {one}{counter}, "
            f"{josa(other, '이/가')} {two}{counter} 있습니다. 되도록 많은 상자에 "
            f"똑같이 나누어 담으니 {josa(thing, '은/는')} {miss} {end[1]}고, {josa(other, '은/는')} {less} "
            f"{end[1]}습니다. 상자는 몇 개인지 구하시오.",
        )
    ).replace("모자라습니다", "모자랍니다")
    working = (
        f"{end[1]}는 수를 {end[2]} 똑같이 나눌 수 있는 수는 {one} {end[3]} {left} = {people * a}, "
        f"{two} {end[3]} {right} = {people * b}입니다. 가장 많이 나누므로 두 수의 최대공약수를 구합니다. "
        f"{gcd_text(people * a, people * b)[0]} 따라서 답은 {people}입니다."
    )
    return Problem(question, working, people)


@template("수찾기1")
def f1_cut_squares(draw: Draw) -> Problem | None:
    side, a, b = draw.number(4, 36), draw.number(2, 9), draw.number(2, 9)
    if gcd(a, b) > 1 or a == b:
        return None
    wide, tall = side * a, side * b
    kinds = [n for n in range(1, side + 1) if side % n == 0]
    ask, found = draw.pick((("side", side), ("count", a * b), ("kinds", len(kinds))))
    what = draw.pick(("종이", "천", "판자"))
    head = f"가로가 {wide}cm, 세로가 {tall}cm인 직사각형 모양의 {josa(what, '을/를')} 남는 부분 없이 잘라 "
    if ask == "kinds":
        question = (
            f"{head}크기가 같은 정사각형 여러 개를 만들려고 합니다. 한 변의 길이가 자연수(cm)일 때, 만들 수 있는 정사각형은 모두 "
            f"몇 가지입니까?"
        )
        end = f"한 변의 길이는 {side}의 약수 {listed(kinds)}가 될 수 있으므로 모두 {len(kinds)}가지입니다.".replace(
            f"{listed(kinds)}가", josa(listed(kinds), "이/가")
        )
    else:
        question = f"{head}가장 큰 정사각형을 여러 개 만들려고 합니다. " + (
            "정사각형의 한 변의 길이는 몇 cm입니까?"
            if ask == "side"
            else "정사각형은 모두 몇 개 만들 수 있습니까?"
        )
        end = f"따라서 한 변의 길이는 {side}cm입니다."
        if ask == "count":
            end = (
                f"가로로 {wide} ÷ {side} = {a}개, 세로로 {tall} ÷ {side} = {b}개이므로 모두 "
                f"{a} × {b} = {a * b}개입니다."
            )
    working = f"정사각형의 한 변은 {josa(wide, '과/와')} {tall}의 공약수여야 합니다. {gcd_text(wide, tall)[0]} {end}"
    return Problem(question, working, found)


@template("수찾기1")
def f1_join_square(draw: Draw) -> Problem | None:
    wide, tall, side = steps(draw, 4, 60, 360)
    a, b = side // wide, side // tall
    ask, found = draw.pick((("side", side), ("count", a * b)))
    end = "정사각형의 한 변의 길이는 몇 cm입니까?" if ask == "side" else "모두 몇 장이 필요합니까?"
    what = draw.pick(("타일", "색종이", "카드"))
    question = draw.pick(
        (
            f"가로가 {wide}cm, 세로가 {tall}cm인 직사각형 모양의 {josa(what, '을/를')} 같은 방향으로 겹치지 않게 이어 붙여 가장 "
            f"작은 정사각형을 만들려고 합니다. {end}",
            f"가로와 세로가 각각 {wide}cm, {tall}cm인 직사각형 모양 {josa(what, '이/가')} 많이 있습니다. 이것을 모두 같은 방향으로 "
            f"빈틈없이 늘어놓아 될 수 있는 대로 작은 정사각형을 만들 때, {end}",
        )
    )
    last = f"따라서 한 변의 길이는 {side}cm입니다."
    if ask == "count":
        last = (
            f"가로로 {side} ÷ {wide} = {a}장, 세로로 {side} ÷ {tall} = {b}장이므로 모두 "
            f"{a} × {b} = {a * b}장입니다."
        )
    working = f"정사각형의 한 변은 {josa(wide, '과/와')} {tall}의 최소공배수입니다. {lcm_text(wide, tall)[0]} {last}"
    return Problem(question, working, found)


@template("수찾기1")
def f1_park_round(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 4, 30, 120)
    around = both * draw.number(2, 9)
    trees, same = around // one, around // both
    if trees > 120:
        return None
    lake = draw.pick(("공원", "호수", "운동장", "꽃밭"))
    each, extra = draw.pick((("나무", "가로등"), ("나무", "긴 의자"), ("깃발", "안내판")))
    ask = draw.pick(("same", "trees"))
    head = f"둘레가 {around}m인 {lake} 둘레에 한 곳에서 시작하여 {josa(each, '은/는')} {one}m마다, "
    head += f"{josa(extra, '은/는')} {two}m마다 놓으려고 합니다. "
    if ask == "same":
        question, found = f"{head}두 가지가 같은 곳에 놓이는 곳은 모두 몇 군데입니까?", same
        end = f"둘레를 {josa(both, '으로/로')} 나누면 {around} ÷ {both} = {same}군데입니다."
    else:
        question = (
            f"{head}겹치는 곳에는 {extra}만 놓는다면 {josa(each, '은/는')} 모두 몇 개 필요합니까?"
        )
        found = trees - same
        end = (
            f"겹치는 곳은 {around} ÷ {both} = {same}군데입니다. "
            f"{one}m마다 놓을 곳은 {around} ÷ {one} = {trees}군데이므로 "
            f"{josa(each, '은/는')} {trees} - {same} = {found}개 필요합니다."
        )
    working = f"{josa(one, '과/와')} {two}의 최소공배수마다 겹칩니다. {lcm_text(one, two)[0]} {end}"
    return Problem(question, working, found)


@template("수찾기1")
def f1_common_multiples(draw: Draw) -> Problem | None:
    one, two, both = steps(draw, 3, 24, 90)
    pair = f"{josa(one, '과/와')} {two}"
    ask = draw.pick(("count", "kth", "near", "digits"))
    if ask == "count":
        top = draw.number(2, 9) * 50
        found = top // both
        question = draw.pick(
            (
                f"1부터 {top}까지의 자연수 중에서 {pair}의 공배수는 모두 몇 개입니까?",
                f"{top}보다 크지 않은 자연수 가운데 {josa(one, '으로/로')}도 나누어떨어지고 {josa(two, '으로/로')}도 "
                f"나누어떨어지는 수의 개수를 구하시오.",
            )
        )
        end = f"{both} × {found} = {both * found}까지 {top} 안에 들어가므로 모두 {found}개입니다."
    elif ask == "kth":
        k = draw.number(2, 6)
        found = both * k
        question = f"{pair}의 공배수를 작은 수부터 차례로 쓸 때, {k}번째 수를 구하시오."
        end = f"{k}번째 수는 {both} × {k} = {found}입니다."
    elif ask == "near":
        goal = draw.number(2, 9) * 100
        low, high = goal // both * both, (goal // both + 1) * both
        if goal in (low, high) or goal - low == high - goal or low == 0:
            return None
        found = low if goal - low < high - goal else high
        question = (
            f"{josa(one, '으로/로')}도 {josa(two, '으로/로')}도 "
            f"나누어떨어지는 수 중에서 {goal}에 가장 가까운 수를 구하시오."
        )
        end = (
            f"{goal} 앞뒤의 {both}의 배수는 {low}, {high}이고 차는 "
            f"{goal - low}, {high - goal}이므로 답은 {found}입니다."
        )
    else:
        low, high = 99 // both * both, (99 // both + 1) * both
        found = low + high
        if low < 10:
            return None
        question = (
            f"{pair}의 공배수 중에서 가장 큰 두 자리 수와 가장 작은 세 자리 수의 합은 얼마입니까?"
        )
        end = (
            f"{both}의 배수 중 가장 큰 두 자리 수는 {low}, 가장 작은 세 "
            f"자리 수는 {high}이므로 {low} + {high} = {found}입니다."
        )
    working = f"공배수는 최소공배수의 배수입니다. {lcm_text(one, two)[0]} {end}"
    return Problem(question, working, found)
