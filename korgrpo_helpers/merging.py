"""LoRA를 바탕 모델에 더해 어댑터 없이 도는 16비트 모델로 저장하고, 정말 더해졌는지 확인합니다.

저장한 뒤 바탕 모델처럼 움직이는 일이 흔합니다(unsloth 2009번 이슈). 그래서 저장한 파일을 다시 읽어, 행렬마다
바탕에서 달라진 값이 LoRA가 더하려던 값인지 봅니다. 모델을 하나 더 올리지 않으므로 T4에서도 됩니다.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.models import save_policy
from korgrpo_helpers.policy import Policy

if TYPE_CHECKING:
    from torch import Tensor

# 합친 가중치에 남아 있어야 하는 LoRA의 몫. 16비트로 반올림하면 1에서 조금 벗어납니다.
KEPT_LOW, KEPT_HIGH = 0.5, 1.5


@dataclass(frozen=True)
class MergedCheck:
    """합친 모델을 확인한 결과. `kept`는 LoRA가 더하려던 값 가운데 남은 몫입니다(1이면 모두, 0이면 바탕 그대로).

    `matrices`는 LoRA가 붙은 행렬의 수, `unchanged`는 그 가운데 바탕과 값이 모두 같은 행렬의 수입니다.
    """

    matrices: int
    unchanged: int
    kept: float
    dtype: str

    @property
    def ok(self) -> bool:
        return KEPT_LOW <= self.kept <= KEPT_HIGH and not self.unchanged

    def __str__(self) -> str:
        text = (
            f"행렬 {self.matrices}개({self.dtype})에 LoRA가 더하려던 값의 {self.kept:.1%}가 남았고, 바탕과 똑같은 "
            f"행렬은 {self.unchanged}개입니다."
        )
        if self.ok:
            return f"잘 합쳐졌습니다. {text}"
        return (
            f"합친 모델에 문제가 있습니다. {text} 몫이 0에 가까우면 LoRA가 더해지지 않았거나 16비트로 반올림하면서 "
            "사라진 것입니다. 더 학습하거나, 합치지 말고 어댑터를 그대로 쓰세요."
        )


def merge_16bit(policy: Policy, folder: Path) -> MergedCheck:
    """LoRA를 더한 16비트 가중치와 토크나이저를 빈 `folder`에 저장하고 확인한 결과를 돌려줍니다.

    unsloth로 불러온 모델이면 unsloth가, 아니면 바탕 모델을 CPU에 16비트로 다시 불러와 peft가 합칩니다(4B면 메모리 8 GB쯤).
    LoRA가 없거나 4비트로 불러온 모델, 비지 않은 폴더는 ValueError, 확인에서 떨어지면 RuntimeError입니다.
    """
    refuse_unmergeable(policy)
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(
            f"{folder}가 비어 있지 않습니다. 가중치 조각이 섞이지 않게 빈 폴더를 주세요."
        )
    if hasattr(policy.model, "save_pretrained_merged"):
        policy.model.save_pretrained_merged(
            str(folder), policy.tokenizer, save_method="merged_16bit"
        )
    else:
        _merge_on_cpu(policy, folder)
        policy.tokenizer.save_pretrained(folder)
    found = check_merged(policy, folder)
    if not found.ok:
        raise RuntimeError(f"{found} 폴더: {folder}")
    return found


def refuse_unmergeable(policy: Policy) -> None:
    """합칠 LoRA가 없거나 16비트보다 낮게 불러온 모델이면, 고치는 법을 적은 ValueError를 냅니다."""
    layers = list(_lora_layers(policy))
    if not layers:
        raise ValueError(
            "이 모델에는 합칠 LoRA가 없습니다. 가중치를 통째로 배운 모델은 save_policy로 저장하면 됩니다."
        )
    if not all(layer.base_layer.weight.is_floating_point() for _, layer in layers):
        raise ValueError(
            "4비트로 불러온 가중치에 합치면 반올림한 값이 굳어 어댑터와 다른 모델이 됩니다. 세션을 다시 시작하고 "
            "replace(profile, load_in_4bit=False)로 같은 어댑터를 불러온 다음 합치세요."
        )


def _merge_on_cpu(policy: Policy, folder: Path) -> None:
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    own = policy.model.get_base_model().dtype
    # 32비트로 불러왔으면 값을 더 촘촘히 적는 fp16으로 저장합니다. bf16은 작은 변화를 반올림해 버리기 쉽습니다.
    dtype = torch.float16 if own == torch.float32 else own
    with tempfile.TemporaryDirectory(prefix="korgrpo-merge-") as saved:
        save_policy(policy, Path(saved))
        base = AutoModelForCausalLM.from_pretrained(policy.profile.model, dtype=dtype)
        merged = PeftModel.from_pretrained(base, saved).merge_and_unload()
    merged.save_pretrained(folder)


def check_merged(policy: Policy, folder: Path) -> MergedCheck:
    """`folder`의 가중치가 `policy`의 바탕에 LoRA를 더한 것인지 봅니다. 행렬을 하나씩 읽으므로 메모리가 거의 들지 않습니다."""
    weights = _Weights(folder)
    matrices = unchanged = 0
    wanted = kept = 0.0
    dtypes = set()
    for name, layer in _lora_layers(policy):
        merged = weights.read(f"{name}.weight").to(layer.base_layer.weight.device)
        dtypes.add(str(merged.dtype).removeprefix("torch."))
        base = layer.base_layer.weight.detach().to(merged.dtype).float()
        adapter = policy.model.active_adapters[0]
        delta = layer.lora_B[adapter].weight.detach().float()
        delta = delta @ layer.lora_A[adapter].weight.detach().float() * layer.scaling[adapter]
        moved = merged.float() - base
        matrices += 1
        unchanged += not moved.any().item()
        wanted += (delta * delta).sum().item()
        kept += (moved * delta).sum().item()
    return MergedCheck(
        matrices, unchanged, kept / wanted if wanted else 0.0, ", ".join(sorted(dtypes))
    )


def _lora_layers(policy: Policy) -> Iterator[tuple[str, object]]:
    """LoRA가 붙은 층과, 바탕 모델에서의 그 이름."""
    for name, module in policy.model.named_modules():
        if hasattr(module, "base_layer") and hasattr(module, "lora_A"):
            yield name.removeprefix("base_model.model."), module


class _Weights:
    """폴더의 safetensors에서 이름으로 값 하나를 읽습니다. 조각으로 나뉜 모델도 읽습니다."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        index = folder / "model.safetensors.index.json"
        self.files = None
        if index.is_file():
            self.files = json.loads(index.read_text(encoding="utf-8"))["weight_map"]

    def read(self, name: str) -> Tensor:
        from safetensors import safe_open

        file = self.folder / (self.files or {}).get(name, "model.safetensors")
        if not file.is_file():
            raise FileNotFoundError(
                f"{self.folder}에 합친 가중치 {name}이(가) 없습니다. 다시 합치세요."
            )
        with safe_open(file, framework="pt") as opened:
            names = set(opened.keys())
            if name not in names:
                raise ValueError(f"{file.name}에 {name}이(가) 없습니다. 다른 모델의 폴더입니다.")
            return opened.get_tensor(name)
