"""이 세션에서 있었던 일: 언제 시작했고, 어느 셀이 실패했고, 무엇을 학습했는지. 마지막 셀의 보고가 읽습니다.

커널 하나가 세션 하나입니다. 기억만 하고 파일에는 남기지 않습니다. 표준 라이브러리만 씁니다.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Training:
    """학습 하나의 진행. `rows`는 스텝마다의 수치이고 학습하는 동안 자랍니다."""

    title: str
    max_steps: int
    started: float = field(default_factory=time.perf_counter)
    rows: list[dict] = field(default_factory=list)

    @property
    def step(self) -> int:
        """마지막으로 로그에 적은 스텝. 아직 없으면 0."""
        return int(self.rows[-1]["step"]) if self.rows else 0


@dataclass
class Cell:
    """셀 하나를 마지막으로 돌린 결과. `failed`는 예외의 이름이고, 끝까지 돌았으면 None입니다."""

    failed: str | None
    seconds: float


@dataclass
class Session:
    """`started`는 첫 셀이 돈 때(`perf_counter`의 초)이고, 첫 셀을 돌리지 않았으면 None입니다."""

    started: float | None = None
    cell_started: float = 0.0
    cells: dict[str, Cell] = field(default_factory=dict)
    trainings: list[Training] = field(default_factory=list)
    reused: list[tuple[str, Path]] = field(default_factory=list)


CURRENT = Session()


def ipython_shell() -> Any | None:
    """지금 코드를 돌리는 IPython. 아니면 None."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def begin() -> None:
    """첫 셀이 부릅니다. 시각을 적고, 이제부터 돌리는 셀의 결과를 적습니다. 두 번째부터는 아무것도 하지 않습니다."""
    if CURRENT.started is not None:
        return
    CURRENT.started = CURRENT.cell_started = time.perf_counter()
    if shell := ipython_shell():
        shell.events.register("pre_run_cell", _cell_begins)
        shell.events.register("post_run_cell", _cell_ends)


def _cell_begins(info) -> None:
    CURRENT.cell_started = time.perf_counter()


def _cell_ends(result) -> None:
    """고쳐서 다시 돌린 셀은 앞의 결과를 덮습니다. 셀의 이름을 주지 않는 화면에서는 셀의 글로 알아봅니다."""
    error = result.error_before_exec or result.error_in_exec
    key = getattr(result.info, "cell_id", None) or result.info.raw_cell
    CURRENT.cells[key] = Cell(
        failed=type(error).__name__ if error else None,
        seconds=time.perf_counter() - CURRENT.cell_started,
    )


def note_training(title: str, max_steps: int) -> Training:
    """학습이 시작되었다고 적습니다. 돌려준 것의 `rows`를 바꾸면 보고에 나옵니다."""
    training = Training(title, max_steps)
    CURRENT.trainings.append(training)
    return training


def note_reused(kind: str, folder: Path) -> None:
    """곳간에서 만들어 둔 것을 다시 썼다고 적습니다."""
    if (kind, folder) not in CURRENT.reused:
        CURRENT.reused.append((kind, folder))
