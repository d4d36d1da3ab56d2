"""행마다 읽어 새 열로 바꾸고, 읽지 못한 행을 번호와 까닭과 함께 뺍니다.

`datasets.map`으로 한 묶음씩 하므로 십만 행도 메모리에 다 올리지 않고, 같은 일은 곳간에서 꺼내 씁니다. 스트리밍
데이터도 같은 함수로 바꿉니다.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from korgrpo_helpers.artifacts import code_fingerprint
from korgrpo_helpers.reports import DropReport

if TYPE_CHECKING:
    from datasets import Dataset, Features, IterableDataset

BATCH_ROWS = 250
PROBLEM = "__problem__"
ReadRow = Callable[[Mapping, int], dict]


@dataclass(frozen=True)
class _Batched:
    """한 묶음을 바꾸는 함수. `code`는 이 패키지의 지문이라, 판이 바뀌면 곳간의 옛것을 쓰지 않습니다."""

    read: ReadRow
    columns: tuple[str, ...]
    code: str

    def __call__(self, batch: Mapping[str, list], indices: list[int]) -> dict[str, list]:
        result: dict[str, list] = {name: [] for name in (*self.columns, PROBLEM)}
        for place, index in enumerate(indices):
            row = {name: values[place] for name, values in batch.items()}
            try:
                made = self.read(row, index)
            except ValueError as error:
                made = {PROBLEM: str(error)}
            for name, values in result.items():
                values.append(made.get(name))
        return result


def column_names(dataset: Dataset | IterableDataset) -> list[str]:
    """열의 이름. 첫 행을 읽어야 아는 스트리밍 데이터도 됩니다. 행이 없으면 ValueError입니다."""
    if dataset.column_names is not None:
        return dataset.column_names
    first = next(iter(islice(dataset, 1)), None)
    if first is None:
        raise ValueError("행이 하나도 없습니다. 데이터의 이름과 갈래를 확인하세요.")
    return list(first)


def is_streaming(dataset: Dataset | IterableDataset) -> bool:
    return not hasattr(dataset, "__len__")


def convert_rows(
    dataset: Dataset | IterableDataset,
    read: ReadRow,
    features: Features,
    name: str,
    note: Callable[[DropReport, Mapping[str, list]], None] | None = None,
) -> tuple[Dataset | IterableDataset, DropReport]:
    """행마다 `read(행, 번호)`로 바꿉니다. `read`가 ValueError를 내면 그 글을 까닭으로 적고 뺍니다.

    `read`는 피클할 수 있어야 합니다. `note`는 남은 행의 묶음을 받아 보고에 더 셀 것을 셉니다. 스트리밍 데이터의 보고는
    행을 읽는 동안 채워지고 처음부터 다시 읽으면 다시 셉니다. 남는 행이 없으면 ValueError입니다(스트리밍은 빼고).
    """
    note = note or (lambda report, batch: None)
    batched = _Batched(read, tuple(features), code_fingerprint())
    if is_streaming(dataset):
        return _stream(dataset, batched, features, name, note)
    from datasets import Features, Value

    mapped = dataset.map(
        batched,
        batched=True,
        batch_size=BATCH_ROWS,
        with_indices=True,
        remove_columns=dataset.column_names,
        features=Features({**features, PROBLEM: Value("string")}),
        desc=name,
    )
    report = DropReport(name, total=len(mapped))
    kept = []
    for index, problem in enumerate(mapped.data.column(PROBLEM).to_pylist()):
        if problem is None:
            kept.append(index)
        else:
            report.drop(index, problem)
    if not kept:
        raise ValueError(f"쓸 수 있는 행이 없습니다.\n{report}")
    rows = mapped.remove_columns(PROBLEM)
    rows = rows if len(kept) == len(rows) else rows.select(kept)
    for batch in rows.iter(BATCH_ROWS):
        note(report, batch)
    return rows, report


def _stream(dataset, batched: _Batched, features: Features, name: str, note):
    report = DropReport(name, total=0)

    def read(batch: Mapping[str, list], indices: list[int]) -> dict[str, list]:
        if indices[0] == 0:
            report.restart()
        result = batched(batch, indices)
        report.total += len(indices)
        good = []
        for place, problem in enumerate(result.pop(PROBLEM)):
            if problem is None:
                good.append(place)
            else:
                report.drop(indices[place], problem)
        result = {column: [values[place] for place in good] for column, values in result.items()}
        note(report, result)
        return result

    rows = dataset.map(
        read,
        batched=True,
        batch_size=BATCH_ROWS,
        with_indices=True,
        remove_columns=column_names(dataset),
        features=features,
    )
    return rows, report
