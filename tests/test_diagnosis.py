"""진단이 아는 병을 모두 찾고, 성한 로그에서는 아무 병도 찾지 않는지."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from step_logs import CPU_DEMO, STEPS, flat, healthy, put

from korgrpo_helpers.diagnosis import diagnose, report
from korgrpo_helpers.findings import LEVELS, symptoms
from korgrpo_helpers.rewards import korean, original
from korgrpo_helpers.runs import read_run, read_steps
from korgrpo_helpers.symptoms_learning import SCORES
from korgrpo_helpers.trends import Log, trend


def found(rows, *levels) -> list[str]:
    return [finding.name for finding in diagnose(rows) if finding.level in (levels or LEVELS)]


ZERO, FORM, ANSWER, LENGTH, CUT, REWARD, MEMORY = (
    "frac_reward_zero_std",
    "rewards/format_reward/mean",
    "rewards/answer_reward/mean",
    "completions/mean_length",
    "completions/clipped_ratio",
    "reward",
    "gpu_reserved_gib",
)
NOT_LEARNING = {ANSWER: lambda t, noise: 0.5 + 0.1 * noise}
SICK = {
    # 이어서 학습하다 옛 체크포인트로 돌아가 같은 스텝이 두 번 적힌 로그
    "겹친 스텝": (healthy()[:40] + healthy()[30:], {"steps_broken"}),
    # 중간의 기록을 잃은 로그
    "빈 구간": (healthy()[:20] + healthy()[30:], {"steps_broken"}),
    # fp16이 넘쳐 손실이 사라진 로그. 손실이 모두 nan이어도 찾아야 합니다.
    "nan 손실": (put(healthy(), 30, loss=math.nan), {"not_finite"}),
    "모두 nan": ([row | {"loss": math.nan} for row in healthy()], {"not_finite"}),
    # 한두 스텝뿐인 inf 기울기는 fp16이 눈금을 맞추는 것이라 주의로 낮춥니다.
    "inf 기울기 하나": (put(healthy(), 1, grad_norm=math.inf), {"not_finite"}),
    "모두 잘림": (healthy(**{CUT: flat(1.0)}), {"all_truncated"}),
    # 처음에는 괜찮다가 마지막에 모두 잘린 로그
    "끝에 가서 잘림": (healthy(**{CUT: lambda t, noise: t > 0.7}), {"all_truncated"}),
    "잘림이 는다": (healthy(**{CUT: lambda t, noise: 0.3 * t}), {"truncation"}),
    "늘 셋에 하나는 잘림": (healthy(**{CUT: lambda t, noise: 0.35 + 0.1 * noise}), {"truncation"}),
    "차이 없음": (healthy(**{ZERO: flat(0.6)}), {"zero_spread"}),
    # 옛 TRL에는 몫이 없고 표준편차만 있습니다.
    "옛 TRL의 차이 없음": (
        healthy(**{ZERO: None, "reward_std": lambda t, noise: max(0.0, noise)}),
        {"zero_spread"},
    ),
    "모두 맞힘": (
        healthy(**{ZERO: flat(0.6), ANSWER: flat(1.95), "rewards/check_answer/mean": flat(4.9)}),
        {"all_right"},
    ),
    "기울기 없음": (healthy(grad_norm=flat(0.0)), {"no_gradient"}),
    "보상이 떨어짐": (healthy(reward=lambda t, noise: 2 - t + 0.3 * noise), {"reward_falling"}),
    "보상이 그대로": (healthy(reward=lambda t, noise: 1 + 0.3 * noise), {"reward_flat"}),
    "형식이 바닥": (healthy(**{FORM: flat(0.0)}), {"format_floor"}),
    # 원본의 대략 형식은 바닥이 0이 아니라 -3입니다.
    "원본의 형식이 바닥": (
        healthy(**{"rewards/match_format_approximately/mean": flat(-3.0)}),
        {"format_floor"},
    ),
    "형식만 오름": (healthy(**NOT_LEARNING), {"format_without_accuracy"}),
    "짧아짐": (
        healthy(**NOT_LEARNING, **{FORM: flat(0.9), LENGTH: lambda t, noise: 300 - 250 * t}),
        {"length_collapse"},
    ),
    "길어짐": (healthy(**{LENGTH: lambda t, noise: 150 + 350 * t}), {"length_explosion"}),
    "되풀이": (healthy(**{"rewards/repeated_share/mean": flat(0.5)}), {"repetition"}),
    "되풀이가 는다": (
        healthy(**{"rewards/repeated_share/mean": lambda t, noise: 0.25 * t}),
        {"repetition"},
    ),
    "엔트로피가 사라짐": (
        healthy(entropy=lambda t, noise: 0.5 * math.exp(-8 * t)),
        {"entropy_collapse"},
    ),
    "KL이 커짐": (healthy(kl=lambda t, noise: 0.1 * math.exp(5 * t)), {"kl_blowup"}),
    "메모리가 샘": (healthy(**{MEMORY: lambda t, noise: 11 + 2 * t}), {"memory_creep"}),
    "첫 손실이 0": (put(healthy(), 1, loss=0.0), {"loss_zero_start"}),
    "첫 스텝이 느림": (put(healthy(), 1, seconds=170.0), {"slow_first_step"}),
}
WELL = {
    "성한 로그": healthy(),
    # 한 스텝만 튄 KL은 원본에도 있습니다(14스텝의 3.25).
    "KL이 한 번 튐": put(healthy(), 14, kl=30.0),
    # 풀이를 줄이며 정답이 오르는 것은 잘림이 풀린 것
    "짧아지며 나아짐": healthy(**{LENGTH: lambda t, noise: 300 - 250 * t}),
    "잘림이 풀림": healthy(**{CUT: lambda t, noise: max(0.0, 1 - 1.6 * t)}),
    # 긴 글을 처음 만나 한 번 뛴 메모리는 새는 것이 아닙니다.
    "메모리가 한 번 뜀": healthy(**{MEMORY: lambda t, noise: 11 + (t > 0.5)}),
    "메모리가 자리 잡음": healthy(**{MEMORY: lambda t, noise: 13 - 2 * math.exp(-9 * t)}),
    "메모리가 아주 조금 늚": healthy(**{MEMORY: lambda t, noise: 12 + 0.15 * t}),
    # 상한에서 먼 글이 길어지는 것은 풀이를 배우는 것(데모도 그렇습니다)
    "넉넉한 안에서 길어짐": healthy(**{LENGTH: lambda t, noise: 80 + 120 * t}),
    "늘 조금 되풀이": healthy(
        **{"rewards/repeated_share/mean": lambda t, noise: 0.2 + 0.05 * noise}
    ),
    # 처음부터 큰 KL이 조금 더 커진 것
    "KL이 늘 큼": healthy(kl=lambda t, noise: 1.2 + 0.3 * t),
    # 두 행으로는 몫도 오르내림도 말하지 않습니다.
    "두 행": healthy(**{CUT: flat(1.0), ZERO: flat(0.9), "grad_norm": flat(0.0)})[:2],
    # 정답이 이미 꼭대기에 가까우면 더 오를 데가 없습니다.
    "형식만 오를 데가 남음": healthy(**{ANSWER: flat(1.95)}),
    # 기울기 누적과 로깅 간격 때문에 20스텝마다 적은 로그
    "스무 스텝마다": [row | {"step": 20 * row["step"]} for row in healthy()],
    # 트레이너의 log_history 끝에는 정리하는 행이 붙습니다.
    "log_history": [
        *healthy(),
        {"step": STEPS, "train_runtime": 9.0},
        {"step": 60, "eval_loss": 1},
    ],
    # SFT의 로그에서는 엔트로피가 줄어야 맞습니다.
    "SFT": [{"step": row + 1, "loss": 2 * 0.9**row, "entropy": 2 * 0.9**row} for row in range(60)],
}


@pytest.mark.parametrize(("rows", "names"), SICK.values(), ids=SICK)
def test_sick_logs_are_told(rows, names):
    assert set(found(rows)) == names


@pytest.mark.parametrize("rows", WELL.values(), ids=WELL)
def test_healthy_logs_are_left_alone(rows):
    assert found(rows) == []
    assert "아는 문제는 찾지 못했습니다" in report(rows)


def test_levels_follow_the_evidence():
    """같은 증상도 가벼우면 주의입니다."""
    assert found(put(healthy(), 1, grad_norm=math.inf), "주의") == ["not_finite"]
    overflown = [row | {"grad_norm": math.nan} for row in healthy()[:3]]
    assert found(overflown + healthy()[3:], "문제") == ["not_finite"]
    assert found(put(healthy(), 1, loss=math.inf), "문제") == ["not_finite"]
    assert found(healthy(**{ZERO: flat(0.3)}), "주의") == ["zero_spread"]
    assert found(healthy(**{ZERO: flat(0.5)}), "문제") == ["zero_spread"]
    assert found(healthy(**{ZERO: lambda t, noise: 0.6 * t}), "문제") == ["zero_spread"]


def test_every_symptom_has_a_sick_log():
    assert set().union(*(names for _, names in SICK.values())) == set(symptoms())
    assert {known["level"] for known in symptoms().values()} <= set(LEVELS)


def test_original_run_without_steps_is_read_from_its_counts():
    findings = {finding.name: finding for finding in diagnose(read_run("original_t4"))}
    assert set(findings) == {"all_truncated", "zero_spread", "reward_flat"}
    assert "100스텝 가운데 47스텝" in findings["zero_spread"].evidence
    assert "100스텝 가운데 40스텝" in findings["all_truncated"].evidence
    assert "-2.78" in findings["reward_flat"].evidence


def test_original_run_step_by_step():
    """원본에 저장된 표의 수치(runs/original_t4_steps.csv, 출처는 runs/original_t4.json). 옛 TRL이라 몫의 열이 없습니다."""
    rows = read_steps("original_t4_steps")
    means = np.array([row["reward"] for row in rows]).reshape(5, 20).mean(axis=1)
    assert means == pytest.approx(read_run("original_t4").column("reward"), abs=0.01)
    findings = {finding.name: finding for finding in diagnose(rows)}
    assert set(findings) == {"all_truncated", "zero_spread", "reward_flat"}
    assert (
        "모두 잘린 스텝 39, 모두 틀린 스텝 1, 모두 맞힌 스텝 7" in findings["zero_spread"].evidence
    )


def test_learning_demo_has_no_problem():
    """`pipeline.trained_folder`가 남긴 데모의 run.json(씨앗 0, trl 1.16.0)에서 열을 추린 것."""
    rows = read_steps(CPU_DEMO)
    assert found(rows) == found(rows[:20]) == []
    assert found([{k: v for k, v in row.items() if "frac" not in k} for row in rows]) == []


def test_random_weights_cut_everything():
    record = read_run("memory_t4_cap")
    assert found(record, "문제") == ["all_truncated", "zero_spread", "format_floor"]
    # 그룹이 갈리지 않아 0인 첫 손실은 정상이라고 하지 않습니다.
    assert found(record, "정상") == ["slow_first_step"]
    assert "20스텝보다 적어" in report(record)


def test_levels_come_worst_first():
    rows = put(put(healthy(**{ZERO: flat(0.3)}), 1, seconds=99.0), 5, loss=math.nan)
    assert [finding.level for finding in diagnose(rows)] == list(LEVELS)


def test_memory_is_extrapolated_to_the_given_total():
    rows = healthy(**{MEMORY: lambda t, noise: 11 + 2.95 * t})  # 스텝마다 0.05 GiB
    assert "이대로면" not in diagnose(rows)[0].evidence
    assert "이대로면 71.2스텝쯤 14.5 GiB" in diagnose(rows, total_gib=14.51)[0].evidence


def test_report_tells_what_it_could_not_see():
    text = report([{"step": step, "reward": float(step)} for step in range(1, 31)])
    assert "이 판단은 30스텝에 기댑니다" in text
    assert "KL(kl)" in text.splitlines()[-1]
    assert "보상의 오르내림" not in text.splitlines()[-1]
    assert "행이 없어" in report([])


@pytest.mark.parametrize("wrong", ["run.json", [1, 2], {"step": 1}])
def test_wrong_logs_are_refused(wrong):
    with pytest.raises(TypeError, match="read_run"):
        diagnose(wrong)


def test_noise_is_rarely_called_a_trend():
    noise = np.random.default_rng(1).normal(size=(400, 60))
    assert np.mean([trend(row).rises or trend(row).falls for row in noise]) < 0.08


def test_scores_are_those_of_the_reward_functions():
    """진단이 아는 바닥과 꼭대기는 보상 함수가 실제로 주는 값입니다."""
    form = "1+1=2<end_working_out><SOLUTION>{}</SOLUTION>"
    texts = [form.format("2"), form.format("둘"), form.format("9"), "", "<SOLUTION>"]
    for name, (floor, top) in SCORES.items():
        function = getattr(korean, name, None) or getattr(original, name)
        scores = function(texts, answer=["2"] * len(texts))
        assert (min(scores), max(scores)) == (floor, top), name


NUMBERS = st.one_of(st.integers(-(10**9), 10**9), st.floats(), st.none(), st.booleans())
ROW = st.dictionaries(st.sampled_from(["step", *healthy(2)[0], "completion_length"]), NUMBERS)


@given(st.lists(ROW, max_size=60), st.one_of(st.none(), st.floats(0, 1000)))
def test_any_rows_are_read(rows, total):
    text = report(rows, total)
    assert all(str(finding) in text for finding in diagnose(rows, total))
    assert Log(rows).total_steps >= 0
