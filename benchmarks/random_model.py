"""무작위 가중치의 Qwen3 폴더. 메모리와 시간만 잴 때 씁니다(`memory.py`가 씁니다)."""

SIZES = {
    "0.6b": {"hidden_size": 1024, "num_hidden_layers": 28, "num_attention_heads": 16,
             "intermediate_size": 3072},
    "4b": {"hidden_size": 2560, "num_hidden_layers": 36, "num_attention_heads": 32,
           "intermediate_size": 9728},
}  # fmt: skip
SHARED = {"vocab_size": 151_936, "num_key_value_heads": 8, "head_dim": 128, "rope_theta": 1e6,
          "max_position_embeddings": 40_960, "tie_word_embeddings": True, "rms_norm_eps": 1e-6}  # fmt: skip


def make_model(folder: str, size: str, tokenizer: str) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, Qwen3Config

    torch.manual_seed(0)
    config = Qwen3Config(**SIZES[size], **SHARED, bos_token_id=151_643, eos_token_id=151_643)
    with torch.device("cuda"):
        model = AutoModelForCausalLM.from_config(config, dtype=torch.float16)
    model.save_pretrained(folder)
    words = AutoTokenizer.from_pretrained(tokenizer)
    words.eos_token = "<|im_end|>"
    words.save_pretrained(folder)
    print(f"{size}: {sum(p.numel() for p in model.parameters()) / 1e9:.2f}B → {folder}")
