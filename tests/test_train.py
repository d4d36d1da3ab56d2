"""학습 명령: 한 프로세스와 두 프로세스(gloo)로 진짜 끝까지, 끊고 잇고 실패하게 하며 돌립니다."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import yaml
from interrupted_training import send_at
from train_worker import fail

from korgrpo_helpers import processes, train
from korgrpo_helpers.checkpoints import latest_checkpoint, step_of
from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.lengths import render_prompts
from korgrpo_helpers.models import load_policy, save_policy
from korgrpo_helpers.pipeline import held_out_dataset
from korgrpo_helpers.policy import adapter_weights
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.step_log import JSONL, read_rows
from korgrpo_helpers.train_config import TrainConfig

ROOT = Path(__file__).parents[1]
WORKER = Path(__file__).with_name("train_worker.py")
STEPS = 8
MODEL = {"config.json", "model.safetensors", "tokenizer.json"}
RECORDS = {"run.json", "steps.jsonl", "steps.csv"}


def write_config(folder: Path, **changes) -> tuple[Path, TrainConfig]:
    """몇 초 만에 끝나는 데모의 설정 파일."""
    demo = get_profile("cpu-demo")
    profile = replace(
        demo,
        priming_rows=64,
        grpo_rows=32,
        test_rows=10,
        completion_tokens=12,
        generation_batch=3,  # 묶음 넷을 두 프로세스가 나눕니다
        checkpoint_steps=2,
        priming=replace(demo.priming, per_device_train_batch_size=8, logging_steps=1),
        grpo=replace(demo.grpo, max_steps=STEPS, per_device_train_batch_size=8, num_generations=4),
    )
    output = folder / "결과"
    config = TrainConfig(profile, str(output), str(output / "checkpoints"))
    config = replace(config, **changes)
    path = folder / "설정.yaml"
    path.write_text(config.as_yaml(), encoding="utf-8")
    return path, config


def launch(*arguments, timeout: float = 150) -> subprocess.CompletedProcess:
    """실은 accelerate 설정으로 두 프로세스를 띄웁니다. GPU가 없으니 CPU에서 gloo로 만납니다."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "accelerate.commands.launch"]
    command += ["--config_file", ROOT / "configs" / "accelerate" / "gpu-2.yaml"]
    command += ["--main_process_ip", "127.0.0.1", "--main_process_port", port, *arguments]
    environ = os.environ | {
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "GLOO_SOCKET_IFNAME": "lo",
    }
    return subprocess.run(
        list(map(str, command)), env=environ, capture_output=True, text=True, timeout=timeout
    )


def assert_whole(config: TrainConfig, grpo_steps=STEPS) -> None:
    """있어야 할 것이 모두 있고, 쓰다 만 것이나 체크포인트가 남지 않았는지."""
    output = Path(config.output)
    assert yaml.safe_load((output / "config.yaml").read_text()) == config.as_dict()
    for stage in ("priming", "grpo"):
        assert {path.name for path in (output / stage).iterdir()} >= MODEL | RECORDS
        steps = [row["step"] for row in read_rows(output / stage / JSONL)]
        assert steps == list(range(1, len(steps) + 1))
        assert steps == read_run(output / stage / "run.json").column("step")
    assert len(steps) == grpo_steps
    assert not list(output.glob(".*-unfinished"))
    assert not list(Path(config.checkpoints).glob("*/checkpoint-*"))
    results = json.loads((output / "evaluation.json").read_text())
    assert list(results) == ["before", "priming", "grpo"]
    for name, result in results.items():
        policy = load_policy(config.profile, None if name == "before" else output / name)
        again, _ = evaluate(policy, held_out_dataset(config.profile), 12)
        assert result == asdict(again)  # 둘이 나누어 풀어도 혼자 푼 것과 같은 수


def test_one_process_from_start_to_end(tmp_path, capsys):
    path, config = write_config(tmp_path, rewards="korean")
    assert train.main([str(path)]) == 0
    assert_whole(config)
    record = read_run(tmp_path / "결과" / "grpo" / "run.json")
    assert record.settings["launch"]["processes"] == 1
    assert record.settings["rewards"] == "korean"
    assert "rewards/answer_reward/mean" in record.steps[0]
    # 다시 돌리면 끝났다고 말하고 아무것도 하지 않습니다.
    before = {one: one.stat().st_mtime for one in (tmp_path / "결과" / "grpo").iterdir()}
    capsys.readouterr()
    assert train.main([str(path)]) == 0
    assert "이미 끝난 실행입니다" in capsys.readouterr().out
    assert before == {one: one.stat().st_mtime for one in (tmp_path / "결과" / "grpo").iterdir()}
    # 설정이 다르면 덮어쓰지 않습니다.
    assert train.main([str(path), "--set", "grpo.beta=0.1"]) == 2
    assert "다른 키: grpo.beta" in capsys.readouterr().err


