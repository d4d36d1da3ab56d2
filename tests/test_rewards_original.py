"""원본의 보상 넷. 점수와 결함이 원본과 같아야 합니다(근거: nb/Qwen3_(4B)-GRPO.ipynb @ bdda2efc)."""

import pickle
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.formatting import TAGS
from korgrpo_helpers.rewards.original import (
    check_answer,
    check_numbers,
    extract_number,
    extract_solution,
    match_format_approximately,
    match_format_exactly,
    original_rewards,
)
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer


def solution(answer, reasoning="풀이"):
    return f"{reasoning}<end_working_out><SOLUTION>{answer}</SOLUTION>"


def scores(text, gold):
    """원본의 차례대로 네 점수."""
    return (
        match_format_exactly([text])[0],
        match_format_approximately([text])[0],
        check_answer([text], [gold])[0],
        check_numbers([text], [gold])[0],
    )


@pytest.mark.parametrize(
    ("text", "gold", "expected"),
    [
        # 점수표의 가지 하나씩
        (solution("34"), "34", (3.0, 1.5, 5.0, 3.5)),  # 만점 13.0
        (solution(" 34 "), "34", (3.0, 1.5, 3.5, 3.5)),  # 공백만 다름
        (solution("36"), "34", (3.0, 1.5, 2.0, -1.5)),  # 10 % 안
        (solution("40"), "34", (3.0, 1.5, 1.5, -1.5)),  # 20 % 안
        (solution("99"), "34", (3.0, 1.5, -2.5, -1.5)),  # 틀린 수
        (solution("열"), "34", (3.0, 1.5, -4.5, -2.5)),  # 수가 아님
        ("풀이만 쓰다가 잘림", "34", (0.0, -3.0, -2.0, -2.5)),  # 잘린 글 -7.5
        ("<SOLUTION>34</SOLUTION>", "34", (0.0, 0.0, -2.0, 3.5)),  # 형식 없이도 3.5
        (solution("34") * 2, "34", (3.0, -3.0, -4.5, 3.5)),  # 태그 두 번씩
        # 재현한 결함
        (solution("34") + "\n더 쓴 글", "34", (3.0, 1.5, 5.0, 3.5)),  # MULTILINE의 $
        (solution("34") + " 같은 줄", "34", (0.0, 1.5, -2.0, 3.5)),
        (solution("34") + "<|im_end|>", "34", (0.0, 1.5, -2.0, 3.5)),  # eos가 아닌 토큰
        (solution("34") + "<|endoftext|>" * 2, "34", (0.0, 1.5, -2.0, 3.5)),
        (solution("34") + "<|endoftext|>", "34", (3.0, 1.5, 5.0, 3.5)),
        (solution("3,250"), "3250", (3.0, 1.5, -4.5, 3.5)),  # 옳은 답의 합이 3.5
        (solution("3250원"), "3250", (3.0, 1.5, -4.5, 3.5)),
        (solution("\\boxed{34}"), "34", (3.0, 1.5, -4.5, 3.5)),
        (solution("x=3"), "3", (3.0, 1.5, -4.5, 3.5)),
        (solution("999"), "1000", (3.0, 1.5, 2.0, -1.5)),  # 틀린 답이 5.0
        (solution("0.0"), "0", (3.0, 1.5, -4.5, 3.5)),  # 정답 0: 0으로 나눔
        (solution("3250"), "3,250", (3.0, 1.5, -4.5, 0.0)),  # 정답의 쉼표는 지우지 않음
        (solution("1/2"), "1/2", (3.0, 1.5, 5.0, 0.0)),
        (solution("1-5"), "5", (3.0, 1.5, -4.5, -1.5)),  # 첫 수만 봄
        (solution("3천250"), "3250", (3.0, 1.5, -4.5, -1.5)),
        (solution("2024년에 34"), "34", (3.0, 1.5, -4.5, -1.5)),
        (solution("삼천이백오십"), "3250", (3.0, 1.5, -4.5, -2.5)),  # 합 -2.5
        (solution("\N{MINUS SIGN}3"), "-3", (3.0, 1.5, -4.5, -1.5)),
        (solution("."), "34", (3.0, 1.5, -4.5, 0.0)),  # 점 하나는 수로 뽑히고 오류는 0점
        (solution("inf"), "34", (3.0, 1.5, -2.5, -2.5)),  # float는 inf를 받음
        (solution("1_000"), "1000", (3.0, 1.5, 2.0, -1.5)),  # float는 밑줄을 받음
        (solution("３４"), "34", (3.0, 1.5, 2.0, 3.5)),  # 전각 숫자
        # 풀이에 적힌 <SOLUTION>의 수를 먼저 봅니다
        ("<SOLUTION>7 풀이" + solution("34"), "34", (3.0, 0.0, 5.0, -1.5)),
    ],
)
def test_scores_are_those_of_the_original(text, gold, expected):
    assert scores(text, gold) == expected


