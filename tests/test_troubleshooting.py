"""문제 해결의 쪽: 옮겨 적은 오류가 지금도 패키지가 찍는 말인지, 링크가 살아 있는지."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "korgrpo_helpers"
PAGE = ROOT / "book" / "troubleshooting.md"
TEXT = PAGE.read_text(encoding="utf-8")
GROUPS = ["설치", "메모리", "학습이 되지 않을 때", "끊김", "저장과 추론", "데이터와 채점", "책"]
GAP = "…"
# 진단의 줄 앞에 붙는 정도. findings.py가 붙입니다.
LEVEL = re.compile(r"^\[(문제|주의|정상)\] ")
# 사용자들이 거듭 겪는 일. 하나라도 빠지면 찾아온 사람이 빈손으로 돌아갑니다.
THREADS = """unsloth#2077 unsloth#3468 unsloth#2983 colabtools#5238 unsloth#1624 unsloth#2470 unsloth#3302
unsloth-zoo#3 unsloth#4970 trl#3452 unsloth#2291 open-r1#255 open-instruct#659 open-r1#235 sober-reasoning#6
RL#3635 Qwen3#1550 open-r1#683 unsloth#2009 unsloth#2750 ms-swift#4667 jupyter-book#752 mystmd#1174
colabtools#4113 jupyter-book#1606 LLMs-from-scratch#312""".split()


def template(node: ast.AST) -> str:
    """글이나 f-글에서 값이 들어갈 자리를 …로 바꾼 것. 글이 아니면 빈 글."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part) or GAP for part in node.values)
    return ""


@cache
def package_lines() -> frozenset[str]:
    """패키지가 찍을 수 있는 줄. 설명(docstring)은 찍는 말이 아니므로 뺍니다."""
    lines = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if id(node) not in notes:
                lines.update(template(node).splitlines())
    symptoms = tomllib.loads((PACKAGE / "data" / "diagnosis.toml").read_text(encoding="utf-8"))
    return frozenset(lines | {symptom["title"] for symptom in symptoms.values()})


def is_printed(quoted: str) -> bool:
    """…로 나눈 토막이 한 줄 안에 차례로 있는지."""
    parts = [re.escape(part) for part in LEVEL.sub("", quoted).split(GAP)]
    pattern = re.compile(".*?".join(parts))
    return any(pattern.search(line) for line in package_lines())


BOXES = re.findall(r"^```text\n(.*?)^```", TEXT, flags=re.M | re.S)
QUOTED = [line for box in BOXES for line in box.splitlines() if re.search("[가-힣]", line)]


@pytest.mark.parametrize("quoted", QUOTED)
def test_quoted_message_is_the_packages_own(quoted):
    # 토막이 너무 짧으면 아무 줄에나 맞습니다.
    assert max(map(len, LEVEL.sub("", quoted).split(GAP))) >= 8
    assert is_printed(quoted), "패키지의 말이 바뀌었습니다. 쪽을 고치세요."


def test_made_up_messages_are_noticed():
    assert len(QUOTED) >= 40
    assert not is_printed("이런 말은 패키지 어디에도 없습니다.")
    assert not is_printed("깔린 판이 서로 맞지 않습니다. 지어낸 뒷말")
    assert not is_printed("…의 가중치가 … GiB라 … GiB인 GPU에 들어갑니다.")


def test_every_entry_says_what_to_do():
    assert re.findall(r"^## (.+)$", TEXT, flags=re.M) == GROUPS
    entries = re.split(r"^### ", TEXT, flags=re.M)[1:]
    assert len(entries) >= 30
    for entry in entries:
        body = re.split(r"^## ", entry, flags=re.M)[0]
        title = entry.splitlines()[0]
        for part in ("**까닭**", "**고치기**", "**더 읽기**"):
            assert body.count(part) == 1, (title, part)
        assert "```text" in body or "**증상**" in body, title
        assert re.search(r"\]\((?:\.\./notebooks/)?\w+\.(?:ipynb|md)\)", body), title


def test_internal_links_exist():
    links = re.findall(r"\]\((?!https?://)([^)]+)\)", TEXT)
    assert len(links) >= 30
    for link in links:
        assert (PAGE.parent / link).is_file(), link


def test_headings_named_beside_a_link_exist():
    """「…」로 가리킨 절의 제목이 그 장에 있는지. 제목이 바뀌면 찾아가지 못합니다."""
    named = re.findall(r"\]\(([^)]+)\)의 「([^」]+)」", TEXT)
    assert named
    for link, heading in named:
        source = (PAGE.parent / link).with_suffix(".md").read_text(encoding="utf-8")
        assert re.search(rf"^#+ {re.escape(heading)}$", source, flags=re.M), (link, heading)


def test_threads_link_to_their_own_number():
    links = re.findall(r"\[([^\]]*#\d+)\]\((https://github\.com/\S+?)\)", TEXT)
    found = set()
    for name, address in links:
        owner, repository, kind, number = address.removeprefix("https://github.com/").split("/")
        assert kind in ("issues", "pull")
        told, _, told_number = name.partition("#")
        assert told_number == number
        assert told in ("", repository, f"{owner}/{repository}"), name
        found.add(f"{repository}#{number}")
    assert found >= set(THREADS)
