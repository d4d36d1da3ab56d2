"""검증 상태의 표를 기록에서 만듭니다: 작은 GPU에서 잰 점과, Colab에 깔 판."""

import json

from korgrpo_helpers.runs import read_run, recorded_runs

PAGE = "book/status"
MEMORY_PLACE = "<!-- 메모리의 표 -->"
COLAB_PLACE = "<!-- Colab의 표 -->"
CLASSES = {"cpu": "CPU", "t4": "T4", "ampere": "L4·A100 이상"}
GPUS = {14.56: "T4", 22.0: "L4"}
SHOWN = ("torch", "vllm", "unsloth", "trl", "transformers", "datasets", "numpy")


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _ending(point: dict) -> str:
    steps = point["settings"]["steps"]
    return f"{steps}스텝을 마침" if point["finished"] else "**메모리 부족**"


def memory_table() -> str:
    """잰 점마다 한 줄. 재지 못한 칸은 -."""

    def gib(value: float | None) -> str:
        return "-" if value is None else f"{value:.2f}"

    rows = []
    for point in read_run("memory_small_gpus").summary["points"].values():
        s, load = point["settings"], point["load"]
        weights = "4비트" if s["load_in_4bit"] else "16비트"
        standby = ", standby" if s["standby"] else ""
        rows.append(
            [
                GPUS[s["cap"]],
                f"{weights} {s['dtype']}{standby}",
                f"{s['utilization']}",
                f"{s['completion']:,}\u00a0×\u00a0{s['generations']}",
                gib(load["kv_cache_gib"]),
                gib(load["peak_allocated_gib"]),
                gib(point["generation_peak_gib"]),
                gib(point["training_peak_gib"]),
                _ending(point),
            ]
        )
    head = ["크기", "가중치", "몫", "글", "KV", "불러온 뒤", "글쓰기", "학습", "결과"]
    return _table(head, rows)


def colab_table() -> str:
    """GPU의 등급과 Python의 판마다 한 줄. 마지막 칸은 Colab에 미리 깔린 것 가운데 판이 바뀌는 것의 수입니다."""
    found = json.loads((recorded_runs() / "resolved" / "colab_sets.json").read_text("utf-8"))
    rows = []
    for one in found["sets"]:
        vllm = "vLLM과 함께" if one["with_vllm"] else "vLLM 없이"
        versions = [one["versions"].get(name, "-").partition("+")[0] for name in SHOWN]
        replaced = len(one["replaced"])
        rows.append([CLASSES[one["gpu_class"]], one["python"], vllm, *versions, f"{replaced}개"])
    table = _table(["GPU", "Python", "", *SHOWN, "바뀌는 것"], rows)
    return f"{found['date']}에 uv {found['uv']}로 풀어 보았습니다.\n\n{table}"


def fill(app, docname, source) -> None:
    if docname == PAGE:
        source[0] = source[0].replace(MEMORY_PLACE, memory_table())
        source[0] = source[0].replace(COLAB_PLACE, colab_table())


def setup(app):
    app.connect("source-read", fill)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
