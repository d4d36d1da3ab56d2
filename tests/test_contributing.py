"""함께 고치는 사람의 파일: 가리킨 것이 있는지, 인용과 바뀐 것의 판이 패키지와 같은지."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from korgrpo_helpers import __version__

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import sync_notebooks  # noqa: E402

CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://)([^)]+)\)", text)
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link


def test_readme_leads_to_them():
    for name in ("CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "book/teaching.md"):
        assert f"]({name})" in README


def test_paths_named_in_the_guide_exist():
    paths = [path for path in re.findall(r"`([\w./-]+)`", GUIDE) if "/" in path or "." in path]
    assert len(paths) >= 8
    # 만들라고 적은 이름과 파일의 끝은 아직 없습니다.
    for path in set(paths) - {".md", ".ipynb", "run.json", "runs/이름.json"}:
        assert (ROOT / path).exists(), path


def test_guide_names_the_two_commands_and_four_ways():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", GUIDE, flags=re.M):
        assert re.search(rf"^{command}:", makefile, flags=re.M)
    assert re.findall(r"^make (\w+)", GUIDE, flags=re.M) == ["book", "test"]
    assert re.findall(r"^## (\w+)[을를] 더하려면$", GUIDE, flags=re.M) == [
        "장",
        "데이터셋",
        "보상",
        "기록",
    ]
    assert len(GUIDE.splitlines()) <= 70


def test_release_steps_name_what_is_there():
    """판을 내는 차례가 부르는 명령이 있고, 보기의 꼬리표와 첫 셀이 받는 꼬리표가 지금의 판입니다."""
    steps = GUIDE.partition("## 판을 내려면\n")[2].partition("\n## ")[0]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.findall(r"`make (\w+)`", steps)
    assert commands == ["sync", "test", "kit"]
    assert all(re.search(rf"^{command}:", makefile, flags=re.M) for command in commands)
    tag = re.search(r"`git tag (\S+)`", steps)[1]
    assert tag == f"v{__version__}"
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"{sync_notebooks.repository_url()}@{tag}" in path.read_text(encoding="utf-8"), path


def test_citation_is_whole():
    """CFF 1.2.0이 꼭 바라는 칸과, 이 저장소의 값."""
    assert {"cff-version", "message", "title", "authors"} <= set(CITATION)
    assert CITATION["cff-version"] == "1.2.0"
    assert CITATION["authors"] == [{"name": "korgrpo 저자들"}]
    assert CITATION["version"] == __version__
    assert CITATION["license"] == "Apache-2.0"
    assert CITATION["repository-code"] == sync_notebooks.repository_url()
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert CITATION["title"] == config["title"]


def test_citation_has_not_drifted():
    for path, text in sync_notebooks.citation().items():
        assert path.read_text(encoding="utf-8") == text, "make sync를 돌리세요"


def test_changes_begin_with_this_version():
    versions = re.findall(r"^## \[(.+?)\] - (.+)$", CHANGES, flags=re.M)
    assert versions[0][0] == __version__
    for _, date in versions:
        assert date == "아직 내지 않음" or re.fullmatch(r"\d{4}-\d\d-\d\d", date)
