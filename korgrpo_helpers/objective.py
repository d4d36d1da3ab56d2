"""GRPO의 목적 함수를 작은 수로 셈해 보는 함수들. 2장이 씁니다. 학습은 TRL이 하고 여기서는 하지 않습니다.

    보상 → 어드밴티지 → 토큰마다의 손실(확률 비, 자르기, KL) → 한 수로 모은 손실

인자의 이름은 TRL의 `GRPOConfig`를 따릅니다. 셈이 설치된 TRL과 같은지는 `tests/test_objective.py`가 봅니다.
로그확률은 자연로그이고, 모양 (글, 토큰)에서 짧은 글의 빈자리는 `mask`가 0입니다.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

SCALE_REWARDS = ("group", "batch", "none")
LOSS_TYPES = ("grpo", "dr_grpo", "dapo", "bnpo")
LEVELS = ("token", "sequence")
STD_EPS = 1e-4  # 표준편차에 더하는 수. TRL의 코드에 적힌 값입니다.


def group_advantages(
    rewards: Sequence[float] | np.ndarray, scale_rewards: str = "group"
) -> np.ndarray:
    """보상에서 그룹의 평균을 빼고 표준편차로 나눈 어드밴티지. 모양은 `rewards`와 같습니다.

    `rewards`의 모양은 (그룹의 크기,)이거나 (그룹, 그룹의 크기)입니다. `scale_rewards`는 무엇의 표준편차로 나눌지
    정합니다. 그룹("group"), 배치 전체("batch"), 나누지 않음("none"). 표준편차는 표본의 것(ddof=1)입니다.
    그룹이 둘보다 작거나, 수가 아닌 보상이 있거나, 모르는 `scale_rewards`이면 ValueError입니다.

    >>> group_advantages([1, 0, 0, 1]).round(2)
    array([ 0.87, -0.87, -0.87,  0.87])
    >>> group_advantages([-7.5, -7.5, -7.5, -7.5])
    array([0., 0., 0., 0.])
    """
    rewards = np.asarray(rewards, dtype=float)
    if rewards.ndim not in (1, 2) or rewards.shape[-1] < 2 or not rewards.size:
        raise ValueError(f"한 그룹에 보상이 둘 이상 있어야 합니다. 모양 {rewards.shape}")
    if not np.isfinite(rewards).all():
        raise ValueError("보상에 수가 아닌 값(nan, inf)이 있습니다.")
    _check("scale_rewards", scale_rewards, SCALE_REWARDS)
    centered = rewards - rewards.mean(axis=-1, keepdims=True)
    if scale_rewards == "none":
        return centered
    axis = -1 if scale_rewards == "group" else None
    return centered / (rewards.std(axis=axis, ddof=1, keepdims=True) + STD_EPS)


def probability_ratios(
    logps: Tensor, old_logps: Tensor, mask: Tensor, importance_sampling_level: str = "token"
) -> Tensor:
    """지금 모델의 확률을 글을 쓸 때의 확률로 나눈 확률 비.

    "token"이면 토큰마다의 비, 모양 (글, 토큰)입니다. "sequence"이면 글마다 토큰의 비를 기하평균한 값(GSPO),
    모양 (글, 1)입니다. 모르는 이름이면 ValueError입니다.

    >>> import torch
    >>> old, new = torch.tensor([[0.5, 0.2]]), torch.tensor([[0.5, 0.8]])
    >>> probability_ratios(new.log(), old.log(), torch.ones(1, 2)).round(decimals=2)
    tensor([[1., 4.]])
    >>> probability_ratios(new.log(), old.log(), torch.ones(1, 2), "sequence").round(decimals=2)
    tensor([[2.]])
    """
    _check("importance_sampling_level", importance_sampling_level, LEVELS)
    log_ratios = logps - old_logps
    if importance_sampling_level == "sequence":
        log_ratios = _mean_by_text(log_ratios, mask).unsqueeze(1)
    return log_ratios.exp()


def clipped_objective(
    ratios: Tensor,
    advantages: Tensor | float,
    epsilon: float = 0.2,
    epsilon_high: float | None = None,
) -> Tensor:
    """min(비 × A, 자른 비 × A). 클수록 좋은 값이고, 부호를 바꾸면 손실입니다. 모양은 `ratios`와 같습니다.

    비는 1 − `epsilon`과 1 + `epsilon_high` 사이로 자릅니다. `epsilon_high`가 없으면 `epsilon`과 같습니다.

    >>> import torch
    >>> clipped_objective(torch.tensor([0.5, 1.0, 1.5]), 1.0)
    tensor([0.5000, 1.0000, 1.2000])
    >>> clipped_objective(torch.tensor([0.5, 1.0, 1.5]), -1.0)
    tensor([-0.8000, -1.0000, -1.5000])
    """
    import torch

    high = epsilon if epsilon_high is None else epsilon_high
    clipped = ratios.clamp(1 - epsilon, 1 + high)
    return torch.minimum(ratios * advantages, clipped * advantages)


def kl_k3(logps: Tensor, ref_logps: Tensor) -> Tensor:
    """토큰마다의 KL 추정값 q/p − log(q/p) − 1. p는 지금 모델, q는 참조 모델의 확률입니다. 0보다 작지 않습니다.

    글을 지금 모델이 썼을 때 평균이 KL(p‖q)와 같습니다. 단위는 nat입니다.

    >>> import torch
    >>> kl_k3(torch.tensor([0.5, 0.5]).log(), torch.tensor([0.5, 0.25]).log()).round(decimals=2)
    tensor([0.0000, 0.1900])
    """
    log_ratios = ref_logps - logps
    return log_ratios.exp() - log_ratios - 1


def aggregate(
    token_losses: Tensor,
    mask: Tensor,
    loss_type: str,
    max_completion_length: int | None = None,
    micro_batches: int = 1,
) -> Tensor:
    """토큰마다의 손실, 모양 (글, 토큰)을 한 수로 모읍니다. 기울기 누적으로 나뉜 배치까지 더한 값입니다.

    - grpo: 글마다 평균을 내고, 그 값을 글끼리 평균합니다.
    - dapo: 모두 더해 배치 전체의 토큰 수로 나눕니다.
    - bnpo: 한 번에 미분하는 묶음마다 토큰 수로 나누고, 묶음끼리 평균합니다.
    - dr_grpo: 모두 더해 글의 수 × `max_completion_length`로 나눕니다.

    `micro_batches`는 나누어 미분하는 묶음의 수입니다. 모르는 이름이거나, 글이 묶음으로 나누어떨어지지 않거나,
    dr_grpo에 `max_completion_length`가 없으면 ValueError입니다.

    >>> import torch
    >>> mask = torch.tensor([[1.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    >>> losses = torch.tensor([[-1.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    >>> [aggregate(losses, mask, name, 4).item() for name in ("grpo", "dapo", "dr_grpo")]
    [0.0, 0.5, 0.25]
    >>> [aggregate(losses, mask, "bnpo", micro_batches=n).item() for n in (1, 2)]
    [0.5, 0.0]
    """
    _check("loss_type", loss_type, LOSS_TYPES)
    texts = len(mask)
    if micro_batches < 1 or texts % micro_batches:
        raise ValueError(f"글 {texts}개를 같은 크기의 묶음 {micro_batches}개로 나눌 수 없습니다.")
    if loss_type == "grpo":
        return _mean_by_text(token_losses, mask).mean()
    total = (token_losses * mask).sum()
    if loss_type == "dapo":
        return total / mask.sum().clamp(min=1)
    if loss_type == "dr_grpo":
        if not max_completion_length:
            raise ValueError("dr_grpo에는 max_completion_length가 있어야 합니다.")
        return total / (texts * max_completion_length)
    by_part = (token_losses * mask).reshape(micro_batches, -1).sum(1)
    tokens = mask.reshape(micro_batches, -1).sum(1).clamp(min=1)
    return (by_part / tokens).mean()


def grpo_loss(
    logps: Tensor,
    old_logps: Tensor,
    advantages: Tensor,
    mask: Tensor,
    *,
    loss_type: str = "grpo",
    importance_sampling_level: str = "token",
    epsilon: float = 0.2,
    epsilon_high: float | None = None,
    beta: float = 0.0,
    ref_logps: Tensor | None = None,
    max_completion_length: int | None = None,
    micro_batches: int = 1,
) -> Tensor:
    """위의 함수를 이어 셈한 손실 하나. `logps`로 미분할 수 있습니다.

    `logps`, `old_logps`, `mask`의 모양은 (글, 토큰), `advantages`는 (글,)입니다. `beta`가 0이 아니면
    `ref_logps`가 있어야 하고, 없으면 ValueError입니다.

    >>> import torch
    >>> logps = torch.zeros(2, 3, requires_grad=True)
    >>> loss = grpo_loss(logps, logps.detach(), torch.tensor([1.0, -1.0]), torch.ones(2, 3))
    >>> loss.backward()
    >>> loss.item(), logps.grad[:, 0].tolist() != [0.0, 0.0]
    (0.0, True)
    """
    ratios = probability_ratios(logps, old_logps, mask, importance_sampling_level)
    losses = -clipped_objective(ratios, advantages.unsqueeze(1), epsilon, epsilon_high)
    if beta:
        if ref_logps is None:
            raise ValueError("beta가 0이 아니면 참조 모델의 로그확률(ref_logps)이 있어야 합니다.")
        losses = losses + beta * kl_k3(logps, ref_logps)
    losses = losses.expand_as(mask)
    return aggregate(losses, mask, loss_type, max_completion_length, micro_batches)


def _mean_by_text(values: Tensor, mask: Tensor) -> Tensor:
    return (values * mask).sum(1) / mask.sum(1).clamp(min=1)


def _check(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"{name}={value!r}: {', '.join(known)} 가운데 하나여야 합니다.")
