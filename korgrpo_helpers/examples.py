"""`Example` 한 줄과, 패키지에 실은 한국어 수학 문제입니다.

싣는 데이터는 둘이고 모두 MIT 허가서입니다. jkc_mwp(jkc-ai, 2021)는 학습용, DMath(Jiwoo Kim, 2024)는
학습에 쓰지 않는 시험용입니다. 출처와 커밋은 NOTICE에, 허가서는 `data/`의 각 폴더에 있습니다.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files

from korgrpo_helpers.reports import DropReport

# 등식(equation)을 계산한 값이 정답과 다른 행. 3,000행 가운데 등식이 있는 375행을 모두 계산해 찾았습니다.
JKC_EQUATION_DISAGREES = {"177", "201", "327"}


@dataclass(frozen=True)
class Example:
    """문제 하나. 풀이가 없으면 `reasoning`은 None이고, 그런 행은 SFT가 아니라 GRPO에 씁니다."""

    question: str
    answer: str
    reasoning: str | None = None
    source: str = ""


def question_key(question: str) -> str:
    """띄어쓰기와 문장 부호, 전각·반각의 차이를 지운 열쇠. 겹친 문제를 찾을 때 씁니다.

    >>> question_key("사과 3개, 배 2개?") == question_key("사과３개 배 2개")
    True
    """
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", question))


def _read_rows(path: str) -> list[dict]:
    text = files("korgrpo_helpers").joinpath("data", path).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _conflicting_keys(rows: list[dict]) -> set[str]:
    answers = defaultdict(set)
    for row in rows:
        answers[question_key(row["question"])].add(row["answer"])
    return {key for key, found in answers.items() if len(found) > 1}


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
    conflicting = _conflicting_keys(rows)
    held_out = {question_key(row["question"]) for row in _read_rows("dmath/test.jsonl")}
    seen: set[str] = set()
    examples = []
    for row in rows:
        key = question_key(row["question"])
        if row["answer"] == "nan":
            report.drop(row["id"], "정답이 nan입니다")
        elif row["id"] in JKC_EQUATION_DISAGREES:
            report.drop(row["id"], "등식의 값과 정답이 다릅니다")
        elif key in conflicting:
            report.drop(row["id"], "같은 문제인데 정답이 다릅니다")
        elif key in held_out:
            report.drop(row["id"], "시험용 DMath에도 있는 문제입니다")
        elif key in seen:
            report.drop(row["id"], "앞에 나온 문제와 같습니다")
        else:
            seen.add(key)
            source = f"jkc_mwp/{row['id']}"
            examples.append(Example(row["question"], row["answer"], source=source))
    return examples, report


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
