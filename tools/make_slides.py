"""노트북마다 reveal.js 슬라이드를 만듭니다 → _build/slides/<장>.html과 index.html (make slides)

출력은 책이 노트북을 돌리고 남긴 캐시(_build/.jupyter_cache)에서 가져옵니다. 장을 장면으로 나누는 법은 slide_pages에,
강사의 메모에 더하는 시간표와 물음을 읽는 법은 lesson_plan에 있습니다. 만든 폴더는 다른 곳에 아무것도 묻지 않으므로 인터넷 없이, 파일로 바로 열어도 됩니다.
"""

import re
import shutil
import sys
from pathlib import Path

import nbformat
from book_files import BUILD, KATEX, ROOT, book_font, read_config, template
from jupyter_cache import get_cache
from lesson_plan import PAGE, Plan, Question, read_plans, read_questions
from pygments.formatters import HtmlFormatter
from slide_pages import READER, Page, columns

sys.path.insert(0, str(ROOT / "_ext"))
from offline import DRAW

TEMPLATES = Path(__file__).parent / "slides"
CACHE = BUILD / ".jupyter_cache"
OUT = BUILD / "slides"


def with_outputs(path: Path, caches: Path = CACHE) -> nbformat.NotebookNode:
    """책을 만들 때의 출력을 끼운 노트북. 캐시에 없으면 무엇을 돌릴지 말하며 끝납니다."""
    notebook = nbformat.read(path, nbformat.NO_CONVERT)
    for folder in caches.glob("*"):
        try:
            return get_cache(folder).merge_match_into_notebook(notebook)[1]
        except KeyError:
            continue
    raise SystemExit(f"{path.stem}의 출력이 없습니다. make book을 먼저 돌리세요.")


def place(found: list[list[Page]], section: str) -> int:
    """절이 몇째 장면에서 옆으로 열리는지. 제목이 0번이고, 그런 절이 없으면 ValueError입니다."""
    headings = [column[0].heading for column in found]
    return headings.index(READER.renderInline(section))


def add_lesson(found: list[list[Page]], name: str, plans: list[Plan], asked: list[Question]):
    """첫 장면의 메모에 시간표의 칸을, 절의 첫 메모에 물음과 답을 더합니다."""
    told = [
        f"<b>{plan.name} {slot.start}, {slot.minutes}분({slot.way})</b> {slot.task}"
        for plan in plans
        for slot in plan.slots
        if name in [show.chapter for show in slot.shows]
    ]
    found[0][0].notes[:0] = map(READER.render, told)
    for one in reversed(asked):
        pair = f"<b>물음</b> {one.asked}\n\n<b>답</b> {one.answer}"
        found[place(found, one.section)][0].notes.insert(0, READER.render(pair))


def plain_title(found: list[list[Page]]) -> str:
    return re.sub("<[^>]+>", "", found[0][0].heading)


def deck(found: list[list[Page]]) -> str:
    """슬라이드 한 벌의 HTML."""
    title = plain_title(found)
    book = read_config("_config.yml")["title"]
    return template("slides/deck.html.j2").render(
        title=title, book=book, columns=found, draw_math=DRAW
    )


def index(parts: list, plans: list[Plan], chapters: dict[str, list[list[Page]]]) -> str:
    """슬라이드의 첫 쪽. 장의 목록과, 시간표의 칸마다 보일 절로 가는 링크입니다."""
    return template("slides/index.html.j2").render(
        book=read_config("_config.yml")["title"],
        parts=parts,
        plans=plans,
        inline=READER.renderInline,
        place=lambda name, section: place(chapters[name], section),
    )


def copy_assets(out: Path) -> None:
    """슬라이드가 함께 쓰는 파일. 허가서도 함께 갑니다."""
    assets = out / "assets"
    shutil.copytree(ROOT / "_vendor" / "reveal", assets / "reveal")
    shutil.copytree(KATEX, assets / "katex")
    shutil.copy(TEMPLATES / "slides.js", assets)
    style = (TEMPLATES / "slides.css").read_text(encoding="utf-8")
    colors = HtmlFormatter(style="a11y-high-contrast-light").get_style_defs(".highlight")
    text = f":root {{ --book-font: {book_font()}; }}\n{colors}\n{style}"
    (assets / "slides.css").write_text(text, encoding="utf-8")


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    copy_assets(OUT)
    text = PAGE.read_text(encoding="utf-8")
    plans, questions = read_plans(text), read_questions(text)
    parts, chapters = [], {}
    for part in read_config("_toc.yml")["parts"]:
        decks = []
        for chapter in part["chapters"]:
            path = ROOT / chapter["file"]
            if path.suffix == ".ipynb":
                found = chapters[path.stem] = columns(with_outputs(path))
                add_lesson(found, path.stem, plans, questions.get(plain_title(found), []))
                (OUT / f"{path.stem}.html").write_text(deck(found), encoding="utf-8")
                decks.append((path.stem, found[0][0].heading))
        parts.append((part["caption"], decks))
    page = index(parts, plans, chapters)
    (OUT / "index.html").write_text(page, encoding="utf-8")
    print(
        f"슬라이드 {sum(len(decks) for _, decks in parts)}벌 → {OUT.relative_to(ROOT)}/index.html"
    )


if __name__ == "__main__":
    main()
