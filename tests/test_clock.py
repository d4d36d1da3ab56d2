"""GPU 시간의 시계와 마감. 시각을 손으로 옮겨 가며 봅니다."""

from types import SimpleNamespace

import pytest

from korgrpo_helpers import clock as clock_module
from korgrpo_helpers.clock import Deadline, GpuClock


@pytest.fixture
def now(monkeypatch):
    place = SimpleNamespace(at=100.0)
    monkeypatch.setattr(clock_module.time, "perf_counter", lambda: place.at)
    return place


def test_only_running_time_counts(now):
    clock = GpuClock()
    now.at += 5
    assert clock.seconds == 0
    clock.start()
    now.at += 3
    with clock.paused():
        now.at += 50
    clock.start()  # 두 번 눌러도 처음부터 다시 세지 않습니다
    now.at += 1
    clock.stop()
    now.at += 9
    assert clock.seconds == 4
    with clock.paused():
        pass
    now.at += 9
    assert clock.seconds == 4  # 멈춰 있던 시계는 다시 가지 않습니다


def train(now, deadline, seconds):
    """스텝마다 걸린 초대로 시각을 옮기며 Trainer처럼 부릅니다. 멈춘 스텝을 돌려줍니다."""
    deadline.on_train_begin(None, None, None)
    for step, took in enumerate(seconds, start=1):
        now.at += took
        control = SimpleNamespace(should_training_stop=False)
        deadline.on_step_end(None, SimpleNamespace(global_step=step), control)
        if control.should_training_stop:
            return step
    return None


def test_compiling_step_counts_as_the_second(now):
    clock = GpuClock()
    assert train(now, Deadline(clock, 100), [90, 2, 3]) is None
    assert clock.seconds == 2 + 2 + 3


@pytest.mark.parametrize(
    ("limit", "stopped"),
    [
        (4, 2),  # 2 + 2
        (7, 3),
        (8, None),
        (0, 2),  # 앞의 단계가 시간을 다 썼어도 두 스텝은 있어야 시간을 압니다
    ],
)
def test_stops_at_the_step_that_reaches_the_limit(now, limit, stopped):
    assert train(now, Deadline(GpuClock(), limit), [90, 2, 3]) == stopped


def test_exams_come_on_time_and_cost_nothing(now):
    clock, seen = GpuClock(), []

    def exam(step, seconds):
        seen.append((step, seconds))
        now.at += 40

    assert train(now, Deadline(clock, 100, exam, every=5), [90, 2, 3, 3, 3]) is None
    assert seen == [(3, 7.0), (5, 13.0)]
    assert clock.seconds == 13


def test_second_stage_goes_on_from_the_first(now):
    """사전 학습과 GRPO가 같은 시계를 씁니다. 두 학습 사이의 준비는 세지 않습니다."""
    clock = GpuClock()
    train(now, Deadline(clock, 100), [9, 2, 2])
    clock.stop()
    now.at += 30
    assert train(now, Deadline(clock, 10), [50, 1, 1, 1]) == 4
    assert clock.seconds == 6 + 4
