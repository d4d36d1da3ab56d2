"""산술연산의 틀(13): 무게와 저울, 남고 모자람, 나이, 일."""

from fractions import Fraction

from problems.arithmetic_words import KIND, divided, fr, times, told, w
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_rate_then_days(draw: Draw) -> Problem | None:
    k, m = draw.numbers(2, 2, 14)
    b = draw.number(1, 6)
    x = Fraction(draw.number(2, 60), b)
    unit, ans = x / k, x / k * m
    if x.denominator != b or len(fr(ans)) > 5:
        return None
    shown = f"({fr(x)})" if b > 1 else fr(x)
    one, t, what, u, question = draw.pick(
        (
            (
                "하루",
                "일",
                "쓰는 밀가루",
                "kg",
                f"빵집에서 매일 똑같은 양의 밀가루를 쓰는데 {k}일 동안 {shown}kg을 사용했습니다. {m}일 동안 사용하는 밀가루는 몇 kg인지 "
                "구하시오.",
            ),
            (
                "1분",
                "분",
                "나오는 물",
                "L",
                f"물이 일정하게 나오는 수도에서 {k}분 동안 {shown}L의 물이 나왔습니다. {m}분 동안에는 몇 L의 물이 나옵니까?",
            ),
            (
                "한 시간",
                "시간",
                "가는 거리",
                "km",
                f"{k}시간 동안 {shown}km를 떠내려간 뗏목이 같은 빠르기로 {m}시간 동안 가면 몇 km를 가는지 구하시오.",
            ),
        )
    )
    working = (
        f"먼저 {one}에 {what}[을/를] 구하면 {shown} ÷ {k} = {fr(x)} × 1/{k} = {fr(unit)}{u}입니다. {m}{t} "
        f"동안은 그 {m}배이므로 "
        f"{fr(unit)} × {m} = {fr(ans)}{u}입니다."
    )
    return told(draw, (question,), working, fr(ans))


@template(KIND)
def arith_filling_net(draw: Draw) -> Problem | None:
    t = draw.number(4, 40)
    inn, out = draw.number(80, 500), draw.number(15, 75)
    net = inn - out
    i, o, total = w(inn / 100), w(out / 100), w(net * t / 100)
    kind = draw.number(0, 2)
    if kind == 0:
        questions = (
            f"빈 수조에 1분에 {i}L씩 물을 붓고, 동시에 1분에 {o}L씩 물을 덜어 냅니다. 물을 가득 채우는 데 {t}분이 걸렸다면 수조의 들이는 몇 "
            "L입니까?",
            f"1분에 {i}L의 물이 나오는 수도로 물을 받는데 통에 난 구멍으로 1분에 {o}L씩 샙니다. 빈 통에 {t}분 동안 물을 받으면 몇 L가 되는지 "
            "구하시오.",
        )
        working = (
            f"1분에 {i} - {o} = {w(net / 100)}L씩 물이 늘어납니다. {t}분 동안 늘어난 물은 "
            f"{times(net / 100, t)}L입니다."
        )
        return told(draw, questions, working, total)
    if kind == 1:
        questions = (
            f"들이가 {total}L인 빈 수조에 1분에 {i}L씩 물을 넣으면서 1분에 {o}L씩 빼냅니다. 수조를 가득 채우는 데 몇 분이 걸립니까?",
        )
        working = (
            f"1분에 {i} - {o} = {w(net / 100)}L씩 물이 찹니다. 가득 차는 데 걸리는 시간은 "
            f"{divided(net * t / 100, net / 100)}분입니다."
        )
        return told(draw, questions, working, t)
    n = draw.number(5, 60)
    questions = (
        f"갓 잡은 물고기 한 마리의 무게가 {i}kg이었는데 2시간 후에 {w(net / 100)}kg이 되었습니다. 같은 물고기 {n}마리의 처음 무게와 2시간 "
        "후의 무게의 차는 몇 "
        "kg입니까?",
        f"젖은 빨래 한 장은 {i}kg이고 마르면 {w(net / 100)}kg입니다. 똑같은 빨래 {n}장이 마르면 무게는 모두 몇 kg 줄어드는지 구하시오.",
    )
    working = f"하나에 {i} - {w(net / 100)} = {o}kg씩 줄어듭니다. {n}개이므로 모두 {times(o, n)}kg 줄어듭니다."
    return told(draw, questions, working, w(out * n / 100))


