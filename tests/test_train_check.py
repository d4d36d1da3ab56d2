"""`train --check`와 시작하기 전의 확인: 학습에 들어가서야 알 잘못을 모델을 불러오기 전에 말하는지."""

from dataclasses import replace

import pytest
from test_train_data import EXAM, STORIES, own_config, sheet
from train_command import write_config

from korgrpo_helpers import train
from korgrpo_helpers.config_file import ConfigError
from korgrpo_helpers.train_checks import check_data, with_fingerprints
from korgrpo_helpers.train_config import check, read_config

LONG = [(f"{question} 잘 세어 보세요.", *rest) for question, *rest in STORIES[3:12]]
# 한 번에 8개를 쓰는 데모에서 문제가 모자란 까닭: 고친 것, 내 파일의 행, 남는 문제
SHORT = [
    ({"grpo_rows": 5}, None, 5),  # 실은 데이터에서 적게 고른 것
    ({"grpo_rows": 5}, STORIES, 5),  # 파일은 넉넉한데 적게 고른 것
    ({"prompt_quantile": 0.1}, STORIES[:3] + LONG, 3),  # 긴 것을 빼고 나면 적은 것
]


@pytest.mark.parametrize(("changes", "rows", "left"), SHORT)
def test_too_few_problems_are_told_before_priming(tmp_path, capsys, changes, rows, left):
    if rows:
        changes = changes | {"grpo_data": sheet(tmp_path / "내 문제.csv", rows)}
    path, _ = own_config(tmp_path, changes)
    given = ["--set", "grpo.per_device_train_batch_size=32"]
    assert train.main([str(path), *given]) == 2
    said = capsys.readouterr()
    assert f"문제가 {left}개인데 한 번에 8개를 씁니다. grpo_rows나" in said.err
    assert "grpo_data=" in said.err
    assert not said.out and not (tmp_path / "결과").exists()
    # GRPO를 하지 않으면 모자라지 않습니다.
    check_data(replace(read_config(path, given[1:]), stages=("priming", "evaluation")))


def test_prompts_that_fill_the_model_are_told_before_priming(tmp_path):
    _, config = own_config(tmp_path, {"max_seq_length": 40, "completion_tokens": None})
    for stages in (("priming", "grpo"), ("priming", "evaluation")):
        with pytest.raises(ConfigError, match=r"grpo_data='arithmetic'.*max_seq_length"):
            check_data(replace(config, stages=stages))


def test_tokenizer_that_cannot_be_had(tmp_path):
    _, config = own_config(tmp_path, {"model": str(tmp_path)})
    with pytest.raises(ConfigError, match=r"^model=[^\n]*의 토크나이저를 쓸 수 없습니다[^\n]*$"):
        check_data(config)


def test_check_says_and_writes_nothing(tmp_path, capsys):
    path, _ = write_config(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert train.main([str(path), "--check"]) == 0
    assert "시작할 수 있습니다" in capsys.readouterr().out
    assert train.main([str(path), "--check", "--set", "vllm_mode=server"]) == 2
    assert "vllm_mode: server를 쓸 수 없습니다" in capsys.readouterr().err
    assert train.main([str(path), "--check", "--set", "grpo_data=없음.csv"]) == 2
    assert "grpo_data: 파일 없음.csv" in capsys.readouterr().err
    assert train.main([str(path), "--check", "--set", f"output={tmp_path}"]) == 2
    assert "비어 있는 폴더가 아닙니다" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_check_tells_what_is_finished(tmp_path, capsys):
    path, config = write_config(tmp_path, stages=("grpo",))
    done = tmp_path / "결과" / "grpo"
    done.mkdir(parents=True)
    (tmp_path / "결과" / "config.yaml").write_text(config.as_yaml(), encoding="utf-8")
    assert train.main([str(path), "--check"]) == 0
    assert "이미 끝난 실행입니다" in capsys.readouterr().out
    done.rmdir()
    assert train.main([str(path), "--check"]) == 0
    assert "시작할 수 있습니다" in capsys.readouterr().out


def test_other_processes_leave_the_check_to_the_first(tmp_path, capsys, monkeypatch):
    path, _ = write_config(tmp_path)
    monkeypatch.setenv("RANK", "1")
    assert train.main([str(path), "--check"]) == 0
    assert capsys.readouterr().out == ""


LOOP: dict = {}
LOOP["grpo_data"] = LOOP  # YAML의 별명으로 만들 수 있습니다
WRONG_FINGERPRINTS = [
    (LOOP, "data_sha256.grpo_data은(는) 0~9와 a~f의 64글자"),
    ({"grpo_data": "zz" * 32}, "64글자"),
    ({"grpo_data": "a" * 63}, "64글자"),
    ({"grpo_data": "a" * 64 + "\n"}, "64글자"),
    ({"grpo_data": None}, "64글자"),
    ({"test_data": "a" * 64}, "data_sha256.test_data은(는) test_data에 내 파일을"),
]


@pytest.mark.parametrize(("written", "told"), WRONG_FINGERPRINTS)
def test_fingerprints_have_their_shape(tmp_path, written, told):
    _, config = own_config(tmp_path, {"grpo_data": sheet(tmp_path / "내 문제.csv", STORIES)})
    with pytest.raises(ConfigError) as error:
        check(config.as_dict() | {"data_sha256": written})
    assert told in str(error.value) and "\n" not in str(error.value)
    kept = with_fingerprints(config)
    assert check(kept.as_dict()) == kept


def test_alias_in_the_file_is_refused(tmp_path, capsys):
    path, _ = own_config(tmp_path, {"test_data": sheet(tmp_path / "시험.csv", EXAM)})
    text = path.read_text(encoding="utf-8").replace(
        "data_sha256: {}", "data_sha256: &a {test_data: *a}"
    )
    path.write_text(text, encoding="utf-8")
    assert train.main([str(path), "--print-config"]) == 2
    assert "64글자" in capsys.readouterr().err
