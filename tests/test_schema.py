"""열 알아보기: 본보기의 꼴마다, 그리고 코드를 보지 않은 사람이 만든 데이터 일흔 개."""

import json
import re
from pathlib import Path

import pytest
from datasets import Dataset
from families import FAMILIES, PROBLEMS, WITH_REASONING

from korgrpo_helpers.answers import verify
from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.choices import CIRCLED, read_choices
from korgrpo_helpers.mapping import ColumnMapping, read_example
from korgrpo_helpers.schema import CERTAIN, GUESS, inspect_schema, schema_of

# 코드를 보지 않은 사람이 만든 것. 받은 그대로 처음 돌린 결과(고치기 전):
#   1: 알 수 있는 56개 가운데 맞음 53, 모른다고 함 2, 틀림 1 / 알 수 없는 14개를 모두 모른다고 함
#   4: 38개 가운데 맞음 32, 모른다고 함 5, 틀림 1(여러 풀이의 목록을 쓰지 않음) / 12개를 모두 모른다고 함
#   3: 45개 가운데 맞음 34, 모른다고 함 8, 틀림 3 / 15개를 모두 모른다고 함
#   2: 일부러 어렵게. 62개 가운데 맞음 41, 모른다고 함 11, 틀림 10(열 하나를 놓침) / 18개를 모두 모른다고 함
FIXTURES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "data").glob("schemas_blind*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
# 사람은 알 수 있지만 이 코드는 모른다고 하는 것. 여기 쓰인 이름(source, key, body, 판정)은 다른 데이터에서 딴 뜻입니다.
HONEST_REFUSALS = {
    "nested-sample-struct",
    "pair-with-winner",
    "proposition-yes-no",
    "cot-collection-ko",
    "body-walkthrough-key",
    "speaker-student-teacher",
    "arena-winner",
    "judgement-yesno",
}
# 풀이의 목록에서 맞은 것을 고르는 일은 하지 않습니다. 문제와 정답만 읽고, 쓰지 않은 열이 있다고 「짐작」이라 말합니다.
PARTLY_READ = {"open-r1-generations"}
READABLE = [
    one
    for one in FIXTURES
    if one["expect"] == "convert" and one["id"] not in HONEST_REFUSALS | PARTLY_READ
]
# 이름만으로는 알 수 없어 카탈로그에 열을 적어 둔 꼴
BY_HAND = {"mclm"}


def flat(text):
    return re.sub(r"\s+", " ", text or "").strip()


def gold_of(row, mapping):
    """채점할 수 있는 정답. 객관식이면 고른 보기의 글."""
    example, _ = read_example(row, mapping)
    if not example.verifiable:
        return None
    if mapping.choices:
        return read_choices(row, mapping.choices)[CIRCLED.index(example.answer)]
    return example.answer


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - BY_HAND))
def test_every_family_is_recognised(family):
    rows = FAMILIES[family]
    mapping = inspect_schema(Dataset.from_list(rows)).mapping
    for row, (question, reasoning, answer) in zip(rows, PROBLEMS, strict=True):
        example, _ = read_example(row, mapping)
        assert question in example.question
        assert verify(answer, gold_of(row, mapping))
        assert (example.reasoning is not None) == (family in WITH_REASONING)
        if example.reasoning is not None:
            assert reasoning in example.reasoning


@pytest.mark.parametrize("fixture", READABLE, ids=lambda one: one["id"])
def test_blind_fixture_is_read_right(fixture):
    mapping = schema_of(fixture["rows"]).mapping
    for row, expected in zip(fixture["rows"], fixture["expected"], strict=True):
        example, _ = read_example(row, mapping)
        if mapping.choices:
            assert flat(example.question).startswith(flat(expected["question"]))
        else:
            assert flat(example.question) == flat(expected["question"])
        gold = gold_of(row, mapping)
        assert (gold is None) == (expected["answer"] is None)
        assert gold is None or verify(expected["answer"], gold) or verify(gold, expected["answer"])
        wanted = expected["reasoning_has"]
        assert (example.reasoning is None) == (wanted is None)
        assert wanted is None or flat(wanted) in flat(example.reasoning)


@pytest.mark.parametrize(
    "fixture",
    [one for one in FIXTURES if one not in READABLE and one["id"] not in PARTLY_READ],
    ids=lambda one: one["id"],
)
def test_what_nobody_could_tell_is_refused(fixture):
    with pytest.raises(ValueError, match="알 수 없습니다") as caught:
        schema_of(fixture["rows"])
    message = str(caught.value)
    for column in fixture["rows"][0]:  # 열과 표본, 손으로 적는 법을 알려 줍니다
        assert column.split(".")[0] in message
    assert "ColumnMapping(" in message


@pytest.mark.parametrize(
    "fixture", [one for one in FIXTURES if one["id"] in PARTLY_READ], ids=lambda one: one["id"]
)
def test_what_is_not_used_is_told(fixture):
    schema = schema_of(fixture["rows"])
    assert schema.confidence == GUESS
    assert "쓰지 않은 열" in str(schema)
    golds = [gold_of(row, schema.mapping) for row in fixture["rows"]]
    assert all(verify(e["answer"], g) for e, g in zip(fixture["expected"], golds, strict=True))


