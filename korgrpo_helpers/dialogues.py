"""대화 한 편에서 마지막 문제와 그 답변을 꺼냅니다: 메시지 목록이거나, 차례의 표지가 든 글 하나입니다.

메시지는 `{role, content}`(OpenAI)와 `{from, value}`(ShareGPT) 두 꼴을 읽습니다. 한 행에는 문제 하나만 있어야
합니다. 여러 차례 주고받은 대화는 앞의 말을 모르고는 풀 수 없는 문제가 되므로 까닭을 밝혀 거절합니다.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from korgrpo_helpers.cells import is_message

USER = {"user", "human", "question", "instruction", "사용자", "질문"}
ASSISTANT = {
    "assistant",
    "gpt",
    "model",
    "bot",
    "chatgpt",
    "answer",
    "response",
    "어시스턴트",
    "답변",
}
SYSTEM = {"system", "developer", "시스템"}
# 생각을 따로 싣는 메시지의 열. DeepSeek과 gpt-oss의 이름입니다.
THINKING_FIELDS = ("thinking", "reasoning_content", "reasoning")

# 글 하나에 든 대화의 표지: (사용자, 어시스턴트, 말의 끝). 앞의 것부터 맞춥니다.
_WORDS = (
    ("Instruction", "Response"),
    ("User", "Assistant"),
    ("Human", "Assistant"),
    ("Question", "Answer"),
    ("명령어", "응답"),
    ("사용자", "어시스턴트"),
    ("질문", "답변"),
    ("질문", "풀이"),
    ("문제", "풀이"),
    ("문제", "답변"),
)
TEXT_MARKERS = (
    ("<|im_start|>user", "<|im_start|>assistant", "<|im_end|>"),
    (
        "<|start_header_id|>user<|end_header_id|>",
        "<|start_header_id|>assistant<|end_header_id|>",
        "<|eot_id|>",
    ),
    ("<start_of_turn>user", "<start_of_turn>model", "<end_of_turn>"),
    ("[|user|]", "[|assistant|]", "[|endofturn|]"),
    ("<|user|>", "<|assistant|>", "<|end|>"),
    ("[INST]", "[/INST]", "</s>"),
    *((f"### {user}", f"### {assistant}", "</s>") for user, assistant in _WORDS),
    *((f"{user}:", f"{assistant}:", "</s>") for user, assistant in _WORDS),
)
_QUESTION_MARK = re.compile(r"\A(?:#+\s?)?(?:질문|문제|사용자|Question|Problem|User|Human)\s?:\s?")
OPENING_TAGS = ("<think>", "<|begin_of_thought|>", "<start_working_out>")


@dataclass(frozen=True)
class Dialogue:
    """문제, 생각(따로 실려 있을 때), 답변. 없는 것은 None입니다."""

    question: str | None
    thinking: str | None = None
    response: str | None = None


def is_messages(value: object) -> bool:
    """메시지 목록인지.

    >>> is_messages([{"role": "user", "content": "1+1은?"}]), is_messages(["가", "나"])
    (True, False)
    """
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    return all(is_message(turn) for turn in value)


def text_markers(text: str) -> tuple[str, str, str] | None:
    """글 하나에 든 대화의 표지. 사용자의 표지가 먼저 나와야 합니다. 없으면 None.

    >>> text_markers("### 질문: 1+1은? ### 답변: 2")
    ('### 질문', '### 답변', '</s>')
    """
    for markers in TEXT_MARKERS:
        place = text.find(markers[0])
        if place >= 0 and text.find(markers[1], place) > place:
            return markers
    return None


def read_dialogue(value: object) -> Dialogue:
    """메시지 목록이나 표지가 든 글을 읽습니다. 읽을 수 없으면 까닭을 담은 ValueError가 납니다.

    >>> read_dialogue([{"from": "human", "value": "1+1은?"}, {"from": "gpt", "value": "2"}])
    Dialogue(question='1+1은?', thinking=None, response='2')
    """
    if is_messages(value):
        return _from_messages(value)
    if isinstance(value, str):
        return _from_text(value)
    raise ValueError(f"대화가 메시지 목록도 글도 아니라 {type(value).__name__}입니다")


def _from_messages(turns: Sequence[Mapping]) -> Dialogue:
    question = thinking = response = None
    for turn in turns:
        role = str(turn.get("role") or turn.get("from") or "").lower()
        content = turn["content"] if "content" in turn else turn["value"]
        content = _plain(content)
        if role in SYSTEM:
            continue
        if role in USER:
            if question is not None or response is not None:
                raise ValueError("여러 차례 주고받은 대화이거나 답변이 먼저 나옵니다")
            question = content
        elif role in ASSISTANT:
            if response is not None:
                raise ValueError("여러 차례 주고받은 대화입니다")
            response = content
            thought = next((turn[name] for name in THINKING_FIELDS if turn.get(name)), None)
            thinking = None if thought is None else _plain(thought)
        else:
            raise ValueError(f"모르는 role {role!r}이(가) 있습니다")
    return Dialogue(question, thinking, response)


def _plain(content: object) -> str:
    """메시지의 글. 조각 목록([{type: text, text: …}])이면 글 조각만 잇습니다."""
    if isinstance(content, str):
        return content
    if content is None:
        return ""
    if isinstance(content, Sequence):
        if content and all(isinstance(line, str) for line in content):
            return "\n".join(content)
        parts = [part for part in content if isinstance(part, Mapping)]
        if parts and all(isinstance(part.get("text"), str) for part in parts):
            return "".join(part["text"] for part in parts)
    raise ValueError(f"메시지의 내용이 글이 아니라 {type(content).__name__}입니다")


def _from_text(text: str) -> Dialogue:
    markers = text_markers(text)
    if markers is None:
        return _before_tag(text)
    user, assistant, end = markers
    if text.count(user) > 1:
        raise ValueError("여러 차례 주고받은 대화입니다")
    question, _, response = text.partition(user)[2].partition(assistant)
    return Dialogue(_until(question, end), None, _until(response, end))


def _until(text: str, end: str) -> str:
    return text.partition(end)[0].removesuffix("<|endoftext|>").strip().removeprefix(":").strip()


def _before_tag(text: str) -> Dialogue:
    """표지 없이 풀이의 태그만 있는 글: 여는 태그 앞이 문제입니다."""
    for tag in OPENING_TAGS:
        question, found, rest = text.partition(tag)
        if found and question.strip():
            return Dialogue(_QUESTION_MARK.sub("", question.strip()), None, found + rest)
    raise ValueError("문제와 답변을 가르는 표지가 없습니다")
