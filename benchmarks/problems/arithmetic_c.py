"""산술연산의 틀(3): 나누어 담기와 어떤 수."""

from problems.arithmetic_words import KIND, divided, times, told
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_pool_and_share(draw: Draw) -> Problem | None:
    x, y, c, into, k, unit, do = draw.pick(
        (
            (
                "동화책",
                "시집",
                "권",
                "책장 {}단에 똑같이 나누어 꽂으려고",
                draw.number(2, 6),
                "한 단에",
                "꽂으면",
            ),
            (
                "노란 구슬",
                "빨간 구슬",
                "개",
                "상자 {}개에 똑같이 나누어 담으려고",
                draw.number(3, 12),
                "한 상자에",
                "담으면",
            ),
            (
                "파란 색종이",
                "초록 색종이",
                "장",
                "{}명이 똑같이 나누어 가지려고",
                draw.number(3, 9),
                "한 명이",
                "가지면",
            ),
            (
                "남학생",
                "여학생",
                "명",
                "{}모둠으로 똑같이 나누려고",
                draw.number(4, 12),
                "한 모둠에",
                "넣으면",
            ),
            (
                "단팥빵",
                "크림빵",
                "개",
                "봉지 {}개에 똑같이 나누어 담으려고",
                draw.number(4, 14),
                "한 봉지에",
                "담으면",
            ),
        )
    )
    each = draw.number(4, 45)
    a = draw.number(2, each * k - 2)
    b = each * k - a
    questions = (
        f"{x} {a}{c}[과/와] {y} {b}{c}[이/가] 있습니다. 종류에 상관없이 {into.format(k)} 합니다. {unit} 몇 {c}씩 "
        f"{do} 됩니까?",
        f"{x}[이/가] {a}{c}, {y}[이/가] {b}{c} 있습니다. 이것을 섞어서 {into.format(k)} 할 때 {unit} 몇 {c}씩 {do} "
        "되는지 "
        "구하시오.",
    )
    working = (
        f"둘을 섞어서 나누므로 먼저 모두 몇 {c}인지 구하면 {a} + {b} = {a + b}{c}입니다. 이것을 {k}로 똑같이 나누면 "
        f"{divided(a + b, k)}이므로 {unit} {each}{c}씩 {do} 됩니다."
    )
    return told(draw, questions, working.replace(f"{k}로 똑", f"{k}[으로/로] 똑"), each)


@template(KIND)
def arith_two_groupings(draw: Draw) -> Problem:
    a, b, m, n = (draw.number(lo, hi) for lo, hi in ((3, 12), (3, 12), (6, 40), (6, 40)))
    x, y, c, box, do = draw.pick(
        (
            ("남학생", "여학생", "명", "모둠", "모둠을 만들었습니다"),
            ("배", "사과", "개", "상자", "상자에 담았습니다"),
            ("연필", "볼펜", "자루", "묶음", "묶었습니다"),
            ("크림빵", "단팥빵", "개", "봉지", "봉지에 담았습니다"),
        )
    )
    plus = draw.number(0, 1)
    if not plus and m <= n:
        m, n = n + 3, m
    answer = m + n if plus else m - n
    ask = f"모두 몇 {box}입니까?" if plus else f"{x}[은/는] {y}보다 몇 {box} 더 많습니까?"
    questions = (
        f"{x} {a * m}{c}[은/는] {a}{c}씩, {y} {b * n}{c}[은/는] {b}{c}씩 {do}. {ask}",
        f"{x}[이/가] {a * m}{c}, {y}[이/가] {b * n}{c} 있습니다. 서로 섞지 않고 한 {box}에 "
        f"{x}[은/는] {a}{c}씩, {y}[은/는] "
        f"{b}{c}씩 되게 "
        f"나누었습니다. {ask}",
    )
    sign = "+" if plus else "-"
    working = (
        f"{x}[은/는] {divided(a * m, a)}{box}이고, {y}[은/는] {divided(b * n, b)}{box}입니다. "
        f"{'더하면 모두' if plus else '두 수의 차는'} {m} {sign} {n} = {answer}{box}입니다."
    )
    return told(draw, questions, working, answer)


