"""처음 보는 데이터의 열을 알아봅니다. 이름과 표본을 함께 보고, 모르면 모른다고 말합니다.

확실하지 않은데 정하면 틀린 데이터로 조용히 학습하게 됩니다. 그래서 정할 수 없으면 열과 표본, 손으로 적는 법을 담은
ValueError를 냅니다. 정했으면 표본을 실제로 읽어 보고, 읽히지 않는 행이 많으면 역시 오류를 냅니다.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING

from korgrpo_helpers.cells import cell
from korgrpo_helpers.column_choice import WEAK_QUESTIONS, CannotTell, decide_columns
from korgrpo_helpers.column_roles import MOST, Column, name_key, read_columns
from korgrpo_helpers.mapping import ColumnMapping, read_example
from korgrpo_helpers.traces import TRACE_TAGS, answer_kind

if TYPE_CHECKING:
    from datasets import Dataset, IterableDataset

SAMPLE_ROWS = 64
SHOWN_CHARS = 40
SEPARATORS = ("###", "|||", "[SEP]", "<sep>", "@@@")
CERTAIN, GUESS = "확실", "짐작"


@dataclass(frozen=True)
class Schema:
    """알아본 결과. `trace`는 풀이를 가르는 표지와 그것이 나온 행의 몫, `reasons`는 그렇게 본 까닭입니다."""

    mapping: ColumnMapping
    trace: tuple[tuple[str, float], ...]
    confidence: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"알아본 정도: {self.confidence}"]
        for item in fields(self.mapping):
            value = getattr(self.mapping, item.name)
            if value is not None:
                lines.append(f"  {item.name}: {value}")
        for mark, share in self.trace:
            lines.append(f"  풀이·정답의 표지 {mark}: 표본의 {share:.0%}")
        return "\n".join([*lines, *(f"  - {reason}" for reason in self.reasons)])


def sample_rows(dataset: Dataset | IterableDataset) -> list[dict]:
    """표본 64행. 스트리밍이면 앞의 것, 아니면 처음부터 끝까지 고르게."""
    if not hasattr(dataset, "__len__"):
        return list(islice(dataset, SAMPLE_ROWS))
    step = max(1, len(dataset) // SAMPLE_ROWS)
    return list(dataset.select(range(0, min(len(dataset), step * SAMPLE_ROWS), step)))


def inspect_schema(dataset: Dataset | IterableDataset) -> Schema:
    """어느 열이 문제·풀이·정답인지, 풀이를 무엇으로 가르는지 알아봅니다.

    알 수 없으면 있는 열과 표본, `ColumnMapping`을 손으로 적는 법을 담은 ValueError가 납니다.

    >>> from datasets import Dataset
    >>> raw = Dataset.from_dict({"문제": ["3×4는?", "2×6은?"], "풀이": ["셋씩 넷.", "둘씩 여섯."], "정답": [12, 12]})
    >>> inspect_schema(raw).mapping
    ColumnMapping(question='문제', answer='정답', reasoning='풀이', ...)
    """
    return schema_of(sample_rows(dataset))


def schema_of(rows: Sequence[Mapping]) -> Schema:
    """표본의 행들로 알아봅니다. `inspect_schema`의 알맹이입니다."""
    if not rows:
        raise ValueError(
            "행이 하나도 없어 열을 알아볼 수 없습니다. 데이터의 이름과 갈래를 확인하세요."
        )
    columns = read_columns(rows)
    try:
        mapping, reasons = decide_columns(rows, columns)
        return _checked(rows, columns, mapping, reasons)
    except CannotTell as why:
        raise ValueError(_explain(str(why), columns)) from None


def _explain(why: str, columns: Sequence[Column]) -> str:
    lines = [f"어느 열이 문제와 정답인지 알 수 없습니다: {why}.", "있는 열과 첫 값:"]
    for column in columns:
        shown = str(column.values[0]) if column.values else "(빈칸)"
        more = " …" if len(shown) > SHOWN_CHARS else ""
        lines.append(f"  {column.path} ({column.kind}): {shown[:SHOWN_CHARS]!r}{more}")
    return "\n".join([*lines, "손으로 적어 주세요. 예: ColumnMapping(question='문제 열', answer='정답 열')이나 "
                      "ColumnMapping(question='문제 열', response='풀이와 답이 함께 든 열')."])  # fmt: skip


def _checked(
    rows: Sequence[Mapping], columns: Sequence[Column], mapping: ColumnMapping, reasons: list[str]
) -> Schema:
    """표본을 읽어 보고 표지와 확실함을 정합니다. 읽히지 않는 행이 많으면 모른다고 합니다."""
    examples, places, failures = _try(rows, mapping)
    unfound = places[None] > len(examples) / 2
    if mapping.response and mapping.answer is None and unfound:
        mapping = _with_separator(rows, mapping)
        examples, places, failures = _try(rows, mapping)
    if len(examples) < MOST * len(rows):
        why, count = failures.most_common(1)[0]
        raise CannotTell(f"표본 {len(rows)}행 가운데 {count}행을 읽지 못했습니다({why})")
    if mapping.answer and not sum(example.verifiable for example in examples):
        raise CannotTell(f"{mapping.answer} 열에 채점할 수 있는 정답이 없습니다")
    marks = Counter({place: count for place, count in places.items() if place})
    column = mapping.response or mapping.dialogue
    for row in rows:
        text = str(cell(row, column)) if column else ""
        marks.update(opening for opening, closing in TRACE_TAGS if closing in text)
    trace = tuple((mark, count / len(rows)) for mark, count in marks.most_common())
    used = set(mapping.columns())
    unused = [column for column in columns if column.path not in used and column.values]
    if unused:
        reasons.append(f"쓰지 않은 열: {', '.join(column.path for column in unused)}")
    weak = mapping.input or mapping.passage or name_key(mapping.question or "") in WEAK_QUESTIONS
    # 쓰지 않은 한국어 글이 있으면 그것이 풀이나 답변일 수 있습니다.
    doubtful = weak or any(column.prose and column.korean for column in unused)
    sure = len(examples) >= 0.95 * len(rows) and not doubtful
    reasons.append(f"표본 {len(rows)}행 가운데 {len(examples)}행을 읽었습니다")
    return Schema(mapping, trace, CERTAIN if sure else GUESS, tuple(reasons))


def _try(rows: Sequence[Mapping], mapping: ColumnMapping):
    examples, places, failures = [], Counter(), Counter()
    for row in rows:
        try:
            example, place = read_example(row, mapping)
        except ValueError as error:
            failures[str(error)] += 1
        else:
            examples.append(example)
            places[place] += 1
    return examples, places, failures


def _with_separator(rows: Sequence[Mapping], mapping: ColumnMapping) -> ColumnMapping:
    """「풀이###정답」처럼 기호 하나로 가른 데이터의 기호. 뒤가 늘 짧은 정답이어야 합니다."""
    texts = [str(cell(row, mapping.response)) for row in rows]
    for separator in SEPARATORS:
        parts = [text.rpartition(separator) for text in texts]
        if all(found and answer_kind(last.strip()) for _, found, last in parts):
            values = {item.name: getattr(mapping, item.name) for item in fields(mapping)}
            return ColumnMapping(**values | {"separator": separator})
    return mapping
