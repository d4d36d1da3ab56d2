"""수찾기1의 틀이 함께 쓰는 이야기와 말."""

from math import gcd, lcm
from typing import NamedTuple

from problems.drawing import Draw, called, josa


class Story(NamedTuple):
    """여러 사람이 같은 일을 한 이야기. 수는 low×step부터 high×step까지 고릅니다."""

    intro: str
    what: str
    past: str
    did: str
    noun: str
    unit: str
    low: int
    high: int
    step: int = 1


STORIES = (
    Story("과수원에서 사과 따기 체험을 했습니다.", "사과를", "땄", "딴", "사과 수", "개", 40, 130),
    Story("바닷가에서 조개를 주웠습니다.", "조개를", "주웠", "주운", "조개 수", "개", 15, 90),
    Story("체육 시간에 줄넘기를 했습니다.", "줄넘기를", "했", "한", "줄넘기 횟수", "번", 60, 900),
    Story("여름 방학에 책을 읽었습니다.", "동화책을", "읽었", "읽은", "쪽수", "쪽", 80, 990),
    Story("저녁에 공원을 걸었습니다.", "공원에서", "걸었", "걸은", "걸음 수", "걸음", 500, 8000),
    Story("취미로 우표를 모읍니다.", "우표를", "모았", "모은", "우표 수", "장", 50, 300),
    Story("종이학을 접어 병에 담았습니다.", "종이학을", "접었", "접은", "종이학 수", "개", 25, 400),
    Story("이번 달에 저금을 했습니다.", "돈을", "모았", "모은", "돈", "원", 30, 300, 100),
    Story("식목일에 나무를 심었습니다.", "나무를", "심었", "심은", "나무 수", "그루", 12, 60),
    Story("요리 수업에서 쿠키를 구웠습니다.", "쿠키를", "구웠", "구운", "쿠키 수", "개", 15, 80),
    Story("주말에 문제집을 풀었습니다.", "문제를", "풀었", "푼", "문제 수", "문제", 20, 150),
    Story("음악회를 준비하고 있습니다.", "피아노를", "연습했", "연습한", "시간", "분", 30, 240),
    Story("운동장에서 달리기를 했습니다.", "운동장을", "달렸", "달린", "거리", "m", 300, 2500),
    Story("물을 얼마나 마셨는지 적었습니다.", "물을", "마셨", "마신", "물의 양", "mL", 60, 190, 10),
    Story("밭에서 고구마를 캤습니다.", "고구마를", "캤", "캔", "고구마 수", "개", 20, 110),
    Story("과녁 맞히기 놀이를 했습니다.", "점수를", "얻었", "얻은", "점수", "점", 35, 100),
    Story("올해 도서관을 이용했습니다.", "책을", "빌렸", "빌린", "책 수", "권", 12, 95),
    Story(
        "눈이 와서 눈덩이를 만들었습니다.", "눈덩이를", "만들었", "만든", "눈덩이 수", "개", 10, 60
    ),
    Story("마을 청소를 했습니다.", "빈 병을", "주웠", "주운", "빈 병 수", "개", 8, 70),
    Story("전망대까지 걸어 올라갔습니다.", "계단을", "올랐", "오른", "계단 수", "칸", 40, 400),
    Story("만두 가게 일을 도왔습니다.", "만두를", "빚었", "빚은", "만두 수", "개", 30, 140),
    Story("공항에서 집까지 이동했습니다.", "버스를", "탔", "탄", "시간", "분", 30, 250),
)
# 갈래마다 수를 적은 이야기: 처음 문장, 갈래들, 세는 말, 갈래의 이름
PLACES = (
    ("어느 목장에서 기르는 동물의 수입니다.", "소 돼지 양 염소 닭 오리", "마리", "동물"),
    ("어느 꽃집에 있는 꽃의 수입니다.", "장미 튤립 국화 백합 해바라기", "송이", "꽃"),
    ("학생들이 좋아하는 과목을 조사했습니다.", "국어 수학 영어 과학 사회 체육", "명", "과목"),
    ("어느 옷 가게에서 판 옷의 수입니다.", "티셔츠 바지 치마 외투 잠옷", "벌", "옷"),
    ("어느 공원의 나무를 세었습니다.", "은행나무 소나무 벚나무 밤나무", "그루", "나무"),
    ("장난감 공장에서 만든 장난감의 수입니다.", "인형 로봇 자동차 비행기 팽이", "개", "장난감"),
    ("박물관의 요일별 관람객 수입니다.", "화요일 수요일 목요일 금요일 토요일", "명", "요일"),
    ("가고 싶은 여행지를 조사했습니다.", "부산 제주 강릉 경주 여수 전주", "명", "여행지"),
    ("도서관에 새로 들어온 책의 수입니다.", "동화책 만화책 위인전 과학책 시집", "권", "책"),
    ("분식집에서 오늘 판 음식의 양입니다.", "김밥 떡볶이 라면 만두 순대", "인분", "음식"),
    ("체험 학습장에 온 사람의 수입니다.", "어린이 청소년 어른 노인", "명", "나이대"),
    ("정육점에서 오늘 판 고기의 양입니다.", "소고기 돼지고기 닭고기 오리고기", "kg", "고기"),
)
ORDER = ("", "첫", "두", "세", "네", "다섯", "여섯", "일곱")


