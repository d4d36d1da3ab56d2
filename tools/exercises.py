"""연습이 든 노트북에서 학생의 노트북과 검사할 노트북을 만듭니다.

    python tools/exercises.py student   # 답과 풀이를 뺀 _build/student/*.ipynb (make student)
    python tools/exercises.py checked   # 안 푼 연습이 정말 실패하는지도 보는 .checked/*.ipynb (make test)

연습 하나는 노트북의 셀 셋입니다. `### 연습: 제목`으로 시작하는 글, 태그 `exercise`가 붙은 코드, 접어 둔 풀이.
코드에서 「# 답 시작」과 「# 답 끝」 사이가 답이고, 그 아래가 답을 검사하는 줄입니다. 학생의 셀에는 답 대신
정할 이름이 빈 값으로 남습니다. 그대로 돌리면 검사에서 멈춥니다.
"""

import ast
import copy
import re
import sys
from pathlib import Path

import nbformat
from nbformat import v4

ROOT = Path(__file__).parents[1]
FINGERPRINT = "fingerprint.txt"  # 노트북을 돌릴 때의 패키지와 기록. seed_book이 견줍니다
TAG = "exercise"
HEADING = "### 연습: "
# Colab에서 접은 셀은 제목이 없으면 빈 상자로 보입니다. 이 줄과 아래의 안내는 sync_notebooks가 끼웁니다.
TITLE = "# @title "
FORM_TITLE = f"{TITLE}연습의 답과 검사(먼저 스스로 풀고 여세요)\n"
SECTION = "## 연습\n\n"
HINT = "Colab에서는 아래 셀에 답이 접혀 있습니다. 먼저 새 셀에 풀어 보세요.\n\n"
FOLDED = re.compile(r"<details>\n<summary>풀이</summary>\n(.*?)</details>\n*", re.S)
_ANSWER = re.compile(r"^# 답 시작\n(.*?)^# 답 끝$", re.M | re.S)
_FILL = "# 여기를 채우세요"
# 답이 목록이나 사전이면 빈 것을 남깁니다. 무엇을 담을 자리인지 보입니다.
_EMPTY: dict[type, str] = {
    **dict.fromkeys((ast.List, ast.ListComp), "[]"),
    **dict.fromkeys((ast.Dict, ast.DictComp), "{}"),
    **dict.fromkeys((ast.Set, ast.SetComp), "set()"),
}

CHECK = """\
# 검사: 안 푼 연습은 무엇이 빠졌는지 한국어로 말하는 assert에서 멈춰야 합니다. 다른 오류는 연습의 잘못입니다.
def _said(source):
    try:
        exec(source, dict(globals()))
    except AssertionError as error:
        return any("가" <= letter <= "힣" for letter in str(error))
    return False


for _source in {unfinished!r}:
    assert _said(_source), "안 푼 연습이 지나갔거나, assert가 한국어로 말하지 않았습니다.\\n" + _source
"""


def is_exercise(cell) -> bool:
    return cell.cell_type == "code" and TAG in cell.metadata.get("tags", [])


def answer(source: str) -> re.Match:
    """연습의 셀에서 답이 있는 자리. 답이 하나가 아니거나 그 아래에 검사가 없으면 ValueError입니다."""
    found = list(_ANSWER.finditer(source))
    if len(found) != 1 or "assert " not in source[found[0].end() :]:
        raise ValueError(
            "연습의 셀에는 「# 답 시작」과 「# 답 끝」이 한 번씩 있고 그 아래에 assert가 있어야 합니다.\n"
            + source
        )
    return found[0]


def with_form_title(source: str) -> str:
    """첫 줄이 Colab의 제목인 셀. 이미 있으면 그대로입니다."""
    return FORM_TITLE + source.removeprefix(FORM_TITLE)


def with_hint(text: str) -> str:
    """절 「연습」의 첫머리에 푸는 법을 적은 글. 이미 있으면 그대로입니다."""
    return without_hint(text).replace(SECTION, SECTION + HINT)


def without_hint(text: str) -> str:
    return text.replace(SECTION + HINT, SECTION)


