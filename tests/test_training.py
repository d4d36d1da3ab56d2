"""진짜 TRL 트레이너로 몇 스텝씩 돌립니다. `make test-trl-0.22`는 이 파일을 T4의 옛 판에서도 돌립니다."""

from dataclasses import replace

import pytest
import torch
from datasets import Dataset

from korgrpo_helpers import pipeline, training
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.examples import Example
from korgrpo_helpers.generation import generate
from korgrpo_helpers.lengths import LengthBudget, render_prompts
from korgrpo_helpers.models import load_policy, save_policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rewards.original import original_rewards
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.tokenizer import load_qwen3_tokenizer
from korgrpo_helpers.training import RUN_FILE, grpo, prime, tokenize_priming

BUDGET = LengthBudget(quantile_length=100, max_prompt_length=101, max_completion_length=12)


def short(profile):
    """몇 초 만에 끝나게 줄인 프로필."""
    return replace(
        profile,
        priming_rows=64,
        grpo_rows=8,
        test_rows=10,
        completion_tokens=12,
        priming=replace(profile.priming, per_device_train_batch_size=16, logging_steps=1),
        grpo=replace(
            profile.grpo,
            max_steps=3,
            per_device_train_batch_size=8,
            num_generations=4,
            gradient_accumulation_steps=1,
        ),
    )


DEMO = short(get_profile("cpu-demo"))


def weights(policy):
    return torch.cat([p.detach().float().flatten() for p in policy.model.parameters()])


@pytest.fixture(scope="module")
def tiny_qwen3(tmp_path_factory):
    """허브의 모델을 대신하는 폴더: `AutoModel`과 `AutoTokenizer`가 읽는 아주 작은 Qwen3.

    Qwen3처럼 온도와 top_k를 딸려 보냅니다.
    """
    folder = tmp_path_factory.mktemp("tiny-qwen3")
    policy = load_policy(DEMO)
    policy.model.generation_config.update(do_sample=True, temperature=0.6, top_k=20)
    save_policy(policy, folder)
    return str(folder)


def spread_reward(completions, **kwargs):
    """그룹 안에서 점수가 갈리는 보상. 무작위 모델에게 원본의 보상은 늘 -7.5라 배울 것이 없습니다."""
    return [float(len(set(completion[0]["content"]))) for completion in completions]


def spread_rewards(tokenizer):
    return [spread_reward]


def test_demo_from_priming_to_evaluation(cache, capsys):
    trained = pipeline.trained_folder(DEMO)
    primed = pipeline.primed_folder(DEMO)
    before, after = load_policy(DEMO, primed), load_policy(DEMO, trained)
    assert not torch.equal(weights(load_policy(DEMO)), weights(before))
    assert not torch.equal(weights(before), weights(after))

    record = read_run(trained / RUN_FILE)
    assert record.column("step") == [1, 2, 3]
    for column in ("reward", "reward_std", "frac_reward_zero_std", "completions/mean_length"):
        assert len(record.column(column)) == 3
    for reward in original_rewards(after.tokenizer):
        assert len(record.column(f"rewards/{reward.__name__}/mean")) == 3

    result, rollouts = evaluate(after, pipeline.held_out_dataset(DEMO), 12)
    assert result.n == len(rollouts) == 10

    capsys.readouterr()
    pipeline.trained_folder(DEMO)
    assert "만들어 둔 것을 씁니다" in capsys.readouterr().out


def test_same_seed_same_model(cache):
    rows = pipeline.priming_dataset(DEMO, None)
    results = []
    for name in ("a", "b"):
        policy = load_policy(DEMO)
        folder = cache / name
        folder.mkdir(parents=True)
        prime(policy, rows, folder)
        results.append(weights(policy))
    assert torch.equal(*results)


