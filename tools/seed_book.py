"""검사하며 돌린 노트북(.checked)의 결과를 책의 실행 캐시에 넣습니다. 책을 만들 때 같은 셀을 두 번 돌리지 않으려는 것입니다.

    python tools/seed_book.py   # make test가 nbmake 다음에 부릅니다

.checked의 노트북은 책의 노트북에 연습을 검사하는 셀만 더한 것입니다. 그 셀을 뺀 나머지의 글이 책의 것과 다르거나, 돌린 뒤에
패키지나 기록이 바뀌었으면 넣지 않고 멈춥니다.
"""

import copy
import sys
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "_ext")]
from exercises import FINGERPRINT  # noqa: E402
from package_cache import book_fingerprint, cache_folder  # noqa: E402


def with_outputs(
    plain: nbformat.NotebookNode, executed: nbformat.NotebookNode
) -> nbformat.NotebookNode:
    """`plain`의 셀에 `executed`의 결과를 넣은 노트북. 셀의 글이 다르거나 돌지 않은 셀이 있으면 ValueError입니다."""
    found = {cell.id: cell for cell in executed.cells}
    plain = copy.deepcopy(plain)
    code = [cell for cell in plain.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        ran = found.get(cell.id)
        if ran is None or ran.source != cell.source or ran.execution_count is None:
            raise ValueError(f"돌린 노트북이 책의 노트북과 다릅니다. 셀 {cell.id}:\n{cell.source}")
        cell.outputs, cell.execution_count = ran.outputs, count
    if "widgets" in executed.metadata:
        plain.metadata["widgets"] = executed.metadata["widgets"]
    return plain


def main() -> None:
    if (ROOT / ".checked" / FINGERPRINT).read_text() != book_fingerprint():
        raise SystemExit(
            "노트북을 돌린 뒤에 패키지나 기록이 바뀌었습니다. make test를 다시 돌리세요."
        )
    cache = get_cache(str(cache_folder(ROOT)))
    paths = sorted((ROOT / "notebooks").glob("*.ipynb"))
    for path in paths:
        plain, executed = (
            nbformat.read(one, as_version=4) for one in (path, ROOT / ".checked" / path.name)
        )
        bundle = CacheBundleIn(with_outputs(plain, executed), str(path))
        cache.cache_notebook_bundle(bundle, overwrite=True)
    print(f"책의 실행 캐시: 노트북 {len(paths)}개")


if __name__ == "__main__":
    main()
