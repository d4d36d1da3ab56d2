"""순서정하기: 자리가 바뀌는 줄, 사이의 수와 등수, 이름이나 낱말의 차례."""

from problems.drawing import Draw, Problem, called, josa, template
from problems.ordering_a import KIND, QUEUES, Word, case, flat, one

COUNTED = ("", "첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟")


def nth(draw: Draw, k: int) -> str:
    """「3번째」나 「세 번째」."""
    return draw.pick((f"{k}번째", f"{COUNTED[k]} 번째"))


@template(KIND)
def order_between_front_and_back(draw: Draw) -> Problem | None:
    (x, y), queue = map(called, draw.names(2)), one(draw, QUEUES)
    n, a, b = draw.number(10, 60), draw.number(1, 20), draw.number(1, 20)
    left = n - a - b
    if left < 2:
        return None
    back = "맨 뒤" if b == 1 else f"뒤에서 {b}번째"
    until = "맨 뒤는" if b == 1 else f"{back}부터 끝까지는"
    last = "마지막으로" if b == 1 else f"뒤에서 {b}번째로"
    asked, unit = case(
        draw,
        f"""{queue} {n}명이 줄을 서 있습니다. {x}는 앞에서 {a}번째, {y}는 {back}에 서 있습니다. {x}와 {y} 사이에는 몇 명이 있습니까?
        # 명
        | 달리기 대회에서 선수 {n}명이 달리고 있습니다. 앞에서 {a}번째인 선수와 {back}인 선수 사이에는 몇 명의 선수가 있는지 구하시오. # 명
        | {n}칸으로 된 기차에서 {x}는 앞에서 {a}번째 칸, {y}는 {back} 칸에 탔습니다. 두 사람이 탄 칸 사이에 있는 칸은 몇 칸인가요? # 칸
        | {n}명이 차례로 노래를 부릅니다. {x}는 {a}번째로, {y}는 {last} 부릅니다. {x}가 부른 다음 {y}의 차례가 되기 전까지 노래를 부르는
        사람은 몇 명입니까? # 명""",
    )
    working = f"""앞에서 {a}번째까지는 {a}{unit}이고, {until} {b}{unit}입니다. 전체 {n}{unit}에서 이 둘을 빼면 사이의 수가
    됩니다. {n} - {a} = {n - a}, {n - a} - {b} = {left}이므로 사이에는 {left}{unit:이/가} 있습니다."""
    return Problem(asked, flat(working), left)


@template(KIND)
def order_between_overlap(draw: Draw) -> Problem | None:
    (x, y), queue = map(called, draw.names(2)), one(draw, QUEUES)
    n = draw.number(12, 40)
    a, b = draw.number(6, n - 1), draw.number(6, n - 1)
    place = n - b + 1
    if a - place < 2:
        return None
    asked = one(
        draw,
        f"""{queue} {n}명이 한 줄로 서 있습니다. {x}는 앞에서 {a}번째이고 {y}는 뒤에서 {b}번째입니다. 두 사람 사이에 서 있는 사람은 몇
        명입니까?
        | 학생 {n}명이 한 줄로 섰을 때 {y}는 뒤에서 {b}번째, {x}는 앞에서 {a}번째에 섰습니다. {x}와 {y} 사이에는 몇 명이 있는지
        구하시오.""",
    )
    working = f"""두 사람의 자리를 모두 앞에서부터 셉니다. {y}는 뒤에서 {b}번째이므로 앞에서는 {n} - {b} + 1 = {place}번째입니다.
    {x}는 앞에서 {a}번째이므로 {y}가 더 앞에 있습니다. 그 사이에는 {a} - {place} - 1 = {a - place - 1}이므로
    {a - place - 1}명이 있습니다."""
    return Problem(asked, flat(working), a - place - 1)


