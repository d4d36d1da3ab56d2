"""체크포인트를 내 허브 저장소에도 두기: 런타임이 사라져도 다른 기계에서 이어 갑니다.

`KORGRPO_CHECKPOINTS=소유자/저장소`를 적으면 체크포인트를 쓸 때마다 마지막 것을 올리고, 이 기계에 체크포인트가 없으면
거기서 받습니다. 옵티마이저와 난수의 상태는 torch의 파일이라 남의 저장소를 적지 마세요. transformers는 그 파일을
`weights_only=True`로만 읽습니다.
"""

from __future__ import annotations

import json
import os
import shutil
from concurrent.futures import Future
from pathlib import Path

from korgrpo_helpers.hub import HUB_NAME

SETTING = "KORGRPO_CHECKPOINTS"
STATE = "trainer_state.json"


def repository() -> str | None:
    """`KORGRPO_CHECKPOINTS`에 적힌 저장소. 적지 않았으면 None, 허브의 이름이 아니면 ValueError."""
    name = os.environ.get(SETTING)
    if name and not HUB_NAME.fullmatch(name):
        raise ValueError(
            f"{SETTING}={name!r}은(는) 허브의 이름이 아닙니다. 소유자/저장소로 적으세요."
        )
    return name or None


class HubCopy:
    """체크포인트를 뒤에서 올립니다. 앞의 것을 아직 올리는 중이면 이번 것은 건너뜁니다.

    올리지 못해도 학습은 이어 갑니다. 까닭은 다음에 올릴 때와 `close`에서 찍습니다. 시작할 때 저장소를 만들 수 없으면
    PermissionError입니다. 몇 시간을 학습하기 전에 알리기 위해서입니다.
    """

    def __init__(self, name: str) -> None:
        from huggingface_hub import HfApi
        from huggingface_hub.errors import HfHubHTTPError

        self._repo, self._name = repository(), name
        self._upload: Future | None = None
        if self._repo:
            self._api = HfApi()
            try:
                self._api.create_repo(self._repo, private=True, exist_ok=True)
            except HfHubHTTPError as error:
                raise PermissionError(
                    f"{SETTING}={self._repo}에 쓸 수 없습니다. HF_TOKEN에 그 저장소의 쓰기 권한이 있는지 확인하세요. "
                    f"{SETTING}을 지우면 이 기계에만 저장합니다."
                ) from error

    def push(self, checkpoint: Path) -> None:
        if not self._repo:
            return
        if self._upload and not self._upload.done():
            print(f"[체크포인트] 앞의 것을 올리는 중이라 {checkpoint.name}은(는) 올리지 않습니다.")
            return
        self._tell()
        self._upload = self._api.upload_folder(
            repo_id=self._repo,
            folder_path=checkpoint,
            path_in_repo=self._name,
            commit_message=checkpoint.name,
            run_as_future=True,
        )

    def close(self) -> None:
        """올리던 것을 기다립니다."""
        if self._upload:
            self._tell()

    def _tell(self) -> None:
        if self._upload and (error := self._upload.exception()):
            print(
                f"[체크포인트] {self._repo}에 올리지 못했습니다({type(error).__name__}). HF_TOKEN에 쓰기 권한이 있는지 "
                "확인하세요. 이 기계의 체크포인트는 그대로 있습니다."
            )
        self._upload = None


def fetch(name: str, folder: Path) -> None:
    """저장소의 마지막 체크포인트를 `folder`에 받습니다. 설정이 없거나 올린 것이 없으면 아무것도 하지 않습니다.

    받은 것이 성한지는 `checkpoints.latest_checkpoint`가 봅니다.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    repo = repository()
    if repo is None:
        return
    try:
        found = Path(snapshot_download(repo, allow_patterns=f"{name}/*")) / name
    except RepositoryNotFoundError:
        return  # 아직 올린 적이 없습니다. HubCopy가 만듭니다
    state = found / STATE
    if not state.is_file():
        return
    step = json.loads(state.read_text(encoding="utf-8"))["global_step"]
    print(f"[체크포인트] {repo}에서 {step}스텝의 것을 받았습니다.")
    shutil.copytree(found, folder / f"checkpoint-{step}", dirs_exist_ok=True)
