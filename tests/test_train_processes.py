"""학습 명령을 두 프로세스(gloo)로: DDP로 배우고, 함께 멈추고, 프로세스의 수를 바꾸어 잇고, 함께 실패합니다."""

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from train_command import assert_whole, write_config

from korgrpo_helpers import processes, stack, train
from korgrpo_helpers.checkpoints import latest_checkpoint, step_of
from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.lengths import render_prompts
from korgrpo_helpers.models import load_policy, save_policy
from korgrpo_helpers.pipeline import held_out_dataset
from korgrpo_helpers.policy import adapter_weights
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.step_log import JSONL, read_rows

ROOT = Path(__file__).parents[1]
WORKER = Path(__file__).with_name("train_worker.py")


def launch(*arguments) -> subprocess.CompletedProcess:
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
        list(map(str, command)), env=environ, capture_output=True, text=True, timeout=150
    )


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


def test_one_failing_process_ends_all(tmp_path):
    """나머지가 통신의 한도(1시간)를 기다리지 않고 함께 끝나야 합니다. 기다리면 launch의 시간이 다 됩니다."""
    path, config = write_config(tmp_path, stages=("grpo",))
    failed = launch(WORKER, "fail", "-", path)
    assert failed.returncode != 0
    assert failed.stderr.count("[실패]") == 1, failed.stderr
    assert "[실패] 프로세스 1번(모두 2개): ValueError: 일부러 낸 실패" in failed.stderr
    assert not Path(config.output, "grpo").exists()


def test_config_error_among_two_processes(tmp_path):
    path, _ = write_config(tmp_path)
    failed = launch("-m", "korgrpo_helpers.train", path, "--set", "modle=demo")
    assert failed.returncode != 0
    assert failed.stderr.count("설정 오류: 모르는 키 'modle'") == 1
    assert not (tmp_path / "결과").exists()


def test_unsloth_is_for_one_process(monkeypatch, capsys):
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
