"""메모리의 셈. 잰 점(runs/memory_small_gpus.json)과 견주고, 맞추는 데 쓰지 않은 점으로 따로 봅니다."""

import json
from dataclasses import replace

import pytest

from korgrpo_helpers import memory
from korgrpo_helpers.memory import (
    CONTEXT_GIB,
    Architecture,
    architecture,
    check_memory,
    estimate_memory,
    longest_completion,
)
from korgrpo_helpers.profiles import PROFILES, get_profile
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.settings import GIB

POINTS = read_run("memory_small_gpus").summary["points"]
# 계수를 맞출 때 보지 않은 두 점. 나머지와 길이(1,024)와 가중치(4비트)가 다릅니다.
HELD_OUT = ("t4_16_65_4x1024", "t4_4b_70_4x1846")
T4, L4 = 14.56, 22.0


def profile_of(point):
    """그 점을 잴 때의 프로필. `benchmarks/memory.py`가 쓴 것과 같습니다."""
    settings = point["settings"]
    original = get_profile("original")
    return replace(
        original,
        model="Qwen/Qwen3-4B",
        max_seq_length=settings["prompt"] + settings["completion"],
        completion_tokens=settings["completion"],
        load_in_4bit=settings["load_in_4bit"],
        gpu_memory_utilization=settings["utilization"],
        grpo=replace(
            original.grpo,
            num_generations=settings["generations"],
            per_device_train_batch_size=settings["micro_batch"] or settings["generations"],
            gradient_accumulation_steps=settings["accumulation"],
        ),
    )


def estimate_of(point):
    return estimate_memory(profile_of(point), point["settings"]["cap"])


NO_STANDBY = {name: one for name, one in POINTS.items() if not one["settings"]["standby"]}
FINISHED = [name for name, one in NO_STANDBY.items() if one["finished"]]


@pytest.mark.parametrize("name", FINISHED)
def test_peak_within_two_percent(name):
    """검증 상태의 쪽이 2 % 안이라고 적습니다."""
    point = POINTS[name]
    measured = max(point["training_peak_gib"], point["generation_peak_gib"])
    assert estimate_of(point).peak == pytest.approx(measured, rel=0.02)
    # 끝까지 간 점은 든다고, 그리고 torch가 잡아 둔 것까지 든다고 해야 합니다.
    assert estimate_of(point).fits
    assert estimate_of(point).needed >= point["reserved_gib"] + CONTEXT_GIB - 0.25


def test_held_out_points_were_measured():
    assert set(HELD_OUT) <= set(FINISHED)
    assert len(FINISHED) > len(HELD_OUT)


def test_another_size_of_model():
    """계수는 4B로만 맞췄습니다. 0.6B를 t4-quick의 길이와 배치로 잰 점에도 맞아야 합니다."""
    (point,) = read_run("t4_quick_h100").summary["points"].values()
    setting = replace(profile_of(point), model="Qwen/Qwen3-0.6B")
    estimate = estimate_memory(setting, point["settings"]["cap"])
    assert estimate.peak == pytest.approx(point["training_peak_gib"], rel=0.03)
    assert estimate.needed >= point["reserved_gib"] + CONTEXT_GIB


@pytest.mark.parametrize("name", NO_STANDBY)
def test_memory_after_loading(name):
    point = POINTS[name]
    estimate = estimate_of(point)
    loaded = estimate.peak - estimate.training
    assert loaded == pytest.approx(point["load"]["peak_allocated_gib"], rel=0.02)
    assert estimate.kv_tokens == pytest.approx(point["load"]["kv_cache_tokens"], rel=0.06)


def test_out_of_memory_is_foreseen():
    """원본의 설정은 잰 대로 들지 않는다고 해야 합니다."""
    point = POINTS["t4_16_90_4x1846"]
    assert point["finished"] is False
    assert point["stopped_at"] == "grpo"
    assert not estimate_of(point).fits
    assert not estimate_memory(get_profile("original"), T4).fits


@pytest.mark.parametrize(("name", "gpu"), [("t4-quick", T4), ("t4", T4), ("t4", L4)])
def test_presets_fit(name, gpu):
    estimate = estimate_memory(get_profile(name), gpu)
    assert estimate.fits
    assert estimate.kv_tokens >= get_profile(name).max_seq_length


