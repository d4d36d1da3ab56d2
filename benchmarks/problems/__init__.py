"""틀에 수와 이름을 넣어 지은 문제와 풀이. jkc_mwp의 학습 문제와 같은 여덟 갈래입니다.

    python -m problems 3        # benchmarks/ 폴더에서, 틀마다 셋

틀은 jkc_mwp의 학습 문제를 보고 썼고 시험(DMath)은 보지 않았습니다. 이름과 수만 시험과 다른 문제가 나와도 뺍니다.
"""

import re
from importlib import import_module
from pkgutil import iter_modules

from korgrpo_helpers.examples import Example, load_dmath, question_key
from korgrpo_helpers.reports import DropReport
from problems.drawing import NAMES, TEMPLATES, Draw, Template

NOT_TEMPLATES = ("__main__", "drawing")
TRIES = 30
_CHANGING = re.compile("|".join(NAMES) + r"|\d+(?:\.\d+)?")


def skeleton(question: str) -> str:
    """이름과 수를 지운 문제의 뼈대. 수와 이름만 다른 문제는 뼈대가 같습니다.

    >>> skeleton("민준이는 귤 3개를 샀습니다.") == skeleton("지우는 귤 12개를 샀습니다.")
    False
    >>> skeleton("지호는 귤 3개를 샀습니다.") == skeleton("지우는 귤 12개를 샀습니다.")
    True
    """
    return question_key(_CHANGING.sub("□", question))


def templates() -> list[Template]:
    """모든 틀. 차례는 모듈의 이름과 적힌 차례를 따릅니다."""
    for module in sorted(one.name for one in iter_modules(__path__)):
        if module not in NOT_TEMPLATES:
            import_module(f"problems.{module}")
    return sorted(TEMPLATES, key=lambda one: one.make.__module__)


def make_problems(each: int, salt: str) -> tuple[list[Example], DropReport]:
    """틀마다 많아야 `each`개. `salt`가 다르면 다른 문제이고, 같으면 언제나 같은 문제입니다."""
    forbidden = {skeleton(one.question) for one in load_dmath()}
    found: dict[str, Example] = {}
    wanted = each * len(templates())
    report = DropReport("틀로 지은 문제", total=wanted)
    for one in templates():
        made = 0
        for number in range(TRIES * each):
            if made == each:
                break
            problem = one.make(Draw(f"{salt}-{one.name}-{number}"))
            key = question_key(problem.question) if problem else ""
            if not problem or key in found:
                continue
            if skeleton(problem.question) in forbidden:
                report.drop(one.name, "시험용 DMath와 이름과 수만 다릅니다")
                made += 1
                continue
            source = f"made/{one.name}/{salt}-{number}"
            found[key] = Example(problem.question, str(problem.answer), problem.working, source)
            made += 1
        for _ in range(each - made):
            report.drop(one.name, "서로 다른 문제가 모자랍니다")
    return list(found.values()), report
