"""보상을 속이려는 글 모음. 어느 것도 정직한 틀린 답보다 많이 받아서는 안 됩니다."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Hack:
    """속이려는 글 하나."""

    name: str
    completion: str


@dataclass(frozen=True)
class HackingSuite:
    """문제와 정답, 정직한 틀린 답 하나, 속이려는 글들."""

    question: str
    gold: str
    honest_wrong: str
    hacks: tuple[Hack, ...]


def _completion(entry: dict) -> str:
    text, repeat = entry["text"], entry.get("repeat", 1)
    body = "".join(text.replace("{n}", str(n)) for n in range(1, repeat + 1))
    return entry.get("before", "") + body + entry.get("after", "")


@cache
def load_hacks() -> HackingSuite:
    """패키지에 실은 모음을 읽습니다.

    >>> len(load_hacks().hacks) >= 40
    True
    """
    path = files("korgrpo_helpers").joinpath("data", "hacks.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    hacks = tuple(Hack(entry["name"], _completion(entry)) for entry in table["hack"])
    return HackingSuite(table["question"], table["gold"], table["honest_wrong"], hacks)
