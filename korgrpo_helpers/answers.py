"""정답과 모델의 답이 같은지 판정합니다.

지금은 아라비아 숫자만 값으로 견주고 나머지는 글로 견줍니다. 한국어 수사, 단위, 퍼센트는 아직 읽지 않습니다.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

MAX_ANSWER_CHARS = 200
# 전각 숫자와 부호만 반각으로 바꿉니다. NFKC는 4²을 42로 바꾸므로 쓰지 않습니다.
_PLAIN = str.maketrans("０１２３４５６７８９＋－，．／\N{MINUS SIGN}", "0123456789+-,./-")
# 쉼표는 세 자리마다 있을 때만 자릿점입니다. 그래서 1,2(두 수)는 12가 아닙니다.
_NUMBER = re.compile(r"[-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(/[0-9]+)?")


def _value(text: str) -> Fraction | None:
    if not _NUMBER.fullmatch(text):
        return None
    top, _, bottom = text.replace(",", "").partition("/")
    if bottom and int(bottom) == 0:
        return None
    return Fraction(top) / Fraction(bottom or 1)


def verify(gold: str, answer: str) -> bool:
    """`answer`가 정답 `gold`와 같으면 True. 너무 길거나 빈 답은 언제나 False입니다.

    >>> verify("3250", "3,250"), verify("0.5", "1/2"), verify("1000", "999")
    (True, True, False)
    """
    if max(len(gold), len(answer)) > MAX_ANSWER_CHARS:
        return False
    gold, answer = (unicodedata.normalize("NFC", text).strip() for text in (gold, answer))
    gold, answer = (text.translate(_PLAIN) for text in (gold, answer))
    if not answer:
        return False
    gold_value, answer_value = _value(gold), _value(answer)
    if gold_value is not None and answer_value is not None:
        return gold_value == answer_value
    return gold == answer
