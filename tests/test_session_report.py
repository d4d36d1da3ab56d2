"""마지막 셀의 보고: 결과, 시간, 학습, 그리고 적지 않는 것. 이슈의 양식과 맞는지도 봅니다."""

import getpass
import re
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
import yaml
from nbclient import NotebookClient
from step_logs import CPU_DEMO, healthy, put

from korgrpo_helpers import session, session_report
from korgrpo_helpers.colab import Machine
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.progress import TextProgress
from korgrpo_helpers.runs import new_record, read_steps, write_run
from korgrpo_helpers.session import Cell

ROOT = Path(__file__).parents[1]
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
CPU = Machine(False, None, "cpu")
T4 = Machine(True, "Tesla T4", "t4")
REPOSITORY = "https://github.com/name/book"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    fresh = session.Session(started=time.perf_counter() - 900)
    monkeypatch.setattr(session, "CURRENT", fresh)
    return fresh


def fill(now, count, **failed):
    now.cells.update({f"셀 {index}": Cell(None, 2.0) for index in range(count)})
    now.cells.update({name: Cell(error, 1.0) for name, error in failed.items()})


def text(machine=CPU, cells=10):
    return session_report.report_text("08_grpo", cells, machine)


@pytest.mark.parametrize(
    ("ran", "failed", "expected"),
    [
        (9, {}, "결과: 통과(셀 10개)"),
        (12, {}, "결과: 통과(셀 10개)"),  # 독자가 셀을 더 만들었습니다
        (4, {}, "결과: 일부만 돌림(셀 10개 가운데 5개)"),
        (4, {"a": "OutOfMemoryError"}, "결과: 실패: OutOfMemoryError"),
        (9, {"a": "ValueError", "b": "KeyboardInterrupt"}, "실패: KeyboardInterrupt, ValueError"),
    ],
)
def test_result(now, ran, failed, expected):
    fill(now, ran, **failed)
    assert expected in text()


def test_without_the_first_cell_nothing_is_claimed(now):
    now.started = None
    assert "결과: 알 수 없음(첫 셀을 돌리지 않음)" in text()
    assert "시간: 모름" in text()


def ended(source, error=None, cell_id=None):
    info = SimpleNamespace(raw_cell=source, cell_id=cell_id)
    return SimpleNamespace(info=info, error_before_exec=None, error_in_exec=error)


def test_a_mended_cell_is_no_failure(now):
    session._cell_ends(ended("load()", NameError("load"), cell_id="a"))
    assert "실패: NameError" in text(cells=2)
    session._cell_ends(ended("import x; load()", cell_id="a"))
    assert "통과" in text(cells=2)
    # 셀의 이름을 주지 않는 화면에서는 같은 글을 다시 돌린 것만 알아봅니다.
    session._cell_ends(ended("train()", RuntimeError("a")))
    session._cell_ends(ended("train()"))
    assert "통과" in text(cells=3)


def test_times(now):
    fill(now, 9)
    assert re.search(r"시간: 첫 셀부터 90\d초, 셀이 돈 시간 18초", text())


def test_machines(monkeypatch):
    assert "기계: 내 컴퓨터, CPU " in text()
    assert "GPU: 없음" in text()
    monkeypatch.setenv("COLAB_RELEASE_TAG", "release-colab_20260812-060048_RC00")
    monkeypatch.setattr(session_report, "gpu_memory_gib", lambda: 14.563)
    report = text(T4)
    assert "기계: Colab release-colab_20260812-060048_RC00, CPU " in report
    assert "GPU: Tesla T4, 14.56 GiB" in report
    monkeypatch.setattr(session_report, "gpu_memory_gib", lambda: None)
    assert "GPU: Tesla T4, torch가 쓰지 못함" in text(T4)


def test_versions_tell_what_is_absent():
    told = re.search(r"^판: python 3\.\d+\.\d+, torch \d.*\n  .*$", text(), flags=re.M)[0]
    assert told.endswith("vllm 없음")


def test_training_is_told_with_time_memory_and_findings(now):
    rows = [row | {"gpu_peak_gib": 11.5 + row["step"] / 100} for row in healthy()]
    TextProgress(session.note_training("GRPO 학습", 100)).update(put(rows, 1, seconds=100.0))
    report = text(T4)
    assert "학습: GRPO 학습, 60 / 100스텝" in report  # 끝까지 가지 못했습니다
    assert re.search(r"  \d+초, 스텝마다 첫 로그까지 100\.00초, 그 뒤 \d+\.\d\d초", report)
    assert "torch가 쓴 가장 많은 GPU 메모리 12.10 GiB" in report
    assert "진단: 정상 slow_first_step" in report


def test_sparse_logs_are_counted_per_step(now):
    rows = [{"step": step, "loss": 1.0, "seconds": 50.0} for step in (25, 50, 75)]
    session.note_training("사전 학습", 75).rows = rows
    assert "150초, 스텝마다 첫 로그까지 2.00초, 그 뒤 2.00초" in text()


def test_training_that_died_before_its_first_step(now):
    session.note_training("GRPO 학습", 100)
    assert "학습: GRPO 학습, 0 / 100스텝\n  로그에 적힌 스텝이 없음" in text()


