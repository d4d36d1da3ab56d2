"""참고문헌: 책과 패키지가 가리키는 논문이 빠짐없이, 서로 어긋나지 않게 적혀 있는지."""

import re
from pathlib import Path

import pytest
import yaml
from pybtex.database import parse_file

ROOT = Path(__file__).parents[1]
BIB = parse_file(str(ROOT / "book" / "references.bib")).entries
PAGE = (ROOT / "book" / "references.md").read_text(encoding="utf-8")
BY_ARXIV = {entry.fields["eprint"]: entry for entry in BIB.values() if "eprint" in entry.fields}
WRITTEN = [
    *(ROOT / "book").glob("*.md"),
    *(ROOT / "notebooks").glob("*.md"),
    *(ROOT / "korgrpo_helpers").rglob("*.py"),
]


def test_config_reads_the_file():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert config["bibtex_bibfiles"] == ["book/references.bib"]


@pytest.mark.parametrize("entry", BIB.values(), ids=BIB.keys())
def test_entry_is_whole(entry):
    assert entry.persons["author"] and entry.fields["title"]
    year = int(entry.fields["year"])
    if entry.type == "misc":
        number = entry.fields["eprint"]
        assert re.fullmatch(r"\d{4}\.\d{5}", number)
        # arXiv 번호의 앞 두 자리는 올린 해입니다.
        assert 2000 + int(number[:2]) == year
    else:
        assert entry.fields["journal"] and entry.fields["pages"]


def test_page_uses_every_entry_and_nothing_else():
    cited = [key for keys in re.findall(r"\{cite:t\}`([^`]+)`", PAGE) for key in keys.split(",")]
    assert sorted(cited) == sorted(BIB)
    assert PAGE.count("```{bibliography}") == 1
    for link in re.findall(r"\]\((?!https?://)([^)]+)\)", PAGE):
        assert (ROOT / "book" / link).is_file(), link


def test_every_arxiv_number_is_listed():
    found = {
        number
        for path in WRITTEN
        for number in re.findall(
            r"(?:arXiv:|arxiv\.org/abs/)(\d{4}\.\d{5})", path.read_text("utf-8")
        )
    }
    assert found
    assert found <= set(BY_ARXIV)


def test_names_and_years_in_the_chapters_agree():
    """장의 「Shao 외, 2024」가 그 번호의 첫 저자와 해인지."""
    links = [
        match
        for path in WRITTEN
        for match in re.findall(
            r"\[(\w+) 외, (\d{4})[^\]]*\]\(https://arxiv\.org/abs/([\d.]+)\)",
            path.read_text("utf-8"),
        )
    ]
    assert len(links) >= 3
    for name, year, number in links:
        entry = BY_ARXIV[number]
        assert name == entry.persons["author"][0].last_names[0]
        assert year == entry.fields["year"]
