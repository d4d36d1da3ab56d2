"""써 둔 풀이와 새 문제: 정답이 풀이에 있고, 등식이 모두 참이고, 시험이나 개발 문제와 겹치지 않는지."""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from equations import equations, is_true

from korgrpo_helpers import sources
from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import load_dmath, question_key
from korgrpo_helpers.language import hangul_share

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from evidence_arms import SHARED
from evidence_course import DEV_ROWS
from problems import skeleton
from workings import FOLDER, new_problems, read_workings

WRITTEN, REFUSED = read_workings()
NEW = new_problems()
ROWS = sources.load(SHARED.grpo_data, "train", SHARED.grpo_rows, SHARED.seed)
TRAIN = {row.source: row for row in ROWS[:-DEV_ROWS]}
ANSWERED = [(source, TRAIN[source].answer, text) for source, text in WRITTEN.items()] + [
    (one.source, one.answer, one.reasoning) for one in NEW
]
# 태그, LaTeX, 줄바꿈, 겹친 빈칸, 고르지 않은 조사
NOT_PROSE = re.compile(r"<\s*/?\s*[A-Za-z_]|\\|\$|\n|  |√|\^|≈|\((?:으|은|는|이|가|을|를)\)")


def faults(answer, working):
    """풀이에서 어긋난 것."""
    if not re.search(rf"(?<![\d.]){re.escape(answer)}(?!\.?\d)", working[-60:]):
        yield "끝에 정답이 없습니다"
    if not 25 <= len(working) <= 420:
        yield f"길이 {len(working)}"
    if hangul_share(working) < 0.9:  # 거절 표집이 남기는 풀이의 잣대
        yield "한글이 적습니다"
    if NOT_PROSE.search(working):
        yield "글이 아닌 것이 있습니다"
    yield from (equation for equation in equations(working) if not is_true(equation))


def test_workings_are_sound():
    wrong = {source: found for source, *given in ANSWERED if (found := list(faults(*given)))}
    assert not wrong


@pytest.mark.parametrize(
    ("answer", "working"),
    [
        ("12", "사과 7개에 4개를 더하면 7 + 4 = 11개이므로 모두 11개입니다."),  # 정답이 없음
        ("12", "사과 7개에 4개를 더하면 7 + 4 = 12개이므로 모두 12개입니다."),  # 거짓 등식
        ("12", "모두 12개입니다."),  # 풀이가 없음
        ("12", "Seven plus five makes twelve. 7 + 5 = 12이므로 모두 12개입니다."),  # 영어
        ("12", "사과 7개에 5개를 더하면 $7 + 5$이고 모두 12개가 되는 것입니다."),  # LaTeX
        ("2", "사과 7개에 5개를 더하면 7 + 5 = 12개이므로 모두 12개입니다."),  # 12의 2
    ],
)
def test_bad_workings_are_found(answer, working):
    assert list(faults(answer, working))


def test_only_training_rows_have_workings():
    """개발 문제의 풀이로 가르치면 개발 점수가 뜻을 잃습니다."""
    assert set(WRITTEN) | set(REFUSED) <= set(TRAIN)
    assert not set(WRITTEN) & set(REFUSED)
    assert all(len(reason) >= 8 for reason in REFUSED.values())


def test_new_problems_are_new():
    keys = [question_key(one.question) for one in NEW]
    assert len(set(keys)) == len(keys) > 1_000
    assert not set(keys) & {question_key(row.question) for row in ROWS}
    exam = {skeleton(one.question) for one in load_dmath()}
    assert not [one for one in NEW if skeleton(one.question) in exam]


def test_curriculum_is_covered_evenly():
    """시험에서 모자란 것을 고르지 않았다는 말은, 여덟 갈래의 수가 같아야 맞습니다."""
    text = (FOLDER / "new_curriculum.jsonl").read_text(encoding="utf-8")
    areas = Counter(json.loads(line)["area"] for line in text.splitlines())
    assert len(areas) == 8 and set(areas.values()) == {320}


def test_new_answers_can_be_marked():
    for one in NEW:
        assert re.fullmatch(r"-?\d+(\.\d+)?|[가-힣]{1,8}", one.answer), one
        assert verify(one.answer, one.answer)
