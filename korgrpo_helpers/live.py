"""학습하는 동안 노트북의 한 자리에 글과 그림을 새로 그립니다. 노트북 밖에서는 `progress`의 글입니다.

그림 때문에 학습이 끝나거나 느려지면 안 됩니다. 그리다 실패하면 한 번 말하고 글로 이어 갑니다. 그리는 시간은
학습의 2 %를 넘지 않습니다(첫 그림의 0.5초쯤은 빼고). 모델이 쓴 글은 보여 주지 않고 수만 보여 줍니다.
"""

from __future__ import annotations

import time
from collections import deque
from html import escape

from korgrpo_helpers.plots import (
    SHARES,
    Panel,
    figure_html,
    fill_panels,
    step_panels,
    use_korean_font,
)
from korgrpo_helpers.progress import TextProgress, duration, numbers
from korgrpo_helpers.session import Training, ipython_shell, note_training

MIN_GAP = 2.0  # 새로 보여 주기까지의 초
MAX_SHARE = 0.02  # 학습 시간 가운데 그림을 그리는 데 쓸 몫
PACE_ROWS = 10  # 남은 시간은 최근의 빠르기로 셈합니다. 첫 스텝은 컴파일 때문에 느립니다.
WAITING = "첫 스텝을 기다립니다. GPU에서는 첫 스텝이 오래 걸릴 수 있습니다."
GRPO_PANELS: tuple[Panel, ...] = (
    ("보상", {"reward": "평균", "reward_std": "표준편차"}),
    (SHARES, {"frac_reward_zero_std": "점수가 같은 그룹", "completions/clipped_ratio": "잘린 글"}),
    ("글의 길이(토큰)", {"completions/mean_length": "평균"}),
)
SFT_PANELS: tuple[Panel, ...] = (("손실", {"loss": "토큰당 손실"}),)


def in_notebook() -> bool:
    """그림을 보여 줄 화면이 있는 커널(Jupyter, Colab, VS Code)인지. 터미널의 ipython은 아닙니다."""
    return hasattr(ipython_shell(), "kernel")


def live_plot(title: str, max_steps: int) -> LivePlot | TextProgress:
    """학습의 진행을 보여 줄 것. 로그가 한 줄 나올 때마다 `update(지금까지의 행)`, 끝나면 `close()`를 부릅니다.

    행에는 `step`이 있어야 하고 나머지 열은 있는 것만 보여 줍니다. `close()`는 학습이 실패했을 때도 부르세요.
    """
    training = note_training(title, max_steps)
    return LivePlot(training) if in_notebook() else TextProgress(training)


class LivePlot:
    """노트북의 진행. 글은 2초, 그림은 그보다 드물게 새로 그리고, 마지막 그림을 남깁니다."""

    def __init__(self, training: Training) -> None:
        self._training = training
        self._pace: deque[tuple[int, float]] = deque(maxlen=PACE_ROWS + 1)
        self._figure = self._handle = None
        self._picture = ""  # 마지막으로 그린 그림의 HTML
        self._next_text = self._next_picture = 0.0
        self._text: TextProgress | None = None  # 그리지 못하게 된 뒤의 진행
        self._show()

    def update(self, rows: list[dict]) -> None:
        self._training.rows = rows
        now = time.perf_counter()
        self._pace.append((self._training.step, now))
        if self._text:
            self._text.update(rows)
        elif now >= self._next_text:
            self._show(draw=now >= self._next_picture)

    def close(self) -> None:
        if self._text:
            self._text.close()
        elif self._training.rows:
            self._show(draw=True)

    def _show(self, draw: bool = False) -> None:
        """새로 보여 줍니다. 무엇이 잘못되든 학습은 이어집니다."""
        try:
            if draw:
                first, started = self._figure is None, time.perf_counter()
                self._draw()
                now = time.perf_counter()
                # 첫 그림은 틀과 글꼴을 만드느라 한 번만 느립니다.
                self._next_picture = now + (0 if first else (now - started) / MAX_SHARE)
            self._publish()
        except Exception as error:
            print(f"진행 그림을 그리지 못해 글로 이어 갑니다({type(error).__name__}: {error}).")
            self._text = TextProgress(self._training)
        if self._training.rows:
            self._next_text = time.perf_counter() + MIN_GAP

    def _publish(self) -> None:
        from IPython.display import display

        if not self._training.rows:
            use_korean_font()  # matplotlib을 들여오는 시간이 첫 스텝에 들지 않게
        title, lines = self._training.title, self._lines()
        html = f"<p><b>{escape(title)}</b><br>{'<br>'.join(map(escape, lines))}</p>"
        bundle = {"text/plain": "\n".join([title, *lines]), "text/html": html + self._picture}
        if self._handle is None:
            self._handle = display(bundle, raw=True, display_id=True)
        else:
            self._handle.update(bundle, raw=True)

    def _lines(self) -> list[str]:
        training = self._training
        if not training.rows:
            return [f"스텝 0/{training.max_steps}", WAITING]
        parts = [
            f"스텝 {training.step}/{training.max_steps}",
            f"{duration(time.perf_counter() - training.started)} 지남",
        ]
        if len(self._pace) > 1 and training.step < training.max_steps:
            (first, began), (last, ended) = self._pace[0], self._pace[-1]
            left = (training.max_steps - last) * (ended - began) / max(1, last - first)
            parts.append(f"약 {duration(left)} 남음")
        return [" · ".join(parts), numbers(training.rows[-1])]

    def _draw(self) -> None:
        """그림의 틀은 한 번만 만들고 선의 값만 바꿉니다."""
        training = self._training
        panels = GRPO_PANELS if "reward" in training.rows[-1] else SFT_PANELS
        if self._figure is None:
            self._figure = step_panels(panels, training.max_steps)
        fill_panels(self._figure, training.rows)
        names = ", ".join(title for title, _ in panels)
        alt = (
            f"{training.max_steps}스텝 가운데 {training.step}스텝까지 {names}의 변화를 그린 꺾은선. "
            f"마지막 값은 {numbers(training.rows[-1])}."
        )
        self._picture = figure_html(self._figure, alt)
