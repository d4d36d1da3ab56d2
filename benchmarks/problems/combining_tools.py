"""조합하기의 틀이 함께 쓰는 것: 곱을 차례로 셈하는 글, 묻는 말, 이야기의 재료."""

from problems.drawing import THINGS, Draw, josa

SHOPS = (
    ("옷 가게", ("셔츠", "바지", "모자", "양말", "치마"), "사는"),
    ("분식집", ("김밥", "라면", "음료수", "튀김"), "주문하는"),
    ("빵집", ("빵", "음료수", "쿠키", "케이크"), "고르는"),
    ("문구점", ("공책", "연필", "지우개", "필통"), "사는"),
    ("햄버거 가게", ("햄버거", "음료수", "샐러드"), "주문하는"),
    ("꽃집", ("장미", "화분", "리본"), "고르는"),
    ("가구점", ("책상", "의자", "책장"), "사는"),
    ("장난감 가게", ("인형", "로봇", "퍼즐", "공"), "고르는"),
)
PLACES = ("집", "학교", "도서관", "공원", "미술관", "시장", "우체국", "서점", "수영장")
CITIES = ("서울", "대전", "대구", "부산", "울산", "광주", "인천", "강릉", "전주", "춘천")
COLORS = ("빨간색", "주황색", "노란색", "초록색", "파란색", "보라색", "분홍색", "하늘색")
SUBJECTS = ("국어", "수학", "영어", "과학", "사회", "음악", "미술")


def ways(draw: Draw, clause: str) -> str:
    """「~하는」에 이어 방법의 수를 묻는 글."""
    endings = (
        "경우의 수를 구하시오.",
        "방법은 모두 몇 가지입니까?",
        "경우는 모두 몇 가지인가요?",
        "방법의 수를 구하세요.",
        "방법은 몇 가지인지 구하시오.",
    )
    return f"{clause} {draw.pick(endings)}"


def cases(draw: Draw, clause: str) -> str:
    """「~하는」에 이어 경우의 수를 묻는 글."""
    endings = (
        "경우의 수를 구하시오.",
        "경우는 모두 몇 가지입니까?",
        "경우의 수는 얼마인가요?",
        "경우는 몇 가지인지 구하세요.",
    )
    return f"{clause} {draw.pick(endings)}"


def how_many(draw: Draw, noun: str) -> str:
    """`noun`은 모두 몇 개인지 묻는 글."""
    endings = (
        f"{josa(noun, '은/는')} 모두 몇 개입니까?",
        f"{noun}의 개수를 구하시오.",
        f"{josa(noun, '은/는')} 몇 개인가요?",
        f"{josa(noun, '은/는')} 모두 몇 개인지 구하세요.",
    )
    return draw.pick(endings)


def listed(items: list | tuple | range) -> str:
    return ", ".join(str(item) for item in items)


def joined(words: list[str] | tuple[str, ...]) -> str:
    """둘이면 「가와 나」, 셋이면 「가, 나, 다」."""
    return f"{josa(words[0], '과/와')} {words[1]}" if len(words) == 2 else listed(words)


def product(*factors: int) -> str:
    """차례로 곱한 등식: 5 × 4 × 3 = 20 × 3 = 60."""
    left, parts = list(factors), []
    while len(left) > 1:
        if not (parts and len(left) == 2 and left[1] == 1):
            parts.append(" × ".join(map(str, left)))
        a, b = left[0], left[1]
        if len(left) > 3 and len(set(left)) == 1:  # 같은 수는 둘씩 묶습니다
            left = [a * a] * (len(left) // 2) + [a] * (len(left) % 2)
            continue
        if len(left) == 2 and min(a, b) > 10 and b % 10 and a % 10:
            ten, one = b // 10 * 10, b % 10
            parts += [f"{a} × {ten} + {a} × {one}", f"{a * ten} + {a * one}"]
        left = [a * b, *left[2:]]
    return " = ".join([*parts, str(left[0])])


def falling(high: int, count: int) -> list[int]:
    return [high - i for i in range(count)]


def arranged(high: int, count: int) -> str:
    """high개에서 count개를 골라 늘어놓는 수의 등식."""
    return product(*falling(high, count))


def chosen(high: int, count: int) -> str:
    """high개에서 count개를 고르는 수의 등식: (7 × 6) ÷ (2 × 1) = 42 ÷ 2 = 21."""
    if count == 1:
        return str(high)
    top, low = falling(high, count), falling(count, count)
    above, below = total(top), total(low)
    return (
        f"({' × '.join(map(str, top))}) ÷ ({' × '.join(map(str, low))}) "
        f"= {above} ÷ {below} = {above // below}"
    )


def added(numbers: list[int]) -> str:
    """더한 등식. 하나면 그 수만."""
    text = " + ".join(map(str, numbers))
    return text if len(numbers) == 1 else f"{text} = {sum(numbers)}"


def total(factors: list[int]) -> int:
    result = 1
    for factor in factors:
        result *= factor
    return result


def pairs(found: list[tuple[int, ...]]) -> str:
    return ", ".join(f"({listed(one)})" for one in found)


def condition(draw: Draw, low: int, high: int) -> tuple[str, list[int]]:
    """low부터 high까지의 수에서 고르는 조건과 그것에 맞는 수들."""
    numbers = range(low, high + 1)
    edge, part = draw.number(low + 2, high - 1), draw.number(3, 5)
    whole = draw.pick([n for n in (4, 6, 8, 9, 10, 12) if n <= max(high, 6) or n == 12])
    return draw.pick(
        (
            ("짝수", [n for n in numbers if n % 2 == 0]),
            ("홀수", [n for n in numbers if n % 2]),
            (f"{part}의 배수", [n for n in numbers if n % part == 0]),
            (f"{whole}의 약수", [n for n in numbers if whole % n == 0]),
            (f"{edge} 이상의 수", [n for n in numbers if n >= edge]),
            (f"{edge}보다 작은 수", [n for n in numbers if n < edge]),
        )
    )


WORDS = {2: "두", 3: "세", 4: "네"}
NTH = ("첫째", "둘째", "셋째", "넷째")
FIRST = ("첫", "두", "세", "네", "다섯", "여섯", "일곱")
PLACE_NAMES = ("천", "백", "십", "일")


def place_rule(draw: Draw, low: int) -> tuple[str, list[int]]:
    """한 자리 숫자의 조건과 그것에 맞는 숫자들. `low`는 올 수 있는 가장 작은 숫자입니다."""
    whole, edge = draw.pick((4, 6, 8, 9)), draw.number(4, 8)
    digits = range(low, 10)
    return draw.pick(
        (
            ("짝수", [d for d in digits if d % 2 == 0]),
            ("홀수", [d for d in digits if d % 2]),
            (f"{whole}의 약수", [d for d in digits if d and whole % d == 0]),
            (f"{edge} 이상인 수", [d for d in digits if d >= edge]),
            (f"{edge}보다 작은 수", [d for d in digits if d < edge]),
        )
    )


def goods(draw: Draw, count: int) -> tuple[list[str], str]:
    """나누어 줄 수 있는, 세는 말이 같은 물건들과 그 세는 말."""
    counter = draw.pick(("개", "권", "자루", "장", "송이"))
    return draw.some([t for t, c in THINGS if c == counter], count), counter
