"""시험: 같은 문제를 풀게 하고 형식을 지킨 비율과 맞힌 비율을 신뢰구간과 함께 잽니다."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, sqrt
from statistics import fmean
from typing import TYPE_CHECKING

from korgrpo_helpers.answers import verify
from korgrpo_helpers.formatting import parse_completion
from korgrpo_helpers.generation import Rollout, generate
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.lengths import render_prompts
from korgrpo_helpers.models import Policy
from korgrpo_helpers.processes import state, world_size

if TYPE_CHECKING:
    from datasets import Dataset

Z_95 = 1.959964


def wilson_interval(successes: int, n: int) -> tuple[float, float]:
    """비율의 95 % 신뢰구간(윌슨 점수 구간). 0과 1 가까이에서도 구간이 [0, 1]을 벗어나지 않습니다.

    >>> tuple(round(edge, 3) for edge in wilson_interval(50, 100))
    (0.404, 0.596)
    """
    if n < 1:
        raise ValueError("시험 문제가 한 개 이상 있어야 합니다.")
    share = successes / n
    center = (share + Z_95**2 / (2 * n)) / (1 + Z_95**2 / n)
    half = Z_95 * sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2)) / (1 + Z_95**2 / n)
    return max(0.0, center - half), min(1.0, center + half)


def pass_at_k(n: int, right: int, k: int) -> float:
    """`n`번 풀어 `right`번 맞혔을 때, 그 가운데 `k`번을 뽑으면 하나라도 맞을 확률(arXiv:2107.03374의 식).

    >>> pass_at_k(4, 1, 4), pass_at_k(8, 2, 1)
    (1.0, 0.25)
    """
    if not 0 < k <= n or not 0 <= right <= n:
        raise ValueError(f"n={n}, right={right}, k={k}: 0 < k <= n, 0 <= right <= n이어야 합니다.")
    return 1 - comb(n - right, k) / comb(n, k)


def reasoning_hangul_share(rollouts: list[Rollout], *, count_symbols: bool = False) -> float:
    """풀이의 한글 비율을 글마다 재어 평균한 값(0~1).

    태그와 식, 수, 변수와 단위는 세지 않습니다(변수와 단위는 `count_symbols=True`면 셉니다). 형식이 틀린 글은 글 전체를
    풀이로 보고, 글자가 없는 풀이는 0입니다.
    """
    shares = []
    for rollout in rollouts:
        parsed = parse_completion(rollout.text)
        text = parsed.reasoning if parsed.valid else rollout.text
        shares.append(hangul_share(text, count_symbols=count_symbols))
    return fmean(shares)


@dataclass(frozen=True)
class Evaluation:
    """시험 한 번의 결과. 비율은 0~1입니다. `accuracy`는 옳은 형식 안에 옳은 답을 쓴 비율입니다."""

    n: int
    format_rate: float
    accuracy: float
    low: float
    high: float
    mean_tokens: float
    truncated_rate: float

    def __str__(self) -> str:
        return (
            f"정답률 {self.accuracy:6.1%} ({self.low:.1%}~{self.high:.1%}) · 형식 {self.format_rate:6.1%}"
            f" · {self.mean_tokens:.1f}토큰 · 잘림 {self.truncated_rate:.1%}"
        )


def score(rollouts: list[Rollout], gold: list[str]) -> Evaluation:
    """모델이 쓴 글과 정답을 견주어 `Evaluation`을 만듭니다."""
    if len(rollouts) != len(gold):
        raise ValueError(
            f"글은 {len(rollouts)}개인데 정답은 {len(gold)}개입니다. 같은 문제로 재세요."
        )
    parsed = [parse_completion(rollout.text) for rollout in rollouts]
    n = len(parsed)
    right = sum(
        completion.valid and verify(answer, completion.answer)
        for completion, answer in zip(parsed, gold, strict=True)
    )
    low, high = wilson_interval(right, n)
    return Evaluation(
        n=n,
        format_rate=sum(completion.valid for completion in parsed) / n,
        accuracy=right / n,
        low=low,
        high=high,
        mean_tokens=fmean(rollout.tokens for rollout in rollouts),
        truncated_rate=sum(not rollout.finished for rollout in rollouts) / n,
    )


def evaluate(
    policy: Policy,
    dataset: Dataset,
    max_new_tokens: int,
    *,
    sampled: bool = False,
    forbidden_start: str | None = None,
) -> tuple[Evaluation, list[Rollout]]:
    """`dataset`의 문제를 모두 풀게 하고 결과와 글을 돌려줍니다. 열은 `prompt`와 `answer`를 씁니다.

    프로세스가 여럿이면 모두가 함께 불러야 합니다. 문제를 나누어 풀고, 모두가 같은 결과를 받습니다. 혼자 풀 때와 같은
    묶음으로 풀므로 greedy의 결과는 혼자 푼 것과 같습니다. `sampled`면 난수의 차례가 달라져 다를 수 있습니다.
    """
    prompts = render_prompts(dataset, policy.tokenizer)
    options = {"sampled": sampled, "forbidden_start": forbidden_start}
    if world_size() == 1:
        rollouts = generate(policy, prompts, max_new_tokens, **options)
    else:
        rollouts = _generate_together(policy, prompts, max_new_tokens, options)
    return score(rollouts, list(dataset["answer"])), rollouts


def _generate_together(
    policy: Policy, prompts: list[str], max_new_tokens: int, options: dict
) -> list[Rollout]:
    """`generation_batch`개씩의 묶음을 프로세스마다 나누어 쓰고, 문제의 차례로 모읍니다."""
    shared = state()
    from accelerate.utils import gather_object

    size = policy.profile.generation_batch
    batches = [prompts[start : start + size] for start in range(0, len(prompts), size)]
    with shared.split_between_processes(batches) as mine:
        written = [
            rollout
            for batch in mine
            for rollout in generate(policy, batch, max_new_tokens, **options)
        ]
    return gather_object(written)
