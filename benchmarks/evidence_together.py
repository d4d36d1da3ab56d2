"""여러 방법을 GPU 하나에서 함께 가르칩니다.

    python benchmarks/evidence_together.py ours original --model 폴더 --minutes 12 --out runs

vLLM은 뜰 때 남은 메모리를 재므로, 먼저 뜬 방법이 모델을 다 불러온 뒤에 다음 것을 띄웁니다. 하나가 실패해도 나머지는
끝까지 갑니다. 기록은 `evidence_shared_이름.json`입니다. 지금 있는 기록은 같은 차례를 셸로 돌려 잰 것이고, 이
프로그램은 그 뒤에 적어 GPU에서 돌려 보지 않았습니다.
"""

import argparse
import subprocess
import sys
import threading
from pathlib import Path

from evidence_arms import ARMS

EVIDENCE = Path(__file__).with_name("evidence.py")
READY = "] 0초 0스텝"  # 가르치기 전의 시험을 마치면 찍는 줄
# vLLM의 몫. 원본에서 나온 방법은 한 스텝에 글 넷만 써서 조금이면 됩니다. 나머지는 학습이 씁니다.
MANY_TEXTS, MANY_SHARE, FEW_SHARE, MOST = 64, 0.62, 0.2, 0.85


def follow(process: subprocess.Popen, ready: threading.Event) -> None:
    """프로세스의 글을 그대로 찍고, 모델을 불러왔거나 끝났으면 알립니다."""
    for line in process.stdout:
        print(line, end="", flush=True)
        if READY in line:
            ready.set()
    ready.set()


def together(commands: list[list[str]]) -> list[int]:
    """앞의 것이 모델을 불러올 때마다 다음 것을 띄우고, 모두 끝나면 종료 코드를 돌려줍니다."""
    running: list[tuple[subprocess.Popen, threading.Thread]] = []
    try:
        for command in commands:
            process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
            )
            ready = threading.Event()
            reader = threading.Thread(target=follow, args=(process, ready))
            reader.start()
            running.append((process, reader))
            ready.wait()
        return [process.wait() for process, _ in running]
    finally:
        for process, reader in running:
            process.terminate()
            reader.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("arms", nargs="+", choices=ARMS, metavar="방법")
    parser.add_argument("--model", required=True, help="모델의 이름이나 폴더")
    parser.add_argument("--model-name", help="기록에 적을 이름(폴더일 때)")
    parser.add_argument("--minutes", type=float, default=12.0)
    parser.add_argument("--out", type=Path, default=Path("runs"), help="기록을 둘 폴더")
    options = parser.parse_args()
    if (shares := sum(map(vllm_share, options.arms))) > MOST:
        parser.error(
            f"vLLM의 몫을 더하면 {shares:.2f}로, {MOST}를 넘어 학습할 메모리가 없습니다. 한 스텝에 글을 "
            f"{MANY_TEXTS}개 이상 쓰는 방법은 하나만 고르고, 나머지를 줄이세요."
        )
    codes = together(commands_of(options))
    for name, code in zip(options.arms, codes, strict=True):
        print(f"{name}: {'끝까지 갔습니다' if code == 0 else f'실패했습니다(종료 코드 {code})'}")
    sys.exit(max(map(abs, codes)))


def vllm_share(name: str) -> float:
    settings = ARMS[name].profile.grpo
    texts = settings.per_device_train_batch_size * settings.gradient_accumulation_steps
    return MANY_SHARE if texts >= MANY_TEXTS else FEW_SHARE


def commands_of(options: argparse.Namespace) -> list[list[str]]:
    commands = []
    for name in options.arms:
        command = [sys.executable, "-u", str(EVIDENCE), name, "--model", options.model]
        command += ["--model-name", options.model_name or options.model]
        command += ["--minutes", str(options.minutes), "--vllm-share", str(vllm_share(name))]
        command += ["--gradient-checkpointing"]  # 메모리를 나누어 씁니다
        command += ["--out", str(options.out / f"evidence_shared_{name}.json")]
        commands.append(command)
    return commands


if __name__ == "__main__":
    main()
