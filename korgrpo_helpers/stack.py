"""무거운 라이브러리를 들여오는 차례와, 깔린 판에 맞게 설정을 넘기는 일."""

from __future__ import annotations

import dataclasses
import importlib
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from korgrpo_helpers.processes import world_size
from korgrpo_helpers.settings import Profile

# 서로의 판을 가리는 라이브러리. 이들이 바라는 판과 깔린 판이 다르면 불러오다 알 수 없는 오류가 납니다.
PICKY = ("unsloth", "unsloth_zoo", "vllm")
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")
WATCHED = ("torch", "transformers", "trl", "peft", "datasets", "accelerate", "unsloth_zoo")


def has_cuda() -> bool:
    """CUDA GPU를 쓸 수 있는지."""
    import torch

    return torch.cuda.is_available()


def training_dtypes() -> dict[str, bool]:
    """이 기계에서 쓸 혼합 정밀도. Turing(T4)은 bf16이 없어 fp16, Ampere부터 bf16, CPU는 둘 다 끕니다.

    `KORGRPO_DTYPE=fp16`이면 새 GPU에서도 T4처럼 fp16을 씁니다. 다른 GPU에서 T4의 메모리를 잴 때 씁니다.
    """
    import torch

    cuda = has_cuda()
    old = os.environ.get("KORGRPO_DTYPE") == "fp16"
    bf16 = cuda and not old and torch.cuda.get_device_capability() >= (8, 0)
    return {"bf16": bf16, "fp16": cuda and not bf16}


def model_dtype() -> Any:
    """가중치의 자료형: Ampere부터 bf16, Turing(T4)은 fp16, CPU는 fp32."""
    import torch

    dtypes = training_dtypes()
    return torch.bfloat16 if dtypes["bf16"] else torch.float16 if dtypes["fp16"] else torch.float32


def import_trl() -> Any:
    """TRL 모듈을 돌려줍니다. GPU에 unsloth가 깔려 있으면 그것을 먼저 들여옵니다.

    unsloth는 들여올 때 transformers와 trl을 고쳐 쓰므로 차례가 바뀌면 느리거나 틀린 코드가 돕니다.
    """
    if uses_unsloth():
        importlib.import_module("unsloth")
    return importlib.import_module("trl")


def build_config(config_class: type, values: dict[str, Any]) -> Any:
    """`values` 가운데 깔린 TRL에 있는 필드만 넘겨 설정을 만들고, 넘기지 못한 필드는 찍습니다.

    TRL은 판마다 필드가 다릅니다. 예: max_prompt_length는 0.28.0에서 없어졌습니다.
    """
    known = {field.name for field in dataclasses.fields(config_class)}
    if unknown := sorted(set(values) - known):
        print(f"[TRL] {config_class.__name__}에 없어 넘기지 않은 필드: {', '.join(unknown)}")
    return config_class(**{name: value for name, value in values.items() if name in known})


def unsloth_fields(profile: Profile) -> dict:
    """unsloth의 GRPOConfig에만 있는 필드. 적지 않았거나 unsloth를 쓰지 않으면 비어 있습니다."""
    if profile.logit_chunks is None:
        return {}
    if not uses_unsloth():
        print(
            f"[TRL] logit_chunks={profile.logit_chunks}은(는) unsloth에서만 씁니다. 넘기지 않았습니다."
        )
        return {}
    return {"unsloth_logit_chunk_multiplier": profile.logit_chunks}


def check_optimizer(optim: str) -> None:
    """8비트 옵티마이저인데 bitsandbytes가 없으면 ValueError."""
    if optim.endswith("8bit") and find_spec("bitsandbytes") is None:
        raise ValueError(
            f"optim={optim}에는 bitsandbytes가 있어야 합니다. pip install bitsandbytes를 하거나 "
            "프로필의 optim을 adamw_torch로 바꾸세요."
        )


def uses_unsloth() -> bool:
    """CUDA GPU가 있고 unsloth가 깔려 있는지. `KORGRPO_UNSLOTH=0`이면 깔려 있어도 쓰지 않습니다.

    unsloth는 GPU 하나에서만 돕니다. 프로세스가 여럿이면 쓰지 않고, 한 번 그렇다고 찍습니다.
    """
    if not has_cuda() or find_spec("unsloth") is None or not _wanted("KORGRPO_UNSLOTH", "unsloth"):
        return False
    if world_size() > 1:
        _tell_single_gpu()
        return False
    return True


@cache
def _tell_single_gpu() -> None:
    print(
        f"[TRL] 프로세스가 {world_size()}개라 unsloth 없이 TRL로 학습합니다(unsloth는 GPU 하나용)."
    )


