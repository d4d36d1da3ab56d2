"""수찾기3: 묶음의 크기나 사람 수를 잘못 본 나눗셈 이야기."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.finding3_tools import over, say, times

# {n}씩 해야 할 것을 {m}씩: 글, 물건, 세는 말, 묶음을 세는 말
GROUPS = (
    "초콜릿을 한 봉지에 {n}개씩 담아야 할 것을 잘못하여 {m}개씩 담았더니 {q}봉지가 되고 {r}개가 남았습니다. 바르게 담으면 몇 봉지가 "
    "됩니까?|초콜릿|개|봉지",
    "공책을 {n}권씩 묶어야 하는데 잘못하여 {m}권씩 묶었더니 {q}묶음이 나오고 {r}권이 남았습니다. 바르게 묶으면 몇 묶음이 나옵니까?|공책|권|묶음",
    "학생들이 한 팀에 {n}명씩 모여야 할 것을 잘못하여 {m}명씩 모였더니 {q}팀이 만들어지고 {r}명이 남았습니다. 바르게 모이면 몇 팀이 "
    "만들어지는지 구하시오.|학생|명|팀",
    "{name}는 친구들에게 사탕을 {n}개씩 나누어 주어야 하는데 잘못하여 {m}개씩 주었더니 {q}명이 받고 {r}개가 남았습니다. 바르게 "
    "나누어 주면 몇 명이 받을 수 있습니까?|사탕|개|명",
    "{name}는 동화책을 하루에 {n}쪽씩 읽기로 했습니다. 그런데 잘못하여 하루에 {m}쪽씩 읽었더니 {q}일 동안 읽고 {r}쪽이 "
    "남았습니다. 계획대로 읽으면 며칠이 걸립니까?|동화책|쪽|일",
    "장미를 꽃병 하나에 {n}송이씩 꽂아야 할 것을 잘못하여 {m}송이씩 꽂았더니 꽃병 {q}개에 꽂고 {r}송이가 남았습니다. 바르게 꽂으면 "
    "꽃병은 몇 개 필요합니까?|장미|송이|개",
    "농장에서 돼지를 한 우리에 {m}마리씩 넣었더니 우리 {q}개를 쓰고 {r}마리가 남았습니다. 원래는 {n}마리씩 넣어야 했습니다. 바르게 "
    "넣으면 우리는 몇 개 필요한가요?|돼지|마리|개",
    "강당의 긴 의자 하나에 {n}명씩 앉아야 하는데 {m}명씩 앉았더니 의자 {q}개에 앉고 {r}명이 서 있었습니다. 바르게 앉으면 의자는 몇 "
    "개 필요합니까?|사람|명|개",
    "우표를 앨범 한 쪽에 {n}장씩 붙일 것을 잘못하여 {m}장씩 붙였더니 {q}쪽에 붙이고 {r}장이 남았습니다. 바르게 붙이면 몇 쪽에 "
    "붙이게 될까요?|우표|장|쪽",
)


@template("수찾기3")
def f3_group_size_mistaken(draw: Draw) -> Problem | None:
    text, thing, unit, box = draw.pick(GROUPS).split("|")
    (n, m), q = draw.numbers(2, 3, 14), draw.number(3, 19)
    fits = [r for r in range(1, m) if (m * q + r) % n == 0]
    if not fits:
        return None
    r = draw.pick(fits)
    total = m * q + r
    question = text.format(n=n, m=m, q=q, r=r, name=called(draw.names()[0]))
    made = over(total, n)
    working = (
        f"잘못했을 때는 {m}{unit}씩 {q}{box}에 {r}{unit}{josa(unit, '이/가')[len(unit) :]} 더 있으므로 "
        f"{josa(thing, '은/는')} 모두 {m} × {q} + {r} = {m * q} + {r} = {total}{unit}입니다. "
        f"바르게 {n}{unit}씩 하면 {made}{box}입니다."
    )
    return Problem(question, working, total // n)


# {n}곳에 나누어야 할 것을 {m}곳에: 글, 물건, 세는 말
SHARES = (
    "귤을 {n}명에게 똑같이 나누어 주어야 할 것을 잘못하여 {m}명에게 나누어 주었더니 {q}개씩 받고 {r}개가 남았습니다. 바르게 나누면 "
    "한 명이 몇 개씩 받습니까?|귤|개",
    "학생들을 {n}모둠으로 똑같이 나누어야 하는데 {m}모둠으로 나누었더니 한 모둠에 {q}명씩이고 {r}명이 남았습니다. 바르게 나누면 한 "
    "모둠은 몇 명이 됩니까?|학생|명",
    "금붕어를 어항 {n}개에 똑같이 나누어 넣어야 할 것을 잘못하여 어항 {m}개에 {q}마리씩 넣었더니 {r}마리가 남았습니다. 바르게 넣으면 "
    "어항 하나에 몇 마리씩 넣게 됩니까?|금붕어|마리",
    "학생들이 버스 {n}대에 똑같이 나누어 타야 하는데 {m}대에 {q}명씩 탔더니 {r}명이 타지 못했습니다. 바르게 타면 버스 한 대에 몇 "
    "명씩 타게 됩니까?|학생|명",
    "{name}는 색 테이프를 {n}도막으로 똑같이 잘라야 하는데 잘못하여 {q}cm씩 {m}도막을 잘랐더니 {r}cm가 남았습니다. 바르게 "
    "자르면 한 도막은 몇 cm인지 구하시오.|색 테이프|cm",
    "{name}는 수학 문제집을 {m}일 동안 매일 {q}쪽씩 풀었더니 {r}쪽이 남았습니다. 원래는 {n}일 동안 똑같이 나누어 모두 풀어야 "
    "했습니다. 하루에 몇 쪽씩 풀어야 했습니까?|문제집|쪽",
    "스티커를 편지지 {n}장에 똑같이 나누어 붙일 것을 잘못하여 {m}장에 {q}개씩 붙이고 {r}개가 남았습니다. 바르게 붙이면 편지지 한 "
    "장에 몇 개씩 붙이게 될까요?|스티커|개",
)


@template("수찾기3")
def f3_share_count_mistaken(draw: Draw) -> Problem | None:
    text, thing, unit = draw.pick(SHARES).split("|")
    (n, m), q = draw.numbers(2, 3, 13), draw.number(3, 29)
    fits = [r for r in range(1, m) if (m * q + r) % n == 0]
    if not fits:
        return None
    r = draw.pick(fits)
    total = m * q + r
    question = text.format(n=n, m=m, q=q, r=r, name=called(draw.names()[0]))
    working = (
        f"잘못 나눈 수로 전체를 구하면 {josa(thing, '은/는')} 모두 "
        f"{q} × {m} + {r} = {m * q} + {r} = {total}{unit}입니다. 이것을 바르게 {josa(n, '으로/로')} 나누면 "
        f"{over(total, n)}{unit}입니다."
    )
    return Problem(question, working, total // n)


@template("수찾기3")
def f3_group_needs_one_more(draw: Draw) -> Problem | None:
    (n, m), q = draw.numbers(2, 4, 15), draw.number(4, 20)
    r = draw.number(1, m - 1)
    total = m * q + r
    full, rest = divmod(total, n)
    if rest == 0:
        return None
    question = say(
        draw,
        f"보트 한 대에 {n}명씩 타야 하는데 잘못하여 {m}명씩 탔더니 보트 {q}대에 타고 {r}명이 남았습니다. 바르게 "
        f"탈 때 모두 타려면 보트는 적어도 몇 대 필요합니까?",
        f"학생들이 의자 하나에 {m}명씩 앉았더니 의자 {q}개가 차고 {r}명이 남았습니다. 원래는 한 의자에 {n}명씩 "
        f"앉아야 했습니다. 모두 앉으려면 의자는 적어도 몇 개 있어야 하는지 구하시오.",
    )
    unit = "대" if "보트" in question else "개"
    working = (
        f"사람은 모두 {m} × {q} + {r} = {m * q} + {r} = {total}명입니다. {n}명씩 {full}{unit}이면 "
        f"{n} × {full} = {n * full}명이고 {total} - {n * full} = {rest}명이 남습니다. 남은 {rest}명도 자리가 "
        f"있어야 하므로 적어도 {full} + 1 = {full + 1}{unit} 필요합니다."
    )
    return Problem(question, working, full + 1)


@template("수찾기3")
def f3_taken_off_then_shared(draw: Draw) -> Problem | None:
    (n, m), q = draw.numbers(2, 3, 12), draw.number(3, 19)
    total = m * q
    off = total % n or n
    if total - off < n or not 2 <= off <= 9:
        return None
    good, name = (total - off) // n, called(draw.names()[0])
    thing, unit = draw.pick(
        (("연필", "자루"), ("사탕", "개"), ("색종이", "장"), ("귤", "개"), ("공책", "권"))
    )
    question = say(
        draw,
        f"{josa(thing, '을/를')} {off}{unit} 빼고 {n}명에게 똑같이 나누어 주어야 할 것을 잘못하여 하나도 빼지 않고 "
        f"{m}명에게 {q}{unit}씩 남김없이 나누어 주었습니다. 바르게 하면 한 명에게 몇 {josa(unit, '을/를')} 줄 수 있습니까?",
        f"{name}는 {josa(thing, '을/를')} {m}명에게 {q}{unit}씩 모두 나누어 주었습니다. 그런데 {name}가 "
        f"{off}{josa(unit, '을/를')} "
        f"가지고 나머지를 {n}명에게 똑같이 주어야 했습니다. 한 명에게 몇 {unit}씩 주어야 했는지 구하시오.",
    )
    working = (
        f"나누어 준 {josa(thing, '은/는')} 모두 {q} × {m} = {total}{unit}입니다. 바르게 하려면 먼저 "
        f"{off}{josa(unit, '을/를')} 빼므로 {total} - {off} = {total - off}{unit}이고, {n}명에게 나누면 "
        f"{over(total - off, n)}{unit}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_hours_made_mistaken(draw: Draw) -> Problem | None:
    (n, m), each = draw.numbers(2, 2, 12), draw.number(6, 95)
    text, thing, per, unit = draw.pick(
        (
            (
                "공장에서 공책을 {n}시간 동안 만들어야 할 것을 잘못하여 {m}시간 동안 만들었더니 {t}권이 되었습니다. 바르게 하면",
                "공책",
                "1시간에",
                "권",
            ),
            (
                "로봇이 인형을 {m}시간 동안 만들어 {t}개가 되었습니다. 원래는 {n}시간 동안만 만들어야 했습니다. 바르게 했다면",
                "인형",
                "1시간에",
                "개",
            ),
            (
                "{name}는 만두를 {n}판 쪄야 하는데 잘못하여 {m}판을 쪘더니 모두 {t}개가 되었습니다. 판마다 수가 같을 때 바르게 찌면",
                "만두",
                "한 판에",
                "개",
            ),
            (
                "기계로 물을 {n}분 동안 받아야 할 것을 잘못하여 {m}분 동안 받았더니 {t}L가 되었습니다. 바르게 받으면",
                "물",
                "1분에",
                "L",
            ),
            (
                "{name}는 운동장을 {n}바퀴 돌아야 하는데 잘못 세어 {m}바퀴를 돌았더니 {t}m를 달렸습니다. 바르게 돌면",
                "달린 거리",
                "한 바퀴에",
                "m",
            ),
        )
    )
    if "원래는" in text and n > m:
        return None
    each = each * 10 if "운동장" in text else each
    total, good = each * m, each * n
    question = text.format(n=n, m=m, t=total, name=called(draw.names()[0]))
    question += (
        f" {josa(thing, '은/는')} 몇 {unit}{draw.pick(('입니까?', '인지 구하시오.', '인가요?'))}"
    )
    working = (
        f"빠르기가 같다고 보면 {per} {over(total, m)}{unit}입니다. 바르게 하면 그 {n}배이므로 "
        f"{josa(thing, '은/는')} {times(each, n)}{unit}입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_saving_days_mistaken(draw: Draw) -> Problem:
    (n, m), each, extra = draw.numbers(2, 5, 20), draw.number(2, 12) * 50, draw.number(2, 9) * 100
    total, good, name = each * m, each * n + extra, called(draw.names()[0])
    question = say(
        draw,
        f"{name}는 용돈을 {n}일 동안 똑같이 저금하고 {extra}원을 더 넣어야 할 것을 잘못하여 {m}일 동안 저금하기만 "
        f"했더니 {total}원이 되었습니다. 바르게 저금하면 모두 얼마입니까?",
        f"{name}는 매일 같은 돈을 {m}일 동안 저금하여 {total}원을 모았습니다. 그런데 원래는 {n}일 동안 저금한 뒤 "
        f"{extra}원을 더 넣기로 했습니다. 원래대로 하면 저금한 돈은 몇 원인지 구하시오.",
    )
    working = (
        f"{m}일 동안 {total}원이므로 하루에 저금한 돈은 {total} ÷ {m} = {each}원입니다. 바르게 하면 "
        f"{n}일 동안 {each} × {n} = {each * n}원이고, 더 넣은 돈까지 {each * n} + {extra} = {good}원입니다."
    )
    return Problem(question, working, good)


@template("수찾기3")
def f3_tickets_count_misread(draw: Draw) -> Problem | None:
    child, adult = draw.number(1, 6) * 100, draw.number(3, 12) * 100
    n, x = draw.number(51, 198), draw.number(31, 220)
    m, place = int(str(n)[::-1]) if n < 100 else n % 100, draw.pick(("박물관", "식물원", "동물원"))
    if m == n or m < 11 or child >= adult:
        return None
    bad = child * x + adult * m
    question = say(
        draw,
        f"{place}에 입장한 어린이의 수에 {child}원을 곱하고 어른 {n}명에 {adult}원을 곱하여 더해야 하는데, 어른을 "
        f"{m}명으로 잘못 보고 계산하였더니 {bad}원이 되었습니다. 어린이는 몇 명입니까?",
        f"{place}의 입장료는 어린이 {child}원, 어른 {adult}원입니다. 어른 {n}명을 {m}명으로 잘못 세어 입장료의 합을 "
        f"{bad}원으로 계산했습니다. 바르게 계산하면 입장료의 합은 얼마입니까?",
    )
    rest, end = child * x, f"{child * x} ÷ {child} = {x}명"
    working = (
        f"잘못 계산한 어른의 입장료는 {adult} × {m} = {adult * m}원이므로 어린이의 입장료는 모두 "
        f"{bad} - {adult * m} = {rest}원입니다. "
    )
    if "어린이는 몇 명" in question:
        return Problem(question, working + f"따라서 어린이는 {end}입니다.", x)
    right = rest + adult * n
    working += (
        f"바른 어른의 입장료는 {adult} × {n} = {adult * n}원이므로 입장료의 합은 "
        f"{rest} + {adult * n} = {right}원입니다."
    )
    return Problem(question, working, right)