def test_reused_training_is_told_from_its_record(now, tmp_path):
    record = new_record("grpo", get_profile("cpu-demo"), 28.0, read_steps(CPU_DEMO))
    record.date, record.gpu = "2026-11-20", "Tesla T4"
    write_run(record, tmp_path / "run.json")
    session.note_reused("grpo", tmp_path)
    session.note_reused("grpo", tmp_path)
    session.note_reused("qwen3-tokenizer", tmp_path / "tokenizer")
    report = text()
    assert report.count("만들어 둔 것: grpo, 2026-11-20, Tesla T4") == 1
    assert "아는 문제를 찾지 못함" in report
    assert "tokenizer" not in report


def test_a_broken_environment_still_reports(now, monkeypatch, tmp_path):
    def broken():
        raise OSError("/home/kim/lib/libcudart.so가 없습니다")

    monkeypatch.setattr(session_report, "gpu_memory_gib", broken)
    monkeypatch.setenv("KORGRPO_PROFILE", "/home/kim/mine")
    (tmp_path / "run.json").write_text("{", encoding="utf-8")
    session.note_reused("grpo", tmp_path)
    report = text(T4)
    assert "GPU: 알아내지 못함(OSError)" in report
    assert "프로필: 알아내지 못함(ValueError)" in report
    assert "만들어 둔 것: 알아내지 못함(JSONDecodeError)" in report
    assert "kim" not in report


SECRETS = [
    "/home/kim/drive",
    "C:\\Users\\kim",
    "~/kim",
    "kim@example.com",
    "hf_abcDEF123abcDEF123abcDEF123abcDEF12",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "```\n# kim",
    "<b>kim</b>",
    "[kim](https://kim.example)",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_personal_is_told(now, monkeypatch, tmp_path, secret):
    """밖에서 온 글이 들어올 수 있는 모든 자리에 넣어 봅니다."""
    fill(now, 3, a=secret)
    monkeypatch.setenv("COLAB_RELEASE_TAG", secret)
    monkeypatch.setenv("HF_TOKEN", secret)
    monkeypatch.setattr(session_report, "installed_version", lambda name: secret)
    monkeypatch.setattr(session_report, "current_commit", lambda: secret)
    rows = [{"step": 1, "loss": secret, secret: 1.0, "seconds": 1.0}]
    session.note_training(secret, 10).rows = rows
    record = new_record(secret, get_profile("cpu-demo"), 1.0, rows)
    record.date = record.gpu = secret
    write_run(record, tmp_path / "run.json")
    session.note_reused(secret, tmp_path)
    report = text(Machine(True, secret, "t4"))
    for line in secret.splitlines():
        assert line not in report
    assert "kim" not in report and str(tmp_path) not in report
    assert str(Path.home()) + "/" not in report
    assert len(getpass.getuser()) < 3 or f"/{getpass.getuser()}" not in report
    link = session_report.issue_link(REPOSITORY, "08_grpo", Machine(True, secret, "t4"))
    assert parse_qs(urlsplit(link).query)["where"] == ["Colab, (적지 않음)"]


def test_commit_of_an_installed_package_comes_from_pip(monkeypatch):
    monkeypatch.setattr(session_report, "current_commit", lambda: None)
    origin = '{"url": "https://example.com", "vcs_info": {"commit_id": "0123456789abcdef0123"}}'
    installed = SimpleNamespace(read_text=lambda name: origin)
    monkeypatch.setattr(session_report, "distribution", lambda name: installed)
    assert "(커밋 0123456)" in text()
    installed.read_text = lambda name: None
    assert "(커밋 모름)" in text()


def form():
    return yaml.safe_load((FORMS / session_report.FORM).read_text(encoding="utf-8"))


def test_link_fills_fields_that_the_form_has():
    link = session_report.issue_link(REPOSITORY, "08_grpo", T4)
    assert link.startswith(f"{REPOSITORY}/issues/new?")
    filled = parse_qs(urlsplit(link).query)
    assert filled.pop("template") == [session_report.FORM]
    fields = {part["id"]: part["type"] for part in form()["body"] if "id" in part}
    # 고르는 칸(dropdown)을 주소로 채우면 GitHub가 빈 양식을 엽니다.
    assert {fields[name] for name in filled} == {"input"}
    assert filled == {"chapter": ["08_grpo"], "where": ["Colab, Tesla T4"]}
    assert len(link) < 500


def test_form_asks_for_the_report():
    content = form()
    assert {"name", "description", "body"} <= set(content)
    fields = {part["id"]: part for part in content["body"] if "id" in part}
    assert set(fields) == {"chapter", "where", "report", "expected"}
    # 보고에 ```이 있으므로 양식이 또 감싸면 안 됩니다.
    assert "render" not in fields["report"]["attributes"]
    assert all(part["attributes"]["label"] for part in fields.values())
    config = yaml.safe_load((FORMS / "config.yml").read_text(encoding="utf-8"))
    assert config == {"blank_issues_enabled": True}


@pytest.mark.parametrize(
    ("middle", "result"), [("x = 1", "통과"), ("1 / 0", "실패: ZeroDivisionError")]
)
def test_in_a_real_kernel(middle, result):
    first = "from korgrpo_helpers import colab\ncolab.setup()"
    last = (
        "from korgrpo_helpers.session_report import show_report\n"
        f"show_report('08_grpo', cells=3, repository='{REPOSITORY}')"
    )
    sources = [first, middle, last]
    notebook = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, sources)))
    NotebookClient(notebook, timeout=120, kernel_name="python3", allow_errors=True).execute()
    out = notebook.cells[-1].outputs[0].text
    assert f"결과: {result}" in out
    assert out.count("```") == 2
    assert f"{REPOSITORY}/issues/new?template=" in out
