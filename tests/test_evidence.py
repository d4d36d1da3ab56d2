"""같은 시간으로 견주는 프로그램을 CPU 데모로 처음부터 끝까지. 진짜 모델은 GPU에서만 돕니다."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_demo import small

from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rejection import attempt
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.runs import read_run, write_run
from korgrpo_helpers.sources import load

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import evidence
import evidence_course
import evidence_together
from evidence_arms import ARMS, OURS
from evidence_exam import SHOWN, shown


def few_stories(each, salt):
    """지은 문제의 자리에 데모가 풀 수 있는 이야기를. 지은 문제는 test_problems가 봅니다."""
    examples = make_stories("train", rows=2 * each, seed=len(salt))
    return examples, DropReport("틀로 지은 문제", total=len(examples))


REFUSED = "arithmetic/train/1"
ROWS = 29  # 마흔 가운데 개발 열과 물리친 하나를 뺀 것
NEW = 3


def few_workings():
    """짝수째 문제에만 풀이가 있고, 한 문제는 정답이 틀렸다고 물리쳤습니다."""
    written = {f"arithmetic/train/{row}": "차례로 더하고 뺍니다." for row in range(0, 40, 2)}
    return written, {REFUSED: "정답이 틀렸습니다."}


def few_new_problems():
    return make_stories("train", rows=NEW, seed=99)


@pytest.fixture(autouse=True)
def fits_the_demo(monkeypatch):
    monkeypatch.setattr(evidence_course, "read_workings", few_workings)
    monkeypatch.setattr(evidence_course, "new_problems", few_new_problems)
    monkeypatch.setattr(evidence_course, "make_problems", few_stories)
    monkeypatch.setattr(evidence_course, "EXAM_TOKENS", get_profile("cpu-demo").completion_tokens)
    monkeypatch.setattr(evidence_course, "CURVE_SECONDS", 0.0)


@pytest.mark.parametrize(
    ("name", "rounds"),
    [("with_second_round", 2), ("original", 1), ("priming_alone", 0), ("own_rollouts", 1)],
)
def test_arm_leaves_a_whole_record(name, rounds, tmp_path, monkeypatch, capfd):
    chosen_from = []  # 고를 때는 처음에도 다시 고를 때도 모든 문제를 봅니다

    def remember(policy, rows, n, limit, **options):
        chosen_from.extend([len(rows)] * ("seed" in options))
        return attempt(policy, rows, n, limit, **options)

    monkeypatch.setattr(evidence_course, "attempt", remember)
    monkeypatch.setenv(evidence.PACKING, "0")
    arm = small(ARMS[name])
    record = evidence.run_arm(name, arm, minutes=10)
    write_run(record, tmp_path / "record.json")
    found = read_run(tmp_path / "record.json")
    assert [row["step"] for row in found.steps] == list(range(1, 4 * rounds + 1))
    assert found.settings["system_prompt"] == arm.system_prompt
    assert found.settings[evidence.PACKING] == "0"  # 빠르기를 바꾸므로 기록에 남깁니다
    made = [2 * each for each in arm.made or (0, 0)]  # few_stories는 둘씩 짓습니다
    questions = ROWS + NEW * arm.written + made[1]
    assert chosen_from == [questions] * rounds * arm.filtered
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
    rows = summary["priming"]["rows"]
    if arm.sampled:
        assert 0 < rows <= ROWS and "거절 표집" in summary["stage_seconds"]
    else:
        written, _ = few_workings()
        assert rows == len(written) - 5 + NEW + made[0]  # 다섯은 개발 문제의 것
    for one in summary["rounds"]:
        assert 0 < one["rows"] < questions if arm.filtered else one["rows"] == questions
    hashes = {one["rows_sha256"] for one in (summary["priming"], *summary["rounds"])}
    assert len(hashes) == 1 + rounds
    # GRPO가 끝나지 못해도 사전 학습 뒤의 점수는 로그에 있습니다.
    line = next(x for x in capfd.readouterr().out.splitlines() if x.startswith("사전 학습 뒤:"))
    assert json.loads(line.partition(":")[2])["accuracy"] == summary["after_priming"]["accuracy"]
    for name, told in summary["marks"].items():
        assert len(told) == 20 and told.count("1") == round(summary[name]["accuracy"] * 20)
    assert len(summary["held_out"]) == 10  # 나머지 열은 앞선 실행에서 읽은 것으로 칩니다
    assert all(one["before"] for one in summary["held_out"])
    # 눈으로 읽을 답안의 채점은 문제마다의 채점과 같아야 합니다.
    exam = load("arithmetic", "test", arm.profile.test_rows, seed=0)
    graded = dict(zip((one.source for one in exam), summary["marks"]["final"], strict=True))
    for one in summary["held_out"]:
        assert graded[one["source"]] == str(int(one["right"]))
    assert (
        set(summary["sampled_after_priming"]) == {"pass_at_4", "pass_at_1_sampled"} <= set(summary)
    )


def test_deadline_ends_the_training():
    arm = small(OURS)
    longer = replace(arm.profile, grpo=replace(arm.profile.grpo, max_steps=10_000))
    record = evidence.run_arm("ours", replace(arm, profile=longer), minutes=1e-6)
    assert len(record.steps) == 2 * OURS.rounds
    assert record.summary["stage_seconds"]["GRPO"] > 0


def test_priming_rows_are_the_written_ones():
    """써 둔 풀이는 정답과 함께 들고, 물리친 문제는 어디에도 없습니다. 두 방법의 행은 시스템 프롬프트만 다릅니다."""
    course = evidence_course.Course("ours", replace(small(OURS), made=None), 10)
    assert len(course.rows) == ROWS and REFUSED not in course.rows["source"]
    rows = course.priming_rows()
    written, _ = few_workings()
    by = {row["source"]: row["completion"] for row in rows}
    new = {one.source for one in few_new_problems()}
    assert set(by) == new | set(written).intersection(course.rows["source"])
    answers = dict(zip(course.rows["source"], course.rows["answer"], strict=True))
    for source in set(by) - new:
        assert written[source] in by[source]
        assert f"<SOLUTION>{answers[source]}</SOLUTION>" in by[source]
    other = evidence_course.Course("original", replace(small(ARMS["original"]), made=None), 10)
    same = other.priming_rows()
    assert list(same["completion"]) == list(rows["completion"])
    assert same[0]["prompt"][0] != rows[0]["prompt"][0]
    assert evidence.rows_hash(rows) == evidence.rows_hash(same)
    assert evidence.rows_hash(rows) != evidence.rows_hash(rows.select(range(3)))
    unlearnt = rows.remove_columns("completion")  # 배운 글이 다르면 해시도 다릅니다
    assert evidence.rows_hash(rows) != evidence.rows_hash(unlearnt)


def test_few_questions_are_tried(monkeypatch):
    """모두 풀게 하면 GRPO의 시간이 줄어듭니다. 회마다 다른 문제를 풀게 합니다."""
    tried = []
    monkeypatch.setattr(evidence_course, "POOL_ROWS", 10)
    monkeypatch.setattr(
        evidence_course, "attempt", lambda policy, rows, *given, **named: tried.append(rows)
    )
    monkeypatch.setattr(evidence_course, "learnable_rows", lambda rows, groups: (rows, "보고"))
    course = evidence_course.Course("ours", small(OURS), 10)
    pools = [course.pool(seed) for seed in (0, 1)]
    assert [len(rows) for rows in tried] == [10, 10]
    assert set(tried[0]["source"]) != set(tried[1]["source"])
    assert list(pools[0]["source"]) == list(tried[0]["source"])


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


@pytest.mark.parametrize(
    ("arms", "shares"),
    [
        (["ours", "original"], ["0.62", "0.2"]),
        (["original", "rewards_alone", "filtering_alone"], ["0.2"] * 3),
    ],
)
def test_commands_are_understood(arms, shares, monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr(
        evidence_together, "together", lambda commands: given.extend(commands) or [0] * len(arms)
    )
    argv = ["evidence_together.py", *arms, "--model", "모델", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", argv)
    with pytest.raises(SystemExit) as ended:
        evidence_together.main()
    assert ended.value.code == 0
    assert [one[3] for one in given] == arms
    assert [one[one.index("--vllm-share") + 1] for one in given] == shares
    assert all("--gradient-checkpointing" in one for one in given)
    assert given[1][-1] == str(tmp_path / f"evidence_shared_{arms[1]}.json")
    for command in given:  # evidence.py가 아는 명령이어야 합니다
        monkeypatch.setattr(sys, "argv", command[2:])
        monkeypatch.setattr(evidence, "run_arm", lambda *given, **named: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            evidence.main()


def test_memory_is_not_promised_twice(monkeypatch, capsys):
    argv = ["evidence_together.py", "ours", "without_hangul", "--model", "모델"]
    monkeypatch.setattr(sys, "argv", argv)
    with pytest.raises(SystemExit) as ended:
        evidence_together.main()
    assert ended.value.code == 2 and "더하면 1.24로" in capsys.readouterr().err


def test_arms_differ_only_in_what_they_say():
    """모든 방법의 데이터, 시험, 사전 학습의 행과 LoRA가 같아야 견줄 수 있습니다."""
    same = ("grpo_data", "test_data", "priming_rows", "grpo_rows", "test_rows", "lora_rank", "seed")
    for arm in ARMS.values():
        assert all(getattr(arm.profile, name) == getattr(OURS.profile, name) for name in same)
        assert replace(arm.profile.priming, completion_only_loss=True) == OURS.profile.priming


def test_read_answers_are_not_shown_again():
    """앞선 실행들에서 읽은 50문제는 다음 실행에서 보이지 않습니다."""
    before = {one["source"] for one in read_run("evidence_written").summary["held_out"]}
    exam = load("dmath_numeric", "test", 1_903, 0)
    rows = [
        {"source": e.source, "prompt": [{"content": e.question}], "answer": e.answer} for e in exam
    ][: evidence_course.CURVE_ROWS]
    assert before <= {row["source"] for row in rows}
    rollouts = [Rollout("글", 1, True)] * len(rows)
    sources = [one["source"] for one in shown(rows, rollouts, rollouts)]
    assert len(set(sources)) == SHOWN == len(before)
    assert before.isdisjoint(sources)
