"""프로필: 같은 노트북 셀이 CPU에서도 T4에서도 돌도록 모델·데이터·길이·스텝을 정해 둔 표입니다.

`original`은 원본 Colab 노트북의 숫자를 그대로 적은 프로필입니다(근거: 책 1장). 나머지는 이 책의
설정입니다. 원본이 적지 않은 GRPO 값은 Unsloth가 TRL의 기본값을 바꿔 넣는 값(loss_type bnpo,
beta 0.001)으로 채웠습니다. `original`로 학습하려면 adamw_8bit 때문에 bitsandbytes가 있어야 합니다.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

from korgrpo_helpers.settings import DEMO_MODEL, GIB, GrpoSettings, PrimingSettings, Profile

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            name="original",
            title="원본 노트북의 숫자 (Qwen3-4B-Base, T4)",
            model="unsloth/Qwen3-4B-Base",
            priming_data="arithmetic",
            grpo_data="jkc_mwp",
            test_data="dmath_numeric",
            priming_rows=59,
            grpo_rows=12_709,
            test_rows=300,
            gpu_memory_utilization=0.9,
            priming=PrimingSettings(optim="adamw_8bit", completion_only_loss=False),
            grpo=GrpoSettings(min_p=0.1, optim="adamw_8bit", beta=0.001, loss_type="bnpo"),
        ),
        Profile(
            name="cpu-demo",
            title="CPU 데모 (그 자리에서 만드는 작은 Qwen3)",
            model=DEMO_MODEL,
            priming_data="arithmetic_mixed",
            grpo_data="arithmetic",
            test_data="arithmetic",
            priming_rows=11_200,
            grpo_rows=320,
            test_rows=200,
            max_seq_length=160,
            prompt_quantile=1.0,
            completion_tokens=40,
            generation_batch=100,
            checkpoint_steps=40,
            seed=0,
            priming=PrimingSettings(
                num_train_epochs=1,
                learning_rate=3e-3,
                per_device_train_batch_size=32,
                warmup_steps=35,
                weight_decay=0.01,
                lr_scheduler_type="cosine",
                adam_beta2=0.98,
                max_length=160,
                logging_steps=25,
            ),
            grpo=GrpoSettings(
                max_steps=40,
                learning_rate=1e-4,
                per_device_train_batch_size=64,
                num_generations=8,
                warmup_steps=5,
                weight_decay=0.0,
                lr_scheduler_type="constant_with_warmup",
                adam_beta2=0.95,
            ),
        ),
        Profile(
            name="t4-quick",
            title="T4에서 짧게 (Qwen3-0.6B)",
            model="Qwen/Qwen3-0.6B",
            priming_data="neuralfoundry-coder/OpenMathReasoning-mini-ko",
            grpo_data="jkc_mwp",
            test_data="dmath_numeric",
            priming_rows=64,
            grpo_rows=500,
            test_rows=100,
            max_seq_length=768,
            completion_tokens=384,
            generation_batch=16,
            priming=PrimingSettings(
                num_train_epochs=1,
                per_device_train_batch_size=2,
                gradient_accumulation_steps=2,
                max_length=768,
            ),
            grpo=GrpoSettings(
                max_steps=30,
                learning_rate=1e-5,
                per_device_train_batch_size=8,
                gradient_accumulation_steps=2,
                num_generations=8,
                epsilon_high=0.28,
            ),
        ),
        Profile(
            name="t4",
            title="T4 전체 (Qwen3-4B-Base)",
            model="Qwen/Qwen3-4B-Base",
            priming_data="neuralfoundry-coder/OpenMathReasoning-mini-ko",
            grpo_data="jkc_mwp",
            test_data="dmath_numeric",
            priming_rows=128,
            grpo_rows=2_000,
            test_rows=300,
            max_seq_length=1_280,
            completion_tokens=1_024,
            gpu_memory_utilization=0.7,
            priming=PrimingSettings(optim="adamw_8bit"),
            grpo=GrpoSettings(
                per_device_train_batch_size=4,
                gradient_accumulation_steps=2,
                epsilon_high=0.28,
                optim="adamw_8bit",
            ),
        ),
    )
}


def get_profile(name: str) -> Profile:
    """이름으로 프로필을 찾습니다. 없는 이름이면 있는 이름을 모두 적은 ValueError가 납니다.

    >>> get_profile("original").grpo.num_generations
    4
    """
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise ValueError(
            f"프로필 {name!r}은(는) 없습니다. 쓸 수 있는 이름: {known}. "
            "환경 변수 KORGRPO_PROFILE을 이 가운데 하나로 바꾸세요."
        )
    return PROFILES[name]


def gpu_memory_gib() -> float | None:
    """첫 GPU의 전체 메모리(GiB). CUDA GPU나 torch가 없으면 None."""
    try:
        import torch
    except ImportError:
        return None
    if not torch.cuda.is_available():
        return None
    return torch.cuda.get_device_properties(0).total_memory / GIB


def pick_profile(environ: Mapping[str, str] = os.environ) -> Profile:
    """이 기계에 맞는 프로필. `KORGRPO_PROFILE`이 있으면 그 이름을 따릅니다.

    GPU가 없으면 `cpu-demo`, 20 GiB보다 작으면 `t4-quick`, 그 이상이면 `t4`입니다. `KORGRPO_MODEL`에 모델의 이름이나
    폴더를, `KORGRPO_STEPS`에 GRPO의 스텝 수를 적으면 프로필의 것을 대신합니다.

    >>> pick_profile({"KORGRPO_PROFILE": "t4", "KORGRPO_STEPS": "5"}).grpo.max_steps
    5
    """
    if name := environ.get("KORGRPO_PROFILE"):
        profile = get_profile(name)
    else:
        memory = gpu_memory_gib()
        profile = get_profile("cpu-demo" if memory is None else "t4-quick" if memory < 20 else "t4")
    if model := environ.get("KORGRPO_MODEL"):
        profile = replace(profile, model=model)
    if steps := environ.get("KORGRPO_STEPS"):
        if not steps.isdecimal() or int(steps) < 1:
            raise ValueError(f"KORGRPO_STEPS={steps!r}은(는) 1 이상의 정수여야 합니다.")
        profile = replace(profile, grpo=replace(profile.grpo, max_steps=int(steps)))
    return profile


def quick_profile(environ: Mapping[str, str] = os.environ) -> Profile:
    """기다리기 어려운 자리(첫 장, 워크숍)의 프로필. GPU가 크든 작든 `t4-quick`, 없으면 `cpu-demo`입니다.

    >>> quick_profile({"KORGRPO_PROFILE": "t4"}).name
    't4'
    """
    if gpu_memory_gib() is not None:
        environ = {"KORGRPO_PROFILE": "t4-quick", **environ}
    return pick_profile(environ)
