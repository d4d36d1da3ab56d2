"""결과의 두 장에서 써 둔 풀이로 배운 두 실행: 글에 적은 수가 기록과 데이터의 것인지."""

import json
import sys
from pathlib import Path
from statistics import median

from results_text import LIMITS, RESULTS, ROOT, TEXT, apart, eight_words, points

from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import load_dmath
from korgrpo_helpers.runs import read_run

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import workings
from workings import new_problems, read_workings

OURS = read_run("evidence_shared_ours")
TRIAL, WRITTEN = read_run("trial_written"), read_run("evidence_written")
MORE = read_run("evidence_more")


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
    """앞의 실행은 처음의 1,200개를, 뒤의 실행은 모두를 썼습니다."""
    new, exam = new_problems(), load_dmath()
    solved = len(read_workings()[0])
    used = [r.summary["priming"]["rows"] - solved - 12 * 463 for r in (WRITTEN, MORE)]
    assert used == [1_200, len(new)]
    assert f"새 문제를 {used[0]:,}개에서 {used[1]:,}개로" in TEXT
    path = Path(workings.__file__).with_name("blind.jsonl")
    blind = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({one["number"] for one in blind}) == len(blind)
    assert all(verify(one["answer"], new[one["number"]].answer) for one in blind)
    assert f"{len(blind)}개를 뽑아 답과 풀이를 보지 않은" in TEXT
    assert sum("note" in one for one in blind) == 11 and "열한 문제는 말이 어색하다" in TEXT
    known = set().union(*(eight_words(one.question) for one in new))
    overlap = sum(bool(eight_words(one.question) & known) for one in exam) / len(exam)
    assert f"대목이 시험 문제의 {100 * overlap:.1f} %에" in TEXT
    epochs = [r.settings["priming"]["num_train_epochs"] for r in (WRITTEN, MORE)]
    assert epochs == [3, 2] and "세 번이 아니라 두 번만" in TEXT


def paired(first: str, last: str) -> tuple[int, float]:
    """새로 맞힌 것에서 새로 틀린 것을 뺀 수와, 그것이 표준오차의 몇 배인지."""
    found = list(zip(first, last, strict=True))
    gained, lost = found.count(("0", "1")), found.count(("1", "0"))
    return gained - lost, (gained - lost) / (gained + lost) ** 0.5


def test_marks_agree_with_the_scores():
    for record in (WRITTEN, MORE):
        for name in ("after_priming", "final"):
            result = record.summary[name]
            right = record.summary["marks"][name].count("1")
            assert right == round(result["accuracy"] * result["n"]) > 0


def test_the_bars_are_told_as_measured():
    """목표의 표와 첫 쪽, README. 신뢰구간의 아래 끝까지 40 %를 넘습니다."""
    began, end = (MORE.summary[name] for name in ("after_priming", "final"))
    shown = [100 * end[name] for name in ("accuracy", "low", "high")]
    assert "**{:.1f} %** (95 % 신뢰구간 {:.1f}~{:.1f} %)".format(*shown) in RESULTS
    assert end["low"] > 0.4 and end["n"] == 1_903
    assert abs(MORE.seconds - 60 * MORE.settings["minutes"]) < 10 and MORE.settings["minutes"] == 15
    assert f"| 풀이의 한글 비율 95 % | {100 * end['hangul']:.1f} % |" in RESULTS
    primed, gain = 100 * began["accuracy"], points(end, began)
    assert f"사전 학습한 것만으로 {primed:.1f} %이고, GRPO가 올린 것은 {gain:.1f}점" in RESULTS
    seconds = round(MORE.summary["stage_seconds"]["사전 학습"])
    assert f"({seconds // 60}분 {seconds % 60}초) {primed:.1f} %입니다" in RESULTS
    assert len(MORE.summary["held_out"]) == 50
    assert f"끝맺지 못한 글은 시험 전체에서 {100 * end['truncated_rate']:.1f} %" in RESULTS
    sampled = MORE.summary["sampled_after_priming"]["pass_at_1_sampled"]
    for page, told in (
        ("book/index.md", "1,903문제의 {:.0f} %를 맞힙니다"),
        ("book/index.md", "그 가운데 {1:.0f} %는 큰 언어 모델이 쓴"),
        ("book/index.md", "GRPO가 {2:.0f}점을 더했습니다"),
        ("book/index.md", "GRPO 앞에 {3:.0f} %, 뒤에 {4:.0f} %입니다"),
        ("README.md", "1,903문제의 {:.0f} %를 맞혔습니다. 그 가운데 {:.0f} %는"),
        ("README.md", "GRPO가 {2:.0f}점을 더했습니다"),
        ("notebooks/08_grpo.md", "(greedy)은 {2:.0f}점, 뽑아서 푼 글은 {5:.0f}점 올랐습니다"),
    ):
        drawn = MORE.summary["pass_at_1_sampled"]
        values = shown[0], primed, gain, 100 * sampled, 100 * drawn, 100 * (drawn - sampled)
        assert told.format(*values) in (ROOT / page).read_text(encoding="utf-8")


