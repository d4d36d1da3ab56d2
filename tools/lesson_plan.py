"""강사용 안내(book/teaching.md)의 시간표와 물음을 읽습니다. 슬라이드(make_slides)와 그 쪽의 검사가 함께 씁니다.

시간표의 줄은 `| 0:15 | 30 | 돌리기 | 하는 일 |`입니다. 하는 일에 적은 장의 링크 바로 뒤에 「…의 「절」, 「절」」로 적은 것이
그 칸에서 보일 절입니다. 물음은 장의 제목 아래에 `- **물음** (「절」) …`과 `- **답** …`의 짝으로 적습니다.
"""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[1] / "book" / "teaching.md"
_PLAN = re.compile(r"^## (\w+): (\d+)시간\((\d+)분\)\n(.*?)(?=^## )", re.M | re.S)
_ROW = re.compile(r"^\| (\d+:\d\d) \| (\d+) \| (\w+) \| (?:(.*) )?\|$", re.M)
_CHAPTER = re.compile(
    r"\[([^]]+)\]\(\.\./notebooks/(\w+)\.ipynb\)(?:의 (「[^」]+」(?:, 「[^」]+」)*))?"
)
_ASKED = re.compile(r"^- \*\*물음\*\* \(「([^」]+)」\) (.+)\n- \*\*답\*\* (.+)$", re.M)


@dataclass(frozen=True)
class Show:
    """시간표의 한 칸에서 여는 장. `sections`는 그 가운데 보일 절이고, 비었으면 장을 통째로 봅니다."""

    chapter: str
    title: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """시간표의 한 칸. `task`는 하는 일의 마크다운입니다."""

    start: str
    minutes: int
    way: str
    task: str

    @property
    def shows(self) -> list[Show]:
        return [
            Show(chapter, title, tuple(re.findall("「([^」]+)」", sections)))
            for title, chapter, sections in _CHAPTER.findall(self.task)
        ]


@dataclass(frozen=True)
class Plan:
    """시간표 하나. `name`은 반일이나 전일입니다."""

    name: str
    hours: int
    minutes: int
    slots: list[Slot]


@dataclass(frozen=True)
class Question:
    section: str
    asked: str
    answer: str


def read_plans(text: str) -> list[Plan]:
    return [
        Plan(name, int(hours), int(minutes), _slots(body))
        for name, hours, minutes, body in _PLAN.findall(text)
    ]


def _slots(body: str) -> list[Slot]:
    return [Slot(start, int(long), way, task) for start, long, way, task in _ROW.findall(body)]


def read_questions(text: str) -> dict[str, list[Question]]:
    """장의 제목마다 그 장의 물음들."""
    part = text.partition("\n## 장마다 물어볼 것\n")[2].partition("\n## ")[0]
    titled = (chapter.partition("\n") for chapter in part.split("\n### ")[1:])
    return {
        title: [Question(*found) for found in _ASKED.findall(body)] for title, _, body in titled
    }
