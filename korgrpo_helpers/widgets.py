"""노트북에서 만져 보는 것. 셈은 모두 다른 모듈이 하고 여기서는 보여 주기만 합니다."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from korgrpo_helpers.formatting import MAX_COMPLETION_CHARS
from korgrpo_helpers.rewards.explain import ORIGINAL, explain

if TYPE_CHECKING:
    from ipywidgets import VBox


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
