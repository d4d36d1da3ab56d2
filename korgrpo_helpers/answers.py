"""정답과 모델의 답이 같은지, 한국어 수학 교사처럼 판정합니다.

차례는 셋입니다.

1. 글을 다듬습니다(전각, 원문자, LaTeX의 껍데기, 머리말).
2. 수와 양, 날짜와 시각으로 읽어 값으로 견줍니다. 읽히지 않으면 글로 견줍니다.
3. 식처럼 보이면 math-verify에게 시간을 정해 맡깁니다.

읽기는 언제나 글 전체를 읽습니다. 「12 또는 13」이나 「12개 중 3개」는 하나의 수로 읽히지 않으므로 틀린 답입니다.
"""

from __future__ import annotations

import re
from datetime import date, time
from fractions import Fraction

from korgrpo_helpers.cleaning import DENIAL, MAX_ANSWER_CHARS, clean, without_lead_in
from korgrpo_helpers.formulas import equal_formulas, formula_value
from korgrpo_helpers.numerals import readings
from korgrpo_helpers.quantities import PERCENT, Quantity, read_quantities, without_unit

_CHOICE = re.compile(r"\(?\s?(\d{1,2}|[A-Za-z]|[가-힣ㄱ-ㅎᄀ-ᄒ])\s?\)?\s?번?")
_COPULA = r"(?:이?었습니다|였습니다|입니다|이에요|예요|이다|임)"
_TEXT_TAIL = re.compile(rf"\s?(?:{_COPULA}|다|이?요)")
_TEXT_PARTICLE = re.compile(rf"(?:은|는|이|가|을|를|에|에서|의|으로|로|이?{_COPULA}|이?요|다)")
_DATE = re.compile(
    r"(\d{4})\s?[.\-/년]\s?(\d{1,2})\s?[.\-/월]\s?(\d{1,2})\s?[.일]?"
    rf"\s?(?:\([월화수목금토일](?:요일)?\))?\s?{_COPULA}?"
)
_CLOCK = re.compile(
    r"(오전|오후|새벽|아침|밤|저녁|낮)?\s?(\d{1,2}|[가-힣]{1,3}?)\s?"
    r"(?::\s?(\d{2})|시(?:\s?(\d{1,2}|[가-힣]{1,4})\s?분|\s?(반))?)"
    rf"\s?{_COPULA}?"
)
_AFTERNOON = ("오후", "저녁", "밤", "낮")
_PARENTHESIS = re.compile(r"(.{1,200}?)\s?\(([^()]{1,60})\)(.{0,20})")
# 셈이 들어 있는 답. 이런 것이 없으면 수로 읽히지 않은 답은 틀린 답입니다.
_COMPUTED = re.compile(r"[\\^√π+*/×÷·]|[A-Za-z]\s?=")
_SHOWN = re.compile(
    r"[^=]{1,200}=[^=]{1,200}?"
    r"(?:(?:이므로|므로|이니까|이어서)\s?,?\s?|[,;]?\s?(?=(?:따라서|그러므로|최종\s?답|정답|답)[\s은는:]))"
    r"([^,;]{1,100})"
)
_BETWEEN = re.compile(r",|\s?(?:와|과|및|그리고)\s")
_ODD_UNIT = re.compile(r"(-?\d[\d,.]*)\s?[가-힣]{1,5}")
_NAME = re.compile(r"[A-Za-z가-힣]{1,12}")
_CALCULATION = re.compile(r"[\d\s.,+\-×·*/÷()^]{1,200}")


def verify(gold: str, answer: str) -> bool:
    """`answer`가 정답 `gold`와 같으면 True. 어떤 글이 와도 오류를 내지 않습니다.

    >>> verify("3250", "삼천이백오십 원"), verify("1000", "999"), verify("150", "2시간 30분")
    (True, False, True)
    """
    if max(len(gold), len(answer)) > MAX_ANSWER_CHARS:
        return False
    gold, answer = clean(gold), clean(answer)
    if not gold or not answer:
        return False
    candidates = dict.fromkeys((answer, without_lead_in(answer), _conclusion(answer)))
    return any(_same(gold, candidate) for candidate in candidates)


def _conclusion(answer: str) -> str:
    """셈을 보인 뒤 밝힌 답: 「100-16=84이므로 답은 84」의 84. 없으면 그대로."""
    shown = _SHOWN.fullmatch(answer)
    return without_lead_in(shown[1]) if shown else answer


def _same(gold: str, answer: str) -> bool:
    golds, answers = read_quantities(gold), read_quantities(answer)
    if any(_equal(one, other) for other in answers for one in golds or _odd_unit(gold)):
        return True
    if _same_choice(gold, answer) or _same_moment(gold, answer):
        return True
    if golds and answers:  # 둘 다 수로 읽혔는데 값이 다릅니다
        return False
    if not golds and _same_text(gold, answer):
        return True
    return (
        _same_with_note(golds, answer)
        or _same_list(golds, gold, answer)
        or _same_result(gold, golds, answer)
        or _same_formula(gold, golds, answer)
    )


