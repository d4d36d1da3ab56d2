"""notebooks/*.md(고치는 쪽)에서 notebooks/*.ipynb(Colab과 책이 여는 쪽)를 만듭니다.

    python tools/sync_notebooks.py          # 고쳐 씁니다 (make sync)
    python tools/sync_notebooks.py --check  # 다른 것이 있으면 이름을 찍고 1로 끝납니다

Colab 링크와 첫 셀의 설치 주소, 마지막 셀의 이슈 주소, `CITATION.cff`의 주소와 판은 `_config.yml`의 repository.url과
패키지의 판에서, 첫 셀이 알리는 책의 쪽은 html.baseurl에서 만들어 끼웁니다. 저장소를 갈라 쓰는 사람은 그 두 줄을 고치고
이 도구를 돌리면 됩니다. 마지막 셀은 「다음」 앞에 끼웁니다. 첫 셀과 마지막 셀, 연습의 셀은 Colab에서 제목만 보이게 접고,
절 「연습」에는 푸는 법을 끼웁니다.
"""

import re
import sys
from pathlib import Path

import jupytext
import nbformat
import yaml
from exercises import TAG, TITLE, is_exercise, with_form_title, with_hint
from nbformat import v4

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
LINK_TEXT = "Colab에서 열기"
SETUP_TAG = "setup"
REPORT_TAG = "report"
NEXT = "**다음**"

sys.path.insert(0, str(ROOT))
from korgrpo_helpers import __version__  # noqa: E402

# Colab은 이 셀들을 접고 첫 줄의 제목만 보입니다. 책에서는 「@title」을 뺀 주석으로 보입니다(_ext/exercise_page.py).
SETUP_CELL = (
    TITLE
    + """\
첫 셀: 도우미 패키지가 없으면 깔고, 이 기계를 알아봅니다.
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("korgrpo_helpers") is None:
    print("도우미 패키지를 받습니다(1분쯤, 짐작).")
    source = "git+{url}@v{version}"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", source]
    done = subprocess.run(pip, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"도우미 패키지 {{source}}을(를) 받지 못했습니다.\\n{{done.stderr}}")
    importlib.invalidate_caches()

from korgrpo_helpers import colab

colab.setup("{page}")"""
)

REPORT_HEADING = "## 이 장의 보고"
REPORT_TEXT = f"""\
{REPORT_HEADING}

진짜 T4(Colab의 무료 GPU)에서 얼마나 걸리고 어디서 멈추는지는 독자가 알려 주어야 압니다. 아래 셀이 찍은 글을 이슈에 붙여 주세요. 중간에 실패했어도 이 셀은 돌릴 수 있습니다. 받은 결과는 [검증 상태](../book/status.md)에 모읍니다."""
REPORT_CELL = (
    TITLE
    + """\
마지막 셀: 이슈에 붙일 짧은 보고를 찍습니다.
from korgrpo_helpers.session_report import show_report

show_report(
    "{name}",
    cells={cells},
    repository="{url}",
)"""
)


def read_config() -> dict:
    return yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))


def repository_url() -> str:
    """저장소의 주소. 이 값이 적힌 곳은 `_config.yml` 하나뿐입니다."""
    return read_config()["repository"]["url"].rstrip("/")


def book_page(name: str) -> str:
    """장의 책 쪽."""
    return f"{read_config()['html']['baseurl'].rstrip('/')}/notebooks/{name}.html"


def colab_link(name: str, url: str) -> str:
    path = url.removeprefix("https://github.com/")
    target = f"https://colab.research.google.com/github/{path}/blob/main/notebooks/{name}.ipynb"
    return f"[{LINK_TEXT}]({target})"


