"""진단을 시험하는 로그: 옮겨 적은 실행과 지어낸 실행."""

from pathlib import Path

import numpy as np

CPU_DEMO = Path(__file__).with_name("cpu_demo_steps.csv")
STEPS = 60


def healthy(steps: int = STEPS, **columns) -> list[dict]:
    """잘 배우는 실행의 로그. `columns`의 값은 0에서 1로 가는 진도와 잡음(-1~1)을 받는 함수입니다. None이면 열을 뺍니다."""
    shape = {
        "loss": lambda t, noise: 0.05 * noise,
        "grad_norm": lambda t, noise: 0.4 + 0.1 * noise,
        "reward": lambda t, noise: 1 + t + 0.2 * noise,
        "reward_std": lambda t, noise: 0.8 + 0.1 * noise,
        "frac_reward_zero_std": lambda t, noise: 0.1 + 0.05 * noise,
        "completions/mean_length": lambda t, noise: 200 + 20 * noise,
        "completions/max_length": lambda t, noise: 512.0,
        "completions/clipped_ratio": lambda t, noise: 0.03 + 0.02 * noise,
        "rewards/format_reward/mean": lambda t, noise: 0.6 + 0.3 * t + 0.05 * noise,
        "rewards/answer_reward/mean": lambda t, noise: 0.5 + 0.7 * t + 0.1 * noise,
        "rewards/repeated_share/mean": lambda t, noise: 0.02 + 0.01 * noise,
        "entropy": lambda t, noise: 0.3 - 0.1 * t + 0.02 * noise,
        "kl": lambda t, noise: 0.1 + 0.2 * t + 0.03 * noise,
        "gpu_reserved_gib": lambda t, noise: 12.0 + 0.3 * (t > 0.4),
        "seconds": lambda t, noise: 10 + noise,
        **columns,
    }
    noise = np.random.default_rng(0).uniform(-1, 1, (steps, len(shape)))
    return [
        {"step": row + 1}
        | {
            name: float(value(row / (steps - 1), noise[row, column]))
            for column, (name, value) in enumerate(shape.items())
            if value
        }
        for row in range(steps)
    ]


def put(rows: list[dict], step: int, **values) -> list[dict]:
    return [row | values if row["step"] == step else row for row in rows]


def flat(value):
    return lambda t, noise: value
