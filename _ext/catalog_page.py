"""카탈로그의 쪽을 데이터 파일에서 만듭니다: 표의 자리와 항목의 자리를 채웁니다."""

import re

from korgrpo_helpers.catalog.entries import GROUPS, STATUSES, UNKNOWN, Entry, catalog
from korgrpo_helpers.catalog.table import catalog_table

PAGE = "book/catalog"
TABLE_PLACE = "<!-- 카탈로그의 표 -->"
ENTRIES_PLACE = "<!-- 카탈로그의 항목 -->"


def anchor(entry: Entry) -> str:
    """항목의 자리. 이름에서 글자와 숫자만 남깁니다."""
    return "dataset-" + re.sub(r"[^a-z0-9]+", "-", entry.name.lower()).strip("-")


def plain(text: str) -> str:
    """마크다운이 뜻을 두는 글자를 그대로 보이게 합니다. 허브에서 온 글이 섞일 수 있습니다."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~^@])", r"\\\1", " ".join(text.split()))


def table() -> str:
    html = catalog_table(catalog().values(), lambda entry: f"#{anchor(entry)}")
    return f"```{{raw}} html\n{html}\n```"


def section(entry: Entry) -> str:
    """항목 하나. 아는 것만 줄로 적고, 모르는 것은 마지막에 한 줄로 모읍니다."""
    columns = "\n".join(f"  - {plain(name)}: {plain(what)}" for name, what in entry.columns.items())
    told = {
        "구성과 갈래": " · ".join(filter(None, (entry.config, ", ".join(entry.splits)))),
        "풀이의 표지": entry.trace,
        "크기": " · ".join(filter(None, (f"{entry.rows:,}행" if entry.rows else "", entry.size))),
        "허가서": entry.licence,
        "받기": entry.summary()["받기"],
    }
    unknown = [name for name, value in told.items() if value in ("", UNKNOWN)]
    if not columns:
        unknown.insert(0, "열")
    assumed = entry.columns_status in ("inferred", "unknown") and not entry.shipped
    where = f"[허브의 쪽]({entry.page})" if entry.page else "이 패키지에 실려 있습니다"
    lines = [
        f"({anchor(entry)})=",
        f"### {plain(entry.name)}",
        f"- **맞는 곳** {plain(', '.join(entry.fits) or UNKNOWN)}. {plain(entry.why)}",
        *([f"- **열** {STATUSES[entry.columns_status]}", columns] if columns else []),
        *(f"- **{name}** {plain(value)}" for name, value in told.items() if name not in unknown),
        *([f"- **모르는 것** {', '.join(unknown)}"] if unknown else []),
        *(["- **검사** 열을 보지 못해 가정한 꼴의 행으로 검사했습니다"] if assumed else []),
        f"- **근거** {plain(entry.evidence)} ({entry.evidence_date}) {where}",
    ]
    return "\n".join(lines)


def sections() -> str:
    parts = []
    for group, title in GROUPS.items():
        found = [section(entry) for entry in catalog().values() if entry.group == group]
        parts += [f"## {title}", *found]
    return "\n\n".join(parts)


def fill(app, docname, source) -> None:
    if docname == PAGE:
        source[0] = source[0].replace(TABLE_PLACE, table()).replace(ENTRIES_PLACE, sections())


def setup(app):
    app.connect("source-read", fill)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