@template(KIND)
def order_after_turning(draw: Draw) -> Problem:
    name, n = called(draw.names()[0]), draw.number(9, 40)
    a = draw.number(2, n - 1)
    asked, why = case(
        draw,
        f"""운동장에 학생 {n}명이 한 줄로 서 있고 {name}는 앞에서 {a}번째입니다. 모두 제자리에서 뒤로 돌면 {name}는 앞에서 몇 번째가 됩니까? #
        뒤로 돌면 맨 뒤에 있던 사람이 맨 앞이 됩니다.
        | 학생 {n}명이 키가 큰 순서대로 섰더니 {name}가 앞에서 {a}번째였습니다. 키가 작은 순서대로 다시 서면 {name}는 앞에서 몇 번째에 서게 되는지
        구하시오. (키가 같은 학생은 없습니다.) # 순서를 거꾸로 하면 맨 뒤에 있던 사람이 맨 앞에 섭니다.
        | {n}명이 본 시험에서 {name}는 점수가 높은 쪽에서 {a}번째입니다. 점수가 같은 사람이 없다면 {name}는 점수가 낮은 쪽에서 몇 번째인가요? #
        거꾸로 세면 점수가 가장 낮은 사람이 첫 번째입니다.""",
    )
    working = f"""{why} 처음에 {name}보다 뒤에 있던 사람은 {n} - {a} = {n - a}명입니다. 이 {n - a}명이 이제 {name}보다 앞이
    되므로 {name}는 {n - a} + 1 = {n - a + 1}번째입니다."""
    return Problem(asked, flat(working), n - a + 1)


@template(KIND)
def order_after_leaving(draw: Draw) -> Problem:
    name, queue = called(draw.names()[0]), one(draw, QUEUES)
    a, gone, more, back = (
        draw.number(9, 40),
        draw.number(2, 7),
        draw.number(2, 9),
        draw.number(3, 20),
    )
    asked, working, answer = case(
        draw,
        f"""{queue} 줄을 선 {name}는 앞에서 {a}번째였습니다. 잠시 뒤 맨 앞에서부터 {gone}명이 차례가 되어 줄에서 나갔습니다. 이제 {name}는
        앞에서 몇 번째입니까? # {name}보다 앞에 있던 사람 가운데 {gone}명이 나갔으므로 {name}의 자리는 {gone}만큼 앞당겨집니다. 처음 자리가
        {a}번째였으므로 {a} - {gone} = {a - gone}, 곧 앞에서 {a - gone}번째입니다. # {a - gone}
        | {queue} 줄을 선 {name}는 뒤에서 {back}번째였습니다. 그 뒤 줄의 맨 끝에 {more}명이 더 와서 섰고, 맨 앞의 {gone}명은
        나갔습니다. {name}는 지금 뒤에서 몇 번째인가요? ({name}는 아직 줄에 있습니다.) # 뒤에서 셀 때에는 {name}보다 뒤에 있는 사람만 자리에
        영향을 줍니다. 앞에서 나간 {gone}명은 상관이 없고, 뒤에 {more}명이 늘었으므로 {back} + {more} = {back + more}, 곧 뒤에서
        {back + more}번째입니다. # {back + more}
        | {queue} 사람들이 줄을 섰습니다. {name}는 앞에서 {a}번째였는데, 앞에서 {gone}명이 나가고 {name}보다 앞에 {more}명이 새로 들어와
        섰습니다. {name}는 앞에서 몇 번째가 되었는지 구하시오. # 앞에서 {gone}명이 나가면 {a} - {gone} = {a - gone}번째가 됩니다.
        그다음 {name}보다 앞에 {more}명이 들어왔으므로 자리가 {more}만큼 밀려 {a - gone} + {more} = {a - gone + more}번째가
        됩니다. # {a - gone + more}""",
    )
    return Problem(asked, working, int(answer))


@template(KIND)
def order_after_overtaking(draw: Draw) -> Problem | None:
    name, runner = called(draw.names()[0]), one(draw, "달리기|자전거|스케이트|수영|스키")
    rank, passed, passed_by = draw.number(5, 25), draw.number(2, 9), draw.number(1, 7)
    ahead, after = rank - passed, rank - passed + passed_by
    if ahead < 1 or after == rank:
        return None
    asked = one(
        draw,
        f"""{runner} 경기에서 {name}는 {rank}등으로 가고 있었습니다. 잠시 뒤 {name}가 앞의 {passed}명을 앞질렀고, 그 뒤
        {passed_by}명이 {name}를 앞질렀습니다. {name}는 지금 몇 등입니까?
        | {name}는 {runner} 대회에서 앞에서 {rank}번째로 가다가 {passed}명을 따라잡아 앞섰습니다. 하지만 결승선 바로 앞에서
        {passed_by}명에게 따라잡혀 뒤처졌습니다. {name}는 몇 등으로 들어왔는지 구하시오.
        | {runner} 시합 중 {rank}등이던 {name}가 {passed}명을 제치고 나서 다시 {passed_by}명에게 추월당했습니다. {name}의 등수는
        얼마가 되었나요?""",
    )
    working = f"""앞의 {passed}명을 앞지르면 등수를 나타내는 수가 {passed}만큼 작아지므로 {rank} - {passed} = {ahead}등이
    됩니다. 그다음 {passed_by}명에게 앞을 내주면 등수가 {passed_by}만큼 밀리므로 {ahead} + {passed_by} = {after}등입니다."""
    return Problem(asked, flat(working), after)


