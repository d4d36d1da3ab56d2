"""unsloth와 vLLM으로 불러오는 길. 진짜 라이브러리는 GPU에서만 돌므로, 무엇을 넘기는지까지 여기서 봅니다."""

import sys
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest
import torch

from korgrpo_helpers import models, training
from korgrpo_helpers.demo import build_demo_model, build_demo_tokenizer
from korgrpo_helpers.models import Policy, load_policy, training_dtypes
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer

T4 = replace(get_profile("original"), model="가짜/모델", load_in_4bit=True)


@pytest.fixture
def unsloth(monkeypatch):
    """부른 인자를 적어 두는 unsloth. 모델은 데모의 것입니다."""
    calls = {}

    def from_pretrained(**arguments):
        calls["load"] = arguments
        model = build_demo_model(build_demo_tokenizer())
        return model, load_qwen3_tokenizer()

    def get_peft_model(model, **arguments):
        calls["lora"] = arguments
        return model

    module = ModuleType("unsloth")
    module.FastLanguageModel = SimpleNamespace(
        from_pretrained=from_pretrained, get_peft_model=get_peft_model
    )
    monkeypatch.setitem(sys.modules, "unsloth", module)
    monkeypatch.setattr(models, "uses_unsloth", lambda: True)
    return calls


@pytest.mark.parametrize("vllm", [True, False])
def test_profile_reaches_unsloth(unsloth, monkeypatch, vllm):
    monkeypatch.setattr(models, "find_spec", lambda name: object() if vllm else None)
    policy = load_policy(T4)
    assert unsloth["load"] == {
        "model_name": "가짜/모델",
        "max_seq_length": 2048,
        "dtype": torch.float32,
        "load_in_4bit": True,
        "fast_inference": vllm,  # 깔리지 않았으면 vLLM 없이
        "max_lora_rank": 32,
        "gpu_memory_utilization": 0.9,
        "random_state": 3407,
    }
    assert unsloth["lora"]["lora_alpha"] == 64
    assert unsloth["lora"]["target_modules"] == models.LORA_TARGETS
    assert "<start_working_out>" in policy.tokenizer.chat_template
    assert policy.tokenizer.pad_token_id != policy.tokenizer.eos_token_id


def test_saved_adapter_is_loaded_without_a_new_one(unsloth, tmp_path):
    load_policy(T4, tmp_path)
    assert unsloth["load"]["model_name"] == str(tmp_path)
    assert "lora" not in unsloth


def test_vllm_keeps_the_end_token(monkeypatch):
    """끝나는 토큰을 지우면 트레이너가 잘린 글로 봅니다."""
    vllm = ModuleType("vllm")
    vllm.SamplingParams = lambda **arguments: arguments
    monkeypatch.setitem(sys.modules, "vllm", vllm)
    policy = Policy(SimpleNamespace(vllm_engine=object()), load_qwen3_tokenizer(), T4)
    params = training._sampling(policy)["vllm_sampling_params"]
    assert params["stop"] == [policy.tokenizer.eos_token]
    assert params["include_stop_str_in_output"] is True
    assert (params["min_p"], params["top_k"]) == (0.1, -1)
    assert training._sampling(Policy(SimpleNamespace(), None, T4)) == {}


@pytest.mark.parametrize(
    ("capability", "setting", "expected"),
    [
        ((7, 5), "", {"bf16": False, "fp16": True}),  # T4
        ((8, 9), "", {"bf16": True, "fp16": False}),  # L4
        ((9, 0), "fp16", {"bf16": False, "fp16": True}),  # 큰 GPU에서 T4처럼
    ],
)
def test_precision_follows_the_gpu(monkeypatch, capability, setting, expected):
    monkeypatch.setattr(models, "has_cuda", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: capability)
    monkeypatch.setenv("KORGRPO_DTYPE", setting)
    assert training_dtypes() == expected
