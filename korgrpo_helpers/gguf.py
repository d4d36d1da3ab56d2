"""GGUF로 내보내기: llama.cpp와 Ollama가 읽는 파일 한 개. unsloth가 llama.cpp를 받아 만듭니다.

이 저장소의 검사는 unsloth를 흉내 낸 것으로만 합니다. 디스크는 셈이고 시간은 짐작입니다.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from korgrpo_helpers.merging import refuse_unmergeable
from korgrpo_helpers.policy import Policy
from korgrpo_helpers.settings import GIB

# 가중치 하나에 드는 비트. q8_0은 값 32개에 34바이트라 8.5, 나머지는 llama.cpp가 적은 8B 모델의 평균입니다.
BITS = {"f16": 16.0, "q8_0": 8.5, "q5_k_m": 5.7, "q4_k_m": 4.9}
# unsloth가 f16을 거치지 않고 바로 쓰는 형식
DIRECT = ("f16", "q8_0")
LLAMA_CPP_GIB = 1.5  # 짐작: 소스와 컴파일한 것
BUILD_MINUTES = (3, 15)  # 짐작: Colab의 2코어에서 llama.cpp를 컴파일하는 시간
MINUTES_PER_GIB = (0.2, 1.0)  # 짐작: 읽고 쓰고 양자화하는 시간
TOOLS = {"git": ("git",), "cmake": ("cmake",), "build-essential": ("c++", "g++", "clang++")}


@dataclass(frozen=True)
class GgufNeeds:
    """GGUF 하나를 만드는 데 드는 것. 디스크와 파일은 GiB, 시간은 분(짐작의 아래와 위)입니다."""

    method: str
    file_gib: float
    disk_gib: float
    minutes: tuple[int, int]

    def __str__(self) -> str:
        return (
            f"{self.method}: 파일 {self.file_gib:.1f} GiB, 만드는 동안 디스크 {self.disk_gib:.1f} GiB, "
            f"{self.minutes[0]}~{self.minutes[1]}분(짐작), unsloth와 C++ 컴파일러"
        )


def gguf_needs(parameters: int, method: str = "q8_0") -> GgufNeeds:
    """파라미터가 `parameters`개인 모델을 `method`로 내보낼 때 드는 것. 모르는 method는 ValueError입니다.

    디스크는 합친 16비트 가중치, f16을 거치면 그 GGUF, 마지막 파일, llama.cpp를 더한 값입니다.

    >>> round(gguf_needs(4_022_468_096, "q8_0").disk_gib, 1)
    13.0
    """
    if method not in BITS:
        raise ValueError(f"method={method!r}을(를) 모릅니다. {', '.join(BITS)} 가운데 고르세요.")
    file = parameters * BITS[method] / 8 / GIB
    half = parameters * 2 / GIB
    disk = half + (0 if method in DIRECT else half) + file + LLAMA_CPP_GIB
    low, high = (
        round(build + each * disk)
        for build, each in zip(BUILD_MINUTES, MINUTES_PER_GIB, strict=True)
    )
    return GgufNeeds(method, file, disk, (low, high))


def export_gguf(policy: Policy, folder: Path, method: str = "q8_0") -> Path:
    """LoRA를 더해 GGUF로 내보내고 그 파일의 자리를 돌려줍니다.

    unsloth로 불러온 16비트 모델이 아니면 ValueError, 컴파일러나 디스크가 모자라거나 파일이 생기지 않으면
    RuntimeError입니다. 시작하기 전에 모두 확인합니다.
    """
    needs = gguf_needs(_parameters(policy), method)
    if not hasattr(policy.model, "save_pretrained_gguf"):
        raise ValueError(
            "GGUF는 unsloth로 불러온 모델만 내보냅니다. GPU가 있는 Colab에서 첫 셀을 돌려 unsloth를 깔고 다시 "
            "불러오세요."
        )
    refuse_unmergeable(policy)
    missing = [name for name, any_of in TOOLS.items() if not any(map(shutil.which, any_of))]
    if missing:
        raise RuntimeError(
            f"llama.cpp를 컴파일할 도구가 없습니다. apt-get install -y {' '.join(missing)} 로 깔고 다시 돌리세요."
        )
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free / GIB
    if free < needs.disk_gib:
        raise RuntimeError(
            f"디스크가 {needs.disk_gib:.1f} GiB 있어야 하는데 {free:.1f} GiB 남았습니다. 쓰지 않는 모델을 지우거나 다른 "
            "디스크의 폴더를 주세요."
        )
    print(needs)
    policy.model.save_pretrained_gguf(str(folder), policy.tokenizer, quantization_method=method)
    # unsloth는 판에 따라 folder나 이름이 folder_gguf인 옆 폴더에 씁니다.
    places = (folder, folder.with_name(f"{folder.name}_gguf"))
    made = [file for place in places for file in sorted(place.glob("*.gguf"))]
    right = [file for file in made if method.replace("_", "") in file.stem.lower().replace("_", "")]
    for file in right:
        with file.open("rb") as opened:
            if opened.read(4) == b"GGUF":
                return file
    raise RuntimeError(
        f"unsloth가 끝났지만 {method}의 GGUF 파일이 {folder} 곁에 없습니다. 위에 찍힌 llama.cpp의 오류를 보세요."
    )


def _parameters(policy: Policy) -> int:
    """LoRA를 뺀 파라미터의 수."""
    return sum(p.numel() for name, p in policy.model.named_parameters() if "lora_" not in name)
