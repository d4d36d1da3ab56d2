"""카탈로그: 적힌 것의 온전함, 허브와 견주는 명령, 확인한 것을 합치기."""

import re
import subprocess
import sys
import tomllib
from datetime import date
from importlib.resources import files

import pytest
from families import FAMILIES
from stand_in_hub import Repo, jsonl, parquet

from korgrpo_helpers.catalog import __main__ as command
from korgrpo_helpers.catalog.check import as_toml, check
from korgrpo_helpers.catalog.entries import (
    GROUPS,
    Entry,
    apply_checked,
    catalog,
    read_entries,
)

TODAY = date(2026, 11, 22)
V02 = "lemon-mint/korean-reasoning-v02"
HRM8K = "HAERAE-HUB/HRM8K"
GUIDE = """
lemon-mint/korean_reasoning_v0.1 lemon-mint/korean_reasoning_v0.2 lemon-mint/korean_reasoning_v1.0
lemon-mint/korean-reasoning-v01-sample lemon-mint/korean-reasoning-v01-test lemon-mint/korean-reasoning-v01
lemon-mint/korean-reasoning-v02 lemon-mint/korean-realqa-reasoning-v01 lemon-mint/korean-reasoning-v02-raw
lemon-mint/korean-reasoning-v02-raw-conversational lemon-mint/korean-reasoning-v01-raw
lemon-mint/korean-reasoning-v01-raw-conversational lemon-mint/korean-realqa-reasoning-v01-raw
lemon-mint/korean-realqa-reasoning-v01-raw-conversational lemon-mint/korean-realqa-reasoning-v01-preference
exp-models/korean-reasoning-mixture-20250203-preference exp-models/korean-reasoning-mixture-20250203-plaintext
koreankiwi99/mnlp_stem_reasoning""".split()


def test_the_eighteen_the_two_and_the_rest():
    names = {group: [n for n, e in catalog().items() if e.group == group] for group in GROUPS}
    assert names["guide"] == GUIDE
    assert names["original"] == [
        "unsloth/OpenMathReasoning-mini",
        "open-r1/DAPO-Math-17k-Processed",
    ]
    assert len(names["checkable"]) >= 12
    assert names["shipped"] == ["jkc_mwp", "dmath"]


@pytest.mark.parametrize("entry", catalog().values(), ids=lambda entry: entry.name)
def test_every_row_says_what_and_why(entry):
    assert entry.why.endswith(("다.", "세요."))
    assert entry.evidence
    assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", entry.evidence_date)
    assert entry.shape in FAMILIES
    assert set(entry.summary().values()) - {""}
    # 열을 안다고 했으면 열이 있고, 모른다고 했으면 없습니다.
    assert bool(entry.columns) == (entry.columns_status in ("known", "inferred", "checked"))
    if entry.columns_status == "known" and entry.shape != "mclm":
        assert set(FAMILIES[entry.shape][0]) - {"original", "level"} <= set(entry.columns) | {
            "Category"
        }
    if entry.split:
        assert entry.split in entry.splits


def test_none_of_the_eighteen_is_called_checkable():
    """근거로는 18종 가운데 어느 것에도 따로 된 정답 열이 없습니다. GRPO에 맞는다고 적으면 안 됩니다."""
    assert not [n for n in GUIDE if "GRPO" in catalog()[n].fits]
    assert catalog()["koreankiwi99/mnlp_stem_reasoning"].fits == ("없음",)
    assert "영어" in catalog()["koreankiwi99/mnlp_stem_reasoning"].language


@pytest.fixture
def filled_hub(hub):
    card = b"---\nlicense: mit\n---\n"
    hub.repos[V02] = Repo(
        {"README.md": card, "train.parquet": parquet(FAMILIES["messages"])}, licence="apache-2.0"
    )
    changed = [{**row, "difficulty": 1} for row in FAMILIES["question_answer"]]
    hrm = b"---\nconfigs:\n- config_name: GSM8K\n  data_files:\n  - split: test\n    path: test*\n---\n"
    hub.repos[HRM8K] = Repo({"README.md": hrm, "test.jsonl": jsonl(changed)})
    return hub


