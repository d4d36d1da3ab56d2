"""연습의 셀: 답을 뺀 노트북, 검사하는 셀, 책의 지시문. 답이 검사를 지나가는지는 nbmake가 봅니다(make test)."""

import sys
from pathlib import Path

import nbformat
import pytest
from docutils import nodes
from docutils.utils import new_document
from nbformat import v4

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "_ext")]
import exercises  # noqa: E402
from exercise_page import hide_form_title, with_directives  # noqa: E402

SOURCES = sorted((ROOT / "notebooks").glob("*.ipynb"))
FOLDED = "<details>\n<summary>풀이</summary>\n\n더하면 됩니다.\n\n</details>"
SOLVED = """\
first = 1
# 답 시작
from math import fsum

numbers = [first, 2]
total = fsum(numbers)


def double(value):
    return 2 * value
# 답 끝
assert (total, double(4)) == (3, 8), "더하고, 두 배 하세요."
"""
# 검사가 쓰지 않는 이름(numbers)과 import는 답과 함께 빠집니다.
STARTER = """\
first = 1
total = None  # 여기를 채우세요
def double(value):
    return None  # 여기를 채우세요
assert (total, double(4)) == (3, 8), "더하고, 두 배 하세요."
"""


def notebook(source: str = SOLVED, after: str = FOLDED):
    code = v4.new_code_cell(source, metadata={"tags": ["exercise"], "cellView": "form"})
    cells = [
        v4.new_markdown_cell("## 연습\n\n### 연습: 더하기\n\n1과 2를 더하세요."),
        code,
        v4.new_markdown_cell(after),
    ]
    return v4.new_notebook(cells=cells)


def test_student_gets_no_answer():
    """답과 풀이는 빠지고, 문제와 검사는 남고, 셀은 펼쳐집니다."""
    given = notebook(after=FOLDED + "\n\n## 다음 절")
    made = exercises.student(given)
    code = made.cells[1]
    assert "fsum" not in code.source and "double(4)" in code.source
    assert code.source == STARTER
    assert code.metadata == {"tags": ["exercise"]}
    assert [cell.source for cell in made.cells if cell.cell_type == "markdown"] == [
        given.cells[0].source,
        "## 다음 절",
    ]
    assert given.cells[1].source == SOLVED  # 받은 노트북은 그대로입니다
    assert len(exercises.student(notebook()).cells) == 2


def test_colab_sees_a_title_and_a_hint_and_nobody_else_does():
    """접은 셀의 제목과 푸는 법은 한 번만 들어가고, 학생의 노트북과 책과 문제의 코드에는 나오지 않습니다."""
    titled = exercises.with_form_title(SOLVED)
    assert titled.splitlines()[0].startswith("# @title ") and titled.endswith(SOLVED)
    assert exercises.with_form_title(titled) == titled
    given = notebook(titled)
    plain = given.cells[0].source
    hinted = given.cells[0].source = exercises.with_hint(plain)
    assert exercises.HINT in hinted and exercises.with_hint(hinted) == hinted
    made = exercises.student(given)
    assert [cell.source for cell in made.cells] == [plain, STARTER]
    assert exercises.unsolved(titled) == STARTER
    texts = [cell["source"] for cell in with_directives([dict(c) for c in given.cells], "name")]
    assert texts[0] == "## 연습\n\n" and "@title" not in texts[1]
    assert titled in texts  # 돌릴 셀은 그대로여야 출력의 캐시와 맞습니다


def test_the_book_hides_the_title():
    page = new_document("notebooks/08_grpo.ipynb")
    titled = exercises.with_form_title(SOLVED)
    texts = (titled, SOLVED, "# @title 첫 셀: 깝니다.\nimport sys")
    page += [nodes.literal_block(text, text) for text in texts]
    hide_form_title(None, page)
    assert [node.astext() for node in page] == [SOLVED, SOLVED, "# 첫 셀: 깝니다.\nimport sys"]


def run(source: str) -> None:
    exec(source, {})


@pytest.mark.parametrize(
    ("solved", "starter"),
    [
        ("one = [n for n in range(3)]", "one = []"),
        ("one, other = {}, {n for n in range(3)}", "one = {}|other = set()"),
        ("one, other = divmod(7, 2)", "one = None|other = None"),
        ("for n in range(3):\n    other = n\none = other", "one = None"),
    ],
)
def test_the_starter_keeps_the_kind(solved, starter):
    """목록이나 사전이면 빈 것을 남깁니다."""
    tail = "assert one and other, '채우세요.'"
    made = exercises.unsolved(f"# 답 시작\n{solved}\n# 답 끝\n{tail}")
    lines = [f"{line}  # 여기를 채우세요" for line in starter.split("|")]
    assert made.splitlines() == [*lines, tail]


