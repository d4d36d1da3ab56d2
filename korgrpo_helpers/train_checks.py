"""학습 명령이 시작하기 전에 하는 확인: 내 파일의 지문, 파일과 문제의 수, 이 기계. 무거운 모델은 불러오지 않습니다."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from io import StringIO

from korgrpo_helpers.config_file import ConfigError
from korgrpo_helpers.local_files import file_sha256
from korgrpo_helpers.models import load_tokenizer
from korgrpo_helpers.own_data import own_files, own_rows
from korgrpo_helpers.pipeline import grpo_dataset
from korgrpo_helpers.processes import check_groups, check_prompts
from korgrpo_helpers.settings import Profile
from korgrpo_helpers.stack import check_optimizer, check_server
from korgrpo_helpers.train_config import SECTIONS, TrainConfig

HOW_TO_MAP = (
    "\n설정에는 이렇게 적습니다. 예: columns: {{{key}: {{question: 문제 열, answer: 정답 열}}}}"
)


def with_fingerprints(config: TrainConfig) -> TrainConfig:
    """이번에 쓸 내 파일의 지문을 적은 설정. 파일이 없거나 적혀 있던 지문과 다르면 ConfigError입니다."""
    found = {}
    for key in _used_files(config):
        try:
            found[key] = file_sha256(getattr(config.profile, key))
        except OSError as error:
            raise ConfigError(f"{key}: {error}") from error
        if config.data_sha256.get(key, found[key]) != found[key]:
            raise ConfigError(
                f"data_sha256.{key}에 적힌 지문과 {getattr(config.profile, key)}의 지문이 다릅니다. 파일을 되돌리거나 그 "
                "줄을 지우세요."
            )
    return replace(config, data_sha256=found)


def _used_files(config: TrainConfig) -> list[str]:
    """이번에 읽을 내 파일의 자리. 시험 파일은 늘 읽습니다. 거기에 있는 문제를 학습에서 빼야 하기 때문입니다."""
    unused = {
        "priming_data": "priming" not in config.stages,
        "grpo_data": not _uses_prompts(config),
    }
    return [key for key in own_files(config.profile) if not unused.get(key)]


def _uses_prompts(config: TrainConfig) -> bool:
    """GRPO의 문제를 읽는지. `completion_tokens`가 없으면 시험에서 쓸 글의 상한을 GRPO의 프롬프트로 정합니다."""
    limit = config.profile.completion_tokens
    return "grpo" in config.stages or ("evaluation" in config.stages and limit is None)


def check_data(config: TrainConfig) -> None:
    """내 파일을 끝까지 읽고, GRPO에 쓸 문제를 학습할 때처럼 골라 봅니다.

    쓸 행이 없거나 모자라면, 몇 시간을 학습한 뒤가 아니라 지금 ConfigError입니다. 모델은 불러오지 않습니다.
    """
    profile = config.profile
    files = [key for key in _used_files(config) if key != "grpo_data"]
    for key in sorted(files, reverse=True):  # 시험 파일부터. 나머지가 그것과 견줍니다
        with _told_as(profile, key):
            own_rows(profile, key)
    if not _uses_prompts(config):
        return
    try:
        tokenizer = load_tokenizer(profile)
    except (OSError, ValueError) as error:
        why = str(error).strip().partition("\n")[0]
        raise ConfigError(
            f"model={profile.model!r:.80}의 토크나이저를 쓸 수 없습니다({why:.200}). 이름과 인터넷을 확인하고, 잠긴 모델이면 "
            "HF_TOKEN을 적으세요."
        ) from error
    with _told_as(profile, "grpo_data"), redirect_stdout(StringIO()):  # 보고는 학습할 때 찍습니다
        rows, _ = grpo_dataset(profile, tokenizer)
        if "grpo" in config.stages:
            check_prompts(profile.grpo, len(rows))


@contextmanager
def _told_as(profile: Profile, key: str) -> Iterator[None]:
    """데이터를 읽다 난 오류를 그 자리의 이름을 적은 ConfigError로."""
    try:
        yield
    except (ValueError, OSError) as error:
        hint = HOW_TO_MAP.format(key=key) if "ColumnMapping" in str(error) else ""
        raise ConfigError(
            f"{key}={getattr(profile, key)!r:.80}을(를) 쓸 수 없습니다. {error}{hint}"
        ) from error


def check_machine(config: TrainConfig) -> None:
    """이 기계와 프로세스의 수로 돌릴 수 있는지. 아니면 ConfigError입니다."""
    try:
        for stage in SECTIONS:
            if stage in config.stages:
                check_optimizer(getattr(config.profile, stage).optim)
        check_server(config.profile)
        if "grpo" in config.stages:
            check_groups(config.profile.grpo)
    except ValueError as error:
        raise ConfigError(str(error)) from error
