"""Colab의 세트를 풀어 보는 도구(make check-colab)와 제약 파일. uv는 흉내 내고, 인터넷은 쓰지 않습니다."""

import json
import re
import sys
from pathlib import Path

import pytest

from korgrpo_helpers.colab_install import (
    CONSTRAINTS,
    GPU_CLASSES,
    UNTOUCHABLE,
    VLLM_SECTION,
    pinned_requirements,
    plan_install,
    requirement_name,
)

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import check_colab  # noqa: E402

RECORD = json.loads(check_colab.RECORD.read_text(encoding="utf-8"))


def versions_pinned(gpu_class, with_vllm=True):
    pins = map(check_colab.on_pypi, pinned_requirements(gpu_class, with_vllm))
    return {requirement_name(pin): pin.partition("==")[2] for pin in pins}


class FakeUv:
    """받은 요구를 모두 새로 깐다고 답합니다. `extra`는 더 찍을 줄, `drop`은 답하지 않을 이름입니다."""

    def __init__(self, extra=(), drop=(), code=0):
        self.extra, self.drop, self.code = extra, drop, code
        self.commands, self.installed, self.kept = [], [], []

    def __call__(self, command):
        if command[1] == "--version":
            return 0, "uv 0.0.1\n"
        self.commands.append(command)
        interpreter = Path(command[command.index("--python") + 1])
        found = interpreter.parents[1].glob("lib/python*/site-packages/*.dist-info")
        self.installed.append({path.name.removesuffix(".dist-info") for path in found})
        place = command.index("-c")
        self.kept.append(Path(command[place + 1]).read_text(encoding="utf-8").splitlines())
        lines = [
            f" + {requirement_name(one)}=={re.split('==|>=', one)[1]}"
            for one in command[place + 2 :]
            if requirement_name(one) not in self.drop
        ]
        return self.code, "\n".join([*lines, *self.extra])


def problems_of(uv, gpu_class="ampere", with_vllm=True):
    return check_colab.check_set(gpu_class, "3.13", with_vllm, "uv", uv).problems


def test_good_answer_has_no_problems():
    uv = FakeUv()
    assert problems_of(uv) == []
    (command,) = uv.commands
    assert "--dry-run" in command  # 깔지 않습니다
    assert command[command.index("--python-platform") + 1] == "x86_64-manylinux_2_35"
    assert command[command.index("--python-version") + 1] == "3.13"
    # Colab이 미리 깔아 둔 것이 보이는 환경에서 풉니다.
    assert {"torch-2.11.0+cu128", "numpy-2.1.3"} <= uv.installed[0]
    assert uv.kept == [["torch==2.11.0+cu128", "numpy==2.1.3", "pillow==11.3.0"]]


@pytest.mark.parametrize("with_vllm", [True, False])
@pytest.mark.parametrize("gpu_class", GPU_CLASSES)
def test_what_is_checked_is_what_is_installed(gpu_class, with_vllm):
    """첫 셀이 깔 것과 여기서 풀어 보는 것이 달라지면 이 도구는 아무것도 말해 주지 않습니다."""
    uv = FakeUv()
    check_colab.check_set(gpu_class, "3.12", with_vllm, "uv", uv)
    plan = plan_install(gpu_class, with_vllm, check_colab.read_preinstalled("3.12").get)
    command = uv.commands[0]
    asked = command[command.index("-c") + 2 :]
    assert asked == [check_colab.on_pypi(one) for one in plan.requirements]
    assert uv.kept == [list(plan.kept)]


@pytest.mark.parametrize(
    ("gpu_class", "with_vllm", "uv", "problem"),
    [
        ("ampere", True, FakeUv(code=1, extra=["No solution found"]), "No solution found"),
        # 손대면 안 되는 것
        ("ampere", True, FakeUv(extra=[" + torch==2.13.0"]), "torch 2.11.0"),
        ("ampere", False, FakeUv(extra=[" + numpy==2.4.6"]), "numpy 2.1.3"),
        ("cpu", False, FakeUv(extra=[" + pillow==13.0.0"]), "pillow 11.3.0"),
        ("t4", True, FakeUv(extra=[" + numpy==2.4.6"]), "numpy 2.1.3"),
        ("t4", False, FakeUv(extra=[" + torch==2.9.0"]), "torch 2.11.0"),  # vLLM도 없는데
        # 조용히 옛 판으로 미끄러짐
        ("t4", True, FakeUv(drop=["vllm"], extra=[" + vllm==0.2.5"]), "vllm이(가) 0.2.5"),
        (
            "t4",
            True,
            FakeUv(drop=["unsloth"], extra=[" + unsloth==2025.9.1"]),
            "unsloth이(가) 2025",
        ),
        ("ampere", True, FakeUv(drop=["vllm"]), "vllm이(가) 없음"),
        # 없어야 할 것이 딸려 옴
        ("ampere", False, FakeUv(extra=[" + vllm==0.26.0"]), "vllm 0.26.0이(가) 딸려"),
        ("cpu", False, FakeUv(extra=[" + unsloth==2026.10.7"]), "unsloth 2026.10.7이(가) 딸려"),
    ],
)
def test_problems_are_found(gpu_class, with_vllm, uv, problem):
    (found,) = problems_of(uv, gpu_class, with_vllm)
    assert problem in found


