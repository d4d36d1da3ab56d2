"""학습 명령의 단계: 사전 학습, GRPO, 시험을 `output` 폴더에 하나씩 끝냅니다.

노트북의 장과 같은 함수를 부르고, 곳간 대신 정한 폴더에 남깁니다. 프로세스가 여럿이면 모두가 함께 부르고 0번만 씁니다.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
from pathlib import Path

from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.pipeline import grpo_dataset, held_out_dataset, make_primed, make_trained
from korgrpo_helpers.processes import is_main, launch_settings, main_first, state
from korgrpo_helpers.rewards.korean import korean_rewards
from korgrpo_helpers.rewards.original import original_rewards
from korgrpo_helpers.runs import write_run
from korgrpo_helpers.train_config import SECTIONS, TrainConfig
from korgrpo_helpers.training import RUN_FILE

CONFIG_FILE, EVALUATION_FILE = "config.yaml", "evaluation.json"
FINISHED = "이미 끝난 실행입니다: {}. 다시 하려면 output을 바꾸거나 그 폴더를 지우세요."
PLACES = ("output", "checkpoints", "vllm_server_base_url")  # 다시 돌릴 때 달라져도 되는 자리


def run(config: TrainConfig) -> None:
    """설정의 단계를 차례로 합니다. 프로세스가 여럿이면 모두가 함께 부릅니다."""
    folder = Path(config.output)
    if is_main():
        _write(folder / CONFIG_FILE, config.as_yaml())
    state().wait_for_everyone()
    if finished(config):
        print(FINISHED.format(folder))
        return
    for stage in SECTIONS:
        if stage in config.stages:
            _train(config, stage)
    if "evaluation" in config.stages:
        _evaluate(config)
    print(f"다 됐습니다: {folder}")


def _models(config: TrainConfig) -> dict[str, Path | None]:
    """시험을 볼 모델의 자리. `before`는 배우기 전입니다."""
    trained = {stage: Path(config.output, stage) for stage in SECTIONS if stage in config.stages}
    return {"before": None, **trained}


def finished(config: TrainConfig) -> bool:
    """설정의 단계가 `output`에 모두 남아 있는지."""
    made = [place for place in _models(config).values() if place]
    if "evaluation" in config.stages:
        made.append(Path(config.output, EVALUATION_FILE))
    return all(place.exists() for place in made)


def _train(config: TrainConfig, stage: str) -> None:
    """단계 하나. 다 된 폴더만 제 이름을 얻습니다."""
    done = Path(config.output, stage)
    if done.is_dir():
        print(f"[{stage}] 끝난 단계라 건너뜁니다: {done}")
        return
    unfinished = done.with_name(f".{stage}-unfinished")
    # 이름에 설정의 지문이 있어, 체크포인트의 폴더나 허브 저장소를 다른 실행과 나누어 써도 섞이지 않습니다.
    checkpoints = Path(config.checkpoints, f"{stage}-{_digest(config)}")
    if is_main():
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
    state().wait_for_everyone()
    if stage == "priming":
        record = make_primed(config.profile, unfinished, checkpoints)
    else:

        def rewards(tokenizer, budget) -> list:
            if config.rewards == "korean":
                return korean_rewards(budget.max_completion_length)
            return original_rewards(tokenizer)

        start = _models(config).get("priming")
        record = make_trained(config.profile, start, rewards, unfinished, checkpoints)
        record.settings["rewards"] = config.rewards
    record.settings["launch"] = launch_settings()
    if is_main():
        write_run(record, unfinished / RUN_FILE)
        unfinished.rename(done)
        shutil.rmtree(checkpoints, ignore_errors=True)
    state().wait_for_everyone()


def _evaluate(config: TrainConfig) -> None:
    """배우기 전과 단계마다의 모델에게 같은 문제를 풀게 합니다."""
    results = {}
    with main_first():
        rows, limit = held_out_dataset(config.profile), config.profile.completion_tokens
    for name, place in _models(config).items():
        with main_first():
            policy = load_policy(config.profile, place)
            # FSDP면 CPU에 불러옵니다. 시험은 통째로 제 GPU에서 봅니다.
            if policy.model.device.type == "cpu":
                policy.model.to(state().device)
            if limit is None:
                limit = grpo_dataset(config.profile, policy.tokenizer)[1].max_completion_length
        result, _ = evaluate(policy, rows, limit)
        print(f"[시험] {name:8} {result}", flush=True)
        results[name] = dataclasses.asdict(result)
    if is_main():
        text = json.dumps(results, ensure_ascii=False, indent=1)
        _write(Path(config.output, EVALUATION_FILE), text + "\n")


def _write(path: Path, text: str) -> None:
    """쓰다 끊겨도 반쪽짜리가 남지 않게."""
    unfinished = path.with_name(f".{path.name}")
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, path)


def kept_values(config: TrainConfig) -> dict:
    """같은 폴더를 이어 쓰려면 같아야 하는 값. 안에 든 것은 `grpo.beta`처럼 폅니다."""
    found = {key: value for key, value in config.as_dict().items() if key not in PLACES}
    for section in SECTIONS:
        found |= {f"{section}.{key}": value for key, value in found.pop(section).items()}
    return found


def _digest(config: TrainConfig) -> str:
    text = json.dumps({"output": config.output, **kept_values(config)}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
