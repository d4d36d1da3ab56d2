"""카탈로그를 진짜 허브와 견줍니다: 데이터마다 몇 행을 받아 열을 보고, 다른 것과 새로 안 것을 적습니다.

결과 파일은 `data/catalog_checked.toml`로 옮기면 카탈로그에 합쳐집니다. 하나가 실패해도 나머지는 계속하고, 하나를
마칠 때마다 파일에 적으므로 중간에 끊겨도 앞의 것은 남습니다.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from tqdm import tqdm

from korgrpo_helpers.catalog.entries import Entry, catalog
from korgrpo_helpers.column_roles import Column, read_columns
from korgrpo_helpers.hub import choose, korean_errors, load
from korgrpo_helpers.mapping import ROLES
from korgrpo_helpers.schema import schema_of

CHECKED_ROWS = 50
SHOWN_CHARS = 60


@dataclass(frozen=True)
class Checked:
    """데이터 하나를 확인한 결과. 실패했으면 `error`에 까닭이 있고 `found`는 비었습니다."""

    name: str
    found: dict = field(default_factory=dict)
    differences: tuple[str, ...] = ()
    error: str = ""


def check_one(entry: Entry, today: date) -> Checked:
    """허브에서 몇 행을 받아 봅니다. 무엇이 잘못되든 오류를 내지 않고 까닭을 적습니다."""
    try:
        found = _look(entry, today)
    except Exception as error:
        return Checked(entry.name, error=f"{type(error).__name__}: {error}".splitlines()[0])
    return Checked(entry.name, found, _differences(entry, found))


def _look(entry: Entry, today: date) -> dict:
    from huggingface_hub import HfApi

    with korean_errors(
        entry.name
    ):  # 없어진 데이터의 옛 사본을 보고 있다고 하지 않도록 먼저 묻습니다
        info = HfApi().dataset_info(entry.name)
    config, split, offered = choose(entry.name, entry)
    rows = list(load(entry.name, split=split, config=config, rows=CHECKED_ROWS))
    card = info.card_data or {}
    columns = read_columns(rows)
    found = {
        "config": config,
        "split": split,
        "splits": offered,
        "columns": {column.path: column.kind for column in columns},
        "gated": bool(info.gated),
        "licence": str(card.get("license") or "적혀 있지 않음"),
        "evidence": f"허브에서 {len(rows)}행을 받아 봄(커밋 {str(info.sha)[:7]})",
        "evidence_date": today.isoformat(),
    }
    try:
        schema = schema_of(rows)
    except ValueError:
        return {**found, "trace": "열을 알아보지 못함"}
    found["columns"] = _roles(columns, schema.mapping)
    found["trace"] = ", ".join(mark for mark, share in schema.trace if share > 0.5) or "없음"
    return found


def _roles(columns: Sequence[Column], mapping) -> dict[str, str]:
    roles = {}
    for item in fields(mapping):
        value = getattr(mapping, item.name)
        if item.name in ROLES and value is not None:
            for path in (value,) if isinstance(value, str) else value:
                roles[path] = ROLES[item.name]
    return {column.path: roles.get(column.path, column.kind) for column in columns}


def _differences(entry: Entry, found: dict) -> tuple[str, ...]:
    """카탈로그에 적힌 것과 다른 점. 카탈로그가 모르던 것은 다른 점이 아닙니다."""
    differences = []
    seen = {path.split(".")[0] for path in found["columns"]}
    if entry.columns and (lost := set(entry.columns) - seen):
        differences.append(f"없는 열 {', '.join(sorted(lost))}")
    if entry.columns and (new := seen - set(entry.columns)):
        differences.append(f"적히지 않은 열 {', '.join(sorted(new))}")
    if entry.gated is not None and entry.gated != found["gated"]:
        differences.append("받는 조건(gated)")
    if lost := set(entry.splits) - set(found["splits"]):
        differences.append(f"없는 갈래 {', '.join(sorted(lost))}")
    return tuple(differences)


def as_toml(rows: Sequence[dict]) -> str:
    """`[[checked]]` 항목들. 값은 글, 참·거짓, 글의 목록, 글의 표뿐입니다.

    >>> print(as_toml([{"name": "가/나", "gated": False, "columns": {"문제": "text"}}]))
    [[checked]]
    name = "가/나"
    gated = false
    columns = { "문제" = "text" }
    <BLANKLINE>
    """
    lines = []
    for row in rows:
        lines.append("[[checked]]")
        lines += [f"{key} = {_toml_value(value)}" for key, value in row.items()]
        lines.append("")
    return "\n".join(lines)


def _toml_value(value: object) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_toml_value(k)} = {_toml_value(v)}" for k, v in value.items())
        return f"{{ {inside} }}"
    # JSON의 글과 목록은 그대로 TOML입니다. 지움 문자만 따로 적습니다.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def check(names: Sequence[str], output: Path, today: date) -> list[Checked]:
    """`names`(비었으면 허브의 모든 항목)를 차례로 확인하고 `output`에 적습니다. 파일에 있던 다른 항목은 남깁니다."""
    entries = catalog()
    if unknown := [name for name in names if name not in entries]:
        raise ValueError(f"카탈로그에 없는 이름입니다: {', '.join(unknown)}.")
    chosen = names or [name for name, entry in entries.items() if not entry.shipped]
    kept: dict[str, dict] = {}
    if output.is_file():
        rows = tomllib.loads(output.read_text(encoding="utf-8")).get("checked", [])
        kept = {row["name"]: row for row in rows}
    results = []
    for name in tqdm(chosen, desc="허브에서 확인", unit="개", file=sys.stderr):
        result = check_one(entries[name], today)
        results.append(result)
        if not result.error:
            kept[name] = {"name": name, **result.found}
            output.write_text(as_toml(list(kept.values())), encoding="utf-8")
    return results


def as_table(results: Sequence[Checked]) -> str:
    """결과의 표. 칸은 탭이 아니라 ` | `로 나눕니다."""
    lines = ["이름 | 결과 | 열 | 표지 | 카탈로그와 다른 점"]
    for one in results:
        if one.error:
            lines.append(f"{one.name} | 실패 | {one.error[:SHOWN_CHARS]} | |")
        else:
            columns = ", ".join(one.found["columns"])
            differences = "; ".join(one.differences) or "없음"
            lines.append(
                f"{one.name} | 확인함 | {columns[:SHOWN_CHARS]} | {one.found['trace']} | {differences}"
            )
    return "\n".join(lines)
