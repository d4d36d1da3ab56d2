"""프로세스 여럿: `accelerate launch`나 `torchrun`이 띄운 프로세스가 몇 개이고 내가 몇 번인지.

띄우고 만나고 나누는 일은 모두 accelerate가 합니다. 여기서는 두 도구가 적어 두는 환경 변수를 읽고, accelerate의
`PartialState`를 이 기계에 맞게 꺼냅니다. 혼자 도는 프로세스(노트북)에서는 모두 아무 일도 하지 않습니다.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

from korgrpo_helpers.settings import GrpoSettings

if TYPE_CHECKING:
    from accelerate import PartialState

# 0번이 모델과 데이터를 받는 동안 나머지가 기다리는 시간. NCCL의 기본(10분)은 큰 모델을 받기에 짧습니다.
LONGEST_WAIT = timedelta(hours=1)
LAUNCH_VARIABLES = ("ACCELERATE_", "FSDP_")


def world_size() -> int:
    """함께 도는 프로세스의 수. 띄운 도구가 없으면 1입니다.

    >>> world_size()
    1
    """
    return int(os.environ.get("WORLD_SIZE", "1"))


def rank() -> int:
    """나의 번호(0부터). 띄운 도구가 없으면 0입니다."""
    return int(os.environ.get("RANK", "0"))


def is_main() -> bool:
    """파일을 쓰고 말을 하는 프로세스(0번)인지.

    >>> is_main()
    True
    """
    return rank() == 0


def state() -> PartialState:
    """accelerate의 상태. 처음 부를 때 다른 프로세스와 만납니다(CPU는 gloo, GPU는 NCCL). 모두가 불러야 합니다."""
    import torch
    from accelerate import PartialState

    return PartialState(cpu=not torch.cuda.is_available(), timeout=LONGEST_WAIT)


def main_first() -> AbstractContextManager:
    """0번이 먼저 하고 나머지는 그 뒤에 합니다. 모델과 데이터를 0번만 받고, 나머지는 받아 둔 것을 씁니다.

    혼자면 accelerate를 들여오지 않습니다. 노트북에서 unsloth보다 먼저 들여오지 않기 위해서입니다.
    """
    return state().main_process_first() if world_size() > 1 else nullcontext()


def launch_settings() -> dict:
    """기록에 적을 것: 프로세스의 수, 나누는 방법, 통신의 방법, accelerate가 받은 설정."""
    found = state()
    return {
        "processes": found.num_processes,
        "distributed_type": found.distributed_type.value,
        "backend": found.backend,
        "accelerate": {
            name: value
            for name, value in sorted(os.environ.items())
            if name.startswith(LAUNCH_VARIABLES)
        },
    }


def check_groups(settings: GrpoSettings) -> None:
    """한 번에 쓰는 글이 그룹으로 나누어떨어지지 않으면 ValueError. 프로세스가 여럿이면 모두 합해서 셉니다."""
    at_once = settings.per_device_train_batch_size * settings.gradient_accumulation_steps
    processes = world_size()
    if at_once * processes % settings.num_generations:
        raise ValueError(
            f"per_device_train_batch_size({settings.per_device_train_batch_size}) × "
            f"gradient_accumulation_steps({settings.gradient_accumulation_steps})"
            f"{f' × 프로세스({processes})' if processes > 1 else ''}는 "
            f"num_generations({settings.num_generations})의 배수여야 합니다. 셋 가운데 하나를 고치세요."
        )


def check_prompts(settings: GrpoSettings, rows: int) -> None:
    """문제가 한 번에 쓰는 것보다 적으면 ValueError. 그대로 두면 TRL은 한 스텝도 배우지 않고 끝냅니다."""
    at_once = settings.per_device_train_batch_size * settings.gradient_accumulation_steps
    needed = at_once * world_size() // settings.num_generations
    if rows < needed:
        raise ValueError(
            f"GRPO에 쓸 문제가 {rows:,}개인데 한 번에 {needed:,}개를 씁니다. grpo_rows나 파일의 행을 늘리거나 "
            "grpo.per_device_train_batch_size를 줄이세요."
        )
