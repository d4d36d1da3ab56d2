"""결과의 장에서 써 둔 풀이로 배운 실행: 글에 적은 수가 기록과 데이터의 것인지."""

import json
import sys
from pathlib import Path
from statistics import median

from results_text import ROOT, TEXT, apart, eight_words, points

from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import load_dmath
from korgrpo_helpers.runs import read_run

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import workings
from evidence_arms import SHARED
from evidence_course import POOL_ROWS
from workings import new_problems, read_workings

OURS = read_run("evidence_shared_ours")
TRIAL, WRITTEN = read_run("trial_written"), read_run("evidence_written")


def test_written_workings_raise_the_score_before_grpo():
    """시험과 개발의 차이는 오차 밖. 글의 수는 모두 데이터와 기록의 것입니다."""
    before, after = OURS.summary["curve"][1], WRITTEN.summary["curve"][1]
    assert OURS.settings["exam_tokens"] == WRITTEN.settings["exam_tokens"]
    dev = [one["dev"] for one in (after, before)]
    gains = points(after, before), points(*dev)
    assert "시험에서 {:.0f}점, 개발 문제에서 {:.0f}점 높고, 둘 다 오차".format(*gains) in TEXT
    assert apart(after["accuracy"], before["accuracy"], after["n"])
    assert apart(*(one["accuracy"] for one in dev), dev[0]["n"])
    few, more = (100 * record.summary["after_priming"]["accuracy"] for record in (OURS, WRITTEN))
    assert f"1,903문제로는 {few:.1f} %와 {more:.1f} %입니다" in TEXT
    solved, refused = map(len, read_workings())
    told = (
        f"{solved + refused:,}문제 가운데 {refused}문제({100 * refused / (solved + refused):.1f} %)"
    )
    assert told in TEXT and f"{solved:,}문제의 풀이" in TEXT
    first, second = (
        record.summary["priming"]["rows"] - solved - 12 * 463 for record in (TRIAL, WRITTEN)
    )
    assert f"새 문제 {first:,}개로 먼저 한 번, {second:,}개로 다시 한 번" in TEXT
    slow, fast = (
        median(row["seconds"] for row in record.summary["priming"]["steps"]) / 5
        for record in (OURS, WRITTEN)
    )
    assert f"한 스텝이 {slow:.1f}초에서 {fast:.2f}초로" in TEXT


def test_new_problems_are_told():
    """앞의 1,200개는 이 실행이, 그 뒤의 것은 다음 실행이 씁니다."""
    new, exam = new_problems(), load_dmath()
    assert WRITTEN.summary["priming"]["rows"] - len(read_workings()[0]) - 12 * 463 == 1_200
    assert f"더 써서 {len(new):,}개입니다" in TEXT
    path = Path(workings.__file__).with_name("blind.jsonl")
    blind = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({one["number"] for one in blind}) == len(blind)
    assert all(verify(one["answer"], new[one["number"]].answer) for one in blind)
    assert f"새 문제에서 {len(blind)}개를 뽑아" in TEXT
    assert sum("note" in one for one in blind) == 11 and "열한 문제는 말이 어색하다" in TEXT
    for rows, told in (
        (new[:1_200], "대목은 시험 문제의 {:.1f} %에"),
        (new, "대목이 시험 문제의 {:.1f} %에"),
    ):
        known = set().union(*(eight_words(one.question) for one in rows))
        overlap = sum(bool(eight_words(one.question) & known) for one in exam) / len(exam)
        assert told.format(100 * overlap) in TEXT
    assert SHARED.priming.num_train_epochs == 2 and "세 번이 아니라 두 번 보고" in TEXT
    assert "풀게 해 봅니다" in TEXT and f"지는 {POOL_ROWS:,}문제만" in TEXT