def test_refusal_shows_a_sample_and_can_be_mended_by_hand():
    rows = FAMILIES["mclm"]
    with pytest.raises(ValueError, match=r"귤이 한 상자에(.|\n)*손으로 적어 주세요"):
        schema_of(rows)
    example, _ = read_example(rows[0], ColumnMapping(question="ko", answer="answer"))
    assert (example.question, example.answer) == (PROBLEMS[0][0], "36")


@pytest.mark.parametrize(
    ("family", "marks"),
    [
        ("messages", {"<think>", r"\boxed{}"}),
        ("text_thought", {"<|begin_of_thought|>", r"\boxed{}"}),
        ("gsm8k", {"####"}),
        ("combined", {"구분자"}),
        ("question_answer", {"정답 열"}),
    ],
)
def test_delimiters_are_told(family, marks):
    schema = schema_of(FAMILIES[family])
    assert {mark for mark, share in schema.trace if share == 1} == marks
    assert all(mark in str(schema) for mark in marks)


def test_combined_column_gets_its_separator():
    assert schema_of(FAMILIES["combined"]).mapping.separator == "###"


def test_headings_are_not_separators():
    """「### 1단계」는 구분자가 아니라 제목입니다. 나누면 풀이의 끝이 정답이 됩니다."""
    rows = [
        {"question": q, "output": f"### 1단계\n{r}\n### 결론\n{r} 그러므로 이렇게 됩니다."}
        for q, r, _ in PROBLEMS
    ]
    assert schema_of(rows).mapping.separator is None


def test_weak_names_are_only_a_guess():
    rows = [{"input": q, "output": f"{r}\n정답: {a}"} for q, r, a in PROBLEMS]
    assert schema_of(rows).confidence == GUESS
    renamed = [{"question": row["input"], "output": row["output"]} for row in rows]
    assert schema_of(renamed).confidence == CERTAIN


def test_unused_columns_are_told_and_korean_prose_lowers_certainty():
    """이름을 모르는 열에 풀이가 있을 수 있습니다. 조용히 버리지 않고 적습니다."""
    rows = [{"question": q, "answer": a, "메모장": r, "level": 1} for q, r, a in PROBLEMS]
    schema = schema_of(rows)
    assert schema.confidence == GUESS
    assert "쓰지 않은 열: 메모장, level" in str(schema)


def test_short_formula_reasoning_is_kept():
    rows = [{"문제": q, "풀이": f"{a}+0={a}", "정답": a} for q, _, a in PROBLEMS]
    assert schema_of(rows).mapping.reasoning == "풀이"


def test_steps_in_a_list_are_joined():
    rows = [{"문제": q, "풀이": [r, "끝."], "정답": a} for q, r, a in PROBLEMS]
    example, _ = read_example(rows[0], schema_of(rows).mapping)
    assert example.reasoning == f"{PROBLEMS[0][1]}\n끝."


def test_named_gold_stays_gold_although_some_cells_are_odd():
    """정답 열에 채점할 수 없는 값이 섞여도 그 열은 정답입니다. 그 행만 채점에서 빠집니다."""
    odd = ["10 (정답률 80%)", "?", "-", "(단위 포함)"]
    golds = [*odd, "x=4", "36"]
    rows = [{"문제": q, "풀이": r, "정답": g} for (q, r, _), g in zip(PROBLEMS, golds, strict=True)]
    assert schema_of(rows).mapping.answer == "정답"
    assert read_example(rows[4], schema_of(rows).mapping)[0].verifiable


def test_one_row_and_blank_rows():
    row = {"문제": PROBLEMS[0][0], "풀이": f"{PROBLEMS[0][1]} 따라서 답은 36개입니다."}
    assert schema_of([row]).mapping.response == "풀이"
    blank = {"문제": "", "풀이": None}
    assert schema_of([row, *[blank] * 30]).mapping.response == "풀이"


def test_gold_comes_before_the_models_own_answer():
    rows = [{"question": q, "answer": "99", "gold": a} for q, _, a in PROBLEMS]
    assert schema_of(rows).mapping.answer == "gold"


def test_large_data_is_sampled_from_all_over():
    """앞의 행만 보면 뒤에서 열의 쓰임이 바뀐 데이터를 놓칩니다."""
    rows = [{"question": f"{i}번 문제는 몇 개입니까?", "answer": str(i)} for i in range(1_000)]
    rows[300:] = [{"question": None, "answer": "1"}] * 700
    with pytest.raises(ValueError, match="알 수 없습니다"):
        inspect_schema(Dataset.from_list(rows))


def test_no_rows():
    with pytest.raises(ValueError, match="행이 하나도 없어"):
        schema_of([])


def test_assumed_shapes_exist():
    assert {entry.shape for entry in catalog().values()} <= set(FAMILIES)
