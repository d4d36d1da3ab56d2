"""학습하는 동안 스텝마다의 수치를 모으고, 가끔 한 줄씩 찍는 콜백."""

from __future__ import annotations

import time

from transformers import TrainerCallback

from korgrpo_helpers.settings import GIB

LINES = 10


def gpu_memory() -> dict[str, float]:
    """앞서 물은 뒤로 torch가 가장 많이 쓴 메모리와 지금 잡아 둔 메모리(GiB). GPU가 없으면 빈 표."""
    import torch

    if not torch.cuda.is_available():
        return {}
    found = {
        "gpu_peak_gib": round(torch.cuda.max_memory_allocated() / GIB, 3),
        "gpu_reserved_gib": round(torch.cuda.memory_reserved() / GIB, 3),
    }
    torch.cuda.reset_peak_memory_stats()
    return found


class StepLog(TrainerCallback):
    """TRL이 로그에 쓰는 수치를 `rows`에 모읍니다. 학습 내내 많아야 열 줄쯤 찍습니다."""

    def __init__(self) -> None:
        self.rows: list[dict] = []
        self._last = time.perf_counter()

    def on_train_begin(self, args, state, control, **kwargs) -> None:
        self._last = time.perf_counter()

    def on_log(self, args, state, control, logs=None, **kwargs) -> None:
        if not logs or "loss" not in logs:
            return
        now = time.perf_counter()
        numbers = {name: value for name, value in logs.items() if isinstance(value, int | float)}
        self.rows.append(
            {
                "step": state.global_step,
                **numbers,
                "seconds": round(now - self._last, 3),
                **gpu_memory(),
            }
        )
        self._last = now
        every = max(1, state.max_steps // LINES)
        if state.global_step % every < args.logging_steps:
            shown = {
                "손실": logs["loss"],
                "보상": logs.get("reward"),
                "길이": logs.get("completions/mean_length"),
            }
            line = " · ".join(
                f"{name} {value:.3f}" for name, value in shown.items() if value is not None
            )
            print(f"  스텝 {state.global_step:>4}/{state.max_steps}  {line}", flush=True)
