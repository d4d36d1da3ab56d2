"""책의 파일에서 읽는 것: 설정, 글꼴, 만드는 자리. 슬라이드, 유인물, 꾸러미의 도구가 함께 씁니다."""

import re
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

TOOLS = Path(__file__).parent
ROOT = TOOLS.parent
BUILD = ROOT / "_build"
KATEX = ROOT / "_vendor" / "katex"
FONT = re.compile(r"--pst-font-family-base: (.+?);")


def read_config(name: str) -> dict:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def book_font() -> str:
    """책의 글꼴의 차례(CSS)."""
    return FONT.search((ROOT / "_static" / "korgrpo.css").read_text(encoding="utf-8"))[1]


def template(name: str) -> Template:
    """tools/의 HTML 틀. 넘기는 값은 이미 HTML이므로 이스케이프하지 않습니다. 빠진 값이 있으면 멈춥니다."""
    return Environment(
        loader=FileSystemLoader(TOOLS), undefined=StrictUndefined, trim_blocks=True
    ).get_template(name)