def with_generated_cells(notebook: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    """첫 글 셀의 Colab 링크, `setup` 태그가 붙은 첫 코드 셀, `report` 태그가 붙은 마지막 코드 셀을 새로 끼운 노트북."""
    url = repository_url()
    title = notebook.cells[0]
    lines = title.source.splitlines()
    places = [i for i, line in enumerate(lines) if line.startswith(f"[{LINK_TEXT}]")]
    if title.cell_type != "markdown" or len(places) != 1:
        raise ValueError(f"{name}.md의 첫 셀에 [{LINK_TEXT}]로 시작하는 줄이 하나 있어야 합니다.")
    lines[places[0]] = colab_link(name, url)
    title.source = "\n".join(lines)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if not code or SETUP_TAG not in code[0].metadata.get("tags", []):
        raise ValueError(f"{name}.md의 첫 코드 셀에 태그 {SETUP_TAG}이(가) 있어야 합니다.")
    code[0].source = SETUP_CELL.format(url=url, version=__version__, page=book_page(name))
    code[0].metadata["cellView"] = "form"
    notebook.cells = with_report(notebook.cells, name, url)
    for index, cell in enumerate(notebook.cells):
        cell.id = f"cell-{index:02}"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if is_exercise(cell):
            # Colab에서 답을 접어 둡니다. 책에서는 해답이 통째로 접힙니다(_ext/exercise_page.py).
            cell.metadata["cellView"] = "form"
            cell.metadata["tags"] = [TAG]
            cell.source = with_form_title(cell.source)
        elif cell.cell_type == "markdown":
            cell.source = with_hint(cell.source)
    return notebook


def with_report(cells: list, name: str, url: str) -> list:
    """마지막 글 셀의 「다음」 앞에 보고의 글과 셀을 끼운 셀들. 앞서 끼운 것은 걷어 냅니다."""
    cells = [cell for cell in cells if REPORT_TAG not in cell.metadata.get("tags", [])]
    closing = []
    while cells[-1].cell_type == "markdown":
        closing.insert(0, cells.pop().source)
    text = "\n\n".join(closing)
    text = re.sub(rf"{REPORT_HEADING}\n.*?(?=^{re.escape(NEXT)})", "", text, flags=re.M | re.S)
    before, *after = re.split(rf"^(?={re.escape(NEXT)})", text, flags=re.M)
    if len(after) != 1:
        raise ValueError(f"{name}.md의 마지막 글에 {NEXT}으로 시작하는 줄이 하나 있어야 합니다.")
    count = sum(cell.cell_type == "code" for cell in cells) + 1
    report = v4.new_code_cell(REPORT_CELL.format(name=name, cells=count, url=url))
    report.metadata |= {"cellView": "form", "tags": [REPORT_TAG, "hide-input"]}
    prose = v4.new_markdown_cell(f"{before.rstrip()}\n\n{REPORT_TEXT}")
    return [*cells, prose, report, v4.new_markdown_cell(after[0])]


def generate(source: Path) -> dict[Path, str]:
    """`source`(.md) 하나에서 만들어질 두 파일의 내용."""
    notebook = with_generated_cells(jupytext.read(source), source.stem)
    ipynb = nbformat.writes(notebook, version=4) + "\n"
    return {source: jupytext.writes(notebook, fmt="md:myst"), source.with_suffix(".ipynb"): ipynb}


def citation() -> dict[Path, str]:
    """저장소의 주소와 패키지의 판을 새로 끼운 `CITATION.cff`."""
    path = ROOT / "CITATION.cff"
    text = path.read_text(encoding="utf-8")
    for name, value in (("repository-code", repository_url()), ("version", __version__)):
        text = re.sub(rf"^{name}: .*$", f'{name}: "{value}"', text, flags=re.M)
    return {path: text}


def main(check: bool) -> int:
    stale = []
    generated = citation()
    for source in sorted(NOTEBOOKS.glob("*.md")):
        generated |= generate(source)
    for path, text in generated.items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not check:
            path.write_text(text, encoding="utf-8")
    for path in stale:
        print(("어긋남: " if check else "새로 씀: ") + str(path.relative_to(ROOT)))
    if check and stale:
        print("make sync를 돌리고 다시 커밋하세요.")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
