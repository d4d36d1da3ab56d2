"""작은 GPU의 메모리에 드는지 잽니다: 큰 GPU를 작은 것처럼 보이게 하고, 같은 프로세스에서 SFT 뒤에 GRPO를 돌립니다.

    python benchmarks/memory.py model 폴더 --size 4b              # 무작위 가중치의 Qwen3 폴더를 만듭니다
    python benchmarks/memory.py point --model 폴더 --out 점.json   # 한 점을 재어 기록합니다
    python benchmarks/memory.py collect runs/기록.json 점.json …   # 점들을 기록 한 장으로 모읍니다

가중치가 무작위라 completion이 eos로 끝나는 일이 거의 없어 늘 상한까지 씁니다. 그것이 메모리에는 가장 나쁜 때입니다.
토크나이저는 진짜 Qwen3의 것을 `--tokenizer`로 줍니다.

unsloth와 vLLM은 GPU의 전체와 남은 메모리를 물어 한 번에 셈할 양을 정합니다. 그래서 할당만 막지 않고 그 대답까지
작은 GPU의 것으로 바꿉니다. 프로세스끼리 남의 메모리를 보지 않으므로 여러 점을 한 GPU에서 함께 재도 됩니다(그때의 초는 쓰지 않습니다).
`--standby`는 메모리를 torch 밖에서 내놓으므로 묶지 않고, 나머지 메모리를 다른 프로세스가 진짜로 차지하게 합니다(한 번에 하나만).
"""

import argparse
import json
import os
import time
from dataclasses import asdict, replace
from pathlib import Path

from random_model import SIZES, make_model
from small_gpu import CONTEXT_GIB, GIB, fill_the_rest, pretend_small, watch_generation


def measure(options: argparse.Namespace) -> dict:
    os.environ["KORGRPO_DTYPE"] = options.dtype
    if options.standby:
        os.environ["UNSLOTH_VLLM_STANDBY"] = "1"
    import torch

    result: dict = {"settings": vars(options), "gpu": torch.cuda.get_device_name(0), "stages": {}}
    real_memory = torch.cuda.mem_get_info
    ballast = fill_the_rest(options.cap) if options.standby else pretend_small(options.cap)
    stage = ["import"]

    def note(**values) -> None:
        free, total = real_memory()
        result["stages"][stage[0]] = {
            "peak_allocated_gib": round(torch.cuda.max_memory_allocated() / GIB, 3),
            "reserved_gib": round(torch.cuda.memory_reserved() / GIB, 3),
            "device_used_gib": round((total - free) / GIB, 3),
            **values,
        }
        write(options.out, result)
        torch.cuda.reset_peak_memory_stats()

    try:
        _run(options, result, stage, note)
        result["finished"] = True
    except Exception as error:
        result["finished"] = False
        result["stopped_at"] = stage[0]
        note(error=f"{type(error).__name__}: {error}"[:600])
        if "out of memory" not in str(error).lower() and "memory" not in str(error).lower():
            raise
    finally:
        write(options.out, result)
        if ballast:
            ballast.kill()
    return result


def _profile(options):
    from korgrpo_helpers.profiles import get_profile

    profile = get_profile("original")
    return replace(
        profile,
        model=options.model,
        max_seq_length=options.prompt + options.completion,
        completion_tokens=options.completion,
        load_in_4bit=options.load_in_4bit,
        gpu_memory_utilization=options.utilization,
        priming=replace(profile.priming, num_train_epochs=1, logging_steps=1),
        grpo=replace(
            profile.grpo,
            max_steps=options.steps,
            num_generations=options.generations,
            per_device_train_batch_size=options.micro_batch or options.generations,
            gradient_accumulation_steps=options.accumulation,
            warmup_steps=0,
        ),
    )


def _run(options, result, stage, note) -> None:
    import tempfile

    from korgrpo_helpers.artifacts import library_versions
    from korgrpo_helpers.columns import grpo_rows, to_dataset
    from korgrpo_helpers.examples import Example, load_jkc_mwp
    from korgrpo_helpers.lengths import plan_lengths, prompt_lengths
    from korgrpo_helpers.models import load_policy
    from korgrpo_helpers.rewards.korean import korean_rewards
    from korgrpo_helpers.stack import import_trl
    from korgrpo_helpers.training import grpo, prime

    started = time.perf_counter()
    import_trl()
    generations: list[dict] = []
    watch_generation(generations)
    from vllm.platforms import current_platform

    type(current_platform).get_device_total_memory = classmethod(
        lambda cls, device_id=0: int(options.cap * GIB)
    )
    note(seconds=round(time.perf_counter() - started, 1), versions=library_versions())
    stage[0] = "load"
    started = time.perf_counter()
    profile = _profile(options)
    policy = load_policy(profile)
    engine = policy.model.vllm_engine.llm_engine.vllm_config.cache_config
    size = policy.model.config
    tokens = engine.num_gpu_blocks * engine.block_size
    each = 2 * size.num_hidden_layers * size.num_key_value_heads * size.head_dim * 2
    note(
        seconds=round(time.perf_counter() - started, 1),
        weights_gib=round(
            sum(p.numel() * p.element_size() for p in policy.model.parameters()) / GIB, 3
        ),
        kv_cache_tokens=tokens,
        kv_cache_gib=round(tokens * each / GIB, 3),
        utilization=engine.gpu_memory_utilization,
    )
    # 원본의 SFT처럼 1,024토큰까지 채운 행
    stage[0] = "priming"
    trace = "귤은 모두 몇 개인지 차근차근 셉니다. 12×3=36입니다. " * 60
    text = policy.tokenizer.decode(policy.tokenizer(trace).input_ids[:850])
    rows = to_dataset([Example(f"{i}번. 귤은 모두 몇 개입니까?", "36", text) for i in range(3)])
    with tempfile.TemporaryDirectory() as folder:
        record = prime(policy, rows, Path(folder))
    note(steps=record.steps)
    stage[0] = "grpo"
    examples, _ = load_jkc_mwp()
    prompts, _ = grpo_rows(to_dataset(examples))
    lengths = prompt_lengths(prompts, policy.tokenizer)
    fits = [i for i in lengths.argsort()[::-1] if lengths[i] < options.prompt][: 64 * options.steps]
    budget = plan_lengths(lengths[fits], profile.max_seq_length, 1.0, options.completion)
    result["generations"] = generations
    with tempfile.TemporaryDirectory() as folder:
        rewards = korean_rewards(options.completion)
        # 시간이 다 되어 끊겨도 그때까지의 스텝이 남게 합니다.
        work = Path(options.out).with_suffix(".work")
        record = grpo(policy, prompts.select(fits), rewards, budget, Path(folder), work)
    note(steps=record.steps, settings=asdict(profile.grpo))


