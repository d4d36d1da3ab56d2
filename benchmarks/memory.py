"""작은 GPU의 메모리에 드는지 잽니다: 큰 GPU에서 쓸 수 있는 메모리를 묶고, 같은 프로세스에서 SFT 뒤에 GRPO를 돌립니다.

    python benchmarks/memory.py model 폴더 --size 4b              # 무작위 가중치의 Qwen3 폴더를 만듭니다
    python benchmarks/memory.py point --model 폴더 --out 기록.json  # 한 점을 재어 기록합니다

가중치가 무작위라 completion이 eos로 끝나는 일이 거의 없어 늘 상한까지 씁니다. 그것이 메모리에는 가장 나쁜 때입니다.
토크나이저는 진짜 Qwen3의 것을 `--tokenizer`로 줍니다.
"""

import argparse
import json
import os
import time
from dataclasses import asdict, replace
from pathlib import Path

# CUDA가 torch의 할당기 밖에서 쓰는 메모리(GiB). 묶을 때 뺍니다.
CONTEXT_GIB = 0.5
SIZES = {
    "0.6b": {"hidden_size": 1024, "num_hidden_layers": 28, "num_attention_heads": 16,
             "intermediate_size": 3072},
    "4b": {"hidden_size": 2560, "num_hidden_layers": 36, "num_attention_heads": 32,
           "intermediate_size": 9728},
}  # fmt: skip
SHARED = {"vocab_size": 151_936, "num_key_value_heads": 8, "head_dim": 128, "rope_theta": 1e6,
          "max_position_embeddings": 40_960, "tie_word_embeddings": True, "rms_norm_eps": 1e-6}  # fmt: skip


def make_model(folder: str, size: str, tokenizer: str) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, Qwen3Config

    torch.manual_seed(0)
    config = Qwen3Config(**SIZES[size], **SHARED, bos_token_id=151_643, eos_token_id=151_643)
    with torch.device("cuda"):
        model = AutoModelForCausalLM.from_config(config, dtype=torch.float16)
    model.save_pretrained(folder)
    words = AutoTokenizer.from_pretrained(tokenizer)
    words.eos_token = "<|im_end|>"
    words.save_pretrained(folder)
    print(f"{size}: {sum(p.numel() for p in model.parameters()) / 1e9:.2f}B → {folder}")


def measure(options: argparse.Namespace) -> dict:
    os.environ["KORGRPO_DTYPE"] = "fp16"
    if options.standby:
        os.environ["UNSLOTH_VLLM_STANDBY"] = "1"
    import torch

    total = torch.cuda.get_device_properties(0).total_memory / 1024**3
    allowed = options.cap - CONTEXT_GIB
    torch.cuda.set_per_process_memory_fraction(allowed / total)
    result: dict = {"settings": vars(options), "gpu": torch.cuda.get_device_name(0), "stages": {}}
    stage = ["load"]

    def note(**values) -> None:
        free, _ = torch.cuda.mem_get_info()
        result["stages"][stage[0]] = {
            "peak_allocated_gib": round(torch.cuda.max_memory_allocated() / 1024**3, 3),
            "reserved_gib": round(torch.cuda.memory_reserved() / 1024**3, 3),
            "device_used_gib": round(total - free / 1024**3, 3),
            **values,
        }
        write(options.out, result)
        torch.cuda.reset_peak_memory_stats()

    try:
        _run(options, total, stage, note)
        result["finished"] = True
    except torch.OutOfMemoryError as error:
        result["finished"] = False
        result["stopped_at"] = stage[0]
        note(error=str(error).splitlines()[0])
    write(options.out, result)
    return result


def _run(options, total, stage, note) -> None:
    import tempfile

    from korgrpo_helpers.artifacts import library_versions
    from korgrpo_helpers.columns import grpo_rows, to_dataset
    from korgrpo_helpers.examples import Example, load_jkc_mwp
    from korgrpo_helpers.lengths import plan_lengths, prompt_lengths
    from korgrpo_helpers.models import load_policy
    from korgrpo_helpers.profiles import get_profile
    from korgrpo_helpers.rewards.korean import korean_rewards
    from korgrpo_helpers.training import grpo, prime

    profile = get_profile("original")
    profile = replace(
        profile,
        model=options.model,
        max_seq_length=options.prompt + options.completion,
        completion_tokens=options.completion,
        load_in_4bit=options.load_in_4bit,
        gpu_memory_utilization=options.utilization * options.cap / total,
        priming=replace(profile.priming, num_train_epochs=1, logging_steps=1),
        grpo=replace(
            profile.grpo,
            max_steps=options.steps,
            num_generations=options.generations,
            per_device_train_batch_size=options.micro_batch or options.generations,
            gradient_accumulation_steps=options.generations
            // (options.micro_batch or options.generations),
            warmup_steps=0,
        ),
    )
    started = time.perf_counter()
    policy = load_policy(profile)
    note(seconds=round(time.perf_counter() - started, 1), versions=library_versions())
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
    fits = [i for i in lengths.argsort()[::-1] if lengths[i] < options.prompt][: 4 * options.steps]
    budget = plan_lengths(lengths[fits], profile.max_seq_length, 1.0, options.completion)
    with tempfile.TemporaryDirectory() as folder:
        rewards = korean_rewards(options.completion)
        record = grpo(policy, prompts.select(fits), rewards, budget, Path(folder))
    note(steps=record.steps, settings=asdict(profile.grpo))


def write(path: str, result: dict) -> None:
    Path(path).write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    model = commands.add_parser("model")
    model.add_argument("folder")
    model.add_argument("--size", choices=SIZES, default="4b")
    model.add_argument("--tokenizer", required=True)
    point = commands.add_parser("point")
    point.add_argument("--model", required=True)
    point.add_argument("--out", required=True)
    point.add_argument("--cap", type=float, default=14.56, help="쓸 수 있는 메모리(GiB)")
    point.add_argument("--utilization", type=float, default=0.9, help="그 가운데 vLLM의 몫")
    point.add_argument("--prompt", type=int, default=202)
    point.add_argument("--completion", type=int, default=1846)
    point.add_argument("--generations", type=int, default=4)
    point.add_argument("--micro-batch", type=int, default=None)
    point.add_argument("--steps", type=int, default=3)
    point.add_argument("--load-in-4bit", action="store_true")
    point.add_argument("--standby", action="store_true")
    options = parser.parse_args()
    if options.command == "model":
        make_model(options.folder, options.size, options.tokenizer)
    else:
        print(json.dumps(measure(options)["stages"], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
