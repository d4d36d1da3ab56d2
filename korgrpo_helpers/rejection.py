"""거절 표집(rejection sampling): 모델에게 여러 번 풀게 해, 맞은 글로는 사전 학습을 하고 맞힌 몫으로는 문제를 고릅니다.

정답만 있고 풀이가 없는 데이터에서도 사전 학습을 할 수 있고, 남의 풀이가 아니라 제 말투의 풀이라 적은 행으로도
배웁니다. 늘 틀리거나 늘 맞히는 문제는 그룹의 점수가 모두 같아 GRPO가 배울 것이 없습니다.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import Example
from korgrpo_helpers.formatting import TAGS, parse_completion, to_completion
from korgrpo_helpers.generation import Rollout, generate
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.lengths import render_prompts
from korgrpo_helpers.policy import Policy
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.rewards.korean import repeated_share
from korgrpo_helpers.traces import split_response

if TYPE_CHECKING:
    from datasets import Dataset

INSTRUCTION = "수학 문제를 한국어로 차근차근 푸세요. 마지막 줄에는 「정답: 」 뒤에 답만 쓰세요."
# 사전 학습에 쓸 풀이에서 되풀이해도 되는 몫
MOST_REPEATED = 0.4


@dataclass(frozen=True)
class Attempt:
    """문제를 한 번 푼 글. 형식이 틀리거나 끝맺지 못했으면 `reasoning`과 `answer`가 None이고 `right`는 거짓입니다."""

    reasoning: str | None
    answer: str | None
    right: bool


def worked_examples() -> list[Example]:
    """모델에게 보여 줄 풀이의 본보기. 실은 데이터에 없는, 이 책이 지은 문제입니다."""
    path = files("korgrpo_helpers") / "data" / "worked_examples.toml"
    return [Example(**one) for one in tomllib.loads(path.read_text(encoding="utf-8"))["example"]]


def chat_prompts(rows: Dataset, examples: Sequence[Example]) -> list[str]:
    """우리 템플릿 대신 Qwen의 지시 모델이 배운 ChatML로 적은 프롬프트. 본보기를 주고받은 대화처럼 앞에 둡니다.

    아직 우리 형식을 배우지 않은 모델은 제가 배운 형식으로, 본보기를 보고 물을 때 더 잘 풉니다.
    """

    def turn(role: str, text: str) -> str:
        return f"<|im_start|>{role}\n{text}<|im_end|>\n"

    head = turn("system", INSTRUCTION)
    for one in examples:
        head += turn("user", one.question)
        head += turn("assistant", f"{one.reasoning}\n정답: {one.answer}")
    ask = "<|im_start|>assistant\n"
    return [head + turn("user", row["prompt"][-1]["content"]) + ask for row in rows]


def attempt(
    policy: Policy,
    rows: Dataset,
    n: int,
    max_new_tokens: int,
    *,
    examples: Sequence[Example] | None = None,
    temperature: float = 1.0,
    seed: int = 0,
) -> list[list[Attempt]]:
    """문제마다 `n`번 풀게 합니다. 돌려주는 목록의 차례는 `rows`와 같고, 안의 목록은 길이가 `n`입니다.

    `examples`를 주면(예: `worked_examples()`) `chat_prompts`로 묻고, LoRA가 있으면 끄고, 답을 `split_response`로
    찾습니다. 주지 않으면 책의 형식으로 묻고 `parse_completion`으로 찾습니다. `n`이 1보다 작으면 ValueError입니다.
    """
    if n < 1:
        raise ValueError(f"n={n}은(는) 1 이상이어야 합니다.")
    chat = examples is not None
    prompts = chat_prompts(rows, examples) if chat else render_prompts(rows, policy.tokenizer)
    rollouts = generate(
        policy,
        [prompt for prompt in prompts for _ in range(n)],
        max_new_tokens,
        sampled=True,
        temperature=temperature,
        seed=seed,
        adapter=not (chat and hasattr(policy.model, "disable_adapter")),
    )
    gold = list(rows["answer"])
    read = [_read(one, gold[index // n], chat) for index, one in enumerate(rollouts)]
    return [read[start : start + n] for start in range(0, len(read), n)]


def _read(rollout: Rollout, gold: str, chat: bool) -> Attempt:
    if chat:
        try:
            parts = split_response(rollout.text)
        except ValueError:  # 닫히지 않은 태그
            return Attempt(None, None, False)
        reasoning, answer = parts.reasoning, parts.answer if parts.found else None
    else:
        parsed = parse_completion(rollout.text)
        reasoning, answer = parsed.reasoning, parsed.answer if parsed.valid else None
    if not (rollout.finished and reasoning and answer):
        return Attempt(None, None, False)
    return Attempt(reasoning, answer, verify(gold, answer))


def verified_rows(
    rows: Dataset,
    groups: list[list[Attempt]],
    per_question: int = 1,
    least_hangul: float = 0.9,
    seed: int = 0,
) -> tuple[Dataset, DropReport]:
    """맞은 풀이를 `completion`으로 넣은 사전 학습 데이터. 문제마다 많아야 `per_question`개입니다.

    답은 모델이 쓴 것이 아니라 데이터의 정답을 적습니다(「36개」 → 「36」). 글자 가운데 한글이 `least_hangul`보다 적거나
    (식뿐인 풀이는 0) 같은 말을 되풀이한 풀이, 태그가 섞인 풀이는 맞았어도 쓰지 않습니다. 남은 풀이가 하나도 없으면
    ValueError입니다.

    >>> from korgrpo_helpers.columns import to_dataset
    >>> from korgrpo_helpers.examples import Example
    >>> rows = to_dataset([Example("1+1은?", "2"), Example("2+2는?", "4")])
    >>> good, wrong = Attempt("하나에 하나를 더하면 2입니다.", "2개", True), Attempt("음", "5", False)
    >>> found, report = verified_rows(rows, [[good, wrong], [wrong, wrong]])
    >>> found[0]["completion"], report.kept
    ('하나에 하나를 더하면 2입니다.<end_working_out><SOLUTION>2</SOLUTION>', 1)
    """
    report = DropReport("맞은 풀이가 있는 문제", total=len(rows))
    choose = random.Random(seed)
    kept, completions = [], []
    for index, (row, group) in enumerate(zip(rows, groups, strict=True)):
        right = [one.reasoning for one in group if one.right]
        good = sorted({text for text in right if _teachable(text, least_hangul)})
        if not good:
            reason = (
                "맞은 풀이가 한국어가 아니거나 깨졌습니다" if right else "한 번도 맞히지 못했습니다"
            )
            report.drop(row["source"] or index, reason)
        for text in choose.sample(good, min(per_question, len(good))):
            kept.append(index)
            completions.append(to_completion(text, row["answer"]))
    if not kept:
        raise ValueError(
            f"사전 학습에 쓸 풀이가 없습니다. 문제를 늘리거나 더 여러 번 풀게 하세요.\n{report}"
        )
    found = rows.select(kept)
    if "completion" in found.column_names:
        found = found.remove_columns("completion")
    return found.add_column("completion", completions), report


def _teachable(text: str, least_hangul: float) -> bool:
    return (
        hangul_share(text) >= least_hangul
        and repeated_share(text) <= MOST_REPEATED
        and not any(tag in text for tag in TAGS)
    )


def learnable_rows(rows: Dataset, groups: list[list[Attempt]]) -> tuple[Dataset, DropReport]:
    """어떤 때는 맞히고 어떤 때는 틀린 문제만. 늘 같은 문제는 그룹 안에서 견줄 것이 없습니다.

    하나도 남지 않으면 ValueError입니다.
    """
    report = DropReport("배울 것이 있는 문제", total=len(rows))
    kept = []
    for index, (source, group) in enumerate(zip(rows["source"], groups, strict=True)):
        right = sum(one.right for one in group)
        if 0 < right < len(group):
            kept.append(index)
        else:
            report.drop(source or index, "늘 맞힙니다" if right else "한 번도 맞히지 못했습니다")
    if not kept:
        raise ValueError(
            f"GRPO에 쓸 문제가 없습니다. 더 여러 번 풀게 하거나 난이도가 다른 문제를 섞으세요.\n{report}"
        )
    return rows.select(kept), report
