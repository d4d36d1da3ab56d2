"""용어집의 쪽을 데이터 파일에서 만듭니다: 표의 자리를 채웁니다."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = "book/glossary"
TABLE_PLACE = "<!-- 용어의 표 -->"
# 칸이 넷이 넘으면 휴대전화에서 낱말이 글자마다 끊깁니다.
HEAD = ("말", "뜻", "장")


@dataclass(frozen=True)
class Term:
    """용어 하나. `chapter`는 notebooks/의 이름, `glossed`는 처음 나올 때 영어를 붙이는지입니다."""

    ko: str
    en: str
    meaning: str
    chapter: str
    wrong: tuple[str, ...] = ()
    glossed: bool = False


@cache
def terms() -> tuple[Term, ...]:
    """가나다 차례의 용어. 모르는 칸이 있으면 TypeError, 같은 말이 두 번 나오면 ValueError입니다."""
    rows = tomllib.loads((ROOT / f"{PAGE}.toml").read_text(encoding="utf-8"))["term"]
    found = [Term(**{**row, "wrong": tuple(row.get("wrong", ()))}) for row in rows]
    names = [term.ko for term in found]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"용어집에 두 번 나옵니다: {', '.join(sorted(repeated))}")
    return tuple(sorted(found, key=lambda term: term.ko.lower()))


def chapter_title(name: str) -> str:
    """장의 제목: 그 글의 첫 `# ` 줄."""
    text = (ROOT / "notebooks" / f"{name}.md").read_text(encoding="utf-8")
    return re.search(r"^# (.+)$", text, flags=re.M)[1]


def table() -> str:
    lines = [HEAD, ["---"] * len(HEAD)]
    for term in terms():
        chapter = f"[{chapter_title(term.chapter)}](../notebooks/{term.chapter}.ipynb)"
        english = "" if term.en == term.ko else f" {term.en}"
        wrong = f" 쓰지 않는 꼴: {', '.join(term.wrong)}." if term.wrong else ""
        lines.append([f"**{term.ko}**{english}", term.meaning + wrong, chapter])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def fill(app, docname, source) -> None:
    if docname == PAGE:
        source[0] = source[0].replace(TABLE_PLACE, table())


def always_outdated(app, env, added, changed, removed) -> list[str]:
    """용어와 장의 제목은 다른 파일에 있습니다. 쪽의 글이 그대로여도 다시 채웁니다."""
    return [PAGE]


def setup(app):
    app.connect("source-read", fill)
    app.connect("env-get-outdated", always_outdated)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
