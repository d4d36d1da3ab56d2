"""강사용 안내의 쪽: 시간표의 분이 맞아떨어지는지, 적은 시간이 장과 기록의 것인지, 가리킨 곳이 있는지."""

import re
import sys
from pathlib import Path

import pytest

from korgrpo_helpers.objective import group_advantages
from korgrpo_helpers.runs import read_run, read_steps

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "_ext"), str(ROOT / "tools")]
import lesson_plan  # noqa: E402
from glossary_page import chapter_title  # noqa: E402

PAGE = ROOT / "book" / "teaching.md"
TEXT = PAGE.read_text(encoding="utf-8")
CHAPTERS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.md"))
PLANS = lesson_plan.read_plans(TEXT)
QUESTIONS = lesson_plan.read_questions(TEXT)


def section(heading: str) -> str:
    return TEXT.partition(f"\n{heading}\n")[2]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_minutes_add_up(plan):
    assert plan.hours * 60 == plan.minutes
    clock = 0
    # 표의 줄이 하나라도 다른 꼴이면 셈에서 빠집니다.
    body = section(f"## {plan.name}: {plan.hours}시간({plan.minutes}분)").partition("\n## ")[0]
    assert len(plan.slots) == len(re.findall(r"^\| \d", body, flags=re.M)) >= 10
    for slot in plan.slots:
        hour, minute = map(int, slot.start.split(":"))
        assert hour * 60 + minute == clock, slot
        clock += slot.minutes
    assert clock == plan.minutes


def test_both_plans_rest():
    assert [plan.hours for plan in PLANS] == [4, 7]
    for plan in PLANS:
        since_rest = 0
        for slot in plan.slots:
            since_rest = 0 if slot.way in ("쉬기", "점심") else since_rest + slot.minutes
            assert since_rest <= 90, "한 시간 반에 한 번은 쉽니다"


def headings(chapter: str) -> set[str]:
    text = (ROOT / "notebooks" / f"{chapter}.md").read_text(encoding="utf-8")
    return set(re.findall(r"^## (.+)$", text, flags=re.M))


def test_the_plans_say_which_sections_to_show():
    """읽는 칸과 손으로 하는 칸은 장마다 보일 절을 적고, 적은 절은 그 장에 있습니다."""
    shows = [(slot, show) for plan in PLANS for slot in plan.slots for show in slot.shows]
    assert len(shows) >= 20
    for slot, show in shows:
        assert show.title == chapter_title(show.chapter)
        assert set(show.sections) <= headings(show.chapter), show
        assert bool(show.sections) == (slot.way in ("읽기", "손으로")), show


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
    """물음마다 물어볼 절이 있고, 그 절은 그 장에 있습니다. 슬라이드가 그 절의 메모에 넣습니다."""
    body = section(f"### {chapter_title(chapter)}").partition("\n#")[0]
    asked = QUESTIONS[chapter_title(chapter)]
    assert body.count("**물음**") == body.count("**답**") == len(asked) >= 1
    assert {one.section for one in asked} <= headings(chapter)


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
