"""같은 시간으로 견주는 프로그램(`evidence.py`)의 시험: 채점한 수와 눈으로 읽을 답안, 데이터의 해시."""

import hashlib
import random
from dataclasses import asdict

from korgrpo_helpers.answers import verify
from korgrpo_helpers.artifacts import PACKAGE
from korgrpo_helpers.evaluation import evaluate, reasoning_hangul_share
from korgrpo_helpers.formatting import parse_completion
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.models import Policy

SHOWN = 50


def measure(policy: Policy, rows, limit: int) -> tuple[dict, list[Rollout]]:
    result, rollouts = evaluate(policy, rows, limit)
    hangul = {
        "hangul": reasoning_hangul_share(rollouts),
        "hangul_with_symbols": reasoning_hangul_share(rollouts, count_symbols=True),
    }
    return asdict(result) | hangul, rollouts


def data_hash() -> str:
    digest = hashlib.sha256()
    for path in sorted((PACKAGE / "data").glob("*/*.jsonl*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def shown(test, rollouts: list[Rollout]) -> list[dict]:
    """눈으로 읽을 시험 답안. 무작위로 뽑되 늘 같은 문제입니다."""
    picked = random.Random(0).sample(range(len(test)), min(SHOWN, len(test)))
    sample = []
    for index in sorted(picked):
        parsed, gold = parse_completion(rollouts[index].text), test[index]["answer"]
        sample.append(
            {
                "source": test[index]["source"],
                "question": test[index]["prompt"][-1]["content"],
                "gold": gold,
                "text": rollouts[index].text,
                "right": bool(parsed.valid and verify(gold, parsed.answer)),
            }
        )
    return sample
