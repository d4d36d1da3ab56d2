"""체크포인트를 허브에 두고 받기. 진짜 huggingface_hub가 이 컴퓨터 안의 대역과 말합니다."""

import json

import pytest

from korgrpo_helpers import checkpoint_hub
from korgrpo_helpers.checkpoints import find_start, seal
from korgrpo_helpers.step_log import write_rows

REPO = "나".encode().hex() + "/checkpoints"
NAME = "grpo-0123.checkpoints"


def make_checkpoint(folder, step):
    checkpoint = folder / f"checkpoint-{step}"
    checkpoint.mkdir(parents=True)
    (checkpoint / "adapter_model.safetensors").write_bytes(bytes([step]) * 100)
    (checkpoint / "trainer_state.json").write_text(json.dumps({"global_step": step}))
    write_rows([{"step": n, "loss": 0.5} for n in range(1, step + 1)], checkpoint)
    seal(checkpoint)
    return checkpoint


@pytest.fixture
def writer(hub, monkeypatch):
    """쓰기 권한이 있는 토큰과 저장소의 설정."""
    hub.writer = "hf_writer"
    monkeypatch.setenv("HF_TOKEN", "hf_writer")
    monkeypatch.setenv("KORGRPO_CHECKPOINTS", REPO)
    yield hub
    hub.writer = None


def test_last_checkpoint_comes_back_on_another_machine(writer, tmp_path, capsys):
    here, there = tmp_path / "a" / NAME, tmp_path / "b" / NAME
    copy = checkpoint_hub.HubCopy(NAME)
    for step in (2, 4):
        copy.push(make_checkpoint(here, step))
        copy.close()
    there.mkdir(parents=True)
    checkpoint, rows = find_start(there)
    assert checkpoint == there / "checkpoint-4"
    assert [row["step"] for row in rows] == [1, 2, 3, 4]
    assert "4스텝의 것을 받았습니다" in capsys.readouterr().out
    # 다른 설정의 학습은 같은 저장소에 있어도 섞이지 않습니다.
    other = tmp_path / "grpo-9999.checkpoints"
    other.mkdir()
    assert find_start(other) == (None, [])


def test_own_checkpoint_wins_over_the_hub(writer, tmp_path):
    copy = checkpoint_hub.HubCopy(NAME)
    copy.push(make_checkpoint(tmp_path / "a" / NAME, 4))
    copy.close()
    here = tmp_path / "b" / NAME
    make_checkpoint(here, 2)
    assert find_start(here)[0] == here / "checkpoint-2"


def test_nothing_uploaded_yet(writer, tmp_path):
    assert find_start(tmp_path) == (None, [])


def test_lost_permission_does_not_stop_training(writer, tmp_path, capsys):
    copy = checkpoint_hub.HubCopy(NAME)
    writer.writer = "다른 토큰"
    copy.push(make_checkpoint(tmp_path, 2))
    copy.close()
    out = capsys.readouterr().out
    assert "올리지 못했습니다" in out
    assert "HF_TOKEN" in out


def test_no_permission_stops_before_training(writer):
    writer.writer = "다른 토큰"
    with pytest.raises(PermissionError, match="KORGRPO_CHECKPOINTS을 지우면"):
        checkpoint_hub.HubCopy(NAME)


def test_without_the_setting_nothing_is_asked(hub, tmp_path, monkeypatch):
    monkeypatch.delenv("KORGRPO_CHECKPOINTS", raising=False)
    copy = checkpoint_hub.HubCopy(NAME)
    copy.push(make_checkpoint(tmp_path / "a", 2))
    copy.close()
    assert find_start(tmp_path / "b" / "없음") == (None, [])
    assert hub.requests == []


@pytest.mark.parametrize("name", ["이름만", "a/b/c", "../x"])
def test_bad_name_is_refused(monkeypatch, name):
    monkeypatch.setenv("KORGRPO_CHECKPOINTS", name)
    with pytest.raises(ValueError, match="소유자/저장소"):
        checkpoint_hub.repository()
