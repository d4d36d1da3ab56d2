"""되풀이의 몫이 성한 풀이에서는 작고 되풀이에서는 1에 가까운지."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers import arithmetic, examples
from korgrpo_helpers.formatting import MAX_COMPLETION_CHARS
from korgrpo_helpers.rewards.monitors import repeated_share

SENTENCE = "따라서 철수가 가진 사과는 모두 열두 개입니다. "
STORY = examples.load_dmath()[0].question


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("", 0, 0),
        ("   \n\t", 0, 0),
        ("36", 0, 0),
        # 모양이 비슷한 식은 되풀이가 아닙니다.
        ("3+4=7. 7+4=11.", 0, 0),
        ("1+3=4\n4+5=9\n9-2=7\n", 0, 0),
        # 식을 옮겨 적고 한 번 더 검산하는 것까지는 절반
        (STORY * 2, 0.4, 0.55),
        ("입니다 " * 40, 0.95, 1),
        # 띄어쓰기가 없는 되풀이
        ("하" * 300, 0.95, 1),
        # 성한 풀이 뒤의 긴 되풀이
        (STORY + "하" * 1500, 0.9, 1),
        (SENTENCE * 10, 0.88, 1),
        (SENTENCE * 40, 0.96, 1),
        ("<SOLUTION>36</SOLUTION>" * 20, 0.9, 1),
        # 번호만 바뀌는 되풀이
        ("".join(f"{n}. 다시 생각해 봅시다.\n" for n in range(40)), 0.3, 1),
    ],
)
def test_share(text, low, high):
    plain, message = repeated_share([text])[0], [{"role": "assistant", "content": text}]
    assert low <= plain <= high
    assert repeated_share([message]) == [plain]


def test_shipped_texts_stay_low():
    """주석에 적은 수치: 실린 문제와 데모의 풀이."""
    rows = [*examples.load_jkc_mwp()[0], *examples.load_dmath()]
    shares = repeated_share([row.question for row in rows])
    assert len(shares) == 5053
    assert sum(shares) / len(shares) < 0.01
    assert max(shares) < 0.3
    stories = arithmetic.make_stories("train", 300, 0)
    assert set(repeated_share([row.reasoning for row in stories])) == {0.0}


def test_time_and_input_are_bounded():
    started = time.perf_counter()
    long = "".join(chr(0xAC00 + n * 7919 % 11172) for n in range(MAX_COMPLETION_CHARS))
    (whole,) = repeated_share([long])
    assert repeated_share([long + "하" * 10_000_000]) == [whole]
    assert time.perf_counter() - started < 5


@given(st.lists(st.one_of(st.text(), st.text("가나 12+=\n", max_size=400)), max_size=5))
def test_share_is_between_0_and_1(texts):
    shares = repeated_share(texts, prompts=texts, answer=texts)
    assert len(shares) == len(texts)
    assert all(0 <= share <= 1 for share in shares)


def test_name_is_the_one_in_the_log():
    assert repeated_share.__name__ == "repeated_share"
