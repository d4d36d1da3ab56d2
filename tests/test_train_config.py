"""학습 명령의 설정: 본보기가 프로필과 같은지, 갔다 와도 같은지, 틀린 설정을 한 줄로 말하고 멈추는지."""

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from korgrpo_helpers import train
from korgrpo_helpers.config_file import MAX_BYTES, ConfigError
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.profiles import PROFILES
from korgrpo_helpers.train_checks import check_machine
from korgrpo_helpers.train_config import TrainConfig, check, read_config
from korgrpo_helpers.train_stages import kept_values

ROOT = Path(__file__).parents[1]
PRESETS = ROOT / "configs"
DEMO = PRESETS / "cpu-demo.yaml"


@pytest.mark.parametrize("name", PROFILES)
def test_presets_are_the_profiles(name):
    """프로필의 숫자를 고치면 본보기도 고쳐야 합니다. 모든 키가 파일에 보여야 합니다."""
    path = PRESETS / f"{name}.yaml"
    config = read_config(path)
    assert config.profile == PROFILES[name]
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(written) and set(written) == set(config.as_dict())
    for section in ("priming", "grpo"):
        assert set(written[section]) == set(config.as_dict()[section])


def test_no_preset_without_a_profile():
    assert {path.stem for path in PRESETS.glob("*.yaml")} == set(PROFILES)


def test_presets_explain_alike():
    """값 말고는 키의 차례와 곁의 설명이 네 장 모두 같습니다. 한 장만 고치면 여기서 걸립니다."""
    explained = {
        tuple(
            (line.split(":")[0], line.partition("  # ")[2])
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        )
        for path in PRESETS.glob("*.yaml")
    }
    assert len(explained) == 1


@pytest.mark.parametrize("name", PROFILES)
def test_round_trip(name, tmp_path):
    """찍은 설정(--print-config)을 다시 넣으면 같은 설정입니다."""
    config = TrainConfig(PROFILES[name], "결과", "체크포인트", "korean", ("grpo", "evaluation"))
    path = tmp_path / "설정.yaml"
    path.write_text(config.as_yaml(), encoding="utf-8")
    assert read_config(path) == config


def test_print_config_and_overrides(capsys):
    changes = ["grpo.max_steps=10", "priming.learning_rate=5e-6", "output=다른 곳", "seed=7"]
    arguments = [one for change in changes for one in ("--set", change)]
    assert train.main([str(DEMO), "--print-config", *arguments]) == 0
    shown = yaml.safe_load(capsys.readouterr().out)
    assert shown["grpo"]["max_steps"] == 10
    assert shown["priming"]["learning_rate"] == 5e-6  # YAML은 5e-6을 글로 읽습니다
    assert (shown["output"], shown["checkpoints"]) == ("다른 곳", "다른 곳/checkpoints")
    assert shown["grpo"] | {"max_steps": 40} == asdict(PROFILES["cpu-demo"].grpo)
    assert not Path("다른 곳").exists()


