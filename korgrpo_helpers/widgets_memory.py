"""GPU 메모리를 만져 보는 계산기와 표. 셈은 모두 `memory`가 합니다."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from korgrpo_helpers.memory import (
    CONTEXT_GIB,
    FRAGMENTS_GIB,
    KNOWN,
    USUAL_PROMPT_TOKENS,
    MemoryEstimate,
    architecture,
    estimate_memory,
    longest_completion,
)
from korgrpo_helpers.settings import Profile

if TYPE_CHECKING:
    from ipywidgets import VBox

# 쓸 수 있는 메모리(GiB). 상자에 적힌 크기보다 조금 작습니다.
GPUS = {"T4": 14.56, "L4": 22.0, "A100 40 GB": 39.4, "A100 80 GB": 79.1}
LENGTHS = (256, 512, 1024, 1846, 4096)
GROUPS = (4, 8)
BITS = {False: "16비트", True: "4비트"}
SHARES = [round(0.05 * n, 2) for n in range(6, 19)]  # 0.30에서 0.90까지
BATCHES = (1, 2, 4, 8, 16)
SHORTEST, LONGEST, STEP = 64, 4096, 64
_LEFT = "text-align:left;white-space:nowrap"
_RIGHT = "text-align:right;padding:0 1em;white-space:nowrap"


def _setting(profile: Profile, tokens: int, at_once: int, four_bits: bool, share: float) -> Profile:
    return replace(
        profile,
        max_seq_length=USUAL_PROMPT_TOKENS + tokens,
        completion_tokens=tokens,
        load_in_4bit=four_bits,
        gpu_memory_utilization=share,
        grpo=replace(profile.grpo, per_device_train_batch_size=at_once),
    )


def _best(
    profile: Profile, gpu_gib: float, tokens: int, at_once: int, four_bits: bool
) -> tuple[float, MemoryEstimate] | None:
    """한 번에 미분할 글이 모두 KV 캐시에 드는 가장 작은 vLLM의 몫과 그때의 셈. 그런 몫이 없으면 None."""
    for share in SHARES if profile.fast_inference else [profile.gpu_memory_utilization]:
        setting = _setting(profile, tokens, at_once, four_bits, share)
        estimate = estimate_memory(setting, gpu_gib)
        if estimate.kv_tokens >= at_once * (USUAL_PROMPT_TOKENS + tokens):
            return share, estimate
    return None


def memory_table(profile: Profile, gpu_gib: float) -> str:
    """글의 상한, 한 번에 미분하는 글의 수, 16/4비트마다 메모리에 드는지를 담은 HTML 표.

    칸의 몫은 그 글들이 모두 KV 캐시에 드는 가장 작은 `gpu_memory_utilization`입니다. 구조를 모르는 모델이면
    ValueError입니다.

    >>> from korgrpo_helpers.profiles import get_profile
    >>> "<b>듭니다</b>" in memory_table(get_profile("t4"), 14.56)
    True
    """
    columns = [(group, four_bits) for four_bits in BITS for group in GROUPS]
    head = "".join(
        f"<th scope='col' style='{_RIGHT}'>{BITS[four_bits]}, 글 {group}개</th>"
        for group, four_bits in columns
    )
    body = ""
    for tokens in LENGTHS:
        body += f"<tr><th scope='row' style='{_LEFT}'>{tokens:,}토큰</th>"
        for group, four_bits in columns:
            told = _told(_best(profile, gpu_gib, tokens, group, four_bits), profile)
            body += f"<td style='{_RIGHT}'>{told}</td>"
        body += "</tr>"
    caption = f"{escape(profile.model)}, LoRA r={profile.lora_rank}, GPU {gpu_gib:g} GiB(셈한 값)"
    return (
        f"<div style='overflow-x:auto'><table><caption>{caption}</caption><thead><tr>"
        f"<th scope='col' style='{_LEFT}'>글의 상한</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _told(best: tuple[float, MemoryEstimate] | None, profile: Profile) -> str:
    if best is None:
        return "모자랍니다<br>KV 캐시"
    share, estimate = best
    if not estimate.fits:
        return f"모자랍니다<br>{estimate.needed:.1f} GiB"
    told = f"몫 {share:.2f}, " if profile.fast_inference else ""
    return f"<b>듭니다</b><br>{told}{estimate.needed:.1f} GiB"


def memory_card(profile: Profile, gpu_gib: float) -> str:
    """설정 하나의 셈을 담은 HTML: 드는지, 모자라면 무엇을 줄일지, 무엇이 얼마를 쓰는지."""
    estimate = estimate_memory(profile, gpu_gib)
    parts = (
        ("가중치와 LoRA", estimate.weights),
        (f"KV 캐시({estimate.kv_tokens:,}토큰)", estimate.kv_cache),
        ("CUDA 그래프 등", estimate.kept),
        ("학습(가장 긴 글일 때)", estimate.training),
        ("CUDA와 조각", CONTEXT_GIB + FRAGMENTS_GIB),
        ("모두", estimate.needed),
        ("GPU", estimate.gpu),
    )
    body = "".join(
        f"<tr><th scope='row' style='{_LEFT}'>{escape(name)}</th>"
        f"<td style='{_RIGHT}'>{gib:.1f} GiB</td></tr>"
        for name, gib in parts
    )
    verdict = escape(_verdict(estimate, profile, gpu_gib))
    return f"<p><b>{verdict}</b></p><table><tbody>{body}</tbody></table>"


def _verdict(estimate: MemoryEstimate, profile: Profile, gpu_gib: float) -> str:
    if estimate.weights + CONTEXT_GIB > gpu_gib:
        return "모델이 GPU에 들지 않습니다. 작은 모델이나 4비트를 고르세요."
    if profile.fast_inference and estimate.kv_tokens < profile.max_seq_length:
        return "KV 캐시에 글 하나도 들지 않습니다. vLLM의 몫을 올리세요."
    if estimate.fits:
        return f"듭니다. {estimate.gpu - estimate.needed:.1f} GiB가 남습니다."
    over = f"{estimate.needed - estimate.gpu:.1f} GiB 모자랍니다."
    if longest := longest_completion(profile, gpu_gib):
        return f"{over} 다른 것이 그대로면 {longest:,}토큰까지 듭니다."
    return f"{over} vLLM의 몫이나 한 번에 미분하는 글을 줄이세요."


def memory_calculator(profile: Profile) -> VBox:
    """GPU와 설정을 고르면 메모리가 드는지 바로 보여 주는 계산기. 처음 값은 `profile`의 것입니다.

    모델은 구조를 아는 것(`memory.KNOWN`) 가운데서 고릅니다. `profile`의 모델을 모르면 Qwen3-4B에서 시작합니다.
    """
    import ipywidgets

    look = {
        "style": {"description_width": "11em"},
        "layout": ipywidgets.Layout(width="100%", max_width="34em"),
    }
    shape = architecture(profile.model)
    start = next((name for name, known in KNOWN.items() if known == shape), "Qwen3-4B")
    limit = profile.completion_tokens or profile.max_seq_length - USUAL_PROMPT_TOKENS
    batch = profile.grpo.per_device_train_batch_size
    gpu = ipywidgets.Dropdown(
        options=[(f"{name} ({gib:g} GiB)", gib) for name, gib in GPUS.items()],
        description="GPU",
        **look,
    )
    model = ipywidgets.Dropdown(options=list(KNOWN), value=start, description="모델", **look)
    bits = ipywidgets.Dropdown(
        options=[(name, four_bits) for four_bits, name in BITS.items()],
        value=profile.load_in_4bit,
        description="가중치",
        **look,
    )
    share = ipywidgets.FloatSlider(
        value=profile.gpu_memory_utilization,
        min=SHARES[0],
        max=SHARES[-1],
        step=0.05,
        description="vLLM의 몫",
        disabled=not profile.fast_inference,
        **look,
    )
    tokens = ipywidgets.IntSlider(
        value=min(max(limit, SHORTEST), LONGEST),
        min=SHORTEST,
        max=LONGEST,
        step=STEP,
        description="글의 상한(토큰)",
        **look,
    )
    at_once = ipywidgets.Dropdown(
        options=BATCHES,
        value=max((n for n in BATCHES if n <= batch), default=1),
        description="한 번에 미분하는 글",
        **look,
    )
    inputs = [gpu, model, bits, share, tokens, at_once]
    card = ipywidgets.HTML()

    def update(change=None) -> None:
        chosen = replace(profile, model=model.value)
        setting = _setting(chosen, tokens.value, at_once.value, bits.value, share.value)
        card.value = memory_card(setting, gpu.value)

    for one in inputs:
        one.observe(update, names="value")
    update()
    return ipywidgets.VBox([*inputs, card])
