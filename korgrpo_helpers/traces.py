r"""답변 하나를 풀이와 정답으로 나눕니다: `<think>`, `<|begin_of_thought|>`, `####`, `\boxed{}`, 「정답:」, 마지막 줄.

풀이의 태그가 있으면 그 안이 풀이이고 나머지에서 정답을 찾습니다. 태그가 없으면 정답이 나온 자리의 앞이
풀이입니다. 짧은 정답을 찾지 못하면 답변 전체를 답으로 두되, 자동으로 채점할 수 없다고 적습니다.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from korgrpo_helpers.cleaning import clean, without_lead_in
from korgrpo_helpers.quantities import read_quantities

# 풀이를 감싸는 태그. (여는 것, 닫는 것)
TRACE_TAGS = (
    ("<think>", "</think>"),
    ("<|begin_of_thought|>", "<|end_of_thought|>"),
    ("<start_working_out>", "<end_working_out>"),
    ("<thinking>", "</thinking>"),
    ("<reasoning>", "</reasoning>"),
)
SOLUTION_TAGS = (
    ("<|begin_of_solution|>", "<|end_of_solution|>"),
    ("<SOLUTION>", "</SOLUTION>"),
    ("<answer>", "</answer>"),
)
# 정답을 찾은 자리의 이름. 보고와 `answer_from` 열에 나옵니다.
COLUMN, SEPARATOR, TAG = "정답 열", "구분자", "답 태그"
HASHES, BOXED, MARKER, LAST_LINE = "####", r"\boxed{}", "정답 표지", "마지막 줄"
# 자동으로 채점할 수 있는 답의 갈래
NUMBER, CHOICE, FORMULA, WORD = "수", "선택지", "식", "낱말"

MAX_ANSWER_LINE = 200
MAX_WORD_CHARS = 20
_BOX = re.compile(r"\\(?:boxed|fbox)\s?\{")
_MARKER = re.compile(
    r"(?<![가-힣])(?:최종\s?)?(?:정답|답안|답|\b(?i:final answer|the answer|answer))(?:은|는|\sis)?\s?"
    r"(?:\*\*|\])?\s?(?:[:：=]|(?<=\])|(?<=[은는s])\s|(?=[①-⑳]|-?\d))\s?(?:\*\*)?\s?|∴\s?"
)
_DENIAL = re.compile(r"아닙|아닌|않|틀[린렸]|오답|잘못|(?i:wrong|incorrect)")
_DENIED_BEFORE = re.compile(r"(?:오답인?|아닌|틀린|잘못된)[\s$\\(]{0,6}\Z")
_DENIED_AFTER = re.compile(r"[$\\)\s]{0,6}(?:은|는|이|가)?\s?(?:아닙|아니|틀[린렸]|오답)")
# 「③ 12」, 「③번」, 「12 (단위: cm)」
_MARKED_CHOICE = re.compile(r"([①-⑳])(?:번|\s.{1,100})?")
_NOTED_UNIT = re.compile(r"\s?\(단위\s?:[^()]{1,20}\)\Z")
HEADINGS = {"결론", "요약", "정리", "풀이", "해설", "참고", "검산", "답", "정답"}
_HEADING = re.compile(r"[#*\[\s]{0,6}(?:최종\s?)?(?:정답|답안|답|(?i:answer))[\]*:：\s]{0,6}")
_COPULA = re.compile(r"\s?(?:이?었습니다|였습니다|입니다|이에요|예요|이다)\Z")
_CHOICE = re.compile(r"\(?(?:[A-Ea-e]|[가나다라마바사아자차ㄱ-ㅎ])\)?(?:\s?,\s?[ㄱ-ㅎ]){0,5}|[①-⑳]")
_FORMULA = re.compile(r"(?!</?[A-Za-z])[0-9A-Za-z\\{}^_+\-*/=().,\[\]| !:;<>°%π√∞≤≥±×÷·∪∩']{1,120}")
_LONG_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{4,}")
_COUNTED = re.compile(
    r"(?!(?:약|대략|최소|최대|적어도)\s?\d)(?:-?\d[\d,.]{0,20}\s?[가-힣]{1,5}"
    r"|\d{1,4}[년월일 .\-/\d]{2,16}|[가-힣A-Za-z]{1,10}\s?\d{1,6})"
)
_WORD = re.compile(r"[가-힣A-Za-z0-9]+(?:[ ,·~-]{1,2}[가-힣A-Za-z0-9]+){0,3}")
# 마지막 줄에 홀로 적은 낱말. 풀이 끝에 답만 한 줄로 적은 데이터가 있습니다.
_ALONE = re.compile(r"[가-힣]{1,10}|[①-⑳]")
_POLITE_END = re.compile(r"(?:니다|어요|아요|에요|해요|세요)\Z")
_SENTENCE_END = re.compile(r"(?:[다요죠까네음함됨]|습니다|세요)\Z")


@dataclass(frozen=True)
class Parts:
    """나눈 답변. `found`는 정답을 찾은 자리이고, 짧은 정답이 없으면 None입니다."""

    reasoning: str | None
    answer: str
    found: str | None


def split_response(text: str, separator: str | None = None) -> Parts:
    r"""답변을 풀이와 정답으로 나눕니다. `separator`를 주면 그 마지막 자리에서만 나눕니다.

    닫히지 않은 태그, 없는 구분자처럼 나눌 수 없는 글이면 까닭을 담은 ValueError가 납니다.

    >>> split_response("<think>6×7=42</think>따라서 \\boxed{42}입니다.")
    Parts(reasoning='6×7=42', answer='42', found='\\boxed{}')
    >>> split_response("12에 3을 곱합니다.\n#### 36")
    Parts(reasoning='12에 3을 곱합니다.', answer='36', found='####')
    """
    if separator is not None:
        return _split_at(text, separator)
    trace, rest = _take_trace(text)
    for opening, closing in SOLUTION_TAGS:
        before, found, inside = rest.rpartition(opening)
        if found:
            if opening in before:  # 답을 두 번 적은 글
                return Parts(trace, rest, None)
            trace = trace or before.strip() or None
            answer = _short_answer(inside.partition(closing)[0].strip())
            return Parts(trace, answer[1], answer[2] or TAG)
    before, answer, found = _short_answer(rest.strip())
    return Parts(trace or before or None, answer, found)


def _split_at(text: str, separator: str) -> Parts:
    reasoning, found, answer = text.rpartition(separator)
    if not found:
        raise ValueError(f"구분자 {separator!r}이(가) 없습니다")
    if reasoning.endswith(separator[0]):
        raise ValueError(f"구분자가 {separator!r}보다 깁니다")
    trace, rest = _take_trace(reasoning)
    return Parts((trace or rest).strip() or None, answer.strip(), SEPARATOR)


def _take_trace(text: str) -> tuple[str | None, str]:
    """마지막 닫는 태그까지가 풀이, 그 뒤가 나머지. 여는 태그가 프롬프트에 있어 닫는 태그만 남은 글도 읽습니다."""
    for opening, closing in TRACE_TAGS:
        inside, closed, rest = text.rpartition(closing)
        if opening in rest or (not closed and opening in text):
            raise ValueError(f"{opening} 태그가 닫히지 않았습니다(잘린 글)")
        if closed:
            return inside.replace(opening, "").replace(closing, "").strip() or None, rest.strip()
    return None, text


def _short_answer(text: str) -> tuple[str, str, str | None]:
    """(정답 앞의 글, 정답, 찾은 자리). 짧은 정답이 없거나 서로 다른 정답이 여럿이면 ("", 글 전체, None)."""
    before, found, after = text.rpartition("####")
    after = after.strip()
    after = (_marked(after) if "\n" not in after else None) or after
    if found and _is_line(after) and not before.endswith("#") and after not in HEADINGS:
        return before.strip(), after, HASHES
    boxes = [box for box in _boxes(text) if not _denied(text, box)]
    if boxes:
        if len({clean(inside) for _, inside, _ in boxes}) > 1:
            return "", text, None
        start, inside, end = boxes[-1]
        shown = f"{text[:start]}{inside}{text[end:]}".strip()
        return ("" if shown == inside else shown), inside, BOXED
    lines = text.rstrip().split("\n")
    if (marked := _last_marked(lines)) is not None:
        return marked
    last = clean(lines[-1]) if _is_line(lines[-1]) else ""
    if last and read_quantities(stated := without_lead_in(last)):
        return "\n".join(lines[:-1]).strip(), _COPULA.sub("", stated), LAST_LINE
    if len(lines) > 1 and _ALONE.fullmatch(last) and answer_kind(last) and last not in HEADINGS:
        return "\n".join(lines[:-1]).strip(), last, LAST_LINE
    return "", text, None


def _last_marked(lines: list[str]) -> tuple[str, str, str | None] | None:
    """끝에서 네 줄 안의 「정답: 36」. 서로 다른 정답이 여럿이면 하나로 정하지 않습니다."""
    found: list[tuple[int, int, str]] = []
    for index in range(max(0, len(lines) - 4), len(lines)):
        below = "\n".join(lines[index + 1 :]).strip()
        if _HEADING.fullmatch(lines[index]) and _is_line(below):  # 「### 정답」 아래 한 줄
            found.append((index, len(lines), _COPULA.sub("", below.rstrip(" ."))))
            break
        if (marked := _marked(lines[index])) is not None:
            found.append((index, index + 1, marked))
    good = [one for one in found if answer_kind(one[2])] or found[-1:]
    if not good:
        return None
    if len({clean(answer) for *_, answer in good}) > 1:
        return "", "\n".join(lines), None
    index, end, answer = good[-1]
    before, after = "\n".join(lines[:index]).strip(), "\n".join(lines[end:]).strip()
    if not before:
        before = _said_before(lines[index])
    # 정답을 먼저 밝힌 글의 설명은 풀이입니다. 인사말은 버립니다.
    if any(map(str.isdigit, after)) or (after and not before and len(after) > MAX_WORD_CHARS):
        before = f"{before}\n{after}".strip()
    return before, answer, MARKER


def _is_line(text: str) -> bool:
    return 0 < len(text) <= MAX_ANSWER_LINE and "\n" not in text


def _boxes(text: str) -> list[tuple[int, str, int]]:
    """상자마다 (시작, 안, 끝). 괄호의 짝이 맞지 않거나 한 줄이 아닌 것은 뺍니다."""
    found = []
    for match in _BOX.finditer(text):
        depth, end = 1, match.end()
        limit = min(len(text), end + MAX_ANSWER_LINE)
        while end < limit and depth:
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
        inside = text[match.end() : end - 1].strip()
        if not depth and _is_line(inside):
            found.append((match.start(), inside, end))
    return found


def _denied(text: str, box: tuple[int, str, int]) -> bool:
    """바로 앞뒤에서 아니라고 한 상자인지: 「오답인 \\boxed{130}」, 「\\boxed{8}은 아닙니다」."""
    start, _, end = box
    return bool(
        _DENIED_BEFORE.search(text[max(0, start - 16) : start]) or _DENIED_AFTER.match(text, end)
    )


def _marked(line: str) -> str | None:
    """「정답: 36」, 「따라서 답은 36개입니다.」에서 36과 36개. 표지가 없으면 None."""
    if len(line) > MAX_ANSWER_LINE:
        return None
    *_, last = [None, *_MARKER.finditer(line)]
    if last is None:
        return None
    answer = _COPULA.sub(
        "", line[last.end() :].strip().strip("*").rstrip(" .。").strip("*")
    ).strip()
    if not answer or _DENIAL.search(answer) or _DENIAL.search(line[: last.start()][-12:]):
        return None
    if chosen := _MARKED_CHOICE.fullmatch(answer):
        return chosen[1]
    return _NOTED_UNIT.sub("", answer)


def _said_before(line: str) -> str:
    """한 줄짜리 답변에서 표지 앞의 글: 「3×4=12이므로 답은 12」의 「3×4=12이므로」."""
    *_, last = _MARKER.finditer(line)
    said = line[: last.start()].strip(" *#")
    return said if len(said) > len("따라서") else ""


def answer_kind(answer: str) -> str | None:
    r"""자동으로 채점할 수 있는 답의 갈래(수, 선택지, 식, 낱말). 채점할 수 없으면 None.

    >>> [answer_kind(text) for text in ("36개", "②", r"\frac{\pi}{2}", "동사무소", "상황에 따라 다릅니다.")]
    ['수', '선택지', '식', '낱말', None]
    """
    if not _is_line(answer.strip()):
        return None
    text = clean(answer)
    if read_quantities(text):
        return NUMBER
    if _CHOICE.fullmatch(answer.strip()):
        return CHOICE
    if _FORMULA.fullmatch(text) and re.search(r"[0-9\\=]", text) and not _LONG_WORD.search(text):
        return FORMULA if text.count("{") == text.count("}") else None
    if any(map(str.isdigit, text)) and not _COUNTED.fullmatch(text):  # 약 5, 5개 이상, 5개 또는 6개
        return None
    if (
        len(text) <= MAX_WORD_CHARS
        and _WORD.fullmatch(text)
        and not (" " in text and _SENTENCE_END.search(text))
        and not _POLITE_END.search(text)
    ):
        return WORD
    return None
