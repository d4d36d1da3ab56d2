"""학습의 진행을 글로: 한 행의 수치를 한 줄로 적고, 노트북 밖에서는 열 줄쯤 찍습니다."""

from __future__ import annotations

import math

from korgrpo_helpers.session import Training

LINES = 10
SHOWN = {
    "loss": "손실 {:.3f}",
    "reward": "보상 {:.3f}",
    "completions/mean_length": "길이 {:.1f}토큰",
    "completions/clipped_ratio": "잘린 글 {:.0%}",
    "gpu_peak_gib": "GPU 메모리 {:.1f} GiB",
}


def number(row: dict, name: str) -> float:
    """`row`의 수. 없거나 수가 아니거나 넘쳤으면 nan."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return math.nan
    return value


def numbers(row: dict) -> str:
    """한 행의 수치를 한 줄로.

    >>> numbers({"step": 3, "loss": 0.25, "completions/clipped_ratio": 0.5})
    '손실 0.250 · 잘린 글 50%'
    """
    values = {form: number(row, name) for name, form in SHOWN.items()}
    return " · ".join(form.format(v) for form, v in values.items() if not math.isnan(v))


def duration(seconds: float) -> str:
    """
    >>> duration(70), duration(700), duration(7000)
    ('70초', '12분', '1시간 57분')
    """
    if seconds < 120:
        return f"{seconds:.0f}초"
    minutes = round(seconds / 60)
    return f"{minutes}분" if minutes < 60 else f"{minutes // 60}시간 {minutes % 60}분"


class TextProgress:
    """노트북 밖의 진행. 학습 내내 열 줄쯤 찍습니다."""

    def __init__(self, training: Training) -> None:
        self._training = training
        self._every = max(1, training.max_steps // LINES)
        self._printed = 0

    def update(self, rows: list[dict]) -> None:
        self._training.rows = rows
        if self._training.step // self._every > self._printed // self._every:
            self._print()

    def close(self) -> None:
        if self._training.step > self._printed:
            self._print()

    def _print(self) -> None:
        self._printed = step = self._training.step
        line = numbers(self._training.rows[-1])
        print(f"  스텝 {step:>4}/{self._training.max_steps}  {line}", flush=True)
