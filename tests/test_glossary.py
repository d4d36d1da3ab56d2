"""용어집: 쪽이 데이터에서 나오는지, 책의 글이 고른 말을 쓰는지, 처음 쓸 때 영어를 붙이는지."""

import re
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "_ext"))
from glossary_page import PAGE, TABLE_PLACE, chapter_title, fill, table, terms  # noqa: E402

TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
ENTRIES = [TOC["root"], *(c["file"] for part in TOC["parts"] for c in part["chapters"])]
READING_ORDER = [ROOT / f"{entry.removesuffix('.ipynb')}.md" for entry in ENTRIES]
PAGES = sorted([*(ROOT / "book").glob("*.md"), *(ROOT / "notebooks").glob("*.md")])
# 낱말의 가운데에서 우연히 맞는 것(나머지의 머지)은 세지 않습니다.
NOT_INSIDE = r"(?<![가-힣A-Za-z])"


def prose(text: str) -> str:
    """사람이 읽는 글: 머리말, 코드, 「」로 옮긴 말, 링크의 주소를 뺍니다."""
    text = re.sub(r"\A---\n.*?^---\n", "", text, flags=re.M | re.S)
    text = re.sub(r"^( *)(`{3,})[^\n]*\n.*?^\1\2[ ]*$", "", text, flags=re.M | re.S)
    text = re.sub(r"`[^`\n]*`|「[^」]*」", "", text)
    return re.sub(r"\]\([^)]*\)", "]", text)


def running_text(text: str) -> str:
    """첫 쓰임을 찾는 글: 제목, 표, 다른 쪽을 가리키는 링크의 글까지 뺍니다."""
    text = re.sub(r"^(#|\||\*\*다음\*\*).*$", "", prose(text), flags=re.M)
    # GRPO의 이름을 풀어 쓴 것은 그 낱말을 쓴 것이 아닙니다.
    return re.sub(r"\[[^\]]*\]|그룹 상대 정책 최적화", "", text)


def first_use(word: str) -> tuple[str, str]:
    """읽는 차례에서 `word`가 처음 나오는 쪽의 이름과 그 자리의 글."""
    for path in READING_ORDER:
        text = running_text(path.read_text(encoding="utf-8"))
        if found := re.search(f"{NOT_INSIDE}{re.escape(word)}.*", text):
            return path.stem, found[0]
    raise AssertionError(f"{word}이(가) 책에 나오지 않습니다")


def test_prose_leaves_out_code_and_quotes():
    text = "---\na: 시드\n---\n글 `시드` 「시드」 [말](시드.md)\n\n```python\n시드\n```\n끝"
    assert "시드" not in prose(text)
    assert prose(text).split() == ["글", "[말]", "끝"]


def test_the_page_is_filled_from_the_data():
    source = [(ROOT / f"{PAGE}.md").read_text(encoding="utf-8")]
    assert source[0].count(TABLE_PLACE) == 1
    fill(None, PAGE, source)
    assert TABLE_PLACE not in source[0]
    rows = table().splitlines()[2:]
    assert len(rows) == len(terms()) >= 50
    assert all(row.count(" | ") == 2 for row in rows)
    untouched = ["그대로"]
    fill(None, "book/index", untouched)
    assert untouched == ["그대로"]


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.en)
def test_the_chapter_uses_the_word(term):
    assert chapter_title(term.chapter)
    text = (ROOT / "notebooks" / f"{term.chapter}.md").read_text(encoding="utf-8")
    assert term.ko in text
    # 한 문장이고, 뜻풀이에도 쓰지 않는 꼴이 없어야 합니다.
    assert term.meaning.endswith("니다.") and term.meaning.count("니다.") == 1
    assert not any(wrong in other.meaning for other in terms() for wrong in term.wrong)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_wrong_forms_are_not_used(path):
    text = prose(path.read_text(encoding="utf-8"))
    found = {
        f"{wrong} → {term.ko}"
        for term in terms()
        for wrong in term.wrong
        if re.search(NOT_INSIDE + re.escape(wrong), text)
    }
    assert not found


@pytest.mark.parametrize(
    "term", [term for term in terms() if term.glossed], ids=lambda term: term.en
)
def test_first_use_gives_the_english(term):
    page, text = first_use(term.ko)
    assert text.startswith(f"{term.ko}({term.en}"), f"{page}: {text[:60]}"


# 어느 장에서 시작해도 알 수 있게, 장마다 처음 쓸 때 괄호에 뜻을 붙이는 줄임말
SHORT_NAMES = ("SFT", "TRL", "T4", "KL", "LoRA")
CHAPTERS = [path for path in READING_ORDER if path.parent.name == "notebooks"]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_chapter_explains_its_short_names(path):
    text = running_text(path.read_text(encoding="utf-8"))
    for name in SHORT_NAMES:
        if found := re.search(rf"(?<![A-Za-z]){name}(?![A-Za-z]).*", text):
            assert found[0].startswith(f"{name}("), found[0][:60]