@template(KIND)
def order_squeezed_amount(draw: Draw) -> Problem:
    (x, y, z), low = map(called, draw.names(3)), draw.number(4, 90)
    mid, high = low + 1, low + 2
    thing, counter, did, done = one(
        draw,
        """조개 개 캤 캔|밤 개 주웠 주운|우표 장 모았 모은|구슬 개 땄 딴|종이학 개 접었 접은|만두 개 빚었 빚은
        |동화책 권 읽었 읽은|줄넘기 번 했 한|문제 개 풀었 푼|칭찬도장 개 받았 받은|꽃 송이 심었 심은""",
    ).split()
    thing = Word(thing)
    asked = one(
        draw,
        f"""{x}는 {thing:을/를} {low}{counter} {did}고 {y}는 {high}{counter} {did}습니다. {z}는 {x}보다 많이
        {did}지만 {y}보다는 적게 {did}습니다. {z}는 {thing:을/를} 몇 {counter} {did}습니까?
        | {x}는 {thing:을/를} {high}{counter} {did}고 {y}는 {low}{counter} {did}습니다. {z}는 {x}보다 적게
        {did}지만 {y}보다 많이 {did}습니다. {z}가 {done} {thing:은/는} 몇 {counter}인가요?
        | 우리 반에서 {thing:을/를} 가장 많이 {done} 사람은 {high}{counter}, 3번째로 많이 {done} 사람은 {low}{counter}
        {did}습니다. {done} 수가 서로 모두 다를 때, 2번째로 많이 {done} 사람은 몇 {counter} {did}는지 구하시오.""",
    )
    working = f"""{low}보다 크고 {high}보다 작은 수를 찾으면 됩니다. 자연수를 차례로 쓰면 {low}, {mid}, {high}이고, {low} + 1
    = {mid}, {mid} + 1 = {high}이므로 {josa(low, "과/와")} {high} 사이에는 {mid} 하나뿐입니다. 따라서
    {mid}{counter}입니다."""
    return Problem(asked, flat(working).replace(f"{high}이고,", f"{josa(high, '이고/고')},"), mid)


@template(KIND)
def order_squeezed_rank(draw: Draw) -> Problem:
    (x, y, z, w), a = map(called, draw.names(4)), draw.number(1, 28)
    event = one(draw, "달리기 대회|수영 대회|줄넘기 대회|보드 대회|노래 대회|피겨 대회")
    asked, unit, answer = case(
        draw,
        f"""{event}에서 {x}는 {a}등, {y}는 {a + 2}등을 했습니다. {z}는 {x}보다 등수가 낮지만 {y}보다는 높습니다. {z}는 몇 등입니까?
        # 등 # {a + 1}
        | {event}에서 {x}는 {a}등, {y}는 {a + 3}등을 했습니다. {z}와 {w}는 {x}보다 못했지만 {y}보다는 잘했고, {z}가 {w}보다
        잘했습니다. {w}는 몇 등인지 구하시오. (같은 등수는 없습니다.) # 등 # {a + 2}
        | 연주회에서 {x}는 {a}번째로, {y}는 {a + 2}번째로 연주합니다. {z}는 {x}보다 나중에, {y}보다 먼저 연주합니다. {z}는 몇 번째로
        연주하나요? # 번째 # {a + 1}
        | {x}는 우리 반에서 생일이 {a}번째로 빠르고 {y}는 {a + 3}번째로 빠릅니다. {z}와 {w}의 생일은 {x}보다 늦고 {y}보다 빠르며, {z}의
        생일이 {w}의 생일보다 빠릅니다. {z}의 생일은 몇 번째로 빠릅니까? # 번째 # {a + 1}""",
    )
    high = a + 3 if w in asked else a + 2
    inside = ", ".join(f"{k}{unit}" for k in range(a + 1, high))
    who = f"{z}와 {w}가 차례대로 " if w in asked else f"{z}가 "
    working = f"""{x}는 {a}{unit}, {y}는 {high}{unit}입니다. {a}{unit}와 {high}{unit} 사이에 있는 것은
    {inside}뿐이므로 {who}이 자리를 차지합니다. {a} + {int(answer) - a} = {answer}이므로 답은
    {answer}{unit}입니다.""".replace("등와", "등과")
    return Problem(asked, flat(working), int(answer))


