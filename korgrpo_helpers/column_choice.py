"""이름과 표본을 보고 어느 열이 문제·풀이·정답인지 정합니다. 둘 가운데 무엇인지 모르면 정하지 않습니다."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from korgrpo_helpers.answers import verify
from korgrpo_helpers.choice_columns import choice_columns, first_choice
from korgrpo_helpers.column_roles import MOST, NAMES, CannotTell, Column, named
from korgrpo_helpers.mapping import ColumnMapping
from korgrpo_helpers.traces import split_response

# 이것만으로는 문제라고 믿지 않는 이름. 값이 물음이어야 합니다.
WEAK_QUESTIONS = {"input", "입력", "q", "task", "user", "inputtext", "userinput"}
# 지시문과 그 대상을 나누어 싣는 데이터의 지시문
INSTRUCTIONS = {
    "instruction",
    "instructionko",
    "명령어",
    "지시문",
    "지시",
    "question",
    "질문",
    "문제",
}
# 보기의 번호이거나 분류의 이름표여서, 보기가 있을 때만 정답으로 보는 이름
# 정답이라고 못 박은 이름. answer나 output에는 모델의 답이 들어 있기도 합니다.
SURE_GOLDS = set(NAMES["answer"][: NAMES["answer"].index("answer")]) - {"answerko"}
LABELS = {"label", "answerindex", "answeridx", "answerid", "correct", "correctindex", "correctidx",
          "correctoption", "correctchoice"}  # fmt: skip


def decide_columns(
    rows: Sequence[Mapping], columns: Sequence[Column]
) -> tuple[ColumnMapping, list[str]]:
    """열마다 할 일을 정한 표와, 그렇게 본 까닭들. 정할 수 없으면 `CannotTell`입니다."""
    reasons: list[str] = []
    found: dict[str, object] = {}
    choices = choice_columns(columns)
    if choices:
        found["choices"] = choices
        reasons.append("보기가 든 열이 있습니다")
    used = set(choices if isinstance(choices, tuple) else (choices,))
    for role in ("chosen", "rejected", "system"):
        if matches := [c for c in named(columns, role) if c.kind in ("text", "messages")]:
            found[role] = matches[0].path
    if "chosen" in found and "rejected" in found:
        reasons.append("chosen과 rejected가 있는 선호 데이터입니다. 고른 쪽만 씁니다")
        found["response"] = found["chosen"]
    else:
        found = {name: path for name, path in found.items() if name not in ("chosen", "rejected")}
    if (row_id := _row_id(columns)) is not None:
        found["row_id"] = row_id
    used |= {path for path in found.values() if isinstance(path, str)}
    rest = [column for column in columns if column.path not in used]
    found |= _question(rest, found, reasons)
    used |= {value for value in found.values() if isinstance(value, str)}
    rest = [column for column in rest if column.path not in used]
    if "chosen" not in found:
        found |= _reply(rest, bool(choices), found, reasons)
    found.pop("chosen", None)
    if choices:
        if "answer" not in found:
            raise CannotTell("보기는 있는데 정답이 든 열을 찾지 못했습니다")
        found["first_choice"] = first_choice(rows, str(found["answer"]), choices)
    if not {"answer", "response", "dialogue"} & set(found):
        raise CannotTell("정답이나 답변이 든 열을 찾지 못했습니다")
    return ColumnMapping(**found), reasons


def _row_id(columns: Sequence[Column]) -> str | None:
    """모든 행에 있고 서로 다른 번호나 이름."""
    for column in named(columns, "row_id"):
        whole = len(column.values) == column.rows == len(set(column.texts))
        if whole and column.kind in ("text", "number"):
            return column.path
    return None


def _question(columns: Sequence[Column], found: Mapping, reasons: list[str]) -> dict:
    """문제가 든 열. 글로 된 열이 없으면 대화가 든 열에서 찾습니다."""
    candidates = [column for column in named(columns, "question") if column.kind == "text"]
    candidates = [column for column in candidates if not column.dialogue]
    varied = [column for column in candidates if column.varied and (
        column.asks or column.key not in WEAK_QUESTIONS)]  # fmt: skip
    dialogues = [column for column in named(columns, "dialogue") if column.dialogue]
    instruction = next((one for one in candidates if one.key in INSTRUCTIONS), None)
    target = next((c for c in columns if c.key in NAMES["input"] and c.values), None)
    if instruction and target and target != instruction and not _holds(target, instruction):
        reasons.append(f"{instruction.path} 열 뒤에 {target.path} 열을 붙인 것이 문제입니다")
        return {"question": instruction.path, "input": target.path}
    if varied:
        best = _one_question(varied)
        reasons.append(f"{best.path} 열은 이름이 문제를 뜻하고 행마다 다른 글입니다")
        passage = next(iter(named(columns, "passage", sparse=True)), None)
        if passage and passage.kind == "text" and not _holds(passage, best):
            reasons.append(f"{passage.path} 열은 문제 앞의 지문입니다")
            return {"question": best.path, "passage": passage.path}
        return {"question": best.path}
    if not dialogues:
        if found.get("response"):  # 고른 답변이 대화 전체를 담은 선호 데이터
            return {"dialogue": found["response"]}
        raise CannotTell("문제가 든 열을 찾지 못했습니다")
    best = dialogues[0]
    reasons.append(f"{best.path} 열은 대화입니다. 사용자의 말이 문제입니다")
    return {"question": best.path} if found.get("response") else {"dialogue": best.path}


def _one_question(candidates: list[Column]) -> Column:
    """문제처럼 보이는 열이 여럿일 때: 한국어인 것, 다른 것에 통째로 들어 있는 것."""
    korean = [column for column in candidates if column.korean]
    candidates = korean or candidates
    best = candidates[0]
    for other in candidates[1:]:
        if _holds(other, best):
            continue
        if _holds(best, other):
            best = other
            continue
        raise CannotTell(f"{best.path} 열과 {other.path} 열 가운데 무엇이 문제인지 모릅니다")
    return best


def _holds(longer: Column, shorter: Column) -> bool:
    """한 열의 글이 다른 열의 글에 통째로 들어 있는지(문제를 틀에 끼운 prompt)."""
    pairs = list(zip(longer.texts, shorter.texts, strict=False))
    return sum(inside.strip() in whole for whole, inside in pairs) >= MOST * len(pairs)


def _reply(
    columns: Sequence[Column], has_choices: bool, found: Mapping, reasons: list[str]
) -> dict:
    """답변과 풀이와 정답이 든 열. 이름보다 값을 먼저 봅니다: 짧으면 정답, 길면 답변입니다."""
    reply: dict[str, str] = {}
    answers = [
        column
        for column in named(columns, "answer")
        if has_choices or (column.bare and not _is_label(column))
    ]
    _refuse_two_golds(answers)
    sparse = bool(answers)
    written = [
        c for c in named(columns, "reasoning", sparse) if c.explains and c not in answers[:1]
    ]
    if not answers and written:
        # 풀이가 따로 있으면, 채점할 수 없는 값이 섞였어도 짧은 정답 열은 정답입니다.
        unclear = set(NAMES["response"])
        answers = [
            c
            for c in named(columns, "answer")
            if c.short and c.key not in unclear and not _is_label(c)
        ]
    if answers:
        reply["answer"] = answers[0].path
        reasons.append(f"{answers[0].path} 열에는 짧은 정답이 있습니다")
    if written:
        reply["reasoning"] = written[0].path
        reasons.append(f"{written[0].path} 열에는 풀이가 있습니다")
    responses = [
        c
        for c in (*named(columns, "response", sparse), *named(columns, "answer", sparse))
        if c.path not in reply.values() and c.kind in ("messages", "text") and not c.bare
    ]
    if responses:
        reply["response"] = responses[0].path
        reasons.append(f"{responses[0].path} 열에는 답변이 있습니다")
    elif written and not answers and _ends_with_answer(written[0]):
        reply["response"] = reply.pop("reasoning")
    return reply


def _is_label(column: Column) -> bool:
    """보기의 번호나 분류의 이름표를 뜻하는 이름인지(label, difficulty_label)."""
    return any(column.key.endswith(label) for label in LABELS)


def _refuse_two_golds(answers: Sequence[Column]) -> None:
    """정답이라고 못 박은 이름이 아닌데 서로 다른 정답 열이 둘이면 어느 쪽인지 모릅니다."""
    answers = [column for column in answers if not _is_label(column)]
    if len(answers) < 2 or (answers[0].key in SURE_GOLDS and answers[0].key != answers[1].key):
        return
    pairs = list(zip(answers[0].texts, answers[1].texts, strict=False))
    if sum(not verify(one, two) for one, two in pairs) > len(pairs) / 2:
        raise CannotTell(f"{answers[0].path} 열과 {answers[1].path} 열의 정답이 서로 다릅니다")


def _ends_with_answer(column: Column) -> bool:
    """풀이 열의 글에 정답까지 들어 있는지. 아니면 정답이 모르는 이름의 열에 있을 수 있습니다."""
    found = 0
    for text in column.texts:
        try:
            found += split_response(text).found is not None
        except ValueError:  # 잘린 글
            continue
    return found > len(column.texts) / 2
