"""거절 표집: 모델이 쓴 글에서 맞은 것만 남기기. 글을 쓰는 일은 정해 둔 글로 갈음하고, 읽고 고르는 일을 봅니다."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers import rejection
from korgrpo_helpers.answers import verify
from korgrpo_helpers.columns import to_dataset
from korgrpo_helpers.demo import build_demo_tokenizer
from korgrpo_helpers.examples import Example, held_out_keys, load_jkc_mwp, question_key
from korgrpo_helpers.formatting import parse_completion
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.policy import Policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rejection import (
    Attempt,
    attempt,
    chat_prompts,
    learnable_rows,
    verified_rows,
    worked_examples,
)
from korgrpo_helpers.traces import split_response

ROWS = to_dataset(
    [Example("귤 2개와 3개는?", "5", source="가"), Example("4의 2배는?", "8", source="나")]
)
TAGGED = "더하면 {0}입니다.<end_working_out><SOLUTION>{0}</SOLUTION>"


def policy():
    return Policy(object(), build_demo_tokenizer(), get_profile("cpu-demo"))


def written(monkeypatch, texts, finished=True):
    """`generate`가 이 글들을 차례로 쓴 것으로 합니다. 부른 인자를 돌려줍니다."""
    calls = {}

    def generate(policy, prompts, max_new_tokens, **options):
        calls.update(prompts=prompts, limit=max_new_tokens, **options)
        return [Rollout(text, 10, finished) for text in texts]

    monkeypatch.setattr(rejection, "generate", generate)
    return calls


@pytest.mark.parametrize(
    ("text", "chat", "right"),
    [
        (TAGGED.format("5개"), False, True),  # 단위가 붙은 답
        (TAGGED.format("6"), False, False),
        ("더하면 5입니다. 정답: 5", False, False),  # 책의 형식이 아님
        ("둘과 셋을 더하면 5입니다.\n정답: 5", True, True),
        ("둘과 셋을 더합니다.\n\\boxed{5}", True, True),
        ("정답: 5", True, False),  # 풀이가 없음
        ("둘과 셋을 더하면 5인지 6인지 모릅니다.", True, False),  # 답이 없음
        ("<think>둘과 셋을 더하면 5", True, False),  # 닫히지 않은 태그
    ],
)
def test_what_counts_as_right(monkeypatch, text, chat, right):
    written(monkeypatch, [text])
    ((found,),) = attempt(policy(), ROWS.select([0]), 1, 40, examples=[] if chat else None)
    assert found.right is right


def test_cut_text_is_never_right(monkeypatch):
    """상한에서 잘린 글은 답까지 맞아도 끝맺는 법을 가르치지 못합니다."""
    written(monkeypatch, [TAGGED.format("5")], finished=False)
    ((found,),) = attempt(policy(), ROWS.select([0]), 1, 40)
    assert found == Attempt(None, None, False)


def test_groups_follow_the_rows(monkeypatch):
    """문제 순서대로 n개씩. 섞이면 남의 정답으로 채점합니다."""
    calls = written(monkeypatch, [TAGGED.format(n) for n in ("5", "8", "5", "8")])
    groups = attempt(policy(), ROWS, 2, 40, temperature=0.7, seed=3)
    assert [[one.right for one in group] for group in groups] == [[True, False], [False, True]]
    assert (calls["sampled"], calls["temperature"]) == (True, 0.7)
    assert (calls["limit"], calls["seed"]) == (40, 3)
    first, again, other, _ = calls["prompts"]
    assert first == again != other
    with pytest.raises(ValueError, match="n=0"):
        attempt(policy(), ROWS, 0, 40)


def test_chat_prompt_shows_the_examples():
    shown = worked_examples()
    prompt = chat_prompts(ROWS, shown)[0]
    assert prompt.count("<|im_start|>") == 1 + 2 * len(shown) + 2
    assert f"정답: {shown[0].answer}<|im_end|>" in prompt
    assert "귤 2개와 3개는?<|im_end|>" in prompt
    assert prompt.endswith("<|im_start|>assistant\n")
    assert chat_prompts(ROWS, [])[0].count("<|im_start|>") == 3


def test_worked_examples_are_right_and_ours():
    """본보기의 마지막 줄에 정답이 있고, 시험이나 학습의 문제가 아니어야 합니다."""
    known = held_out_keys() | {question_key(one.question) for one in load_jkc_mwp()[0]}
    for one in worked_examples():
        parts = split_response(f"{one.reasoning}\n정답: {one.answer}")
        assert (parts.reasoning, parts.answer) == (one.reasoning, one.answer)
        assert one.answer in one.reasoning.splitlines()[-1]
        assert question_key(one.question) not in known


GOOD = "먼저 둘을 놓고 셋을 더 놓습니다."


@pytest.mark.parametrize(
    ("reasoning", "reason"),
    [
        ("First we add two and three.", "한국어가 아니거나"),
        ("2+3=5", "한국어가 아니거나"),  # 한글이 하나도 없음
        (GOOD + "<SOLUTION>", "한국어가 아니거나"),  # 태그가 섞이면 형식이 깨진 글을 가르칩니다
        ("귤을 하나 둘 셋 넷 더합니다. " * 20, "한국어가 아니거나"),
        (None, "한 번도 맞히지 못했습니다"),
    ],
)
def test_wrong_teachers_are_counted(reasoning, reason):
    groups = [
        [Attempt(GOOD, "5", True)],
        [Attempt(reasoning, "8", reasoning is not None)],
    ]
    found, report = verified_rows(ROWS, groups)
    assert found["source"] == ["가"]
    assert [row for row, _ in report.dropped] == ["나"]
    assert reason in report.dropped[0][1]


def test_equations_alone_are_enough_when_asked():
    groups = [[Attempt("2+3=5", "5", True)], []]
    found, _ = verified_rows(ROWS, groups, least_hangul=0.0)
    assert found["source"] == ["가"]


def test_nothing_left_is_an_error_with_the_count():
    wrong = [[Attempt(None, None, False)]] * 2
    with pytest.raises(ValueError, match="한 번도 맞히지 못했습니다: 2행"):
        verified_rows(ROWS, wrong)
    with pytest.raises(ValueError, match="난이도가 다른 문제"):
        learnable_rows(ROWS, wrong)


def test_same_solution_is_used_once():
    group = [Attempt(GOOD, "5", True)] * 3 + [Attempt(GOOD + " 다섯입니다.", "5", True)]
    found, report = verified_rows(ROWS, [group, []], per_question=3)
    assert len(set(found["completion"])) == len(found) == 2
    assert report.kept == 1


def test_only_mixed_groups_are_learnable():
    good, bad = Attempt(GOOD, "5", True), Attempt(None, None, False)
    found, report = learnable_rows(ROWS, [[good, bad], [good, good]])
    assert found["source"] == ["가"]
    assert report.counts() == {"늘 맞힙니다": 1}


@given(
    st.lists(
        st.tuples(st.text("가나다 .+=0123456789<>", max_size=60), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_every_kept_row_teaches_the_right_form(texts):
    """무엇을 썼든, 남긴 completion은 형식이 옳고 답이 정답이며 한 문제에 하나입니다."""
    group = [Attempt(text or None, "5", right and bool(text)) for text, right in texts]
    try:
        found, _ = verified_rows(ROWS, [group, [Attempt(GOOD, "8", True)]])
    except ValueError:  # 태그의 조각이 이어져 거절된 글은 없어야 합니다
        raise AssertionError(texts) from None
    assert len(found) <= 2
    for row in found:
        parsed = parse_completion(row["completion"])
        assert parsed.valid
        assert verify(row["answer"], parsed.answer)
