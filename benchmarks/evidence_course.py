"""방법 하나를 정한 시간 동안 가르치는 일: 문제를 모으고, 거절 표집, 사전 학습, GRPO, 도중의 시험.

거절 표집은 모든 방법이 같은 것을 하므로 한 번만 하고 나눌 수 있습니다. 그때도 걸린 시간은 모두의 시계에 넣습니다.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from datasets import Dataset, concatenate_datasets
from evidence_arms import Arm
from evidence_exam import SAMPLES, measure
from problems import make_problems

from korgrpo_helpers import pipeline, sources
from korgrpo_helpers.clock import Deadline, GpuClock
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.lengths import keep_within, prompt_lengths
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.rejection import (
    Attempt,
    attempt,
    learnable_rows,
    verified_rows,
    worked_examples,
)
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.training import grpo, prime

CURVE_ROWS = 300
DEV_ROWS = 200  # 학습 데이터에서 따로 떼어 둔 문제. 설정은 이것만 보고 고칩니다.
CURVE_SECONDS = 90.0
WAIT_SECONDS = 900  # 거절 표집을 나누어 줄 방법을 기다리는 시간
# 글의 상한. 시험은 모든 방법이 같고, 거절 표집은 모두 같은 시간을 써야 합니다.
EXAM_TOKENS, SAMPLE_TOKENS = 512, 256
PRIMING_COLUMNS = ["prompt", "completion", "answer", "source"]


def with_system_prompt(rows: Dataset, text: str) -> Dataset:
    def change(row: dict) -> dict:
        return {"prompt": [{"role": "system", "content": text}, row["prompt"][-1]]}

    return rows.map(change)


class Course:
    """방법 하나를 정한 시간 동안 가르치고 잽니다. 단계마다 쓴 초는 `stages`, 도중의 시험은 `curve`에 남습니다."""

    def __init__(self, name: str, arm: Arm, minutes: float) -> None:
        self.name, self.arm, self.limit_seconds = name, arm, minutes * 60
        self.clock, self.curve = GpuClock(), []
        started = time.perf_counter()
        self.policy = load_policy(arm.profile)
        self.stages = {"불러오기": time.perf_counter() - started}
        self._read_rows()

    def _read_rows(self) -> None:
        profile, prompt = self.arm.profile, self.arm.system_prompt
        examples = sources.load(profile.grpo_data, "train", profile.grpo_rows, profile.seed)
        rows = with_system_prompt(grpo_rows(to_dataset(examples))[0], prompt)
        kept = len(rows) - min(DEV_ROWS, len(rows) // 4)
        self.dev = rows.select(range(kept, len(rows)))
        self.rows, self.budget = pipeline.fit_prompts(
            rows.select(range(kept)), profile, self.policy.tokenizer
        )
        self.made: Dataset | None = None
        if self.arm.made:
            made = to_dataset(self._made(self.arm.made[1], "grpo"))
            made = with_system_prompt(grpo_rows(made)[0], prompt)
            lengths = prompt_lengths(made, self.policy.tokenizer)
            self.made, report = keep_within(made, lengths, self.budget.quantile_length)
            print(report, flush=True)
        self.test = with_system_prompt(pipeline.held_out_dataset(profile), prompt)
        self.quick = self.test.select(range(min(CURVE_ROWS, len(self.test))))
        limit = self.budget.max_completion_length
        self.exam_limit, self.sample_limit = EXAM_TOKENS, min(limit, SAMPLE_TOKENS)

    def _made(self, each: int, salt: str) -> list:
        examples, report = make_problems(each, salt)
        print(report, flush=True)
        return examples

    @contextmanager
    def _stage(self, title: str) -> Iterator[None]:
        before = self.clock.seconds
        yield
        self.clock.stop()
        self.stages[title] = self.stages.get(title, 0.0) + self.clock.seconds - before

    def exam(self, steps_before: int, step: int, seconds: float) -> list[Rollout]:
        result, rollouts = measure(self.policy, self.quick, self.exam_limit)
        dev, _ = measure(self.policy, self.dev, self.exam_limit)
        step += steps_before
        self.curve.append({"step": step, "gpu_seconds": round(seconds, 1), **result, "dev": dev})
        told = f"시험 {result['accuracy']:.1%} 개발 {dev['accuracy']:.1%}"
        print(f"[{self.name}] {seconds:.0f}초 {step}스텝 {told}", flush=True)
        return rollouts

    def sample(
        self, save_to: Path | None = None, read_from: Path | None = None
    ) -> tuple[Dataset, Dataset]:
        """바탕 모델에게 풀게 해, 사전 학습의 행과 배울 것이 있는 문제를 고릅니다.

        푼 것을 `save_to`에 남기거나, 다른 방법이 푼 것을 `read_from`에서 읽습니다.
        """
        sampled = self.rows.select(range(min(self.arm.profile.priming_rows, len(self.rows))))
        with self._stage("거절 표집"):
            if read_from:
                groups = self._read_attempts(sampled, read_from)
            else:
                groups = self._attempts(sampled)
            if save_to:
                self._save_attempts(sampled, groups, save_to)
            self.clock.start()
            priming, report = verified_rows(sampled, groups, least_hangul=self.arm.least_hangul)
            print(report, flush=True)
            self.dropped = report.counts()
            if self.arm.made:
                made = to_dataset(self._made(self.arm.made[0], "priming"))
                made = with_system_prompt(made, self.arm.system_prompt)
                both = [rows.select_columns(PRIMING_COLUMNS) for rows in (priming, made)]
                priming = concatenate_datasets(both)
            return priming, self._learnable(sampled, groups)

    def _attempts(self, rows: Dataset) -> list[list[Attempt]]:
        ask = {
            "examples": worked_examples() if self.arm.shown else None,
            "temperature": self.arm.temperature,
        }
        # 커널을 미리 컴파일합니다
        attempt(self.policy, rows.select(range(8)), 1, self.sample_limit, **ask)
        self.clock.start()
        groups = attempt(self.policy, rows, SAMPLES, self.sample_limit, **ask)
        self.clock.stop()
        return groups

    def _save_attempts(self, rows: Dataset, groups: list[list[Attempt]], file: Path) -> None:
        kept = {
            "seconds": self.clock.seconds,
            "sources": list(rows["source"]),
            "groups": [[asdict(one) for one in group] for group in groups],
        }
        draft = file.with_suffix(".part")
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.rename(file)  # 기다리는 쪽이 쓰다 만 것을 읽지 않도록

    def _read_attempts(self, rows: Dataset, file: Path) -> list[list[Attempt]]:
        until = time.monotonic() + WAIT_SECONDS
        while not file.exists():
            if time.monotonic() > until:
                raise TimeoutError(f"{file}을(를) {WAIT_SECONDS}초 기다렸지만 생기지 않았습니다.")
            time.sleep(0.5)
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["sources"] != list(rows["source"]):
            raise ValueError(f"{file}의 문제가 이 방법의 문제와 다릅니다.")
        self.clock.add(found["seconds"])
        return [[Attempt(**one) for one in group] for group in found["groups"]]

    def _learnable(self, rows: Dataset, groups: list[list[Attempt]]) -> Dataset:
        found, report = learnable_rows(rows, groups)
        print(report, flush=True)
        return found

    def prime(self, rows: Dataset) -> RunRecord:
        with self._stage("사전 학습"), tempfile.TemporaryDirectory() as folder:
            deadline = Deadline(self.clock, self.limit_seconds)
            return prime(self.policy, rows, Path(folder), callbacks=[deadline])

    def pool(self, learnable: Dataset) -> Dataset:
        """GRPO의 문제. 지은 문제에서 배울 것이 있는 것은 사전 학습을 마친 모델에게 풀게 해 고릅니다."""
        if not self.arm.filtered:
            return self._questions()
        if self.made is None:
            return learnable
        with self._stage("지은 문제 고르기"):
            self.clock.start()
            groups = attempt(self.policy, self.made, SAMPLES, self.sample_limit)
            return concatenate_datasets([learnable, self._learnable(self.made, groups)])

    def _questions(self) -> Dataset:
        """고르지 않은 GRPO의 문제 모두."""
        return self.rows if self.made is None else concatenate_datasets([self.rows, self.made])

    def grpo(self, rows: Dataset, rewards: list[Callable]) -> tuple[list[dict], list[dict]]:
        """GRPO의 스텝들과 회마다 쓴 문제의 수."""
        steps: list[dict] = []
        rounds: list[dict] = []
        for left in range(self.arm.rounds, 0, -1):
            with self._stage("GRPO"), tempfile.TemporaryDirectory() as folder:
                if (
                    rounds and self.arm.filtered
                ):  # 늘 틀리던 문제도 이제는 배울 것이 있을 수 있습니다
                    self.clock.start()
                    rows, seed = self._questions(), len(rounds)
                    groups = attempt(self.policy, rows, SAMPLES, self.sample_limit, seed=seed)
                    rows = self._learnable(rows, groups)
                    self.clock.stop()
                rounds.append({"rows": len(rows), "first_step": len(steps) + 1})
                now = self.clock.seconds
                until = now + (self.limit_seconds - now) / left
                exam = partial(self.exam, len(steps))
                deadline = Deadline(self.clock, until, exam, CURVE_SECONDS)
                record = grpo(
                    self.policy, rows, rewards, self.budget, Path(folder), callbacks=[deadline]
                )
            steps += [row | {"step": row["step"] + len(steps)} for row in record.steps]
        return steps, rounds
