"""이 책의 보상: 점수표, 범위, 속이려는 글, 설명, 놀이터."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.formatting import TAGS
from korgrpo_helpers.rewards.explain import KOREAN, explain, total_scores
from korgrpo_helpers.rewards.hacks import load_hacks
from korgrpo_helpers.rewards.korean import (
    TOTAL_RANGE,
    OverlongPenalty,
    answer_reward,
    format_reward,
    hangul_reward,
    hangul_share,
    korean_rewards,
    repeated_share,
    repetition_penalty,
)
from korgrpo_helpers.widgets import reward_playground, reward_table

SUITE = load_hacks()


def solution(answer, reasoning="차례로 셉니다."):
    return f"{reasoning}<end_working_out><SOLUTION>{answer}</SOLUTION>"


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (solution("3"), 1.0),
        ("<start_working_out>" + solution("3"), 1.0),
        (solution("3") + " 끝", 0.3),  # 답 뒤의 글: 태그는 모두 한 번씩
        ("풀이<end_working_out>3", 0.1),
        (solution("3") * 2, 0.0),  # 두 번씩 쓴 태그
        ("3", 0.0),
        ("", 0.0),
    ],
)
def test_format_pays_for_each_step_towards_the_format(text, score):
    assert format_reward([text]) == [score]


@pytest.mark.parametrize(
    ("gold", "answer", "score"),
    [
        ("3250", "3,250원", 2.0),
        ("3250", "삼천이백오십", 2.0),
        ("1000", "999", 0.0),  # 원본은 이 틀린 답에 옳은 3,250보다 많이 줍니다
        ("0", "0.0", 2.0),
        ("1/2", "0.5", 2.0),
        ("12", "12 또는 13", 0.0),
    ],
)
def test_answer_is_right_or_wrong(gold, answer, score):
    assert answer_reward([solution(answer)], [gold]) == [score]
    assert answer_reward([f"답은 {answer}"], [gold]) == [0.0]  # 형식이 틀리면 답을 보지 않습니다


def test_right_korean_answer_beats_a_near_miss():
    right, near = solution("3,250"), solution("999")
    ours = (total_scores(right, "3250")[1], total_scores(near, "1000")[1])
    original = (total_scores(right, "3250")[0], total_scores(near, "1000")[0])
    assert ours[0] > ours[1]
    assert original[0] < original[1]  # 원본의 결함


@pytest.mark.parametrize(
    ("reasoning", "share"),
    [
        ("귤은 모두 12개입니다.", 1.0),
        (
            "귤은 $3 \\times x$개, `print(1)`, \\frac{a}{b} so",
            3 / 5,
        ),  # 식과 코드를 빼면 귤은개와 so
        ("32A + 2B6 = 578에서 A는 2, x_1은 3입니다.", 1.0),  # 홀로 선 변수
        ("물 1.5L는 15 dL이고 끈은 30cm, 철사는 2 m, 무게는 3kg, 땅은 2ha입니다.", 1.0),  # 단위
        ("AB는 km/h", 1 / 3),  # 이어진 로마자는 낱말일 수 있어 셉니다. 단위와 홀로 선 h는 빼고
        ("A B C D", 0.0),  # 변수만 늘어놓은 글은 글자가 없는 글
        ("<b>굵게</b>", 1.0),
        ("Let us think", 0.0),
        ("3+4=7", 0.0),  # 글자가 없는 풀이
        ("漢字와 한글", 3 / 5),
        (r"넓이는 \(a \times b = ab\)입니다.\[x = \frac{1}{2}y\]", 1.0),  # 괄호로 여는 LaTeX
    ],
)
def test_hangul_share_looks_at_prose_only(reasoning, share):
    assert hangul_share(reasoning) == pytest.approx(share)


def test_symbols_are_counted_when_asked():
    assert hangul_share("A는 2cm", count_symbols=True) == pytest.approx(1 / 4)


def test_language_is_worth_little():
    """언어의 점수가 크면 답을 버리고 한글만 채웁니다."""
    korean_wrong, english_right = solution("15"), solution("36", "Twelve times three.")
    assert total_scores(english_right, "36")[1] > total_scores(korean_wrong, "36")[1]
    assert hangul_reward([korean_wrong]) == [0.2]


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("차근차근 생각해 봅시다. " * 30, True),
        ("가" * 500, True),
        ("12 " * 200, True),
        ("짧은 글", False),
        (
            "한 상자에 귤이 12개 있습니다. 상자는 3개입니다. 그러므로 12에 3을 곱하면 됩니다. "
            "12×3은 36입니다. 따라서 귤은 모두 36개이고, 이것이 구하는 답입니다. 검산하면 36÷3=12로 맞습니다.",
            False,
        ),
    ],
)
def test_repetition(text, repeats):
    assert (repeated_share(text) > 0.4) == repeats
    assert (repetition_penalty([text])[0] < 0) == repeats


def test_overlong_grows_to_the_limit():
    penalty = OverlongPenalty(max_tokens=100, buffer=20)
    ids = [[0] * n for n in (10, 80, 90, 100, 500)]
    assert penalty(["x"] * 5, completion_ids=ids) == [0.0, 0.0, -0.25, -0.5, -0.5]
    with pytest.raises(ValueError, match="buffer"):
        OverlongPenalty(max_tokens=10, buffer=10)


def test_trl_can_call_log_and_pickle_them():
    rewards = pickle.loads(pickle.dumps(korean_rewards(100)))
    names = [reward.__name__ for reward in rewards]
    assert names == [
        "format_reward",
        "answer_reward",
        "hangul_reward",
        "repetition_penalty",
        "overlong_penalty",
    ]
    conversation = [[{"role": "assistant", "content": solution("36")}]]
    for reward in rewards:
        (score,) = reward(
            prompts=[None],
            completions=conversation,
            completion_ids=[[1, 2]],
            answer=["36"],
            source=["x"],
        )
        assert isinstance(score, float)


pieces = st.lists(st.sampled_from([*TAGS, "36", "풀이 ", "abc ", "\n", "또는"]), max_size=20)


@given(text=pieces.map("".join) | st.text(max_size=200))
def test_total_stays_in_its_range(text):
    scores = [
        reward([text], answer=["36"], completion_ids=[[0] * 90])[0] for reward in korean_rewards(90)
    ]
    assert TOTAL_RANGE[0] <= sum(scores) <= TOTAL_RANGE[1] + 1e-9


def test_suite_is_large_and_the_honest_answer_is_wrong():
    assert len(SUITE.hacks) >= 40
    assert len({hack.name for hack in SUITE.hacks}) == len(SUITE.hacks)
    assert total_scores(SUITE.honest_wrong, SUITE.gold)[1] == 1.2


@pytest.mark.parametrize("hack", SUITE.hacks, ids=lambda hack: hack.name)
def test_no_hack_beats_an_honest_wrong_answer(hack):
    honest = total_scores(SUITE.honest_wrong, SUITE.gold)[1]
    assert total_scores(hack.completion, SUITE.gold)[1] <= honest


def test_original_pays_many_hacks_more():
    honest = total_scores(SUITE.honest_wrong, SUITE.gold)[0]
    paid = [total_scores(hack.completion, SUITE.gold)[0] > honest for hack in SUITE.hacks]
    assert sum(paid) >= 10


def test_explanations_say_what_the_rewards_paid():
    text = solution("36개")
    for explanation, reward in zip(explain(text, "36"), KOREAN, strict=True):
        assert explanation.score == reward([text], answer=["36"])[0]
        assert explanation.reason
    assert "답 뒤에 다른 글" in explain(solution("36") + " 끝", "36")[0].reason
    assert "다릅니다" in explain(solution("35"), "36")[1].reason


def test_playground_follows_the_text_and_escapes_it():
    box = reward_playground(solution("36"), "36")
    answer, text, table = box.children
    assert "+2.00" in table.value
    answer.value = "99"
    assert "+2.00" not in table.value
    text.value = solution("<script>alert(1)</script>")
    assert "<script>" not in table.value
    assert "&lt;script&gt;" in table.value
    assert "보다 깁니다" in reward_table("x" * 200_000, "1")
