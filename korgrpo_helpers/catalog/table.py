"""카탈로그의 표를 HTML로. 책의 카탈로그 쪽과 03장이 함께 씁니다. 글은 모두 이스케이프합니다."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from korgrpo_helpers.catalog.entries import Entry

SHOWN = ("이름", "묶음", "언어", "맞는 곳", "열의 근거", "행", "허가서", "받기")


def catalog_table(entries: Iterable[Entry], link: Callable[[Entry], str | None]) -> str:
    """항목마다 한 줄인 표. `link`는 이름에 걸 주소를 돌려줍니다(없으면 None).

    책에서는 머리글을 눌러 줄을 세울 수 있습니다. 행은 수로 세우고, 모르면 맨 뒤에 둡니다.

    >>> entry = Entry("a/<b>", "guide", ("SFT",), "까닭.", "known", "근거", "2026-11-22", rows=1200)
    >>> table = catalog_table([entry], lambda entry: None)
    >>> "a/&lt;b&gt;" in table, 'data-sort="1200"' in table
    (True, True)
    """
    head = "".join(
        f'<th scope="col"><button type="button">{escape(name)}</button></th>' for name in SHOWN
    )
    body = "".join(f"<tr>{_cells(entry, link(entry))}</tr>" for entry in entries)
    return (
        '<div class="pst-scrollable-table-container"><table class="table sortable asc n-last">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(entry: Entry, address: str | None) -> str:
    summary = entry.summary()
    name = escape(entry.name)
    if address:
        name = f'<a href="{escape(address, quote=True)}">{name}</a>'
    cells = [f'<th scope="row">{name}</th>']
    for column in SHOWN[1:]:
        order = f' data-sort="{entry.rows or ""}"' if column == "행" else ""
        cells.append(f"<td{order}>{escape(summary[column])}</td>")
    return "".join(cells)
