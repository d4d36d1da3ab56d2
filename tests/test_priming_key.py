"""곳간의 사전 학습한 모델: 결과를 바꾸는 것이 달라지면 다시 배우고, 쓰지 않는 것이 달라지면 다시 쓰는지."""

from dataclasses import replace

import pytest
from test_train_data import EXAM, STORIES, sheet

from korgrpo_helpers import pipeline
from korgrpo_helpers.profiles import get_profile


@pytest.fixture
def key_of(monkeypatch):
    """곳간에 물을 열쇠. 학습은 하지 않습니다."""
    found = []
    monkeypatch.setattr(pipeline, "get_or_make", lambda kind, key, make: found.append(key))

    def key(profile):
        pipeline.primed_folder(profile)
        return found[-1]

    return key


@pytest.fixture
def own(tmp_path):
    """사전 학습과 GRPO를 내 파일로. 시험은 데모의 것입니다."""
    files = {key: sheet(tmp_path / f"{key}.csv", STORIES) for key in ("priming_data", "grpo_data")}
    return replace(get_profile("cpu-demo"), **files)


def test_exam_matters_where_overlaps_are_dropped(key_of, own, tmp_path):
    """내 파일에서는 시험과 겹친 문제를 뺍니다. 시험이 달라지면 배울 행도 달라집니다."""
    exam = replace(own, test_data=sheet(tmp_path / "시험.csv", EXAM))
    keys = [key_of(one) for one in (own, replace(own, test_rows=7), exam)]
    sheet(tmp_path / "시험.csv", EXAM[:-1])
    keys.append(key_of(exam))
    assert all(one not in keys[:index] for index, one in enumerate(keys))
    assert key_of(exam) == key_of(replace(exam, test_rows=7))  # 내 시험 파일은 통째로 견줍니다


def test_grpo_file_does_not_matter(key_of, own, tmp_path):
    before = key_of(own)
    sheet(tmp_path / "grpo_data.csv", STORIES[:-1])
    assert key_of(own) == before
    columns = {"grpo_data": {"question": "문제", "answer": "정답"}}
    assert key_of(replace(own, columns=columns)) == before
    (tmp_path / "grpo_data.csv").unlink()
    assert key_of(own) == before
    sheet(tmp_path / "priming_data.csv", STORIES[:-1])
    assert key_of(own) != before


def test_shipped_data_keeps_its_key(key_of):
    """이름으로 고른 데이터는 시험 갈래와 이미 나뉘어 있습니다. 전에 배운 모델을 그대로 씁니다."""
    demo = get_profile("cpu-demo")
    assert key_of(demo) == key_of(replace(demo, test_rows=7))
    assert set(key_of(demo)) == {
        *("model", "priming_data", "columns", "priming_rows", "max_seq_length", "load_in_4bit"),
        *("lora_rank", "lora_alpha", "seed", "priming", "files"),
    }
    assert (key_of(demo)["columns"], key_of(demo)["files"]) == ({}, {})
