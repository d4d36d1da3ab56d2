"""분위수의 표와 막대. 화면 없이 값만 바꾸어 봅니다."""

import numpy as np
import pytest
from bs4 import BeautifulSoup

from korgrpo_helpers.lengths import plan_lengths
from korgrpo_helpers.widgets_lengths import LOWEST, QUANTILES, quantile_slider, quantile_table

LENGTHS = np.array([100] * 90 + [201] * 9 + [1000])


def rows(html: str) -> list[list[str]]:
    found = BeautifulSoup(html, "html.parser").select("tbody tr")
    return [[cell.get_text() for cell in row.select("th, td")] for row in found]


@pytest.mark.parametrize(
    ("quantile", "told"),
    [
        # 상한과 길이가 같은 행은 남습니다(keep_within과 같게).
        (0.5, ["50%", "100토큰", "90 (90.0%)", "10 (10.0%)", "101", "1,947"]),
        # 원본의 수
        (0.95, ["95%", "201토큰", "99 (99.0%)", "1 (1.0%)", "202", "1,846"]),
        # 가장 긴 한 행에 맞추면 모든 completion이 800토큰쯤 잃습니다.
        (1.0, ["100%", "1,000토큰", "100 (100.0%)", "0 (0.0%)", "1,001", "1,047"]),
    ],
)
def test_row_says_what_is_cut_and_what_is_left(quantile, told):
    assert rows(quantile_table(LENGTHS, 2048, [quantile])) == [told]


def test_table_starts_with_useful_quantiles():
    assert [row[0] for row in rows(quantile_table(LENGTHS, 2048))] == [
        f"{quantile:.0%}" for quantile in QUANTILES
    ]


def test_quantile_without_room_is_told_and_the_others_stay():
    short, long = rows(quantile_table(LENGTHS, 512, [0.5, 1.0]))
    assert short[-1] == "411"
    assert len(long) == 2 and "1,001토큰만으로 max_seq_length 512" in long[1]


@pytest.mark.parametrize(
    ("lengths", "quantile", "told"),
    [(np.array([]), 0.9, "잴 행이 없습니다"), (LENGTHS, 90, "quantile=90")],
)
def test_wrong_input_is_told_in_the_row(lengths, quantile, told):
    assert told in quantile_table(lengths, 2048, [quantile])


def test_slider_follows_every_step():
    slider, card = quantile_slider(LENGTHS, 2048).children
    assert slider.value == 0.9
    assert card.value == quantile_table(LENGTHS, 2048, [0.9])
    for place in range(round((1 - LOWEST) / slider.step) + 1):
        # 브라우저가 걸음을 더해 보내는 값. 0.57이 아니라 0.5700000000000001입니다.
        slider.value = LOWEST + place * slider.step
        quantile = round(slider.value, 2)
        assert card.value == quantile_table(LENGTHS, 2048, [quantile])
        assert f"{plan_lengths(LENGTHS, 2048, quantile).max_prompt_length:,}" in card.value
    assert slider.value == slider.max == 1.0


def test_slider_can_be_read_and_reached():
    slider, _ = quantile_slider(LENGTHS, 2048).children
    assert slider.description == "분위수"
    assert not slider.disabled and (slider.min, slider.max, slider.step) == (LOWEST, 1.0, 0.01)
