"""찾은 증상의 모양. 증상마다의 제목과 할 일은 `data/diagnosis.toml`에 있습니다."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

LEVELS = ("문제", "주의", "정상")


@dataclass(frozen=True)
class Finding:
    """찾은 증상 하나. `level`은 문제, 주의, 정상 가운데 하나입니다."""

    name: str
    level: str
    title: str
    evidence: str
    advice: str

    def __str__(self) -> str:
        then = "설명" if self.level == "정상" else "할 일"
        return f"[{self.level}] {self.title}\n  근거: {self.evidence}\n  {then}: {self.advice}"


@cache
def symptoms() -> dict[str, dict[str, str]]:
    """아는 증상의 이름과 level, title, advice."""
    path = files("korgrpo_helpers").joinpath("data", "diagnosis.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def find(name: str, evidence: str, level: str | None = None) -> Finding:
    """`name`의 증상에 근거를 붙인 것. `level`을 주지 않으면 증상의 보통 정도입니다."""
    known = symptoms()[name]
    return Finding(name, level or known["level"], known["title"], evidence, known["advice"])


def name_steps(steps: np.ndarray) -> str:
    """스텝의 번호를 많아야 다섯 개 적습니다.

    >>> name_steps([3, 4])
    '스텝 3, 4'
    """
    names = ", ".join(f"{step:g}" for step in steps[:5])
    return f"스텝 {names}" + (f" 등 {len(steps)}곳" if len(steps) > 5 else "")
