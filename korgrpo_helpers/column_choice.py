"""이름과 표본을 보고 어느 열이 문제·풀이·정답인지 정합니다. 둘 가운데 무엇인지 모르면 정하지 않습니다."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from korgrpo_helpers.cells import cell
from korgrpo_helpers.choices import choice_index, read_choices, read_labels, split_choices
from korgrpo_helpers.cleaning import clean
from korgrpo_helpers.column_roles import MOST, NAMES, Column, letter_columns, named
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
LABELS = {"label", "answerindex", "answeridx", "answerid", "correct", "correctindex", "correctidx",
          "correctoption", "correctchoice"}  # fmt: skip


class CannotTell(Exception):
    """까닭 한 줄. 밖으로는 열과 표본을 붙인 ValueError로 나갑니다."""


def decide_columns(
    rows: Sequence[Mapping], columns: Sequence[Column]
) -> tuple[ColumnMapping, list[str]]:
    """열마다 할 일을 정한 표와, 그렇게 본 까닭들. 정할 수 없으면 `CannotTell`입니다."""
    reasons: list[str] = []
    found: dict[str, object] = {}
    choices = _choices(columns)
    if choices:
        found["choices"] = choices
        reasons.append("보기가 든 열이 있습니다")
    used = set(choices if isinstance(choices, tuple) else (choices,))
    for role in ("chosen", "rejected", "system"):
        if matches := named(columns, role):
            found[role] = matches[0].path
    if "chosen" in found and "rejected" in found:
        reasons.append("chosen과 rejected가 있는 선호 데이터입니다. 고른 쪽만 씁니다")
        found["response"] = found["chosen"]
    else:
        found.pop("rejected", None)
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
        found["first_choice"] = _first_choice(rows, str(found["answer"]), choices)
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


def _choices(columns: Sequence[Column]) -> str | tuple[str, ...] | None:
    for column in named(columns, "choices"):
        listed = column.kind == "text" and all(map(split_choices, column.texts))
        if listed or column.kind in ("list", "labelled"):
            return column.path
    return tuple(column.path for column in letter_columns(columns)) or None


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
        reasons.append(f"{instruction.path} 뒤에 {target.path}을(를) 붙인 것이 문제입니다")
        return {"question": instruction.path, "input": target.path}
    if varied:
        best = _one_question(varied)
        reasons.append(f"{best.path}은(는) 이름이 문제를 뜻하고 행마다 다른 글입니다")
        passage = next(iter(named(columns, "passage", sparse=True)), None)
        if passage and passage.kind == "text" and not _holds(passage, best):
            reasons.append(f"{passage.path}은(는) 문제 앞의 지문입니다")
            return {"question": best.path, "passage": passage.path}
        return {"question": best.path}
    if not dialogues:
        if found.get("response"):  # 고른 답변이 대화 전체를 담은 선호 데이터
            return {"dialogue": found["response"]}
        raise CannotTell("문제가 든 열을 찾지 못했습니다")
    best = dialogues[0]
    reasons.append(f"{best.path}은(는) 대화입니다. 사용자의 말이 문제입니다")
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
        raise CannotTell(f"{best.path}와 {other.path} 가운데 무엇이 문제인지 모릅니다")
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
    answers = [c for c in named(columns, "answer") if has_choices or (
        c.bare and c.key not in LABELS)]  # fmt: skip
    if answers:
        reply["answer"] = answers[0].path
        reasons.append(f"{answers[0].path}에는 짧은 정답만 있습니다")
    sparse = bool(answers)
    written = [
        c
        for c in named(columns, "reasoning", sparse)
        if c.path not in reply.values() and (c.prose or (c.varied and c.spaced))
    ]
    if written:
        reply["reasoning"] = written[0].path
        reasons.append(f"{written[0].path}은(는) 풀이만 든 열입니다")
    responses = [
        c
        for c in (*named(columns, "response", sparse), *named(columns, "answer", sparse))
        if c.path not in reply.values() and c.kind in ("messages", "text") and not c.bare
    ]
    if responses:
        reply["response"] = responses[0].path
        reasons.append(f"{responses[0].path}은(는) 긴 답변입니다")
    elif written and not answers and _ends_with_answer(written[0]):
        reply["response"] = reply.pop("reasoning")
    return reply


def _ends_with_answer(column: Column) -> bool:
    """풀이 열의 글에 정답까지 들어 있는지. 아니면 정답이 모르는 이름의 열에 있을 수 있습니다."""
    found = 0
    for text in column.texts:
        try:
            found += split_response(text).found is not None
        except ValueError:  # 잘린 글
            continue
    return found >= MOST * len(column.texts)


def _first_choice(
    rows: Sequence[Mapping], answer: str, choices: str | tuple[str, ...]
) -> int | None:
    """정답이 보기의 번호이면 첫 보기의 번호(0이나 1). 번호가 아니면 None."""
    golds = [(clean(str(cell(row, answer))), row) for row in rows]
    numbers = [(int(float(gold)), row) for gold, row in golds if gold.replace(".0", "").isdecimal()]
    texts = [choice_index(gold, read_choices(row, choices), read_labels(row, choices), None)
             for gold, row in golds]  # fmt: skip
    if len(numbers) < len(rows):
        return None
    in_text = all(place is not None for place in texts)
    counts = [(number, len(read_choices(row, choices))) for number, row in numbers]
    zero = all(0 <= number < count for number, count in counts)
    one = all(1 <= number <= count for number, count in counts)
    if in_text and not (zero or one):
        return None
    if zero == one or in_text:
        raise CannotTell(
            f"{answer}의 수가 보기의 번호인지(0부터인지 1부터인지) 보기의 글인지 모릅니다"
        )
    return 0 if zero else 1
