"""만든 책의 쪽들. 책을 보는 검사(test_book, test_pages)가 함께 씁니다. `make test`가 책을 먼저 만듭니다."""

import functools
import http.server
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
HTML = ROOT / "_build" / "html"
CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
ENTRIES = [TOC["root"], *(c["file"] for part in TOC["parts"] for c in part["chapters"])]
PAGES = [str(Path(entry).with_suffix(".html")) for entry in ENTRIES]
NOTEBOOK_PAGES = [page for page in PAGES if page.startswith("notebooks/")]


@functools.cache
def page_soup(page: str) -> BeautifulSoup:
    path = HTML / page
    assert path.is_file(), f"{page}이 없습니다. make book을 먼저 돌리세요."
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@contextmanager
def serve(folder: Path):
    """폴더를 이 컴퓨터 안에서만 보이는 주소로 엽니다."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def chromium():
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        yield browser
        browser.close()
