"""결과의 두 장의 글과, 기록의 수를 견주는 셈."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS, LIMITS = (
    (ROOT / "notebooks" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("12_results", "17_what_limits")
)
TEXT = RESULTS + LIMITS


def points(more: dict, less: dict) -> float:
    return 100 * (more["accuracy"] - less["accuracy"])


def apart(p: float, q: float, n: int) -> bool:
    """두 비율의 차이의 95 % 구간에 0이 없는지."""
    return abs(p - q) > 1.96 * (p * (1 - p) / n + q * (1 - q) / n) ** 0.5


def eight_words(question: str) -> set[tuple[str, ...]]:
    words = re.sub(r"\d+(?:\.\d+)?", "#", question).split()
    return {tuple(words[start : start + 8]) for start in range(len(words) - 7)}
