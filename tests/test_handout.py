"""한 장 유인물: 숫자가 코드의 것인지, A4 한 쪽에 읽을 만한 크기로 드는지."""

import re
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from built_book import CONFIG

from korgrpo_helpers.findings import symptoms
from korgrpo_helpers.objective import group_advantages
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rewards import korean

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import make_handout  # noqa: E402

SOUP = BeautifulSoup(make_handout.handout_html(), "html.parser")
ROWS = {
    row.td.get_text(): [cell.get_text() for cell in row("td")] for row in SOUP.select("tbody tr")
}
SMALLEST_POINTS = 8.5


def test_example_is_computed():
    """종이의 어드밴티지가 종이의 보상에서 나와야 합니다. 넷이 서로 달라야 볼 것이 있습니다."""
    rewards = [float(ROWS[name][1]) for name in make_handout.TEXTS]
    assert len(set(rewards)) == len(rewards) == 4
    told = [ROWS[name][3] for name in make_handout.TEXTS]
    assert told == [f"{one:+.2f}" for one in group_advantages(rewards)]


@pytest.mark.parametrize("reward", korean.korean_rewards(100), ids=lambda one: one.__name__)
def test_every_reward_is_told_with_its_range(reward):
    """범위의 끝은 상수이고, 모듈의 표에 적힌 말과 같아야 합니다."""
    name = getattr(reward, "__qualname__", type(reward).__name__)
    assert f"| `{name}` | {ROWS[name][1]} |" in korean.__doc__
    assert ROWS[name][2]


def test_settings_are_the_profiles_own():
    profile = get_profile(make_handout.PROFILE)
    for name in {name for name, *_ in make_handout.setting_rows()} - {"epsilon", "배치 × 누적"}:
        value = getattr(profile if hasattr(profile, name) else profile.grpo, name)
        assert type(value)(ROWS[name][1]) == value
    assert ROWS["epsilon"][1] == f"{profile.grpo.epsilon} / {profile.grpo.epsilon_high}"
    texts = profile.grpo.per_device_train_batch_size * profile.grpo.gradient_accumulation_steps
    assert ROWS["배치 × 누적"][1] == str(texts)


def test_advice_is_from_the_diagnosis():
    told = {one.dt.get_text(): one.dd.get_text() for one in SOUP.select("dl div")}
    known = {one["title"]: one["advice"] for one in symptoms().values()}
    assert len(told) == len(make_handout.SYMPTOMS) >= 6
    assert told.items() <= known.items()


def test_it_names_the_five_steps_and_the_book():
    steps = [one.get_text() for one in SOUP.select(".flow b")]
    assert steps == ["문제", "글 여럿", "보상", "어드밴티지", "손실"]
    assert CONFIG["html"]["baseurl"] in SOUP.footer.get_text()


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    opened = make_handout.open_handout(browser, tmp_path_factory.mktemp("handout"))
    yield opened
    opened.close()


# 식의 첨자를 뺀 모든 글자의 크기(pt)
READ_SIZES = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && !holder.closest(".katex"))
      sizes.push(parseFloat(getComputedStyle(holder).fontSize) * 0.75);
  }
  return sizes;
}"""


def test_text_is_large_enough_and_maths_is_drawn(page):
    assert min(page.evaluate(READ_SIZES)) >= SMALLEST_POINTS - 0.01
    assert page.locator(".katex").count() == 4
    assert page.locator(".katex-error").count() == 0


def test_it_is_one_a4_page_and_the_same_every_time(page, tmp_path):
    pdfs = []
    for name in ("하나.pdf", "둘.pdf"):
        make_handout.write_pdf(page, tmp_path / name)
        pdfs.append((tmp_path / name).read_bytes())
    assert pdfs[0] == pdfs[1]
    assert len(re.findall(rb"/Type /Page\b", pdfs[0])) == 1
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdfs[0]).groups())
    assert (width, height) == (pytest.approx(595.3, abs=1), pytest.approx(841.9, abs=1))


def test_too_much_text_is_refused(page, tmp_path):
    page.evaluate("document.querySelector('dl').append(...Array(99).fill('긴 글 '.repeat(9)))")
    with pytest.raises(SystemExit, match="A4 한 쪽을"):
        make_handout.write_pdf(page, tmp_path / "넘침.pdf")
    assert not list(tmp_path.iterdir())
