"""추론 데이터의 정제: 이름 붙은 단계를 차례로 지나며, 단계마다 몇 행을 왜 뺐는지 셉니다.

단계는 `to_examples`가 돌려준 데이터를 받아 {행 번호: 뺄 까닭}을 돌려주는 함수입니다. 직접 만든 함수도 끼울 수
있습니다. 겹친 문제를 찾으려면 전체를 보아야 하므로 스트리밍 데이터는 받지 않습니다(`take(n)`으로 덜어 쓰세요).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from korgrpo_helpers.answers import verify
from korgrpo_helpers.cleaning import clean
from korgrpo_helpers.examples import CONTAMINATED, duplicate_problems, held_out_keys, question_key
from korgrpo_helpers.formatting import TAGS
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.lengths import count_tokens
from korgrpo_helpers.quantities import read_quantities
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.rowwise import BATCH_ROWS, is_streaming
from korgrpo_helpers.traces import CHOICE, TRACE_TAGS, answer_kind

if TYPE_CHECKING:
    from datasets import Dataset

Step = Callable[["Dataset"], dict[int, str]]
MIN_HANGUL = 0.5
OVERLAPPING = "내 시험 파일에도 있는 문제입니다"
# 다 벗기고 남았으면 글이 깨진 것입니다: 풀이와 답의 태그, 대화의 표지.
LEFTOVERS = (
    *TAGS,
    *(tag for pair in TRACE_TAGS for tag in pair),
    *("<|begin_of_solution|>", "<|end_of_solution|>", "<|im_start|>", "<|im_end|>"),
    *("<|endoftext|>", "<|eot_id|>", "<answer>", "</answer>"),
)
_HTML = re.compile(
    r"</?(?:p|br|div|span|img|b|i|u|em|strong|sub|sup|table|tr|td|th|li|ul|ol)\b[^<>]{0,200}>|&(?:nbsp|lt|gt|amp|quot);",
    re.IGNORECASE,
)
# 홀로 쓴 로마자(미지수)와 수 뒤의 단위(12cm)
_VARIABLE = re.compile(
    r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])|(?<=\d)\s?[A-Za-z]{1,3}(?![A-Za-z])[²³]?"
)
# 분수와 대분수도 하나의 수로 봅니다: 5/6, 1 1/2
_NUMBER = re.compile(
    r"((?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,30})(?:\.\d{1,20})?)(?:\s(?=\d+/)(\d{1,20}))?(?:/(\d{1,20}))?"
)


def duplicates(rows: Dataset) -> dict[int, str]:
    """띄어쓰기와 문장 부호만 다른 같은 문제. 정답이 서로 다르면 모두, 같으면 앞의 것만 남기고 뺍니다."""
    answers = (
        answer if verifiable else None
        for answer, verifiable in zip(rows["answer"], rows["verifiable"], strict=True)
    )
    return duplicate_problems(rows["question"], answers, _same_answer)


def _same_answer(one: str, other: str) -> bool:
    """채점기가 같은 답으로 보는지(3과 3개, 1,005와 1005)."""
    return verify(one, other) or verify(other, one)


def contaminated(rows: Dataset) -> dict[int, str]:
    """시험용 DMath에도 있는 문제. 띄어쓰기와 문장 부호를 지운 글이 같은지 봅니다."""
    return _among(rows, held_out_keys(), CONTAMINATED)


def overlapping(keys: frozenset[str]) -> Step:
    """내 시험 파일에도 있는 문제를 빼는 단계. `keys`는 시험 문제의 `question_key`입니다."""

    def overlapping(rows: Dataset) -> dict[int, str]:
        return _among(rows, keys, OVERLAPPING)

    return overlapping


def _among(rows: Dataset, keys: frozenset[str], reason: str) -> dict[int, str]:
    questions = enumerate(rows["question"])
    return {index: reason for index, question in questions if question_key(question) in keys}


def wrong_language(rows: Dataset) -> dict[int, str]:
    """한국어가 아닌 문제나 풀이. 식과 코드, 홀로 쓴 로마자(A, x)를 뺀 글자의 절반이 한글이어야 합니다."""
    problems = {}
    for index, row in _each(rows, "question", "reasoning"):
        for name, text in (("문제", row["question"]), ("풀이", row["reasoning"])):
            words = _VARIABLE.sub(" ", unicodedata.normalize("NFC", text or ""))
            if any(map(str.isalpha, words)) and hangul_share(words) < MIN_HANGUL:
                problems.setdefault(index, f"{name}가 한국어가 아닙니다")
    return problems


def broken_tags(rows: Dataset) -> dict[int, str]:
    """풀이와 답을 가르는 태그(`<think>`), 대화의 표지(`<|im_start|>`), HTML(`<p>`)이 글 안에 남은 행."""
    problems = {}
    for index, row in _each(rows, "question", "reasoning", "answer"):
        text = "\n".join(value for value in row.values() if value)
        tag = next((tag for tag in LEFTOVERS if tag in text), None) if "<" in text else None
        if tag or (found := _HTML.search(text)):
            problems[index] = f"글에 태그가 남아 있습니다: {tag or found.group()[:20]}"
    return problems


def answer_not_in_reasoning(rows: Dataset) -> dict[int, str]:
    """풀이에 정답이 나오지 않는 행. 풀이가 다른 답으로 갔거나 잘린 것입니다. 보기의 번호는 보지 않습니다."""
    problems = {}
    for index, row in _each(rows, "reasoning", "answer", "verifiable"):
        if (
            row["reasoning"]
            and row["verifiable"]
            and not _mentions(row["reasoning"], row["answer"])
        ):
            problems[index] = "풀이에 정답이 나오지 않습니다"
    return problems


def too_long(tokenizer, limit: int) -> Step:
    """문제와 풀이와 답을 더해 `limit`토큰이 넘는 행을 빼는 단계."""
    return partial(_too_long, tokenizer=tokenizer, limit=limit)


def _too_long(rows: Dataset, tokenizer, limit: int) -> dict[int, str]:
    problems = {}
    start = 0
    for batch in rows.select_columns(["question", "reasoning", "answer"]).iter(BATCH_ROWS):
        texts = ["\n".join(filter(None, parts)) for parts in zip(*batch.values(), strict=True)]
        for index, length in enumerate(count_tokens(texts, tokenizer), start):
            if length > limit:
                problems[index] = f"{limit:,}토큰보다 깁니다"
        start += len(texts)
    return problems


STEPS: tuple[Step, ...] = (
    broken_tags,
    wrong_language,
    answer_not_in_reasoning,
    contaminated,
    duplicates,
)


def clean_examples(
    rows: Dataset, steps: Sequence[Step] = STEPS
) -> tuple[Dataset, list[DropReport]]:
    """`steps`를 차례로 지난 데이터와 단계마다의 보고. 남는 행이 없으면 어느 단계인지 밝힌 ValueError가 납니다.

    >>> from datasets import Dataset
    >>> raw = {"question": ["1+1은?", "1 + 1은"], "reasoning": [None, None], "answer": ["2", "2"]}
    >>> rows = Dataset.from_dict(raw | {"verifiable": [True, True], "source": ["행 0", "행 1"]})
    >>> kept, reports = clean_examples(rows, [duplicates])
    >>> print(reports[0])
    duplicates: 2행 중 1행 남음, 1행 뺌
      - 앞에 나온 문제와 같습니다: 1행 (행 1)
    """
    if is_streaming(rows):
        raise ValueError(
            "스트리밍 데이터는 정제할 수 없습니다. load(…, rows=1000)처럼 덜어 쓰세요."
        )
    reports = []
    for step in steps:
        problems = step(rows)
        report = DropReport(getattr(step, "__name__", "too_long"), total=len(rows))
        for index in sorted(problems):
            report.drop(rows[index]["source"], problems[index])
        reports.append(report)
        if len(problems) == len(rows):
            raise ValueError(f"쓸 수 있는 행이 없습니다.\n{report}")
        if problems:
            rows = rows.select([index for index in range(len(rows)) if index not in problems])
    return rows, reports


def _each(rows: Dataset, *columns: str) -> Iterator[tuple[int, dict]]:
    """행 번호와, 고른 열만 담은 행. 한 묶음씩 읽습니다."""
    index = 0
    for batch in rows.select_columns(list(columns)).iter(BATCH_ROWS):
        for values in zip(*(batch[name] for name in columns), strict=True):
            yield index, dict(zip(columns, values, strict=True))
            index += 1


def _mentions(reasoning: str, answer: str) -> bool:
    """풀이에 정답이 나오는지: 같은 값의 수, 글자 그대로의 글, 아니면 마지막 줄이 같은 답인지."""
    gold, text = clean(answer), clean(reasoning)
    if answer_kind(answer) == CHOICE:  # 풀이가 보기의 번호를 적지 않기도 합니다
        return True
    values = {quantity.value for quantity in read_quantities(gold)}
    if values and any(_value(*parts) in values for parts in set(_NUMBER.findall(text))):
        return True
    if re.search(rf"(?<![\d.,]){re.escape(gold)}(?![\d]|[.,]\d)", text):
        return True
    if not values and gold.replace(" ", "") in text.replace(" ", ""):
        return True
    return verify(answer, reasoning.strip().rpartition("\n")[2])


def _value(number: str, mixed: str, below: str) -> Fraction | None:
    """수 하나의 값. 분모가 0이면 None."""
    value = Fraction(number.replace(",", ""))
    if not below:
        return value
    if int(below) == 0:
        return None
    return value + Fraction(int(mixed), int(below)) if mixed else value / int(below)
