"""견줄 방법(arm). 데이터와 시험, 사전 학습의 행과 시간은 모두 같고 여기 적은 것만 다릅니다."""

from dataclasses import dataclass, replace

from korgrpo_helpers.formatting import SYSTEM_PROMPT
from korgrpo_helpers.settings import GrpoSettings, PrimingSettings, Profile

# 원본의 시스템 프롬프트와 뜻이 같은 영어. 네 줄이고 태그의 차례가 같습니다.
ENGLISH_PROMPT = """A problem is given to you.
Think it through and write down how you work it out.
Put that between <start_working_out> and <end_working_out>.
After that, put your answer between <SOLUTION> and </SOLUTION>."""

SHARED = Profile(
    name="evidence",
    title="같은 시간으로 견주기",
    model="",
    priming_data="jkc_mwp",  # 풀이는 모델이 써서 맞힌 것
    grpo_data="jkc_mwp",
    test_data="dmath_numeric",
    priming_rows=3_000,  # 여러 번 풀게 해 볼 문제(정제한 jkc_mwp 모두)
    grpo_rows=3_000,
    test_rows=1_903,
    max_seq_length=4_096,  # 본보기 스물둘을 넣은 프롬프트(2,800토큰쯤)도 듭니다
    prompt_quantile=0.98,
    completion_tokens=256,  # 맞은 풀이의 99 %가 190토큰 안입니다
    generation_batch=64,
    gpu_memory_utilization=0.65,  # 80 GiB를 넘으면 unsloth가 글 256개를 한꺼번에 쓰게 합니다
    checkpoint_steps=100_000,  # 도중에 저장하느라 시간을 쓰지 않습니다
    gradient_checkpointing=False,  # 메모리를 더 쓰고 빨라집니다(runs/trial_checkpointing.json)
    logit_chunks=1,  # 기본(4)으로 돌린 runs/evidence_written.json의 첫 스텝은 199초
    priming=PrimingSettings(
        num_train_epochs=2,  # 셋째에는 손실이 0.06까지 내려가 글을 외웁니다
        learning_rate=3e-4,
        per_device_train_batch_size=32,
        warmup_steps=10,
        lr_scheduler_type="cosine",
        max_length=768,
        logging_steps=5,
    ),
    grpo=GrpoSettings(
        max_steps=5_000,  # 시간이 먼저 끝납니다
        learning_rate=6e-5,
        per_device_train_batch_size=16,
        gradient_accumulation_steps=8,
        num_generations=8,
        warmup_steps=5,
        lr_scheduler_type="constant_with_warmup",
        adam_beta2=0.99,
        epsilon_high=0.28,
        loss_type="dapo",
        # 그룹마다 나누면 모두 맞힌 그룹에서 한글 비율 0.01의 차이가 정답만큼 커집니다.
        scale_rewards="batch",
    ),
)

MADE = (12, 4)
ORIGINAL_GRPO = GrpoSettings(
    max_steps=400,  # 두 방법이 GPU 하나를 나누면 15분에 이만큼 돌아 학습률이 거의 0까지 내려갑니다
    min_p=0.1,
    optim="adamw_8bit",
    beta=0.001,
    loss_type="bnpo",
    warmup_steps=30,
)


@dataclass(frozen=True)
class Arm:
    """방법 하나. `korean_rewards`가 거짓이면 원본의 보상 넷, `filtered`면 늘 맞히거나 늘 틀린 문제를 뺍니다.

    사전 학습의 풀이는 셋을 더합니다. `written`이면 써 둔 풀이와 새 문제(`workings`), `made`는 틀마다 지을 문제(`problems`)의
    수로 풀이까지 사전 학습에 쓸 것과 GRPO에 쓸 것, `sampled`면 바탕 모델이 풀어 맞힌 것(거절 표집)입니다.
    거절 표집에는 본보기를 보여 주고(`shown`) 한글이 `least_hangul`보다 적은 풀이를 버립니다.

    `rounds`가 0이면 사전 학습에서 멈추고, 2면 GRPO의 시간을 둘로 나누고, 사이에 다시 풀게 해 그때의 모델이 배울 문제를 새로 고릅니다.
    """

    title: str
    profile: Profile
    system_prompt: str = SYSTEM_PROMPT
    korean_rewards: bool = True
    hangul_reward: bool = True
    filtered: bool = True
    written: bool = True
    sampled: bool = False
    made: tuple[int, int] | None = MADE
    rounds: int = 1
    shown: bool = True
    least_hangul: float = 0.9


OURS = Arm("우리 방법", SHARED)
ORIGINAL = Arm(
    "원본의 방법",
    replace(
        SHARED,
        completion_tokens=1_846,
        priming=replace(SHARED.priming, completion_only_loss=False),
        grpo=ORIGINAL_GRPO,
    ),
    system_prompt=ENGLISH_PROMPT,
    korean_rewards=False,
    filtered=False,
)
ARMS = {
    "ours": OURS,
    "original": ORIGINAL,
    # 원본에서 하나만 바꾼 것
    "rewards_alone": replace(
        ORIGINAL, title="원본 + 한국어 보상", system_prompt=SYSTEM_PROMPT, korean_rewards=True
    ),
    "filtering_alone": replace(ORIGINAL, title="원본 + 문제 고르기", filtered=True),
    "priming_alone": replace(OURS, title="사전 학습만", rounds=0),
    # 큰 모델의 풀이 없이
    "own_rollouts": replace(
        OURS, title="우리 방법, 풀이는 모델이 쓴 것만", written=False, made=None, sampled=True
    ),
    # 우리 것에서 하나만 뺀 것
    "without_written": replace(OURS, title="우리 방법 - 써 둔 풀이", written=False),
    "without_made": replace(OURS, title="우리 방법 - 지은 문제", made=None),
    "without_filtering": replace(OURS, title="우리 방법 - 문제 고르기", filtered=False),
    "without_batch_scale": replace(
        OURS,
        title="우리 방법 - 배치로 나누기",
        profile=replace(SHARED, grpo=replace(SHARED.grpo, scale_rewards="group")),
    ),
    "without_hangul": replace(OURS, title="우리 방법 - 한글 보상", hangul_reward=False),
    # 하나를 더한 것
    "with_second_round": replace(OURS, title="우리 방법 + 다시 고르기", rounds=2),
    # 글마다 나누어, 짧은 글로 몰리지 않는지 봅니다.
    "with_sequence_loss": replace(
        OURS,
        title="우리 방법 + 글마다 나누기",
        profile=replace(SHARED, grpo=replace(SHARED.grpo, loss_type="grpo")),
    ),
}
