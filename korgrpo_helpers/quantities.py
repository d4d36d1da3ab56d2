"""수에 단위가 붙은 답을 읽습니다: 12명, 3km 200m, 2시간 30분, 50 %, 열두 개입니다.

글 전체가 수와 단위, 그 뒤의 조사나 어미로만 되어 있어야 합니다. 하나라도 남으면 수가 아니라 낱말입니다.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from korgrpo_helpers.cleaning import plain_fractions
from korgrpo_helpers.numerals import DIGITS, LARGE, NOT_NUMBERS, SMALL, Number, readings

_TABLE = tomllib.loads(
    files("korgrpo_helpers").joinpath("data", "units.toml").read_text(encoding="utf-8")
)
PERCENT = "percent"
MAX_PARTS = 6
MAX_TAIL_CHARS = 24
# 한 그룹의 글은 정답이 같으므로 읽은 것을 기억해 둡니다.
CACHED_TEXTS = 10_000


@dataclass(frozen=True)
class Unit:
    """단위 하나. 세는 말의 차원은 `counter:`로 시작하고 배수는 1입니다."""

    dimension: str
    factor: Fraction


def _units() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for dimension, units in _TABLE["dimensions"].items():
        for name, factor in units.items():
            found.setdefault(name, []).append(Unit(dimension, Fraction(factor)))
    for group in _TABLE["counters"]["groups"]:
        for name in group:
            found.setdefault(name, []).append(Unit(f"counter:{group[0]}", Fraction(1)))
    return {name: tuple(units) for name, units in found.items()}


UNITS = _units()
_UNIT = re.compile("|".join(re.escape(name) for name in sorted(UNITS, key=len, reverse=True)))
# 수와 단위 뒤에 올 수 있는 말. 가장 긴 것부터 맞춥니다.
_COPULA = (
    r"(?:이\s?었습니다|였습니다|입니다|이에요|이예요|예요|에요|이다|이며|이고|이야|인\s?것이다|인\s?것입니다|임"
    r"|이\s?됩니다|가\s?됩니다|이\s?된다|가\s?된다|이\s?되었습니다|가\s?되었습니다|됩니다|된다"
    r"|이\s?남았습니다|가\s?남았습니다|이\s?있었습니다|가\s?있었습니다|이\s?걸립니다|걸립니다|걸렸습니다|나옵니다"
    r"|이\s?있습니다|가\s?있습니다|이\s?남습니다|가\s?남습니다|이\s?필요합니다|가\s?필요합니다|이죠|이지요|죠|지요|다|요|야)"
)
_PARTICLE = r"(?:은|는|이|가|을|를|의|에|로|으로|만큼|정도|쯤|씩|째)"
_SINO = frozenset({*DIGITS, *SMALL, *LARGE})
_ATTACHED = frozenset(_TABLE["attached"]["units"])
_HALF = re.compile(r"\s?반")
TAIL = re.compile(rf"\s?{_PARTICLE}?\s?{_COPULA}?")


@dataclass(frozen=True)
class Quantity:
    """읽은 양. `value`는 단위로 적은 그대로의 수(여러 단위면 가장 작은 단위로), `unit`은 그 단위입니다."""

    value: int | Fraction
    decimals: int | None
    unit: Unit | None
    compound: bool = False

    @property
    def base(self) -> Fraction:
        """차원의 바탕 단위로 바꾼 값."""
        return self.value * (self.unit.factor if self.unit else 1)


@lru_cache(CACHED_TEXTS)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """글 전체를 양으로 읽는 모든 방법. 양이 아니면 빈 튜플.

    >>> [int(quantity.value) for quantity in read_quantities("2시간 30분입니다")]
    [150]
    >>> read_quantities("사과")
    ()
    """
    text = plain_fractions(text)
    if text in NOT_NUMBERS:
        return ()
    found: list[Quantity] = []
    _extend(text, 0, (), found)
    return tuple(dict.fromkeys(found))


def _extend(
    text: str, start: int, parts: tuple[tuple[Number, Unit], ...], found: list[Quantity]
) -> None:
    for end, number in readings(text, start):
        if not parts and not number.bound and _is_tail(text, end, bare=True):
            found.append(Quantity(number.value, number.decimals, None))
        gap = end + (text[end : end + 1] == " ")
        match = _UNIT.match(text, gap)
        if match is None:
            continue
        for name in _prefixes(match.group()):
            # 「오십일」의 일은 단위가 아니라 수의 끝자리이고, 「십자가」의 자나
            # 「네모」의 모는 단위가 아닙니다.
            attached = gap == end and (number.bound or text[end - 1] in _SINO)
            if attached and not _attaches(name):
                continue
            stop = gap + len(name)
            for unit in UNITS[name]:
                if parts and not _continues(parts[-1][1], unit):
                    continue
                longer = (*parts, (number, unit))
                if _is_tail(text, stop, bare=False):
                    found.append(_combine(longer))
                half = _HALF.match(text, stop)
                if half and _is_tail(text, half.end(), bare=False):
                    whole = _combine(longer)
                    found.append(replace(whole, value=whole.value + Fraction(1, 2), decimals=None))
                if len(longer) < MAX_PARTS and not unit.dimension.startswith("counter:"):
                    _extend(text, stop + (text[stop : stop + 1] == " "), longer, found)


def _attaches(name: str) -> bool:
    return name in _ATTACHED or (len(name) > 1 and name[0] not in DIGITS) or name.isascii()


def _prefixes(name: str) -> list[str]:
    """맞은 단위와, 그 앞부분이면서 단위인 것(시간 → 시). 뒤에 다른 말이 이어질 수 있습니다."""
    return [name[:end] for end in range(len(name), 0, -1) if name[:end] in UNITS]


def _continues(before: Unit, after: Unit) -> bool:
    return before.dimension == after.dimension and after.factor < before.factor


def _combine(parts: tuple[tuple[Number, Unit], ...]) -> Quantity:
    last, unit = parts[-1]
    if len(parts) == 1:
        return Quantity(last.value, last.decimals, unit)
    base = sum(number.value * part.factor for number, part in parts)
    return Quantity(base / unit.factor, last.decimals, unit, compound=True)


# 한글 수사에 바로 붙은 조사는 낱말과 가릴 수 없습니다(이는, 오는, 이가). 「삼입니다」만 받습니다.
_HANGUL_TAIL = re.compile(r"(?:\s?(?:입니다|이에요|예요|이다))?")


def _is_tail(text: str, start: int, bare: bool) -> bool:
    spoken = bare and not text[start - 1].isascii()
    return (_HANGUL_TAIL if spoken else TAIL).fullmatch(text, start) is not None


_UNIT_AT_END = re.compile(rf"\s?(?:{_UNIT.pattern})?{TAIL.pattern}\Z")


def without_unit(text: str) -> str:
    r"""식 뒤의 단위와 조사, 어미를 뗍니다. 식은 단위와 함께 읽을 수 없기 때문입니다.

    >>> without_unit(r"2\sqrt{3}cm입니다")
    '2\\sqrt{3}'
    """
    for start in range(max(0, len(text) - MAX_TAIL_CHARS), len(text)):
        if _UNIT_AT_END.match(text, start):
            return text[:start]
    return text
