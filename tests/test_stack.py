"""라이브러리를 들여오는 차례와, 깔린 판에 맞게 설정을 넘기는 일."""

import dataclasses
import sys
from types import ModuleType

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
