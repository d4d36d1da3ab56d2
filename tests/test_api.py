"""도우미 API의 쪽: 장이 들여오는 이름이 빠짐없이 있는지, 설명이 없는 함수가 없는지, 쪽이 코드에서 나오는지."""

import ast
import re
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "_ext"))
import api_page  # noqa: E402

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def imported(path: Path) -> set[tuple[str, str]]:
    """노트북의 셀이 패키지에서 들여오는 (모듈, 이름). 쪽과 다른 길로, `.ipynb`에서 읽습니다."""
    found = set()
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("korgrpo_helpers."):
                module = node.module.removeprefix("korgrpo_helpers.")
                found |= {(module, alias.name) for alias in node.names}
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_everything_a_chapter_imports_is_on_the_page(path):
    title = api_page.chapter_title(path.stem)
    for module, name in imported(path):
        if (ROOT / api_page.PACKAGE / module / f"{name}.py").is_file():
            assert f"{module}.{name}" in api_page.MODULES
            continue
        assert module in api_page.MODULES, f"{module}을 GROUPS에 더하세요"
        text = api_page.section(module)
        entry = re.search(rf"^#### `{name}`$.*?(?=^#|\Z)", text, flags=re.M | re.S)
        # 함수가 아닌 값은 모듈의 설명 아래에 한 줄로 있습니다.
        told = entry or re.search(rf"^- `{name}\b.*", text, flags=re.M)
        assert title in told[0] or "모든 장" in told[0], (module, name)


@pytest.mark.parametrize("module", api_page.MODULES)
def test_no_public_name_without_a_docstring(module):
    tree = api_page.source_of(module)
    assert ast.get_docstring(tree), f"{module}의 첫 줄에 설명이 없습니다"
    missing = [node.name for node in api_page.public(tree.body) if not ast.get_docstring(node)]
    assert not missing, f"{module}에서 설명이 없는 이름: {', '.join(missing)}"


def test_the_page_is_filled_from_the_code():
    source = [(ROOT / f"{api_page.PAGE}.md").read_text(encoding="utf-8")]
    assert source[0].count(api_page.TABLE_PLACE) == source[0].count(api_page.ENTRIES_PLACE) == 1
    api_page.fill(None, api_page.PAGE, source)
    assert "<!--" not in source[0]
    for module in api_page.MODULES:
        # 표의 링크 하나와 그 자리 하나
        assert source[0].count(f"(#{api_page.anchor(module)})") == 1
        assert source[0].count(f"({api_page.anchor(module)})=\n") == 1
    assert source[0].count("```") % 2 == 0
    untouched = ["그대로"]
    api_page.fill(None, "book/index", untouched)
    assert untouched == ["그대로"]


def test_forms_of_functions_and_classes():
    text = """
def short(a, *, b: int = 2, **rest) -> list[int]: ...
def long(first_argument: str, second_argument: str = "기본", third_argument: float | None = None): ...
@dataclass(frozen=True)
class Point:
    x: int
    y: float = 0.5
class Stopped(KeyboardInterrupt): ...
class WithEos:
    def __init__(self, reward, eos: str): ...
"""
    short, long, point, stopped, with_eos = ast.parse(text).body
    assert api_page.function_signature(short) == "short(a, *, b: int = 2, **rest) -> list[int]"
    assert api_page.function_signature(long).splitlines()[2] == "    second_argument: str = '기본',"
    assert api_page.class_signature(point) == "class Point(x: int, y: float = 0.5)"
    assert api_page.class_signature(stopped) == "class Stopped(KeyboardInterrupt)"
    assert api_page.class_signature(with_eos) == "class WithEos(reward, eos: str)"


def test_examples_become_boxes():
    shown = api_page.prose("설명입니다.\n\n>>> f(1)\n2\n\n더 할 말.")
    assert shown == "설명입니다.\n\n```pycon\n>>> f(1)\n2\n```\n\n더 할 말."


def test_cells_and_attributes_are_read():
    text = (
        "```{code-cell} ipython3\n:tags: [setup]\n\nfrom korgrpo_helpers import pipeline\n```\n\n"
        "```{code-cell} ipython3\n---\nmystnb:\n  a: 1\n---\npipeline.grpo_dataset(1)\n```\n\n"
        "<details>\n\n```python\nfrom korgrpo_helpers.runs import read_run\n```\n\n</details>\n"
    )
    found = api_page.names_in(api_page.cells(text))
    assert found == {("pipeline", "grpo_dataset"), ("runs", "read_run")}
