"""보상의 빠르기: 2,000자짜리 글 64개를 원본의 넷과 이 책의 다섯으로 채점하는 시간, 긴 글에서의 증가.

python benchmarks/rewards.py     # 10초쯤
"""

import time

from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import load_jkc_mwp
from korgrpo_helpers.rewards.explain import ORIGINAL
from korgrpo_helpers.rewards.korean import korean_rewards

COMPLETIONS = 64
CHARACTERS = 2_000
ROUNDS = 10


def completions() -> tuple[list[str], list[str]]:
    """실제 문제의 글을 이어 붙여 만든, 서로 다른 한국어 풀이와 그 정답."""
    examples = load_jkc_mwp()[0]
    texts, gold = [], []
    for i in range(COMPLETIONS):
        prose = " ".join(example.question for example in examples[i * 40 : i * 40 + 40])
        answer = examples[i].answer
        texts.append(f"{prose[:CHARACTERS]}<end_working_out><SOLUTION>{answer}개</SOLUTION>")
        gold.append(answer)
    return texts, gold


def milliseconds(rewards, texts: list[str], gold: list[str]) -> float:
    ids = [[0] * 600 for _ in texts]
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for reward in rewards:
            reward(completions=texts, answer=gold, completion_ids=ids)
        best = min(best, time.perf_counter() - started)
    return best * 1_000


def main() -> None:
    texts, gold = completions()
    ours = korean_rewards(700)
    print(f"{CHARACTERS:,}자 글 {COMPLETIONS}개")
    print(f"  원본의 넷    {milliseconds(ORIGINAL, texts, gold):7.1f} ms")
    print(f"  이 책의 다섯 {milliseconds(ours, texts, gold):7.1f} ms")
    for reward in ours:
        print(f"    {reward.__name__:<20}{milliseconds([reward], texts, gold):7.1f} ms")
    print("긴 글 하나(글자 수: 보상 ms, verify ms)")
    for size in (12_500, 25_000, 50_000, 100_000):
        text = (texts[0] * (size // len(texts[0]) + 1))[: size - 60]
        completion = f"{text.replace('<', '(')}<end_working_out><SOLUTION>3</SOLUTION>"
        started = time.perf_counter()
        verify("3", text)
        took = (time.perf_counter() - started) * 1_000
        print(f"  {size:>7,}: {milliseconds(ours, [completion], ['3']):6.1f} {took:6.2f}")


if __name__ == "__main__":
    main()