def unsolved(source: str) -> str:
    """답과 Colab의 제목을 지운 셀. 답이 정한 이름 가운데 검사가 쓰는 것만 빈 값으로 남깁니다. 함수는 None을 돌려줍니다.

    그런 이름이 없으면 ValueError입니다.
    """
    source = source.removeprefix(FORM_TITLE)
    place = answer(source)
    return source[: place.start()] + "\n".join(_starters(source, place)) + source[place.end() :]


def unfinished(source: str) -> list[str]:
    """검사에서 멈춰야 할 셀들. 안 푼 셀과, 답은 있는데 이름 하나만 빈 값인 셀."""
    source = source.removeprefix(FORM_TITLE)
    place = answer(source)
    starters = _starters(source, place)
    partly = [f"{source[: place.end()]}\n{line}{source[place.end() :]}" for line in starters]
    return [unsolved(source), *(partly if len(starters) > 1 else [])]


def _starters(source: str, place: re.Match) -> list[str]:
    """답이 정한 이름 가운데 검사가 쓰는 것의 채울 줄."""
    tail = ast.walk(ast.parse(source[place.end() :]))
    wanted = {one.id for one in tail if isinstance(one, ast.Name)}
    lines: dict[str, str] = {}  # 이름 → 채울 줄. 두 번 정한 이름은 한 번만 적습니다.
    for node in ast.parse(place[1]).body:
        if isinstance(node, ast.FunctionDef):
            head = f"def {node.name}({ast.unparse(node.args)}):"
            lines[node.name] = f"{head}\n    return None  {_FILL}"
        elif isinstance(node, ast.Assign):
            for one, value in _pairs(node):
                if isinstance(one, ast.Name):
                    lines[one.id] = f"{one.id} = {_EMPTY.get(type(value), 'None')}  {_FILL}"
    kept = [line for name, line in lines.items() if name in wanted]
    if not kept:
        raise ValueError("답이 정한 이름을 검사가 하나도 쓰지 않습니다.\n" + source)
    return kept


def _pairs(node: ast.Assign) -> list[tuple[ast.expr, ast.expr]]:
    """정하는 이름과 그 값의 짝. 「a, b = {}, {}」는 둘로 나눕니다."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Tuple):
        return [(target, value)]
    values = value.elts if isinstance(value, ast.Tuple) else [value] * len(target.elts)
    return list(zip(target.elts, values, strict=True))


def student(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """답과 풀이가 없는 노트북. 스스로 확인하는 물음의 답은 그대로 접혀 있습니다."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if is_exercise(cell):
            cell.source = unsolved(cell.source)
            cell.metadata.pop("cellView", None)
        elif cell.cell_type == "markdown":
            cell.source = without_hint(FOLDED.sub("", cell.source))
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    return notebook


def checked(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """연습마다 앞에 검사하는 셀을 끼운 노트북."""
    notebook = copy.deepcopy(notebook)
    cells = []
    for cell in notebook.cells:
        if is_exercise(cell):
            source = CHECK.format(unfinished=unfinished(cell.source))
            cells.append(v4.new_code_cell(source, id=f"{cell.id}-check"))
        cells.append(cell)
    notebook.cells = cells
    return notebook


# nbmake는 _build 안의 노트북을 돌리지 않습니다.
MAKERS = {"student": (student, "_build/student"), "checked": (checked, ".checked")}


def main(kind: str) -> None:
    make, place = MAKERS[kind]
    folder = ROOT / place
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted((ROOT / "notebooks").glob("*.ipynb"))
    for old in folder.glob("*.ipynb"):
        old.unlink()
    for path in sources:
        nbformat.write(make(nbformat.read(path, as_version=4)), folder / path.name)
    if kind == "checked":
        sys.path[:0] = [str(ROOT), str(ROOT / "_ext")]
        from package_cache import book_fingerprint

        (folder / FINGERPRINT).write_text(book_fingerprint())
    print(f"{place}: 노트북 {len(sources)}개")


if __name__ == "__main__":
    if sys.argv[1:2] not in (["student"], ["checked"]):
        sys.exit(__doc__)
    main(sys.argv[1])
