import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers.answers import MAX_ANSWER_CHARS, verify


@pytest.mark.parametrize(
    ("gold", "answer"),
    [
        ("3250", "3250"),
        ("3250", " 3,250 "),  # 쉼표와 공백
        ("3250", "３２５０"),  # 전각 숫자
        ("-3", "\N{MINUS SIGN}3"),
        ("0", "0.0"),  # 원본은 0으로 나누다 벌을 줍니다
        ("0.5", "1/2"),
        ("14.5", "+14.50"),
        ("동사무소", "동사무소"),
    ],
)
def test_right_answers(gold, answer):
    assert verify(gold, answer)


@pytest.mark.parametrize(
    ("gold", "answer"),
    [
        ("1000", "999"),  # 가까워도 틀린 답
        ("12", "1,2"),  # 두 수를 나열한 답. 자릿점이 아닙니다
        ("3", ""),
        ("0", "1/0"),
        ("1000", "1_000"),  # float는 받지만 수의 표기가 아닙니다
        ("3", "3 4"),
        ("동사무소", "학교"),
        ("42", "4²"),  # NFKC는 위 첨자를 보통 숫자로 바꿉니다
        ("12", "1₂"),
        ("1", "1" * (MAX_ANSWER_CHARS + 1)),
    ],
)
def test_wrong_answers(gold, answer):
    assert not verify(gold, answer)


@given(number=st.integers(-(10**12), 10**12))
def test_every_integer_with_and_without_commas(number):
    assert verify(str(number), f"{number:,}")
    assert not verify(str(number), str(number + 1))


@given(gold=st.text(max_size=300), answer=st.text(max_size=300))
def test_never_raises(gold, answer):
    assert verify(gold, answer) in (True, False)
