"""글이 한국어인지: 글자 가운데 한글의 비율을 셉니다."""

from __future__ import annotations

import re

import numpy as np

# 언어를 볼 때 빼는 것: 코드, LaTeX의 식과 명령, 태그
_NOT_PROSE = re.compile(
    r"(?=[`$\\<])(?:```[^`]*```|`[^`]*`|\$[^$]{0,500}\$|\\[A-Za-z]+|<[^<>]{1,40}>)"
)
# 한국어 글에서도 로마자로 쓰는 것: 홀로 선 변수(A, x, 32A의 A)와 단위
_SYMBOLS = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]|[cmk]m|[mk]g|[mdk][lL]|cc|ha)(?![A-Za-z])", re.ASCII
)
# LaTeX의 식을 여닫는 다른 표. 달러 기호로 바꾸어 함께 뺍니다.
_MATH_BRACKETS = (r"\(", r"\)", r"\[", r"\]")


def hangul_share(text: str, *, count_symbols: bool = False) -> float:
    """식과 코드, 태그, 변수와 단위를 뺀 글자 가운데 한글의 비율(0~1). 글자가 없으면 0.

    문제에 나온 A나 cm을 옮겨 적었다고 한국어가 아니게 되지는 않으므로 변수와 단위는 세지 않습니다.
    `count_symbols=True`면 그것도 글자로 셉니다.

    >>> hangul_share("귤은 모두 $3\\\\times12$개입니다."), hangul_share("The answer 입니다")
    (1.0, 0.25)
    >>> hangul_share("A는 6 cm입니다."), hangul_share("A는 6 cm입니다.", count_symbols=True)
    (1.0, 0.5714285714285714)
    """
    if any(mark in text for mark in "`$\\<"):
        for bracket in _MATH_BRACKETS:
            text = text.replace(bracket, "$")
        text = _NOT_PROSE.sub(" ", text)
    if not count_symbols:
        text = _SYMBOLS.sub(" ", text)
    # 긴 글 수십 개를 스텝마다 세므로 글자를 배열로 바꾸어 한꺼번에 셉니다.
    codes = np.frombuffer(text.encode("utf-32-le", errors="replace"), dtype=np.uint32)
    is_hangul = (codes >= ord("가")) & (codes <= ord("힣"))
    hangul = int(is_hangul.sum())
    latin = int((((codes | 0x20) >= ord("a")) & ((codes | 0x20) <= ord("z")) & (codes < 128)).sum())
    others = sum(chr(code).isalpha() for code in codes[(codes > 127) & ~is_hangul].tolist())
    letters = hangul + latin + others
    return hangul / letters if letters else 0.0
