"""노트북에서 만져 보는 것. 셈은 모두 다른 모듈이 하고 여기서는 보여 주기만 합니다."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from korgrpo_helpers.findings import symptoms
from korgrpo_helpers.formatting import MAX_COMPLETION_CHARS
from korgrpo_helpers.rewards.explain import ORIGINAL, explain

if TYPE_CHECKING:
    from datasets import Dataset
    from ipywidgets import VBox

MAX_SHOWN_CHARS = 2_000
CELL_CHARS = 120
SHOWN_COLUMNS = {"question": "문제", "reasoning": "풀이", "answer": "정답", "source": "원천"}
_LONG = "text-align:left;vertical-align:top;min-width:14em"
_SHORT = "text-align:left;vertical-align:top;white-space:nowrap"
_STYLES = {"question": _LONG, "reasoning": _LONG, "answer": _SHORT, "source": _SHORT}
NO_MATCH = "<p>그 글이 든 행이 없습니다.</p>"


def reward_table(completion: str, gold: str) -> str:
    """이 책의 보상과 까닭, 원본의 점수를 담은 HTML 표. 받은 글은 모두 이스케이프합니다.

    >>> "&lt;b&gt;" in reward_table("풀이<end_working_out><SOLUTION><b></SOLUTION>", "3")
    True
    """
    if len(completion) > MAX_COMPLETION_CHARS:
        return f"<p>글이 {MAX_COMPLETION_CHARS:,}자보다 깁니다.</p>"
    explanations = explain(completion, gold)
    rows = [(one.reward, one.score, one.reason) for one in explanations]
    rows.append(("이 책의 합", sum(one.score for one in explanations), ""))
    original = [
        (reward.__name__, reward([completion], answer=[gold])[0], "") for reward in ORIGINAL
    ]
    rows += [*original, ("원본의 합", sum(score for _, score, _ in original), "")]
    body = "".join(
        f"<tr><th scope='row' style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:right;padding:0 1em'>{score:+.2f}</td><td>{escape(reason)}</td></tr>"
        for name, score, reason in rows
    )
    return (
        "<table><thead><tr><th scope='col'>보상</th><th scope='col'>점수</th>"
        f"<th scope='col'>까닭</th></tr></thead><tbody>{body}</tbody></table>"
    )


def reward_playground(completion: str, gold: str) -> VBox:
    """글과 정답을 고치면 보상이 바로 바뀌는 놀이터."""
    import ipywidgets

    wide = ipywidgets.Layout(width="100%")
    label = {"description_width": "4em"}
    answer = ipywidgets.Text(value=gold, description="정답", style=label)
    text = ipywidgets.Textarea(
        value=completion, description="모델의 글", rows=5, layout=wide, style=label
    )
    table = ipywidgets.HTML(value=reward_table(completion, gold))

    def update(change) -> None:
        table.value = reward_table(text.value, answer.value)

    text.observe(update, names="value")
    answer.observe(update, names="value")
    return ipywidgets.VBox([answer, text, table])


def _shown(value: object, limit: int) -> str:
    text = "(없음)" if value is None else str(value)
    more = " …" if len(text) > limit else ""
    return escape(text[:limit] + more)


def examples_table(rows: Dataset, count: int = 5) -> str:
    """`to_examples`가 돌려준 데이터의 앞 `count`행을 담은 HTML 표. 긴 글은 줄이고, 글은 모두 이스케이프합니다."""
    head = "".join(
        f"<th scope='col' style='text-align:left;white-space:nowrap'>{title}</th>"
        for title in SHOWN_COLUMNS.values()
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style='{_STYLES[name]}'>{_shown(row[name], CELL_CHARS)}</td>"
            for name in SHOWN_COLUMNS
        )
        + "</tr>"
        for row in rows.select(range(min(count, len(rows))))
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div style='overflow-x:auto'>{table}</div>"


def example_card(row: Mapping) -> str:
    """한 행을 통째로 보여 주는 HTML. 줄바꿈을 살리고 글은 모두 이스케이프합니다.

    >>> card = example_card({"question": "<b>1+1은?", "reasoning": None, "answer": "2", "source": "행 0"})
    >>> "&lt;b&gt;1+1" in card, "(없음)" in card
    (True, True)
    """
    body = "".join(
        f"<tr><th scope='row' style='text-align:left;vertical-align:top'>{title}</th>"
        f"<td style='text-align:left;white-space:pre-wrap'>{_shown(row[name], MAX_SHOWN_CHARS)}</td></tr>"
        for name, title in SHOWN_COLUMNS.items()
    )
    return f"<table><tbody>{body}</tbody></table>"


def examples_explorer(rows: Dataset) -> VBox:
    """행을 넘겨 보고 글로 찾는 탐색기. `rows`는 `to_examples`가 돌려준 데이터입니다."""
    import ipywidgets

    search = ipywidgets.Text(description="찾기", placeholder="문제에 든 글")
    place = ipywidgets.IntSlider(value=0, min=0, max=len(rows) - 1, description="행")
    card = ipywidgets.HTML(value=example_card(rows[0]))

    def update(change) -> None:
        wanted = search.value.strip()
        found = [i for i, text in enumerate(rows["question"]) if wanted in text] if wanted else None
        place.max = (len(rows) if found is None else max(1, len(found))) - 1
        if found == []:
            card.value = NO_MATCH
        else:
            card.value = example_card(rows[found[place.value] if found else place.value])

    search.observe(update, names="value")
    place.observe(update, names="value")
    return ipywidgets.VBox([search, place, card])


def symptoms_table() -> str:
    """진단이 아는 모든 증상과 고치는 법(`data/diagnosis.toml`)을 담은 HTML 표. 글은 모두 이스케이프합니다.

    >>> symptoms_table().count("<tr>") == 1 + len(symptoms())
    True
    """
    head = "".join(
        f"<th scope='col' style='{_SHORT}'>{title}</th>" for title in ("정도", "증상", "할 일")
    )
    body = "".join(
        f"<tr><td style='{_SHORT}'>{escape(known['level'])}</td>"
        f"<th scope='row' style='{_LONG}'>{escape(known['title'])}</th>"
        f"<td style='{_LONG}'>{escape(known['advice'])}</td></tr>"
        for known in symptoms().values()
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div style='overflow-x:auto'>{table}</div>"
