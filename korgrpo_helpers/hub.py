"""데이터를 이름으로 엽니다: 허브의 데이터, 이 패키지에 실은 데이터, 내 파일.

`datasets.load_dataset`을 부르되 갈래(split)와 구성(config)을 카탈로그와 허브에서 알아보고, 오류를 고치는 법과 함께
한국어로 말합니다. 허브의 저장소에 든 파이썬 코드는 어떤 때에도 돌리지 않습니다.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.catalog.entries import Entry, catalog
from korgrpo_helpers.local_files import is_file_name, load_file
from korgrpo_helpers.rowwise import is_streaming

if TYPE_CHECKING:
    from datasets import Dataset, IterableDataset

HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
# 갈래를 말하지 않았을 때 고르는 차례. 시험용 갈래는 하나뿐일 때만 고릅니다.
PREFERRED_SPLITS = ("train", "train_sft", "cot")
TOKEN_HELP = (
    "허브에 로그인한 뒤 데이터의 쪽에서 조건에 동의하고, Colab이면 왼쪽의 열쇠 그림(보안 비밀)에 HF_TOKEN이라는 "
    "이름으로 토큰을 넣어 노트북에 허용하세요. 내 컴퓨터면 hf auth login을 칩니다. 쪽: {page}"
)


def load(
    name: str,
    split: str | None = None,
    config: str | None = None,
    revision: str | None = None,
    streaming: bool = False,
    rows: int | None = None,
) -> Dataset | IterableDataset:
    """`name`의 데이터를 엽니다. `소유자/이름`이면 허브, `jkc_mwp`·`dmath`면 실은 데이터, `.csv` 따위로 끝나면 파일입니다.

    `split`과 `config`를 말하지 않으면 카탈로그에 적힌 것, 없으면 허브에 있는 것에서 고르고 무엇을 골랐는지 찍습니다.
    `revision`은 커밋이나 태그입니다. 결과를 되풀이하려면 적으세요(카탈로그에 적힌 판이 있으면 그것). `rows`를 주면 앞의 그만큼만 받습니다.

    없는 데이터는 FileNotFoundError, 허락이 있어야 하는 데이터는 PermissionError, 망이 끊겼으면 ConnectionError,
    없는 갈래나 구성, 빈 데이터는 ValueError입니다.

    >>> load("jkc_mwp").column_names
    ['id', 'class', 'question', 'answer', 'equation']
    """
    if rows is not None and rows < 1:
        raise ValueError(f"rows={rows}은(는) 1 이상이어야 합니다.")
    entry = catalog().get(name)
    local = is_file_name(name) or (entry is not None and entry.shipped)
    if local and (revision or config or split not in (None, entry.split if entry else "train")):
        raise ValueError(
            f"{name}에는 갈래나 구성, 판이 없습니다. split, config, revision을 지우세요."
        )
    if entry is not None and entry.shipped:
        dataset = _load_shipped(entry)
    elif is_file_name(name):
        dataset = load_file(name)
    elif HUB_NAME.fullmatch(name):
        if Path(name).exists():
            raise ValueError(
                f"지금 폴더에 {name}과 같은 이름의 폴더가 있어 허브 대신 그것이 열립니다. 폴더의 이름을 바꾸거나 다른 "
                "폴더에서 돌리세요."
            )
        return _load_from_hub(name, entry, split, config, revision, streaming, rows)
    else:
        raise ValueError(
            f"데이터의 이름 {name!r}을(를) 모르겠습니다. 허브의 데이터는 소유자/이름, 파일은 확장자까지, "
            f"실은 데이터는 {', '.join(n for n, one in catalog().items() if one.shipped)}입니다."
        )
    dataset = dataset if rows is None else dataset.select(range(min(rows, len(dataset))))
    return dataset.to_iterable_dataset() if streaming else dataset


def _load_shipped(entry: Entry) -> Dataset:
    import json

    from datasets import Dataset

    text = files("korgrpo_helpers").joinpath("data", entry.shipped).read_text(encoding="utf-8")
    return Dataset.from_list([json.loads(line) for line in text.splitlines()])


def _load_from_hub(name, entry, split, config, revision, streaming, rows):
    from datasets import Dataset, load_dataset

    if split and (streaming or rows) and re.search(r"[\[+]", str(split)):
        raise ValueError(
            "rows나 streaming을 쓸 때는 split에 갈래의 이름만 적으세요(예: split='train')."
        )
    revision = revision or (entry.revision if entry else None)
    config, split, _ = choose(name, entry, split, config, revision)
    print(f"{name}: 구성 {config}, 갈래 {split}" + (f", 판 {revision[:12]}" if revision else ""))
    with korean_errors(name):
        dataset = load_dataset(
            name, config, split=split, revision=revision, streaming=streaming or rows is not None
        )
        if rows is not None:
            dataset = Dataset.from_list(list(islice(dataset, rows)), features=dataset.features)
        if not is_streaming(dataset) and len(dataset) == 0:
            raise ValueError(f"{name}의 갈래 {split}에 행이 없습니다.")
        if streaming and not is_streaming(dataset):
            dataset = dataset.to_iterable_dataset()
    return dataset


def choose(
    name: str,
    entry: Entry | None = None,
    split: str | None = None,
    config: str | None = None,
    revision: str | None = None,
) -> tuple[str, str, list[str]]:
    """허브에 있는 것에서 고른 (구성, 갈래)와 그 구성의 모든 갈래. 고를 수 없으면 있는 것을 적은 오류가 납니다."""
    from datasets import get_dataset_split_names

    with korean_errors(name):
        config = _pick_config(name, entry, config, revision)
        offered = get_dataset_split_names(name, config, revision=revision)
    split = str(split) if split else _pick_split(name, entry, offered)
    if not all(part.partition("[")[0] in offered for part in split.split("+")):
        raise ValueError(
            f"{name}에는 갈래 {split!r}이(가) 없습니다. 있는 갈래: {', '.join(offered)}."
        )
    return config, split, offered


def _pick_config(name: str, entry: Entry | None, config: str | None, revision: str | None) -> str:
    from datasets import get_dataset_config_names

    offered = get_dataset_config_names(name, revision=revision)
    if config is not None:
        if config not in offered:
            raise ValueError(
                f"{name}에는 구성 {config!r}이(가) 없습니다. 있는 구성: {', '.join(offered)}."
            )
        return config
    known = entry.config if entry else None
    for wanted in (known, "default"):
        if wanted in offered:
            return wanted
    if len(offered) == 1:
        return offered[0]
    raise ValueError(
        f"{name}에는 구성이 여럿입니다: {', '.join(offered)}. load(…, config='{offered[0]}')처럼 고르세요."
    )


def _pick_split(name: str, entry: Entry | None, offered: list[str]) -> str:
    known = entry.split if entry else None
    for wanted in (known, *PREFERRED_SPLITS):
        if wanted in offered:
            return wanted
    if len(offered) == 1:
        return offered[0]
    raise ValueError(
        f"{name}에는 갈래가 여럿입니다: {', '.join(offered)}. load(…, split='{offered[0]}')처럼 고르세요."
    )


def _offline(name: str) -> ConnectionError:
    """망이 없을 때의 오류. 망이 없어도 되는 길을 함께 적습니다."""
    reason = (
        "HF_HUB_OFFLINE이 켜져 있어" if os.environ.get("HF_HUB_OFFLINE") == "1" else "망이 끊겨"
    )
    shipped = ", ".join(f"load('{n}')" for n, entry in catalog().items() if entry.shipped)
    return ConnectionError(
        f"{reason} 허브에서 {name}을(를) 받지 못했습니다. 망 없이 쓸 수 있는 것: {shipped}, 내 파일."
    )


@contextmanager
def korean_errors(name: str) -> Iterator[None]:
    """허브에서 난 오류를 까닭과 고치는 법을 담은 한국어 오류로 바꿉니다."""
    from datasets.data_files import EmptyDatasetError
    from datasets.exceptions import (
        DataFilesNotFoundError,
        DatasetGenerationError,
        DatasetNotFoundError,
    )
    from datasets.inspect import SplitsNotFoundError
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError
    from pyarrow.lib import ArrowInvalid

    page = f"{os.environ.get('HF_ENDPOINT', 'https://huggingface.co')}/datasets/{name}"
    try:
        yield
    except (DatasetNotFoundError, RepositoryNotFoundError) as error:
        if isinstance(error, GatedRepoError) or "is a gated dataset" in str(error):
            raise PermissionError(
                f"{name}은(는) 허락받은 사람만 받습니다. {TOKEN_HELP.format(page=page)}"
            ) from error
        if "Revision" in str(error):
            raise ValueError(
                f"{name}에 그런 판(revision)이 없습니다. 커밋이나 태그를 확인하세요."
            ) from error
        raise FileNotFoundError(
            f"허브에 {name}이(가) 없거나 비공개입니다. 이름의 철자와 대소문자를 확인하세요. 쪽: {page}"
        ) from error
    except (DataFilesNotFoundError, EmptyDatasetError) as error:
        raise ValueError(f"{name}에 읽을 수 있는 데이터 파일이 없습니다. 쪽: {page}") from error
    except ConnectionError as error:
        raise _offline(name) from error
    except FileNotFoundError as error:
        if "LocalEntryNotFound" in str(error) or "Offline" in str(error):
            raise _offline(name) from error
        raise FileNotFoundError(f"{name}의 파일을 찾지 못했습니다: {error}") from error
    except (DatasetGenerationError, ArrowInvalid, SplitsNotFoundError, StopIteration) as error:
        raise ValueError(
            f"{name}의 파일을 읽지 못했습니다. 비었거나 깨졌습니다. 쪽: {page}"
        ) from error
    except ValueError as error:
        if re.search("[가-힣]", str(error)):
            raise
        if "corresponds to no data" not in str(error):
            raise ValueError(
                f"{name}을 열지 못했습니다. 이름과 갈래를 확인하세요: {error}"
            ) from error
        raise ValueError(f"{name}에 행이 없습니다. 다른 갈래를 골라 보세요. 쪽: {page}") from error
    except RuntimeError as error:
        if "scripts are no longer supported" not in str(error):
            raise
        raise ValueError(
            f"{name}은(는) 파이썬 코드로 만드는 데이터라 열지 않습니다. 남의 코드를 돌리지 않기 위해서입니다."
        ) from error
