"""정책 모델을 불러오고 저장하는 곳. 글을 쓰게 하는 일은 `generation`이 합니다."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from korgrpo_helpers.demo import build_demo_model, build_demo_tokenizer
from korgrpo_helpers.memory import check_memory
from korgrpo_helpers.policy import Policy, new_adapter, read_adapter_file
from korgrpo_helpers.processes import state, world_size
from korgrpo_helpers.profiles import gpu_memory_gib
from korgrpo_helpers.settings import Profile
from korgrpo_helpers.stack import (
    check_server,
    check_stack,
    has_cuda,
    import_trl,
    model_dtype,
    uses_unsloth,
    wants_vllm,
)
from korgrpo_helpers.tokenizer import with_our_template

LORA_TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
DEMO_THREADS = 2

# 이 프로세스에 떠 있는 바탕 모델: 그것을 정하는 설정과 (모델, 토크나이저)
_loaded: dict[tuple, tuple[Any, Any]] = {}


def load_policy(profile: Profile, folder: Path | None = None) -> Policy:
    """프로필의 모델을 불러옵니다. `folder`를 주면 `save_policy`가 저장한 데서 이어 갑니다.

    데모 프로필은 작은 모델을 만들고, 나머지는 허브의 이름이나 로컬 폴더에서 불러와 LoRA를 붙입니다(`lora_rank`가 0이면
    붙이지 않고 모든 가중치를 배웁니다). 같은 바탕 모델은 프로세스에 하나만 뜨고 정책들이 나누어 씁니다(`policy` 모듈).
    같은 씨앗이면 처음 가중치도 같습니다.

    GPU에서는 `KORGRPO_VLLM=0`이면 vLLM 없이 불러옵니다. GPU가 있어야 하는데 없거나, 메모리에 들지 않거나, 깔린 판이
    서로 맞지 않으면 불러오기 전에 RuntimeError입니다. 학습할 때 모자랄 것 같으면 그렇다고 찍습니다.
    """
    profile = _fit_to_machine(profile)
    import_trl()
    from transformers import GenerationConfig, set_seed

    set_seed(profile.seed)
    if profile.is_demo:
        policy = _load_demo(profile, folder)
    else:
        load = _load_lora if profile.lora_rank else _load_whole
        policy = load(profile, folder)
    ends = {
        "pad_token_id": policy.tokenizer.pad_token_id,
        "eos_token_id": policy.tokenizer.eos_token_id,
    }
    for name, value in ends.items():
        setattr(policy.model.config, name, value)
    # 허브의 모델에 딸려 오는 온도나 top_k가 프로필의 값을 몰래 덮지 않도록 새로 만듭니다.
    policy.model.generation_config = GenerationConfig(**ends)
    return policy


def _fit_to_machine(profile: Profile) -> Profile:
    """이 기계에서 쓸 프로필. vLLM을 쓸 수 없으면 `fast_inference`를 끕니다."""
    check_server(profile)
    if profile.is_demo:
        return profile
    if not has_cuda():
        if not Path(profile.model).is_dir():
            raise RuntimeError(
                f"프로필 {profile.name}({profile.model})에는 CUDA GPU가 있어야 합니다. Colab이면 런타임 → 런타임 유형 "
                "변경에서 T4 GPU를 고르세요. GPU 없이 해 보려면 KORGRPO_PROFILE=cpu-demo로 바꾸세요."
            )
        return replace(profile, fast_inference=False)
    if uses_unsloth():
        check_stack()
    fast = profile.fast_inference and wants_vllm() and find_spec("vllm") is not None
    profile = replace(profile, fast_inference=fast)
    if profile.lora_rank:  # 모든 가중치를 배울 때의 메모리는 셈하지 않습니다
        shared = fast and profile.vllm_mode == "colocate"  # 서버면 vLLM의 몫이 여기에 없습니다
        alone = replace(profile, fast_inference=shared)
        check_memory(alone, gpu_memory_gib(), copies=2 if shared and not uses_unsloth() else 1)
    return profile


def _load_demo(profile: Profile, folder: Path | None) -> Policy:
    import torch
    from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

    # 코어가 많은 기계에서도 책과 같은 결과가 나오도록 스레드 수를 고정합니다. 프로세스가 여럿이면 나누어 씁니다.
    torch.set_num_threads(max(1, DEMO_THREADS // world_size()))
    if folder is not None:
        tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
        return Policy(AutoModelForCausalLM.from_pretrained(folder), tokenizer, profile)
    tokenizer = build_demo_tokenizer()
    return Policy(build_demo_model(tokenizer), tokenizer, profile)


def _load_whole(profile: Profile, folder: Path | None) -> Policy:
    """LoRA 없이 모든 가중치를 배우는 모델. 작은 걸음이 사라지지 않도록 가중치를 fp32로 둡니다."""
    import torch

    if uses_unsloth():
        raise RuntimeError(
            "lora_rank=0(모든 가중치)은 unsloth로 배우지 않습니다. KORGRPO_UNSLOTH=0을 적고 다시 시작하세요."
        )
    return Policy(
        *_base_with_transformers(profile, folder or profile.model, torch.float32), profile
    )


def _load_lora(profile: Profile, folder: Path | None) -> Policy:
    """떠 있는 바탕 모델이 있으면 나누어 쓰고, 없으면 불러옵니다. LoRA는 `folder`의 것이나 새것을 넣습니다."""
    key = (
        profile.model,
        profile.max_seq_length,
        profile.load_in_4bit,
        profile.fast_inference,
        profile.gpu_memory_utilization,
        profile.gradient_checkpointing,
        profile.lora_rank,
        profile.lora_alpha,
        model_dtype(),
    )
    if key not in _loaded:
        _make_room(profile)
        load = _load_with_unsloth if uses_unsloth() else _load_with_transformers
        _loaded[key] = load(profile)
    model, tokenizer = _loaded[key]
    weights = new_adapter(model, profile.seed) if folder is None else read_adapter_file(folder)
    return Policy(model, tokenizer, profile, weights)


def _make_room(profile: Profile) -> None:
    """다른 설정으로 떠 있는 바탕 모델을 내립니다. vLLM이 함께 떠 있으면 내릴 수 없어 RuntimeError입니다."""
    import gc

    import torch

    if any(hasattr(model, "vllm_engine") for model, _ in _loaded.values()):
        raise RuntimeError(
            "다른 모델이나 다른 길이의 설정으로 vLLM이 이미 떠 있습니다. 한 런타임에는 하나만 띄울 수 있습니다. 런타임 → "
            f"세션 다시 시작을 누르고 프로필 {profile.name}으로 다시 돌리세요."
        )
    _loaded.clear()
    gc.collect()
    if has_cuda():
        torch.cuda.empty_cache()


def _load_with_unsloth(profile: Profile) -> tuple[Any, Any]:
    """unsloth로 불러옵니다. `fast_inference`면 글쓰기를 vLLM에 맡깁니다(가중치는 함께 씁니다)."""
    from unsloth import FastLanguageModel

    try:
        model, tokenizer = FastLanguageModel.from_pretrained(
            model_name=profile.model,
            max_seq_length=profile.max_seq_length,
            dtype=model_dtype(),
            load_in_4bit=profile.load_in_4bit,
            fast_inference=profile.fast_inference,
            max_lora_rank=profile.lora_rank,
            gpu_memory_utilization=profile.gpu_memory_utilization,
            random_state=profile.seed,
        )
    except Exception as error:
        if not profile.fast_inference:
            raise
        raise RuntimeError(
            f"vLLM과 함께 불러오지 못했습니다({type(error).__name__}). 런타임을 다시 시작하고 첫 셀 앞에서 "
            'import os; os.environ["KORGRPO_VLLM"] = "0" 을 돌리면 vLLM 없이 씁니다(글쓰기가 느립니다). '
            "메모리 부족이라면 gpu_memory_utilization을 낮추세요. 까닭은 위에 있습니다."
        ) from error
    model = FastLanguageModel.get_peft_model(
        model,
        r=profile.lora_rank,
        lora_alpha=profile.lora_alpha,
        target_modules=LORA_TARGETS,
        use_gradient_checkpointing="unsloth" if profile.gradient_checkpointing else False,
        random_state=profile.seed,
    )
    return model, with_our_template(tokenizer, profile.model)


def load_tokenizer(profile: Profile, source: str | Path | None = None) -> Any:
    """모델 없이 토크나이저만, 이 책의 템플릿을 달아. `source`를 주면 그 폴더의 것입니다."""
    import_trl()
    if profile.is_demo:
        return build_demo_tokenizer()
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(source or profile.model, padding_side="left")
    return with_our_template(tokenizer, profile.model)


def _base_with_transformers(profile: Profile, source: str | Path, dtype: Any) -> tuple[Any, Any]:
    from transformers import AutoModelForCausalLM

    tokenizer = load_tokenizer(profile, source)
    base = AutoModelForCausalLM.from_pretrained(
        source,
        dtype=dtype,
        device_map=_device_map(),
        attn_implementation="sdpa",  # FlashAttention 2가 돌지 않는 T4에서도 돕니다
        quantization_config=_four_bits() if profile.load_in_4bit else None,
    )
    return base, tokenizer


def _load_with_transformers(profile: Profile) -> tuple[Any, Any]:
    from peft import LoraConfig, get_peft_model

    base, tokenizer = _base_with_transformers(profile, profile.model, model_dtype())
    lora = LoraConfig(
        r=profile.lora_rank,
        lora_alpha=profile.lora_alpha,
        target_modules=LORA_TARGETS,
        task_type="CAUSAL_LM",
    )
    return get_peft_model(base, lora), tokenizer


def _device_map() -> Any:
    """가중치를 둘 자리. 프로세스가 여럿이면 저마다 제 GPU에 통째로, FSDP면 accelerate가 나누도록 CPU에 둡니다."""
    if not has_cuda() or os.environ.get("ACCELERATE_USE_FSDP") == "true":
        return None
    return {"": state().device} if world_size() > 1 else "auto"


def _four_bits() -> Any:
    from transformers import BitsAndBytesConfig

    if not has_cuda() or find_spec("bitsandbytes") is None:
        raise RuntimeError(
            "load_in_4bit에는 CUDA GPU와 bitsandbytes가 있어야 합니다. pip install bitsandbytes를 하거나 "
            "프로필의 load_in_4bit를 False로 바꾸세요."
        )
    return BitsAndBytesConfig(
        load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=model_dtype()
    )


def save_policy(policy: Policy, folder: Path) -> None:
    """모델(LoRA면 어댑터만)과 토크나이저를 폴더에 저장합니다."""
    policy.model.save_pretrained(folder)
    policy.tokenizer.save_pretrained(folder)
