"""객관식 문제: 보기를 문제에 적고, 정답을 보기의 번호로 바꿉니다.

정답은 데이터마다 번호(0부터 또는 1부터), 글자(A, ①, 가), 보기의 글로 적혀 있습니다. 이 책은 모두 ①, ②로 바꾸고
문제의 끝에 번호로 답하라고 적습니다. `verify`는 ②, 2, 2번을 같은 답으로 봅니다.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from korgrpo_helpers.cells import cell, cell_text, is_blank
from korgrpo_helpers.cleaning import clean

MAX_CHOICES = 20
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LETTERS = ("ABCDEFGHIJ", "abcdefghij", "가나다라마바사아자차", "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩", CIRCLED)
ASK_FOR_NUMBER = "답은 보기의 번호로 쓰세요."


def read_choices(row: Mapping, columns: str | tuple[str, ...]) -> list[str]:
    """보기의 글을 차례대로. 열 하나에 든 목록, `{text, label}`, 보기마다 열 하나인 데이터를 읽습니다."""
    if not isinstance(columns, str):
        found = [cell_text(row, column) for column in columns]
        while found and not found[-1]:
            found.pop()  # 보기가 넷뿐인 문제의 다섯째 칸
    else:
        value = cell(row, columns)
        value = value.get("text") if isinstance(value, Mapping) else value
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise ValueError(f"{columns} 열이 보기의 목록이 아니라 {type(value).__name__}입니다")
        found = [str(one).strip() for one in value]
    if not 2 <= len(found) <= MAX_CHOICES or not all(found):
        raise ValueError(f"보기가 {len(found)}개이거나 빈 보기가 있습니다")
    return found


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
    if labels and text in labels:
        return list(labels).index(text)
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
    short = text.strip("() .").removesuffix("번")
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
        raise ValueError(f"{answer} 열의 정답 {str(gold)[:20]!r}이(가) 보기에 없습니다")
    return CIRCLED[place]


def read_labels(row: Mapping, columns: str | tuple[str, ...]) -> list[str] | None:
    """보기의 이름표(`{text, label}`의 label). 없으면 None."""
    value = cell(row, columns) if isinstance(columns, str) else None
    if isinstance(value, Mapping) and value.get("label"):
        return [str(one) for one in value["label"]]
    return None
