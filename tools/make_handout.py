"""참가자에게 나누어 줄 한 장 「한 장으로 보는 GRPO」를 만듭니다 → _build/handout.pdf (make handout)

숫자는 모두 패키지에서 읽거나 셈합니다. 글과 모양은 handout.html.j2에 있습니다. A4 한 쪽을 넘치면 만들지 않습니다.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
from book_files import BUILD, KATEX, ROOT, book_font, read_config, template
from playwright.sync_api import sync_playwright
from slide_pages import READER

from korgrpo_helpers.findings import symptoms
from korgrpo_helpers.formatting import REASONING_END, SOLUTION_END, SOLUTION_START
from korgrpo_helpers.objective import STD_EPS, group_advantages
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.rewards import korean
from korgrpo_helpers.rewards.hacks import load_hacks

sys.path.insert(0, str(ROOT / "_ext"))
from offline import DRAW

OUT = BUILD / "handout.pdf"
PROFILE = "t4-quick"
# 한 그룹의 보기. 문제와 정답은 속이려는 글(data/hacks.toml)의 것입니다.
ANSWERED = f"{{}}{REASONING_END}{SOLUTION_START}{{}}{SOLUTION_END}"
TEXTS = {
    "맞음": ANSWERED.format("12에 3을 곱하면 36입니다.", "36개"),
    "영어로 맞음": ANSWERED.format("12 times 3 is 36.", "36"),
    "틀림": ANSWERED.format("12에 3을 더하면 15입니다.", "15"),
    "잘림": "한 상자에 귤이 12개 있고",
}
RANGES = {
    "format_reward": f"0 ~ {korean.FORMAT_SCORE:g}",
    "answer_reward": f"0 또는 {korean.ANSWER_SCORE:g}",
    "hangul_reward": f"0 ~ {korean.HANGUL_SCORE:g}",
    "repetition_penalty": f"{korean.REPETITION_SCORE:g} ~ 0",
    "OverlongPenalty": f"{korean.OVERLONG_SCORE:g} ~ 0",
}
# 보상의 모듈이 설명에 적은 표의 줄: | `이름` | 점수 | 보는 것 |
LOOKED_AT = re.compile(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", flags=re.M)
# 배우지 못할 때 흔한 차례. 제목과 할 일은 data/diagnosis.toml에서 읽습니다.
SYMPTOMS = (
    "all_truncated",
    "zero_spread",
    "format_floor",
    "no_gradient",
    "reward_flat",
    "reward_falling",
    "loss_zero_start",
)
# 쪽이 바뀌지 않아도 PDF를 만들 때마다 달라지는 두 줄
PDF_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")


def group_example() -> list[dict]:
    """글마다의 이름, 보상의 합, 어드밴티지. 길이 벌은 토큰을 세어야 하므로 뺍니다."""
    texts = list(TEXTS.values())
    rewards = (
        korean.format_reward,
        korean.answer_reward,
        korean.hangul_reward,
        korean.repetition_penalty,
    )
    gold = [load_hacks().gold] * len(texts)
    totals = np.sum([reward(texts, answer=gold) for reward in rewards], axis=0)
    rows = zip(TEXTS, totals, group_advantages(totals), strict=True)
    return [{"name": name, "reward": r, "advantage": a} for name, r, a in rows]


def reward_rows() -> list[tuple[str, str, str]]:
    """보상의 이름, 점수의 범위, 보는 것."""
    looked_at = dict(LOOKED_AT.findall(korean.__doc__))
    return [(name, told, READER.renderInline(looked_at[name])) for name, told in RANGES.items()]


def setting_rows() -> list[tuple[str, str, str]]:
    """설정의 이름, 값, 뜻."""
    profile = get_profile(PROFILE)
    grpo = profile.grpo
    texts = grpo.per_device_train_batch_size * grpo.gradient_accumulation_steps
    return [
        ("lora_rank", profile.lora_rank, "LoRA의 크기"),
        ("priming_rows", profile.priming_rows, "형식을 가르칠 행(SFT)"),
        ("grpo_rows", profile.grpo_rows, "점수로 가르칠 문제"),
        ("completion_tokens", profile.completion_tokens, "글 하나의 상한(토큰)"),
        ("num_generations", grpo.num_generations, "한 그룹의 글"),
        ("배치 × 누적", texts, f"한 스텝의 글(그룹 {texts // grpo.num_generations}개)"),
        ("max_steps", grpo.max_steps, "스텝의 수"),
        ("learning_rate", f"{grpo.learning_rate:g}", "학습률"),
        ("temperature", grpo.temperature, "뽑기의 무작위 정도"),
        ("epsilon", f"{grpo.epsilon} / {grpo.epsilon_high}", "자르기의 아래와 위"),
        ("beta", f"{grpo.beta:g}", "KL의 무게"),
        ("loss_type", grpo.loss_type, "손실을 나누는 법"),
    ]


def handout_html() -> str:
    example = group_example()
    rewards = np.array([row["reward"] for row in example])
    config = read_config("_config.yml")
    return template("handout.html.j2").render(
        title=config["title"],
        book=config["html"]["baseurl"],
        font=book_font(),
        katex=KATEX.as_uri(),
        draw_math=DRAW,
        question=load_hacks().question,
        gold=load_hacks().gold,
        example=example,
        mean=rewards.mean(),
        std=rewards.std(ddof=1),
        overlong=f"{korean.OVERLONG_SCORE:g}",
        exponent=round(np.log10(STD_EPS)),
        rewards=reward_rows(),
        total="{:g} ~ {:g}".format(*korean.TOTAL_RANGE),
        profile=get_profile(PROFILE),
        settings=setting_rows(),
        symptoms=[symptoms()[name] for name in SYMPTOMS],
    )


def open_handout(browser, folder: Path):
    """`folder`에 쓴 유인물을 연 쪽. 식이 글꼴까지 다 그려진 뒤에 돌려줍니다."""
    source = folder / "handout.html"
    source.write_text(handout_html(), encoding="utf-8")
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(source.as_uri())
    page.evaluate("document.fonts.ready")
    return page


def write_pdf(page, path: Path) -> None:
    """A4 한 쪽의 PDF. 같은 쪽이면 바이트까지 같습니다. 넘치면 얼마나 넘쳤는지 말하며 끝납니다."""
    over = page.evaluate("(s => s.scrollHeight - s.clientHeight)(document.querySelector('main'))")
    if over > 0:
        raise SystemExit(
            f"유인물이 A4 한 쪽을 {over}px 넘칩니다. tools/handout.html.j2를 줄이세요."
        )
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    path.write_bytes(PDF_DATE.sub(rb"\g<1>20000101000000", pdf))


def main() -> None:
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        write_pdf(open_handout(browser, Path(folder)), OUT)
        browser.close()
    print(f"유인물 → {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
