"""다른 엔진의 보상 자리: 문서에 적힌 꼴 그대로 불러, TRL에서와 같은 점수가 나오는지 봅니다."""

import importlib.util
import inspect
from pathlib import Path

import pytest

from korgrpo_helpers.formatting import to_prompt
from korgrpo_helpers.rewards import engines
from korgrpo_helpers.rewards.hacks import load_hacks
from korgrpo_helpers.rewards.korean import korean_rewards
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer

SUITE = load_hacks()
RIGHT = f"차근차근 풉니다.<end_working_out><SOLUTION>{SUITE.gold}</SOLUTION>"
TEXTS = [RIGHT, SUITE.honest_wrong, *(hack.completion for hack in SUITE.hacks)]
GOLDS = [SUITE.gold] * len(TEXTS)
# 길이 벌은 토큰의 수를 알아야 해서 엔진에 없습니다.
REWARDS = korean_rewards(700)[:-1]
TOTALS = [sum(row) for row in zip(*(r(completions=TEXTS, answer=GOLDS) for r in REWARDS))]  # noqa: B905


def loaded_by_path():
    """두 엔진은 파일의 자리를 받아 이렇게 읽습니다."""
    spec = importlib.util.spec_from_file_location("custom_module", Path(engines.__file__))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_verl_calls_it_as_documented():
    score = loaded_by_path().compute_score
    assert list(inspect.signature(score).parameters) == [
        "data_source",
        "solution_str",
        "ground_truth",
        "extra_info",
    ]
    found = [
        score(data_source="jkc_mwp", solution_str=text, ground_truth=gold, extra_info={"index": 0})
        for text, gold in zip(TEXTS, GOLDS, strict=True)
    ]
    assert [one["score"] for one in found] == pytest.approx(TOTALS)
    # verl은 열마다 모으므로 글마다 같은 이름이 있어야 합니다.
    assert {tuple(one) for one in found} == {("score", *(r.__name__ for r in REWARDS))}


def test_openrlhf_calls_it_as_documented():
    """queries는 토큰을 글로 되돌린 것이라 앞의 채움과 끝의 토큰이 함께 있습니다."""
    tokenizer = load_qwen3_tokenizer()
    prompt = tokenizer.apply_chat_template(
        to_prompt(SUITE.question), tokenize=False, add_generation_prompt=True
    )
    padded = [tokenizer.pad_token * 3 + prompt + text + tokenizer.eos_token for text in TEXTS]
    ids = tokenizer(padded, add_special_tokens=False).input_ids
    queries = tokenizer.batch_decode(ids, skip_special_tokens=False)
    found = loaded_by_path().reward_func(queries, [prompt] * len(TEXTS), GOLDS)
    assert found["rewards"].tolist() == pytest.approx(TOTALS)
    assert found["scores"].tolist()[:2] == [1.0, 0.0]
    assert set(found["extra_logs"]) == {reward.__name__ for reward in REWARDS}


def test_queries_without_their_prompts_are_refused():
    with pytest.raises(ValueError, match="짝을 보세요"):
        engines.reward_func(["다른 글"], ["문제"], ["1"])


@pytest.mark.parametrize("end", ["", "<|im_end|>", "<|im_end|>\n<|endoftext|>", "</s>"])
def test_end_tokens_do_not_break_the_form(end):
    assert engines.compute_score("", RIGHT + end, SUITE.gold)["format_reward"] == 1.0
    # 답 뒤에 쓴 글은 여전히 형식을 어긴 것입니다.
    assert engines.compute_score("", RIGHT + "끝" + end, SUITE.gold)["format_reward"] < 1.0
