"""정제의 단계들. 단계마다 무엇을 빼고 무엇을 남기는지."""

import pytest
from datasets import Dataset
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.adapter import example_features
from korgrpo_helpers.examples import load_dmath
from korgrpo_helpers.filters import (
    STEPS,
    answer_not_in_reasoning,
    broken_tags,
    clean_examples,
    contaminated,
    duplicates,
    too_long,
    wrong_language,
)


def rows_of(*rows: dict) -> Dataset:
    blank = {"question": "귤은 몇 개입니까?", "reasoning": None, "answer": "2", "verifiable": True}
    return Dataset.from_list(
        [blank | {"answer_from": None, "source": f"행 {i}"} | row for i, row in enumerate(rows)],
        features=example_features(),
    )


@pytest.mark.parametrize(
    ("rows", "dropped"),
    [
        # 띄어쓰기와 문장 부호만 다른 문제: 앞의 것만
        ([{"question": "1+1은?"}, {"question": "1 + 1은 ?"}], {1: "앞에 나온 문제와 같습니다"}),
        # 정답이 다르면 어느 쪽이 맞는지 모릅니다
        ([{"question": "가"}, {"question": "가", "answer": "3"}],
         {0: "같은 문제인데 정답이 다릅니다", 1: "같은 문제인데 정답이 다릅니다"}),
        # 채점기가 같다고 보는 정답은 다른 정답이 아닙니다
        ([{"question": "가", "answer": "3"}, {"question": "가", "answer": "3개"}],
         {1: "앞에 나온 문제와 같습니다"}),
        ([{"question": "가", "answer": "1,005"}, {"question": "가", "answer": "1005"}],
         {1: "앞에 나온 문제와 같습니다"}),
        ([{"question": "가", "answer": "1/2"}, {"question": "가", "answer": "½"}],
         {1: "앞에 나온 문제와 같습니다"}),
        # 글로 답한 행은 견줄 수 없으므로 다르다고 하지 않습니다
        ([{"question": "가", "answer": "긴 글", "verifiable": False},
          {"question": "가", "answer": "다른 글", "verifiable": False}],
         {1: "앞에 나온 문제와 같습니다"}),
        ([{"question": "가"}, {"question": "나"}], {}),
    ],
)  # fmt: skip
def test_duplicates(rows, dropped):
    assert duplicates(rows_of(*rows)) == dropped


def test_held_out_questions_are_found_however_spaced():
    question = load_dmath()[0].question
    spaced = question.replace(" ", "  ").replace(".", " . ")
    assert set(contaminated(rows_of({"question": spaced}, {}))) == {0}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"question": "How many tangerines are there?"}, "문제가 한국어가 아닙니다"),
        ({"reasoning": "First, we multiply twelve by three."}, "풀이가 한국어가 아닙니다"),
        ({"question": "$x^2+3x+2=0$의 두 근의 합은?"}, None),  # 식의 글자는 세지 않습니다
        ({"question": "A+B=15, A/B=2 일 때, A는?"}, None),  # 홀로 쓴 로마자는 미지수입니다
        ({"question": "12 × 3 = ?"}, None),  # 글자가 없는 문제
        ({"reasoning": "먼저 apple은 3개입니다. 여기에 두 개를 더합니다."}, None),
        ({"question": "みかんは全部で何個ありますか"}, "문제가 한국어가 아닙니다"),
    ],
)
def test_wrong_language(row, why):
    assert wrong_language(rows_of(row)).get(0) == why


@pytest.mark.parametrize(
    ("row", "tag"),
    [
        ({"reasoning": "생각 <think> 또 생각"}, "<think>"),
        ({"answer": "2<|im_end|>"}, "<|im_end|>"),
        ({"question": "<SOLUTION>은 무엇입니까?"}, "<SOLUTION>"),
        ({"question": "<p>귤은 몇 개입니까?</p>"}, "<p>"),
        ({"question": "귤은&nbsp;몇 개입니까?"}, "&nbsp;"),
        ({"question": "3 < 5 이고 5 > 3 입니까?"}, None),
    ],
)
def test_broken_tags(row, tag):
    found = broken_tags(rows_of(row)).get(0)
    assert (found is None) if tag is None else (tag in found)


