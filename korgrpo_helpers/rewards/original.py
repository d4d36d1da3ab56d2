"""원본 노트북의 보상 함수 넷을 점수와 결함까지 그대로 옮겼습니다.

일부러 고치지 않았습니다. 책이 결함을 돌려 보이고, 우리 보상과 나란히 재려면 원본과 같아야 합니다.
점수표의 근거는 unslothai/notebooks의 nb/Qwen3_(4B)-GRPO.ipynb(bdda2efc)입니다. 다른 점은 하나,
원본의 check_numbers가 다섯 번에 한 번 보기를 찍던 것을 뺐습니다. 정규식은 같은 것을 뽑는
선형 시간의 찾기로 바꾸었습니다.

모든 함수는 TRL의 보상 함수 꼴이고, completion 하나마다 점수 하나를 돌려줍니다.
completion은 글이거나 `[{"role": "assistant", "content": 글}]`입니다.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from korgrpo_helpers.formatting import REASONING_END, SOLUTION_END, SOLUTION_START

RewardFunction = Callable[..., list[float]]
DEFAULT_EOS = "<|endoftext|>"

_NUMBER = re.compile(r"-?[\d.,]+")


def _ends_line(text: str, start: int, eos_token: str) -> bool:
    """원본 정규식의 꼬리 `\\s*(?:eos)?\\s*$`(MULTILINE)가 `start`에서 맞는지."""

    def blank_until(position: int) -> tuple[int, bool]:
        end = position
        while end < len(text) and text[end].isspace():
            end += 1
        return end, end == len(text) or "\n" in text[position:end]

    end, matched = blank_until(start)
    if not matched and eos_token and text.startswith(eos_token, end):
        _, matched = blank_until(end + len(eos_token))
    return matched


def extract_solution(text: str, eos_token: str) -> str | None:
    """원본의 match_format 정규식이 뽑는 답. 맞지 않으면 None.

    원본의 정규식은 태그가 여럿인 글에서 시간이 세제곱으로 늡니다(16,000자에 9초쯤). 모델의 출력은 믿을 수 없는
    글이므로 같은 답을 찾기만으로 뽑습니다. 둘이 같다는 것은 tests/test_rewards_original.py가 확인합니다.
    """
    reasoning_end = text.find(REASONING_END)
    if reasoning_end < 0:
        return None
    start = text.find(SOLUTION_START, reasoning_end + len(REASONING_END))
    if start < 0:
        return None
    start += len(SOLUTION_START)
    end = text.find(SOLUTION_END, start + 1)
    while end >= 0:
        if _ends_line(text, end + len(SOLUTION_END), eos_token):
            return text[start:end]
        end = text.find(SOLUTION_END, end + 1)
    return None


def extract_number(text: str) -> str | None:
    """원본의 match_numbers 정규식이 뽑는 글: 첫 `<SOLUTION>` 뒤에 처음 나오는 수. 없으면 None."""
    start = text.find(SOLUTION_START)
    found = _NUMBER.search(text, start + len(SOLUTION_START)) if start >= 0 else None
    return found.group() if found else None


def completion_text(completion: str | list[dict]) -> str:
    """TRL이 넘기는 두 가지 모양(글, 메시지 목록)에서 글을 꺼냅니다."""
    return completion if isinstance(completion, str) else completion[0]["content"]


def match_format_exactly(completions, *, eos_token: str = DEFAULT_EOS, **kwargs) -> list[float]:
    """형식이 정규식에 맞으면 3.0, 아니면 0.

    >>> match_format_exactly(["1+1=2.<end_working_out><SOLUTION>2</SOLUTION>", "2"])
    [3.0, 0.0]
    """
    found = [extract_solution(completion_text(c), eos_token) for c in completions]
    return [0.0 if solution is None else 3.0 for solution in found]


def match_format_approximately(completions, **kwargs) -> list[float]:
    """태그 셋마다 꼭 한 번 나오면 +0.5, 아니면 -1.0. 범위는 -3.0 ~ 1.5.

    >>> match_format_approximately(["1+1=2.<end_working_out>2"])
    [-1.5]
    """
    tags = (REASONING_END, SOLUTION_START, SOLUTION_END)
    return [
        sum(0.5 if completion_text(c).count(tag) == 1 else -1.0 for tag in tags)
        for c in completions
    ]


def _answer_score(guess: str | None, gold: str) -> float:
    if guess is None:
        return -2.0
    if guess == gold:
        return 5.0
    if guess.strip() == gold.strip():
        return 3.5
    try:
        ratio = float(guess) / float(gold)
    except (ValueError, ZeroDivisionError):
        return -4.5
    if 0.9 <= ratio <= 1.1:
        return 2.0
    if 0.8 <= ratio <= 1.2:
        return 1.5
    return -2.5


def check_answer(completions, answer, *, eos_token: str = DEFAULT_EOS, **kwargs) -> list[float]:
    """형식 안의 답을 정답과 견줍니다. 같으면 5.0, 가까운 수면 2.0이나 1.5, 틀리면 -2.5, 수가 아니면 -4.5.

    >>> solution = "<end_working_out><SOLUTION>{}</SOLUTION>"
    >>> check_answer([solution.format(text) for text in ("1000", "999", "3,250")], ["1000"] * 3)
    [5.0, 2.0, -4.5]
    """
    found = [extract_solution(completion_text(c), eos_token) for c in completions]
    return [_answer_score(guess, gold) for guess, gold in zip(found, answer, strict=True)]


def _number_score(guess: str | None, gold: str) -> float:
    if guess is None:
        return -2.5
    try:
        return 3.5 if float(guess.strip().replace(",", "")) == float(gold.strip()) else -1.5
    except ValueError:
        return 0.0


def check_numbers(completions, answer, **kwargs) -> list[float]:
    """`<SOLUTION>` 뒤에 처음 나오는 수를 정답과 견줍니다. 같으면 3.5, 다르면 -1.5, 수가 없으면 -2.5.

    >>> check_numbers(["<SOLUTION>3,250원</SOLUTION>"], ["3250"])
    [3.5]
    """
    found = [extract_number(completion_text(c)) for c in completions]
    return [_number_score(guess, gold) for guess, gold in zip(found, answer, strict=True)]


@dataclass(frozen=True)
class WithEos:
    """eos 토큰을 정해 둔 보상 함수. functools.partial에는 TRL이 로그에 쓰는 `__name__`이 없습니다."""

    function: RewardFunction
    eos_token: str

    @property
    def __name__(self) -> str:
        return self.function.__name__

    def __call__(self, completions, **kwargs) -> list[float]:
        return self.function(completions, eos_token=self.eos_token, **kwargs)


def original_rewards(tokenizer) -> list[RewardFunction]:
    """원본의 차례대로 넷. eos는 불러온 토크나이저의 것을 씁니다. 합의 최댓값은 13.0입니다."""
    return [
        WithEos(match_format_exactly, tokenizer.eos_token),
        match_format_approximately,
        WithEos(check_answer, tokenizer.eos_token),
        check_numbers,
    ]
