"""방법 하나를 정한 시간 동안 가르치는 일: 문제와 풀이를 모으고, 사전 학습, GRPO, 도중의 시험."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from datasets import Dataset, concatenate_datasets
from evidence_arms import Arm
from evidence_exam import SAMPLES, measure, rows_hash
from problems import make_problems
from workings import new_problems, read_workings

from korgrpo_helpers import pipeline, sources
from korgrpo_helpers.clock import Deadline, GpuClock
from korgrpo_helpers.columns import grpo_rows, to_dataset
from korgrpo_helpers.examples import Example
from korgrpo_helpers.formatting import to_completion
from korgrpo_helpers.generation import Rollout
from korgrpo_helpers.lengths import keep_within, prompt_lengths
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.rejection import (
    attempt,
    learnable_rows,
    verified_rows,
    worked_examples,
)
from korgrpo_helpers.reports import DropReport
from korgrpo_helpers.runs import RunRecord
from korgrpo_helpers.training import grpo, prime

CURVE_ROWS = 300
DEV_ROWS = 200  # 학습 데이터에서 따로 떼어 둔 문제. 설정은 이것만 보고 고칩니다.
CURVE_SECONDS = 90.0
# 배울 것이 있는지 볼 문제. 절반쯤이 남고, 15분의 GRPO는 1,344개를 썼습니다(runs/evidence_written.json).
POOL_ROWS = 3_200
# 글의 상한. 시험과 거절 표집은 모든 방법이 같습니다.
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
        rows = self._rows_of(examples)
        kept = len(rows) - min(DEV_ROWS, len(rows) // 4)
        self.dev = rows.select(range(kept, len(rows)))
        self.written, refused = read_workings()
        self.rows, self.budget = pipeline.fit_prompts(
            self._without(refused, rows.select(range(kept))), profile, self.policy.tokenizer
        )
        self.more = self._more_questions()
        self.test = with_system_prompt(pipeline.held_out_dataset(profile), prompt)
        self.quick = self.test.select(range(min(CURVE_ROWS, len(self.test))))
        limit = self.budget.max_completion_length
        self.exam_limit, self.sample_limit = EXAM_TOKENS, min(limit, SAMPLE_TOKENS)

    def _without(self, refused: dict[str, str], rows: Dataset) -> Dataset:
        report = DropReport("정답에 이르는 풀이가 있는 문제", total=len(rows))
        for source in sorted(set(refused).intersection(rows["source"])):
            report.drop(source, "정답이 틀렸거나 뜻이 여럿입니다")
        print(report, flush=True)
        return rows.filter(lambda source: source not in refused, input_columns="source")

    def _more_questions(self) -> list[Dataset]:
        """jkc_mwp에 더해 GRPO에 쓸 문제: 새 문제와 틀로 지은 문제. jkc_mwp의 예산보다 긴 것은 뺍니다."""
        found = [new_problems()] if self.arm.written else []
        if self.arm.made:
            found.append(self._made(self.arm.made[1], "grpo"))
        kept = []
        for examples in found:
            rows = self._rows_of(examples)
            lengths = prompt_lengths(rows, self.policy.tokenizer)
            rows, report = keep_within(rows, lengths, self.budget.quantile_length)
            print(report, flush=True)
            kept.append(rows)
        return kept

    def _rows_of(self, examples: list[Example]) -> Dataset:
        return with_system_prompt(grpo_rows(to_dataset(examples))[0], self.arm.system_prompt)

    def _made(self, each: int, salt: str) -> list[Example]:
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

    def priming_rows(self) -> Dataset:
        """사전 학습의 행: 써 둔 풀이, 새 문제와 지은 문제의 풀이, 바탕 모델이 풀어 맞힌 풀이."""
        found = []
        if self.arm.written:
            found += [self._written_rows(), to_dataset(new_problems())]
        if self.arm.made:
            found.append(to_dataset(self._made(self.arm.made[0], "priming")))
        if self.arm.sampled:
            with self._stage("거절 표집"):
                found.append(self._sampled_rows())
        rows = concatenate_datasets([part.select_columns(PRIMING_COLUMNS) for part in found])
        return with_system_prompt(rows, self.arm.system_prompt)

    def _written_rows(self) -> Dataset:
        rows = self.rows.filter(self.written.__contains__, input_columns="source")
        texts = [
            to_completion(self.written[source], answer)
            for source, answer in zip(rows["source"], rows["answer"], strict=True)
        ]
        kept = [name for name in rows.column_names if name != "completion"]
        return rows.select_columns(kept).add_column("completion", texts)

    def _sampled_rows(self) -> Dataset:
        """바탕 모델이 여러 번 풀어 맞힌 풀이(거절 표집)."""
        rows = self.rows.select(range(min(self.arm.profile.priming_rows, len(self.rows))))
        ask = {"examples": worked_examples() if self.arm.shown else None, "temperature": 0.7}
        # 커널을 미리 컴파일합니다
        attempt(self.policy, rows.select(range(8)), 1, self.sample_limit, **ask)
        self.clock.start()
        groups = attempt(self.policy, rows, SAMPLES, self.sample_limit, **ask)
        found, report = verified_rows(rows, groups, least_hangul=self.arm.least_hangul)
        print(report, flush=True)
        return found

    def prime(self, rows: Dataset) -> RunRecord:
        with self._stage("사전 학습"), tempfile.TemporaryDirectory() as folder:
            deadline = Deadline(self.clock, self.limit_seconds)
            return prime(self.policy, rows, Path(folder), callbacks=[deadline])

    def pool(self, seed: int) -> Dataset:
        """GRPO의 문제. 고르는 방법이면 지금의 모델에게 `POOL_ROWS`개를 풀게 해 배울 것이 있는 문제만 남깁니다."""
        rows = concatenate_datasets([self.rows, *self.more])
        if not self.arm.filtered:
            return rows
        rows = rows.shuffle(seed=seed).select(range(min(POOL_ROWS, len(rows))))
        with self._stage("문제 고르기"):
            self.clock.start()
            groups = attempt(self.policy, rows, SAMPLES, self.sample_limit, seed=seed)
            found, report = learnable_rows(rows, groups)
            print(report, flush=True)
            return found

    def grpo(self, rewards: list[Callable]) -> tuple[list[dict], list[dict]]:
        """GRPO의 스텝들과, 회마다 고른 문제의 수와 해시."""
        steps: list[dict] = []
        rounds: list[dict] = []
        for left in range(self.arm.rounds, 0, -1):
            rows = self.pool(seed=len(rounds))
            found = {"rows": len(rows), "rows_sha256": rows_hash(rows)}
            rounds.append(found | {"first_step": len(steps) + 1})
            with self._stage("GRPO"), tempfile.TemporaryDirectory() as folder:
                now = self.clock.seconds
                until = now + (self.limit_seconds - now) / left
                exam = partial(self.exam, len(steps))
                deadline = Deadline(self.clock, until, exam, CURVE_SECONDS)
                record = grpo(
                    self.policy, rows, rewards, self.budget, Path(folder), callbacks=[deadline]
                )
            steps += [row | {"step": row["step"] + len(steps)} for row in record.steps]
        return steps, rounds
