"""산술연산의 틀(10): 분수와 소수의 셈."""

from fractions import Fraction

from problems.arithmetic_words import KIND, divided, times, told, w
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_candle(draw: Draw) -> Problem | None:
    b = draw.number(5, 24)
    a, left = draw.number(1, 4), draw.number(1, 6)
    if (b - left) % a or b - left <= a:
        return None
    ans = (b - left) // a
    if draw.number(0, 1):
        questions = (
            f"한 시간에 전체의 ({a}/{b})[이/가] 타서 없어지는 양초가 있습니다. 불을 붙이고 얼마 뒤에 양초의 남은 부분이 전체의 "
            f"({left}/{b})[이/가] "
            "되었습니다. 불을 붙인 지 몇 시간 후입니까?",
            f"하루에 전체의 {a}/{b}만큼씩 일을 합니다. 남은 일이 전체의 {left}/{b}만큼이 되는 것은 일을 시작한 지 며칠 후인지 구하시오.",
        )
        working = (
            f"전체를 1로 보면 없어진 부분은 1 - {left}/{b} = {b - left}/{b}입니다. 한 번에 {a}/{b}만큼씩 없어지므로 "
            f"{b - left} ÷ {a} = {ans}이고 답은 {ans}입니다."
        )
        return told(draw, questions, working, ans)
    length, rate = draw.number(15, 40), draw.number(2, 9)
    minutes = draw.number(3, 25)
    burned = Fraction(rate * minutes, 10)
    rest = length - burned
    if rest < 2:
        return None
    questions = (
        f"길이가 {length}cm인 양초가 1분에 {w(rate / 10)}cm씩 탑니다. {minutes}분 동안 타고 남은 양초의 길이는 몇 cm입니까?",
        f"1분에 {w(rate / 10)}L씩 물이 새는 물통에 물이 {length}L 들어 있습니다. {minutes}분이 지나면 물은 몇 L 남는지 구하시오.",
    )
    working = (
        f"{minutes}분 동안 줄어든 양은 {times(rate / 10, minutes)}입니다. 처음의 {length}에서 빼면 {length} - "
        f"{w(burned)} = {w(rest)}입니다."
    )
    return told(draw, questions, working, w(rest))


