"""메모리의 표와 계산기. 화면 없이 값만 바꾸어 봅니다."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from korgrpo_helpers.findings import symptoms
from korgrpo_helpers.memory import KNOWN, USUAL_PROMPT_TOKENS, estimate_memory
from korgrpo_helpers.profiles import PROFILES, get_profile
from korgrpo_helpers.widgets import symptoms_table
from korgrpo_helpers.widgets_memory import (
    GPUS,
    GROUPS,
    LENGTHS,
    memory_calculator,
    memory_card,
    memory_table,
)

T4 = GPUS["T4"]


def cells(html: str) -> list[list[str]]:
    rows = BeautifulSoup(html, "html.parser").select("tbody tr")
    return [[cell.get_text(" ") for cell in row.select("td")] for row in rows]


def test_table_says_what_was_measured():
    """잰 대로: 1,024토큰 × 4는 T4에 들고, 4비트는 긴 글도 듭니다."""
    table = cells(memory_table(get_profile("t4"), T4))
    assert [len(row) for row in table] == [2 * len(GROUPS)] * len(LENGTHS)
    sixteen, _, four, _ = table[LENGTHS.index(1024)]
    assert sixteen.startswith("듭니다") and "몫 0.65" in sixteen
    assert four.startswith("듭니다")
    assert table[-1][1].startswith("모자랍니다")
    # 길어지면 다시 들지 않습니다.
    for column in zip(*table, strict=True):
        fits = [cell.startswith("듭니다") for cell in column]
        assert fits == sorted(fits, reverse=True)


def test_table_grows_with_the_gpu():
    t4, l4 = (str(cells(memory_table(get_profile("t4"), gib))) for gib in (T4, GPUS["L4"]))
    assert t4.count("듭니다") < l4.count("듭니다")


def test_table_without_vllm_has_no_share():
    plain = replace(get_profile("t4"), fast_inference=False)
    assert "몫" not in memory_table(plain, T4)


def test_table_escapes_the_model_name(tmp_path, monkeypatch):
    evil = replace(get_profile("t4"), model="<script>/Qwen3-4B")
    assert "<script>" not in memory_table(evil, T4)
    assert "&lt;script&gt;/Qwen3-4B" in memory_table(evil, T4)


def test_unknown_model_is_told():
    with pytest.raises(ValueError, match="구조를 몰라"):
        memory_table(get_profile("cpu-demo"), T4)


@pytest.mark.parametrize(
    ("changes", "gpu", "told"),
    [
        ({}, T4, "듭니다"),
        ({}, 6.0, "모델이 GPU에 들지 않습니다"),
        ({"gpu_memory_utilization": 0.5}, T4, "글 하나도"),
        (
            {"max_seq_length": 4298, "completion_tokens": 4096, "gpu_memory_utilization": 0.8},
            T4,
            "토큰까지 듭니다",
        ),
        # 글을 아무리 줄여도 들지 않을 때
        ({"gpu_memory_utilization": 0.98}, T4, "vLLM의 몫이나"),
    ],
)
def test_card_says_what_to_do(changes, gpu, told):
    assert told in memory_card(replace(get_profile("t4"), **changes), gpu)


def test_calculator_follows_every_choice():
    box = memory_calculator(get_profile("t4"))
    *inputs, card = box.children
    gpu, model, bits, share, tokens, at_once = inputs
    assert (gpu.value, model.value, bits.value, share.value) == (T4, "Qwen3-4B", False, 0.7)
    assert (tokens.value, at_once.value) == (1024, 4)
    assert "<b>듭니다" in card.value
    changes = [
        (tokens, 4096, "토큰까지 듭니다"),
        (gpu, GPUS["A100 80 GB"], "<b>듭니다"),
        (gpu, T4, "모자랍니다"),
        (at_once, 1, "<b>듭니다"),
        (share, 0.5, "글 하나도"),
        (bits, True, "<b>듭니다"),
        (model, "Qwen3-0.6B", "<b>듭니다"),
    ]
    for one, value, told in changes:
        before = card.value
        one.value = value
        assert told in card.value
        assert card.value != before
    # 카드의 수는 memory의 셈과 같습니다.
    chosen = get_profile("t4")
    chosen = replace(
        chosen,
        model="Qwen3-0.6B",
        load_in_4bit=True,
        gpu_memory_utilization=0.5,
        completion_tokens=4096,
        max_seq_length=4096 + USUAL_PROMPT_TOKENS,
        grpo=replace(chosen.grpo, per_device_train_batch_size=1),
    )
    assert f"{estimate_memory(chosen, T4).needed:.1f} GiB" in card.value


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("fast", [True, False])
def test_calculator_starts_from_any_profile(profile, fast):
    *inputs, card = memory_calculator(replace(profile, fast_inference=fast)).children
    assert inputs[1].value in KNOWN
    assert inputs[3].disabled is not fast
    assert "GiB" in card.value
    # 이름이 잘리지 않을 너비. 한글 한 자가 1em입니다.
    for one in inputs:
        assert len(one.description) <= int(one.style.description_width.removesuffix("em"))


def test_symptoms_table_has_every_symptom():
    rows = BeautifulSoup(symptoms_table(), "html.parser").select("tbody tr")
    assert [row.th.get_text() for row in rows] == [one["title"] for one in symptoms().values()]