def test_what_grpo_added_is_told():
    """greedy는 짝지어 겨우 오차 밖, 뽑은 글은 오차 밖, pass@4는 오차 안."""
    marks = MORE.summary["marks"]
    difference, times = paired(marks["after_priming"], marks["final"])
    assert 1.96 < times < 2.1 and f"{times:.2f}배입니다" in RESULTS and difference > 0
    first = MORE.summary["sampled_after_priming"]
    one, many = ((first[name], MORE.summary[name]) for name in ("pass_at_1_sampled", "pass_at_4"))
    error = 196 * sum(p * (1 - p) / 500 for p in one) ** 0.5
    told = f"비율이 {100 * (one[1] - one[0]):.0f}점 올랐습니다"
    assert told in RESULTS and f"(앞뒤로 {error:.1f}점)를 넘습니다" in RESULTS and apart(*one, 500)
    assert f"비율은 {100 * (many[1] - many[0]):.1f}점 올랐고, 오차 안" in RESULTS
    assert not apart(*many, 500)
    curve = MORE.summary["curve"]
    best = max(curve, key=lambda point: point["accuracy"])
    told = f"{best['gpu_seconds']:.0f}초의 {100 * best['accuracy']:.1f} %입니다"
    assert told in RESULTS
    after = curve[curve.index(best) + 1]
    assert f"다음 점은 {100 * after['accuracy']:.1f} %입니다" in RESULTS
    scores = [round(100 * point["accuracy"]) for point in curve[1:]]
    assert (min(scores), max(scores)) == (40, 45) and "40 %와 45 % 사이" in RESULTS
    steps = MORE.column("seconds")
    assert f"3초쯤으로 {len(steps)}스텝" in RESULTS and 2.5 < median(steps[1:]) < 3.5
    assert MORE.summary["reward_seconds"] < 0.01 * MORE.summary["stage_seconds"]["GRPO"]


def test_more_workings_and_longer_grpo_are_told():
    """「열」: 짝지은 차이는 풀이에서 오차 밖, GRPO는 겨우 오차 밖."""
    old, new = WRITTEN.summary["marks"], MORE.summary["marks"]
    assert paired(old["after_priming"], new["after_priming"])[1] > 1.96
    assert abs(paired(old["after_priming"], old["final"])[1]) < 1.96
    began = [100 * record.summary["after_priming"]["accuracy"] for record in (WRITTEN, MORE)]
    assert "{:.1f} %에서 {:.1f} %가 되었고, 짝지어".format(*began) in LIMITS
    assert f"다섯 배 더 쓰고 {began[1] - began[0]:.1f}점이니" in LIMITS
    gains = [points(*(r.summary[k] for k in ("final", "after_priming"))) for r in (WRITTEN, MORE)]
    assert "앞의 실행은 {:.1f}점, 이번에는 {:.1f}점 올랐습니다".format(*gains) in LIMITS
    sampled = [
        100
        * (r.summary["pass_at_1_sampled"] - r.summary["sampled_after_priming"]["pass_at_1_sampled"])
        for r in (WRITTEN, MORE)
    ]
    assert "뽑아서 푼 점수는 {:.0f}~{:.0f}점 오릅니다".format(*sampled) in LIMITS
    told = f"{len(WRITTEN.steps)}스텝으로 {gains[0]:.1f}점, 뽑아서 {sampled[0]:.0f}점"
    assert told in LIMITS
    for record in (OURS, WRITTEN, MORE):  # 「오차 밖으로 오른 적이 없습니다」
        first = record.summary.get("sampled_after_priming")
        assert first is None or not apart(first["pass_at_4"], record.summary["pass_at_4"], 500)
    seen = 16 * len(MORE.steps) / MORE.summary["rounds"][0]["rows"]
    scores = [50 * score for score in MORE.column("rewards/answer_reward/mean")]
    assert 1.9 < seen < 2.2 and 12 < sum(scores[-12:]) / 12 - sum(scores[:12]) / 12 < 13
    percent = [round(100 * r.summary["after_priming"]["accuracy"]) for r in (WRITTEN, MORE)]
    assert "GRPO 앞에 이미 {} %, 풀이를 늘리면 {} %입니다".format(*percent) in LIMITS