def collect(out: str, paths: list[str]) -> None:
    """점들의 기록을 `runs/`의 모양으로. 시간이 모자라 끊긴 점은 그때까지의 스텝을 적습니다."""
    from datetime import UTC, datetime

    from korgrpo_helpers.runs import RunRecord, current_commit, write_run
    from korgrpo_helpers.step_log import JSONL, read_rows

    points, steps, seconds = {}, [], 0.0
    for path in map(Path, paths):
        found = json.loads(path.read_text(encoding="utf-8"))
        stages = found["stages"]
        rows = stages.get("grpo", {}).get("steps", [])
        written = path.with_suffix(".work") / JSONL
        if not rows and written.is_file():
            rows = read_rows(written)
        steps = steps or rows
        logged = [*stages["priming"]["steps"], *rows]
        seconds += stages["load"]["seconds"] + sum(row["seconds"] for row in logged)
        points[path.stem] = {
            "settings": {k: v for k, v in found["settings"].items() if k not in ("command", "out")},
            "finished": found.get("finished"),
            "stopped_at": found.get("stopped_at"),
            "load": {k: v for k, v in stages["load"].items() if k not in ("error",)},
            "priming_peak_gib": max(s["gpu_peak_gib"] for s in stages["priming"]["steps"]),
            "generation_peak_gib": max((g["peak_gib"] for g in found.get("generations", [])), default=None),
            "training_peak_gib": max((s["gpu_peak_gib"] for s in rows), default=None),
            "reserved_gib": max((s["gpu_reserved_gib"] for s in rows), default=None),
            "step_seconds": [s["seconds"] for s in rows],
            "error": stages.get("grpo", {}).get("error"),
        }  # fmt: skip
    record = RunRecord(
        name=Path(out).stem,
        title="H100을 작은 GPU처럼 보이게 하고 SFT 뒤에 GRPO",
        date=datetime.now(UTC).date().isoformat(),
        settings={"model": "무작위 가중치의 Qwen3-4B", "context_gib": CONTEXT_GIB},
        versions=stages["import"]["versions"],
        gpu=found["gpu"],
        seed=3407,
        commit=current_commit(),
        seconds=round(seconds, 1),
        steps=steps,
        summary={
            "note": "여러 점을 한 GPU에서 함께 재어 초는 다른 실행의 초와 견줄 수 없습니다.",
            "points": points,
        },
    )
    write_run(record, Path(out))


def write(path: str, result: dict) -> None:
    Path(path).write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    model = commands.add_parser("model")
    model.add_argument("folder")
    model.add_argument("--size", choices=SIZES, default="4b")
    model.add_argument("--tokenizer", required=True)
    gather = commands.add_parser("collect")
    gather.add_argument("record")
    gather.add_argument("points", nargs="+")
    point = commands.add_parser("point")
    point.add_argument("--model", required=True)
    point.add_argument("--out", required=True)
    point.add_argument("--cap", type=float, default=14.56, help="쓸 수 있는 메모리(GiB)")
    point.add_argument("--utilization", type=float, default=0.9, help="그 가운데 vLLM의 몫")
    point.add_argument("--prompt", type=int, default=202)
    point.add_argument("--completion", type=int, default=1846)
    point.add_argument("--generations", type=int, default=4)
    point.add_argument("--micro-batch", type=int, default=None)
    point.add_argument("--accumulation", type=int, default=1)
    point.add_argument("--dtype", choices=["fp16", "bf16"], default="fp16")
    point.add_argument("--steps", type=int, default=3)
    point.add_argument("--load-in-4bit", action="store_true")
    point.add_argument("--standby", action="store_true")
    options = parser.parse_args()
    if options.command == "model":
        make_model(options.folder, options.size, options.tokenizer)
    elif options.command == "collect":
        collect(options.record, options.points)
    else:
        print(json.dumps(measure(options)["stages"], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
