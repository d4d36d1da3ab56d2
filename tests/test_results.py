"""결과의 장: 글에 적은 수가 기록의 것인지, 기록이 스스로 모자란다고 말하는지."""

import re
from pathlib import Path

from korgrpo_helpers.evaluation import wilson_interval
from korgrpo_helpers.runs import read_run

TEXT = (Path(__file__).parents[1] / "notebooks" / "12_results.md").read_text(encoding="utf-8")
ORIGINAL, OURS, ASKING = (read_run(f"trial_{name}") for name in ("original", "ours", "asking"))


def points(more: dict, less: dict) -> float:
    return 100 * (more["accuracy"] - less["accuracy"])


def share(way: dict, least: int = 1, most: int = 4) -> float:
    """물어보는 법 하나에서 네 번에 `least`번부터 `most`번까지 맞힌 문제의 비율."""
    return sum(least <= right <= most for right in way["right"]) / len(way["right"])


def test_figures_of_the_curves_are_from_the_records():
    (_, began, *_, ours), (_, start, *_, original) = (
        record.summary["curve"] for record in (OURS, ORIGINAL)
    )
    ends = [100 * end["accuracy"] for end in (ours, original)]
    assert "두 곡선의 끝이 {:.1f} %와 {:.1f} %입니다".format(*ends) in TEXT
    assert f"원본의 방법은 시험이 {points(original, start):.0f}점" in TEXT
    assert f"우리 방법은 {points(ours, began):.0f}점 올랐습니다" in TEXT
    gap, dev = points(ours, original), points(ours["dev"], original["dev"])
    assert f"끝의 차이는 시험 {gap:.1f}점, 개발 {dev:.1f}점" in TEXT
    texts = (4 * len(ORIGINAL.steps), 128 * ours["step"])
    assert "원본의 방법이 쓴 {:,}개의 값입니다. 우리 방법은 {:,}개를".format(*texts) in TEXT
    grpo = OURS.settings["grpo"]
    at_once = grpo["per_device_train_batch_size"] * grpo["gradient_accumulation_steps"]
    assert at_once == 128 and at_once / grpo["num_generations"] == 16


def test_figures_of_the_last_exam_are_from_the_record():
    final, primed = ORIGINAL.summary["final"], ORIGINAL.summary["after_priming"]
    assert "사전 학습만으로 27 %까지" in TEXT and round(100 * primed["accuracy"]) == 27
    gap = f"{final['n']:,}문제에서 차이는 {points(final, primed):.1f}점이고"
    assert f"GRPO {len(ORIGINAL.steps)}스텝에서 오르지 않았습니다. {gap}" in TEXT
    told = "네 번씩 뽑으면 {:.0f} %를 한 번은 맞히는데, 한 번에는 {:.0f} %만".format(
        *(100 * ORIGINAL.summary[name] for name in ("pass_at_4", "pass_at_1_sampled"))
    )
    assert told in TEXT
    p, q, n = primed["accuracy"], final["accuracy"], final["n"]
    width = 2 * 1.96 * (p * (1 - p) / n + q * (1 - q) / n) ** 0.5
    assert float(re.search(r"abs\(width - (\d\.\d+)\)", TEXT)[1]) == round(width, 4)
    assert abs(q - p) < width / 2  # 「0이 95 % 구간 안에」


def test_claims_about_the_base_model_hold():
    four, many, hot = ASKING.summary["ways"]
    rates = [sum(way["right"]) / len(way["right"]) / 4 for way in (four, many, hot)]
    assert f"스물둘로 바꾸니 {100 * (rates[1] - rates[0]):.0f}점 나았습니다" in TEXT
    assert f"넷 더한 것은 {100 * (rates[1] - rates[2]):.0f}점 나빴습니다" in TEXT
    # 「문제의 절반쯤은 한 번도」, 「배울 것이 있는 문제는 오차 안」
    assert all(0.5 < share(way, 0, 0) < 0.6 for way in (four, many, hot))
    n = len(four["right"])
    ranges = [wilson_interval(round(n * share(way, 1, 3)), n) for way in (four, many, hot)]
    assert max(low for low, _ in ranges) < min(high for _, high in ranges)
    ways = read_run("trial_language").summary["ways"]
    assert {way["n"] for way in ways} == {95} and TEXT.count("95") >= 2
    ranges = [wilson_interval(way["right"], way["n"]) for way in ways]
    assert max(low for low, _ in ranges) < min(high for _, high in ranges)


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