def test_grpo_after_written_workings_was_short():
    """「절반을 한 번 보고 끝났습니다」, 「고르는 데 2분」."""
    count, learnable = len(WRITTEN.steps), WRITTEN.summary["rounds"][0]["rows"]
    assert 0.45 < 16 * count / learnable < 0.55
    assert 110 < WRITTEN.summary["stage_seconds"]["문제 고르기"] < 140
    assert abs(WRITTEN.seconds - 60 * WRITTEN.settings["minutes"]) < 10
    spent = WRITTEN.summary["stage_seconds"]["GRPO"]
    assert WRITTEN.summary["reward_seconds"] < 0.01 * spent


def test_what_training_waits_for_is_told():
    """학습하는 부분만 잰 수와, 두 실행의 한 스텝."""
    summary = read_run("trial_checkpointing").summary
    again, stored, grpo = summary["ways"]
    assert (again["checkpointing"], stored["checkpointing"]) == (True, False)
    assert f"{again['seconds']:.2f}초에서 {stored['seconds']:.2f}초로 줄고" in TEXT
    assert f"{again['peak_gib']} GiB에서 {stored['peak_gib']} GiB로" in TEXT
    grouped = [f"{one['seconds']:.2f}초" for one in summary["grouped_by_length"]]
    assert f"묶어 다시 재니 {grouped[0]}와 {grouped[1]}였습니다" in TEXT
    first, *later = grpo["steps_seconds"]
    assert (round(first), median(later)) == (grpo["first_seconds"], round(grpo["seconds"], 2))
    (padded,) = read_run("trial_padding").summary["ways"]
    assert (padded["checkpointing"], padded["packing"], padded["chunks"]) == (False, False, 1)
    told = f"글 128개를 배우는 데 {grpo['seconds']:.1f}초에서 {padded['seconds']:.1f}초로"
    assert told in RESULTS
    firsts = [record.column("seconds")[0] for record in (WRITTEN, MORE)]
    assert "에서는 {:.0f}초, 이 설정의 15분에서는 {:.0f}초였습니다".format(*firsts) in RESULTS
    steps = [round(median(record.column("seconds")[1:])) for record in (WRITTEN, MORE)]
    assert "{}초쯤에서 {}초쯤으로 줄었습니다".format(*steps) in RESULTS
    assert "한 스텝이 {}초쯤에서 {}초쯤으로".format(*steps) in LIMITS


def test_speed_of_the_stacks_is_told():
    """같은 글을 쓰고 배운 두 스택. 보상은 한 스텝의 1 %가 되지 않습니다."""
    record = read_run("speed")
    assert set(record.summary["stacks"]) == {"transformers", "colocate"}
    generation, seconds = {}, {}
    for name, stack in record.summary["stacks"].items():
        later = stack["steps"][1:]
        assert len(later) == 4 and {step["tokens"] for step in later} == {128 * 128}
        assert all(step["reward"] < 0.01 * step["seconds"] for step in later)
        generation[name] = median(step["generation"] for step in later)
        seconds[name] = median(step["seconds"] for step in later)
    told = "글쓰기를 {:.1f}초에서 {:.1f}초로".format(*generation.values())
    assert told in RESULTS
    assert 5.5 < generation["transformers"] / generation["colocate"] < 6.7  # 「여섯 배쯤」
    assert seconds["colocate"] < seconds["transformers"] / 2  # 「절반이 되지 않습니다」
