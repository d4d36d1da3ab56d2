"""Colab에 무엇을 어느 판으로 깔지 정하고 깝니다. 표준 라이브러리만 씁니다.

판은 GPU의 등급마다 `data/constraints/`의 파일 하나에 있습니다. 파일의 `VLLM_SECTION` 아래는 vLLM과 함께 깔 때만
씁니다. `tools/check_colab.py`는 여기의 `plan_install`이 돌려준 것을 그대로 풀어 봅니다.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distributions, requires, version
from pathlib import Path

PACKAGE_NAME = "korgrpo-helpers"
CONSTRAINTS = Path(__file__).parent / "data" / "constraints"
GPU_CLASSES = ("cpu", "t4", "ampere")
VLLM_SECTION = "# ---- vLLM과 함께 ----\n"
# Colab이 미리 깔아 둔 것 가운데 바꾸면 다른 라이브러리까지 깨지는 것.
UNTOUCHABLE = ("torch", "numpy", "pillow")
# 새 프로세스에서 vLLM의 컴파일된 라이브러리를 불러 봅니다. CUDA의 판이 torch와 다르면 여기서 드러납니다.
LOAD_VLLM = """
import ctypes, importlib.util, pathlib, torch
folder = pathlib.Path(importlib.util.find_spec("vllm").origin).parent
libraries = sorted(folder.glob("_C*.so"))
assert libraries, f"{folder} has no _C*.so"
for library in libraries:
    ctypes.CDLL(str(library))
"""

# 패키지의 이름을 받아 깔려 있는 판을, 없으면 None을 돌려주는 함수.
FindVersion = Callable[[str], str | None]


@dataclass(frozen=True)
class Plan:
    """설치 한 번. `requirements`는 pip에 넘길 것, `kept`는 지금 판에 묶어 둘 것입니다."""

    requirements: tuple[str, ...]
    kept: tuple[str, ...]


def installed_version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def loaded_versions() -> dict[str, str]:
    """이 프로세스가 이미 들여온 패키지와 그 판. 설치 뒤에 판이 달라졌으면 세션을 다시 시작해야 합니다."""
    loaded = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return {
        requirement_name(package.name): package.version
        for package in distributions()
        if any(str(package.locate_file(path)) in loaded for path in package.files or ())
    }


def requirement_name(requirement: str) -> str:
    """요구에서 패키지의 이름만. 밑줄은 붙임표로, 큰 글자는 작은 글자로 맞춥니다.

    >>> requirement_name("unsloth_zoo==2026.10.7")
    'unsloth-zoo'
    """
    return re.match(r"[A-Za-z0-9._-]+", requirement).group().lower().replace("_", "-")


def pinned_requirements(gpu_class: str, with_vllm: bool) -> list[str]:
    """이 등급의 제약 파일에 적힌 요구."""
    text = (CONSTRAINTS / f"colab-{gpu_class}.txt").read_text(encoding="utf-8")
    everywhere, _, only_with_vllm = text.partition(VLLM_SECTION)
    lines = (everywhere + only_with_vllm if with_vllm else everywhere).splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def missing_requirements(find_version: FindVersion = installed_version) -> list[str]:
    """이 패키지가 바라는 것 가운데 없거나 하한보다 낮은 것. 예: ['trl>=0.22.2']"""
    missing = []
    for requirement in requires(PACKAGE_NAME) or []:
        if ";" in requirement:  # 골라 까는 것(extra)
            continue
        found = find_version(requirement_name(requirement))
        if found is None or _numbers(found) < _numbers(requirement.partition(">=")[2]):
            missing.append(requirement)
    return missing


def missing_on_colab(gpu_class: str, find_version: FindVersion = installed_version) -> list[str]:
    """Colab에서 깔아야 할 까닭이 되는 것. 하한을 못 채운 것과, 제약 파일에 있는데 아예 없는 것입니다.

    vLLM은 세지 않습니다. 나머지가 다 있는데 vLLM만 없으면 앞의 설치가 vLLM 없이 끝난 것이라, 셀을 다시 돌릴 때마다
    몇 분씩 다시 시도하지 않습니다.
    """
    missing = missing_requirements(find_version)
    known = {requirement_name(requirement) for requirement in missing}
    for pin in pinned_requirements(gpu_class, with_vllm=False):
        if requirement_name(pin) not in known and find_version(requirement_name(pin)) is None:
            missing.append(pin)
    return missing


def plan_install(
    gpu_class: str, with_vllm: bool, find_version: FindVersion = installed_version
) -> Plan:
    """제약 파일의 판과, 거기 없는 모자란 것을 깝니다. 파일이 판을 정하지 않은 `UNTOUCHABLE`은 그대로 둡니다."""
    pins = pinned_requirements(gpu_class, with_vllm)
    pinned = {requirement_name(pin) for pin in pins}
    others = [
        requirement
        for requirement in missing_requirements(find_version)
        if requirement_name(requirement) not in pinned
    ]
    versions = {name: find_version(name) for name in UNTOUCHABLE if name not in pinned}
    kept = [f"{name}=={found}" for name, found in versions.items() if found is not None]
    return Plan((*pins, *others), tuple(kept))


def install(gpu_class: str, with_vllm: bool) -> None:
    """이 등급의 판을 깝니다. vLLM을 깔지 못했거나 불러올 수 없으면 그렇다고 말하고 vLLM 없이 깝니다.

    vLLM 없이도 깔지 못하면 설치 프로그램의 말을 담은 RuntimeError.
    """
    if with_vllm:
        failure = _run_installer(plan_install(gpu_class, with_vllm=True))
        if failure is None:
            failure = _run([sys.executable, "-c", LOAD_VLLM])
        if failure is None:
            return
        print(f"vLLM을 쓸 수 없습니다. vLLM 없이 깝니다(fast_inference=False). 까닭:\n{failure}")
        remove_vllm()
    failure = _run_installer(plan_install(gpu_class, with_vllm=False))
    if failure is not None:
        raise RuntimeError(
            "필요한 것을 깔지 못했습니다. 메뉴에서 런타임 → 런타임 연결 해제 및 삭제를 누르고 "
            f"이 셀부터 다시 돌리세요. 그래도 같으면 아래의 말을 이슈로 알려 주세요.\n{failure}"
        )


def remove_vllm() -> None:
    """vLLM을 지웁니다. 없으면 그대로 둡니다. 그러면 `load_policy`가 fast_inference=False로 불러옵니다."""
    failure = _run([sys.executable, "-m", "pip", "uninstall", "-q", "-y", "vllm"])
    importlib.invalidate_caches()
    if failure is not None:
        raise RuntimeError(
            f"vLLM을 지우지 못했습니다. 셀에서 !pip uninstall -y vllm을 돌리세요.\n{failure}"
        )


def _run_installer(plan: Plan) -> str | None:
    """Colab에 있는 uv로, 없으면 pip로 한 번에 깝니다. 실패하면 그 까닭."""
    if uv := shutil.which("uv"):
        installer = [uv, "pip", "install", "-q", "--python", sys.executable]
    else:
        installer = [sys.executable, "-m", "pip", "install", "-q"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as keep:
        keep.write("\n".join(plan.kept))
        keep.flush()
        failure = _run([*installer, "-c", keep.name, *plan.requirements])
    importlib.invalidate_caches()
    return failure


def _run(command: list[str]) -> str | None:
    """명령을 돌립니다. 실패하면 그 프로그램이 남긴 마지막 몇 줄을 돌려줍니다."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        return None
    return "\n".join((done.stderr or done.stdout).strip().splitlines()[-8:])


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.split("+")[0]))
