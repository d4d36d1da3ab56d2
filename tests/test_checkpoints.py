"""끊겨도 이어지는지: 체크포인트를 가려내는 일과, 진짜 학습을 죽이고 잇는 일."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from interrupted_training import STEPS, send_at, train

from korgrpo_helpers.checkpoints import (
    TrainingStopped,
    is_complete,
    latest_checkpoint,
    seal,
    step_of,
)
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.step_log import CSV, JSONL, read_rows, write_rows

SCRIPT = Path(__file__).with_name("interrupted_training.py")


def start(kind: str, folder: Path, work: Path, step: int = 0) -> subprocess.Popen:
    """다른 프로세스에서 학습을 시작합니다. `step`스텝의 로그를 쓴 뒤 스스로를 kill -9로 죽입니다."""
    command = [sys.executable, SCRIPT, kind, folder, work, str(step), str(int(signal.SIGKILL))]
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)


def weights(folder: Path) -> dict[str, torch.Tensor]:
    from safetensors.torch import load_file

    return load_file(folder / "model.safetensors")


def assert_same_run(interrupted: Path, whole: Path) -> None:
    """기록에 빈 스텝도 겹친 스텝도 없고, 수치와 마지막 가중치가 끊기지 않은 것과 비트까지 같은지."""
    rows, expected = read_rows(interrupted / JSONL), read_rows(whole / JSONL)
    assert [row["step"] for row in rows] == list(range(1, STEPS + 1))
    timed = ("seconds", "resumed", "step_time", "train_runtime")
    for row, other in zip(rows, expected, strict=True):
        kept = {k: v for k, v in row.items() if k not in timed}
        assert kept == {k: v for k, v in other.items() if k not in timed}
    for name, tensor in weights(whole).items():
        assert torch.equal(tensor, weights(interrupted)[name]), name


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """끊기지 않고 끝낸 학습."""
    folders = {kind: tmp_path_factory.mktemp(f"whole-{kind}") for kind in ("priming", "grpo")}
    for kind, folder in folders.items():
        train(kind, folder, folder / "work")
    return folders


def test_killed_and_resumed(whole, tmp_path, capsys):
    """아무 스텝에서나 kill -9로 죽이고 이어도 끊기지 않은 것과 같습니다. GRPO는 잇다가 한 번 더 죽입니다."""
    seed = random.randrange(1_000)
    print("씨앗", seed)
    first, second = sorted(random.Random(seed).sample(range(3, STEPS), 2))
    places = {kind: (tmp_path / kind, tmp_path / f"{kind}-work") for kind in whole}
    for kind, place in places.items():
        process = start(kind, *place, first)
        output = process.communicate()[0]
        assert process.returncode == -signal.SIGKILL, output
    again = start("grpo", *places["grpo"], second)
    assert "스텝에서 이어 갑니다" in again.communicate()[0]
    assert again.returncode == -signal.SIGKILL
    for kind, (folder, work) in places.items():
        assert not (folder / "run.json").exists()
        train(kind, folder, work)
        assert "스텝에서 이어 갑니다" in capsys.readouterr().out
        assert_same_run(folder, whole[kind])
    record = read_run(places["grpo"][0] / "run.json")
    assert 1 <= len(record.summary["resumed_at"]) <= 2


def test_killed_by_the_clock(whole, tmp_path):
    """로그를 쓴 때가 아니라 스텝의 한가운데서 죽어도 이어집니다."""
    folder, work = tmp_path / "done", tmp_path / "work"
    process = start("grpo", folder, work)
    while process.poll() is None and not list(work.glob("checkpoint-*/complete.json")):
        time.sleep(0.005)
    process.kill()
    process.communicate()
    train("grpo", folder, work)
    assert_same_run(folder, whole["grpo"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_saves_first(whole, tmp_path, number):
    """런타임이 끝난다는 신호나 Ctrl-C를 받으면, 체크포인트의 때가 아니어도 저장하고 멈춥니다."""
    folder, work = tmp_path / "done", tmp_path / "work"
    before = signal.getsignal(number)
    send_at(3, number)
    with pytest.raises(TrainingStopped, match=r"/9스텝에서 저장하고 멈췄습니다"):
        train("grpo", folder, work)
    assert signal.getsignal(number) is before
    assert step_of(latest_checkpoint(work)) == 4  # 3스텝의 로그 뒤에 받아 4스텝을 마쳤습니다
    train("grpo", folder, work)
    assert_same_run(folder, whole["grpo"])


def make_checkpoint(folder: Path, step: int) -> Path:
    checkpoint = folder / f"checkpoint-{step}"
    checkpoint.mkdir()
    (checkpoint / "adapter.safetensors").write_bytes(b"0" * 100)
    write_rows([{"step": step, "loss": 0.5}], checkpoint)
    seal(checkpoint)
    return checkpoint


def cut_file(checkpoint: Path) -> None:
    (checkpoint / "adapter.safetensors").write_bytes(b"0" * 50)


def flip_bit(checkpoint: Path) -> None:
    (checkpoint / "adapter.safetensors").write_bytes(b"1" + b"0" * 99)


@pytest.mark.parametrize(
    "damage",
    [
        lambda c: (c / "complete.json").unlink(),  # 표를 쓰기 전에 죽음
        lambda c: (c / "complete.json").write_text('{"adapter'),  # 표를 쓰다 죽음
        lambda c: (c / "adapter.safetensors").unlink(),  # 파일이 사라짐
        cut_file,  # 파일을 쓰다 죽음
        flip_bit,  # 크기는 같은데 내용이 깨짐(Drive)
    ],
)
def test_half_written_checkpoint_is_passed_over(tmp_path, capsys, damage):
    make_checkpoint(tmp_path, 9)
    last = make_checkpoint(tmp_path, 10)  # 글자로 견주면 9보다 앞입니다
    assert latest_checkpoint(tmp_path) == last
    damage(last)
    assert not is_complete(last)
    assert latest_checkpoint(tmp_path).name == "checkpoint-9"
    assert "checkpoint-10은(는) 쓰다 만 것이라" in capsys.readouterr().out


def test_no_checkpoint_at_all(tmp_path):
    (tmp_path / "checkpoint-latest").mkdir()  # 번호가 아닌 이름
    assert latest_checkpoint(tmp_path) is None


def test_log_survives_a_cut_line(tmp_path, capsys):
    rows = [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.4, "reward": 1.0}]
    write_rows(rows, tmp_path)
    assert read_rows(tmp_path / JSONL) == rows
    assert (tmp_path / CSV).read_text().splitlines()[0] == "step,loss,reward"
    with (tmp_path / JSONL).open("a") as file:
        file.write('{"step": 3, "lo')
    assert read_rows(tmp_path / JSONL) == rows
    assert "쓰다 끊겨 버립니다" in capsys.readouterr().out
    (tmp_path / JSONL).write_text('{"ste\n{"step": 2}\n')
    with pytest.raises(ValueError, match="1째 줄"):
        read_rows(tmp_path / JSONL)
