"""학습 명령의 설정: YAML 파일 한 장에 프로필과 보상, 단계, 폴더가 모두 들어 있습니다.

본보기는 저장소의 `configs/`에 프로필마다 한 장씩 있습니다. 모르는 키나 틀린 값은 학습을 시작하기 전에 한 줄로 알립니다.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.config_file import ConfigError, only_known, read_file, typed
from korgrpo_helpers.hub import HUB_NAME
from korgrpo_helpers.mapping import read_mapping
from korgrpo_helpers.own_data import DATA_KEYS, own_files
from korgrpo_helpers.settings import GrpoSettings, PrimingSettings, Profile
from korgrpo_helpers.sources import SOURCES

STAGES = ("priming", "grpo", "evaluation")
VLLM_MODES = ("colocate", "server")
REWARDS = ("korean", "original")
SECTIONS = {"priming": PrimingSettings, "grpo": GrpoSettings}
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class TrainConfig:
    """학습 한 번의 모든 선택. `checkpoints`를 적지 않으면 `output` 안의 `checkpoints`입니다.

    `output`과 `checkpoints`는 모든 프로세스가 함께 보는 폴더여야 합니다. `data_sha256`은 내 파일의 지문입니다. 학습 명령이
    `output`의 config.yaml에 적고, 설정에 미리 적어 두면 파일이 그때 그대로인지 봅니다.
    """

    profile: Profile
    output: str
    checkpoints: str
    rewards: str = "original"
    stages: tuple[str, ...] = STAGES
    data_sha256: dict[str, str] = field(default_factory=dict)

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
    own["data_sha256"] = dict
    kinds = {name: hint for name, hint in _fields(Profile).items() if name not in SECTIONS}
    only_known(found, [*kinds, *own, *SECTIONS], "")
    sections = {}
    for name, kind in SECTIONS.items():
        inside = found.get(name, {})
        if not isinstance(inside, dict):
            raise ConfigError(f"{name}은(는) 그 아래에 `키: 값`을 들여 적는 자리입니다.")
        hints = _fields(kind)
        only_known(inside, hints, f"{name}.")
        sections[name] = kind(
            **{key: typed(f"{name}.{key}", one, hints[key]) for key, one in inside.items()}
        )
    values = {
        key: typed(key, one, kinds.get(key) or own[key])
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
        "vllm_mode": (profile.vllm_mode, VLLM_MODES),
        "priming_data": (profile.priming_data, (*train, *catalog())),
        "grpo_data": (profile.grpo_data, train),
        "test_data": (profile.test_data, [n for n, (s, _) in SOURCES.items() if "test" in s]),
    }
    files = own_files(profile)
    for key, (value, known) in choices.items():
        if value not in known and key not in files:
            close = get_close_matches(value, known, n=1)
            raise ConfigError(
                f"{key}={value!r:.80}을(를) 모릅니다. {f'{close[0]}을(를) 뜻했나요? ' if close else ''}"
                f"아는 이름: {', '.join(known)}"
                f"{', 또는 내 파일(.csv, .jsonl 따위)' if key in DATA_KEYS else ''}."
            )
    _check_fingerprints(config.data_sha256, files)
    _check_columns(profile, files)
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


def _check_fingerprints(written: dict, files: dict[str, str]) -> None:
    """`data_sha256`은 내 파일을 적은 자리에만, 지문의 꼴로."""
    only_known(written, DATA_KEYS, "data_sha256.")
    for key, value in written.items():
        if key not in files:
            raise ConfigError(
                f"data_sha256.{key}은(는) {key}에 내 파일을 적었을 때만 씁니다. 지우세요."
            )
        if not isinstance(value, str) or not FINGERPRINT.fullmatch(value):
            raise ConfigError(
                f"data_sha256.{key}은(는) 0~9와 a~f의 64글자여야 합니다. 그 줄을 지우면 학습 명령이 다시 적습니다."
            )


def _check_columns(profile: Profile, files: dict[str, str]) -> None:
    """`columns`는 내 파일을 적은 자리에만, `ColumnMapping`의 이름으로. 시험 파일로 배우지도 않습니다."""
    only_known(profile.columns, DATA_KEYS, "columns.")
    for key, written in profile.columns.items():
        if key not in files:
            raise ConfigError(
                f"columns.{key}은(는) {key}에 내 파일을 적었을 때만 씁니다. 지우세요."
            )
        try:
            read_mapping(written)
        except ValueError as error:
            raise ConfigError(f"columns.{key}: {error}") from error
    test = files.get("test_data")
    for key in ("priming_data", "grpo_data"):
        if test and key in files and Path(files[key]).resolve() == Path(test).resolve():
            raise ConfigError(
                f"{key}와 test_data가 같은 파일입니다. 시험 문제로 배우면 점수를 믿을 수 없습니다. 파일을 둘로 나누세요."
            )
