"""그림: 한글이 깨지지 않는 글꼴과, 책에서 여러 번 쓰는 그림 하나."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FONT = "NanumGothic"


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
