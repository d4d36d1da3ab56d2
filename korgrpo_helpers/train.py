"""`python -m korgrpo_helpers.train 설정.yaml`: 사전 학습, GRPO, 앞뒤의 시험을 한 번에 하고 폴더에 남깁니다.

    python -m korgrpo_helpers.train configs/cpu-demo.yaml --set output=결과/demo
    accelerate launch --config_file configs/accelerate/gpu-2.yaml -m korgrpo_helpers.train configs/t4.yaml

노트북의 장이 부르는 함수를 그대로 부릅니다. `output`에는 `config.yaml`(쓰인 설정 전부), 단계마다의 폴더
`priming/`과 `grpo/`(모델이나 어댑터, run.json, steps.jsonl), `evaluation.json`(시험의 결과와 95 % 신뢰구간)이
생깁니다. 끝난 단계만 그 이름으로 나타나고, 같은 명령을 다시 돌리면 끝난 단계는 건너뛰고 끊긴 단계는 마지막
체크포인트에서 이어 갑니다. 다 끝난 폴더에는 아무것도 하지 않습니다. 설정이 다르면 덮어쓰지 않고 멈춥니다.

`priming_data`, `grpo_data`, `test_data`에는 내 파일(`내 문제.csv`)도 적습니다. 시작하기 전에 끝까지 읽어 보고, 시험 파일과
겹친 문제는 학습에서 뺍니다. 파일을 고친 뒤에는 같은 `output`에 이어 가지 않습니다. `--check`를 붙이면 시작하기 전에 보는 것만
모두 보고 끝냅니다.

프로세스의 수를 바꾸어 이어도 됩니다. 스텝 수, 옵티마이저, 학습률은 이어지고 데이터의 차례는 달라집니다.
`per_device_train_batch_size`는 프로세스마다의 수라, 프로세스가 N개면 한 스텝에 N배를 봅니다. Ctrl-C나 SIGTERM을 받으면 하던
스텝을 마치고 저장합니다. 여럿을 띄운 도구(torchrun)는 30초만 기다리므로, 그보다 오래 걸리면 앞의 체크포인트에서 이어 갑니다.

끝내는 값: 0 다 됐거나 이미 끝남, 1 실패, 2 설정의 잘못, 3 신호를 받아 저장하고 멈춤. 여럿을 띄우면 띄운 도구가 모두 1로
바꿉니다. 어디서 돌려 보았는지는 책의 「검증 상태」에 있습니다.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
import warnings
from contextlib import ExitStack, redirect_stdout
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from korgrpo_helpers.config_file import ConfigError
from korgrpo_helpers.processes import is_main, rank, state, world_size
from korgrpo_helpers.stack import import_trl
from korgrpo_helpers.train_checks import check_data, check_machine, with_fingerprints
from korgrpo_helpers.train_config import TrainConfig, read_config
from korgrpo_helpers.train_stages import CONFIG_FILE, FINISHED, finished, kept_values, run

LOCK_FILE = ".lock"
READY = "시작할 수 있습니다. 설정과 파일, 이 기계를 살폈습니다."
FAILED_FILE = ".failed"  # 맨 먼저 실패한 프로세스가 만듭니다


def _check_output(config: TrainConfig) -> None:
    """`output`에 다른 것이 있으면 ConfigError. 아무것도 쓰지 않습니다."""
    folder = Path(config.output)
    path = folder / CONFIG_FILE
    if path.is_file():
        before, now = kept_values(read_config(path)), kept_values(config)
        different = [key for key in now if before[key] != now[key]]
        if different == ["data_sha256"]:
            files = ", ".join(
                f"{key}={getattr(config.profile, key)}"
                for key, value in now["data_sha256"].items()
                if before["data_sha256"].get(key) != value
            )
            raise ConfigError(
                f"output={folder}을(를) 시작한 뒤에 파일의 내용이 바뀌었습니다({files}). 파일을 되돌리거나 output을 바꾸세요."
            )
        if different:
            raise ConfigError(
                f"output={folder}에는 다른 설정의 결과가 있습니다(다른 키: {', '.join(different[:5])}). output을 바꾸거나 "
                "그 폴더를 지우세요."
            )
    elif folder.exists() and (
        not folder.is_dir()
        or any(one.name not in (LOCK_FILE, FAILED_FILE) for one in folder.iterdir())
    ):
        raise ConfigError(
            f"output={folder}은(는) 비어 있는 폴더가 아닙니다. 덮어쓰지 않도록 다른 이름을 적으세요."
        )


def _hold(config: TrainConfig) -> Any:
    """`output`을 두 실행이 함께 쓰지 못하게 잡습니다."""
    folder = Path(config.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = FileLock(folder / LOCK_FILE).acquire(timeout=0)
        (folder / FAILED_FILE).unlink(missing_ok=True)
    except Timeout as error:
        raise ConfigError(
            f"다른 실행이 output={folder}을(를) 쓰고 있습니다. 끝나기를 기다리거나 output을 바꾸세요."
        ) from error
    except OSError as error:
        raise ConfigError(
            f"output={folder}에 쓸 수 없습니다({error.strerror}). 다른 폴더를 적으세요."
        ) from error
    return held


def _guarded(config: TrainConfig) -> int:
    """돌리고, 끝내는 값을 돌려줍니다. 실패하면 맨 먼저 실패한 프로세스만 제 번호와 까닭을 말합니다."""
    import_trl()  # transformers를 들여오는 것보다 먼저. unsloth를 쓰면 차례가 중요합니다
    from korgrpo_helpers.checkpoints import TrainingStopped

    try:
        run(config)
        state().destroy_process_group()
        return 0
    except TrainingStopped as stopped:
        print(stopped, flush=True)
        state().wait_for_everyone()  # 모두가 같은 스텝에서 멈춥니다. 0번이 말하기 전에 끝나지 않게 합니다
        code = 3
    except Exception as error:
        code = 1
        if _first_to_fail(config):
            traceback.print_exc()
            print(
                f"[실패] 프로세스 {rank()}번(모두 {world_size()}개): {type(error).__name__}: {error}\n"
                "고친 뒤 같은 명령을 다시 돌리면 마지막 체크포인트에서 이어 갑니다.",
                file=sys.stderr,
            )
    if world_size() > 1:
        # 바로 끝냅니다. 정리하느라 다른 프로세스와의 통신을 기다리면 모두가 멈춰 있게 됩니다.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _first_to_fail(config: TrainConfig) -> bool:
    """한 프로세스가 죽으면 나머지도 통신이 끊겨 실패합니다. 그것은 까닭이 아니므로 말하지 않습니다."""
    try:
        Path(config.output, FAILED_FILE).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """명령 하나를 하고 끝내는 값을 돌려줍니다."""
    parser = argparse.ArgumentParser(
        prog="python -m korgrpo_helpers.train", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "config", type=Path, metavar="설정.yaml", help="본보기는 configs/에 있습니다"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="키=값",
        help="설정을 덮어씁니다. 여러 번 적습니다",
    )
    parser.add_argument(
        "--print-config", action="store_true", help="쓰일 설정을 모두 찍고 끝냅니다"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="설정과 파일, 기계를 살피고 끝냅니다. 아무것도 쓰지 않습니다",
    )
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        if not is_main():
            if options.print_config or options.check:
                return 0
            stack.enter_context(redirect_stdout(stack.enter_context(open(os.devnull, "w"))))
            state()  # 0번이 설정을 확인하고 올 때까지 기다립니다. 0번이 그만두면 띄운 도구가 함께 끝냅니다.
        try:
            config = read_config(options.config, options.set)
            if options.print_config:
                print(config.as_yaml(), end="")
                return 0
            check_machine(config)
            config = with_fingerprints(config)
            if is_main():
                _check_output(config)
                import_trl()  # 토크나이저도 transformers가 읽습니다
                check_data(config)
                if options.check:
                    print(FINISHED.format(config.output) if finished(config) else READY)
                    return 0
                stack.enter_context(_hold(config))
        except ConfigError as error:
            print(f"설정 오류: {error}", file=sys.stderr)
            return 2
        return _guarded(config)


if __name__ == "__main__":
    # 긴 실행의 글에서 진행과 실패가 보이도록, 프로세스마다 되풀이되는 막대와 라이브러리의 예고를 끕니다.
    os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    warnings.filterwarnings("ignore", category=FutureWarning)
    sys.exit(main(sys.argv[1:]))
