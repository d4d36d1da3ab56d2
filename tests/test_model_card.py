"""모델 카드: 기록의 값이 그대로 들어가고, 남이 적은 글이 YAML이나 마크다운을 바꾸지 못하는지 봅니다."""

import re
from dataclasses import replace

import pytest
import yaml

from korgrpo_helpers.evaluation import Evaluation
from korgrpo_helpers.model_card import escape, model_card
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import RunRecord, new_record

T4 = replace(get_profile("t4"), priming_data="arithmetic", grpo_data="jkc_mwp")
RECORD = replace(
    new_record("grpo", T4, 10_607.69, [{"step": 100, "reward": 0.5}]),
    gpu="Tesla T4",
    commit="abc1234",
    date="2026-11-22",
)
AFTER = Evaluation(300, 0.9, 0.42, 0.366, 0.477, 210.0, 0.02)
BEFORE = replace(AFTER, accuracy=0.1, low=0.071, high=0.139)
PLACE = {"repo_id": "owner/adapters", "folder": "grpo-t4"}


def front(card):
    return yaml.safe_load(re.match(r"---\n(.*?)\n---\n", card, re.DOTALL)[1])


def test_card_says_what_the_record_says():
    card = model_card(RECORD, AFTER, BEFORE, **PLACE)
    assert front(card) == {
        "language": ["ko"],
        "library_name": "peft",
        "pipeline_tag": "text-generation",
        "tags": ["grpo", "korgrpo", "lora"],
        "base_model": "Qwen/Qwen3-4B-Base",
        "license": "apache-2.0",
    }
    for text in (
        "| GPU | Tesla T4 |",
        "| 걸린 시간 | 10,608초 |",
        "| 로그의 마지막 스텝 | 100 |",
        "| 씨앗 | 3407 |",
        "| 코드의 커밋 | abc1234 |",
        r"| 견준 모델 | 10.0% | 7.1%\~13.9% | 90.0% | 300 |",
        r"| 이 어댑터 | 42.0% | 36.6%\~47.7% | 90.0% | 300 |",
        rf"| grpo.learning\_rate | {escape(RECORD.settings['grpo']['learning_rate'])} |",
        r"| lora\_rank | 32 |",
        'base_name = "Qwen/Qwen3-4B-Base"',
        'folder = "grpo-t4"',
        "GRPO까지 마친 LoRA 어댑터입니다",
        "<start_working_out>",
        "## 한계",
    ):
        assert text in card, text
    for library in RECORD.versions:
        assert f"| {escape(library)} |" in card


def test_what_is_unknown_is_left_to_check():
    """모르는 허가서나 내 컴퓨터의 폴더를 아는 척하지 않습니다."""
    unknown = replace(RECORD, settings=RECORD.settings | {"model": "some/model"}, gpu=None)
    card = model_card(unknown, **PLACE)
    assert "license" not in front(card) and front(card)["base_model"] == "some/model"
    assert card.count("확인 필요") == 2  # 허가서와 시험
    assert "| GPU | 없음(CPU) |" in card
    local = replace(RECORD, settings=RECORD.settings | {"model": "/home/나/모델"})
    card = model_card(local, AFTER, **PLACE)
    assert "base_model" not in front(card)
    assert 'base_name = "확인 필요"' in card and "/home" not in card
    assert "견준 모델" not in card
    own = replace(RECORD, settings=RECORD.settings | {"grpo_data": "/home/나/내 문제.csv"})
    card = model_card(own, **PLACE)
    assert "내 문제.csv" in card and "/home" not in card and "127.0.0.1" not in card
    hub = replace(RECORD, settings=RECORD.settings | {"grpo_data": "owner/data"})
    assert front(model_card(hub, **PLACE))["datasets"] == ["owner/data"]


HOSTILE = [
    "x\n---\nlicense: mit\n---\n",  # 머리글을 끝내고 새로 여는 글
    "'\"\nlicense: mit #",  # YAML의 따옴표를 닫는 글
    "!!python/object/apply:os.system ['id']",  # YAML의 태그
    "| 가짜 | 줄 |\n| --- | --- |",  # 표를 늘리는 글
    "<script>alert(1)</script><img src=x onerror=alert(1)>",  # HTML
    "[여기](javascript:alert(1)) ![그림](http://evil/x.png)",  # 링크와 그림
    "- 목록\n1. 목록\n> 인용 www.evil.com http://evil.com a@evil.com",  # 줄머리와 저절로 되는 링크
    "```\n# 가짜 제목\n```python\nimport os",  # 코드 울타리
    "\u202e뒤집힌 글\u200b\x00\x1b[31m",  # 방향을 바꾸는 글자와 제어 문자
    "{base} {0} %s",  # 서식의 자리
    "가" * 100_000,  # 긴 글
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text):
    settings = {
        **RECORD.settings,
        **dict.fromkeys(("name", "model", "priming_data", "grpo_data", "test_data"), text),
        "grpo": {text: text},
        text: text,
    }
    record = RunRecord(
        name=text,
        title=text,
        date=text,
        settings=settings,
        versions={text: text},
        gpu=text,
        seed=text,
        commit=text,
        seconds=text,
        steps=[],
    )
    card = model_card(record, AFTER, **PLACE)
    assert set(front(card)) == {"language", "library_name", "pipeline_tag", "tags"}
    clean = model_card(replace(RECORD, settings={}, versions={}), AFTER, **PLACE)
    body, plain = (one.split("\n---\n", 1)[1] for one in (card, clean))
    # 제목과 울타리의 수는 그대로이고, 표의 줄마다 칸의 수가 머리와 같습니다.
    for mark in ("#", "```", "---"):
        lines = [line for line in body.splitlines() if line.startswith(mark)]
        assert len(lines) == len([line for line in plain.splitlines() if line.startswith(mark)])
    for line in body.splitlines():
        if line.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) in (3, 6), line
    outside = re.sub(r"```.*?```|`[^`]*`", "", body, flags=re.DOTALL)
    assert "<" not in outside.replace("&lt;", "")
    assert not re.search(
        r"(?<!\\)\]\(|www\.|http:|\w@|^(- |\d+\. |>)(?!답을|짧은|바탕)", outside, re.M
    )
    assert all(letter.isprintable() for letter in card.replace("\n", ""))
    assert len(card) < 20_000
