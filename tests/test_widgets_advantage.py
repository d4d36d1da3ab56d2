"""어드밴티지의 놀이터와 표. 화면 없이 값만 바꾸어 봅니다."""

import pytest
from bs4 import BeautifulSoup

from korgrpo_helpers.objective import group_advantages
from korgrpo_helpers.widgets_advantage import (
    ALL_SAME,
    BAR,
    HIGHEST,
    LOWEST,
    advantage_card,
    advantage_playground,
    advantage_table,
)


def cells(html: str) -> list[list[str]]:
    rows = BeautifulSoup(html, "html.parser").select("tbody tr")
    return [[cell.get_text() for cell in row.select("th, td")] for row in rows]


@pytest.mark.parametrize(
    ("rewards", "scale", "told"),
    [
        # 하나만 맞았을 때: 나눈 값과 나누지 않은 값
        ([13, -7.5, -7.5, -7.5], True, ["+1.50", "-0.50", "-0.50", "-0.50"]),
        ([13, -7.5, -7.5, -7.5], False, ["+15.38", "-5.12", "-5.12", "-5.12"]),
        # 보상이 같으면 「-0.00」이 아니라 「+0.00」
        ([-7.5] * 4, True, ["+0.00"] * 4),
        # 그룹의 크기는 넷이 아니어도 됩니다.
        ([1, 0], False, ["+0.50", "-0.50"]),
    ],
)
def test_card_shows_the_advantages(rewards, scale, told):
    card = advantage_card(rewards, scale)
    assert [row[2] for row in cells(card)] == told
    assert (ALL_SAME in card) is (len(set(rewards)) == 1)


def test_bars_follow_the_sign_and_the_size():
    rows = cells(advantage_card([13, -7.5, -7.5, -7.5], scale=True))
    assert rows[0][3:] == ["", "■" * BAR]
    assert rows[1][3:] == ["■" * round(BAR / 3), ""]
    same = cells(advantage_card([1, 1], scale=True))
    assert [row[3:] for row in same] == [["", ""]] * 2


def test_bars_are_not_read_aloud():
    """막대는 같은 수를 되풀이할 뿐이라 화면 낭독기에는 수만 읽힙니다."""
    soup = BeautifulSoup(advantage_card([1, 0], scale=True), "html.parser")
    assert all("■" not in one.get_text() for one in soup.select("td:not([aria-hidden])"))


def test_table_has_every_group_and_escapes_names():
    groups = {"<b>하나만 맞음": [13, -7.5, -7.5, -7.5], "모두 같음": [1, 1, 1, 1]}
    html = advantage_table(groups)
    assert "<b>" not in html and "&lt;b&gt;" in html
    one, same = cells(html)
    assert one == [
        "<b>하나만 맞음",
        "13, -7.5, -7.5, -7.5",
        "10.25",
        "+1.50, -0.50, -0.50, -0.50",
        "+15.38, -5.12, -5.12, -5.12",
    ]
    assert same[2:] == ["0.00", *["+0.00, +0.00, +0.00, +0.00"] * 2]


def test_playground_follows_every_choice():
    box = advantage_playground([13, -7.5, -7.5, -7.5])
    *sliders, scale, card = box.children
    assert [slider.value for slider in sliders] == [13, -7.5, -7.5, -7.5]
    assert card.value == advantage_card([13, -7.5, -7.5, -7.5], scale=True)
    scale.value = False
    assert card.value == advantage_card([13, -7.5, -7.5, -7.5], scale=False)
    sliders[0].value = -7.5
    assert ALL_SAME in card.value
    scale.value = True
    sliders[3].value = 3.5
    expected = group_advantages([-7.5, -7.5, -7.5, 3.5])
    assert f"{expected[3]:+.2f}" in card.value and ALL_SAME not in card.value


def test_playground_can_be_read_and_reached():
    """이름이 잘리지 않을 너비, 한국어 이름, 키보드로 옮길 만한 걸음."""
    *sliders, scale, _ = advantage_playground([1.0, 0.0, 0.0, 20.0]).children
    for slider in sliders:
        width = int(slider.style.description_width.removesuffix("em"))
        assert slider.description.startswith("글 ") and len(slider.description) <= width
        assert not slider.disabled and 0 < slider.step <= 1
    assert scale.description == "그룹의 표준편차로 나누기"
    # 처음 보상이 범위 밖이면 범위를 넓힙니다. 조용히 잘리지 않습니다.
    assert sliders[3].value == 20.0
    assert (sliders[0].min, sliders[0].max) == (LOWEST, max(HIGHEST, 20.0))


def test_lonely_text_is_refused():
    for broken in (lambda: advantage_card([1.0], True), lambda: advantage_table({"혼자": [1.0]})):
        with pytest.raises(ValueError, match="둘 이상"):
            broken()
