"""분위수를 움직이며 상한과 빠지는 행을 보는 막대와 표. 셈은 모두 `lengths`가 합니다."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from korgrpo_helpers.lengths import plan_lengths

if TYPE_CHECKING:
    from ipywidgets import VBox

QUANTILES = (0.5, 0.75, 0.9, 0.95, 1.0)
START, LOWEST, STEP = 0.9, 0.5, 0.01
_TITLES = (
    "자르는 길이",
    "남는 행",
    "빠지는 행",
    "max_prompt_<br>length",
    "max_completion_<br>length",
)
_LEFT = "text-align:left;white-space:nowrap"
_RIGHT = "text-align:right;padding:0 0.6em;white-space:nowrap"


def _cells(lengths: np.ndarray, max_seq_length: int, quantile: float) -> str:
    try:
        budget = plan_lengths(lengths, max_seq_length, quantile)
    except ValueError as error:
        return f"<td colspan='{len(_TITLES)}' style='text-align:left'>{escape(str(error))}</td>"
    kept = int((lengths <= budget.quantile_length).sum())
    dropped = len(lengths) - kept
    told = (
        f"{budget.quantile_length:,}토큰",
        f"{kept:,} ({kept / len(lengths):.1%})",
        f"{dropped:,} ({dropped / len(lengths):.1%})",
        f"{budget.max_prompt_length:,}",
        f"{budget.max_completion_length:,}",
    )
    return "".join(f"<td style='{_RIGHT}'>{cell}</td>" for cell in told)


def quantile_table(
    lengths: np.ndarray, max_seq_length: int, quantiles: Sequence[float] = QUANTILES
) -> str:
    """분위수마다 자르는 길이, 남고 빠지는 행, `plan_lengths`가 정하는 두 상한을 담은 HTML 표.

    `lengths`는 행마다의 토큰 수, 모양 (행의 수,)입니다. completion에는 남은 자리를 모두 줍니다. 상한을 정할 수
    없는 분위수(프롬프트만으로 `max_seq_length`가 참)의 줄에는 `plan_lengths`의 오류가 적힙니다.

    >>> "50 (50.0%)" in quantile_table(np.arange(1, 101), 2048, quantiles=(0.5, 0.9))
    True
    """
    head = "".join(f"<th scope='col' style='{_RIGHT}'>{title}</th>" for title in _TITLES)
    body = "".join(
        f"<tr><th scope='row' style='{_LEFT}'>{quantile:.0%}</th>"
        f"{_cells(lengths, max_seq_length, quantile)}</tr>"
        for quantile in quantiles
    )
    return (
        "<div style='overflow-x:auto'><table><thead><tr>"
        f"<th scope='col' style='{_LEFT}'>분위수</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def quantile_slider(lengths: np.ndarray, max_seq_length: int) -> VBox:
    """분위수(0.5~1)를 움직이면 `quantile_table`의 한 줄이 바로 바뀌는 막대. 0.9에서 시작합니다."""
    import ipywidgets

    slider = ipywidgets.FloatSlider(
        value=START,
        min=LOWEST,
        max=1.0,
        step=STEP,
        readout_format=".2f",
        description="분위수",
        layout=ipywidgets.Layout(width="100%", max_width="34em"),
    )
    card = ipywidgets.HTML()

    def update(change=None) -> None:
        # 막대의 걸음을 더하다 생긴 0.9000000001 같은 값이 셈을 바꾸지 않게 합니다.
        card.value = quantile_table(lengths, max_seq_length, [round(slider.value, 2)])

    slider.observe(update, names="value")
    update()
    return ipywidgets.VBox([slider, card])
