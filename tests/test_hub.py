"""이름으로 열기. 진짜 `load_dataset`이 이 컴퓨터 안의 허브 대역에서 받아 옵니다."""

import os
import subprocess
import sys

import pytest
from families import FAMILIES, PROBLEMS, WITH_REASONING
from stand_in_hub import Repo, jsonl, parquet, repo_for

from korgrpo_helpers.answers import verify
from korgrpo_helpers.catalog.entries import catalog
from korgrpo_helpers.columns import format_korean_dataset, grpo_rows, priming_rows
from korgrpo_helpers.hub import load

HUB_ENTRIES = [entry for entry in catalog().values() if not entry.shipped]
GUIDE = [entry for entry in HUB_ENTRIES if entry.group == "guide"]
ROWS = [{"question": f"{i}에 1을 더하면 몇입니까?", "answer": str(i + 1)} for i in range(10)]


@pytest.mark.parametrize("write", [parquet, jsonl], ids=["parquet", "jsonl"])
@pytest.mark.parametrize("entry", HUB_ENTRIES, ids=lambda entry: entry.name)
def test_from_name_to_messages(hub, entry, write):
    """이름 → 허브 → 열 알아보기 → 메시지. 열을 모르는 데이터의 꼴은 카탈로그에 적힌 가정입니다."""
    hub.repos[entry.name] = repo_for(entry, write)
    rows, report = format_korean_dataset(load(entry.name), name=entry.name)
    assert report.dropped == []
    assert len(rows) == len(PROBLEMS)
    assert rows["source"][0].startswith(f"{entry.name}/")
    for row, (question, reasoning, answer) in zip(rows, PROBLEMS, strict=True):
        assert [message["role"] for message in row["prompt"]] == ["system", "user"]
        assert row["prompt"][1]["content"].startswith(question)
        assert row["answer"] == "③" if "choices" in entry.shape else verify(answer, row["answer"])
        assert row["completion"] is None or reasoning in row["completion"]
    if entry.shape in WITH_REASONING:
        assert len(priming_rows(rows)[0]) == len(PROBLEMS)
    else:
        with pytest.raises(ValueError, match="풀이가 있는 행이 없어"):
            priming_rows(rows)
    assert len(grpo_rows(rows)[0]) == len(PROBLEMS)


@pytest.mark.parametrize("write", [parquet, jsonl], ids=["parquet", "jsonl"])
@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {entry.shape for entry in HUB_ENTRIES}))
def test_families_outside_the_catalogue(hub, family, write):
    """카탈로그의 데이터가 쓰지 않는 꼴도 파일로 썼다가 읽으면 같은 행이 나옵니다(안쪽 열과 빈칸의 꼴이 바뀝니다)."""
    suffix = "parquet" if write is parquet else "jsonl"
    hub.repos[f"f/{family}"] = Repo({f"train.{suffix}": write(FAMILIES[family])})
    rows, report = format_korean_dataset(load(f"f/{family}"))
    assert report.dropped == []
    asked = [row["prompt"][1]["content"] for row in rows]
    assert all(q in text for (q, *_), text in zip(PROBLEMS, asked, strict=True))
    assert (rows[0]["completion"] is not None) == (family in WITH_REASONING)


def test_all_eighteen_are_tried():
    assert len(GUIDE) == 18


def test_streaming_takes_only_what_is_asked(hub):
    hub.repos["a/b"] = Repo({"train.jsonl": jsonl(ROWS)})
    assert len(load("a/b", rows=3)) == 3
    streamed = load("a/b", streaming=True)
    assert [row["answer"] for row in streamed] == [row["answer"] for row in ROWS]
    with pytest.raises(ValueError, match="rows=0"):
        load("a/b", rows=0)


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        (["train.jsonl", "test.jsonl"], "train"),
        (["data/test-0.jsonl"], "test"),  # 하나뿐이면 그것
        (["foo.jsonl"], "train"),  # 이름에 갈래가 없는 파일
    ],
)
def test_split_is_chosen_from_what_the_hub_offers(hub, capsys, files, chosen):
    name = f"a/{chosen}{len(files)}{files[0][0]}"
    hub.repos[name] = Repo({path: jsonl(ROWS) for path in files})
    assert len(load(name)) == len(ROWS)
    assert f"갈래 {chosen}" in capsys.readouterr().out


def two_configs(*splits) -> Repo:
    card = "---\nconfigs:\n" + "".join(
        f"- config_name: {c}\n  data_files:\n" + "".join(
            f"  - split: {s}\n    path: {c}/{s}*\n" for s in splits)
        for c in ("ko", "en"))  # fmt: skip
    files = {f"{c}/{s}.jsonl": jsonl(ROWS) for c in ("ko", "en") for s in splits}
    return Repo({"README.md": f"{card}---\n".encode(), **files})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, r"구성이 여럿입니다: ko, en. load\(…, config='ko'\)"),
        ({"config": "jp"}, "구성 'jp'이.* 있는 구성: ko, en"),
        ({"config": "ko"}, "갈래가 여럿입니다: easy, hard"),
        ({"config": "ko", "split": "train"}, "갈래 'train'이.* 있는 갈래: easy, hard"),
        ({"config": "ko", "split": "easy", "revision": "없는판"}, "그런 판"),
    ],
)
def test_choice_errors_list_what_there_is(hub, arguments, message):
    hub.repos["a/two"] = two_configs("easy", "hard")
    with pytest.raises(ValueError, match=message):
        load("a/two", **arguments)


