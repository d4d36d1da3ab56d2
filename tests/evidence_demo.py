"""증거의 프로그램(`benchmarks/evidence*.py`, `speed.py`, `asking.py`)을 CPU 데모로 돌릴 때 쓰는 것."""

from dataclasses import replace

from korgrpo_helpers import pipeline
from korgrpo_helpers.profiles import get_profile


def small(arm):
    """방법은 그대로 두고, 사전 학습을 마친 데모를 바탕 모델로 삼아 작게."""
    demo = get_profile("cpu-demo")
    profile = replace(
        arm.profile,
        model=str(pipeline.primed_folder(demo)),
        grpo_data="arithmetic",
        test_data="arithmetic",
        priming_rows=30,
        grpo_rows=40,
        test_rows=20,
        max_seq_length=240,  # 데모의 토크나이저는 영어 프롬프트를 길게 자릅니다
        prompt_quantile=1.0,
        completion_tokens=demo.completion_tokens,
        generation_batch=200,
        lora_rank=4,
        lora_alpha=8,
        priming=replace(arm.profile.priming, num_train_epochs=1, max_length=240),
        grpo=replace(
            arm.profile.grpo,
            max_steps=4,
            per_device_train_batch_size=arm.profile.grpo.num_generations,
            gradient_accumulation_steps=1,
            optim="adamw_torch",
        ),
    )
    # 데모는 책의 형식만 알고 풀이가 식뿐입니다.
    return replace(arm, profile=profile, shown=False, least_hangul=0.0)
