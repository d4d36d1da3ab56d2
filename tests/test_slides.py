"""슬라이드: 노트북을 장면으로 나누는 법, 캐시의 출력, 밖을 가리키지 않는 HTML."""

import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import v4

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import make_slides  # noqa: E402
from slide_pages import LONG_CODE, columns, markdown_blocks  # noqa: E402

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
INTRO = """\
# 보상

[Colab에서 열기](https://colab.research.google.com/x.ipynb)

- **이 장을 마치면** 셈할 수 있습니다.
- **드는 것** 1분."""
RULES = """\
## 셈

머리글입니다. 둘째 문장입니다.

$$
a_i < b
$$

### 손으로

값이 2.5입니다. 셈이 $x^2$입니다. [다음 장](08_grpo.ipynb)과 [검증 상태](../book/status.md)를 봅니다."""
QUIZ = """\
## 스스로 확인하기

**1. 몇인가요? 왜 그런가요?**

<details>
<summary>답 보기</summary>

답은 넷입니다.

```python
print(4)
```

</details>

## 연습

### 연습: 둘을 더하기

1과 2를 더하세요."""
SOLVED = """\
# 답 시작
total = 1 + 2
# 답 끝
assert total == 3"""
REPORT = """\
<details>
<summary>풀이</summary>

더합니다.

</details>

## 이 장의 보고

보고의 글입니다."""


def code(source, *outputs, tags=(), alt=None):
    cell = v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})
    if alt:
        cell.metadata["mystnb"] = {"image": {"alt": alt}}
    return cell


def printed(text, name="stdout"):
    return v4.new_output("stream", name=name, text=text)


def shown(**data):
    data = {kind.replace("_", "/"): value for kind, value in data.items()}
    return v4.new_output("display_data", data=data)


def small_notebook():
    return v4.new_notebook(
        cells=[
            v4.new_markdown_cell(INTRO),
            code("준비 = 1", printed("깔았습니다"), tags=["setup"]),
            v4.new_markdown_cell(RULES),
            code("print('<b>')", printed("<script>alert(1)</script>\n"), printed("둘째\n")),
            v4.new_markdown_cell("첫 셀의 풀이입니다.\n\n둘째 셀을 이끄는 말입니다."),
            code("표()", shown(text_html="<table><tr><td>칸</td></tr></table>", text_plain="x")),
            code("\n".join(["y = 1"] * (LONG_CODE + 1)), shown(image_png=PIXEL), alt="막대 <셋>"),
            code("놀이터()", shown(text_plain="위젯"), tags=["remove-output"]),
            v4.new_markdown_cell(QUIZ),
            code(SOLVED, printed("셋"), tags=["exercise"]),
            v4.new_markdown_cell(REPORT),
            code("보고()", printed("보고"), tags=["report"]),
            v4.new_markdown_cell("**다음** 장"),
        ]
    )


COLUMNS = columns(small_notebook())
DECK = make_slides.deck(columns(small_notebook()))
PAGES = {(page.heading, page.part): page for column in COLUMNS for page in column}


def on_screen(heading, part=1):
    return "".join(PAGES[heading, part].shown)


def in_notes(heading, part=1):
    return "".join(PAGES[heading, part].notes)


def test_headings_make_the_two_directions():
    assert [[(page.heading, page.part) for page in column] for column in COLUMNS] == [
        [("보상", 1)],
        [("셈", 1), ("손으로", 1), *[("손으로", part) for part in (2, 3, 4)]],
        [("스스로 확인하기", 1)],
        [("연습", 1), ("연습: 둘을 더하기", 1)],
    ]


