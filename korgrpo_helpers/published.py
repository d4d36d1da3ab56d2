"""허브에 올려 둔 어댑터를 받아 씁니다. 설정은 `KORGRPO_ADAPTERS=소유자/저장소` 하나입니다.

저장소에는 `primed-t4/`, `grpo-t4/`처럼 `종류-프로필` 이름의 폴더가 있고, 폴더마다 어댑터와 실행 기록이 있습니다.
`publishing.publish`가 같은 짜임새로 올립니다. 받은 파일은 남이 만든 것이므로 쓰기 전에 확인합니다.
"""

from __future__ import annotations

import os
import re
from dataclasses import asdict
from pathlib import Path, PureWindowsPath

from korgrpo_helpers.adapter_files import (
    ADAPTER_FILES,
    WEIGHTS,
    config_problems,
    read_adapter,
    same_model,
    weight_problems,
)
from korgrpo_helpers.hub import HUB_NAME
from korgrpo_helpers.local_files import is_file_name
from korgrpo_helpers.own_data import DATA_KEYS
from korgrpo_helpers.runs import RunRecord, read_run
from korgrpo_helpers.settings import Profile
from korgrpo_helpers.training import RUN_FILE

SETTING = "KORGRPO_ADAPTERS"
# 저장소에서 쓰는 종류의 이름과, 그것을 만든 실행의 기록에 적히는 이름
KINDS = {"primed": "priming", "grpo": "grpo"}


def folder_name(kind: str, profile_name: str) -> str:
    """저장소 안에서 어댑터가 있는 폴더의 이름.

    >>> folder_name("grpo", "t4-quick")
    'grpo-t4-quick'
    """
    if kind not in KINDS:
        raise ValueError(f"kind={kind!r}은(는) {', '.join(KINDS)} 가운데 하나여야 합니다.")
    if not re.fullmatch(r"[A-Za-z0-9][\w-]*", profile_name):
        raise ValueError(f"프로필의 이름 {profile_name!r}은(는) 폴더의 이름으로 쓸 수 없습니다.")
    return f"{kind}-{profile_name}"


def public_settings(settings: dict) -> dict:
    """공개해도 되는 설정: 내 파일과 모델의 폴더는 이름만 남기고 서버의 주소는 뺍니다.

    내 컴퓨터의 폴더에는 사람의 이름이, 서버의 주소에는 비밀번호가 들어 있기도 합니다.

    >>> public_settings({"model": "/home/me/모델", "grpo_data": "/home/me/내 문제.csv", "seed": 1})
    {'model': '모델', 'grpo_data': '내 문제.csv', 'seed': 1}
    """
    kept = {key: one for key, one in settings.items() if key != "vllm_server_base_url"}
    for key in DATA_KEYS:
        if is_file_name(str(kept.get(key))):
            kept[key] = _plain_name(str(kept[key]))
    if isinstance(model := kept.get("model"), str):
        kept["model"] = public_model(model)
    return kept


def public_model(model: str) -> str:
    """모델의 이름. 내 컴퓨터의 폴더면 마지막 이름만 남깁니다."""
    on_hub = HUB_NAME.fullmatch(model) and not Path(model).is_dir()
    return model if on_hub else _plain_name(model)


def _plain_name(path: str) -> str:
    return PureWindowsPath(path).name or "이름 없음"  # /도 역슬래시도 나눕니다


def find_published(kind: str, profile: Profile) -> Path | None:
    """`KORGRPO_ADAPTERS`의 저장소에서 받은 어댑터의 폴더. 쓸 것이 없으면 까닭을 찍고 None입니다.

    설정이 없거나 데모 프로필이면 허브에 묻지 않습니다. 저장소가 없거나 볼 수 없으면 FileNotFoundError, 닿지
    못했고 받아 둔 것도 없으면 ConnectionError입니다. 몇 시간을 학습하기 전에 설정의 실수를 알리기 위해서입니다.
    """
    repo_id = os.environ.get(SETTING)
    if not repo_id or profile.is_demo:
        return None
    if not HUB_NAME.fullmatch(repo_id):
        raise ValueError(
            f"{SETTING}={repo_id!r}은(는) 허브의 이름이 아닙니다. 소유자/저장소로 적으세요."
        )
    name = folder_name(kind, profile.name)
    folder = _download(repo_id, name)
    if not (folder / WEIGHTS).is_file():
        problems = ["그 폴더에 어댑터가 없습니다."]
    else:
        problems = _problems(folder, kind, profile)
    if problems:
        print(f"[허브] {repo_id}의 {name}을(를) 쓰지 않고 새로 만듭니다. {' '.join(problems)}")
        return None
    print(
        f"[허브] {repo_id}의 {name}을(를) 씁니다. {_described(read_run(folder / RUN_FILE), profile)}"
    )
    return folder


