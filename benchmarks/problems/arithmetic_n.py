"""산술연산의 틀(14): 한두 번에 셈하는 여러 가지 이야기."""

from problems.arithmetic_words import KIND, divided, times, told
from problems.drawing import Draw, Problem, called, template


@template(KIND)
def arith_one_step_difference(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    a, b = draw.number(40, 900), draw.number(5, 39)
    t, s = draw.number(26, 36), draw.number(8, 25)
    p, q = draw.number(60, 99), draw.number(11, 59)
    x, y = draw.number(11, 29) * 50, draw.number(5, 10) * 50
    year = draw.number(120, 165)
    grow = draw.number(2, 12)
    u, big, small, why, question = draw.pick(
        (
            (
                "도",
                t,
                s,
                "높은 기온에서 낮은 기온을",
                f"어제의 기온은 {s}도였고, 오늘은 {t}도입니다. 어제와 오늘의 기온 차이는 몇 도인지 구하시오.",
            ),
            (
                "%",
                p,
                q,
                "처음 양에서 남은 양을",
                f"한 시간 전에 휴대 전화의 배터리가 {p}%였는데 지금은 {q}%입니다. 한 시간 동안 닳은 배터리는 몇 %입니까?",
            ),
            (
                "원",
                x,
                y,
                "비싼 요금에서 싼 요금을",
                f"청소년의 버스 요금은 {x}원이고 어린이의 버스 요금은 {y}원입니다. 두 요금의 차이를 구하시오.",
            ),
            (
                "cm",
                year,
                grow,
                "올해의 키에서 자란 키를",
                f"{name}가 올해 키를 재어 보니 {year}cm였습니다. 작년보다 {grow}cm 컸다면 작년 키는 몇 cm입니까?",
            ),
            (
                "개",
                a,
                b,
                "많은 쪽에서 적은 쪽을",
                f"상자에 흰 바둑돌이 {a}개, 검은 바둑돌이 {b}개 있습니다. 흰 바둑돌은 검은 바둑돌보다 몇 개 더 많습니까?",
            ),
            (
                "마리",
                a,
                b,
                "처음 수에서 날아간 수를",
                f"새 {a}마리가 나무에 앉아 있었는데 {b}마리가 날아갔습니다. 남아 있는 새는 몇 마리입니까?",
            ),
            (
                "쪽",
                a,
                b,
                "전체에서 읽은 쪽수를",
                f"{name}는 전체가 {a}쪽인 책을 처음부터 {b}쪽까지 읽었습니다. 남은 쪽수는 몇 쪽입니까?",
            ),
            (
                "명",
                a,
                b,
                "전체에서 남자 어린이를",
                f"놀이터와 운동장에 어린이 {a}명이 있습니다. 그중에서 남자 어린이가 {b}명이라면 여자 어린이는 몇 명입니까?",
            ),
            (
                "번",
                a,
                b,
                f"{name}의 횟수에서 차를",
                f"훌라후프를 {name}는 {a}번 돌렸고, 동생은 {b}번 적게 돌렸습니다. 동생은 몇 번 돌렸는지 구하시오.",
            ),
        )
    )
    working = f"주어진 것은 {big}{u}[과/와] {small}{u}입니다. {why} 빼면 구하는 값이 됩니다. "
    working += f"따라서 {big} - {small} = {big - small}{u}입니다."
    return told(draw, (question,), working, big - small)


@template(KIND)
def arith_one_step_product(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    a, b = draw.number(3, 48), draw.number(4, 60)
    thick, price = draw.number(4, 25), draw.number(6, 60) * 50
    u, each, n, question = draw.pick(
        (
            (
                "장",
                a,
                b,
                f"{name}는 친구 {b}명에게 붙임딱지를 {a}장씩 주었습니다. 준 붙임딱지는 모두 몇 장입니까?",
            ),
            (
                "명",
                a,
                b,
                f"버스 한 대에 탈 수 있는 인원은 {a}명입니다. 버스 {b}대에는 모두 몇 명이 탈 수 있습니까?",
            ),
            (
                "mm",
                thick,
                b,
                f"한 권의 두께가 {thick}mm인 책을 {b}권 쌓았습니다. 쌓은 책의 높이는 몇 mm입니까?",
            ),
            (
                "원",
                price,
                b,
                f"한 명의 입장료가 {price}원인 전시관에 어린이 {b}명이 들어가려고 합니다. 입장료는 모두 얼마입니까?",
            ),
            (
                "cm",
                a,
                b,
                f"선물 상자를 한 개 묶는 데 색 테이프가 {a}cm 필요합니다. 선물 상자 {b}개를 묶으려면 색 테이프가 몇 cm 필요합니까?",
            ),
            (
                "점",
                thick,
                a,
                f"게임에서 한 번 이기면 {thick}점을 얻습니다. {name}가 {a}번 이겼다면 얻은 점수는 몇 점입니까?",
            ),
            (
                "가구",
                a,
                b,
                f"아파트 한 동에 {a}가구가 삽니다. 같은 크기의 아파트 {b}동에는 모두 몇 가구가 살고 있습니까?",
            ),
            (
                "대",
                a,
                b,
                f"어느 공장에서는 하루에 선풍기를 {a}대 만듭니다. {b}일 동안 만드는 선풍기는 모두 몇 대인지 구하시오.",
            ),
            (
                "자루",
                a,
                b,
                f"{name}네 반 학생 {b}명에게 연필을 {a}자루씩 나누어 주려고 합니다. 연필은 모두 몇 자루가 필요합니까?",
            ),
            (
                "kg",
                a,
                b,
                f"수확한 고구마를 한 상자에 {a}kg씩 담았더니 {b}상자가 되었습니다. 고구마는 모두 몇 kg입니까?",
            ),
            (
                "원",
                price,
                a,
                f"{name}는 저금통에 매일 {price}원씩 저금을 합니다. {a}일 동안 저금한 돈은 모두 얼마입니까?",
            ),
        )
    )
    working = f"{each}{u}씩 {n}번 있으므로 곱셈으로 구합니다. {times(each, n)}이므로 모두 {each * n}{u}입니다."
    return told(draw, (question,), working, each * n)


@template(KIND)
def arith_one_step_quotient(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    a, b = draw.number(3, 30), draw.number(4, 48)
    total = a * b
    u, question = draw.pick(
        (
            (
                "명",
                f"학생 {total}명이 {a}모둠으로 똑같이 나누어 청소를 하려고 합니다. 한 모둠은 몇 명으로 이루어집니까?",
            ),
            (
                "개",
                f"긴 의자 한 개에 {a}명씩 앉을 수 있습니다. {total}명이 앉으려면 긴 의자는 모두 몇 개가 필요합니까?",
            ),
            (
                "개",
                f"색 테이프 {total}cm가 있습니다. 이 색 테이프를 {a}cm씩 모두 자르면 몇 개가 되는지 구하시오.",
            ),
            (
                "쪽",
                f"{total}쪽인 책을 {a}일 동안 매일 똑같이 읽어 모두 읽으려면 하루에 몇 쪽씩 읽어야 합니까?",
            ),
            (
                "반",
                f"학교에서 컴퓨터 {total}대를 새로 샀습니다. 한 반에 {a}대씩 나누어 주면 몇 반에 나누어 줄 수 있습니까?",
            ),
            (
                "송이",
                f"학생 {a}명이 꽃을 모두 {total}송이 심었습니다. 똑같이 심었다면 한 학생이 몇 송이씩 심은 셈입니까?",
            ),
            (
                "개",
                f"{total}kg까지 실을 수 있는 승강기에 무게가 {a}kg인 짐을 몇 개까지 실을 수 있는지 구하시오.",
            ),
            (
                "번",
                f"{name}는 {total}cm를 {a}cm짜리 막대로 겹치지 않게 재려고 합니다. 막대를 몇 번 놓아야 합니까?",
            ),
        )
    )
    share = any(word in question for word in ("모둠으로", "일 동안", "심은"))
    how = f"{a}[으로/로] 똑같이" if share else f"{a}씩"
    working = (
        f"전체 {total}[을/를] {how} 나누면 됩니다. {divided(total, a)}이므로 답은 {b}{u}입니다."
    )
    return told(draw, (question,), working, b)


@template(KIND)
def arith_left_to_read(draw: Draw) -> Problem:
    name = called(draw.names()[0])
    k, each, done = draw.number(2, 9), draw.number(4, 40), draw.number(15, 160)
    total = done + k * each
    questions = (
        f"{name}는 전체 쪽수가 {total}쪽인 책을 어제까지 {done}쪽 읽었습니다. 남은 책을 앞으로 {k}일 동안 똑같이 나누어 다 읽으려면 하루에 몇 "
        "쪽씩 읽어야 합니까?",
        f"귤 {total}개 가운데 {done}개를 먹고, 남은 귤을 친구 {k}명에게 똑같이 나누어 주었습니다. 친구 한 명이 받은 귤은 몇 개인지 구하시오.",
        f"{total}km를 가야 하는 자동차가 {done}km를 갔습니다. 남은 거리를 {k}시간 동안 일정한 빠르기로 가려면 한 시간에 몇 km씩 가야 합니까?",
    )
    working = (
        f"남은 것은 {total} - {done} = {k * each}입니다. 이것을 {k}[으로/로] 똑같이 나누면 "
        f"{divided(k * each, k)}이므로 답은 {each}입니다."
    )
    return told(draw, questions, working, each)