def test_interrupted_and_resumed(tmp_path, capsys):
    path, config = write_config(tmp_path)
    send_at(5, signal.SIGINT)  # 사전 학습의 5스텝
    assert train.main([str(path)]) == 3
    output = tmp_path / "결과"
    assert not (output / "priming").exists()
    assert train.main([str(path)]) == 0
    assert "6스텝에서 이어 갑니다" in capsys.readouterr().out
    assert_whole(config)
    assert read_run(output / "priming" / "run.json").summary["resumed_at"] == [7]


def test_failure_is_told_once(tmp_path, capsys, monkeypatch):
    path, _ = write_config(tmp_path, stages=("grpo",))
    monkeypatch.setattr("korgrpo_helpers.train_stages.original_rewards", lambda tokenizer: [fail])
    assert train.main([str(path)]) == 1
    assert "[실패] 프로세스 0번(모두 1개): ValueError: 일부러 낸 실패" in capsys.readouterr().err


def test_two_processes(tmp_path, capsys):
    """둘로 시작해 한쪽만 신호를 받아 멈추고, 하나로도 둘로도 이어집니다."""
    path, config = write_config(tmp_path)
    output, texts = tmp_path / "결과", tmp_path / "글.json"
    stopped = launch(WORKER, "stop", texts, path)
    assert stopped.returncode != 0
    assert stopped.stdout.count("스텝에서 저장하고 멈췄습니다") == 1, stopped.stderr
    tokenizer = load_policy(config.profile).tokenizer
    prompts = render_prompts(held_out_dataset(config.profile), tokenizer)
    # 셋씩의 묶음 넷을 둘씩 나누어 풀고, 문제의 차례로 모읍니다.
    expected = zip(prompts, [0] * 6 + [1] * 4, strict=True)
    assert json.loads(texts.read_text()) == [list(pair) for pair in expected]
    (work,) = Path(config.checkpoints).glob("grpo-*")
    checkpoint = latest_checkpoint(work)
    assert step_of(checkpoint) == 6  # 5스텝의 로그 뒤에 받아 6스텝을 함께 마쳤습니다
    assert {one.name for one in checkpoint.glob("rng_state*")} == {
        "rng_state_0.pth",
        "rng_state_1.pth",
    }
    assert len(read_rows(output / "priming" / JSONL)) == 4  # 64행 / (8행 × 2)
    shutil.copytree(output, tmp_path / "남긴 것")

    assert train.main([str(path)]) == 0  # 하나로 잇습니다
    assert "프로세스 2개가 쓴 것을 1개로 이어 갑니다" in capsys.readouterr().out
    assert_whole(config)
    rates = [row["learning_rate"] for row in read_rows(output / "grpo" / JSONL)]

    shutil.rmtree(output)
    shutil.move(tmp_path / "남긴 것", output)
    done = launch("-m", "korgrpo_helpers.train", path)  # 둘로 잇습니다
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("다 됐습니다") == done.stdout.count("[시험] grpo") == 1
    assert "6스텝에서 이어 갑니다" in done.stdout
    assert_whole(config)
    record = read_run(output / "grpo" / "run.json")
    assert record.settings["launch"] | {"accelerate": {}} == {
        "processes": 2,
        "distributed_type": "MULTI_CPU",
        "backend": "gloo",
        "accelerate": {},
    }
    assert record.summary["resumed_at"] == [7]
    assert [row["learning_rate"] for row in record.steps] == rates


def test_lora_on_two_processes(tmp_path):
    """GPU 여럿에서 쓰는 길: DDP로 나눈 LoRA와 gradient checkpointing. 바탕은 작은 Qwen3의 폴더입니다."""
    _, demo = write_config(tmp_path)
    model = tmp_path / "tiny"
    save_policy(load_policy(demo.profile), model)
    priming = replace(demo.profile.priming, warmup_steps=0)
    grpo = replace(demo.profile.grpo, max_steps=2)
    profile = replace(
        demo.profile, model=str(model), lora_rank=4, lora_alpha=8, priming=priming, grpo=grpo
    )
    path, config = write_config(tmp_path, profile=profile, output=str(tmp_path / "lora"))
    done = launch("-m", "korgrpo_helpers.train", path)
    assert done.returncode == 0, done.stderr
    fresh, primed = load_policy(profile), load_policy(profile, Path(config.output, "priming"))
    before, after = adapter_weights(fresh.model), adapter_weights(primed.model)
    assert any(not before[name].equal(after[name]) for name in before)
    results = json.loads(Path(config.output, "evaluation.json").read_text())
    trained = load_policy(profile, Path(config.output, "grpo"))
    again, _ = evaluate(trained, held_out_dataset(profile), 12)
    assert results["grpo"] == asdict(again)


