"""순서정하기: 한 줄에서의 자리(앞에서 몇 번째, 모두 몇 명, 사이에 몇 명)."""

from problems.drawing import Draw, Problem, called, josa, template

KIND = "순서정하기"
# 줄을 선 까닭
QUEUES = """버스를 타려고|급식을 받으려고|영화표를 사려고|갓 나온 빵을 사려고|예방 접종을 맞으려고|솜사탕을 사려고|약을 받으려고
|작가의 사인을 받으려고|뜀틀을 하려고|시력 검사를 받으려고|박물관에 들어가려고|놀이기구를 타려고|한정판 장난감을 사려고|은행에서 돈을 찾으려고"""
# 곳, 것, 세는 말, 놓인 모습
ROWS = """책꽂이 동화책 권 꽂혀|진열대 머그컵 개 놓여|보관대 자전거 대 세워져|게시판 그림 장 걸려
|주차장 자동차 대 세워져|신발장 운동화 켤레 놓여|옷장 외투 벌 걸려|창가 화분 개 놓여"""


class Word(str):
    """f"{낱말:은/는}"처럼 조사를 붙여 적는 글."""

    def __format__(self, pair: str) -> str:
        return josa(str(self), pair) if pair else str(self)


def one(draw: Draw, text: str) -> str:
    """「|」로 나눈 것 가운데 하나."""
    return " ".join(draw.pick(text.split("|")).split())


def case(draw: Draw, text: str) -> list[Word]:
    """「|」로 나눈 것 가운데 하나를 「#」로 나눈 것: 문제와 풀이에 쓸 낱말들."""
    return [Word(part.strip()) for part in one(draw, text).split("#")]


def flat(text: str) -> str:
    return " ".join(text.split())


def people_and_row(draw: Draw) -> tuple[str, str, str, Word, Word, str]:
    place, thing, counter, lies = one(draw, ROWS).split()
    name = called(draw.names()[0])
    return name, one(draw, QUEUES), place, Word(thing), Word(counter), lies


@template(KIND)
def order_total_both_ends(draw: Draw) -> Problem:
    name, queue, place, thing, counter, lies = people_and_row(draw)
    a, b = draw.number(2, 28), draw.number(2, 28)
    asked, what, unit, left, right = case(
        draw,
        f"""{queue} 사람들이 한 줄로 서 있습니다. {name}는 앞에서 {a}번째, 뒤에서 {b}번째에 서 있습니다. 줄을 선 사람은 모두 몇 명입니까? #
        {name} # 명 # 앞 # 뒤
        | {place}에 {thing:이/가} 한 줄로 {lies} 있습니다. {name}의 {thing:은/는} 왼쪽에서 {a}번째이고 오른쪽에서 {b}번째입니다.
        {thing:은/는} 모두 몇 {counter}인지 구하시오. # {name}의 {thing} # {counter} # 왼쪽 # 오른쪽
        | {name}가 사는 층은 아파트의 아래에서부터 {a}번째, 위에서부터 {b}번째 층입니다. 이 아파트는 모두 몇 층인가요? # {name}가 사는 층 # 층
        # 아래 # 위
        | {name}는 계단을 오르다가 밑에서 {a}번째, 위에서 {b}번째 계단에 멈추어 섰습니다. 계단은 모두 몇 개일까요? # {name}가 선 계단 # 개 #
        밑 # 위""",
    )
    working = f"""{what:은/는} {left}에서 {a}번째, {right}에서 {b}번째입니다. {left}에서 세고 {right}에서 세면
    {what:을/를} 두 번 세게 되므로 두 수를 더한 뒤 1을 뺍니다. {a} + {b} = {a + b}, {a + b} - 1 = {a + b - 1}이므로 모두
    {a + b - 1}{unit}입니다."""
    return Problem(asked, flat(working), a + b - 1)


