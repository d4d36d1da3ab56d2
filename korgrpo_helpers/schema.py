"""처음 보는 데이터의 열을 알아봅니다. 이름과 표본을 함께 보고, 모르면 모른다고 말합니다.

확실하지 않은데 정하면 틀린 데이터로 조용히 학습하게 됩니다. 그래서 정할 수 없으면 열과 표본, 손으로 적는 법을 담은
ValueError를 냅니다. 정했으면 표본을 실제로 읽어 보고, 읽히지 않는 행이 많으면 역시 오류를 냅니다.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import TYPE_CHECKING

from korgrpo_helpers.answers import verify
from korgrpo_helpers.cells import cell, is_blank
from korgrpo_helpers.choice_columns import choice_columns
from korgrpo_helpers.column_choice import WEAK_QUESTIONS, decide_columns
from korgrpo_helpers.column_roles import CannotTell, Column, name_key, read_columns
from korgrpo_helpers.examples import Example
from korgrpo_helpers.mapping import ColumnMapping, read_example
from korgrpo_helpers.rowwise import is_streaming, readable
from korgrpo_helpers.traces import TRACE_TAGS, answer_kind

if TYPE_CHECKING:
    from datasets import Dataset, IterableDataset

SAMPLE_ROWS = 64
SHOWN_CHARS = 40
SEPARATORS = ("###", "|||", "[SEP]", "<sep>", "@@@")
# 보기의 번호로 적은 정답과, 문제에 보기가 적혀 있다는 표시
_CHOICE_GOLD = re.compile(r"[①-⑳]|\d번|\(?[A-Ea-e가나다라마]\)?")
_CHOICE_TEXT = re.compile(r"①|\([1가A]\)|(?:^|\s)[1Aa가][.)]\s")
SMALL_NUMBERS = set("0123456789")
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
    dataset = readable(dataset)
    if is_streaming(dataset):
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
    rows = [row for row in rows if not all(map(is_blank, row.values()))] or rows
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
    return "\n".join([*lines, f"손으로 적어 주세요. 예: {_hint(columns)}"])


def _hint(columns: Sequence[Column]) -> str:
    """이 데이터의 꼴에 가까운 `ColumnMapping`의 보기."""
    choices = choice_columns(columns)
    if choices:
        shown = repr(choices)
        return (
            f"ColumnMapping(question='문제 열', choices={shown}, answer='정답 열', first_choice=1)"
            "(첫 보기가 0번이면 first_choice=0)"
        )
    if talk := next((column for column in columns if column.kind == "messages"), None):
        return f"ColumnMapping(dialogue={talk.path!r})"
    return (
        "ColumnMapping(question='문제 열', answer='정답 열')이나 "
        "ColumnMapping(question='문제 열', response='풀이와 답이 함께 든 열')"
    )


def _checked(
    rows: Sequence[Mapping], columns: Sequence[Column], mapping: ColumnMapping, reasons: list[str]
) -> Schema:
    """표본을 읽어 보고 표지와 확실함을 정합니다. 읽히지 않는 행이 많으면 모른다고 합니다."""
    examples, places, failures = _try(rows, mapping)
    unfound = places[None] > len(examples) / 2
    if mapping.response and mapping.answer is None and unfound:
        mapping = _with_separator(rows, mapping)
        examples, places, failures = _try(rows, mapping)
    if len(examples) < len(rows) / 2:
        why, _ = failures.most_common(1)[0]
        raise CannotTell(
            f"표본 {len(rows)}행 가운데 {len(rows) - len(examples)}행을 읽지 못했습니다(가장 많은 까닭: {why})"
        )
    _refuse_lost_choices(examples, columns, mapping)
    _refuse_other_answer(rows, mapping)
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
    texts = [column for column in unused if column.prose or column.kind in ("lines", "list")]
    doubtful = weak or any(column.korean for column in texts)
    sure = len(examples) >= 0.95 * len(rows) and not doubtful
    reasons.append(f"표본 {len(rows)}행 가운데 {len(examples)}행을 읽었습니다")
    return Schema(mapping, trace, CERTAIN if sure else GUESS, tuple(reasons))


def _refuse_other_answer(rows: Sequence[Mapping], mapping: ColumnMapping) -> None:
    """정답 열과, 답변이 스스로 밝힌 답이 늘 다르면 정답 열이 아닙니다."""
    if not (mapping.answer and mapping.response) or mapping.choices:
        return
    inside = replace(mapping, answer=None)
    both = [(_read(row, mapping), _read(row, inside)) for row in rows]
    pairs = [(one.answer, two.answer) for one, two in both if one and two and two.verifiable]
    wrong = sum(not (verify(one, two) or verify(two, one)) for one, two in pairs)
    if wrong > max(2, len(pairs) / 2):
        raise CannotTell(f"{mapping.answer} 열과 {mapping.response} 열이 밝힌 답이 서로 다릅니다")


def _read(row: Mapping, mapping: ColumnMapping) -> Example | None:
    try:
        return read_example(row, mapping)[0]
    except ValueError:
        return None


def _refuse_lost_choices(
    examples: Sequence[Example], columns: Sequence[Column], mapping: ColumnMapping
) -> None:
    """정답이 보기의 번호인데 보기를 못 찾았으면, 답할 수 없는 문제가 됩니다."""
    if mapping.choices or not mapping.answer:
        return
    left = [c for c in columns if c.path not in mapping.columns() and c.values]
    lists = any(column.kind in ("list", "lines") for column in left)
    if lists or sum(column.short and column.varied for column in left) >= 3:
        small = [one for one in examples if one.answer in SMALL_NUMBERS]
        if len(small) == len(examples) >= 4 and len({one.answer for one in small}) < len(small):
            raise CannotTell(f"{mapping.answer} 열이 보기의 번호 같은데 보기가 든 열을 모릅니다")
    marked = [one for one in examples if _CHOICE_GOLD.fullmatch(one.answer)]
    bare = [one for one in marked if not _CHOICE_TEXT.search(one.question)]
    if len(bare) > len(examples) / 2:
        raise CannotTell(f"{mapping.answer} 열이 보기의 번호 같은데 보기가 든 열을 찾지 못했습니다")


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
