"""이름 하나로 학습에 쓸 행까지, 그리고 그 행을 보여 주는 것들."""

import pytest
from families import FAMILIES, PROBLEMS
from stand_in_hub import Repo, jsonl

from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.catalog.table import SHOWN, catalog_table
from korgrpo_helpers.examples import question_key
from korgrpo_helpers.filters import STEPS
from korgrpo_helpers.hub import load
from korgrpo_helpers.mapping import ColumnMapping
from korgrpo_helpers.own_data import training_rows
from korgrpo_helpers.widgets import NO_MATCH, examples_explorer, examples_table

HEADER = "번호,문제,풀이 과정,정답\n"


@pytest.fixture
def sheet(tmp_path):
    def write(*rows):
        path = tmp_path / "내 문제.csv"
        lines = [f"{i},{q},{r},{a}\n" for i, (q, r, a) in enumerate([*PROBLEMS, *rows], 1)]
        path.write_text(HEADER + "".join(lines), encoding="cp949")
        return str(path)

    return write


def test_spreadsheet_becomes_rows_for_both_trainings(sheet):
    rows = training_rows(sheet(("정답이 없습니다", "풀이", "")))
    assert len(rows.priming) == len(rows.grpo) == len(PROBLEMS)
    assert rows.priming[0]["completion"].endswith("<SOLUTION>36</SOLUTION>")
    assert set(rows.grpo.column_names) == {"prompt", "answer", "source"}
    assert rows.grpo[0]["source"] == "내 문제.csv/1"  # 표의 번호
    assert "정답 열이 비었습니다: 1행" in str(rows)
    assert "→ GRPO: 6행" in str(rows)


def test_report_tells_which_columns_were_used(sheet):
    assert str(training_rows(sheet())).startswith(
        "읽은 열: 문제 「문제」 · 풀이 「풀이 과정」 · 정답 「정답」 · 번호 「번호」"
    )
    assert "(쓰지 않은 열: class, equation)" in str(training_rows("jkc_mwp", rows=20))


def test_wrong_kinds_of_input_are_told_how_to_open():
    from korgrpo_helpers.schema import inspect_schema

    with pytest.raises(TypeError, match=r"to_csv\('내 문제.csv'"):
        training_rows({"문제": []})
    for wrong in ("내 문제.csv", [{"문제": "가"}]):
        with pytest.raises(TypeError, match=r"load\('내 문제\.csv'\).*from_list"):
            inspect_schema(wrong)
    with pytest.raises(TypeError, match="ColumnMapping"):
        training_rows("jkc_mwp", {"question": "question"})


def test_steps_can_be_chosen(sheet):
    path = sheet(PROBLEMS[0])
    assert len(training_rows(path).examples) == len(PROBLEMS)
    assert len(training_rows(path, steps=()).examples) == len(PROBLEMS) + 1


def test_hub_name_with_its_own_places(hub):
    card = b"---\nconfigs:\n- config_name: ko\n  data_files:\n  - split: dev\n    path: d*\n---\n"
    hub.repos["me/data"] = Repo({"README.md": card, "d.jsonl": jsonl(FAMILIES["gsm8k"])})
    rows = training_rows("me/data", config="ko", split="dev", rows=4)
    assert len(rows.grpo) == 4


def test_mapping_by_hand(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl([{"ㄱ": q, "ㄴ": f"{r} ### {a}"} for q, r, a in PROBLEMS]))
    with pytest.raises(ValueError, match="손으로 적어 주세요"):
        training_rows(str(path))
    by_hand = ColumnMapping(question="ㄱ", response="ㄴ", separator="###")
    assert len(training_rows(str(path), by_hand).priming) == len(PROBLEMS)


def test_rows_for_only_one_training(tmp_path):
    path = tmp_path / "a.jsonl"
    prose = "<think>빛을 떠올립니다.</think>하늘은 빛이 흩어져 파랗게 보입니다."
    path.write_bytes(
        jsonl([{"question": f"{i}번째로, 왜 파랄까요?", "response": prose} for i in range(6)])
    )
    rows = training_rows(str(path))
    assert (rows.grpo, len(rows.priming)) == (None, 6)
    assert "→ GRPO: 쓸 행이 없습니다" in str(rows)
    assert training_rows("jkc_mwp", rows=50).priming is None


def test_shipped_data_goes_the_same_way_as_its_own_loader():
    """실은 데이터를 이름으로 바꾼 것과 load_jkc_mwp가 거른 것이 같은 문제여야 합니다(등식이 틀린 셋만 다릅니다)."""
    from korgrpo_helpers.examples import JKC_EQUATION_DISAGREES, load_jkc_mwp

    own = {question_key(example.question) for example in load_jkc_mwp()[0]}
    steps = [step for step in STEPS if step.__name__ != "wrong_language"]
    named = training_rows("jkc_mwp", steps=steps).examples
    extra = [row["source"] for row in named if question_key(row["question"]) not in own]
    assert sorted(extra) == sorted(f"jkc_mwp/{number}" for number in JKC_EQUATION_DISAGREES)
    assert len(named) == len(own) + len(extra)


def test_table_escapes_and_shortens():
    rows = training_rows("jkc_mwp", rows=3).examples
    evil = rows.map(lambda row: {"question": "<script>x</script>" + "가" * 500})
    table = examples_table(evil, count=2)
    assert "<script>" not in table
    assert table.count("<tr>") == 3
    assert "가" * 121 not in table


def test_explorer_moves_and_searches():
    rows = training_rows("jkc_mwp", rows=20).examples
    box = examples_explorer(rows)
    search, place, card = box.children
    place.value = 3
    assert rows[3]["source"] in card.value
    search.value = rows[7]["question"][:20]
    assert rows[7]["source"] in card.value
    search.value = "세상에 없는 글"
    assert card.value == NO_MATCH
    search.value = ""
    assert place.max == len(rows) - 1


def test_catalogue_table_has_every_name_and_sorts_by_number():
    table = catalog_table(catalog().values(), lambda entry: entry.page)
    assert all(f">{name}<" in table for name in catalog())
    assert all(f">{column}</button>" in table for column in SHOWN)
    assert 'data-sort="19252"' in table
    assert 'href="https://huggingface.co/datasets/lemon-mint/korean-reasoning-v02"' in table


def test_shipped_answers_survive_the_adapter():
    """바꾸는 동안 정답이 한 글자도 바뀌지 않아야 합니다."""
    raw = {str(row["id"]): row["answer"] for row in load("dmath")}
    rows = training_rows("dmath", steps=()).examples
    assert {row["source"].partition("/")[2]: row["answer"] for row in rows} == raw
