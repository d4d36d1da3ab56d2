"""여러 실행의 곡선을 한 그림에 놓기: 그릴 수 있는 열, 가로축(스텝이나 분), 이동 평균."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from korgrpo_helpers.progress import number
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.trends import Log

AXES = {"step": "스텝", "minutes": "학습한 시간(분)"}
_NOT_METRICS = {"step", "epoch"}
_NOTHING = np.empty(0)


@dataclass(frozen=True)
class Curve:
    """실행 하나의 곡선. `x`와 `y`는 모양이 같습니다. 그릴 수 없으면 둘 다 비고 `missing`에 까닭이 있습니다."""

    x: np.ndarray
    y: np.ndarray
    missing: str = ""


def metrics(runs: Sequence[RunRecord]) -> list[str]:
    """실행 가운데 하나라도 유한한 값이 있는 열의 이름. `reward`와 보상마다의 평균이 앞에 옵니다."""
    found = {
        name
        for run in runs
        for row in Log(run).rows
        for name in row
        if name not in _NOT_METRICS and not np.isnan(number(row, name))
    }
    return sorted(found, key=lambda name: (name != "reward", not name.startswith("rewards/"), name))


def curve(run: RunRecord, metric: str, axis: str = "step", window: int = 1) -> Curve:
    """열 `metric`의 곡선. `axis`는 `AXES`의 하나이고, `window`스텝씩 평균하여 그 끝의 자리에 놓습니다.

    20스텝마다 한 행인 기록에서는 한 행이 이미 20스텝의 평균이므로 `window`가 그보다 크지 않으면 그대로이고,
    `window`보다 짧은 실행은 모두를 평균한 점 하나가 됩니다. 분은 행마다의 `seconds`를 더한 것이라, 하나라도 없으면
    그리지 않습니다. 모르는 `axis`이거나 `window`가 1보다 작으면
    ValueError입니다.

    >>> from korgrpo_helpers.runs import read_run
    >>> curve(read_run("original_t4"), "reward", window=40).y.round(2).tolist()
    [-1.11, -0.36, -1.26, -2.3]
    >>> curve(read_run("original_t4"), "reward", axis="minutes").missing
    '스텝마다의 시간(seconds)이 없습니다'
    """
    if axis not in AXES:
        raise ValueError(f"axis={axis!r}은(는) {', '.join(AXES)} 가운데 하나여야 합니다.")
    if window < 1:
        raise ValueError(f"window={window}은(는) 1 이상이어야 합니다.")
    log = Log(run)
    values = np.array([number(row, metric) for row in log.rows])
    kept = np.isfinite(values)
    if not kept.any():
        return Curve(_NOTHING, _NOTHING, f"{metric} 열이 없습니다")
    x = log.steps
    if axis == "minutes":
        x = np.cumsum([number(row, "seconds") for row in log.rows]) / 60
        if np.isnan(x).any():
            return Curve(_NOTHING, _NOTHING, "스텝마다의 시간(seconds)이 없습니다")
    x, values = x[kept], values[kept]
    rows = min(len(values), max(1, round(window / log.interval)))
    return Curve(x[rows - 1 :], sliding_window_view(values, rows).mean(axis=1))
