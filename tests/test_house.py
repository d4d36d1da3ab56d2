"""집의 규칙: 들여오기는 한 방향, 가벼운 import, 짧은 모듈, 빠짐없는 배포본."""

import ast
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from korgrpo_helpers.colab_install import pinned_requirements, requirement_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "korgrpo_helpers"
CODE_FOLDERS = ("korgrpo_helpers", "tests", "tools", "benchmarks", "_ext")
# 아래 모듈은 위에 있는 모듈만 들여옵니다.
FLOORS = """settings profiles reports examples arithmetic sources formatting session artifacts tokenizer lengths language
cleaning numerals quantities constants formulas answers cells traces dialogues choices mapping column_roles choice_columns
column_choice rowwise schema catalog.entries adapter columns filters local_files hub own_data
catalog.check catalog.table catalog.__main__ rewards.original rewards.korean rewards.monitors rewards.hacks rewards.explain rewards.engines objective processes stack demo memory policy models generation
evaluation rejection runs trends findings symptoms_learning symptoms_run diagnosis progress plots curves live clock step_log checkpoint_hub checkpoints training adapter_files published pipeline config_file train_config train_checks train_stages train model_card saving merging gguf publishing widgets widgets_memory widgets_advantage widgets_lengths widgets_runs colab_install colab session_report""".split()


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__init__.py"]


def test_every_module_has_its_floor():
    assert sorted(map(module_name, MODULES)) == sorted(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_run_one_way(path):
    floor = FLOORS.index(module_name(path))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith(PACKAGE.name) for alias in node.names)
        if not isinstance(node, ast.ImportFrom):
            continue
        assert node.level == 0, "이 패키지는 온 이름으로만 들여옵니다"
        if not node.module.startswith(PACKAGE.name):
            continue
        names = [node.module.removeprefix(PACKAGE.name).lstrip(".")]
        if not names[0]:
            names = [alias.name for alias in node.names]
        for name in names:
            assert FLOORS.index(name) < floor, f"{path.name}이 위층의 {name}을 들여옵니다"


ALL_CODE = [path for name in CODE_FOLDERS for path in sorted((ROOT / name).rglob("*.py"))]


@pytest.mark.parametrize("path", ALL_CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_import_is_light():
    """torch와 trl은 쓰는 함수 안에서만 들여옵니다. 갓 켠 Colab에는 trl이 없습니다."""
    names = [name for name in FLOORS if name not in ("clock", "step_log", "checkpoints")]
    code = "import sys\n" + "".join(f"import korgrpo_helpers.{name}\n" for name in names)
    code += "print([n for n in ('torch', 'trl', 'unsloth', 'transformers', 'datasets') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# 이 저장소의 검사가 CPU에서 돌릴 수 없는 것. 판을 맞춰 보기만 합니다(make check-colab).
GPU_ONLY = {"bitsandbytes", "torchao", "unsloth", "unsloth-zoo"}


@pytest.mark.parametrize(
    ("gpu_class", "tested", "untested"),
    [("cpu", "requirements.txt", set()), ("t4", "requirements/trl-0.22.txt", GPU_ONLY)],
)
def test_constraints_are_the_tested_versions(gpu_class, tested, untested):
    """Colab에 까는 판은, GPU가 있어야 도는 것을 빼면 이 저장소의 검사가 돌린 판이어야 합니다."""
    pins = set(pinned_requirements(gpu_class, with_vllm=False))
    missing = pins - set((ROOT / tested).read_text(encoding="utf-8").splitlines())
    assert {requirement_name(pin) for pin in missing} == untested


def test_wheel_works_on_its_own(tmp_path):
    """Colab에는 저장소가 없고 설치된 패키지만 있습니다. 데이터와 기록이 함께 가야 합니다."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(site)
    for licence in ("LICENSE", "NOTICE", "data/jkc_mwp/LICENSE", "data/dmath/LICENSE"):
        assert any(name.endswith(licence) for name in names), licence
    assert not any("tests/" in name or "notebooks/" in name for name in names)
    code = (
        "import korgrpo_helpers\n"
        "from korgrpo_helpers import examples, runs\n"
        "print(korgrpo_helpers.__file__)\n"
        "print(len(examples.load_jkc_mwp()[0]), len(examples.load_dmath()))\n"
        "print(runs.read_run('original_t4').seconds, runs.current_commit())\n"
        "print(len(runs.read_steps('original_t4_steps')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[0].startswith(str(site))
    assert lines[1:] == ["2974 2079", "10607.69 None", "100"]


def test_missing_chromium_is_told_with_the_command():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "needs.py")],
        env={"PATH": "/nonexistent"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "apt-get install -y chromium fonts-nanum" in done.stderr
