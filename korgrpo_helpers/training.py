"""SFT 사전 학습과 GRPO. TRL의 트레이너를 그대로 쓰고, 결과를 바꾸는 필드는 모두 적어서 넘깁니다.

TRL과 Unsloth는 판마다 기본값이 다릅니다(loss_type만 해도 bnpo와 dapo). 그래서 기본값에 기대지 않습니다.
"""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.generation import vllm_settings
from korgrpo_helpers.lengths import LengthBudget, render_prompts
from korgrpo_helpers.models import Policy, save_policy
from korgrpo_helpers.processes import check_groups, check_prompts, is_main, state
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.rewards.monitors import repeated_share
from korgrpo_helpers.runs import RunRecord, new_record, write_run
from korgrpo_helpers.settings import Profile
from korgrpo_helpers.stack import (
    build_config,
    check_optimizer,
    has_cuda,
    import_trl,
    training_dtypes,
    unsloth_fields,
)

if TYPE_CHECKING:
    from datasets import Dataset

RUN_FILE = "run.json"
TITLES = {"priming": "SFT 사전 학습", "grpo": "GRPO"}


def tokenize_priming(rows: Dataset, policy: Policy) -> tuple[Dataset, DropReport]:
    """프롬프트와 completion을 따로 토큰으로 바꿔 잇고, 너무 긴 행을 뺍니다.

    이어 붙인 글을 한꺼번에 자르면 여는 태그의 `>`가 뒤의 `(`나 `$`와 한 토큰이 되어, 글을 쓸 때
    모델이 보는 프롬프트와 달라집니다. 그래서 TRL에 글이 아니라 토큰(`input_ids`, `completion_mask`)을 넘깁니다.
    """
    tokenizer, limit = policy.tokenizer, policy.profile.priming.max_length
    completions = [text + tokenizer.eos_token for text in rows["completion"]]
    prompts = tokenizer(render_prompts(rows, tokenizer), add_special_tokens=False).input_ids
    targets = tokenizer(completions, add_special_tokens=False).input_ids
    report = DropReport("사전 학습 데이터", total=len(rows))
    columns: dict[str, list] = {"input_ids": [], "completion_mask": []}
    for index, (prompt, target) in enumerate(zip(prompts, targets, strict=True)):
        if len(prompt) + len(target) > limit:
            report.drop(rows["source"][index], f"{limit:,}토큰보다 깁니다")
            continue
        columns["input_ids"].append(prompt + target)
        columns["completion_mask"].append([0] * len(prompt) + [1] * len(target))
    if not columns["input_ids"]:
        raise ValueError(
            f"사전 학습에 쓸 행이 없습니다. priming.max_length를 늘리거나 짧은 데이터를 고르세요.\n{report}"
        )
    from datasets import Dataset

    return Dataset.from_dict(columns), report


def _shared_fields(profile: Profile, output_dir: str) -> dict:
    return {
        "output_dir": output_dir,
        "seed": profile.seed,
        "use_cpu": not has_cuda(),
        "gradient_checkpointing": profile.gradient_checkpointing and not profile.is_demo,
        "report_to": "none",
        "save_strategy": "steps",
        "save_steps": profile.checkpoint_steps,
        "save_total_limit": 2,
        "disable_tqdm": True,
        "log_level": "error",
        "dataloader_pin_memory": has_cuda(),
        # 배우는 가중치는 스텝마다 모두 씁니다. LoRA에서 True(Trainer의 기본)면 스텝마다 그래프를 헛되이 훑습니다.
        "ddp_find_unused_parameters": False,
        **training_dtypes(),
    }


def _run(
    make_trainer: Callable,
    policy: Policy,
    folder: Path,
    name: str,
    checkpoints: Path | None,
    callbacks: Sequence,
) -> RunRecord:
    """학습하고, 모델과 기록을 `folder`에 남깁니다. `checkpoints`에 체크포인트가 있으면 거기서 이어 갑니다.

    `make_trainer(체크포인트의 폴더, 바꿀 필드)`는 Trainer를 돌려줍니다. 프로세스가 여럿이면 모두가 부르고 0번만 남깁니다.
    """
    from transformers.trainer_callback import PrinterCallback

    from korgrpo_helpers.checkpoints import Checkpoints, TrainingStopped, find_start, planned_steps
    from korgrpo_helpers.step_log import StepLog, write_rows

    with _workplace(checkpoints) as work:
        checkpoint, rows = find_start(work) if checkpoints else (None, [])
        log = StepLog(TITLES[name], work, rows)
        saving = Checkpoints(log, copy_as=checkpoints.name if checkpoints else None)
        changed = {"max_steps": planned_steps(checkpoint)} if checkpoint else {}
        trainer = make_trainer(str(work), changed)
        trainer.remove_callback(PrinterCallback)
        for callback in (log, saving, *callbacks):
            trainer.add_callback(callback)
        started = time.perf_counter()
        try:
            with saving.stopping():
                trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
        finally:
            log.close()
            saving.close()
    if saving.stopped_by and trainer.state.global_step < trainer.state.max_steps:
        raise TrainingStopped(
            f"{trainer.state.global_step}/{trainer.state.max_steps}스텝에서 저장하고 멈췄습니다. 같은 셀이나 "
            f"명령을 다시 돌리면 이어 갑니다. 체크포인트: {checkpoints}"
        )
    seconds = time.perf_counter() - started + sum(row["seconds"] for row in rows)
    record = new_record(name, policy.profile, seconds, log.rows)
    record.summary["resumed_at"] = [row["step"] for row in log.rows if row.get("resumed")]
    if trainer.is_fsdp_enabled:
        trainer.save_model(str(folder))  # 나뉜 가중치를 모두가 함께 모읍니다
    if is_main():
        if not trainer.is_fsdp_enabled:
            save_policy(policy, folder)
        write_run(record, folder / RUN_FILE)
        write_rows(log.rows, folder)
    state().wait_for_everyone()
    return record