# 화면에 있어야 할 것, 화면에 없어야 할 것, 메모에 있어야 할 것
PLACES = [
    # 목표의 목록은 화면에, Colab의 링크는 메모에
    ("보상", 1, ["이 장을 마치면", "드는 것"], ["Colab"], ["Colab에서 열기"]),
    # 식은 화면에 남고 꺾쇠가 이스케이프됩니다. 보통의 글은 메모로 갑니다
    ("셈", 1, [r"\[", "a_i &lt; b"], ["머리글입니다"], ["머리글입니다. 둘째 문장입니다."]),
    # 찍은 글의 태그는 글자로 보이고, 잇달아 찍은 것은 한 덩이입니다
    (
        "손으로",
        1,
        ["&lt;script&gt;alert(1)&lt;/script&gt;\n둘째</pre>"],
        ["<script>", "값이"],
        ["첫 셀의 풀이입니다.", r"\(x^2\)", 'href="08_grpo.html"', "../html/book/status.html"],
    ),
    # 바로 앞의 글은 이끄는 코드를 따라갑니다
    ("손으로", 2, ["<td>칸</td>"], ["이끄는 말"], ["둘째 셀을 이끄는 말입니다."]),
    # 긴 코드의 그림은 다음 장면에 설명과 함께 둡니다
    ("손으로", 3, ["highlight"], ["<img"], []),
    # 책이 지우는 출력은 슬라이드에도 없습니다
    ("손으로", 4, ['<img alt="막대 &lt;셋&gt;"', "놀이터"], ["위젯", ">y<"], []),
    # 물음은 모두 화면에, 접어 둔 답은 메모에
    (
        "스스로 확인하기",
        1,
        ["몇인가요? 왜 그런가요?"],
        ["답은 넷", "답 보기"],
        ["답은 넷입니다", "print"],
    ),
    # 연습의 코드는 답이 빠진 것이 보이고, 답과 그 출력과 풀이는 메모에
    (
        "연습: 둘을 더하기",
        1,
        ["1과 2를 더하세요", "여기를 채우세요"],
        ["답 끝", "셋"],
        ["답 끝", "셋", "더합니다"],
    ),
]


@pytest.mark.parametrize(("heading", "part", "screen", "not_on_screen", "notes"), PLACES)
def test_everything_is_in_its_place(heading, part, screen, not_on_screen, notes):
    page = on_screen(heading, part)
    assert [text for text in screen if text not in page] == []
    assert [text for text in not_on_screen if text in page] == []
    assert [text for text in notes if text not in in_notes(heading, part)] == []


def test_setup_and_report_are_left_out():
    for text in ("깔았습니다", "준비", "보고", "다음</strong>"):
        assert text not in DECK, text


def test_a_bare_page_shows_its_first_sentence():
    """소수점에서 문장이 끊기지 않아야 합니다."""
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# 장\n\n값은 2.5입니다. 둘째입니다.")])
    ((page,),) = columns(notebook)
    assert page.shown == ["<p>값은 2.5입니다.</p>"]


def test_a_notebook_needs_a_title():
    with pytest.raises(ValueError, match="# 제목"):
        columns(v4.new_notebook(cells=[v4.new_markdown_cell("글뿐입니다.")]))


@pytest.mark.parametrize("cached", [False, True])
def test_missing_outputs_say_what_to_run(tmp_path, cached):
    """캐시가 아예 없을 때와, 고친 노트북이라 캐시에 없을 때."""
    caches = tmp_path / "caches"
    if cached:
        make_slides.get_cache(caches / "지문").list_cache_records()
    path = tmp_path / "20_new.ipynb"
    nbformat.write(small_notebook(), path)
    with pytest.raises(SystemExit, match=r"20_new의 출력이 없습니다\. make book을 먼저"):
        make_slides.with_outputs(path, caches)


def test_nothing_in_the_deck_points_elsewhere():
    """스크립트와 모양은 옆의 assets 폴더에 있는 것뿐입니다. 글의 링크는 눌러야 나갑니다."""
    soup = BeautifulSoup(DECK, "html.parser")
    wanted = [one["href"] for one in soup.select("link")] + [
        s["src"] for s in soup.select("script[src]")
    ]
    assert len(wanted) >= 8
    assert all(one.startswith("assets/") for one in wanted)


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_every_chapter_can_be_slides(path):
    """알림 상자의 이름({warning})을 코드의 언어로 읽으면 슬라이드도 꾸러미도 만들지 못합니다."""
    cells = nbformat.read(path, as_version=4).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    html = "".join(block.html for text in texts for block in markdown_blocks(text))
    assert "```" not in html
    for text in texts:
        if "```{warning}" in text:
            assert "<blockquote>" in html
            assert text.split("```{warning}\n")[1][:12] in html
