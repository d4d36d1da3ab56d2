"""이름 하나로 학습에 쓸 행까지: 열기 → 열 알아보기 → 바꾸기 → 정제 → 메시지와 태그 → SFT와 GRPO로 나누기."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers import sources
from korgrpo_helpers.adapter import to_examples
from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.columns import format_examples, grpo_rows, priming_rows
from korgrpo_helpers.examples import question_key
from korgrpo_helpers.filters import STEPS, Step, clean_examples, contaminated, overlapping
from korgrpo_helpers.hub import load
from korgrpo_helpers.local_files import is_file_name
from korgrpo_helpers.mapping import ColumnMapping, read_mapping
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.settings import Profile

if TYPE_CHECKING:
    from datasets import Dataset


DATA_KEYS = ("priming_data", "grpo_data", "test_data")


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


def own_files(profile: Profile) -> dict[str, str]:
    """프로필의 데이터 가운데 이름이 아니라 내 파일인 것: 자리의 이름 → 파일.

    >>> from korgrpo_helpers.profiles import get_profile
    >>> own_files(get_profile("cpu-demo"))
    {}
    """
    values = {key: getattr(profile, key) for key in DATA_KEYS}
    known = {*sources.SOURCES, *catalog()}
    return {key: name for key, name in values.items() if name not in known and is_file_name(name)}


def own_rows(profile: Profile, key: str, *steps: Step) -> tuple[Dataset, TrainingRows]:
    """`key`(`grpo_data` 따위)에 적은 내 파일에서 그 자리에 쓸 행과, 읽은 것 모두.

    학습에 쓸 행에서는 시험 문제와 같은 문제를 뺍니다. 쓸 행이 없으면 보고를 담은 ValueError입니다.
    """
    written = profile.columns.get(key)
    mapping = read_mapping(written) if written else None
    if key == "test_data":
        chosen = [step for step in STEPS if step is not contaminated]
    else:
        chosen = [*STEPS, overlapping(exam_keys(profile)), *steps]
    found = training_rows(getattr(profile, key), mapping, chosen)
    rows, needed = (
        (found.priming, "풀이와 정답이 모두")
        if key == "priming_data"
        else (found.grpo, "채점할 수 있는 짧은 정답이")
    )
    if rows is None:
        raise ValueError(f"{key}에는 {needed} 있는 행이 있어야 하는데 하나도 없습니다.\n{found}")
    return rows, found


def exam_keys(profile: Profile) -> frozenset[str]:
    """프로필의 시험 문제마다의 `question_key`. 내 시험 파일이면 정제를 마친 모든 문제입니다."""
    if "test_data" in own_files(profile):
        questions = own_rows(profile, "test_data")[1].examples["question"]
    else:
        examples = sources.load(profile.test_data, "test", profile.test_rows, seed=0)
        questions = [example.question for example in examples]
    return frozenset(map(question_key, questions))


def _is_path(name: str) -> bool:
    return Path(name).expanduser().is_file()
