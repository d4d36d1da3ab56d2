"""허브의 모델과 학습한 LoRA를 대신하는 아주 작은 Qwen3. 진짜 transformers와 peft로 몇 초 만에 만듭니다."""

from dataclasses import replace
from pathlib import Path

import torch

from korgrpo_helpers.models import load_policy, save_policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import new_record, write_run
from korgrpo_helpers.sources import load
from korgrpo_helpers.training import RUN_FILE

TOKENS = 10


def tiny_base(folder: Path):
    """바탕 모델을 `folder`에 저장하고, 그것을 허브의 모델처럼 쓰는 프로필을 돌려줍니다."""
    save_policy(load_policy(get_profile("cpu-demo")), folder)
    quick = get_profile("t4-quick")
    return replace(quick, model=str(folder), lora_rank=4, lora_alpha=8, generation_batch=50)


def lora_policy(profile, seed=1, scale=0.3):
    """LoRA를 붙인 모델. 배운 것처럼 B를 무작위로 채웁니다. `scale`이 0이면 갓 붙인 LoRA입니다."""
    policy = load_policy(profile)
    made = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, values in policy.model.named_parameters():
            if "lora_B" in name:
                values.copy_(scale * torch.randn(values.shape, generator=made))
    return policy


def saved_run(policy, folder: Path):
    """학습이 남기는 것과 같은 폴더: 어댑터, 토크나이저, 기록."""
    save_policy(policy, folder)
    steps = [{"step": 1, "reward": 0.5, "rewards/check_answer/mean": 0.5}]
    record = new_record("grpo", policy.profile, 61.5, steps)
    write_run(record, folder / RUN_FILE)
    return record


def held_out(count=8):
    from korgrpo_helpers.columns import grpo_rows, to_dataset

    return grpo_rows(to_dataset(load("arithmetic", "test", count, seed=0)))[0]
