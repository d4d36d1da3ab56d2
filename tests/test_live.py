"""학습의 진행. 화면은 흉내 내고, 진짜 IPython 커널에서도 한 번 돌립니다."""

import math
import re
import sys
import time
import warnings
from types import SimpleNamespace

import IPython.display
import nbformat
import pytest
from nbclient import NotebookClient
from step_logs import healthy

from korgrpo_helpers import live, session
from korgrpo_helpers.progress import TextProgress

SFT = [{"step": step, "loss": 2 / step, "grad_norm": 1.0} for step in range(25, 351, 25)]


class Screen:
    """`display`의 대역. 한 자리에 보인 것을 차례로 모읍니다."""

    def __init__(self):
        self.shown, self.places = [], 0

    def display(self, bundle, raw, display_id):
        self.places += 1
        self.update(bundle, raw)
        return self

    def update(self, bundle, raw):
        self.shown.append(bundle)

    @property
    def html(self):
        return self.shown[-1]["text/html"]


class Clock:
    """손으로 돌리는 시계."""

    def __init__(self):
        self.now = 100.0

    def perf_counter(self):
        return self.now


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(session, "CURRENT", session.Session())


@pytest.fixture
def screen(monkeypatch):
    fake = Screen()
    monkeypatch.setattr(IPython.display, "display", fake.display)
    monkeypatch.setattr(live, "in_notebook", lambda: True)
    return fake


@pytest.fixture
def clock(monkeypatch):
    fake = Clock()
    monkeypatch.setattr(live, "time", fake)
    monkeypatch.setattr(
        live, "note_training", lambda title, steps: session.Training(title, steps, fake.now)
    )
    return fake


def train(rows, max_steps, title="학습"):
    progress = live.live_plot(title, max_steps)
    for count in range(1, len(rows) + 1):
        progress.update(rows[:count])
    progress.close()
    return progress


def pictures(html):
    return re.findall(r"<img [^>]+>", html)


@pytest.mark.parametrize(("rows", "word"), [(healthy(), "보상, 몫"), (SFT, "손실")])
def test_one_place_with_text_and_picture(screen, rows, word):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # 글꼴에 없는 글자와 빈 그림
        train(rows, rows[-1]["step"])
    assert screen.places == 1
    assert "첫 스텝을 기다립니다" in screen.shown[0]["text/plain"]
    assert not pictures(screen.shown[0]["text/html"])
    (picture,) = pictures(screen.html)
    alt = re.search('alt="([^"]+)"', picture)[1]
    assert word in alt
    # 만든 책을 보는 검사(test_book)가 그림의 설명에 바라는 것
    assert len(alt) >= 10 and "/" not in alt
    assert f"스텝 {rows[-1]['step']}/{rows[-1]['step']}" in screen.shown[-1]["text/plain"]


def test_time_left_follows_the_recent_pace(screen, clock):
    progress = live.live_plot("학습", 100)
    clock.now += 300  # 첫 스텝은 컴파일 때문에 느립니다
    rows = healthy()
    progress.update(rows[:1])
    assert "남음" not in screen.shown[-1]["text/plain"]
    for count in range(2, 21):
        clock.now += 3
        progress.update(rows[:count])
    assert "스텝 20/100 · 6분 지남 · 약 4분 남음" in screen.shown[-1]["text/plain"]


def test_text_waits_two_seconds_and_pictures_wait_for_their_cost(screen, clock, monkeypatch):
    drawn = []

    def slow_draw(self):
        self._figure = self._figure or "그림의 틀"
        drawn.append(clock.now)
        clock.now += 0.1

    monkeypatch.setattr(live.LivePlot, "_draw", slow_draw)
    progress = live.live_plot("학습", 1_000)
    rows = [{"step": step, "loss": 1.0} for step in range(1, 601)]
    started = clock.now
    for count in range(1, 601):
        clock.now += 0.1
        progress.update(rows[:count])
    spent, passed = 0.1 * len(drawn), clock.now - started
    assert 5 < len(drawn) < 15
    assert spent < live.MAX_SHARE * passed + 0.2
    assert 20 < len(screen.shown) < passed / live.MIN_GAP + 2
    before = len(drawn)
    progress.close()
    assert len(drawn) == before + 1  # 마지막 그림은 꼭 그립니다


