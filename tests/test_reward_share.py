"""보상의 몫을 재는 프로그램: 쓰는 글이 모델의 글 같은지, 기록이 온전한지, 기록이 책의 말과 같은지."""

import sys
from pathlib import Path

import pytest

from korgrpo_helpers.answers import verify
from korgrpo_helpers.formatting import parse_completion
from korgrpo_helpers.runs import read_run

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import reward_share


@pytest.mark.parametrize("kind", reward_share.KINDS)
def test_texts_look_like_completions(kind):
    texts, golds = reward_share.completions(kind, 64, seed=1)
    assert (texts, golds) == reward_share.completions(kind, 64, seed=1)  # 씨앗이 같으면 같은 글
    assert texts != reward_share.completions(kind, 64, seed=2)[0]
    assert len(set(texts)) == 64 and len(set(golds)) == 64 / reward_share.GROUP
    parsed = [parse_completion(text) for text in texts]
    assert 0.6 < sum(one.valid for one in parsed) / 64 < 0.95
    assert all(100 <= len(text) <= 2_200 for text in texts)


@pytest.mark.parametrize("kind", ["수", "수식", "문자가 든 수식"])
def test_some_answers_are_right(kind):
    texts, golds = reward_share.completions(kind, 16, seed=1)
    pairs = [(gold, parse_completion(text)) for text, gold in zip(texts, golds, strict=True)]
    right = [verify(gold, one.answer) for gold, one in pairs if one.valid]
    assert 0 < sum(right) < len(right)


def test_program_leaves_a_whole_record(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(reward_share, "KINDS", {"수": (reward_share.number, (8, 16), 2)})
    out = tmp_path / "reward_share.json"
    monkeypatch.setattr(sys, "argv", ["reward_share.py", "--out", str(out)])
    reward_share.main()
    record = read_run(out)
    assert record.column("completions") == [8, 16]
    assert all(0 < row["seconds"] <= row["slowest"] for row in record.steps)
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_record_says_what_the_chapter_says():
    """「규모 키우기」: 수와 상수의 수식은 넉넉하고, 문자가 든 수식은 그렇지 않습니다."""
    steps = read_run("reward_share").steps
    found = {(row["kind"], row["completions"]): row["seconds"] for row in steps}
    for kind in ("수", "수식", "문자가 든 수식"):
        assert [size for one, size in found if one == kind] == [8, 64, 512]
    assert max(found["수", 512], found["수식", 512]) < 0.3  # 30초면 1 %입니다
    assert 1 < found["문자가 든 수식", 512] < 10
    # 글 하나에 드는 시간: 1초를 기다리다 끊는 것이 보통의 수식보다 훨씬 비쌉니다
    assert found["1초를 넘기는 수식", 8] / 8 > 10 * found["문자가 든 수식", 512] / 512
