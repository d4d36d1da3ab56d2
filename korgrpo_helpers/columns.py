"""열 이름이 제각각인 데이터를 책의 형식으로 바꿉니다. 가이드의 `format_dataset`을 한국어 데이터에 맞춘 것입니다.

한국어 데이터는 풀이와 정답을 세 가지로 싣습니다. 따로따로(열 두 개), 한 열에 함께(`풀이###정답`),
정답만. 어느 열이 무엇인지는 `ColumnMapping`으로 알려 줍니다.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korgrpo_helpers.examples import Example
from korgrpo_helpers.formatting import refuse_tags, to_completion, to_prompt
from korgrpo_helpers.reports import DropReport

if TYPE_CHECKING:
    from datasets import Dataset

THINK_TAGS = ("<think>", "</think>")


@dataclass(frozen=True)
class ColumnMapping:
    """어느 열이 문제·풀이·정답인지.

    `combined`는 풀이와 정답이 함께 든 열이고 `separator`의 마지막 자리에서 나눕니다. `combined`를 쓰면
    `answer`와 `reasoning`은 비워 둡니다.
    """

    question: str
    answer: str | None = None
    reasoning: str | None = None
    combined: str | None = None
    separator: str = "###"

    def __post_init__(self) -> None:
        if (self.combined is None) == (self.answer is None):
            raise ValueError(
                "정답이 든 열을 하나만 알려 주세요. 따로 있으면 answer=…, 풀이와 함께 있으면 combined=…."
            )
        if self.combined is not None and self.reasoning is not None:
            raise ValueError("combined에는 풀이가 이미 들어 있습니다. reasoning=…을 지우세요.")

    def columns(self) -> list[str]:
        used = (self.question, self.answer, self.reasoning, self.combined)
        return [column for column in used if column is not None]

    def read(self, row: Mapping) -> Example:
        """행 하나를 `Example`로 읽습니다. 쓸 수 없는 행이면 까닭을 담은 ValueError가 납니다."""
        question = _text(row, self.question)
        if self.combined is not None:
            reasoning, found, answer = _text(row, self.combined).rpartition(self.separator)
            if not found:
                raise ValueError(f"{self.combined} 열에 구분자 {self.separator!r}이(가) 없습니다")
            if reasoning.endswith(self.separator[0]):
                raise ValueError(f"{self.combined} 열의 구분자가 {self.separator!r}보다 깁니다")
        else:
            answer = _text(row, self.answer)
            reasoning = _text(row, self.reasoning, required=False) if self.reasoning else ""
        for tag in THINK_TAGS:
            reasoning = reasoning.replace(tag, "")
        answer, reasoning = answer.strip(), reasoning.strip()
        if not answer:
            raise ValueError("정답이 비었습니다")
        return Example(question, answer, reasoning or None)


def _text(row: Mapping, column: str, required: bool = True) -> str:
    value = row[column]
    if value is None or value != value:  # pandas를 거친 데이터의 빈칸은 NaN입니다
        value = ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{column} 열의 값이 글이 아니라 {type(value).__name__}입니다")
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # 빈칸이 섞인 정수 열은 3이 3.0으로 읽힙니다
    text = str(value).strip()
    if required and not text:
        raise ValueError(f"{column} 열이 비었습니다")
    return text


def example_row(example: Example) -> dict:
    """`Example`을 학습에 쓰는 행으로 바꿉니다. 글에 우리 태그가 있으면 ValueError입니다.

    열은 넷입니다. `prompt`(메시지 목록), `completion`(모델이 써야 할 글, 풀이가 없으면 None),
    `answer`(정답), `source`.
    """
    refuse_tags(정답=example.answer)
    completion = None
    if example.reasoning is not None:
        completion = to_completion(example.reasoning, example.answer)
    return {
        "prompt": to_prompt(example.question),
        "completion": completion,
        "answer": example.answer,
        "source": example.source,
    }


def to_dataset(examples: list[Example]) -> Dataset:
    """`Example` 목록을 `datasets.Dataset`으로 바꿉니다. 열은 `example_row`와 같습니다.

    >>> to_dataset([Example("1+1은?", "2")]).column_names
    ['prompt', 'completion', 'answer', 'source']
    """
    return _dataset([example_row(example) for example in examples])


def _dataset(rows: list[dict]) -> Dataset:
    from datasets import Dataset, Features, List, Value

    if not rows:
        raise ValueError("문제가 하나도 없습니다. 데이터 이름과 행 수를 확인하세요.")
    message = {"role": Value("string"), "content": Value("string")}
    features = Features(
        prompt=List(message),
        completion=Value("string"),
        answer=Value("string"),
        source=Value("string"),
    )
    return Dataset.from_list(rows, features=features)


def format_korean_dataset(dataset: Dataset, mapping: ColumnMapping) -> tuple[Dataset, DropReport]:
    """열을 찾아 책의 형식으로 바꾼 데이터와, 몇 행을 왜 뺐는지의 보고를 돌려줍니다.

    풀이가 없는 행에 풀이를 지어 넣지 않습니다. 그런 행은 `completion`이 None이고 `priming_rows`가
    거릅니다. 없는 열을 가리키면 있는 열을 모두 적은 ValueError가 납니다.

    >>> from datasets import Dataset
    >>> raw = Dataset.from_dict({"문제": ["1+1은?"], "풀이와 답": ["1+1=2.###2"]})
    >>> rows, report = format_korean_dataset(raw, ColumnMapping("문제", combined="풀이와 답"))
    >>> rows[0]["completion"], report.kept
    ('1+1=2.<end_working_out><SOLUTION>2</SOLUTION>', 1)
    """
    if missing := [column for column in mapping.columns() if column not in dataset.column_names]:
        raise ValueError(
            f"열 {', '.join(missing)}이(가) 없습니다. 있는 열: {', '.join(dataset.column_names)}. "
            "ColumnMapping에 적은 이름을 고치세요."
        )
    report = DropReport("열 바꾸기", total=len(dataset))
    rows = []
    for index, row in enumerate(dataset):
        try:
            rows.append(example_row(replace(mapping.read(row), source=f"행 {index}")))
        except ValueError as error:
            report.drop(index, str(error))
    if not rows:
        raise ValueError(f"쓸 수 있는 행이 없습니다.\n{report}")
    return _dataset(rows), report


def priming_rows(dataset: Dataset) -> tuple[Dataset, DropReport]:
    """풀이가 있는 행만 골라 SFT 사전 학습에 씁니다. 풀이가 없어 뺀 행은 보고에 있습니다.

    풀이가 있는 행이 하나도 없으면 ValueError입니다.
    """
    report = DropReport("사전 학습에 쓸 행", total=len(dataset))
    kept = []
    for index, completion in enumerate(dataset["completion"]):
        if completion is None:
            report.drop(dataset["source"][index] or index, "풀이가 없습니다")
        else:
            kept.append(index)
    if not kept:
        raise ValueError(
            "풀이가 있는 행이 없어 SFT 사전 학습을 할 수 없습니다. 이 데이터는 GRPO에 쓰고, "
            "사전 학습에는 풀이가 있는 다른 데이터를 고르세요."
        )
    return dataset.select(kept), report


def grpo_rows(dataset: Dataset) -> Dataset:
    """GRPO에 넘길 행. 정답 글(`completion`)은 빼고 문제와 정답만 남깁니다."""
    return dataset.remove_columns("completion")
