"""틀로 지은 문제: 답이 풀이에 있고, 등식이 모두 참이고, 시험과 겹치지 않는지."""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from equations import equations, is_true

from korgrpo_helpers.answers import verify
from korgrpo_helpers.examples import load_dmath, question_key
from korgrpo_helpers.language import hangul_share

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from problems import make_problems, skeleton, templates
from problems.drawing import NAMES, Draw, called, josa, written

TEMPLATES = templates()
KINDS = "산술연산 순서정하기 조합하기 수찾기1 수찾기2 수찾기3 크기비교 도형산술".split()
SEEDS = 30
# 「민준는」처럼 끝소리에 맞지 않게 이름에 붙은 조사와, 고르지 않은 조사
CLOSED = "|".join(name for name in NAMES if called(name) != name)
OPEN = "|".join(name for name in NAMES if called(name) == name)
BAD_JOSA = re.compile(
    rf"(?:{CLOSED})(?:는|가|를|와|네)(?=[\s.,])|(?:{OPEN})(?:은|이는|이가|을|과)(?=[\s.,])"
    r"|\(으\)로|은\(는\)|이\(가\)|을\(를\)|\[[^\]]*/[^\]]*\]"
)


def problems_of(one):
    made = (one.make(Draw(f"검사-{one.name}-{seed}")) for seed in range(SEEDS))
    return [problem for problem in made if problem]


@pytest.mark.parametrize("one", TEMPLATES, ids=lambda one: one.name)
def test_template(one):
    made = problems_of(one)
    assert len(made) >= 3  # 수가 맞지 않으면 다시 뽑습니다
    assert len({problem.question for problem in made}) > 0.7 * len(made)
    for problem in made:
        answer, working = str(problem.answer), problem.working
        assert re.search(rf"(?<![\d.]){re.escape(answer)}(?!\.?\d)", working), problem
        assert verify(answer, answer) and len(answer) <= 20
        assert hangul_share(working) >= 0.9, working  # 거절 표집이 남기는 풀이의 잣대
        assert 25 <= len(working) <= 420, working
        assert "  " not in problem.question + working and "\n" not in problem.question + working
        assert not BAD_JOSA.search(problem.question + working), problem
        wrong = [equation for equation in equations(working) if not is_true(equation)]
        assert not wrong, (wrong, working)


def test_every_kind_has_templates():
    assert len({one.name for one in TEMPLATES}) == len(TEMPLATES)
    counted = Counter(one.kind for one in TEMPLATES)
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 20


def test_same_salt_same_problems():
    first, report = make_problems(2, "가")
    assert first == make_problems(2, "가")[0]
    assert report.kept == len(first)
    assert len({question_key(one.question) for one in first}) == len(first)


def test_exam_is_not_among_them():
    """수와 이름만 시험과 다른 문제도 뺍니다. 소금이 다르면 겹치는 문제가 드뭅니다."""
    exam = {skeleton(one.question) for one in load_dmath()}
    first, second = (make_problems(3, salt)[0] for salt in ("가", "나"))
    assert not {skeleton(one.question) for one in first + second} & exam
    keys = [{question_key(one.question) for one in made} for made in (first, second)]
    assert len(keys[0] & keys[1]) < 0.1 * len(keys[0])


def test_exam_problem_is_counted(monkeypatch):
    made, _ = make_problems(1, "가")
    monkeypatch.setattr("problems.load_dmath", lambda: made[:3])
    fewer, report = make_problems(1, "가")
    assert not {skeleton(one.question) for one in fewer} & {skeleton(m.question) for m in made[:3]}
    assert report.counts()["시험용 DMath와 이름과 수만 다릅니다"] >= 3


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("사과", "은/는", "사과는"),
        ("귤", "을/를", "귤을"),
        ("연필", "으로/로", "연필로"),  # ㄹ 뒤에는 로
        ("상자", "으로/로", "상자로"),
        ("집", "으로/로", "집으로"),
        (10, "이/가", "10이"),  # 십
        (24, "을/를", "24를"),  # 사
        (18, "으로/로", "18로"),  # 팔
        ("3.5", "은/는", "3.5는"),  # 오
        ("12cm", "이/가", "12cm가"),  # 센티미터
        ("5kg", "은/는", "5kg은"),  # 킬로그램
        ("2L", "을/를", "2L를"),
        ("30%", "은/는", "30%는"),
        ("15cm²", "은/는", "15cm²는"),
    ],
)
def test_josa(word, pair, expected):
    assert josa(word, pair) == expected


def test_called_and_written():
    assert [called(name) for name in ("민준", "지우", "나래")] == ["민준이", "지우", "나래"]
    assert [written(value) for value in (3.0, 0.1 + 0.2, 12.5, 100)] == ["3", "0.3", "12.5", "100"]
