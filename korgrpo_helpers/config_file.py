"""설정 파일(YAML)을 읽어 키와 값으로. 값의 뜻은 `train_config`가 봅니다.

남이 준 파일일 수 있으므로 SafeLoader로만 읽고, 크기를 제한하고, 말없이 값을 버리지 않습니다.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 64 * 1024


class ConfigError(ValueError):
    """설정을 쓸 수 없습니다. 글은 한 줄이고, 키와 고치는 법이 들어 있습니다."""


class _OnceLoader(yaml.SafeLoader):
    """같은 키를 두 번 적은 파일을 받지 않는 SafeLoader. 본디는 앞의 값을 말없이 버립니다."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise ConfigError(
                    f"{key.start_mark.line + 1}째 줄: {str(key.value)[:40]!r}을(를) 두 번 적었습니다. 하나를 지우세요."
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def parse(text: str, where: str) -> Any:
    try:
        return yaml.load(text, _OnceLoader)  # SafeLoader라 파이썬의 객체는 만들지 않습니다
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = " ".join(str(error.problem).split())
        raise ConfigError(
            f"{where}의 {line}째 줄을 YAML로 읽을 수 없습니다({problem:.80}). 들여쓰기와 콜론 뒤의 빈칸을 보세요."
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, ConfigError):
            raise
        raise ConfigError(
            f"{where}을(를) YAML로 읽을 수 없습니다. configs/의 본보기와 견주세요."
        ) from error


def read_file(path: Path, changes: Iterable[str] = ()) -> dict:
    """파일의 키와 값에 `changes`(`grpo.max_steps=10` 꼴)를 덮어쓴 것. 읽을 수 없으면 ConfigError입니다."""
    if not path.is_file():
        raise ConfigError(
            f"설정 파일 {path}이(가) 없습니다. 본보기는 저장소의 configs/에 있습니다."
        )
    if path.stat().st_size > MAX_BYTES:
        raise ConfigError(f"{path}이(가) {MAX_BYTES // 1024} KiB보다 큽니다. 설정 파일이 맞나요?")
    try:
        found = parse(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}이(가) UTF-8이 아닙니다. UTF-8로 저장하세요.") from error
    if not isinstance(found, dict):
        raise ConfigError(f"{path}은(는) `키: 값`의 줄들이어야 합니다. configs/의 본보기를 보세요.")
    for change in changes:
        _override(found, change)
    return found


def _override(found: dict, change: str) -> None:
    key, equals, text = change.partition("=")
    section, dot, inner = key.partition(".")
    if not equals or not section or (dot and not inner):
        raise ConfigError(
            f"--set {change!r:.80}은(는) 키=값이어야 합니다. 예: --set grpo.max_steps=10 --set model=demo"
        )
    value = parse(text, f"--set {key}")
    if not dot:
        found[key] = value
        return
    inside = found.setdefault(section, {})
    if isinstance(inside, dict):  # 아니면 check가 꼴을 말합니다
        inside[inner] = value