# 고친 것, 오류에 있어야 할 글. 줄마다 지키는 것이 다릅니다.
WRONG = [
    (["modle=demo"], "모르는 키 'modle'입니다. model을(를) 뜻했나요?"),  # 가까운 이름
    (["grpo.max_step=3"], "grpo.max_steps을(를) 뜻했나요?"),  # 안쪽의 이름
    (["gpro.max_steps=3"], "모르는 키 'gpro'입니다. grpo을(를)"),  # 자리의 이름
    (["grpo.zzz=3"], "아는 키: max_steps, learning_rate"),  # 가까운 것이 없을 때도 목록은 있습니다
    (["grpo=3"], "grpo은(는) 그 아래에"),  # 자리에 값
    (["grpo="], "grpo은(는) 그 아래에"),  # 빈 자리
    (["grpo.max_steps=많이"], "grpo.max_steps은(는) 정수이어야 하는데 글 '많이'입니다"),
    (["grpo.max_steps=true"], "정수이어야 하는데 true나 false"),  # 파이썬에서 True는 1입니다
    (["grpo.max_steps=1.5"], "정수이어야 하는데 수 1.5"),
    (["grpo.max_steps=0"], "grpo.max_steps=0은(는) 0보다 커야"),
    (["logit_chunks=0"], "unsloth에 맡기려면 null"),
    (["grpo.learning_rate=.nan"], "grpo.learning_rate은(는) 수이어야"),  # 비교가 모두 거짓이 됩니다
    (["grpo.learning_rate=1e999"], "grpo.learning_rate은(는) 수이어야"),
    (["grpo.learning_rate=빠르게"], "수이어야 하는데 글 '빠르게'"),
    (["fast_inference=1"], "fast_inference은(는) true나 false이어야"),
    (["model=null"], "model은(는) 글이어야 하는데 null입니다"),
    (["model=''"], "model이(가) 비었습니다"),
    (["completion_tokens=길게"], "정수이거나 null이어야"),
    (["prompt_quantile=90"], "1 이하여야 합니다. 90 %는 0.9"),
    (["model=없는/폴더/여기"], "있는 폴더도, 허브의 이름"),  # 빠진 폴더
    (["model=[[a]]"], "model은(는) 글이어야 하는데 목록입니다"),
    (["vllm_mode=servr"], "server을(를) 뜻했나요? 아는 이름: colocate, server"),
    (["vllm_mode=server"], "vllm_mode: server를 쓸 수 없습니다. demo와"),
    (["rewards=korea"], "korean을(를) 뜻했나요? 아는 이름: korean, original"),
    (["grpo_data=dmath_numeric"], "grpo_data='dmath_numeric'"),  # 시험 문제로 학습하지 않습니다
    (["test_data=jkc_mwp"], "test_data='jkc_mwp'"),
    (["priming_data=jkc"], "jkc_mwp을(를) 뜻했나요?"),
    (["stages=[grpo, priming]"], "stages는 priming, grpo, evaluation"),  # 거꾸로
    (["stages=[grpo, grpo]"], "한 번씩"),
    (["stages=[]"], "stages는"),
    (["stages=[시험]"], "stages는"),
    (["stages=grpo"], "stages은(는) 목록이어야"),
    (["completion_tokens=160"], "max_seq_length=160보다 작아야"),  # 프롬프트의 자리가 없음
    (["priming.max_length=200"], "priming.max_length=200은(는) max_seq_length"),
    (["lora_rank=-1"], "0 이상이어야"),
    (["lora_rank=0", "load_in_4bit=true"], "함께 쓸 수 없습니다"),
    (["grpo.num_generations=1"], "2 이상이어야"),
    (["checkpoints=결과/cpu-demo"], "다른 폴더여야"),
    (["grpo.max_steps"], "키=값이어야"),  # =이 없음
    (["=3"], "키=값이어야"),
    (["grpo.=3"], "키=값이어야"),
    (["seed=[1"], "YAML로 읽을 수 없습니다"),
    (
        ["seed=!!python/object/apply:os.getcwd []"],
        "YAML로 읽을 수 없습니다",
    ),  # 코드를 돌리지 않습니다
]


@pytest.mark.parametrize(("changes", "told"), WRONG, ids=[change[0] for change, _ in WRONG])
def test_wrong_values_end_with_one_line(changes, told, capsys, tmp_path, monkeypatch):
    """끝내는 값은 2, 글은 한 줄, 쓴 것은 없음."""
    monkeypatch.chdir(tmp_path)
    arguments = [one for change in changes for one in ("--set", change)]
    assert train.main([str(DEMO), *arguments]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.startswith("설정 오류: ") and said.err.count("\n") == 1
    assert not said.out and not list(tmp_path.iterdir())


# 파일의 내용, 오류에 있어야 할 글
WRONG_FILES = [
    ("", "키: 값"),  # 빈 파일
    ("- a\n- b\n", "키: 값"),
    ("name: a\n  model: b\n", "2째 줄"),  # 들여쓰기
    ("name: a\nname: b\n", "2째 줄: 'name'을(를) 두 번"),  # 앞의 값을 말없이 버리지 않습니다
    ("grpo:\n  beta: 0.1\n  beta: 0.2\n", "3째 줄: 'beta'을(를) 두 번"),
    ("name: a\n", "꼭 있어야 하는 키가 없습니다: title, model, priming_data"),
    ("? [a]\n: b\n", "YAML로 읽을 수 없습니다"),  # 목록인 키
    ("a: " + "[" * 20_000, "YAML로 읽을 수 없습니다"),  # 깊이
    ("#" * (MAX_BYTES + 1), "64 KiB보다 큽니다"),
    (
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"b{i}: &b{i} [{','.join([f'*{p}'] * 9)}]\n" for i, p in enumerate(["a", *(f"b{j}" for j in range(11))]))
        + "name: *b11\n",
        "모르는 키",
    ),  # 별명의 폭탄: 펼치면 9의 12제곱
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG_FILES, ids=range(len(WRONG_FILES)))
def test_wrong_files(text, told, tmp_path):
    path = tmp_path / "설정.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^[^\n]*$") as error:
        read_config(path)
    assert told in str(error.value)
    assert len(str(error.value)) < 1_500


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(ConfigError, match=r"없는\.yaml이\(가\) 없습니다"):
        read_config(tmp_path / "없는.yaml")
    path = tmp_path / "cp949.yaml"
    path.write_bytes("name: 한글".encode("cp949"))
    with pytest.raises(ConfigError, match="UTF-8"):
        read_config(path)


