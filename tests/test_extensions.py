"""책의 Sphinx 확장: 한국어 검색의 색인, 패키지에 묶인 실행 캐시, 위젯의 처음 모습."""

import sys
from pathlib import Path
from types import SimpleNamespace

import ipywidgets
import nbformat
import pytest
from ipywidgets.embed import dependency_state
from jupyter_cache import get_cache
from nbformat import v4

from korgrpo_helpers.runs import read_run

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "_ext")]
import exercises  # noqa: E402
import index_page  # noqa: E402
import ko_search  # noqa: E402
import package_cache  # noqa: E402
import seed_book  # noqa: E402
import status_page  # noqa: E402
import still_widgets  # noqa: E402


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("추론을", {"추론", "추론을"}),
        ("사전 학습", {"사전", "학습"}),
        ("TRL의 GRPOConfig를", {"TRL", "GRPOConfig"}),
        ("max_prompt_length는", {"max_prompt_length"}),
        ("한국어에서는", {"한국", "한국어", "한국어에", "한국어에서"}),
    ],
)
def test_index_holds_the_beginnings(text, words):
    assert words <= set(ko_search.SearchKorean({}).split(text))


def test_long_words_do_not_flood_the_index():
    assert len(ko_search.SearchKorean({}).split("가" * 1_000)) <= ko_search.MAX_SYLLABLES


def bind(tmp_path):
    config = SimpleNamespace()
    package_cache.bind_cache(SimpleNamespace(srcdir=tmp_path), config)
    return config


def test_cache_moves_when_the_package_changes(tmp_path, monkeypatch):
    """jupyter-cache는 노트북의 글만 봅니다. 패키지를 고쳤는데 옛 출력이 남으면 책의 숫자가 낡습니다."""
    first = bind(tmp_path)
    (Path(first.nb_execution_cache_path) / "old.db").write_text("옛 출력")
    again = bind(tmp_path)
    assert again.nb_execution_cache_path == first.nb_execution_cache_path
    assert (Path(again.nb_execution_cache_path) / "old.db").exists()

    monkeypatch.setattr(package_cache, "code_fingerprint", lambda: "고친 코드")
    changed = bind(tmp_path)
    assert changed.nb_execution_cache_path != first.nb_execution_cache_path
    assert changed.book_fingerprint != first.book_fingerprint
    assert not Path(first.nb_execution_cache_path).exists()


@pytest.mark.parametrize("what", ["runs", "profile", "library"])
def test_cache_follows_everything_that_changes_numbers(tmp_path, monkeypatch, what):
    runs = tmp_path / "runs"
    runs.mkdir()
    (runs / "a.json").write_text("{}")
    monkeypatch.setattr(package_cache, "recorded_runs", lambda: runs)
    before = package_cache.book_fingerprint()
    if what == "runs":
        (runs / "a.json").write_text('{"새": 1}')
    elif what == "profile":
        monkeypatch.setenv("KORGRPO_PROFILE", "t4-quick")
    else:
        monkeypatch.setattr(package_cache, "library_versions", lambda: {"trl": "9"})
    assert package_cache.book_fingerprint() != before


def test_status_tables_come_from_the_records():
    """쪽의 자리표시가 사라지거나 기록의 점이 빠지면 표가 낡은 채로 남습니다."""
    page = (ROOT / "book" / "status.md").read_text(encoding="utf-8")
    source = [page]
    status_page.fill(None, "book/status", source)
    for place in (status_page.MEMORY_PLACE, status_page.COLAB_PLACE):
        assert page.count(place) == 1
        assert place not in source[0]
    points = read_run("memory_small_gpus").summary["points"]
    lines = status_page.memory_table().splitlines()
    assert len(lines) == 2 + len(points)
    told = {point["finished"]: line for point, line in zip(points.values(), lines[2:], strict=True)}
    assert "3스텝을 마침" in told[True]
    assert "메모리 부족" in told[False]
    assert set(told) == {True, False}
    colab = status_page.colab_table()
    assert colab.count("| T4 |") == 4
    assert "0.11.2" in colab
    untouched = ["그대로"]
    status_page.fill(None, "book/index", untouched)
    assert untouched == ["그대로"]


