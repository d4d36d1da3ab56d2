"""진짜 모델을 같은 GPU 시간으로 가르쳐 견줍니다. 방법은 `evidence_arms.py`에 있습니다.

    python benchmarks/evidence.py ours --model 폴더 --minutes 15 --out runs/evidence_ours.json

시계는 모델을 불러와 한 번 쓰게 한 뒤에 시작합니다. 거절 표집과 사전 학습까지 셉니다. 컴파일하는 첫 스텝은 둘째
스텝만큼만 세고, 도중과 끝의 시험은 세지 않습니다(`korgrpo_helpers.clock`). 시험 문제(DMath)는 학습에 쓰지 않고,
같은 문제가 학습 데이터에 있으면 읽을 때 뺍니다. H200(139 GiB)에서만 돌려 보았습니다.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from datasets import Dataset
from evidence_arms import ARMS, Arm
from evidence_exam import data_hash, measure, shown

from korgrpo_helpers import pipeline, sources
from korgrpo_helpers.clock import Deadline, GpuClock
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.evaluation import pass_at_k
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.rejection import (
    Attempt,
    attempt,
    learnable_rows,
    verified_rows,
    worked_examples,
)
from korgrpo_helpers.rewards.korean import hangul_reward, korean_rewards
from korgrpo_helpers.rewards.original import original_rewards
from korgrpo_helpers.runs import RunRecord, new_record, write_run
from korgrpo_helpers.training import grpo, prime

SAMPLES = 4  # 거절 표집에서 문제마다 푸는 횟수이자 pass@k의 k
CURVE_ROWS, PASS_ROWS = 300, 500
DEV_ROWS = 200  # 학습 데이터에서 따로 떼어 둔 문제. 설정은 이것만 보고 고칩니다.
CURVE_SECONDS = 90.0
# 시험과 거절 표집에서 글의 상한. 학습의 상한이 더 짧으면 그것을 씁니다. 거절 표집은 모든 방법이 같은 시간을 써야 합니다.
EXAM_TOKENS, SAMPLE_TOKENS = 1_024, 256


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


class Course:
    """방법 하나를 정한 시간 동안 가르치고 잽니다. 단계마다 쓴 초는 `stages`, 도중의 시험은 `curve`에 남습니다."""

    def __init__(self, name: str, arm: Arm, minutes: float) -> None:
        self.name, self.arm, self.limit_seconds = name, arm, minutes * 60
        self.clock, self.curve = GpuClock(), []
        started = time.perf_counter()
        self.policy = load_policy(arm.profile)
        self.stages = {"불러오기": time.perf_counter() - started}
        self._read_rows()

    def _read_rows(self) -> None:
        profile, prompt = self.arm.profile, self.arm.system_prompt
        examples = sources.load(profile.grpo_data, "train", profile.grpo_rows, profile.seed)
        rows = with_system_prompt(grpo_rows(to_dataset(examples))[0], prompt)
        kept = len(rows) - min(DEV_ROWS, len(rows) // 4)
        self.dev = rows.select(range(kept, len(rows)))
        self.rows, self.budget = pipeline.fit_prompts(
            rows.select(range(kept)), profile, self.policy.tokenizer
        )
        self.test = with_system_prompt(pipeline.held_out_dataset(profile), prompt)
        self.quick = self.test.select(range(min(CURVE_ROWS, len(self.test))))
        limit = self.budget.max_completion_length
        self.exam_limit, self.sample_limit = min(limit, EXAM_TOKENS), min(limit, SAMPLE_TOKENS)

    @contextmanager
    def _stage(self, title: str) -> Iterator[None]:
        before = self.clock.seconds
        yield
        self.clock.stop()
        self.stages[title] = self.stages.get(title, 0.0) + self.clock.seconds - before

    def exam(self, steps_before: int, step: int, seconds: float) -> list[Rollout]:
        result, rollouts = measure(self.policy, self.quick, self.exam_limit)
        dev, _ = measure(self.policy, self.dev, self.exam_limit)
        step += steps_before
        self.curve.append({"step": step, "gpu_seconds": round(seconds, 1), **result, "dev": dev})
        told = f"시험 {result['accuracy']:.1%} 개발 {dev['accuracy']:.1%}"
        print(f"[{self.name}] {seconds:.0f}초 {step}스텝 {told}", flush=True)
        return rollouts

    def sample(self) -> tuple[Dataset, Dataset]:
        """바탕 모델에게 풀게 해, 사전 학습의 행과 배울 것이 있는 문제를 고릅니다."""
        arm, rows = self.arm, self.rows
        ask = {
            "examples": worked_examples() if arm.shown else None,
            "temperature": arm.temperature,
        }
        # 커널을 미리 컴파일합니다
        attempt(self.policy, rows.select(range(8)), 1, self.sample_limit, **ask)
        with self._stage("거절 표집"):
            self.clock.start()
            sampled = rows.select(range(min(arm.profile.priming_rows, len(rows))))
            groups = attempt(self.policy, sampled, SAMPLES, self.sample_limit, **ask)
            priming, report = verified_rows(sampled, groups, least_hangul=arm.least_hangul)
            print(report, flush=True)
            self.dropped = report.counts()
            return priming, self._learnable(sampled, groups)

    def _learnable(self, rows: Dataset, groups: list[list[Attempt]]) -> Dataset:
        found, report = learnable_rows(rows, groups)
        print(report, flush=True)
        return found

    def prime(self, rows: Dataset) -> RunRecord:
        with self._stage("사전 학습"), tempfile.TemporaryDirectory() as folder:
            deadline = Deadline(self.clock, self.limit_seconds)
            return prime(self.policy, rows, Path(folder), callbacks=[deadline])

    def grpo(self, learnable: Dataset, rewards: list[Callable]) -> tuple[list[dict], list[dict]]:
        """GRPO의 스텝들과 회마다 쓴 문제의 수."""
        steps: list[dict] = []
        rounds: list[dict] = []
        for left in range(self.arm.rounds, 0, -1):
            with self._stage("GRPO"), tempfile.TemporaryDirectory() as folder:
                if rounds:
                    self.clock.start()
                    seed = len(rounds)
                    groups = attempt(self.policy, self.rows, SAMPLES, self.sample_limit, seed=seed)
                    learnable = self._learnable(self.rows, groups)
                    self.clock.stop()
                rows = learnable if self.arm.filtered else self.rows
                rounds.append({"rows": len(rows), "first_step": len(steps) + 1})
                now = self.clock.seconds
                until = now + (self.limit_seconds - now) / left
                exam = partial(self.exam, len(steps))
                deadline = Deadline(self.clock, until, exam, CURVE_SECONDS)
                record = grpo(
                    self.policy, rows, rewards, self.budget, Path(folder), callbacks=[deadline]
                )
            steps += [row | {"step": row["step"] + len(steps)} for row in record.steps]
        return steps, rounds


def run_arm(name: str, arm: Arm, minutes: float) -> RunRecord:
    """방법 하나를 `minutes`분 가르치고 잰 기록."""
    course = Course(name, arm, minutes)
    policy, test, limit = course.policy, course.test, course.exam_limit
    before = course.exam(0, 0, 0.0)
    priming, learnable = course.sample()
    primed = course.prime(priming)
    course.exam(0, 0, course.clock.seconds)
    after_priming, _ = measure(policy, test, limit)
    spent: list[float] = []
    rewards = rewards_of(arm, course.budget.max_completion_length, policy.tokenizer)
    timed = [TimedReward(reward, spent) for reward in rewards]
    steps, rounds = course.grpo(learnable, timed)

    final, rollouts = measure(policy, test, limit)
    several = attempt(policy, test.select(range(min(PASS_ROWS, len(test)))), SAMPLES, limit)
    right = [sum(one.right for one in group) for group in several]
    record = new_record(f"evidence_{name}", arm.profile, course.clock.seconds, steps)
    record.title = arm.title
    record.settings |= {
        "system_prompt": arm.system_prompt,
        "rewards": [reward.__name__ for reward in rewards],
        "filtered": arm.filtered,
        "minutes": minutes,
        "samples": SAMPLES,
        "exam_tokens": limit,
    }
    record.summary |= {
        "final": final,
        "after_priming": after_priming,
        "pass_at_4": sum(pass_at_k(SAMPLES, count, SAMPLES) for count in right) / len(right),
        "pass_at_1_sampled": sum(right) / (SAMPLES * len(right)),
        "curve": course.curve,
        "priming": {"rows": len(priming), "steps": primed.steps, "dropped": course.dropped},
        "learnable_rows": len(learnable),
        "rounds": rounds,
        "stage_seconds": {stage: round(seconds, 1) for stage, seconds in course.stages.items()},
        "reward_seconds": round(sum(spent), 3),
        "data_sha256": data_hash(),
        "held_out": shown(course.quick, before, rollouts),
    }
    return record


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
