"""책의 실행 캐시를 도우미 패키지의 코드에 묶습니다.

jupyter-cache는 노트북의 글만 보므로, 패키지를 고쳐도 옛 출력을 다시 씁니다. 여기서는 캐시 폴더의 이름에
패키지의 지문, 기록(runs/), 라이브러리의 판, 프로필을 넣어, 하나라도 바뀌면 모든 노트북을 다시 돌립니다.
"""

import hashlib
import shutil
from pathlib import Path

from korgrpo_helpers.artifacts import code_fingerprint, library_versions
from korgrpo_helpers.profiles import pick_profile
from korgrpo_helpers.runs import recorded_runs


def book_fingerprint() -> str:
    """책의 숫자를 바꿀 수 있는 모든 것의 지문(16진수 16자리)."""
    digest = hashlib.sha256(code_fingerprint().encode())
    digest.update(repr(sorted(library_versions().items())).encode())
    digest.update(pick_profile().name.encode())
    for path in sorted(filter(Path.is_file, recorded_runs().rglob("*"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder(root: Path) -> Path:
    """저장소 `root`의 책이 지금 쓸 캐시의 폴더. 없으면 만들고, 낡은 것은 지웁니다."""
    folder = root / "_build" / ".jupyter_cache" / book_fingerprint()
    for old in folder.parent.glob("*"):
        if old != folder:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def bind_cache(app, config) -> None:
    folder = cache_folder(Path(app.srcdir))
    config.nb_execution_cache_path = str(folder)
    config.book_fingerprint = folder.name


def setup(app):
    # rebuild="env": 지문이 바뀌면 Sphinx도 모든 쪽을 다시 읽습니다.
    app.add_config_value("book_fingerprint", "", "env")
    app.connect("config-inited", bind_cache)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
