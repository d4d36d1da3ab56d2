"""산술연산의 틀(1): 자연수의 덧셈과 뺄셈, 거꾸로 셈하기."""

from problems.arithmetic_words import KIND, times, told
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_more_or_less(draw: Draw) -> Problem:
    one, two = (called(n) for n in draw.names(2))
    thing, c = draw.thing()
    many, gap = draw.number(12, 240), draw.number(3, 11)
    more, sign = draw.pick((("더 많이", "-"), ("더 적게", "+")))
    other = many - gap if sign == "-" else many + gap
    fewer = "적으므로" if sign == "-" else "많으므로"
    have = "많" if sign == "-" else "적"
    first = f"{one}는 {two}보다 {thing}[을/를] {gap}{c} {more} 가지고 있습니다."
    questions = (
        f"{first} {one}가 가진 {thing}[이/가] {many}{c}[이라면/라면] {two}가 가진 {thing}[은/는] 몇 {c}입니까?",
        f"{one}는 {thing}[을/를] {many}{c} 모았습니다. 이것은 {two}가 모은 것보다 {gap}{c} "
        f"{'많은' if sign == '-' else '적은'} 수입니다. {two}가 모은 {thing}의 수를 구하시오.",
        f"{first} {one}의 {thing}[은/는] {many}{c}입니다. {two}의 {thing}[은/는] 몇 {c}인가요?",
    )
    working = (
        f"{one}의 {thing}[은/는] {many}{c}이고 {two}보다 {gap}{c} 더 {have}습니다. 거꾸로 {two}는 "
        f"{one}보다 {gap}{c} {fewer} {many} {sign} {gap} = {other}{c}입니다."
    )
    return told(draw, questions, working, other)


@template(KIND)
def arith_altogether(draw: Draw) -> Problem:
    place, items, c = draw.pick(
        (
            ("정원", ("나무", "장미나무", "단풍나무", "벚나무"), "그루"),
            ("생선 가게", ("고등어", "갈치", "꽁치", "오징어"), "마리"),
            ("냉장고", ("물", "사이다", "주스", "우유"), "병"),
            ("신발장", ("운동화", "구두", "장화", "슬리퍼"), "켤레"),
            ("책꽂이", ("동화책", "시집", "위인전", "만화책"), "권"),
            ("목장", ("젖소", "한우", "말", "염소"), "마리"),
            ("주차장", ("버스", "승용차", "트럭", "오토바이"), "대"),
        )
    )
    a, b, e = draw.numbers(3, 4, draw.pick((30, 400)))
    x, y, z = draw.some(items[1:], 3)
    if draw.number(0, 1):
        questions = (
            f"{place}에 {x} {a}{c}[과/와] {y} {b}{c}[이/가] 있습니다. 모두 몇 {c}입니까?",
            f"{place}에 {x}[은/는] {a}{c} 있고 {y}[은/는] {b}{c} 있을 때, 전체는 몇 {c}인지 구하시오.",
        )
        working = f"{x}[과/와] {y}[을/를] 모두 세려면 두 수를 더합니다. {a} + {b} = {a + b}이므로 "
        return told(
            draw, questions, working + f"{place}에는 모두 {a + b}{c}[이/가] 있습니다.", a + b
        )
    total = a + b + e
    questions = (
        f"{place}에 {x} {a}{c}, {y} {b}{c}, {z} {e}{c}[이/가] 있습니다. 모두 몇 {c}인지 구하세요.",
        f"{place}에 있는 것을 세어 보니 {x}[이/가] {a}{c}, {y}[이/가] {b}{c}, {z}[이/가] "
        f"{e}{c}[이었/였]습니다. 합하면 몇 {c}입니까?",
    )
    working = (
        f"세 가지의 수를 차례로 더합니다. {x}[과/와] {y}[은/는] {a} + {b} = {a + b}{c}입니다. "
        f"여기에 {z} {e}{c}[을/를] 더하면 {a + b} + {e} = {total}{c}입니다."
    )
    return told(draw, questions, working, total)


