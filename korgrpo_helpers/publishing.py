"""어댑터를 허브에 올립니다. 정해 둔 파일만, 실행 기록에서 쓴 모델 카드와 함께, 한 커밋으로 올립니다."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.adapter_files import (
    ADAPTER_FILES,
    CONFIG,
    read_adapter,
    same_model,
    weight_problems,
)
from korgrpo_helpers.hub import HUB_NAME
from korgrpo_helpers.model_card import model_card
from korgrpo_helpers.published import KINDS, folder_name, public_model, public_settings
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.training import RUN_FILE

if TYPE_CHECKING:
    from korgrpo_helpers.evaluation import Evaluation

CARD = "README.md"
TOKEN_HELP = (
    "https://huggingface.co/settings/tokens 에서 쓰기(write) 토큰을 만들어, Colab이면 왼쪽의 열쇠 그림(보안 비밀)에 "
    "HF_TOKEN이라는 이름으로 넣고 노트북에 허용하세요. 내 컴퓨터면 환경 변수 HF_TOKEN에 적거나 hf auth login을 칩니다. "
    "토큰을 노트북의 셀에 적지 마세요."
)


@dataclass(frozen=True)
class Published:
    """올린 결과. `files`는 저장소 안의 자리, `left_out`은 폴더에 있지만 올리지 않은 것의 이름입니다."""

    url: str
    files: tuple[str, ...]
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        text = f"{self.url}에 올렸습니다: {', '.join(self.files)}"
        if self.left_out:
            text += f"\n올리지 않은 것: {', '.join(self.left_out)}"
        return text


def publish(
    folder: Path,
    repo_id: str,
    record: RunRecord,
    *,
    evaluation: Evaluation | None = None,
    base: Evaluation | None = None,
    private: bool = True,
) -> Published:
    """`folder`의 어댑터를 저장소 `repo_id`의 `종류-프로필` 폴더에 올립니다. 저장소가 없으면 비공개로 만듭니다.

    `KORGRPO_ADAPTERS=repo_id`로 적은 사람이 받아 쓸 수 있는 짜임새입니다. 사전 학습만 한 것인지 GRPO까지 마친 것인지는
    기록을 보고 압니다. 카드는 그 폴더에 쓰고, GRPO까지 마쳤거나 저장소에 아직 카드가 없으면 첫 쪽에도 씁니다. 토큰이 없거나 쓸 권한이 없으면 PermissionError, 어댑터가
    성하지 않거나 기록과 다르거나, 비공개로 올리려는데 저장소가 이미 공개되어 있으면 ValueError입니다.
    """
    from huggingface_hub import CommitOperationAdd, HfApi, get_token

    if not HUB_NAME.fullmatch(repo_id):
        raise ValueError(
            f"repo_id={repo_id!r}은(는) 허브의 이름이 아닙니다. 소유자/저장소로 적으세요."
        )
    kinds = {name: kind for kind, name in KINDS.items()}
    if record.name not in kinds:
        raise ValueError(
            f"기록의 이름이 {record.name!r}입니다. prime이나 grpo가 남긴 기록({', '.join(kinds)})을 주세요."
        )
    kind = kinds[record.name]
    name = folder_name(kind, str(record.settings.get("name")))
    contents, left_out = _contents(folder, record)
    if not (token := get_token()):
        raise PermissionError(f"허브에 올리려면 토큰이 있어야 합니다. {TOKEN_HELP}")
    card = model_card(record, evaluation, base, repo_id=repo_id, folder=name).encode()
    files = {f"{name}/{file}": content for file, content in contents.items()}
    files[f"{name}/{CARD}"] = card
    api = HfApi(token=token)
    with _korean_errors(repo_id):
        url = api.create_repo(repo_id, private=private, exist_ok=True)
        if private and not api.repo_info(repo_id).private:
            raise ValueError(
                f"{repo_id}은(는) 이미 공개된 저장소입니다. 공개해도 되면 private=False로, 아니면 다른 repo_id로 "
                "올리세요."
            )
        if kind == "grpo" or not api.file_exists(repo_id, CARD):
            files[CARD] = card
        operations = [CommitOperationAdd(path, content) for path, content in files.items()]
        api.create_commit(repo_id, operations, commit_message=f"{name}: korgrpo로 학습한 어댑터")
    return Published(str(url), tuple(files), left_out)


def _contents(folder: Path, record: RunRecord) -> tuple[dict[str, bytes | Path], tuple[str, ...]]:
    """올릴 파일과 올리지 않을 이름. 기록은 폴더의 파일이 아니라 `record`로, 내 컴퓨터의 자리를 빼고 씁니다."""
    adapter = read_adapter(folder)
    settings = record.settings
    problems = weight_problems(adapter)
    if (adapter.config.get("r"), adapter.config.get("lora_alpha")) != (
        settings.get("lora_rank"),
        settings.get("lora_alpha"),
    ) or not same_model(adapter.config.get("base_model_name_or_path"), str(settings.get("model"))):
        problems.append("어댑터의 설정이 기록과 다릅니다. 이 폴더를 만든 실행의 기록을 주세요.")
    if problems:
        raise ValueError(f"{folder}의 어댑터를 올리지 않았습니다.\n- " + "\n- ".join(problems))
    inside = sorted(folder.iterdir())
    sent = [
        path
        for path in inside
        if path.name in ADAPTER_FILES and path.is_file() and not path.is_symlink()
    ]
    contents: dict[str, bytes | Path] = {path.name: path for path in sent}
    base = public_model(str(adapter.config["base_model_name_or_path"]))
    public = replace(record, settings=public_settings(settings))
    for name, values in (
        (CONFIG, adapter.config | {"base_model_name_or_path": base}),
        (RUN_FILE, asdict(public)),
    ):
        contents[name] = json.dumps(values, ensure_ascii=False, indent=1).encode()
    left_out = {path.name for path in inside} - set(contents) - {CARD}
    return contents, tuple(sorted(left_out))


@contextmanager
def _korean_errors(repo_id: str) -> Iterator[None]:
    """허브에서 난 오류 가운데 고칠 수 있는 것을 한국어로 바꿉니다. 나머지는 그대로 냅니다."""
    from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

    try:
        yield
    except OfflineModeIsEnabled as error:
        raise ConnectionError(
            "HF_HUB_OFFLINE이 켜져 있어 허브에 올리지 못했습니다. 끄고 세션을 다시 시작하세요."
        ) from error
    except HfHubHTTPError as error:
        if error.response.status_code not in (401, 403):
            raise
        raise PermissionError(
            f"이 토큰으로는 {repo_id}에 쓸 수 없습니다({error.response.status_code}). 소유자의 이름이 맞는지, 토큰에 쓰기 "
            f"권한이 있는지 확인하세요. {TOKEN_HELP}"
        ) from error
