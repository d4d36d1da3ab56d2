"""실행 여럿을 나란히 놓는 표와 그림, 골라 가며 견주는 위젯. 곡선의 셈은 `curves`가 합니다."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from korgrpo_helpers.curves import AXES, Curve, curve, metrics
from korgrpo_helpers.plots import figure_html, use_korean_font
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.trends import Log, shown

if TYPE_CHECKING:
    from ipywidgets import VBox
    from matplotlib.figure import Figure

# 색을 빼고 보아도 갈리게 선과 점의 모양을 함께 바꿉니다. 스무 실행까지 같은 짝이 없습니다.
LINES = ("-", "--", "-.", ":")
MARKERS = ("o", "s", "^", "D", "v")
MARKED = 6  # 곡선 하나에 찍는 점의 수
WINDOWS = (1, 5, 10, 20, 50)
START_WINDOW = 5
TOO_FEW = "<p>실행을 둘 이상 고르세요.</p>"
_CONDITIONS = ("모델", "스텝", "GPU", "씨앗", "분", "마지막 시험")
_VALUES = ("처음", "마지막", "최소", "최대")
_NAME = "text-align:left;vertical-align:top;white-space:nowrap"
_CELL = "text-align:left;vertical-align:top;padding:0 0.6em"


def _numbered(runs: Sequence[RunRecord]) -> dict[int, RunRecord]:
    """1부터 센 번호와 실행. 제목이 같은 실행도 번호로 갈립니다."""
    return dict(enumerate(runs, start=1))


def _check(runs: Sequence[RunRecord], metric: str) -> None:
    if metric not in (known := metrics(runs)):
        raise ValueError(
            f"열 {metric}이(가) 어느 실행에도 없습니다. 있는 열: {', '.join(known) or '없음'}"
        )


def _accuracy(run: RunRecord) -> str:
    final = run.summary.get("final")
    if final is None:
        return "없음"
    return f"{final['accuracy']:.1%} ({final['low']:.1%}~{final['high']:.1%})"


def _at(line: Curve, place: int) -> str:
    return f"{shown(line.y[place])} ({line.x[place]:.0f}스텝)"


def _cells(run: RunRecord, metric: str, window: int) -> list[str]:
    """실행 하나의 칸. `_CONDITIONS`와 `_VALUES`의 차례입니다."""
    steps = Log(run).steps
    texts = (
        str(run.settings.get("model", "모름")),
        f"{steps.max():,.0f}" if len(steps) else "없음",
        run.gpu or "없거나 모름",
        str(run.seed),
        f"{run.seconds / 60:.1f}",
        _accuracy(run),
    )
    line = curve(run, metric, window=window)
    if line.missing:
        why = f"<td rowspan='{len(_VALUES)}' style='{_CELL}'>{escape(line.missing)}</td>"
        values = [why] + [""] * (len(_VALUES) - 1)
    else:
        places = (0, -1, line.y.argmin(), line.y.argmax())
        values = [f"<td style='{_CELL}'>{_at(line, place)}</td>" for place in places]
    return [f"<td style='{_CELL}'>{escape(text)}</td>" for text in texts] + values


def _table(runs: dict[int, RunRecord], metric: str, window: int) -> str:
    head = "".join(
        f"<th scope='col' style='{_CELL};min-width:8em'>{number}. {escape(run.title)}</th>"
        for number, run in runs.items()
    )
    rows = zip(*(_cells(run, metric, window) for run in runs.values()), strict=True)
    body = "".join(
        f"<tr><th scope='row' style='{_NAME}'>{name}</th>{''.join(cells)}</tr>"
        for name, cells in zip(_CONDITIONS + _VALUES, rows, strict=True)
    )
    caption = f"{escape(_named(metric, window))}의 처음, 마지막, 최소, 최대"
    return (
        f"<div style='overflow-x:auto'><table><caption>{caption}</caption><thead><tr>"
        f"<th scope='col' style='{_NAME}'>실행</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _named(metric: str, window: int) -> str:
    return metric if window == 1 else f"{metric}({window}스텝의 이동 평균)"


def runs_table(runs: Sequence[RunRecord], metric: str, window: int = 1) -> str:
    """실행마다 한 칸씩 조건(모델, 스텝, GPU, 씨앗, 분)과 열 `metric`의 처음, 마지막, 최소, 최대를 적은 HTML 표.

    값은 `window`스텝의 이동 평균입니다. 열에 따라 클수록 좋기도 하고 작을수록 좋기도 하여 둘 다 적습니다. 시험은
    `summary`의 `final`에서 읽고, 없으면 없다고 적습니다. 열이 없는 실행도 빼지 않습니다. 어느 실행에도 없는 열이면
    있는 열을 적은 ValueError입니다. 글은 모두 이스케이프합니다.

    >>> from korgrpo_helpers.runs import read_run
    >>> runs = [read_run("original_t4"), read_run("t4_quick_h100")]
    >>> "kl 열이 없습니다" in runs_table(runs, "kl")
    True
    """
    _check(runs, metric)
    return _table(_numbered(runs), metric, window)


def _figure(runs: dict[int, RunRecord], metric: str, window: int, axis: str) -> Figure:
    from matplotlib.figure import Figure

    use_korean_font()
    figure = Figure(figsize=(8, 3.2 + 0.25 * len(runs)), layout="constrained")
    axes = figure.add_subplot(xlabel=AXES[axis], ylabel=_named(metric, window))
    for number, run in runs.items():
        line = curve(run, metric, axis, window)
        # 달러 기호 사이를 수식으로 읽지 않게 합니다.
        title = f"{number}. {run.title}".replace("$", r"\$")
        if line.missing:
            axes.plot([], [], linestyle="none", label=f"{title}: {line.missing}")
            continue
        # 고르지 않은 실행이 있어도 색과 모양은 번호를 따릅니다.
        axes.plot(
            line.x,
            line.y,
            color=f"C{number - 1}",
            linestyle=LINES[(number - 1) % len(LINES)],
            markersize=5,
            marker=MARKERS[(number - 1) % len(MARKERS)],
            markevery=max(1, len(line.x) // MARKED),
            label=title,
        )
    axes.grid(alpha=0.3)
    figure.legend(loc="outside lower left", frameon=False, handlelength=4)
    return figure


def runs_figure(
    runs: Sequence[RunRecord], metric: str, window: int = 1, axis: str = "step"
) -> Figure:
    """실행마다 열 `metric`의 곡선을 한 칸에 그린 그림. pyplot에 남지 않습니다.

    가로축은 `axis`가 `"step"`이면 스텝, `"minutes"`면 학습한 분입니다. 그리지 못한 실행은 범례에 까닭과 함께 적습니다.
    어느 실행에도 없는 열이면 ValueError입니다.

    >>> from korgrpo_helpers.runs import read_run
    >>> len(runs_figure([read_run("original_t4")], "reward").axes[0].lines)
    1
    """
    _check(runs, metric)
    return _figure(_numbered(runs), metric, window, axis)


def _card(runs: dict[int, RunRecord], metric: str, window: int, axis: str) -> str:
    if len(runs) < 2:
        return TOO_FEW
    alt = f"{AXES[axis]}에 따른 {_named(metric, window)}의 곡선. 값은 아래의 표에 있습니다."
    picture = figure_html(_figure(runs, metric, window, axis), alt)
    return picture + _table(runs, metric, window)


def run_comparer(runs: Sequence[RunRecord]) -> VBox:
    """실행과 열, 이동 평균, 가로축을 고르면 그림과 표가 바로 바뀌는 위젯. 앞의 두 실행에서 시작합니다.

    실행이 둘보다 적거나 스텝마다의 값이 하나도 없으면 ValueError입니다.
    """
    import ipywidgets

    if len(runs) < 2 or not metrics(runs):
        raise ValueError("견주려면 실행이 둘 이상이고 스텝마다의 값이 있어야 합니다.")
    numbered = _numbered(runs)
    look = {
        "style": {"description_width": "6em"},
        "layout": ipywidgets.Layout(width="100%", max_width="34em"),
    }
    # 체크 상자의 이름은 옛 판에서 HTML로 읽히므로 번호만 적고, 제목은 이스케이프해 곁에 둡니다.
    boxes = {
        number: ipywidgets.Checkbox(
            value=number <= 2,
            description=f"{number}번 실행",
            indent=False,
            layout=ipywidgets.Layout(width="7em"),
        )
        for number in numbered
    }
    rows = [
        ipywidgets.HBox([box, ipywidgets.HTML(value=escape(numbered[number].title))])
        for number, box in boxes.items()
    ]
    metric = ipywidgets.Dropdown(options=metrics(runs), description="열", **look)
    window = ipywidgets.Dropdown(
        options=[(f"{steps}스텝", steps) for steps in WINDOWS],
        value=START_WINDOW,
        description="이동 평균",
        **look,
    )
    axis = ipywidgets.Dropdown(
        options=[(title, name) for name, title in AXES.items()], description="가로축", **look
    )
    card = ipywidgets.HTML()

    def update(change=None) -> None:
        chosen = {number: run for number, run in numbered.items() if boxes[number].value}
        card.value = _card(chosen, metric.value, window.value, axis.value)

    for one in (*boxes.values(), metric, window, axis):
        one.observe(update, names="value")
    update()
    return ipywidgets.VBox([*rows, metric, window, axis, card])
