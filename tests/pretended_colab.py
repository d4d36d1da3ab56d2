"""흉내 낸 Colab: nvidia-smi와 설치 프로그램의 대역, 미리 깔린 판."""

import shutil
import subprocess
from importlib.metadata import PackageNotFoundError
from pathlib import Path

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