def test_lora_from_a_folder(cache, tiny_qwen3):
    """허브의 모델을 쓰는 길: LoRA를 붙이고, 사전 학습을 이어받아 GRPO를 하고, 다시 불러옵니다."""
    profile = short(replace(get_profile("t4-quick"), model=tiny_qwen3))
    trained = load_policy(profile, pipeline.trained_folder(profile, spread_rewards, "시험"))
    assert trained.tokenizer.pad_token_id != trained.tokenizer.eos_token_id
    # 모델에 딸려 온 온도가 프로필의 온도(1.0)를 덮으면 뽑은 글과 확률이 어긋납니다.
    assert trained.model.generation_config.temperature in (None, 1.0)
    assert trained.model.generation_config.top_k in (None, 50)  # transformers의 기본값
    primed = load_policy(profile, pipeline.primed_folder(profile))
    # 두 정책이 한 모델을 나누어 쓰지만, 꺼낼 때마다 제 LoRA가 들어 있어야 합니다.
    assert primed.model is trained.model
    before, after = weights(primed), weights(trained)
    assert not torch.equal(before, after)
    assert torch.equal(before, weights(primed))
    prompts = render_prompts(pipeline.held_out_dataset(profile), primed.tokenizer)[:4]
    ours, base = (generate(trained, prompts, 8, adapter=on) for on in (True, False))
    assert generate(trained, prompts, 8) == ours
    assert generate(primed, prompts, 8, adapter=False) == base  # 바탕은 그대로


def test_whole_model_from_a_folder(cache, tiny_qwen3):
    """`lora_rank` 0: LoRA 없이 모든 가중치를 배우고, 사전 학습한 것을 이어받습니다."""
    profile = short(replace(get_profile("t4-quick"), model=tiny_qwen3, lora_rank=0))
    profile = replace(profile, priming=replace(profile.priming, warmup_steps=0))  # 한 스텝뿐입니다
    trained = load_policy(profile, pipeline.trained_folder(profile, spread_rewards, "시험"))
    primed = load_policy(profile, pipeline.primed_folder(profile))
    assert not hasattr(trained.model, "peft_config")
    assert not torch.equal(weights(load_policy(profile)), weights(primed))
    assert not torch.equal(weights(primed), weights(trained))


def test_model_without_a_free_pad_token_is_refused(tmp_path):
    from transformers import PreTrainedTokenizerFast

    from korgrpo_helpers.demo import build_demo_tokenizer

    backend = build_demo_tokenizer().backend_tokenizer
    PreTrainedTokenizerFast(tokenizer_object=backend, eos_token="<|vision_pad|>").save_pretrained(
        tmp_path
    )
    with pytest.raises(ValueError, match="채움 토큰"):
        load_policy(replace(get_profile("t4-quick"), model=str(tmp_path)))


def test_loss_is_on_the_completion_and_its_end():
    policy = load_policy(DEMO)
    rows = pipeline.priming_dataset(DEMO, None).select(range(3))
    tokens, report = tokenize_priming(rows, policy)
    assert report.kept == 3
    for row, tokenized in zip(rows, tokens, strict=True):
        pairs = list(zip(tokenized["input_ids"], tokenized["completion_mask"], strict=True))
        counted = [i for i, mask in pairs if mask]
        assert counted[-1] == policy.tokenizer.eos_token_id
        assert policy.tokenizer.decode(counted[:-1]) == row["completion"]
        masks = [mask for _, mask in pairs]
        assert masks == sorted(masks)  # 0이 먼저, 1이 나중


def test_prompt_tokens_are_what_generation_sees():
    """`>` 뒤의 기호가 `>`와 한 토큰이 되면 학습과 생성에서 모델이 보는 프롬프트가 달라집니다."""
    tokenizer = load_qwen3_tokenizer()
    together = tokenizer("<start_working_out>(가)를 구합니다.", add_special_tokens=False).input_ids
    prompt = tokenizer("<start_working_out>", add_special_tokens=False).input_ids
    assert together[: len(prompt)] != prompt  # 그래서 따로 자릅니다
    policy = load_policy(DEMO)
    policy.tokenizer = tokenizer
    policy.profile = replace(DEMO, priming=replace(DEMO.priming, max_length=512))
    rows = to_dataset([Example("문제", "1", "(가)를 구합니다.")])
    tokens, _ = tokenize_priming(rows, policy)
    row = tokens[0]
    start = row["completion_mask"].index(1)
    assert row["input_ids"][start - len(prompt) : start] == prompt


