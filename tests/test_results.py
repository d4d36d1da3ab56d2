"""결과의 두 장에서 앞선 실행들: 글에 적은 수가 기록의 것인지, 기록이 스스로 모자란다고 말하는지."""

import re
import sys
from pathlib import Path
from statistics import median

from results_text import ROOT, TEXT, apart, eight_words, points

from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.evaluation import wilson_interval
from korgrpo_helpers.examples import load_dmath, load_jkc_mwp
from korgrpo_helpers.lengths import prompt_lengths
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from problems import make_problems, templates

ASKING = read_run("trial_asking")
ORIGINAL, OURS = (read_run(f"evidence_shared_{name}") for name in ("original", "ours"))
ALONE = read_run("evidence_ours")


def share(way: dict, least: int = 1, most: int = 4) -> float:
    """물어보는 법 하나에서 네 번에 `least`번부터 `most`번까지 맞힌 문제의 비율."""
    return sum(least <= right <= most for right in way["right"]) / len(way["right"])


def right_of_finished(result: dict) -> float:
    """형식이 옳은 글 가운데 맞은 글(%)."""
    return 100 * result["accuracy"] / result["format_rate"]


def test_figures_of_the_curves_are_from_the_records():
    curve = ALONE.summary["curve"]
    best = max(curve, key=lambda point: point["accuracy"])
    assert f"{best['gpu_seconds']:.0f}초의 {100 * best['accuracy']:.1f} %입니다" in TEXT
    after = curve[curve.index(best) + 1]
    assert f"다음 점은 {100 * after['accuracy']:.1f} %입니다" in TEXT
    grpo = OURS.settings["grpo"]
    at_once = grpo["per_device_train_batch_size"] * grpo["gradient_accumulation_steps"]
    assert at_once == 128 and at_once / grpo["num_generations"] == 16
    assert grpo == ALONE.settings["grpo"]
    assert f"GRPO는 {len(OURS.steps)}스텝뿐" in TEXT
    slow = median(row["seconds"] for row in OURS.steps[2:])
    assert "한 스텝이 8초쯤 걸렸습니다" in TEXT and 7.5 < slow < 8.5


def test_the_two_methods_were_compared_alike():
    """같은 시간, 같은 시험, 같은 사전 학습의 행. 하나라도 다르면 「함께 12분」은 견줄 수 없습니다."""
    shared = ("grpo_data", "test_data", "priming_rows", "lora_rank", "seed", "model", "minutes")
    same = (*shared, "exam_tokens", "made", "samples")
    assert all(OURS.settings[name] == ORIGINAL.settings[name] for name in same)
    assert all(ALONE.settings[name] == OURS.settings[name] for name in shared[:-1])
    assert OURS.commit == ORIGINAL.commit != ALONE.commit
    rows = [record.summary["priming"]["rows"] for record in (OURS, ORIGINAL, ALONE)]
    assert rows[0] == rows[1] == rows[2] + 2778 and "풀이 2,778개를 더한 쪽" in TEXT
    assert OURS.settings["made"] == [6, 4] and "여섯을 사전 학습에, 넷을 GRPO에" in TEXT
    for record in (OURS, ORIGINAL):
        assert abs(record.seconds - 60 * record.settings["minutes"]) < 10
        assert len(record.summary["held_out"]) == 50
        assert record.summary["reward_seconds"] < 0.01 * record.summary["stage_seconds"]["GRPO"]


def test_figures_of_the_last_exam_are_from_the_records():
    (first, last), (before, after) = (
        [record.summary[name] for name in ("after_priming", "final")] for record in (OURS, ORIGINAL)
    )
    n = last["n"]
    assert f"우리 방법이 {points(last, after):.1f}점 높지만 두 구간이 크게 겹칩니다" in TEXT
    changes = points(last, first), points(after, before)
    assert f"우리 방법은 {changes[0]:+.1f}점, 원본의 방법은 −{-changes[1]:.1f}점" in TEXT
    assert f"원본의 방법이 {points(before, first):.1f}점 높았습니다" in TEXT
    for p, q in ((last, after), (last, first), (after, before), (before, first)):
        assert not apart(p["accuracy"], q["accuracy"], n)  # 「모두 오차 안」
    assert f"GRPO {len(ORIGINAL.steps)}스텝에서 오르지 않았습니다" in TEXT
    assert f"{n:,}문제에서 {-changes[1]:.1f}점 내렸고" in TEXT
    p, q = before["accuracy"], after["accuracy"]
    width = 2 * 1.96 * (p * (1 - p) / n + q * (1 - q) / n) ** 0.5
    assert float(re.search(r"abs\(width - (\d\.\d+)\)", TEXT)[1]) == round(width, 4)
    assert round(100 * (q - p + width / 2)) == 2 and "위 끝이 2점쯤" in TEXT
    scores = 100 * last["accuracy"], 100 * after["accuracy"]
    both = "우리 방법 {:.0f} %, 원본의 방법 {:.0f} %".format(*scores)
    for page in ("book/index.md", "README.md"):
        assert f"나누어 쓴 12분에는 {both}" in (ROOT / page).read_text(encoding="utf-8")
    assert TEXT.count("{:.0f} %와 {:.0f} %이고".format(*scores)) == 2


