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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transformers import TrainerCallback

from korgrpo_helpers.checkpoint_hub import HubCopy, fetch
from korgrpo_helpers.step_log import JSONL, StepLog, read_rows, write_rows

MANIFEST = "complete.json"
PREFIX = "checkpoint-"


class TrainingStopped(RuntimeError):
    """신호를 받아 저장하고 멈췄습니다. 같은 셀을 다시 돌리면 이어 갑니다."""


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
    checkpoint = latest_checkpoint(folder)
    if checkpoint is None:
        fetch(folder.name, folder)
        checkpoint = latest_checkpoint(folder)
    if checkpoint is None:
        return None, []
    print(f"[체크포인트] {step_of(checkpoint)}스텝에서 이어 갑니다: {folder}")
    return checkpoint, read_rows(checkpoint / JSONL)


class Checkpoints(TrainerCallback):
    """Trainer가 체크포인트를 쓸 때마다 스텝의 기록을 넣고 표를 남깁니다.

    `stopping()` 안에서 Ctrl-C나 SIGTERM이 오면 하던 스텝을 마치고 저장한 뒤 멈춥니다. Ctrl-C를 한 번 더 누르면
    저장하지 않고 바로 멈춥니다. `copy_as`를 주면 그 이름으로 허브에도 올립니다(`KORGRPO_CHECKPOINTS`를 적었을 때).
    """

    def __init__(self, log: StepLog, copy_as: str | None = None) -> None:
        self._log = log
        self._copy = HubCopy(copy_as) if copy_as else None
        self.stopped_by: str | None = None

    def on_save(self, args, state, control, **kwargs) -> None:
        checkpoint = Path(args.output_dir) / f"{PREFIX}{state.global_step}"
        write_rows(self._log.rows, checkpoint)
        seal(checkpoint)
        if self._copy:
            self._copy.push(checkpoint)

    def close(self) -> None:
        if self._copy:
            self._copy.close()

    def on_step_end(self, args, state, control, **kwargs):
        if self.stopped_by:
            control.should_log = control.should_save = control.should_training_stop = True
        return control

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
        if self.stopped_by and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.stopped_by = signal.Signals(number).name
        print(f"[체크포인트] {self.stopped_by}: 이 스텝을 마치고 저장한 뒤 멈춥니다.", flush=True)
