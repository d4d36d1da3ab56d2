"""어느 열이 무엇인지 적는 표 `ColumnMapping`과, 그 표로 행 하나를 `Example`로 읽는 일."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from korgrpo_helpers.cells import bounded, cell, cell_text
from korgrpo_helpers.choices import read_choice, read_choices, with_choices
from korgrpo_helpers.dialogues import Dialogue, is_messages, read_dialogue
from korgrpo_helpers.examples import Example
from korgrpo_helpers.traces import COLUMN, Parts, answer_kind, split_response

# 정답이 없다는 말. 띄어쓰기를 지우고 견줍니다.
MISSING = set(
    "nan none null n/a - ? 없음 정답없음 답없음 모름 미정 미상 해설참조 해설참고 풀이참조 풀이참고".split()
)

# 열의 할 일을 한국어로
ROLES = {
    "question": "문제",
    "passage": "지문",
    "input": "문제 뒤에 붙일 글",
    "dialogue": "대화",
    "choices": "보기",
    "reasoning": "풀이",
    "response": "답변",
    "answer": "정답",
    "system": "시스템 프롬프트",
    "rejected": "버린 답변",
    "row_id": "번호",
}


@dataclass(frozen=True)
class ColumnMapping:
    """어느 열이 무엇인지. 안쪽 열은 점으로 잇습니다(`reward_model.ground_truth`).

    - `question` 문제. 메시지 목록이면 사용자의 말입니다.
    - `passage` 문제 앞에 둘 지문, `input` 문제 뒤에 붙일 글(instruction의 input).
    - `response` 풀이와 답이 함께 든 답변. 선호 데이터에서는 `chosen` 열입니다.
    - `reasoning` 풀이만 든 열, `answer` 정답만 든 열.
    - `dialogue` 문제와 답변이 함께 든 대화(메시지 목록이나, 표지가 든 글).
    - `choices` 보기: 목록이 든 열 하나이거나, 보기마다 열 하나씩.
    - `first_choice` 정답이 보기의 번호일 때 첫 보기의 번호(0이나 1).
    - `separator` 답변을 이 글의 마지막 자리에서만 나눕니다. None이면 행마다 알아서 찾습니다.
    - `row_id` 행의 번호나 이름이 든 열. `source`를 만들 때 씁니다.
    - `system`, `rejected` 어디 있는지만 적어 두고 쓰지 않습니다. 시스템 프롬프트는 이 책의 것을 씁니다.
    """

    question: str | None = None
    answer: str | None = None
    reasoning: str | None = None
    response: str | None = None
    dialogue: str | None = None
    passage: str | None = None
    input: str | None = None
    choices: str | tuple[str, ...] | None = None
    first_choice: int | None = None
    separator: str | None = None
    row_id: str | None = None
    system: str | None = None
    rejected: str | None = None

    def __post_init__(self) -> None:
        if self.question is None and self.dialogue is None:
            raise ValueError("문제가 든 열을 알려 주세요. question=… 이나 dialogue=….")
        if self.answer is None and self.response is None and self.dialogue is None:
            raise ValueError(
                "정답이 든 열을 알려 주세요. 따로 있으면 answer=…, 풀이와 함께 있으면 response=…."
            )
        if self.choices is not None and self.answer is None:
            raise ValueError("보기(choices)가 있으면 정답이 든 열 answer=…도 알려 주세요.")

    def columns(self) -> list[str]:
        """적어 둔 열의 이름. `separator`와 `first_choice`는 열이 아닙니다."""
        used: list[str] = []
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name not in ("separator", "first_choice") and value is not None:
                used += [value] if isinstance(value, str) else value
        return used


def read_mapping(written: object) -> ColumnMapping:
    """설정 파일에 적은 표를 `ColumnMapping`으로. 모르는 이름이나 틀린 꼴이면 ValueError입니다.

    >>> read_mapping({"question": "물음", "choices": ["가", "나"], "answer": "답"}).choices
    ('가', '나')
    """
    if not isinstance(written, Mapping):
        raise ValueError("{question: 문제 열, answer: 정답 열}처럼 적으세요.")
    known = [item.name for item in fields(ColumnMapping)]
    for role, value in written.items():
        if role not in known:
            raise ValueError(f"{str(role)[:40]!r}을(를) 모릅니다. 아는 이름: {', '.join(known)}.")
        names = value if role == "choices" and isinstance(value, list) else [value]
        if role == "first_choice" and (type(value) is not int or value not in (0, 1)):
            raise ValueError("first_choice에는 첫 보기의 번호를 0이나 1로 적으세요.")
        right = names and all(isinstance(one, str) and one for one in names)
        if role != "first_choice" and not right:
            raise ValueError(
                f"{role}에는 열의 이름을 글로 적으세요. 수로 된 이름이면 따옴표로 묶으세요."
            )
    return ColumnMapping(
        **{role: tuple(one) if isinstance(one, list) else one for role, one in written.items()}
    )


def read_example(
    row: Mapping, mapping: ColumnMapping, source: str = ""
) -> tuple[Example, str | None]:
    r"""행 하나를 (`Example`, 정답을 찾은 자리)로 읽습니다. 쓸 수 없는 행이면 까닭을 담은 ValueError가 납니다.

    >>> row = {"문제": "12개씩 3상자는 몇 개?", "풀이": "12×3=36입니다.\n정답: 36"}
    >>> example, found = read_example(row, ColumnMapping("문제", response="풀이"))
    >>> example.answer, example.reasoning, example.verifiable, found
    ('36', '12×3=36입니다.', True, '정답 표지')
    """
    dialogue = _dialogue(row, mapping)
    question = (dialogue.question or "").strip()
    if not question:
        raise ValueError(f"{mapping.question or mapping.dialogue} 열에 문제가 없습니다")
    passage = cell_text(row, mapping.passage) if mapping.passage else ""
    target = cell_text(row, mapping.input) if mapping.input else ""
    question = "\n".join(filter(None, (passage, question, target)))
    parts = _parts(dialogue.response, mapping)
    reasoning = cell_text(row, mapping.reasoning) if mapping.reasoning else dialogue.thinking
    reasoning = _without_tags(reasoning or (parts.reasoning if parts else None))
    answer, found = (parts.answer, parts.found) if parts else ("", None)
    if mapping.answer:
        answer, found = _gold(row, mapping), COLUMN
        # 풀이의 표지가 없는 답변은 통째로 풀이입니다. 정답이 따로 있기 때문입니다.
        reasoning = reasoning or (parts.answer if parts and parts.answer != answer else None)
    if mapping.choices:
        question = with_choices(question, read_choices(row, mapping.choices))
    if not answer:
        raise ValueError("정답이 비었습니다")
    kind = answer_kind(answer) if found else None
    return Example(question, answer, reasoning, source, kind is not None), found


def _dialogue(row: Mapping, mapping: ColumnMapping) -> Dialogue:
    """문제와 답변을 대화 하나로 모읍니다. 따로 적은 열이 대화 열보다 앞섭니다."""
    whole = Dialogue(None)
    if mapping.dialogue:
        whole = read_dialogue(_bounded(cell(row, mapping.dialogue), mapping.dialogue))
    question, thinking, response = whole.question, whole.thinking, whole.response
    if mapping.question:
        value = cell(row, mapping.question)
        said = (
            read_dialogue(_bounded(value, mapping.question)).question
            if is_messages(value)
            else cell_text(row, mapping.question)
        )
        question = said
    if mapping.response:
        value = cell(row, mapping.response)
        if is_messages(value):
            inside = read_dialogue(_bounded(value, mapping.response))
            question, thinking = question or inside.question, inside.thinking
            response = inside.response
        else:
            response = cell_text(row, mapping.response)
    return Dialogue(question, thinking, response)


def _bounded(value: object, column: str) -> object:
    """대화의 글이 너무 길지 않은지."""
    if value is None:
        raise ValueError(f"{column} 열이 비었습니다")
    if not isinstance(value, str) and not is_messages(value):
        raise ValueError(f"{column} 열의 값이 대화가 아니라 {type(value).__name__}입니다")
    bounded(value if isinstance(value, str) else "".join(map(str, value)), column)
    return value


def _parts(response: str | None, mapping: ColumnMapping) -> Parts | None:
    return split_response(response, mapping.separator) if response else None


def _without_tags(reasoning: str | None) -> str | None:
    """원본처럼 앞의 `<think>`와 끝의 `</think>`를 지웁니다. 가운데 남은 태그는 깨진 글이라 정제가 뺍니다."""
    if reasoning is None:
        return None
    return reasoning.strip().removeprefix("<think>").removesuffix("</think>").strip() or None


def _gold(row: Mapping, mapping: ColumnMapping) -> str:
    """정답 열의 값. 열에 풀이까지 든 데이터(GSM8K)라면 스키마가 `response`로 적습니다."""
    if mapping.choices:
        return read_choice(row, mapping.answer, mapping.choices, mapping.first_choice)
    answer = cell_text(row, mapping.answer)
    if not answer:
        raise ValueError(f"{mapping.answer} 열이 비었습니다")
    if answer.lower().replace(" ", "").rstrip(".") in MISSING:
        raise ValueError(f"{mapping.answer} 열에 정답 대신 {answer!r} 같은 말이 있습니다")
    return split_response(answer).answer if answer.startswith("\\boxed") else answer
