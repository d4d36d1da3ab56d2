"""첫 쪽의 곡선을 기록에서 그립니다: 진짜 Qwen의 시험 점수."""

from matplotlib.figure import Figure

from korgrpo_helpers.plots import figure_html, use_korean_font
from korgrpo_helpers.runs import read_run

PAGE = "book/index"
PLACE = "<!-- 결과의 곡선 -->"
RECORDS = (
    "evidence_shared_original",
    "evidence_shared_ours",
    "evidence_more",
)


def curve() -> str:
    """실행마다 선 하나. 가로는 GPU의 시간(분), 세로는 시험 300문제의 정답률입니다."""
    use_korean_font()
    figure = Figure(figsize=(7, 3), dpi=100, layout="constrained")
    axes = figure.add_subplot(
        xlabel="GPU의 시간(분)", ylabel="DMath 정답률(%)", ylim=(0, 50), title="진짜 Qwen(1.5B)"
    )
    ends = []
    for name in RECORDS:
        record = read_run(name)
        points = record.summary["curve"]
        minutes = [point["gpu_seconds"] / 60 for point in points]
        percent = [100 * point["accuracy"] for point in points]
        axes.plot(minutes, percent, marker="o", label=record.title)
        ends.append(f"{record.title} {percent[1]:.0f} %에서 {percent[-1]:.0f} %로")
    axes.axhline(40, color="gray", linestyle=":", label="목표 40 %")
    axes.legend(loc="lower right")
    axes.grid(alpha=0.3)
    alt = (
        "학습하는 동안 시험 300문제의 정답률을 그린 꺾은선 셋. 모두 0 %쯤에서 사전 학습에 크게 오르고, "
        f"그 뒤에는 조금 바뀐다. 사전 학습 뒤에서 끝까지 {', '.join(ends)}. 목표 40 %는 점선이다."
    )
    return f"```{{raw}} html\n<p>{figure_html(figure, alt)}</p>\n```"


def fill(app, docname, source) -> None:
    if docname == PAGE:
        source[0] = source[0].replace(PLACE, curve())


def setup(app):
    app.connect("source-read", fill)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
