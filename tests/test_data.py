"""패키지에 실은 데이터와 만들어 내는 데이터."""

import re

import pytest

from korgrpo_helpers import sources
from korgrpo_helpers.arithmetic import HELD_OUT_CHAINS, make_stories, split_of
from korgrpo_helpers.examples import (
    is_plain_number,
    load_dmath,
    load_dmath_pairs,
    load_jkc_mwp,
    question_key,
)
from korgrpo_helpers.reports import DropReport


def test_jkc_counts_every_dropped_row():
    examples, report = load_jkc_mwp()
    assert report.total == 3_000
    assert report.kept == len(examples)
    assert report.counts() == {
        "앞에 나온 문제와 같습니다": 16,
        "같은 문제인데 정답이 다릅니다": 4,
        "등식의 값과 정답이 다릅니다": 3,
        "정답이 nan입니다": 2,
        "시험용 DMath에도 있는 문제입니다": 1,
    }
    dropped = {row for row, _ in report.dropped}
    assert {"177", "201", "327", "1367", "1450", "933"} <= dropped
    # 정답이 서로 다른 짝(24/48, 420/학교)은 어느 쪽이 맞는지 몰라 둘 다 뺍니다.
    assert {"886", "1106", "1285", "2442"} <= dropped


def test_jkc_is_clean_and_apart_from_dmath():
    examples, _ = load_jkc_mwp()
    keys = {question_key(example.question) for example in examples}
    assert len(keys) == len(examples)
    assert not keys & {question_key(example.question) for example in load_dmath()}
    assert all(example.answer and example.answer != "nan" for example in examples)
    # 풀이가 없는 데이터입니다. 지어 넣은 풀이가 있으면 안 됩니다.
    assert all(example.reasoning is None for example in examples)


def test_dmath_is_whole():
    assert len(load_dmath()) == len(load_dmath_pairs()) == 2_079
    assert sum(is_plain_number(example.answer) for example in load_dmath()) == 1_903


def test_stories_are_right_and_repeatable():
    stories = make_stories("train", rows=300, seed=7)
    assert stories == make_stories("train", rows=300, seed=7)
    assert stories != make_stories("train", rows=300, seed=8)
    for story in stories:
        total = None
        for left, sign, right, after in re.findall(r"(\d+)([+-])(\d+)=(\d+)", story.reasoning):
            assert total in (None, int(left))  # 식이 앞의 값을 이어받습니다
            total = int(after)
            assert total == int(left) + int(right) * (1 if sign == "+" else -1)
            assert total > 0  # 「0개」나 음수인 이야기는 없습니다
        assert story.answer == str(total)
        numbers = re.findall(r"\d+", story.question)
        assert len(numbers) == 4


@pytest.mark.parametrize("split", ["train", "dev", "test"])
def test_chains_never_cross_splits(split):
    """시험에 나온 사슬이 학습에 나오면 외워서 맞힐 수 있습니다."""
    for story in make_stories(split, rows=200, seed=0):
        assert split_of(re.findall(r"\d+[+-]\d+=\d+", story.reasoning)) == split


def test_particles_follow_the_final_consonant():
    """받침에 맞지 않는 조사(지영는, 귤가)가 나오면 안 됩니다."""
    text = " ".join(story.question for story in make_stories("train", rows=500, seed=0))
    for word, with_final, without_final in (
        ("[가-힣]+", "은", "는"),
        ("[가-힣]+", "이", "가"),
    ):
        for stem, particle in re.findall(rf"\b({word}?)({with_final}|{without_final}) ", text):
            has_final = (ord(stem[-1]) - ord("가")) % 28 != 0
            assert particle == (with_final if has_final else without_final), stem + particle


def test_held_out_chains_come_once():
    """같은 사슬이 여러 번 나오면 시험 문제가 서로 독립이 아니어서 신뢰구간이 거짓으로 좁아집니다."""
    stories = make_stories("test", rows=HELD_OUT_CHAINS, seed=0)
    assert len({story.reasoning for story in stories}) == HELD_OUT_CHAINS
    with pytest.raises(ValueError, match="200행까지만"):
        make_stories("dev", rows=HELD_OUT_CHAINS + 1, seed=0)


def test_direct_share_mixes_two_styles():
    stories = make_stories("train", rows=1_000, seed=0, direct_share=0.6)
    direct = sum("=" not in story.reasoning for story in stories)
    assert 550 <= direct <= 650
    assert all(story.answer in story.reasoning for story in stories)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("없는것", "train", 1, 0), "데이터 '없는것'을"),
        (("jkc_mwp", "test", 1, 0), "갈래 'test'"),  # 학습용을 시험에 쓰는 실수
        (("dmath_numeric", "train", 1, 0), "갈래 'train'"),  # 시험용을 학습에 쓰는 실수
        (("arithmetic", "train", 0, 0), "rows=0"),
    ],
)
def test_sources_refuse_in_korean(arguments, message):
    with pytest.raises(ValueError, match=message):
        sources.load(*arguments)


@pytest.mark.parametrize("name", sources.SOURCES)
def test_sources_are_repeatable(name):
    split = sources.SOURCES[name][0][-1]
    rows = sources.load(name, split, rows=20, seed=3)
    assert len(rows) == 20
    assert rows == sources.load(name, split, rows=20, seed=3)


def test_report_names_rows_and_reasons():
    report = DropReport("시험", total=10)
    for row in range(7):
        report.drop(row, "깁니다")
    text = str(report)
    assert "10행 중 3행 남음, 7행 뺌" in text
    assert "깁니다: 7행 (행 0, 1, 2, 3, 4 …)" in text
