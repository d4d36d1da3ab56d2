"""실행 기록: 설정·버전·GPU·씨앗·커밋과 스텝마다의 수치를 담은 JSON 파일 한 장.

저장소의 `runs/`에 있는 기록을 책이 읽어 그립니다. 새로 학습한 기록도 같은 모양입니다.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from korgrpo_helpers.artifacts import PACKAGE, library_versions
from korgrpo_helpers.settings import Profile

SCHEMA = 1


@dataclass
class RunRecord:
    """실행 하나의 기록.

    `steps`의 행에는 `step`이 꼭 있고 나머지 열은 TRL이 로그에 쓰는 이름 그대로입니다(`reward`,
    `reward_std`, `frac_reward_zero_std`, `rewards/<함수>/mean`, …). 시간은 초, 길이는 토큰입니다.
    `gpu`와 `commit`은 모르면 None, `source`는 다른 곳에서 옮긴 기록의 출처입니다.
    """

    name: str
    title: str
    date: str
    settings: dict
    versions: dict[str, str]
    gpu: str | None
    seed: int
    commit: str | None
    seconds: float
    steps: list[dict]
    summary: dict = field(default_factory=dict)
    source: str = "이 저장소의 실행"
    schema: int = SCHEMA

    def column(self, name: str) -> list[float]:
        """스텝마다의 `name` 값. 없는 열이면 있는 열을 적은 KeyError."""
        if any(name not in row for row in self.steps):
            known = ", ".join(sorted(set().union(*self.steps)))
            raise KeyError(f"기록 {self.name}에 열 {name}이(가) 없습니다. 있는 열: {known}")
        return [row[name] for row in self.steps]


def recorded_runs() -> Path:
    """기록이 있는 폴더. 설치된 패키지에서는 패키지 안, 저장소에서는 `runs/`입니다."""
    installed = PACKAGE / "_recorded_runs"
    return installed if installed.is_dir() else PACKAGE.parent / "runs"


def read_run(path: str | Path) -> RunRecord:
    """기록을 읽습니다. 이름만 주면 `recorded_runs()`에서 찾습니다.

    >>> read_run("original_t4").seconds
    10607.69
    """
    path = Path(path)
    if path.suffix != ".json":
        path = recorded_runs() / f"{path}.json"
    if not path.is_file():
        known = ", ".join(sorted(found.stem for found in path.parent.glob("*.json"))) or "없음"
        raise FileNotFoundError(
            f"기록 {path.stem}이(가) 없습니다. {path.parent}에 있는 기록: {known}"
        )
    content = json.loads(path.read_text(encoding="utf-8"))
    fields = {field.name for field in dataclasses.fields(RunRecord)}
    if wrong := sorted(fields.symmetric_difference(content)):
        raise ValueError(f"기록 {path.name}의 칸이 정한 모양과 다릅니다: {', '.join(wrong)}")
    if content["schema"] != SCHEMA:
        raise ValueError(
            f"기록 {path.name}의 schema가 {content['schema']}입니다. {SCHEMA}이어야 합니다."
        )
    if any("step" not in row for row in content["steps"]):
        raise ValueError(f"기록 {path.name}의 steps에 step이 없는 행이 있습니다.")
    return RunRecord(**content)


def read_steps(path: str | Path) -> list[dict]:
    """한 줄이 한 스텝인 CSV(`steps.csv`)를 `diagnose`가 읽는 행의 목록으로 바꿉니다.

    이름만 주면 `recorded_runs()`에서 찾습니다. 빈 칸은 그 행에 넣지 않고, 수가 아닌 칸은 글로 둡니다.

    >>> read_steps("original_t4_steps")[0]["completion_length"]
    1846.0
    """
    path = Path(path)
    if path.suffix != ".csv":
        path = recorded_runs() / f"{path}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: _number(text) for name, text in row.items() if name and text}
            for row in csv.DictReader(file)
        ]


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def write_run(record: RunRecord, path: Path) -> None:
    """기록을 사람이 읽을 수 있는 JSON으로 씁니다."""
    text = json.dumps(dataclasses.asdict(record), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def gpu_name() -> str | None:
    """첫 CUDA GPU의 이름. 없으면 None."""
    from korgrpo_helpers.stack import has_cuda

    if not has_cuda():
        return None
    import torch

    return torch.cuda.get_device_name(0)


def current_commit() -> str | None:
    """이 코드의 커밋. 저장소 밖에 설치된 패키지이면 None."""
    if not (PACKAGE.parent / "_config.yml").is_file():
        return None
    command = ["git", "-C", str(PACKAGE), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def new_record(name: str, profile: Profile, seconds: float, steps: list[dict]) -> RunRecord:
    """지금 이 기계에서 방금 끝난 실행의 기록."""
    return RunRecord(
        name=name,
        title=profile.title,
        date=datetime.now(UTC).date().isoformat(),
        settings=dataclasses.asdict(profile),
        versions={"python": platform.python_version(), **library_versions()},
        gpu=gpu_name(),
        seed=profile.seed,
        commit=current_commit(),
        seconds=round(seconds, 2),
        steps=steps,
    )