@template(KIND)
def order_total_ahead_behind(draw: Draw) -> Problem:
    name, queue, place, thing, counter, lies = people_and_row(draw)
    a, b = draw.number(2, 27), draw.number(2, 27)
    asked, what, unit = case(
        draw,
        f"""{queue} 사람들이 한 줄로 서 있습니다. {name}의 앞에는 {a}명, 뒤에는 {b}명이 있습니다. 줄을 선 사람은 모두 몇 명입니까? #
        {name} # 명
        | {place}에 {thing:이/가} 한 줄로 {lies} 있습니다. {name}의 {thing} 왼쪽에 {a}{counter:이/가} 있고 오른쪽에
        {b}{counter:이/가} 있다면 {thing:은/는} 모두 몇 {counter}인가요? # {name}의 {thing} # {counter}
        | 동아리 면접에서 {name}보다 먼저 면접을 본 사람은 {a}명이고, 나중에 본 사람은 {b}명입니다. 면접을 본 사람은 모두 몇 명인지 구하시오. #
        {name} # 명
        | 반별 장기 자랑에서 {name}네 반보다 {a}개의 반이 먼저, {b}개의 반이 나중에 무대에 올랐습니다. 장기 자랑을 한 반은 모두 몇 개입니까? #
        {name}네 반 # 개""",
    )
    working = f"""한쪽에 {a}{unit:이/가} 있고 다른 쪽에 {b}{unit:이/가} 있습니다. 이 수에는 {what:이/가} 들어 있지 않으므로 1을
    더해야 합니다. {a} + {b} = {a + b}이고 {a + b} + 1 = {a + b + 1}이므로 모두 {a + b + 1}{unit}입니다."""
    return Problem(asked, flat(working), a + b + 1)


@template(KIND)
def order_total_mixed(draw: Draw) -> Problem:
    name, queue, place, thing, counter, lies = people_and_row(draw)
    a, b = draw.number(2, 30), draw.number(2, 30)
    asked, what, unit, near, far = case(
        draw,
        f"""{queue} 사람들이 줄을 서 있습니다. {name}의 앞에는 {a}명이 있고 {name}는 뒤에서 {b}번째입니다. 줄을 선 사람은 모두 몇 명입니까?
        # {name} # 명 # 앞 # 뒤
        | {queue} 사람들이 한 줄로 섰습니다. {name}는 앞에서 {b}번째이고 {name}의 뒤에는 {a}명이 서 있습니다. 줄을 선 사람의 수를 구하시오.
        # {name} # 명 # 뒤 # 앞
        | {place}에 {thing:이/가} 나란히 {lies} 있습니다. {name}의 {thing:은/는} 왼쪽에서 {b}번째이고, 그 오른쪽에
        {a}{counter:이/가} 더 있습니다. {thing:은/는} 모두 몇 {counter}인가요? # {name}의 {thing} # {counter} #
        오른쪽 # 왼쪽
        | 달리기 대회에서 {name}는 {b}등으로 들어왔고, {name}보다 늦게 들어온 사람은 {a}명입니다. 결승선을 통과한 사람은 모두 몇 명일까요? (같은
        등수는 없습니다.) # {name} # 명 # 뒤 # 앞""",
    )
    working = f"""{what:은/는} {far}에서 {b}번째이므로 {far}에서 {name + "까지" if unit == "명" else "그것까지"} 세면
    {b}{unit}입니다. 이 {b}{unit}에는 {what:이/가} 이미 들어 있으므로 {near}쪽의 {a}{unit:을/를} 그대로 더합니다. {b} + {a} =
    {a + b}이므로 모두 {a + b}{unit}입니다.""".replace("쪽쪽", "쪽")
    return Problem(asked, flat(working), a + b)


@template(KIND)
def order_total_two_people(draw: Draw) -> Problem | None:
    (x, y), queue = map(called, draw.names(2)), one(draw, QUEUES)
    a, b, k = draw.number(1, 12), draw.number(1, 12), draw.number(3, 36)
    if k < min(a, b) - 1:  # 두 사람의 차례가 뒤바뀌어도 맞는 답이 생깁니다
        return None
    back = draw.pick(("맨 뒤", "마지막")) if b == 1 else f"뒤에서 {b}번째"
    asked, unit = case(
        draw,
        f"""{queue} 사람들이 한 줄로 서 있습니다. 앞에서 {a}번째인 사람과 {back}인 사람 사이에 {k}명이 있습니다. 줄을 선 사람은 모두 몇
        명입니까? # 명
        | {x}는 앞에서 {a}번째, {y}는 {back}에 서 있습니다. {x}는 {y}보다 앞에 있고 두 사람 사이에는 {k}명이 서 있습니다. 이 줄에 서 있는
        사람은 모두 몇 명인지 구하시오. # 명
        | {x}네 집은 아파트의 {a}층이고 {y}네 집은 위에서부터 {b}번째 층입니다. {x}네 층보다 {y}네 층이 더 높고, 두 층 사이에 {k}개의 층이 있을
        때 아파트는 모두 몇 층입니까? # 층
        | 어느 지하철 노선에서 처음부터 세어 {a}번째 역과 끝에서부터 세어 {b}번째 역 사이에 역이 {k}개 있습니다. 이 노선의 역은 모두 몇 개인가요? #
        개""",
    )
    working = f"""처음부터 앞의 것까지 {a}{unit}, 사이에 {k}{unit}, 뒤의 것부터 끝까지 {b}{unit}입니다. 세 부분은 겹치지 않으므로 모두
    더합니다. {a} + {k} + {b} = {a + k} + {b} = {a + k + b}이므로 모두 {a + k + b}{unit}입니다."""
    if unit == "명":
        working = working.replace("앞의 것", "앞사람").replace("뒤의 것", "뒷사람")
    return Problem(asked, flat(working), a + k + b)


