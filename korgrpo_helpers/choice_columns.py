"""객관식 데이터에서 보기가 든 열을 찾고, 정답의 번호가 0부터인지 1부터인지 정합니다."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from korgrpo_helpers.cells import cell, is_blank
from korgrpo_helpers.choices import (
    choice_index,
    clean_label,
    read_choices,
    read_labels,
    split_choices,
)
from korgrpo_helpers.column_roles import CannotTell, Column, letter_columns, named


def choice_columns(columns: Sequence[Column]) -> str | tuple[str, ...] | None:
    """보기가 든 열 하나, 또는 보기마다 하나씩인 열들. 없으면 None."""
    for column in named(columns, "choices"):
        listed = column.kind == "text" and all(map(split_choices, column.texts))
        if listed or column.kind in ("lines", "list", "labelled"):
            return column.path
    if found := named(columns, "choices"):
        raise CannotTell(f"{found[0].path} 열은 보기 같은데 읽지 못하는 꼴입니다")
    return tuple(column.path for column in letter_columns(columns)) or None


def _has_choices(row: Mapping, choices: str | tuple[str, ...]) -> bool:
    """보기를 읽을 수 있는 행인지. 몇 행의 보기가 비었다고 데이터 전체를 모른다고 하지 않습니다."""
    try:
        return len(read_choices(row, choices)) > 1
    except ValueError:
        return False


def first_choice(
    rows: Sequence[Mapping], answer: str, choices: str | tuple[str, ...]
) -> int | None:
    """정답이 보기의 번호이면 첫 보기의 번호(0이나 1). 번호가 아니면 None."""
    filled = [row for row in rows if not is_blank(cell(row, answer)) and _has_choices(row, choices)]
    golds = [(clean_label(cell(row, answer)), row) for row in filled]
    numbers = [(int(gold), row) for gold, row in golds if gold.isdecimal()]
    labels = [read_labels(row, choices) for row in filled]
    texts = [
        choice_index(gold, read_choices(row, choices), label, None)
        for (gold, row), label in zip(golds, labels, strict=True)
    ]
    if len(numbers) < len(filled) or all(
        label and gold in label for (gold, _), label in zip(golds, labels, strict=True)
    ):
        return None  # 글자나 글로 적은 정답이거나, 이름표에 있는 번호입니다
    in_text = all(place is not None for place in texts)
    counts = [(number, len(read_choices(row, choices))) for number, row in numbers]
    zero = all(0 <= number < count for number, count in counts)
    one = all(1 <= number <= count for number, count in counts)
    if in_text and not (zero or one):
        return None
    if zero == one or in_text:
        raise CannotTell(
            f"{answer} 열의 수가 보기의 번호인지(0부터인지 1부터인지) 보기의 글인지 모릅니다"
        )
    return 0 if zero else 1