@template(KIND)
def arith_left_after(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    a, b, left = draw.number(8, 160), draw.number(8, 160), draw.number(5, 120)
    total = a + b + left
    c, story, first, second = draw.pick(
        (
            (
                "개",
                f"{name}가 딸기를 {total}개 땄습니다.",
                f"동생에게 {a}개를 주고",
                f"{b}개를 먹었습니다",
            ),
            (
                "쪽",
                f"동화책은 모두 {total}쪽입니다.",
                f"어제 {a}쪽을 읽고",
                f"오늘 {b}쪽을 읽었습니다",
            ),
            (
                "대",
                f"가게에 자전거가 {total}대 있었습니다.",
                f"오전에 {a}대를 팔고",
                f"오후에 {b}대를 팔았습니다",
            ),
            (
                "장",
                f"{name}는 도화지 {total}장을 샀습니다.",
                f"지난주에 {a}장을 쓰고",
                f"이번 주에 {b}장을 썼습니다",
            ),
            (
                "cm",
                f"길이가 {total}cm인 끈이 있습니다.",
                f"상자를 묶는 데 {a}cm를 쓰고",
                f"꽃을 묶는 데 {b}cm를 썼습니다",
            ),
        )
    )
    questions = (
        f"{story} 그중에서 {first} {second}. 남은 것은 몇 {c}입니까?",
        f"{story} {first}, 이어서 {second}. 이제 몇 {c}[이/가] 남았는지 구하시오.",
    )
    working = (
        f"처음의 {total}{c}에서 차례로 뺍니다. 먼저 {total} - {a} = {total - a}{c}[이/가] 남습니다. "
        f"다음으로 {total - a} - {b} = {left}이므로 남은 것은 {left}{c}입니다."
    )
    return told(draw, questions, working, left)


@template(KIND)
def arith_at_first(draw: Draw) -> Problem:
    one, two, three = (called(n) for n in draw.names(3))
    thing, c = draw.pick(
        (("색종이", "장"), ("우표", "장"), ("연필", "자루"), ("풍선", "개"), ("초", "개"))
    )
    a, b, left = draw.number(2, 60), draw.number(2, 60), draw.number(2, 40)
    if draw.number(0, 1):
        total = a + b + left
        questions = (
            f"{one}네 집에 {thing}[이/가] 몇 {c} 있었습니다. 그중에서 어제 {a}{c}, 오늘 {b}{c}[을/를] 썼더니 "
            f"{left}{c}[이/가] 남았습니다. 처음에 있던 {thing}[은/는] 몇 {c}입니까?",
            f"{one}가 가진 {thing} 가운데 {a}{c}[을/를] {two}에게, {b}{c}[을/를] {three}에게 주었더니 "
            f"{left}{c}[이/가] 남았습니다. {one}가 처음에 가졌던 {thing}의 수를 구하시오.",
        )
        working = (
            f"처음 수에서 {a}{c}[과/와] {b}{c}[이/가] 줄어 {left}{c}[이/가] 남았습니다. 거꾸로 남은 수에 없어진 "
            f"수를 더하면 {left} + {b} = {left + b}, {left + b} + {a} = {total}이므로 처음에는 {total}{c}입니다."
        )
        return told(draw, questions, working, total)
    total = a + 2 * left
    questions = (
        f"{one}는 가지고 있던 {thing} 중에서 {a}{c}[을/를] 쓰고, 나머지는 {two}와 {three}에게 똑같이 나누어 "
        f"주었습니다. {two}가 {left}{c}[을/를] 받았을 때, {one}가 가지고 있던 {thing}[은/는] 몇 {c}입니까?",
        f"{one}가 {thing} 몇 {c} 가운데 {a}{c}[을/를] 동생에게 주고 남은 것을 {two}와 {three}에게 {left}{c}씩 "
        f"모두 주었습니다. {one}가 처음에 가졌던 {thing}[은/는] 모두 몇 {c}인가요?",
    )
    working = (
        f"{two}와 {three}가 똑같이 {left}{c}씩 받았으므로 나누어 준 것은 {left} × 2 = {2 * left}{c}입니다. "
        f"여기에 먼저 줄어든 {a}{c}[을/를] 더하면 처음 수는 {2 * left} + {a} = {total}{c}입니다."
    )
    return told(draw, questions, working, total)


@template(KIND)
def arith_in_and_out(draw: Draw) -> Problem | None:
    start, on, off = draw.numbers(3, 3, 40)
    end = start + on - off
    if off >= start or end < 2:
        return None
    if draw.number(0, 1):
        questions = (
            f"버스가 {start}명을 태우고 출발했습니다. 다음 정류장에서 {on}명이 타고 몇 명이 내려 {end}명이 "
            "되었습니다. 몇 명이 내렸습니까?",
            f"{start}명이 탄 버스에 정류장에서 {on}명이 더 타고 몇 사람이 내렸습니다. 지금 버스에 {end}명이 "
            "있다면 내린 사람은 몇 명인지 구하시오.",
        )
        working = (
            f"{start}명에 {on}명이 더 타면 {start} + {on} = {start + on}명입니다. 그런데 {end}명이 되었으므로 "
            f"내린 사람은 {start + on} - {end} = {off}명입니다."
        )
        return told(draw, questions, working, off)
    place, c, thing = draw.pick(
        (("주차장", "대", "자동차"), ("도서관", "권", "책"), ("연못", "마리", "오리"))
    )
    questions = (
        f"{place}에 {thing}[이/가] {start}{c} 있었습니다. {off}{c}[이/가] 나가고 {on}{c}[이/가] 들어왔습니다. "
        f"지금 {place}에는 {thing}[이/가] 몇 {c} 있습니까?",
        f"아침에 {place}의 {thing}[은/는] {start}{c}[이었/였]습니다. 낮에 {on}{c}[이/가] 새로 들어오고 {off}{c}[이/가] "
        f"나갔다면 저녁에 {place}에 있는 {thing}[은/는] 몇 {c}인가요?",
    )
    working = (
        f"나간 수는 빼고 들어온 수는 더합니다. {start} - {off} = {start - off}{c}[이/가] 남고, "
        f"{on}{c}[이/가] 들어오면 {start - off} + {on} = {end}{c}입니다."
    )
    return told(draw, questions, working, end)


@template(KIND)
def arith_every_day(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    each, weeks, off = draw.number(4, 98), draw.number(2, 6), draw.number(3, 5)
    month, last = draw.pick(((4, 30), (6, 30), (9, 30), (12, 31), (5, 31)))
    note = f" (단, {month}월은 {last}일까지 있습니다.)"
    span, days, lead = draw.pick(
        (
            (
                f"{weeks}주일 동안",
                7 * weeks,
                f"1주일은 7일이므로 {weeks}주일은 7 × {weeks} = {7 * weeks}일",
            ),
            (f"{month}월 한 달 동안", last, f"{month}월은 {last}일까지 있으므로 날수는 {last}일"),
            (
                f"{month}월에 {off}일만 빼고",
                last - off,
                f"{month}월은 {last}일까지 있고 {off}일을 쉬므로 날수는 {last} - {off} = {last - off}일",
            ),
        )
    )
    note = note if "월" in span else ""
    what, do, c = draw.pick(
        (
            ("줄넘기를", "합", "번"),
            ("영어 단어를", "외웁", "개"),
            ("종이학을", "접습", "개"),
            ("동화책을", "읽습", "쪽"),
            ("기타 연습을", "합", "분"),
        )
    )
    questions = (
        f"{name}는 {span} 매일 {what} {each}{c}씩 {do}니다. 모두 몇 {c}입니까?{note}",
        f"하루에 {what} {each}{c}씩 {span} 계속하면 모두 몇 {c}인지 구하시오.{note}",
        f"{name}는 날마다 {what} {each}{c}씩 {do}니다. {span} 한 것을 모두 더하면 몇 {c}인가요?{note}",
    )
    working = f"{lead}입니다. 하루에 {each}{c}씩이므로 모두 {times(each, days)}{c}입니다."
    return told(draw, questions, working, each * days)
