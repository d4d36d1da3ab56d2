"""행 하나에서 열의 값을 꺼냅니다. 데이터셋의 글은 믿을 수 없으므로 길이와 꼴을 여기서 봅니다."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from math import isfinite

import numpy as np

# 이보다 긴 글이 든 행은 읽지 않고 셉니다.
MAX_TEXT_CHARS = 100_000


def cell(row: Mapping, path: str) -> object:
    """열의 값. 이름에 점이 있으면 안쪽을 따라갑니다. 없으면 None.

    글로 적은 JSON 목록은 목록으로 펴고, 메시지 하나는 메시지 목록으로 봅니다.

    >>> cell({"reward_model": {"ground_truth": "36"}}, "reward_model.ground_truth")
    '36'
    >>> cell({"정답": '["36"]'}, "정답")
    ['36']
    """
    if path in row:
        return _opened(row[path])
    value: object = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return _opened(value)


def is_message(value: object) -> bool:
    """메시지 하나인지: `{role, content}`(OpenAI)나 `{from, value}`(ShareGPT)."""
    return isinstance(value, Mapping) and (
        {"role", "content"} <= set(value) or {"from", "value"} <= set(value)
    )


def _opened(value: object) -> object:
    if is_message(value):
        return [value]
    if isinstance(value, datetime):  # 2024-03-01 같은 정답을 datasets가 날짜로 읽은 것
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ")
    if isinstance(value, str) and value.startswith(('["', "[{")) and len(value) <= MAX_TEXT_CHARS:
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return value
        return found if isinstance(found, list) and found else value
    return value


def is_blank(value: object) -> bool:
    """빈칸인지. pandas를 거친 데이터의 빈칸은 NaN이고, 무한대도 값으로 보지 않습니다."""
    if isinstance(value, float) and not isfinite(value):
        return True
    return value is None or (isinstance(value, str) and not value.strip())


def cell_text(row: Mapping, column: str) -> str:
    """글로 읽은 값. 빈칸은 빈 글이고, 글도 수도 아니거나 너무 길면 ValueError입니다."""
    value = cell(row, column)
    if isinstance(value, Sequence) and not isinstance(value, str):
        if len(value) == 1:
            value = value[0]  # 정답 하나를 목록에 담은 데이터(["36"])
        elif value and all(isinstance(line, str) for line in value):
            value = "\n".join(value)  # 풀이의 단계를 목록에 담은 데이터
    if is_blank(value):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{column} 열의 값이 글이 아니라 {type(value).__name__}입니다")
    text = _number_text(value) if isinstance(value, float) else str(value)
    return bounded(unicodedata.normalize("NFC", text).strip(), column)


def _number_text(value: float) -> str:
    """소수를 적힌 그대로. 빈칸이 섞인 정수 열의 3.0은 3, 4바이트 소수의 0.10000000149는 0.1입니다."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if float(np.float32(value)) == value:
        return str(np.float32(value))
    return format(value, ".15g")


def bounded(text: str, column: str) -> str:
    """너무 긴 글이면 까닭을 담은 ValueError가 납니다."""
    if len(text) > MAX_TEXT_CHARS:
        raise ValueError(f"{column} 열의 글이 {MAX_TEXT_CHARS:,}자보다 깁니다")
    return text
