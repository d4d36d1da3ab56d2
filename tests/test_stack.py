"""라이브러리를 들여오는 차례와, 깔린 판에 맞게 설정을 넘기는 일."""

import dataclasses
import sys
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from types import ModuleType

import pytest

from korgrpo_helpers import stack
from korgrpo_helpers.profiles import get_profile


def test_only_known_fields_are_passed(capsys):
    @dataclasses.dataclass
    class Config:
        beta: float = 1.0

    config = stack.build_config(Config, {"beta": 0.0, "max_prompt_length": 5})
    assert config.beta == 0.0
    assert "넘기지 않은 필드: max_prompt_length" in capsys.readouterr().out


def test_every_setting_reaches_the_installed_trl():
    """설정 이름을 잘못 적으면 조용히 버려지고 기본값으로 돕니다. 판마다 다른 필드는 여기 적힌 것뿐입니다."""
    import trl

    profile = get_profile("cpu-demo")
    fields = {field.name for field in dataclasses.fields(trl.GRPOConfig)}
    assert {field.name for field in dataclasses.fields(profile.grpo)} <= fields
    fields = {field.name for field in dataclasses.fields(trl.SFTConfig)}
    assert {field.name for field in dataclasses.fields(profile.priming)} <= fields


def test_logit_chunks_go_to_unsloth_alone(monkeypatch, capsys):
    """TRL의 설정에는 없는 필드라, unsloth를 쓸 때만 넘깁니다."""
    chunked = replace(get_profile("t4"), logit_chunks=2)
    monkeypatch.setattr(stack, "uses_unsloth", lambda: True)
    assert stack.unsloth_fields(chunked) == {"unsloth_logit_chunk_multiplier": 2}
    assert stack.unsloth_fields(get_profile("t4")) == {}
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(stack, "uses_unsloth", lambda: False)
    assert stack.unsloth_fields(chunked) == {}
    assert "logit_chunks=2" in capsys.readouterr().out


def test_unsloth_comes_before_trl(monkeypatch):
    imported = []
    monkeypatch.setattr(stack, "has_cuda", lambda: True)
    monkeypatch.setattr(stack, "find_spec", lambda name: object())
    monkeypatch.setattr(
        stack.importlib, "import_module", lambda name: imported.append(name) or ModuleType(name)
    )
    stack.import_trl()
    assert imported == ["unsloth", "trl"]
    monkeypatch.setattr(stack, "has_cuda", lambda: False)
    imported.clear()
    stack.import_trl()
    assert imported == ["trl"]
    assert "unsloth" not in sys.modules


VERSIONS = {"vllm": "0.26.0", "torch": "2.11.0+cu128", "unsloth": "2026.10.7", "trl": "1.15.0"}
WANTED = {
    "vllm": ["torch==2.11.0", "transformers>=5.5.3", 'nothing==1; extra == "audio"'],
    "unsloth": ["trl<=1.15.0,>=0.18.2", "datasets!=4.0.*,<5"],
}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),  # 지역 표시(+cu128)는 판을 가르지 않습니다
        ({"torch": "2.9.0"}, ["vllm 0.26.0: torch==2.11.0"]),  # vLLM이 torch를 바꾸지 못한 Colab
        ({"trl": "1.16.0"}, ["unsloth 2026.10.7: trl<=1.15.0"]),  # 독자가 trl만 올린 것
        ({"vllm": None, "torch": "2.9.0"}, []),  # vLLM이 없으면 torch를 가리지 않습니다
        ({"datasets": "4.0.0"}, ["unsloth 2026.10.7: datasets!=4.0.*,<5"]),  # Colab에 깔린 판
    ],
)
def test_mismatched_stack_is_named(monkeypatch, changes, wrong):
    installed = {k: v for k, v in (VERSIONS | changes).items() if v is not None}

    def version(name):
        if name not in installed:
            raise PackageNotFoundError(name)
        return installed[name]

    def requires(name):
        version(name)
        return WANTED[name]

    monkeypatch.setattr(stack, "version", version)
    monkeypatch.setattr(stack, "requires", requires)
    found = stack.mismatched_versions()
    assert len(found) == len(wrong)
    for told, expected in zip(found, wrong, strict=True):
        name, _, specifier = expected.partition(": ")
        assert told.startswith(name)
        # 조건의 차례는 packaging이 정합니다.
        assert all(part in told for part in specifier.partition("=")[0].split(","))
    if wrong:
        with pytest.raises(RuntimeError, match="서로 맞지 않습니다"):
            stack.check_stack()
    else:
        stack.check_stack()


