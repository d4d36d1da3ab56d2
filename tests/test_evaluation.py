import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.evaluation import score, wilson_interval
from korgrpo_helpers.generation import Rollout


def rollout(answer, finished=True):
    return Rollout(
        f"풀이<end_working_out><SOLUTION>{answer}</SOLUTION>", tokens=10, finished=finished
    )


def test_accuracy_counts_only_right_answers_in_the_right_format():
    rollouts = [
        rollout("3"),  # 맞음
        rollout("4"),  # 형식은 옳고 답은 틀림
        Rollout("답은 3", tokens=4, finished=True),  # 답은 맞지만 형식이 틀림
        Rollout("풀이가 길어서", tokens=40, finished=False),  # 잘림
    ]
    result = score(rollouts, ["3"] * 4)
    assert (result.n, result.accuracy, result.format_rate) == (4, 0.25, 0.5)
    assert (result.mean_tokens, result.truncated_rate) == (16.0, 0.25)
    assert result.low < 0.25 < result.high
    assert "25.0%" in str(result)


def test_gold_must_match_in_number():
    with pytest.raises(ValueError, match="글은 1개인데 정답은 2개"):
        score([rollout("3")], ["3", "4"])


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # Wilson(1927)의 식을 따로 계산한 값
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (276, 300, 0.8837, 0.9456),
    ],
)
def test_wilson_interval(successes, n, low, high):
    assert wilson_interval(successes, n) == pytest.approx((low, high), abs=1e-4)


@given(n=st.integers(1, 5_000), data=st.data())
def test_interval_holds_the_share(n, data):
    successes = data.draw(st.integers(0, n))
    low, high = wilson_interval(successes, n)
    assert 0.0 <= low <= successes / n + 1e-12
    assert successes / n - 1e-12 <= high <= 1.0


def test_no_questions_is_an_error():
    with pytest.raises(ValueError, match="한 개 이상"):
        wilson_interval(0, 0)
