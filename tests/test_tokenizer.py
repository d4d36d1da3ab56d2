import json
from pathlib import Path

import pytest

from korgrpo_helpers.tokenizer import PAD_TOKEN, load_qwen3_tokenizer

# Qwen3-4B가 공개한 tokenizer.json(sha256 aeb13307a71acd8f…)으로 만든 글 80개의 토큰.
GOLDEN = json.loads((Path(__file__).parent / "data" / "qwen3_token_ids.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def tokenizer():
    return load_qwen3_tokenizer()


def test_same_tokens_as_the_published_tokenizer(tokenizer):
    for case in GOLDEN:
        assert tokenizer(case["text"], add_special_tokens=False).input_ids == case["ids"]


def test_korean_round_trip(tokenizer):
    for case in GOLDEN[-62:]:
        assert tokenizer.decode(case["ids"]) == case["text"]


@pytest.mark.parametrize(
    ("token", "number"),
    [
        ("<|endoftext|>", 151643),
        ("<|im_start|>", 151644),
        ("<|im_end|>", 151645),
        ("<think>", 151667),
        ("</think>", 151668),
    ],
)
def test_special_numbers(tokenizer, token, number):
    assert tokenizer.convert_tokens_to_ids(token) == number


def test_pad_is_not_eos(tokenizer):
    """둘이 같으면 학습에서 eos가 가려져 모델이 멈추는 법을 배우지 못합니다."""
    assert tokenizer.pad_token == PAD_TOKEN
    assert tokenizer.pad_token_id != tokenizer.eos_token_id


def test_tags_are_plain_text(tokenizer):
    """태그가 특수 토큰이면 디코딩할 때 지워져 보상이 형식을 볼 수 없습니다."""
    text = "1<end_working_out><SOLUTION>2</SOLUTION>"
    ids = tokenizer(text, add_special_tokens=False).input_ids
    assert tokenizer.decode(ids, skip_special_tokens=True) == text
