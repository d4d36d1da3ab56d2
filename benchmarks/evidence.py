"""진짜 모델을 같은 GPU 시간으로 가르쳐 견줍니다. 방법은 `evidence_arms.py`에 있습니다.

    python benchmarks/evidence.py ours --model 폴더 --minutes 15 --out runs/evidence_ours.json

시계는 모델을 불러와 한 번 쓰게 한 뒤에 시작합니다. 거절 표집과 사전 학습까지 셉니다. 컴파일하는 첫 스텝은 둘째
스텝만큼만 세고, 도중과 끝의 시험은 세지 않습니다(`korgrpo_helpers.clock`). 시험 문제(DMath)는 학습에 쓰지 않고,
같은 문제가 학습 데이터에 있으면 읽을 때 뺍니다. GPU 메모리가 40 GB쯤 있어야 합니다.
"""

import argparse
import hashlib
import json
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from evidence_arms import ARMS, Arm

from korgrpo_helpers import pipeline, sources
from korgrpo_helpers.answers import verify
from korgrpo_helpers.artifacts import PACKAGE
from korgrpo_helpers.clock import Deadline, GpuClock
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.evaluation import evaluate, pass_at_k, reasoning_hangul_share
from korgrpo_helpers.formatting import parse_completion
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.models import Policy, load_policy
from korgrpo_helpers.rejection import attempt, learnable_rows, verified_rows, worked_examples
from korgrpo_helpers.rewards.korean import hangul_reward, korean_rewards
from korgrpo_helpers.rewards.original import original_rewards
from korgrpo_helpers.runs import RunRecord, new_record, write_run
from korgrpo_helpers.training import grpo, prime

SAMPLES = 4  # 거절 표집에서 문제마다 푸는 횟수이자 pass@k의 k
CURVE_ROWS, PASS_ROWS, SHOWN = 300, 500, 50
DEV_ROWS = 200  # 학습 데이터에서 따로 떼어 둔 문제. 설정은 이것만 보고 고칩니다.
CURVE_SECONDS = 90.0
# 시험과 거절 표집에서 글의 상한. 학습의 상한이 더 짧으면 그것을 씁니다. 거절 표집은 모든 방법이 같은 시간을 써야 합니다.
EXAM_TOKENS, SAMPLE_TOKENS = 1_024, 448


class TimedReward:
    """보상 함수가 쓴 초를 함께 셉니다."""

    def __init__(self, reward: Callable, spent: list[float]) -> None:
        self._reward, self._spent = reward, spent
        self.__name__ = reward.__name__

    def __call__(self, **kwargs) -> list[float]:
        started = time.perf_counter()
        scores = self._reward(**kwargs)
        self._spent.append(time.perf_counter() - started)
        return scores


def with_system_prompt(rows, text: str):
    def change(row: dict) -> dict:
        return {"prompt": [{"role": "system", "content": text}, row["prompt"][-1]]}

    return rows.map(change)


def rewards_of(arm: Arm, limit: int, tokenizer) -> list[Callable]:
    if not arm.korean_rewards:
        return original_rewards(tokenizer)
    return [r for r in korean_rewards(limit) if arm.hangul_reward or r is not hangul_reward]


def measure(policy: Policy, rows, limit: int) -> tuple[dict, list[Rollout]]:
    result, rollouts = evaluate(policy, rows, limit)
    return asdict(result) | {"hangul": reasoning_hangul_share(rollouts)}, rollouts


