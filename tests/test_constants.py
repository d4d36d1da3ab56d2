"""상수를 바로 셈하는 길: math-verify와 판정이 같고, 모르는 글은 손대지 않고 남기는지."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from korgrpo_helpers import formulas
from korgrpo_helpers.constants import same_constant
from korgrpo_helpers.formatting import to_completion
from korgrpo_helpers.formulas import can_compute, equal_formulas
from korgrpo_helpers.rewards.korean import answer_reward


@pytest.mark.parametrize(
    ("gold", "answer", "same"),
    [
        (r"\frac{\sqrt{12}}{2}", r"\sqrt{3}", True),
        ("√48", r"4\sqrt{3}", True),
        ("2√(3+4)", r"2\sqrt{7}", True),
        (r"-\frac{1}{2}\pi", r"\frac{-1}{2}π", True),
        (r"\left(1+\sqrt{2}\right)^2", r"3+2\sqrt{2}", True),
        ("2×3÷4", r"\dfrac{3}{2}", True),
        ("-2^2", "0-4", True),
        ("2^{3}", r"\sqrt{64}", True),
        (r"\frac{399\sqrt{12}}{368}", r"\frac{2395\sqrt{12}}{2208}", False),
        (r"(\sqrt{3}+\sqrt{2})(\sqrt{3}-\sqrt{2})", "1", None),  # 괄호의 곱은 남깁니다
        (r"(\sqrt{3}+\sqrt{2})\cdot(\sqrt{3}-\sqrt{2})", "1", True),
        (r"\frac{1}{3}", "0.333333", None),  # 소수는 반올림해 견주므로 남깁니다
        (r"1\frac{1}{2}", r"\frac{3}{2}", None),  # 대분수인지 곱인지
        (r"1/2\sqrt{3}", r"\frac{\sqrt{3}}{2}", None),  # 제곱근이 분모인지
        ("2^34", "32", None),
        (r"\frac12", r"\frac{1}{2}", None),
        (r"\sqrt{-4}", r"\sqrt{-4}", None),
        (r"\frac{1}{0}", r"\frac{2}{0}", None),
        (r"\frac{1}{2-\sqrt{4}}", "1", None),
        (r"\frac{1}{\sqrt{2}*\sqrt{2}-2}", "1", None),  # 셈의 오차로 0이 아닌 것처럼 보이는 0
        (r"\sqrt{10}^9*\sqrt{10}^9*10^9", "1", None),  # 자릿수를 잃을 만큼 큰 값
        (r"\sqrt{1000001}-\sqrt{1000000}", r"\frac{1}{2000}", None),  # 가까워서 가릴 수 없음
        ("x+1", "x+1", None),
        (r"9\%", "9", None),
        ("1,000+1", "1001", None),
        (r"\{1+1\}", "2", None),
        ("", "1", None),
        ("(" * 5000, "1", None),
        ("١+١", "2", None),  # 다른 글자의 숫자
    ],
)
def test_what_is_decided_and_what_is_left(gold, answer, same):
    assert same_constant(gold, answer) is same


def expression(rng: random.Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.25:
        return rng.choice("1 2 3 4 6 8 9 12 27 48".split())
    shape = rng.choice(
        r"\frac{A}{B} \sqrt{A} A\sqrt{B} (A+B) (A-B) A\timesB A\cdotB A/B (A)^2 A\pi -A A+B A-B A*B A÷B "
        r"\left(A+B\right) (A)(B) A(B) AB A^B".split()
    )
    shape = shape.replace(r"\times", r"\times ").replace(r"\cdot", r"\cdot ")
    for name in "AB":
        shape = shape.replace(name, expression(rng, depth - 1))
    return shape


def test_judges_like_math_verify():
    """가릴 수 있다고 한 것은 math-verify와 같아야 합니다. 반은 값이 같은 짝입니다."""
    rng, decided = random.Random(7), {True: 0, False: 0}
    while sum(decided.values()) < 160:
        gold, other = expression(rng, 2), expression(rng, 2)
        if rng.random() < 0.5:
            other = rng.choice([r"\frac{2\times (G)}{2}", "(G)+0", "1+(G)-1"]).replace("G", gold)
        same = same_constant(gold, other)
        if same is None or not (can_compute(gold) and can_compute(other)):
            continue
        assert bool(formulas._pool.ask([gold, other])) is same, (gold, other)
        decided[same] += 1
    assert min(decided.values()) > 40


@pytest.mark.parametrize(
    ("gold", "answer", "same"),
    [
        ("x^2+2x+1", "(x+1)^2", True),
        ("x^2+2x+1", "(x+2)^2", False),
        ("3a+2b", "2b+3a", True),
        ("3a+2b", "2a+3b", False),  # 문자마다 다른 수를 넣어야 갈립니다
        ("x=3", "3", True),
        ("x>1", "x>2", False),
        (r"9\%", "9", True),
        (r"9\%", "8", False),
        (r"\frac{1}{3}+0.0", "0.333333", True),
        (r"\sin^2{x}+\cos^2{x}", "1", True),
        ("x+1", "y+1", False),
        # 자연수에서만 셈하는 것에는 7/5를 넣을 수 없습니다
        (r"\sum_{k=1}^{n} k", r"\frac{n(n+1)}{2}", True),
        (r"\frac{m(m+1)}{2}", r"\sum_{k=1}^{m} k", True),
        (r"\sum_{k=1}^{n} 2", "2n", True),
        (r"\sum_{k=1}^{n} 2", "3n", False),
        (r"\prod_{k=1}^{3} k", "6", True),
        (r"\int_{0}^{x} t dt", r"\frac{x^2}{2}", True),
        (r"\frac{d}{dx} x^2", "2x", True),
        # 큰 소수는 셈의 차례만 달라도 끝자리가 다릅니다
        (r"10^{15}\times 0.1x+0.3x", "0.3x+10^{14}x", True),
        ("1000000.1x+1", "1000000.1x+20", False),
    ],
)
def test_other_formulas_are_still_judged(gold, answer, same, monkeypatch):
    monkeypatch.setattr(formulas, "MAX_SECONDS", 10)  # 바쁜 기계에서도 판정만 봅니다
    equal_formulas.cache_clear()
    assert equal_formulas(gold, answer) is same


def test_long_text_ends_at_once():
    started = time.perf_counter()
    for text in ("1+" * 99 + "1", r"\sqrt{" * 12 + "2" + "}" * 12, "9^9*" * 49 + "1", "-" * 200):
        same_constant(text, text)
    assert time.perf_counter() - started < 0.5


def test_threads_borrow_a_process_each():
    """스레드가 여럿이면 저마다 한 프로세스를 쓰고, 하나면 하나만 뜹니다. 결과의 차례는 그대로입니다."""
    pool = formulas._Pool(2)
    pairs = [["(x+1)^2", "x^2+2x+1" if index % 3 else "x^2+1"] for index in range(9)]

    def started() -> int:
        return sum(worker._process is not None for worker in pool._workers)

    try:
        assert pool.ask(pairs[1]) is True and started() == 1
        with ThreadPoolExecutor(2) as threads:
            assert list(threads.map(pool.ask, pairs)) == [bool(index % 3) for index in range(9)]
        assert started() == 2
    finally:
        pool.stop()
    assert started() == 0


def test_reward_keeps_the_order_of_the_completions():
    """보상은 글을 여러 스레드에 나누어 채점합니다."""
    golds = [f"x^2+{index}x" for index in range(12)]
    answers = [f"x(x+{index + index % 2})" for index in range(12)]
    texts = [to_completion("전개합니다.", answer) for answer in answers]
    assert answer_reward(completions=texts, answer=golds) == [2.0, 0.0] * 6
    with pytest.raises(ValueError):
        answer_reward(completions=texts, answer=golds[1:])
