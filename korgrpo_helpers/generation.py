"""정책 모델에게 글을 쓰게 하는 곳. vLLM이 함께 떠 있으면 거기에, 아니면 transformers에 맡깁니다."""

from __future__ import annotations

import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korgrpo_helpers.models import Policy
from korgrpo_helpers.stack import has_cuda

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Rollout:
    """모델이 쓴 completion 하나. `finished`는 상한 앞에서 eos로 끝났는지입니다."""

    text: str
    tokens: int
    finished: bool


def generate(
    policy: Policy,
    prompts: list[str],
    max_new_tokens: int,
    *,
    sampled: bool = False,
    temperature: float = 1.0,
    seed: int = 0,
    forbidden_start: str | None = None,
    adapter: bool = True,
) -> list[Rollout]:
    """글로 바꾼 프롬프트마다 completion 하나를 씁니다. 차례는 `prompts`와 같습니다.

    `sampled`가 거짓이면 가장 그럴듯한 토큰만 고르고(greedy), 참이면 온도 `temperature`로 뽑습니다.
    `forbidden_start`를 주면 그 글의 첫 토큰으로는 시작하지 못합니다(늘 transformers로 씁니다).
    `adapter`가 거짓이면 LoRA를 끄고 바탕 모델로 씁니다. LoRA가 없는 모델이면 ValueError입니다.
    """
    if not prompts:
        raise ValueError("프롬프트가 하나도 없습니다. 데이터가 비었는지 확인하세요.")
    if not adapter and not hasattr(policy.model, "disable_adapter"):
        raise ValueError(
            "이 모델에는 끌 LoRA가 없습니다(데모는 가중치를 통째로 배웁니다). "
            "바탕과 견주려면 pipeline.primed_folder(profile)의 모델을 따로 불러오세요."
        )
    tokenizer = policy.tokenizer
    heat = temperature if sampled else 0.0
    if hasattr(policy.model, "vllm_engine") and forbidden_start is None:
        found = _with_vllm(policy, prompts, max_new_tokens, heat, seed, adapter)
    else:
        found = _with_transformers(
            policy, prompts, max_new_tokens, heat, seed, forbidden_start, adapter
        )
    return [_rollout(ids, tokenizer) for ids in found]


def _rollout(ids: Sequence[int], tokenizer) -> Rollout:
    ids = list(ids)
    finished = tokenizer.eos_token_id in ids
    tokens = ids.index(tokenizer.eos_token_id) + 1 if finished else len(ids)
    return Rollout(tokenizer.decode(ids[:tokens], skip_special_tokens=True), tokens, finished)


def _with_vllm(policy, prompts, max_new_tokens, heat, seed, adapter) -> list[Sequence[int]]:
    """지금의 LoRA를 vLLM에 넘겨 한꺼번에 씁니다.

    씨앗은 요청이 아니라 이 프로세스에 줍니다(unsloth의 vLLM은 같은 프로세스에 있습니다). 요청마다 주면 vLLM이 글을
    하나씩 뽑느라 느려집니다. 학습하는 도중에 시험을 보아도 학습의 난수는 그대로입니다.
    """
    import torch
    from vllm import SamplingParams

    params = SamplingParams(
        temperature=heat,
        max_tokens=max_new_tokens,
        stop_token_ids=[policy.tokenizer.eos_token_id],
    )
    ids = policy.tokenizer(prompts, add_special_tokens=False).input_ids
    with tempfile.TemporaryDirectory(prefix="korgrpo-lora-") as folder, torch.random.fork_rng():
        torch.manual_seed(seed)
        lora = policy.model.load_lora(folder, load_tensors=True) if adapter else None
        outputs = policy.model.vllm_engine.generate(
            [{"prompt_token_ids": prompt} for prompt in ids],
            sampling_params=params,
            lora_request=lora,
            use_tqdm=False,
        )
    return [output.outputs[0].token_ids for output in outputs]


def vllm_settings(policy: Policy) -> dict:
    """학습하는 동안의 글쓰기를 vLLM에 맡길 때 GRPOConfig에 더 적을 것. 맡기지 않으면 비어 있습니다.

    unsloth로 불러온 모델에는 vLLM이 함께 떠 있어 뽑는 법만 넘깁니다. 끝나는 토큰은 completion에 남깁니다(원본과
    같음). 원본은 씨앗도 정해 두었지만 넘기지 않습니다. vLLM은 요청마다 그 씨앗으로 시작하므로 한 그룹의 글이 서로
    같아지기 쉽습니다(지금의 unsloth는 받아도 버립니다). unsloth 없이 vLLM만 있으면 TRL이 같은 GPU에 vLLM을
    띄우고(colocate) 스텝마다 가중치를 넘깁니다. `vllm_mode`가 server면 띄워 둔 서버에 맡기고 거기에 가중치를 넘깁니다.
    """
    profile = policy.profile
    if hasattr(policy.model, "vllm_engine"):
        from vllm import SamplingParams

        params = SamplingParams(
            min_p=profile.grpo.min_p or 0.0,
            top_p=profile.grpo.top_p,
            top_k=profile.grpo.top_k or -1,
            stop=[policy.tokenizer.eos_token],
            include_stop_str_in_output=True,
        )
        return {"vllm_sampling_params": params}
    if profile.is_demo or not profile.fast_inference:
        return {}
    if profile.vllm_mode == "server":
        return {
            "use_vllm": True,
            "vllm_mode": "server",
            "vllm_server_base_url": profile.vllm_server_base_url,
        }
    if not has_cuda():
        return {}
    return {
        "use_vllm": True,
        "vllm_mode": "colocate",
        "vllm_gpu_memory_utilization": profile.gpu_memory_utilization,
        "vllm_max_model_length": profile.max_seq_length,
    }


def _with_transformers(
    policy, prompts, max_new_tokens, heat, seed, forbidden_start, adapter
) -> list[Sequence[int]]:
    import torch

    model, tokenizer = policy.model, policy.tokenizer
    options = {"do_sample": heat > 0, "top_k": None, "top_p": None, "temperature": heat or None}
    if forbidden_start is not None:
        first = tokenizer(forbidden_start, add_special_tokens=False).input_ids[0]
        options["begin_suppress_tokens"] = [first]
    tokenizer.padding_side = "left"
    was_training = model.training
    model.eval()
    torch.manual_seed(seed)
    size = policy.profile.generation_batch
    found: list[Sequence[int]] = []
    with torch.no_grad(), nullcontext() if adapter else model.disable_adapter():
        for start in range(0, len(prompts), size):
            batch = tokenizer(
                prompts[start : start + size],
                return_tensors="pt",
                padding=True,
                add_special_tokens=False,
            ).to(model.device)
            output = model.generate(**batch, max_new_tokens=max_new_tokens, **options)
            found += output[:, batch.input_ids.shape[1] :].tolist()
    model.train(was_training)
    return found
