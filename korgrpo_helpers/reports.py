"""몇 행이 남고 몇 행이 왜 빠졌는지 세는 보고. 데이터를 거르는 모든 함수가 함께 돌려줍니다."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

SHOWN_ROWS = 5


@dataclass
class DropReport:
    """거르기 한 번의 결과. `dropped`는 (행 번호나 이름, 까닭)의 목록입니다.

    `head`는 보고 앞에 적을 말(어느 열을 무엇으로 썼는지)이고, `noted`는 남은 행 가운데 어떤 것이 몇인지입니다(풀이가 있는 행, 정답을 찾은 자리).

    >>> report = DropReport("예", total=3)
    >>> report.drop(7, "정답이 비었습니다")
    >>> print(report)
    예: 3행 중 2행 남음, 1행 뺌
      - 정답이 비었습니다: 1행 (행 7)
    """

    name: str
    total: int
    dropped: list[tuple[int | str, str]] = field(default_factory=list)
    noted: Counter[str] = field(default_factory=Counter)
    head: str = ""

    @property
    def kept(self) -> int:
        return self.total - len(self.dropped)

    def drop(self, row: int | str, reason: str) -> None:
        self.dropped.append((row, reason))

    def restart(self) -> None:
        """스트리밍 데이터를 처음부터 다시 읽을 때, 두 번 세지 않게 비웁니다."""
        self.total = 0
        self.dropped.clear()
        self.noted.clear()

    def counts(self) -> dict[str, int]:
        """까닭마다 몇 행인지, 많은 것부터."""
        return dict(Counter(reason for _, reason in self.dropped).most_common())

    def __str__(self) -> str:
        lines = [
            f"{self.name}: {self.total:,}행 중 {self.kept:,}행 남음, {len(self.dropped):,}행 뺌"
        ]
        for reason, count in self.counts().items():
            # 번호가 없는 데이터의 source는 「행 3」입니다.
            rows = [str(row).removeprefix("행 ") for row, why in self.dropped if why == reason]
            more = " …" if count > SHOWN_ROWS else ""
            lines.append(f"  - {reason}: {count:,}행 (행 {', '.join(rows[:SHOWN_ROWS])}{more})")
        if self.head:
            lines.insert(0, self.head)
        for note, count in self.noted.items():
            lines.append(f"  · {note}: {count:,}행 ({count / max(1, self.kept):.1%})")
        return "\n".join(lines)
