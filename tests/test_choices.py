"""객관식: 보기가 든 열을 찾고, 정답의 번호를 바로 읽습니다. 헷갈리면 정하지 않습니다."""

import pytest
from families import PROBLEMS

from korgrpo_helpers.mapping import ColumnMapping, read_example
from korgrpo_helpers.schema import schema_of


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ([0, 1, 2, 3, 1, 2], 0),  # 0이 나오면 0부터
        ([1, 2, 3, 4, 1, 2], 1),  # 보기의 수만큼 나오면 1부터
        (["0", "1", "2", "3", "1", "2"], 0),  # 글로 적은 번호
    ],
)
def test_choice_numbers_start_where_the_rows_say(answers, first):
    rows = [
        {"question": q, "choices": ["사과", "배", "감", "귤"], "answer": answer}
        for (q, *_), answer in zip(PROBLEMS, answers, strict=True)
    ]
    assert schema_of(rows).mapping.first_choice == first


@pytest.mark.parametrize(
    "choices", [["사과", "배", "감", "귤"], ["1", "2", "3", "4"]], ids=["글", "수"]
)
def test_undecidable_choice_numbers_are_refused(choices):
    """1~3만 나오면 0부터인지 1부터인지 모르고, 보기가 수이면 번호인지 값인지 모릅니다."""
    rows = [
        {"question": q, "choices": choices, "answer": index % 3 + 1}
        for index, (q, *_) in enumerate(PROBLEMS)
    ]
    with pytest.raises(ValueError, match="0부터인지 1부터인지"):
        schema_of(rows)


@pytest.mark.parametrize(
    ("header", "golds"),
    [
        (("1번", "2번", "3번", "4번"), ["2번", "3번", "1번", "2번", "3번", "2번"]),
        (("1번", "2번", "3번", "4번"), ["2", "3", "1", "2", "3", "2"]),  # 0부터일 수 없습니다
        (("보기1", "보기2", "보기3", "보기4"), [2, 3, 1, 2, 3, 2]),
        (("가", "나", "다", "라"), ["나", "다", "가", "나", "다", "나"]),
        (("①", "②", "③", "④"), ["②", "③", "①", "②", "③", "②"]),
        (("option_a", "option_b", "option_c", "option_d"), ["B", "C", "A", "B", "C", "B"]),
    ],
    ids=["2번", "번호", "보기1", "가나다", "동그라미", "option_a"],
)
def test_choice_columns_carry_their_labels(header, golds):
    """열의 이름이 번호이면 정답의 번호가 무엇인지 헷갈릴 것이 없습니다."""
    texts = ("사과", "배", "감", "귤")
    rows = [
        {"문제": q, **dict(zip(header, texts, strict=True)), "정답": gold}
        for (q, *_), gold in zip(PROBLEMS, golds, strict=True)
    ]
    mapping = schema_of(rows).mapping
    assert [read_example(row, mapping)[0].answer for row in rows] == ["②", "③", "①", "②", "③", "②"]


def test_numbers_of_lost_choices_are_refused():
    """보기를 못 찾았는데 정답이 ②이면 답할 수 없는 문제로 학습하게 됩니다."""
    rows = [{"문제": q, "고를 것": "사과/배", "정답": "②"} for q, *_ in PROBLEMS]
    with pytest.raises(ValueError, match="보기가 든 열을 찾지 못했습니다"):
        schema_of(rows)
    inside = [{"문제": f"{q}\n① 36 ② 12 ③ 5", "정답": "②"} for q, *_ in PROBLEMS]
    assert schema_of(inside).mapping.answer == "정답"


def test_refusal_of_choices_shows_how_to_write_them():
    rows = [
        {"question": q, "choices": ["사과", "배", "감", "귤"], "answer": i % 3 + 1}
        for i, (q, *_) in enumerate(PROBLEMS)
    ]
    with pytest.raises(ValueError, match="choices='choices', answer='정답 열', first_choice=1"):
        schema_of(rows)
    mapping = ColumnMapping("question", choices="choices", answer="answer", first_choice=1)
    assert read_example(rows[0], mapping)[0].answer == "①"
    without = ColumnMapping("question", choices="choices", answer="answer")
    with pytest.raises(ValueError, match="first_choice=1"):
        read_example(rows[0], without)
