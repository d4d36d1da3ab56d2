"""정책: 모델과 토크나이저, 그리고 그 정책만의 LoRA.

바탕 모델은 프로세스에 하나만 둡니다. 4B 모델이나 vLLM을 두 번 띄우면 T4의 메모리에 들지 않기 때문입니다. 사전 학습한
정책과 GRPO를 마친 정책은 같은 바탕을 나누어 쓰고, `policy.model`을 꺼낼 때 그 정책의 LoRA가 제자리에 들어갑니다.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from korgrpo_helpers.settings import Profile

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

ADAPTER_FILE = "adapter_model.safetensors"


@dataclass
class Policy:
    """학습하고 글을 쓰는 모델과 그 토크나이저.

    LoRA를 쓰는 정책은 바탕 모델을 다른 정책과 나누어 씁니다. 그래서 두 정책의 `model`을 한꺼번에 들고 견주지 말고,
    하나씩 글을 쓰게 하거나 `adapter_weights`로 꺼낸 값을 견주세요.
    """

    _shared: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    profile: Profile
    _put_aside: dict[str, torch.Tensor] | None = field(default=None, repr=False)

    @property
    def model(self) -> PreTrainedModel:
        """이 정책의 LoRA가 들어 있는 모델. 다른 정책의 것이 들어 있었으면 그 정책에 맡기고 바꿔 넣습니다."""
        active = getattr(self._shared, "_korgrpo_active", None)
        if active is not self and self._put_aside is not None:
            if active is not None:
                active._put_aside = adapter_weights(self._shared)
            put_adapter(self._shared, self._put_aside)
            self._shared._korgrpo_active = self
            self._put_aside = None
        return self._shared


def adapter_parameters(model: Any) -> dict[str, Any]:
    """LoRA의 파라미터. 이름은 저장한 어댑터 파일의 것과 같습니다."""
    return {
        name.replace(".default.", "."): parameter
        for name, parameter in model.named_parameters()
        if "lora_" in name
    }


def adapter_weights(model: Any) -> dict[str, torch.Tensor]:
    """지금 LoRA의 값을 CPU로 베낀 것."""
    return {
        name: parameter.detach().to("cpu", copy=True)
        for name, parameter in adapter_parameters(model).items()
    }


def put_adapter(model: Any, weights: dict[str, torch.Tensor]) -> None:
    """LoRA의 값을 제자리에 바꿔 넣습니다. 이름이나 모양이 다르면 ValueError이고 아무것도 바꾸지 않습니다."""
    import torch

    places = adapter_parameters(model)
    if wrong := sorted(set(places).symmetric_difference(weights)):
        raise ValueError(
            f"어댑터의 이름 {len(wrong)}개가 모델과 맞지 않습니다(예: {wrong[0]}). 같은 바탕 모델과 같은 LoRA 설정으로 "
            "만든 어댑터인지 확인하세요."
        )
    for name, values in weights.items():
        if values.shape != places[name].shape:
            raise ValueError(
                f"어댑터 {name}의 모양이 {tuple(values.shape)}인데 모델은 {tuple(places[name].shape)}입니다. "
                "lora_rank가 같은지 확인하세요."
            )
    with torch.no_grad():
        for name, values in weights.items():
            places[name].copy_(values)


def new_adapter(model: Any, seed: int) -> dict[str, torch.Tensor]:
    """갓 붙인 LoRA의 값. 같은 씨앗이면 같습니다. B가 0이라 바탕 모델과 똑같이 씁니다."""
    import torch

    generator = torch.Generator().manual_seed(seed)
    fresh = {}
    for name, parameter in adapter_parameters(model).items():
        values = torch.zeros(parameter.shape)
        if "lora_A" in name:  # peft의 기본과 같은 분포
            torch.nn.init.kaiming_uniform_(values, a=5**0.5, generator=generator)
        fresh[name] = values
    return fresh


def read_adapter_file(folder: Path) -> dict[str, torch.Tensor]:
    """저장한 어댑터의 값. 파일이 없으면 FileNotFoundError."""
    from safetensors.torch import load_file

    path = folder / ADAPTER_FILE
    if not path.is_file():
        raise FileNotFoundError(
            f"{folder}에 {ADAPTER_FILE}이(가) 없습니다. 어댑터를 저장한 폴더인지 확인하세요."
        )
    return load_file(path)
