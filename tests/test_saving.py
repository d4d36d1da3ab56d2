"""저장과 합치기의 확인. 잘된 것을 받고, 바탕처럼 움직이는 것·남의 것·깨진 것을 잡는지 봅니다."""

import json
import pickle
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from tiny_lora import TOKENS, held_out, lora_policy, saved_run, tiny_base

from korgrpo_helpers.adapter_files import CONFIG, WEIGHTS, AdapterFiles, config_problems
from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.columns import priming_rows, to_dataset
from korgrpo_helpers.generation import generate
from korgrpo_helpers.merging import check_merged, merge_16bit
from korgrpo_helpers.models import load_policy, save_policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.saving import check_saved, compare_with_base
from korgrpo_helpers.training import prime

ROWS = held_out()
DEMO = get_profile("cpu-demo")


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tiny_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def policy(profile):
    return lora_policy(profile)


@pytest.fixture
def folder(policy, tmp_path):
    saved_run(policy, tmp_path / "saved")
    return tmp_path / "saved"


def weights(policy):
    return {name: values.detach().clone() for name, values in policy.model.named_parameters()}


def test_adapter_against_base_on_the_same_prompts(policy):
    found = compare_with_base(policy, ROWS, TOKENS)
    assert found.base.n == found.adapter.n == len(ROWS)
    assert found.different == len(ROWS)
    # 끈 LoRA는 다시 켜져 있어야 합니다.
    assert compare_with_base(policy, ROWS, TOKENS) == found
    assert f"{len(ROWS)}문제에서 글이 다릅니다" in str(found)


def test_fresh_lora_is_the_base(profile):
    assert compare_with_base(lora_policy(profile, scale=0), ROWS, TOKENS).different == 0


def test_unlike_prompts_are_refused(policy, profile):
    """원본의 실수: 한쪽에만 템플릿을 붙이고 견주기."""
    other = lora_policy(profile)
    other.tokenizer = deepcopy(other.tokenizer)
    other.tokenizer.chat_template = "{{ messages[-1]['content'] }}"
    with pytest.raises(ValueError, match="템플릿이 달라"):
        compare_with_base(policy, ROWS, TOKENS, base=other)


def test_good_save_passes_and_leaves_the_model_alone(policy, folder):
    before = weights(policy)
    found = check_saved(policy, folder, ROWS, TOKENS)
    assert found.ok, str(found)
    assert found.same == found.different == len(ROWS)
    after = weights(policy)
    assert all(torch.equal(before[name], after[name]) for name in before)


def edit_weights(change):
    def edit(folder):
        tensors = load_file(folder / WEIGHTS)
        save_file({k: v.contiguous() for k, v in change(tensors).items()}, folder / WEIGHTS)

    return edit


def edit_config(**values):
    def edit(folder):
        config = json.loads((folder / CONFIG).read_text())
        (folder / CONFIG).write_text(json.dumps(config | values))

    return edit


def zero(tensors):
    return {k: v * 0 if "lora_B" in k else v for k, v in tensors.items()}


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        # 갓 붙인 LoRA를 저장한 것: 바탕처럼 씁니다.
        (
            edit_weights(zero),
            ["모두 0입니다", "메모리에 있는 모델과 다릅니다", "바탕 모델과 똑같이"],
        ),
        # 다른 실행의 어댑터: 값도 이름도 성하지만 이 모델이 아닙니다.
        (edit_weights(lambda t: {k: v.roll(1) for k, v in t.items()}), ["다른 실행의 폴더"]),
        # 한 층만 비었을 때도 말합니다.
        (
            edit_weights(
                lambda t: t | {k: t[k] * 0 for k in [next(k for k in t if "lora_B" in k)]}
            ),
            ["42개 가운데 1개가 모두 0"],
        ),
        # 이름이 달라 아무 데도 읽히지 않는 파일
        (
            edit_weights(lambda t: {f"x.{k}": v for k, v in t.items()}),
            ["맞지 않는 행렬이 84개"],
        ),
        # 다른 lora_rank로 저장한 것
        (
            edit_weights(lambda t: {k: v[:2] if "lora_A" in k else v for k, v in t.items()}),
            ["맞지 않는 행렬이 21개", "lora_rank"],
        ),
        # fp16 학습이 터진 값
        (edit_weights(lambda t: {k: v * float("nan") for k, v in t.items()}), ["NaN"]),
        (
            edit_weights(lambda t: t | {"model.embed.weight": torch.ones(2)}),
            ["LoRA가 아닌 값이 1개"],
        ),
        # 가중치가 같아도 alpha가 다르면 다시 불러온 모델이 다르게 씁니다.
        (edit_config(lora_alpha=64), ["lora_alpha이(가) 64입니다. 8이어야"]),
        (edit_config(base_model_name_or_path="someone/other"), ["바탕 모델이 'someone/other'"]),
        (edit_config(modules_to_save=["lm_head"]), ["modules_to_save"]),
    ],
)
def test_bad_save_is_caught(policy, folder, edit, told):
    edit(folder)
    found = check_saved(policy, folder, ROWS, TOKENS)
    assert not found.ok
    for text in told:
        assert text in str(found)
    # 나쁜 파일을 부어 본 뒤에도 모델은 그대로입니다.
    assert compare_with_base(policy, ROWS, TOKENS).different == len(ROWS)


