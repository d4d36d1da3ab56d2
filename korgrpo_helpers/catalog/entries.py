"""데이터셋 카탈로그를 읽습니다. 적힌 사실은 `data/catalog.toml` 한 곳에 있습니다.

망이 있는 기계에서 확인한 것(`python -m korgrpo_helpers.catalog check`)을 `data/catalog_checked.toml`로 두면 손으로 적은
값을 덮어씁니다. 손으로 적은 파일은 고치지 않으므로 무엇이 확인한 것인지 늘 가를 수 있습니다.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

GROUPS = {
    "guide": "가이드의 18종",
    "original": "원본 노트북의 2종",
    "checkable": "정답이 있는 한국어 데이터",
    "shipped": "이 패키지에 실은 데이터",
}
FITS = ("SFT", "GRPO", "선호", "평가", "없음")
SHORT_GROUPS = {
    "guide": "가이드",
    "original": "원본",
    "checkable": "정답 있음",
    "shipped": "실은 것",
}
STATUSES = {
    "known": "근거 있음",
    "inferred": "미루어 적음",
    "unknown": "모름",
    "checked": "확인함",
}
UNKNOWN = "모름"
CHECKED_FILE = "catalog_checked.toml"


@dataclass(frozen=True)
class Entry:
    """데이터셋 하나에 대해 아는 것. 모르는 것은 「모름」, None, 빈 값입니다.

    `columns_status`가 known이 아니면 `shape`(검사에 쓰는 본보기의 꼴)는 가정입니다. `mapping`은 열의 이름만으로는
    알 수 없는 데이터의 `ColumnMapping`이고, `shipped`는 패키지에 실은 파일입니다. `revision`은 받을 커밋입니다(없으면
    허브의 지금 것).
    """

    name: str
    group: str
    fits: tuple[str, ...]
    why: str
    columns_status: str
    evidence: str
    evidence_date: str
    shape: str = ""
    language: str = UNKNOWN
    trace: str = UNKNOWN
    licence: str = UNKNOWN
    size: str = ""
    rows: int | None = None
    gated: bool | None = None
    config: str | None = None
    split: str | None = None
    revision: str | None = None
    splits: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)
    shipped: str | None = None

    def __post_init__(self) -> None:
        if self.group not in GROUPS or self.columns_status not in STATUSES:
            raise ValueError(f"카탈로그의 {self.name}: 모르는 group이나 columns_status입니다.")
        if wrong := set(self.fits) - set(FITS):
            raise ValueError(f"카탈로그의 {self.name}: 모르는 fits {', '.join(wrong)}.")

    @property
    def page(self) -> str | None:
        """허브의 쪽. 실은 데이터면 None."""
        return None if self.shipped else f"https://huggingface.co/datasets/{self.name}"

    def summary(self) -> dict[str, str]:
        """표에 적을 한 줄. 모든 칸이 글이고, 모르면 「모름」입니다."""
        gated = {True: "허락 필요", False: "누구나", None: UNKNOWN}[self.gated]
        return {
            "이름": self.name,
            "묶음": SHORT_GROUPS[self.group],
            "언어": self.language,
            "맞는 곳": ", ".join(self.fits) or UNKNOWN,
            "열의 근거": STATUSES[self.columns_status],
            "행": f"{self.rows:,}" if self.rows else UNKNOWN,
            "허가서": self.licence.partition("(")[0],
            "받기": gated,
        }


def read_entries(path: Path) -> dict[str, Entry]:
    """TOML 파일의 항목들, 적힌 차례로. 모르는 필드가 있거나 이름이 겹치면 ValueError입니다."""
    found: dict[str, Entry] = {}
    for row in tomllib.loads(path.read_text(encoding="utf-8")).get("dataset", []):
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        try:
            entry = Entry(**values)
        except TypeError as error:
            raise ValueError(f"카탈로그의 {row.get('name')}: {error}") from error
        if entry.name in found:
            raise ValueError(f"카탈로그에 {entry.name}이(가) 두 번 나옵니다.")
        found[entry.name] = entry
    return found


def apply_checked(entries: dict[str, Entry], checked: Path) -> dict[str, Entry]:
    """확인한 것으로 덮어쓴 항목들. 카탈로그에 없는 이름은 ValueError입니다."""
    merged = dict(entries)
    for row in tomllib.loads(checked.read_text(encoding="utf-8")).get("checked", []):
        name = row.pop("name")
        if name not in merged:
            raise ValueError(f"{checked.name}의 {name}은(는) 카탈로그에 없습니다.")
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        merged[name] = replace(merged[name], **values, columns_status="checked")
    return merged


@cache
def catalog() -> dict[str, Entry]:
    """이름 → 항목. 가이드의 18종, 원본의 2종, 정답이 있는 한국어 데이터, 실은 데이터의 차례입니다.

    >>> entries = catalog()
    >>> sum(entry.group == "guide" for entry in entries.values())
    18
    >>> entries["lemon-mint/korean-reasoning-v02"].split
    'train'
    """
    folder = Path(str(files("korgrpo_helpers").joinpath("data")))
    entries = read_entries(folder / "catalog.toml")
    checked = folder / CHECKED_FILE
    return apply_checked(entries, checked) if checked.is_file() else entries
