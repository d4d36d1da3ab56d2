"""test_train_processes.py가 두 프로세스로 띄우는 학습 명령. 1번 프로세스만 멈추거나 실패하게 합니다.

accelerate launch … train_worker.py (stop|fail) 글을_적을_파일 학습 명령의 인자…
"""

import json
import signal
import sys
from pathlib import Path

from interrupted_training import send_at

from korgrpo_helpers import evaluation, train, train_stages
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.pipeline import held_out_dataset
from korgrpo_helpers.processes import is_main, rank
from korgrpo_helpers.train_config import read_config

STOP_AT = 5  # 사전 학습(두 프로세스에서 4스텝)이 아니라 GRPO에서 멈춥니다


def fail(completions, **kwargs):
    raise ValueError("일부러 낸 실패")


def repeat(policy, prompts, max_new_tokens, **options) -> list[Rollout]:
    """모델 대신 프롬프트를 그대로 씁니다. 데모의 모델은 어느 문제에나 같은 글을 써서 차례를 알 수 없습니다."""
    return [Rollout(prompt, rank(), finished=True) for prompt in prompts]


def exam(profile) -> list[tuple[str, int]]:
    """문제마다 쓴 글과 그것을 쓴 프로세스."""
    wrote = evaluation.generate
    evaluation.generate = repeat
    _, rollouts = evaluation.evaluate(load_policy(profile), held_out_dataset(profile), 12)
    evaluation.generate = wrote
    return [(rollout.text, rollout.tokens) for rollout in rollouts]


if __name__ == "__main__":
    mode, texts, *arguments = sys.argv[1:]
    if mode == "stop":
        written = exam(read_config(Path(arguments[0])).profile)
        if is_main():
            Path(texts).write_text(json.dumps(written), encoding="utf-8")
        if rank() == 1:
            send_at(STOP_AT, signal.SIGTERM)
    elif rank() == 1:
        train_stages.original_rewards = lambda tokenizer: [fail]
    sys.exit(train.main(arguments))
