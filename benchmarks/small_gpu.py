"""큰 GPU를 작은 GPU처럼 보이게 하고, 글을 쓰는 동안의 메모리를 지켜봅니다(`memory.py`가 씁니다)."""

from __future__ import annotations

import subprocess
import sys
import time

# CUDA가 torch의 할당기 밖에서 쓰는 메모리(GiB). 묶을 때 뺍니다.
CONTEXT_GIB = 0.5
GIB = 1024**3


def pretend_small(cap: float) -> None:
    """이 프로세스가 보는 GPU를 `cap` GiB짜리로 바꿉니다. 넘게 할당하면 torch가 메모리 부족을 냅니다."""
    import torch

    real = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction((cap - CONTEXT_GIB) * GIB / real)
    _answer_memory(cap, lambda: torch.cuda.memory_reserved() + CONTEXT_GIB * GIB)


def fill_the_rest(cap: float) -> subprocess.Popen:
    """`cap` GiB만 남기고 나머지를 차지하는 프로세스를 띄웁니다."""
    import torch

    code = (
        "import sys, torch\n"
        "torch.cuda.init(); torch.zeros(1, device='cuda')\n"
        f"extra = torch.cuda.mem_get_info()[0] - int({cap} * {GIB})\n"
        "held = torch.empty(extra, dtype=torch.uint8, device='cuda')\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    ballast = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert ballast.stdout.readline().strip() == "held"
    free = torch.cuda.mem_get_info  # 바꾸기 전의 것
    _answer_memory(cap, lambda: cap * GIB - free()[0])
    return ballast


def _answer_memory(cap: float, used) -> None:
    import torch

    def memory_info(device=None) -> tuple[int, int]:
        return max(0, int(cap * GIB - used())), int(cap * GIB)

    torch.cuda.mem_get_info = torch.cuda.memory.mem_get_info = memory_info
    torch.accelerator.get_memory_info = torch.accelerator.memory.get_memory_info = memory_info


def watch_generation(generations: list[dict]) -> None:
    """vLLM이 글을 쓸 때마다 그동안의 최고 메모리와 서로 다른 글의 수를 적습니다."""
    import torch
    from vllm import LLM

    generate = LLM.generate

    def watched(self, *args, **kwargs):
        torch.cuda.reset_peak_memory_stats()
        started = time.perf_counter()
        outputs = generate(self, *args, **kwargs)
        texts = [one.text for output in outputs for one in output.outputs]
        generations.append(
            {
                "peak_gib": round(torch.cuda.max_memory_allocated() / GIB, 3),
                "seconds": round(time.perf_counter() - started, 2),
                "completions": len(texts),
                "distinct": len(set(texts)),
                "tokens": sum(len(one.token_ids) for o in outputs for one in o.outputs),
            }
        )
        torch.cuda.reset_peak_memory_stats()
        return outputs

    LLM.generate = watched