def test_the_starter_fails_where_the_answer_is_missing():
    with pytest.raises(AssertionError, match="두 배"):
        run(STARTER)
    run(SOLVED)


@pytest.mark.parametrize(
    ("check", "error"),
    [
        ("(total, double(4)) == (3, 8)", None),
        # 검사가 None을 셈에 쓰려다 영어 오류로 멈춤
        ("total + double(4) == 11", TypeError),
        # 아무 값이나 지나가는 검사
        ("double(total or 4) or True", AssertionError),
        # total만 비었을 때 지나가는 검사
        ("double(4) == 8 or total", AssertionError),
        # 답과 상관없이 멈추는 검사
        ("(total, double(4)) == (3, 8) or missing", NameError),
    ],
)
def test_the_inserted_check(check, error):
    """안 푼 셀도, 이름 하나만 빈 셀도 assert의 한국어로 멈춰야 합니다."""
    source = SOLVED.replace("(total, double(4)) == (3, 8)", check)
    cells = exercises.checked(notebook(source)).cells
    assert [cell.cell_type for cell in cells] == ["markdown", "code", "code", "markdown"]
    assert cells[2].source == source
    if error is None:
        run(cells[1].source)
    else:
        with pytest.raises(error):
            run(cells[1].source)


def test_the_check_wants_korean():
    """assert에 말이 없거나 영어뿐이면 학습자가 무엇이 빠졌는지 모릅니다."""
    for said in ("", ', "double it"'):
        source = SOLVED.replace(', "더하고, 두 배 하세요."', said)
        with pytest.raises(AssertionError, match="한국어로 말하지"):
            run(exercises.checked(notebook(source)).cells[1].source)


@pytest.mark.parametrize(
    "source",
    [
        "total = 3\nassert total == 3",  # 답의 자리가 없음
        SOLVED + SOLVED,  # 둘
        SOLVED[: SOLVED.index("assert")],  # 검사가 없음
        SOLVED.replace("(total, double(4)) ==", "(first, 8) =="),  # 검사가 답을 보지 않음
    ],
)
def test_unfinished_exercises_are_refused(source):
    with pytest.raises(ValueError, match=r"답 시작|답이 정한 이름"):
        exercises.unsolved(source)


def test_the_book_gets_directives():
    """문제와 해답이 이어지고, 풀이는 다시 접히지 않고, 코드는 그대로입니다."""
    after = FOLDED + "\n\n### 연습: 또\n\n문제"
    cells = [*notebook(after=after).cells, *notebook().cells[1:]]
    made = with_directives([dict(cell) for cell in cells], "02_grpo_idea")
    texts = [cell["source"] for cell in made]
    assert texts[0] == "## 연습\n\n"
    assert texts[1].startswith("`````{exercise} 더하기\n:label: 02_grpo_idea-1\n")
    # 문제에는 답을 뺀 코드가 보입니다.
    assert f"1과 2를 더하세요.\n\n```python\n{STARTER}" in texts[1]
    assert "fsum" not in texts[1]
    assert texts[2] == "```{solution-start} 02_grpo_idea-1\n:class: dropdown\n```"
    assert texts[3] == SOLVED and made[3]["metadata"]["tags"] == ["exercise"]
    assert texts[4].strip() == "더하면 됩니다."
    assert texts[5] == "```{solution-end}\n```"
    assert ":label: 02_grpo_idea-2\n" in texts[6]
    assert texts.count(SOLVED) == 2


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (notebook().cells[1:], "앞의 글에"),
        (notebook(after="풀이가 없음").cells, "접은 풀이"),
    ],
)
def test_parts_of_an_exercise_are_not_lost(cells, message):
    with pytest.raises(ValueError, match=message):
        with_directives([dict(cell) for cell in cells], "name")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_chapter_asks(path):
    """장마다 스스로 확인하는 물음이 둘 이상이고 연습이 하나 이상입니다. 답은 모두 접혀 있습니다."""
    cells = nbformat.read(path, as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    quiz = prose.partition("## 스스로 확인하기\n")[2].partition("\n## ")[0]
    questions = quiz.count("\n**")
    assert questions >= 2
    assert quiz.count("<summary>답</summary>") == questions
    tasks = sum(map(exercises.is_exercise, cells))
    assert tasks >= 1
    assert prose.count(f"\n{exercises.HEADING}") == tasks
    assert len(exercises.FOLDED.findall(prose)) == tasks
    assert prose.count(exercises.HINT) == 1
