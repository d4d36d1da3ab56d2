"""내 파일 열기: 글자 부호, 값의 꼴, 고치는 법을 말하는 오류."""

import json

import pytest

from korgrpo_helpers import local_files
from korgrpo_helpers.hub import load

ROWS = [{"문제": "1+1은?", "정답": "007"}, {"문제": "가, 나\n다", "정답": "학교"}]
CSV = '문제,정답\n1+1은?,007\n"가, 나\n다",학교\n'
JSONL = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV.encode()),
        ("엑셀.csv", CSV.encode("cp949")),  # 한국어 윈도의 엑셀
        ("bom.csv", CSV.encode("utf-8-sig")),  # 「CSV UTF-8」
        ("unicode.csv", CSV.encode("utf-16")),
        ("tab.tsv", CSV.replace('"가, 나\n다"', '"가, 나\n다"').replace(",", "\t", 1)
            .replace("?,", "?\t").replace('",', '"\t').encode()),
        ("a.jsonl", JSONL.encode()),
        ("엑셀.jsonl", JSONL.encode("cp949")),
        ("bom.jsonl", JSONL.encode("utf-8-sig")),
        ("a.JSONL", JSONL.encode()),
        ("list.json", json.dumps(ROWS).encode()),
    ],
)  # fmt: skip
def test_values_come_as_they_were_written(tmp_path, name, content):
    """「007」이 7이 되거나 「NA」가 빈칸이 되면 정답이 바뀝니다."""
    (tmp_path / name).write_bytes(content)
    assert list(load(str(tmp_path / name))) == ROWS


@pytest.mark.parametrize(
    "content",
    [
        "문제,정답,,\n1+1은?,2,,\n",  # 엑셀이 끝에 남기는 빈 열
        "문제;정답\n1+1은?;2\n",  # 쌍반점으로 나눈 CSV
        "문제\t정답\n1+1은?\t2\n",  # 이름만 .csv인 탭 파일
        "문제,정답\r\n1+1은?,2\r\n,\r\n",  # 빈 줄과 CRLF
    ],
)
def test_what_spreadsheets_leave_behind(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content.encode())
    assert list(load(str(tmp_path / "a.csv"))) == [{"문제": "1+1은?", "정답": "2"}]


def test_parquet(tmp_path):
    from stand_in_hub import parquet

    (tmp_path / "a.parquet").write_bytes(parquet(ROWS))
    assert list(load(str(tmp_path / "a.parquet"), rows=1)) == ROWS[:1]


def test_na_is_a_word_and_blank_lines_are_not_rows(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("문제,정답\n기호는?,NA\n\n빈칸은?,\n", encoding="utf-8")
    assert load(str(path))["정답"][:] == ["NA", ""]


def test_changed_file_is_read_again(tmp_path):
    path = tmp_path / "a.jsonl"
    for answer in ("1", "2"):
        path.write_text(json.dumps({"q": "가", "a": answer}) + "\n", encoding="utf-8")
        assert load(str(path))["a"][:] == [answer]


def test_streaming_a_file(tmp_path):
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    assert list(load(str(tmp_path / "a.csv"), streaming=True)) == ROWS


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "문제,정답\n하나,둘,셋\n", "2번째 줄은 칸이 3개인데 첫 줄은 2개"),
        ("a.csv", "문제,정답\n하나\n", "2번째 줄은 칸이 1개"),
        ("a.csv", '문제,정답\n"닫지 않은 글,1\n', "따옴표의 짝"),
        ("a.csv", "문제\n하나\n", "열의 이름이 둘은 있어야"),
        ("a.csv", "1학기 시험\n문제,정답\n하나,1\n", "제목이나 빈 줄이 맨 위에"),
        ("a.csv", "문제,문제\n하나,둘\n", "이름이 같은 열이 있습니다: 문제"),
        ("a.csv", "문제,,정답\n하나,둘,셋\n", "2번째 열에 이름이 없습니다"),
        ("a.csv", "문제,정답\n", "행이 없습니다"),
        ("a.jsonl", "\n", "행이 없습니다"),
        ("a.jsonl", '{"문제":\n', "읽지 못했습니다"),
        ("a.xlsx", "PK", "CSV UTF-8"),
        ("a.txt", "글", "CSV나 JSONL"),
    ],
)
def test_errors_say_where_and_how_to_mend(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load(str(tmp_path / name))


def test_missing_file_and_unknown_encoding(tmp_path):
    with pytest.raises(FileNotFoundError, match="Colab이면"):
        load(str(tmp_path / "없음.csv"))
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\xff\x81\x00")
    with pytest.raises(ValueError, match="글자 부호"):
        load(str(tmp_path / "a.csv"))


def test_size_is_bounded(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    monkeypatch.setattr(local_files, "MAX_TABLE_BYTES", 10)
    with pytest.raises(ValueError, match="MiB보다 큽니다"):
        load(str(tmp_path / "a.csv"))
