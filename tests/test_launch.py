"""띄우는 스크립트: 가짜 nvidia-smi와 srun, accelerate를 앞에 두고 진짜로 돌려, 무엇을 어떻게 띄우는지 봅니다."""

import os
import subprocess
from pathlib import Path

import pytest
from accelerate.commands.launch import launch_command_parser

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "configs" / "launch"
FAKES = {
    "accelerate": 'printf "%s\\n" "$@"; echo ---',
    "nvidia-smi": "echo GPU 0; echo GPU 1; echo GPU 2",
    "scontrol": "echo node-a; echo node-b",
    # 노드마다 하나씩 띄웁니다. 첫 인자는 srun의 것입니다.
    "srun": 'shift; for SLURM_NODEID in $(seq 0 $((SLURM_NNODES - 1))); do export SLURM_NODEID; "$@"; done',
}


def run(script: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess:
    command = ["bash", str(FOLDER / script), *arguments]
    return subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True)


@pytest.fixture
def path(tmp_path) -> str:
    for name, body in FAKES.items():
        (tmp_path / name).write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    return f"{tmp_path}:{os.environ['PATH']}"


def launches(done: subprocess.CompletedProcess) -> list:
    """띄운 것마다, accelerate가 읽은 인자."""
    assert done.returncode == 0, done.stderr
    _, _, text = done.stdout.partition("\n")  # 첫 줄은 사람에게 하는 말입니다
    told = [part.strip().splitlines()[1:] for part in text.split("---\n") if part.strip()]
    return [launch_command_parser().parse_args(arguments) for arguments in told]


@pytest.mark.parametrize("script", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_bash_can_read_it(script):
    subprocess.run(["bash", "-n", script], check=True)
    done = run(script.name, PATH=os.environ["PATH"])
    assert done.returncode != 0 and "설정 파일을 적으세요" in done.stderr


@pytest.mark.parametrize(
    ("shown", "gpus", "config"),
    [(None, 3, "gpu-2.yaml"), ("4,5", 2, "gpu-2.yaml"), ("1", 1, "gpu-1.yaml")],
)
def test_one_node_uses_the_gpus_it_sees(path, shown, gpus, config):
    environ = {"CUDA_VISIBLE_DEVICES": shown} if shown else {}
    done = run("one-node.sh", "내 설정.yaml", "--set", "seed=1", PATH=path, **environ)
    (found,) = launches(done)
    assert (found.num_processes, Path(found.config_file).name) == (gpus, config)
    assert (ROOT / found.config_file).is_file()
    assert found.training_script == "korgrpo_helpers.train" and found.module
    assert found.training_script_args == ["내 설정.yaml", "--set", "seed=1"]


def test_slurm_starts_one_launcher_for_each_node(path):
    slurm = {"SLURM_NNODES": "2", "SLURM_GPUS_ON_NODE": "4", "SLURM_JOB_NODELIST": "node-[a-b]"}
    found = launches(run("slurm.sbatch", "내 설정.yaml", "--set", "seed=1", PATH=path, **slurm))
    assert [one.machine_rank for one in found] == [0, 1]
    for one in found:
        assert (one.num_machines, one.num_processes) == (2, 8)
        assert (one.main_process_ip, one.main_process_port) == ("node-a", 29500)
        assert (ROOT / one.config_file).is_file()
        assert one.training_script_args == ["내 설정.yaml", "--set", "seed=1"]
