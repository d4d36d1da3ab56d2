"""곡선의 셈: 그릴 수 있는 열, 이동 평균, 두 가로축, 그리지 못하는 까닭."""

from dataclasses import replace

import numpy as np
import pytest
from step_logs import healthy

from korgrpo_helpers.curves import AXES, curve, metrics
from korgrpo_helpers.runs import read_run

BASE = read_run("original_t4")


def run(*steps: dict, **changes):
    return replace(BASE, steps=list(steps), **changes)


def rising(count: int, jump: int = 1, **columns):
    """스텝과 보상이 같은 수인 실행. `jump`스텝마다 한 행입니다."""
    return run(*({"step": s * jump, "reward": s * jump} | columns for s in range(1, count + 1)))


@pytest.mark.parametrize(
    ("given", "window", "x", "y"),
    [
        # 1이면 그대로
        (rising(3), 1, [1, 2, 3], [1, 2, 3]),
        # 앞의 값만으로 평균하고, 다 찬 자리부터 그립니다.
        (rising(4), 3, [3, 4], [2, 3]),
        # 창보다 짧은 실행도 사라지지 않고 점 하나가 됩니다.
        (rising(3), 50, [3], [2]),
        # 20스텝마다 한 행이면 40스텝은 두 행입니다. 행으로 세면 드문 기록만 지나치게 평평해집니다.
        (rising(3, jump=20), 40, [40, 60], [30, 50]),
        (rising(3, jump=20), 5, [20, 40, 60], [20, 40, 60]),
        # 넘친 값과 없는 값은 건너뜁니다.
        (
            run({"step": 1, "reward": 1}, {"step": 2, "reward": float("nan")}, {"step": 3}),
            1,
            [1],
            [1],
        ),
        # 트레이너의 평가와 마지막 정리의 행은 곡선이 아닙니다.
        (run({"step": 1, "reward": 1}, {"step": 1, "reward": 9, "train_runtime": 5}), 1, [1], [1]),
    ],
)
def test_moving_average(given, window, x, y):
    line = curve(given, "reward", window=window)
    assert (line.x.tolist(), line.y.tolist(), line.missing) == (x, y, "")


def test_minutes_are_the_seconds_added_up():
    line = curve(rising(3, seconds=30.0), "reward", "minutes", window=2)
    assert line.x.tolist() == [1.0, 1.5]
    # 보상이 없는 행의 시간도 셉니다.
    gap = run(
        {"step": 1, "reward": 1, "seconds": 60},
        {"step": 2, "seconds": 60},
        {"step": 3, "reward": 3, "seconds": 60},
    )
    assert curve(gap, "reward", "minutes").x.tolist() == [1, 3]


@pytest.mark.parametrize(
    ("given", "axis", "told"),
    [
        (run(), "step", "reward 열이 없습니다"),
        (run({"step": 1, "loss": 1}), "step", "reward 열이 없습니다"),
        # 글로 남은 값은 값이 아닙니다.
        (run({"step": 1, "reward": "높음"}), "step", "reward 열이 없습니다"),
        (rising(2), "minutes", "시간(seconds)이 없습니다"),
        # 한 행만 빠져도 그 뒤의 분이 모두 틀리므로 그리지 않습니다.
        (
            run({"step": 1, "reward": 1, "seconds": 9}, {"step": 2, "reward": 2}),
            "minutes",
            "시간(seconds)이 없습니다",
        ),
    ],
)
def test_it_says_why_there_is_no_curve(given, axis, told):
    line = curve(given, "reward", axis)
    assert told in line.missing and not len(line.x) and not len(line.y)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"axis": "시간"}, "step, minutes"), ({"window": 0}, "1 이상")],
)
def test_wrong_settings_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        curve(BASE, "reward", **arguments)


def test_metrics_are_columns_with_values():
    one = run({"step": 1, "epoch": 0.1, "resumed": True, "note": "글", "kl": 0.2, "reward": 1})
    other = run({"step": 1, "rewards/a/mean": 1.0, "loss": float("nan")})
    # reward와 보상마다의 평균이 앞에. 참·거짓, 글, 넘친 값만 있는 열은 없습니다.
    assert metrics([one, other]) == ["reward", "rewards/a/mean", "kl"]
    assert metrics([run()]) == []


@pytest.mark.parametrize("axis", AXES)
def test_every_column_of_a_real_looking_log_has_a_curve(axis):
    given = run(*healthy())
    for metric in metrics([given]):
        line = curve(given, metric, axis, window=5)
        assert not line.missing and line.x.shape == line.y.shape == (56,)
        assert (np.diff(line.x) > 0).all()
