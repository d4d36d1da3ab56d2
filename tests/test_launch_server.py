"""server.sh: 가짜 vllm과 학습을 앞에 두고 진짜로 돌려, 무엇을 어느 GPU에 띄우고 언제 서버를 끝내는지 봅니다."""

import json
import os
import signal
import time
from pathlib import Path

import pytest
from accelerate.commands.launch import launch_command_parser
from pretended_launch import alive, assert_server_is_gone, launcher, told, wait_for

ROOT = Path(__file__).parents[1]


@pytest.fixture
def start(tmp_path):
    with launcher(tmp_path) as launch:
        yield launch


CONFIG = ("configs/t4.yaml", "--set", "max_seq_length=1100")


@pytest.mark.parametrize(
    ("environ", "server", "training"),
    [({"GPUS": "3"}, "2", "0,1"), ({"CUDA_VISIBLE_DEVICES": "4,7"}, "7", "4")],
    ids=["보이는 셋", "고른 둘"],
)
def test_last_gpu_serves_and_the_others_learn(start, tmp_path, environ, server, training):
    running = start(*CONFIG, **environ)
    said, failed = running.communicate(timeout=60)
    assert running.returncode == 0, failed
    assert f"GPU {server}에, 학습을 GPU {training}에" in said
    vllm, train = told(tmp_path, "vllm"), told(tmp_path, "train")
    assert (vllm["gpus"], train["gpus"]) == (server, training)
    assert vllm["arguments"][:4] == ["serve", "Qwen/Qwen3-4B-Base", "--host", "127.0.0.1"]
    options = dict(zip(vllm["arguments"][2::2], vllm["arguments"][3::2], strict=True))
    assert options["--max-model-len"] == "1100"
    assert json.loads(options["--weight-transfer-config"]) == {"backend": "nccl"}
    assert options["--logprobs-mode"] == "processed_logprobs"
    assert vllm["VLLM_SERVER_DEV_MODE"] == "1" and train["VLLM_SERVER_DEV_MODE"] is None
    assert train["KORGRPO_UNSLOTH"] == "0" and train["NO_PROXY"] == "127.0.0.1"
    given = train["arguments"]
    if "," in training:
        found = launch_command_parser().parse_args(given[1:])
        assert found.num_processes == 2 and (ROOT / found.config_file).is_file()
        given = found.training_script_args
    else:  # 프로세스가 하나면 띄우는 도구를 거치지 않습니다. 신호를 곧바로 받습니다.
        assert given[:2] == ["-m", "korgrpo_helpers.train"]
        given = given[2:]
    url = f"http://127.0.0.1:{options['--port']}"
    last = ["--set", "vllm_mode=server", "--set", f"vllm_server_base_url={url}"]
    assert given == [*CONFIG, *last]
    assert_server_is_gone(tmp_path)


def test_training_fails_and_its_code_is_kept(start, tmp_path):
    running = start(*CONFIG, CODE="1")
    running.communicate(timeout=60)
    assert running.returncode == 1
    assert_server_is_gone(tmp_path)


