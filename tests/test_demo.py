from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.columns import to_dataset
from korgrpo_helpers.demo import POSITIONS, VOCABULARY, build_demo_model, build_demo_tokenizer
from korgrpo_helpers.formatting import TAGS
from korgrpo_helpers.lengths import count_tokens, plan_lengths, prompt_lengths
from korgrpo_helpers.profiles import get_profile


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
    rows = to_dataset(make_stories("test", rows=500, seed=0))
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
