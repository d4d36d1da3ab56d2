"""스텝마다의 수치에서 열을 꺼내고, 오르는지 내리는지 봅니다.

오르내림은 Mann–Kendall 검정(Mann, 1945)의 한쪽 p로 봅니다. 앞뒤 두 값의 크기만 견주므로 튀는 값에 흔들리지
않습니다. 값이 많으면 이웃한 값을 50묶음으로 평균 낸 뒤에 견줍니다.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real

import numpy as np

from korgrpo_helpers.runs import RunRecord

# 이보다 적은 스텝으로는 오르내림을 말하지 않습니다. 데모의 40스텝은 절반만 보아도 오름이 드러납니다.
MIN_TREND_STEPS, MIN_TREND_ROWS = 20, 5
BLOCKS = 50
# 한쪽 검정의 수준. 다섯 점이 모두 오를 때의 p가 0.014이고, 원본의 기록이 다섯 점입니다.
SIGNIFICANT = 0.02
# 몫은 이만큼의 행이 있어야 말합니다. 반올림한 로그도 있어 0.99부터 모두로 봅니다.
MIN_ROWS, ALL = 3, 0.99
ZERO_STD = 1e-6
MAX_STEP = 1e12


def shown(value: float) -> str:
    """사람이 읽을 숫자. 백이 넘으면 정수로, 아니면 유효 숫자 셋으로 적습니다."""
    return f"{value:,.0f}" if 100 <= abs(value) < 1e15 else f"{value:.3g}"


@dataclass(frozen=True)
class Trend:
    """처음과 마지막 3분의 1(`steps`스텝씩)의 평균과, 오름과 내림의 한쪽 p."""

    steps: int
    first: float
    last: float
    p_up: float
    p_down: float

    @property
    def rises(self) -> bool:
        return self.p_up < SIGNIFICANT

    @property
    def falls(self) -> bool:
        return self.p_down < SIGNIFICANT

    def __str__(self) -> str:
        p, way = min((self.p_up, "오름"), (self.p_down, "내림"))
        return (
            f"처음 {self.steps}스텝 평균 {shown(self.first)}, 마지막 {self.steps}스텝 평균 "
            f"{shown(self.last)}(Mann–Kendall {way} p={p:.2g})"
        )


def trend(values, interval: float = 1.0) -> Trend:
    """값의 오르내림. 값은 하나라도 있어야 하고, `interval`은 값 하나가 대표하는 스텝의 수입니다.

    >>> trend([1, 2, 3, 4, 5]).rises, trend([3, 1, 2, 3, 1]).rises
    (True, False)
    """
    values = np.asarray(values, dtype=float)
    if not values.size:
        raise ValueError("오르내림을 볼 값이 없습니다. 값이 있는 열을 넘기세요.")
    rows = max(1, len(values) // 3)
    blocks = np.array([part.mean() for part in np.array_split(values, min(len(values), BLOCKS))])
    n = len(blocks)
    signs = np.sign(blocks[None, :] - blocks[:, None])[np.triu_indices(n, 1)].sum()
    ties = np.unique(blocks, return_counts=True)[1]
    variance = (
        sum(c * k * (k - 1) * (2 * k + 5) for c, k in ((1, n), *((-1, t) for t in ties))) / 18
    )

    def p(score: float) -> float:
        # 연속 보정을 한 정규 근사. 모두 같은 값이면 오르내림이 없습니다.
        return 0.5 * math.erfc((score - 1) / math.sqrt(2 * variance)) if variance > 0 else 1.0

    return Trend(
        round(rows * interval), values[:rows].mean(), values[-rows:].mean(), p(signs), p(-signs)
    )


@dataclass(frozen=True)
class Series:
    """열 하나에서 유한한 값만 모은 것. `ordered`가 거짓이면 순서를 모르는 값입니다."""

    column: str
    steps: np.ndarray
    values: np.ndarray
    ordered: bool = True

    def last_third(self) -> np.ndarray:
        return self.values[-max(1, len(self.values) // 3) :]


class Log:
    """로그 하나. 열의 이름이 TRL의 판마다 달라 `series`가 여러 이름을 차례로 찾습니다."""

    def __init__(self, log: RunRecord | list[dict], total_gib: float | None = None) -> None:
        self.total_gib = total_gib
        rows = log.steps if isinstance(log, RunRecord) else log
        self.summary = log.summary if isinstance(log, RunRecord) else {}
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise TypeError(
                "로그는 RunRecord이거나 스텝마다의 dict를 담은 목록이어야 합니다. "
                "파일이면 read_run으로 읽고, 트레이너이면 trainer.state.log_history를 넘기세요."
            )
        # log_history에는 평가와 마지막 정리의 행도 섞여 있습니다.
        self.rows = [
            row
            for row in rows
            if "train_runtime" not in row and not any(str(name).startswith("eval_") for name in row)
        ]
        given = self.column("step")
        self.has_steps = bool(len(given)) and bool((np.abs(given) < MAX_STEP).all())
        self.steps = given if self.has_steps else np.arange(1.0, len(self.rows) + 1)
        jumps = np.diff(self.steps)
        self.interval = float(np.median(jumps[jumps > 0])) if (jumps > 0).any() else 1.0

    @property
    def total_steps(self) -> int:
        """행들이 대표하는 스텝의 수. 20스텝마다 한 행이면 행의 스무 배입니다."""
        return round(len(self.rows) * self.interval)

    def column(self, name: str) -> np.ndarray:
        """행마다의 값. 없거나 수가 아니면 nan입니다."""
        values = (row.get(name) for row in self.rows)
        return np.array([float(v) if isinstance(v, Real) else math.nan for v in values])

    def written(self, name: str) -> np.ndarray:
        """행마다 그 열에 수(nan도)가 적혀 있는지."""
        return np.array([isinstance(row.get(name), Real) for row in self.rows])

    def series(self, *columns: str) -> Series | None:
        """앞의 열부터 찾아 유한한 값이 있는 첫 열. 모두 없으면 None."""
        for name in columns:
            values = self.column(name)
            kept = np.isfinite(values)
            if kept.any():
                return Series(name, self.steps[kept], values[kept])
        return None

    def rewards(self, words: tuple[str, ...]) -> dict[str, Series]:
        """이름에 `words` 가운데 하나가 든 보상 함수와 그 평균 점수."""
        columns = {name for row in self.rows for name in row if str(name).startswith("rewards/")}
        functions = {name.split("/")[1] for name in columns if name.endswith("/mean")}
        found = {
            function: self.series(f"rewards/{function}/mean")
            for function in sorted(functions)
            if any(word in function for word in words)
        }
        return {function: series for function, series in found.items() if series}

    def reward_sum(self, words: tuple[str, ...]) -> Series | None:
        """`rewards`가 찾은 함수의 점수를 더한 것. 모든 함수의 값이 있는 행만 씁니다."""
        names = list(self.rewards(words))
        if not names:
            return None
        values = sum(self.column(f"rewards/{name}/mean") for name in names)
        kept = np.isfinite(values)
        return Series(" + ".join(names), self.steps[kept], values[kept]) if kept.any() else None

    def no_spread(self) -> Series | None:
        """그룹의 보상이 모두 같은 그룹의 몫(0~1)."""
        series = self.series("frac_reward_zero_std", "reward_std")
        if series is None:
            return self._counted("zero_spread_steps")
        if series.column == "reward_std":
            # 옛 TRL에는 몫이 없습니다. 표준편차가 0이면 그 스텝의 그룹이 모두 같았던 것입니다.
            values = (series.values <= ZERO_STD).astype(float)
            return Series(series.column, series.steps, values)
        return series

    def clipped(self) -> Series | None:
        """상한에서 잘린 글의 몫(0~1). 옛 TRL의 로그에서는 평균 길이가 상한과 같은 스텝을 모두 잘린 것으로 봅니다."""
        series = self.series("completions/clipped_ratio")
        if series is not None:
            return series
        length = self.series("completions/mean_length", "completion_length")
        if length is None:
            return self._counted("all_truncated_steps")
        at_limit = length.values == length.values.max()
        if at_limit.sum() < MIN_ROWS:
            return None
        return Series(length.column, length.steps, at_limit.astype(float))

    def _counted(self, name: str) -> Series | None:
        """스텝마다의 값 없이 횟수만 남은 기록(원본)의 값. 순서는 모릅니다."""
        if name not in self.summary:
            return None
        values = (np.arange(self.total_steps) < self.summary[name]).astype(float)
        return Series(f"summary.{name}", np.arange(1.0, len(values) + 1), values, ordered=False)

    def trend(self, series: Series | None) -> Trend | None:
        """`series`의 오르내림. 스텝이 모자라면 None."""
        if series is None or not series.ordered or len(series.values) < MIN_TREND_ROWS:
            return None
        enough = len(series.values) * self.interval >= MIN_TREND_STEPS
        return trend(series.values, self.interval) if enough else None
