"""그룹의 보상을 움직이며 어드밴티지를 보는 놀이터와 표. 셈은 모두 `objective`가 합니다."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from korgrpo_helpers.objective import group_advantages

if TYPE_CHECKING:
    from ipywidgets import VBox

# 원본의 보상 넷을 더한 값의 범위
LOWEST, HIGHEST, STEP = -10.0, 13.0, 0.5
BAR = 8  # 가장 긴 막대의 칸
ALL_SAME = "보상이 모두 같습니다. 어드밴티지가 모두 0이라 이 그룹에서는 배울 것이 없습니다."
# 휴대전화의 너비에 들도록 칸의 사이와 막대를 작게 둡니다.
_LEFT = "text-align:left;padding:0 .4em;white-space:nowrap"
_RIGHT = "text-align:right;padding:0 .4em"
_BAR = "min-width:5em;padding:0 .2em;font-size:.6em;white-space:nowrap;text-align:"


def _told(values: np.ndarray) -> str:
    # 반올림한 0에 부호가 붙지 않게 합니다.
    return ", ".join(f"{value + 0.0:+.2f}" for value in values.round(2))


def _columns(titles: Sequence[str]) -> str:
    return "".join(f"<th scope='col' style='{_RIGHT}'>{title}</th>" for title in titles)


def advantage_card(rewards: Sequence[float], scale: bool) -> str:
    """한 그룹의 보상과 어드밴티지를 표와 막대로 그린 HTML. `scale`이면 그룹의 표준편차로 나눕니다.

    보상이 둘보다 적으면 ValueError입니다.

    >>> ALL_SAME in advantage_card([1, 1, 1, 1], scale=True)
    True
    """
    advantages = group_advantages(rewards, "group" if scale else "none")
    longest = np.abs(advantages).max()
    same = len(set(rewards)) == 1
    body = ""
    for place, (reward, advantage) in enumerate(zip(rewards, advantages, strict=True), start=1):
        bar = "" if same else "■" * round(BAR * abs(advantage) / longest)
        left, right = (bar, "") if advantage < 0 else ("", bar)
        body += (
            f"<tr><th scope='row' style='{_LEFT}'>글 {place}</th>"
            f"<td style='{_RIGHT}'>{reward:+.1f}</td>"
            f"<td style='{_RIGHT}'>{_told(np.array([advantage]))}</td>"
            f"<td aria-hidden='true' style='{_BAR}right'>{left}</td>"
            f"<td aria-hidden='true' style='{_BAR}left'>{right}</td></tr>"
        )
    verdict = ALL_SAME if same else "양수인 글은 더 자주, 음수인 글은 덜 쓰게 됩니다."
    return (
        f"<table><thead><tr><th scope='col' style='{_LEFT}'>글</th>{_columns(['보상', '어드밴티지'])}"
        f"<th colspan='2' aria-hidden='true' style='text-align:center'>덜 ← 0 → 더</th></tr></thead>"
        f"<tbody>{body}</tbody></table>"
        f"<p>평균 {np.mean(rewards):+.2f}, 표준편차 {np.std(rewards, ddof=1):.2f}. <b>{verdict}</b></p>"
    )


def advantage_table(groups: Mapping[str, Sequence[float]]) -> str:
    """이름 붙은 그룹마다 보상, 표준편차, 어드밴티지(나눈 것과 나누지 않은 것)를 담은 HTML 표.

    이름은 이스케이프합니다. 보상이 둘보다 적은 그룹이 있으면 ValueError입니다.

    >>> "+0.87, -0.87, -0.87, +0.87" in advantage_table({"둘이 맞음": [1, 0, 0, 1]})
    True
    """
    body = ""
    for name, rewards in groups.items():
        scaled, plain = (group_advantages(rewards, scale) for scale in ("group", "none"))
        cells = (
            ", ".join(f"{reward:g}" for reward in rewards),
            f"{np.std(rewards, ddof=1):.2f}",
            _told(scaled),
            _told(plain),
        )
        body += f"<tr><th scope='row' style='{_LEFT}'>{escape(name)}</th>"
        body += "".join(f"<td style='{_RIGHT}'>{cell}</td>" for cell in cells) + "</tr>"
    head = _columns(["보상", "표준편차", "표준편차로 나눈 어드밴티지", "나누지 않은 어드밴티지"])
    return (
        "<div style='overflow-x:auto'><table style='font-size:.85em'><thead><tr>"
        f"<th scope='col' style='{_LEFT}'>그룹</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def advantage_playground(rewards: Sequence[float]) -> VBox:
    """글마다의 보상을 움직이면 어드밴티지가 바로 바뀌는 놀이터. `rewards`는 처음 보상이고 둘 이상이어야 합니다."""
    import ipywidgets

    layout = ipywidgets.Layout(width="100%", max_width="34em")
    style = {"description_width": "8em"}
    sliders = [
        ipywidgets.FloatSlider(
            value=reward,
            min=min(LOWEST, *rewards),
            max=max(HIGHEST, *rewards),
            step=STEP,
            readout_format=".1f",
            description=f"글 {place}의 보상",
            style=style,
            layout=layout,
        )
        for place, reward in enumerate(rewards, start=1)
    ]
    scale = ipywidgets.Checkbox(
        value=True, description="그룹의 표준편차로 나누기", indent=False, layout=layout
    )
    card = ipywidgets.HTML()

    def update(change=None) -> None:
        card.value = advantage_card([slider.value for slider in sliders], scale.value)

    for one in (*sliders, scale):
        one.observe(update, names="value")
    update()
    return ipywidgets.VBox([*sliders, scale, card])