@template(KIND)
def order_total_overlapping(draw: Draw) -> Problem | None:
    (x, y), queue = map(called, draw.names(2)), one(draw, QUEUES)
    a, b, k = draw.number(6, 25), draw.number(6, 25), draw.number(0, 5)
    other = a - k - 1
    total = other + b - 1
    if other < 1 or total <= a:
        return None
    near = f"사이에는 {k}명이 있습니다" if k else "사이에는 아무도 없습니다"
    gap = f"{y}네 집은 {x}네 집보다 {k + 1}층 아래" if k else f"{y}네 집은 {x}네 집의 바로 아래층"
    asked, unit, start, end = case(
        draw,
        f"""{queue} 사람들이 한 줄로 서 있습니다. {x}는 앞에서 {a}번째, {y}는 뒤에서 {b}번째입니다. {y}는 {x}보다 앞에 있고 두 사람
        {near}. 줄을 선 사람은 모두 몇 명입니까? # 명 # 앞 # 뒤
        | {x}는 아파트 {a}층에 살고, {y}는 위에서부터 {b}번째 층에 삽니다. {gap}일 때, 이 아파트는 모두 몇 층인지 구하세요. # 층 # 아래 #
        위""",
    )
    working = f"""먼저 {y}의 자리를 {start}에서부터 셉니다. {x}가 {a}번째이므로 {y}는 {start}에서 {a} - {k + 1} =
    {other}번째입니다. {y}는 {end}에서 {b}번째이기도 하므로 두 수를 더하고 두 번 센 1을 뺍니다. {other} + {b} - 1 = {total}이므로
    모두 {total}{unit}입니다."""
    return Problem(asked, flat(working), total)


@template(KIND)
def order_opposite_position(draw: Draw) -> Problem:
    name, queue, place, thing, counter, lies = people_and_row(draw)
    n = draw.number(9, 52)
    a = draw.number(2, n - 2)
    asked, what, unit, left, right = case(
        draw,
        f"""{queue} {n}명이 한 줄로 서 있습니다. {name}는 앞에서 {a}번째에 서 있습니다. {name}는 뒤에서 몇 번째입니까? # {name} #
        명 # 앞 # 뒤
        | {place}에 {thing} {n}{counter:이/가} 나란히 {lies} 있습니다. 오른쪽에서 {a}번째가 {name}의 {thing}일 때,
        {name}의 {thing:은/는} 왼쪽에서 몇 번째인지 구하시오. # {name}의 {thing} # {counter} # 오른쪽 # 왼쪽
        | {name}네 반 학생 {n}명이 키가 큰 순서대로 한 줄로 섰습니다. {name}가 반에서 {a}번째로 크다면 {name}는 뒤에서 몇 번째에 서게 되나요?
        # {name} # 명 # 앞 # 뒤
        | 일찍 도착한 순서대로 {n}명이 한 줄로 섰더니 {name}는 뒤에서 {a}번째였습니다. {name}는 몇 번째로 도착했을까요? # {name} # 명 # 뒤
        # 앞""",
    )
    working = f"""전체 {n}{unit} 가운데 {what:은/는} {left}에서 {a}번째입니다. {right}쪽으로 {what:을/를} 지나 남는 수는
    {n} - {a} = {n - a}{unit}입니다. {right}에서 세면 이 {n - a}{unit} 바로 다음이므로 {n - a} + 1 =
    {n - a + 1}번째입니다.""".replace("쪽쪽", "쪽")
    return Problem(asked, flat(working), n - a + 1)


