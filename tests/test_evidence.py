"""같은 시간으로 견주는 프로그램을 CPU 데모로 처음부터 끝까지. 진짜 모델은 GPU에서만 돕니다."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from transformers import GenerationMixin

from korgrpo_helpers import pipeline
from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rejection import attempt
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.runs import read_run, write_run

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import asking
import evidence
import evidence_course
import evidence_together
import speed
from evidence_arms import ARMS, OURS


def few_stories(each, salt):
    """지은 문제의 자리에 데모가 풀 수 있는 이야기를. 지은 문제는 test_problems가 봅니다."""
    examples = make_stories("train", rows=2 * each, seed=len(salt))
    return examples, DropReport("틀로 지은 문제", total=len(examples))


@pytest.fixture(autouse=True)
def fits_the_demo(monkeypatch):
    monkeypatch.setattr(evidence_course, "make_problems", few_stories)
    monkeypatch.setattr(evidence_course, "EXAM_TOKENS", get_profile("cpu-demo").completion_tokens)
    monkeypatch.setattr(evidence_course, "CURVE_SECONDS", 0.0)


def small(arm):
    """방법은 그대로 두고, 사전 학습을 마친 데모를 바탕 모델로 삼아 작게."""
    demo = get_profile("cpu-demo")
    profile = replace(
        arm.profile,
        model=str(pipeline.primed_folder(demo)),
        grpo_data="arithmetic",
        test_data="arithmetic",
        priming_rows=30,
        grpo_rows=40,
        test_rows=20,
        max_seq_length=240,  # 데모의 토크나이저는 영어 프롬프트를 길게 자릅니다
        prompt_quantile=1.0,
        completion_tokens=demo.completion_tokens,
        generation_batch=200,
        lora_rank=4,
        lora_alpha=8,
        priming=replace(arm.profile.priming, num_train_epochs=1, max_length=240),
        grpo=replace(
            arm.profile.grpo,
            max_steps=4,
            per_device_train_batch_size=arm.profile.grpo.num_generations,
            gradient_accumulation_steps=1,
            optim="adamw_torch",
        ),
    )
    # 데모는 책의 형식만 알고 풀이가 식뿐입니다.
    return replace(arm, profile=profile, shown=False, temperature=1.0, least_hangul=0.0)


@pytest.mark.parametrize(
    ("name", "rounds"),
    [("with_second_round", 2), ("original", 1), ("priming_alone", 0)],
)
def test_arm_leaves_a_whole_record(name, rounds, tmp_path, monkeypatch):
    again = []  # 다시 풀게 할 때는 처음에 빠진 문제까지 모두 봅니다

    def remember(policy, rows, n, limit, **options):
        again.extend([len(rows)] * ("seed" in options))
        return attempt(policy, rows, n, limit, **options)

    monkeypatch.setattr(evidence_course, "attempt", remember)
    arm = small(ARMS[name])
    record = evidence.run_arm(name, arm, minutes=10)
    write_run(record, tmp_path / "record.json")
    found = read_run(tmp_path / "record.json")
    assert [row["step"] for row in found.steps] == list(range(1, 4 * rounds + 1))
    assert found.settings["system_prompt"] == arm.system_prompt
    assert again == [30 + 2 * arm.made[1]] * (rounds - 1)
    summary = found.summary
    assert summary["final"]["n"] == 20
    assert 0 <= summary["final"]["low"] <= summary["final"]["accuracy"] <= summary["pass_at_4"] + 1
    assert 0 <= summary["final"]["hangul"] <= 1
    # 학습 전, 사전 학습 뒤, 그리고 회마다 둘째 스텝부터 스텝마다
    later = [first + step for first in range(0, 4 * rounds, 4) for step in (2, 3, 4)]
    assert [row["step"] for row in summary["curve"]] == [0, 0, *later]
    assert [one["first_step"] for one in summary["rounds"]] == list(range(1, 4 * rounds, 4))
    assert all(0 <= row["dev"]["accuracy"] <= 1 for row in summary["curve"])
    seconds = [row["gpu_seconds"] for row in summary["curve"]]
    assert seconds == sorted(seconds)
    made = 2 * arm.made[0]
    assert made < summary["priming"]["rows"] <= made + 30
    assert summary["learnable_rows"] < 30
    for one in summary["rounds"][:1]:
        made = 2 * arm.made[1]
        if arm.filtered:  # 지은 문제도 배울 것이 있는 것만
            assert summary["learnable_rows"] < one["rows"] < summary["learnable_rows"] + made
        else:
            assert one["rows"] == 30 + made
    assert len(summary["rows_sha256"]) == 64
    assert len(summary["held_out"]) == 20
    assert all(one["before"] for one in summary["held_out"])
    # 끝의 정답률과 눈으로 읽을 답안의 채점이 어긋나지 않아야 합니다.
    right = sum(one["right"] for one in summary["held_out"])
    assert right == round(summary["final"]["accuracy"] * 20)
    for name, told in summary["marks"].items():
        assert len(told) == 20 and told.count("1") == round(summary[name]["accuracy"] * 20)
    assert (
        set(summary["sampled_after_priming"]) == {"pass_at_4", "pass_at_1_sampled"} <= set(summary)
    )


def test_deadline_ends_the_training():
    arm = small(OURS)
    longer = replace(arm.profile, grpo=replace(arm.profile.grpo, max_steps=10_000))
    record = evidence.run_arm("ours", replace(arm, profile=longer), minutes=1e-6)
    assert len(record.steps) == 2 * OURS.rounds
    assert record.summary["stage_seconds"]["GRPO"] > 0


def test_attempts_are_shared(tmp_path):
    """거절 표집은 한 번만 하고 나눕니다. 사전 학습의 문제가 같고, 걸린 시간은 둘 다의 시계에 듭니다."""
    file = tmp_path / "attempts.json"
    first = evidence_course.Course("ours", small(OURS), 10)
    rows, _ = first.sample(save_to=file)
    second = evidence_course.Course("original", small(ARMS["original"]), 10)
    same, _ = second.sample(read_from=file)
    assert list(same["source"]) == list(rows["source"])
    assert list(same["completion"]) == list(rows["completion"])
    pool = first.rows
    assert evidence.rows_hash(rows, pool) == evidence.rows_hash(same, pool)
    assert evidence.rows_hash(rows, pool) != evidence.rows_hash(rows.select(range(3)), pool)
    assert same[0]["prompt"][0] != rows[0]["prompt"][0]  # 시스템 프롬프트는 저마다의 것
    assert 0 < first.stages["거절 표집"] < second.stages["거절 표집"] * 2
    other = evidence_course.Course("ours", replace(small(OURS), made=None), 10)
    other.rows = other.rows.select(range(5))
    with pytest.raises(ValueError, match="문제가 이 방법의 문제와 다릅니다"):
        other.sample(read_from=file)


def scripted(text):
    return [sys.executable, "-u", "-c", text]


def test_second_starts_when_the_first_is_loaded(tmp_path, capfd):
    """vLLM 둘이 함께 메모리를 재면 둘 다 실패합니다. 앞의 것이 실패해도 뒤의 것은 끝까지 갑니다."""
    loaded = tmp_path / "불러옴"
    first = scripted(
        f"import time, pathlib; time.sleep(0.3); pathlib.Path({str(loaded)!r}).touch(); "
        "print('[ours] 0초 0스텝 시험 0.0%'); time.sleep(0.3); raise SystemExit(3)"
    )
    second = scripted(
        f"import pathlib; assert pathlib.Path({str(loaded)!r}).exists(); print('둘째')"
    )
    assert evidence_together.together([first, second]) == [3, 0]
    told = capfd.readouterr().out
    assert told.index("0초 0스텝") < told.index("둘째")
    assert evidence_together.together([scripted("raise SystemExit(1)"), second]) == [1, 0]


def test_both_commands_share_the_attempts(monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr(
        evidence_together, "together", lambda commands: given.extend(commands) or [0, 0]
    )
    argv = ["evidence_together.py", "ours", "original", "--model", "모델", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", argv)
    with pytest.raises(SystemExit) as ended:
        evidence_together.main()
    assert ended.value.code == 0
    first, second = given
    assert first[first.index("--save-attempts") + 1] == second[second.index("--attempts") + 1]
    assert [one[3] for one in given] == ["ours", "original"]
    assert second[-1] == str(tmp_path / "evidence_shared_original.json")
    for command in given:  # evidence.py가 아는 명령이어야 합니다
        monkeypatch.setattr(sys, "argv", command[2:])
        monkeypatch.setattr(evidence, "run_arm", lambda *given, **named: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            evidence.main()


def test_waiting_for_attempts_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(evidence_course, "WAIT_SECONDS", 1)
    course = evidence_course.Course("ours", small(OURS), 10)
    with pytest.raises(TimeoutError, match="1초 기다렸지만"):
        course.sample(read_from=tmp_path / "없는 파일")


def test_arms_differ_only_in_what_they_say():
    """모든 방법의 데이터, 시험, 사전 학습의 행과 LoRA가 같아야 견줄 수 있습니다."""
    same = ("grpo_data", "test_data", "priming_rows", "grpo_rows", "test_rows", "lora_rank", "seed")
    for arm in ARMS.values():
        assert all(getattr(arm.profile, name) == getattr(OURS.profile, name) for name in same)
        assert replace(arm.profile.priming, completion_only_loss=True) == OURS.profile.priming


def test_speed_splits_a_step(tmp_path, monkeypatch):
    """글쓰기와 보상은 한 스텝의 일부이고, 첫 스텝은 셈에 들지 않습니다."""
    monkeypatch.setattr(GenerationMixin, "generate", GenerationMixin.generate)  # 끝나면 되돌립니다
    result = speed.measure(small(OURS).profile, 3, tmp_path / "speed.json")
    assert len(result["steps"]) == 3
    for row in result["steps"]:
        assert 0 < row["generation"] + row["reward"] < row["seconds"]
        assert 0 < row["reward"] < row["generation"]
        assert row["tokens"] > result["completions_per_step"]
    told = speed.table({"transformers": result})
    assert "TRL만" in told
    slow_start = [dict(result["steps"][0], seconds=1000.0), *result["steps"][1:]]
    assert speed.summary(slow_start) == speed.summary(result["steps"])


def test_nested_calls_are_counted_once():
    """peft의 generate는 안쪽 모델의 generate를 부릅니다."""
    watch = speed.Stopwatch()
    inner = watch.wrap("글쓰기", lambda: time.sleep(0.05))
    watch.wrap("글쓰기", lambda: inner())()
    assert 0.05 <= watch.seconds["글쓰기"] < 0.09


def test_asking_compares_the_ways(monkeypatch):
    """물어보는 법마다 모든 문제의 맞힌 횟수가 남고, 못 맞힌 문제에만 정답을 알려 줍니다."""
    asked = []

    def remember(policy, rows, n, limit, **options):
        asked.append((len(rows), rows[0]["prompt"][-1]["content"], options["examples"]))
        return attempt(policy, rows, n, limit, **options)

    monkeypatch.setattr(asking, "attempt", remember)
    monkeypatch.setattr(asking, "TOLD", asking.Way("알려 주고", 2))  # 스물둘은 데모에 너무 깁니다
    ways = (asking.Way("없이", 0), asking.Way("둘", 2, 1.0))
    profile = replace(small(OURS).profile, grpo_rows=6)
    record = asking.compare(profile, ways)
    summary = record.summary
    assert [way["title"] for way in summary["ways"]] == ["없이", "둘"]
    assert all(len(way["right"]) == len(summary["sources"]) == 6 for way in summary["ways"])
    assert [len(examples) for *_, examples in asked[:2]] == [0, 2]
    rows, question, examples = asked[2]
    assert rows == summary["never_right"] == len(summary["told"]["right"]) > 0
    assert "정답은" in question and "정답은" in examples[0].question
    assert "정답은" not in asked[0][1]
