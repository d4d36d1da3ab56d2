"""한국어 답을 판정하는 방법들을 나란히 재어 갈래마다 받아들인 비율과 빠르기를 찍습니다.

    python benchmarks/answers.py             # 2코어에서 3분쯤
    python benchmarks/answers.py --misses    # verify가 틀린 짝도 찍습니다

짝은 셋에서 옵니다. 손으로 적은 answer_pairs.toml, 판정기를 보지 않고 정책만 읽고 적은
answer_pairs_blind.jsonl, jkc_mwp·DMath의 정답을 모델이 흔히 쓰는 꼴로 바꾼
것입니다. 옳은 답은 많이, 틀린 답은 적게 받아들여야 좋습니다.

따로 적은 짝은 두 번 받았고, 받을 때마다 고치기 전에 한 번 쟀습니다. 첫 번째(370짝)는 옳은 답 202개 가운데 201개,
틀린 답 168개 가운데 1개를 받았고, 두 번째(547짝)는 옳은 답 279개 가운데 267개, 틀린 답 268개 가운데 1개를
받았습니다. 틀린 것을 고쳤으므로 지금의 100 %는 새 시험의 결과가 아닙니다(겹친 것과 10만 자짜리를 뺀 804짝이 파일에 있습니다).
"""

import argparse
import json
import logging
import random
import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import math_verify
from korean_numbers import native, sino

from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import Example, is_plain_number, load_dmath, load_jkc_mwp
from korgrpo_helpers.quantities import read_quantities
from korgrpo_helpers.rewards.original import check_answer, check_numbers

PAIRS = Path(__file__).with_name("answer_pairs.toml")
BLIND = Path(__file__).with_name("answer_pairs_blind.jsonl")
REAL_QUESTIONS = 60
ASKED = re.compile(
    r"몇\s?(개|명|마리|권|장|번|배|점|살|쪽|그루|송이|대|자루|cm|kg|g|m|km|분|시간|원|L)"
)
Pair = tuple[str, str, str, bool]


def written_pairs() -> list[Pair]:
    groups = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["group"]
    return [
        (group["category"], group["gold"], answer, label)
        for group in groups
        for label, key in ((True, "right"), (False, "wrong"))
        for answer in group[key]
    ]


def blind_pairs() -> list[Pair]:
    """판정기를 보지 않은 사람이 정책만 읽고 적은 짝. 손질하기 전의 첫 결과는 책에 적었습니다."""
    rows = [json.loads(line) for line in BLIND.read_text(encoding="utf-8").splitlines()]
    return [("따로 만든 짝", row["gold"], row["answer"], row["right"]) for row in rows]


def real_pairs() -> list[Pair]:
    """실제 데이터의 정답을 모델이 쓰는 꼴로. 단위는 문제가 묻는 것을 씁니다."""
    rng = random.Random(0)
    questions = [*load_jkc_mwp()[0], *load_dmath()]
    asked = [q for q in questions if is_plain_number(q.answer) and ASKED.search(q.question)]
    nouns = [q for q in questions if re.fullmatch(r"[가-힣]{2,5}", q.answer)]
    pairs = []
    for question in rng.sample(asked, REAL_QUESTIONS):
        pairs += [("실제: 수", question.answer, *rest) for rest in _number_forms(question)]
    for question in rng.sample(nouns, REAL_QUESTIONS):
        pairs += [
            ("실제: 글", question.answer, *rest) for rest in _noun_forms(question, rng, nouns)
        ]
    return pairs


