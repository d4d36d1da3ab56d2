"""산술연산의 틀(11): 분수와 소수의 셈; 무게와 저울, 남고 모자람, 나이, 일."""

from fractions import Fraction

from problems.arithmetic_words import KIND, divided, times, told, w
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_decimal_multiple(draw: Draw) -> Problem | None:
    a, k = Fraction(draw.number(12, 480), 10), Fraction(draw.number(11, 60), 10)
    big = a * k
    one, two = (called(n) for n in draw.names(2))
    kind = draw.number(0, 1)
    if kind == 0:
        questions = (
            f"큰 상자의 무게는 {w(big)}kg이고, 작은 상자의 무게는 {w(a)}kg입니다. 큰 상자의 무게는 작은 상자의 무게의 몇 배입니까?",
            f"{one}의 끈은 {w(a)}m, {two}의 끈은 {w(big)}m입니다. {two}의 끈은 {one}의 끈의 몇 배인지 소수로 나타내시오.",
        )
        working = f"몇 배인지는 나눗셈으로 구합니다. 소수점을 옮겨 자연수로 나누면 {divided(big, a)}이므로 {w(k)}배입니다."
        return told(draw, questions, working, w(k))
    questions = (
        f"새 연필의 무게는 {w(big)}g이고 몽당연필의 무게의 {w(k)}배라고 합니다. 몽당연필의 무게는 몇 g입니까?",
        f"{one}가 잰 밧줄의 길이는 {w(big)}m이고, 이것은 철사의 길이의 {w(k)}배입니다. 철사의 길이는 몇 m인지 구하시오.",
    )
    working = f"구하는 것의 {w(k)}배가 {w(big)}이므로 거꾸로 {w(k)}[으로/로] 나눕니다. "
    working += f"{divided(big, k)}이므로 답은 {w(a)}입니다."
    return told(draw, questions, working, w(a))


@template(KIND)
def arith_container_weight(draw: Draw) -> Problem | None:
    thing, box = draw.pick(
        (("배", "바구니"), ("사과", "상자"), ("참외", "상자"), ("통조림", "상자"))
    )
    each, n, empty = draw.number(12, 60), draw.number(6, 40), draw.number(20, 150)
    e, total = w(each / 100), w((each * n + empty) / 100)
    if draw.number(0, 1):
        questions = (
            f"한 개의 무게가 {e}kg인 {thing}[이/가] {n}개 들어 있는 {box}의 무게는 {total}kg입니다. {box}만의 무게는 몇 "
            "kg입니까?",
            f"{thing} {n}개를 담은 {box}의 무게를 재었더니 {total}kg이었습니다. {thing} 한 개가 {e}kg이라면 빈 {box}의 "
            "무게는 몇 kg인지 "
            "구하시오.",
        )
        inside = w(each * n / 100)
        working = (
            f"{thing} {n}개의 무게는 {times(e, n)}kg입니다. 전체에서 빼면 {box}만의 무게는 {total} - {inside} = "
            f"{w(empty / 100)}kg입니다."
        )
        return told(draw, questions, working, w(empty / 100))
    g, k, more, cup = (
        draw.number(60, 400, 5),
        draw.number(4, 9),
        draw.number(2, 6),
        draw.number(150, 700, 10),
    )
    first, second = cup + g * k, cup + g * (k + more)
    want = draw.number(0, 1)
    ask = f"{box}만의 무게" if want else f"{thing} 한 개의 무게"
    questions = (
        f"무게가 같은 {thing} {k}개를 {box}에 넣어 무게를 재어 보니 {first}g이었습니다. 여기에 똑같은 {thing} {more}개를 더 넣고 "
        "재었더니 "
        f"{second}g이 되었습니다. {ask}는 몇 g인지 구하시오.",
        f"{box}에 같은 {thing}[을/를] {k}개 담으면 {first}g이고 {k + more}개 담으면 {second}g입니다. {ask}는 몇 "
        "g입니까?",
    )
    working = (
        f"더 넣은 {thing} {more}개의 무게는 {second} - {first} = {g * more}g이므로 한 개는 "
        f"{divided(g * more, more)}g입니다."
    )
    if want:
        working += (
            f" {thing} {k}개는 {g} × {k} = {g * k}g이므로 {box}는 {first} - {g * k} = {cup}g입니다."
        )
    return told(draw, questions, working.replace(f"{box}는", f"{box}[은/는]"), cup if want else g)


