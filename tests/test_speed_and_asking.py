"""빠르기(`speed.py`)와 물어보는 법(`asking.py`)을 견주는 프로그램을 CPU 데모로. 진짜 모델은 GPU에서만 돕니다."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from evidence_demo import small
from transformers import GenerationMixin

from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.rejection import attempt
from korgrpo_helpers.runs import read_run

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import asking
import checkpointing
import speed
from evidence_arms import OURS


def test_speed_splits_a_step(tmp_path, monkeypatch):
    """글은 모두 상한까지 가고, 글쓰기와 보상은 한 스텝의 일부이고, 첫 스텝은 셈에 들지 않습니다."""
    monkeypatch.setattr(GenerationMixin, "generate", GenerationMixin.generate)  # 끝나면 되돌립니다
    profile = small(OURS).profile
    result = speed.measure(profile, 3, tmp_path / "speed.json")
    assert len(result["steps"]) == 3
    for row in result["steps"]:
        assert 0 < row["generation"] + row["reward"] < row["seconds"]
        assert 0 < row["reward"] < row["generation"]
        assert row["tokens"] == profile.completion_tokens * result["completions_per_step"]
    told = speed.table({"transformers": result})
    assert "TRL만" in told
    slow_start = [dict(result["steps"][0], seconds=1000.0), *result["steps"][1:]]
    assert speed.summary(slow_start) == speed.summary(result["steps"])


def test_vllm_writes_to_the_limit():
    """TRL은 vLLM에 `sampling_params`를 이름으로 넘깁니다(TRL 1.15의 코드에서 보았습니다)."""
    params = SimpleNamespace(ignore_eos=False)
    told = speed.to_the_limit(
        lambda prompts, sampling_params: (prompts, sampling_params.ignore_eos)
    )
    assert told(["문제"], sampling_params=params) == (["문제"], True)


def test_nested_calls_are_counted_once():
    """peft의 generate는 안쪽 모델의 generate를 부릅니다."""
    watch = speed.Stopwatch()
    inner = watch.wrap("글쓰기", lambda: time.sleep(0.05))
    watch.wrap("글쓰기", lambda: inner())()
    assert 0.05 <= watch.seconds["글쓰기"] < 0.09


def test_checkpointing_measures_each_way(monkeypatch, tmp_path, capsys):
    """두 단계 모두 정한 스텝을 돌고, GRPO의 글은 상한 앞에서 끝납니다."""
    seen = []

    def remember(completions, **columns):
        seen.extend(len(one) for one in completions)
        return [float(index % 3) for index in range(len(completions))]

    monkeypatch.setattr(checkpointing, "new_problems", lambda: make_stories("train", 40, 1))
    real = checkpointing.grpo
    monkeypatch.setattr(
        checkpointing, "grpo", lambda p, rows, rewards, *a, **k: real(p, rows, [remember], *a, **k)
    )
    profile = small(OURS).profile
    ways = (
        checkpointing.Way("사전 학습", 4, 3, False),
        checkpointing.Way("GRPO", 8, 3, True, 1, packing=False),
    )
    monkeypatch.setattr(checkpointing, "WAYS", ways)

    def here(model, number, out):
        """새 프로세스 대신 이 프로세스에서."""
        return checkpointing.measure(profile, ways[number - 1]) | {"versions": {}, "gpu": None}

    monkeypatch.setattr(checkpointing, "in_new_process", here)
    out = tmp_path / "record.json"
    monkeypatch.setattr(sys, "argv", ["checkpointing.py", "--model", "데모", "--out", str(out)])
    checkpointing.main()
    record = read_run(out)
    primed, taught = record.summary["ways"]
    assert record.settings["model"] == "데모"
    assert (primed["stage"], taught["chunks"], taught["packing"]) == ("사전 학습", 1, False)
    assert min(primed["seconds"], taught["seconds"], taught["first_seconds"]) > 0
    assert min(primed["grad_norm"], taught["grad_norm"]) > 0
    assert len(seen) == 3 * 8 and min(seen) > 0
    assert "아니요" in capsys.readouterr().out


def test_each_way_runs_in_its_own_process(monkeypatch, tmp_path):
    """앞의 방법이 컴파일한 것을 물려받지 않아야 하고, 잇기는 unsloth를 들여오기 전에 정해야 합니다."""
    ran = []

    def run(command, check, env):
        ran.append((command, env["UNSLOTH_GRPO_SEQ_PACKING"]))
        Path(command[command.index("--out") + 1]).write_text('{"seconds": 1}', encoding="utf-8")

    monkeypatch.setattr(checkpointing.subprocess, "run", run)
    numbers = range(1, len(checkpointing.WAYS) + 1)
    for number in numbers:
        found = checkpointing.in_new_process("폴더", number, tmp_path / "record.json")
        assert found == {"seconds": 1}
    assert [command[command.index("--ways") + 1] for command, _ in ran] == list(map(str, numbers))
    assert all("--inside" in command for command, _ in ran)
    assert [packed for _, packed in ran] == [str(int(way.packing)) for way in checkpointing.WAYS]
    assert not list(tmp_path.iterdir())


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