def test_opening_tag_inside_the_completion_is_accepted():
    assert scores("<start_working_out>" + solution("34"), "34") == (3.0, 1.5, 5.0, 3.5)


def test_conversational_completions_score_the_same():
    """TRL은 프롬프트가 메시지 목록이면 completion도 메시지 목록으로 넘깁니다."""
    conversation = [{"role": "assistant", "content": solution("34")}]
    assert check_answer([conversation], ["34"]) == check_answer([solution("34")], ["34"])


def test_eos_comes_from_the_loaded_tokenizer():
    tokenizer = load_qwen3_tokenizer()
    tokenizer.eos_token = "<|im_end|>"
    exact, _, answer, _ = original_rewards(tokenizer)
    text = solution("34") + "<|im_end|>"
    assert exact([text]) == [3.0]
    assert answer(completions=[text], answer=["34"], prompts=[None]) == [5.0]


def test_rewards_keep_their_names_and_pickle():
    """TRL은 이름으로 로그를 쓰고, 여러 프로세스는 함수를 절여서 보냅니다."""
    rewards = original_rewards(load_qwen3_tokenizer())
    assert [reward.__name__ for reward in rewards] == [
        "match_format_exactly",
        "match_format_approximately",
        "check_answer",
        "check_numbers",
    ]
    for reward in pickle.loads(pickle.dumps(rewards)):
        assert reward(completions=[solution("34")], answer=["34"]) > [0]


def test_as_many_answers_as_completions():
    with pytest.raises(ValueError):
        check_answer(["a", "b"], ["1"])


pieces = st.lists(st.sampled_from([*TAGS, "34", "3,4", " ", "\n", "<|endoftext|>", "."]))


@given(text=pieces.map("".join) | st.text(max_size=80), gold=st.sampled_from(["34", "0", "1/2"]))
def test_scores_stay_on_the_table(text, gold):
    exact, approximate, answer, numbers = scores(text, gold)
    assert exact in (0.0, 3.0)
    assert approximate in (1.5, 0.0, -1.5, -3.0)
    assert answer in (5.0, 3.5, 2.0, 1.5, -2.0, -2.5, -4.5)
    assert numbers in (3.5, 0.0, -1.5, -2.5)
    assert (answer == -2.0) == (exact == 0.0)


# 원본이 쓰는 정규식 그대로
EOS = "<|endoftext|>"
MATCH_FORMAT = re.compile(
    r"<end_working_out>.*?<SOLUTION>(.+?)</SOLUTION>\s*(?:" + re.escape(EOS) + r")?\s*$",
    flags=re.MULTILINE | re.DOTALL,
)
MATCH_NUMBERS = re.compile(r"<SOLUTION>.*?\s*([-]?[\d\.\,]{1,})", flags=re.MULTILINE | re.DOTALL)
tangled = st.lists(
    st.sampled_from(
        [*TAGS[1:], EOS, "3", "-", "-4", ".", ",", " ", "\n", "\t", "\x1c", "\u2028", "가", "٣"]
    ),
    max_size=14,
).map("".join)


@given(text=tangled)
def test_extraction_equals_the_regexes_of_the_original(text):
    by_format, by_number = MATCH_FORMAT.search(text), MATCH_NUMBERS.search(text)
    assert extract_solution(text, EOS) == (by_format.group(1) if by_format else None)
    assert extract_number(text) == (by_number.group(1) if by_number else None)


@pytest.mark.parametrize(
    "piece",
    [
        "<end_working_out><SOLUTION>x</SOLUTION>y ",  # 원본의 정규식은 16,000자에 9초
        "<end_working_out>",
        "<SOLUTION> ",
        "</SOLUTION> ",
        " ",
    ],
)
def test_hostile_text_costs_linear_time(piece):
    text = "<end_working_out><SOLUTION>" + piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    scores(text, "34")
    # 백만 글자에 1초 안쪽이면 선형입니다(제곱이면 몇 시간). 기계의 빠르기를 재는 검사가 아닙니다.
    assert time.perf_counter() - started < 5