@template(KIND)
def arith_bottle_used_part(draw: Draw) -> Problem | None:
    drink = draw.pick(("주스", "식용유", "우유", "꿀"))
    bottle, full = draw.number(20, 150), draw.number(4, 60) * 20
    a, b = draw.pick(((1, 2), (3, 4), (1, 4), (2, 5), (3, 5), (4, 5)))
    used = Fraction(full * a, b)
    if used.denominator > 1:
        return None
    before, after = w((bottle + full) / 100), w((bottle + full - used) / 100)
    questions = (
        f"{drink}[이/가] 들어 있는 병의 무게는 {before}kg입니다. {drink}의 ({a}/{b})만큼을 사용한 후 무게를 달아 보니 "
        f"{after}kg이었습니다. "
        "병만의 무게는 몇 kg인지 구하시오.",
        f"{drink}[을/를] 가득 담은 병이 {before}kg입니다. 담긴 {drink}의 {w(Fraction(a, b))}만큼을 쓰고 나니 "
        f"{after}kg이 되었습니다. 빈 병은 "
        "몇 kg입니까?",
    )
    u, f = w(used / 100), w(full / 100)
    working = (
        f"사용한 {drink}의 무게는 {before} - {after} = {u}kg이고 이것은 {drink} 전체의 {a}/{b}입니다. {drink} 전체는 "
        f"{u} ÷ {a} × {b} = {f}kg"
        f"이므로 병만의 무게는 {before} - {f} = {w(bottle / 100)}kg입니다."
    )
    return told(draw, questions, working, w(bottle / 100))


@template(KIND)
def arith_balance_scale(draw: Draw) -> Problem | None:
    thing = draw.pick(("필통", "지갑", "사과", "공책", "장난감"))
    a, b = draw.number(1, 4), draw.number(1, 3)
    one = draw.pick((1, 2, 5))
    small = one * draw.number(2, 9)
    total = 100 * a + 50 * b + small
    on = 100 * a + 50 * b
    n = small // one
    questions = (
        f"윗접시저울의 왼쪽 접시에 무게가 {total}g인 {thing}[을/를] 올려놓고, 오른쪽 접시에 100g짜리 분동 {a}개와 50g짜리 분동 {b}개를 "
        f"올려놓았습니다. 저울이 수평이 되려면 오른쪽에 {one}g짜리 분동이 몇 개 더 필요합니까?",
        f"{total}g인 {thing}[과/와] 100g짜리 추 {a}개, 50g짜리 추 {b}개를 양쪽에 놓으니 {thing} 쪽으로 기울었습니다. "
        f"{one}g짜리 추를 몇 개 더 "
        "놓아야 무게가 같아지는지 구하시오.",
    )
    working = (
        f"놓은 분동의 무게는 100 × {a} + 50 × {b} = {on}g입니다. {total} - {on} = {small}g이 모자라므로 {one}g짜리는 "
        f"{small} ÷ {one} = {n}개가 필요합니다."
    )
    return told(draw, questions, working, n)


