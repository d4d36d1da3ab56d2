"""이름 하나로 학습에 쓸 행까지: 열기 → 열 알아보기 → 바꾸기 → 정제 → 메시지와 태그 → SFT와 GRPO로 나누기."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.adapter import to_examples
from korgrpo_helpers.columns import format_examples, grpo_rows, priming_rows
from korgrpo_helpers.filters import STEPS, Step, clean_examples
from korgrpo_helpers.hub import load
from korgrpo_helpers.mapping import ColumnMapping
from korgrpo_helpers.reports import DropReport

if TYPE_CHECKING:
    from datasets import Dataset


@dataclass(frozen=True)
class TrainingRows:
    """학습에 쓸 행. 한쪽에 쓸 행이 없으면 None이고, 까닭은 보고에 있습니다.

    `examples`는 정제를 마친 여섯 열, `priming`은 SFT에 쓸 행(`prompt`, `completion`), `grpo`는 GRPO에 쓸
    행(`prompt`, `answer`)입니다.
    """

    examples: Dataset
    priming: Dataset | None
    grpo: Dataset | None
    reports: tuple[DropReport, ...]

    def __str__(self) -> str:
        lines = [str(report) for report in self.reports]
        for title, rows in (("SFT 사전 학습", self.priming), ("GRPO", self.grpo)):
            lines.append(f"→ {title}: {'쓸 행이 없습니다' if rows is None else f'{len(rows):,}행'}")
        return "\n".join(lines)


def training_rows(
    name: str,
    mapping: ColumnMapping | None = None,
    steps: Sequence[Step] = STEPS,
    **where,
) -> TrainingRows:
    """`name`(허브의 이름, 실은 데이터, 내 파일)을 학습에 쓸 행으로 바꿉니다.

    `mapping`이 없으면 열을 알아봅니다. `steps`는 정제의 단계입니다. 길이도 거르려면 `(*STEPS, too_long(토크나이저,
    1024))`처럼 더합니다. `where`는 `load`에 넘길 split, config, revision, rows입니다.

    >>> rows = training_rows("jkc_mwp", rows=100)
    >>> rows.priming is None, len(rows.grpo) == rows.reports[-1].kept
    (True, True)
    """
    if not isinstance(name, str):
        raise TypeError(
            f"이름이나 파일을 글로 주세요(받은 것: {type(name).__name__}). pandas의 표는 표.to_csv('내 문제.csv', index=False)로 "
            "저장해서 주세요."
        )
    examples, report = to_examples(
        load(name, **where), mapping, Path(name).name if _is_path(name) else name
    )
    examples, cleaned = clean_examples(examples, steps)
    rows, formatted = format_examples(examples)
    reports = [report, *cleaned, formatted]
    priming = grpo = None
    if any(completion is not None for completion in rows["completion"]):
        priming, why = priming_rows(rows)
        reports.append(why)
    if any(rows["verifiable"]):
        grpo, why = grpo_rows(rows)
        reports.append(why)
    return TrainingRows(examples, priming, grpo, tuple(reports))


def _is_path(name: str) -> bool:
    return Path(name).expanduser().is_file()
