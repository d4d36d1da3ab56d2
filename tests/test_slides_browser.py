"""파일로 연 슬라이드: 식과 글꼴, 넘치지 않는 장면, 키, 강사의 메모 창."""

import pytest
from test_slides import ROOT, columns, make_slides, printed, small_notebook

# 장면마다 넘치는 곳. 아래로 넘치면 키보드로 밀 수 있어야 합니다.
READ_PAGES = """() => {
  const found = [];
  for (let left = Reveal.getTotalSlides(); left > 0; left--) {
    const page = Reveal.getCurrentSlide().querySelector(".page");
    const name = Reveal.getCurrentSlide().innerText.slice(0, 30);
    if (document.documentElement.scrollWidth > innerWidth) found.push([name, "화면보다 넓음"]);
    const spills = page.scrollHeight > page.clientHeight + 1 || page.scrollWidth > page.clientWidth + 1;
    if (spills && document.activeElement !== page) found.push([name, "밀 수 없음"]);
    Reveal.next();
  }
  return found;
}"""


@pytest.fixture(scope="module")
def open_deck(browser, tmp_path_factory):
    """노트북을 슬라이드로 만들어 파일로 연 쪽. 콘솔의 말과 밖으로 나간 요청은 `complaints`에 쌓입니다."""
    folder = tmp_path_factory.mktemp("slides")
    make_slides.copy_assets(folder)
    opened = []

    def open_one(notebook):
        path = folder / f"{len(opened)}.html"
        path.write_text(make_slides.deck(columns(notebook)), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        opened.append(page)
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("requestfailed", lambda request: page.complaints.append(request.url))
        page.route("http*://**", lambda route: page.complaints.append(route.request.url))
        page.goto(path.as_uri())
        page.wait_for_function("Reveal.isReady()")
        return page

    yield open_one
    for page in opened:
        page.close()


def test_a_real_chapter_opens_from_a_file(open_deck):
    """책을 만들고 남은 캐시의 장(`make test`가 책을 먼저 만듭니다). 식이 가장 많은 장입니다."""
    path = ROOT / "notebooks" / "02_grpo_idea.ipynb"
    page = open_deck(make_slides.with_outputs(path))
    assert page.title().startswith("GRPO 원리 · ")
    assert page.locator(".katex").count() >= 20
    assert page.locator(".katex-error").count() == 0
    assert page.evaluate(READ_PAGES) == []
    page.wait_for_function("document.fonts.check('16px KaTeX_Math')")
    assert page.complaints == []


def test_keys_move_through_the_slides(open_deck):
    """화살표는 장면을 넘기고, 긴 장면에서는 끝까지 민 뒤에 넘깁니다."""
    notebook = small_notebook()
    notebook.cells[5].outputs = [printed("줄\n" * 200)]
    page = open_deck(notebook)
    where = "[Reveal.getIndices().h, Reveal.getIndices().v]"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(where) == [1, 0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(where) == [1, 2]
    page.keyboard.press("PageDown")
    page.wait_for_function("Reveal.getCurrentSlide().querySelector('.page').scrollTop > 0")
    assert page.evaluate(where) == [1, 2]
    page.evaluate("Reveal.getCurrentSlide().querySelector('.page').scrollTo(0, 1e6)")
    page.keyboard.press("PageDown")
    assert page.evaluate(where) != [1, 2]
    assert page.complaints == []


def test_notes_open_in_their_own_window(open_deck):
    page = open_deck(small_notebook())
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    popup.value.wait_for_selector("text=머리글입니다. 둘째 문장입니다.")
    popup.value.close()
