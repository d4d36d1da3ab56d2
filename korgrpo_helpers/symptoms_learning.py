"""배움의 증상: 글이 잘리는지, 그룹이 갈리는지, 보상과 형식과 길이가 어떻게 움직이는지.

검사마다 로그와 쓸 열을 받아, 증상이 보이면 `Finding`을 돌려줍니다. 차례는 `diagnosis`가 정합니다.
"""

from __future__ import annotations

import numpy as np

from korgrpo_helpers.findings import Finding, find
from korgrpo_helpers.trends import ALL, MIN_ROWS, Log, Series, shown

# 모두 잘린 스텝의 몫: 배우지 못한 원본은 0.40, 데모는 0. 잘린 글의 몫: 데모는 많아야 0.06.
ALL_CUT_SHARE, MOSTLY_CUT, OFTEN_CUT, SOME_CUT = 0.25, 0.9, 0.3, 0.1
# 차이 없는 그룹의 몫: 배우지 못한 원본은 0.47, 배우는 데모는 평균 0.11이고 마지막 3분의 1에서 0.17.
NO_SPREAD_PROBLEM, NO_SPREAD_CAUTION = 0.4, 0.25
# 되풀이 몫의 평균: 2,000자짜리 산문은 많아야 0.04, 실린 문제 5,053개는 평균 0.01(가장 큰 하나가 0.29).
REPEATED, REPEATED_RISING = 0.3, 0.15
# 절반으로 짧아지거나, 1.5배로 길어져 가장 긴 글의 8할에 이르면 말합니다. 데모는 1.3배, 6할입니다.
LENGTH_COLLAPSE, LENGTH_GROWTH, NEAR_LIMIT = 0.5, 1.5, 0.8
# 아는 보상 함수의 (바닥, 꼭대기). 모르는 함수는 바닥을 0으로 보고 꼭대기는 묻지 않습니다.
SCORES = {
    "match_format_exactly": (0.0, 3.0),
    "match_format_approximately": (-3.0, 1.5),
    "format_reward": (0.0, 1.0),
    "check_answer": (-4.5, 5.0),
    "check_numbers": (-2.5, 3.5),
    "answer_reward": (0.0, 2.0),
}
# 바닥에서 꼭대기까지를 1로 볼 때의 몫. 열에 여덟이 모두 맞힌 그룹이면 어려워서가 아니라 쉬워서입니다.
FLOOR_MARGIN, HALF, NEAR_TOP, EASY_SHARE = 0.05, 0.5, 0.9, 0.8
# 처음과 마지막의 차이가 움직인 폭의 4분의 1은 되어야 형식이 올랐다고 합니다(잡음 100스텝에서는 0.1쯤).
FORMAT_RISE = 0.25
# 함수의 이름에 이 말이 있으면 형식 또는 정답을 보는 보상으로 칩니다.
FORMAT, ACCURACY = ("format",), ("answer", "number", "accuracy", "correct")


def _accuracy(log: Log) -> np.ndarray:
    """행마다의 정답 점수를 바닥 0, 꼭대기 1로 맞춘 것. 점수의 범위를 아는 함수가 없으면 모두 nan입니다."""
    shares = [
        (log.column(f"rewards/{name}/mean") - SCORES[name][0]) / np.ptp(SCORES[name])
        for name in log.rewards(ACCURACY)
        if name in SCORES
    ]
    return np.min(shares, axis=0) if shares else np.full(len(log.rows), np.nan)


def _improves(log: Log) -> bool:
    """정답 점수가 오르는지. 정답을 보는 함수가 없으면 보상이 오르는지."""
    moved = log.trend(log.reward_sum(ACCURACY) or log.series("reward"))
    return moved is not None and moved.rises


def truncation(log: Log, cut: Series) -> Finding | None:
    """상한에서 잘린 글이 많은지. 이미 줄어든 로그에는 말하지 않습니다."""
    moved, rows = log.trend(cut), len(cut.values)
    mean, last = cut.values.mean(), cut.values.mean()
    if cut.ordered:
        last = cut.last_third().mean()
    if rows < MIN_ROWS or (moved and moved.falls and last < OFTEN_CUT):
        return None
    whole = (cut.values >= ALL).sum()
    told = f"{rows}행 가운데 {whole}행에서 모두 잘렸습니다. 잘린 글의 몫은 평균 {mean:.0%}, 마지막 3분의 1에서 {last:.0%}."
    if not cut.column.startswith("completions/clipped"):
        told = f"{rows}스텝 가운데 {whole}스텝에서 모두 잘렸습니다(열 {cut.column})."
    if whole / rows >= ALL_CUT_SHARE or max(mean, last) >= MOSTLY_CUT:
        return find("all_truncated", told)
    if mean >= OFTEN_CUT or (moved and moved.rises and last >= SOME_CUT):
        return find("truncation", f"{told} {moved or ''}".strip())
    return None


