"""같은 모델과 배치로 세 스택의 빠르기를 나란히 잽니다: unsloth+vLLM, TRL+vLLM(colocate), TRL만.

    python benchmarks/speed.py --model 폴더 --out runs/speed.json

스택마다 새 프로세스에서 GRPO를 몇 스텝 돌립니다. 가르치지 않은 모델은 몇 토큰에 끝맺기도 하므로, 모든 글을 상한까지
쓰게 해 세 스택이 같은 일을 하게 합니다. 첫 스텝은 컴파일이 들어가 빼고, 나머지의 중앙값을 찍습니다. 중간값은 다시
셈하지 않고 담아 둡니다(`evidence_arms.SHARED`). 글쓰기와 보상은 부른 자리에서 재고, 나머지(로그 확률, 미분, 가중치 넘기기)는 뺀 값입니다.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from evidence_arms import SHARED

COMPLETION_TOKENS = 128
# 이름 → (제목, 환경 변수)
STACKS = {
    "unsloth": ("unsloth + vLLM", {"UNSLOTH_GRPO_SEQ_PACKING": "0"}),
    "colocate": ("TRL + vLLM(colocate)", {"KORGRPO_UNSLOTH": "0"}),
    "transformers": ("TRL만(transformers로 글쓰기)", {"KORGRPO_UNSLOTH": "0", "KORGRPO_VLLM": "0"}),
}


class Stopwatch:
    """감싼 함수가 쓴 초를 이름마다 더합니다. 감싼 함수가 서로를 부르면 바깥만 셉니다."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside = False

    def wrap(self, name: str, function: Callable) -> Callable:
        def timed(*args, **kwargs):
            if self._inside:
                return function(*args, **kwargs)
            self._inside, started = True, time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._inside = False
                spent = time.perf_counter() - started
                self.seconds[name] = self.seconds.get(name, 0.0) + spent

        timed.__name__ = function.__name__
        return timed


def to_the_limit(generate: Callable) -> Callable:
    """모든 글을 상한까지 쓰는 `generate`. vLLM의 것과 transformers의 것을 압니다."""

    def full(*args, **kwargs):
        if "sampling_params" in kwargs:
            kwargs["sampling_params"].ignore_eos = True
        else:
            kwargs["generation_config"].min_new_tokens = kwargs["generation_config"].max_new_tokens
        return generate(*args, **kwargs)

    full.__name__ = generate.__name__
    return full


def measure(profile, steps: int, out: Path) -> dict:
    """지금 프로세스의 스택으로 GRPO를 `steps`스텝. 스텝마다의 초를 담은 표를 `out`에 씁니다."""
    from transformers import GenerationMixin, TrainerCallback

    from korgrpo_helpers import pipeline
    from korgrpo_helpers.artifacts import library_versions
    from korgrpo_helpers.models import load_policy
    from korgrpo_helpers.rewards.korean import korean_rewards
    from korgrpo_helpers.stack import has_cuda
    from korgrpo_helpers.training import grpo

    started = time.perf_counter()
    policy = load_policy(profile)
    load_seconds = time.perf_counter() - started
    watch, rows = Stopwatch(), []
    GenerationMixin.generate = watch.wrap("글쓰기", to_the_limit(GenerationMixin.generate))
    if policy.profile.fast_inference:
        from vllm import LLM

        LLM.generate = watch.wrap("글쓰기", to_the_limit(LLM.generate))

    class EachStep(TrainerCallback):
        def on_step_begin(self, args, state, control, **kwargs):
            watch.seconds.clear()
            self.began = time.perf_counter()

        def on_step_end(self, args, state, control, **kwargs):
            rows.append({"step": time.perf_counter() - self.began, **watch.seconds})

    prompts, budget = pipeline.grpo_dataset(profile, policy.tokenizer)
    rewards = [
        watch.wrap("보상", reward) for reward in korean_rewards(budget.max_completion_length)
    ]
    profile_steps = replace(policy.profile, grpo=replace(profile.grpo, max_steps=steps))
    policy.profile = profile_steps
    with tempfile.TemporaryDirectory() as folder:
        record = grpo(policy, prompts, rewards, budget, Path(folder), callbacks=[EachStep()])
    at_once = profile.grpo.per_device_train_batch_size * profile.grpo.gradient_accumulation_steps
    result = {
        "load_seconds": round(load_seconds, 1),
        "versions": library_versions(),
        "gpu": record.gpu if has_cuda() else None,
        "completions_per_step": at_once,
        "steps": [
            {
                "seconds": round(row["step"], 3),
                "generation": round(row.get("글쓰기", 0.0), 3),
                "reward": round(row.get("보상", 0.0), 4),
                "tokens": round(log["completions/mean_length"] * at_once),
            }
            for row, log in zip(rows, record.steps, strict=True)
        ],
    }
    out.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    return result


def summary(steps: list[dict]) -> dict:
    """첫 스텝을 뺀 중앙값: 한 스텝의 초, 그 가운데 글쓰기와 보상의 몫, 초마다 쓴 토큰."""
    later = steps[1:]
    seconds = median(row["seconds"] for row in later)
    return {
        "seconds": seconds,
        "generation": median(row["generation"] / row["seconds"] for row in later),
        "reward": median(row["reward"] / row["seconds"] for row in later),
        "tokens_per_second": median(row["tokens"] / row["seconds"] for row in later),
    }


def table(results: dict[str, dict]) -> str:
    lines = [f"{'스택':<30} {'한 스텝':>7} {'토큰/초':>7} {'글쓰기':>6} {'보상':>7} {'나머지':>5}"]
    for name, result in results.items():
        one = summary(result["steps"])
        rest = 1 - one["generation"] - one["reward"]
        lines.append(
            f"{STACKS[name][0]:<30} {one['seconds']:>8.2f}초 {one['tokens_per_second']:>8.0f} "
            f"{one['generation']:>8.1%} {one['reward']:>8.2%} {rest:>8.1%}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True)
    parser.add_argument("--model-name", help="기록에 적을 이름(폴더일 때)")
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--stack", choices=STACKS, action="append", help="기본은 셋 모두")
    parser.add_argument("--out", required=True)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    profile = replace(SHARED, model=options.model, completion_tokens=COMPLETION_TOKENS)
    out = Path(options.out)
    if options.inside:
        measure(profile, options.steps, out)
        return
    results = {}
    for name in options.stack or STACKS:
        part = out.with_suffix(f".{name}.json")
        command = [sys.executable, __file__, "--inside", "--model", options.model]
        command += ["--steps", str(options.steps), "--out", str(part)]
        subprocess.run(command, check=True, env=os.environ | STACKS[name][1])
        results[name] = json.loads(part.read_text(encoding="utf-8"))
        part.unlink()
    write(options.model_name or options.model, profile, results, out)
    print(table(results))


def write(model: str, profile, results: dict[str, dict], out: Path) -> None:
    from korgrpo_helpers.runs import new_record, write_run

    first = next(iter(results.values()))
    record = new_record("speed", replace(profile, model=model), 0.0, [])
    record.title = "스택마다의 빠르기"
    record.gpu, record.versions = first["gpu"], first["versions"]
    record.seconds = round(sum(s["seconds"] for r in results.values() for s in r["steps"]), 1)
    record.summary["stacks"] = results
    write_run(record, out)


if __name__ == "__main__":
    main()