def test_torch_may_change_on_t4_with_vllm_only():
    found = check_colab.check_set("t4", "3.13", True, "uv", FakeUv())
    assert found.problems == []
    assert found.replaced["torch"] == ["2.11.0+cu128", "2.9.0"]
    assert "numpy" not in found.replaced


def test_record_is_written_only_when_all_pass(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(check_colab, "ROOT", tmp_path)
    monkeypatch.setattr(check_colab, "RECORD", tmp_path / "resolved" / "sets.json")
    assert check_colab.main(FakeUv(extra=[" + pillow==13.0.0"])) == 1
    assert not check_colab.RECORD.exists()
    assert "constraints/의 판을 고치고" in capsys.readouterr().err
    assert check_colab.main(FakeUv()) == 0
    record = json.loads(check_colab.RECORD.read_text(encoding="utf-8"))
    assert record["uv"] == "0.0.1"
    assert len(record["sets"]) == 10
    assert "10개 세트가 모두 풀립니다" in capsys.readouterr().out


@pytest.mark.parametrize(
    "one", RECORD["sets"], ids=lambda one: f"{one['gpu_class']}-{one['python']}"
)
def test_record_is_of_todays_constraints(one):
    """제약 파일을 고치고 make check-colab을 잊으면 여기서 걸립니다."""
    pinned = versions_pinned(one["gpu_class"], one["with_vllm"])
    assert one["problems"] == []
    for name in set(pinned) & set(check_colab.SHOWN):
        assert one["versions"][name] == pinned[name]
    assert ("vllm" in one["versions"]) == one["with_vllm"]


def test_record_has_every_set():
    found = {(one["gpu_class"], one["python"], one["with_vllm"]) for one in RECORD["sets"]}
    expected = {(gpu, python, False) for gpu in GPU_CLASSES for python in check_colab.PYTHONS}
    expected |= {(gpu, python, True) for gpu in ("t4", "ampere") for python in check_colab.PYTHONS}
    assert found == expected


@pytest.mark.parametrize("gpu_class", GPU_CLASSES)
def test_every_line_of_the_constraints_is_exact(gpu_class):
    """`unsloth`처럼 판 없이 적으면 풀이가 조용히 옛 판으로 미끄러집니다."""
    assert all(re.fullmatch(r"\d[\w.]*", pinned) for pinned in versions_pinned(gpu_class).values())
    text = (CONSTRAINTS / f"colab-{gpu_class}.txt").read_text(encoding="utf-8")
    assert (VLLM_SECTION in text) == (gpu_class != "cpu")
    # 무엇을 돌려 보았고 무엇을 판만 맞춰 보았는지 첫머리에 적습니다.
    assert text.startswith("#")
    assert "돌" in text.partition("\naccelerate")[0]


def test_shared_pins_agree_between_sets():
    """GPU와 상관없는 것은 모든 등급에서 같은 판이어야 책의 말이 한 가지가 됩니다."""
    tested = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    for gpu_class in GPU_CLASSES:
        pins = pinned_requirements(gpu_class, with_vllm=False)
        for name in ("accelerate", "math-verify", "peft"):
            (pin,) = [pin for pin in pins if requirement_name(pin) == name]
            assert pin in tested
    t4, ampere = versions_pinned("t4"), versions_pinned("ampere")
    for name in ("unsloth", "unsloth-zoo", "bitsandbytes"):
        assert t4[name] == ampere[name]


@pytest.mark.parametrize("python", check_colab.PYTHONS)
def test_preinstalled_list_has_what_must_not_be_replaced(python):
    preinstalled = check_colab.read_preinstalled(python)
    assert set(UNTOUCHABLE) <= set(preinstalled)
    # 새 GPU의 vLLM 휠은 CUDA 12의 torch 2.11.0에 맞춘 것입니다.
    assert preinstalled["torch"] == "2.11.0+cu128"
    assert "+cu12" in pinned_requirements("ampere", with_vllm=True)[-1]
