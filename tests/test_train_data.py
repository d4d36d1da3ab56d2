"""학습 명령에 내 파일을 주기: 읽는 길, 시험과 겹친 문제, 시작하기 전에 알리는 오류, 바뀐 파일의 거절."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from train_command import write_config

from korgrpo_helpers import train
from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.config_file import ConfigError
from korgrpo_helpers.demo import build_demo_tokenizer
from korgrpo_helpers.examples import load_dmath
from korgrpo_helpers.filters import OVERLAPPING
from korgrpo_helpers.pipeline import (
    grpo_dataset,
    held_out_dataset,
    primed_folder,
    priming_dataset,
    trained_folder,
)
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.train_checks import check_data, with_fingerprints
from korgrpo_helpers.train_config import check, read_config

NAMES = ("문제", "풀이", "정답")
STORIES = [(one.question, one.reasoning, one.answer) for one in make_stories("train", 60, 5)]
EXAM = [(one.question, one.reasoning, one.answer) for one in make_stories("test", 12, 5)]


def sheet(path: Path, rows, names=NAMES) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])
    return str(path)


@pytest.fixture
def files(tmp_path) -> tuple[str, str]:
    """배울 파일과 시험 파일. 시험 문제 둘이 배울 파일에 섞였습니다."""
    return (
        sheet(tmp_path / "내 문제.csv", STORIES + EXAM[:2]),
        sheet(tmp_path / "내 시험.csv", EXAM),
    )


def own_config(folder: Path, changes: dict, **others):
    """데모의 설정에서 데이터만 바꾼 것."""
    _, config = write_config(folder)
    return write_config(folder, profile=replace(config.profile, **changes), **others)


def test_own_files_from_start_to_end(tmp_path, files, capsys):
    """사전 학습, GRPO, 시험을 모두 내 파일로. 파일을 바꾸면 이어 가지 않습니다."""
    mine, exam = files
    changes = {"priming_data": mine, "grpo_data": mine, "test_data": exam}
    path, _ = own_config(tmp_path, changes)
    assert train.main([str(path)]) == 0
    said = capsys.readouterr().out
    assert said.count(f"{OVERLAPPING}: 2행 (행 내 문제.csv/60, 내 문제.csv/61)") == 2  # 두 단계에서
    assert said.count("→ GRPO: 12행") == 1  # 시험 파일의 보고는 한 번
    results = json.loads((tmp_path / "결과" / "evaluation.json").read_text())
    assert {one["n"] for one in results.values()} == {10}  # test_rows
    record = read_run(tmp_path / "결과" / "grpo" / "run.json")
    assert record.settings["grpo_data"] == mine

    kept = read_config(tmp_path / "결과" / "config.yaml")
    assert set(kept.data_sha256) == set(changes)
    assert train.main([str(path)]) == 0 and "이미 끝난" in capsys.readouterr().out
    sheet(Path(mine), STORIES)
    assert train.main([str(path)]) == 2
    told = capsys.readouterr().err
    assert "파일의 내용이 바뀌었습니다(priming_data=" in told and exam not in told


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json", ".jsonl", ".parquet"])
def test_every_kind_of_file(tmp_path, suffix):
    from datasets import Dataset

    path = tmp_path / f"문제{suffix}"
    table = Dataset.from_dict(dict(zip(NAMES, zip(*STORIES, strict=True), strict=True)))
    if suffix == ".parquet":
        table.to_parquet(path)
    elif suffix in (".csv", ".tsv"):
        table.to_csv(path, index=False, sep="\t" if suffix == ".tsv" else ",")
    else:
        table.to_json(path, force_ascii=False, lines=suffix == ".jsonl")
    _, config = own_config(tmp_path, {"grpo_data": str(path)})
    check_data(config)
    assert len(with_fingerprints(config).data_sha256["grpo_data"]) == 64


def test_columns_by_hand(tmp_path):
    """알아보지 못하는 이름도 YAML의 표로 적으면 읽습니다. 없으면 적는 법을 알립니다."""
    rows = [(question, f"{reasoning} ### {answer}") for question, reasoning, answer in STORIES]
    name = sheet(tmp_path / "이상한 이름.csv", rows, ("ㄱ", "ㄴ"))
    _, config = own_config(tmp_path, {"priming_data": name})
    with pytest.raises(ConfigError, match=r"(?s)ㄱ \(.*columns: \{priming_data: \{question"):
        check_data(config)
    columns = {"priming_data": {"question": "ㄱ", "response": "ㄴ", "separator": "###"}}
    found = check(config.as_dict() | {"columns": columns})
    check_data(found)
    assert len(priming_dataset(found.profile, build_demo_tokenizer())) == len(STORIES)


def test_the_exam_file_is_kept_apart_from_every_training_data(tmp_path, capsys):
    """실은 데이터로 배울 때도 내 시험 파일의 문제는 뺍니다. 거꾸로 실은 시험의 문제도 내 파일에서 뺍니다."""
    shipped = make_stories("train", 32, 2)  # 데모의 GRPO가 뽑는 것
    exam = sheet(tmp_path / "시험.csv", [(s.question, s.reasoning, s.answer) for s in shipped[:4]])
    _, config = own_config(tmp_path, {"test_data": exam})
    rows, _ = grpo_dataset(config.profile, build_demo_tokenizer())
    assert len(rows) == 28 and f"{OVERLAPPING}: 4행" in capsys.readouterr().out
    assert len(held_out_dataset(config.profile)) == 4

    named = make_stories("test", 10, 0)  # 데모의 시험
    mixed = [(s.question, s.reasoning, s.answer) for s in named[:3]] + STORIES
    mine = sheet(tmp_path / "섞임.csv", mixed)
    _, config = own_config(tmp_path, {"grpo_data": mine})
    assert len(grpo_dataset(config.profile, build_demo_tokenizer())[0]) == 32  # grpo_rows
    assert f"{OVERLAPPING}: 3행" in capsys.readouterr().out


def test_exam_may_have_dmath_questions(tmp_path):
    """DMath의 문제는 배울 데이터에서만 뺍니다. 시험에는 쓸 수 있습니다."""
    rows = [(one.question, one.answer) for one in load_dmath()[:20]]
    exam = sheet(tmp_path / "시험.csv", rows, ("문제", "정답"))
    _, config = own_config(tmp_path, {"test_data": exam})
    check_data(config)
    assert len(held_out_dataset(config.profile)) == 10
    _, config = own_config(tmp_path, {"grpo_data": exam})
    with pytest.raises(ConfigError, match="쓸 수 있는 행이 없습니다"):
        check_data(config)


# 자리, 파일의 이름, 내용, 오류에 있어야 할 글
WRONG_FILES = [
    ("grpo_data", "없음.csv", None, "없음.csv이(가) 없습니다"),
    ("test_data", "없음.jsonl", None, "없음.jsonl이(가) 없습니다"),
    ("grpo_data", "엑셀.xlsx", "PK", "「CSV UTF-8」"),
    ("grpo_data", "밀림.csv", "문제,정답\n사과 2개, 배 3개는?,5\n", "2번째 줄은 칸이 3개"),
    ("grpo_data", "깨짐.parquet", "아님", "읽지 못했습니다"),
    ("grpo_data", "빔.csv", "문제,정답\n", "행이 없습니다"),
    ("grpo_data", "모름.csv", "ㄱ,ㄴ\n귤은 몇 개입니까?,3\n배는 몇 개입니까?,4\n", "있는 열과 첫 값"),
    ("grpo_data", "셋.csv", "문제,정답\n귤 셋은 몇 개입니까?,3\n배 넷은 몇 개입니까?,4\n밤 둘은 몇 개입니까?,2\n",
     "GRPO에 쓸 문제가 3개인데 한 번에 8개"),
    ("priming_data", "정답만.csv", "문제,정답\n귤 셋은 몇 개입니까?,3\n배 넷은 몇 개입니까?,4\n",
     "풀이와 정답이 모두 있는 행이"),
    ("grpo_data", "글.csv", "문제,정답\n왜 귤은 둥글다고 합니까?,껍질이 모든 방향에서 고르게 당겨지기 때문이라고 합니다\n"
     "왜 배는 달다고 합니까?,익으면서 속에 있던 녹말이 모두 당으로 바뀌기 때문이라고 합니다\n", "채점할 수 있는 짧은 정답이"),
    ("test_data", "글.csv", "문제,정답\n왜 귤은 둥글다고 합니까?,껍질이 모든 방향에서 고르게 당겨지기 때문이라고 합니다\n"
     "왜 배는 달다고 합니까?,익으면서 속에 있던 녹말이 모두 당으로 바뀌기 때문이라고 합니다\n", "채점할 수 있는 짧은 정답이"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "name", "text", "told"), WRONG_FILES, ids=[f"{one[0]}-{one[1]}" for one in WRONG_FILES]
)
def test_wrong_files_end_before_anything_is_written(
    key, name, text, told, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    if text is not None:
        Path(name).write_text(text, encoding="utf-8")
    path, _ = own_config(tmp_path, {key: name, "grpo_rows": 64}, output="결과", checkpoints="체크")
    given = ["--set", "grpo.per_device_train_batch_size=32"]
    assert train.main([str(path), *given]) == 2
    said = capsys.readouterr()
    error = said.err[said.err.index("설정 오류: ") :]  # datasets가 앞에 제 말을 찍기도 합니다
    assert key in error.splitlines()[0]
    assert told in error and not said.out.strip()
    assert not Path("결과").exists()


# 고친 것, 오류에 있어야 할 글
WRONG_COLUMNS = [
    ({"columns": {"grpo": {}}}, "모르는 키 'columns.grpo'"),
    ({"columns": {"grpo_data": {"question": "문제", "answer": "정답"}}}, "내 파일을 적었을 때만"),
    ({"columns": {"test_data": 3}}, "columns.test_data: {question"),
    ({"columns": {"test_data": {"질문": "문제"}}}, "'질문'을(를) 모릅니다. 아는 이름: question"),
    ({"columns": {"test_data": {"question": 3}}}, "question에는 열의 이름을"),
    ({"columns": {"test_data": {"question": "ㄱ"}}}, "정답이 든 열을"),
    ({"columns": {"test_data": {"question": "ㄱ", "answer": "ㄴ", "first_choice": 2}}}, "0이나 1로"),
    ({"columns": {"test_data": {"question": "ㄱ", "answer": "ㄴ", "first_choice": 1.0}}}, "0이나 1로"),
    ({"columns": {"test_data": {"question": "ㄱ", "answer": "ㄴ", "choices": []}}}, "choices에는 열의"),
    ({"columns": ["문제"]}, "columns은(는) 키와 값이어야"),
    ({"data_sha256": {"다른 것": "0"}}, "모르는 키 'data_sha256.다른 것'"),
    ({"grpo_data": "./시험.csv"}, "grpo_data와 test_data가 같은 파일"),
    ({"test_data": "시험.cvs"}, "또는 내 파일(.csv, .jsonl 따위)"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), WRONG_COLUMNS, ids=[one[1] for one in WRONG_COLUMNS])
def test_wrong_columns(tmp_path, changes, told):
    _, config = own_config(tmp_path, {"test_data": "시험.csv"})
    with pytest.raises(ConfigError) as error:
        check(config.as_dict() | changes)
    assert told in str(error.value) and "\n" not in str(error.value)


def test_a_pinned_file_must_be_that_file(tmp_path, files, capsys):
    """다른 기계에 옮긴 config.yaml의 지문과 파일이 다르면 시작하지 않습니다."""
    path, config = own_config(tmp_path, {"grpo_data": files[0]}, stages=("grpo",))
    pinned = with_fingerprints(config)
    path.write_text(pinned.as_yaml(), encoding="utf-8")
    assert read_config(path) == pinned == with_fingerprints(pinned)
    sheet(Path(files[0]), STORIES)
    assert train.main([str(path)]) == 2
    assert "data_sha256.grpo_data에 적힌 지문" in capsys.readouterr().err


def test_unused_files_are_not_read(tmp_path):
    """GRPO를 하지 않으면 grpo_data는 열지 않습니다."""
    _, config = own_config(tmp_path, {"grpo_data": "없음.csv"}, stages=("priming",))
    assert with_fingerprints(config).data_sha256 == {}
    whole = replace(config.profile, completion_tokens=None)
    both = replace(config, profile=whole, stages=("priming", "evaluation"))
    with pytest.raises(ConfigError, match=r"grpo_data: 파일 없음\.csv"):
        with_fingerprints(both)


def test_store_makes_again_when_the_file_changes(tmp_path, files, cache, monkeypatch):
    """장이 쓰는 곳간도 파일의 내용을 봅니다."""
    made = []
    monkeypatch.setattr(
        "korgrpo_helpers.pipeline.get_or_make", lambda kind, key, make: made.append(key)
    )
    _, config = own_config(tmp_path, {"priming_data": files[0]})
    for change in (STORIES, STORIES[:-1]):
        sheet(Path(files[0]), change)
        primed_folder(config.profile)
        trained_folder(config.profile)
    assert made[0] != made[2] and made[1] != made[3]
