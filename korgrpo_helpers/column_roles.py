"""열 하나하나를 살핍니다: 이름이 무엇을 뜻하는지, 값이 글인지 수인지 대화인지, 짧은 정답처럼 보이는지."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from korgrpo_helpers.cells import cell, is_blank
from korgrpo_helpers.dialogues import OPENING_TAGS, is_messages, text_markers
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.traces import answer_kind

NAMES = tomllib.loads(
    files("korgrpo_helpers").joinpath("data", "column_names.toml").read_text(encoding="utf-8")
)
MOST = 0.8
BARE_CHARS = 60
MAX_DEPTH = 3
_ASKS = re.compile(
    r"[?？]|까|시오|세요|하라|여라|는가|은가|인가|나요|구하|계산|몇|얼마|무엇|설명|풀어|고르|what|how|which|find|solve",
    re.IGNORECASE,
)


def name_key(name: str) -> str:
    """이름에서 대소문자와 띄어쓰기, 기호를 지웁니다.

    >>> name_key("Expected_Answer "), name_key("풀이 과정")
    ('expectedanswer', '풀이과정')
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name)).lower()


@dataclass(frozen=True)
class Column:
    """표본으로 본 열 하나. `values`는 빈칸이 아닌 값들, `rows`는 표본의 행 수입니다."""

    path: str
    values: tuple
    rows: int

    @property
    def key(self) -> str:
        return name_key(self.path)

    @property
    def filled(self) -> bool:
        """절반 넘는 행에 값이 있는지."""
        return len(self.values) > self.rows / 2

    @cached_property
    def kind(self) -> str:
        """text, number, messages, list, labelled({text, label}), other 가운데 하나."""
        values = self.values
        if not values:
            return "other"
        if all(isinstance(value, str) for value in values):
            return "text"
        if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
            return "number"
        if all(is_messages(value) for value in values):
            return "messages"
        if all(isinstance(value, Mapping) and {"text", "label"} <= set(value) for value in values):
            return "labelled"
        if all(isinstance(value, Sequence) and not isinstance(value, str) for value in values):
            return "list"
        return "other"

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """글로 본 값들. 값이 하나뿐인 목록(["36"])은 그 값으로 봅니다."""
        return tuple(
            str(value[0] if isinstance(value, Sequence) and len(value) == 1 and value else value)
            for value in self.values
        )

    @cached_property
    def bare(self) -> bool:
        """짧은 정답만 든 열인지."""
        if self.kind == "number":
            return True
        if self.kind == "list" and any(len(value) != 1 for value in self.values):
            return False
        if self.kind not in ("text", "list"):
            return False
        short = [len(text) <= BARE_CHARS and answer_kind(text) is not None for text in self.texts]
        return sum(short) >= MOST * len(short)

    @property
    def varied(self) -> bool:
        """행마다 다른 글인지. 늘 같은 지시문이나 갈래의 이름을 가립니다."""
        return len(set(self.texts)) > max(1, len(self.texts) / 2)

    @property
    def prose(self) -> bool:
        """행마다 다른, 낱말 하나보다 긴 글인지."""
        longer = [" " in text.strip() or len(text) > BARE_CHARS for text in self.texts]
        return self.kind == "text" and self.varied and sum(longer) >= MOST * len(longer)

    @property
    def asks(self) -> bool:
        return sum(bool(_ASKS.search(text)) for text in self.texts) > len(self.texts) / 2

    @property
    def korean(self) -> bool:
        return sum(hangul_share(text) > 0.3 for text in self.texts) > len(self.texts) / 2

    @property
    def dialogue(self) -> bool:
        """문제와 답변이 함께 든 열인지."""
        if self.kind == "messages":
            return True
        tagged = [
            text_markers(text) is not None or any(text.find(tag) > 0 for tag in OPENING_TAGS)
            for text in self.texts
        ]
        return self.kind == "text" and sum(tagged) >= MOST * len(tagged)


def read_columns(rows: Sequence[Mapping]) -> list[Column]:
    """표본에서 열들을 살핍니다. 안쪽 열은 점으로 이은 이름(`reward_model.ground_truth`)으로 나옵니다."""
    paths: dict[str, None] = {}
    for row in rows:
        for name, value in row.items():
            _collect(name, value, paths, depth=1)
    found = []
    for path in paths:
        values = tuple(value for row in rows if not is_blank(value := cell(row, path)))
        found.append(Column(path, values, len(rows)))
    return found


def _collect(path: str, value: object, paths: dict[str, None], depth: int) -> None:
    if isinstance(value, Mapping) and not {"text", "label"} <= set(value) and depth < MAX_DEPTH:
        for name, inside in value.items():
            _collect(f"{path}.{name}", inside, paths, depth + 1)
    else:
        paths[path] = None


def named(columns: Sequence[Column], role: str) -> list[Column]:
    """이름이 `role`을 뜻하고 값이 있는 열들, 이름표의 차례로. 안쪽 열은 마지막 이름으로도 찾습니다."""
    order = NAMES[role]
    found = []
    for column in columns:
        keys = (column.key, name_key(column.path.rpartition(".")[2]))
        places = [order.index(key) for key in keys if key in order]
        if places and column.filled:
            found.append((min(places), column))
    return [column for _, column in sorted(found, key=lambda pair: pair[0])]


def letter_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """보기마다 하나씩인 열들(A, B, C, D). 셋이 안 되면 빈 튜플."""
    by_key = {column.key: column for column in columns if column.kind in ("text", "number")}
    for group in NAMES["letters"]:
        found = [by_key[name] for name in group["columns"] if name in by_key]
        if len(found) >= 3:
            return tuple(found)
    return ()
