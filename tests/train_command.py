"""학습 명령의 검사들이 함께 쓰는 것: 몇 초 만에 끝나는 설정과, 다 된 결과의 확인."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import yaml

from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.pipeline import held_out_dataset
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.step_log import JSONL, read_rows
from korgrpo_helpers.train_config import TrainConfig

STEPS = 8
MODEL = {"config.json", "model.safetensors", "tokenizer.json"}
RECORDS = {"run.json", "steps.jsonl", "steps.csv"}


def write_config(folder: Path, **changes) -> tuple[Path, TrainConfig]:
    """몇 초 만에 끝나는 데모의 설정 파일."""
    demo = get_profile("cpu-demo")
    profile = replace(
        demo,
        priming_rows=64,
        grpo_rows=32,
        test_rows=10,
        completion_tokens=12,
        generation_batch=3,  # 묶음 넷을 두 프로세스가 나눕니다
        checkpoint_steps=2,
        priming=replace(demo.priming, per_device_train_batch_size=8, logging_steps=1),
        grpo=replace(demo.grpo, max_steps=STEPS, per_device_train_batch_size=8, num_generations=4),
    )
    output = folder / "결과"
    config = TrainConfig(profile, str(output), str(output / "checkpoints"))
    config = replace(config, **changes)
    path = folder / "설정.yaml"
    path.write_text(config.as_yaml(), encoding="utf-8")
    return path, config


def assert_whole(config: TrainConfig, grpo_steps=STEPS) -> None:
    """있어야 할 것이 모두 있고, 쓰다 만 것이나 체크포인트가 남지 않았는지."""
    output = Path(config.output)
    assert yaml.safe_load((output / "config.yaml").read_text()) == config.as_dict()
    for stage in ("priming", "grpo"):
        assert {path.name for path in (output / stage).iterdir()} >= MODEL | RECORDS
        steps = [row["step"] for row in read_rows(output / stage / JSONL)]
        assert steps == list(range(1, len(steps) + 1))
        assert steps == read_run(output / stage / "run.json").column("step")
    assert len(steps) == grpo_steps
    assert not list(output.glob(".*-unfinished"))
    assert not list(Path(config.checkpoints).glob("*/checkpoint-*"))
    results = json.loads((output / "evaluation.json").read_text())
    assert list(results) == ["before", "priming", "grpo"]
    for name, result in results.items():
        policy = load_policy(config.profile, None if name == "before" else output / name)
        again, _ = evaluate(policy, held_out_dataset(config.profile), 12)
        assert result == asdict(again)  # 둘이 나누어 풀어도 혼자 푼 것과 같은 수
