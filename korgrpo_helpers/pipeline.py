"""장과 장을 잇는 곳: 앞 장이 만든 것이 곳간에 있으면 쓰고, 없으면 같은 방법으로 다시 만듭니다.

그래서 어느 장이든 혼자 열어 돌릴 수 있고, 한 번 학습한 모델을 두 번 학습하지 않습니다.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers import sources
from korgrpo_helpers.artifacts import checkpoint_folder, get_or_make
from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.columns import grpo_rows, priming_rows, to_dataset
from korgrpo_helpers.examples import question_key
from korgrpo_helpers.filters import OVERLAPPING, STEPS, overlapping, too_long
from korgrpo_helpers.lengths import LengthBudget, keep_within, plan_lengths, prompt_lengths
from korgrpo_helpers.local_files import file_sha256
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.own_data import DATA_KEYS, exam_keys, own_files, own_rows, training_rows
from korgrpo_helpers.processes import main_first
from korgrpo_helpers.published import find_published
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.rewards.original import original_rewards
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.settings import Profile
from korgrpo_helpers.training import grpo, prime

if TYPE_CHECKING:
    from datasets import Dataset

# 허브의 데이터는 거르고 나면 줄어들므로 이만큼 곱해 받습니다.
SPARE = 16


def priming_dataset(profile: Profile, tokenizer) -> Dataset:
    """SFT 사전 학습에 쓸 행(풀이가 있는 것만). `priming_data`가 카탈로그의 이름이나 내 파일이면 정제합니다."""
    if profile.priming_data in catalog():
        return _priming_from_catalog(profile, tokenizer)
    if "priming_data" in own_files(profile):
        rows, found = own_rows(
            profile, "priming_data", too_long(tokenizer, profile.priming.max_length)
        )
        print(found)
        return _first_shuffled(rows, profile.priming_rows, profile.seed)
    rows, report = priming_rows(_shipped_rows(profile, "priming", profile.seed + 1))
    print(report)
    return rows


def _first_shuffled(rows: Dataset, limit: int, seed: int) -> Dataset:
    return rows.shuffle(seed=seed).select(range(min(limit, len(rows))))


def _shipped_rows(profile: Profile, stage: str, seed: int) -> Dataset:
    """실은 데이터에서 고른 행. 내 시험 파일에도 있는 문제는 뺍니다."""
    name, limit = getattr(profile, f"{stage}_data"), getattr(profile, f"{stage}_rows")
    examples = sources.load(name, "train", limit, seed)
    if "test_data" not in own_files(profile):
        return to_dataset(examples)
    held_out, report = exam_keys(profile), DropReport("시험 파일과 견주기", total=len(examples))
    kept = []
    for example in examples:
        if question_key(example.question) in held_out:
            report.drop(example.source, OVERLAPPING)
        else:
            kept.append(example)
    print(report)
    return to_dataset(kept)


def _priming_from_catalog(profile: Profile, tokenizer) -> Dataset:
    """길이에 맞는 행만 남겨, 씨앗으로 섞어 `priming_rows`개까지."""
    limit = profile.priming.max_length
    apart = [overlapping(exam_keys(profile))] if "test_data" in own_files(profile) else []
    found = training_rows(
        profile.priming_data,
        steps=(*STEPS, *apart, too_long(tokenizer, limit)),
        rows=profile.priming_rows * SPARE,
    )
    print(found)
    if found.priming is None:
        raise ValueError(
            f"{profile.priming_data}에 SFT에 쓸 행이 없습니다. 위의 보고를 보고 priming.max_length({limit:,}토큰)를 "
            "늘리거나 프로필의 priming_data를 바꾸세요."
        )
    return _first_shuffled(found.priming, profile.priming_rows, profile.seed)


def grpo_dataset(profile: Profile, tokenizer) -> tuple[Dataset, LengthBudget]:
    """GRPO에 쓸 행과 길이 예산."""
    if "grpo_data" in own_files(profile):
        rows, report = own_rows(profile, "grpo_data")
        rows = _first_shuffled(rows, profile.grpo_rows, profile.seed)
    else:
        rows, report = grpo_rows(_shipped_rows(profile, "grpo", profile.seed + 2))
    print(report)
    return fit_prompts(rows, profile, tokenizer)


def fit_prompts(rows: Dataset, profile: Profile, tokenizer) -> tuple[Dataset, LengthBudget]:
    """분위수보다 긴 프롬프트를 뺀 행과 길이 예산. 뺀 수를 찍습니다. 내 데이터로 GRPO를 할 때도 씁니다."""
    lengths = prompt_lengths(rows, tokenizer)
    budget = plan_lengths(
        lengths, profile.max_seq_length, profile.prompt_quantile, profile.completion_tokens
    )
    rows, report = keep_within(rows, lengths, budget.quantile_length)
    print(report)
    return rows, budget


def held_out_dataset(profile: Profile, split: str = "test") -> Dataset:
    """학습에 쓰지 않은 시험 문제. 문제는 씨앗과 상관없이 늘 같습니다. 내 파일이면 읽은 보고를 찍습니다."""
    if "test_data" in own_files(profile):
        rows, found = own_rows(profile, "test_data")
        print(found)
        return _first_shuffled(rows, profile.test_rows, seed=0)
    rows, _ = grpo_rows(
        to_dataset(sources.load(profile.test_data, split, profile.test_rows, seed=0))
    )
    return rows


def _priming_key(profile: Profile) -> dict:
    """사전 학습의 결과를 정하는 것. 시험은 겹친 문제를 뺄 때만 듭니다. 그 밖의 데이터가 바뀌어도 다시 배우지 않습니다."""
    used = (
        "model",
        "priming_data",
        "priming_rows",
        "max_seq_length",
        "load_in_4bit",
        "lora_rank",
        "lora_alpha",
        "seed",
        "priming",
    )
    settings, apart = asdict(profile), ("priming_data", "test_data")
    key = {name: settings[name] for name in used}
    key["columns"] = {name: one for name, one in profile.columns.items() if name in apart}
    key["files"] = _fingerprints(profile, apart)
    if list(key["files"]) == ["priming_data"]:  # 내 파일에서 실은 시험의 문제를 뺍니다
        key |= {"test_data": profile.test_data, "test_rows": profile.test_rows}
    return key


def _fingerprints(profile: Profile, keys: Sequence[str] = DATA_KEYS) -> dict[str, str]:
    """`keys`의 내 파일마다의 지문. 파일이 바뀌면 곳간의 모델을 다시 쓰지 않습니다."""
    return {key: file_sha256(name) for key, name in own_files(profile).items() if key in keys}


def make_primed(profile: Profile, folder: Path, checkpoints: Path) -> RunRecord:
    """모델을 불러와 사전 학습을 하고 `folder`에 남깁니다. 프로세스가 여럿이면 0번이 먼저 받고 나머지는 받은 것을 씁니다."""
    with main_first():
        policy = load_policy(profile)
        rows = priming_dataset(profile, policy.tokenizer)
    return prime(policy, rows, folder, checkpoints)


def make_trained(
    profile: Profile,
    start: Path | None,
    make_rewards: Callable[[object, LengthBudget], list],
    folder: Path,
    checkpoints: Path,
) -> RunRecord:
    """`start`의 모델(None이면 프로필의 모델)에서 GRPO를 하고 `folder`에 남깁니다.

    `make_rewards`는 토크나이저와 길이 예산을 받아 보상 함수 목록을 돌려줍니다.
    """
    with main_first():
        policy = load_policy(profile, start)
        rows, budget = grpo_dataset(profile, policy.tokenizer)
    rewards = make_rewards(policy.tokenizer, budget)
    return grpo(policy, rows, rewards, budget, folder, checkpoints)


def primed_folder(profile: Profile) -> Path:
    """사전 학습을 마친 모델의 폴더. 없으면 지금 학습합니다. 하다 끊긴 체크포인트가 있으면 거기서 이어 갑니다."""
    if published := find_published("primed", profile):
        return published
    key = _priming_key(profile)

    def make(folder: Path) -> None:
        make_primed(profile, folder, checkpoint_folder("primed", key))

    return get_or_make("primed", key, make)


def trained_folder(
    profile: Profile,
    make_rewards: Callable[[object], list] = original_rewards,
    label: str = "",
) -> Path:
    """GRPO까지 마친 모델의 폴더. 없으면 사전 학습한 모델에서 지금 학습합니다. 하다 끊긴 체크포인트가 있으면 거기서
    이어 갑니다.

    `make_rewards`는 토크나이저를 받아 보상 함수 목록을 돌려주는 함수입니다. 이 패키지의 함수는 코드의 지문이
    열쇠에 들어가지만 노트북에서 만든 함수는 고쳐도 알 수 없으므로, `label`로 판을 적어야 합니다.
    """
    if not make_rewards.__module__.startswith("korgrpo_helpers.") and not label:
        raise ValueError(
            "직접 만든 보상에는 label을 적으세요(예: label='내 보상 1'). 보상을 고치면 label도 바꾸세요. "
            "같은 label이면 앞서 학습한 모델을 다시 씁니다."
        )

    # 허브의 것은 원본의 보상으로 배운 것만 갈음합니다. 보상을 바꾸면 늘 새로 배웁니다.
    original = make_rewards is original_rewards and not label
    if original and (published := find_published("grpo", profile)):
        return published
    key = {**asdict(profile), "rewards": make_rewards.__qualname__, "label": label}
    key["files"] = _fingerprints(profile)

    def make(folder: Path) -> None:
        def rewards(tokenizer, budget: LengthBudget) -> list:
            return make_rewards(tokenizer)

        start = primed_folder(profile)
        make_trained(profile, start, rewards, folder, checkpoint_folder("grpo", key))

    return get_or_make("grpo", key, make)
