import re

import pytest

from korgrpo_helpers import profiles
from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.profiles import PROFILES, get_profile, pick_profile
from korgrpo_helpers.sources import SOURCES


def test_original_keeps_the_numbers_of_the_notebook():
    """가이드가 적은 원본의 숫자. 하나라도 바뀌면 1장이 거짓말을 합니다."""
    original = get_profile("original")
    assert original.max_seq_length == 2048
    assert (original.lora_rank, original.lora_alpha, original.seed) == (32, 64, 3407)
    assert original.prompt_quantile == 0.9
    assert original.completion_tokens is None
    sft, rl = original.priming, original.grpo
    assert sft.max_length == 1024
    assert (sft.num_train_epochs, sft.learning_rate) == (2, 2e-4)
    assert (sft.per_device_train_batch_size, sft.gradient_accumulation_steps) == (1, 1)
    assert (rl.max_steps, rl.learning_rate, rl.num_generations) == (100, 5e-6, 4)
    assert (rl.per_device_train_batch_size, rl.gradient_accumulation_steps) == (4, 1)
    assert (rl.loss_type, rl.beta, rl.min_p, rl.temperature) == ("bnpo", 0.001, 0.1, 1.0)
    assert (rl.optim, rl.weight_decay, rl.lr_scheduler_type) == ("adamw_8bit", 0.001, "linear")
    assert rl.warmup_steps == 0.1 * rl.max_steps


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_profile_can_run(profile):
    # 배치가 그룹으로 나누어떨어지지 않으면 TRL이 학습을 시작하지 않습니다.
    at_once = profile.grpo.per_device_train_batch_size * profile.grpo.gradient_accumulation_steps
    assert at_once % profile.grpo.num_generations == 0
    # 없는 데이터나 갈래를 가리키는 프로필은 노트북 한가운데서 멈춥니다.
    for name, split in (
        (profile.priming_data, "train"),
        (profile.grpo_data, "train"),
        (profile.test_data, "test"),
    ):
        assert name in catalog() or split in SOURCES[name][0]
    # 프롬프트와 completion이 전체 길이를 넘는 예산은 세울 수 없습니다.
    assert (profile.completion_tokens or 1) < profile.max_seq_length
    assert profile.priming.max_length <= profile.max_seq_length


@pytest.mark.parametrize("name", ["t4-quick", "t4"])
def test_gpu_profiles_prime_on_named_data(name):
    """T4의 사전 학습 데이터는 풀이와 허가서가 있고, 판이 커밋으로 못박혀 있어야 합니다."""
    entry = catalog()[get_profile(name).priming_data]
    assert "SFT" in entry.fits
    assert entry.licence == "CC-BY-4.0"
    assert re.fullmatch(r"[0-9a-f]{40}", entry.revision)


def test_model_and_steps_can_be_replaced():
    profile = pick_profile(
        {"KORGRPO_PROFILE": "t4", "KORGRPO_MODEL": "/tmp/내 모델", "KORGRPO_STEPS": "3"}
    )
    assert (profile.model, profile.grpo.max_steps) == ("/tmp/내 모델", 3)
    for wrong in ("0", "-1", "열", "2.5"):
        with pytest.raises(ValueError, match="KORGRPO_STEPS"):
            pick_profile({"KORGRPO_PROFILE": "t4", "KORGRPO_STEPS": wrong})


@pytest.mark.parametrize(
    ("memory", "expected"),
    [
        (None, "cpu-demo"),  # GPU 없음
        (14.56, "t4-quick"),  # T4
        (22.0, "t4"),  # L4
        (79.0, "t4"),  # A100·H100
    ],
)
def test_profile_follows_the_hardware(monkeypatch, memory, expected):
    monkeypatch.setattr(profiles, "gpu_memory_gib", lambda: memory)
    assert pick_profile({}).name == expected


def test_environment_variable_wins(monkeypatch):
    monkeypatch.setattr(profiles, "gpu_memory_gib", lambda: 79.0)
    assert pick_profile({"KORGRPO_PROFILE": "cpu-demo"}).name == "cpu-demo"


def test_unknown_profile_names_the_known_ones():
    with pytest.raises(ValueError, match=r"프로필 'a100'.*cpu-demo.*KORGRPO_PROFILE"):
        pick_profile({"KORGRPO_PROFILE": "a100"})
