"""데이터의 꼴(스키마)마다 같은 문제 여섯을 담은 본보기. 스키마 검사와 허브 대역이 함께 씁니다.

허브에 닿지 못해 진짜 행이 아니라 손으로 만든 것입니다. 꼴만 빌렸습니다.
"""

from __future__ import annotations

PROBLEMS = (
    ("귤이 한 상자에 12개씩 3상자 있습니다. 귤은 모두 몇 개입니까?", "한 상자에 12개이고 3상자이므로 12×3=36입니다.", "36"),
    ("사탕 45개를 9명이 똑같이 나누면 한 명이 몇 개를 가집니까?", "45를 9로 나누면 45÷9=5입니다.", "5"),
    ("연필 한 타는 12자루입니다. 연필 두 타에서 5자루를 쓰면 몇 자루가 남습니까?", "두 타는 24자루이고 24-5=19입니다.", "19"),
    ("한 변이 4cm인 정사각형의 넓이는 몇 cm²입니까?", "정사각형의 넓이는 한 변을 두 번 곱하므로 4×4=16입니다.", "16"),
    ("민수는 8살이고 누나는 민수보다 3살 많습니다. 누나는 몇 살입니까?", "민수가 8살이므로 누나는 8+3=11살입니다.", "11"),
    ("버스에 20명이 타고 있다가 7명이 내리고 4명이 탔습니다. 지금 몇 명입니까?", "20-7=13이고 13+4=17입니다.", "17"),
)  # fmt: skip
ENGLISH = ("How many tangerines?", "How many candies?", "How many pencils?", "What is the area?",
           "How old is she?", "How many people?")  # fmt: skip


def _rows(make) -> list[dict]:
    return [make(*problem) for problem in PROBLEMS]


def _messages(question: str, reply: str, system: str | None = None) -> list[dict]:
    turns = [{"role": "user", "content": question}, {"role": "assistant", "content": reply}]
    return [{"role": "system", "content": system}, *turns] if system else turns


def _thought(reasoning: str, answer: str) -> str:
    return f"<think>\n{reasoning}\n</think>\n\n정답은 \\boxed{{{answer}}}입니다."


def _four(answer: str) -> list[str]:
    """보기 넷. 정답은 늘 셋째입니다."""
    value = int(answer)
    return [str(value + 10), str(value + 20), answer, str(value + 30)]