@pytest.mark.parametrize(
    ("variable", "used"),
    [("KORGRPO_VLLM", stack.wants_vllm), ("KORGRPO_UNSLOTH", stack.uses_unsloth)],
)
@pytest.mark.parametrize(("value", "wanted"), [(None, True), ("1", True), ("0", False)])
def test_installed_library_can_be_turned_off(monkeypatch, variable, used, value, wanted):
    monkeypatch.setattr(stack, "has_cuda", lambda: True)
    monkeypatch.setattr(stack, "find_spec", lambda name: object())
    monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(variable, value)
    assert used() is wanted
    monkeypatch.setenv(variable, "no")
    with pytest.raises(ValueError, match=f"{variable}='no'"):
        used()


SERVER = replace(get_profile("t4"), vllm_mode="server")
ABLE = {"cuda": True, "unsloth": False, "vllm": True, "gpus": 2}


# 설정에서 고친 것, 기계에서 다른 것, 환경 변수, 오류에 있어야 할 글(None이면 됩니다)
SERVERS = [
    ({}, {}, {}, None),
    ({"vllm_server_base_url": "http://10.0.0.7:9000"}, {"gpus": 1}, {}, None),  # 다른 기계의 서버
    ({}, {"gpus": 1}, {"CUDA_VISIBLE_DEVICES": "0"}, None),  # server.sh가 나누어 준 것
    ({}, {"gpus": 1}, {}, "서버에 줄 GPU가 없습니다"),
    ({}, {}, {"LOCAL_WORLD_SIZE": "2"}, "서버에 줄 GPU가 없습니다"),
    ({}, {"cuda": False}, {}, "CUDA GPU가 있어야"),
    ({}, {"unsloth": True}, {}, "KORGRPO_UNSLOTH=0을 적으면"),
    ({}, {"vllm": False}, {}, "pip install vllm"),
    ({}, {}, {"KORGRPO_VLLM": "0"}, "KORGRPO_VLLM=0은 vLLM을 쓰지 않습니다"),
    ({"fast_inference": False}, {}, {}, "fast_inference: false"),
    ({"model": "demo"}, {}, {}, "demo와"),
    ({"vllm_server_base_url": "10.0.0.7:9000"}, {}, {}, "http://주소:포트여야"),
    ({"vllm_server_base_url": "http://:9000"}, {}, {}, "http://주소:포트여야"),
    ({"vllm_server_base_url": "http://[::1"}, {}, {}, "http://주소:포트여야"),
    ({"vllm_server_base_url": "http://a:port"}, {}, {}, "http://주소:포트여야"),
    ({"vllm_server_base_url": "http://a:99999"}, {}, {}, "http://주소:포트여야"),
    ({"vllm_server_base_url": "http://a:0"}, {}, {}, "http://주소:포트여야"),
    ({"vllm_server_base_url": "http://[::1]:8000"}, {}, {}, None),
]


@pytest.mark.parametrize(("changes", "machine", "environ", "told"), SERVERS)
def test_server_mode_says_why_it_cannot_run(monkeypatch, changes, machine, environ, told):
    import torch

    found = ABLE | machine
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(stack, "has_cuda", lambda: found["cuda"])
    monkeypatch.setattr(stack, "find_spec", lambda name: found.get(name) or None)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: found["gpus"])
    profile = replace(SERVER, **changes)
    if told is None:
        stack.check_server(profile)
        return
    with pytest.raises(ValueError, match="vllm") as error:
        stack.check_server(profile)
    assert told in str(error.value) and "\n" not in str(error.value)