@template(KIND)
def arith_with_remainder(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    k, q, r = draw.number(4, 12), draw.number(3, 20), draw.number(1, 3)
    total = k * q + r
    if draw.number(0, 1):
        questions = (
            f"{name}는 사진 {total}장을 사진첩에 붙였습니다. 한 쪽에 {k}장씩 붙였더니 사진 {r}장이 남았습니다. 사진을 "
            "붙인 것은 모두 몇 쪽입니까?",
            f"사탕 {total}개를 한 봉지에 {k}개씩 담았더니 {r}개가 남았습니다. 사탕을 담은 봉지는 몇 개인지 구하시오.",
        )
        working = (
            f"{total}에서 남은 {r}[을/를] 빼면 {total} - {r} = {k * q}입니다. {k}씩 나누었으므로 "
            f"{divided(k * q, k)}입니다. 따라서 답은 {q}입니다."
        )
        return told(draw, questions, working, q)
    who, seat, c, do = draw.pick(
        (
            ("학생", "긴 의자", "개", "앉으려고"),
            ("손님", "보트", "척", "타려고"),
            ("회원", "승합차", "대", "타려고"),
            ("관광객", "텐트", "동", "묵으려고"),
        )
    )
    questions = (
        f"{who} {total}명이 {seat} 한 {c}에 {k}명씩 모두 {do} 합니다. {seat}[은/는] 적어도 몇 {c}[이/가] 필요합니까?",
        f"{seat} 한 {c}에는 {k}명까지 이용할 수 있습니다. {who} {total}명이 한꺼번에 모두 이용하려면 {seat}[이/가] 최소 몇 "
        f"{c} 있어야 하는지 구하시오.",
    )
    working = (
        f"{k} × {q} = {k * q}이고 {total} - {k * q} = {r}이므로, {total}[을/를] {k}[으로/로] 나눈 몫은 {q}, "
        f"나머지는 {r}입니다. "
        f"남은 {r}명도 이용해야 하므로 하나가 더 필요하여 {q} + 1 = {q + 1}{c}입니다."
    )
    return told(draw, questions, working, q + 1)


@template(KIND)
def arith_then_small_pens(draw: Draw) -> Problem:
    thing, c, big, small, u, put = draw.pick(
        (
            ("말", "마리", "큰 우리", "작은 우리", "개", "넣었고"),
            ("양", "마리", "넓은 우리", "작은 우리", "개", "넣었고"),
            ("귤", "개", "바구니", "봉지", "개", "담았고"),
            ("책", "권", "책꽂이", "상자", "개", "옮겼고"),
        )
    )
    k, m, first = draw.number(3, 12), draw.number(3, 15), draw.number(6, 60)
    total = first + k * m
    questions = (
        f"{thing}[이/가] {total}{c} 있습니다. {first}{c}[은/는] {big}에 {put}, 나머지는 {small} 하나에 {k}{c}씩 "
        "나누려고 합니다. "
        f"{small}[은/는] 몇 {u}가 필요합니까?",
        f"{thing} {total}{c} 가운데 {first}{c}[을/를] {big}에 먼저 {put}, 남은 것을 {k}{c}씩 {small}에 나누었습니다. "
        "사용한 "
        f"{small}의 수를 구하시오.",
    )
    working = (
        f"{big}에 간 {first}{c}[을/를] 빼면 {total} - {first} = {k * m}{c}[이/가] 남습니다. {small} 하나에 "
        f"{k}{c}씩이므로 "
        f"{divided(k * m, k)}{u}가 필요합니다."
    )
    return told(draw, questions, working, m)


@template(KIND)
def arith_bundles_and_left(draw: Draw) -> Problem:
    each, boxes, left = draw.number(6, 48), draw.number(8, 45), draw.number(2, 30)
    count, total = each * boxes, each * boxes + left
    c, u, question = draw.pick(
        (
            (
                "명",
                "대",
                f"학생들이 버스 한 대에 {each}명씩 {boxes}대에 탔더니 {left}명이 남았습니다. 학생은 모두 몇 명입니까?",
            ),
            (
                "개",
                "상자",
                f"한 상자에 구슬을 {each}개씩 {boxes}상자에 담았더니 {left}개가 남았습니다. 처음에 있던 구슬은 몇 개인지 구하시오.",
            ),
            (
                "개",
                "봉지",
                f"사탕이 {each}개씩 {boxes}봉지와 낱개 {left}개가 있습니다. 사탕은 모두 몇 개입니까?",
            ),
            (
                "쪽",
                "일",
                f"책을 하루에 {each}쪽씩 {boxes}일 동안 읽었더니 {left}쪽이 남았습니다. 이 책은 모두 몇 쪽인지 구하세요.",
            ),
        )
    )
    working = (
        f"{each}{c}씩 {boxes}{u}[과/와] 나머지 {left}{c}[을/를] 더한 수를 구합니다. 먼저 "
        f"{times(each, boxes)}{c}이고, 나머지까지 "
        f"더하면 모두 {count} + {left} = {total}{c}입니다."
    )
    return told(draw, (question,), working, total)
