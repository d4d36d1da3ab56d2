"""보상을 셈하는 시간이 한 스텝에서 차지하는 몫: 글 8, 64, 512개를 이 책의 다섯 보상으로 채점합니다.

    python benchmarks/reward_share.py --out runs/reward_share.json     # 2분쯤

글은 100~2,000자이고 다섯에 하나는 형식이 틀립니다. 한 그룹의 여덟 글은 한 문제를 풉니다. 판정은 한 번 본 답을 기억하므로
잴 때마다 다른 글로 잽니다. 답은 넷으로 나눕니다: 한국어 단위가 붙은 수, 분수와 제곱근의 LaTeX 수식, 문자가 든 수식, 1초
안에 견주지 못하는 수식.
수식을 견주는 프로세스(`formulas`)는 재기 전에 띄워 둡니다.
"""

import argparse
import os
import random
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from korgrpo_helpers.examples import load_jkc_mwp
from korgrpo_helpers.formatting import SOLUTION_END, to_completion
from korgrpo_helpers.formulas import PROCESSES
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rewards.korean import answer_reward, korean_rewards
from korgrpo_helpers.runs import new_record, write_run

SIZES = (8, 64, 512)
GROUP = 8
CHARACTERS = (100, 2_000)
WRONG_FORMAT = 0.2
SHARE = 0.01


def number(problem: random.Random, answer: random.Random) -> tuple[str, str]:
    """한 문제의 정답과 모델의 답."""
    gold = problem.randrange(1, 100_000)
    written = answer.choice(("{}", "{:,}", "{:,}개", "{}원입니다"))
    return str(gold), written.format(gold + answer.choice((0, 0, 1, 10)))


def formula(problem: random.Random, answer: random.Random) -> tuple[str, str]:
    top, bottom, root = problem.randrange(1, 500), problem.randrange(2, 500), problem.randrange(20)
    times, wrong = answer.randrange(2, 9), answer.choice((0, 0, 1, 2))
    rooted = rf"\sqrt{{{root}}}" if root > 10 else ""
    gold = rf"\frac{{{top}{rooted}}}{{{bottom}}}"
    return gold, rf"\frac{{{top * times + wrong}{rooted}}}{{{bottom * times}}}"


def lettered(problem: random.Random, answer: random.Random) -> tuple[str, str]:
    """문자가 든 식. 상수와 달리 식을 풀어 견주어야 합니다."""
    first, second, last = (problem.randrange(2, 40) for _ in range(3))
    second_said, last_said = second + answer.choice((0, 0, 1)), last + answer.choice((0, 0, 1, 2))
    forms = (r"{last}+{second}x+{first}x^2", r"x({first}x+{second})+{last}")
    said = answer.choice(forms).format(first=first, second=second_said, last=last_said)
    return f"{first}x^2+{second}x+{last}", said


def endless(problem: random.Random, answer: random.Random) -> tuple[str, str]:
    """같은 식이지만, 거듭제곱을 펼쳐 보아야 아는 것."""
    power, crossed = problem.randrange(100, 450), ["2xy", "2yz", "2zx"]
    answer.shuffle(crossed)
    return f"(x+y+z)^{{{2 * power}}}", f"(x^2+y^2+z^2+{'+'.join(crossed)})^{{{power}}}"


# 종류: 문제를 내는 함수, 재는 크기, 되풀이하는 횟수
KINDS = {
    "수": (number, SIZES, 5),
    "수식": (formula, SIZES, 3),
    "문자가 든 수식": (lettered, SIZES, 3),
    "1초를 넘기는 수식": (endless, SIZES[:1], 1),
}


def completions(kind: str, size: int, seed: int) -> tuple[list[str], list[str]]:
    """글 `size`개와 그 정답."""
    make, rng = KINDS[kind][0], random.Random(seed)
    prose = " ".join(example.question for example in rng.sample(load_jkc_mwp()[0], 60))
    texts, golds = [], []
    for index in range(size):
        gold, answer = make(random.Random(f"{seed}-{index // GROUP}"), rng)
        start, length = rng.randrange(1_000), rng.randint(*CHARACTERS)
        text = to_completion(prose[start : start + length], answer)
        broken = rng.random() < WRONG_FORMAT
        texts.append(text.removesuffix(SOLUTION_END) if broken else text)
        golds.append(gold)
    return texts, golds


def seconds(kind: str, size: int, seed: int) -> float:
    """글 `size`개를 다섯 보상이 한 번씩 채점한 초."""
    texts, golds = completions(kind, size, seed)
    ids = [[0] * len(text) for text in texts]
    started = time.perf_counter()
    for reward in korean_rewards(max(CHARACTERS)):
        reward(completions=texts, answer=golds, completion_ids=ids)
    return time.perf_counter() - started


def start_processes() -> None:
    """수식을 견주는 프로세스를 모두 띄웁니다."""
    golds = [f"x^2+{index}x" for index in range(8 * PROCESSES)]
    texts = [to_completion("준비", f"x(x+{index})") for index in range(len(golds))]
    assert all(answer_reward(completions=texts, answer=golds))


def measure(profile) -> list[dict]:
    start_processes()
    rows = []
    print(f"{'답':<12} {'글':>5} {'한 스텝의 보상':>14}   몫이 {SHARE:.0%}가 되는 스텝")
    for kind, (_, sizes, rounds) in KINDS.items():
        for size in sizes:
            took = [seconds(kind, size, profile.seed + 10 * size + i) for i in range(rounds)]
            row = {"step": len(rows) + 1, "kind": kind, "completions": size}
            rows.append(row | {"seconds": round(median(took), 5), "slowest": round(max(took), 5)})
            middle = rows[-1]["seconds"]
            print(
                f"{kind:<12} {size:>5} {middle * 1000:>11,.1f} ms {middle / SHARE:>10,.1f}초",
                flush=True,
            )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    profile = replace(get_profile("cpu-demo"), seed=2026)
    rows = measure(profile)
    record = new_record(out.stem, profile, sum(row["seconds"] for row in rows), rows)
    record.title = "한 스텝의 글을 이 책의 보상 다섯으로 채점하는 시간"
    record.settings = {
        "cpu_cores": os.cpu_count(),
        "formula_processes": PROCESSES,
        "characters": CHARACTERS,
        "group": GROUP,
    }
    write_run(record, out)


if __name__ == "__main__":
    main()
