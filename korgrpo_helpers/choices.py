"""객관식 문제: 보기를 문제에 적고, 정답을 보기의 번호로 바꿉니다.

정답은 데이터마다 번호(0부터 또는 1부터), 글자(A, ①, 가), 보기의 글로 적혀 있습니다. 이 책은 모두 ①, ②로 바꾸고
문제의 끝에 번호로 답하라고 적습니다. `verify`는 ②, 2, 2번을 같은 답으로 봅니다.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from korgrpo_helpers.cells import bounded, cell, cell_text, is_blank
from korgrpo_helpers.cleaning import clean

MAX_CHOICES = 20
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LETTERS = ("ABCDEFGHIJ", "abcdefghij", "가나다라마바사아자차", "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩", CIRCLED)
# 한 칸에 적은 보기의 이름표, 보기마다 머금은 이름표
_LISTED = tuple(
    re.compile(pattern)
    for pattern in (r"([①-⑳])\s?", r"(?:(?<=\s)|(?<=,)|\A)\(?([A-Ja-j가-자1-9])\s?[).]\s?")
)
_LABELS = (re.compile(r"([①-⑳])\s?"), re.compile(r"\(?([A-Ja-j가-자])\s?[).:]\s?"))
ASK_FOR_NUMBER = "답은 보기의 번호로 쓰세요."


def read_choices(row: Mapping, columns: str | tuple[str, ...]) -> list[str]:
    """보기의 글을 차례대로. 열 하나에 든 목록, `{text, label}`, 보기마다 열 하나인 데이터를 읽습니다."""
    if not isinstance(columns, str):
        found = [cell_text(row, column) for column in columns]
        while found and not found[-1]:
            found.pop()  # 보기가 넷뿐인 문제의 다섯째 칸
    else:
        value = cell(row, columns)
        value = [text for _, text in labelled] if (labelled := read_labelled(value)) else value
        if isinstance(value, str):
            value = split_choices(value)
        if not isinstance(value, Sequence):
            raise ValueError(f"{columns} 열이 보기의 목록이 아닙니다")
        if not all(one is None or isinstance(one, str | int | float) for one in value):
            raise ValueError(f"{columns} 열의 보기가 글이 아닙니다")
        found = _without_labels(["" if one is None else str(one).strip() for one in value])
        while found and not found[-1]:
            found.pop()  # 보기가 셋뿐인 문제의 None
        bounded("".join(found), columns)
    if not 2 <= len(found) <= MAX_CHOICES or not all(found):
        raise ValueError(f"보기가 {len(found)}개이거나 빈 보기가 있습니다")
    return found


def split_choices(text: str) -> list[str] | None:
    """한 칸에 적은 보기: 「① 3 ② 5」, 「a ) 38 , b ) 27」, 한 줄에 하나씩(셋 이상). 아니면 None.

    >>> split_choices("① 푸른색 ② 붉은색"), split_choices("a ) 38 , b ) 27")
    (['푸른색', '붉은색'], ['38', '27'])
    """
    for pattern in _LISTED:
        marks = list(pattern.finditer(text))
        labels = [mark[1] for mark in marks]
        if len(marks) >= 2 and not text[: marks[0].start()].strip() and _in_order(labels):
            ends = [mark.start() for mark in marks[1:]] + [len(text)]
            return [
                text[mark.end() : end].strip(" ,;\n") for mark, end in zip(marks, ends, strict=True)
            ]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return lines if 2 < len(lines) <= MAX_CHOICES else None


def _in_order(labels: Sequence[str]) -> bool:
    return any(
        "".join(labels) == letters[: len(labels)]
        for letters in (*LETTERS, "123456789", "0123456789")
    )


def _without_labels(choices: list[str]) -> list[str]:
    """「A)21」처럼 이름표를 머금은 보기의 이름표를 뗍니다. 모든 보기가 차례대로 그럴 때만입니다."""
    for pattern in _LABELS:
        marks = [pattern.match(choice) for choice in choices]
        if all(marks) and _in_order([mark[1] for mark in marks]):
            return [text[mark.end() :].strip() for text, mark in zip(choices, marks, strict=True)]
    return choices


def with_choices(question: str, choices: Sequence[str]) -> str:
    """보기를 붙인 문제.

    >>> print(with_choices("가장 큰 수는?", ["3", "7"]))
    가장 큰 수는?
    ① 3
    ② 7
    답은 보기의 번호로 쓰세요.
    """
    listed = [f"{mark} {text}" for mark, text in zip(CIRCLED, choices, strict=False)]
    return "\n".join([question, *listed, ASK_FOR_NUMBER])


def choice_index(
    gold: object, choices: Sequence[str], labels: Sequence[str] | None, first: int | None
) -> int | None:
    """정답이 몇 번째 보기인지(0부터). 알 수 없으면 None.

    >>> choice_index("B", ["3", "7"], None, None), choice_index(2, ["3", "7"], None, first=1)
    (1, 1)
    """
    text = clean_label(gold)
    if labels and text.lower() in [label.lower() for label in labels]:
        return [label.lower() for label in labels].index(text.lower())
    same = [place for place, choice in enumerate(choices) if clean(choice) == clean(text)]
    if first is None and len(same) == 1:
        return same[0]
    if first is not None and text.isdecimal():
        place = int(text) - first
        return place if 0 <= place < len(choices) else None
    for letters in LETTERS:
        if len(text) == 1 and text in letters[: len(choices)]:
            return letters.index(text)
    return same[0] if len(same) == 1 else None


def clean_label(gold: object) -> str:
    """정답의 껍데기를 벗깁니다: (B), B., 2번, 2.0 → B, B, 2, 2."""
    text = str(int(gold) if isinstance(gold, float) and gold.is_integer() else gold).strip()
    short = text.strip("() .").removesuffix("번").strip()
    return short if len(short) <= 2 else text


def read_choice(
    row: Mapping, answer: str, columns: str | tuple[str, ...], first: int | None
) -> str:
    """정답을 보기의 번호(①)로. 보기에 없는 정답이면 까닭을 담은 ValueError가 납니다."""
    gold = cell(row, answer)
    if is_blank(gold):
        raise ValueError(f"{answer} 열이 비었습니다")
    place = choice_index(gold, read_choices(row, columns), read_labels(row, columns), first)
    if place is None:
        raise ValueError(
            f"보기에 없는 정답입니다({answer} 열). 번호로 적혀 있으면 first_choice=1(첫 보기가 1번)이나 "
            "0을 적으세요"
        )
    return CIRCLED[place]


def read_labels(row: Mapping, columns: str | tuple[str, ...]) -> list[str] | None:
    """보기의 이름표: 열의 이름이나 값에 적힌 것. 이름표가 없는 데이터면 None.

    >>> read_labels({}, ("보기1", "보기2")), read_labels({}, ("option_a", "option_b"))
    (['1', '2'], ['a', 'b'])
    """
    if isinstance(columns, str):
        labelled = read_labelled(cell(row, columns))
        return [label for label, _ in labelled] if labelled else None
    ends = [clean_label(column)[-1:].lower() for column in columns]
    return ends if _in_order(ends) else None


def read_labelled(value: object) -> list[tuple[str, object]] | None:
    """이름표가 붙은 보기 세 꼴: `{text: [], label: []}`, `[{label, text}]`, `{A: …, B: …}`. 아니면 None.

    >>> read_labelled({"A": "사과", "B": "배"})
    [('A', '사과'), ('B', '배')]
    """
    if isinstance(value, Mapping):
        if {"text", "label"} <= set(value):
            labels, texts = value["label"], value["text"]
            if not isinstance(labels, Sequence) or len(labels) != len(texts or ()):
                return None
            return [(str(label), text) for label, text in zip(labels, texts, strict=True)]
        if len(value) >= 2 and _in_order(list(value)):
            return list(value.items())
        return None
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return None
    if all(isinstance(one, Mapping) and {"text", "label"} <= set(one) for one in value):
        return [(str(one["label"]), one["text"]) for one in value]
    return None
