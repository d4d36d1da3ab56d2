"""판정. 짝의 표는 benchmarks/answer_pairs.toml 하나이고, 벤치마크와 이 검사가 함께 씁니다."""

import sys
import threading
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korgrpo_helpers import formulas
from korgrpo_helpers.answers import verify
from korgrpo_helpers.cleaning import MAX_ANSWER_CHARS, clean, without_lead_in
from korgrpo_helpers.formulas import equal_formulas
from korgrpo_helpers.numerals import NOT_NUMBERS, readings
from korgrpo_helpers.quantities import UNITS, read_quantities, without_unit

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from answers import blind_pairs, real_pairs, written_pairs
from korean_numbers import native, sino

WRITTEN = written_pairs()


@pytest.mark.parametrize("category", dict.fromkeys(pair[0] for pair in WRITTEN))
def test_written_pairs(category):
    wrong = [
        (gold, answer, label)
        for name, gold, answer, label in WRITTEN
        if name == category and verify(gold, answer) != label
    ]
    assert not wrong


def test_pairs_written_by_someone_else():
    wrong = [pair for pair in blind_pairs() if verify(pair[1], pair[2]) != pair[3]]
    assert not wrong


def test_real_answers_in_the_forms_models_write():
    wrong = [pair for pair in real_pairs() if verify(pair[1], pair[2]) != pair[3]]
    assert not wrong


def test_enough_pairs_to_mean_something():
    assert len(WRITTEN) + len(real_pairs()) >= 400
    assert min(sum(pair[3] == label for pair in WRITTEN) for label in (True, False)) >= 200


@given(number=st.integers(0, 10**16 - 1))
def test_every_integer_in_words(number):
    # 천이, 이구처럼 흔한 낱말은 수로 읽지 않기로 했습니다(data/numerals.toml).
    assert verify(str(number), sino(number)) == (sino(number) not in NOT_NUMBERS)
    assert verify(str(number), f"{sino(number)} 개입니다")
    assert verify(str(number), f"{number:,}")
    assert not verify(str(number), sino(number + 1))


@given(number=st.integers(1, 99))
def test_every_native_number(number):
    assert verify(str(number), native(number))
    assert verify(str(number), f"{native(number, bound=True)} 개")
    assert not verify(str(number + 1), f"{native(number, bound=True)} 개")


@given(thousands=st.integers(1, 9_999), rest=st.integers(1, 9_999))
def test_mixed_numbers(thousands, rest):
    assert verify(str(thousands * 10_000 + rest), f"{thousands}만 {rest}원")


@given(top=st.integers(1, 500), bottom=st.integers(2, 500))
def test_every_way_to_write_a_fraction(top, bottom):
    gold = f"{top}/{bottom}"
    assert verify(gold, rf"\frac{{{top}}}{{{bottom}}}")
    assert verify(gold, f"{bottom}분의 {top}")
    whole, part = divmod(top, bottom)
    if whole and part:
        assert verify(gold, f"{whole}과 {bottom}분의 {part}")
        assert verify(gold, f"{whole} {part}/{bottom}")
    assert verify(gold, f"{top + 1}/{bottom}") is False


@given(value=st.decimals(0, 10_000, places=4), places=st.integers(1, 3))
def test_decimals_round_half_up(value, places):
    """소수로 적은 정답은 반올림해서 같은 답을 받습니다. 은행가 반올림이 아니라 0.5는 올림입니다."""
    scaled = Fraction(value) * 10**places
    rounded = Fraction(int(scaled + Fraction(1, 2)), 10**places)
    assert verify(f"{float(rounded):.{places}f}", str(value))
    assert not verify(f"{float(rounded + Fraction(1, 10**places)):.{places}f}", str(value))


@given(gold=st.text(max_size=60), answer=st.text(max_size=300))
def test_any_text_gets_a_verdict(gold, answer):
    assert verify(gold, answer) in (True, False)


pieces = st.sampled_from(
    ["12", "삼", "백", "만", "두", " ", "개", "명", "분", "의", "/", ",", ".", "점", "또는", "입니다", "(", ")", "=",
     "-", "%", "시", "km", "반", "과", "정답은 ", "약 ", "번", "일"]
)  # fmt: skip


