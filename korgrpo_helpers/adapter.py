"""어느 데이터든 같은 여섯 열로 바꿉니다: question, reasoning, answer, verifiable, answer_from, source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.cells import cell_text
from korgrpo_helpers.mapping import ROLES, ColumnMapping, read_example
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.rowwise import column_names, convert_rows
from korgrpo_helpers.schema import inspect_schema

if TYPE_CHECKING:
    from datasets import Dataset, Features, IterableDataset

EXAMPLE_COLUMNS = ("question", "reasoning", "answer", "verifiable", "answer_from", "source")
WHOLE_RESPONSE = "짧은 정답 없음(답변 전체)"


def example_features() -> Features:
    """`to_examples`가 돌려주는 열의 형."""
    from datasets import Features, Value

    texts = {name: Value("string") for name in EXAMPLE_COLUMNS}
    return Features(texts | {"verifiable": Value("bool")})


@dataclass(frozen=True)
class RowReader:
    """`convert_rows`에 주는 함수: 행과 번호 → `Example`의 열과 정답을 찾은 자리."""

    mapping: ColumnMapping
    source: str

    def __call__(self, row: Mapping, index: int) -> dict:
        row_id = cell_text(row, self.mapping.row_id) if self.mapping.row_id else ""
        example, found = read_example(row, self.mapping, f"{self.source}{row_id or index}")
        return {**asdict(example), "answer_from": found}


def row_reader(
    dataset: Dataset | IterableDataset, mapping: ColumnMapping | None, name: str
) -> RowReader:
    """`mapping`이 없으면 카탈로그에 적힌 것, 그것도 없으면 알아봅니다. 적힌 열이 정말 있는지도 봅니다."""
    entry = catalog().get(name)
    if mapping is None and entry is not None and entry.mapping:
        mapping = ColumnMapping(**entry.mapping)
    if mapping is not None and not isinstance(mapping, ColumnMapping):
        raise TypeError(
            f"mapping에는 ColumnMapping(question=…, answer=…)을 주세요(받은 것: {type(mapping).__name__})."
        )
    mapping = mapping or inspect_schema(dataset).mapping
    names = column_names(dataset)
    if missing := [p for p in mapping.columns() if not {p, p.split(".")[0]} & set(names)]:
        raise ValueError(
            f"없는 열: {', '.join(missing)}. 있는 열: {', '.join(names)}. "
            "ColumnMapping에 적은 이름을 고치세요."
        )
    return RowReader(mapping, f"{name}/" if name else "행 ")


def to_examples(
    dataset: Dataset | IterableDataset, mapping: ColumnMapping | None = None, name: str = ""
) -> tuple[Dataset | IterableDataset, DropReport]:
    """`dataset`을 여섯 열로 바꾼 데이터와 보고를 돌려줍니다. `mapping`이 없으면 `inspect_schema`로 알아봅니다.

    `source` 열은 `이름/번호`(이름이 없으면 `행 번호`)이고, 번호는 데이터의 id 열, 없으면 0부터 센 행의 자리입니다. 풀이나 정답이 없으면 None이고, 지어 넣지 않습니다.
    `verifiable`은 정답을 자동으로 채점할 수 있는지입니다. 스트리밍 데이터의 보고는 행을 읽는 동안 채워집니다.
    없는 열을 가리키거나 쓸 수 있는 행이 없으면 ValueError가 납니다.

    >>> from datasets import Dataset
    >>> raw = Dataset.from_dict({"문제": ["3×4는?", "2×6은?"], "풀이": ["세 번 더해\\n#### 12", "하나\\n#### 12"]})
    >>> rows, report = to_examples(raw)
    >>> rows[0]["reasoning"], rows[0]["answer"], rows[0]["source"]
    ('세 번 더해', '12', '행 0')
    """
    read = row_reader(dataset, mapping, name)
    rows, report = convert_rows(dataset, read, example_features(), "열 바꾸기", _note)
    report.head = _used(read.mapping, column_names(dataset))
    return rows, report


def _used(mapping: ColumnMapping, names: list[str]) -> str:
    """어느 열을 무엇으로 썼고 무엇을 쓰지 않았는지 한 줄."""
    used = mapping.columns()
    roles = [
        f"{title} 「{', '.join([value] if isinstance(value, str) else value)}」"
        for role, title in ROLES.items()
        if (value := getattr(mapping, role)) is not None
    ]
    unused = [
        name
        for name in names
        if not any(path.split(".")[0] == name or path == name for path in used)
    ]
    left = f" (쓰지 않은 열: {', '.join(unused)})" if unused else ""
    return f"읽은 열: {' · '.join(roles)}{left}"


def _note(report: DropReport, batch: Mapping[str, list]) -> None:
    """남은 행을 셉니다: 풀이가 있는 행, 채점할 수 있는 행, 정답을 찾은 자리."""
    report.noted["풀이가 있는 행"] += sum(value is not None for value in batch["reasoning"])
    report.noted["정답을 채점할 수 있는 행"] += sum(batch["verifiable"])
    for found in batch["answer_from"]:
        report.noted[f"정답이 있던 자리 「{found or WHOLE_RESPONSE}」"] += 1
