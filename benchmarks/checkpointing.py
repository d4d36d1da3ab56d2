"""학습하는 부분의 빠르기와 메모리를 설정마다 잽니다: 중간값을 다시 셈할지(gradient checkpointing), 로그 확률의 조각.

    python benchmarks/checkpointing.py --model 폴더 --out runs/checkpointing.json

글쓰기는 재지 않습니다. 그 자리에는 길이만 그럴듯한 아무 글을 넣습니다(평균 108토큰, `runs/evidence_written.json`의
글과 같은 길이). 그래서 가중치가 무작위여도 됩니다. 첫 스텝은 컴파일이 들어가 따로 적고, 나머지의 중앙값을 찍습니다.
방법마다 새 프로세스에서 돌려, 앞의 방법이 컴파일한 것과 남긴 메모리를 물려받지 않습니다(디스크의 컴파일 곳간은 함께 씁니다). GPU가
하나 있어야 합니다.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from evidence_arms import OURS
from evidence_course import with_system_prompt
from transformers import TrainerCallback
from workings import new_problems

from korgrpo_helpers import pipeline
from korgrpo_helpers.artifacts import library_versions
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.runs import RunRecord, gpu_name, new_record, write_run
from korgrpo_helpers.settings import GIB, Profile
from korgrpo_helpers.stack import has_cuda
from korgrpo_helpers.training import grpo, prime

MEAN_TOKENS, SPREAD_TOKENS = 108, 40


@dataclass(frozen=True)
class Way:
    """`steps`스텝을 돌릴 설정. `at_once`는 한 번에 미분하는 글의 수, `packing`은 unsloth가 글들을 한 줄로 이을지입니다."""

    stage: str
    at_once: int
    steps: int
    checkpointing: bool
    chunks: int | None = None
    packing: bool = True


WAYS = (
    Way("사전 학습", 32, 20, True),
    Way("사전 학습", 32, 20, False),
    Way("GRPO", 16, 5, True),
    Way("GRPO", 16, 5, True, 1),
    Way("GRPO", 16, 5, False, 1),
    Way("GRPO", 16, 5, False, 1, packing=False),
    Way("GRPO", 32, 5, False, 1, packing=False),
)


class EachStep(TrainerCallback):
    """스텝마다의 초. GPU의 일이 끝날 때까지 기다려 잽니다."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def on_step_begin(self, args, state, control, **kwargs):
        self._began = time.perf_counter()

    def on_step_end(self, args, state, control, **kwargs):
        if has_cuda():
            import torch

            torch.cuda.synchronize()
        self.seconds.append(time.perf_counter() - self._began)