@given(parts=st.lists(pieces, max_size=10))
def test_anything_made_of_number_words_is_read_or_refused(parts):
    text = "".join(parts)
    assert verify("12", text) in (True, False)
    if text.strip() and verify(text, text) is False:
        # 같은 글도 다르다고 하는 것은 다듬으면 남는 것이 없는 글뿐입니다.
        assert not clean(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "9^{9^{9}}",
        "9^9^9",
        "9**9**9",
        "(" * 200 + "1" + ")" * 200,
        "{" * 200,
        "\\frac{" * 60,
        "\\sqrt[" * 40,
        "x^{99999999}",
        "99999999!",
        "\\boxed{" * 1_000,
        "1" * 100_000,
        "일" * 100_000,
        "3만 " * 30_000,
        "12 또는 " * 20_000,
        "1과 2분의 " * 300,
        "\\text{" * 500,
        "12, " * 600,
        "(" * 1_900,
        "\u200b" * 1_900,
        "10^" * 60,
        "\\int_0^{10^9} \\sum_{n=1}^{10^9} x^n dx",
    ],
)
def test_hostile_answers_are_refused_quickly(hostile):
    verify("1", r"\sqrt{1}")  # 계산하는 프로세스를 미리 띄웁니다
    started = time.perf_counter()
    assert verify("12", hostile) is False
    # 1초는 정책이 정한 상한입니다. 여유는 프로세스를 새로 띄우는 느린 기계를 위한 것입니다.
    assert time.perf_counter() - started < 3


def test_a_formula_that_never_ends_is_stopped(monkeypatch):
    """미리 거르는 규칙을 빠져나간 식도 시간이 되면 끊고, 다음 판정은 다시 됩니다."""
    monkeypatch.setattr(formulas, "can_compute", lambda text: True)
    formulas.equal_formulas.cache_clear()
    equal_formulas("1", r"\sqrt{1}")
    started = time.perf_counter()
    assert equal_formulas("1", "9^{9^{9}}") is False
    assert time.perf_counter() - started < formulas.MAX_SECONDS + 1
    assert equal_formulas(r"\frac{1}{2}", r"\frac{2}{4}")


def test_formulas_work_off_the_main_thread():
    """math-verify의 시간 제한은 SIGALRM이라 다른 스레드에서 오류가 납니다."""
    results = []
    thread = threading.Thread(target=lambda: results.append(verify(r"3\sqrt{2}", r"\sqrt{18}")))
    thread.start()
    thread.join()
    assert results == [True]


def test_missing_math_verify_is_told(monkeypatch):
    worker = formulas._Worker()
    monkeypatch.setattr(formulas.sys, "executable", "/bin/true")
    with pytest.raises(RuntimeError, match="pip install math-verify"):
        worker.ask(["1", "2"])


def test_both_sides_have_a_size_limit():
    assert not verify("1" * (MAX_ANSWER_CHARS + 1), "1" * (MAX_ANSWER_CHARS + 1))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("삼천이백오십", {3, 3000, 3002, 3200, 3205, 3250}),  # 앞에서부터 수로 읽히는 자리마다
        ("백일", {100, 101}),
        ("만", {10_000}),
        ("이오", {2}),  # 자리 없이 늘어놓은 숫자는 하나만 읽습니다
        ("3천250", {3, 3000, 3250}),
        ("십만", {10, 100_000}),
        ("만십", {10_000, 10_010}),
        ("천만", {1_000, 10_000_000}),
        ("억만", {10**8}),
        ("사과", {4}),
        ("없음", set()),
    ],
)
def test_every_reading_of_a_number(text, values):
    assert {number.value for _, number in readings(text)} == values


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("10²", "10^2"),  # NFKC만 쓰면 102
        ("1½", "1 1/2"),  # NFKC만 쓰면 11/2
        ("㉠", "(ᄀ)"),
        ("③", "(3)"),
        ("１２％", "12%"),
        ("\u200b12\ufeff", "12"),
        ("\\boxed{\\text{12}개}", "12개"),
        ("$\\dfrac{1}{2}$", "\\frac{1}{2}"),
        ("**12**。", "12"),
        ("3{,}250", "3,250"),
        ("30^\\circ", "30°"),
    ],
)
def test_cleaning(raw, cleaned):
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("따라서 정답은 12입니다", "12입니다"),
        ("최종 답: 12", "12"),
        ("사과는 모두 12개", "12개"),
        ("오답은 12", "오답은 12"),  # 틀린 답이라는 말은 벗기지 않습니다
        ("답", "답"),
    ],
)
def test_lead_in(text, rest):
    assert without_lead_in(text) == rest


def test_units_are_stripped_from_formulas():
    assert without_unit(r"2\sqrt{3} cm입니다") == r"2\sqrt{3}"
    assert without_unit(r"2\pi") == r"2\pi"


def test_unit_table_has_no_zero_and_no_empty_name():
    assert all(name and all(unit.factor > 0 for unit in units) for name, units in UNITS.items())


@pytest.mark.parametrize("name", sorted(UNITS))
def test_every_unit_can_follow_a_number(name):
    assert any(quantity.unit for quantity in read_quantities(f"12{name}")), name