def test_priming_keeps_its_plan(tmp_path, capsys, monkeypatch):
    """에폭로 정한 스텝 수는 프로세스의 수를 따라 바뀝니다. 이어 갈 때는 처음의 수와 학습률을 지켜야 합니다."""
    path, config = write_config(tmp_path, stages=("priming",))
    send_at(5, signal.SIGINT)
    assert train.main([str(path)]) == 3
    (work,) = Path(config.checkpoints).glob("priming-*")
    checkpoint = latest_checkpoint(work)
    # 둘이 쓴 체크포인트처럼 꾸밉니다: 전체 7스텝으로 정했고, 난수의 파일이 둘입니다.
    state = json.loads((checkpoint / "trainer_state.json").read_text())
    (checkpoint / "trainer_state.json").write_text(json.dumps(state | {"max_steps": 7}))
    (checkpoint / "rng_state.pth").rename(checkpoint / "rng_state_0.pth")
    shutil.copy(checkpoint / "rng_state_0.pth", checkpoint / "rng_state_1.pth")
    from korgrpo_helpers.checkpoints import seal

    seal(checkpoint)
    assert train.main([str(path)]) == 0
    assert len(read_rows(tmp_path / "결과" / "priming" / JSONL)) == 7


def test_one_failing_process_ends_all(tmp_path):
    path, config = write_config(tmp_path, stages=("grpo",))
    started = time.perf_counter()
    failed = launch(WORKER, "fail", "-", path)
    assert failed.returncode != 0
    assert failed.stderr.count("[실패]") == 1, failed.stderr
    assert "[실패] 프로세스 1번(모두 2개): ValueError: 일부러 낸 실패" in failed.stderr
    assert time.perf_counter() - started < 100  # 통신의 한도(1시간)를 기다리지 않습니다
    assert not Path(config.output, "grpo").exists()


def test_config_error_among_two_processes(tmp_path):
    path, _ = write_config(tmp_path)
    failed = launch("-m", "korgrpo_helpers.train", path, "--set", "modle=demo")
    assert failed.returncode != 0
    assert failed.stderr.count("설정 오류: 모르는 키 'modle'") == 1
    assert not (tmp_path / "결과").exists()


def test_output_held_by_another_run(tmp_path, capsys):
    path, config = write_config(tmp_path)
    with train._hold(config):
        assert train.main([str(path)]) == 2
    assert "다른 실행이" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "start"),
    [
        ("train.import_trl", "train.main([path])"),
        ("pipeline.load_policy", "pipeline.make_primed(profile, None, None)"),
    ],
)
def test_nothing_heavy_comes_before_unsloth(tmp_path, first, start):
    """unsloth는 transformers보다 먼저 들여와야 합니다. 그 앞에서 아무것도 들여오지 않는지 봅니다."""
    path, _ = write_config(tmp_path)
    code = f"""
import sys
from korgrpo_helpers import pipeline, train
from korgrpo_helpers.profiles import get_profile
path, profile = {str(path)!r}, get_profile("cpu-demo")
def told(*given):
    print([name for name in ("transformers", "trl", "peft", "accelerate") if name in sys.modules])
    sys.exit(0)
{first} = told
{start}
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr


def test_unsloth_is_for_one_process(monkeypatch, capsys):
    from korgrpo_helpers import stack

    monkeypatch.setattr(stack, "has_cuda", lambda: True)
    monkeypatch.setattr(stack, "find_spec", lambda name: object())
    assert stack.uses_unsloth()
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert not stack.uses_unsloth() and not stack.uses_unsloth()
    assert capsys.readouterr().out.count("unsloth 없이 TRL로") == 1


@pytest.mark.parametrize(("processes_", "fits"), [(1, False), (2, True)])
def test_groups_span_the_processes(monkeypatch, processes_, fits):
    """한 그룹을 두 프로세스가 나누어 쓸 수 있습니다. TRL은 모두 합해서 셉니다."""
    monkeypatch.setenv("WORLD_SIZE", str(processes_))
    settings = replace(get_profile("t4").grpo, gradient_accumulation_steps=1, num_generations=8)
    if fits:
        processes.check_groups(settings)
    else:
        with pytest.raises(ValueError, match="배수여야"):
            processes.check_groups(settings)
