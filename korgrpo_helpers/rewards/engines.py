"""다른 학습 엔진의 보상 자리에 끼우는 덮개. 점수는 모두 `rewards.korean`이 매깁니다.

| 엔진 | 부르는 꼴 | 이 파일을 적는 자리 |
|---|---|---|
| verl | `compute_score(data_source, solution_str, ground_truth, extra_info)` | `custom_reward_function.path` |
| OpenRLHF | `reward_func(queries, prompts, labels)` | `--remote_rm_url` |

길이 벌은 없습니다. 두 엔진은 토큰의 수 없이 글만 넘기기 때문입니다. verl에서는 verl의 overlong_buffer로 줍니다.

꼴은 verl의 `docs/preparation/reward_function.rst`와 OpenRLHF의 `examples/python/reward_func.py`에서 보았습니다. 엔진을 깔고
돌려 보지는 않았습니다.
"""

from __future__ import annotations

import re

from korgrpo_helpers.rewards.explain import KOREAN

# 엔진에 따라 글의 끝에 남는, 끝을 알리는 토큰
_END_TOKEN = re.compile(r"(?:<\|\w{1,30}\|>|</s>)\Z")


def _without_end(text: str) -> str:
    """끝을 알리는 토큰을 뗍니다. 두면 답 뒤에 다른 글을 쓴 것으로 보고 형식을 깎습니다."""
    text = text.rstrip()
    while found := _END_TOKEN.search(text[-40:]):
        text = text.removesuffix(found[0]).rstrip()
    return text


def _scores(texts: list[str], golds: list[str]) -> dict[str, list[float]]:
    """보상의 이름마다 글들의 점수."""
    texts = [_without_end(text) for text in texts]
    return {reward.__name__: reward(completions=texts, answer=golds) for reward in KOREAN}


def compute_score(
    data_source: str, solution_str: str, ground_truth: str, extra_info: dict | None = None
) -> dict[str, float]:
    """verl: 글 하나의 점수. `score`가 보상의 합이고, 나머지는 verl이 로그에 적습니다.

    >>> compute_score("jkc_mwp", "1+1=2입니다.<end_working_out><SOLUTION>2</SOLUTION><|im_end|>", "2")["score"]
    3.2
    """
    parts = {name: scores[0] for name, scores in _scores([solution_str], [ground_truth]).items()}
    return {"score": sum(parts.values()), **parts}


def reward_func(queries: list[str], prompts: list[str], labels: list[str], **kwargs) -> dict:
    """OpenRLHF: 글 여럿의 점수. `queries`는 프롬프트와 글을 이은 것, `labels`는 정답입니다.

    `rewards`는 보상의 합, `scores`는 문제를 거를 때 쓰는 0(틀림)과 1(맞음)입니다. 프롬프트가 글에 없으면 ValueError입니다.

    >>> text = "1+1=2입니다.<end_working_out><SOLUTION>2</SOLUTION>"
    >>> reward_func(["1+1은?" + text], ["1+1은?"], ["2"])["rewards"].tolist()
    [3.200000047683716]
    """
    import torch

    if not all(prompt in query for query, prompt in zip(queries, prompts, strict=True)):
        raise ValueError(
            "프롬프트가 들어 있지 않은 글이 있습니다. queries와 prompts의 짝을 보세요."
        )
    texts = [query.partition(prompt)[2] for query, prompt in zip(queries, prompts, strict=True)]
    parts = {name: torch.tensor(scores) for name, scores in _scores(texts, labels).items()}
    return {
        "rewards": sum(parts.values()),
        "scores": (parts["answer_reward"] > 0).float(),
        "extra_logs": parts,
    }
