"""unsloth와 vLLM으로 불러오는 길. 진짜 라이브러리는 GPU에서만 돌므로, 무엇을 넘기는지까지 여기서 봅니다."""

import sys
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest
import torch

from korgrpo_helpers import generation, models, stack
from korgrpo_helpers.demo import build_demo_model, build_demo_tokenizer
from korgrpo_helpers.models import Policy, load_policy, save_policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer

T4 = replace(get_profile("original"), model="가짜/모델", load_in_4bit=True)


@pytest.fixture
def unsloth(monkeypatch):
    """부른 인자를 적어 두는 unsloth. 모델은 데모의 것입니다."""
    calls = {}
    monkeypatch.setattr(models, "_loaded", {})

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
    monkeypatch.setattr(models, "has_cuda", lambda: True)
    monkeypatch.setattr(models, "model_dtype", lambda: torch.float32)
    monkeypatch.setattr(models, "gpu_memory_gib", lambda: 14.56)
    return calls


@pytest.mark.parametrize(
    ("installed", "setting", "fast"),
    [
        (True, "1", True),
        (False, "1", False),  # 깔리지 않았으면 vLLM 없이
        (True, "0", False),  # T4에서 죽으면 독자가 끕니다
    ],
)
def test_profile_reaches_unsloth(unsloth, monkeypatch, installed, setting, fast):
    monkeypatch.setattr(models, "find_spec", lambda name: object() if installed else None)
    monkeypatch.setenv("KORGRPO_VLLM", setting)
    policy = load_policy(T4)
    assert unsloth["load"] == {
        "model_name": "가짜/모델",
        "max_seq_length": 2048,
        "dtype": torch.float32,
        "load_in_4bit": True,
        "fast_inference": fast,
        "max_lora_rank": 32,
        "gpu_memory_utilization": 0.9,
        "random_state": 3407,
    }
    assert unsloth["lora"]["lora_alpha"] == 64
    assert unsloth["lora"]["use_gradient_checkpointing"] == "unsloth"
    assert unsloth["lora"]["target_modules"] == models.LORA_TARGETS
    assert "<start_working_out>" in policy.tokenizer.chat_template
    assert policy.tokenizer.pad_token_id != policy.tokenizer.eos_token_id


def test_checkpointing_can_be_turned_off(unsloth, monkeypatch):
    """중간값을 모두 담아 두는 모델은 다시 셈하는 모델과 따로 불러옵니다."""
    monkeypatch.setattr(models, "find_spec", lambda name: None)
    first = load_policy(T4)
    stored = load_policy(replace(T4, gradient_checkpointing=False))
    assert unsloth["lora"]["use_gradient_checkpointing"] is False
    assert stored._shared is not first._shared


def test_one_base_for_all_policies(unsloth, monkeypatch):
    """T4에는 4B 모델과 vLLM이 두 번 들지 않습니다. 설정이 다르면 뜬 vLLM을 모르는 척하지 않습니다."""
    monkeypatch.setattr(models, "find_spec", lambda name: object())
    first = load_policy(T4)
    unsloth.clear()
    second = load_policy(replace(T4, grpo=replace(T4.grpo, max_steps=1)))
    assert unsloth == {}  # 다시 불러오지 않습니다
    assert second._shared is first._shared
    first._shared.vllm_engine = object()
    with pytest.raises(RuntimeError, match="세션 다시 시작"):
        load_policy(replace(T4, max_seq_length=512))


def test_vllm_keeps_the_end_token(monkeypatch):
    """끝나는 토큰을 지우면 트레이너가 잘린 글로 봅니다."""
    vllm = ModuleType("vllm")
    vllm.SamplingParams = lambda **arguments: arguments
    monkeypatch.setitem(sys.modules, "vllm", vllm)
    policy = Policy(SimpleNamespace(vllm_engine=object()), load_qwen3_tokenizer(), T4)
    params = generation.vllm_settings(policy)["vllm_sampling_params"]
    assert params["stop"] == [policy.tokenizer.eos_token]
    assert params["include_stop_str_in_output"] is True
    assert (params["min_p"], params["top_k"]) == (0.1, -1)


def test_trl_starts_vllm_where_there_is_no_unsloth(monkeypatch):
    plain = Policy(SimpleNamespace(), None, T4)
    assert generation.vllm_settings(plain) == {}  # GPU가 없으면 vLLM도 없습니다
    monkeypatch.setattr(generation, "has_cuda", lambda: True)
    found = generation.vllm_settings(plain)
    assert (found["use_vllm"], found["vllm_mode"]) == (True, "colocate")
    assert found["vllm_max_model_length"] == T4.max_seq_length
    slow = Policy(SimpleNamespace(), None, replace(T4, fast_inference=False))
    assert generation.vllm_settings(slow) == {}
    server = replace(T4, vllm_mode="server", vllm_server_base_url="http://10.0.0.7:9000")
    found = generation.vllm_settings(Policy(SimpleNamespace(), None, server))
    assert found.pop("vllm_server_base_url") == "http://10.0.0.7:9000"
    assert found == {"use_vllm": True, "vllm_mode": "server"}


def test_vllm_failure_says_how_to_go_on(unsloth, monkeypatch):
    def crash(**arguments):
        raise OSError("CUDA error: no kernel image is available")

    sys.modules["unsloth"].FastLanguageModel.from_pretrained = crash
    monkeypatch.setattr(models, "find_spec", lambda name: object())
    with pytest.raises(RuntimeError, match=r'KORGRPO_VLLM"\] = "0"') as caught:
        load_policy(T4)
    assert isinstance(caught.value.__cause__, OSError)
    # vLLM 없이도 안 되면 감추지 않습니다.
    monkeypatch.setenv("KORGRPO_VLLM", "0")
    with pytest.raises(OSError, match="no kernel image"):
        load_policy(T4)


def test_weights_that_do_not_fit_stop_before_loading(unsloth, monkeypatch):
    monkeypatch.setattr(models, "gpu_memory_gib", lambda: 6.0)
    with pytest.raises(RuntimeError, match="GPU에 들지 않습니다"):
        load_policy(replace(T4, model="Qwen/Qwen3-4B", load_in_4bit=False))
    assert "load" not in unsloth


def test_hub_model_without_a_gpu_is_refused():
    with pytest.raises(RuntimeError, match="런타임 유형 변경"):
        load_policy(get_profile("t4"))


def test_four_bits_without_a_gpu_is_refused(tmp_path):
    policy = load_policy(get_profile("cpu-demo"))
    save_policy(policy, tmp_path)
    with pytest.raises(RuntimeError, match="load_in_4bit"):
        load_policy(replace(T4, model=str(tmp_path)))


@pytest.mark.parametrize(
    ("capability", "setting", "expected"),
    [
        ((7, 5), "", {"bf16": False, "fp16": True}),  # T4
        ((8, 9), "", {"bf16": True, "fp16": False}),  # L4
        ((9, 0), "fp16", {"bf16": False, "fp16": True}),  # 큰 GPU에서 T4처럼
    ],
)
def test_precision_follows_the_gpu(monkeypatch, capability, setting, expected):
    monkeypatch.setattr(stack, "has_cuda", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: capability)
    monkeypatch.setenv("KORGRPO_DTYPE", setting)
    assert stack.training_dtypes() == expected
