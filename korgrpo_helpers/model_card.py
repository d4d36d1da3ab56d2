"""모델 카드: 실행 기록과 시험 결과로 허브의 README.md를 씁니다. 사람이 베껴 적는 수치가 없습니다."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from korgrpo_helpers.formatting import REASONING_END, REASONING_START, SOLUTION_END, SOLUTION_START
from korgrpo_helpers.hub import HUB_NAME
from korgrpo_helpers.published import public_settings
from korgrpo_helpers.runs import RunRecord

if TYPE_CHECKING:
    from korgrpo_helpers.evaluation import Evaluation

# 프로필이 쓰는 바탕 모델의 허가서(모델의 쪽에 적힌 것). 여기에 없는 모델은 사람이 확인해야 합니다.
LICENSES = {
    "Qwen/Qwen3-0.6B": "apache-2.0",
    "Qwen/Qwen3-4B-Base": "apache-2.0",
    "unsloth/Qwen3-4B-Base": "apache-2.0",
}
TO_CHECK = "확인 필요"
LEARNED = {"priming": "사전 학습(SFT)까지만 한", "grpo": "GRPO까지 마친"}
# 줄의 가운데에서 뜻이 있는 글자. 저절로 링크가 되는 글(www., http:, @)도 막습니다.
MARKDOWN = re.compile(r"([\\`*_{}\[\]#|~$^:@&>]|(?<=www)\.)", re.IGNORECASE)
LIMIT = 300

LOADING = """\
```python
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

base_name = {base}
repo_id = {repo}
folder = {folder}
tokenizer = AutoTokenizer.from_pretrained(repo_id, subfolder=folder)
base = AutoModelForCausalLM.from_pretrained(base_name, dtype="auto")
model = PeftModel.from_pretrained(base, repo_id, subfolder=folder)

messages = [{{"role": "user", "content": "사과 3개와 배 4개는 모두 몇 개입니까?"}}]
text = tokenizer.apply_chat_template(
    messages, add_generation_prompt=True, tokenize=False
)
inputs = tokenizer(text, return_tensors="pt", add_special_tokens=False)
output = model.generate(**inputs, max_new_tokens={tokens}, do_sample=False)
print(tokenizer.decode(output[0, inputs.input_ids.shape[1] :]))
```"""


def escape(value: object) -> str:
    """아무 글이나 마크다운의 한 줄로. 줄바꿈은 빈칸이 되고 표·링크·HTML의 글자는 글자 그대로 보입니다.

    >>> escape("| <b>줄\\n바꿈")
    '\\\\| &lt;b\\\\>줄 바꿈'
    """
    text = "".join(letter if letter.isprintable() else " " for letter in str(value)[:LIMIT])
    return MARKDOWN.sub(r"\\\1", text).replace("<", "&lt;")


def model_card(
    record: RunRecord,
    evaluation: Evaluation | None = None,
    base: Evaluation | None = None,
    *,
    repo_id: str,
    folder: str,
) -> str:
    """README.md의 글. `evaluation`은 이 어댑터로, `base`는 같은 문제를 견줄 모델로 잰 결과입니다.

    `repo_id`와 `folder`는 불러오는 코드에 들어갑니다. 바탕 모델의 이름이 허브의 이름이 아니면(내 컴퓨터의 폴더)
    YAML의 base_model을 비우고 본문에 「확인 필요」라고 적습니다.
    """
    import yaml

    settings = public_settings(record.settings)
    model = str(settings.get("model"))
    on_hub = HUB_NAME.fullmatch(model) is not None
    front = {
        "language": ["ko"],
        "library_name": "peft",
        "pipeline_tag": "text-generation",
        "tags": ["grpo", "korgrpo", "lora"],
    }
    if on_hub:
        front["base_model"] = model
    if model in LICENSES:
        front["license"] = LICENSES[model]
    data = [str(settings.get(name)) for name in ("priming_data", "grpo_data")]
    if hub_data := [name for name in data if HUB_NAME.fullmatch(name)]:
        front["datasets"] = hub_data
    header = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    loading = LOADING.format(
        base=json.dumps(model if on_hub else TO_CHECK, ensure_ascii=False),
        repo=json.dumps(repo_id, ensure_ascii=False),
        folder=json.dumps(folder, ensure_ascii=False),
        tokens=_tokens(settings),
    )
    sections = (
        f"---\n{header}---",
        f"# {escape(folder)}",
        f"프로필: {escape(record.title)}. 책 「한국어로 배우는 GRPO」의 도우미(korgrpo)로 "
        f"{LEARNED.get(record.name, '학습한')} LoRA 어댑터입니다. 이 글은 실행 기록에서 만들었습니다.",
        _facts(record, model if on_hub else f"{TO_CHECK}(허브의 모델이 아닙니다)", data),
        "## 시험 결과",
        _results(settings, evaluation, base),
        "## 불러오기",
        loading,
        f"채팅 템플릿이 프롬프트의 끝에 `{REASONING_START}`을 붙입니다. 템플릿 없이 맨글을 넣으면 배운 형식이 나오지 "
        "않습니다. 모델은 이렇게 이어 씁니다.",
        f"```text\n풀이{REASONING_END}{SOLUTION_START}답{SOLUTION_END}\n```",
        "## 학습 설정",
        _settings_table(settings),
        "## 판",
        _table(("라이브러리", "판"), record.versions.items()),
        "## 한계",
        "- 답을 확인하지 않고 쓰지 마세요. 위의 정답률만큼만 맞고, 시험과 다른 문제에서는 더 틀릴 수 있습니다.\n"
        "- 짧은 수학 문제의 한국어 풀이만 배웠습니다. 안전을 위한 학습은 하지 않았습니다.\n"
        "- 바탕 모델과 데이터의 허가서를 함께 따라야 합니다.",
    )
    return "\n\n".join(sections) + "\n"


def _tokens(settings: dict) -> int:
    wanted = settings.get("completion_tokens")
    return wanted if isinstance(wanted, int) and 0 < wanted <= 8192 else 1024


def _facts(record: RunRecord, model: str, data: list[str]) -> str:
    licence = LICENSES.get(
        str(record.settings.get("model")), f"{TO_CHECK}(바탕 모델의 쪽을 보세요)"
    )
    return _table(
        ("무엇", "값"),
        (
            ("바탕 모델", model),
            ("허가서", licence),
            ("데이터(사전 학습, GRPO)", ", ".join(data)),
            ("GPU", record.gpu or "없음(CPU)"),
            ("걸린 시간", f"{record.seconds:,.0f}초" if _is_number(record.seconds) else TO_CHECK),
            ("로그의 마지막 스텝", record.steps[-1].get("step") if record.steps else TO_CHECK),
            ("씨앗", record.seed),
            ("코드의 커밋", record.commit or "모름"),
            ("학습한 날", record.date),
        ),
    )


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))


def _results(settings: dict, evaluation: Evaluation | None, base: Evaluation | None) -> str:
    if evaluation is None:
        return f"{TO_CHECK}: 시험을 보지 않고 올렸습니다."
    rows = []
    for name, found in (("견준 모델", base), ("이 어댑터", evaluation)):
        if found is not None:
            interval = f"{found.low:.1%}~{found.high:.1%}"
            rows.append(
                (name, f"{found.accuracy:.1%}", interval, f"{found.format_rate:.1%}", found.n)
            )
    table = _table(("", "정답률", "95 % 신뢰구간", "형식", "문제 수"), rows)
    note = "두 줄은 같은 템플릿의 같은 프롬프트로, 가장 그럴듯한 토큰만 골라 쟀습니다."
    return f"시험 데이터: {escape(settings.get('test_data'))}. {note if base else ''}\n\n{table}"


def _settings_table(settings: dict) -> str:
    """프로필의 값. 안에 든 설정(priming, grpo)은 `grpo.beta`처럼 폅니다."""
    flat = []
    for name, value in settings.items():
        inner = value.items() if isinstance(value, dict) else None
        flat += [(f"{name}.{key}", one) for key, one in inner] if inner else [(name, value)]
    return _table(("설정", "값"), flat)


def _table(head: tuple, rows) -> str:
    lines = [head, ("---",) * len(head), *(tuple(map(escape, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
