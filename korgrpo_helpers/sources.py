"""프로필이 이름으로 부르는 데이터. 지금 있는 것은 모두 패키지에 실려 있어 망이 없어도 됩니다."""

from __future__ import annotations

import random
from collections.abc import Callable

from korgrpo_helpers.arithmetic import DIRECT_SHARE, make_stories
from korgrpo_helpers.examples import Example, is_plain_number, load_dmath, load_jkc_mwp


def _first_shuffled(examples: list[Example], rows: int, seed: int) -> list[Example]:
    return random.Random(seed).sample(examples, min(rows, len(examples)))


def _jkc_mwp(split: str, rows: int, seed: int) -> list[Example]:
    examples, report = load_jkc_mwp()
    print(report)
    return _first_shuffled(examples, rows, seed)


def _dmath_numeric(split: str, rows: int, seed: int) -> list[Example]:
    questions = load_dmath()
    numeric = [example for example in questions if is_plain_number(example.answer)]
    print(f"DMath: {len(questions):,}행 중 정답이 수인 {len(numeric):,}행에서 고릅니다.")
    return _first_shuffled(numeric, rows, seed)


def _arithmetic_mixed(split: str, rows: int, seed: int) -> list[Example]:
    return make_stories(split, rows, seed, DIRECT_SHARE)


# 이름 → (갈래, 함수). 시험용 데이터를 학습에 쓰거나 그 반대인 실수를 갈래로 막습니다.
SOURCES: dict[str, tuple[tuple[str, ...], Callable[[str, int, int], list[Example]]]] = {
    "arithmetic": (("train", "dev", "test"), make_stories),
    "arithmetic_mixed": (("train",), _arithmetic_mixed),
    "jkc_mwp": (("train",), _jkc_mwp),
    "dmath_numeric": (("test",), _dmath_numeric),
}


def load(name: str, split: str, rows: int, seed: int) -> list[Example]:
    """데이터 `name`의 `split`에서 많아야 `rows`행. 같은 `seed`에는 같은 행이 나옵니다.

    >>> len(load("arithmetic", "test", rows=5, seed=0))
    5
    """
    if name not in SOURCES:
        raise ValueError(f"데이터 {name!r}을(를) 모릅니다. 아는 이름: {', '.join(SOURCES)}.")
    splits, read = SOURCES[name]
    if split not in splits:
        raise ValueError(
            f"데이터 {name!r}에는 갈래 {split!r}이(가) 없습니다. 있는 갈래: {', '.join(splits)}."
        )
    if rows < 1:
        raise ValueError(f"행 수 rows={rows}은(는) 1 이상이어야 합니다. 프로필의 행 수를 고치세요.")
    return read(split, rows, seed)
