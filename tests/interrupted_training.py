"""test_checkpoints.py가 돌리는 학습. 정한 스텝의 로그를 쓴 뒤 스스로에게 신호를 보낼 수 있습니다.

다른 프로세스에서: python interrupted_training.py grpo 폴더 체크포인트폴더 스텝 신호
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from korgrpo_helpers import step_log, training
from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.columns import grpo_rows, priming_rows, to_dataset
from korgrpo_helpers.lengths import LengthBudget
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.profiles import get_profile

STEPS = 9


def spread(completions, **kwargs):
    return [float(len(set(completion[0]["content"]))) for completion in completions]


def send_at(step: int, number: int) -> None:
    """`step`스텝의 로그를 쓴 바로 뒤에 신호 `number`를 스스로에게 보냅니다. 한 번만 보냅니다."""
    logged = step_log.StepLog.on_log

    def on_log(self, args, state, control, logs=None, **kwargs):
        logged(self, args, state, control, logs, **kwargs)
        if state.global_step == step:
            step_log.StepLog.on_log = logged
            os.kill(os.getpid(), number)

    step_log.StepLog.on_log = on_log


def train(kind: str, folder: Path, work: Path) -> None:
    demo = get_profile("cpu-demo")
    profile = replace(
        demo,
        checkpoint_steps=2,
        priming=replace(demo.priming, per_device_train_batch_size=4, logging_steps=1),
        grpo=replace(demo.grpo, max_steps=STEPS, per_device_train_batch_size=8, num_generations=4),
    )
    rows = to_dataset(make_stories("train", 4 * STEPS, 0))
    policy = load_policy(profile)
    folder.mkdir(exist_ok=True)
    if kind == "priming":
        training.prime(policy, priming_rows(rows)[0], folder, work)
    else:
        budget = LengthBudget(100, 101, 12)
        training.grpo(policy, grpo_rows(rows)[0], [spread], budget, folder, work)


if __name__ == "__main__":
    kind, folder, work, step, number = sys.argv[1:]
    send_at(int(step), int(number))
    train(kind, Path(folder), Path(work))
