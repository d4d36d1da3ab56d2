"""체크포인트: 학습하다 끊겨도 끊긴 데서 이어 갑니다.

무엇을 담을지(어댑터, 옵티마이저, 스케줄러, 난수, 데이터의 자리)는 transformers의 Trainer가 정합니다. 여기서는
다 쓴 체크포인트에 표를 남겨 반쪽짜리를 가려내고, 스텝의 기록을 함께 넣고, 멈추라는 신호에 저장부터 합니다.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transformers import TrainerCallback

from korgrpo_helpers.checkpoint_hub import STATE, HubCopy, fetch
from korgrpo_helpers.processes import is_main, main_first, world_size
from korgrpo_helpers.step_log import JSONL, StepLog, read_rows, write_rows

MANIFEST = "complete.json"
PREFIX = "checkpoint-"
# 띄운 도구(torchrun)는 Ctrl-C를 받으면 프로세스마다 한 번 더 보냅니다. 그것을 두 번째 Ctrl-C로 세지 않을 초입니다.
ECHO_SECONDS = 2.0


class TrainingStopped(RuntimeError):
    """신호를 받아 저장하고 멈췄습니다. 같은 셀이나 명령을 다시 돌리면 이어 갑니다."""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seal(checkpoint: Path) -> None:
    """다 쓴 체크포인트에 파일마다의 지문을 적은 표를 남깁니다. 표는 맨 나중에, 한 번에 나타납니다."""
    files = {path.name: _digest(path) for path in sorted(checkpoint.iterdir()) if path.is_file()}
    files.pop(MANIFEST, None)
    unfinished = checkpoint / f".{MANIFEST}"
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump(files, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, checkpoint / MANIFEST)


def is_complete(checkpoint: Path) -> bool:
    """표가 있고, 표의 파일이 모두 그대로인지. 쓰다 끊겼거나 나중에 깨진 것은 거짓입니다."""
    try:
        files = json.loads((checkpoint / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return False
    paths = {checkpoint / name: digest for name, digest in files.items()}
    return all(path.is_file() and _digest(path) == digest for path, digest in paths.items())


def latest_checkpoint(folder: Path) -> Path | None:
    """이어 갈 수 있는 가장 뒤의 체크포인트. 반쪽짜리는 건너뛰고 그렇다고 찍습니다. 없으면 None."""
    found = [path for path in folder.glob(f"{PREFIX}*") if path.name[len(PREFIX) :].isdecimal()]
    for path in sorted(found, key=step_of, reverse=True):
        if is_complete(path):
            return path
        print(f"[체크포인트] {path.name}은(는) 쓰다 만 것이라 쓰지 않습니다.")
    return None


def step_of(checkpoint: Path) -> int:
    """
    >>> step_of(Path("어딘가/checkpoint-40"))
    40
    """
    return int(checkpoint.name.removeprefix(PREFIX))


def find_start(folder: Path) -> tuple[Path | None, list[dict]]:
    """이어 갈 체크포인트와 그때까지의 스텝 기록. 이 기계에 없으면 허브에 올려 둔 것을 찾습니다. 없으면 (None, [])."""
    with main_first():  # 허브에서는 0번만 받습니다
        checkpoint = latest_checkpoint(folder)
        if checkpoint is None and is_main():
            fetch(folder.name, folder)
            checkpoint = latest_checkpoint(folder)
    if checkpoint is None:
        return None, []
    print(f"[체크포인트] {step_of(checkpoint)}스텝에서 이어 갑니다: {folder}")
    return checkpoint, read_rows(checkpoint / JSONL)


def planned_steps(checkpoint: Path) -> int:
    """처음 시작할 때 정한 전체 스텝 수. 프로세스의 수가 달라졌으면 무엇이 달라지는지 찍습니다.

    에폭로 길이를 정하면 스텝 수가 프로세스의 수를 따라 바뀝니다. 이어 갈 때는 처음 정한 수와 학습률의 계획을 지킵니다.
    """
    steps = json.loads((checkpoint / STATE).read_text(encoding="utf-8"))["max_steps"]
    writers = len(list(checkpoint.glob("rng_state*.pth")))  # 난수의 파일은 프로세스마다 하나
    if writers != world_size():
        print(
            f"[체크포인트] 프로세스 {writers}개가 쓴 것을 {world_size()}개로 이어 갑니다. 전체 {steps}스텝과 옵티마이저, "
            "학습률은 그대로이고, 데이터의 차례와 난수, 한 스텝에 보는 행의 수는 달라집니다."
        )
    return steps


class Checkpoints(TrainerCallback):
    """Trainer가 체크포인트를 쓸 때마다 스텝의 기록을 넣고 표를 남깁니다.

    프로세스가 여럿이면 모두가 제 난수를 쓰기를 기다린 뒤 0번만 남기고, 하나라도 신호를 받으면 같은 스텝에서 함께 멈춥니다.

    `stopping()` 안에서 Ctrl-C나 SIGTERM이 오면 하던 스텝을 마치고 저장한 뒤 멈춥니다. Ctrl-C를 한 번 더 누르면
    저장하지 않고 바로 멈춥니다. `copy_as`를 주면 그 이름으로 허브에도 올립니다(`KORGRPO_CHECKPOINTS`를 적었을 때).
    """

    def __init__(self, log: StepLog, copy_as: str | None = None) -> None:
        self._log = log
        self._copy = HubCopy(copy_as) if copy_as and is_main() else None
        self.stopped_by: str | None = None
        self._asked_at = 0.0

    def on_save(self, args, state, control, **kwargs) -> None:
        args.distributed_state.wait_for_everyone()
        if state.is_world_process_zero:
            checkpoint = Path(args.output_dir) / f"{PREFIX}{state.global_step}"
            write_rows(self._log.rows, checkpoint)
            seal(checkpoint)
            if self._copy:
                self._copy.push(checkpoint)
        # 먼저 끝난 프로세스가 있으면 띄운 도구가 나머지를 끝내므로, 표를 남길 때까지 함께 기다립니다.
        args.distributed_state.wait_for_everyone()

    def close(self) -> None:
        if self._copy:
            self._copy.close()

    def on_step_end(self, args, state, control, **kwargs):
        if self._asked_to_stop(args.device):
            control.should_log = control.should_save = control.should_training_stop = True
        return control

    def _asked_to_stop(self, device) -> bool:
        """신호가 프로세스마다 다른 스텝에 닿아도 함께 멈춥니다. 따로 멈추면 남은 쪽이 끝없이 기다립니다."""
        if world_size() == 1:
            return self.stopped_by is not None
        import torch
        from accelerate.utils import gather

        asked = bool(gather(torch.tensor([int(self.stopped_by is not None)], device=device)).any())
        if asked and self.stopped_by is None:
            self.stopped_by = "다른 프로세스가 받은 신호"
        return asked

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """이 안에서는 신호를 받아도 저장부터 합니다. 주 스레드가 아니면 신호를 건드리지 않습니다."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        signals = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self._ask) for number in signals}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask(self, number: int, frame) -> None:
        again, self._asked_at = time.monotonic() - self._asked_at, time.monotonic()
        if self.stopped_by and number == signal.SIGINT:
            if world_size() == 1 or again > ECHO_SECONDS:
                raise KeyboardInterrupt
            return
        self.stopped_by = signal.Signals(number).name
        print(f"[체크포인트] {self.stopped_by}: 이 스텝을 마치고 저장한 뒤 멈춥니다.", flush=True)
