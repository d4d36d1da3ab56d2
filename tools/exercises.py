"""연습이 든 노트북에서 학생의 노트북과 검사할 노트북을 만듭니다.

    python tools/exercises.py student   # 답과 풀이를 뺀 _build/student/*.ipynb (make student)
    python tools/exercises.py checked   # 안 푼 연습이 정말 실패하는지도 보는 .checked/*.ipynb (make test)

연습 하나는 노트북의 셀 셋입니다. `### 연습: 제목`으로 시작하는 글, 태그 `exercise`가 붙은 코드, 접어 둔 풀이.
코드에서 「# 답 시작」과 「# 답 끝」 사이가 답이고, 그 아래가 답을 검사하는 줄입니다. 학생의 셀은 답의 자리에서
NotImplementedError로 멈춥니다(nbgrader의 약속). 만들다 만 것이 아니라 학생이 채울 자리입니다.
"""

import ast
import copy
import re
import sys
from pathlib import Path

import nbformat
from nbformat import v4

ROOT = Path(__file__).parents[1]
TAG = "exercise"
HEADING = "### 연습: "
FOLDED = re.compile(r"<details>\n<summary>풀이</summary>\n(.*?)</details>\n*", re.S)
_ANSWER = re.compile(r"^# 답 시작\n(.*?)^# 답 끝$", re.M | re.S)
_UNSOLVED = "여기를 채우고 이 줄을 지우세요."

CHECK = """\
# 검사: 안 푼 연습은 답의 자리까지 돌다가 거기서 멈추고(앞의 줄이 틀렸으면 다른 오류가 납니다),
# 이름만 있는 답은 assert를 지나지 못해야 합니다.
def _fails(source, errors):
    try:
        exec(source, dict(globals()))
    except errors:
        return True
    return False


assert _fails({unsolved!r}, NotImplementedError), "안 푼 연습이 지나갔습니다."
assert _fails({blank!r}, Exception), "빈 답이 검사를 지나갔습니다."
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


def unsolved(source: str) -> str:
    """답을 지운 셀."""
    place = answer(source)
    return (
        f"{source[: place.start()]}raise NotImplementedError({_UNSOLVED!r}){source[place.end() :]}"
    )


def blank(source: str) -> str:
    """답이 정한 이름을 모두 None으로, 함수는 None을 돌려주게 바꾼 셀. 이것이 지나가면 검사가 보는 것이 없습니다."""
    place = answer(source)
    lines = []
    for node in ast.parse(place[1]).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            lines.append(ast.unparse(node))
        elif isinstance(node, ast.FunctionDef):
            lines.append(f"def {node.name}(*args, **kwargs): return None")
        else:
            names = [one.id for one in ast.walk(node) if _is_set(one)]
            lines += [f"{name} = None" for name in names]
    return source[: place.start()] + "\n".join(lines) + source[place.end() :]


def _is_set(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def student(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """답과 풀이가 없는 노트북. 스스로 확인하는 물음의 답은 그대로 접혀 있습니다."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        if is_exercise(cell):
            cell.source = unsolved(cell.source)
            cell.metadata.pop("cellView", None)
        elif cell.cell_type == "markdown":
            cell.source = FOLDED.sub("", cell.source)
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    return notebook


def checked(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """연습마다 앞에 검사하는 셀을 끼운 노트북."""
    notebook = copy.deepcopy(notebook)
    cells = []
    for cell in notebook.cells:
        if is_exercise(cell):
            source = CHECK.format(unsolved=unsolved(cell.source), blank=blank(cell.source))
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
    print(f"{place}: 노트북 {len(sources)}개")


if __name__ == "__main__":
    if sys.argv[1:2] not in (["student"], ["checked"]):
        sys.exit(__doc__)
    main(sys.argv[1])
