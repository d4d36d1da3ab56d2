"""검사 전체에 걸치는 설정. 진행 막대를 끄고, 허브 대신 이 컴퓨터 안의 대역을 보게 합니다."""

import os
import tempfile

from stand_in_hub import StandInHub, repo_for

# 진짜 load_dataset이 여기로 옵니다. 라이브러리는 주소를 들여올 때 한 번만 읽으므로 맨 먼저 정합니다.
HUB = StandInHub()
HOME = tempfile.TemporaryDirectory(prefix="korgrpo-hf-", ignore_cleanup_errors=True)
os.environ["HF_ENDPOINT"] = HUB.url
os.environ["HF_HOME"] = HOME.name
os.environ.pop("HF_HUB_OFFLINE", None)
os.environ.pop("HF_TOKEN", None)
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
# 대역은 Xet으로 올리는 길을 모릅니다. 어댑터는 Git LFS로 올라갑니다.
os.environ["HF_HUB_DISABLE_XET"] = "1"
# 검사하는 기계의 설정이나 GPU가 결과를 바꾸지 않게 합니다.
os.environ["KORGRPO_PROFILE"] = "cpu-demo"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from pretended_colab import machine  # noqa: E402, F401

# 느린 기계에서 시간 때문에 떨어지지 않게 합니다. CI에서는 늘 같은 보기를 씁니다.
settings.register_profile("korgrpo", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("korgrpo")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """이 검사만 쓰는 빈 곳간."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("KORGRPO_CACHE", str(folder))
    return folder


def fill_hub() -> None:
    """카탈로그의 모든 이름을 허브 대역에 넣습니다. 노트북을 돌리는 검사(nbmake)가 망이 있는 길로 갑니다."""
    from korgrpo_helpers.catalog.entries import catalog

    HUB.repos.clear()
    HUB.repos.update({e.name: repo_for(e) for e in catalog().values() if not e.shipped})


@pytest.fixture
def hub():
    """빈 허브 대역. `hub.repos`에 저장소를 넣습니다. 끝나면 카탈로그의 이름으로 다시 채웁니다."""
    HUB.repos.clear()
    HUB.requests.clear()
    yield HUB
    fill_hub()


@pytest.fixture
def writer(hub, monkeypatch):
    """쓸 수 있는 토큰이 있는 사람의 허브. 저장소는 `owner/adapters`입니다."""
    from korgrpo_helpers.published import SETTING

    hub.writer = "hf_mine"
    monkeypatch.setenv("HF_TOKEN", hub.writer)
    monkeypatch.setenv(SETTING, "owner/adapters")
    yield hub
    hub.writer = None


@pytest.fixture(scope="module")
def site():
    """만든 책의 주소."""
    from built_book import HTML, serve

    with serve(HTML) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    # 옛 판의 가상 환경(make test-trl-0.22)에는 playwright가 없습니다.
    from built_book import chromium

    with chromium() as opened:
        yield opened


fill_hub()
