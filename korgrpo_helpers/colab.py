"""노트북의 첫 셀: 이 기계가 무엇인지 말하고, 모자란 것만 깝니다. 표준 라이브러리만 씁니다."""

from __future__ import annotations

import os
import subprocess
import time
import warnings
from dataclasses import dataclass

from korgrpo_helpers.colab_install import (
    UNTOUCHABLE,
    install,
    installed_version,
    loaded_versions,
    missing_on_colab,
    missing_requirements,
    remove_vllm,
)
from korgrpo_helpers.session import begin
from korgrpo_helpers.stack import wants_vllm

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


def setup(page: str = "") -> None:
    """첫 셀이 부르는 함수. 다 있으면 아무것도 하지 않고 그렇다고 말합니다.

    Colab에서 모자란 것이 있으면 깝니다. 이미 들여온 라이브러리의 판이 바뀌었으면 세션을 다시 시작하라는
    RuntimeError로 멈춥니다(「모두 실행」이 섞인 판으로 이어지지 않게). Colab이 아니면 남의 환경을 바꾸지 않고, 칠 명령을 적은 RuntimeError를 냅니다.
    `page`는 이 장의 책 쪽의 주소입니다. Colab에서 알립니다.
    """
    begin()
    machine = detect_machine()
    place = "Colab" if machine.colab else "내 컴퓨터"
    print(f"기계: {place}, GPU {machine.gpu_name or '없음'}")
    if machine.colab:
        _prepare_colab(machine.gpu_class)
    elif missing := missing_requirements():
        command = "pip install " + " ".join(f"'{requirement}'" for requirement in missing)
        raise RuntimeError(f"모자란 것이 있습니다. 이 명령으로 깔고 다시 돌리세요:\n  {command}")
    else:
        print("필요한 것이 모두 있어 아무것도 깔지 않았습니다.")
    _quiet(machine)
    from korgrpo_helpers.profiles import pick_profile

    profile = pick_profile()
    print(f"프로필: {profile.name} - {profile.title}")
    if machine.colab and page:
        print(f"다른 장으로 가는 링크는 Drive의 사본에서 열리지 않습니다. 책에서 여세요: {page}")


def _prepare_colab(gpu_class: str) -> None:
    """모자란 것을 깔고, 세션을 다시 시작해야 하면 RuntimeError를 냅니다."""
    has_gpu = gpu_class != "cpu"
    with_vllm = has_gpu and wants_vllm()
    missing = missing_on_colab(gpu_class)
    unwanted_vllm = has_gpu and not with_vllm and installed_version("vllm") is not None
    if has_gpu and not with_vllm:
        print("KORGRPO_VLLM=0이라 vLLM 없이 씁니다(fast_inference=False).")
    if not missing and not unwanted_vllm:
        print("필요한 것이 모두 있어 아무것도 깔지 않았습니다.")
    else:
        loaded = loaded_versions()
        before = {name: installed_version(name) for name in UNTOUCHABLE}
        started = time.perf_counter()
        if unwanted_vllm:
            print("깔려 있는 vLLM을 지웁니다.")
            remove_vllm()
        if missing:
            guess = "5~10분" if has_gpu else "1~3분"
            names = ", ".join([*missing, "vllm"] if with_vllm else missing)
            print(f"모자란 것을 깝니다({guess}으로 짐작합니다): {names}")
            install(gpu_class, with_vllm)
        print(f"{time.perf_counter() - started:.0f}초 걸렸습니다.")
        for name, old in before.items():
            if (new := installed_version(name)) != old:
                print(f"{name}을(를) {old}에서 {new}(으)로 바꿨습니다. vLLM이 그 판을 바랍니다.")
        stale = [name for name, old in sorted(loaded.items()) if installed_version(name) != old]
        if stale:
            raise RuntimeError(
                f"이미 들여온 {', '.join(stale)}의 판이 바뀌었습니다. "
                "메뉴에서 런타임 → 세션 다시 시작을 누르고 이 셀부터 다시 돌리세요."
            )
        print("세션을 다시 시작하지 않아도 됩니다.")
    if not with_vllm:
        return
    if installed_version("vllm") is None:
        print(
            "vLLM이 없습니다. 학습은 되지만 글쓰기가 느립니다(fast_inference=False). "
            "다시 깔아 보려면 런타임 → 런타임 연결 해제 및 삭제를 누르세요."
        )
    else:
        print(
            "vLLM 때문에 세션이 죽으면, 이 셀 앞에 새 셀을 만들어 "
            'import os; os.environ["KORGRPO_VLLM"] = "0" 을 돌리고 이 셀부터 다시 돌리세요.'
        )


def _quiet(machine: Machine) -> None:
    """내려받을 것이 없는 기계에서는 진행 막대를 끄고, 다음 판을 알리는 경고와 vLLM의 긴 보고를 감춥니다."""
    os.environ.setdefault("VLLM_LOGGING_LEVEL", "ERROR")
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
