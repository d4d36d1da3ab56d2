"""바탕 모델에게 같은 문제를 물어보는 법만 바꾸어 여러 번 풀게 하고, 맞힌 몫을 견줍니다.

    python benchmarks/asking.py --model 폴더 --out runs/asking.json

거절 표집에서 무엇을 보여 주고 어떤 온도로 뽑을지 정하려고 잽니다. 끝으로, 한 번도 맞히지 못한 문제에 정답을 알려 주고
설명을 시킵니다. 이때는 답이 맞아도 풀이가 옳은지 알 수 없으므로, 읽어 보라고 글을 조금 남깁니다.
"""

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_arms import SHARED

from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.examples import Example
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.rejection import Attempt, attempt, worked_examples
from korgrpo_helpers.runs import RunRecord, new_record, write_run
from korgrpo_helpers.settings import Profile
from korgrpo_helpers.sources import load

ROWS, SAMPLES, SHOWN = 600, 4, 8


@dataclass(frozen=True)
class Way:
    """물어보는 법 하나. 본보기는 `worked_examples()`의 앞에서 `examples`개입니다."""

    title: str
    examples: int
    temperature: float = 0.7


WAYS = (
    Way("본보기 없이", 0),
    Way("본보기 넷", 4),
    Way("본보기 스물둘", 22),
    Way("본보기 스물둘, 온도 1.0", 22, 1.0),
)
TOLD = Way("정답을 알려 주고", 22)


def with_answer(question: str, answer: str) -> str:
    return f"{question}\n(정답은 {answer}입니다. 왜 그런지 차근차근 설명하세요.)"


def told_rows(rows):
    """정답을 알려 준 문제들."""

    def change(row: dict) -> dict:
        *before, asked = row["prompt"]
        return {
            "prompt": [*before, asked | {"content": with_answer(asked["content"], row["answer"])}]
        }

    return rows.map(change)


def told_examples(examples: list[Example]) -> list[Example]:
    return [replace(one, question=with_answer(one.question, one.answer)) for one in examples]


def result(way: Way, groups: list[list[Attempt]]) -> dict:
    """기록에 남길 것: 문제마다 맞힌 횟수와, 답을 읽을 수 있던 글의 몫."""
    right = [sum(one.right for one in group) for group in groups]
    read = sum(one.answer is not None for group in groups for one in group)
    texts = sum(map(len, groups))
    print(
        f"{way.title:<20} 맞힌 글 {sum(right) / texts:.1%}, 한 번이라도 맞힌 문제 {sum(map(bool, right)) / len(right):.1%}"
    )
    return {
        "title": way.title,
        "examples": way.examples,
        "temperature": way.temperature,
        "right": right,
        "read": read / texts,
    }


def compare(profile: Profile, ways: tuple[Way, ...] = WAYS) -> RunRecord:
    """같은 문제를 물어보는 법마다 `SAMPLES`번씩 풀게 한 기록."""
    started = time.perf_counter()
    policy = load_policy(profile)
    examples = load(profile.grpo_data, "train", profile.grpo_rows, profile.seed)
    rows = grpo_rows(to_dataset(examples))[0]
    shown = worked_examples()

    def ask(way: Way, asked, change: Callable = list) -> list[list[Attempt]]:
        return attempt(
            policy,
            asked,
            SAMPLES,
            profile.completion_tokens,
            examples=change(shown[: way.examples]),
            temperature=way.temperature,
        )

    found = [result(way, ask(way, rows)) for way in ways]
    never = [index for index in range(len(rows)) if not any(one["right"][index] for one in found)]
    summary = {"sources": rows["source"], "ways": found, "never_right": len(never)}
    if never:
        groups = ask(TOLD, told_rows(rows.select(never)), told_examples)
        texts = [
            {"question": rows[index]["prompt"][-1]["content"], "gold": rows[index]["answer"]}
            | {"text": one.reasoning}
            for index, group in zip(never, groups, strict=True)
            for one in group
            if one.right
        ]
        picked = random.Random(0).sample(texts, min(SHOWN, len(texts)))
        summary["told"] = result(TOLD, groups) | {"shown": picked}
    record = new_record("asking", profile, time.perf_counter() - started, steps=[])
    record.title, record.summary = "물어보는 법 견주기", summary
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="모델의 이름이나 폴더")
    parser.add_argument("--model-name", help="기록에 적을 이름(폴더일 때)")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    record = compare(replace(SHARED, model=options.model, grpo_rows=options.rows))
    record.settings["model"] = options.model_name or options.model
    write_run(record, Path(options.out))


if __name__ == "__main__":
    main()