@template(KIND)
def order_position_from_count(draw: Draw) -> Problem:
    name, queue, place, thing, counter, lies = people_and_row(draw)
    n = draw.number(9, 52)
    k = draw.number(2, n - 2)
    asked, what, unit, given, wanted = case(
        draw,
        f"""{queue} {n}명이 줄을 섰습니다. {name}의 뒤에 {k}명이 있을 때, {name}는 앞에서 몇 번째에 서 있습니까? # {name} # 명 #
        뒤 # 앞
        | {queue} {n}명이 줄을 섰습니다. {name}의 앞에 {k}명이 있다면 {name}는 뒤에서 몇 번째인가요? # {name} # 명 # 앞 # 뒤
        | 새 휴대 전화를 {n}명이 예약했습니다. {name}보다 먼저 예약한 사람이 {k}명일 때, {name}는 뒤에서부터 세어 몇 번째로 예약했는지 구하시오. #
        {name} # 명 # 앞 # 뒤
        | {place}에 {thing} {n}{counter:이/가} 한 줄로 {lies} 있습니다. {name}의 {thing} 오른쪽에
        {k}{counter:이/가} 있으면 {name}의 {thing:은/는} 왼쪽에서 몇 번째일까요? # {name}의 {thing} # {counter} # 오른쪽
        # 왼쪽""",
    )
    working = f"""전체 {n}{unit} 가운데 {what}의 {given}에 {k}{unit:이/가} 있습니다. 이 {k}{unit:을/를} 빼면
    {wanted}에서부터 {what}까지의 수가 됩니다. {n} - {k} = {n - k}이고 {what:은/는} 그 가운데 맨 끝이므로 {wanted}에서
    {n - k}번째입니다."""
    return Problem(asked, flat(working), n - k)


@template(KIND)
def order_count_on_one_side(draw: Draw) -> Problem:
    name, queue, n = called(draw.names()[0]), one(draw, QUEUES), draw.number(9, 45)
    a = draw.number(2, n - 3)
    asked, given, wanted, seen = case(
        draw,
        f"""{queue} {n}명이 줄을 서 있습니다. {name}가 뒤에서 {a}번째라면 {name}의 앞에는 몇 명이 있습니까? # 뒤 # 앞 # {a}
        | 현장 체험 학습을 간 학생 {n}명이 한 줄로 산을 오릅니다. {name}는 앞에서 {a}번째입니다. {name}의 뒤에서 오르는 학생은 몇 명인가요? # 앞
        # 뒤 # {a}
        | {queue} {n}명이 한 줄로 서 있습니다. {name}의 앞에 {a}명이 있을 때 {name}의 뒤에는 몇 명이 있는지 구하시오. # 앞 # 뒤 #
        {a + 1}
        | 학생 {n}명이 번호 순서대로 한 명씩 발표합니다. {name}는 뒤에서 {a}번째로 발표합니다. {name}보다 먼저 발표하는 학생은 몇 명일까요? # 뒤
        # 앞 # {a}""",
    )
    working = f"{name}는 {given}에서 {a}번째이므로 {given}에서 {name}까지 {a}명입니다."
    if seen != str(a):
        working = f"{name}의 {given}에 {a}명이 있으므로 {name}까지 세면 {a} + 1 = {seen}명입니다."
    left = n - int(seen)
    working += f""" 전체 {n}명에서 이 {seen}명을 빼면 {name}의 {wanted}에 있는 사람의 수가 됩니다. {n} - {seen} =
    {left}이므로 {wanted}에는 {left}명이 있습니다."""
    return Problem(asked, flat(working), left)


@template(KIND)
def order_count_between_numbers(draw: Draw) -> Problem:
    (x, y), low = map(called, draw.names(2)), draw.number(2, 20)
    high = low + draw.number(3, 28)
    asked, unit = case(
        draw,
        f"""번호가 적힌 책들이 번호 순서대로 책꽂이에 꽂혀 있습니다. {low}번 책과 {high}번 책 사이에는 몇 권의 책이 꽂혀 있습니까? # 권
        | {x}는 대기표 {low}번을, {y}는 {high}번을 받았습니다. {x}보다 늦게, {y}보다 먼저 진료를 받는 사람은 몇 명인가요? # 명
        | 새로 나온 게임기를 사려고 사람들이 온 순서대로 줄을 섰습니다. {x}는 {low}번째, {y}는 {high}번째로 왔습니다. {x}와 {y} 사이에 서 있는
        사람의 수를 구하시오. # 명
        | 학생들이 출석 번호 순서대로 빠짐없이 서 있습니다. {low}번 학생과 {high}번 학생의 사이에 있는 학생은 모두 몇 명일까요? # 명""",
    )
    between = high - low - 1
    working = f"""사이에 있는 것은 {low + 1}번째부터 {high - 1}번째까지이고, {low}번째와 {high}번째는 넣지 않습니다. {high} -
    {low} = {high - low}에는 {high}번째가 들어 있으므로 1을 더 뺍니다. {high - low} - 1 = {between}이므로 사이에는
    {between}{unit:이/가} 있습니다."""
    return Problem(asked, flat(working), between)
