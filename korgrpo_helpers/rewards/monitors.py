"""점수를 매기지 않고 지켜보기만 하는 함수. TRL에 무게 0인 보상으로 넘기면 로그에 그 값이 남습니다.

벌을 주는 `korean.repetition_penalty`는 긴 글에서 낱말 넷을 견줍니다. 여기서는 짧은 글과 띄어쓰기가 없는 글, 번호만
바뀌는 되풀이도 보이도록 글자 여덟을 견줍니다.
"""

from __future__ import annotations

from korgrpo_helpers.formatting import MAX_COMPLETION_CHARS
from korgrpo_helpers.rewards.original import completion_text

# 견주는 조각의 길이(띄어쓰기를 뺀 글자). 패키지에 실은 문제 5,053개에서 재면 가장 큰 몫이 여섯 글자는 0.37,
# 여덟 글자는 0.29이고, 번호만 바뀌는 되풀이의 몫은 여덟 글자가 0.38, 열두 글자는 0.01입니다.
PIECE_CHARACTERS = 8


def repeated_share(completions, **kwargs) -> list[float]:
    """completion마다 앞에서 이미 나온 여덟 글자 조각의 몫(0~1). 되풀이가 없으면 0입니다.

    띄어쓰기와 줄바꿈은 빼고 셉니다. 빈 글과 아홉 글자가 안 되는 글은 0입니다. 시간은 글의 길이에 비례하고,
    `MAX_COMPLETION_CHARS`보다 긴 글은 거기까지만 봅니다. 한 문장을 n번 쓴 글은 1 - 1/n에 가깝습니다.

    >>> repeated_share(["3+4=7. 7+4=11.", "입니다 " * 40])
    [0.0, 0.9735]
    """
    return [_share(completion_text(completion)) for completion in completions]


def _share(text: str) -> float:
    text = "".join(text[:MAX_COMPLETION_CHARS].split())
    total = len(text) - PIECE_CHARACTERS + 1
    if total < 2:
        return 0.0
    pieces = {text[start : start + PIECE_CHARACTERS] for start in range(total)}
    return round(1 - len(pieces) / total, 4)
