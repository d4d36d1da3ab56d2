"""같은 시간으로 견주는 프로그램(`evidence.py`)의 시험: 채점한 수와 눈으로 읽을 답안, 데이터의 해시."""

import hashlib
import random
from dataclasses import asdict

from korgrpo_helpers.artifacts import PACKAGE
from korgrpo_helpers.evaluation import evaluate, pass_at_k, reasoning_hangul_share
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.models import Policy
from korgrpo_helpers.rejection import attempt
from korgrpo_helpers.rewards.korean import is_right

SHOWN = 50
READ_SEED = 0  # 앞선 실행들에서 읽은 50문제를 뽑은 씨앗
SAMPLES = 4  # 거절 표집에서 문제마다 푸는 횟수이자 pass@k의 k


def measure(policy: Policy, rows, limit: int) -> tuple[dict, list[Rollout]]:
    result, rollouts = evaluate(policy, rows, limit)
    hangul = {
        "hangul": reasoning_hangul_share(rollouts),
        "hangul_with_symbols": reasoning_hangul_share(rollouts, count_symbols=True),
    }
    return asdict(result) | hangul, rollouts


def marks(rows, rollouts: list[Rollout]) -> str:
    """문제마다 맞혔으면 1, 틀렸으면 0. 두 방법을 같은 문제끼리 짝지어 견줄 때 씁니다."""
    pairs = zip(rollouts, rows["answer"], strict=True)
    return "".join(str(int(is_right(one.text, gold))) for one, gold in pairs)


def sampled(policy: Policy, rows, limit: int) -> dict[str, float]:
    """온도 1.0으로 문제마다 `SAMPLES`번 뽑아, 한 번에 맞힌 비율과 한 번은 맞힌 비율."""
    groups = attempt(policy, rows, SAMPLES, limit)
    right = [sum(one.right for one in group) for group in groups]
    found = [pass_at_k(SAMPLES, count, SAMPLES) for count in right]
    return {
        f"pass_at_{SAMPLES}": sum(found) / len(found),
        "pass_at_1_sampled": sum(right) / (SAMPLES * len(right)),
    }


def data_hash() -> str:
    digest = hashlib.sha256()
    for path in sorted((PACKAGE / "data").glob("*/*.jsonl*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def rows_hash(rows) -> str:
    """배운 행의 해시. 문제와, 사전 학습이면 배운 글, GRPO면 답을 봅니다."""
    digest = hashlib.sha256()
    for row in rows:
        learnt = row.get("completion") or row["answer"]
        digest.update(f"{row['prompt'][-1]['content']}\n{learnt}\n".encode())
    return digest.hexdigest()


def shown(rows, before: list[Rollout], after: list[Rollout]) -> list[dict]:
    """눈으로 읽을 시험 답안. 무작위로 뽑되 늘 같은 문제이고, 가르치기 전과 뒤의 글이 나란히 있습니다.

    앞선 실행들에서 읽은 50문제는 빼고 뽑습니다. 읽은 문제를 거듭 읽으며 고치면 그 문제에 맞추게 됩니다.
    """
    count = min(SHOWN, len(rows) // 2)
    read = set(random.Random(READ_SEED).sample(range(len(rows)), count))
    unread = [index for index in range(len(rows)) if index not in read]
    picked = random.Random(READ_SEED + 1).sample(unread, count)
    sample = []
    for index in sorted(picked):
        gold = rows[index]["answer"]
        sample.append(
            {
                "source": rows[index]["source"],
                "question": rows[index]["prompt"][-1]["content"],
                "gold": gold,
                "before": before[index].text,
                "text": after[index].text,
                "right": is_right(after[index].text, gold),
            }
        )
    return sample