@pytest.mark.parametrize(
    ("reasoning", "answer", "kept"),
    [
        ("한 상자에 12개씩 3상자이므로 36개입니다.", "36", True),
        ("12×3=36", "36개", True),
        ("모두 3,250원입니다.", "3250", True),
        ("절반은 0.5입니다.", "1/2", True),
        ("그래서 동사무소가 가장 가깝습니다.", "동사무소", True),
        ("답은 삼십육입니다", "36", True),  # 마지막 줄이 같은 답
        ("답은 ②입니다", "②", True),
        ("이 보기가 옳습니다.", "②", True),  # 번호를 적지 않은 객관식 풀이
        ("통분하면 3/6+2/6=5/6", "5/6", True),  # 분수가 = 바로 뒤에
        ("1과 1/2은 1 1/2입니다", "1 1/2", True),
        ("통분하면 3/6+1/6=4/6", "5/6", False),
        ("0으로 나눈 3/0은 없습니다", "5/6", False),
        ("12×3=360입니다.", "36", False),
        ("12를 세 번 더합니다.", "36", False),
        ("우체국이 가장 가깝습니다.", "동사무소", False),
    ],
)
def test_answer_not_in_reasoning(reasoning, answer, kept):
    found = answer_not_in_reasoning(rows_of({"reasoning": reasoning, "answer": answer}))
    assert found == ({} if kept else {0: "풀이에 정답이 나오지 않습니다"})


def test_rows_without_reasoning_or_gold_are_not_judged():
    rows = rows_of({}, {"reasoning": "생각", "answer": "긴 글입니다.", "verifiable": False})
    assert answer_not_in_reasoning(rows) == {}


def test_too_long_counts_question_reasoning_and_answer():
    from korgrpo_helpers.tokenizer import load_qwen3_tokenizer

    step = too_long(load_qwen3_tokenizer(), limit=30)
    rows = rows_of({}, {"reasoning": "풀이를 아주 길게 씁니다. " * 10})
    assert step(rows) == {1: "30토큰보다 깁니다"}
    assert clean_examples(rows, [step])[1][0].counts() == {"30토큰보다 깁니다": 1}


def test_steps_run_in_order_and_each_counts():
    rows = rows_of(
        {"question": "깨진 <think> 문제입니다"},
        {"question": "English question only here"},
        {"question": "귤은 모두 몇 개입니까?", "reasoning": "모릅니다.", "answer": "36"},
        {"question": load_dmath()[3].question},
        {"question": "배는 모두 몇 개입니까?"},
        {"question": "배는 모두 몇개입니까"},
    )
    kept, reports = clean_examples(rows)
    assert kept["source"][:] == ["행 4"]
    assert [report.name for report in reports] == [step.__name__ for step in STEPS]
    assert [len(report.dropped) for report in reports] == [1, 1, 1, 1, 1]
    assert [report.dropped[0][0] for report in reports] == ["행 0", "행 1", "행 2", "행 3", "행 5"]


def test_own_step_can_be_added():
    def short_question(rows):
        return {i: "문제가 짧습니다" for i, q in enumerate(rows["question"]) if len(q) < 5}

    kept, (report,) = clean_examples(rows_of({"question": "1+1"}, {}), [short_question])
    assert (len(kept), report.name) == (1, "short_question")


def test_nothing_left_says_which_step():
    with pytest.raises(ValueError, match=r"쓸 수 있는 행이 없습니다(.|\n)*wrong_language"):
        clean_examples(rows_of({"question": "English only"}))


def test_streaming_is_refused_with_the_mend():
    with pytest.raises(ValueError, match="rows=1000"):
        clean_examples(rows_of({}).to_iterable_dataset())


@given(st.lists(st.sampled_from(["가", "나", "가 ", "나?", "다"]), min_size=1, max_size=12))
def test_no_question_is_kept_twice(questions):
    rows = rows_of(*({"question": question} for question in questions))
    dropped = duplicates(rows)
    left = [q.strip(" ?") for i, q in enumerate(questions) if i not in dropped]
    assert sorted(left) == sorted(set(left))
    assert set(left) == {q.strip(" ?") for q in questions}  # 같은 정답이면 하나는 남습니다
