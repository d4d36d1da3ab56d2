"""GPU 메모리를 미리 셈합니다: 가중치, vLLM의 KV 캐시, 학습의 최고.

계수는 H100을 작은 GPU처럼 보이게 하고 잰 점(`runs/memory_small_gpus.json`, `benchmarks/memory.py`)에 맞췄습니다.
unsloth 2026.10.7과 vLLM 0.26.0, Qwen3-4B의 구조에서 쟀으므로 다른 판이나 구조에서는 어림입니다.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from korgrpo_helpers.profiles import gpu_memory_gib
from korgrpo_helpers.settings import GIB, Profile

# CUDA가 torch의 할당기 밖에서 쓰는 메모리와, torch가 잡아 두고 쓰지 않는 조각(GiB). 조각은 0.3~0.9로 재었습니다.
CONTEXT_GIB, FRAGMENTS_GIB = 0.5, 0.7
# vLLM이 제 몫에서 가중치 말고 먼저 떼어 두는 것, 불러온 뒤 torch에 남는 것(CUDA 그래프와 LoRA 자리). 단위 GiB
VLLM_RESERVED_GIB, VLLM_KEPT_GIB = 0.43, 0.33
# 4비트 가중치 하나가 쓰는 바이트: 값 4비트와, 64개마다 하나씩 있는 32비트 배율
BYTES_4BIT = 0.5 + 4 / 64
# 학습이 더 쓰는 바이트를 로짓(completion의 토큰 × 어휘) 하나의 몫으로 적은 것: 한 번에 미분하는 글 모두의 로짓과,
# 그 가운데 글 하나의 로짓
BYTES_PER_LOGIT, BYTES_PER_LOGIT_OF_ONE = 2.26, 2.62
# LoRA 파라미터마다: 가중치 fp32, 8비트와 32비트 Adam의 상태
LORA_BYTES, ADAM_8BIT_BYTES, ADAM_BYTES = 4, 2, 8
USUAL_PROMPT_TOKENS = 202
# 중간값을 다시 셈하지 않고 담아 둘 때 한 층이 토큰마다 담는 값(bf16)의 수: 안쪽 폭의 둘, 폭의 여덟. 나누는 법은 짐작이고,
# 합은 H200에서 1.5B로 잰 한 점(`runs/trial_checkpointing.json`)에 맞춘 어림입니다.
STORED_INNER, STORED_HIDDEN = 2, 8


@dataclass(frozen=True)
class Architecture:
    """메모리를 정하는 크기들. 이름은 transformers의 설정과 같습니다."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    num_key_value_heads: int
    head_dim: int
    tie_word_embeddings: bool

    @property
    def layer_shapes(self) -> list[tuple[int, int]]:
        """한 층의 선형 변환 일곱 개의 (입력, 출력). LoRA가 붙는 자리와 같습니다."""
        heads, kv = (
            self.head_dim * n for n in (self.num_attention_heads, self.num_key_value_heads)
        )
        hidden, inner = self.hidden_size, self.intermediate_size
        attention = [(hidden, heads), (hidden, kv), (hidden, kv), (heads, hidden)]
        return [*attention, (hidden, inner), (hidden, inner), (inner, hidden)]

    @property
    def linear_parameters(self) -> int:
        return self.num_hidden_layers * sum(a * b for a, b in self.layer_shapes)

    @property
    def embedding_parameters(self) -> int:
        return self.vocab_size * self.hidden_size * (1 if self.tie_word_embeddings else 2)

    def lora_parameters(self, rank: int) -> int:
        return self.num_hidden_layers * sum(rank * (a + b) for a, b in self.layer_shapes)

    @property
    def kv_bytes_per_token(self) -> int:
        return 2 * self.num_hidden_layers * self.num_key_value_heads * self.head_dim * 2

    @property
    def stored_bytes_per_token(self) -> int:
        width = STORED_INNER * self.intermediate_size + STORED_HIDDEN * self.hidden_size
        return 2 * self.num_hidden_layers * width


_QWEN3 = {"vocab_size": 151_936, "num_key_value_heads": 8, "head_dim": 128}
QWEN3_06B = Architecture(
    hidden_size=1024, intermediate_size=3072, num_hidden_layers=28, num_attention_heads=16,
    tie_word_embeddings=True, **_QWEN3)  # fmt: skip
