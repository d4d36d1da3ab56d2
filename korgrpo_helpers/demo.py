"""CPU 데모의 모델: 그 자리에서 만드는 작은 Qwen3와, 그 어휘를 배운 작은 토크나이저.

구조는 진짜 Qwen3(transformers의 `Qwen3ForCausalLM`)이고 크기만 작습니다. 토크나이저는 Qwen3와 같은 방식의
BPE를 train 갈래의 글로만 학습합니다. 태그 넷은 토큰 하나씩이라 짧은 completion에서도 자리를 적게 차지합니다.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from korgrpo_helpers.arithmetic import make_stories
from korgrpo_helpers.formatting import SYSTEM_PROMPT, TAGS, to_completion
from korgrpo_helpers.tokenizer import EOS_TOKEN, PAD_TOKEN, byte_level_bpe, wrap

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast, Qwen3ForCausalLM

VOCABULARY = 640
CORPUS_ROWS = 2_000
HIDDEN = 128
LAYERS = 3
HEADS = 4
POSITIONS = 256


def build_demo_tokenizer() -> PreTrainedTokenizerFast:
    """데모 토크나이저. 어휘는 많아야 `VOCABULARY`개입니다."""
    from tokenizers import AddedToken, models, pre_tokenizers, trainers

    tokenizer = byte_level_bpe(models.BPE())
    stories = make_stories("train", CORPUS_ROWS, seed=0, direct_share=0.5)
    corpus = [
        f"{SYSTEM_PROMPT}\n{story.question}\n{to_completion(story.reasoning, story.answer)}"
        for story in stories
    ]
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY - len(TAGS),
        special_tokens=[EOS_TOKEN, PAD_TOKEN],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    for tag in TAGS:
        corpus = [text.replace(tag, "\n") for text in corpus]
    tokenizer.train_from_iterator(corpus, trainer)
    tokenizer.add_tokens([AddedToken(tag, special=False, normalized=False) for tag in TAGS])
    return wrap(tokenizer)


def build_demo_model(tokenizer: PreTrainedTokenizerFast) -> Qwen3ForCausalLM:
    """무작위 가중치의 작은 Qwen3(파라미터 약 65만 개). 씨앗은 부르는 쪽이 정합니다."""
    from transformers import Qwen3Config, Qwen3ForCausalLM

    config = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=HIDDEN,
        intermediate_size=3 * HIDDEN,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        num_key_value_heads=HEADS // 2,
        head_dim=HIDDEN // HEADS,
        max_position_embeddings=POSITIONS,
        tie_word_embeddings=True,
    )
    return Qwen3ForCausalLM(config)
