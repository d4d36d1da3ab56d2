"""`vllm_mode: server`: 진짜 TRL이 대역 서버에 글쓰기를 맡기고, 받은 글로 배우는지. 가중치를 보내는 NCCL은 빠져 있습니다."""

import json
import subprocess
import sys
from pathlib import Path

from server_worker import WRITTEN

WORKER = Path(__file__).with_name("server_worker.py")
GROUP, PROMPTS, STEPS = 4, 2, 2  # 그룹의 크기, 한 스텝의 문제, 스텝


def test_trl_writes_through_the_server(tmp_path):
    done = subprocess.run(
        [sys.executable, str(WORKER), str(tmp_path)], capture_output=True, text=True, timeout=150
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "told.json").read_text())
    # GPU가 없으면 가중치를 보내는 길은 TRL이 스스로 막습니다. 그래서 이 검사에도 없습니다.
    assert "needs a CUDA device" in told["refused"]
    asked = [body for path, body in told["asked"] if path == "/v1/completions"]
    assert len(asked) == STEPS
    for body in asked:
        assert len(body["prompt"]) == PROMPTS and isinstance(body["prompt"][0][0], int)
        assert (body["n"], body["max_tokens"]) == (GROUP, told["limit"])
        assert (body["temperature"], body["top_p"], body["top_k"], body["min_p"]) == (1, 1, 0, 0)
    # 스텝마다 글을 쓰기 전에 모든 가중치를 보내고, 앞의 글에서 남은 캐시를 비웁니다.
    device, *updates = told["sent"]
    assert device == "cpu" and updates == [told["names"]] * STEPS
    paths = [path for path, _ in told["asked"]]
    assert paths.count("/reset_prefix_cache") == STEPS
    assert paths.index("/reset_prefix_cache") < paths.index("/v1/completions")
    # 서버가 쓴 글이 그룹의 차례대로 보상에 옵니다.
    firsts = [[ids[0] for ids in texts] for texts in told["scored"]]
    assert firsts == [[WRITTEN[0] + number for number in range(GROUP)] * PROMPTS] * STEPS
    assert told["rewards"] == [WRITTEN[0] + (GROUP - 1) / 2] * STEPS
