import pytest
from datasets import Dataset

from korgrpo_helpers.columns import format_korean_dataset, grpo_rows, priming_rows, to_dataset
from korgrpo_helpers.examples import Example
from korgrpo_helpers.mapping import ColumnMapping


def completions(columns, mapping):
    rows, report = format_korean_dataset(Dataset.from_dict(columns), mapping)
    return list(rows["completion"]), report


def test_separate_columns_and_think_tags():
    found, report = completions(
        {"질문": ["문제"], "풀이": ["<think>\n생각\n</think>"], "정답": ["3"]},
        ColumnMapping("질문", answer="정답", reasoning="풀이"),
    )
    assert found == ["생각<end_working_out><SOLUTION>3</SOLUTION>"]
    assert report.kept == 1


def test_combined_column_splits_at_the_last_separator():
    found, _ = completions(
        {"q": ["문제"], "out": ["### 1단계\n4×4=16 ### 16"]},
        ColumnMapping("q", response="out", separator="###"),
    )
    assert found == ["### 1단계\n4×4=16<end_working_out><SOLUTION>16</SOLUTION>"]


def test_numbers_become_text():
    """정답 열이 글이 아니라 수인 데이터가 많습니다."""
    rows, _ = format_korean_dataset(
        Dataset.from_dict({"q": ["문제", "문제2"], "a": [3, 0]}), ColumnMapping("q", answer="a")
    )
    assert rows["answer"][:] == ["3", "0"]


def test_answer_only_rows_go_to_grpo_not_to_priming():
    rows, _ = format_korean_dataset(
        Dataset.from_dict({"q": ["문제", "문제2"], "a": ["3", "4"], "r": ["풀이", None]}),
        ColumnMapping("q", answer="a", reasoning="r"),
    )
    primed, report = priming_rows(rows)
    assert list(primed["answer"]) == ["3"]
    assert report.dropped == [("행 1", "풀이가 없습니다")]
    prompts, report = grpo_rows(rows)
    assert (len(prompts), report.dropped) == (2, [])
    assert prompts.column_names == ["prompt", "answer", "source"]


def test_rows_that_cannot_be_scored_go_to_priming_not_to_grpo():
    rows, _ = format_korean_dataset(
        Dataset.from_dict(
            {
                "q": ["왜 그렇습니까?", "몇 개입니까?"],
                "r": ["<think>생각</think>상황에 따라 다릅니다.", "<think>6+6</think>12"],
            }
        ),
        ColumnMapping("q", response="r"),
    )
    assert len(priming_rows(rows)[0]) == 2
    prompts, report = grpo_rows(rows)
    assert list(prompts["answer"]) == ["12"]
    assert report.dropped == [("행 0", "정답을 자동으로 채점할 수 없습니다")]
    with pytest.raises(ValueError, match="GRPO를 할 수 없습니다"):
        grpo_rows(rows.select([0]))


def test_no_reasoning_at_all_is_refused():
    with pytest.raises(ValueError, match=r"풀이가 있는 행이 없어.*GRPO"):
        priming_rows(to_dataset([Example("문제", "2")]))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"q": None, "a": "3"}, "q 열에 문제가 없습니다"),
        ({"q": "  ", "a": "3"}, "q 열에 문제가 없습니다"),
        ({"q": "문제", "a": "nan"}, "a 열에 정답 대신 'nan'"),
        ({"q": "문제", "a": None}, "a 열이 비었습니다"),
        ({"q": "문제 <SOLUTION>", "a": "3"}, "문제에 태그 <SOLUTION>"),
        ({"q": "문제", "a": "</SOLUTION>"}, "정답에 태그 </SOLUTION>"),
    ],
)
def test_bad_rows_are_counted_with_reasons(row, reason):
    good = {"q": "좋은 문제", "a": "1"}
    rows, report = format_korean_dataset(
        Dataset.from_list([row, good]), ColumnMapping("q", answer="a")
    )
    assert list(rows["source"]) == ["행 1"]
    assert report.dropped[0][0] == 0
    assert reason in report.dropped[0][1]


def test_missing_separator_and_empty_answer_are_counted():
    rows, report = format_korean_dataset(
        Dataset.from_dict({"q": ["가", "나", "다"], "out": ["풀이 3", "풀이###", "풀이###3"]}),
        ColumnMapping("q", response="out", separator="###"),
    )
    assert len(rows) == 1
    assert report.counts() == {"구분자 '###'이(가) 없습니다": 1, "정답이 비었습니다": 1}


def test_longer_separator_is_not_cut_in_half():
    """GSM8K는 ####를 씁니다. ###로 나누면 풀이 끝에 #이 하나 남습니다."""
    columns = {"q": ["문제"], "out": ["풀이 #### 3"]}
    with pytest.raises(ValueError, match="구분자가 '###'보다 깁니다"):
        completions(columns, ColumnMapping("q", response="out", separator="###"))
    found, _ = completions(columns, ColumnMapping("q", response="out", separator="####"))
    assert found == ["풀이<end_working_out><SOLUTION>3</SOLUTION>"]


def test_numbers_that_passed_through_pandas():
    """빈칸은 NaN, 정수는 3.0이 됩니다. 글 「nan」이나 「3.0」이 정답이 되면 안 됩니다."""
    columns = {"q": ["가", "나", "다"], "a": [float("nan"), 3.0, 2.5]}
    rows, report = format_korean_dataset(Dataset.from_dict(columns), ColumnMapping("q", answer="a"))
    assert list(rows["answer"]) == ["3", "2.5"]
    assert report.dropped == [(0, "a 열이 비었습니다")]


def test_list_column_is_counted_not_crashing():
    with pytest.raises(ValueError, match=r"쓸 수 있는 행이 없습니다(.|\n)*list입니다"):
        format_korean_dataset(
            Dataset.from_dict({"q": [[1, 2]], "a": ["3"]}), ColumnMapping("q", answer="a")
        )


def test_missing_column_lists_what_there_is():
    with pytest.raises(ValueError, match=r"없는 열: question, answer\. 있는 열: q, a"):
        format_korean_dataset(
            Dataset.from_dict({"q": ["x"], "a": ["y"]}), ColumnMapping("question", answer="answer")
        )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"answer": "a"}, "문제가 든 열"),
        ({"question": "q"}, "정답이 든 열"),
        ({"question": "q", "response": "r", "choices": "c"}, "보기"),
    ],
)
def test_mapping_that_lacks_something_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        ColumnMapping(**arguments)


def test_empty_data_is_refused():
    with pytest.raises(ValueError, match="하나도 없습니다"):
        to_dataset([])
