"""구조의 쪽: 층과 화살표가 패키지의 진짜 들여오기와 같은지. 쪽의 그림을 손으로 그렸으므로 여기서 지킵니다."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from test_house import FLOORS, MODULES, module_name

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "book" / "architecture.md").read_text(encoding="utf-8")
# 그림의 줄: `2층  보상 → 수와 답, 글과 토큰`. 아무 데도 기대지 않으면 화살표가 없습니다.
LINE = re.compile(r"^(\d)층  (.+?)(?: → (.+))?$", flags=re.MULTILINE)
DIAGRAM = {name: (int(level), arrows) for level, name, arrows in LINE.findall(TEXT)}
# 표의 줄: `| 보상 | `rewards.korean`, … | 하는 일 |`
TABLE = TEXT.partition("## 층마다 있는 모듈")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| ([^|`]+) \| (`[^|]+`) \| [^|]+ \|$", TABLE, flags=re.MULTILINE)
LAYERS = {name: re.findall(r"`([^`]+)`", modules) for name, modules in ROWS}
LAYER_OF = {module: name for name, modules in LAYERS.items() for module in modules}


@cache
def leans() -> dict[str, set[str]]:
    """층마다 그 층의 모듈이 들여오는 다른 층."""
    found = {name: set() for name in LAYERS}
    for path in MODULES:
        layer = LAYER_OF[module_name(path)]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not node.module.startswith(
                "korgrpo_helpers"
            ):
                continue
            base = node.module.removeprefix("korgrpo_helpers").lstrip(".")
            names = [base] if base else [alias.name for alias in node.names]
            found[layer] |= {LAYER_OF[name] for name in names} - {layer}
    return found


def below(layer: str) -> set[str]:
    """이 층에서 화살표를 따라가면 닿는 모든 층."""
    return set().union(*({other} | below(other) for other in leans()[layer]))


def level(layer: str) -> int:
    return 1 + max((level(other) for other in leans()[layer]), default=0)


def test_every_module_has_one_layer():
    named = [module for modules in LAYERS.values() for module in modules]
    assert sorted(named) == sorted(FLOORS)
    assert list(DIAGRAM) == [name for name, _ in reversed(ROWS)]


def test_no_layer_leans_on_itself():
    assert not [layer for layer in LAYERS if layer in below(layer)]


@pytest.mark.parametrize("layer", LAYERS)
def test_arrows_are_the_real_imports(layer):
    """다른 화살표를 거쳐 닿는 층은 그림에 그리지 않습니다."""
    told_level, arrows = DIAGRAM[layer]
    straight = leans()[layer]
    shown = {one for one in straight if not any(one in below(other) for other in straight)}
    assert set(filter(None, arrows.split(", "))) == shown
    assert told_level == level(layer)


def test_files_named_on_the_page_exist():
    paths = [path for path in re.findall(r"`([\w./-]+)`", TEXT) if "/" in path]
    assert len(paths) >= 20
    for path in paths:
        assert (ROOT / path).exists(), path
