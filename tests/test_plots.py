import warnings

import matplotlib
import pytest

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from korgrpo_helpers import plots


def test_korean_letters_are_drawn():
    """글꼴에 없는 글자는 네모로 나오고 matplotlib이 경고합니다."""
    plots.use_korean_font()
    figure, axes = plt.subplots()
    plots.plot_steps(axes, [1, 2, 3], {"보상의 합": [-1, 0, 1]}, ylabel="점수 −3~3")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.canvas.draw()
    assert axes.get_legend().get_texts()[0].get_text() == "보상의 합"
    assert axes.get_xlabel() == "스텝"
    plt.close(figure)


def test_missing_font_says_what_to_install(monkeypatch):
    monkeypatch.setattr(plots, "find_spec", lambda name: None)
    with pytest.raises(ImportError, match="pip install koreanize-matplotlib"):
        plots.use_korean_font()
