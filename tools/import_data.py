"""원본 저장소의 파일을 패키지 안의 데이터로 옮깁니다. 데이터를 새로 들일 때만 씁니다.

    python tools/import_data.py public_mwp_data.json test.json

jkc_mwp는 행을 하나도 빼지 않고 그대로 옮깁니다. 정제는 `korgrpo_helpers.examples`가 읽을 때마다
하고, 무엇을 왜 뺐는지 그 자리에서 셉니다. DMath는 책이 쓰는 열만 남깁니다. 영어 문제는
한국어와 토큰 수를 견주는 데 씁니다.
"""

import json
import sys
from pathlib import Path

DATA = Path(__file__).parents[1] / "korgrpo_helpers" / "data"


def write_jsonl(path: Path, rows: list[dict]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows):,}행")


def main(jkc_mwp: str, dmath: str) -> None:
    jkc = json.loads(Path(jkc_mwp).read_text(encoding="utf-8-sig"))
    write_jsonl(DATA / "jkc_mwp" / "rows.jsonl", [{"id": k, **row} for k, row in jkc.items()])
    kept = {
        "category": "category",
        "question": "question_ko",
        "question_en": "question_en",
        "answer": "answer_ko",
    }
    rows = json.loads(Path(dmath).read_text(encoding="utf-8"))
    write_jsonl(
        DATA / "dmath" / "test.jsonl",
        [{"id": k} | {new: row[old] for new, old in kept.items()} for k, row in rows.items()],
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
