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
    # 상자 안의 괄호를 셉니다
    (r"6÷12이므로 \boxed{\frac{1}{2}}입니다.", r"6÷12이므로 \frac{1}{2}입니다.", r"\frac{1}{2}", BOXED),
    # 서로 다른 상자가 여럿이면 어느 것이 정답인지 모릅니다
    (r"x=\boxed{3} 또는 x=\boxed{4}입니다.", None, r"x=\boxed{3} 또는 x=\boxed{4}입니다.", None),
    ("(1) 답: 3\n(2) 답: 4", None, "(1) 답: 3\n(2) 답: 4", None),
    # 아니라고 한 상자는 세지 않습니다
    (r"오답인 $\boxed{8}$을 버리면 \boxed{7}입니다.", r"오답인 $\boxed{8}$을 버리면 7입니다.", "7", BOXED),
    (r"\boxed{7}입니다. \boxed{8}은 아닙니다.", r"7입니다. \boxed{8}은 아닙니다.", "7", BOXED),
    # 정답을 먼저 밝히고 설명한 글. 설명을 잃지 않습니다
    ("정답: 12\n풀이: 3×4=12입니다.", "풀이: 3×4=12입니다.", "12", MARKER),
    # 생각이 여러 토막이거나 태그 앞에 풀이가 있는 글
    ("먼저 3×4. <think>다시</think>답은 12", "먼저 3×4. 다시", "12", MARKER),
    ("<think>하나</think>둘<think>셋</think>답은 12", "하나둘셋", "12", MARKER),
    # 제목은 정답이 아닙니다
    ("3+4를 셉니다.\n#### 결론", None, "3+4를 셉니다.\n#### 결론", None),
    ("3+4를 셉니다.\n#### 정답: 7", "3+4를 셉니다.", "7", HASHES),
    # 아니라는 말, 모른다는 말
    ("12를 셉니다.\n틀린 답은 13입니다.", None, "12를 셉니다.\n틀린 답은 13입니다.", None),
    ("12를 셉니다.\nWrong answer: 13", None, "12를 셉니다.\nWrong answer: 13", None),
    ("정답: 12\n다른 답은 없습니다.", None, "12", MARKER),
    ("넷째입니다.\n정답: ③ 12", "넷째입니다.", "③", MARKER),
    ("재어 봅니다.\n답: 3 (단위: cm)", "재어 봅니다.", "3", MARKER),
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
    ("12×3=36\n[정답] 36개", "12×3=36", "36개", MARKER),
    ("12×3=36\n∴ 36개", "12×3=36", "36개", MARKER),
    ("넷째가 맞습니다.\n정답 ④", "넷째가 맞습니다.", "④", MARKER),
    ("7은 소수가 아니다.\n답: 아니오", "7은 소수가 아니다.", "아니오", MARKER),
    # 정답을 밝힌 말이 아닌 것
    ("곰곰이 봅니다.\n오답: 35", None, "곰곰이 봅니다.\n오답: 35", None),
    ("곰곰이 봅니다.\n35는 정답은 아닙니다.", None, "곰곰이 봅니다.\n35는 정답은 아닙니다.", None),
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
        ("ㄱ, ㄷ", "선택지"),
        ("3월 2일", "낱말"),
        ("12갈래", "낱말"),
        # 채점할 수 없는 것
        ("모릅니다", None),
        ("생략합니다", None),
        ("<b>5</b>", None),
        ("약 5", None),
        ("5개 이상", None),
        ("5개 또는 6개", None),
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
