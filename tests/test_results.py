"""결과의 장: 글에 적은 수가 기록의 것인지, 기록이 스스로 모자란다고 말하는지."""

import re
from pathlib import Path

from korgrpo_helpers.evaluation import wilson_interval
from korgrpo_helpers.runs import read_run

TEXT = (Path(__file__).parents[1] / "notebooks" / "12_results.md").read_text(encoding="utf-8")
ORIGINAL, OURS, ASKING = (read_run(f"trial_{name}") for name in ("original", "ours", "asking"))


def test_figures_in_the_text_are_from_the_records():
    ends = [record.summary["curve"][-1]["accuracy"] for record in (OURS, ORIGINAL)]
    assert "두 곡선의 끝이 {:.1f} %와 {:.1f} %입니다".format(*(100 * end for end in ends)) in TEXT
    final, primed = ORIGINAL.summary["final"], ORIGINAL.summary["after_priming"]
    assert "사전 학습만으로 27 %까지" in TEXT and round(100 * primed["accuracy"]) == 27
    assert f"{final['n']:,}문제" in TEXT
    assert f"GRPO {len(ORIGINAL.steps)}스텝에서 오르지 않았습니다" in TEXT
    assert max(final["low"], primed["low"]) < min(final["high"], primed["high"])


def test_short_claims_hold():
    """「구간이 겹친다」, 「문제의 절반쯤」, 「너비」를 기록에서 다시 봅니다."""
    (ours, original) = (record.summary["curve"][-1] for record in (OURS, ORIGINAL))
    assert original["high"] > ours["low"]
    never = [sum(not right for right in way["right"]) for way in ASKING.summary["ways"]]
    assert all(0.5 < count / len(ASKING.summary["sources"]) < 0.6 for count in never)
    assert ASKING.summary["never_right"] < min(never)
    english, plain, long = read_run("trial_language").summary["ways"]
    ranges = [wilson_interval(way["right"], way["n"]) for way in (english, plain, long)]
    assert max(low for low, _ in ranges) < min(high for _, high in ranges)
    assert all(way["finished"] / way["n"] < 0.8 for way in (english, long))
    final, primed = ORIGINAL.summary["final"], ORIGINAL.summary["after_priming"]
    p, q, n = primed["accuracy"], final["accuracy"], final["n"]
    width = 2 * 1.96 * (p * (1 - p) / n + q * (1 - q) / n) ** 0.5
    assert float(re.search(r"abs\(width - (\d\.\d+)\)", TEXT)[1]) == round(width, 4)


def test_records_of_the_first_try_say_what_they_lack():
    assert OURS.steps == [] and "옮긴 것" in OURS.source
    for point in OURS.summary["curve"]:
        low, high = wilson_interval(round(point["accuracy"] * point["n"]), point["n"])
        assert (point["low"], point["high"]) == (round(low, 5), round(high, 5))
    assert "임시 프로그램" in ASKING.source
    shared = ("grpo_data", "test_data", "priming_rows", "lora_rank", "seed", "model")
    assert all(OURS.settings[name] == ORIGINAL.settings[name] for name in shared)
    assert OURS.commit == ORIGINAL.commit == ASKING.commit
    assert len(ORIGINAL.summary["held_out"]) == 50
