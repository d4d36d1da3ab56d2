"""그림: 한글이 깨지지 않는 글꼴, 책에서 여러 번 쓰는 그림 둘, 그림을 HTML에 담기."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.progress import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FONT = "NanumGothic"
# 칸의 제목과, 그 칸에 그릴 열과 이름. 열의 이름은 TRL이 로그에 쓰는 그대로입니다.
Panel = tuple[str, dict[str, str]]
SHARES = "몫"  # 이 제목의 칸은 세로축이 0에서 1입니다.


def use_korean_font() -> None:
    """matplotlib이 나눔고딕을 쓰게 합니다. 글꼴은 koreanize-matplotlib에 들어 있습니다.

    그 패키지는 Python 3.12부터 없어진 distutils를 들여오므로, 코드는 쓰지 않고 글꼴 파일만 씁니다.
    """
    import matplotlib
    from matplotlib import font_manager

    spec = find_spec("koreanize_matplotlib")
    if spec is None:
        raise ImportError("한글 글꼴이 없습니다. pip install koreanize-matplotlib 을 먼저 하세요.")
    font_manager.fontManager.addfont(Path(spec.origin).parent / "fonts" / f"{FONT}.ttf")
    # 나눔고딕에 없는 기호(−, ✓ 등)는 matplotlib에 들어 있는 글꼴로 그립니다.
    matplotlib.rcParams["font.family"] = [FONT, "DejaVu Sans"]
    matplotlib.rcParams["axes.unicode_minus"] = False


def plot_steps(
    axes: Axes, steps: Sequence[int], curves: Mapping[str, Sequence[float]], ylabel: str
) -> None:
    """스텝에 따른 곡선을 그립니다. `curves`는 이름 → 스텝 수와 길이가 같은 값들."""
    for name, values in curves.items():
        axes.plot(steps, values, marker="o", markersize=3, label=name)
    axes.set_xlabel("스텝")
    axes.set_ylabel(ylabel)
    axes.grid(alpha=0.3)
    axes.legend()


def step_panels(panels: Sequence[Panel], max_steps: int) -> Figure:
    """옆으로 늘어놓은 빈 칸들. 값은 `fill_panels`로 채웁니다. pyplot에 남지 않습니다."""
    from matplotlib.figure import Figure

    width = 3.2 * len(panels) + 0.8
    figure = Figure(figsize=(width, 2.6), dpi=80)
    figure.subplots_adjust(left=0.6 / width, right=1 - 0.2 / width, bottom=0.2, top=0.88)
    for place, (title, columns) in enumerate(panels, start=1):
        axes = figure.add_subplot(1, len(panels), place, title=title, xlabel="스텝")
        for column, label in columns.items():
            axes.plot([], [], marker="o", markersize=2.5, linewidth=1, label=label, gid=column)
        axes.set_xlim(0, max_steps)
        if title == SHARES:
            axes.set_ylim(-0.04, 1.04)
        axes.locator_params(nbins=4)
        axes.grid(alpha=0.3)
        if len(columns) > 1:
            axes.legend(loc="upper left")
    return figure


def fill_panels(figure: Figure, rows: Sequence[Mapping]) -> None:
    """`step_panels`의 선에 지금까지의 행을 채웁니다. 없는 값은 비워 둡니다."""
    steps = [number(row, "step") for row in rows]
    for axes in figure.axes:
        for line in axes.lines:
            line.set_data(steps, [number(row, line.get_gid()) for row in rows])
        axes.relim()
        axes.autoscale_view(scalex=False)


def figure_html(figure: Figure, alt: str) -> str:
    """그림을 담은 `<img>`. 위젯이나 새로 고치는 자리에 넣습니다. 설명 `alt`는 이스케이프합니다."""
    png = io.BytesIO()
    figure.savefig(png, format="png", pil_kwargs={"compress_level": 1})
    return (
        f'<img alt="{escape(alt)}" style="max-width:100%;height:auto" '
        f'src="data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}">'
    )
