"""사전 학습에 쓰려고 쓴 풀이: jkc_mwp의 학습 문제에 쓴 것(`jkc_mwp.jsonl`)과, 새 문제에 쓴 것(`new_*.jsonl`).

큰 언어 모델이 썼습니다. 개발 문제로 떼어 둔 행과 시험(DMath)은 보지 않았고, 등식은 모두 셈해 확인합니다
(`tests/test_workings.py`). 정답이 틀렸거나 뜻이 여럿이어서 정직한 풀이를 쓸 수 없는 문제에는 풀이 대신 까닭이 있습니다.

새 문제의 답은 쓴 모델이 풀어 정했습니다. 처음의 1,200개(`new_first`)는 일부만, 그 뒤에 더 쓴 것은 모두 파이썬 식으로 다시
셈했습니다(식은 남기지 않았습니다). 주제별로(`new_topics`), 학년별로(`new_grades`), 초등 수학을 여덟 갈래로 나누어
320개씩(`new_curriculum`, 갈래는 `area`) 썼습니다. 쉬운 문제의 식은 풀이와 같은 셈일 때가 많습니다. 302개는 답과 풀이를 보지 않은 모델이 다시 풀어 답이 모두 같았습니다(`blind.jsonl`,
번호는 네 파일을 이어 0부터).
"""

import json
from pathlib import Path

from korgrpo_helpers.examples import Example

FOLDER = Path(__file__).parent
NEW = ("new_first.jsonl", "new_topics.jsonl", "new_grades.jsonl", "new_curriculum.jsonl")


def _read(name: str) -> list[dict]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def read_workings() -> tuple[dict[str, str], dict[str, str]]:
    """(문제의 출처 → 풀이, 문제의 출처 → 풀이를 쓰지 못한 까닭)."""
    rows = _read("jkc_mwp.jsonl")
    written = {f"jkc_mwp/{row['id']}": row["working"] for row in rows if "working" in row}
    refused = {f"jkc_mwp/{row['id']}": row["skip"] for row in rows if "skip" in row}
    return written, refused


def new_problems() -> list[Example]:
    """풀이가 딸린 새 문제."""
    return [
        Example(row["question"], row["answer"], row["working"], f"new/{number}")
        for number, row in enumerate(row for name in NEW for row in _read(name))
    ]
