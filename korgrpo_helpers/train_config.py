"""학습 명령의 설정: YAML 파일 한 장에 프로필과 보상, 단계, 폴더가 모두 들어 있습니다.

본보기는 저장소의 `configs/`에 프로필마다 한 장씩 있습니다. 모르는 키나 틀린 값은 학습을 시작하기 전에 한 줄로 알립니다.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Iterable
from dataclasses import MISSING, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.config_file import ConfigError, read_file
from korgrpo_helpers.hub import HUB_NAME
from korgrpo_helpers.processes import check_groups
from korgrpo_helpers.settings import GrpoSettings, PrimingSettings, Profile
from korgrpo_helpers.sources import SOURCES
from korgrpo_helpers.stack import check_optimizer

STAGES = ("priming", "grpo", "evaluation")
REWARDS = ("korean", "original")
SECTIONS = {"priming": PrimingSettings, "grpo": GrpoSettings}
TYPE_NAMES = {int: "정수", float: "수", str: "글", bool: "true나 false", list: "목록"}
# 0보다 커야 하는 수와, 1 이하이기도 해야 하는 수. 나머지의 뜻은 TRL이 봅니다.
POSITIVE = """priming_rows grpo_rows test_rows max_seq_length prompt_quantile completion_tokens generation_batch
gpu_memory_utilization checkpoint_steps lora_alpha num_train_epochs learning_rate
per_device_train_batch_size gradient_accumulation_steps max_length logging_steps max_steps temperature
num_iterations""".split()
SHARES = ("prompt_quantile", "gpu_memory_utilization", "top_p")


@dataclass(frozen=True)
class TrainConfig:
    """학습 한 번의 모든 선택. `checkpoints`를 적지 않으면 `output` 안의 `checkpoints`입니다.

    `output`과 `checkpoints`는 모든 프로세스가 함께 보는 폴더여야 합니다.
    """

    profile: Profile
    output: str
    checkpoints: str
    rewards: str = "original"
    stages: tuple[str, ...] = STAGES

    def as_dict(self) -> dict[str, Any]:
        """설정 파일의 꼴. `check`에 다시 넣으면 같은 설정이 됩니다."""
        own = dataclasses.asdict(self)
        profile = own.pop("profile")
        sections = {name: profile.pop(name) for name in SECTIONS}
        return {**profile, **own, "stages": list(self.stages), **sections}

    def as_yaml(self) -> str:
        return yaml.safe_dump(self.as_dict(), allow_unicode=True, sort_keys=False)


def read_config(path: Path, changes: Iterable[str] = ()) -> TrainConfig:
    """설정 파일을 읽고 `changes`(`grpo.max_steps=10` 꼴)를 덮어씁니다. 쓸 수 없으면 ConfigError입니다."""
    return check(read_file(path, changes))


def check(found: dict) -> TrainConfig:
    """YAML에서 읽은 것을 확인해 설정으로 만듭니다. 모르는 키, 틀린 꼴, 어긋난 값이면 ConfigError입니다.

    >>> from korgrpo_helpers.profiles import get_profile
    >>> config = TrainConfig(get_profile("t4"), "결과/t4", "결과/t4/checkpoints")
    >>> check(config.as_dict()) == config
    True
    >>> check(config.as_dict() | {"modle": "demo"})
    Traceback (most recent call last):
    korgrpo_helpers.config_file.ConfigError: 모르는 키 'modle'입니다. model을(를) 뜻했나요? ...
    """
    own = {"output": str, "checkpoints": str | None, "rewards": str, "stages": list}
    kinds = {name: hint for name, hint in _fields(Profile).items() if name not in SECTIONS}
    _only_known(found, [*kinds, *own, *SECTIONS], "")
    sections = {}
    for name, kind in SECTIONS.items():
        inside = found.get(name, {})
        if not isinstance(inside, dict):
            raise ConfigError(f"{name}은(는) 그 아래에 `키: 값`을 들여 적는 자리입니다.")
        hints = _fields(kind)
        _only_known(inside, hints, f"{name}.")
        sections[name] = kind(
            **{key: _value(f"{name}.{key}", one, hints[key]) for key, one in inside.items()}
        )
    values = {
        key: _value(key, one, kinds.get(key) or own[key])
        for key, one in found.items()
        if key not in SECTIONS
    }
    needed = [
        f.name for f in dataclasses.fields(Profile) if f.default is f.default_factory is MISSING
    ]
    if missing := [name for name in [*needed, "output"] if name not in values]:
        raise ConfigError(
            f"꼭 있어야 하는 키가 없습니다: {', '.join(missing)}. configs/의 본보기를 보세요."
        )
    options = {name: values.pop(name) for name in own if name in values}
    options["checkpoints"] = options.get("checkpoints") or str(
        Path(options["output"], "checkpoints")
    )
    options["stages"] = _stages(options.get("stages", list(STAGES)))
    config = TrainConfig(Profile(**values, **sections), **options)
    _check_together(config)
    return config


def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _only_known(found: dict, known: Iterable[str], prefix: str) -> None:
    for key in found:
        if key in known:
            continue
        close = get_close_matches(str(key), known, n=1)
        hint = f"{prefix}{close[0]}을(를) 뜻했나요? " if close else ""
        raise ConfigError(
            f"모르는 키 '{prefix}{str(key)[:40]}'입니다. {hint}아는 키: {', '.join(known)}."
        )


def _value(key: str, value: Any, hint: Any) -> Any:
    """`hint`의 꼴로 맞춘 값. 수는 유한하고 범위 안이어야 합니다."""
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if value is None and types.NoneType in allowed:
        return None
    kind = allowed[0]
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
        raise ConfigError(f"{key}={value}은(는) 0보다 커야 합니다.")
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


def _stages(found: list) -> tuple[str, ...]:
    """단계는 아는 이름을 정해진 차례로, 한 번씩."""
    wrong = [one for one in found if one not in STAGES]
    if wrong or not found or sorted(set(found), key=STAGES.index) != found:
        raise ConfigError(
            f"stages는 {', '.join(STAGES)}에서 골라 이 차례로 한 번씩 적습니다. 예: stages: [grpo, evaluation]"
        )
    return tuple(found)


def _check_together(config: TrainConfig) -> None:
    """모르는 이름과 서로 어긋나는 값. 몇 시간을 학습한 뒤가 아니라 지금 알립니다."""
    profile = config.profile
    train = [name for name, (splits, _) in SOURCES.items() if "train" in splits]
    choices = {
        "rewards": (config.rewards, REWARDS),
        "priming_data": (profile.priming_data, (*train, *catalog())),
        "grpo_data": (profile.grpo_data, train),
        "test_data": (profile.test_data, [n for n, (s, _) in SOURCES.items() if "test" in s]),
    }
    for key, (value, known) in choices.items():
        if value not in known:
            close = get_close_matches(value, known, n=1)
            raise ConfigError(
                f"{key}={value!r:.80}을(를) 모릅니다. {f'{close[0]}을(를) 뜻했나요? ' if close else ''}"
                f"아는 이름: {', '.join(known)}."
            )
    model = Path(profile.model)
    if not profile.is_demo and not model.is_dir() and not HUB_NAME.fullmatch(profile.model):
        raise ConfigError(
            f"model={profile.model!r:.80}은(는) 있는 폴더도, 허브의 이름(소유자/이름)도, demo도 아닙니다."
        )
    if (profile.completion_tokens or 1) >= profile.max_seq_length:
        raise ConfigError(
            f"completion_tokens={profile.completion_tokens}은(는) max_seq_length={profile.max_seq_length}보다 "
            "작아야 합니다. 프롬프트의 자리가 남아야 합니다."
        )
    if profile.priming.max_length > profile.max_seq_length:
        raise ConfigError(
            f"priming.max_length={profile.priming.max_length}은(는) max_seq_length="
            f"{profile.max_seq_length}을(를) 넘을 수 없습니다. 둘 가운데 하나를 고치세요."
        )
    if profile.load_in_4bit and not profile.lora_rank:
        raise ConfigError(
            "load_in_4bit와 lora_rank: 0은 함께 쓸 수 없습니다. 4비트의 가중치는 배울 수 없습니다."
        )
    if profile.grpo.num_generations < 2:
        raise ConfigError(
            "grpo.num_generations는 2 이상이어야 합니다. 그룹 안에서 견주기 때문입니다."
        )
    if Path(config.output).resolve() == Path(config.checkpoints).resolve():
        raise ConfigError(
            "output과 checkpoints는 다른 폴더여야 합니다. checkpoints를 지우면 알아서 정합니다."
        )


def check_machine(config: TrainConfig) -> None:
    """이 기계와 프로세스의 수로 돌릴 수 있는지. 아니면 ConfigError입니다."""
    try:
        for stage in SECTIONS:
            if stage in config.stages:
                check_optimizer(getattr(config.profile, stage).optim)
        if "grpo" in config.stages:
            check_groups(config.profile.grpo)
    except ValueError as error:
        raise ConfigError(str(error)) from error
