"""학습하는 동안 스텝마다의 수치를 모아 파일에 쓰고, 노트북에 보여 주는 콜백."""

from __future__ import annotations

import csv
import json
import os
import time
from pathlib import Path

from transformers import TrainerCallback

from korgrpo_helpers.live import live_plot
from korgrpo_helpers.processes import is_main
from korgrpo_helpers.settings import GIB

JSONL, CSV = "steps.jsonl", "steps.csv"


def gpu_memory() -> dict[str, float]:
    """앞서 물은 뒤로 torch가 가장 많이 쓴 메모리와 지금 잡아 둔 메모리(GiB). GPU가 없으면 빈 표."""
    import torch

    if not torch.cuda.is_available():
        return {}
    found = {
        "gpu_peak_gib": round(torch.cuda.max_memory_allocated() / GIB, 3),
        "gpu_reserved_gib": round(torch.cuda.memory_reserved() / GIB, 3),
    }
    torch.cuda.reset_peak_memory_stats()
    return found


def read_rows(path: Path) -> list[dict]:
    """JSONL의 행들. 쓰다 끊긴 마지막 줄은 버리고 그렇다고 찍습니다."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(json.loads(line))
        except json.JSONDecodeError:
            if number < len(lines):
                raise ValueError(f"{path.name}의 {number}째 줄을 읽을 수 없습니다.") from None
            print(f"{path.name}의 마지막 줄은 쓰다 끊겨 버립니다.")
    return rows


def write_rows(rows: list[dict], folder: Path) -> None:
    """`rows`를 `steps.jsonl`과 `steps.csv`로 씁니다. 쓰다 끊겨도 앞의 파일이 남습니다."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    unfinished = folder / f".{JSONL}"
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, folder / JSONL)
    unfinished = folder / f".{CSV}"
    with unfinished.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    os.replace(unfinished, folder / CSV)


class StepLog(TrainerCallback):
    """TRL이 로그에 쓰는 수치를 `rows`에 모으고, 그때마다 `folder`의 JSONL과 CSV에 이어 씁니다.

    이어서 학습할 때는 앞에서 모은 `rows`를 줍니다. `gpu_peak_gib`는 그 스텝 동안의 최고, `seconds`는 앞 행부터의
    초입니다. `resumed`가 1인 행은 체크포인트에서 이어 간 첫 스텝입니다. 프로세스가 여럿이면 모두가 모으되 0번만 쓰고
    보여 줍니다.
    """

    def __init__(self, title: str, folder: Path, rows: list[dict] | None = None) -> None:
        self.rows: list[dict] = list(rows or [])
        self._title, self._folder = title, folder
        self._resumed = bool(self.rows)
        self._columns: list[str] = []
        self._tokens_before = 0.0
        self._last = time.perf_counter()
        self._live = None

    def on_train_begin(self, args, state, control, **kwargs) -> None:
        self._last = time.perf_counter()
        if is_main():
            self._rewrite()
            self._live = live_plot(self._title, state.max_steps)

    def on_log(self, args, state, control, logs=None, **kwargs) -> None:
        if not logs or "loss" not in logs:
            return
        now = time.perf_counter()
        numbers = {name: value for name, value in logs.items() if isinstance(value, int | float)}
        if self._resumed:
            # TRL의 SFT는 토큰을 세던 수를 이어받지 않습니다.
            before = self.rows[-1].get("num_tokens", 0)
            self._tokens_before = before if numbers.get("num_tokens", before) < before else 0
        if "num_tokens" in numbers:
            numbers["num_tokens"] += self._tokens_before
        row = {"step": state.global_step, **numbers, "seconds": round(now - self._last, 3)}
        row |= gpu_memory()
        if self._resumed:
            row["resumed"] = 1
            self._resumed = False
        self.rows.append(row)
        self._last = now
        if self._live is not None:
            self._append(row)
            self._live.update(self.rows)

    def close(self) -> None:
        """화면의 진행을 마칩니다. 학습이 실패했을 때도 부릅니다."""
        if self._live is not None:
            self._live.close()

    def _rewrite(self) -> None:
        write_rows(self.rows, self._folder)
        self._columns = list(dict.fromkeys(name for row in self.rows for name in row))

    def _append(self, row: dict) -> None:
        if not set(row) <= set(self._columns):
            self._rewrite()  # 새 열이 생기면 CSV의 머리를 다시 씁니다
            return
        with (self._folder / JSONL).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        with (self._folder / CSV).open("a", newline="", encoding="utf-8") as file:
            csv.DictWriter(file, self._columns).writerow(row)
