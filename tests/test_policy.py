"""정책들이 바탕 모델 하나를 나누어 쓰는 일. LoRA가 섞이면 학습한 것과 학습 전의 것이 같아집니다."""

import pytest
import torch
from peft import LoraConfig, get_peft_model

from korgrpo_helpers.demo import build_demo_model, build_demo_tokenizer
from korgrpo_helpers.policy import (
    Policy,
    adapter_weights,
    new_adapter,
    put_adapter,
    read_adapter_file,
)
from korgrpo_helpers.profiles import get_profile

T4 = get_profile("t4")


@pytest.fixture
def base():
    lora = LoraConfig(r=4, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
    return get_peft_model(build_demo_model(build_demo_tokenizer()), lora)


def filled(base, value):
    return {name: torch.full_like(w, value) for name, w in adapter_weights(base).items()}


def values(policy):
    return {float(w.flatten()[0]) for w in adapter_weights(policy.model).values()}


def test_each_policy_finds_its_own_adapter(base):
    one = Policy(base, None, T4, filled(base, 1.0))
    two = Policy(base, None, T4, filled(base, 2.0))
    assert values(one) == {1.0}
    assert values(two) == {2.0}
    with torch.no_grad():  # 학습하면 바뀐 값이 제 것으로 남습니다
        for parameter in two.model.parameters():
            parameter.add_(1.0)
    assert values(one) == {1.0}
    assert values(two) == {3.0}
    assert values(two) == {3.0}


def test_new_adapter_is_the_base_model(base):
    weights = new_adapter(base, seed=3)
    assert all(not w.any() for name, w in weights.items() if "lora_B" in name)
    assert all(w.any() for name, w in weights.items() if "lora_A" in name)
    again, other = new_adapter(base, seed=3), new_adapter(base, seed=4)
    assert all(torch.equal(weights[name], again[name]) for name in weights)
    assert any(not torch.equal(weights[name], other[name]) for name in weights)
    # peft가 처음 넣는 값과 같은 분포여야 합니다.
    for name, w in adapter_weights(base).items():
        if "lora_A" in name:
            assert weights[name].abs().max() == pytest.approx(float(w.abs().max()), rel=0.1)


def test_saved_file_fits_the_model(base, tmp_path):
    policy = Policy(base, None, T4, filled(base, 5.0))
    policy.model.save_pretrained(tmp_path)
    assert set(read_adapter_file(tmp_path)) == set(adapter_weights(base))
    with pytest.raises(FileNotFoundError, match="어댑터를 저장한 폴더"):
        read_adapter_file(tmp_path / "없는 폴더")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda w: w.pop(next(iter(w))), "이름 1개"),  # 빠진 층
        (lambda w: w.update(extra=torch.zeros(1)), "이름 1개"),  # 남는 층
        (lambda w: w.update({next(iter(w)): torch.zeros(2, 2)}), "lora_rank"),  # 다른 r
    ],
)
def test_misfit_changes_nothing(base, change, message):
    before, weights = adapter_weights(base), filled(base, 7.0)
    change(weights)
    with pytest.raises(ValueError, match=message):
        put_adapter(base, weights)
    assert all(torch.equal(before[name], w) for name, w in adapter_weights(base).items())
