"""학습 명령을 한 프로세스로: 진짜 끝까지, 끊고 잇고 실패하게 하며 돌립니다."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from interrupted_training import send_at
from train_command import assert_whole, write_config
from train_worker import fail

from korgrpo_helpers import train
from korgrpo_helpers.checkpoints import latest_checkpoint, seal
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.step_log import JSONL, read_rows

ROOT = Path(__file__).parents[1]


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
    seal(checkpoint)
    assert train.main([str(path)]) == 0
    assert len(read_rows(tmp_path / "결과" / "priming" / JSONL)) == 7


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