def test_drawing_costs_little_of_the_demo(screen):
    """CPU 데모의 한 스텝은 0.7초쯤입니다. 그림을 매번 그리면 큰 몫이지만, 쉬는 시간이 그 몫을 묶습니다."""
    progress = live.live_plot("학습", 60)
    rows = healthy()
    progress.update(rows[:1])
    progress._next_text = progress._next_picture = 0.0
    started = time.perf_counter()
    progress.update(rows)
    cost = time.perf_counter() - started
    assert progress._next_picture - started >= cost * 0.9 / live.MAX_SHARE


def test_failed_drawing_is_told_once_and_text_goes_on(screen, monkeypatch, capsys):
    def fail(figure, rows):
        raise MemoryError("그림을 그릴 메모리가 없습니다")

    monkeypatch.setattr(live, "fill_panels", fail)
    train(healthy(), 60)
    out = capsys.readouterr().out
    assert out.count("글로 이어 갑니다(MemoryError: 그림을 그릴 메모리가 없습니다)") == 1
    assert "스텝   60/60" in out


def test_broken_screen_and_missing_font_do_not_stop_training(screen, monkeypatch, capsys):
    monkeypatch.setattr(
        live, "use_korean_font", lambda: (_ for _ in ()).throw(ImportError("글꼴이 없습니다"))
    )
    train(SFT, 350)
    assert screen.places == 0
    assert "ImportError: 글꼴이 없습니다" in capsys.readouterr().out


def test_interrupt_is_not_swallowed(screen, monkeypatch):
    def interrupt(figure, rows):
        raise KeyboardInterrupt

    monkeypatch.setattr(live, "fill_panels", interrupt)
    with pytest.raises(KeyboardInterrupt):
        train(SFT, 350)


def test_only_numbers_are_shown(screen):
    """모델이 쓴 글이나 셀 수 없는 값이 로그에 섞여도 화면에는 수만 나옵니다."""
    odd = {"loss": "<script>", "reward": math.nan, "reward_std": math.inf, "글": "<b>", "kl": None}
    rows = [{"step": 1, **odd}, {"step": 2, "reward": True}, {"step": 3, "reward": 1.5}]
    train(rows, 3, title="<i>학습</i>")
    everything = "".join(shown["text/html"] for shown in screen.shown)
    assert "<script>" not in everything and "<b>글" not in everything
    assert "&lt;i&gt;학습" in everything
    assert "보상 1.500" in screen.html
    assert "nan" not in everything and "inf" not in re.sub('base64,[^"]+', "", everything)


@pytest.mark.parametrize(("rows", "most"), [(healthy(), 11), (SFT, 11), (healthy()[:3], 3)])
def test_outside_a_notebook_about_ten_lines(capsys, rows, most):
    assert isinstance(train(rows, rows[-1]["step"]), TextProgress)
    lines = capsys.readouterr().out.splitlines()
    assert min(len(rows), 9) <= len(lines) <= most
    last = rows[-1]["step"]
    assert lines[-1].startswith(f"  스텝 {last:>4}/{last}  손실 ")
    assert [training.step for training in session.CURRENT.trainings] == [last]


def test_nothing_logged_is_nothing_printed(screen, capsys):
    live.live_plot("학습", 10).close()
    live.TextProgress(session.Training("학습", 10)).close()
    assert capsys.readouterr().out == ""
    assert len(screen.shown) == 1


@pytest.mark.parametrize(
    ("shell", "expected"),
    [(None, False), (SimpleNamespace(), False), (SimpleNamespace(kernel=object()), True)],
)
def test_terminal_is_not_a_notebook(monkeypatch, shell, expected):
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert live.in_notebook() is expected


def test_real_kernel_keeps_one_output_with_the_last_picture():
    code = (
        "from korgrpo_helpers.live import live_plot\n"
        "rows = [{'step': s, 'reward': s / 2, 'completions/mean_length': 9.0} for s in range(1, 6)]\n"
        "live = live_plot('GRPO 학습', 5)\n"
        "for n in range(1, 6):\n"
        "    live.update(rows[:n])\n"
        "live.close()"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [out for out in notebook.cells[0].outputs if out.output_type != "stream"]
    assert [out.output_type for out in outputs] == ["display_data"]
    assert "스텝 5/5" in outputs[0].data["text/plain"]
    assert len(pictures(outputs[0].data["text/html"])) == 1
