"""만든 책의 쪽을 브라우저로 열어 봅니다: 테마가 남긴 영어."""

import re

import pytest
from built_book import PAGES

SHOWN_PAGES = [*PAGES, "search.html?q=추론", "genindex.html"]

# 본문과 차례(글쓴이가 적은 제목)를 뺀 곳에 보이는 글과, 어디에 있든 테마가 다는 이름.
READ_THEME_WORDS = """() => {
  const found = [];
  const names = ["title", "aria-label", "placeholder", "data-bs-title", "data-bs-original-title", "data-tooltip"];
  for (const element of document.querySelectorAll("*"))
    for (const name of names)
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
  const written = "article, .bd-links, .onthispage, .page-toc, #jb-print-docs-body, .prev-next-title, #search-results ul, noscript, script, style";
  for (const element of document.querySelectorAll("header img, .article-header-buttons img"))
    found.push(element.alt);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (!texts.currentNode.parentElement.closest(written)) found.push(texts.currentNode.data);
  return found.map(text => text.trim());
}"""
# 한국어에서도 이대로 쓰는 이름. 나머지 영어는 옮기지 않은 것으로 봅니다.
NAMES = {
    "GitHub",
    "Colab",
    "PDF",
    "pdf",
    "ipynb",
    "md",
    "Ctrl",
    "GRPO",
    "SFT",
    "JavaScript",
    "korgrpo",
}


def english_words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES


@pytest.mark.parametrize("page", SHOWN_PAGES)
def test_theme_speaks_korean(browser, site, page):
    shown = browser.new_page()
    shown.goto(f"{site}/{page}", wait_until="networkidle")
    left = {text for text in shown.evaluate(READ_THEME_WORDS) if english_words(text)}
    assert left == set()
    shown.close()
