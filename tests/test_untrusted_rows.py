"""남이 만든 데이터의 이상한 행. 틀린 정답을 만들거나 한 행 때문에 전체가 멈추면 안 됩니다."""

import time
from datetime import datetime

import pytest
from datasets import ClassLabel, Dataset, Features, Image, Value
from families import FAMILIES, PROBLEMS

from korgrpo_helpers.adapter import to_examples
from korgrpo_helpers.cleaning import clean
from korgrpo_helpers.columns import format_examples
from korgrpo_helpers.filters import duplicates
from korgrpo_helpers.hub import load
from korgrpo_helpers.mapping import ColumnMapping, read_example
from korgrpo_helpers.schema import GUESS, inspect_schema, schema_of

QA = ColumnMapping("question", answer="answer")


def rows_of(make) -> list[dict]:
    return [make(i, *problem) for i, problem in enumerate(PROBLEMS)]


REFUSED = {
    # 보기의 이름을 모르고 정답이 번호뿐인 데이터: 보기 없는 문제가 됩니다
    "이름 모를 보기": lambda i, q, r, a: {
        "question": q, "w": "사과", "x": f"배{i}", "y": f"감{i}", "z": a + "개", "answer": i % 4},
    # 보기라는 이름인데 읽지 못하는 꼴
    "구조체 보기": lambda i, q, r, a: {
        "question": q, "choices": [{"id": "A", "content": a}, {"id": "B", "content": "3"}], "answer": "A"},
    # 정답이라고 못 박지 않은 두 열이 서로 다름
    "answer와 output": lambda i, q, r, a: {"question": q, "output": a, "answer": str(int(a) + 60)},
    "같은 이름 두 열": lambda i, q, r, a: {"question": q, "Answer": str(int(a) + 60), "answer": a},
    # 정답 열과 풀이가 밝힌 답이 늘 다름
    "0과 1의 target": lambda i, q, r, a: {"question": q, "solution": f"{r}\n정답: {a}", "target": i % 2},
    # 정답이 아닌 것을 꾸미는 말
    "false_answer": lambda i, q, r, a: {"question": q, "false_answer": str(int(a) + 1)},
    "difficulty_label": lambda i, q, r, a: {"question": q, "difficulty_label": str(i % 3)},
    "generated_answer": lambda i, q, r, a: {"question": q, "generated_answer": a},
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_be_wrong_is_refused(name):
    with pytest.raises(ValueError, match="알 수 없습니다"):
        schema_of(rows_of(REFUSED[name]))


@pytest.mark.parametrize(
    ("names", "golds"),
    [
        (("option_0", "option_1", "option_2", "option_3"), ["A", "B", "C", "A", "B", "C"]),
        (("option_0", "option_1", "option_2", "option_3"), [0, 1, 2, 0, 1, 2]),
        (("ending0", "ending1", "ending2", "ending3"), [0, 1, 2, 0, 1, 2]),
        (("보기1", "보기2", "보기3", "보기4", "보기5", "보기6"), [1, 2, 3, 1, 2, 3]),
        (("A", "B", "C", "D", "E", "F"), ["A", "B", "C", "A", "B", "C"]),
    ],
)
def test_no_choice_column_is_left_behind(names, golds):
    texts = ("귤", "사과", "배", "감", "포도", "밤")
    rows = [
        {"question": q, **dict(zip(names, texts, strict=False)), "answer": gold}
        for (q, *_), gold in zip(PROBLEMS, golds, strict=True)
    ]
    mapping = schema_of(rows).mapping
    read = [read_example(row, mapping)[0] for row in rows]
    assert [one.answer for one in read] == ["①", "②", "③", "①", "②", "③"]
    assert all(text in read[0].question for text in texts[: len(names)])


def test_missing_choices_are_not_the_word_none():
    rows = [{"question": q, "choices": ["3", a, None, None], "answer": a} for q, _, a in PROBLEMS]
    example, _ = read_example(
        rows[0], ColumnMapping("question", choices="choices", answer="answer")
    )
    assert "None" not in example.question
    with pytest.raises(ValueError, match="빈 보기"):
        read_example(
            {"q": "가", "c": ["3", None, "4"], "a": "3"},
            ColumnMapping("q", choices="c", answer="a"),
        )


def test_one_unreadable_cell_does_not_stop_the_rest():
    rows = [{"question": f"{i}번 {q}", "choices": ["귤", "배", "감"], "answer": i % 3}
            for i in range(8) for q, *_ in PROBLEMS]  # fmt: skip
    rows[5]["choices"] = None
    examples, report = to_examples(Dataset.from_list(rows))
    assert (len(examples), report.dropped[0][0]) == (len(rows) - 1, 5)


def test_class_labels_become_their_names():
    features = Features(question=Value("string"), answer=ClassLabel(names=["예", "아니오"]))
    data = Dataset.from_list(
        [{"question": f"{q} 맞습니까?", "answer": i % 2} for i, (q, *_) in enumerate(PROBLEMS)],
        features=features,
    )
    for one in (data, data.to_iterable_dataset()):
        rows, _ = to_examples(one)
        assert [row["answer"] for row in rows][:2] == ["예", "아니오"]


def test_pictures_are_not_opened():
    broken = {"bytes": b"not a picture", "path": None}
    data = Dataset.from_list(
        [{"question": q, "answer": a, "그림": broken} for q, _, a in PROBLEMS],
        features=Features(question=Value("string"), answer=Value("string"), 그림=Image()),
    )
    rows, _ = to_examples(data)
    assert len(rows) == len(PROBLEMS)
    assert "쓰지 않은 열: 그림" in str(inspect_schema(data))


@pytest.mark.parametrize(
    ("row", "mapping"),
    [
        ({"m": [{"role": "user", "content": "가"}, {"role": "assistant", "content": "나", "thinking": 3}]},
         ColumnMapping(dialogue="m")),
        ({"m": 3}, ColumnMapping(dialogue="m")),
        ({"m": [{"role": "assistant", "content": "답: 3"}, {"role": "user", "content": "가"}]},
         ColumnMapping(dialogue="m")),
        ({"question": "가", "answer": float("inf")}, QA),
        ({"question": "가", "c": {"text": ["3", "4"], "label": None}, "answer": "3"},
         ColumnMapping("question", choices="c", answer="answer")),
    ],
)  # fmt: skip
def test_odd_values_are_a_reason_not_a_crash(row, mapping):
    with pytest.raises(ValueError, match=r"[가-힣]"):
        read_example(row, mapping)


def test_deeply_nested_text_is_only_text():
    row = {"question": '["a",' + "[" * 90_000, "answer": "1"}
    assert read_example(row, QA)[0].question.startswith('["a"')


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1 + 0.2, "0.3"), (3.0, "3"), (-0.5, "-0.5"), (123456.789, "123456.789"), (2.5, "2.5"),
     (datetime(2024, 3, 1), "2024-03-01")],
)  # fmt: skip
def test_numbers_and_dates_come_as_they_were_written(value, text):
    assert read_example({"question": "가", "answer": value}, QA)[0].answer == text


