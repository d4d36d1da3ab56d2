"""위젯(ipywidgets)의 처음 모습을 글과 표로 그립니다.

책에는 커널이 없어 위젯이 움직이지 않습니다. 움직이지 않는 것을 보이려고 CDN에서 3.5 MB를 받는 대신
(`nb_ipywidgets_js`), 노트북에 저장된 처음 값을 그대로 적습니다. HTML 위젯의 글은 패키지가 이스케이프한 것입니다.
"""

import json
import re
from html import escape

STATE_TYPE = "application/vnd.jupyter.widget-state+json"
VIEW = re.compile(r'<script type="application/vnd.jupyter.widget-view\+json">(.*?)</script>', re.S)
NOTE = "노트북을 열어 돌리면 바꿀 수 있습니다. 여기 보이는 것은 처음 값입니다."


def _value(state: dict) -> str:
    """고르는 위젯은 고른 이름을, 체크 상자는 켜졌는지를, 나머지는 값을 보입니다."""
    if state.get("_options_labels"):
        return state["_options_labels"][state["index"]]
    value = state.get("value")
    if isinstance(value, bool):
        return "켬" if value else "끔"
    return str(state.get("placeholder", "") if value in ("", None) else value)


def still(models: dict, model_id: str) -> str:
    """위젯 하나와 그 안의 위젯들의 HTML.

    >>> models = {"a": {"model_name": "IntSliderModel", "state": {"description": "행", "value": 0}}}
    >>> still(models, "a")
    '<div><b>행</b> 0</div>'
    """
    model = models[model_id]
    state = model["state"]
    if "children" in state:
        return "".join(still(models, one.removeprefix("IPY_MODEL_")) for one in state["children"])
    if model["model_name"] == "HTMLModel":
        return f'<div class="still-html">{state["value"]}</div>'
    return f"<div><b>{escape(state['description'])}</b> {escape(_value(state))}</div>"


def draw(app, pagename, templatename, context, doctree) -> None:
    scripts = context["script_files"]
    stored = [one for one in scripts if getattr(one, "attributes", {}).get("type") == STATE_TYPE]
    if not stored:
        return
    context["script_files"] = [one for one in scripts if one not in stored]
    models = json.loads(stored[0].attributes["body"])["state"]

    def replace(view: re.Match) -> str:
        shown = still(models, json.loads(view[1])["model_id"])
        return f'<div class="output still-widget">{shown}<p class="still-note">{NOTE}</p></div>'

    context["body"] = VIEW.sub(replace, context["body"])


def setup(app):
    # myst-nb가 스크립트를 다 더한 뒤(기본 500)에 봅니다.
    app.connect("html-page-context", draw, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
