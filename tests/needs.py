"""화면 검사와 유인물에 드는 것(Chromium과 한글 글꼴)이 있는지 봅니다. 없으면 까는 명령을 찍고 1로 끝납니다."""

import shutil
import subprocess
import sys

INSTALL = "sudo apt-get update && sudo apt-get install -y chromium fonts-nanum"


def missing() -> list[str]:
    found = []
    if not shutil.which("chromium"):
        found.append("Chromium")
    fonts = ""
    if shutil.which("fc-list"):
        fonts = subprocess.run(["fc-list", ":lang=ko"], capture_output=True, text=True).stdout
    if not fonts.strip():
        found.append("한글 글꼴")
    return found


if __name__ == "__main__":
    if absent := missing():
        print(
            f"{', '.join(absent)}이(가) 없어 책의 화면을 검사하거나 유인물을 만들 수 없습니다. 이 명령으로 까세요:",
            file=sys.stderr,
        )
        print(f"  {INSTALL}", file=sys.stderr)
        sys.exit(1)
