"""실행을 나란히 놓는 표와 그림, 위젯. 화면 없이 값만 바꾸어 봅니다."""

import warnings
from dataclasses import replace
from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from step_logs import healthy

from korgrpo_helpers.curves import AXES, metrics
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.widgets_runs import (
    LINES,
    MARKERS,
    TOO_FEW,
    run_comparer,
    runs_figure,
    runs_table,
)

STORED = read_run("original_t4")
DEMO = replace(
    STORED,
    title="데모",
    gpu=None,
    seed=0,
    seconds=90.0,
    settings={"model": "demo"},
    steps=healthy(),
)
EMPTY = read_run("cpu_demo_seeds")
RUNS = [DEMO, STORED, EMPTY]


def runs_in(html: str) -> list[list[str]]:
    """표의 실행마다 제목과 칸의 글. 열이 없는 실행은 여러 줄에 걸친 칸 하나라 맨 뒤에 둡니다."""
    table = BeautifulSoup(html, "html.parser").table
    rows = [[cell.get_text() for cell in row.select("th, td")][1:] for row in table.select("tr")]
    return [[row[place] for row in rows if place < len(row)] for place in range(len(rows[0]))]


def legend(figure) -> list[str]:
    return [text.get_text() for text in figure.legends[0].get_texts()]


def test_table_has_conditions_and_values():
    table = runs_table(RUNS, "reward")
    assert "reward의 처음" in table and "이동 평균" not in table
    demo, stored, empty = runs_in(table)
    assert demo[:7] == ["1. 데모", "demo", "60", "없거나 모름", "0", "1.5", "없음"]
    assert stored[2:7] == ["100", "Tesla T4", "3407", "176.8", "없음"]
    # 원본의 기록에 있는 다섯 점 그대로
    assert stored[7:] == [
        "-2.78 (20스텝)",
        "-3.36 (100스텝)",
        "-3.36 (100스텝)",
        "0.56 (40스텝)",
    ]
    # 스텝마다의 값이 없는 실행도 빠지지 않습니다.
    assert empty[2] == "없음" and empty[-1] == "reward 열이 없습니다"
    # 표의 값은 그림과 같은 이동 평균입니다.
    smooth = runs_table(RUNS, "reward", window=40)
    assert "reward(40스텝의 이동 평균)" in smooth
    assert runs_in(smooth)[1][7] == "-1.11 (40스텝)"


def test_final_accuracy_is_told_with_its_interval():
    final = {"accuracy": 0.61, "low": 0.542, "high": 0.674}
    told = runs_in(runs_table([replace(DEMO, summary={"final": final})], "reward"))
    assert told[0][6] == "61.0% (54.2%~67.4%)"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "<script>"},
        {"gpu": "<script>"},
        {"settings": {"model": "<script>"}},
        # 열의 이름도 남의 로그에서 옵니다.
        {"steps": [{"step": 1, "reward": 1, "<script>": 1}]},
    ],
)
def test_everything_from_the_record_is_escaped(changes):
    evil = replace(DEMO, **changes)
    metric = "<script>" if "steps" in changes else "reward"
    box = run_comparer([evil, DEMO])
    box.children[2].value = metric
    texts = [runs_table([evil, DEMO], metric), box.children[-1].value]
    texts += [pick.children[1].value for pick in box.children[:2]]
    assert not any("<script>" in text for text in texts)
    assert any("&lt;script&gt;" in text for text in texts)


def test_figure_names_every_run():
    figure = runs_figure(RUNS, "reward", axis="minutes")
    assert legend(figure) == [
        "1. 데모",
        f"2. {STORED.title}: 스텝마다의 시간(seconds)이 없습니다",
        f"3. {EMPTY.title}: reward 열이 없습니다",
    ]
    (axes,) = figure.axes
    assert axes.get_xlabel() == AXES["minutes"]
    assert [len(line.get_xdata()) for line in axes.lines] == [60, 0, 0]


def test_curves_differ_without_color():
    figure = runs_figure([DEMO] * 20, "reward")
    looks = [(line.get_linestyle(), line.get_marker()) for line in figure.axes[0].lines]
    assert len(set(looks)) == len(LINES) * len(MARKERS) == 20
    for one, other in combinations(looks[:4], 2):
        assert one[0] != other[0] and one[1] != other[1]


@pytest.mark.parametrize(
    "title",
    [
        "보상 −1~3 ✓",  # 글꼴에 없는 기호
        "값 $1과 $2",  # 달러 사이를 수식으로 읽으면 글이 깨집니다
        r"망가진 수식 $\frac$",
    ],
)
def test_any_title_is_drawn(title):
    figure = runs_figure([replace(DEMO, title=title), STORED], "reward", window=5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.canvas.draw()


@pytest.mark.parametrize("show", [runs_table, runs_figure])
def test_unknown_column_tells_the_known_ones(show):
    with pytest.raises(ValueError, match=r"열 rewardd.*있는 열: reward, "):
        show(RUNS, "rewardd")
    with pytest.raises(ValueError, match="있는 열: 없음"):
        show([EMPTY], "reward")


@pytest.mark.parametrize("runs", [[DEMO], [EMPTY, EMPTY]])
def test_nothing_to_compare_is_told(runs):
    with pytest.raises(ValueError, match="둘 이상이고"):
        run_comparer(runs)


def test_comparer_follows_every_choice():
    box = run_comparer(RUNS)
    *picks, metric, window, axis, card = box.children
    boxes = [pick.children[0] for pick in picks]
    assert [one.value for one in boxes] == [True, True, False]
    assert metric.value == "reward" and metric.options == tuple(metrics(RUNS))
    assert len(runs_in(card.value)) == 2 and "<img" in card.value
    changes = [
        # 나중에 고른 실행도 제 번호를 지킵니다.
        (boxes[2], True, f"3. {EMPTY.title}"),
        (boxes[1], False, "reward 열이 없습니다"),
        (boxes[2], False, TOO_FEW),
        (boxes[1], True, "reward(5스텝의 이동 평균)"),
        (window, 20, "reward(20스텝의 이동 평균)"),
        (axis, "minutes", "학습한 시간(분)에 따른"),
        (metric, "kl", "kl 열이 없습니다"),
        # 고른 실행에 모두 없는 열이어도 오류 없이 말합니다.
        (boxes[2], True, "kl 열이 없습니다"),
        (boxes[0], False, "kl 열이 없습니다"),
    ]
    for one, value, told in changes:
        before = card.value
        one.value = value
        assert told in card.value and card.value != before


def test_comparer_can_be_read_and_reached():
    """이름이 잘리지 않을 너비, 한국어 이름, 그림의 설명."""
    *picks, metric, window, axis, card = run_comparer(RUNS).children
    for one in (metric, window, axis):
        assert len(one.description) <= int(one.style.description_width.removesuffix("em"))
        assert not one.disabled
    for number, pick in enumerate(picks, start=1):
        assert pick.children[0].description == f"{number}번 실행"
    (image,) = BeautifulSoup(card.value, "html.parser").select("img")
    assert "스텝에 따른 reward" in image["alt"] and "/" not in image["alt"]