@template(KIND)
def arith_ages_and_gaps(draw: Draw) -> Problem | None:
    one, two, three = (called(n) for n in draw.names(3))
    kind = draw.number(0, 2)
    if kind == 0:
        a, gap = draw.number(8, 20), draw.number(2, 6)
        questions = (
            f"{one}는 동생보다 {gap}살이 더 많습니다. {one}의 나이가 {a}살일 때 동생과 {one}의 나이의 합은 얼마입니까?",
            f"올해 {one}는 {a}살이고 {two}는 {one}보다 {gap}살 어립니다. 두 사람의 나이를 더하면 몇 살인지 구하시오.",
        )
        working = (
            f"나이가 적은 사람은 {a} - {gap} = {a - gap}살입니다. 두 나이를 더하면 {a} + {a - gap} = "
            f"{2 * a - gap}살입니다."
        )
        return told(draw, questions, working, 2 * a - gap)
    if kind == 1:
        k, t, kid = draw.number(2, 4), draw.number(3, 20), draw.number(6, 14)
        dad = (kid + t) * k - t
        if not 26 <= dad - kid <= 42:
            return None
        questions = (
            f"올해 아버지는 {dad}살, {one}는 {kid}살입니다. 아버지의 나이가 {one}의 나이의 {k}배가 되는 것은 몇 년 후입니까?",
            f"{one}는 {kid}살이고 어머니는 {dad}살입니다. 몇 년이 지나면 어머니의 나이가 {one}의 나이의 {k}배가 되는지 구하시오.",
        )
        gap = dad - kid
        then = f"{gap}살" if k == 2 else f"{divided(gap, k - 1)}살"
        working = (
            f"나이의 차는 {dad} - {kid} = {gap}살로 늘 같습니다. {k}배가 될 때 차는 {one}의 나이의 {k - 1}배이므로 그때 "
            f"{one}는 {then}입니다. "
            f"따라서 {gap // (k - 1)} - {kid} = {t}년 후입니다."
        )
        return told(draw, questions, working, t)
    a, d, e = draw.number(1305, 1700), draw.number(12, 90), draw.number(12, 90)
    x, y, z = w(a / 10), w((a - d) / 10), w((a - d + e) / 10)
    questions = (
        f"{one}의 키는 {x}cm이고 {two}의 키는 {one}보다 {w(d / 10)}cm 작습니다. {three}의 키는 {two}보다 "
        f"{w(e / 10)}cm 크다고 합니다. {three}의 키는 몇 "
        "cm입니까?",
        f"{three}는 {two}보다 {w(e / 10)}cm 더 크고, {two}는 {one}보다 {w(d / 10)}cm 더 작습니다. {one}의 키가 "
        f"{x}cm일 때 {three}의 키를 구하시오.",
    )
    working = f"{two}의 키는 {x} - {w(d / 10)} = {y}cm입니다. {three}의 키는 {y} + {w(e / 10)} = {z}cm입니다."
    return told(draw, questions, working, z)


@template(KIND)
def arith_work_together(draw: Draw) -> Problem | None:
    one, two = (called(n) for n in draw.names(2))
    a, b, days = draw.number(6, 60), draw.number(6, 60), draw.number(3, 31)
    if a == b:
        return None
    kind = draw.number(0, 2)
    what, c = draw.pick(
        (("종이비행기를", "개"), ("종이학을", "개"), ("책을", "쪽"), ("카드를", "장"))
    )
    verb = "읽습니다" if c == "쪽" else "만듭니다"
    past = "읽은" if c == "쪽" else "만든"
    if kind == 0:
        questions = (
            f"하루 동안 {what} {one}는 {a}{c}, {two}는 {b}{c} {verb}. 두 사람이 {days}일 동안 {past} 것은 모두 몇 "
            f"{c}입니까?",
            f"{one}는 매일 {a}{c}씩, {two}는 매일 {b}{c}씩 {what} {verb}. {days}일 동안 두 사람이 {past} 것을 합하면 "
            f"몇 {c}인지 구하시오.",
        )
        working = (
            f"두 사람이 하루에 {past} 것은 {a} + {b} = {a + b}{c}입니다. {days}일 동안에는 "
            f"{times(a + b, days)}{c}입니다."
        )
        return told(draw, questions, working, (a + b) * days)
    if kind == 1:
        n = draw.number(3, 9)
        questions = (
            f"{one}는 {days}일 동안 {a * days}쪽의 책을 읽었고, {two}는 {n}일 동안 {b * n}쪽의 책을 읽었습니다. 매일 똑같은 "
            "양을 읽었다면 두 사람이 하루에 읽은 쪽수의 "
            "합은 얼마입니까?",
        )
        working = (
            f"{one}가 하루에 읽은 쪽수는 {divided(a * days, days)}쪽이고, {two}가 하루에 읽은 쪽수는 "
            f"{divided(b * n, n)}쪽입니다. 합은 {a} + {b} = "
            f"{a + b}쪽입니다."
        )
        return told(draw, questions, working, a + b)
    m, rest = draw.number(20, 60), draw.number(10, 50)
    questions = (
        f"{one}는 {m + rest}일 동안 윗몸일으키기를 했습니다. {m}일 동안은 {a}번씩, 나머지는 {b}번씩 했다면 모두 몇 번 한 것입니까?",
        f"어느 공장에서 {m + rest}일 가운데 {m}일은 하루에 {a}대씩, 나머지 날은 하루에 {b}대씩 기계를 만들었습니다. 만든 기계는 모두 몇 대인지 "
        "구하시오.",
    )
    working = (
        f"나머지는 {m + rest} - {m} = {rest}일입니다. {times(a, m)}이고 {times(b, rest)}이므로 모두 {a * m} + "
        f"{b * rest} = "
        f"{a * m + b * rest}입니다."
    )
    return told(draw, questions, working, a * m + b * rest)
