"""CPU 데모의 과제: 한국어로 쓴 짧은 덧셈·뺄셈 이야기입니다. 데이터는 그때그때 만들어 냅니다.

이야기 하나는 수 네 개의 사슬(예: 1+3=4, 4+5=9, 9-2=7)입니다. 사슬이 같으면 이름과 물건이 달라도
답을 외워 맞힐 수 있으므로, 문장이 아니라 사슬을 기준으로 train/dev/test를 나눕니다.
"""

from __future__ import annotations

import random
import zlib

from korgrpo_helpers.examples import Example

TOPICS = ("철수는", "영희는", "민수는", "지영이는", "수진이는", "현우는")
THINGS = ("사과가", "귤이", "사탕이", "구슬이", "연필이", "딱지가")
GAINS = ("{n}개를 샀습니다.", "{n}개를 받았습니다.")
LOSSES = ("{n}개를 주었습니다.", "{n}개를 잃어버렸습니다.")
LARGEST_OPERAND = 5
TERMS = 4
# dev에는 서로 다른 사슬이 210개, test에는 228개 있습니다.
HELD_OUT_CHAINS = 200
SPLITS = ("train", "dev", "test")
# 사전 학습 풀이 가운데 식을 쓰지 않고 바로 답하는 풀이의 몫(섞은 데이터에서만).
DIRECT_SHARE = 0.6


def split_of(steps: list[str]) -> str:
    """사슬이 속한 갈래. 열에 하나는 dev, 하나는 test, 나머지는 train입니다.

    >>> split_of(["1+3=4", "4+5=9", "9-2=7"]) in SPLITS
    True
    """
    bucket = zlib.crc32(" ".join(steps).encode()) % 10
    return {0: "dev", 1: "test"}.get(bucket, "train")


def _story(rng: random.Random) -> tuple[str, list[str], int]:
    total = rng.randint(1, LARGEST_OPERAND)
    sentences = [f"{rng.choice(TOPICS)} {rng.choice(THINGS)} {total}개 있습니다."]
    steps = []
    for _ in range(TERMS - 1):
        n = rng.randint(1, LARGEST_OPERAND)
        gain = total <= n or rng.random() < 0.5
        sentences.append(rng.choice(GAINS if gain else LOSSES).format(n=n))
        after = total + n if gain else total - n
        steps.append(f"{total}{'+' if gain else '-'}{n}={after}")
        total = after
    return " ".join([*sentences, "이제 몇 개입니까?"]), steps, total


def make_stories(split: str, rows: int, seed: int, direct_share: float = 0.0) -> list[Example]:
    """이야기 `rows`개를 만듭니다. 같은 인자에는 언제나 같은 데이터가 나옵니다.

    dev와 test에는 같은 사슬이 두 번 나오지 않습니다. 사슬이 같으면 답도 같아서, 겹친 문제는 신뢰구간을
    실제보다 좁아 보이게 하기 때문입니다. 그래서 많아야 `HELD_OUT_CHAINS`행입니다.

    풀이는 식을 하나씩 쓰는 것과 바로 답하는 것 두 가지이고, `direct_share`가 뒤의 것의 몫입니다.

    >>> example = make_stories("train", rows=1, seed=0)[0]
    >>> example.reasoning.count("="), example.answer.isdigit()
    (3, True)
    """
    if split not in SPLITS:
        raise ValueError(
            f"갈래 {split!r}은(는) 없습니다. {', '.join(SPLITS)} 가운데 하나를 쓰세요."
        )
    if split != "train" and rows > HELD_OUT_CHAINS:
        raise ValueError(f"{split} 갈래에는 {HELD_OUT_CHAINS}행까지만 있습니다(rows={rows}).")
    rng = random.Random(f"{split}-{seed}")
    examples: list[Example] = []
    seen: set[str] = set()
    while len(examples) < rows:
        question, steps, total = _story(rng)
        chain = " ".join(steps)
        if split_of(steps) != split or (split != "train" and chain in seen):
            continue
        seen.add(chain)
        direct = rng.random() < direct_share
        reasoning = f"답은 {total}." if direct else " ".join(f"{step}." for step in steps)
        source = f"arithmetic/{split}/{len(examples)}"
        examples.append(Example(question, str(total), reasoning, source))
    return examples