@template(KIND)
def arith_decimal_sum_diff(draw: Draw) -> Problem | None:
    one, two = (called(n) for n in draw.names(2))
    scale = draw.pick((10, 100, 100, 1000))
    a, b = draw.number(scale // 2, 60 * scale), draw.number(scale // 2, 60 * scale)
    x, y = Fraction(a, scale), Fraction(b, scale)
    if a <= b or y.denominator == 1:
        return None
    plus = draw.number(0, 1)
    ans = x + y if plus else x - y
    u, given, total, gap = draw.pick(
        (
            (
                "kg",
                f"{one}는 감자를 {w(x)}kg, {two}는 {w(y)}kg 캤습니다.",
                "두 사람이 캔 감자는 모두",
                f"{one}는 {two}보다 감자를",
            ),
            (
                "m",
                f"{one}의 리본은 {w(x)}m, {two}의 리본은 {w(y)}m입니다.",
                "두 리본의 길이의 합은",
                f"{one}의 리본은 {two}의 리본보다",
            ),
            (
                "L",
                f"큰 통에 물이 {w(x)}L, 작은 통에 물이 {w(y)}L 있습니다.",
                "물은 모두",
                "큰 통의 물은 작은 통의 물보다",
            ),
            (
                "m",
                f"공을 {one}는 {w(x)}m, {two}는 {w(y)}m 던졌습니다.",
                "두 거리의 합은",
                f"{one}는 {two}보다",
            ),
            (
                "kg",
                f"상자에 배 {w(x)}kg과 귤 {w(y)}kg을 담았습니다.",
                "과일은 모두",
                "배는 귤보다",
            ),
        )
    )
    tail = {"kg": "더 무겁습니까", "m": "더 깁니까", "L": "더 많습니까"}[u]
    if "던졌" in given:
        tail = "더 멀리 던졌습니까"
    if "캤습" in given:
        tail = "더 많이 캤습니까"
    if plus:
        questions = (f"{given} {total} 몇 {u}입니까?", f"{given} {total} 몇 {u}인지 구하시오.")
    else:
        questions = (
            f"{given} {gap} 몇 {u} {tail}?",
            f"{given} 두 수의 차는 몇 {u}인지 구하시오.",
        )
    sign = "+" if plus else "-"
    whole = f"{w(x)} {sign} {w(y)} = {w(ans)}"
    deep = max(len(w(v).split(".")[1]) if "." in w(v) else 0 for v in (x, y))
    ten = 10**deep
    working = (
        f"{'합' if plus else '차'}를 구하므로 소수점의 자리를 맞추어 계산합니다. {w(x * ten)} {sign} {w(y * ten)} = "
        f"{w(ans * ten)}이므로 "
        f"{whole}{u}입니다."
    ).replace("합를", "합을")
    return told(draw, questions, working, w(ans))


@template(KIND)
def arith_decimal_chain(draw: Draw) -> Problem | None:
    names = [called(n) for n in draw.names(3)]
    scale = draw.pick((10, 100))
    a = Fraction(draw.number(12 * scale // 10, 20 * scale), scale)
    d, e = (Fraction(draw.number(1, scale), scale) for _ in range(2))
    b, c = a + d, a + d + e * draw.pick((1, -1))
    if c <= 0 or b == c:
        return None
    word, sign, gap = ("더 많이", "+", c - b) if c > b else ("더 적게", "-", b - c)
    thing = draw.pick(("고추", "딸기", "밤", "귤"))
    total = a + b + c
    ask_sum = draw.number(0, 1)
    ask = (
        f"세 사람이 딴 {thing}[은/는] 모두 몇 kg입니까?"
        if ask_sum
        else f"{names[2]}가 딴 {thing}[은/는] 몇 kg인지 구하시오."
    )
    questions = (
        f"{thing}[을/를] {names[0]}는 {w(a)}kg 땄고, {names[1]}는 {names[0]}보다 {w(d)}kg 더 많이 땄으며, "
        f"{names[2]}는 {names[1]}보다 "
        f"{w(gap)}kg {word} 땄습니다. {ask}",
        f"{names[2]}는 {names[1]}보다 {thing}[을/를] {w(gap)}kg {word} 땄고, {names[1]}는 {names[0]}보다 "
        f"{w(d)}kg 더 많이 땄습니다. {names[0]}가 "
        f"{w(a)}kg을 땄다면 {ask}",
    )
    working = (
        f"{names[1]}는 {w(a)} + {w(d)} = {w(b)}kg을 땄습니다. {names[2]}는 {w(b)} {sign} {w(gap)} = "
        f"{w(c)}kg을 땄습니다."
    )
    if ask_sum:
        working += f" 세 사람의 것을 더하면 {w(a)} + {w(b)} + {w(c)} = {w(total)}kg입니다."
    return told(draw, questions, working, w(total if ask_sum else c))


@template(KIND)
def arith_decimal_times(draw: Draw) -> Problem | None:
    scale = draw.pick((10, 10, 100))
    a, n = Fraction(draw.number(2, 12 * scale), scale), draw.number(4, 60)
    if a.denominator == 1:
        return None
    name, x = called(draw.names()[0]), w(a)
    u, lead, question = draw.pick(
        (
            (
                "kg",
                "1m의 무게에 길이를 곱합니다",
                f"굵기가 일정한 철근 1m의 무게는 {x}kg입니다. 이 철근 {n}m의 무게는 몇 kg입니까?",
            ),
            (
                "L",
                "하루에 마시는 양에 날수를 곱합니다",
                f"{name}네 가족은 하루에 물을 {x}L씩 마십니다. {n}일 동안 마시는 물은 몇 L인지 구하시오.",
            ),
            (
                "m",
                "한 걸음의 길이에 걸음 수를 곱합니다",
                f"{name}의 한 걸음이 {x}m라면 {n}걸음을 걸은 거리는 몇 m입니까?",
            ),
            (
                "L",
                "한 번에 붓는 양에 횟수를 곱합니다",
                f"빈 물탱크에 {x}L들이 그릇으로 물을 가득 채워 {n}번 부었습니다. 물탱크의 물은 몇 L입니까?",
            ),
            (
                "km",
                "1분에 간 거리에 시간을 곱합니다",
                f"1분에 {x}km를 달리는 기차가 {n}분 동안 달리면 몇 km를 가는지 소수로 나타내시오.",
            ),
            (
                "g",
                "한 개의 무게에 개수를 곱합니다",
                f"클립 한 개의 무게는 {x}g입니다. 클립 {n}개의 무게는 몇 g인지 구하시오.",
            ),
        )
    )
    if "걸음" in lead and not Fraction(3, 10) <= a <= 1:
        return None
    if ("클립" in question and a > 3) or (u == "km" and a > 5):
        return None
    working = f"{lead}. {x}{u}씩 {n}번이므로 {times(a, n)}{u}입니다."
    if "1m" in lead or "km" in u:
        working = f"{lead}. 계산하면 {times(a, n)}{u}입니다."
    return told(draw, (question,), working, w(a * n))


@template(KIND)
def arith_decimal_divide(draw: Draw) -> Problem | None:
    scale = draw.pick((10, 100))
    a, n = Fraction(draw.number(3, 9 * scale), scale), draw.number(3, 60)
    if a.denominator == 1:
        return None
    x, total = w(a), w(a * n)
    kind = draw.number(0, 1)
    if kind == 0:
        questions = (
            f"선물 1개를 포장하는 데 끈 {x}m가 필요합니다. 끈 {total}m로 선물 몇 개를 포장할 수 있습니까?",
            f"밀가루 {total}kg을 하루에 {x}kg씩 쓰면 모두 며칠 동안 쓸 수 있는지 구하시오.",
            f"한 장의 무게가 {x}kg인 유리판이 쌓여 있습니다. 전체의 무게가 {total}kg이라면 유리판은 몇 장입니까?",
            f"들이가 {total}L인 물통을 {x}L들이 바가지로 가득 채우려면 몇 번 부어야 합니까?",
        )
        working = (
            f"{total} 안에 {x}[이/가] 몇 번 들어가는지 알아보는 나눗셈입니다. 두 수에 같은 수를 곱해 자연수로 고치면 "
            f"{divided(a * n, a)}이므로 답은 {n}입니다."
        )
        return told(draw, questions, working, n)
    questions = (
        f"{n}일 동안 전기를 {total}kWh 썼습니다. 매일 똑같이 썼다면 하루에 쓴 전기는 몇 kWh인지 구하시오.",
        f"물 {total}L를 물병 {n}개에 똑같이 나누어 담았습니다. 물병 한 개에 담은 물은 몇 L입니까?",
        f"길이가 {total}m인 색 테이프를 {n}도막으로 똑같이 나누면 한 도막은 몇 m가 됩니까?",
    )
    working = f"전체 {total}[을/를] {n}[으로/로] 똑같이 나눕니다. "
    working += f"자리마다 나누어 계산하면 {divided(a * n, n)}이므로 답은 {x}입니다."
    return told(draw, questions, working, x)
