"""데이터를 바꾸는 빠르기와 메모리, 열을 알아보는 정확도를 재어 표로 찍습니다.

    python benchmarks/conversion.py              # 2코어에서 1분쯤
    python benchmarks/conversion.py --rows 20000

십만 행은 tests/families.py의 꼴을 되풀이해 디스크에 JSONL로 쓴 것입니다. 방법마다 따로 띄운 프로세스에서 재므로 앞의
것이 쓴 메모리가 섞이지 않습니다. 메모리는 그 프로세스가 가장 많이 쓴 실제 메모리(ru_maxrss)입니다.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
# 풀이의 길이. R1의 풀이는 수천 자이므로 짧은 본보기를 늘립니다.
TRACE_CHARS = 2_000
METHODS = ("열기만", "Dataset", "Dataset(두 번째)", "스트리밍")


def write_rows(path: Path, rows: int) -> None:
    from families import PROBLEMS

    with path.open("w", encoding="utf-8") as file:
        for index in range(rows):
            question, reasoning, answer = PROBLEMS[index % len(PROBLEMS)]
            trace = f"{index}번: {reasoning} " * (TRACE_CHARS // len(reasoning))
            text = f"<think>\n{trace}\n</think>\n\n정답은 \\boxed{{{answer}}}입니다."
            row = {"prompt": f"{index}번. {question}", "response": text, "id": index}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def measure(method: str, path: str) -> dict:
    """이 프로세스에서 한 방법을 재고 결과를 돌려줍니다."""
    from datasets import disable_progress_bars, load_dataset

    from korgrpo_helpers.adapter import to_examples

    disable_progress_bars()
    streaming = method == "스트리밍"
    data = load_dataset("json", data_files=path, split="train", streaming=streaming)
    started = time.perf_counter()
    count = kept = 0
    if method != "열기만":
        rows, report = to_examples(data)
        for batch in rows.iter(250):
            count += len(batch["answer"])
        kept = report.kept
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": count, "kept": kept, "seconds": seconds, "peak": peak}


def conversion(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        write_rows(path, rows)
        print(f"{rows:,}행, {path.stat().st_size / 2**20:,.0f} MiB의 JSONL, {os.cpu_count()}코어")
        print(f"{'방법':<16}{'행/초':>10}{'초':>8}{'가장 많이 쓴 메모리':>18}")
        environment = os.environ | {"HF_HOME": folder}
        for method in METHODS:
            command = [sys.executable, __file__, "--measure", method, "--path", str(path)]
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            )
            found = json.loads(done.stdout.splitlines()[-1])
            speed = f"{found['rows'] / found['seconds']:,.0f}" if found["rows"] else "-"
            print(f"{method:<16}{speed:>10}{found['seconds']:>8.1f}{found['peak']:>14,.0f} MiB")


def recognition() -> None:
    """따로 만든 데이터를 알아본 결과: 맞음, 모른다고 함, 틀림."""
    from families import FAMILIES

    from korgrpo_helpers.schema import schema_of

    told = 0
    for rows in FAMILIES.values():
        try:
            schema_of(rows)
        except ValueError:
            continue
        told += 1
    print(f"본보기의 꼴 {len(FAMILIES)}개 가운데 {told}개를 알아보고 나머지는 모른다고 했습니다.")
    for path in sorted((ROOT / "tests" / "data").glob("schemas_blind*.jsonl")):
        fixtures = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        readable = told = refused = 0
        for fixture in fixtures:
            readable += fixture["expect"] == "convert"
            try:
                schema_of(fixture["rows"])
            except ValueError:
                refused += fixture["expect"] == "cannot_tell"
            else:
                told += fixture["expect"] == "convert"
        print(
            f"{path.name}: 알 수 있는 {readable}개 가운데 {told}개를 알아보고, "
            f"알 수 없는 {len(fixtures) - readable}개 가운데 {refused}개를 모른다고 했습니다."
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--measure", choices=METHODS, help=argparse.SUPPRESS)
    parser.add_argument("--path", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        print(json.dumps(measure(chosen.measure, chosen.path)))
        return
    conversion(chosen.rows)
    recognition()


if __name__ == "__main__":
    main()
