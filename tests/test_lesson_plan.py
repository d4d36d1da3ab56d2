"""슬라이드에 들어간 강사용 안내: 메모의 시간표와 물음, 첫 쪽의 보일 절. 안내의 글은 test_teaching이 봅니다."""

import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from test_slides import PAGES, columns, make_slides, small_notebook

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
from lesson_plan import Plan, Question, Slot, read_plans, read_questions

TEXT = """\
## 반일: 1시간(60분)

| 시작 | 분 | 방식 | 하는 일 |
|---|---|---|---|
| 0:00 | 50 | 읽기 | [가](../notebooks/01_a.ipynb)의 「하나, 둘」, 「셋」, [나](../notebooks/02_b.ipynb). 「넷」만 |
| 0:50 | 10 | 쉬기 | |

## 장마다 물어볼 것

머리글

### 가

- **물음** (「셋」) 몇인가요?
- **답** 셋입니다.

### 나

글

## 끝
"""


def test_the_page_is_read():
    (plan,) = read_plans(TEXT)
    assert (plan.name, plan.hours, plan.minutes, len(plan.slots)) == ("반일", 1, 60, 2)
    reading, rest = plan.slots
    assert [(show.chapter, show.title, show.sections) for show in reading.shows] == [
        ("01_a", "가", ("하나, 둘", "셋")),
        ("02_b", "나", ()),
    ]
    assert (rest.way, rest.task, rest.shows) == ("쉬기", "", [])
    assert read_questions(TEXT) == {"가": [Question("셋", "몇인가요?", "셋입니다.")], "나": []}


def test_the_teachers_page_goes_into_the_notes():
    """첫 장면의 메모에 그 장의 칸이 차례대로, 절의 첫 메모에 물음과 답이 들어갑니다. 화면은 그대로입니다."""
    slots = [
        Slot("0:15", 30, "돌리기", "[보상](../notebooks/07_rewards.ipynb)을 [여기](status.md)까지"),
        Slot("0:45", 10, "쉬기", ""),
    ]
    found = columns(small_notebook())
    asked = [Question("셈", "몇인가요?", "넷"), Question("셈", "왜요?", "까닭")]
    make_slides.add_lesson(found, "07_rewards", [Plan("반일", 1, 40, slots)], asked)
    first, section = found[0][0], found[1][0]
    assert "<b>반일 0:15, 30분(돌리기)</b>" in first.notes[0] and "쉬기" not in first.notes[1]
    assert 'href="07_rewards.html"' in first.notes[0]
    assert 'href="../html/book/status.html"' in first.notes[0]
    notes = "".join(section.notes)
    order = [notes.index(one) for one in ("몇인가요?", "넷", "왜요?", "까닭", "머리글입니다")]
    assert order == sorted(order)
    assert section.shown == PAGES["셈", 1].shown
    with pytest.raises(ValueError, match="없는 절"):
        make_slides.place(found, "없는 절")


def test_the_index_leads_to_the_sections():
    """반일과 전일의 칸마다 장과 보일 절로 가는 링크가 있습니다. 절의 번호는 0번이 제목입니다."""
    show = "[보상](../notebooks/07_rewards.ipynb)의 「셈」, 「연습」. 함께 봅니다"
    slots = [Slot("0:15", 30, "읽기", show), Slot("0:45", 10, "쉬기", "")]
    chapters = {"07_rewards": columns(small_notebook())}
    page = make_slides.index(
        [("앞", [("07_rewards", "보상")])], [Plan("반일", 1, 40, slots)], chapters
    )
    soup = BeautifulSoup(page, "html.parser")
    item = soup.find("h2", string="반일에 보일 절").find_next("ul")
    assert [(one.text, one["href"]) for one in item.select("a")] == [
        ("보상", "07_rewards.html"),
        ("셈", "07_rewards.html#/1"),
        ("연습", "07_rewards.html#/3"),
    ]
    assert "0:15 읽기 30분" in item.text and "쉬기" not in item.text
