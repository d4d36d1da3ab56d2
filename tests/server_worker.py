"""test_server_mode.py가 띄우는 학습: 진짜 TRL이 HTTP로 이야기하는 대역 서버에 글쓰기를 맡깁니다.

vLLM은 CPU에서 돌지 않으므로 TRL이 들여오는 이름만 든 빈 꾸러미를 앞에 둡니다. 주소와 요청, 그룹, 보상, 손실은 진짜이고, NCCL로
가중치를 보내는 두 함수만 적어 두는 것으로 바꿉니다. 쓰는 법: python server_worker.py 폴더
"""

import json
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EMPTY = {
    "__init__": "LLM = RequestOutput = SamplingParams = object",
    "sampling_params": "StructuredOutputsParams = object",
    "utils/__init__": "",
    "utils/network_utils": "def get_ip():\n    return '127.0.0.1'",
    "distributed/__init__": "",
    "distributed/weight_transfer/__init__": "",
    "distributed/weight_transfer/nccl_engine": "NCCLTrainerSendWeightsArgs = NCCLWeightTransferEngine = object",
}
ASKED: list[tuple[str, dict]] = []
WRITTEN = (5, 6, 7)  # 대역이 쓰는 글의 토큰. 뒤에 끝나는 토큰이 붙습니다


def write_empty_vllm(folder: Path) -> None:
    for name, text in EMPTY.items():
        path = folder / "vllm" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    info = folder / "vllm-0.26.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vllm\nVersion: 0.26.0\n")
    (info / "top_level.txt").write_text("vllm\n")


class StandIn(BaseHTTPRequestHandler):
    """`vllm serve`의 주소 가운데 TRL이 부르는 것. 글은 늘 같은 세 토큰이고 번호만 다릅니다."""

    eos = 0

    def answer(self, asked: dict) -> dict:
        ASKED.append((self.path, asked))
        if self.path == "/v1/models":
            return {"data": [{"id": "tiny"}]}
        if self.path.startswith("/server_info"):
            transfer, model = {"backend": "nccl"}, {"logprobs_mode": "processed_logprobs"}
            return {"vllm_config": {"weight_transfer_config": transfer, "model_config": model}}
        if self.path == "/v1/completions":
            choices = [
                self.choice(prompt, number)
                for prompt in asked["prompt"]
                for number in range(asked["n"])
            ]
            return {"choices": choices}
        return {"success": True, "world_size": 1}

    def choice(self, prompt: list[int], number: int) -> dict:
        ids = [*(token + number for token in WRITTEN), self.eos]
        names = [f"token_id:{one}" for one in ids]
        logprobs = {"tokens": names, "token_logprobs": [-1.0] * 4, "top_logprobs": [{}] * 4}
        return {"prompt_token_ids": prompt, "token_ids": ids, "logprobs": logprobs}

    def reply(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        told = json.dumps(self.answer(json.loads(self.rfile.read(length) or "{}"))).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_GET = do_POST = reply

    def log_message(self, *given) -> None:
        pass


def main(folder: Path) -> dict:
    write_empty_vllm(folder)
    sys.path.insert(0, str(folder))
    from train_command import write_config
    from trl.generation.vllm_client import VLLMClient

    from korgrpo_helpers.models import load_policy, save_policy
    from korgrpo_helpers.pipeline import grpo_dataset
    from korgrpo_helpers.policy import Policy
    from korgrpo_helpers.training import grpo

    server = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    client = VLLMClient(base_url=url)
    try:
        client.init_communicator(device="cpu")
        refused = ""
    except NotImplementedError as error:
        refused = str(error)

    sent, scored = [], []
    VLLMClient.init_communicator = lambda self, device: sent.append(str(device))
    VLLMClient.update_named_params = lambda self, metadata, named: sent.append(
        [name for name, _ in named]
    )
    _, config = write_config(folder)
    demo = load_policy(config.profile)
    StandIn.eos = demo.tokenizer.eos_token_id
    save_policy(demo, folder / "tiny")
    profile = replace(
        config.profile,
        model=str(folder / "tiny"),
        vllm_mode="server",
        vllm_server_base_url=url,
        grpo=replace(config.profile.grpo, max_steps=2),
    )
    rows, budget = grpo_dataset(profile, demo.tokenizer)

    def reward(completion_ids, **kwargs) -> list[float]:
        scored.append(completion_ids)
        return [float(ids[0]) for ids in completion_ids]

    ASKED.clear()
    (folder / "grpo").mkdir()
    policy = Policy(demo.model, demo.tokenizer, profile)
    record = grpo(policy, rows, [reward], budget, folder / "grpo")
    return {
        "refused": refused,
        "asked": ASKED,
        "sent": sent,
        "scored": scored,
        "names": [name for name, _ in demo.model.named_parameters()],
        "limit": budget.max_completion_length,
        "rewards": record.column("reward"),
    }


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "told.json").write_text(json.dumps(main(place)), encoding="utf-8")