def test_sampling_tells_the_methods_apart():
    ours, original = (record.summary["pass_at_1_sampled"] for record in (OURS, ORIGINAL))
    assert f"우리 방법이 {100 * ours:.0f} %, 원본의 방법이 {100 * original:.0f} %입니다" in TEXT
    assert apart(ours, original, 500)  # 네 글은 서로 남남이 아니므로 문제의 수로 봅니다
    more, less = (record.summary["pass_at_4"] for record in (OURS, ORIGINAL))
    assert f"(pass@4)의 차이는 {100 * (more - less):.0f}점으로, 오차 안" in TEXT
    assert not apart(more, less, 500)


def test_the_long_run_learnt():
    began, end = (ALONE.summary[name] for name in ("after_priming", "final"))
    assert f"14분에 GRPO로 {points(end, began):.1f}점 올라 32 %가 되었습니다" in TEXT
    assert began["high"] < end["low"] and round(100 * end["accuracy"]) == 32
    gain = right_of_finished(end) - right_of_finished(began)
    assert f"형식이 옳은 글만 보면 {gain:.1f}점입니다" in TEXT
    assert f"잰 {100 * end['accuracy']:.1f} %가" in TEXT
    assert f"배울 것이 있는 문제가 {ALONE.summary['learnable_rows']:,}개뿐" in TEXT


def test_training_questions_are_learnt_faster_than_the_exam():
    """「학습 문제는 절반에서 80 %를 넘게, 시험은 7점」, 보상은 한 스텝의 1 %가 되지 않습니다."""
    rewards = ALONE.column("rewards/answer_reward/mean")
    first, last = (sum(part) / 20 for part in (rewards[:10], rewards[-10:]))
    assert 0.45 < first < 0.55 and last > 0.8
    assert ALONE.summary["reward_seconds"] < 0.01 * ALONE.summary["stage_seconds"]["GRPO"]


def test_gain_of_made_problems_is_within_the_error():
    few, more = (record.summary["after_priming"] for record in (ALONE, OURS))
    gain = right_of_finished(more) - right_of_finished(few)
    assert "시험에서 2점쯤 높습니다" in TEXT and 1.5 < gain < 2.5
    assert not apart(right_of_finished(few) / 100, right_of_finished(more) / 100, 1_700)
    assert "틀(template) 463개" in TEXT and len(templates()) == 463
    exam, jkc = load_dmath(), load_jkc_mwp()[0]
    made = [
        one for each, salt in ((6, "priming"), (4, "grpo")) for one in make_problems(each, salt)[0]
    ]
    for examples, told in ((made, "시험 문제의 4.0 %에"), (jkc, "시험 사이에서는 1.9 %")):
        known = set().union(*(eight_words(one.question) for one in examples))
        overlap = sum(bool(eight_words(one.question) & known) for one in exam) / len(exam)
        assert told in TEXT and f"{100 * overlap:.1f} %" in told


def finished_tokens(record, name: str) -> float:
    """끝맺은 글의 평균 토큰. 잘린 글은 모두 상한까지 갔습니다."""
    one, limit = record.summary[name], record.settings["exam_tokens"]
    return (one["mean_tokens"] - one["truncated_rate"] * limit) / (1 - one["truncated_rate"])


def test_workings_get_shorter():
    for record, told in ((OURS, "93토큰에서 60토큰"), (ALONE, "78토큰에서 83토큰")):
        numbers = [f"{finished_tokens(record, name):.0f}" for name in ("after_priming", "final")]
        assert told in TEXT and re.findall(r"\d+", told) == numbers
    first, last = (OURS.summary[name]["mean_tokens"] for name in ("after_priming", "final"))
    assert f"{first:.0f}토큰에서 {last:.0f}토큰으로 줄었습니다" in TEXT
    first, last = (finished_tokens(ORIGINAL, name) for name in ("after_priming", "final"))
    assert "원본의 방법은 거의 그대로" in TEXT and abs(first - last) < 10


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
    for row in OURS.summary["held_out"]:
        assert {"before", "text", "right"} <= set(row)


def test_estimate_on_paper_uses_the_measured_prompt():
    """「규모 키우기」의 셈은 프롬프트의 길이를 상수로 적습니다."""
    rows = grpo_rows(to_dataset(load_jkc_mwp()[0]))[0]
    lengths = prompt_lengths(rows, load_qwen3_tokenizer())
    paper = (ROOT / "notebooks" / "14_scaling.md").read_text(encoding="utf-8")
    assert f"SMALL_PROMPT = {sum(lengths) / len(lengths):.0f}  #" in paper
