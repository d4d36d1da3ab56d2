"""무거운 라이브러리를 들여오는 차례와, 깔린 판에 맞게 설정을 넘기는 일."""

from __future__ import annotations

import dataclasses
import importlib
from importlib.util import find_spec
from typing import Any


def has_cuda() -> bool:
    """CUDA GPU를 쓸 수 있는지."""
    import torch

    return torch.cuda.is_available()


def import_trl() -> Any:
    """TRL 모듈을 돌려줍니다. GPU에 unsloth가 깔려 있으면 그것을 먼저 들여옵니다.

    unsloth는 들여올 때 transformers와 trl을 고쳐 쓰므로 차례가 바뀌면 느리거나 틀린 코드가 돕니다.
    """
    if has_cuda() and find_spec("unsloth"):
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
