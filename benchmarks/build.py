"""`make book`와 `make test`에 드는 시간을 처음(곳간과 책이 빈 상태)과 다시 할 때로 나누어 잽니다.

    python benchmarks/build.py      # 2코어에서 8분쯤

가상 환경을 만드는 시간은 따로입니다(망의 빠르기에 달렸습니다). 먼저 make book을 한 번 돌려 두세요.
"""

import os
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def seconds(command: list[str], cache: str) -> float:
    environment = os.environ | {"KORGRPO_CACHE": cache}
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    steps = (
        ("make book, 처음", ["make", "book"]),
        ("make book, 바뀐 것 없이 다시", ["make", "book"]),
        ("make test, 책이 있을 때", ["make", "test"]),
    )
    shutil.rmtree(ROOT / "_build", ignore_errors=True)
    with tempfile.TemporaryDirectory() as cache:
        for name, command in steps:
            print(f"{name:<24} {seconds(command, cache):7.1f}초", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"가장 큰 프로세스의 메모리 {peak:.2f} GiB")


if __name__ == "__main__":
    main()
