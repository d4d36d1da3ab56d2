"""메시지와 태그: 문제 하나를 모델이 읽는 글로, 모델이 쓴 글을 풀이와 답으로 바꿉니다.

형식은 원본 노트북과 같습니다. 생성 프롬프트가 `<start_working_out>`으로 끝나므로 모델은 풀이부터 씁니다.

    시스템 프롬프트<eos>문제<start_working_out>풀이<end_working_out><SOLUTION>답</SOLUTION><eos>

completion을 뜯어보는 곳은 `parse_completion` 하나입니다. 보상도 평가도 설명도 이 함수를 씁니다
(원본의 정규식을 일부러 그대로 둔 `rewards.original`만 예외입니다).
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from korgrpo_helpers.examples import Example

REASONING_START = "<start_working_out>"
REASONING_END = "<end_working_out>"
SOLUTION_START = "<SOLUTION>"
SOLUTION_END = "</SOLUTION>"
TAGS = (REASONING_START, REASONING_END, SOLUTION_START, SOLUTION_END)

SYSTEM_PROMPT = f"""문제를 읽고 먼저 한국어로 차근차근 풀이를 쓰세요.
풀이는 {REASONING_START}과 {REASONING_END} 사이에 씁니다.
그다음 답만 {SOLUTION_START}과 {SOLUTION_END} 사이에 쓰세요."""

# 모델의 출력은 믿을 수 없는 글입니다. 이보다 길면 뜯어보지 않고 형식 오류로 봅니다.
MAX_COMPLETION_CHARS = 100_000

Message = dict[str, str]


def chat_template(system_prompt: str = SYSTEM_PROMPT) -> str:
    """우리 형식의 Jinja 채팅 템플릿. 시스템 메시지가 없으면 `system_prompt`를 씁니다.

    원본은 Jinja의 작은따옴표 글에 프롬프트를 끼워 넣어, 작은따옴표가 든 프롬프트에서 깨집니다. 여기서는
    JSON 글로 넣으므로 따옴표와 줄바꿈이 들어도 됩니다. 모르는 role은 버리지 않고 오류를 냅니다.

    >>> "\\\\n" in chat_template("따옴표 '와 \\n 줄바꿈")
    True
    """
    default = json.dumps(system_prompt, ensure_ascii=False)
    start = json.dumps(REASONING_START)
    return (
        "{%- if messages[0]['role'] != 'system' -%}{{ " + default + " + eos_token }}{%- endif -%}"
        "{%- for message in messages -%}"
        "{%- if message['role'] == 'system' and loop.first -%}{{ message['content'] + eos_token }}"
        "{%- elif message['role'] == 'user' -%}{{ message['content'] }}"
        "{%- elif message['role'] == 'assistant' -%}{{ message['content'] + eos_token }}"
        "{%- else -%}{{ raise_exception('이 자리에 올 수 없는 role입니다: ' + message['role']) }}"
        "{%- endif -%}{%- endfor -%}"
        "{%- if add_generation_prompt -%}{{ " + start + " }}{%- endif -%}"
    )


def refuse_tags(**parts: str) -> None:
    """글에 우리 태그가 섞여 있으면 형식이 깨진 글을 가르치게 되므로 거절합니다."""
    for name, text in parts.items():
        for tag in TAGS:
            if tag in text:
                raise ValueError(f"{name}에 태그 {tag}이(가) 들어 있습니다")


def to_prompt(question: str, system_prompt: str = SYSTEM_PROMPT) -> list[Message]:
    """문제를 system·user 두 메시지로 만듭니다. 문제에 우리 태그가 있으면 ValueError입니다.

    >>> [message["role"] for message in to_prompt("1+1은?")]
    ['system', 'user']
    """
    refuse_tags(문제=question)
    return [
        {"role": "system", "content": system_prompt},
        {"role": "user", "content": question},
    ]


def to_completion(reasoning: str, answer: str) -> str:
    """풀이와 답을 모델이 써야 할 글로 만듭니다. 여는 태그는 프롬프트의 끝에 이미 있습니다.

    풀이나 답에 우리 태그가 있으면 ValueError입니다.

    >>> to_completion("1+1=2.", "2")
    '1+1=2.<end_working_out><SOLUTION>2</SOLUTION>'
    """
    refuse_tags(풀이=reasoning, 정답=answer)
    return f"{reasoning}{REASONING_END}{SOLUTION_START}{answer}{SOLUTION_END}"


def to_messages(example: Example, system_prompt: str = SYSTEM_PROMPT) -> list[Message]:
    """풀이가 있는 `Example`을 system·user·assistant 세 메시지로 만듭니다.

    풀이가 없으면 ValueError입니다. 없는 풀이를 지어 넣으면 모델이 그 문장을 배우기 때문입니다.

    >>> to_messages(Example("1+1은?", "2", "1+1=2."))[-1]["role"]
    'assistant'
    """
    if example.reasoning is None:
        raise ValueError(
            f"{example.source or '이 문제'}에는 풀이가 없어 SFT 메시지를 만들 수 없습니다. "
            "문제와 정답만 있는 행은 GRPO에 쓰세요."
        )
    content = REASONING_START + to_completion(example.reasoning, example.answer)
    return [*to_prompt(example.question, system_prompt), {"role": "assistant", "content": content}]


@dataclass(frozen=True)
class Completion:
    """뜯어본 completion. `valid`가 거짓이면 `problems`에 까닭이 한국어로 있습니다."""

    reasoning: str | None
    answer: str | None
    problems: tuple[str, ...]

    @property
    def valid(self) -> bool:
        return not self.problems


def parse_completion(text: str) -> Completion:
    """completion을 풀이와 답으로 나눕니다. 글의 길이에 비례하는 시간만 씁니다.

    옳은 형식은 `풀이<end_working_out><SOLUTION>답</SOLUTION>`입니다. 맨 앞의 `<start_working_out>`과
    태그 바깥의 공백은 있어도 됩니다. 트레이너가 eos를 지운 글을 받는다고 봅니다.

    >>> parse_completion("1+1=2.<end_working_out><SOLUTION>2</SOLUTION>").answer
    '2'
    >>> parse_completion("답은 2").problems[0]
    '<end_working_out>이(가) 0번 나옵니다'
    """
    if len(text) > MAX_COMPLETION_CHARS:
        return Completion(None, None, (f"{MAX_COMPLETION_CHARS:,}자보다 깁니다",))
    body = text.strip().removeprefix(REASONING_START)
    problems = []
    if REASONING_START in body:
        problems.append(f"{REASONING_START}이(가) 맨 앞이 아닌 곳에 있습니다")
    for tag in (REASONING_END, SOLUTION_START, SOLUTION_END):
        if (count := body.count(tag)) != 1:
            problems.append(f"{tag}이(가) {count}번 나옵니다")
    if problems:
        return Completion(None, None, tuple(problems))

    reasoning, _, rest = body.partition(REASONING_END)
    between, _, rest = rest.partition(SOLUTION_START)
    answer, closed, after = rest.partition(SOLUTION_END)
    reasoning, answer = reasoning.strip(), answer.strip()
    if not closed:
        return Completion(None, None, ("태그의 차례가 다릅니다",))
    if between.strip():
        problems.append("풀이와 답 사이에 다른 글이 있습니다")
    if after.strip():
        problems.append("답 뒤에 다른 글이 있습니다")
    if not reasoning:
        problems.append("풀이가 비었습니다")
    if not answer:
        problems.append("답이 비었습니다")
    return Completion(reasoning, answer, tuple(problems))
