"""토큰 길이: 세고, 분위수로 상한을 정하고, 넘는 행을 데이터에서 거릅니다.

원본은 프롬프트 길이의 90 % 분위수(201)에 1을 더해 max_prompt_length 202를, 2048에서 그것을 뺀
1,846을 max_completion_length로 썼습니다. 한국어는 다르게 쪼개지므로 같은 셈을 다시 합니다.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from korgrpo_helpers.reports import DropReport

if TYPE_CHECKING:
    from datasets import Dataset


@dataclass(frozen=True)
class LengthBudget:
    """토큰 예산. `quantile_length`는 분위수, 두 상한의 합은 `max_seq_length`를 넘지 않습니다."""

    quantile_length: int
    max_prompt_length: int
    max_completion_length: int


def render_prompts(dataset: Dataset, tokenizer) -> list[str]:
    """`prompt` 열의 메시지를 생성 프롬프트까지 붙은 글로 바꿉니다."""
    return [
        tokenizer.apply_chat_template(prompt, add_generation_prompt=True, tokenize=False)
        for prompt in dataset["prompt"]
    ]


def count_tokens(texts: Iterable[str], tokenizer) -> np.ndarray:
    """글마다 토큰 수. 모양 (글의 수,), 정수.

    >>> from korgrpo_helpers.tokenizer import load_qwen3_tokenizer
    >>> tokenizer = load_qwen3_tokenizer()
    [곳간] ...
    >>> count_tokens(["가", "가나다"], tokenizer).shape
    (2,)
    """
    return np.array(
        [len(ids) for ids in tokenizer(list(texts), add_special_tokens=False).input_ids]
    )


def prompt_lengths(dataset: Dataset, tokenizer) -> np.ndarray:
    """행마다 프롬프트의 토큰 수(생성 프롬프트의 여는 태그까지)."""
    return count_tokens(render_prompts(dataset, tokenizer), tokenizer)


def plan_lengths(
    lengths: np.ndarray,
    max_seq_length: int,
    quantile: float = 0.9,
    completion_tokens: int | None = None,
) -> LengthBudget:
    """원본의 셈으로 길이 예산을 정합니다.

    `completion_tokens`를 주면 그만큼만, 주지 않으면 프롬프트를 뺀 나머지를 모두 completion에 줍니다.

    >>> plan_lengths(np.array([201] * 10), max_seq_length=2048)
    LengthBudget(quantile_length=201, max_prompt_length=202, max_completion_length=1846)
    """
    if len(lengths) == 0:
        raise ValueError("길이를 잴 행이 없습니다. 데이터가 비었는지 확인하세요.")
    if not 0 < quantile <= 1:
        raise ValueError(
            f"quantile={quantile}은(는) 0보다 크고 1 이하여야 합니다. 90 %는 0.9입니다."
        )
    if completion_tokens is not None and completion_tokens < 1:
        raise ValueError(f"completion_tokens={completion_tokens}은(는) 1 이상이어야 합니다.")
    quantile_length = int(np.quantile(lengths, quantile))
    max_prompt_length = quantile_length + 1
    left = max_seq_length - max_prompt_length
    if left < 1:
        raise ValueError(
            f"프롬프트 상한 {max_prompt_length:,}토큰만으로 max_seq_length {max_seq_length:,}을(를) 채웁니다. "
            "max_seq_length를 늘리거나 quantile을 낮추세요."
        )
    if completion_tokens is not None and completion_tokens > left:
        raise ValueError(
            f"completion에 {completion_tokens:,}토큰을 주려면 max_seq_length가 "
            f"{max_prompt_length + completion_tokens:,} 이상이어야 합니다(지금 {max_seq_length:,})."
        )
    return LengthBudget(
        quantile_length, max_prompt_length, left if completion_tokens is None else completion_tokens
    )


def keep_within(dataset: Dataset, lengths: np.ndarray, limit: int) -> tuple[Dataset, DropReport]:
    """길이가 `limit` 이하인 행만 남깁니다. 뺀 행의 번호와 길이는 보고에 있습니다.

    남는 행이 없으면 가장 짧은 행의 길이를 알려 주는 ValueError가 납니다.
    """
    if len(dataset) != len(lengths):
        raise ValueError(
            f"행은 {len(dataset):,}개인데 길이는 {len(lengths):,}개입니다. 같은 데이터로 재세요."
        )
    report = DropReport("길이 거르기", total=len(dataset))
    fits = []
    for index, length in enumerate(lengths):
        if length <= limit:
            fits.append(index)
        else:
            report.drop(index, f"{limit:,}토큰보다 깁니다")
    if not fits:
        raise ValueError(
            f"{limit:,}토큰 안에 드는 행이 없습니다. 가장 짧은 행이 {int(min(lengths)):,}토큰입니다. "
            "상한을 늘리거나 데이터를 바꾸세요."
        )
    return dataset.select(fits), report
