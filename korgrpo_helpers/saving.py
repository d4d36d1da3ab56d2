"""저장한 것이 배운 것인지 확인합니다: 바탕 모델과 견주기, 다시 읽기.

견줄 때는 템플릿까지 같은 프롬프트를 씁니다. 원본은 어댑터 없이는 맨글을, 어댑터로는 템플릿을 붙인 글을 넣어
어댑터가 한 일과 템플릿이 한 일을 가를 수 없었습니다.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from korgrpo_helpers.adapter_files import config_problems, read_adapter, weight_problems
from korgrpo_helpers.evaluation import Evaluation, score
from korgrpo_helpers.generation import Rollout, generate
from korgrpo_helpers.lengths import render_prompts
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.policy import Policy, adapter_weights

if TYPE_CHECKING:
    from datasets import Dataset

# GPU에서는 자료형과 묶음에 따라 가장 그럴듯한 토큰이 드물게 바뀝니다. 그래서 글이 모두 같기를 바라지 않습니다.
SAME_SHARE = 0.9


@dataclass(frozen=True)
class Comparison:
    """같은 프롬프트에 두 모델이 쓴 글과 그 점수. 글의 차례는 문제의 차례입니다."""

    base: Evaluation
    adapter: Evaluation
    base_rollouts: list[Rollout]
    adapter_rollouts: list[Rollout]

    @property
    def different(self) -> int:
        """두 모델이 다르게 쓴 문제의 수."""
        return _different(self.base_rollouts, self.adapter_rollouts)

    def __str__(self) -> str:
        return (
            f"바탕:   {self.base}\n어댑터: {self.adapter}\n"
            f"{self.base.n}문제 가운데 {self.different}문제에서 글이 다릅니다."
        )


def _different(left: list[Rollout], right: list[Rollout]) -> int:
    return sum(a.text != b.text for a, b in zip(left, right, strict=True))


def _base_rollouts(
    policy: Policy, prompts: list[str], rows: Dataset, max_new_tokens: int, base: Policy | None
) -> list[Rollout]:
    if base is None:
        return generate(policy, prompts, max_new_tokens, adapter=False)
    if render_prompts(rows, base.tokenizer) != prompts:
        raise ValueError(
            "두 모델의 채팅 템플릿이 달라 프롬프트가 같지 않습니다. 같은 템플릿으로 불러온 모델끼리 견주세요."
        )
    return generate(base, prompts, max_new_tokens)


def compare_with_base(
    policy: Policy, rows: Dataset, max_new_tokens: int, base: Policy | None = None
) -> Comparison:
    """같은 프롬프트를 바탕 모델과 `policy`가 가장 그럴듯한 토큰만 골라(greedy) 풀게 합니다.

    `base`를 주지 않으면 LoRA를 끈 같은 모델이 바탕입니다(모델을 하나 더 올리지 않습니다). LoRA가 없는 모델은
    `base`가 있어야 하고 없으면 ValueError입니다. `rows`에서는 `prompt`와 `answer` 열을 씁니다.
    """
    prompts = render_prompts(rows, policy.tokenizer)
    before = _base_rollouts(policy, prompts, rows, max_new_tokens, base)
    after = generate(policy, prompts, max_new_tokens)
    gold = list(rows["answer"])
    return Comparison(score(before, gold), score(after, gold), before, after)


@dataclass(frozen=True)
class SavedCheck:
    """저장한 폴더를 확인한 결과. `problems`가 비었으면 저장이 잘된 것입니다.

    `same`은 다시 읽은 모델이 저장하기 전과 똑같이 쓴 문제, `different`는 바탕과 다르게 쓴 문제의 수입니다.
    """

    n: int
    same: int
    different: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        head = "저장이 잘됐습니다." if self.ok else "저장에 문제가 있습니다."
        counts = f"{self.n}문제 가운데 다시 읽어도 같은 글 {self.same}개, 바탕과 다른 글 {self.different}개."
        return "\n".join([f"{head} {counts}", *(f"- {problem}" for problem in self.problems)])


def check_saved(
    policy: Policy, folder: Path, rows: Dataset, max_new_tokens: int, base: Policy | None = None
) -> SavedCheck:
    """`folder`에 저장한 것이 지금 메모리에 있는 `policy`와 같고, 바탕 모델과 다른지 확인합니다.

    다시 읽은 LoRA는 지금 떠 있는 바탕 모델을 나누어 씁니다(`policy` 모듈). T4에는 4B를 하나 더 올릴 자리가 없기
    때문입니다. 불러올 때는 프로필의 r과 alpha를 쓰므로, 폴더에 적힌 설정은 따로 견줍니다. LoRA가 없는 데모의 모델은
    폴더에서 새로 불러오고, 견줄 `base`가 있어야 합니다. 이름이나 모양이 달라 읽을 수 없으면 다시 쓴 글은 0개입니다.
    """
    prompts = render_prompts(rows, policy.tokenizer)
    before = generate(policy, prompts, max_new_tokens)
    plain = _base_rollouts(policy, prompts, rows, max_new_tokens, base)
    if hasattr(policy.model, "peft_config"):
        saved = read_adapter(folder)
        problems = weight_problems(saved) + config_problems(saved, policy.profile)
        misfits, changed = _differences(saved.tensors, adapter_weights(policy.model))
        again = None if misfits else load_policy(policy.profile, folder)
    else:
        problems = []
        again = load_policy(policy.profile, folder)
        misfits, changed = _differences(again.model.state_dict(), policy.model.state_dict())
    n = len(before)
    if misfits:
        problems.append(
            f"이름이나 모양이 맞지 않는 행렬이 {misfits}개라 읽을 수 없습니다. 다른 모델이나 다른 lora_rank로 저장한 "
            "폴더가 아닌지 확인하세요."
        )
        return SavedCheck(n, 0, 0, tuple(problems))
    if changed:
        problems.append(
            f"행렬 {changed}개가 메모리에 있는 모델과 다릅니다. 저장한 뒤에 더 학습했거나 다른 실행의 폴더입니다. 다시 "
            "저장하세요."
        )
    after = generate(again, prompts, max_new_tokens)
    same, different = n - _different(before, after), _different(plain, after)
    if same < SAME_SHARE * n:
        problems.append(
            f"다시 읽은 모델이 {n}문제 가운데 {n - same}문제에서 저장하기 전과 다르게 씁니다. 다른 실행의 폴더가 "
            "아닌지 확인하고 save_policy(policy, folder)로 다시 저장하세요."
        )
    if not different:
        problems.append(
            f"다시 읽은 모델이 {n}문제에서 모두 바탕 모델과 똑같이 씁니다. 문제를 늘려 보고, 그래도 같으면 학습률과 "
            "스텝을 늘려 다시 학습하세요."
        )
    return SavedCheck(n, same, different, tuple(problems))


def _differences(saved: dict, memory: dict) -> tuple[int, int]:
    """파일과 메모리에서 (이름이나 모양이 다른 행렬의 수, 값이 다른 행렬의 수). 값은 파일의 자료형으로 견줍니다."""
    both = set(saved) & set(memory)
    fits = [name for name in both if saved[name].shape == memory[name].shape]
    changed = [
        name
        for name in fits
        if not saved[name].cpu().equal(memory[name].detach().cpu().to(saved[name].dtype))
    ]
    return len(set(saved) | set(memory)) - len(fits), len(changed)
