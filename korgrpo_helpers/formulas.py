"""LaTeX 수식이 같은지: 상수는 바로 셈하고(`constants`), 나머지는 math-verify에게 맡기되 글의 크기와 시간을 묶습니다.

math-verify의 시간 제한은 SIGALRM이라 주 스레드가 아니면 오류를 냅니다. 여기서는 따로 띄운 프로세스가 계산하고,
정한 시간을 넘기면 그 프로세스를 끝내고 「같지 않다」로 봅니다. 그래서 어느 스레드에서 불러도 됩니다.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import re
import subprocess
import sys
import threading
from fractions import Fraction
from functools import lru_cache

from korgrpo_helpers.constants import same_constant, to_latex

MAX_CHARS = 200
MAX_DEPTH = 12
MAX_SECONDS = 1.0
START_SECONDS = 60.0
CACHED_PAIRS = 10_000
MOST_PROCESSES = 8
DIGITS = 30
FAR = 1e-5  # math-verify는 소수를 여섯 자리까지 봅니다

_HANGUL = re.compile(r"[ㄱ-ㅎㅏ-ㅣ가-힣]")
_FORMULA = re.compile(r"[\\^_{}=()\[\]<>√π+*/,·×÷-]")
# 「1 2」를 LaTeX는 12로 읽습니다.
_TWO_NUMBERS = re.compile(r"\d\s+\d")
# 계산이 끝나지 않을 수 있는 것: 거듭제곱의 거듭제곱, 긴 수, 큰 지수, 계승
_TOO_HARD = re.compile(r"\^[^+\-*/=,]{0,20}\^|\*\*[^+\-/=,]{0,20}\*\*|\d{16,}|\^\{?-?\d{4,}|!")


def can_compute(text: str) -> bool:
    """한글이 없고, 계산을 맡길 만큼 작은 글인지."""
    if len(text) > MAX_CHARS or _HANGUL.search(text) or _TWO_NUMBERS.search(text):
        return False
    if text.startswith("=") or text.endswith("="):
        return False
    depth = deepest = 0
    for letter in text:
        depth += (letter in "({[") - (letter in ")}]")
        deepest = max(deepest, depth)
    return deepest <= MAX_DEPTH and not _TOO_HARD.search(text)


class _Worker:
    """수식을 계산하는 프로세스 하나. 처음 쓸 때 뜨고, 시간을 넘기면 새로 뜹니다. 한 번에 한 스레드만 씁니다."""

    def __init__(self) -> None:
        self._process: subprocess.Popen | None = None
        self._lines: queue.Queue[str] = queue.Queue()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "korgrpo_helpers.formulas"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._lines = lines = queue.Queue()
        output = self._process.stdout

        def pump() -> None:
            for line in output:
                lines.put(line)
            lines.put("")  # 프로세스가 끝났습니다

        threading.Thread(target=pump, daemon=True).start()
        if not self._answer(START_SECONDS):
            self.stop()
            raise RuntimeError(
                f"수식을 견주는 프로세스가 {START_SECONDS:.0f}초 안에 뜨지 않았습니다. "
                "pip install math-verify를 했는지 확인하세요."
            )

    def _answer(self, seconds: float) -> str:
        """다음 한 줄. 시간을 넘기거나 프로세스가 끝났으면 빈 글."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return ""

    def ask(self, texts: list[str]) -> bool | str | None:
        """두 식이면 같은지, 한 식이면 그 값. 시간을 넘기면 None."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        self._process.stdin.write(json.dumps([to_latex(text) for text in texts]) + "\n")
        self._process.stdin.flush()
        if line := self._answer(MAX_SECONDS):
            return json.loads(line)
        self.stop()
        return None

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class _Pool:
    """수식을 계산하는 프로세스 여럿. 스레드가 저마다 하나씩 빌려 쓰고, 한 스레드에서만 부르면 하나만 뜹니다."""

    def __init__(self, count: int) -> None:
        self._workers = [_Worker() for _ in range(count)]
        # 마지막에 돌려준 것을 먼저 빌립니다
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._free.put(worker)

    def ask(self, texts: list[str]) -> bool | str | None:
        worker = self._free.get()
        try:
            return worker.ask(texts)
        finally:
            self._free.put(worker)

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()


def _processes() -> int:
    """함께 띄울 프로세스의 수. 한 기계의 학습 프로세스들이 코어를 나누어 씁니다."""
    training = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
    return max(1, min(MOST_PROCESSES, (os.cpu_count() or 1) // training))


PROCESSES = _processes()
_pool = _Pool(PROCESSES)
atexit.register(_pool.stop)


@lru_cache(CACHED_PAIRS)
def equal_formulas(gold: str, answer: str) -> bool:
    """두 식이 수학적으로 같으면 True. 너무 크거나 오래 걸리면 False.

    >>> equal_formulas("\\\\frac{1}{2}", "\\\\frac{2}{4}")
    True
    """
    if not (_FORMULA.search(gold) or _FORMULA.search(answer)):
        return False
    if not (can_compute(gold) and can_compute(answer)):
        return False
    same = same_constant(gold, answer)
    return bool(_pool.ask([gold, answer])) if same is None else same


@lru_cache(CACHED_PAIRS)
def formula_value(text: str) -> Fraction | None:
    r"""식의 실수 값(유효 숫자 30자리). 실수가 아니거나 계산할 수 없으면 None.

    >>> round(float(formula_value(r"\sqrt{48}")), 3)
    6.928
    """
    value = _pool.ask([text]) if _FORMULA.search(text) and can_compute(text) else None
    return Fraction(value) if value else None


def _differ(gold: list, answer: list) -> bool:
    """두 식의 값이 한 자리에서 뚜렷이 다른지. 그러면 같은 식이 아닙니다. simplify로 확인하면 열 배쯤 오래 걸립니다."""
    import sympy as sp

    found = [[one for one in parsed if not isinstance(one, str)] for parsed in (gold, answer)]
    if [len(one) for one in found] != [1, 1]:
        return False
    (one,), (other,) = found
    # 등식과 집합, 이름 하나, 퍼센트(9% = 9)는 math-verify가 따로 견줍니다. 합(Σ) 따위는 n=7/5에서 셈할 수 없습니다
    unready = (sp.UnevaluatedExpr, sp.Sum, sp.Product, sp.Integral, sp.Limit, sp.Derivative)
    for side in (one, other):
        if not isinstance(side, sp.Expr) or isinstance(side, sp.Symbol) or side.has(*unready):
            return False
    names = sorted(one.free_symbols | other.free_symbols, key=str)
    place = {name: sp.Rational(7 + 3 * i, 5 + 2 * i) for i, name in enumerate(names)}
    distance, value = (side.subs(place).evalf(15) for side in (one - other, one))
    if not all(isinstance(number, sp.Float | sp.Integer) for number in (distance, value)):
        return False
    # 큰 소수의 끝자리는 셈의 차례에 따라 다르므로 크기에 견주어 봅니다
    return bool(abs(distance) > FAR * max(1, abs(value)))


def _serve() -> None:
    """다른 프로세스에서 도는 쪽: 한 줄에 한 쌍을 읽고 참·거짓을 한 줄로 씁니다."""
    import logging

    logging.disable(logging.CRITICAL)
    from math_verify import parse, verify
    from sympy import Float, Integer

    print("ready", flush=True)
    for line in sys.stdin:
        parsed = [parse(f"${text}$", parsing_timeout=None) for text in json.loads(line)]
        if len(parsed) == 2:
            reply = not _differ(*parsed) and bool(verify(*parsed, timeout_seconds=None))
        else:
            number = parsed[0][0].evalf(DIGITS) if parsed[0] else None
            reply = str(number) if isinstance(number, Float | Integer) else None
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    _serve()