def wants_vllm() -> bool:
    """`KORGRPO_VLLM=0`이면 거짓. 적지 않았거나 1이면 참."""
    return _wanted("KORGRPO_VLLM", "vLLM")


def _wanted(variable: str, library: str) -> bool:
    value = os.environ.get(variable, "1")
    if value not in ("0", "1"):
        raise ValueError(
            f"{variable}={value!r}은(는) 쓸 수 없습니다. "
            f"{library} 없이 쓰려면 0, 함께 쓰려면 1을 적거나 지우세요."
        )
    return value == "1"


def check_server(profile: Profile) -> None:
    """`vllm_mode: server`로 배울 수 있는지. 아니면 까닭과 고치는 법을 적은 ValueError. server가 아니면 보지 않습니다."""
    if profile.vllm_mode != "server":
        return
    host = _server_host(profile.vllm_server_base_url)
    if host is None:
        raise ValueError(
            f"vllm_server_base_url={profile.vllm_server_base_url!r:.80}은(는) http://주소:포트여야 합니다. "
            "예: http://127.0.0.1:8000"
        )
    if profile.is_demo or not profile.fast_inference or not wants_vllm():
        why = "demo와 fast_inference: false, KORGRPO_VLLM=0은 vLLM을 쓰지 않습니다. 셋 다 아니어야 합니다"
    elif not has_cuda():
        why = "스텝마다 가중치를 GPU에서 GPU로 보내므로 CUDA GPU가 있어야 합니다"
    elif uses_unsloth():
        why = (
            "unsloth는 vLLM을 제 프로세스에 띄워 씁니다. KORGRPO_UNSLOTH=0을 적으면 TRL로 배웁니다"
        )
    elif find_spec("vllm") is None:
        why = "서버와 이야기하는 쪽에도 vLLM이 있어야 합니다. pip install vllm을 하세요"
    elif host in LOCAL_HOSTS and not _gpu_is_left():
        why = "학습이 GPU를 모두 써서 서버에 줄 GPU가 없습니다. GPU가 둘 이상이면 configs/launch/server.sh가 나누어 줍니다"
    else:
        return
    raise ValueError(
        f"vllm_mode: server를 쓸 수 없습니다. {why}. 아니면 vllm_mode: colocate로 바꾸세요."
    )


def _server_host(address: str) -> str | None:
    """`http://주소:포트`의 주소. 그 꼴이 아니면 None입니다. 포트는 1~65535이고, 적지 않아도 됩니다."""
    try:
        url = urlsplit(address)
        right = url.scheme in ("http", "https") and url.port != 0
    except ValueError:  # 닫지 않은 괄호, 수가 아니거나 너무 큰 포트
        return None
    return url.hostname if right else None


def _gpu_is_left() -> bool:
    """학습에 쓰지 않는 GPU가 이 기계에 있는지. CUDA_VISIBLE_DEVICES로 나누었으면 그렇다고 봅니다."""
    import torch

    if os.environ.get("CUDA_VISIBLE_DEVICES"):
        return True
    return torch.cuda.device_count() > int(os.environ.get("LOCAL_WORLD_SIZE", "1"))


def mismatched_versions() -> list[str]:
    """unsloth와 vLLM이 바라는 판과 다르게 깔린 것. 예: ['vllm 0.26.0은 torch==2.11.0을 바라는데 2.9.0이 깔려 있습니다']"""
    from packaging.requirements import Requirement

    wrong = []
    for name in PICKY:
        try:
            wanted, own = requires(name) or [], version(name)
        except PackageNotFoundError:
            continue
        for requirement in map(Requirement, wanted):
            other = requirement.name.replace("-", "_").lower()
            if other not in WATCHED or (requirement.marker and not requirement.marker.evaluate()):
                continue
            try:
                found = version(other)
            except PackageNotFoundError:
                continue
            if not requirement.specifier.contains(found, prereleases=True):
                wrong.append(
                    f"{name} {own}: {other}{requirement.specifier}을(를) 바라는데 {found}이(가) 깔려 있습니다"
                )
    return wrong


def check_stack() -> None:
    """GPU에서 불러오기 전에 판이 서로 맞는지 봅니다. 맞지 않으면 모두 적은 RuntimeError입니다."""
    if wrong := mismatched_versions():
        listed = "\n  ".join(wrong)
        raise RuntimeError(
            f"깔린 판이 서로 맞지 않습니다.\n  {listed}\nColab이면 런타임 → 런타임 연결 해제 및 삭제를 누르고 "
            "첫 셀부터 다시 돌리세요. 내 컴퓨터면 korgrpo_helpers/data/constraints/의 판으로 까세요."
        )
