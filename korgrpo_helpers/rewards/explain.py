"""보상이 왜 그 점수를 주었는지 한국어로 풀어 말합니다. 책과 위젯, 보상을 고치는 사람이 씁니다."""

from __future__ import annotations

from dataclasses import dataclass

from korgrpo_helpers.answers import verify
from korgrpo_helpers.formatting import parse_completion
from korgrpo_helpers.language import hangul_share
from korgrpo_helpers.rewards.korean import (
    answer_reward,
    format_reward,
    hangul_reward,
    repeated_share,
    repetition_penalty,
)
from korgrpo_helpers.rewards.original import (
    check_answer,
    check_numbers,
    match_format_approximately,
    match_format_exactly,
)

ORIGINAL = (match_format_exactly, match_format_approximately, check_answer, check_numbers)
KOREAN = (
    format_reward,
    answer_reward,
    hangul_reward,
    repetition_penalty,
)


@dataclass(frozen=True)
class Explanation:
    """보상 하나의 점수와 까닭."""

    reward: str
    score: float
    reason: str

    def __str__(self) -> str:
        return f"{self.reward:<20}{self.score:+.2f}  {self.reason}"


def explain(completion: str, gold: str) -> list[Explanation]:
    """이 책의 보상 넷이 왜 그 점수를 주었는지. 길이 벌은 토큰 수를 알아야 해서 뺐습니다.

    >>> print(explain("12×3=36.<end_working_out><SOLUTION>36개</SOLUTION>", "36")[1])
    answer_reward       +2.00  답 '36개'은(는) 정답 '36'과 같습니다
    """
    parsed = parse_completion(completion)
    scores = [reward([completion], answer=[gold])[0] for reward in KOREAN]
    return [
        Explanation(reward.__name__, score, reason)
        for reward, score, reason in zip(
            KOREAN,
            scores,
            (
                "옳은 형식입니다" if parsed.valid else "; ".join(parsed.problems),
                _answer_reason(parsed, gold),
                _hangul_reason(parsed),
                f"되풀이한 조각의 몫이 {repeated_share(completion):.0%}입니다",
            ),
            strict=True,
        )
    ]


def _answer_reason(parsed, gold: str) -> str:
    if not parsed.valid:
        return "형식이 틀리면 답을 보지 않습니다"
    same = "같습니다" if verify(gold, parsed.answer) else "다릅니다"
    return f"답 {parsed.answer[:60]!r}은(는) 정답 {gold!r}과 {same}"


def _hangul_reason(parsed) -> str:
    if not parsed.valid:
        return "형식이 틀리면 풀이의 언어를 보지 않습니다"
    return f"풀이의 글자 가운데 한글이 {hangul_share(parsed.reasoning):.0%}입니다"


def total_scores(completion: str, gold: str) -> tuple[float, float]:
    """원본의 합과 이 책의 합(길이 벌은 뺌)."""
    original, ours = (
        sum(reward([completion], answer=[gold])[0] for reward in rewards)
        for rewards in (ORIGINAL, KOREAN)
    )
    return original, round(ours, 4)
