"""만든 책의 HTML: 링크, Colab 단추, 그림의 설명, 검색, 좁은 화면. `make test`가 책을 먼저 만듭니다."""

from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from built_book import CONFIG, HTML, NOTEBOOK_PAGES, PAGES, ROOT, page_soup

from korgrpo_helpers.catalog.entries import catalog

PHONE_WIDTH = 390


def test_every_notebook_is_in_the_book():
    notebooks = {path.with_suffix(".html").name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {Path(page).name for page in NOTEBOOK_PAGES} == notebooks


@pytest.mark.parametrize("page", NOTEBOOK_PAGES)
def test_colab_button_opens_the_committed_notebook(page):
    slug = CONFIG["repository"]["url"].removeprefix("https://github.com/")
    start = f"https://colab.research.google.com/github/{slug}/blob/main/"
    links = [a["href"] for a in page_soup(page).select("a[href*='colab.research.google.com']")]
    # 위쪽의 단추 하나와 본문의 링크 하나
    assert len(links) == 2
    for link in links:
        assert link == start + str(Path(page).with_suffix(".ipynb"))
        assert (ROOT / link.removeprefix(start)).is_file()


@pytest.mark.parametrize("page", PAGES)
def test_page_is_korean_and_has_its_buttons(page):
    soup = page_soup(page)
    assert soup.html["lang"] == "ko"
    url = CONFIG["repository"]["url"]
    hrefs = [a.get("href", "") for a in soup.select("a")]
    assert url in hrefs
    assert any(href.startswith(f"{url}/issues/new") for href in hrefs)
    for english in ("Show code cell", "Hide code cell"):
        assert english not in soup.get_text()


@cache
def places(page: str) -> set[str]:
    return {element["id"] for element in page_soup(page).select("[id]")}


@pytest.mark.parametrize("page", PAGES)
def test_internal_links_are_alive(page):
    for link in page_soup(page).select("a[href]"):
        parts = urlsplit(link["href"])
        if parts.scheme or parts.netloc:
            continue
        target = (HTML / page).parent / unquote(parts.path) if parts.path else HTML / page
        assert target.exists(), link["href"]
        if parts.fragment and target.suffix == ".html":
            other = str(target.resolve().relative_to(HTML.resolve()))
            assert unquote(parts.fragment) in places(other), link["href"]


@pytest.mark.parametrize("page", PAGES)
def test_images_say_what_they_show(page):
    for image in page_soup(page).select("article img"):
        alt = image.get("alt", "")
        # Sphinx는 설명이 없으면 파일의 길을 적습니다.
        assert len(alt) >= 10, image
        assert "/" not in alt, image


@pytest.mark.parametrize("page", NOTEBOOK_PAGES)
def test_outputs_are_real_and_without_errors(page):
    outputs = page_soup(page).select(".cell_output")
    assert len(outputs) >= 5
    text = "\n".join(output.get_text() for output in outputs)
    for trouble in ("Traceback", "Warning:", "%|", "|---"):
        assert trouble not in text


@pytest.fixture(scope="module")
def search(browser, site):
    page = browser.new_page()

    def run(query: str) -> set[str]:
        page.goto(f"{site}/search.html?q={quote(query)}")
        page.wait_for_selector("#search-results p.search-summary:not(:empty)")
        links = page.eval_on_selector_all("#search-results li a", "all => all.map(a => a.pathname)")
        return {link.strip("/") for link in links}

    yield run
    page.close()


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("추론", "notebooks/08_grpo.html"),  # 글에는 「추론을」 꼴로만 나옵니다
        ("분위수", "notebooks/05_lengths.html"),  # 두 음절이 넘는 말과 조사
        ("보상을", "notebooks/01_colab_analysis.html"),  # 조사가 붙은 검색어
        ("어드밴티지", "notebooks/08_grpo.html"),
        ("토크나이저", "notebooks/05_lengths.html"),
        ("max_prompt_length", "notebooks/05_lengths.html"),
        ("TRL", "notebooks/06_sft_priming.html"),  # 영문 낱말과 조사
    ],
)
def test_search_finds(search, query, page):
    assert page in search(query)


def test_search_does_not_find_everything(search):
    assert search("곤충채집") == set()
    assert len(search("분위수")) < len(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(browser, site, page):
    phone = browser.new_page(viewport={"width": PHONE_WIDTH, "height": 844})
    phone.goto(f"{site}/{page}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE_WIDTH
    phone.close()


CATALOG_PAGE = "book/catalog.html"


def test_catalogue_page_shows_every_dataset():
    """표의 줄마다 이름이 그 아래의 설명으로 이어집니다."""
    soup = page_soup(CATALOG_PAGE)
    links = {a.get_text(): a["href"] for a in soup.select("table.sortable tbody th a")}
    assert list(links) == list(catalog())
    for name, href in links.items():
        section = soup.find(id=href.removeprefix("#")).find_parent("section") or soup.find(
            id=href.removeprefix("#")
        )
        assert name in section.get_text()
        assert catalog()[name].evidence_date in section.get_text()


def test_catalogue_sorts_by_click_and_by_keyboard(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/{CATALOG_PAGE}")
    sizes = "table.sortable tbody td[data-sort]"

    def numbers():
        page.wait_for_timeout(200)
        found = page.eval_on_selector_all(sizes, "all => all.map(one => one.dataset.sort)")
        return [int(number) for number in found if number]

    page.click("table.sortable thead button:text-is('행')")
    assert numbers() == sorted(numbers())
    page.focus("table.sortable thead button:text-is('행')")
    page.keyboard.press("Enter")
    assert numbers() == sorted(numbers(), reverse=True)
    assert page.get_attribute("table.sortable thead th[aria-sort]", "aria-sort") == "descending"
    page.close()


def test_catalogue_is_found_by_dataset_name(search):
    assert CATALOG_PAGE in search("mnlp_stem_reasoning")
