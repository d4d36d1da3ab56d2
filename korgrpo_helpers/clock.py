"""정한 GPU 시간만큼만 학습합니다. 여러 방법을 같은 시간으로 견줄 때 씁니다.

컴파일하는 첫 스텝은 둘째 스텝만큼만 세고, 도중에 보는 시험은 세지 않습니다.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from transformers import TrainerCallback


class GpuClock:
    """멈출 수 있는 시계. `seconds`는 지금까지 센 초입니다."""

    def __init__(self) -> None:
        self._before = 0.0
        self._since: float | None = None

    @property
    def seconds(self) -> float:
        running = 0.0 if self._since is None else time.perf_counter() - self._since
        return self._before + running

    def start(self) -> None:
        if self._since is None:
            self._since = time.perf_counter()

    def stop(self) -> None:
        self._before = self.seconds
        self._since = None

    def add(self, seconds: float) -> None:
        self._before += seconds

    @contextmanager
    def paused(self) -> Iterator[None]:
        """이 안의 시간은 세지 않습니다. 본디 멈춰 있었으면 그대로 둡니다."""
        was_running = self._since is not None
        self.stop()
        try:
            yield
        finally:
            if was_running:
                self.start()


class Deadline(TrainerCallback):
    """`clock`이 `limit`초에 이르면 그 스텝에서 학습을 마칩니다.

    `exam`을 주면 `every`초마다 시계를 멈추고 `exam(스텝, 센 초)`를 부릅니다. 시험이 학습을 바꾸지 않아야 합니다.
    """

    def __init__(
        self,
        clock: GpuClock,
        limit: float,
        exam: Callable[[int, float], None] | None = None,
        every: float = 60.0,
    ) -> None:
        self._clock, self._limit = clock, limit
        self._exam, self._every = exam, every
        self._next = 0.0
        self._steps = 0
        self._step_began = 0.0

    def on_train_begin(self, args, state, control, **kwargs) -> None:
        self._clock.stop()
        self._steps = 0
        self._next = self._clock.seconds + self._every

    def on_step_end(self, args, state, control, **kwargs):
        clock = self._clock
        self._steps += 1
        if self._steps == 1:
            clock.start()
            self._step_began = clock.seconds
            return control
        if self._steps == 2:
            clock.add(clock.seconds - self._step_began)
        if clock.seconds >= self._limit:
            control.should_training_stop = True
        elif self._exam and clock.seconds >= self._next:
            with clock.paused():
                self._exam(state.global_step, clock.seconds)
            self._next = clock.seconds + self._every
        return control
