"""만든 책의 쪽을 브라우저로 열어 봅니다: 테마가 남긴 영어, 밖에 보내는 요청, 무게, 식, 접근성, 404, 미리보기."""

import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_book import CONFIG, HTML, NOTEBOOK_PAGES, PAGES, ROOT, page_soup, serve

SHOWN_PAGES = [*PAGES, "search.html?q=추론", "genindex.html"]
ADDRESS = CONFIG["html"]["baseurl"]

# 본문과 차례(글쓴이가 적은 제목)를 뺀 곳에 보이는 글과, 어디에 있든 테마가 다는 이름.
READ_THEME_WORDS = """() => {
  const found = [];
  const names = ["title", "aria-label", "placeholder", "data-bs-title", "data-bs-original-title", "data-tooltip"];
  for (const element of document.querySelectorAll("*"))
    for (const name of names)
      // 옆으로 미는 표의 제목과 참고문헌의 제목은 글쓴이가 적은 것입니다.
      if (element.hasAttribute(name) && !element.matches("article [role=region], article a.reference")) found.push(element.getAttribute(name));
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
    "API",
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
    shown.goto(f"{site}/{page}", wait_until="load")
    left = {text for text in shown.evaluate(READ_THEME_WORDS) if english_words(text)}
    assert left == set()
    shown.close()


MAX_PAGE_BYTES = 1_500_000


@pytest.mark.parametrize("page", SHOWN_PAGES)
def test_page_needs_nothing_from_elsewhere(browser, site, page):
    """다른 곳이 모두 막혀 있어도 쪽이 온전합니다. 그림을 빼고 압축하지 않은 무게도 잽니다."""
    shown = browser.new_page()
    outside, broken, sizes = [], [], {}

    def answer(route):
        address = route.request.url
        if address.startswith((site, "data:")):
            return route.continue_()
        outside.append(address)
        return route.abort()

    def weigh(response):
        # 검색 쪽은 찾은 쪽들을 fetch로 더 읽어 앞글을 보입니다. 그것은 쪽의 무게가 아닙니다.
        if response.request.resource_type not in ("image", "fetch"):
            sizes[response.url] = len(response.body())
        if response.status >= 400:
            broken.append(response.url)

    shown.route("**/*", answer)
    shown.on("response", weigh)
    shown.on("pageerror", lambda error: broken.append(str(error)))
    shown.goto(f"{site}/{page}", wait_until="networkidle")
    assert outside == []
    assert broken == []
    assert sum(sizes.values()) <= MAX_PAGE_BYTES, sizes
    drawn = shown.evaluate("[...document.querySelectorAll('.math')].map(one => one.innerHTML)")
    assert all("katex-html" in one and "katex-error" not in one for one in drawn)
    shown.close()


MATH = r"""# 식

줄 안의 $r_i - \bar r$와 줄 밖의 식

$$
A_i = \frac{r_i - \bar r}{\sigma_r + \epsilon}
$$ (advantage)

\begin{align*}
a &= b \\
c &= d
\end{align*}
"""
MATH_CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
extensions = ["myst_parser", "offline"]
myst_enable_extensions = ["dollarmath", "amsmath"]
"""


def test_maths_is_drawn_without_a_network(browser, tmp_path):
    (tmp_path / "conf.py").write_text(MATH_CONF, encoding="utf-8")
    (tmp_path / "index.md").write_text(MATH, encoding="utf-8")
    out = tmp_path / "html"
    subprocess.run([sys.executable, "-m", "sphinx", "-qW", tmp_path, out], check=True)
    with serve(out) as site:
        shown = browser.new_page()
        shown.route(
            "**/*", lambda r: r.continue_() if r.request.url.startswith(site) else r.abort()
        )
        shown.goto(f"{site}/index.html", wait_until="networkidle")
        drawn = shown.evaluate("[...document.querySelectorAll('.math')].map(one => one.innerHTML)")
        assert len(drawn) == 3
        assert all("katex-html" in one and "katex-error" not in one for one in drawn)
        assert shown.evaluate("document.fonts.check('16px KaTeX_Math')")
        shown.close()


def test_widgets_show_their_first_values():
    """위젯이 있던 자리마다 고른 값과 결과의 표가 글로 있습니다."""
    stills = [one for page in NOTEBOOK_PAGES for one in page_soup(page).select(".still-widget")]
    assert len(stills) >= 3
    for still in stills:
        assert still.select("b")
        assert still.select_one(".still-html table").get_text(strip=True)
    for page in NOTEBOOK_PAGES:
        assert not page_soup(page).select("script[type*='jupyter.widget']")


