"""저장한 LoRA 어댑터의 파일: 무엇이 있어야 하는지, 값이 성한지. safetensors만 읽고 피클은 읽지 않습니다."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.policy import ADAPTER_FILE
from korgrpo_helpers.settings import Profile

if TYPE_CHECKING:
    from torch import Tensor

WEIGHTS = ADAPTER_FILE
CONFIG = "adapter_config.json"
# 허브에 올리고 허브에서 받는 파일은 이것뿐입니다. 옵티마이저의 상태와 피클은 여기에 없습니다.
ADAPTER_FILES = (
    WEIGHTS,
    CONFIG,
    "run.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "merges.txt",
    "chat_template.jinja",
)


@dataclass(frozen=True)
class AdapterFiles:
    """폴더에서 읽은 어댑터. `tensors`는 peft가 저장한 이름 그대로이고 CPU에 있습니다."""

    config: dict
    tensors: dict[str, Tensor]


def read_adapter(folder: Path) -> AdapterFiles:
    """폴더의 어댑터를 읽습니다. 파일이 없으면 FileNotFoundError, 읽을 수 없으면 ValueError입니다."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    for name in (WEIGHTS, CONFIG):
        if not (folder / name).is_file():
            raise FileNotFoundError(
                f"{folder}에 {name}이(가) 없습니다. save_policy(policy, folder)로 저장한 LoRA의 폴더인지 "
                "확인하세요. 피클(adapter_model.bin)은 읽지 않습니다."
            )
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        tensors = load_file(folder / WEIGHTS)
    except (ValueError, SafetensorError) as error:
        raise ValueError(
            f"{folder}의 어댑터를 읽지 못했습니다. 다시 저장하세요: {error}"
        ) from error
    if not isinstance(config, dict):
        raise ValueError(f"{folder}의 {CONFIG}이(가) 설정의 모양이 아닙니다. 다시 저장하세요.")
    return AdapterFiles(config, tensors)


def weight_problems(adapter: AdapterFiles) -> list[str]:
    """가중치만 보고 아는 문제. 없으면 빈 목록입니다.

    LoRA가 더하는 값은 B×A입니다. B는 0에서 시작하므로, 배우지 않은 어댑터는 바탕 모델과 똑같이 씁니다.
    """
    loras = {
        name: values
        for name, values in adapter.tensors.items()
        if ".lora_A." in name or ".lora_B." in name
    }
    problems = []
    if others := sorted(set(adapter.tensors) - set(loras)):
        problems.append(f"LoRA가 아닌 값이 {len(others)}개 들어 있습니다(예: {others[0]!r:.80}).")
    if not loras:
        problems.append("LoRA의 값이 하나도 없습니다. LoRA를 붙인 모델을 저장했는지 확인하세요.")
    if broken := [name for name, values in loras.items() if not values.isfinite().all()]:
        problems.append(
            f"행렬 {len(broken)}개에 NaN이나 무한대가 있습니다(예: {broken[0]!r:.80}). 학습률을 낮추거나, fp16이면 "
            "max_grad_norm을 낮춰 다시 학습하세요."
        )
    if zero := [name for name, values in loras.items() if not values.any()]:
        problems.append(
            f"행렬 {len(loras)}개 가운데 {len(zero)}개가 모두 0입니다(예: {zero[0]!r:.80}). 그 자리는 바탕 모델과 "
            "똑같이 움직입니다. 학습한 뒤에 저장했는지, 학습률이 0이 아닌지 확인하세요."
        )
    return problems


def config_problems(adapter: AdapterFiles, profile: Profile) -> list[str]:
    """어댑터의 설정이 프로필과 다른 점. 없으면 빈 목록입니다."""
    wanted = {"peft_type": "LORA", "r": profile.lora_rank, "lora_alpha": profile.lora_alpha}
    problems = [
        f"{name}이(가) {adapter.config.get(name)!r:.40}입니다. {value!r}이어야 합니다."
        for name, value in wanted.items()
        if adapter.config.get(name) != value
    ]
    if adapter.config.get("modules_to_save"):
        problems.append("LoRA 말고 통째로 바꾸는 층(modules_to_save)이 있습니다.")
    base = adapter.config.get("base_model_name_or_path")
    if not same_model(base, profile.model):
        problems.append(f"바탕 모델이 {base!r:.80}입니다. {profile.model}이어야 합니다.")
    return problems


def same_model(name: object, wanted: str) -> bool:
    """`name`이 `wanted`와 같은 모델인지. unsloth가 바꿔 적는 이름(소문자, 4비트 판)도 같다고 봅니다.

    `wanted`가 내 컴퓨터의 폴더면 이름만 봅니다. 올릴 때 이름만 남기기 때문입니다.

    >>> same_model("unsloth/qwen3-4b-base-unsloth-bnb-4bit", "Qwen/Qwen3-4B-Base")
    True
    >>> same_model("someone/Qwen3-4B-Base", "Qwen/Qwen3-4B-Base")
    False
    """
    if not isinstance(name, str):
        return False
    if name == wanted or (Path(wanted).is_dir() and name == Path(wanted).name):
        return True
    owner, _, plain = name.lower().rpartition("/")
    plain = plain.removesuffix("-bnb-4bit").removesuffix("-unsloth")
    return owner == "unsloth" and plain == wanted.lower().rpartition("/")[2]
