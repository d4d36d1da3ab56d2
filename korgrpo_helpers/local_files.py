"""내 컴퓨터의 파일(CSV, TSV, JSON, JSONL, Parquet)을 데이터셋으로 엽니다.

엑셀이 저장한 CSV는 흔히 CP949이고, 값을 수로 바꿔 읽으면 「007」이 7이 됩니다. 그래서 글자 부호를 알아보고
CSV의 값은 모두 글로 읽습니다.
"""

from __future__ import annotations

import codecs
import csv
import glob
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasets import Dataset

MAX_FILE_BYTES = 2 * 1024**3
# CSV는 메모리에 올려 읽습니다.
MAX_TABLE_BYTES = 500 * 1024**2
MAX_CELL_CHARS = 1_000_000
ENCODINGS = ("utf-8-sig", "cp949")
TABLES = (".csv", ".tsv")
DELIMITERS = (",", "\t", ";")
BUILDERS = {".json": "json", ".jsonl": "json", ".ndjson": "json", ".parquet": "parquet"}
CHUNK_BYTES = 1 << 20


def is_file_name(name: str) -> bool:
    """허브의 이름이 아니라 파일의 이름인지.

    >>> is_file_name("내 문제.csv"), is_file_name("lemon-mint/korean-reasoning-v02")
    (True, False)
    """
    suffix = Path(name).suffix.lower()
    return suffix in TABLES or suffix in BUILDERS or suffix in (".xlsx", ".xls", ".txt")


def file_sha256(name: str) -> str:
    """파일의 내용에서 셈한 지문. 한 글자만 달라도 다릅니다. 파일이 없으면 FileNotFoundError입니다."""
    with _existing(name).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def load_file(name: str) -> Dataset:
    """파일 하나를 엽니다. 없거나 읽을 수 없으면 까닭과 고치는 법을 담은 오류가 납니다.

    JSON과 Parquet은 디스크에 Arrow로 옮겨 두고 읽으므로 커도 메모리를 채우지 않습니다.
    """
    path = _existing(name)
    suffix = path.suffix.lower()
    if suffix not in TABLES and suffix not in BUILDERS:
        raise ValueError(
            f"{suffix} 파일은 읽지 못합니다. 엑셀이면 「CSV UTF-8」로, 글이면 CSV나 JSONL로 저장하세요."
        )
    limit = MAX_TABLE_BYTES if suffix in TABLES else MAX_FILE_BYTES
    if path.stat().st_size > limit:
        raise ValueError(
            f"파일 {name}이(가) {limit >> 20:,} MiB보다 큽니다. Parquet 여러 개로 나누어 저장하세요."
        )
    dataset = _load_table(path) if suffix in TABLES else _load_json_or_parquet(path)
    if len(dataset) == 0:
        raise ValueError(f"파일 {name}에 행이 없습니다.")
    return dataset


def _existing(name: str) -> Path:
    path = Path(name).expanduser()
    if not path.is_file():
        raise FileNotFoundError(
            f"파일 {name}이(가) 없습니다(지금 폴더: {Path.cwd()}). Colab이면 왼쪽의 폴더 그림에서 올리세요."
        )
    return path


def _load_json_or_parquet(path: Path) -> Dataset:
    from datasets import Dataset, load_dataset
    from datasets.exceptions import DatasetGenerationError
    from pyarrow.lib import ArrowInvalid

    with path.open("rb") as file:
        if file.read(CHUNK_BYTES).strip() in (b"", b"[]"):
            return Dataset.from_dict({})
    builder = BUILDERS[path.suffix.lower()]
    options = {"encoding": _encoding(path)} if builder == "json" else {}
    try:
        return load_dataset(builder, data_files=glob.escape(str(path)), split="train", **options)
    except (DatasetGenerationError, ArrowInvalid, StopIteration) as error:
        raise ValueError(
            f"파일 {path.name}을(를) 읽지 못했습니다: {error.__cause__ or error}\n"
            "JSON이면 한 줄에 행 하나(JSONL)이고, 한 열의 값은 모두 같은 꼴(글이면 글)이어야 합니다."
        ) from error


def _load_table(path: Path) -> Dataset:
    """CSV를 읽습니다. 칸의 수가 다른 줄이 있으면 값이 옆 칸으로 밀린 것이므로 줄 번호를 밝히고 멈춥니다."""
    from datasets import Dataset, Features, Value

    csv.field_size_limit(MAX_CELL_CHARS)
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        lines = csv.reader(file, delimiter=_delimiter(path, encoding), strict=True)
        try:
            names = [name.strip() for name in next(lines, [])]
            while names and not names[-1]:
                names.pop()  # 엑셀이 끝에 남기는 빈 열
            _check_header(path, names)
            columns: dict[str, list] = {name: [] for name in names}
            for row in lines:
                if not any(value.strip() for value in row):  # 빈 줄
                    continue
                if (len(row) != len(names) and any(row[len(names) :])) or len(row) < len(names):
                    raise ValueError(
                        f"{path.name}의 {lines.line_num}번째 줄은 칸이 {len(row)}개인데 첫 줄은 {len(names)}개입니다. "
                        "쉼표나 줄바꿈이 든 글은 큰따옴표로 묶으세요."
                    )
                for name, value in zip(names, row[: len(names)], strict=True):
                    columns[name].append(value)
        except csv.Error as error:
            raise ValueError(
                f"{path.name}의 {lines.line_num}번째 줄을 읽지 못했습니다({error}). 따옴표의 짝을 확인하세요."
            ) from error
    return Dataset.from_dict(columns, features=Features({name: Value("string") for name in names}))


def _check_header(path: Path, names: list[str]) -> None:
    """첫 줄이 열의 이름인지. 아니면 무엇이 잘못됐는지 밝힌 ValueError가 납니다."""
    if len(names) < 2:
        raise ValueError(
            f"{path.name}의 첫 줄에 열의 이름이 둘은 있어야 합니다(지금: {', '.join(names)[:80]!r}). "
            "제목이나 빈 줄이 맨 위에 있으면 지우세요."
        )
    if "" in names:
        raise ValueError(
            f"{path.name}의 {names.index('') + 1}번째 열에 이름이 없습니다. 첫 줄에 이름을 적으세요."
        )
    if repeated := [name for name in names if names.count(name) > 1]:
        raise ValueError(
            f"{path.name}에 이름이 같은 열이 있습니다: {repeated[0]}. 이름을 서로 다르게 바꾸세요."
        )


def _delimiter(path: Path, encoding: str) -> str:
    """첫 줄을 가장 많은 칸으로 나누는 기호: 쉼표, 탭, 쌍반점."""
    with path.open(encoding=encoding) as file:
        first = file.readline(MAX_CELL_CHARS)
    return max(DELIMITERS, key=first.count)


def _encoding(path: Path) -> str:
    """파일 전체가 읽히는 첫 글자 부호."""
    with path.open("rb") as file:
        marked = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for encoding in (*ENCODINGS, *(["utf-16"] if marked else [])):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise ValueError(f"{path.name}의 글자 부호를 알 수 없습니다. 「CSV UTF-8」로 다시 저장하세요.")
