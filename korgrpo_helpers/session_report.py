"""노트북의 마지막 셀: 이 세션을 짧은 글로 적습니다. 독자가 이슈에 그대로 붙입니다.

사람을 알 수 있는 것은 적지 않습니다. 예외는 이름만, 모델은 이 책의 것만 적고, 밖에서 온 글은 판과 이름에 쓰는
글자로만 되어 있을 때 적습니다. 그래서 경로와 사용자의 이름, 토큰이 들어갈 자리가 없습니다.
"""

from __future__ import annotations

import json
import os
import platform
import re
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlencode

from korgrpo_helpers import session
from korgrpo_helpers.colab import Machine, detect_machine
from korgrpo_helpers.colab_install import installed_version
from korgrpo_helpers.diagnosis import diagnose
from korgrpo_helpers.findings import LEVELS
from korgrpo_helpers.profiles import gpu_memory_gib, pick_profile
from korgrpo_helpers.progress import number
from korgrpo_helpers.runs import current_commit, read_run
from korgrpo_helpers.training import RUN_FILE

FORM = "chapter_report.yml"
PACKAGE_NAME = "korgrpo-helpers"
LIBRARIES = ("torch", "transformers", "trl", "peft", "datasets", "unsloth", "vllm")
WITHHELD = "(적지 않음)"
NOTE = "아래를 통째로 복사해 이슈에 붙이세요. 경로, 사용자의 이름, 토큰은 적지 않았습니다."


def show_report(chapter: str, cells: int, repository: str) -> None:
    """보고와 이슈를 쓰는 주소를 찍습니다. `cells`는 이 노트북의 코드 셀 수(이 셀까지)입니다."""
    machine = detect_machine()
    print(NOTE, f"```text\n{report_text(chapter, cells, machine)}\n```", sep="\n\n")
    print(f"\n이슈를 쓰는 곳:\n{issue_link(repository, chapter, machine)}")


def issue_link(repository: str, chapter: str, machine: Machine) -> str:
    """이슈의 양식을 여는 주소. 짧은 칸만 채웁니다. 보고는 주소에 넣기에 깁니다."""
    fields = {"template": FORM, "chapter": chapter, "where": place(machine)}
    return f"{repository}/issues/new?{urlencode(fields)}"


def place(machine: Machine) -> str:
    """
    >>> place(Machine(True, "Tesla T4", "t4"))
    'Colab, Tesla T4'
    """
    where = "Colab" if machine.colab else "내 컴퓨터"
    return f"{where}, {plain(machine.gpu_name) if machine.gpu_name else 'GPU 없음'}"


