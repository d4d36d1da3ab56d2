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


def readable(dataset: Dataset | IterableDataset) -> Dataset | IterableDataset:
    """글로 읽을 수 있게 고친 데이터: 분류의 번호(ClassLabel)는 이름으로, 그림과 소리는 풀지 않고 둡니다."""
    require_dataset(dataset)
    for name, feature in dict(dataset.features or {}).items():
        kind = type(feature).__name__
        if kind in ("Image", "Audio", "Video"):
            dataset = dataset.cast_column(name, type(feature)(decode=False))
        elif kind == "ClassLabel":
            dataset = _named(dataset, name, feature.names)
    return dataset


def _named(dataset, column: str, names: list[str]):
    from datasets import Value

    texts = dataset.cast_column(column, Value("int64"))
    features = texts.features.copy() if texts.features else None
    if features is not None:
        features[column] = Value("string")
    read = _LabelNames(column, tuple(names))
    return texts.map(read, features=features)


@dataclass(frozen=True)
class _LabelNames:
    column: str
    names: tuple[str, ...]

    def __call__(self, row: Mapping) -> dict:
        number = row[self.column]
        known = number is not None and 0 <= number < len(self.names)
        return {self.column: self.names[number] if known else None}


def column_names(dataset: Dataset | IterableDataset) -> list[str]:
    """열의 이름. 첫 행을 읽어야 아는 스트리밍 데이터도 됩니다. 행이 없으면 ValueError입니다."""
    require_dataset(dataset)
    if dataset.column_names is not None:
        return dataset.column_names
    first = next(iter(islice(dataset, 1)), None)
    if first is None:
        raise ValueError("행이 하나도 없습니다. 데이터의 이름과 갈래를 확인하세요.")
    return list(first)


def require_dataset(dataset: object) -> None:
    """datasets의 데이터가 아니면 여는 법을 알려 주는 TypeError가 납니다."""
    if not (hasattr(dataset, "column_names") and hasattr(dataset, "map")):
        raise TypeError(
            f"datasets의 Dataset을 주세요(받은 것: {type(dataset).__name__}). 이름이나 파일은 load('내 문제.csv'), "
            "pandas는 Dataset.from_pandas(표), 행의 목록은 Dataset.from_list(행들)로 엽니다."
        )


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
    dataset = readable(dataset)
    if not is_streaming(dataset) and len(dataset) == 0:
        raise ValueError("행이 하나도 없습니다. 데이터의 이름과 갈래를 확인하세요.")
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
