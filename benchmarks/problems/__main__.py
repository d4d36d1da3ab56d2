"""틀로 지은 문제를 찍습니다."""

import sys

from problems import make_problems

examples, report = make_problems(int(sys.argv[1]) if len(sys.argv) > 1 else 1, "보기")
for one in examples:
    print(f"[{one.source}]\n문제: {one.question}\n풀이: {one.reasoning}\n정답: {one.answer}\n")
print(report)
