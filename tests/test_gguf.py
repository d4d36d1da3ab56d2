"""GGUF로 내보내기. unsloth와 llama.cpp는 GPU의 Colab에서만 돌므로 흉내 낸 것으로 길목만 봅니다."""

from pathlib import Path

import pytest
from tiny_lora import lora_policy, tiny_base

from korgrpo_helpers import gguf
from korgrpo_helpers.gguf import export_gguf, gguf_needs


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tiny_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def policy(profile, monkeypatch):
    """unsloth로 불러온 것처럼 `save_pretrained_gguf`가 있는 모델과, 다 있는 컴퓨터."""
    policy = lora_policy(profile)

    def save(folder, tokenizer, quantization_method):
        place = Path(f"{folder}_gguf")
        place.mkdir()
        (place / f"Qwen3-0.6B.{quantization_method.upper()}.gguf").write_bytes(policy.written)

    monkeypatch.setattr(policy.model, "save_pretrained_gguf", save, raising=False)
    policy.written = b"GGUF" + bytes(8)
    monkeypatch.setattr(gguf.shutil, "which", lambda name: f"/usr/bin/{name}")
    return policy


def test_needs_are_worked_out():
    """4B의 q8_0: 합친 16비트 7.5 GiB + 파일 4.0 GiB + llama.cpp."""
    needs = gguf_needs(4_022_468_096)
    assert needs.file_gib == pytest.approx(3.98, abs=0.01)
    assert needs.disk_gib == pytest.approx(12.97, abs=0.01)
    # q4_k_m은 파일이 작지만 f16을 거쳐 디스크가 더 듭니다.
    small = gguf_needs(4_022_468_096, "q4_k_m")
    assert small.file_gib < needs.file_gib and small.disk_gib > needs.disk_gib
    assert "(짐작)" in str(needs)
    with pytest.raises(ValueError, match="q8_0, q5_k_m"):
        gguf_needs(1, "q9")


def test_made_file_is_found(policy, tmp_path):
    made = export_gguf(policy, tmp_path / "out", "q4_k_m")
    assert made.name == "Qwen3-0.6B.Q4_K_M.gguf"


def test_what_is_missing_is_told_before_it_starts(policy, tmp_path, monkeypatch):
    # GGUF가 아닌 것이 생겼을 때
    policy.written = b"oops"
    with pytest.raises(RuntimeError, match=r"llama\.cpp의 오류를 보세요"):
        export_gguf(policy, tmp_path / "bad")
    with pytest.raises(ValueError, match="unsloth로 불러온 모델만"):
        export_gguf(lora_policy(tiny_base(tmp_path / "base")), tmp_path / "plain")
    monkeypatch.setattr(gguf, "LLAMA_CPP_GIB", 10**9)
    with pytest.raises(RuntimeError, match=r"디스크가 1000000000\.0 GiB 있어야"):
        export_gguf(policy, tmp_path)
    monkeypatch.setattr(gguf.shutil, "which", lambda name: "/bin/git" if name == "git" else None)
    with pytest.raises(RuntimeError, match="apt-get install -y cmake build-essential"):
        export_gguf(policy, tmp_path)
