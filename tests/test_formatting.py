import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.columns import to_dataset
from korgrpo_helpers.examples import Example
from korgrpo_helpers.formatting import (
    MAX_COMPLETION_CHARS,
    REASONING_END,
    REASONING_START,
    SOLUTION_END,
    SOLUTION_START,
    TAGS,
    chat_template,
    parse_completion,
    to_completion,
    to_messages,
    to_prompt,
)
from korgrpo_helpers.rewards.original import match_format_exactly
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer

GOOD = f"1+1=2.{REASONING_END}{SOLUTION_START}2{SOLUTION_END}"


@pytest.fixture(scope="module")
def tokenizer():
    return load_qwen3_tokenizer()


def render(tokenizer, messages, **kwargs):
    return tokenizer.apply_chat_template(messages, tokenize=False, **kwargs)


def test_template_has_the_shape_of_the_original(tokenizer):
    messages = [*to_prompt("1+1은?", "시스템"), {"role": "assistant", "content": "답"}]
    assert render(tokenizer, messages) == "시스템<|endoftext|>1+1은?답<|endoftext|>"


def test_generation_prompt_ends_with_the_opening_tag(tokenizer):
    text = render(tokenizer, to_prompt("1+1은?", "시스템"), add_generation_prompt=True)
    assert text == "시스템<|endoftext|>1+1은?<start_working_out>"


def test_prompt_and_completion_join_into_the_whole_conversation(tokenizer):
    """SFT가 가르치는 글(프롬프트 + completion + eos)과 대화 전체를 입힌 글이 같아야 합니다."""
    example = Example("1+1은?", "2", "1+1=2.")
    row = to_dataset([example])[0]
    prompt = render(tokenizer, row["prompt"], add_generation_prompt=True)
    whole = render(tokenizer, to_messages(example))
    assert prompt + row["completion"] + tokenizer.eos_token == whole


@pytest.mark.parametrize(
    "system",
    [
        "'작은따옴표'와 \"큰따옴표\"",  # 원본은 여기서 TemplateSyntaxError
        "줄\n바꿈\t탭 \\역슬래시",
        "{{ 7*7 }} {% raw %} {# 주석 #}",  # 템플릿 문법이 실행되면 안 됩니다
        "이모지 😀 漢字",
        "",
    ],
)
def test_any_system_prompt_survives(tokenizer, system):
    tokenizer = type(tokenizer)(
        tokenizer_object=tokenizer.backend_tokenizer,
        eos_token=tokenizer.eos_token,
        chat_template=chat_template(system),
    )
    question = [{"role": "user", "content": "문제"}]
    assert render(tokenizer, question) == system + "<|endoftext|>" + "문제"


@given(system=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_survives_the_template(system):
    """Jinja 글 안의 이스케이프가 어떤 글자도 바꾸지 않습니다."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    template = ImmutableSandboxedEnvironment().from_string(chat_template(system))
    question = [{"role": "user", "content": "문제"}]
    assert template.render(messages=question, eos_token="E") == system + "E문제"


@pytest.mark.parametrize(
    "messages",
    [
        [{"role": "tool", "content": "x"}],  # 원본은 조용히 버립니다
        [{"role": "user", "content": "x"}, {"role": "system", "content": "y"}],  # 가운데의 system
    ],
)
def test_unknown_role_is_an_error(tokenizer, messages):
    with pytest.raises(Exception, match="올 수 없는 role"):
        render(tokenizer, messages)


def test_messages_follow_the_guide():
    messages = to_messages(Example("문제", "2", "풀이"))
    assert [message["role"] for message in messages] == ["system", "user", "assistant"]
    assert messages[-1]["content"] == (
        "<start_working_out>풀이<end_working_out><SOLUTION>2</SOLUTION>"
    )


def test_no_reasoning_is_refused_not_invented():
    with pytest.raises(ValueError, match=r"jkc_mwp/1에는 풀이가 없어.*GRPO"):
        to_messages(Example("문제", "2", source="jkc_mwp/1"))


@pytest.mark.parametrize("field", ["question", "reasoning", "answer"])
@pytest.mark.parametrize("tag", TAGS)
def test_tags_inside_data_are_refused(field, tag):
    """데이터에 태그가 섞여 있으면 형식이 깨진 글을 정답으로 가르치게 됩니다."""
    parts = {"question": "문제", "reasoning": "풀이", "answer": "2"} | {field: f"앞 {tag} 뒤"}
    with pytest.raises(ValueError, match="태그"):
        to_messages(Example(**parts))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (GOOD, "2"),
        (REASONING_START + GOOD, "2"),  # 여는 태그를 한 번 더 쓴 글
        (f"\n {GOOD}\n\n", "2"),
        (f"풀이\n{REASONING_END}\n{SOLUTION_START}\n 34 \n{SOLUTION_END}", "34"),
    ],
)
def test_good_completions(text, answer):
    parsed = parse_completion(text)
    assert parsed.valid
    assert parsed.answer == answer


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "0번"),
        ("답은 2", "0번"),
        (f"1+1=2{REASONING_END}2", "<SOLUTION>이(가) 0번"),
        (f"1+1=2{REASONING_END}{SOLUTION_START}2", "</SOLUTION>이(가) 0번"),  # 잘린 글
        (GOOD + f"{SOLUTION_START}3{SOLUTION_END}", "2번"),  # 답을 여러 개 찍기
        (f"풀이{REASONING_START}{GOOD}", "맨 앞이 아닌"),
        (f"{SOLUTION_START}2{SOLUTION_END}풀이{REASONING_END}", "차례"),
        (f"풀이{SOLUTION_END}{REASONING_END}{SOLUTION_START}2", "차례"),
        (f"풀이{REASONING_END}{SOLUTION_END}2{SOLUTION_START}", "차례"),
        (f"풀이{REASONING_END}그래서 {SOLUTION_START}2{SOLUTION_END}", "사이"),
        (GOOD + "\n더 할 말", "뒤"),  # 원본은 줄만 바꾸면 만점을 줍니다
        (GOOD + "<|im_end|>", "뒤"),  # 지워지지 않고 남은 토큰
        (f"  {REASONING_END}{SOLUTION_START}2{SOLUTION_END}", "풀이가 비었습니다"),
        (f"풀이{REASONING_END}{SOLUTION_START} {SOLUTION_END}", "답이 비었습니다"),
        ("x" * (MAX_COMPLETION_CHARS + 1), "깁니다"),
    ],
)
def test_bad_completions_say_why(text, problem):
    parsed = parse_completion(text)
    assert not parsed.valid
    assert any(problem in found for found in parsed.problems), parsed.problems


plain = st.text(max_size=40).filter(lambda t: t.strip() and not any(tag in t for tag in TAGS))


@given(reasoning=plain, answer=plain)
def test_what_we_write_we_can_read(reasoning, answer):
    parsed = parse_completion(to_completion(reasoning, answer))
    assert parsed.valid
    assert (parsed.reasoning, parsed.answer) == (reasoning.strip(), answer.strip())


pieces = st.lists(st.sampled_from([*TAGS, "풀이", " ", "\n", "2"]), max_size=12).map("".join)


@given(text=pieces | st.text(max_size=200))
def test_parser_never_fails_and_is_stricter_than_the_original(text):
    parsed = parse_completion(text)
    if parsed.valid:
        assert parsed.answer
        assert match_format_exactly([text]) == [3.0]
