"""검사 전체에 걸치는 설정. 진행 막대를 끄고, 학습하는 검사는 따로 만든 곳간을 씁니다."""

import os

os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"
# 검사하는 기계의 설정이나 GPU가 결과를 바꾸지 않게 합니다.
os.environ["KORGRPO_PROFILE"] = "cpu-demo"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import pytest
from hypothesis import settings

# 느린 기계에서 시간 때문에 떨어지지 않게 합니다. CI에서는 늘 같은 보기를 씁니다.
settings.register_profile("korgrpo", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("korgrpo")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """이 검사만 쓰는 빈 곳간."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("KORGRPO_CACHE", str(folder))
    return folder
