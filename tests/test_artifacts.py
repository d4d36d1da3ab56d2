import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from korgrpo_helpers import artifacts
from korgrpo_helpers.artifacts import get_or_make


def maker(calls):
    def make(folder: Path) -> None:
        calls.append(folder)
        (folder / "file.txt").write_text("내용", encoding="utf-8")

    return make


def test_made_once_and_found_again(cache, capsys):
    calls = []
    first = get_or_make("thing", {"a": 1}, maker(calls))
    second = get_or_make("thing", {"a": 1}, maker(calls))
    assert first == second
    assert len(calls) == 1
    assert (first / "file.txt").read_text(encoding="utf-8") == "내용"
    assert json.loads((first / "key.json").read_text(encoding="utf-8"))["key"] == {"a": 1}
    assert "없어서 새로" in capsys.readouterr().out


def test_other_settings_are_another_thing(cache):
    calls = []
    assert get_or_make("thing", {"a": 1}, maker(calls)) != get_or_make(
        "thing", {"a": 2}, maker(calls)
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("code_fingerprint", lambda: "고친 코드"), ("library_versions", lambda: {"trl": "9"})],
)
def test_changed_code_or_library_makes_it_again(cache, monkeypatch, name, value):
    """패키지를 고친 뒤에도 옛 모델을 쓰면 책의 숫자가 거짓이 됩니다."""
    calls = []
    get_or_make("thing", {}, maker(calls))
    monkeypatch.setattr(artifacts, name, value)
    get_or_make("thing", {}, maker(calls))
    assert len(calls) == 2


def test_failure_leaves_nothing_behind(cache):
    def fail(folder: Path) -> None:
        (folder / "half.txt").write_text("반쪽", encoding="utf-8")
        raise RuntimeError("학습이 끊겼습니다")

    with pytest.raises(RuntimeError, match="끊겼습니다"):
        get_or_make("thing", {}, fail)
    assert list(cache.iterdir()) == []
    assert get_or_make("thing", {}, maker([])).is_dir()


def test_two_makers_at_once_make_it_once(cache, capsys):
    """둘이 함께 시작하면 하나는 기다렸다가 다른 쪽이 만든 것을 씁니다. 체크포인트 폴더를 나누어 쓰지 않게 합니다."""
    calls, started, release = [], threading.Event(), threading.Event()

    def slow(folder: Path) -> None:
        maker(calls)(folder)
        started.set()
        assert release.wait(timeout=30)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(get_or_make, "thing", {}, slow)
        assert started.wait(timeout=30)
        second = pool.submit(get_or_make, "thing", {}, maker(calls))
        while "기다립니다" not in capsys.readouterr().out:
            time.sleep(0.01)
        release.set()
        assert first.result(timeout=30) == second.result(timeout=30)
    assert len(calls) == 1


def test_another_machine_made_it_first(cache):
    """자물쇠는 이 컴퓨터만 막습니다. Drive를 나누어 쓰는 다른 컴퓨터가 먼저 만들었으면 그것을 씁니다."""
    place, _ = artifacts._place("thing", {})

    def late(folder: Path) -> None:
        place.mkdir()
        (place / "file.txt").write_text("먼저 만든 것", encoding="utf-8")
        (folder / "file.txt").write_text("늦은 것", encoding="utf-8")

    folder = get_or_make("thing", {}, late)
    assert (folder / "file.txt").read_text(encoding="utf-8") == "먼저 만든 것"
    assert list(cache.iterdir()) == [folder]


def test_checkpoints_live_until_the_thing_is_made(cache):
    """체크포인트는 실패한 뒤에 남아 있어야 이어 가고, 다 만든 뒤에는 자리를 비워야 합니다."""
    checkpoints = artifacts.checkpoint_folder("thing", {})

    def stop(folder: Path) -> None:
        checkpoints.mkdir(parents=True)
        raise RuntimeError("끊김")

    with pytest.raises(RuntimeError, match="끊김"):
        get_or_make("thing", {}, stop)
    assert checkpoints.is_dir()
    get_or_make("thing", {}, maker([]))
    assert not checkpoints.exists()
    assert checkpoints != artifacts.checkpoint_folder("thing", {"a": 1})


def test_fingerprint_sees_every_file(tmp_path, monkeypatch):
    (tmp_path / "module.py").write_text("a = 1")
    monkeypatch.setattr(artifacts, "PACKAGE", tmp_path)
    fingerprint = artifacts.code_fingerprint.__wrapped__
    before = fingerprint()
    (tmp_path / "data.jsonl").write_text("{}")
    after_data = fingerprint()
    (tmp_path / "module.py").write_text("a = 2")
    assert len({before, after_data, fingerprint()}) == 3
