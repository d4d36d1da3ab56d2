"""인터넷이 없는 강의실에 들고 갈 꾸러미를 만듭니다 → _build/korgrpo-offline-kit.zip (make kit)

책, 노트북, 슬라이드, 유인물을 하나로 묶습니다. 같은 파일을 묶으면 바이트까지 같은 zip이 됩니다.
"""

import zipfile
from pathlib import Path

from book_files import BUILD, ROOT, read_config

OUT = BUILD / "korgrpo-offline-kit.zip"
FOLDER = OUT.stem
FOLDERS = ("html", "slides", "student")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # zip이 적을 수 있는 가장 이른 때
README_NAME = "읽어 주세요.txt"
README = """\
{title}: 인터넷 없이 쓰는 꾸러미

  html/index.html     책. 브라우저로 엽니다
  slides/index.html   슬라이드. 브라우저로 엽니다
  handout.pdf         참가자에게 나누어 줄 한 장(A4)
  notebooks/          노트북. 출력이 없고 연습의 답이 접혀 있습니다
  student/            답과 풀이를 뺀 노트북

압축을 모두 푼 뒤에 여세요. 폴더 안의 파일을 따로 옮기면 그림과 링크가 끊깁니다.

인터넷이 없으면 되지 않는 것
- 노트북을 돌리는 일. 첫 셀이 패키지를 내려받습니다. 돌린 결과는 책과 슬라이드에 있습니다.
- Colab과 GitHub를 여는 단추, 논문과 데이터셋의 링크.
- 파일로 연 책의 찾기는 쪽의 제목만 보입니다. 앞뒤의 글은 보이지 않습니다.

새 판은 {book} 에 있습니다.
"""


def kit_files(build: Path) -> dict[str, Path]:
    """꾸러미 안의 이름과 담을 파일. 없는 것이 있으면 무엇을 돌릴지 말하며 끝납니다."""
    handout = build / "handout.pdf"
    for path, target in (
        (build / "html", "book"),
        (build / "slides", "slides"),
        (build / "student", "student"),
        (handout, "handout"),
    ):
        if not path.exists():
            raise SystemExit(f"{path.name}이(가) 없습니다. make {target}을(를) 먼저 돌리세요.")
    found = {"handout.pdf": handout}
    for path in (one for name in FOLDERS for one in (build / name).rglob("*")):
        name = path.relative_to(build).as_posix()
        # 점으로 시작하는 것은 만드는 도구가 남긴 것입니다.
        if path.is_file() and "/." not in name:
            found[name] = path
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        found[f"notebooks/{path.name}"] = path
    return found


def write_kit(build: Path, out: Path) -> None:
    config = read_config("_config.yml")
    readme = README.format(title=config["title"], book=config["html"]["baseurl"])
    contents = {name: path.read_bytes() for name, path in kit_files(build).items()}
    # 윈도우의 메모장이 한글로 읽게 표지(BOM)를 답니다.
    contents[README_NAME] = readme.replace("\n", "\r\n").encode("utf-8-sig")
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, contents[name])


def main() -> None:
    write_kit(BUILD, OUT)
    print(f"꾸러미 → {OUT.relative_to(ROOT)} ({OUT.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
