"""`python -m korgrpo_helpers.catalog`: 카탈로그를 보거나(show) 허브와 견줍니다(check)."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from korgrpo_helpers.catalog.check import as_table, check
from korgrpo_helpers.catalog.entries import CHECKED_FILE, catalog


def main(arguments: list[str]) -> int:
    """0이면 모두 됐고, 1이면 실패한 데이터가 있습니다."""
    parser = argparse.ArgumentParser(prog="python -m korgrpo_helpers.catalog", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("show", help="카탈로그의 한 줄씩을 찍습니다")
    checking = commands.add_parser("check", help="허브에서 몇 행씩 받아 카탈로그와 견줍니다")
    checking.add_argument("names", nargs="*", metavar="NAME", help="확인할 이름. 없으면 모두")
    checking.add_argument("--output", type=Path, default=Path(CHECKED_FILE), help="적을 파일")
    chosen = parser.parse_args(arguments)
    if chosen.command == "show":
        for entry in catalog().values():
            print(" | ".join(entry.summary().values()))
        return 0
    try:
        results = check(chosen.names, chosen.output, date.today())
    except ValueError as error:
        parser.error(str(error))
    print(as_table(results))
    failed = sum(bool(one.error) for one in results)
    print(f"{len(results)}개 가운데 {len(results) - failed}개를 확인했습니다.")
    if failed < len(results):
        print(
            f"{chosen.output}에 적었습니다. korgrpo_helpers/data/{CHECKED_FILE}로 옮기면 카탈로그에 합쳐집니다."
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
