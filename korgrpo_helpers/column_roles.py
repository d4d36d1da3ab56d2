"""열 하나하나를 살핍니다: 이름이 무엇을 뜻하는지, 값이 글인지 수인지 대화인지, 짧은 정답처럼 보이는지."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from korgrpo_helpers.cells import cell, is_blank, is_message
from korgrpo_helpers.choices import read_labelled
from korgrpo_helpers.dialogues import OPENING_TAGS, is_messages, text_markers
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.traces import answer_kind

NAMES = tomllib.loads(
    files("korgrpo_helpers").joinpath("data", "column_names.toml").read_text(encoding="utf-8")
)
MOST = 0.8
BARE_CHARS = 60
MAX_DEPTH = 3
_CHOICE_NAME = re.compile(r"(.*?)([0-9]|[a-j]|[가나다라마바사아자차]|[ㄱ-ㅈ])번?")
CHOICE_ORDERS = (
    "0123456789",
    "123456789",
    "abcdefghij",
    "가나다라마바사아자차",
    "ㄱㄴㄷㄹㅁㅂㅅㅇㅈ",
)
# 마지막 낱말로 볼 때 앞에 붙어도 뜻이 바뀌지 않는 말. false_answer나 num_answers 같은 것은 정답이 아닙니다.
_PLAIN = "ko kr korean translated full main".split()
_WRITERS = (
    "deepseek r1 qwen gpt claude gemini teacher assistant ground truth detailed long human".split()
)
QUALIFIERS = {
    "answer": {
        *_PLAIN,
        *"correct gold golden final reference ref expected true ground truth right verified short".split(),
    },
    "question": {*_PLAIN, "math", "user", "input", "problem"},
    "reasoning": {*_PLAIN, *_WRITERS},
    "response": {*_PLAIN, *_WRITERS},
}
_ASKS = re.compile(
    r"[?？]|까|시오|세요|하라|여라|는가|은가|인가|나요|구하|계산|몇|얼마|무엇|설명|풀어|고르|what|how|which|find|solve",
    re.IGNORECASE,
)


class CannotTell(Exception):
    """까닭 한 줄. 밖으로는 열과 표본을 붙인 ValueError로 나갑니다."""


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
        """text, number, messages, lines(글의 목록), list, labelled(이름표가 붙은 보기), other."""
        values = self.values
        if not values:
            return "other"
        if all(isinstance(value, str) for value in values):
            return "text"
        if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
            return "number"
        if all(is_messages(value) for value in values):
            return "messages"
        if all(read_labelled(value) for value in values):
            return "labelled"
        if all(isinstance(value, Sequence) and not isinstance(value, str) for value in values):
            single = all(len(value) == 1 and isinstance(value[0], str) for value in values)
            if single:
                return "text"
            lines = all(isinstance(one, str) for value in values for one in value)
            return "lines" if lines else "list"
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
        if self.kind != "text":
            return False
        short = [len(text) <= BARE_CHARS and answer_kind(text) is not None for text in self.texts]
        return sum(short) >= MOST * len(short)

    @property
    def varied(self) -> bool:
        """행마다 다른 글인지. 늘 같은 지시문이나 갈래의 이름을 가립니다."""
        return len(set(self.texts)) > len(self.texts) / 2

    @property
    def prose(self) -> bool:
        """풀이나 답변이 든 글인지. 짧은 글이면 정답이나 갈래의 이름이 아니고 행마다 달라야 합니다."""
        if self.kind != "text":
            return False
        long = sum(len(text) > BARE_CHARS for text in self.texts)
        return long >= MOST * len(self.texts) or (self.varied and not self.bare)

    @property
    def explains(self) -> bool:
        """풀이일 수 있는 글인지: 긴 글이거나, 행마다 다르고 낱말이 여럿이거나 식인 글. 갈래의 이름은 낱말 하나입니다."""
        if self.kind == "lines":
            return True
        shown = sum(" " in text.strip() or "=" in text for text in self.texts)
        return self.prose or (
            self.kind == "text" and self.varied and shown >= MOST * len(self.texts)
        )

    @property
    def short(self) -> bool:
        """한 줄짜리 짧은 글인지."""
        return self.kind in ("text", "number") and all(
            len(text) <= BARE_CHARS and "\n" not in text for text in self.texts
        )

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
    inside = isinstance(value, Mapping) and not read_labelled(value)
    if not inside or is_message(value) or depth == MAX_DEPTH:
        paths[path] = None
    if inside and depth < MAX_DEPTH:
        for name, deeper in value.items():
            _collect(f"{path}.{name}", deeper, paths, depth + 1)


def named(columns: Sequence[Column], role: str, sparse: bool = False) -> list[Column]:
    """이름이 `role`을 뜻하는 열들, 이름표의 차례로. 절반 넘게 빈 열은 `sparse`일 때만 봅니다."""
    found = [
        (place, column)
        for column in columns
        if (column.filled or (sparse and column.values))
        and (place := _place(column.path, role)) is not None
    ]
    return [column for _, column in sorted(found, key=lambda pair: pair[0])]


def _place(path: str, role: str) -> int | None:
    """이름표에서 몇 번째인지. 안쪽 열은 마지막 이름으로, 꾸밈말이 붙은 이름(deepseek_reasoning)은 마지막 낱말로도 봅니다."""
    order = NAMES[role]
    last = path.rpartition(".")[2]
    for key in (name_key(path), name_key(last)):
        if key in order:
            return order.index(key)
    *before, word = re.findall(r"[a-z0-9]+", last.lower()) or [""]
    if before and len(word) > 2 and word in order and set(before) <= QUALIFIERS.get(role, set()):
        return len(order) + order.index(word)
    return None


def letter_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """보기마다 하나씩인 열들(A, B, C / option_0, option_1 / 보기1, 보기2). 차례가 이어지지 않으면 빈 튜플."""
    groups: dict[str, list[tuple[str, Column]]] = {}
    for column in columns:
        found = _CHOICE_NAME.fullmatch(column.key)
        if found and column.kind in ("text", "number") and found[1] in NAMES["choice_prefixes"]:
            groups.setdefault(found[1], []).append((found[2], column))
    for group in groups.values():
        labels = "".join(label for label, _ in group)
        if len(group) >= 3 and any(labels == order[: len(labels)] for order in CHOICE_ORDERS):
            return tuple(column for _, column in group)
    return ()