def test_unreadable_adapters(policy, folder):
    (folder / WEIGHTS).write_bytes(b"\x00" * 64)
    with pytest.raises(ValueError, match="읽지 못했습니다"):
        check_saved(policy, folder, ROWS, TOKENS)
    # 피클만 있는 폴더는 열지 않습니다.
    (folder / WEIGHTS).unlink()
    (folder / "adapter_model.bin").write_bytes(pickle.dumps({}))
    with pytest.raises(FileNotFoundError, match="피클"):
        check_saved(policy, folder, ROWS, TOKENS)


def test_really_trained_lora_survives_a_fresh_load(profile, tmp_path):
    """무작위가 아니라 TRL로 배운 어댑터를, 폴더에서 새로 불러온 모델과 견줍니다."""
    batch = {"per_device_train_batch_size": 8, "gradient_accumulation_steps": 1}
    fast = replace(profile.priming, **batch, learning_rate=0.02, warmup_steps=0)
    short = replace(profile, priming=fast)
    trained = load_policy(short)
    prime(trained, priming_rows(to_dataset(make_stories("train", 32, seed=0)))[0], tmp_path)
    found = check_saved(trained, tmp_path, ROWS, TOKENS)
    assert found.ok, str(found)
    again = load_policy(short, tmp_path)
    assert compare_with_base(again, ROWS, TOKENS, base=trained).different == 0


def test_demo_with_full_weights(tmp_path):
    base = load_policy(DEMO)
    other = load_policy(DEMO)
    with torch.no_grad():
        for values in other.model.parameters():
            values += 0.1 * torch.randn(values.shape, generator=torch.Generator().manual_seed(1))
    save_policy(other, tmp_path / "saved")
    found = check_saved(other, tmp_path / "saved", ROWS, TOKENS, base=base)
    assert found.ok, str(found)
    save_policy(base, tmp_path / "base")
    told = str(check_saved(other, tmp_path / "base", ROWS, TOKENS, base=base))
    assert "메모리에 있는 모델과 다릅니다" in told and "바탕 모델과 똑같이" in told
    with pytest.raises(ValueError, match="끌 LoRA가 없습니다"):
        check_saved(other, tmp_path / "saved", ROWS, TOKENS)


def test_merged_model_writes_like_the_adapter(policy, tmp_path):
    found = merge_16bit(policy, tmp_path / "merged")
    assert (found.matrices, found.unchanged, found.dtype) == (21, 0, "float16")
    assert found.kept == pytest.approx(1, abs=0.01)
    merged = load_policy(replace(policy.profile, model=str(tmp_path / "merged")))
    # fp16으로 반올림했으므로 여덟 문제 가운데 하나까지는 달라도 됩니다.
    assert compare_with_base(merged, ROWS, TOKENS, base=policy).different <= 1
    plain = generate(policy, ["가나"], TOKENS, adapter=False)
    assert generate(merged, ["가나"], TOKENS) != plain


def test_bad_merges_are_caught(policy, profile, tmp_path, monkeypatch):
    base = check_merged(policy, Path(profile.model))
    assert (base.unchanged, base.kept, base.ok) == (21, 0.0, False)
    assert "LoRA가 더해지지 않았거나" in str(base)
    # 다른 어댑터를 더한 것
    merge_16bit(lora_policy(profile, seed=2), tmp_path / "other")
    assert not check_merged(policy, tmp_path / "other").ok

    # 합치는 라이브러리가 바탕을 그대로 저장하면 저장한 그 자리에서 멈춥니다.
    def save_base(folder, tokenizer, save_method):
        save_policy(load_policy(DEMO), Path(folder))

    monkeypatch.setattr(policy.model, "save_pretrained_merged", save_base, raising=False)
    with pytest.raises(RuntimeError, match="합친 모델에 문제"):
        merge_16bit(policy, tmp_path / "same")
    with pytest.raises(ValueError, match="비어 있지 않습니다"):
        merge_16bit(policy, tmp_path / "other")
    with pytest.raises(ValueError, match="합칠 LoRA가 없습니다"):
        merge_16bit(load_policy(DEMO), tmp_path / "full")


def test_change_lost_to_rounding_is_caught(profile, tmp_path):
    """LoRA가 더하는 값이 16비트의 눈금보다 작으면 합친 모델은 바탕과 같아집니다."""
    with pytest.raises(RuntimeError, match="반올림하면서 사라진"):
        merge_16bit(lora_policy(profile, scale=1e-7), tmp_path / "merged")


def test_four_bit_weights_are_not_merged(tmp_path):
    policy = lora_policy(tiny_base(tmp_path / "base"))  # 나누어 쓰는 바탕을 고치지 않도록
    layer = next(m for m in policy.model.modules() if hasattr(m, "lora_A"))
    packed = torch.zeros(8, 1, dtype=torch.uint8)
    layer.base_layer.weight = torch.nn.Parameter(packed, requires_grad=False)
    with pytest.raises(ValueError, match="load_in_4bit=False"):
        merge_16bit(policy, tmp_path / "merged")


def test_names_of_the_same_model():
    qwen = replace(get_profile("t4"), lora_rank=4, lora_alpha=8)
    config = {"peft_type": "LORA", "r": 4, "lora_alpha": 8}
    for name, same in [
        ("Qwen/Qwen3-4B-Base", True),
        ("unsloth/Qwen3-4B-Base", True),
        ("unsloth/qwen3-4b-base-unsloth-bnb-4bit", True),
        ("unsloth/Qwen3-4B", False),  # 이름이 비슷한 다른 모델
        ("evil/Qwen3-4B-Base", False),
        (None, False),
        (["Qwen/Qwen3-4B-Base"], False),
    ]:
        adapter = AdapterFiles({**config, "base_model_name_or_path": name}, {})
        assert (config_problems(adapter, qwen) == []) == same, name
