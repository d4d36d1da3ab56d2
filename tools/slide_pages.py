"""노트북 하나를 슬라이드의 장면들로 나눕니다. 파일을 읽고 쓰는 일은 make_slides가 합니다.

- 첫 장면은 장의 제목과 목표의 목록입니다. `##`는 옆으로 넘기는 장면을, `###`는 아래로 넘기는 장면을 엽니다.
- 화면에는 제목, 목록, 표, 식, 코드와 그 출력만 둡니다. 코드가 있는 장면에 또 보일 것이 오거나, 보일 것이 있는 장면에
  긴 코드가 오면 아래로 이어 갑니다. 긴 코드가 낸 그림과 표도 다음 장면에 크게 둡니다.
- 보통의 글은 강사의 메모로 갑니다. 접어 둔 답도 메모로 갑니다. 「스스로 확인하기」와 「연습」의 물음은 화면에 둡니다.
- 연습의 코드는 답을 뺀 것을 보이고, 답과 그 출력은 메모로 보냅니다.
- 보일 것이 없는 장면에는 첫 문장을 둡니다. 태그가 setup이나 report인 셀과 「이 장의 보고」는 뺍니다.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path

from exercises import FORM_TITLE, is_exercise, unsolved, without_hint
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from sync_notebooks import REPORT_HEADING, REPORT_TAG, SETUP_TAG

sys.path.insert(0, str(Path(__file__).parents[1] / "_ext"))
from still_widgets import STATE_TYPE, still

WIDGET_TYPE = "application/vnd.jupyter.widget-view+json"
REPORT = REPORT_HEADING.removeprefix("## ")
ASKING = ("스스로 확인하기", "연습")
LONG_CODE = 8  # 이보다 긴 코드(줄)는 장면 하나를 거의 채웁니다.
SENTENCE_END = re.compile(r"(?<=[가-힣][.?!])\s+")
# notebooks/와 book/의 링크가 슬라이드 폴더에서 가리킬 곳. 장은 그 장의 슬라이드로, 글은 책의 쪽으로 갑니다.
LINKS = (
    (re.compile(r"^(?:\.\./notebooks/)?(\w+)\.ipynb"), r"\1.html"),
    (re.compile(r"^(?:\.\./book/)?(\w+)\.md"), r"../html/book/\1.html"),
)


@dataclass
class Page:
    """장면 하나. 글은 모두 HTML입니다. `part`는 한 절이 여러 장면으로 이어질 때의 차례입니다."""

    level: int
    heading: str
    part: int = 1
    shown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    first_sentence: str = ""
    has_code: bool = False
    ends_with_prose: bool = False


@dataclass(frozen=True)
class Block:
    """글이나 코드의 한 덩이. `kind`는 제목(heading), 글(prose), 답(answer), 코드(code), 나머지(shown)입니다."""

    kind: str
    html: str
    text: str = ""
    level: int = 0
    lines: int = 0


def code_html(source: str, language: str, attributes: str = "") -> str:
    """색을 입힌 코드. `attributes`는 markdown-it이 함께 넘기고 쓰지 않습니다."""
    colored = highlight(source, get_lexer_by_name(language or "text"), HtmlFormatter(nowrap=True))
    return f'<pre class="highlight"><code>{colored.rstrip()}</code></pre>'


def _math(source: str, options: dict) -> str:
    left, right = (r"\[", r"\]") if options["display_mode"] else (r"\(", r"\)")
    return left + escape(source) + right


def _open_link(renderer, tokens, index, options, env) -> str:
    token = tokens[index]
    for pattern, target in LINKS:
        token.attrs["href"] = pattern.sub(target, token.attrs["href"])
    return renderer.renderToken(tokens, index, options, env)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True, "highlight": code_html}).enable("table")
    reader.use(dollarmath_plugin, renderer=_math)
    reader.add_render_rule("link_open", _open_link)
    return reader


READER = _reader()


def markdown_blocks(text: str) -> Iterator[Block]:
    """글 셀 하나의 덩이들. `<details>` 안의 것은 모두 답입니다."""
    folded, group = False, []
    for token in READER.parse(text):
        group.append(token)
        if token.level or token.nesting == 1:
            continue
        first = group[0]
        if first.type == "fence" and first.info.startswith("{"):  # 알림({warning} 따위)
            html = f"<blockquote>{READER.render(first.content)}</blockquote>"
        else:
            html = READER.renderer.render(group, READER.options, {})
        if first.type == "html_block" and "details>" in first.content:
            folded = "<details>" in first.content
        elif folded:
            yield Block("answer", html)
        elif first.type == "heading_open":
            heading = READER.renderInline(group[1].content)
            yield Block("heading", heading, group[1].content, int(first.tag[1]))
        elif first.type == "paragraph_open":
            yield Block("prose", html, group[1].content)
        else:
            yield Block("shown", html)
        group = []


def outputs_html(cell: NotebookNode, widgets: dict) -> str:
    """셀의 출력들. 잇달아 찍은 글은 하나로 붙이고 이스케이프합니다."""
    parts = []
    for printed, outputs in groupby(cell.outputs, lambda one: one.output_type == "stream"):
        if printed:
            text = "".join(one.text for one in outputs).rstrip()
            parts.append(f'<pre class="output">{escape(text)}</pre>')
        else:
            parts += [_data_html(one.data, cell, widgets) for one in outputs]
    return f'<div class="outputs">{"".join(parts)}</div>' if parts else ""


def _data_html(data: dict, cell: NotebookNode, widgets: dict) -> str:
    """셀이 보인 것 하나. HTML과 위젯의 표는 패키지가 만들며 이스케이프한 것이라 그대로 둡니다."""
    if WIDGET_TYPE in data:
        return still(widgets, data[WIDGET_TYPE]["model_id"])
    if "text/html" in data:
        return data["text/html"]
    if "image/png" in data:
        alt = escape(cell.metadata["mystnb"]["image"]["alt"])
        return f'<img alt="{alt}" src="data:image/png;base64,{data["image/png"].strip()}">'
    if "text/markdown" in data:
        return READER.render(data["text/markdown"])
    return f'<pre class="output">{escape(data["text/plain"])}</pre>'


def notebook_blocks(notebook: NotebookNode) -> Iterator[Block]:
    widgets = notebook.metadata.get("widgets", {}).get(STATE_TYPE, {}).get("state", {})
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            yield from markdown_blocks(without_hint(cell.source))
        elif is_exercise(cell):
            yield Block("code", code_html(unsolved(cell.source), "python"))
            solved = code_html(cell.source.removeprefix(FORM_TITLE), "python")
            yield Block("answer", solved + outputs_html(cell, widgets))
        elif not {SETUP_TAG, REPORT_TAG} & set(tags):
            code = code_html(cell.source, "python")
            lines = len(cell.source.splitlines())
            if "remove-output" in tags:
                cell.outputs = []
            outputs = outputs_html(cell, widgets)
            if lines > LONG_CODE and any("data" in output for output in cell.outputs):
                yield Block("code", code, lines=lines)
                yield Block("shown", outputs)
            else:
                yield Block("code", f'<div class="cell">{code}{outputs}</div>', lines=lines)


def _continued(page: Page) -> Page:
    """같은 절을 잇는 장면. 바로 앞의 글은 이어질 것을 이끄는 말이므로 데려갑니다."""
    follower = Page(page.level, page.heading, page.part + 1)
    if page.ends_with_prose:
        follower.notes.append(page.notes.pop())
    return follower


def columns(notebook: NotebookNode) -> list[list[Page]]:
    """옆으로 넘기는 차례의 목록. 그 안은 아래로 넘기는 장면입니다. 첫 셀이 제목이 아니면 ValueError입니다."""
    found: list[list[Page]] = []
    in_report = False
    for block in notebook_blocks(notebook):
        if block.kind == "heading":
            in_report = block.text == REPORT
            if in_report:
                continue
            if block.level <= 2:
                found.append([])
            found[-1].append(Page(block.level, block.html))
        elif not found:
            raise ValueError("노트북은 `# 제목`으로 시작해야 합니다.")
        elif not in_report:
            _put(block, found[-1])
    for page in (page for column in found for page in column):
        if not page.shown and page.first_sentence:
            page.shown.append(f"<p>{page.first_sentence}</p>")
    return found


def _put(block: Block, column: list[Page]) -> None:
    page = column[-1]
    prose = block.kind == "prose" and not page.heading.startswith(ASKING)
    if prose or block.kind == "answer":
        page.notes.append(block.html)
        if prose and not page.first_sentence:
            page.first_sentence = READER.renderInline(SENTENCE_END.split(block.text)[0])
        page.ends_with_prose = prose
        return
    if page.has_code or (page.shown and block.lines > LONG_CODE):
        page = _continued(page)
        column.append(page)
    page.shown.append(block.html)
    page.has_code = block.kind == "code"
    page.ends_with_prose = False