@template(KIND)
def order_neighbour_number(draw: Draw) -> Problem:
    name, a, queue = called(draw.names()[0]), draw.number(2, 60), one(draw, QUEUES)
    asked, unit = case(
        draw,
        f"""{queue} 사람들이 번호표를 받고 차례를 기다립니다. {name}의 바로 앞 번호는 {a - 1}번, 바로 뒤 번호는 {a + 1}번입니다.
        {name}의 번호는 몇 번입니까? # 번
        | 체육 시간에 출석 번호 순서대로 수행 평가를 합니다. {name}의 바로 앞사람은 {a - 1}번, 바로 뒷사람은 {a + 1}번입니다. 1번부터 빠짐없이 할
        때 {name}는 몇 번째로 수행 평가를 하나요? # 번째
        | 해마다 한 편씩 나오는 만화 영화가 있습니다. 작년에 {a - 1}번째 편이 나왔고 내년에는 {a + 1}번째 편이 나올 예정입니다. 올해 나오는 것은 몇
        번째 편인지 구하시오. # 번째 편
        | 번호가 하나씩 커지도록 만화책을 꽂았습니다. 어떤 책의 왼쪽에 {a - 1}번, 오른쪽에 {a + 1}번 책이 있습니다. 이 책의 번호는 몇 번일까요? #
        번""",
    )
    working = f"""번호는 하나씩 커집니다. 바로 앞이 {a - 1}이므로 그다음은 {a - 1} + 1 = {a}입니다. 바로 뒤가 {a + 1}이므로 거꾸로
    세어도 {a + 1} - 1 = {josa(a, "으로/로")} 같습니다. 따라서 {a}{unit}입니다."""
    return Problem(asked, flat(working), a)


@template(KIND)
def order_list_kth_name(draw: Draw) -> Problem:
    n = draw.number(4, 7)
    k = draw.number(2, n - 1)
    head, tail, opposite, what, who = one(
        draw,
        """키가#큰#작은#사람#누구|책을#많이 읽은#적게 읽은#사람#누구|시력이#좋은#나쁜#사람#누구|생일이#빠른#늦은#사람#누구
        |학교에#일찍 온#늦게 온#사람#누구|감상문을#길게 쓴#짧게 쓴#사람#누구|세뱃돈을#많이 받은#적게 받은#사람#누구
        |빵집에서#많이 팔린#적게 팔린#빵#무엇|화단에#많이 핀#적게 핀#꽃#무엇|비가#많이 온#적게 온#도시#어디
        |시험을#잘 본#못 본#과목#무엇|인기가#많은#적은#간식#무엇|순위가#높은#낮은#나라#어디""",
    ).split("#")
    pools = {
        "빵": "크림빵 소보로빵 팥빵 식빵 마늘빵 호두빵 치즈빵 도넛",
        "꽃": "장미 튤립 해바라기 무궁화 국화 백합 수국 봉숭아",
        "도시": "서울 부산 대구 인천 광주 대전 울산 제주 강릉",
        "과목": "국어 수학 사회 과학 영어 음악 미술 체육",
        "간식": "떡볶이 피자 치킨 햄버거 김밥 만두 젤리 쿠키",
        "나라": "한국 미국 중국 일본 영국 프랑스 호주 독일",
    }
    order = draw.some(pools[what].split(), n) if what in pools else draw.names(n)
    listed, backward = ", ".join(order), draw.number(0, 2) == 0
    place = nth(draw, k)
    found = order[n - k] if backward else order[k - 1]
    wanted = f"{head} {place}로 {opposite if backward else tail} {what}"
    asked = one(
        draw,
        f"""{head} {tail} {Word(what):은/는} {listed} 순입니다. {Word(wanted):은/는} {who}입니까?
        | {head} {tail} {what}부터 차례로 쓰면 {listed}입니다. {Word(wanted):이/가} {who}인지 쓰시오.
        | {head} {tail} 순서로 늘어놓으면 {listed} 순입니다. 이 가운데 {Word(wanted):은/는} {who}인가요?""",
    )
    counted = order[::-1][:k] if backward else order[:k]
    row = ", ".join(f"{i}번째 {item}" for i, item in enumerate(counted, 1))
    side = (
        f"{opposite} {what}부터이므로 뒤에서 거꾸로"
        if backward
        else f"{tail} {what}부터이므로 앞에서"
    )
    working = f"""{head} {tail} 순서로 {n}가지가 적혀 있습니다. {side} 셉니다. {row}입니다. 따라서 {Word(wanted):은/는}
    {found}입니다.""".replace("가지가", "명이" if what == "사람" else "가지가")
    return Problem(asked, flat(working), found)
