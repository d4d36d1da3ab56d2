"""강사용 안내의 쪽: 시간표의 분이 맞아떨어지는지, 적은 시간이 장과 기록의 것인지, 가리킨 곳이 있는지."""

import re
import sys
from pathlib import Path

import pytest

from korgrpo_helpers.objective import group_advantages
from korgrpo_helpers.runs import read_run, read_steps

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "_ext"))
from glossary_page import chapter_title  # noqa: E402

PAGE = ROOT / "book" / "teaching.md"
TEXT = PAGE.read_text(encoding="utf-8")
CHAPTERS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.md"))
# 절의 제목 「반일: 4시간(240분)」과 그 절의 줄 `| 0:15 | 30 | 돌리기 | … |`
PLANS = re.findall(r"^## (\w+: (\d+)시간\((\d+)분\))\n(.*?)(?=^## )", TEXT, flags=re.M | re.S)
ROW = re.compile(r"^\| (\d+):(\d\d) \| (\d+) \| (\w+) \|(.*)\|$", flags=re.M)


def section(heading: str) -> str:
    return TEXT.partition(f"\n{heading}\n")[2]


@pytest.mark.parametrize(("hours", "minutes", "body"), [plan[1:] for plan in PLANS])
def test_minutes_add_up(hours, minutes, body):
    assert int(hours) * 60 == int(minutes)
    clock = 0
    rows = ROW.findall(body)
    # 표의 줄이 하나라도 다른 꼴이면 셈에서 빠집니다.
    assert len(rows) == len(re.findall(r"^\| \d", body, flags=re.M)) >= 10
    for hour, minute, length, _, _ in rows:
        assert int(hour) * 60 + int(minute) == clock, (hour, minute)
        clock += int(length)
    assert clock == int(minutes)


def test_both_plans_rest():
    assert [plan[1] for plan in PLANS] == ["4", "7"]
    for *_, body in PLANS:
        since_rest = 0
        for _, _, length, way, _ in ROW.findall(body):
            since_rest = 0 if way in ("쉬기", "점심") else since_rest + int(length)
            assert since_rest <= 90, "한 시간 반에 한 번은 쉽니다"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_machine_times_are_the_chapters_own(chapter):
    """표의 시간은 장의 머리에 있는 말 그대로입니다. 장을 고치면 여기도 고칩니다."""
    link = re.escape(f"[{chapter_title(chapter)}](../notebooks/{chapter}.ipynb)")
    told = re.search(rf"^\| {link} \| (.+) \|$", TEXT, flags=re.M)[1]
    text = (ROOT / "notebooks" / f"{chapter}.md").read_text(encoding="utf-8")
    assert told in re.search(r"^- \*\*드는 것\*\* (.*)$", text, flags=re.M)[1]


def test_times_on_gpus_are_from_the_records():
    seconds = read_run("original_t4").seconds
    assert f"{seconds:,.2f}초" in TEXT
    flat = [row["reward"] for row in read_steps("original_t4_steps") if not row["reward_std"]]
    told = "100스텝 가운데 40스텝이 그랬고, 넷 다 만점인 7스텝까지 47스텝"
    assert told in TEXT and (flat.count(-7.5), flat.count(13), len(flat)) == (40, 7, 47)
    guess = re.search(r"^T4에서 「한 번에 실행.*$", TEXT, flags=re.M)[0]
    chapter = (ROOT / "notebooks" / "15_full_t4.md").read_text(encoding="utf-8")
    told = "사전 학습부터 시험까지 20분쯤, 첫 셀부터는 30분쯤으로"
    assert told in guess and told in chapter
    assert "**짐작**" in guess
    assert "381초" in (ROOT / "book" / "status.md").read_text(encoding="utf-8")


def test_the_sum_by_hand_has_its_answer():
    """유인물의 「직접 셈하기」와 그 답이 같은 문제이고, 답이 맞는지."""
    rewards = [2, 0, 0, 2]
    asked = ", ".join(map(str, rewards))
    handout = (ROOT / "tools" / "handout.html.j2").read_text(encoding="utf-8")
    assert f"직접 셈하기</b> 보상 {asked}" in handout and f"보상 {asked}의 어드밴티지" in TEXT
    answer = ", ".join(f"{one:+.2f}".replace("-", "−") for one in group_advantages(rewards))
    assert answer in TEXT


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_a_question_and_an_answer(chapter):
    body = section(f"### {chapter_title(chapter)}").partition("\n#")[0]
    assert body.count("- **물음** ") == body.count("- **답** ") >= 1


def test_links_and_named_headings_exist():
    links = re.findall(r"\]\((?!https?://)([^)]+)\)", TEXT)
    assert len(links) >= 40
    for link in links:
        assert (PAGE.parent / link).is_file(), link
    named = re.findall(r"\]\(([^)]+)\)의 「([^」]+)」", TEXT)
    assert len(named) >= 10
    for link, heading in named:
        source = (PAGE.parent / link).with_suffix(".md").read_text(encoding="utf-8")
        assert re.search(rf"^#+ {re.escape(heading)}$", source, flags=re.M), heading


def test_switches_are_real():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "korgrpo_helpers").glob("*.py"))
    switches = set(re.findall(r"KORGRPO_\w+", TEXT))
    assert {"KORGRPO_ADAPTERS", "KORGRPO_PROFILE"} <= switches
    for switch in switches:
        assert f'"{switch}"' in code, switch


def test_it_says_what_was_never_tried():
    assert "수업을 연 적은 아직 없습니다" in TEXT.partition("## 수업의 뼈대")[0]
    assert "## 해 보지 않은 것" in TEXT
