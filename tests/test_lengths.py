import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.examples import Example
from korgrpo_helpers.lengths import keep_within, plan_lengths, prompt_lengths
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer


def rows_of(n):
    return grpo_rows(to_dataset([Example(f"문제 {i}", str(i)) for i in range(n)]))[0]


def test_original_numbers_come_out():
    budget = plan_lengths(np.array([201]), max_seq_length=2048)
    assert (budget.max_prompt_length, budget.max_completion_length) == (202, 1846)


def test_completion_tokens_caps_the_rest():
    assert plan_lengths(np.array([100]), 2048, completion_tokens=512).max_completion_length == 512


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lengths": np.array([]), "max_seq_length": 2048}, "잴 행이 없습니다"),
        ({"lengths": np.array([3000]), "max_seq_length": 2048}, "3,001토큰만으로"),
        (
            {"lengths": np.array([100]), "max_seq_length": 512, "completion_tokens": 500},
            "601 이상이어야",
        ),
        ({"lengths": np.array([9]), "max_seq_length": 99, "completion_tokens": 0}, "1 이상"),
        ({"lengths": np.array([9]), "max_seq_length": 99, "quantile": 90}, "quantile=90"),
    ],
)
def test_impossible_budgets_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        plan_lengths(**arguments)


@given(
    lengths=st.lists(st.integers(1, 400), min_size=1, max_size=60),
    quantile=st.floats(0.05, 1.0),
)
def test_budget_always_fits_and_keeps_something(lengths, quantile):
    lengths = np.array(lengths)
    budget = plan_lengths(lengths, max_seq_length=1024, quantile=quantile)
    assert budget.max_prompt_length + budget.max_completion_length == 1024
    assert (lengths <= budget.quantile_length).any()


def test_long_rows_are_dropped_by_number():
    kept, report = keep_within(rows_of(3), np.array([10, 99, 20]), limit=20)
    assert list(kept["answer"]) == ["0", "2"]
    assert report.dropped == [(1, "20토큰보다 깁니다")]


@pytest.mark.parametrize(
    ("lengths", "message"),
    [([50, 60], "가장 짧은 행이 50토큰"), ([1], "행은 2개인데 길이는 1개")],
)
def test_filter_refuses_in_korean(lengths, message):
    with pytest.raises(ValueError, match=message):
        keep_within(rows_of(2), np.array(lengths), limit=20)


def test_prompt_length_counts_what_the_model_reads():
    """시스템 프롬프트와 여는 태그까지 세어야 합니다. 문제만 세면 상한이 짧아집니다."""
    tokenizer = load_qwen3_tokenizer()
    rows = rows_of(2)
    text = tokenizer.apply_chat_template(
        rows[0]["prompt"], tokenize=False, add_generation_prompt=True
    )
    expected = len(tokenizer(text, add_special_tokens=False).input_ids)
    assert prompt_lengths(rows, tokenizer)[0] == expected
