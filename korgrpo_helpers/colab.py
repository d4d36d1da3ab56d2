"""노트북의 첫 셀: 이 기계가 무엇인지 말하고, 모자란 것만 깝니다. 표준 라이브러리만 씁니다."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

PACKAGE_NAME = "korgrpo-helpers"
CONSTRAINTS = Path(__file__).parent / "data" / "constraints"
# Colab이 미리 깔아 둔 것 가운데 바꾸면 다른 라이브러리까지 깨지는 것.
UNTOUCHABLE = ("torch", "numpy", "pillow")
DRIVE_FOLDER = "/content/drive/MyDrive/korgrpo"


@dataclass(frozen=True)
class Machine:
    """이 기계. `gpu_class`는 cpu, t4(Turing 이하), ampere(그보다 새것) 가운데 하나입니다."""

    colab: bool
    gpu_name: str | None
    gpu_class: str


def detect_machine() -> Machine:
    """Colab인지, GPU가 무엇인지 알아봅니다. torch를 들여오지 않고 nvidia-smi에 묻습니다."""
    colab = "COLAB_RELEASE_TAG" in os.environ
    command = ["nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        name, capability = done.stdout.splitlines()[0].rsplit(",", 1)
        gpu_class = "ampere" if float(capability) >= 8 else "t4"
    except (OSError, subprocess.CalledProcessError, IndexError, ValueError):
        return Machine(colab, None, "cpu")
    return Machine(colab, name.strip(), gpu_class)


def missing_requirements() -> list[str]:
    """이 패키지가 바라는 것 가운데 없거나 하한보다 낮은 것. 예: ['trl>=0.22.2']"""
    missing = []
    for requirement in requires(PACKAGE_NAME) or []:
        if ";" in requirement:  # 골라 까는 것(extra)
            continue
        name = re.match(r"[A-Za-z0-9._-]+", requirement).group()
        floor = requirement.partition(">=")[2]
        try:
            installed = version(name)
        except PackageNotFoundError:
            missing.append(requirement)
            continue
        if _numbers(installed) < _numbers(floor):
            missing.append(requirement)
    return missing


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.split("+")[0]))


def _installed_versions(names: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _install(missing: list[str], gpu_class: str) -> None:
    """모자란 것과 제약 파일의 판을 함께 깝니다. 미리 깔린 torch·numpy·pillow는 그대로 둡니다."""
    stack = CONSTRAINTS / ("colab-t4.txt" if gpu_class == "t4" else "colab.txt")
    pinned = [line for line in stack.read_text(encoding="utf-8").splitlines() if "==" in line]
    kept = [f"{name}=={found}" for name, found in _installed_versions(UNTOUCHABLE).items()]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as keep:
        keep.write("\n".join(kept))
        keep.flush()
        command = [sys.executable, "-m", "pip", "install", "-q", "-c", keep.name]
        subprocess.run([*command, *pinned, *missing], check=True)
    importlib.invalidate_caches()


def setup() -> None:
    """첫 셀이 부르는 함수. 다 있으면 아무것도 하지 않고 그렇다고 말합니다.

    Colab에서 모자란 것이 있으면 깝니다. 이미 들여온 라이브러리의 판이 바뀌었으면 세션을 다시 시작하라는
    RuntimeError로 멈춥니다(「모두 실행」이 섞인 판으로 이어지지 않게). Colab이 아니면 남의 환경을 바꾸지 않고, 칠 명령을 적은 RuntimeError를 냅니다.
    """
    machine = detect_machine()
    place = "Colab" if machine.colab else "내 컴퓨터"
    print(f"기계: {place}, GPU {machine.gpu_name or '없음'}")
    missing = missing_requirements()
    if not missing:
        print("필요한 것이 모두 있어 아무것도 깔지 않았습니다.")
    elif not machine.colab:
        command = "pip install " + " ".join(f"'{requirement}'" for requirement in missing)
        raise RuntimeError(f"모자란 것이 있습니다. 이 명령으로 깔고 다시 돌리세요:\n  {command}")
    else:
        names = tuple(re.match(r"[A-Za-z0-9._-]+", requirement).group() for requirement in missing)
        before = _installed_versions((*names, "transformers", "datasets", "peft", "accelerate"))
        print(f"모자란 것을 깝니다(1~3분으로 짐작합니다): {', '.join(missing)}")
        started = time.perf_counter()
        _install(missing, machine.gpu_class)
        print(f"{time.perf_counter() - started:.0f}초 걸렸습니다.")
        after = _installed_versions(tuple(before))
        stale = [name for name in before if before[name] != after.get(name) and name in sys.modules]
        if stale:
            raise RuntimeError(
                f"이미 들여온 {', '.join(stale)}의 판이 바뀌었습니다. "
                "메뉴에서 런타임 → 세션 다시 시작을 누르고 이 셀부터 다시 돌리세요."
            )
        print("세션을 다시 시작하지 않아도 됩니다.")
    _quiet(machine)
    from korgrpo_helpers.profiles import pick_profile

    profile = pick_profile()
    print(f"프로필: {profile.name} - {profile.title}")


def _quiet(machine: Machine) -> None:
    """내려받을 것이 없는 기계에서는 진행 막대를 끄고, 다음 판을 알리는 경고를 감춥니다."""
    if machine.gpu_class == "cpu":
        os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    warnings.filterwarnings("ignore", category=FutureWarning, module="transformers")


def use_drive() -> None:
    """학습한 모델을 Google Drive에 남깁니다(Colab에서만). 첫 셀 다음에 한 번 부릅니다."""
    try:
        from google.colab import drive
    except ImportError:
        raise RuntimeError(
            "Drive는 Colab에서만 쓸 수 있습니다. 다른 곳에서는 KORGRPO_CACHE에 폴더를 적으세요."
        ) from None
    drive.mount("/content/drive")
    os.environ["KORGRPO_CACHE"] = DRIVE_FOLDER
    print(f"만든 것을 {DRIVE_FOLDER}에 남깁니다.")
