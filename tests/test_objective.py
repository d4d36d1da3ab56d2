"""2장의 셈: 손으로 셈한 값, 바뀌지 않아야 할 성질, 그리고 설치된 TRL의 코드와 같은지."""

import inspect
from collections import defaultdict
from types import SimpleNamespace

import numpy as np
import pytest
import torch
import trl
from hypothesis import assume, given
from hypothesis import strategies as st

from korgrpo_helpers.objective import (
    STD_EPS,
    aggregate,
    clipped_objective,
    group_advantages,
    grpo_loss,
    kl_k3,
    probability_ratios,
)

GROUPS = st.lists(st.floats(-20, 20), min_size=2, max_size=16)


@pytest.mark.parametrize(
    ("rewards", "scale_rewards", "expected"),
    [
        # 표본의 표준편차는 1/√2입니다. ddof=0이면 ±1이 나옵니다.
        ([1, 0], "group", [0.7071, -0.7071]),
        # 나누지 않으면 평균만 뺍니다(Dr. GRPO).
        ([13, -7.5, -7.5, -7.5], "none", [15.375, -5.125, -5.125, -5.125]),
        # 그룹이 둘이면 저마다의 평균과 표준편차를 씁니다.
        ([[1, 0], [30, 10]], "group", [[0.7071, -0.7071], [0.7071, -0.7071]]),
        # 평균은 그룹의 것, 표준편차는 배치의 것입니다.
        ([[1, 0], [1, 1]], "batch", [[1.0, -1.0], [0, 0]]),
        # 작은 차이는 1e-4 때문에 덜 커집니다.
        ([0.0001, 0], "group", [0.2929, -0.2929]),
    ],
)
def test_advantages_by_hand(rewards, scale_rewards, expected):
    assert np.allclose(group_advantages(rewards, scale_rewards), expected, atol=3e-4)


@pytest.mark.parametrize(
    ("rewards", "scale_rewards", "message"),
    [
        ([1.0], "group", "둘 이상"),  # 견줄 글이 없습니다
        ([], "group", "둘 이상"),
        (np.zeros((0, 4)), "group", "둘 이상"),
        (3.0, "group", "둘 이상"),
        ([1.0, float("nan")], "group", "수가 아닌 값"),  # 조용히 모두 nan이 되지 않게
        ([1.0, 0.0], "batchs", "scale_rewards='batchs'"),
    ],
)
def test_bad_groups_are_refused(rewards, scale_rewards, message):
    with pytest.raises(ValueError, match=message):
        group_advantages(rewards, scale_rewards)


@given(GROUPS, st.sampled_from(["group", "batch", "none"]))
def test_advantages_sum_to_zero(rewards, scale_rewards):
    assert abs(group_advantages(rewards, scale_rewards).sum()) < 1e-6


@given(GROUPS, st.floats(-20, 20))
def test_shifting_rewards_changes_nothing(rewards, shift):
    moved = [reward + shift for reward in rewards]
    assert np.allclose(group_advantages(moved), group_advantages(rewards), atol=1e-6)


@given(GROUPS, st.floats(1, 100))
def test_scaling_rewards_changes_nothing_when_divided(rewards, factor):
    """나누지 않으면 어드밴티지도 그만큼 커집니다. 나누면 1e-4의 몫만큼만 다릅니다."""
    rewards = np.array(rewards)
    assume(rewards.std(ddof=1) > 0.1)
    assert np.allclose(group_advantages(rewards * factor), group_advantages(rewards), rtol=2e-3)
    plain = group_advantages(rewards, "none")
    assert np.allclose(group_advantages(rewards * factor, "none"), plain * factor)


@given(st.floats(-20, 20), st.integers(2, 16))
def test_zero_spread_is_zero(reward, size):
    assert np.allclose(group_advantages([reward] * size), 0, atol=1e-9)


@pytest.mark.parametrize(
    ("ratio", "advantage", "value", "slope"),
    [
        (1.0, 1.0, 1.0, 1.0),  # 막 쓴 글: 값은 A, 기울기도 A
        (1.5, 1.0, 1.28, 0.0),  # 이미 많이 올렸으면 더 올리지 않습니다
        (0.5, 1.0, 0.5, 1.0),  # 떨어진 좋은 글은 얼마든지 되돌립니다
        (0.5, -1.0, -0.8, 0.0),  # 이미 많이 내렸으면 더 내리지 않습니다
        (1.5, -1.0, -1.5, -1.0),  # 오른 나쁜 글은 얼마든지 되돌립니다
    ],
)
def test_clipping(ratio, advantage, value, slope):
    ratios = torch.tensor([ratio], requires_grad=True)
    objective = clipped_objective(ratios, advantage, epsilon=0.2, epsilon_high=0.28)
    objective.sum().backward()
    assert objective.item() == pytest.approx(value)
    assert ratios.grad.item() == pytest.approx(slope)


def test_k3_averages_to_the_kl():
    p, q = torch.tensor([0.5, 0.3, 0.2]), torch.tensor([0.2, 0.3, 0.5])
    k3 = kl_k3(p.log(), q.log())
    assert (k3 >= 0).all()
    assert (p * k3).sum().item() == pytest.approx((p * (p / q).log()).sum().item(), abs=1e-6)