@pytest.mark.parametrize("gpus", ["2", "3"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_lets_training_save(start, tmp_path, number, gpus):
    """Ctrl-C와 터미널의 끊김은 묶음에 함께 옵니다. 학습은 TERM을 한 번 받고, 다 저장할 때까지 서버가 있어야 합니다."""
    running = start(*CONFIG, TRAINING="600", SAVING="1.5", GPUS=gpus)
    wait_for(tmp_path / "train")
    time.sleep(0.5)  # 스크립트가 학습을 기다리는 동안
    os.killpg(running.pid, number)
    said, failed = running.communicate(timeout=60)
    assert running.returncode == 3, failed
    assert "저장하고 멈췄습니다: TERM 1번, 서버 True" in said
    assert_server_is_gone(tmp_path)


def test_signal_before_the_server_is_up(start, tmp_path):
    running = start(*CONFIG, SERVER="slow")
    wait_for(tmp_path / "vllm")
    os.killpg(running.pid, signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 143
    assert_server_is_gone(tmp_path)


def test_second_signal_does_not_leave_the_server(start, tmp_path):
    """TERM을 듣지 않는 서버를 기다리는 동안 Ctrl-C를 또 누르는 것."""
    running = start(*CONFIG, SERVER="stubborn")
    wait_for(tmp_path / "vllm")
    os.killpg(running.pid, signal.SIGINT)
    given = told(tmp_path, "vllm")["arguments"]
    while alive(int(given[given.index("--child") + 1])):  # 서버의 묶음에 TERM이 갔습니다
        time.sleep(0.05)
    time.sleep(0.5)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.killpg(running.pid, number)
    running.communicate(timeout=60)
    assert running.returncode == 143
    assert_server_is_gone(tmp_path)


def test_dying_server_ends_the_training(start, tmp_path):
    running = start(*CONFIG, SERVER="dies", TRAINING="600")
    said, failed = running.communicate(timeout=60)
    assert running.returncode == 3 and "저장하고 멈췄습니다" in said
    assert failed.count("vLLM 서버가 끝났습니다") == 1
    assert_server_is_gone(tmp_path)


def test_training_that_does_not_stop_is_ended(start, tmp_path):
    """서버를 잃은 학습이 멈추지 못하면(통신을 기다리는 것 따위) 영영 GPU를 쥐고 있습니다."""
    running = start(*CONFIG, SERVER="dies", TRAINING="600", SAVING="600", SAVE_SECONDS="1")
    _, failed = running.communicate(timeout=60)
    assert running.returncode == 137 and "1초 안에 멈추지 않아" in failed
    assert not alive(told(tmp_path, "train")["pid"])
    assert_server_is_gone(tmp_path)


@pytest.mark.parametrize(
    ("environ", "kept"),
    [
        ({"no_proxy": "10.0.0.7"}, "127.0.0.1,10.0.0.7"),
        ({"NO_PROXY": "10.0.0.8"}, "127.0.0.1,10.0.0.8"),
        ({"no_proxy": "10.0.0.7", "NO_PROXY": "10.0.0.8"}, "127.0.0.1,10.0.0.7"),
    ],
)
def test_addresses_without_a_proxy_are_kept(start, tmp_path, environ, kept):
    start(*CONFIG, **environ).communicate(timeout=60)
    train = told(tmp_path, "train")
    assert (train["NO_PROXY"], train["no_proxy"]) == (kept, kept)


@pytest.mark.parametrize(("code", "said"), [("2", ""), ("0", "이미 끝난 실행입니다: 결과")])
def test_config_is_checked_before_the_server(start, tmp_path, code, said):
    """파일이 틀렸거나 다 끝난 실행이면 vLLM을 띄우지 않습니다."""
    running = start(*CONFIG, CHECK=code, CHECKED=said)
    out, failed = running.communicate(timeout=60)
    assert (running.returncode, said in out) == (int(code), True), failed
    assert (tmp_path / "check").read_text().split() == ["0,1", "2", "0"]  # 학습이 볼 것
    assert not (tmp_path / "vllm").exists()


# 환경, 인자, 끝내는 값, 오류에 있어야 할 글
REFUSED = [
    ({"GPUS": "1"}, CONFIG, 2, "GPU가 1개입니다"),
    ({"CUDA_VISIBLE_DEVICES": "3"}, CONFIG, 2, "GPU가 1개입니다"),
    ({}, (*CONFIG, "--set", "modle=demo"), 2, "설정 오류: 모르는 키 'modle'"),
    ({"SERVER": "fails"}, CONFIG, 1, "vLLM 서버가 뜨다가 끝났습니다"),
    ({"SERVER": "slow", "SECONDS": "1801"}, CONFIG, 1, "30분 안에 뜨지 않았습니다"),
]


@pytest.mark.parametrize(("environ", "arguments", "code", "words"), REFUSED)
def test_what_cannot_start_says_why(start, tmp_path, environ, arguments, code, words):
    running = start(*arguments, **environ)
    _, failed = running.communicate(timeout=60)
    assert (running.returncode, words in failed) == (code, True), failed
    assert not (tmp_path / "train").exists()
    if (tmp_path / "vllm").exists():
        assert_server_is_gone(tmp_path)