def test_first_page_draws_the_records():
    page = (ROOT / "book" / "index.md").read_text(encoding="utf-8")
    source = [page]
    index_page.fill(None, "book/index", source)
    assert page.count(index_page.PLACE) == 1 and index_page.PLACE not in source[0]
    assert source[0].count('src="data:image/png;base64,') == 1
    end = read_run("evidence_more").summary["curve"][-1]["accuracy"]
    assert f"늘려, 15분) 40 %에서 {100 * end:.0f} %로" in source[0]


def test_still_shows_what_was_chosen():
    """책에는 커널이 없으므로 고른 이름과 켜진 상자가 한국어 글로 남아야 합니다."""
    on = ipywidgets.Checkbox(value=True, description="<1번>")
    off = ipywidgets.Checkbox(value=False, description="2번")
    pick = ipywidgets.Dropdown(options=[("스텝", "step"), ("분", "minutes")], description="가로축")
    box = ipywidgets.VBox([ipywidgets.HBox([on, off]), pick, ipywidgets.HTML("<table></table>")])
    assert still_widgets.still(dependency_state([box], drop_defaults=False), box.model_id) == (
        "<div><b>&lt;1번&gt;</b> 켬</div><div><b>2번</b> 끔</div><div><b>가로축</b> 스텝</div>"
        '<div class="still-html"><table></table></div>'
    )


def executed_pair():
    """연습이 하나 있는 노트북과, 검사하는 셀을 끼워 돌린 것."""
    tags = {"tags": ["exercise"]}
    solved = "# 답 시작\nx = 1\n# 답 끝\nassert x == 1, '하나'"
    cells = [v4.new_code_cell("print(1)"), v4.new_code_cell(solved, metadata=tags)]
    plain = v4.new_notebook(cells=cells)
    executed = exercises.checked(plain)
    for count, cell in enumerate(executed.cells, start=1):
        cell.execution_count = count
        cell.outputs = [v4.new_output("stream", text=f"{count}째")]
    executed.metadata["widgets"] = {"상태": {}}
    return plain, executed


def test_book_takes_the_outputs_of_the_checked_run():
    """검사하는 셀은 책에 들어가지 않고, 실행 캐시는 책의 노트북에서 그 결과를 찾습니다."""
    plain, executed = executed_pair()
    assert len(executed.cells) == 3
    filled = seed_book.with_outputs(plain, executed)
    assert [cell.source for cell in filled.cells] == [cell.source for cell in plain.cells]
    assert [cell.outputs[0].text for cell in filled.cells] == ["1째", "3째"]
    assert [cell.execution_count for cell in filled.cells] == [1, 2]
    assert filled.metadata["widgets"] == {"상태": {}}
    assert not plain.cells[0].outputs


@pytest.mark.parametrize("wrong", ["source", "missing", "not run"])
def test_book_refuses_outputs_of_other_cells(wrong):
    plain, executed = executed_pair()
    if wrong == "source":
        executed.cells[0].source = "print(2)"
    elif wrong == "missing":
        del executed.cells[0]
    else:
        executed.cells[0].execution_count = None
    with pytest.raises(ValueError, match="책의 노트북과 다릅니다"):
        seed_book.with_outputs(plain, executed)


def test_seeded_outputs_are_found_by_the_book(tmp_path, monkeypatch):
    plain, executed = executed_pair()
    for folder, made in (("notebooks", plain), (".checked", executed)):
        (tmp_path / folder).mkdir()
        nbformat.write(made, tmp_path / folder / "장.ipynb")
    monkeypatch.setattr(seed_book, "ROOT", tmp_path)
    kept = tmp_path / ".checked" / exercises.FINGERPRINT
    kept.write_text("앞의 코드")
    with pytest.raises(SystemExit, match="다시 돌리세요"):
        seed_book.main()
    kept.write_text(package_cache.book_fingerprint())
    seed_book.main()
    cache = get_cache(str(package_cache.cache_folder(tmp_path)))
    source = nbformat.read(tmp_path / "notebooks" / "장.ipynb", as_version=4)
    _, merged = cache.merge_match_into_notebook(source)
    assert [cell.outputs[0].text for cell in merged.cells] == ["1째", "3째"]