def test_what_moves_the_estimate():
    t4 = get_profile("t4")
    base = estimate_memory(t4, T4)

    def peak(**changes):
        return estimate_memory(replace(t4, **changes), T4).peak

    assert (
        peak(completion_tokens=512) < base.peak < peak(max_seq_length=2048, completion_tokens=1846)
    )
    assert peak(gpu_memory_utilization=0.8) > base.peak
    stored = peak(gradient_checkpointing=False)
    assert stored > base.peak
    # 담아 두면 사전 학습이 더 들 수도 있습니다.
    primed = replace(t4.priming, per_device_train_batch_size=64)
    assert peak(priming=primed) == base.peak
    assert peak(gradient_checkpointing=False, priming=primed) > stored
    # 4비트는 vLLM의 몫이 같으면 최고가 아니라 KV 캐시를 늘립니다.
    quantized = estimate_memory(replace(t4, load_in_4bit=True), T4)
    assert quantized.kv_tokens > 3 * base.kv_tokens
    assert quantized.weights < base.weights / 2
    micro = replace(t4.grpo, per_device_train_batch_size=2)
    assert peak(grpo=micro) < base.peak
    # 32비트 Adam은 LoRA 파라미터마다 6바이트를 더 씁니다.
    full = estimate_memory(replace(t4, grpo=replace(t4.grpo, optim="adamw_torch")), T4)
    extra = 6 * architecture(t4.model).lora_parameters(32) / memory.GIB
    assert full.peak - base.peak == pytest.approx(extra)
    # vLLM이 없으면 KV 캐시는 한꺼번에 쓰는 글의 것입니다.
    plain = estimate_memory(replace(t4, fast_inference=False), T4)
    assert plain.kv_tokens == 8 * (202 + 1024)


def test_second_copy_of_the_weights_counts():
    """TRL의 colocate는 vLLM의 가중치를 따로 올립니다."""
    one, two = (estimate_memory(get_profile("t4"), 40.0, copies=copies) for copies in (1, 2))
    assert two.weights - one.weights == pytest.approx(7.5, abs=0.1)
    assert two.kv_tokens == one.kv_tokens


def test_longest_completion_is_the_edge():
    t4 = replace(get_profile("t4"), max_seq_length=4096)
    longest = longest_completion(t4, T4)
    assert estimate_memory(replace(t4, completion_tokens=longest), T4).fits
    assert not estimate_memory(replace(t4, completion_tokens=longest + 64), T4).fits
    assert longest_completion(replace(t4, gpu_memory_utilization=0.95), T4) is None


def test_architecture_is_read_from_a_folder(tmp_path):
    config = {
        "vocab_size": 100, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
        "num_attention_heads": 4, "num_key_value_heads": 2, "tie_word_embeddings": True,
    }  # fmt: skip
    (tmp_path / "config.json").write_text(json.dumps(config))
    found = architecture(str(tmp_path))
    assert found.head_dim == 16  # 적혀 있지 않으면 hidden / heads
    assert found.linear_parameters == 2 * (64 * 64 * 2 + 64 * 32 * 2 + 3 * 64 * 128)
    assert architecture("누군가/모르는-모델") is None
    assert architecture("unsloth/Qwen3-4B-Base") == architecture("Qwen/Qwen3-4B")


@pytest.mark.parametrize(
    ("name", "changes", "gpu", "message"),
    [
        ("t4", {}, 6.0, "가중치가 7.7 GiB"),  # 모델이 통째로 들지 않음
        ("t4", {"gpu_memory_utilization": 0.5}, T4, "글 하나"),  # KV 캐시가 한 글보다 작음
    ],
)
def test_impossible_settings_stop_before_loading(name, changes, gpu, message):
    with pytest.raises(RuntimeError, match=message):
        check_memory(replace(get_profile(name), **changes), gpu)


def test_tight_settings_are_warned_about(capsys):
    check_memory(get_profile("original"), T4)
    out = capsys.readouterr().out
    assert "모자랄 수 있습니다" in out
    assert "gpu_memory_utilization을 낮추거나" in out
    assert "gradient_checkpointing" not in out
    check_memory(replace(get_profile("original"), gradient_checkpointing=False), T4)
    assert "gradient_checkpointing=True로 바꾸거나" in capsys.readouterr().out
    check_memory(get_profile("t4"), T4)
    assert capsys.readouterr().out == ""
    check_memory(replace(get_profile("t4"), model="누군가/모르는-모델"), T4)
    assert "미리 셈하지 못했습니다" in capsys.readouterr().out


def test_estimate_needs_a_gpu_and_a_known_model(monkeypatch):
    monkeypatch.setattr(memory, "gpu_memory_gib", lambda: None)
    with pytest.raises(ValueError, match=r"gpu_gib=14\.56"):
        estimate_memory(get_profile("t4"))
    with pytest.raises(ValueError, match="구조를 몰라"):
        estimate_memory(PROFILES["cpu-demo"], T4)


def test_stored_activations_fit_the_measured_point():
    """H200에서 잰 한 점(맞추는 데 쓴 점): 글 32개, 가장 긴 글. 다시 셈할 때와의 차이가 담아 둔 값입니다."""
    ways = read_run("trial_checkpointing").summary["ways"]
    again, stored = (one["peak_gib"] for one in ways if one["stage"] == "사전 학습")
    shape = Architecture(
        vocab_size=151_936, hidden_size=1536, intermediate_size=8960, num_hidden_layers=28,
        num_attention_heads=12, num_key_value_heads=2, head_dim=128, tie_word_embeddings=True,
    )  # fmt: skip
    longest = read_run("trial_checkpointing").summary["longest_tokens"]
    found = 32 * longest * shape.stored_bytes_per_token / GIB
    assert found == pytest.approx(stored - again, rel=0.1)
