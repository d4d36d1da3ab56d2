"""server.sh의 앞에 두는 가짜: vllm, 학습, 살피는 일, nvidia-smi. 무엇을 받았는지 폴더에 적어 둡니다."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "configs" / "launch" / "server.sh"
TELL = """
import json, os, sys
def tell(name):
    told = {"arguments": sys.argv[1:], "gpus": os.environ["CUDA_VISIBLE_DEVICES"], "pid": os.getpid()}
    told |= {name: os.environ.get(name) for name in ("VLLM_SERVER_DEV_MODE", "KORGRPO_UNSLOTH", "NO_PROXY", "no_proxy")}
    with open(os.path.join(os.environ["TOLD"], name), "w") as file:
        json.dump(told, file)
"""
# 진짜 vLLM처럼 자식을 띄우고, 조금 뒤에야 /health에 답합니다. SERVER=stubborn이면 TERM을 듣지 않습니다.
VLLM = """
import http.server, signal, subprocess, time
child = subprocess.Popen(["sleep", "600"])
sys.argv += ["--child", str(child.pid)]
if os.environ.get("SERVER") == "stubborn":
    signal.signal(signal.SIGTERM, lambda *given: None)
tell("vllm")
if os.environ.get("SERVER") == "fails":
    sys.exit("메모리가 모자랍니다")
time.sleep(30 if os.environ.get("SERVER") in ("slow", "stubborn") else 0.5)
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()
    def log_message(self, *given): pass
server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Health)
server.timeout = 1
server.handle_request()
learning = os.path.join(os.environ["TOLD"], "train")
while os.environ.get("SERVER") != "dies" or not os.path.exists(learning):
    time.sleep(0.1)
"""
# 학습은 TRAINING초를 돌고 CODE로 끝납니다. TERM을 받으면 SAVING초 동안 저장하고 3으로 끝납니다.
TRAINING = """
import signal, time
received = []
def stop(*given):
    received.append(given)
    if len(received) > 1:
        return
    time.sleep(float(os.environ.get("SAVING", "0")))
    with open(os.path.join(os.environ["TOLD"], "vllm")) as file:
        server = json.load(file)["pid"]
    serving = os.path.exists(f"/proc/{server}")
    print(f"저장하고 멈췄습니다: TERM {len(received)}번, 서버 {serving}", flush=True)
    sys.exit(3)
signal.signal(signal.SIGTERM, stop)
tell("train")
time.sleep(float(os.environ.get("TRAINING", "0")))
sys.exit(int(os.environ.get("CODE", "0")))
"""
# 학습의 앞에서 설정을 살피는 일(--check)은 GPU를 찾으므로 무엇을 보고 하는지만 적습니다.
PYTHON = """#!/bin/bash
if [[ $* == *--check* ]]; then
  echo "$CUDA_VISIBLE_DEVICES $WORLD_SIZE $KORGRPO_UNSLOTH" > "$TOLD/check"
  echo "$CHECKED"
  exit "${CHECK:-0}"
fi
[[ $* == *korgrpo_helpers.train* && $* != *--print-config* ]] && exec accelerate "$@"
"""


def _hear_signals() -> None:
    """신호를 못 듣게 하고 띄운 검사(nohup이나 &) 안에서도 스크립트는 터미널에서처럼 듣게 합니다."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def launcher(folder: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """가짜를 앞에 두고 스크립트를 띄웁니다. 설정을 읽고 서버를 살피는 파이썬은 진짜입니다."""

    (folder / "bin").mkdir()

    def write(name: str, text: str) -> None:
        path = folder / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    write("vllm", f"#!{sys.executable}{TELL}{VLLM}")
    write("accelerate", f"#!{sys.executable}{TELL}{TRAINING}")
    write("python", f'{PYTHON}exec "{sys.executable}" "$@"\n')
    write("nvidia-smi", "#!/bin/bash\nfor i in $(seq 1 $GPUS); do echo GPU; done\n")
    running = []

    def launch(*arguments: str, **environ: str) -> subprocess.Popen:
        base = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "TOLD": str(folder), "GPUS": "3"}
        running.append(
            subprocess.Popen(
                ["bash", str(SCRIPT), *arguments],
                env=base | environ,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,  # 신호를 터미널처럼 묶음에 보냅니다
                preexec_fn=_hear_signals,
            )
        )
        return running[-1]

    yield launch
    # 남은 것이 있으면 그것이 글의 길을 쥐고 있습니다. 먼저 끝내야 기다림이 끝납니다.
    groups = [told(folder, name)["pid"] for name in ("vllm", "train") if (folder / name).exists()]
    for group in (*groups, *(one.pid for one in running)):
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
    for one in running:
        one.communicate(timeout=5)


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