def _download(repo_id: str, name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        HfHubHTTPError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
    )

    try:
        root = snapshot_download(
            repo_id, allow_patterns=[f"{name}/{file}" for file in ADAPTER_FILES]
        )
    except RepositoryNotFoundError as error:
        raise FileNotFoundError(
            f"허브에 {repo_id}이(가) 없거나 볼 수 없습니다. {SETTING}의 철자를 확인하세요. 비공개면 HF_TOKEN이 있어야 "
            f"합니다. {SETTING}을 지우면 어댑터를 새로 만듭니다."
        ) from error
    except LocalEntryNotFoundError as error:
        raise ConnectionError(
            f"허브에 닿지 못해 {repo_id}에서 받지 못했습니다. 망과 HF_HUB_OFFLINE을 확인하세요. {SETTING}을 지우면 "
            "어댑터를 새로 만듭니다."
        ) from error
    except HfHubHTTPError as error:
        raise ConnectionError(
            f"허브가 {repo_id}을(를) 주지 않았습니다({error.response.status_code}). HF_TOKEN과 저장소의 조건을 "
            f"확인하세요. {SETTING}을 지우면 어댑터를 새로 만듭니다."
        ) from error
    return Path(root) / name


def _problems(folder: Path, kind: str, profile: Profile) -> list[str]:
    """받은 폴더를 쓰면 안 되는 까닭. 없으면 빈 목록입니다."""
    try:
        record = read_run(folder / RUN_FILE)
        adapter = read_adapter(folder)
    except (OSError, ValueError, TypeError, KeyError) as error:
        return [f"파일을 읽지 못했습니다({error!s:.200})."]
    return (
        record_problems(record, kind, profile)
        + config_problems(adapter, profile)
        + weight_problems(adapter)
    )


def record_problems(record: RunRecord, kind: str, profile: Profile) -> list[str]:
    """실행 기록의 종류와 바탕 모델, LoRA 설정이 바라는 것과 다른 점. 없으면 빈 목록입니다."""
    settings = record.settings if isinstance(record.settings, dict) else {}
    problems = []
    if record.name != KINDS[kind]:
        problems.append(f"기록의 이름이 {record.name!r:.40}입니다. {KINDS[kind]}이어야 합니다.")
    if not same_model(settings.get("model"), profile.model):
        problems.append(
            f"기록의 바탕 모델이 {settings.get('model')!r:.80}입니다. {profile.model}이어야 합니다."
        )
    for name in ("lora_rank", "lora_alpha"):
        if settings.get(name) != getattr(profile, name):
            problems.append(
                f"기록의 {name}이(가) {settings.get(name)!r:.40}입니다. {getattr(profile, name)}이어야 합니다."
            )
    return problems


def _described(record: RunRecord, profile: Profile) -> str:
    """쓰기로 한 어댑터를 무엇으로 어떻게 배웠는지 한 줄로. 남이 적은 글은 이름만 골라 찍습니다."""
    columns = {str(column) for row in record.steps for column in row}
    rewards = sorted(
        found[1]
        for column in columns
        if (found := re.fullmatch(r"rewards/(\w{1,60})/mean", column))
    )
    text = f"기록된 스텝 {len(record.steps)}개."
    if rewards:
        text += f" 보상: {', '.join(rewards)}."
    recorded, wanted = public_settings(record.settings), public_settings(asdict(profile))
    different = [name for name in wanted if recorded.get(name) != wanted[name]]
    if different:
        text += f" 지금의 프로필과 값이 다른 설정: {', '.join(different)}."
    return text