def run_arm(name: str, arm: Arm, minutes: float) -> RunRecord:
    """방법 하나를 `minutes`분 가르치고 잰 기록."""
    profile, clock, limit_seconds = arm.profile, GpuClock(), minutes * 60
    stages: dict[str, float] = {}
    started = time.perf_counter()
    policy = load_policy(profile)
    stages["불러오기"] = time.perf_counter() - started

    examples = sources.load(profile.grpo_data, "train", profile.grpo_rows, profile.seed)
    every_row, _ = grpo_rows(to_dataset(examples))
    every_row = with_system_prompt(every_row, arm.system_prompt)
    kept = len(every_row) - min(DEV_ROWS, len(every_row) // 4)
    dev = every_row.select(range(kept, len(every_row)))
    rows, budget = pipeline.fit_prompts(every_row.select(range(kept)), profile, policy.tokenizer)
    limit = budget.max_completion_length
    test = with_system_prompt(pipeline.held_out_dataset(profile), arm.system_prompt)
    quick = test.select(range(min(CURVE_ROWS, len(test))))
    exam_limit, sample_limit = min(limit, EXAM_TOKENS), min(limit, SAMPLE_TOKENS)
    curve: list[dict] = []

    def exam(step: int, seconds: float) -> None:
        result, _ = measure(policy, quick, exam_limit)
        on_dev, _ = measure(policy, dev, exam_limit)
        curve.append({"step": step, "gpu_seconds": round(seconds, 1), **result, "dev": on_dev})
        print(
            f"[{name}] {seconds:.0f}초 {step}스텝 시험 {result['accuracy']:.1%} "
            f"개발 {on_dev['accuracy']:.1%}",
            flush=True,
        )

    exam(0, 0.0)
    ask = {"examples": worked_examples() if arm.shown else None, "temperature": arm.temperature}
    attempt(policy, rows.select(range(8)), 1, sample_limit, **ask)  # 커널을 미리 컴파일합니다
    clock.start()
    sampled = rows.select(range(min(profile.priming_rows, len(rows))))
    groups = attempt(policy, sampled, SAMPLES, sample_limit, **ask)
    priming, found = verified_rows(sampled, groups, least_hangul=arm.least_hangul)
    print(found, flush=True)
    learnable, report = learnable_rows(sampled, groups)
    print(report, flush=True)
    clock.stop()
    stages["거절 표집"] = clock.seconds
    with tempfile.TemporaryDirectory() as folder:
        primed = prime(policy, priming, Path(folder), callbacks=[Deadline(clock, limit_seconds)])
    clock.stop()
    stages["사전 학습"] = clock.seconds - stages["거절 표집"]
    exam(0, clock.seconds)
    primed_exam, _ = measure(policy, test, exam_limit)
    after_priming = clock.seconds

    spent: list[float] = []
    steps: list[dict] = []
    rewards = rewards_of(arm, limit, policy.tokenizer) if arm.grpo else []
    if arm.grpo:
        deadline = Deadline(clock, limit_seconds, exam, CURVE_SECONDS)
        with tempfile.TemporaryDirectory() as folder:
            steps = grpo(
                policy,
                learnable if arm.filtered else rows,
                [TimedReward(reward, spent) for reward in rewards],
                budget,
                Path(folder),
                callbacks=[deadline],
            ).steps
        clock.stop()
    stages["GRPO"] = clock.seconds - after_priming

    final, rollouts = measure(policy, test, exam_limit)
    several = attempt(policy, test.select(range(min(PASS_ROWS, len(test)))), SAMPLES, exam_limit)
    right = [sum(one.right for one in group) for group in several]
    record = new_record(f"evidence_{name}", profile, clock.seconds, steps)
    record.title = arm.title
    record.settings |= {
        "system_prompt": arm.system_prompt,
        "rewards": [reward.__name__ for reward in rewards],
        "filtered": arm.filtered,
        "minutes": minutes,
        "samples": SAMPLES,
        "exam_tokens": exam_limit,
    }
    record.summary |= {
        "final": final,
        "after_priming": primed_exam,
        "pass_at_4": sum(pass_at_k(SAMPLES, count, SAMPLES) for count in right) / len(right),
        "pass_at_1_sampled": sum(right) / (SAMPLES * len(right)),
        "curve": curve,
        "priming": {"rows": len(priming), "steps": primed.steps, "dropped": found.counts()},
        "learnable": {"rows": len(learnable), "dropped": report.counts()},
        "stage_seconds": {stage: round(seconds, 1) for stage, seconds in stages.items()},
        "reward_seconds": round(sum(spent), 3),
        "data_sha256": data_hash(),
        "held_out": shown(test, rollouts),
    }
    return record


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("arm", choices=ARMS)
    parser.add_argument("--model", required=True, help="모델의 이름이나 폴더")
    parser.add_argument("--model-name", help="기록에 적을 이름(폴더일 때)")
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    arm = ARMS[options.arm]
    arm = replace(arm, profile=replace(arm.profile, model=options.model))
    record = run_arm(options.arm, arm, options.minutes)
    record.settings["model"] = options.model_name or options.model
    write_run(record, Path(options.out))
    kept = {key: record.summary[key] for key in ("final", "pass_at_4", "stage_seconds")}
    print(json.dumps(kept, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
