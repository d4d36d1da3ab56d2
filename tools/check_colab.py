"""Colab에 깔 세트가 오늘도 풀리는지 uv로 확인합니다(make check-colab). 인터넷이 있어야 하고, 깔지는 않습니다.

    python tools/check_colab.py    # 모두 통과하면 runs/resolved/colab_sets.json을 새로 쓰고, 아니면 1로 끝납니다

GPU의 등급과 Python의 판마다, Colab이 미리 깔아 둔 판(tools/colab_preinstalled/)이 있는 빈 환경을 만들고
첫 셀이 설치 프로그램에 넘길 것(`plan_install`)을 그대로 `uv pip install --dry-run`에 넘깁니다. 풀리는지만 봅니다.
깔린 것이 도는지는 보지 않습니다.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from korgrpo_helpers.colab_install import (  # noqa: E402
    GPU_CLASSES,
    UNTOUCHABLE,
    plan_install,
    requirement_name,
)

PREINSTALLED = ROOT / "tools" / "colab_preinstalled"
RECORD = ROOT / "runs" / "resolved" / "colab_sets.json"
PYTHONS = ("3.12", "3.13")
# Colab은 Ubuntu 22.04(glibc 2.35)입니다. 더 옛 플랫폼으로 풀면 휠이 있는데도 없다고 나옵니다.
PLATFORM = "x86_64-manylinux_2_35"
SHOWN = ("torch", "vllm", "unsloth", "trl", "transformers", "datasets", "numpy", "pillow")
# 판을 느슨하게 적으면 풀이가 조용히 몇 년 전 판으로 미끄러집니다. 이보다 낮으면 실패입니다.
FLOORS = {"unsloth": "2026.10", "vllm": "0.11"}
# vLLM 0.11.2는 torch 2.9.0만 받으므로 T4에서 vLLM과 함께일 때만 torch를 바꿉니다.
MAY_REPLACE = {("t4", True): ("torch",)}

# 명령을 받아 (끝난 상태, 찍은 글)을 돌려주는 함수.
Run = Callable[[list[str]], tuple[int, str]]


@dataclass
class CheckedSet:
    """세트 하나를 풀어 본 결과. `replaced`는 {이름: [Colab의 판, 바뀔 판]}입니다."""

    gpu_class: str
    python: str
    with_vllm: bool
    versions: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, list[str]] = field(default_factory=dict)
    not_from_pypi: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return (
            f"{self.gpu_class}, Python {self.python}, vLLM {'있음' if self.with_vllm else '없음'}"
        )


def run_command(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def read_preinstalled(python: str) -> dict[str, str]:
    """Colab의 이 Python 런타임이 미리 깔아 둔 {이름: 판}."""
    lines = (PREINSTALLED / f"python-{python}.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def on_pypi(requirement: str) -> str:
    """주소를 적은 휠을 PyPI에 있는 같은 판으로 바꿉니다. 그 주소에 닿지 않아도 풀어 볼 수 있게 합니다.

    >>> on_pypi("vllm @ https://example.com/vllm-0.26.0+cu129-cp38-abi3-linux_x86_64.whl")
    'vllm==0.26.0'
    """
    name, at, address = requirement.partition(" @ ")
    if not at:
        return requirement
    wheel_version = address.rsplit("/", 1)[1].split("-")[1]
    return f"{name}=={wheel_version.split('+')[0]}"


def pretend_installed(folder: Path, preinstalled: dict[str, str]) -> Path:
    """`preinstalled`가 깔린 것처럼 보이는 가상 환경을 만들고 그 파이썬의 자리를 돌려줍니다."""
    venv.create(folder, with_pip=False)
    (site,) = folder.glob("lib/python*/site-packages")
    for name, version in preinstalled.items():
        record = site / f"{name.replace('-', '_')}-{version}.dist-info"
        record.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (record / "METADATA").write_text(metadata, encoding="utf-8")
        (record / "RECORD").write_text("", encoding="utf-8")
        (record / "INSTALLER").write_text("pip", encoding="utf-8")
    return folder / "bin" / "python"


def check_set(gpu_class: str, python: str, with_vllm: bool, uv: str, run: Run) -> CheckedSet:
    """세트 하나를 풀어 보고 어긋난 것을 `problems`에 적습니다."""
    result = CheckedSet(gpu_class, python, with_vllm)
    preinstalled = read_preinstalled(python)
    plan = plan_install(gpu_class, with_vllm, preinstalled.get)
    result.not_from_pypi = [one for one in plan.requirements if on_pypi(one) != one]
    with tempfile.TemporaryDirectory() as folder:
        interpreter = pretend_installed(Path(folder) / "colab", preinstalled)
        keep = Path(folder) / "keep.txt"
        keep.write_text("\n".join(plan.kept), encoding="utf-8")
        options = ["--python", str(interpreter), "--python-version", python]
        command = [uv, "pip", "install", "--dry-run", *options, "--python-platform", PLATFORM]
        code, output = run([*command, "-c", str(keep), *map(on_pypi, plan.requirements)])
    if code != 0:
        result.problems.append("풀리지 않습니다. uv의 말:\n" + output.strip())
        return result
    added = re.findall(r"^ \+ (\S+?)==(\S+)", output, re.M)
    versions = preinstalled | {requirement_name(name): version for name, version in added}
    result.versions = {name: versions[name] for name in SHOWN if name in versions}
    result.replaced = {
        name: [old, versions[name]] for name, old in preinstalled.items() if versions[name] != old
    }
    for name in UNTOUCHABLE:
        if name in result.replaced and name not in MAY_REPLACE.get((gpu_class, with_vllm), ()):
            old, new = result.replaced[name]
            result.problems.append(f"Colab의 {name} {old}을(를) {new}(으)로 바꾸려 합니다.")
    wanted = {"unsloth": gpu_class != "cpu", "vllm": with_vllm}
    for name, floor in FLOORS.items():
        found = versions.get(name)
        if wanted[name] and (found is None or Version(found) < Version(floor)):
            result.problems.append(
                f"{name}이(가) {found or '없음'}입니다. {floor} 이상이어야 합니다."
            )
        if not wanted[name] and found is not None:
            result.problems.append(f"{name} {found}이(가) 딸려 옵니다. 이 세트에는 없어야 합니다.")
    return result


def main(run: Run = run_command) -> int:
    from uv import find_uv_bin

    uv = find_uv_bin()
    sets = [
        check_set(gpu_class, python, with_vllm, uv, run)
        for gpu_class in GPU_CLASSES
        for with_vllm in ((False,) if gpu_class == "cpu" else (True, False))
        for python in PYTHONS
    ]
    header = ["등급", "Python", "vLLM과", *SHOWN]
    rows = [
        [one.gpu_class, one.python, "함께" if one.with_vllm else "없이"]
        + [one.versions.get(name, "-") for name in SHOWN]
        for one in sets
    ]
    print("\n".join("\t".join(row) for row in [header, *rows]))
    for one in sets:
        changes = ", ".join(f"{name} {old}→{new}" for name, (old, new) in one.replaced.items())
        print(f"\n[{one.title}] 미리 깔린 것 가운데 바뀌는 것 {len(one.replaced)}개: {changes}")
        for requirement in one.not_from_pypi:
            print(
                f"  {requirement}: PyPI의 같은 판으로 바꾸어 풀었습니다. 이 휠 자체는 못 봤습니다."
            )
    failed = [one for one in sets if one.problems]
    for one in failed:
        print(f"\n실패: {one.title}", *one.problems, sep="\n  ", file=sys.stderr)
    if failed:
        print(
            "\nkorgrpo_helpers/data/constraints/의 판을 고치고 다시 돌리세요. 기록은 쓰지 않았습니다.",
            file=sys.stderr,
        )
        return 1
    record = {
        "date": datetime.now(UTC).date().isoformat(),
        "uv": run([uv, "--version"])[1].split()[1],
        "platform": PLATFORM,
        "sets": [asdict(one) for one in sets],
    }
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\n{len(sets)}개 세트가 모두 풀립니다. {RECORD.relative_to(ROOT)}에 적었습니다.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
