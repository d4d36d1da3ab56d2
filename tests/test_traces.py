"""답변을 풀이와 정답으로 나누기."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.dialogues import read_dialogue
from korgrpo_helpers.traces import (
    BOXED,
    HASHES,
    LAST_LINE,
    MARKER,
    TAG,
    answer_kind,
    split_response,
)

SPLITS = [
    # GSM8K: 마지막 ####에서 나눕니다
    ("12×3을 셈합니다.\n#### 36", "12×3을 셈합니다.", "36", HASHES),
    # 풀이에도 ####가 제목으로 나오는 글. 뒤가 한 줄이 아니면 정답이 아닙니다
    ("#### 1단계\n12×3=36\n정답: 36", "#### 1단계\n12×3=36", "36", MARKER),
    # 상자가 여럿이면 마지막 것이고, 안의 괄호를 셉니다
    (r"먼저 \boxed{12}, 따라서 \boxed{\frac{1}{2}}", r"먼저 \boxed{12}, 따라서 \frac{1}{2}",
     r"\frac{1}{2}", BOXED),
    # 닫히지 않은 상자는 상자가 아닙니다
    (r"12×3=36이므로 \boxed{36", None, r"12×3=36이므로 \boxed{36", None),
    # 상자만 있으면 풀이가 없는 것입니다
    (r"\boxed{36}", None, "36", BOXED),
    ("<think>\n12×3=36\n</think>\n\n36개입니다.", "12×3=36", "36개", LAST_LINE),
    # 여는 태그는 프롬프트에 있고 닫는 태그만 남은 글(DeepSeek의 템플릿)
    ("12×3=36\n</think>\n정답: 36", "12×3=36", "36", MARKER),
    ("<|begin_of_thought|>12×3=36<|end_of_thought|><|begin_of_solution|>답은 36<|end_of_solution|>",
     "12×3=36", "36", MARKER),
    ("<start_working_out>12×3=36<end_working_out><SOLUTION>36</SOLUTION>", "12×3=36", "36", LAST_LINE),
    ("<think>12×3</think><answer>동사무소</answer>", "12×3", "동사무소", TAG),
    # 표지의 꼴
    ("12×3=36\n**정답:** 36개", "12×3=36", "36개", MARKER),
    ("12×3=36\n최종 답은 36입니다.", "12×3=36", "36", MARKER),
    ("12×3=36이므로 정답은 36개이다.", "12×3=36이므로", "36개", MARKER),
    ("12×3=36\n정답: 학교", "12×3=36", "학교", MARKER),
    ("Compute 12×3.\nThe answer is 36", "Compute 12×3.", "36", MARKER),
    # 정답을 밝힌 뒤 한마디 더 한 글
    ("12×3=36\n정답: 36\n도움이 되었기를 바랍니다!", "12×3=36", "36", MARKER),
    # 마지막 줄이 수가 아니면 정답이라고 하지 않습니다
    ("사과는 몸에 좋습니다.\n매일 먹는 것이 좋습니다.", None,
     "사과는 몸에 좋습니다.\n매일 먹는 것이 좋습니다.", None),
    ("12×3=36\n따라서 36개입니다.", "12×3=36", "36개", LAST_LINE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reasoning", "answer", "found"), SPLITS)
def test_split(text, reasoning, answer, found):
    parts = split_response(text)
    assert (parts.reasoning, parts.answer, parts.found) == (reasoning, answer, found)


@pytest.mark.parametrize(
    ("text", "separator", "why"),
    [
        ("<think>12×3=36이므로", None, "닫히지 않았습니다"),
        ("<|begin_of_thought|>12×3", None, "닫히지 않았습니다"),
        ("풀이 36", "###", "구분자 '###'이"),
        ("풀이 #### 36", "###", "구분자가 '###'보다 깁니다"),
    ],
)
def test_what_cannot_be_split_says_why(text, separator, why):
    with pytest.raises(ValueError, match=why):
        split_response(text, separator)


@given(st.text(alphabet="가36 .\n#:<>/\\{}boxedthink정답은입니다", max_size=300))
def test_nothing_but_korean_reasons_comes_out(text):
    """어떤 글이 와도 나누거나, 까닭을 말합니다. 글의 조각을 지어내지 않습니다."""
    try:
        parts = split_response(text)
    except ValueError as error:
        assert "닫히지" in str(error)
    else:
        if parts.found is None:
            assert parts.answer in text


def test_long_text_is_fast():
    """되짚는 정규식이면 몇 분이 걸리는 글."""
    for piece in ("정답은 ", "\\boxed{", "<think>", "#### ", "답: * "):
        try:
            split_response(piece * 20_000)
        except ValueError as error:
            assert "닫히지" in str(error)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("36", "수"),
        ("36개", "수"),
        ("2시간 30분", "수"),
        ("1/2", "수"),
        (r"\frac{\sqrt{3}}{2}", "식"),
        ("x=3", "식"),
        ("(1, 2)", "식"),
        ("②", "선택지"),
        ("(나)", "선택지"),
        ("C", "선택지"),
        ("동사무소", "낱말"),
        ("지민, 정국", "낱말"),
        # 채점할 수 없는 것
        ("", None),
        ("상황에 따라 다릅니다.", None),
        ("네, 그렇게 생각합니다", None),
        ("It depends on the context of the question", None),
        ("가" * 300, None),
        ("36\n37", None),
    ],
)
def test_answer_kind(answer, kind):
    assert answer_kind(answer) == kind


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ([{"role": "user", "content": "가"}, {"role": "assistant", "content": "나"},
          {"role": "user", "content": "다"}], "여러 차례"),
        ([{"role": "tool", "content": "가"}], "모르는 role 'tool'"),
        ([{"role": "user", "content": 3}], "내용이 글이 아니라 int"),
        ("표지가 없는 글", "표지가 없습니다"),
        ("User: 가 Assistant: 나 User: 다 Assistant: 라", "여러 차례"),
        ({"가": 1}, "메시지 목록도 글도 아니라 dict"),
    ],
)  # fmt: skip
def test_dialogues_that_cannot_be_one_problem(value, why):
    with pytest.raises(ValueError, match=why):
        read_dialogue(value)


def test_content_in_parts_is_joined():
    parts = [{"type": "text", "text": "1+1은 "}, {"type": "text", "text": "몇입니까?"}]
    turns = [{"role": "user", "content": parts}, {"role": "assistant", "content": "2"}]
    assert read_dialogue(turns).question == "1+1은 몇입니까?"


def test_system_turn_is_not_the_question():
    turns = [{"role": "system", "content": "친절하게"}, {"role": "user", "content": "1+1은?"}]
    assert read_dialogue(turns).question == "1+1은?"