def test_check_survives_failures_and_writes_what_it_found(filled_hub, tmp_path, capsys):
    output = tmp_path / "checked.toml"
    filled_hub.repos["kuotient/gsm8k-ko"] = Repo({"train.parquet": b"PAR1 broken"})
    names = [V02, "lcw99/gsm8k-ko-reasoning", "kuotient/gsm8k-ko", HRM8K]
    assert command.main(["check", *names, "--output", str(output)]) == 1
    printed = capsys.readouterr()
    assert "4개 가운데 2개를 확인했습니다" in printed.out
    assert "lcw99/gsm8k-ko-reasoning | 실패 | FileNotFoundError: 허브에" in printed.out
    assert "kuotient/gsm8k-ko | 실패 | ValueError" in printed.out
    assert f"{HRM8K} | 확인함" in printed.out
    assert "적히지 않은 열 difficulty" in printed.out
    assert "4/4" in printed.err  # 진행 막대
    rows = {row["name"]: row for row in tomllib.loads(output.read_text("utf-8"))["checked"]}
    assert set(rows) == {V02, HRM8K}
    assert rows[V02]["columns"] == {"messages": "대화"}
    assert rows[V02]["licence"] == "apache-2.0"
    assert r"\boxed{}" in rows[V02]["trace"] and "<think>" in rows[V02]["trace"]
    assert rows[HRM8K]["columns"]["question"] == "문제"


def test_checked_file_is_merged_into_the_catalogue(filled_hub, tmp_path):
    output = tmp_path / "checked.toml"
    check([V02], output, TODAY)
    check([HRM8K], output, TODAY)  # 앞에 확인한 것을 지우지 않습니다
    merged = apply_checked(catalog(), output)
    entry = merged[V02]
    assert entry.columns_status == "checked"
    assert entry.evidence_date == "2026-11-22"
    assert re.match(r"허브에서 6행을 받아 봄\(커밋 [0-9a-f]{7}\)", entry.evidence)
    assert merged[HRM8K].splits == ("test",)
    assert merged[HRM8K].why == catalog()[HRM8K].why  # 손으로 적은 까닭은 그대로
    assert merged["jkc_mwp"] == catalog()["jkc_mwp"]


def test_check_of_everything_takes_all_hub_entries(hub, tmp_path):
    results = check([], tmp_path / "x.toml", TODAY)
    assert len(results) == sum(not entry.shipped for entry in catalog().values())
    assert all(one.error for one in results)
    assert not (tmp_path / "x.toml").exists()


def test_unknown_name_is_refused_before_anything_is_asked(hub, capsys):
    with pytest.raises(SystemExit):
        command.main(["check", "없는/것"])
    assert "카탈로그에 없는 이름" in capsys.readouterr().err
    assert hub.requests == []


def test_columns_that_cannot_be_told_are_still_listed(hub, tmp_path):
    hub.repos[V02] = Repo({"train.jsonl": jsonl([{"ko": "가", "en": "a"}] * 6)})
    (one,) = check([V02], tmp_path / "x.toml", TODAY)
    assert one.found["columns"] == {"ko": "text", "en": "text"}
    assert one.found["trace"] == "열을 알아보지 못함"
    assert one.differences == ("없는 열 messages", "적히지 않은 열 en, ko")


def test_toml_survives_untrusted_names(tmp_path):
    """열의 이름은 남이 쓴 글입니다. 무엇이 와도 TOML이 깨지지 않아야 합니다."""
    nasty = {'"]\n[evil]': 'x"""', "줄\n바꿈\t": "\\", "\x7f\x01": "a"}
    text = as_toml([{"name": V02, "columns": nasty}])
    (row,) = tomllib.loads(text)["checked"]
    assert list(row["columns"].values()) == list(nasty.values())
    assert set(tomllib.loads(text)) == {"checked"}


def test_show_prints_every_row(capsys):
    assert command.main(["show"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(catalog())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[dataset]]\nname = "a/b"\n', "카탈로그의 a/b"),
        ('[[dataset]]\nname="a/b"\ngroup="guide"\nfits=["SFTT"]\nwhy="x"\ncolumns_status="known"\n'
         'evidence="x"\nevidence_date="2026-01"\n', "모르는 fits SFTT"),
    ],
)  # fmt: skip
def test_broken_catalogue_names_the_row(tmp_path, text, message):
    (tmp_path / "c.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_entries(tmp_path / "c.toml")


def test_same_name_twice_is_refused(tmp_path):
    text = files("korgrpo_helpers").joinpath("data", "catalog.toml").read_text("utf-8")
    first = text[
        text.index("[[dataset]]") : text.index("[[dataset]]", text.index("[[dataset]]") + 1)
    ]
    (tmp_path / "c.toml").write_text(first * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="두 번 나옵니다"):
        read_entries(tmp_path / "c.toml")


def test_unknown_is_said_plainly():
    entry = Entry("a/b", "guide", (), "모릅니다.", "unknown", "x", "2026-01-01")
    summary = entry.summary()
    assert summary["맞는 곳"].startswith("모름")
    assert [summary[name] for name in ("언어", "열의 근거", "행", "허가서", "받기")] == ["모름"] * 5


def test_module_runs_as_a_command():
    command = [sys.executable, "-m", "korgrpo_helpers.catalog", "show"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "koreankiwi99/mnlp_stem_reasoning | 가이드 | 영어 | 없음" in done.stdout
