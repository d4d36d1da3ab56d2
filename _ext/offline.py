"""쪽이 다른 컴퓨터에 아무것도 묻지 않게 합니다. 망이 끊겨도 책을 읽을 수 있습니다.

- 식: CDN의 MathJax 대신 _vendor/katex의 KaTeX가 그립니다. 식이 있는 쪽에만 싣습니다.
- Thebe: 쪽에서 코드를 돌리는 단추를 쓰지 않으므로 그 스크립트를 뺍니다.
"""

from pathlib import Path

from sphinx.ext.mathjax import html_visit_displaymath, html_visit_math

VENDOR = Path(__file__).parents[1] / "_vendor"
KATEX = ("katex/katex.min.js", "katex/auto-render.min.js")
# Sphinx는 식을 \\( \\)와 \\[ \\]로 감싸고, 번호가 없는 환경(amsmath)은 그대로 적습니다.
DRAW = """document.addEventListener("DOMContentLoaded", () => {
  const pairs = [["\\\\(", "\\\\)", false], ["\\\\[", "\\\\]", true]];
  for (const name of ["equation", "align", "alignat", "gather"])
    for (const kind of [name, name + "*"]) pairs.push([`\\\\begin{${kind}}`, `\\\\end{${kind}}`, true]);
  const delimiters = pairs.map(([left, right, display]) => ({ left, right, display }));
  for (const math of document.querySelectorAll(".math")) renderMathInElement(math, { delimiters });
});"""


def use_katex(app, config) -> None:
    config.html_math_renderer = "katex"
    config.html_static_path.append(str(VENDOR))


def add_katex(app, pagename, templatename, context, doctree) -> None:
    if 'class="math' in context.get("body", "") or "amsmath math" in context.get("body", ""):
        app.add_css_file("katex/katex.min.css")
        for script in KATEX:
            app.add_js_file(script)
        app.add_js_file(None, body=DRAW)


def drop_thebe(app) -> None:
    listeners = [one for many in app.events.listeners.values() for one in many]
    for listener in listeners:
        if listener.handler.__module__ == "sphinx_thebe":
            app.disconnect(listener.id)
    app.registry.css_files = [one for one in app.registry.css_files if "thebe" not in one[0]]


def setup(app):
    app.add_html_math_renderer("katex", (html_visit_math, None), (html_visit_displaymath, None))
    drop_thebe(app)
    app.connect("config-inited", use_katex)
    app.connect("html-page-context", add_katex)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
