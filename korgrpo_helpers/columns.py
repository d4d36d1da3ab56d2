"""`Example`을 학습에 쓰는 행으로 바꿉니다. 가이드의 `format_dataset`을 한국어 데이터에 맞춘 것입니다.

한국어 데이터는 풀이와 정답을 세 가지로 싣습니다. 따로따로(열 두 개), 한 열에 함께(`풀이###정답`),
정답만. 어느 열이 무엇인지는 `inspect_schema`가 알아보고, 손으로는 `ColumnMapping`에 적습니다.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from korgrpo_helpers.adapter import RowReader, row_reader
from korgrpo_helpers.examples import Example
from korgrpo_helpers.formatting import refuse_tags, to_completion, to_prompt
from korgrpo_helpers.mapping import ColumnMapping
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.rowwise import convert_rows

if TYPE_CHECKING:
    from datasets import Dataset, Features, IterableDataset


def example_row(example: Example) -> dict:
    """`Example`을 학습에 쓰는 행으로 바꿉니다. 글에 우리 태그가 있으면 ValueError입니다.

    열은 다섯입니다. `prompt`(메시지 목록), `completion`(모델이 써야 할 글. 풀이나 답이 없으면 None),
    `answer`(정답), `verifiable`(정답을 자동으로 채점할 수 있는지), `source`.
    """
    refuse_tags(정답=example.answer or "")
    completion = None
    if example.reasoning is not None and example.answer is not None:
        completion = to_completion(example.reasoning, example.answer)
    return {
        "prompt": to_prompt(example.question),
        "completion": completion,
        "answer": example.answer,
        "verifiable": example.verifiable,
        "source": example.source,
    }


def to_dataset(examples: list[Example]) -> Dataset:
    """`Example` 목록을 `datasets.Dataset`으로 바꿉니다. 열은 `example_row`와 같습니다.

    >>> to_dataset([Example("1+1은?", "2")]).column_names
    ['prompt', 'completion', 'answer', 'verifiable', 'source']
    """
    from datasets import Dataset

    if not examples:
        raise ValueError("문제가 하나도 없습니다. 데이터 이름과 행 수를 확인하세요.")
    rows = [example_row(example) for example in examples]
    return Dataset.from_list(rows, features=_row_features())


def _row_features() -> Features:
    from datasets import Features, List, Value

    message = {"role": Value("string"), "content": Value("string")}
    return Features(
        prompt=List(message),
        completion=Value("string"),
        answer=Value("string"),
        verifiable=Value("bool"),
        source=Value("string"),
    )


@dataclass(frozen=True)
class _ReadAndFormat:
    read: RowReader

    def __call__(self, row: Mapping, index: int) -> dict:
        return _format_row(self.read(row, index), index)


def _format_row(row: Mapping, index: int) -> dict:
    return example_row(Example(**{item.name: row[item.name] for item in fields(Example)}))


def format_korean_dataset(
    dataset: Dataset | IterableDataset, mapping: ColumnMapping | None = None, name: str = ""
) -> tuple[Dataset | IterableDataset, DropReport]:
    """열을 찾아 책의 형식으로 바꾼 데이터와, 몇 행을 왜 뺐는지의 보고를 돌려줍니다.

    `to_examples`와 같이 읽고 메시지와 태그를 입힙니다. 풀이가 없는 행에 풀이를 지어 넣지 않습니다. 그런 행은
    `completion`이 None이고 `priming_rows`가 거릅니다.

    >>> from datasets import Dataset
    >>> raw = Dataset.from_dict({"문제": ["1+1은?"], "풀이와 답": ["1+1=2.###2"]})
    >>> rows, report = format_korean_dataset(raw, ColumnMapping("문제", response="풀이와 답", separator="###"))
    >>> rows[0]["completion"], report.kept
    ('1+1=2.<end_working_out><SOLUTION>2</SOLUTION>', 1)
    """
    read = _ReadAndFormat(row_reader(dataset, mapping, name))
    return convert_rows(dataset, read, _row_features(), "책의 형식으로 바꾸기")


def format_examples(
    examples: Dataset | IterableDataset,
) -> tuple[Dataset | IterableDataset, DropReport]:
    """`to_examples`가 바꾸고 정제까지 마친 데이터에 메시지와 태그를 입힙니다."""
    return convert_rows(examples, _format_row, _row_features(), "형식 입히기")


def priming_rows(dataset: Dataset) -> tuple[Dataset, DropReport]:
    """풀이가 있는 행만 골라 SFT 사전 학습에 씁니다. 풀이가 없어 뺀 행은 보고에 있습니다.

    풀이가 있는 행이 하나도 없으면 ValueError입니다.
    """
    report = DropReport("사전 학습에 쓸 행", total=len(dataset))
    flags = [completion is not None for completion in dataset["completion"]]
    kept = _keep(dataset, flags, report, "풀이가 없습니다")
    if not kept:
        raise ValueError(
            "풀이가 있는 행이 없어 SFT 사전 학습을 할 수 없습니다. 이 데이터는 GRPO에 쓰고, "
            "사전 학습에는 풀이가 있는 다른 데이터를 고르세요."
        )
    return dataset.select(kept), report


def grpo_rows(dataset: Dataset) -> tuple[Dataset, DropReport]:
    """GRPO에 넘길 행: 정답을 자동으로 채점할 수 있는 행의 문제와 정답만. 뺀 행은 보고에 있습니다.

    그런 행이 하나도 없으면 ValueError입니다.
    """
    report = DropReport("GRPO에 쓸 행", total=len(dataset))
    kept = _keep(dataset, dataset["verifiable"], report, "정답을 자동으로 채점할 수 없습니다")
    if not kept:
        raise ValueError(
            "정답을 채점할 수 있는 행이 없어 GRPO를 할 수 없습니다. 이 데이터는 SFT에 쓰고, GRPO에는 짧은 정답이 "
            "있는 데이터를 고르세요(카탈로그의 「GRPO」)."
        )
    return dataset.select(kept).remove_columns(["completion", "verifiable"]), report


def _keep(dataset: Dataset, flags: Iterable[bool], report: DropReport, reason: str) -> list[int]:
    """남길 행의 번호. 나머지는 보고에 적습니다."""
    kept = []
    for index, (flag, source) in enumerate(zip(flags, dataset["source"], strict=True)):
        if flag:
            kept.append(index)
        else:
            report.drop(source or index, reason)
    return kept
