"""노트북 짝(.md와 .ipynb)과, 만들어 끼우는 셀. 노트북을 돌리는 일은 nbmake가 합니다(make test)."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import sync_notebooks  # noqa: E402

SOURCES = sorted((ROOT / "notebooks").glob("*.md"))
# 한번 내보낸 이름은 Colab 링크가 가리키므로 바꾸지 않습니다. 여기 없는 이름도 쓰지 않습니다.
PUBLISHED = """00_quickstart 01_colab_analysis 02_grpo_idea 03_datasets 04_formatting 05_lengths
06_sft_priming 07_rewards 08_grpo 09_reading_logs 10_evaluation 11_saving 12_results 13_your_data
14_scaling 15_full_t4 16_guide_corrections 17_what_limits""".split()


def test_the_first_five_are_there():
    names = {source.stem for source in SOURCES}
    assert names <= set(PUBLISHED)
    assert {
        "01_colab_analysis",
        "04_formatting",
        "05_lengths",
        "06_sft_priming",
        "08_grpo",
    } <= names


def test_no_notebook_without_its_text():
    notebooks = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert notebooks == {source.stem for source in SOURCES}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_pair_has_not_drifted(source):
    """어긋났으면 make sync를 돌리세요."""
    for path, text in sync_notebooks.generate(source).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: make sync를 돌리세요"


def test_drift_is_noticed(tmp_path, monkeypatch, capsys):
    """위의 검사가 정말로 어긋남을 잡는지."""
    for path in (SOURCES[0], SOURCES[0].with_suffix(".ipynb"), ROOT / "CITATION.cff"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(sync_notebooks, "NOTEBOOKS", tmp_path)
    config = sync_notebooks.read_config()
    config["repository"]["url"] = "https://github.com/fork/name"
    config["html"]["baseurl"] = "https://fork.github.io/name/"
    (tmp_path / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    monkeypatch.setattr(sync_notebooks, "ROOT", tmp_path)
    assert sync_notebooks.main(check=True) == 1
    assert "make sync" in capsys.readouterr().out
    assert sync_notebooks.main(check=False) == 0
    assert sync_notebooks.main(check=True) == 0
    # 갈라 쓰는 저장소와 책의 주소가 링크와 설치 셀에 함께 들어갑니다.
    text = (tmp_path / SOURCES[0].name).read_text(encoding="utf-8")
    assert "colab.research.google.com/github/fork/name/blob/main/notebooks/" in text
    assert "git+https://github.com/fork/name@v" in text
    assert f"https://fork.github.io/name/notebooks/{SOURCES[0].stem}.html" in text
    assert "github.com/fork/name" in (tmp_path / "CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_last_cell_prints_the_report(source):
    notebook = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    tagged = [cell for cell in code if "report" in cell.metadata.get("tags", [])]
    assert tagged == [code[-1]]
    # 첫 셀처럼 책에서도 Colab에서도 접어 둡니다. Colab에서 접은 셀은 제목이 있어야 보입니다.
    for cell in (code[0], code[-1]):
        assert "hide-input" in cell.metadata.tags and cell.metadata["cellView"] == "form"
    assert code[0].source.startswith("# @title 첫 셀: ")
    assert code[-1].source.startswith("# @title 마지막 셀: ")
    assert code[0].source.endswith(f'\ncolab.setup("{sync_notebooks.book_page(source.stem)}")')
    call = ast.parse(code[-1].source).body[-1].value
    assert [argument.value for argument in call.args] == [source.stem]
    keywords = {keyword.arg: keyword.value.value for keyword in call.keywords}
    assert keywords == {"cells": len(code), "repository": sync_notebooks.repository_url()}
    # 셀의 이름을 주지 않는 화면에서는 글이 같은 두 셀을 하나로 셉니다.
    assert len({cell.source for cell in code}) == len(code)


def test_report_is_put_before_the_next_link():
    """보고를 끼운 노트북에 다시 끼워도 그대로이고, 끼울 자리가 없으면 말합니다."""
    markdown, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    cells = [code("1"), markdown("## 연습\n\n풀어 보세요.\n\n**다음** 장으로.")]
    once = sync_notebooks.with_report(cells, "08_grpo", "https://github.com/a/b")
    assert [cell.cell_type for cell in once] == ["code", "markdown", "code", "markdown"]
    assert once[1].source.startswith("## 연습\n\n풀어 보세요.\n\n## 이 장의 보고\n")
    assert once[3].source == "**다음** 장으로."
    twice = sync_notebooks.with_report(once, "08_grpo", "https://github.com/a/b")
    assert [cell.source for cell in twice] == [cell.source for cell in once]
    with pytest.raises(ValueError, match=r"다음.*줄이 하나 있어야"):
        sync_notebooks.with_report([code("1"), markdown("끝")], "x", "https://github.com/a/b")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_committed_notebook(source):
    notebook = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    for cell in code:
        ast.parse(cell.source)
        # 가로로 밀지 않고 읽을 수 있는 너비
        assert max(map(len, cell.source.splitlines())) <= 88, cell.source
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    # Colab은 MyST의 역할과 지시문을 그대로 글자로 보여 줍니다.
    assert not re.search(r"\{[a-z]+\}`|^:::", prose, flags=re.MULTILINE)
    for name in re.findall(r"\]\((\w+)\.ipynb\)", prose):
        assert (ROOT / "notebooks" / f"{name}.ipynb").is_file(), name


@pytest.mark.parametrize("code", [0, 1])
def test_first_cell_says_what_it_fetches(code, monkeypatch, capsys):
    """기다리는 까닭을 먼저 찍고, 받지 못하면 어느 판인지와 pip의 말을 보입니다."""
    done = subprocess.CompletedProcess([], code, stdout="", stderr="pip의 말")
    monkeypatch.setattr(subprocess, "run", lambda *args, **options: done)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    cell = sync_notebooks.SETUP_CELL.format(url="https://github.com/a/b", version="9.9", page="")
    fetching = cell.partition("from korgrpo_helpers")[0]
    if code:
        with pytest.raises(RuntimeError, match=r"a/b@v9\.9을\(를\) 받지 못했습니다\.\npip의 말"):
            exec(fetching, {})
    else:
        exec(fetching, {})
    assert "받습니다(1분쯤, 짐작)" in capsys.readouterr().out


def struck_through(text: str) -> list[str]:
    """Colab이 가운데를 지운 줄로 그릴 문단과 표의 줄. `~`가 둘 이상이고 코드나 식 안이 아닌 것입니다."""
    text = re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.M | re.S)
    text = re.sub(r"`[^`\n]+`|\$\$.*?\$\$|\$[^$\n]+\$", "", text, flags=re.S)
    parts = re.split(r"\n\s*\n|\n(?=\|)", text)
    return [part for part in parts if len(re.findall(r"(?<!~)~(?!~)", part)) > 1]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_tilde_pair_strikes_the_text_through(source):
    """수의 범위가 한 문단에 둘이면 「1분에서 3분」처럼 적습니다."""
    cells = nbformat.read(source.with_suffix(".ipynb"), as_version=4).cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert not [part for text in prose for part in struck_through(text)]


def test_tilde_pairs_are_noticed():
    assert struck_through("1~3분, 1~4분") and struck_through("1~3분,\n1~4분")
    assert struck_through("| 머리 |\n| 1~3, 1~4 |")
    assert not struck_through("1~3분\n\n1~4분")
    assert not struck_through("| 1~3 |\n| 1~4 |")
    assert not struck_through("`a~b~c`, $a~b~c$\n\n```\n1~3, 1~4\n```")


def test_repository_is_written_in_one_place():
    url = sync_notebooks.repository_url()
    slug = url.removeprefix("https://github.com/")
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", slug)
    generated = {source.with_suffix(end) for source in SOURCES for end in (".md", ".ipynb")}
    generated.add(ROOT / "CITATION.cff")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("", ".ci", ".github", "_ext", "_static", "benchmarks", "book", "korgrpo_helpers",
                       "notebooks", "requirements", "runs", "tests", "tools")
        for path in (ROOT / folder).glob("**/*" if folder else "*")
        if path.is_file() and path not in generated and "__pycache__" not in path.parts
        and f"github.com/{slug}".encode() in path.read_bytes()
    }  # fmt: skip
    assert found == {"_config.yml"}
