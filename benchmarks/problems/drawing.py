"""틀(template)이 쓰는 것: 이름과 물건과 수를 고르는 `Draw`, 조사를 붙이는 `josa`, 틀의 목록.

틀 하나는 `Draw`를 받아 `Problem`을 돌려주는 함수이고 `@template("산술연산")`으로 등록합니다. 수를 다시 골라야 하면
`None`을 돌려줍니다.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

T = TypeVar("T")

NAMES = tuple(
    "민준 서연 도윤 하은 지호 수아 예준 지우 은우 채원 시우 다은 준서 유나 현우 소율 건우 윤아 태오 "
    "나래 재민 가은 승현 보라 동하 미주 영호 슬기 찬영 혜진 규민 세아 철수 영희 진수 아름".split()
)
# 물건과 세는 말. 「사과 3개」처럼 씁니다.
THINGS = tuple(
    (thing, counter)
    for counter, things in {
        "개": "사과 귤 사탕 구슬 지우개 빵 달걀 감자 초콜릿 배 복숭아 인형 단추 풍선 젤리 참외",
        "권": "공책 동화책 만화책 위인전 문제집",
        "자루": "연필 색연필 볼펜 붓",
        "장": "색종이 우표 스티커 도화지 손수건 붙임딱지",
        "송이": "장미 튤립 국화 해바라기",
        "마리": "닭 오리 염소 양 강아지 금붕어 토끼",
        "병": "주스 우유 생수",
        "봉지": "과자 밀가루 콩나물",
    }.items()
    for thing in things.split()
)
PEOPLE = ("학생", "어린이", "손님", "관광객", "회원", "선수", "관람객", "주민")  # 세는 말은 명
# 끝소리가 있는 숫자. 0은 영, 십, 백, 천, 만이 모두 끝소리가 있습니다.
_CLOSED = {"0", "1", "3", "6", "7", "8"}
_L_ENDING = {"1", "7", "8"}
_UNITS = {"km": False, "cm": False, "mm": False, "mL": False, "kg": True, "g": True, "%": False}


class Problem(NamedTuple):
    """문제, 한국어 풀이, 답(수나 낱말)."""

    question: str
    working: str
    answer: str | int | float


def _ending(word: str) -> tuple[bool, bool]:
    """끝소리가 있는지, 그것이 ㄹ인지."""
    last = word.rstrip(")]²³ ")[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return final > 0, final == 8
    if last.isdigit():
        return last in _CLOSED, last in _L_ENDING
    for unit, closed in _UNITS.items():
        if word.endswith(unit):
            return closed, False
    # L은 리터, m은 미터, A~Z는 글자의 이름
    closed = last in ("L", "M", "N", "R") and not word[:-1].rstrip()[-1:].isdigit()
    return closed, closed and last in ("L", "R")


def josa(word: object, pair: str) -> str:
    """`word`에 맞는 조사를 붙인 글. `pair`는 「끝소리가 있을 때/없을 때」입니다.

    >>> josa("귤", "은/는"), josa(24, "을/를"), josa("7", "으로/로"), josa("24cm", "이/가")
    ('귤은', '24를', '7로', '24cm가')
    """
    text = str(word)
    closed, by_l = _ending(text)
    with_final, without = pair.split("/")
    if pair == "으로/로" and by_l:
        closed = False
    return text + (with_final if closed else without)


def called(name: str) -> str:
    """부르는 이름. 끝소리가 있으면 「이」를 붙이므로 뒤에는 늘 는, 가, 를, 와, 네가 옵니다.

    >>> called("민준"), called("지우")
    ('민준이', '지우')
    """
    return josa(name, "이/")


class Draw:
    """틀이 쓰는 우연. 씨앗이 같으면 고르는 것도 같습니다."""

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)

    def number(self, low: int, high: int, step: int = 1) -> int:
        """`low`부터 `high`까지(둘 다 넣어)의 정수."""
        return self._random.randrange(low, high + 1, step)

    def numbers(self, count: int, low: int, high: int) -> list[int]:
        """서로 다른 정수 `count`개."""
        return self._random.sample(range(low, high + 1), count)

    def pick(self, options: list[T] | tuple[T, ...]) -> T:
        return self._random.choice(options)

    def some(self, options: list[T] | tuple[T, ...], count: int) -> list[T]:
        """서로 다른 `count`개."""
        return self._random.sample(options, count)

    def shuffled(self, options: list[T] | tuple[T, ...]) -> list[T]:
        return self._random.sample(options, len(options))

    def names(self, count: int = 1) -> list[str]:
        """서로 다른 이름. 문장에는 `called(name)`을 씁니다."""
        return self.some(NAMES, count)

    def thing(self) -> tuple[str, str]:
        """물건과 세는 말. 예: ("사과", "개")."""
        return self.pick(THINGS)

    def things(self, count: int) -> tuple[list[str], str]:
        """세는 말이 같은, 서로 다른 물건들과 그 세는 말."""
        counter = self.pick(
            [c for c in dict.fromkeys(c for _, c in THINGS) if self._many(c, count)]
        )
        return self.some([t for t, c in THINGS if c == counter], count), counter

    @staticmethod
    def _many(counter: str, count: int) -> bool:
        return sum(c == counter for _, c in THINGS) >= count


@dataclass(frozen=True)
class Template:
    """틀 하나. `kind`는 jkc_mwp의 갈래의 이름입니다."""

    name: str
    kind: str
    make: Callable[[Draw], Problem | None]


TEMPLATES: list[Template] = []


def template(kind: str) -> Callable:
    def register(make: Callable[[Draw], Problem | None]) -> Callable[[Draw], Problem | None]:
        TEMPLATES.append(Template(make.__name__, kind, make))
        return make

    return register


def written(value: float) -> str:
    """풀이와 답에 적는 수. 소수의 끝의 0은 적지 않습니다.

    >>> written(3.0), written(2.50), written(1200)
    ('3', '2.5', '1200')
    """
    return f"{round(value, 6):.6f}".rstrip("0").rstrip(".")
