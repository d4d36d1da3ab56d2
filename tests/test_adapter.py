"""행마다 바꾸기: 보고, 원천, 곳간, 스트리밍."""

import pytest
from datasets import Dataset, IterableDataset
from families import FAMILIES, PROBLEMS

from korgrpo_helpers import rowwise
from korgrpo_helpers.adapter import EXAMPLE_COLUMNS, to_examples
from korgrpo_helpers.columns import format_examples, format_korean_dataset
from korgrpo_helpers.mapping import ColumnMapping
from korgrpo_helpers.reports import DropReport

MIXED = [
    {"question": "1+1은 몇입니까?", "answer": "하나에 하나를 더합니다.\n#### 2"},
    {"question": None, "answer": "#### 3"},
    {"question": "왜 하늘은 파랄까요?", "answer": "빛이 흩어지기 때문입니다."},
    {"question": "2+2는 몇입니까?", "answer": "<think>잘린 풀이"},
]
BY_HAND = ColumnMapping("question", response="answer")


def test_columns_sources_and_report():
    rows, report = to_examples(Dataset.from_list(MIXED), BY_HAND, name="보기/데이터")
    assert tuple(rows.column_names) == EXAMPLE_COLUMNS
    assert rows["source"][:] == ["보기/데이터/0", "보기/데이터/2"]
    assert rows["verifiable"][:] == [True, False]
    assert rows["reasoning"][:] == [
        "하나에 하나를 더합니다.",
        None,
    ]  # 없는 풀이를 지어내지 않습니다
    assert report.dropped == [
        (1, "question 열에 문제가 없습니다"),
        (3, "<think> 태그가 닫히지 않았습니다(잘린 글)"),
    ]
    assert report.noted["정답을 채점할 수 있는 행"] == 1
    assert "정답을 채점할 수 있는 행: 1행 (50.0%)" in str(report)
    assert "정답이 있던 자리 「####」: 1행" in str(report)


def test_streaming_gives_the_same_rows_and_report():
    data = Dataset.from_list(MIXED * 700)
    rows, report = to_examples(data, BY_HAND)
    streamed, lazy = to_examples(data.to_iterable_dataset(), BY_HAND)
    assert lazy.total == 0  # 아직 읽지 않았습니다
    assert list(streamed) == list(rows)
    assert (lazy.total, lazy.dropped, lazy.noted) == (2_800, report.dropped, report.noted)
    assert list(streamed) and lazy.total == 2_800  # 두 번 읽어도 두 번 세지 않습니다


def test_streaming_without_known_columns():
    """JSONL을 스트리밍하면 첫 행을 읽기 전에는 열을 모릅니다."""
    streamed = IterableDataset.from_generator(lambda: iter(FAMILIES["gsm8k"]))
    rows, report = to_examples(streamed)
    assert [row["answer"] for row in rows] == [answer for *_, answer in PROBLEMS]
    assert report.kept == len(PROBLEMS)
    empty = IterableDataset.from_generator(lambda: iter(()))
    with pytest.raises(ValueError, match="행이 하나도 없"):
        to_examples(empty, BY_HAND)


def test_same_work_is_taken_from_the_cache(tmp_path, monkeypatch):
    Dataset.from_list(FAMILIES["gsm8k"]).save_to_disk(tmp_path / "data")
    data = Dataset.load_from_disk(tmp_path / "data")
    first, _ = to_examples(data)

    def never(*arguments):
        raise AssertionError("곳간에 있는데 다시 읽었습니다")

    monkeypatch.setattr("korgrpo_helpers.adapter.read_example", never)
    again, report = to_examples(data)
    assert again[:] == first[:]
    assert report.kept == len(PROBLEMS)  # 보고는 곳간에서 꺼내도 온전합니다
    # 패키지의 코드가 바뀌면 옛것을 쓰지 않습니다.
    monkeypatch.setattr(rowwise, "code_fingerprint", lambda: "다른 판")
    with pytest.raises(AssertionError):
        to_examples(data)


def test_source_is_the_datas_own_id_when_there_is_one():
    rows, _ = to_examples(Dataset.from_list(FAMILIES["rlvr"]), name="가/나")
    assert rows["source"][:2] == ["가/나/s36", "가/나/s5"]
    same = [{**row, "id": "하나"} for row in FAMILIES["rlvr"]]  # 서로 다르지 않으면 번호가 아닙니다
    assert to_examples(Dataset.from_list(same))[0]["source"][0] == "행 0"


def test_missing_column_is_named():
    with pytest.raises(ValueError, match=r"없는 열: problem\. 있는 열: question, answer"):
        to_examples(Dataset.from_list(MIXED), ColumnMapping("problem", answer="answer"))


def test_nothing_usable_shows_why():
    with pytest.raises(ValueError, match=r"쓸 수 있는 행이 없습니다(.|\n)*문제가 없습니다: 1행"):
        to_examples(Dataset.from_list(MIXED[1:2]), BY_HAND)


def test_choices_reach_the_model_and_the_gold_is_a_number():
    rows, _ = to_examples(Dataset.from_list(FAMILIES["choices_letters"]))
    assert rows[0]["question"].endswith("① 46\n② 56\n③ 36\n④ 66\n답은 보기의 번호로 쓰세요.")
    assert rows[0]["answer"] == "③"


def test_long_text_is_dropped_and_counted():
    rows = [{"question": "가" * 200_000, "answer": "1"}, {"question": "1은?", "answer": "1"}]
    _, report = to_examples(Dataset.from_list(rows), ColumnMapping("question", answer="answer"))
    assert report.dropped == [(0, "question 열의 글이 100,000자보다 깁니다")]


def test_one_step_and_two_steps_agree():
    data = Dataset.from_list(FAMILIES["prompt_response"])
    direct, _ = format_korean_dataset(data, name="가/나")
    examples, _ = to_examples(data, name="가/나")
    staged, _ = format_examples(examples)
    assert direct[:] == staged[:]
    assert direct[0]["source"] == "가/나/0"


def test_report_keeps_its_kept_count_when_streaming_restarts():
    report = DropReport("보기", total=5)
    report.drop(1, "까닭")
    report.noted["셈"] += 1
    report.restart()
    assert (report.total, report.kept, report.dropped, report.noted) == (0, 0, [], {})
