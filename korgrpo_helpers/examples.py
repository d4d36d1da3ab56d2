"""`Example` 한 줄과, 패키지에 실은 한국어 수학 문제입니다.

싣는 데이터는 둘이고 모두 MIT 허가서입니다. jkc_mwp(jkc-ai, 2021)는 학습용, DMath(Jiwoo Kim, 2024)는
학습에 쓰지 않는 시험용입니다. 출처와 커밋은 NOTICE에, 허가서는 `data/`의 각 폴더에 있습니다.
"""

from __future__ import annotations

import json
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from korgrpo_helpers.reports import DropReport

# 등식(equation)을 계산한 값이 정답과 다른 행. 3,000행 가운데 등식이 있는 375행을 모두 계산해 찾았습니다.
JKC_EQUATION_DISAGREES = {"177", "201", "327"}


@dataclass(frozen=True)
class Example:
    """문제 하나.

    풀이가 없으면 `reasoning`은 None이고, 그런 행은 SFT가 아니라 GRPO에 씁니다. `verifiable`은 정답을 자동으로
    채점할 수 있는지입니다. 채점할 수 없는 행(긴 글로 답한 행)은 풀이가 있을 때 SFT에만 씁니다.
    """

    question: str
    answer: str | None
    reasoning: str | None = None
    source: str = ""
    verifiable: bool = True


_SAME_SIGNS = str.maketrans("−–∙·‹›", "--..<>")
# 글자와 숫자, 셈의 기호, 수 사이의 점이 아닌 것
_NOT_MEANT = re.compile(r"(?:[^\w+\-×÷*/=<>^√%:≤≥.]|(?<!\d)\.|\.(?!\d)|_)+")


def question_key(question: str) -> str:
    """띄어쓰기와 문장 부호, 전각·반각의 차이를 지운 열쇠. 겹친 문제를 찾을 때 씁니다.

    셈의 기호와 소수점은 지우지 않습니다. 3+4와 3-4는 다른 문제입니다.

    >>> question_key("사과 3개, 배 2개?") == question_key("사과３개 배 2개")
    True
    >>> question_key("1.5의 2배는?") == question_key("15의 2배는?")
    False
    """
    text = unicodedata.normalize("NFKC", question).translate(_SAME_SIGNS)
    return _NOT_MEANT.sub("", text)


def _read_rows(path: str) -> list[dict]:
    text = files("korgrpo_helpers").joinpath("data", path).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


CONTAMINATED = "시험용 DMath에도 있는 문제입니다"
CONFLICT = "같은 문제인데 정답이 다릅니다"
REPEATED = "앞에 나온 문제와 같습니다"


def duplicate_problems(
    questions: Iterable[str],
    answers: Iterable[str | None],
    same: Callable[[str, str], bool] = operator.eq,
) -> dict[int, str]:
    """겹친 문제의 행 번호와 까닭. 정답까지 같으면 앞의 것만 남기고, 정답이 다르면 어느 쪽이 옳은지 몰라 모두 뺍니다.

    정답이 None이면 견줄 수 없으므로 다르다고 보지 않습니다. `same`은 두 정답이 같은지 보는 함수입니다.

    >>> duplicate_problems(["1+1은?", "2+2는?", "1 + 1은"], ["2", "4", "2"])
    {2: '앞에 나온 문제와 같습니다'}
    """
    seen: dict[str, list[int]] = {}
    said: dict[str, set[str]] = {}
    for index, (question, answer) in enumerate(zip(questions, answers, strict=True)):
        key = question_key(question)
        seen.setdefault(key, []).append(index)
        if answer is not None:
            said.setdefault(key, set()).add(answer)
    problems = {}
    for key, places in seen.items():
        first, *others = sorted(said.get(key, [""]))
        if not all(same(first, other) for other in others):
            problems |= dict.fromkeys(places, CONFLICT)
        else:
            problems |= dict.fromkeys(places[1:], REPEATED)
    return problems


def load_jkc_mwp() -> tuple[list[Example], DropReport]:
    """한국어 서술형 문제 3,000행을 정제해 돌려줍니다. 풀이는 없고 정답만 있습니다.

    빼는 까닭은 다섯입니다. 정답이 nan인 행, 등식의 값이 정답과 다른 행, 같은 문제인데 정답이 다른 행,
    겹친 문제(앞의 것만 남깁니다), 시험용 DMath에도 있는 문제.

    >>> examples, report = load_jkc_mwp()
    >>> len(examples) == report.kept
    True
    """
    rows = _read_rows("jkc_mwp/rows.jsonl")
    report = DropReport("jkc_mwp", total=len(rows))
    held_out = held_out_keys()
    problems = {}
    for row in rows:
        if row["answer"] == "nan":
            problems[row["id"]] = "정답이 nan입니다"
        elif row["id"] in JKC_EQUATION_DISAGREES:
            problems[row["id"]] = "등식의 값과 정답이 다릅니다"
    left = [row for row in rows if row["id"] not in problems]
    repeated = duplicate_problems(
        (row["question"] for row in left), (row["answer"] for row in left)
    )
    examples = []
    for index, row in enumerate(left):
        if index in repeated:
            problems[row["id"]] = repeated[index]
        elif question_key(row["question"]) in held_out:
            problems[row["id"]] = CONTAMINATED
        else:
            source = f"jkc_mwp/{row['id']}"
            examples.append(Example(row["question"], row["answer"], source=source))
    for row_id, reason in problems.items():
        report.drop(row_id, reason)
    return examples, report


@cache
def held_out_keys() -> frozenset[str]:
    """시험용 DMath 문제의 열쇠. 학습 데이터에 시험 문제가 섞였는지 볼 때 씁니다."""
    return frozenset(question_key(row["question"]) for row in _read_rows("dmath/test.jsonl"))


def load_dmath() -> list[Example]:
    """DMath 시험 문제 2,079행. 다른 글의 수치와 견줄 수 있도록 한 행도 빼지 않습니다.

    >>> len(load_dmath())
    2079
    """
    return [
        Example(row["question"], row["answer"], source=f"dmath/{row['id']}")
        for row in _read_rows("dmath/test.jsonl")
    ]


def load_dmath_pairs() -> list[tuple[str, str]]:
    """같은 문제를 한국어와 영어로 쓴 짝 2,079개. 두 언어의 토큰 수를 견줄 때 씁니다."""
    return [(row["question"], row["question_en"]) for row in _read_rows("dmath/test.jsonl")]


def is_plain_number(text: str) -> bool:
    """부호와 소수점만 있는 수인지. DMath의 정답 2,079개 가운데 1,903개가 그렇습니다.

    >>> [is_plain_number(text) for text in ("14.5", "-2", "동사무소", "1/2")]
    [True, True, False, False]
    """
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None
