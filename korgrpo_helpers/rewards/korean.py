"""이 책이 권하는 한국어 보상 다섯. 형식을 먼저 보고, 정답은 옳은 형식 안에서만 셉니다.

| 보상 | 점수 | 보는 것 |
|---|---|---|
| `format_reward` | 0 ~ 1 | 풀이 하나, 답 하나, 그 뒤에 아무것도 없음 |
| `answer_reward` | 0 또는 2 | 옳은 형식 안의 답이 정답과 같음(`answers.verify`) |
| `hangul_reward` | 0 ~ 0.2 | 풀이의 한글 비율(글자 가운데 한글) |
| `repetition_penalty` | -0.5 ~ 0 | 같은 말을 되풀이한 몫 |
| `OverlongPenalty` | -0.5 ~ 0 | 길이의 상한에 가까운 만큼(DAPO, arXiv:2503.14476) |

합의 범위는 -1.0 ~ 3.2입니다. 가까운 답에는 점수가 없습니다. 한글 비율의 점수는 일부러 낮게 두었습니다. 언어를 세게
보상하면 정답률이 떨어진다는 보고가 있기 때문입니다(arXiv:2501.12948, arXiv:2505.22888).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from korgrpo_helpers.answers import verify
from korgrpo_helpers.formatting import (
    REASONING_END,
    SOLUTION_END,
    SOLUTION_START,
    parse_completion,
)
from korgrpo_helpers.formulas import PROCESSES
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.rewards.original import completion_text

FORMAT_SCORE = 1.0
# 형식이 틀린 글이 태그 하나를 꼭 한 번 쓸 때마다 받는 점수. 사전 학습이 모자란 모델에게 길을 보여 줍니다.
TAG_SCORE = 0.1
ANSWER_SCORE = 2.0
HANGUL_SCORE = 0.2
REPETITION_SCORE = -0.5
OVERLONG_SCORE = -0.5
TOTAL_RANGE = (
    REPETITION_SCORE + OVERLONG_SCORE,
    FORMAT_SCORE + ANSWER_SCORE + HANGUL_SCORE,
)

# 되풀이를 재는 조각의 길이(낱말, 띄어쓰기가 드문 글에서는 글자)와, 벌하기 시작하는 몫
_PIECE_WORDS = 4
_PIECE_CHARACTERS = 12
_LONG_WORDS = 20
_REPEATED_FROM = 0.4
_MIN_CHARACTERS = 100

RewardFunction = Callable[..., list[float]]


def format_reward(completions, **kwargs) -> list[float]:
    """옳은 형식이면 1.0, 아니면 태그 셋 가운데 꼭 한 번 쓴 것마다 0.1.

    >>> format_reward(["1+1=2.<end_working_out><SOLUTION>2</SOLUTION>", "1+1=2.<end_working_out>2"])
    [1.0, 0.1]
    """
    return [_format_score(completion_text(completion)) for completion in completions]


def _format_score(text: str) -> float:
    if parse_completion(text).valid:
        return FORMAT_SCORE
    tags = (REASONING_END, SOLUTION_START, SOLUTION_END)
    return round(TAG_SCORE * sum(text.count(tag) == 1 for tag in tags), 2)


def answer_reward(completions, answer, **kwargs) -> list[float]:
    """옳은 형식 안의 답이 정답과 같으면 2.0, 아니면 0. 가까운 답에는 점수가 없습니다.

    >>> solution = "풀이<end_working_out><SOLUTION>{}</SOLUTION>"
    >>> answer_reward([solution.format(text) for text in ("3,250원", "3251")], ["3250"] * 2)
    [2.0, 0.0]
    """
    texts = [completion_text(completion) for completion in completions]
    pairs = list(zip(texts, answer, strict=True))
    # 수식을 견주는 프로세스를 스레드마다 하나씩 씁니다
    with ThreadPoolExecutor(PROCESSES) as threads:
        right = threads.map(lambda pair: is_right(*pair), pairs)
        return [ANSWER_SCORE if one else 0.0 for one in right]


def is_right(text: str, gold: str) -> bool:
    """형식이 옳고 답도 옳은지."""
    parsed = parse_completion(text)
    return parsed.valid and verify(gold, parsed.answer)


def hangul_reward(completions, **kwargs) -> list[float]:
    """옳은 형식의 풀이의 한글 비율에 0.2를 곱한 값. 형식이 틀리면 0.

    >>> hangul_reward(["한글로 풉니다.<end_working_out><SOLUTION>2</SOLUTION>"])
    [0.2]
    """
    parsed = [parse_completion(completion_text(completion)) for completion in completions]
    return [
        round(HANGUL_SCORE * hangul_share(one.reasoning), 4) if one.valid else 0.0 for one in parsed
    ]


def repeated_share(text: str) -> float:
    """앞에서 이미 나온 조각(이어진 네 낱말)의 몫(0~1). 100자보다 짧은 글은 0.

    띄어쓰기가 드문 글은 이어진 열두 글자로 잽니다.
    """
    if len(text) < _MIN_CHARACTERS:
        return 0.0
    words: list[str] | str = text.split()
    size = _PIECE_WORDS
    if len(text) > _LONG_WORDS * len(words):
        words, size = "".join(words), _PIECE_CHARACTERS
    total = len(words) - size + 1
    if total < 1:
        return 0.0
    return 1 - len(set(zip(*(words[start:] for start in range(size)), strict=False))) / total


def repetition_penalty(completions, **kwargs) -> list[float]:
    """같은 말을 되풀이한 몫이 0.4를 넘으면 넘는 만큼, 모두 되풀이면 -0.5까지 뺍니다."""
    shares = [repeated_share(completion_text(completion)) for completion in completions]
    return [
        round(REPETITION_SCORE * max(0.0, share - _REPEATED_FROM) / (1 - _REPEATED_FROM), 4) + 0.0
        for share in shares
    ]


@dataclass(frozen=True)
class OverlongPenalty:
    """상한 앞의 `buffer`토큰에 들어서면 깎기 시작해 상한에서 -0.5가 됩니다."""

    max_tokens: int
    buffer: int
    __name__ = "overlong_penalty"

    def __post_init__(self) -> None:
        if not 0 < self.buffer < self.max_tokens:
            raise ValueError(
                f"buffer({self.buffer})는 0보다 크고 max_tokens({self.max_tokens})보다 작아야 합니다."
            )

    def __call__(self, completions, completion_ids, **kwargs) -> list[float]:
        start = self.max_tokens - self.buffer
        over = [max(0, len(ids) - start) / self.buffer for ids in completion_ids]
        return [round(OVERLONG_SCORE * min(1.0, share), 4) + 0.0 for share in over]


def korean_rewards(max_completion_length: int) -> list[RewardFunction]:
    """TRL에 그대로 넘기는 목록. 길이 벌은 상한의 마지막 5분의 1에서 시작합니다."""
    return [
        format_reward,
        answer_reward,
        hangul_reward,
        repetition_penalty,
        OverlongPenalty(max_completion_length, max(1, max_completion_length // 5)),
    ]