@template(KIND)
def arith_move_to_equal(draw: Draw) -> Problem:
    one, two = (called(n) for n in draw.names(2))
    b, move = draw.number(10, 200), draw.number(2, 40)
    a = b + 2 * move
    dec = draw.number(0, 1)
    kind = draw.number(0, 1)
    if dec:
        x, y, m = w(a / 10), w(b / 10), w(move / 10)
        gap = w(move / 5)
        pair = f"가 물통에 물이 {x}L"
        if kind:
            questions = (
                f"{pair}, 나 물통에 물이 {y}L 들어 있습니다. 두 물통의 물의 양을 같게 하려면 가에서 나로 몇 L를 옮겨야 합니까?",
            )
            working = f"두 물통의 차는 {x} - {y} = {gap}L입니다. 차의 반을 옮기면 같아지므로 {gap} ÷ 2 = {m}L를 옮깁니다."
            return told(draw, questions, working, m)
        questions = (
            f"{pair} 있습니다. 가에서 나 물통으로 {m}L를 옮기면 두 물통의 물의 양이 같아집니다. 처음에 나 물통에 들어 있던 물은 몇 L입니까?",
        )
        working = f"{m}L를 옮기면 두 물통이 모두 {x} - {m} = {w((a - move) / 10)}L가 됩니다. "
        working += f"나는 {m}L를 받았으므로 처음에는 "
        working += f"{w((a - move) / 10)} - {m} = {y}L입니다."
        return told(draw, questions, working, y)
    thing, c = draw.pick((("구슬", "개"), ("우표", "장"), ("연필", "자루")))
    if kind:
        questions = (
            f"{one}는 {thing}[을/를] {a}{c}, {two}는 {b}{c} 가지고 있습니다. 두 사람의 {thing} 수가 같아지려면 {one}가 "
            f"{two}에게 몇 {c}[을/를] 주어야 "
            "하는지 구하시오.",
        )
        working = (
            f"두 사람의 차는 {a} - {b} = {2 * move}{c}입니다. 차의 반을 주면 같아지므로 {2 * move} ÷ 2 = "
            f"{move}{c}[을/를] 줍니다."
        )
        return told(draw, questions, working, move)
    questions = (
        f"{one}가 {two}에게 {thing} {move}{c}[을/를] 주면 두 사람의 {thing} 수가 같아집니다. {one}가 {a}{c}[을/를] "
        f"가지고 있다면 {two}는 지금 몇 {c}[을/를] "
        "가지고 있습니까?",
    )
    working = f"주고 나면 두 사람 모두 {a} - {move} = {a - move}{c}입니다. {two}는 {move}{c}[을/를] 받은 것이므로 지금은 "
    working += f"{a - move} - {move} = {b}{c}입니다."
    return told(draw, questions, working, b)


@template(KIND)
def arith_equal_products(draw: Draw) -> Problem | None:
    a, b = draw.number(6, 60), draw.number(2, 30)
    c = draw.pick([n for n in range(2, 61) if a * b % n == 0])
    if c in (a, b):
        return None
    ans = a * b // c
    name = called(draw.names()[0])
    kind = draw.number(0, 3)
    if kind == 0:
        questions = (
            f"{a} × {b} = {c} × A를 만족하는 수 A를 구하시오.",
            f"{a}에 {b}[을/를] 곱한 값은 {c}에 어떤 수를 곱한 값과 같습니다. 어떤 수는 얼마입니까?",
        )
    elif kind == 1:
        questions = (
            f"한 상자에 {a}개씩 들어 있는 만두 {b}상자를 {c}명에게 똑같이 나누어 주려고 합니다. 한 명이 몇 개씩 받습니까?",
            f"한 묶음에 {a}권인 공책 {b}묶음이 있습니다. 학생 {c}명에게 A권씩 모두 나누어 줄 때, A의 값을 구하시오.",
        )
    elif kind == 2:
        questions = (
            f"구슬이 한 상자에 {c}개씩 들어 있습니다. 목걸이를 한 개 만드는 데 구슬 {a}개가 필요합니다. 목걸이 {b}개를 만들려면 구슬은 몇 상자가 "
            "필요합니까?",
        )
    else:
        questions = (
            f"{name}가 책을 하루에 {a}쪽씩 {b}일 동안 읽으면 모두 읽습니다. 하루에 {c}쪽씩 읽으면 며칠이 걸리는지 구하시오.",
            f"벽돌을 한 줄에 {a}장씩 {b}줄 쌓았습니다. 같은 벽돌을 한 줄에 {c}장씩 다시 쌓으면 몇 줄이 됩니까?",
        )
    working = f"먼저 전체를 구하면 {times(a, b)}입니다. "
    working += f"이것을 {c}[으로/로] 나누면 {divided(a * b, c)}이므로 답은 {ans}입니다."
    return told(draw, questions, working, ans)