def test_part_of_a_split(hub):
    hub.repos["a/part"] = Repo({"train.jsonl": jsonl(ROWS)})
    assert len(load("a/part", split="train[:4]")) == 4


def test_revision_is_pinned(hub):
    """판을 적으면 나중에 바뀐 것이 아니라 그때의 행이 옵니다."""
    hub.repos["a/pin"] = Repo(
        {"train.jsonl": jsonl(ROWS)}, older={"v1": {"train.jsonl": jsonl(ROWS[:2])}}
    )
    assert len(load("a/pin")) == 10
    assert len(load("a/pin", revision="v1")) == 2


@pytest.mark.parametrize(
    ("repo", "error", "message"),
    [
        (None, FileNotFoundError, "없거나 비공개입니다.*철자"),
        (Repo({"train.jsonl": jsonl(ROWS)}, token="hf_right"), PermissionError, "HF_TOKEN.*hf auth login"),
        (Repo({"README.md": b"hi"}), ValueError, "데이터 파일이 없습니다"),
        (Repo({"train.jsonl": b""}), ValueError, "비었거나 깨졌습니다"),
        (Repo({"train.parquet": b"PAR1 broken"}), ValueError, "비었거나 깨졌습니다"),
        (Repo({"README.md": b"hi", "zz.py": b"print('run me')"}), ValueError, "코드를 돌리지 않기"),
    ],
    ids=["없음", "허락", "파일 없음", "빈 파일", "깨진 파일", "코드"],
)  # fmt: skip
def test_errors_are_korean_and_say_the_mend(hub, repo, error, message):
    name = "a/zz" if repo and "zz.py" in repo.files else f"a/err{len(message)}"
    if repo:
        hub.repos[name] = repo
    with pytest.raises(error, match=message):
        load(name)


def test_empty_split_is_refused(hub):
    from datasets import Dataset, Features, Value

    features = Features(question=Value("string"), answer=Value("string"))
    path = os.path.join(os.environ["HF_HOME"], "empty.parquet")
    Dataset.from_dict({"question": [], "answer": []}, features=features).to_parquet(path)
    with open(path, "rb") as file:
        hub.repos["a/rows0"] = Repo({"train.parquet": file.read()})
    with pytest.raises(ValueError, match="행이 없습니다"):
        load("a/rows0")


def test_token_opens_a_gated_dataset(hub, monkeypatch):
    hub.repos["a/gated"] = Repo({"train.jsonl": jsonl(ROWS)}, token="hf_right")
    monkeypatch.setenv("HF_TOKEN", "hf_right")
    assert len(load("a/gated")) == 10
    monkeypatch.setenv("HF_TOKEN", "hf_asked_but_not_allowed")
    hub.repos["a/gated2"] = hub.repos["a/gated"]
    with pytest.raises(PermissionError, match="조건에 동의"):
        load("a/gated2")


def test_remote_code_is_never_run(hub, tmp_path):
    mark = tmp_path / "돌았음"
    script = f"open({str(mark)!r}, 'w').write('x')".encode()
    hub.repos["a/script"] = Repo({"script.py": script, "train.jsonl": jsonl(ROWS)})
    with pytest.raises(ValueError, match="코드를 돌리지 않기"):
        load("a/script")
    assert not mark.exists()


@pytest.mark.parametrize(
    "setting",
    [{"HF_HUB_OFFLINE": "1"}, {"HF_ENDPOINT": "http://127.0.0.1:9"}],
    ids=["꺼 둠", "끊김"],
)
def test_offline_says_what_works_without_network(setting, tmp_path):
    # 허브의 라이브러리가 다시 해 보기 전에 쉬는 20초쯤은 쉬지 않습니다.
    code = "import time\ntime.sleep = lambda seconds: None\n"
    code += "from korgrpo_helpers.hub import load\nload('lemon-mint/korean-reasoning-v02')"
    environment = os.environ | {"HF_HOME": str(tmp_path)} | setting
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120
    )
    assert "ConnectionError" in done.stderr.splitlines()[-1]
    assert "load('jkc_mwp')" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "name", ["../etc/passwd", "그냥 이름", "https://huggingface.co/a/b", "a/b/c"]
)
def test_strange_names_are_refused(name):
    with pytest.raises(ValueError, match=r"이름 .*을\(를\) 모르겠습니다"):
        load(name)


@pytest.mark.parametrize(("name", "rows"), [("jkc_mwp", 3_000), ("dmath", 2_079)])
def test_shipped_data_needs_no_hub(hub, name, rows):
    assert len(load(name)) == rows
    assert len(load(name, rows=5)) == 5
    assert hub.requests == []
