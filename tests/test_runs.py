import json
from dataclasses import asdict

import pytest

from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import new_record, read_run, recorded_runs, write_run


def test_record_survives_the_file(tmp_path):
    profile = get_profile("cpu-demo")
    record = new_record("시험", profile, seconds=1.5, steps=[{"step": 1, "reward": 0.5}])
    write_run(record, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == record
    assert record.settings["grpo"]["num_generations"] == profile.grpo.num_generations
    assert {"python", "torch", "trl"} <= set(record.versions)


@pytest.mark.parametrize("path", sorted(recorded_runs().glob("*.json")), ids=lambda path: path.stem)
def test_recorded_runs_fit_the_schema(path):
    record = read_run(path.stem)
    assert record.name == path.stem
    assert record.seconds > 0


def test_original_run_is_the_one_the_book_tells():
    original = read_run("original_t4")
    assert original.column("reward") == [-2.78, 0.56, -1.29, -1.23, -3.36]
    assert (original.seconds, original.summary["priming_seconds"]) == (10607.69, 170.89)
    mean = sum(original.column("reward")) / len(original.steps)
    assert original.summary["mean_reward"] == pytest.approx(mean, abs=0.005)


def test_demo_seeds_reach_the_bar():
    """책이 말하는 대로: 씨앗 다섯이 모두 20점 넘게 오르고, 무작위 보상은 오르지 않습니다."""
    record = read_run("cpu_demo_seeds")
    settings = asdict(get_profile("cpu-demo"))
    # 기록한 뒤에 생긴 설정. GPU나 내 파일에서만 쓰거나 저장하는 때만 정해, 데모의 결과를 바꾸지 않습니다.
    newer = {"fast_inference", "load_in_4bit", "gpu_memory_utilization", "checkpoint_steps"}
    newer |= {
        "columns",
        "vllm_mode",
        "vllm_server_base_url",
        "gradient_checkpointing",
        "logit_chunks",
    }
    assert set(settings) - set(record.settings) <= newer
    assert record.settings == {name: settings[name] for name in record.settings}
    results = record.summary["results"]
    real = [row for row in results if row["rewards"] != "무작위"]
    control = [row for row in results if row["rewards"] == "무작위"]
    assert len(real) == 5
    assert all(
        row["after"]["test"]["greedy"] - row["before"]["test"]["greedy"] >= 0.20 for row in real
    )
    assert control
    assert all(
        row["after"]["test"]["greedy"] <= row["before"]["test"]["greedy_high"] for row in control
    )


def test_interrupted_gpu_run_has_every_step_once():
    """unsloth와 vLLM으로 학습하다 SIGTERM과 kill -9로 두 번 끊은 기록. 빠지거나 겹친 스텝이 없어야 합니다."""
    record = read_run("resume_h100")
    assert record.column("step") == [1, 2, 3, 4, 5, 6]
    assert record.summary["resumed_at"] == [4, 5]
    # 스케줄러와 데이터의 자리도 이어집니다: 학습률은 고르게, 센 토큰은 늘 늘어납니다.
    rates, tokens = record.column("learning_rate"), record.column("num_tokens")
    assert rates == pytest.approx([step * 1e-6 for step in range(6)])
    assert tokens == sorted(set(tokens))


def broken(tmp_path, change):
    content = json.loads((recorded_runs() / "original_t4.json").read_text(encoding="utf-8"))
    change(content)
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda content: content.pop("seed"), "seed"),
        (lambda content: content.update(extra=1), "extra"),
        (lambda content: content.update(schema=99), "schema가 99"),
        (lambda content: content["steps"].append({"reward": 1}), "step이 없는"),
    ],
)
def test_broken_records_are_refused(tmp_path, change, message):
    with pytest.raises(ValueError, match=message):
        read_run(broken(tmp_path, change))


def test_missing_record_lists_what_there_is():
    with pytest.raises(FileNotFoundError, match="original_t4"):
        read_run("없는_기록")


def test_missing_column_lists_what_there_is():
    with pytest.raises(KeyError, match="있는 열: reward, step"):
        read_run("original_t4").column("kl")
