"""한국어 수를 읽습니다: 한자어·고유어 수사, 섞어 쓴 수, 분수, 소수, 자릿점.

    삼천이백오십, 스물네, 3천250, 1억 2천만, 2분의 1, 삼 점 일사, 1.2×10^5, 마이너스 3

글의 어디까지가 수인지는 여럿일 수 있습니다. 「백일」은 101이기도 하고 백(100) 일이기도 합니다. 그래서
`readings`는 앞에서부터 수로 읽히는 모든 방법을 (끝나는 자리, 값)으로 내놓고, 고르는 일은 부르는 쪽이
합니다. 글의 길이에 비례하는 시간만 씁니다.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files

_TABLE = tomllib.loads(
    files("korgrpo_helpers").joinpath("data", "numerals.toml").read_text(encoding="utf-8")
)
NOT_NUMBERS = frozenset(_TABLE["words"]["not_numbers"])
DIGITS, SMALL, LARGE = _TABLE["sino_digits"], _TABLE["small_units"], _TABLE["large_units"]
TENS, ONES, BOUND = _TABLE["native_tens"], _TABLE["native_ones"], _TABLE["native_bound"]

MAX_DIGITS = 40
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+", re.ASCII)
_SIGN = re.compile(r"[-+]\s*|(?:마이너스|영하|음수)\s*")
_POINT = re.compile(r"\s?점\s?((?:[영공일이삼사오육륙칠팔구]\s?){1,20})")
_OF = re.compile(r"\s?분의\s?")
_SLASH = re.compile(r"\s?/\s?")
_WHOLE = re.compile(r"\s?[과와]\s?|\s")
_POWER = re.compile(r"\s?(?:×|\*|x|X|⋅|·)\s?10\s?\^\s?\{?\s?(-?\d{1,2})\}?", re.ASCII)


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NATIVE = re.compile(rf"(?P<tens>{_either(TENS)})?\s?(?P<ones>{_either(ONES)}|{_either(BOUND)})?")


@dataclass(frozen=True)
class Number:
    """읽은 수. `decimals`는 소수로 적은 자릿수(정수면 0), 분수처럼 정확한 값이면 None입니다.

    `bound`가 참이면 뒤에 단위가 와야만 수입니다(두, 스무).
    """

    value: int | Fraction
    decimals: int | None = 0
    bound: bool = False


Reading = tuple[int, Number]


def readings(text: str, start: int = 0) -> Iterator[Reading]:
    """`start`에서 시작하는 수를 읽는 모든 방법. 긴 것부터가 아니라 찾은 차례입니다.

    >>> [int(number.value) for _, number in readings("3만 5천")]
    [3, 30000, 30005, 35000]
    """
    sign = _SIGN.match(text, start)
    begin = sign.end() if sign else start
    negative = bool(sign) and not sign.group().startswith("+")
    for end, number in _unsigned(text, begin):
        yield end, Number(-number.value, number.decimals, number.bound) if negative else number


def _unsigned(text: str, start: int) -> Iterator[Reading]:
    for end, number in _plain(text, start):
        yield end, number
        if number.bound:
            continue
        yield from _scientific(text, end, number)
        yield from _fractions(text, end, number)


def _plain(text: str, start: int) -> Iterator[Reading]:
    """분수가 아닌 수: 섞어 쓴 수, 그 뒤에 붙는 고유어, 한글 소수."""
    yield from _native(text, start, 0)
    for end, number in _compound(text, start):
        yield end, number
        if number.decimals == 0:
            if number.value >= 100 and text[end - 1 : end] in ("백", "천", "만"):
                yield from _native(text, end + (text[end : end + 1] == " "), number.value)
            yield from _spoken_decimal(text, end, number)


def _native(text: str, start: int, base: int) -> Iterator[Reading]:
    match = _NATIVE.match(text, start)
    tens, ones = match["tens"], match["ones"]
    if tens:
        yield match.end("tens"), Number(base + TENS[tens])
    if ones and not (tens and ones == "스무"):
        value = ONES.get(ones, BOUND.get(ones))
        yield match.end("ones"), Number(base + TENS.get(tens, 0) + value, bound=ones in BOUND)


def _compound(text: str, start: int) -> Iterator[Reading]:
    """한자어 수사와 아라비아 숫자를 섞어 쓴 수. 단위는 큰 것에서 작은 것으로만 내려갑니다."""
    total: int | Fraction = 0
    section: int | Fraction = 0
    pending: int | Fraction | None = None
    decimals = 0
    small_limit, large_limit = 10_000, 10**20
    position = start
    while position < len(text):
        # 띄어쓰기는 단위 뒤에만 있을 수 있습니다(3만 5천). 「3 4」는 두 수입니다.
        if text[position] == " " and position > start and pending is None:
            position += 1
            continue
        if pending is None and (arabic := _ARABIC.match(text, position)):
            digits = arabic.group().replace(",", "")
            if len(digits) > MAX_DIGITS:
                return
            value = Fraction(digits) if "." in digits else int(digits)
            started = position > start
            limit = min(small_limit, large_limit)
            if started and (value >= limit or "." in digits):
                return
            pending, position = value, arabic.end()
            decimals = len(digits.partition(".")[2])
        elif pending is None and (digit := DIGITS.get(text[position])) is not None:
            if digit == 0 and position > start:
                return
            pending, position = digit, position + 1
        elif (unit := SMALL.get(text[position])) and unit < small_limit:
            section += (1 if pending is None else pending) * unit
            pending, small_limit, position, decimals = None, unit, position + 1, 0
        elif (unit := LARGE.get(text[position])) and unit < large_limit:
            amount = section + (pending or 0)
            if amount == 0 and position > start:
                return
            total += (amount or 1) * unit
            section, pending, decimals = 0, None, 0
            small_limit, large_limit, position = 10_000, unit, position + 1
        else:
            return
        yield position, Number(total + section + (pending or 0), decimals)


def _spoken_decimal(text: str, end: int, number: Number) -> Iterator[Reading]:
    if match := _POINT.match(text, end):
        digits = "".join(str(DIGITS[letter]) for letter in match[1] if letter in DIGITS)
        value = number.value + Fraction(int(digits), 10 ** len(digits))
        # 마지막 공백은 다음 낱말과의 사이입니다.
        stop = match.end() - (len(match[1]) - len(match[1].rstrip()))
        yield stop, Number(value, len(digits))


def _scientific(text: str, end: int, number: Number) -> Iterator[Reading]:
    if match := _POWER.match(text, end):
        yield match.end(), Number(number.value * Fraction(10) ** int(match[1]), None)


def _fractions(text: str, end: int, first: Number) -> Iterator[Reading]:
    """`first` 다음에 이어지는 분수: 2분의 1, 1/2, 1과 2분의 1, 13 1/5."""
    if of := _OF.match(text, end):
        for stop, top in _compound(text, of.end()):
            if first.value:
                yield stop, Number(Fraction(top.value) / first.value, None)
    if slash := _SLASH.match(text, end):
        for stop, bottom in _compound(text, slash.end()):
            if bottom.value:
                yield stop, Number(Fraction(first.value) / bottom.value, None)
    whole = _WHOLE.match(text, end)
    if whole and first.decimals == 0:
        for middle, second in _compound(text, whole.end()):
            for stop, part in _simple_fraction(text, middle, second):
                if 0 < part.value < 1:
                    yield stop, Number(first.value + part.value, None)


def _simple_fraction(text: str, end: int, first: Number) -> Iterator[Reading]:
    for pattern, flipped in ((_OF, True), (_SLASH, False)):
        if match := pattern.match(text, end):
            for stop, second in _compound(text, match.end()):
                top, bottom = (second, first) if flipped else (first, second)
                if bottom.value:
                    yield stop, Number(Fraction(top.value) / bottom.value, None)