def test_long_priming_rows_are_counted():
    policy = load_policy(DEMO)
    rows = to_dataset([Example("문제", "1", "풀이"), Example("문제", "1", "1+1=2. " * 100)])
    tokens, report = tokenize_priming(rows, policy)
    assert len(tokens) == 1
    assert "160토큰보다 깁니다" in str(report)
    with pytest.raises(ValueError, match=r"priming\.max_length"):
        tokenize_priming(rows.select([1]), policy)


def test_grpo_refuses_before_it_starts(tmp_path):
    policy = load_policy(DEMO)
    rewards = original_rewards(policy.tokenizer)
    rows, _ = grpo_rows(to_dataset([Example("문제", "1")]))
    policy.profile = replace(DEMO, grpo=replace(DEMO.grpo, num_generations=3))
    with pytest.raises(ValueError, match=r"배수여야 합니다"):
        grpo(policy, rows, rewards, BUDGET, tmp_path)
    policy.profile = replace(DEMO, grpo=replace(DEMO.grpo, optim="adamw_8bit"))
    with pytest.raises(ValueError, match="bitsandbytes"):
        grpo(policy, rows, rewards, BUDGET, tmp_path)
    with pytest.raises(ValueError, match="label"):
        pipeline.trained_folder(DEMO, spread_rewards)
    policy.profile = DEMO
    with pytest.raises(ValueError, match=r"1개인데 한 번에 2개"):  # TRL은 배우지 않고 끝냅니다
        grpo(policy, rows, rewards, BUDGET, tmp_path)
    with pytest.raises(ValueError, match=r"열 answer이\(가\) 없습니다"):
        grpo(policy, Dataset.from_dict({"prompt": ["x"]}), rewards, BUDGET, tmp_path)


def test_generation_keeps_order_and_counts_tokens():
    policy = load_policy(replace(DEMO, generation_batch=2))
    prompts = ["가", "가나다라마바사", "나비"]
    rollouts = generate(policy, prompts, max_new_tokens=5)
    # 묶음과 채움에 상관없이, 하나씩 쓰게 한 것과 같은 글이 같은 차례로 나옵니다.
    assert rollouts == [generate(policy, [prompt], max_new_tokens=5)[0] for prompt in prompts]
    assert all(1 <= rollout.tokens <= 5 for rollout in rollouts)
    sampled = [generate(policy, prompts, 5, sampled=True, seed=s) for s in (1, 1, 2)]
    assert sampled[0] == sampled[1] != sampled[2]
    with pytest.raises(ValueError, match="하나도 없습니다"):
        generate(policy, [], 5)


def test_saved_policy_writes_the_same(tmp_path):
    policy = load_policy(DEMO)
    save_policy(policy, tmp_path)
    again = load_policy(DEMO, tmp_path)
    assert generate(policy, ["가나"], 8) == generate(again, ["가나"], 8)


def test_priming_texts_are_not_joined(tmp_path, monkeypatch):
    """적지 않으면 unsloth가 padding_free를 켜서 스텝이 두 배로 느려집니다(H200에서 0.34초와 0.7초)."""
    given = {}
    build = training.build_config
    monkeypatch.setattr(
        training, "build_config", lambda kind, values: given.update(values) or build(kind, values)
    )
    policy = load_policy(DEMO)
    prime(policy, pipeline.priming_dataset(DEMO, policy.tokenizer).select(range(16)), tmp_path)
    assert given["padding_free"] is False and given["packing"] is False