# 이름 → 행들. 이름은 꼴을 말하고, 카탈로그의 shape가 이 이름을 가리킵니다.
FAMILIES: dict[str, list[dict]] = {
    "messages": _rows(lambda q, r, a: {"messages": _messages(q, _thought(r, a), "한국어로 답하세요.")}),
    "messages_thinking": _rows(lambda q, r, a: {"messages": [
        {"role": "user", "content": q, "thinking": None},
        {"role": "assistant", "content": f"정답: {a}", "thinking": r}]}),
    "conversations": _rows(lambda q, r, a: {"id": a, "conversations": [
        {"from": "human", "value": q}, {"from": "gpt", "value": _thought(r, a)}]}),
    "prompt_response": _rows(lambda q, r, a: {"prompt": q, "response": _thought(r, a),
                                              "messages": _messages(q, _thought(r, a))}),
    "prompt_completion": _rows(lambda q, r, a: {"prompt": q, "completion": f"{r}\n정답: {a}"}),
    "question_answer": _rows(lambda q, r, a: {"question": q, "original": ENGLISH[0], "answer": float(a)}),
    "gsm8k": _rows(lambda q, r, a: {"question": q, "answer": f"{r}\n#### {a}"}),
    "question_reasoning_response": _rows(lambda q, r, a: {
        "prefix_id": f"p{a}", "question": q, "reasoning": r, "response": f"따라서 답은 {a}입니다."}),
    "instruction_reasoning_output": _rows(lambda q, r, a: {"instruction": q, "reasoning": r, "output": a}),
    "instruction_output": _rows(lambda q, r, a: {"instruction": q, "output": a, "dataset": "openbookqa"}),
    "instruction_input_output": _rows(lambda q, r, a: {
        "instruction": "다음 문제를 풀고 답을 구하세요.", "input": q, "output": f"{r}\n\n정답: {a}"}),
    "problem_answer": _rows(lambda q, r, a: {"problem": q, "answer": a, "level": 1}),
    "open_math": _rows(lambda q, r, a: {
        "expected_answer": a, "problem_type": "has_answer_extracted", "problem_source": "aops",
        "generation_model": "DeepSeek-R1", "pass_rate_72b_tir": "0.5", "problem": q,
        "generated_solution": _thought(r, a), "inference_mode": "cot"}),
    "dapo": _rows(lambda q, r, a: {
        "prompt": q, "solution": a, "data_source": "math_dapo",
        "source_prompt": [{"role": "user", "content": f"Solve step by step.\n\n{q}"}], "ability": "MATH",
        "reward_model": {"ground_truth": a, "style": "rule"}, "extra_info": {"index": f"id-{a}"}}),
    "preference": _rows(lambda q, r, a: {
        "id": int(a), "prompt": q, "chosen": _thought(r, a), "rejected": f"답은 {int(a) + 1}입니다."}),
    "preference_messages": _rows(lambda q, r, a: {
        "prompt": [{"role": "user", "content": q}],
        "chosen": [{"role": "assistant", "content": _thought(r, a)}],
        "rejected": [{"role": "assistant", "content": "모르겠습니다."}]}),
    "preference_whole": _rows(lambda q, r, a: {
        "chosen": _messages(q, _thought(r, a)), "rejected": _messages(q, "모르겠습니다.")}),
    "preference_system": _rows(lambda q, r, a: {
        "system": "친절하게 답하세요.", "question": q, "chosen": f"{r} 답은 {a}입니다.", "rejected": "모릅니다."}),
    "rlvr": _rows(lambda q, r, a: {
        "id": f"s{a}", "source_dataset": "synth", "domain": "math",
        "messages": [{"role": "user", "content": q}], "dataset": "math", "ground_truth": a}),
    "verl": _rows(lambda q, r, a: {
        "data_source": "math", "prompt": [{"role": "user", "content": q}], "ability": "math",
        "reward_model": {"ground_truth": a, "style": "rule"}}),
    "text_chatml": _rows(lambda q, r, a: {
        "text": f"<|im_start|>user\n{q}<|im_end|>\n<|im_start|>assistant\n{_thought(r, a)}<|im_end|>"}),
    "text_thought": _rows(lambda q, r, a: {
        "text": f"{q}\n<|begin_of_thought|>{r}<|end_of_thought|>"
                f"<|begin_of_solution|>정답은 \\boxed{{{a}}}<|end_of_solution|>"}),
    "text_korean": _rows(lambda q, r, a: {"text": f"### 질문: {q}\n### 답변: {r}\n정답: {a}"}),
    "math_solution": _rows(lambda q, r, a: {
        "problem": q, "level": "Level 1", "type": "Algebra", "solution": f"{r} 따라서 $\\boxed{{{a}}}$입니다."}),
    "mclm": _rows(lambda q, r, a: {"ko": q, "en": ENGLISH[0], "ja": "みかんは何個?", "answer": int(a)}),
    "combined": _rows(lambda q, r, a: {"문제": q, "풀이와 답": f"{r}###{a}"}),
    "choices_index": [
        {"question": q, "choices": _four(a)[i % 4 - 1:] + _four(a)[:i % 4 - 1],
         "answer": (3 - i % 4) % 4}
        for i, (q, r, a) in enumerate(PROBLEMS)],
    "choices_letters": _rows(lambda q, r, a: {
        "question": q, "answer": "C", **dict(zip("ABCD", _four(a), strict=True)), "Category": "Math"}),
    "choices_text": _rows(lambda q, r, a: {"question": q, "options": _four(a), "solution": a}),
    "choices_labelled": _rows(lambda q, r, a: {
        "question": q, "choices": {"text": _four(a), "label": ["A", "B", "C", "D"]}, "answerKey": "C"}),
}  # fmt: skip
# 풀이가 든 꼴
WITH_REASONING = {
    "messages", "messages_thinking", "conversations", "prompt_response", "prompt_completion", "gsm8k",
    "question_reasoning_response", "instruction_reasoning_output", "instruction_input_output",
    "open_math", "preference", "preference_messages", "preference_whole", "preference_system",
    "text_chatml", "text_thought", "text_korean", "combined", "math_solution",
}  # fmt: skip
