"""학습 로그를 읽고 무엇이 잘못되었는지, 무엇을 고칠지 한국어로 말합니다.

새로 학습한 기록(`RunRecord`)에도, 다른 곳에서 학습한 트레이너의 `trainer.state.log_history`에도 씁니다.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from korgrpo_helpers import symptoms_learning as learning
from korgrpo_helpers import symptoms_run as run
from korgrpo_helpers.findings import LEVELS, Finding
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.symptoms_learning import ACCURACY, FORMAT
from korgrpo_helpers.trends import MIN_TREND_ROWS, MIN_TREND_STEPS, SIGNIFICANT, Log, Series


@dataclass(frozen=True)
class Source:
    """검사에 쓸 열: 없을 때 말할 이름과 찾는 법."""

    columns: str
    look: Callable[[Log], Series | list[str] | None]


def _any_of(*columns: str) -> Source:
    return Source(" 또는 ".join(columns), lambda log: log.series(*columns))


def _written(log: Log) -> list[str]:
    return [name for name in run.WATCHED if log.written(name).any()]


STEP = Source("step", lambda log: log.series("step") if log.has_steps else None)
WRITTEN = Source("loss 또는 grad_norm", _written)
FLAT = Source("frac_reward_zero_std 또는 reward_std", Log.no_spread)
CUT = Source("completions/clipped_ratio", Log.clipped)
FORM = Source("rewards/<형식을 보는 함수>/mean", lambda log: log.reward_sum(FORMAT))
RIGHT = Source("rewards/<정답을 보는 함수>/mean", lambda log: log.reward_sum(ACCURACY))
LENGTH = _any_of("completions/mean_length", "completion_length")
# 무엇을 보는지, 어느 열이 있어야 하는지, 검사. 원인에 가까운 것이 앞에 있습니다.
CHECKS: tuple[tuple[str, tuple[Source, ...], Callable[..., Finding | None]], ...] = (
    ("스텝의 차례", (STEP,), run.steps_broken),
    ("nan과 inf", (WRITTEN,), run.not_finite),
    ("잘린 글", (CUT,), learning.truncation),
    ("그룹 안의 차이", (FLAT,), learning.zero_spread),
    ("기울기", (_any_of("grad_norm"), FLAT), run.no_gradient),
    ("형식의 바닥", (FORM,), learning.format_floor),
    ("형식과 정답", (FORM, RIGHT), learning.format_without_accuracy),
    ("보상의 오르내림", (_any_of("reward"),), learning.reward_trend),
    ("길이", (LENGTH,), learning.length),
    ("되풀이", (_any_of("rewards/repeated_share/mean"),), learning.repetition),
    ("엔트로피", (_any_of("entropy"), _any_of("reward")), run.entropy_collapse),
    ("KL", (_any_of("kl"),), run.kl_blowup),
    ("메모리", (_any_of("gpu_reserved_gib", "gpu_peak_gib"),), run.memory_creep),
    ("첫 손실", (_any_of("loss"),), run.loss_zero_start),
    ("첫 스텝의 시간", (_any_of("seconds", "step_time"),), run.slow_first_step),
)


def _examine(log: RunRecord | list[dict], total_gib: float | None):
    """로그와 찾은 증상, 열이 없어 하지 못한 검사."""
    read = Log(log, total_gib)
    findings, skipped = [], []
    # 넘친 값이 든 로그도 있습니다. 넘친 평균은 오르내림이 없는 것으로 봅니다.
    with np.errstate(all="ignore"):
        for label, sources, check in CHECKS if read.rows else ():
            found = [source.look(read) for source in sources]
            if all(found):
                findings.append(check(read, *found))
            else:
                lacking = [s.columns for s, had in zip(sources, found, strict=True) if not had]
                skipped.append(f"{label}({', '.join(lacking)})")
    findings = [finding for finding in findings if finding]
    return read, sorted(findings, key=lambda found: LEVELS.index(found.level)), skipped


def diagnose(log: RunRecord | list[dict], total_gib: float | None = None) -> list[Finding]:
    """로그에서 찾은 증상을 문제, 주의, 정상의 차례로 돌려줍니다. 찾지 못하면 빈 목록입니다.

    `log`는 기록이거나 스텝마다의 dict를 담은 목록이고, 열의 이름은 TRL이 쓰는 그대로입니다. 없는 열의 검사는
    건너뛰고, 수가 아닌 값은 없는 것으로 봅니다. `total_gib`에 GPU의 메모리(GiB)를 주면 메모리가 새는 로그에서
    언제 차는지도 셈합니다. 로그가 다른 모양이면 TypeError입니다.

    >>> from korgrpo_helpers.runs import read_run
    >>> [finding.name for finding in diagnose(read_run("original_t4"))]
    ['all_truncated', 'zero_spread', 'reward_flat']
    """
    return _examine(log, total_gib)[1]


def report(log: RunRecord | list[dict], total_gib: float | None = None) -> str:
    """`diagnose`의 결과를 읽을 글로. 몇 스텝을 보았는지와 하지 못한 검사도 적습니다.

    >>> print(report([{"step": 1, "reward": 0.5}]).splitlines()[1])
    아는 문제는 찾지 못했습니다. 이 판단은 1스텝에 기댑니다.
    """
    read, findings, skipped = _examine(log, total_gib)
    if not read.rows:
        return "로그에 행이 없어 아무것도 판단하지 못했습니다."
    steps = read.total_steps
    lines = [f"로그 {len(read.rows)}행, {steps}스텝을 봤습니다."]
    if all(finding.level == "정상" for finding in findings):
        lines.append(f"아는 문제는 찾지 못했습니다. 이 판단은 {steps}스텝에 기댑니다.")
    if steps < MIN_TREND_STEPS or len(read.rows) < MIN_TREND_ROWS:
        lines.append(f"{MIN_TREND_STEPS}스텝보다 적어 오르내림은 판단하지 못했습니다.")
    else:
        lines.append(f"오르내림은 Mann–Kendall 검정(한쪽 p < {SIGNIFICANT})으로 봤습니다.")
    lines += map(str, findings)
    if skipped:
        lines.append(f"열이 없어 하지 못한 검사: {'; '.join(skipped)}")
    return "\n".join(lines)
