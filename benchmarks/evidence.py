"""진짜 모델을 같은 GPU 시간으로 가르쳐 견줍니다. 방법은 `evidence_arms.py`, 가르치는 일은 `evidence_course.py`에 있습니다.

    python benchmarks/evidence.py ours --model 폴더 --minutes 15 --out runs/evidence_ours.json

시계는 모델을 불러와 한 번 쓰게 한 뒤에 시작합니다. 사전 학습(과 거절 표집)까지 셉니다. 컴파일하는 첫 스텝은 둘째
스텝만큼만 세고, 도중과 끝의 시험은 세지 않습니다(`korgrpo_helpers.clock`). 시험 문제(DMath)는 학습에 쓰지 않고,
같은 문제가 학습 데이터에 있으면 읽을 때 뺍니다. H200(139 GiB)에서만 돌려 보았습니다.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from evidence_arms import ARMS, Arm
from evidence_course import Course
from evidence_exam import SAMPLES, data_hash, marks, measure, rows_hash, sampled, shown

from korgrpo_helpers.rewards.korean import hangul_reward, korean_rewards
from korgrpo_helpers.rewards.original import original_rewards
from korgrpo_helpers.runs import RunRecord, new_record, write_run

PASS_ROWS = 500
# unsloth가 GRPO의 글들을 한 줄로 이어 배울지 정하는 환경 변수. FlashAttention이 없는 H200에서는 잇지 않는 것이
# 빨랐습니다(runs/trial_padding.json). unsloth는 불릴 때 이 값을 읽습니다.
PACKING = "UNSLOTH_GRPO_SEQ_PACKING"


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


def rewards_of(arm: Arm, limit: int, tokenizer) -> list[Callable]:
    if not arm.korean_rewards:
        return original_rewards(tokenizer)
    return [r for r in korean_rewards(limit) if arm.hangul_reward or r is not hangul_reward]


def run_arm(name: str, arm: Arm, minutes: float) -> RunRecord:
    """방법 하나를 `minutes`분 가르치고 잰 기록."""
    course = Course(name, arm, minutes)
    policy, test, limit = course.policy, course.test, course.exam_limit
    before = course.exam(0, 0, 0.0)
    priming = course.priming_rows()
    primed = course.prime(priming)
    course.exam(0, 0, course.clock.seconds)
    after_priming, primed_rollouts = measure(policy, test, limit)
    few = test.select(range(min(PASS_ROWS, len(test))))
    sampled_after_priming = sampled(policy, few, limit)
    # 기록은 끝에 씁니다. GRPO가 끝나지 못해도 여기까지의 점수는 로그에 남깁니다.
    print("사전 학습 뒤:", json.dumps(after_priming | sampled_after_priming), flush=True)
    spent: list[float] = []
    rewards = rewards_of(arm, course.budget.max_completion_length, policy.tokenizer)
    timed = [TimedReward(reward, spent) for reward in rewards]
    steps, rounds = course.grpo(timed)

    final, rollouts = measure(policy, test, limit)
    record = new_record(f"evidence_{name}", arm.profile, course.clock.seconds, steps)
    record.title = arm.title
    record.settings |= {
        "system_prompt": arm.system_prompt,
        "rewards": [reward.__name__ for reward in rewards],
        "filtered": arm.filtered,
        "written": arm.written,
        "sampled": arm.sampled,
        "made": arm.made and list(arm.made),
        "minutes": minutes,
        PACKING: os.environ.get(PACKING),
        "samples": SAMPLES,
        "exam_tokens": limit,
    }
    record.summary |= {
        "final": final,
        "after_priming": after_priming,
        **sampled(policy, few, limit),
        "sampled_after_priming": sampled_after_priming,
        "marks": {"after_priming": marks(test, primed_rollouts), "final": marks(test, rollouts)},
        "curve": course.curve,
        "priming": {
            "rows": len(priming),
            "rows_sha256": rows_hash(priming),
            "steps": primed.steps,
        },
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
    parser.add_argument("--vllm-share", type=float, help="vLLM이 쓸 GPU 메모리의 몫")
    parser.add_argument(
        "--gradient-checkpointing", action="store_true", help="중간값을 다시 셈해 메모리를 아낍니다"
    )
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.environ.setdefault(PACKING, "0")
    arm = ARMS[options.arm]
    changed = {"model": options.model}
    if options.gradient_checkpointing:
        changed["gradient_checkpointing"] = True
    if options.vllm_share:
        changed["gpu_memory_utilization"] = options.vllm_share
    arm = replace(arm, profile=replace(arm.profile, **changed))
    record = run_arm(options.arm, arm, options.minutes)
    record.settings["model"] = options.model_name or options.model
    write_run(record, Path(options.out))
    kept = {key: record.summary[key] for key in ("final", "pass_at_4", "stage_seconds")}
    print(json.dumps(kept, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