def test_grpo_after_written_workings_helps_sampling_alone():
    began, end = (WRITTEN.summary[name] for name in ("after_priming", "final"))
    told = f"{100 * end['accuracy']:.1f} %로 넷 가운데 가장 높습니다"
    assert told in TEXT and f"GRPO 앞이 이미 {100 * began['accuracy']:.1f} %" in TEXT
    gain = points(end, began)
    assert f"GRPO가 올린 것은 {gain:.1f}점뿐" in TEXT and f"greedy를 {gain:.1f}점(오차 안)" in TEXT
    marks = WRITTEN.summary["marks"]
    for result, name in ((began, "after_priming"), (end, "final")):
        assert marks[name].count("1") == round(result["accuracy"] * result["n"]) > 0
    pairs = list(zip(marks["after_priming"], marks["final"], strict=True))
    gained, lost = pairs.count(("0", "1")), pairs.count(("1", "0"))
    assert abs(gained - lost) < 1.96 * (gained + lost) ** 0.5  # 「거의 같습니다」
    first = WRITTEN.summary["sampled_after_priming"]
    one, many = (
        (first[name], WRITTEN.summary[name]) for name in ("pass_at_1_sampled", "pass_at_4")
    )
    error = 196 * sum(p * (1 - p) / 500 for p in one) ** 0.5
    assert f"{100 * (one[1] - one[0]):.0f}점 올랐습니다. 차이의 오차(앞뒤로 {error:.1f}점)" in TEXT
    assert apart(*one, 500)
    assert f"비율은 {100 * (many[1] - many[0]):.1f}점 올랐고 오차 안" in TEXT
    assert not apart(*many, 500)
    curve = WRITTEN.summary["curve"]
    dev = [point["dev"] for point in (curve[-1], curve[1])]
    told = "시험이 {:.1f}점 오르고 개발이 {:.1f}점 내렸지만"
    assert told.format(points(curve[-1], curve[1]), -points(*dev)) in TEXT
    assert not apart(curve[-1]["accuracy"], curve[1]["accuracy"], 300)
    assert not apart(*(one["accuracy"] for one in dev), 200)
    percent = tuple(round(100 * one["accuracy"]) for one in (began, end))
    for page, told in (
        ("book/index.md", "GRPO 앞에 이미 {} %였고, 뒤에는 {} %입니다"),
        ("README.md", "GRPO 앞에 {} %, 15분 뒤에 {} %입니다"),
        ("notebooks/08_grpo.md", "{} %에서 시작해"),
        ("notebooks/12_results.md", "GRPO 앞에 이미 {} %입니다"),
        ("notebooks/12_results.md", "GPU를 혼자 쓴 15분에 {1} %입니다"),
    ):
        assert told.format(*percent) in (ROOT / page).read_text(encoding="utf-8")
    scores = [round(100 * point["accuracy"]) for point in curve[1:]]
    assert f"써 둔 풀이는 {min(scores)} %와 {max(scores)} %" in " ".join(TEXT.split())
    lengths = [f"{one['mean_tokens']:.0f}토큰" for one in (began, end)]
    assert f"{lengths[0]}에서 {lengths[1]}까지만 줄었습니다" in TEXT


def test_grpo_after_written_workings_was_short():
    """「절반을 한 번 보고 끝났습니다」, 「고르는 데 2분」."""
    count, learnable = len(WRITTEN.steps), WRITTEN.summary["rounds"][0]["rows"]
    assert 0.45 < 16 * count / learnable < 0.55
    assert 110 < WRITTEN.summary["stage_seconds"]["문제 고르기"] < 140
    assert abs(WRITTEN.seconds - 60 * WRITTEN.settings["minutes"]) < 10
    spent = WRITTEN.summary["stage_seconds"]["GRPO"]
    assert WRITTEN.summary["reward_seconds"] < 0.01 * spent


def test_what_training_waits_for_is_told():
    """학습하는 부분만 잰 수. 한 스텝의 절반과 세 배는 두 기록을 나눈 것입니다."""
    summary = read_run("trial_checkpointing").summary
    again, stored, grpo = summary["ways"]
    assert (again["checkpointing"], stored["checkpointing"]) == (True, False)
    assert f"{again['seconds']:.2f}초에서 {stored['seconds']:.2f}초로 줄고" in TEXT
    assert f"{again['peak_gib']} GiB에서 {stored['peak_gib']} GiB로" in TEXT
    grouped = [f"{one['seconds']:.2f}초" for one in summary["grouped_by_length"]]
    assert f"묶어 다시 재니 {grouped[0]}와 {grouped[1]}였습니다" in TEXT
    texts = 128
    first, *later = grpo["steps_seconds"]
    assert (round(first), median(later)) == (grpo["first_seconds"], round(grpo["seconds"], 2))
    assert len(later) == 3 and "첫 스텝을 뺀 세 스텝의 중앙값" in TEXT
    assert f"글 {texts}개를 배우는 데 {grpo['seconds']:.1f}초" in TEXT
    slow, *steps = WRITTEN.column("seconds")
    assert f"{slow:.0f}초, 여기서는 {first:.0f}초입니다" in TEXT
    assert f"한 스텝은 {median(steps):.0f}초쯤" in TEXT
    assert 0.5 < grpo["seconds"] / median(steps) < 0.7
    assert 2.8 < (grpo["seconds"] / texts) / (again["seconds"] / again["at_once"]) < 3.3
