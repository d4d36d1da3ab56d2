"""실행의 증상: 스텝의 차례, nan, 기울기, 엔트로피와 KL, 메모리, 시간.

검사마다 로그와 쓸 열을 받아, 증상이 보이면 `Finding`을 돌려줍니다. 차례는 `diagnosis`가 정합니다.
"""

from __future__ import annotations

import numpy as np

from korgrpo_helpers.findings import Finding, find, name_steps
from korgrpo_helpers.trends import ALL, MIN_ROWS, Log, Series, shown

# nan을 찾는 열
WATCHED = ("loss", "grad_norm", "kl")
# 원본의 KL은 보통 0.13이고 한 스텝만 3.25로 튀었습니다. 그래서 마지막 3분의 1의 중앙값을 봅니다.
KL_HIGH, KL_GROWTH = 1.0, 5.0
# 데모는 잘 배우면서도 엔트로피가 0.14에서 0.07로 줄었습니다. 그보다 훨씬 줄어야 말합니다.
ENTROPY_LEFT = 0.1
# memory_t4_cap의 메모리는 둘째 스텝까지만 늘었습니다. 처음 열 행을 빼고 네 토막이 모두 늘어야 말합니다(GiB).
WARMUP_ROWS, CREEP_ROWS, CREEP_STEP, CREEP_TOTAL = 10, 40, 0.02, 0.2
# memory_t4_cap의 첫 손실은 3e-6(beta×KL)이고, 첫 스텝은 나머지의 여섯 배 걸렸습니다.
LOSS_ZERO, SLOW_FIRST = 1e-4, 3.0
# fp16은 눈금을 맞추느라 한두 스텝의 기울기를 버립니다.
SKIPPED_STEPS = 2


def steps_broken(log: Log, step: Series) -> Finding | None:
    """스텝의 번호가 겹치거나 되돌아가거나 비어 있는지."""
    jumps = np.diff(step.steps)
    back, gaps = jumps <= 0, jumps > 1.5 * log.interval
    if not (back.any() or gaps.any()):
        return None
    told = [
        f"{what} {name_steps(step.steps[1:][where])}"
        for what, where in (("겹치거나 되돌아간", back), ("앞이 비어 있는", gaps))
        if where.any()
    ]
    return find("steps_broken", f"{', '.join(told)}. 보통은 {log.interval:g}스텝마다 한 행입니다.")


def not_finite(log: Log, written: list[str]) -> Finding | None:
    """손실, 기울기, KL에 nan이나 inf가 있는지. fp16이 버린 한두 스텝의 기울기는 주의로 봅니다."""
    bad = {name: log.steps[log.written(name) & ~np.isfinite(log.column(name))] for name in written}
    if not any(len(steps) for steps in bad.values()):
        return None
    told = [f"{name}: {name_steps(steps)}" for name, steps in bad.items() if len(steps)]
    few = not len(bad.get("loss", ())) and max(map(len, bad.values())) <= SKIPPED_STEPS
    return find("not_finite", "; ".join(told) + ".", "주의" if few else None)


def no_gradient(log: Log, gradient: Series, flat: Series) -> Finding | None:
    """보상이 갈린 스텝의 절반 넘게 기울기가 0인지."""
    dead = np.isin(gradient.steps, flat.steps[flat.values < ALL]) & (gradient.values == 0)
    if dead.sum() < max(MIN_ROWS, len(gradient.values) / 2):
        return None
    return find("no_gradient", f"grad_norm이 0인 {name_steps(gradient.steps[dead])}.")


def entropy_collapse(log: Log, entropy: Series, reward: Series) -> Finding | None:
    """엔트로피가 처음의 10분의 1 아래로 줄었는지. SFT에서는 줄어야 맞으므로 보상이 있는 로그만 봅니다."""
    moved = log.trend(entropy)
    if not (moved and moved.falls) or moved.last > ENTROPY_LEFT * moved.first:
        return None
    return find("entropy_collapse", f"entropy: {moved}.")


def kl_blowup(log: Log, kl: Series) -> Finding | None:
    """KL이 자라서 커졌는지. 한 스텝만 튄 것은 세지 않습니다."""
    moved, third = log.trend(kl), max(1, len(kl.values) // 3)
    first, last = np.median(kl.values[:third]), np.median(kl.last_third())
    if not (moved and moved.rises) or last < max(KL_HIGH, KL_GROWTH * first):
        return None
    return find("kl_blowup", f"kl의 중앙값이 {shown(first)}에서 {shown(last)}로. {moved}.")


def memory_creep(log: Log, memory: Series) -> Finding | None:
    """GPU 메모리가 처음 열 행 뒤에도 구간마다 늘어나는지."""
    steps, used = memory.steps[WARMUP_ROWS:], memory.values[WARMUP_ROWS:]
    if len(used) < CREEP_ROWS:
        return None
    levels = np.array([np.median(part) for part in np.array_split(used, 4)])
    grown = np.diff(levels)
    # 한 번 뛰고 멈추거나 점점 덜 느는 것은 길이가 다른 글 때문이지 새는 것이 아닙니다.
    if grown.min() < CREEP_STEP or grown.sum() < CREEP_TOTAL or grown[-1] < grown[0] / 3:
        return None
    centers = [np.median(part) for part in np.array_split(steps, 4)]
    pace = grown.sum() / max(centers[-1] - centers[0], 1)
    told = (
        f"{memory.column}의 중앙값이 넷으로 나눈 구간마다 {' → '.join(f'{level:.2f}' for level in levels)} GiB로 "
        f"늘었습니다. 100스텝에 {shown(100 * pace)} GiB입니다."
    )
    if log.total_gib and log.total_gib > used[-1]:
        full = steps[-1] + (log.total_gib - used[-1]) / pace
        told += f" 이대로면 {shown(full)}스텝쯤 {shown(log.total_gib)} GiB가 찹니다."
    return find("memory_creep", told)


def loss_zero_start(log: Log, loss: Series) -> Finding | None:
    """첫 스텝의 손실이 0인지(정상)."""
    if loss.steps[0] > log.interval or abs(loss.values[0]) >= LOSS_ZERO:
        return None
    if (flat := log.no_spread()) and flat.ordered and flat.values[0] >= ALL:
        return None  # 그룹이 갈리지 않아 0인 손실은 정상이 아닙니다. zero_spread가 말합니다.
    return find("loss_zero_start", f"스텝 {loss.steps[0]:g}의 loss가 {loss.values[0]:.1g}입니다.")


def slow_first_step(log: Log, seconds: Series) -> Finding | None:
    """첫 스텝만 느린지(정상)."""
    rest = np.median(seconds.values[1:]) if len(seconds.values) >= MIN_ROWS else 0.0
    if rest <= 0 or seconds.values[0] < SLOW_FIRST * rest:
        return None
    told = f"{seconds.column}: 첫 행 {shown(seconds.values[0])}초, 나머지의 중앙값 {shown(rest)}초."
    return find("slow_first_step", told)
