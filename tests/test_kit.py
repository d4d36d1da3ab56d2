"""오프라인 꾸러미: 담는 것, 다시 묶어도 같은 바이트, 풀어서 파일로 연 책."""

import os
import sys
import zipfile
from pathlib import Path

import pytest
from built_book import HTML

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import make_kit  # noqa: E402


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """진짜 책과, 손으로 놓은 슬라이드와 유인물. 책은 `make test`가 먼저 만듭니다."""
    folder = tmp_path_factory.mktemp("build")
    (folder / "html").symlink_to(HTML, target_is_directory=True)
    for name in ("slides", "student"):
        (folder / name).mkdir()
    (folder / "student" / "02_grpo_idea.ipynb").write_text("{}", encoding="utf-8")
    (folder / "slides" / "한글 이름.html").write_text("슬라이드", encoding="utf-8")
    (folder / "slides" / ".찌꺼기").write_text("도구가 남긴 것", encoding="utf-8")
    (folder / "handout.pdf").write_bytes(b"%PDF")
    return folder


@pytest.fixture(scope="module")
def kit(build):
    """꾸러미를 푼 폴더."""
    out = build / "kit.zip"
    make_kit.write_kit(build, out)
    with zipfile.ZipFile(out) as archive:
        archive.extractall(build / "unzipped")
    (folder,) = (build / "unzipped").iterdir()
    return folder


def test_it_holds_everything_and_nothing_hidden(kit):
    names = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    notebooks = {f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    wanted = {
        "handout.pdf",
        make_kit.README_NAME,
        "html/index.html",
        "slides/한글 이름.html",
        "student/02_grpo_idea.ipynb",
    }
    assert wanted | notebooks <= names
    assert not [name for name in names if "/." in name]


def test_readme_names_only_what_is_there(kit):
    """메모장이 한글로 읽는 표지와, 적힌 자리가 있는지."""
    data = (kit / make_kit.README_NAME).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    for name in ("html/index.html", "handout.pdf", "notebooks/", "student/"):
        assert f"  {name}" in data.decode("utf-8-sig")
        assert (kit / name).exists()


def test_same_files_make_the_same_bytes(build, kit, tmp_path):
    """파일의 때가 달라도, 다른 자리에 묶어도 같아야 합니다."""
    os.utime(build / "handout.pdf", (0, 0))
    again = tmp_path / "again.zip"
    make_kit.write_kit(build, again)
    assert again.read_bytes() == (build / "kit.zip").read_bytes()


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("html", "make book"),
        ("slides", "make slides"),
        ("student", "make student"),
        ("handout.pdf", "make handout"),
    ],
)
def test_missing_parts_say_what_to_run(tmp_path, missing, told):
    for name in {"html", "slides", "student", "handout.pdf"} - {missing}:
        (tmp_path / name).mkdir()
    with pytest.raises(SystemExit, match=told):
        make_kit.kit_files(tmp_path)


def test_the_book_works_from_a_file(browser, kit):
    """인터넷도 서버도 없이: 쪽과 그림과 식이 보이고, 찾으면 쪽의 제목이 나와 그리로 갑니다."""
    shown = browser.new_page()
    outside = []
    shown.route("http*://**", lambda route: outside.append(route.request.url) or route.abort())
    shown.goto((kit / "html" / "notebooks" / "02_grpo_idea.html").as_uri())
    broken = "[...document.images].filter(one => !one.naturalWidth).map(one => one.src)"
    assert shown.evaluate(broken) == []
    assert shown.locator(".katex").count() >= 20
    shown.goto((kit / "html" / "search.html").as_uri() + "?q=어드밴티지")
    shown.click("#search-results li a:has-text('GRPO 원리')")
    assert "/notebooks/02_grpo_idea.html" in shown.url
    assert outside == []
    shown.close()