def zero_spread(log: Log, flat: Series) -> Finding | None:
    """그룹의 보상이 모두 같은 그룹이 많은지, 그 그룹이 잘렸는지 틀렸는지 맞혔는지."""
    share, count = flat.values.mean(), len(flat.values)
    if log.trend(flat):
        share = max(share, flat.last_third().mean())
    if count < MIN_ROWS or share < NO_SPREAD_CAUTION:
        return None
    whole = flat.values >= ALL
    told = f"차이 없는 그룹의 몫이 {share:.0%}이고, {count}스텝 가운데 {whole.sum()}스텝은 모든 그룹이 그랬습니다."
    easy = False
    if flat.ordered:
        # 통째로 차이 없는 스텝이 없으면 차이 없는 그룹이 많은 편인 스텝을 봅니다.
        seen = np.isin(
            log.steps, flat.steps[whole if whole.any() else flat.values >= np.median(flat.values)]
        )
        cut_at = cut.steps[cut.values >= ALL] if (cut := log.clipped()) else []
        cut_rows, right = np.isin(log.steps, cut_at) & seen, (_accuracy(log) >= NEAR_TOP) & seen
        wrong = (_accuracy(log) < HALF) & seen & ~cut_rows
        kinds = (("모두 잘린", cut_rows), ("모두 틀린", wrong), ("모두 맞힌", right))
        if parts := [f"{what} 스텝 {rows.sum()}" for what, rows in kinds if rows.any()]:
            told += f" 그 가운데 {', '.join(parts)}."
        easy = right.sum() >= EASY_SHARE * seen.sum()
    if easy:
        return find("all_right", told)
    return find("zero_spread", told, "주의" if share < NO_SPREAD_PROBLEM else None)


def reward_trend(log: Log, reward: Series) -> Finding | None:
    """보상이 떨어지는지, 오른다는 근거가 없는지."""
    moved = log.trend(reward)
    if moved is None or moved.rises:
        return None
    return find("reward_falling" if moved.falls else "reward_flat", f"reward: {moved}.")


def format_floor(log: Log, form: Series) -> Finding | None:
    """형식을 보는 보상 함수가 로그 내내 바닥인지."""
    stuck = []
    for name, series in log.rewards(FORMAT).items():
        floor, top = SCORES.get(name, (0.0, 1.0))
        if len(series.values) >= MIN_ROWS and (
            series.values.max() <= floor + FLOOR_MARGIN * (top - floor)
        ):
            stuck.append(f"{name}의 평균이 {len(series.values)}행 내내 {shown(floor)} 근처입니다.")
    return find("format_floor", " ".join(stuck)) if stuck else None


def format_without_accuracy(log: Log, form: Series, right: Series) -> Finding | None:
    """형식 점수만 오르는지. 정답 점수가 이미 꼭대기에 가까우면 말하지 않습니다."""
    formed, answered = log.trend(form), log.trend(right)
    if not (formed and answered and formed.rises) or answered.rises:
        return None
    if formed.last - formed.first < FORMAT_RISE * np.ptp(form.values):
        return None
    last = _accuracy(log)[-max(1, len(log.rows) // 3) :]
    last = last[np.isfinite(last)]
    if last.size and last.mean() >= NEAR_TOP:
        return None
    told = f"형식({form.column}): {formed}. 정답({right.column}): {answered}."
    return find("format_without_accuracy", told)


def length(log: Log, written: Series) -> Finding | None:
    """글이 절반 아래로 짧아졌는지(점수가 함께 오르면 말하지 않음), 길어져 상한에 닿아 가는지."""
    moved = log.trend(written)
    if moved is None:
        return None
    told = f"{written.column}(토큰): {moved}."
    if moved.falls and moved.last <= LENGTH_COLLAPSE * moved.first and not _improves(log):
        return find("length_collapse", told)
    longest = log.series("completions/max_length", written.column)
    limit = longest.values.max()
    if moved.rises and moved.last >= max(LENGTH_GROWTH * moved.first, NEAR_LIMIT * limit):
        return find("length_explosion", f"{told} 가장 긴 글은 {shown(limit)}토큰입니다.")
    return None


def repetition(log: Log, repeated: Series) -> Finding | None:
    """되풀이한 글의 몫(`monitors.repeated_share`)이 큰지, 커지는지."""
    moved, last = log.trend(repeated), repeated.last_third().mean()
    told = f"앞에 나온 글을 되풀이한 몫이 마지막 3분의 1에서 {last:.0%}입니다({repeated.column})."
    if len(repeated.values) >= MIN_ROWS and last >= REPEATED:
        return find("repetition", told)
    if moved and moved.rises and last >= REPEATED_RISING:
        return find("repetition", f"{told} {moved}.", "주의")
    return None
