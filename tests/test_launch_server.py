"""server.sh: 가짜 vllm과 학습을 앞에 두고 진짜로 돌려, 무엇을 어느 GPU에 띄우고 언제 서버를 끝내는지 봅니다."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from accelerate.commands.launch import launch_command_parser

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "configs" / "launch" / "server.sh"
TELL = """
import json, os, sys
def tell(name):
    told = {"arguments": sys.argv[1:], "gpus": os.environ["CUDA_VISIBLE_DEVICES"], "pid": os.getpid()}
    told |= {name: os.environ.get(name) for name in ("VLLM_SERVER_DEV_MODE", "KORGRPO_UNSLOTH", "NO_PROXY")}
    with open(os.path.join(os.environ["TOLD"], name), "w") as file:
        json.dump(told, file)
"""
# 진짜 vLLM처럼 자식을 띄우고, 조금 뒤에야 /health에 답합니다.
VLLM = """
import http.server, subprocess, time
child = subprocess.Popen(["sleep", "600"])
sys.argv += ["--child", str(child.pid)]
tell("vllm")
if os.environ.get("SERVER") == "fails":
    sys.exit("메모리가 모자랍니다")
time.sleep(30 if os.environ.get("SERVER") == "slow" else 0.5)
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()
    def log_message(self, *given): pass
server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Health)
server.timeout = 1
server.handle_request()
while os.environ.get("SERVER") != "dies":
    time.sleep(0.1)
"""
# 학습은 TRAINING초를 돌고 CODE로 끝납니다. TERM을 받으면 저장하고 3으로 끝납니다.
TRAINING = """
import signal, time
def stop(*given):
    print("저장하고 멈췄습니다", flush=True)
    sys.exit(3)
signal.signal(signal.SIGTERM, stop)
tell("train")
time.sleep(float(os.environ.get("TRAINING", "0")))
sys.exit(int(os.environ.get("CODE", "0")))
"""


@pytest.fixture
def start(tmp_path):
    """가짜를 앞에 두고 스크립트를 띄웁니다. 설정을 읽고 서버를 살피는 파이썬은 진짜입니다."""

    (tmp_path / "bin").mkdir()

    def write(name: str, text: str) -> None:
        path = tmp_path / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    write("vllm", f"#!{sys.executable}{TELL}{VLLM}")
    write("accelerate", f"#!{sys.executable}{TELL}{TRAINING}")
    train = '[[ $* == *korgrpo_helpers.train* && $* != *--print-config* ]] && exec accelerate "$@"'
    write("python", f'#!/bin/bash\n{train}\nexec "{sys.executable}" "$@"\n')
    write("nvidia-smi", "#!/bin/bash\nfor i in $(seq 1 $GPUS); do echo GPU; done\n")
    running = []

    def launch(*arguments: str, **environ: str) -> subprocess.Popen:
        base = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "TOLD": str(tmp_path), "GPUS": "3"}
        running.append(
            subprocess.Popen(
                ["bash", str(SCRIPT), *arguments],
                env=base | environ,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return running[-1]

    yield launch
    for one in running:
        one.kill()
        one.communicate()


def told(folder: Path, name: str) -> dict:
    return json.loads((folder / name).read_text())


def wait_for(path: Path) -> None:
    end = time.monotonic() + 30
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < end
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # 우리가 낳지 않은 프로세스는 곧 거두어집니다. 남은 것이 좀비면 끝난 것입니다.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def assert_server_is_gone(folder: Path) -> None:
    server = told(folder, "vllm")
    child = int(server["arguments"][server["arguments"].index("--child") + 1])
    assert not alive(server["pid"]) and not alive(child)


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_lets_training_save(start, tmp_path, number):
    running = start(*CONFIG, TRAINING="600")
    wait_for(tmp_path / "train")
    running.send_signal(number)
    said, _ = running.communicate(timeout=60)
    assert running.returncode == 3 and "저장하고 멈췄습니다" in said
    assert_server_is_gone(tmp_path)


def test_signal_before_the_server_is_up(start, tmp_path):
    running = start(*CONFIG, SERVER="slow")
    wait_for(tmp_path / "vllm")
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=60)
    assert running.returncode == 143
    assert_server_is_gone(tmp_path)


def test_dying_server_ends_the_training(start, tmp_path):
    running = start(*CONFIG, SERVER="dies", TRAINING="600")
    said, failed = running.communicate(timeout=60)
    assert running.returncode == 3 and "저장하고 멈췄습니다" in said
    assert failed.count("vLLM 서버가 끝났습니다") == 1
    assert_server_is_gone(tmp_path)


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