def _same_list(golds: tuple[Quantity, ...], gold: str, answer: str) -> bool:
    """여러 수를 늘어놓은 정답(1, 2). 차례는 보지 않습니다. 정답이 수 하나이면 목록은 틀린 답입니다."""
    if golds:
        return False
    parts = [[part.strip() for part in _BETWEEN.split(text)] for text in (gold, answer)]
    if not 2 <= len(parts[0]) == len(parts[1]) or not all(map(read_quantities, parts[0])):
        return False
    left = list(parts[1])
    for one in parts[0]:
        found = next((other for other in left if _any_equal(read_quantities(one), other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _odd_unit(gold: str) -> tuple[Quantity, ...]:
    """표에 없는 단위가 붙은 정답(12갈래)의 수. 단위를 뗀 답과도 견줄 수 있게 읽습니다."""
    odd = _ODD_UNIT.fullmatch(gold)
    return read_quantities(odd[1]) if odd else ()


def _any_equal(golds: tuple[Quantity, ...], answer: str) -> bool:
    return any(_equal(one, other) for other in read_quantities(answer) for one in golds)


def _same_formula(gold: str, golds: tuple[Quantity, ...], answer: str) -> bool:
    """식으로 같은지. 소수로 적은 정답은 식의 값을 반올림해 견줍니다(6.93과 √48)."""
    if golds and not _COMPUTED.search(answer):
        return False
    rounded = [one for one in golds if one.decimals]
    if not rounded:
        return equal_formulas(gold, answer) or equal_formulas(
            without_unit(gold), without_unit(answer)
        )
    value = formula_value(without_unit(answer))
    return value is not None and any(_rounds(one, value) for one in rounded)


def _equal(gold: Quantity, answer: Quantity) -> bool:
    if gold.unit is None:
        return _equal_to_bare(gold, answer)
    if answer.unit is None:
        if gold.unit.dimension == PERCENT and _rounds(gold, answer.value * 100):
            return True
        return not gold.compound and _rounds(gold, answer.value)
    if gold.unit.dimension != answer.unit.dimension:
        return False
    return _rounds(gold, answer.base / gold.unit.factor)


def _equal_to_bare(gold: Quantity, answer: Quantity) -> bool:
    """단위 없는 정답. 단위가 붙은 답은 적힌 수로 견줍니다. 1보다 작은 정답은 퍼센트로도 받습니다."""
    if answer.unit is not None and answer.unit.dimension == PERCENT and 0 < abs(gold.value) < 1:
        return _rounds(gold, Fraction(answer.value) / 100)
    return _rounds(gold, answer.value)


def _rounds(gold: Quantity, value: Fraction) -> bool:
    """`value`를 정답의 소수 자릿수로 반올림(0.5는 올림)하면 정답인지. 정수와 분수는 꼭 같아야 합니다."""
    if not gold.decimals:
        return value == gold.value
    scaled = abs(Fraction(value)) * 10**gold.decimals
    rounded = Fraction((scaled + Fraction(1, 2)).__floor__(), 10**gold.decimals)
    return (rounded if value >= 0 else -rounded) == gold.value


def _same_choice(gold: str, answer: str) -> bool:
    """선택지: ③ = 3 = 3번 = (3), (가) = 가, A = (A) = A번."""
    marks = [_CHOICE.fullmatch(re.sub(rf"\s?{_COPULA}$", "", text)) for text in (gold, answer)]
    return all(marks) and marks[0][1].upper() == marks[1][1].upper()


def _moment(text: str) -> date | time | None:
    if found := _DATE.fullmatch(text):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    if found := _CLOCK.fullmatch(text):
        half, hour, minute, spoken, thirty = found.groups()
        hour, minute = _count(hour), _count(minute or spoken or ("30" if thirty else "0"))
        if hour is None or minute is None or hour > 24 or minute > 59:
            return None
        return time((hour + 12 * (half in _AFTERNOON and hour < 12)) % 24, minute)
    return None


def _count(text: str) -> int | None:
    """시각에 쓰는 수: 3, 세, 삼십."""
    values = [number.value for end, number in readings(text) if end == len(text)]
    return int(values[0]) if values and values[0].denominator == 1 else None


def _same_moment(gold: str, answer: str) -> bool:
    first, second = _moment(gold), _moment(answer)
    return first is not None and type(first) is type(second) and first == second


def _same_text(gold: str, answer: str) -> bool:
    """띄어쓰기만 다른 글. 답의 끝에 조사나 「입니다」가 붙어도 됩니다."""
    gold, answer = gold.replace(" ", ""), answer.replace(" ", "")
    if gold == answer:
        return True
    if not answer.startswith(gold):
        return False
    tail = _TEXT_TAIL if len(gold) == 1 else _TEXT_PARTICLE
    return tail.fullmatch(answer, len(gold)) is not None


def _same_with_note(golds: tuple[Quantity, ...], answer: str) -> bool:
    """괄호로 같은 값을 한 번 더 적거나 단위를 적은 답: 3250(삼천이백오십), 12(개)."""
    note = _PARENTHESIS.fullmatch(answer)
    if note is None or not note[1].strip():
        return False
    main, inside, after = note.groups()
    if not _any_equal(golds, main + after):
        return False
    unit = inside.removeprefix("단위").lstrip(" :")
    return _any_equal(golds, inside) or bool(read_quantities(f"1{unit}"))


def _same_result(gold: str, golds: tuple[Quantity, ...], answer: str) -> bool:
    """셈을 보인 답: 5+7=12, x=3. 셈은 맞아야 하고, 이름은 오답이라는 말만 아니면 됩니다."""
    left, equals, right = answer.rpartition("=")
    left, right = left.rpartition("=")[2].strip(), right.strip()
    named = _NAME.fullmatch(left) and not DENIAL.search(left)
    if not equals or "=" in gold or not (named or _adds_up(left, right)):
        return False
    return (
        _any_equal(golds, right)
        or _same_with_note(golds, right)
        or _same_formula(gold, golds, right)
    )


def _adds_up(left: str, right: str) -> bool:
    """왼쪽의 셈이 오른쪽의 값인지. 「15=36」으로 두 답을 적는 것을 막습니다."""
    if not _CALCULATION.fullmatch(left):
        return False
    note = _PARENTHESIS.fullmatch(right)
    results = read_quantities(note[1] if note else right)
    value = formula_value(left)
    return value is not None and any(_rounds(one, value) for one in results)