def listed(values: list) -> str:
    return ", ".join(str(v) for v in values)


def pair(values: list) -> str:
    """「12와 18」처럼 이은 글."""
    return " ".join([josa(v, "과/와") for v in values[:-1]] + [str(values[-1])])


def high_first(values: list) -> str:
    return listed(sorted(values, reverse=True))


def amounts(draw: Draw, story: Story, count: int) -> list[int]:
    """서로 크게 다르지 않은 수들."""
    wide = max(count * 4, (story.high - story.low) // 2)
    low = draw.number(story.low, max(story.low, story.high - wide))
    return [v * story.step for v in draw.numbers(count, low, low + wide)]


def told(draw: Draw, story: Story, names: list[str], values: list) -> str:
    """이야기의 문장."""
    people, units = [called(n) for n in names], [f"{v}{story.unit}" for v in values]
    each = [f"{p}는 {u}" for p, u in zip(people, units, strict=True)]
    intro, what, past, did, noun = story[:5]
    way = draw.number(0, 3)
    if way == 0:
        rest = josa(", ".join(each[1:]), "을/를")
        return f"{people[0]}는 {what} {units[0]} {past}고, {rest} {past}습니다."
    if way == 1:
        return f"{intro} {josa(', '.join(each), '을/를')} {past}습니다."
    if way == 2:
        return (
            f"{', '.join(people)}가 {what} {past}습니다. "
            f"{did} {josa(noun, '은/는')} 차례로 {', '.join(units)}입니다."
        )
    first = ", ".join(
        f"{p}는 {what} {u} {past}고" for p, u in zip(people[:2], units[:2], strict=True)
    )
    last = ", ".join(each[2:])
    return f"{first}, {josa(last, '을/를')} {past}습니다."


def span(draw: Draw, low: int, high: int) -> tuple[str, str, int, int]:
    """범위를 가리키는 말, 그 뜻, 처음 수와 마지막 수."""
    ways = (
        (f"{low} 이상 {high} 이하인", True, True),
        (f"{low} 이상 {high} 미만인", True, False),
        (f"{low} 초과 {high} 이하인", False, True),
        (f"{low} 초과 {high} 미만인", False, False),
        (f"{low}보다 크고 {high}보다 작은", False, False),
        (f"{josa(low, '과/와')} {high} 사이에 있는", False, False),
        (f"{low}보다 크거나 같고 {high}보다 작은", True, False),
    )
    said, left, right = draw.pick(ways)
    first, last = low + (not left), high - (not right)
    return said, f"{first}부터 {last}까지", first, last


def common_parts(numbers: list[int]) -> tuple[str, list[int], list[int]]:
    """공약수로 거듭 나누는 글, 나눈 수들, 남은 몫들."""
    left, used, said = list(numbers), [], []
    while True:
        shared = [p for p in range(2, min(left) + 1) if all(n % p == 0 for n in left)]
        if not shared:
            return ", ".join(said), used, left
        before = "다시" if said else josa(pair(left), "을/를")
        left = [n // shared[0] for n in left]
        used.append(shared[0])
        said.append(f"{before} {josa(shared[0], '으로/로')} 나누면 몫은 {pair(left)}")


def gcd_text(*numbers: int) -> tuple[str, int]:
    """최대공약수를 구하는 문장과 그 값."""
    said, used, _ = common_parts(list(numbers))
    found = 1
    for one in used:
        found *= one
    by = " × ".join(map(str, used)) + (f" = {found}" if len(used) > 1 else "")
    return f"{said}입니다. 더 나눌 공약수가 없으므로 최대공약수는 {by}입니다.", found


def lcm_text(one: int, other: int) -> tuple[str, int]:
    """최소공배수를 구하는 문장과 그 값."""
    small, big = sorted((one, other))
    found = big
    while found % small:
        found += big
    if found // big <= 5:
        many = listed(list(range(big, found + 1, big)))
        if found == big:
            return f"{josa(big, '은/는')} {small}의 배수이므로 최소공배수는 {found}입니다.", found
        return (
            f"{big}의 배수 {many} 가운데 처음으로 {small}의 배수도 되는 수는 {found}이므로 "
            f"최소공배수는 {found}입니다.",
            found,
        )
    said, used, left = common_parts([small, big])
    if not used:
        return (
            f"{josa(small, '과/와')} {josa(big, '은/는')} 공약수가 1뿐이므로 최소공배수는 "
            f"{small} × {big} = {found}입니다.",
            found,
        )
    by = " × ".join(map(str, used + left))
    return f"{said}입니다. 나눈 수와 몫을 모두 곱하면 최소공배수는 {by} = {found}입니다.", found


def clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    half = "오전" if hour < 12 else "오후"
    return f"{half} {hour if hour <= 12 else hour - 12}시" + (f" {minute}분" if minute else "")


def steps(draw: Draw, low: int, high: int, most: int) -> tuple[int, int, int]:
    """서로 배수가 아닌 두 간격과 그 최소공배수. 공약수가 1뿐인 것은 드물게 고릅니다."""
    alone, span = draw.number(0, 3) == 0, range(low, high + 1)
    pairs = [(a, b, lcm(a, b)) for a in span for b in span if (gcd(a, b) == 1) == alone]
    return draw.pick([p for p in pairs if p[2] <= most and p[2] not in p[:2]])
