from dataclasses import asdict

from korgrpo_helpers import pipeline
from korgrpo_helpers.arithmetic import HELD_OUT_CHAINS, make_stories
from korgrpo_helpers.columns import to_dataset
from korgrpo_helpers.demo import POSITIONS, VOCABULARY, build_demo_model, build_demo_tokenizer
from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.formatting import TAGS
from korgrpo_helpers.lengths import count_tokens, plan_lengths, prompt_lengths
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.training import RUN_FILE


def test_each_tag_is_one_token_and_survives_decoding():
    tokenizer = build_demo_tokenizer()
    assert len(tokenizer) <= VOCABULARY
    for tag in TAGS:
        ids = tokenizer(tag, add_special_tokens=False).input_ids
        assert len(ids) == 1
        assert tokenizer.decode(ids, skip_special_tokens=True) == tag


def test_same_tokenizer_every_time():
    text = "지영이는 귤이 3개 있습니다."
    assert build_demo_tokenizer()(text).input_ids == build_demo_tokenizer()(text).input_ids


def test_every_story_fits_the_profile():
    """시험 문제가 길이에 걸려 빠지거나 풀이가 잘리면 데모의 점수를 믿을 수 없습니다."""
    profile = get_profile("cpu-demo")
    tokenizer = build_demo_tokenizer()
    rows = to_dataset(make_stories("test", rows=HELD_OUT_CHAINS, seed=0))
    lengths = prompt_lengths(rows, tokenizer)
    budget = plan_lengths(
        lengths, profile.max_seq_length, profile.prompt_quantile, profile.completion_tokens
    )
    assert lengths.max() <= budget.max_prompt_length
    assert count_tokens(rows["completion"], tokenizer).max() < budget.max_completion_length
    assert budget.max_prompt_length + budget.max_completion_length <= POSITIONS


def test_it_is_a_real_qwen3():
    model = build_demo_model(build_demo_tokenizer())
    assert type(model).__name__ == "Qwen3ForCausalLM"
    assert 500_000 < sum(p.numel() for p in model.parameters()) < 1_000_000


def test_grpo_raises_the_held_out_score():
    """책의 약속: 지금의 코드로 학습한 데모가 남겨 둔 문제에서 20점 넘게 오릅니다.

    책을 만들 때 학습한 모델이 곳간에 있으면 그것을, 없으면 지금 학습한 것을 씁니다.
    """
    profile = get_profile("cpu-demo")
    questions = pipeline.held_out_dataset(profile, "dev")
    folders = (pipeline.primed_folder(profile), pipeline.trained_folder(profile))
    before, after = (
        evaluate(load_policy(profile, folder), questions, profile.completion_tokens)[0]
        for folder in folders
    )
    assert after.accuracy - before.accuracy >= 0.20
    assert after.format_rate >= 0.95
    assert read_run(folders[1] / RUN_FILE).settings == asdict(profile)