LOSSES, MASK = torch.ones(2, 2), torch.tensor([[1.0, 0.0], [1.0, 1.0]])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"loss_type": "gspo"}, "loss_type='gspo'"),  # GSPO는 loss_type이 아닙니다
        ({"loss_type": "dr_grpo"}, "max_completion_length"),
        ({"loss_type": "bnpo", "micro_batches": 3}, "나눌 수 없습니다"),
        ({"loss_type": "bnpo", "micro_batches": 0}, "나눌 수 없습니다"),
    ],
)
def test_bad_aggregations_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        aggregate(LOSSES, MASK, **arguments)


def test_bad_losses_are_refused():
    with pytest.raises(ValueError, match="'word'"):
        probability_ratios(LOSSES, LOSSES, MASK, "word")
    with pytest.raises(ValueError, match="ref_logps"):
        grpo_loss(LOSSES, LOSSES, torch.ones(2), MASK, beta=0.1)


def trl_loss(logps, old_logps, ref_logps, advantages, mask, micro_batches, **settings):
    """TRL의 `GRPOTrainer._compute_loss`를 모델 없이 묶음마다 불러 더한 손실."""

    def run(part):
        def logps_of(model, *inputs, **asked):
            both = logps[part], torch.zeros_like(logps[part])
            return (*both, None) if "compute_aux_loss" in asked else both

        trainer = SimpleNamespace(
            _get_per_token_logps_and_entropies=logps_of,
            model=SimpleNamespace(training=True),
            args=SimpleNamespace(
                delta=None, use_bias_correction_kl=False, steps_per_generation=micro_batches
            ),
            accelerator=SimpleNamespace(
                num_processes=1, gather=lambda x: x, reduce=lambda x, reduction: x
            ),
            current_gradient_accumulation_steps=micro_batches,
            top_entropy_quantile=1.0,
            off_policy_mask_threshold=None,
            aux_loss_enabled=False,
            use_vllm=False,
            vllm_importance_sampling_correction=False,
            _entropy_bonus_enabled=False,
            _metrics=defaultdict(lambda: defaultdict(list)),
            **settings,
        )
        ids = torch.zeros_like(mask[part], dtype=torch.long)
        inputs = {
            "prompt_ids": ids,
            "prompt_mask": ids,
            "completion_ids": ids,
            "completion_mask": mask[part],
            "advantages": advantages[part],
            "old_per_token_logps": old_logps[part],
            "ref_per_token_logps": ref_logps[part],
            "num_items_in_batch": mask.sum(),
        }
        return trl.GRPOTrainer._compute_loss(trainer, None, inputs)

    return sum(run(part) for part in torch.arange(len(mask)).chunk(micro_batches))


@pytest.mark.parametrize("micro_batches", [1, 2, 4])
@pytest.mark.parametrize("beta", [0.0, 0.04])
@pytest.mark.parametrize(
    ("loss_type", "level"),
    [
        ("grpo", "token"),
        ("dr_grpo", "token"),
        ("dapo", "token"),
        ("bnpo", "token"),
        ("grpo", "sequence"),  # GSPO
        ("dapo", "sequence"),  # 글마다 하나인 비를 토큰마다 되풀이합니다
    ],
)
def test_same_as_trl(loss_type, level, beta, micro_batches):
    """값과 기울기가 모두 같습니다. 잘린 글을 통째로 가린 행도 들어 있습니다."""
    random = torch.Generator().manual_seed(0)
    old, ref, move = (torch.randn(4, 6, generator=random) * 0.3 - 1 for _ in range(3))
    mask = (torch.arange(6) < torch.tensor([2, 6, 4, 0]).unsqueeze(1)).float()
    advantages = torch.tensor(group_advantages([13, -7.5, 3.5, -7.5]), dtype=torch.float32)
    settings = {"loss_type": loss_type, "importance_sampling_level": level, "beta": beta}
    settings |= {"epsilon_high": 0.28, "max_completion_length": 8}

    def loss_and_slope(loss_of):
        logps = (old + move + 1).requires_grad_()
        loss = loss_of(logps)
        loss.backward()
        return loss.item(), logps.grad

    loss, slope = loss_and_slope(
        lambda logps: grpo_loss(
            logps, old, advantages, mask, ref_logps=ref, micro_batches=micro_batches, **settings
        )
    )
    settings["epsilon_low"] = 0.2
    trl_value, trl_slope = loss_and_slope(
        lambda logps: trl_loss(logps, old, ref, advantages, mask, micro_batches, **settings)
    )
    assert loss == pytest.approx(trl_value, abs=1e-6)
    assert torch.allclose(slope, trl_slope, atol=1e-6)
    assert slope.abs().sum() > 0


def test_trl_divides_by_the_same_number():
    """어드밴티지의 셈은 긴 함수의 가운데 있어 따로 부를 수 없습니다. 적힌 식을 봅니다."""
    source = inspect.getsource(trl.GRPOTrainer)
    assert "advantages = advantages / (std_rewards + 1e-4)" in source
    assert STD_EPS == 1e-4