def plain(text: object) -> str:
    """이름이나 판에 쓰는 글자뿐이면 그대로, 아니면 적지 않습니다.

    >>> plain("2.9.0+cu128"), plain("/home/me"), plain("hf_" + "a1" * 17)
    ('2.9.0+cu128', '(적지 않음)', '(적지 않음)')
    """
    text = str(text)
    looks_secret = re.search(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{20,}", text)
    if looks_secret or not re.fullmatch(r"[\w .,+:()-]{1,80}", text):
        return WITHHELD
    return text


def report_text(chapter: str, cells: int, machine: Machine) -> str:
    """보고의 글. 알아내지 못한 칸에는 예외의 이름을 적습니다. 망가진 환경도 보고할 수 있어야 하기 때문입니다."""
    now = session.CURRENT
    parts: list[tuple[str, Callable[[], str]]] = [
        ("결과", lambda: _result(now, cells)),
        ("패키지", _package),
        ("프로필", _profile),
        ("기계", lambda: _machine(machine)),
        ("GPU", lambda: _gpu(machine)),
        ("판", _versions),
        ("시간", lambda: _times(now)),
    ]
    for training in now.trainings:
        parts.append(("학습", lambda one=training: _trained(one)))
    for kind, folder in now.reused:
        if (folder / RUN_FILE).is_file():
            parts.append(("만들어 둔 것", lambda kind=kind, folder=folder: _reused(kind, folder)))
    lines = [f"장: {chapter}", f"날짜: {datetime.now(UTC).date().isoformat()}"]
    for label, tell in parts:
        try:
            lines.append(f"{label}: {tell()}")
        except Exception as error:
            lines.append(f"{label}: 알아내지 못함({plain(type(error).__name__)})")
    return "\n".join(lines)


def _result(now: session.Session, cells: int) -> str:
    """이 셀은 아직 끝나지 않았으므로 `cells - 1`개가 돌았어야 합니다."""
    if now.started is None:
        return "알 수 없음(첫 셀을 돌리지 않음)"
    failures = sorted({cell.failed for cell in now.cells.values() if cell.failed})
    if failures:
        return f"실패: {', '.join(map(plain, failures))}"
    if len(now.cells) < cells - 1:
        return f"일부만 돌림(셀 {cells}개 가운데 {len(now.cells) + 1}개)"
    return f"통과(셀 {cells}개)"


def _package() -> str:
    """판과 커밋. 저장소 밖에 깔린 패키지(Colab)의 커밋은 pip가 적어 둔 것을 읽습니다."""
    commit = current_commit()
    if commit is None:
        try:
            origin = distribution(PACKAGE_NAME).read_text("direct_url.json")
        except PackageNotFoundError:
            origin = None
        commit = json.loads(origin or "{}").get("vcs_info", {}).get("commit_id", "모름")[:7]
    return f"{plain(installed_version(PACKAGE_NAME) or '깔리지 않음')} (커밋 {plain(commit)})"


def _profile() -> str:
    profile = pick_profile()
    return f"{profile.name} ({profile.model})"


def _machine(machine: Machine) -> str:
    cores = f"CPU {os.cpu_count()}코어, {plain(platform.system())} {plain(platform.machine())}"
    if not machine.colab:
        return f"내 컴퓨터, {cores}"
    return f"Colab {plain(os.environ.get('COLAB_RELEASE_TAG', ''))}, {cores}"


def _gpu(machine: Machine) -> str:
    if machine.gpu_name is None:
        return "없음"
    memory = gpu_memory_gib()
    known = f"{memory:.2f} GiB" if memory else "torch가 쓰지 못함"
    return f"{plain(machine.gpu_name)}, {known}"


def _versions() -> str:
    found = [f"{name} {plain(installed_version(name) or '없음')}" for name in LIBRARIES]
    found.insert(0, f"python {platform.python_version()}")
    return f"{', '.join(found[:4])}\n  {', '.join(found[4:])}"


def _times(now: session.Session) -> str:
    if now.started is None:
        return "모름"
    spent = sum(cell.seconds for cell in now.cells.values())
    return f"첫 셀부터 {time.perf_counter() - now.started:.0f}초, 셀이 돈 시간 {spent:.0f}초"


def _trained(training: session.Training) -> str:
    done = f"{plain(training.title)}, {training.step} / {training.max_steps}스텝"
    return "\n".join([done, *_measured(training.rows)])


def _reused(kind: str, folder: Path) -> str:
    record = read_run(folder / RUN_FILE)
    made = f"{plain(kind)}, {plain(record.date)}, {plain(record.gpu or 'GPU 없음')}"
    return "\n".join([made, *_measured(record.steps)])


def _measured(rows: list[dict]) -> list[str]:
    """학습 하나의 시간과 메모리, 진단."""
    if not rows:
        return ["  로그에 적힌 스텝이 없음"]
    ends = [number(row, "step") for row in rows]
    spent = [number(row, "seconds") for row in rows]
    each = [
        seconds / (end - start)
        for seconds, start, end in zip(spent, [0, *ends], ends, strict=False)
        if seconds >= 0 and end > start
    ]
    lines = []
    if each:
        total = sum(seconds for seconds in spent if seconds >= 0)
        later = statistics.median(each[1:] or each)
        lines.append(f"  {total:.0f}초, 스텝마다 첫 로그까지 {each[0]:.2f}초, 그 뒤 {later:.2f}초")
    for column, label in (("gpu_peak_gib", "쓴"), ("gpu_reserved_gib", "잡은")):
        if found := [value for row in rows if (value := number(row, column)) >= 0]:
            lines.append(f"  torch가 {label} 가장 많은 GPU 메모리 {max(found):.2f} GiB")
    findings = diagnose(rows)
    by_level = {level: [f.name for f in findings if f.level == level] for level in LEVELS}
    told = [f"{level} {', '.join(names)}" for level, names in by_level.items() if names]
    return [*lines, f"  진단: {'; '.join(told) or '아는 문제를 찾지 못함'}"]