QWEN3_4B = Architecture(
    hidden_size=2560, intermediate_size=9728, num_hidden_layers=36, num_attention_heads=32,
    tie_word_embeddings=True, **_QWEN3)  # fmt: skip
# 이름만으로 아는 구조. 망이 없어도 셈할 수 있습니다.
KNOWN = {"Qwen3-0.6B": QWEN3_06B, "Qwen3-4B": QWEN3_4B}


def architecture(model: str) -> Architecture | None:
    """모델의 구조. 아는 이름이나 `config.json`이 있는 폴더가 아니면 None.

    >>> architecture("Qwen/Qwen3-4B-Base").num_hidden_layers
    36
    """
    path = Path(model) / "config.json"
    if path.is_file():
        found = json.loads(path.read_text(encoding="utf-8"))
        fields = Architecture.__dataclass_fields__
        found.setdefault("head_dim", found["hidden_size"] // found["num_attention_heads"])
        found.setdefault("tie_word_embeddings", False)
        return Architecture(**{name: found[name] for name in fields})
    name = model.rpartition("/")[2].removesuffix("-Base")
    return KNOWN.get(name)


@dataclass(frozen=True)
class MemoryEstimate:
    """셈한 메모리(GiB). `peak`는 torch가 가장 많이 쓰는 때, `needed`는 GPU에 있어야 하는 양입니다.

    `kv_tokens`는 KV 캐시에 드는 토큰의 수입니다. vLLM을 쓰지 않으면 글을 쓰는 동안의 캐시입니다.
    """

    gpu: float
    weights: float
    kv_cache: float
    kv_tokens: int
    kept: float
    training: float

    @property
    def peak(self) -> float:
        return self.weights + self.kv_cache + self.kept + self.training

    @property
    def needed(self) -> float:
        return self.peak + CONTEXT_GIB + FRAGMENTS_GIB

    @property
    def fits(self) -> bool:
        return self.needed <= self.gpu

    def __str__(self) -> str:
        return (
            f"가중치 {self.weights:.1f} + KV 캐시 {self.kv_cache:.1f}({self.kv_tokens:,}토큰) + 그래프 등 "
            f"{self.kept:.1f} + 학습 {self.training:.1f} = 최고 {self.peak:.1f} GiB. "
            f"CUDA와 조각까지 {self.needed:.1f} GiB, GPU는 {self.gpu:.1f} GiB"
        )


def estimate_memory(
    profile: Profile,
    gpu_gib: float | None = None,
    prompt_tokens: int = USUAL_PROMPT_TOKENS,
    copies: int = 1,
) -> MemoryEstimate:
    """이 프로필로 GRPO를 할 때의 메모리. 모든 completion이 상한까지 가는 가장 나쁜 때로 셈합니다. 중간값을 담아 두면
    사전 학습까지 보고, `logit_chunks`는 보지 않습니다.

    `gpu_gib`를 주지 않으면 이 기계의 GPU입니다. `copies`는 메모리에 올리는 바탕 가중치의 벌수로, unsloth는 vLLM과
    한 벌을 나누어 쓰고 TRL의 colocate는 두 벌을 올립니다. 구조를 모르는 모델이면 ValueError입니다.

    >>> from korgrpo_helpers.profiles import get_profile
    >>> estimate = estimate_memory(get_profile("original"), gpu_gib=14.56)
    >>> estimate.fits, round(estimate.weights, 1)
    (False, 7.7)
    """
    shape = architecture(profile.model)
    if shape is None:
        raise ValueError(
            f"{profile.model}의 구조를 몰라 메모리를 셈할 수 없습니다. 아는 것: {', '.join(KNOWN)}. "
            "모델을 받아 둔 폴더를 적으면 config.json을 읽습니다."
        )
    gpu = gpu_memory_gib() if gpu_gib is None else gpu_gib
    if gpu is None:
        raise ValueError("이 기계에 GPU가 없습니다. gpu_gib=14.56(T4)처럼 GPU의 메모리를 적으세요.")
    lora = shape.lora_parameters(profile.lora_rank)
    per_weight = BYTES_4BIT if profile.load_in_4bit else 2
    base = (shape.linear_parameters * per_weight + shape.embedding_parameters * 2) / GIB
    completion = profile.completion_tokens or profile.max_seq_length
    length = min(profile.max_seq_length, prompt_tokens + completion)
    grpo = profile.grpo
    kv_bytes = shape.kv_bytes_per_token
    if profile.fast_inference:
        kept = VLLM_KEPT_GIB
        share = profile.gpu_memory_utilization * (gpu - CONTEXT_GIB)
        kv_cache = max(0.0, share - base - VLLM_RESERVED_GIB)
    else:
        kept = 0.0
        kv_cache = (
            grpo.per_device_train_batch_size * grpo.gradient_accumulation_steps * length * kv_bytes
        ) / GIB
    adam = ADAM_8BIT_BYTES if grpo.optim.endswith("8bit") else ADAM_BYTES
    written = min(completion, profile.max_seq_length)
    per_logit = grpo.per_device_train_batch_size * BYTES_PER_LOGIT + BYTES_PER_LOGIT_OF_ONE
    logits = written * shape.vocab_size
    training = (logits * per_logit + lora * (adam - ADAM_8BIT_BYTES)) / GIB
    if not profile.gradient_checkpointing:
        priming = profile.priming
        rows = min(priming.max_length, profile.max_seq_length)
        tokens = max(
            grpo.per_device_train_batch_size * length, priming.per_device_train_batch_size * rows
        )
        training += tokens * shape.stored_bytes_per_token / GIB
    return MemoryEstimate(
        gpu=gpu,
        weights=base * copies + lora * LORA_BYTES / GIB,
        kv_cache=kv_cache,
        kv_tokens=int(kv_cache * GIB / kv_bytes),
        kept=kept,
        training=training,
    )


def longest_completion(profile: Profile, gpu_gib: float, copies: int = 1) -> int | None:
    """이 GPU에 드는 가장 긴 completion(토큰, 64의 배수). 64토큰도 들지 않으면 None."""
    longest = None
    for tokens in range(64, profile.max_seq_length - USUAL_PROMPT_TOKENS + 1, 64):
        shorter = replace(profile, completion_tokens=tokens)
        if estimate_memory(shorter, gpu_gib, copies=copies).fits:
            longest = tokens
    return longest


def check_memory(profile: Profile, gpu_gib: float, copies: int = 1) -> None:
    """불러오기 전에 봅니다. 가중치나 글 하나도 들지 않으면 RuntimeError, 학습이 빠듯하면 그렇다고 찍습니다.

    구조를 모르는 모델은 셈하지 못한다고만 말합니다.
    """
    if architecture(profile.model) is None:
        print(f"[메모리] {profile.model}의 구조를 몰라 미리 셈하지 못했습니다.")
        return
    estimate = estimate_memory(profile, gpu_gib, copies=copies)
    length = min(
        profile.max_seq_length,
        USUAL_PROMPT_TOKENS + (profile.completion_tokens or profile.max_seq_length),
    )
    if estimate.weights + CONTEXT_GIB > gpu_gib:
        raise RuntimeError(
            f"{profile.model}의 가중치가 {estimate.weights:.1f} GiB라 {gpu_gib:.1f} GiB인 GPU에 들지 않습니다. "
            "작은 모델(KORGRPO_PROFILE=t4-quick)이나 load_in_4bit=True를 쓰세요."
        )
    if profile.fast_inference and estimate.kv_tokens < length:
        raise RuntimeError(
            f"vLLM의 몫 gpu_memory_utilization={profile.gpu_memory_utilization}에는 KV 캐시가 "
            f"{estimate.kv_tokens:,}토큰뿐이라 글 하나({length:,}토큰)가 들지 않습니다. 몫을 올리거나 "
            "completion_tokens를 줄이거나 load_in_4bit=True를 쓰세요."
        )
    if not estimate.fits:
        longest = longest_completion(profile, gpu_gib, copies)
        shorter = f"completion_tokens를 {longest:,} 이하로, " if longest else ""
        again = "" if profile.gradient_checkpointing else "gradient_checkpointing=True로 바꾸거나, "
        print(
            f"[메모리] 학습하다 모자랄 수 있습니다. {estimate}.\n"
            f"  {again}{shorter}per_device_train_batch_size를 줄이거나, gpu_memory_utilization을 낮추거나, "
            "load_in_4bit=True를 쓰세요."
        )