@contextmanager
def _workplace(checkpoints: Path | None) -> Iterator[Path]:
    """체크포인트를 둘 폴더. 주지 않으면 임시 폴더를 쓰고 지웁니다. 모든 프로세스가 0번이 만든 것을 함께 씁니다."""
    if checkpoints is not None:
        checkpoints.mkdir(parents=True, exist_ok=True)
        yield checkpoints
        return
    state()
    from accelerate.utils import broadcast_object_list

    (folder,) = broadcast_object_list([tempfile.mkdtemp(prefix="korgrpo-") if is_main() else ""])
    try:
        yield Path(folder)
    finally:
        if is_main():
            shutil.rmtree(folder, ignore_errors=True)


def prime(
    policy: Policy,
    rows: Dataset,
    folder: Path,
    checkpoints: Path | None = None,
    callbacks: Sequence = (),
) -> RunRecord:
    """SFT 사전 학습. 모델에게 형식과 풀이 쓰는 법을 보여 줍니다. 손실은 프로필이 달리 정하지
    않으면 completion에만 매깁니다.

    `rows`는 `to_dataset`의 열을 갖고 모든 행에 `completion`이 있어야 합니다. 배운 모델과 기록을
    `folder`에 남기고, `policy`의 가중치도 그 자리에서 바뀝니다.

    `checkpoints`를 주면 프로필의 `checkpoint_steps`마다 거기에 저장하고, 이미 있으면 이어서 학습합니다. Ctrl-C나
    SIGTERM을 받으면 저장하고 `TrainingStopped`를 냅니다. `callbacks`는 Trainer에 더 붙일 콜백입니다(예: `clock.Deadline`).
    """
    check_optimizer(policy.profile.priming.optim)
    trl = import_trl()
    tokenized, report = tokenize_priming(rows, policy)
    print(report)

    def make_trainer(output_dir: str, changed: dict):
        values = {
            **_shared_fields(policy.profile, output_dir),
            **dataclasses.asdict(policy.profile.priming),
            "packing": False,
            # 적지 않으면 unsloth가 켭니다. FlashAttention이 없으면 글마다 따로 주의(attention)를 셈해 느립니다.
            "padding_free": False,
            "loss_type": "nll",
            **changed,
        }
        return trl.SFTTrainer(
            model=policy.model,
            args=build_config(trl.SFTConfig, values),
            train_dataset=tokenized,
            processing_class=policy.tokenizer,
        )

    return _run(make_trainer, policy, folder, "priming", checkpoints, callbacks)


def grpo(
    policy: Policy,
    rows: Dataset,
    rewards: list[Callable],
    budget: LengthBudget,
    folder: Path,
    checkpoints: Path | None = None,
    callbacks: Sequence = (),
) -> RunRecord:
    """GRPO. 프롬프트마다 completion 여러 개를 쓰게 하고, 그룹 안에서 나은 쪽을 더 자주 쓰게 합니다.

    `rows`에는 `prompt`와 `answer`가 있고 프롬프트는 이미 `budget.max_prompt_length`보다 짧아야
    합니다. 보상은 모두 더합니다(가중치 1). 되풀이의 몫(`repeated_share`)도 가중치 0으로 함께 재어 로그에 남깁니다.
    배운 모델과 기록을 `folder`에 남깁니다. `checkpoints`와 `callbacks`는 `prime`과 같습니다.
    """
    settings = policy.profile.grpo
    check_groups(settings)
    if missing := [column for column in ("prompt", "answer") if column not in rows.column_names]:
        raise ValueError(
            f"GRPO 데이터에 열 {', '.join(missing)}이(가) 없습니다. 있는 열: "
            f"{', '.join(rows.column_names)}. format_korean_dataset으로 먼저 바꾸세요."
        )
    check_optimizer(settings.optim)
    check_prompts(settings, len(rows))
    trl = import_trl()

    def make_trainer(output_dir: str, changed: dict):
        values = {
            **_shared_fields(policy.profile, output_dir),
            **dataclasses.asdict(settings),
            **changed,
            "max_prompt_length": budget.max_prompt_length,
            "max_completion_length": budget.max_completion_length,
            "logging_steps": 1,
            "reward_weights": [1.0] * len(rewards) + [0.0],
            **vllm_settings(policy),
            **unsloth_fields(policy.profile),
        }
        return trl.GRPOTrainer(
            model=policy.model,
            args=build_config(trl.GRPOConfig, values),
            reward_funcs=[*rewards, repeated_share],
            train_dataset=rows,
            processing_class=policy.tokenizer,
        )

    return _run(make_trainer, policy, folder, "grpo", checkpoints, callbacks)