def test_four_byte_floats():
    data = Dataset.from_dict(
        {"question": ["가", "나"], "answer": [0.1, 2.7]},
        features=Features(question=Value("string"), answer=Value("float32")),
    )
    assert to_examples(data, QA)[0]["answer"][:] == ["0.1", "2.7"]


def test_decomposed_hangul_is_composed():
    """맥에서 만든 파일의 한글은 자모로 풀려 있습니다."""
    import unicodedata

    question = unicodedata.normalize("NFD", "귤은 모두 몇 개입니까?")
    assert (
        read_example({"question": question, "answer": "3"}, QA)[0].question
        == "귤은 모두 몇 개입니까?"
    )


def test_operators_are_part_of_the_question():
    data = Dataset.from_dict(
        {"question": ["3+4는?", "3-4는?", "3×4는?", "1.5의 2배는?", "15의 2배는?", "x<3인 수는?", "x>3인 수는?"],
         "answer": ["7", "-1", "12", "3", "30", "2", "4"]}
    )  # fmt: skip
    assert duplicates(to_examples(data, QA)[0]) == {}


def test_empty_data_says_so():
    empty = Dataset.from_dict({"question": [], "answer": []})
    with pytest.raises(ValueError, match="행이 하나도 없습니다"):
        to_examples(empty, QA)
    rows, _ = to_examples(Dataset.from_list(FAMILIES["gsm8k"]))
    with pytest.raises(ValueError, match="행이 하나도 없습니다"):
        format_examples(rows.select([]))


def test_cleaning_is_linear():
    started = time.perf_counter()
    clean("." * 100_000 + "가")
    assert time.perf_counter() - started < 5  # 제곱이면 1분이 넘습니다


@pytest.mark.parametrize("name", ["[수학] 문제.jsonl", "a[12].jsonl", "b?.jsonl"])
def test_file_names_are_not_patterns(tmp_path, name):
    for index, file in enumerate((name, "a1.jsonl", "b1.jsonl")):
        (tmp_path / file).write_text(f'{{"q": "{index}", "a": "1"}}\n' * 3, encoding="utf-8")
    assert load(str(tmp_path / name))["q"][:] == ["0", "0", "0"]


@pytest.mark.parametrize(
    "arguments", [{"split": "test[:10]"}, {"config": "zzz"}, {"revision": "v1"}]
)
def test_files_and_shipped_data_have_no_splits(tmp_path, arguments):
    path = tmp_path / "a.jsonl"
    path.write_text('{"q": "가", "a": "1"}\n', encoding="utf-8")
    for name in (str(path), "jkc_mwp"):
        with pytest.raises(ValueError, match="지우세요"):
            load(name, **arguments)


def test_folder_of_the_same_name_does_not_pass_for_the_hub(tmp_path, monkeypatch):
    (tmp_path / "owner" / "set").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="같은 이름의 폴더"):
        load("owner/set")


def test_unused_korean_text_is_only_a_guess():
    rows = rows_of(lambda i, q, r, a: {"question": q, "answer": a, "비고": f"{r} 참고하세요"})
    assert schema_of(rows).confidence == GUESS
