"""LoRA로 하는 GRPO를 끊고 잇기. T4가 가는 길이고, 데모와 달리 체크포인트에 어댑터만 있습니다."""

import signal
from dataclasses import replace

import pytest
import torch
from interrupted_training import send_at
from tiny_lora import tiny_base

from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.checkpoints import TrainingStopped
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.lengths import LengthBudget
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.policy import read_adapter_file
from korgrpo_helpers.step_log import JSONL, read_rows
from korgrpo_helpers.training import grpo

STEPS = 6
BUDGET = LengthBudget(quantile_length=300, max_prompt_length=301, max_completion_length=8)


def spread(completions, **kwargs):
    return [float(len(set(completion[0]["content"]))) for completion in completions]


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    profile = tiny_base(tmp_path_factory.mktemp("base"))
    return replace(
        profile,
        checkpoint_steps=2,
        grpo=replace(
            profile.grpo,
            max_steps=STEPS,
            per_device_train_batch_size=4,
            num_generations=4,
            gradient_accumulation_steps=2,
            learning_rate=1e-3,
            warmup_steps=0,
        ),
    )


def train(profile, folder):
    rows = grpo_rows(to_dataset(make_stories("train", 20, 0)))[0]
    folder.mkdir(exist_ok=True)
    work = folder.with_suffix(".checkpoints")
    return grpo(load_policy(profile), rows, [spread], BUDGET, folder, work)


def test_adapter_resumes_where_it_stopped(profile, tmp_path):
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    train(profile, whole)
    send_at(3, signal.SIGINT)
    with pytest.raises(TrainingStopped):
        train(profile, stopped)
    # 다른 정책이 그 사이에 같은 바탕을 썼어도 이어 갑니다.
    load_policy(profile, whole).model  # noqa: B018
    record = train(profile, stopped)
    assert record.column("step") == list(range(1, STEPS + 1))
    assert record.summary["resumed_at"] == [5]
    for name in ("reward", "loss", "completions/mean_length"):
        expected = [row[name] for row in read_rows(whole / JSONL)]
        assert record.column(name) == expected, name
    expected, found = read_adapter_file(whole), read_adapter_file(stopped)
    assert set(expected) == set(found)
    assert any(values.any() for name, values in expected.items() if "lora_B" in name)
    for name, values in expected.items():
        assert torch.equal(values, found[name]), name
    files = {path.name for path in stopped.with_suffix(".checkpoints").glob("checkpoint-6/*")}
    assert "adapter_model.safetensors" in files
    assert "model.safetensors" not in files  # 바탕까지 저장하면 4B에서 8 GB가 됩니다