def _number_forms(question: Example) -> list[tuple[str, bool]]:
    gold, unit = question.answer, ASKED.search(question.question)[1]
    right = [
        f"{gold}{unit}", f"{gold} {unit}입니다.", f"정답은 {gold}{unit}입니다.", f"**{gold}**",
        rf"\boxed{{{gold}}}", f"${gold}$ {unit}", f"따라서 답은 {gold}{unit}이다.",
    ]  # fmt: skip
    value = float(gold)
    wrong = [
        f"{value + 1:g}{unit}",
        f"{gold}{unit} 또는 {value + 2:g}{unit}",
        f"{gold}{unit}이 아닙니다",
    ]
    if gold.isdigit() and int(gold) > 0:
        number = int(gold)
        right += [sino(number), f"{sino(number)} {unit}", f"{number:,}{unit}"]
        wrong += [sino(number + 1), f"{number}0{unit}", f"{number * 7 + 1}{unit} 중 {number}{unit}"]
        if number < 100 and unit in ("개", "명", "마리", "권", "장", "살", "대"):
            right.append(f"{native(number, bound=True)} {unit}")
    return [(text, True) for text in right] + [(text, False) for text in wrong]


def _noun_forms(question: Example, rng, nouns) -> list[tuple[str, bool]]:
    gold = question.answer
    other = rng.choice([noun.answer for noun in nouns if noun.answer != gold])
    right = [gold, f"{gold}입니다.", f"정답은 {gold}입니다.", f"**{gold}**", f"답: {gold}"]
    wrong = [other, f"{gold} 또는 {other}", f"{gold}가 아닙니다", f"{gold}, {other}", gold[:-1]]
    return [(text, True) for text in right] + [(text, False) for text in wrong]


def by_math_verify(template: str) -> Callable[[str, str], bool]:
    def judge(gold: str, answer: str) -> bool:
        try:
            parsed = (math_verify.parse(f"${gold}$"), math_verify.parse(template.format(answer)))
            return math_verify.verify(*parsed)
        except Exception:  # math-verify가 오류를 낸 답은 받아들이지 않은 것으로 셉니다
            return False

    return judge


def _in_format(answer: str) -> str:
    return f"풀이<end_working_out><SOLUTION>{answer}</SOLUTION>"


METHODS: dict[str, Callable[[str, str], bool]] = {
    "verify": verify,
    "math-verify": by_math_verify("{}"),
    "math-verify $": by_math_verify("${}$"),
    "check_answer": lambda gold, answer: check_answer([_in_format(answer)], [gold])[0] > 3,
    "check_numbers": lambda gold, answer: check_numbers([_in_format(answer)], [gold])[0] > 3,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # math-verify는 시간을 넘긴 글을 통째로 찍습니다
    pairs = [*written_pairs(), *blind_pairs(), *real_pairs()]
    verify("1", r"\sqrt{1}")  # 수식을 견주는 프로세스를 미리 띄웁니다
    short = [pair for pair in pairs if pair[0] == "실제: 수"]
    speed = {}
    for name, judge in METHODS.items():
        read_quantities.cache_clear()
        started = time.perf_counter()
        for _, gold, answer, _ in short:
            judge(gold, answer)
        speed[name] = len(short) / (time.perf_counter() - started)
    accepted = {
        name: [judge(gold, answer) for _, gold, answer, _ in pairs]
        for name, judge in METHODS.items()
    }
    print(f"짝 {len(pairs):,}개 (옳은 답 {sum(pair[3] for pair in pairs):,}개)")
    print("받아들인 비율: 옳은 답 / 틀린 답")
    print(f"{'갈래':<14}" + "".join(f"{name:>18}" for name in METHODS))
    for category in [*dict.fromkeys(pair[0] for pair in pairs), "모두"]:
        chosen = [i for i, pair in enumerate(pairs) if category in (pair[0], "모두")]
        cells = ""
        for name in METHODS:
            rates = []
            for label in (True, False):
                hits = [accepted[name][i] for i in chosen if pairs[i][3] == label]
                rates.append(f"{sum(hits) / len(hits):.0%}" if hits else "-")
            cells += f"{' / '.join(rates):>18}"
        print(f"{category:<14}{cells}")
    print(f"{'짝/초(실제: 수)':<14}" + "".join(f"{speed[name]:>18,.0f}" for name in METHODS))
    if args.misses:
        for (_, gold, answer, label), said in zip(pairs, accepted["verify"], strict=True):
            if said != label:
                print("놓침" if label else "잘못 받음", repr(gold), repr(answer))


if __name__ == "__main__":
    main()