# 폭과 밝기. 색은 폭을 타지 않으므로 두 폭과 두 밝기를 한 번씩만 보고, 나머지 밝기는 색만 봅니다.
ONLY = {"resultTypes": ["violations"]}  # 지킨 것까지 모으면 긴 쪽에서 오래 걸립니다
VIEWS = (
    (1280, "light", {}),
    (1280, "dark", {"runOnly": ["color-contrast"]}),
    (390, "dark", {"rules": {"color-contrast": {"enabled": False}}}),
)


def serious_violations(shown) -> list:
    """axe-core의 규칙 가운데 중한 것을 어긴 곳. 넓은 화면과 전화기, 밝을 때와 어두울 때를 봅니다."""
    found = []
    for width, theme, options in VIEWS:
        shown.set_viewport_size({"width": width, "height": 900})
        shown.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        shown.wait_for_timeout(300)  # 색이 바뀌는 동안은 재지 않습니다
        for broken in Axe().run(shown, options=options | ONLY).response["violations"]:
            if broken["impact"] in ("serious", "critical"):
                where = [node["html"] for node in broken["nodes"]]
                found.append((width, theme, broken["id"], where))
    return found


@pytest.mark.parametrize("page", SHOWN_PAGES)
def test_page_is_accessible(browser, site, page):
    shown = browser.new_page()
    shown.goto(f"{site}/{page}", wait_until="load")
    assert serious_violations(shown) == []
    shown.close()


def test_missing_page_leads_back(browser):
    """깊은 곳의 없는 주소에서도 404 쪽의 모양과 링크가 온전합니다."""

    def host(route):
        path = HTML / route.request.url.partition("?")[0].removeprefix(ADDRESS)
        found = route.request.url.startswith(ADDRESS) and path.is_file()
        route.fulfill(path=path if found else HTML / "404.html", status=200 if found else 404)

    shown = browser.new_page()
    missing = []
    shown.route("**/*", host)
    shown.on("response", lambda r: missing.append(r.url) if r.status == 404 else None)
    start = f"{ADDRESS}notebooks/old/none.html"
    shown.goto(start, wait_until="networkidle")
    assert shown.inner_text("h1:visible") == "쪽을 찾지 못했습니다"
    assert not {text for text in shown.evaluate(READ_THEME_WORDS) if english_words(text)}
    for name, page in (("책의 첫 쪽", "book/index.html"), ("이 책에서 찾기", "search.html")):
        shown.click(f"article >> text={name}")
        assert shown.url == ADDRESS + page
        shown.goto(start, wait_until="networkidle")
    assert set(missing) == {start}
    assert serious_violations(shown) == []
    shown.close()


@pytest.mark.parametrize("page", PAGES)
def test_shared_link_shows_title_text_and_picture(page):
    told = {one["property"]: one["content"] for one in page_soup(page).select("meta[property]")}
    assert told["og:url"] == ADDRESS + page
    assert told["og:site_name"] == CONFIG["title"]
    assert len(told["og:description"]) >= 20
    assert not told["og:description"].startswith("Colab")
    assert (HTML / told["og:image"].removeprefix(ADDRESS)).is_file()
    icon = page_soup(page).select_one("link[rel=icon]")["href"]
    assert (HTML / page).parent.joinpath(icon).is_file()


# 표의 칸에서 두 줄로 갈라진 수(판, 쉼표, 소수점까지 한 덩어리)와, 화면보다 넓은 글의 표.
READ_TABLES = """() => {
  const cut = [];
  for (const cell of document.querySelectorAll("article :is(td, th)")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.closest("code")) continue;
      for (const found of texts.currentNode.data.matchAll(/[0-9][0-9.,]*/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, found.index);
        range.setEnd(texts.currentNode, found.index + found[0].length);
        if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) cut.push(found[0]);
      }
    }
  }
  const wide = [...document.querySelectorAll("article table.table")]
    .filter(table => table.rows[0].cells.length <= 3 && table.offsetWidth > table.parentElement.clientWidth)
    .map(table => table.innerText.slice(0, 40));
  return { cut, wide };
}"""


@pytest.mark.parametrize("page", PAGES)
def test_tables_are_readable_on_a_phone(browser, site, page):
    """수는 가운데서 끊기지 않고, 세 칸까지의 표는 밀지 않고 읽습니다."""
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(f"{site}/{page}")
    assert phone.evaluate(READ_TABLES) == {"cut": [], "wide": []}
    phone.close()