def test_a_nested_list_is_not_spelled_out():
    """값을 오류에 적을 때 별명으로 부풀린 목록을 펼치면 메모리를 다 씁니다."""
    bomb = ["x"]
    for _ in range(40):
        bomb = [bomb] * 9
    with pytest.raises(ConfigError, match="name은\\(는\\) 글이어야 하는데 목록입니다"):
        check(read_config(DEMO).as_dict() | {"name": bomb})


def test_machine_is_checked_before_anything_runs(monkeypatch):
    """t4는 8비트 옵티마이저를 씁니다. 사전 학습을 마친 뒤가 아니라 시작하기 전에 알려야 합니다."""
    config = read_config(PRESETS / "t4.yaml")
    monkeypatch.setattr("korgrpo_helpers.stack.find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="bitsandbytes"):
        check_machine(config)
    demo = read_config(DEMO, ["grpo.num_generations=7"])
    with pytest.raises(ConfigError, match="배수여야"):
        check_machine(demo)


def test_server_may_move_when_a_run_goes_on():
    """다시 돌리면 서버의 주소가 달라지기도 합니다. 배우는 것은 같으므로 이어 가야 합니다."""
    one, other = (read_config(DEMO, [f"vllm_server_base_url=http://a:{port}"]) for port in (1, 2))
    assert one != other and kept_values(one) == kept_values(other)


def test_output_with_other_files_is_left_alone(tmp_path, capsys):
    (tmp_path / "중요한 글.txt").write_text("지우면 안 됩니다")
    assert train.main([str(DEMO), "--set", f"output={tmp_path}"]) == 2
    assert "비어 있는 폴더가 아닙니다" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["중요한 글.txt"]


@pytest.mark.parametrize(
    "path", sorted((PRESETS / "accelerate").glob("*.yaml")), ids=lambda p: p.stem
)
def test_accelerate_reads_its_configs(path):
    """accelerate가 아는 키만 있고, 파일의 이름이 프로세스의 수를 말합니다."""
    from accelerate.commands.config.config_args import load_config_from_file

    config = load_config_from_file(str(path))
    assert str(config.num_processes) == path.stem.rpartition("-")[2]
    assert config.mixed_precision == "no"


def test_more_gpus_change_only_their_number():
    two, *more = (
        yaml.safe_load((PRESETS / "accelerate" / f"gpu-{gpus}.yaml").read_text(encoding="utf-8"))
        for gpus in (2, 4, 8)
    )
    assert all(one | {"num_processes": 2} == two for one in more)


def test_fsdp_finds_the_layers_by_itself():
    """fsdp2-8.yaml에는 층의 이름을 적지 않습니다. 모델이 알려 주는 층마다 나누는지 봅니다."""
    from accelerate.utils import FullyShardedDataParallelPlugin
    from accelerate.utils.fsdp_utils import fsdp2_prepare_auto_wrap_policy

    model = load_policy(PROFILES["cpu-demo"]).model
    plugin = FullyShardedDataParallelPlugin(
        fsdp_version=2, auto_wrap_policy="transformer_based_wrap"
    )
    divided = fsdp2_prepare_auto_wrap_policy(plugin, model)
    assert [module for module in model.modules() if divided(module)] == list(model.model.layers)
