"""설정의 모양: 프로필 하나에 모델·데이터·길이·스텝이 모두 들어 있습니다. 값은 `profiles`에 있습니다."""

from __future__ import annotations

from dataclasses import dataclass, field

GIB = 1024**3
DEMO_MODEL = "demo"


@dataclass(frozen=True)
class PrimingSettings:
    """SFT 사전 학습 설정. 이름은 TRL `SFTConfig`의 필드와 같습니다.

    `max_length`(토큰)보다 긴 행은 자르지 않고 뺍니다.
    """

    num_train_epochs: float = 2
    learning_rate: float = 2e-4
    per_device_train_batch_size: int = 1
    gradient_accumulation_steps: int = 1
    warmup_steps: int = 5
    weight_decay: float = 0.001
    lr_scheduler_type: str = "linear"
    adam_beta2: float = 0.999
    max_grad_norm: float = 1.0
    optim: str = "adamw_torch"
    max_length: int = 1024
    completion_only_loss: bool = True
    logging_steps: int = 5


@dataclass(frozen=True)
class GrpoSettings:
    """GRPO 설정. 이름은 TRL `GRPOConfig`의 필드와 같습니다.

    `per_device_train_batch_size`는 프롬프트가 아니라 한 번에 미분하는 completion의 수입니다. 거기에
    `gradient_accumulation_steps`를 곱한 값이 `num_generations`의 배수여야 하고, 그것을 `num_generations`로 나누면
    한 스텝의 그룹 수입니다. `top_k` 0은 상위 몇 개로 자르지 않는다는 뜻입니다(원본의 -1).
    """

    max_steps: int = 100
    learning_rate: float = 5e-6
    per_device_train_batch_size: int = 4
    gradient_accumulation_steps: int = 1
    num_generations: int = 4
    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float | None = None
    warmup_steps: int = 10
    weight_decay: float = 0.001
    lr_scheduler_type: str = "linear"
    adam_beta2: float = 0.999
    max_grad_norm: float = 1.0
    optim: str = "adamw_torch"
    repetition_penalty: float = 1.0
    shuffle_dataset: bool = True
    disable_dropout: bool = False
    num_iterations: int = 1
    beta: float = 0.0
    epsilon: float = 0.2
    epsilon_high: float | None = None
    loss_type: str = "dapo"
    scale_rewards: str = "group"
    importance_sampling_level: str = "token"
    mask_truncated_completions: bool = False


@dataclass(frozen=True)
class Profile:
    """한 기계에서 책을 끝까지 돌리는 데 드는 모든 선택.

    길이는 토큰, 행 수는 데이터의 행입니다. `priming_data`·`grpo_data`·`test_data`는
    `korgrpo_helpers.sources.load`가 아는 이름이거나 내 파일(`내 문제.csv`)입니다. `priming_data`는 카탈로그의 이름이어도
    됩니다. 내 파일의 열을 알아보지 못하면 `columns`에 적습니다(`own_data`). `completion_tokens`가 None이면
    `max_seq_length`에서 프롬프트 길이를 뺀 나머지를 모두 completion에 줍니다(원본의 방식).
    `generation_batch`는 시험에서 한꺼번에 쓰게 하는 글의 수입니다. `fast_inference`(글쓰기를 vLLM에 맡길지)부터
    다섯은 GPU에서만 씁니다. `vllm_mode`는 vLLM을 학습하는 GPU에 함께 둘지(colocate) 따로 둔 서버에 맡길지(server)이고,
    서버의 주소는 `vllm_server_base_url`입니다. `gpu_memory_utilization`은 함께 둘 때 vLLM에 줄 메모리의 몫(0~1)입니다. `checkpoint_steps`스텝마다
    이어 갈 수 있게 저장합니다. `gradient_checkpointing`은 미분할 때 층의 중간값을 담아 두지 않고 다시 셈해 메모리를 아끼는
    것이고, 끄면 빨라지고 메모리를 더 씁니다. `logit_chunks`는 unsloth가 로그 확률을 글마다 몇 조각으로 나누어 셈할지이고,
    None이면 unsloth가 정합니다(4 이상). 줄이면 컴파일할 것이 적고 메모리를 더 쓸 수 있습니다. `lora_rank`가 0이면 LoRA
    없이 모든 가중치를 배웁니다.
    """

    name: str
    title: str
    model: str
    priming_data: str
    grpo_data: str
    test_data: str
    priming_rows: int
    grpo_rows: int
    test_rows: int
    columns: dict[str, dict] = field(default_factory=dict)
    max_seq_length: int = 2048
    prompt_quantile: float = 0.9
    completion_tokens: int | None = None
    generation_batch: int = 8
    fast_inference: bool = True
    vllm_mode: str = "colocate"
    vllm_server_base_url: str = "http://127.0.0.1:8000"
    load_in_4bit: bool = False
    gpu_memory_utilization: float = 0.5
    checkpoint_steps: int = 10
    gradient_checkpointing: bool = True
    logit_chunks: int | None = None
    lora_rank: int = 32
    lora_alpha: int = 64
    seed: int = 3407
    priming: PrimingSettings = field(default_factory=PrimingSettings)
    grpo: GrpoSettings = field(default_factory=GrpoSettings)

    @property
    def is_demo(self) -> bool:
        """모델을 내려받지 않고 그 자리에서 만드는 프로필인지."""
        return self.model == DEMO_MODEL
