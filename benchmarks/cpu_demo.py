"""CPU 데모를 씨앗 여럿으로 돌려 GRPO 앞뒤를 재고, 무작위 보상 대조군과 나란히 찍습니다.

    python benchmarks/cpu_demo.py            # 씨앗 0~4와 대조군, 2코어에서 9분쯤
    python benchmarks/cpu_demo.py --write    # runs/cpu_demo_seeds.json에 기록까지

설정을 고를 때는 dev 갈래만 봅니다. 책에 싣는 수치는 test 갈래의 것입니다.

곳간을 새 임시 폴더로 잡으므로 앞서 학습한 것을 쓰지 않습니다.
"""

import argparse
import os
import random
import resource
import tempfile
import time
import warnings
from dataclasses import replace
from pathlib import Path

os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
warnings.filterwarnings("ignore", category=FutureWarning)

from korgrpo_helpers import pipeline, runs  # noqa: E402
from korgrpo_helpers.evaluation import evaluate  # noqa: E402
from korgrpo_helpers.models import Policy, load_policy  # noqa: E402
from korgrpo_helpers.profiles import get_profile  # noqa: E402
from korgrpo_helpers.settings import Profile  # noqa: E402

DIRECT_START = "답은"
SEEDS = [0, 1, 2, 3, 4]


def random_reward(completions, **kwargs) -> list[float]:
    """대조군: completion을 보지 않고 진짜 보상과 비슷한 크기의 점수를 줍니다."""
    return [random.choice((0.5, 13.0)) for _ in completions]


def random_rewards(tokenizer) -> list:
    return [random_reward]


def measure(profile: Profile, folder: Path) -> dict[str, dict[str, float]]:
    policy = load_policy(profile, folder)
    return {split: measure_split(policy, profile, split) for split in ("dev", "test")}


def measure_split(policy: Policy, profile: Profile, split: str) -> dict[str, float]:
    questions = pipeline.held_out_dataset(profile, split)
    limit = profile.completion_tokens
    greedy, rollouts = evaluate(policy, questions, limit)
    sampled, _ = evaluate(policy, questions, limit, sampled=True)
    forced, _ = evaluate(policy, questions, limit, forbidden_start=DIRECT_START)
    return {
        "greedy": greedy.accuracy,
        "greedy_low": greedy.low,
        "greedy_high": greedy.high,
        "sampled": sampled.accuracy,
        "forced": forced.accuracy,
        "tokens": greedy.mean_tokens,
        "step_by_step": sum("=" in rollout.text for rollout in rollouts) / len(rollouts),
    }


def one_seed(seed: int, control: bool) -> dict:
    random.seed(seed)
    profile = replace(get_profile("cpu-demo"), seed=seed)
    started = time.perf_counter()
    primed = pipeline.primed_folder(profile)
    before = measure(profile, primed)
    make_rewards = random_rewards if control else pipeline.original_rewards
    trained = pipeline.trained_folder(profile, make_rewards, label="cpu_demo")
    after = measure(profile, trained)
    return {
        "seed": seed,
        "rewards": "무작위" if control else "원본 넷",
        "before": before,
        "after": after,
        "seconds": round(time.perf_counter() - started, 1),
    }


def print_table(results: list[dict], split: str) -> None:
    print(f"\n{split} 갈래, 정답률은 옳은 형식 안의 옳은 답(%)")
    print(
        "씨앗  보상      greedy 전→후      뽑기 전→후    억지로 식부터 전→후  식을 쓴 몫 전→후    초"
    )
    for row in results:
        before, after = row["before"][split], row["after"][split]
        print(
            f"{row['seed']:>4}  {row['rewards']:<6}"
            f"  {before['greedy']:6.1%} → {after['greedy']:6.1%}"
            f"  {before['sampled']:6.1%} → {after['sampled']:6.1%}"
            f"  {before['forced']:8.1%} → {after['forced']:6.1%}"
            f"  {before['step_by_step']:10.1%} → {after['step_by_step']:6.1%}"
            f"  {row['seconds']:6.1f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--write", action="store_true", help="runs/에 기록합니다")
    args = parser.parse_args()
    if args.write and args.seeds != SEEDS:
        parser.error("--write는 씨앗을 모두 돌릴 때만 씁니다. 책이 그 기록을 읽습니다.")
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["KORGRPO_CACHE"] = cache
        results = [one_seed(seed, control=False) for seed in args.seeds]
        results += [one_seed(seed, control=True) for seed in args.seeds[:2]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    for split in ("dev", "test"):
        print_table(results, split)
    print(f"최대 메모리 {peak:.2f} GiB")
    if args.write:
        profile = get_profile("cpu-demo")
        record = runs.new_record("cpu_demo_seeds", profile, time.perf_counter() - started, steps=[])
        record.title = "CPU 데모를 씨앗 여럿과 무작위 보상으로"
        record.summary = {"peak_gib": round(peak, 2), "results": results}
        runs.write_run(record, runs.recorded_runs() / "cpu_demo_seeds.json")


if __name__ == "__main__":
    main()