def any_text(tokenizer, limit: int, draw: random.Random):
    """`model.generate`의 자리에 넣는, 길이만 그럴듯한 글. `limit`토큰 앞에서 끝맺습니다."""
    import torch

    def write(input_ids, **options):
        lengths = [draw.gauss(MEAN_TOKENS, SPREAD_TOKENS) for _ in input_ids]
        lengths = [max(1, min(int(length), limit - 1)) for length in lengths]
        shape = len(input_ids), max(lengths) + 1
        ids = torch.randint(100, tokenizer.vocab_size // 2, shape, device=input_ids.device)
        for row, length in enumerate(lengths):
            ids[row, length] = tokenizer.eos_token_id
            ids[row, length + 1 :] = tokenizer.pad_token_id
        return torch.cat([input_ids, ids], dim=1)

    return write


def measure(profile: Profile, way: Way) -> dict:
    """방법 하나를 돌려 첫 스텝과 나머지의 중앙값(초), 최고 메모리(GiB), 첫 스텝의 기울기의 크기.

    기울기의 크기는 설정을 바꾸어도 같은 것을 배우는지 보려고 남깁니다. 가중치와 글과 보상이 같으므로 거의 같아야 합니다.
    """
    policy = load_policy(
        replace(profile, gradient_checkpointing=way.checkpointing, logit_chunks=way.chunks)
    )
    each = EachStep()
    with tempfile.TemporaryDirectory() as folder:
        run = _prime if way.stage == "사전 학습" else _grpo
        record = run(policy, way, Path(folder), each)
    first, *later = each.seconds
    return asdict(way) | {
        "first_seconds": round(first, 3),
        "seconds": round(median(later), 3),
        "peak_gib": round(_peak(), 1),
        "grad_norm": record.steps[0]["grad_norm"],
    }


def _prime(policy, way: Way, folder: Path, each: EachStep) -> RunRecord:
    settings = replace(
        policy.profile.priming,
        num_train_epochs=1,
        per_device_train_batch_size=way.at_once,
        logging_steps=1,
    )
    policy.profile = replace(policy.profile, priming=settings)
    rows = with_system_prompt(to_dataset(new_problems()), OURS.system_prompt)
    rows = rows.shuffle(seed=1).select(range(way.at_once * way.steps))
    return prime(policy, rows, folder, callbacks=[each])


def _grpo(policy, way: Way, folder: Path, each: EachStep) -> RunRecord:
    settings = policy.profile.grpo
    texts = settings.per_device_train_batch_size * settings.gradient_accumulation_steps
    settings = replace(
        settings,
        max_steps=way.steps,
        per_device_train_batch_size=way.at_once,
        gradient_accumulation_steps=texts // way.at_once,
    )
    policy.profile = replace(policy.profile, grpo=settings)
    rows = with_system_prompt(grpo_rows(to_dataset(new_problems()))[0], OURS.system_prompt)
    rows, budget = pipeline.fit_prompts(rows, policy.profile, policy.tokenizer)
    draw = random.Random(policy.profile.seed)
    policy.model.generate = any_text(policy.tokenizer, budget.max_completion_length, draw)

    def luck(completions, **columns):
        return [draw.random() for _ in completions]

    return grpo(policy, rows, [luck], budget, folder, callbacks=[each])


def _peak() -> float:
    """지금까지의 최고 메모리(GiB). GPU가 없으면 0."""
    if not has_cuda():
        return 0.0
    import torch

    return torch.cuda.max_memory_reserved() / GIB


def table(results: list[dict]) -> str:
    lines = ["단계       한 번에 다시 셈 조각 잇기   첫 스텝   한 스텝   최고 메모리"]
    for one in results:
        marks = ["예" if one[name] else "아니요" for name in ("checkpointing", "packing")]
        lines.append(
            f"{one['stage']:<8} {one['at_once']:>5} {marks[0]:>6} {one['chunks'] or '기본':>5} {marks[1]:>4} "
            f"{one['first_seconds']:>8.1f}초 {one['seconds']:>8.3f}초 {one['peak_gib']:>8.1f} GiB"
        )
    return "\n".join(lines)


def in_new_process(model: str, number: int, out: Path) -> dict:
    """`WAYS`의 `number`째 방법을 새 프로세스에서 잰 것과 그 프로세스의 판과 GPU."""
    part = out.with_suffix(f".{number}.json")
    command = [sys.executable, __file__, "--inside", "--model", model]
    command += ["--ways", str(number), "--out", str(part)]
    changed = {
        "UNSLOTH_GRPO_SEQ_PACKING": str(int(WAYS[number - 1].packing)),
        "UNSLOTH_GRPO_PREFIX_GROUPER": "0",  # vLLM이 글을 쓸 때는 unsloth가 켜지 않는 길입니다
    }
    subprocess.run(command, check=True, env=os.environ | changed)
    found = json.loads(part.read_text(encoding="utf-8"))
    part.unlink()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--model", required=True, help="모델의 이름이나 폴더(무작위 가중치여도 됩니다)"
    )
    parser.add_argument("--model-name", help="기록에 적을 이름(폴더일 때)")
    numbers = range(1, len(WAYS) + 1)
    parser.add_argument(
        "--ways", type=int, nargs="+", default=numbers, choices=numbers, help="WAYS의 차례(1부터)"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    profile = replace(OURS.profile, model=options.model, fast_inference=False)
    if options.inside:
        found = measure(profile, WAYS[options.ways[0] - 1])
        found |= {"versions": library_versions(), "gpu": gpu_name()}
        options.out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        return
    started, results = time.perf_counter(), []
    for number in options.ways:
        found = in_new_process(options.model, number, options.out)
        versions, gpu = found.pop("versions"), found.pop("gpu")
        results.append(found)
        print(table(results), flush=True)
        # 도중에 멈추어도 잰 것은 남도록 그때마다 씁니다
        record = new_record("checkpointing", profile, time.perf_counter() - started, [])
        record.title = "학습하는 부분의 빠르기와 메모리"
        record.settings["model"] = options.model_name or options.model
        record.versions, record.gpu = versions, gpu
        record.summary["ways"] = results
        write_run(record, options.out)


if __name__ == "__main__":
    main()
