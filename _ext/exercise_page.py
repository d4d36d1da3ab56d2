"""노트북의 연습을 책에서는 sphinx-exercise의 연습과 해답으로 보입니다.

노트북에 지시문을 적으면 Colab이 글자 그대로 보여 줍니다. 그래서 노트북에는 제목과 코드, 접은 풀이만 적고
(`tools/exercises.py`) 책을 만들 때 여기서 지시문으로 감쌉니다. 문제에는 답을 뺀 코드를 보입니다. 셀은 고치지 않습니다.
"""

import json
import re
import sys
from pathlib import Path

from docutils import nodes
from korean_theme import put_first

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
from exercises import FOLDED, FORM_TITLE, HEADING, TAG, TITLE, unsolved, without_hint

FENCE = "`````"
_HEADING = re.compile(rf"^{re.escape(HEADING)}(.+)\n", re.M)


def _text(cell: dict) -> str:
    return "".join(cell["source"])


def _markdown(text: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def with_directives(cells: list[dict], name: str) -> list[dict]:
    """연습을 지시문으로 감싼 셀들. 연습의 코드 앞뒤에 제목이나 풀이가 없으면 ValueError입니다."""
    done: list[dict] = []
    number = 0
    closing = ""
    for cell in cells:
        if closing:
            folded = FOLDED.match(_text(cell)) if cell["cell_type"] == "markdown" else None
            if folded is None:
                raise ValueError(f"{name}: 연습의 코드 바로 뒤에 접은 풀이가 있어야 합니다.")
            done += [_markdown(folded[1]), _markdown(closing)]
            closing = ""
            cell = cell | {"source": _text(cell)[folded.end() :]}
        if cell["cell_type"] == "code" and TAG in cell["metadata"].get("tags", []):
            number += 1
            label = f"{name}-{number}"
            before, *rest = _HEADING.split(_text(done.pop())) if done else ("",)
            if len(rest) != 2:
                raise ValueError(
                    f"{name}: 연습의 코드 앞의 글에 「{HEADING}제목」이 하나 있어야 합니다."
                )
            title, problem = rest
            start = f"```python\n{unsolved(_text(cell))}\n```"
            exercise = f"{FENCE}{{exercise}} {title}\n:label: {label}\n:nonumber:\n\n"
            done += [
                _markdown(without_hint(before)),
                _markdown(f"{exercise}{problem.strip()}\n\n{start}\n{FENCE}"),
                _markdown(f"```{{solution-start}} {label}\n:class: dropdown\n```"),
            ]
            closing = "```{solution-end}\n```"
        done.append(cell)
    return [cell for cell in done if _text(cell).strip()]


def rewrite(app, docname: str, source: list[str]) -> None:
    if not docname.startswith("notebooks/"):
        return
    notebook = json.loads(source[0])
    notebook["cells"] = with_directives(notebook["cells"], Path(docname).name)
    source[0] = json.dumps(notebook, ensure_ascii=False)


def hide_form_title(app, doctree) -> None:
    """코드에서 Colab의 제목을 뺍니다. 셀을 고치면 출력의 캐시와 어긋나므로 그린 뒤에 뺍니다.

    해답에서는 그 줄을 빼고, 첫 셀과 마지막 셀에서는 보통의 주석으로 바꿉니다.
    """
    for node in doctree.findall(nodes.literal_block):
        if (text := node.astext()).startswith(TITLE):
            text = text.removeprefix(FORM_TITLE)
            node.rawsource = re.sub(rf"^{TITLE}", "# ", text)
            node.children = [nodes.Text(node.rawsource)]


def setup(app):
    app.setup_extension("sphinx_exercise")
    put_first(app, "exercise")
    app.connect("source-read", rewrite)
    app.connect("doctree-read", hide_form_title)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
