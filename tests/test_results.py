"""결과의 장: 글에 적은 수가 기록의 것인지, 기록이 스스로 모자란다고 말하는지."""

import re
from pathlib import Path

from korgrpo_helpers.evaluation import wilson_interval
from korgrpo_helpers.runs import read_run

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "notebooks" / "12_results.md").read_text(encoding="utf-8")
ORIGINAL, ASKING = (read_run(f"trial_{name}") for name in ("original", "asking"))
OURS = read_run("evidence_ours")


def points(more: dict, less: dict) -> float:
    return 100 * (more["accuracy"] - less["accuracy"])


def share(way: dict, least: int = 1, most: int = 4) -> float:
    """물어보는 법 하나에서 네 번에 `least`번부터 `most`번까지 맞힌 문제의 비율."""
    return sum(least <= right <= most for right in way["right"]) / len(way["right"])


def test_figures_of_the_curves_are_from_the_records():
    _, began, *_, end = OURS.summary["curve"]
    told = "우리 방법은 시험이 {:.1f}점, 개발이 {:.0f}점 올랐습니다"
    assert told.format(points(end, began), points(end["dev"], began["dev"])) in TEXT
    curve = OURS.summary["curve"]
    best = max(curve, key=lambda point: point["accuracy"])
    assert f"{best['gpu_seconds']:.0f}초의 {100 * best['accuracy']:.1f} %입니다" in TEXT
    after = curve[curve.index(best) + 1]
    assert f"다음 점은 {100 * after['accuracy']:.1f} %입니다" in TEXT
    grpo = OURS.settings["grpo"]
    at_once = grpo["per_device_train_batch_size"] * grpo["gradient_accumulation_steps"]
    assert at_once == 128 and at_once / grpo["num_generations"] == 16


def test_figures_of_the_last_exam_are_from_the_records():
    final, primed = ORIGINAL.summary["final"], ORIGINAL.summary["after_priming"]
    assert "사전 학습만으로 27 %까지" in TEXT and round(100 * primed["accuracy"]) == 27
    gap = f"{final['n']:,}문제에서 차이는 {points(final, primed):.1f}점이고"
    assert f"GRPO {len(ORIGINAL.steps)}스텝에서 오르지 않았습니다. {gap}" in TEXT
    p, q, n = primed["accuracy"], final["accuracy"], final["n"]
    width = 2 * 1.96 * (p * (1 - p) / n + q * (1 - q) / n) ** 0.5
    assert float(re.search(r"abs\(width - (\d\.\d+)\)", TEXT)[1]) == round(width, 4)
    assert abs(q - p) < width / 2  # 「0이 95 % 구간 안에」
    ours, began = OURS.summary["final"], OURS.summary["after_priming"]
    assert f"GRPO에서 {points(ours, began):.1f}점 올랐고" in TEXT
    assert f"원본의 방법보다 {points(ours, final):.1f}점 높고" in TEXT
    assert began["high"] < ours["low"] and final["high"] < ours["low"]
    right = [100 * one["accuracy"] / one["format_rate"] for one in (began, ours)]
    assert f"형식이 옳은 글만 보면 {right[1] - right[0]:.1f}점 올랐습니다" in TEXT
    assert round(100 * ours["accuracy"]) == 32 and round(100 * began["accuracy"]) == 25
    for page in ("book/index.md", "README.md"):
        assert "25 %에서 32 %로" in (ROOT / page).read_text(encoding="utf-8")
    assert f"잰 {100 * ours['accuracy']:.1f} %가" in TEXT and ours["hangul"] > 0.95
    assert f"배울 것이 있는 문제가 {OURS.summary['learnable_rows']:,}개뿐" in TEXT


def test_training_questions_are_learnt_faster_than_the_exam():
    """「학습 문제는 절반에서 80 %를 넘게, 시험은 7점」, 보상은 한 스텝의 1 %가 되지 않습니다."""
    rewards = OURS.column("rewards/answer_reward/mean")
    first, last = (sum(part) / 20 for part in (rewards[:10], rewards[-10:]))
    assert 0.45 < first < 0.55 and last > 0.8
    assert OURS.summary["reward_seconds"] < 0.01 * OURS.summary["stage_seconds"]["GRPO"]
    for row in OURS.summary["held_out"]:
        assert {"before", "text", "right"} <= set(row)


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
    assert {way["n"] for way in ways} == {95} and "답이 수인 95개" in TEXT
    ranges = [wilson_interval(way["right"], way["n"]) for way in ways]
    assert max(low for low, _ in ranges) < min(high for _, high in ranges)


def test_records_of_the_first_try_say_what_they_lack():
    assert "임시 프로그램" in ASKING.source
    shared = ("grpo_data", "test_data", "priming_rows", "lora_rank", "seed", "model")
    assert all(OURS.settings[name] == ORIGINAL.settings[name] for name in shared)
    assert OURS.commit != ORIGINAL.commit == ASKING.commit
    assert len(ORIGINAL.summary["held_out"]) == len(OURS.summary["held_out"]) == 50
