"""설정 파일(YAML)을 읽어 키와 값으로, 값을 정해진 꼴로. 값의 뜻은 `train_config`가 봅니다.

남이 준 파일일 수 있으므로 SafeLoader로만 읽고, 크기를 제한하고, 말없이 값을 버리지 않습니다.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 64 * 1024
TYPE_NAMES = {
    int: "정수",
    float: "수",
    str: "글",
    bool: "true나 false",
    list: "목록",
    dict: "키와 값",
}
# 0보다 커야 하는 수와, 1 이하이기도 해야 하는 수. 나머지의 뜻은 TRL이 봅니다.
POSITIVE = """priming_rows grpo_rows test_rows max_seq_length prompt_quantile completion_tokens generation_batch
gpu_memory_utilization checkpoint_steps logit_chunks lora_alpha num_train_epochs learning_rate
per_device_train_batch_size gradient_accumulation_steps max_length logging_steps max_steps temperature
num_iterations""".split()
SHARES = ("prompt_quantile", "gpu_memory_utilization", "top_p")


class ConfigError(ValueError):
    """설정을 쓸 수 없습니다. 글은 한 줄이고, 키와 고치는 법이 들어 있습니다.

    내 파일을 읽다 난 오류만 그 아래에 파일의 사정(있는 열, 뺀 행)을 덧붙입니다.
    """


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


def only_known(found: dict, known: Iterable[str], prefix: str) -> None:
    """모르는 키가 있으면 가까운 이름과 아는 이름을 적은 ConfigError입니다."""
    for key in found:
        if key in known:
            continue
        close = get_close_matches(str(key), known, n=1)
        hint = f"{prefix}{close[0]}을(를) 뜻했나요? " if close else ""
        raise ConfigError(
            f"모르는 키 '{prefix}{str(key)[:40]}'입니다. {hint}아는 키: {', '.join(known)}."
        )


def typed(key: str, value: Any, hint: Any) -> Any:
    """`hint`의 꼴로 맞춘 값. 수는 유한하고 범위 안이어야 합니다."""
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if value is None and types.NoneType in allowed:
        return None
    kind = typing.get_origin(allowed[0]) or allowed[0]
    if kind is float and isinstance(value, int | str) and not isinstance(value, bool):
        value = _number(value)  # YAML은 5e-6을 글로 읽습니다
    right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
    if not right or (kind is float and not math.isfinite(value)):
        raise ConfigError(
            f"{key}은(는) {TYPE_NAMES[kind]}{'이거나 null' if len(allowed) > 1 else ''}이어야 하는데 "
            f"{_shown(value)}입니다. 값을 고치세요."
        )
    name = key.rpartition(".")[2]
    if name in POSITIVE and value <= 0:
        left_out = " unsloth에 맡기려면 null을 적으세요." if name == "logit_chunks" else ""
        raise ConfigError(f"{key}={value}은(는) 0보다 커야 합니다.{left_out}")
    if name == "lora_rank" and value < 0:
        raise ConfigError(f"{key}={value}은(는) 0 이상이어야 합니다. 0이면 모든 가중치를 배웁니다.")
    if name in SHARES and value > 1:
        raise ConfigError(f"{key}={value}은(는) 1 이하여야 합니다. 90 %는 0.9입니다.")
    if kind is str and not value.strip():
        raise ConfigError(f"{key}이(가) 비었습니다. 값을 적으세요.")
    return value


def _number(value: int | str) -> float | str:
    try:
        return float(value)
    except (ValueError, OverflowError):
        return str(value)


def _shown(value: Any) -> str:
    if value is None:
        return "null"
    # 목록은 펼치지 않습니다. YAML의 별명으로 만든 목록은 작은 파일에서도 끝없이 길 수 있습니다.
    name = TYPE_NAMES.get(type(value), "키와 값")
    return name if isinstance(value, list | dict) else f"{name} {value!r:.40}"
