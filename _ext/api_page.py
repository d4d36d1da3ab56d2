"""도우미 API의 쪽을 패키지의 글에서 만듭니다: 함수마다의 꼴과 설명, 그것을 쓰는 장.

패키지를 들여오지 않고 `ast`로 읽기만 합니다. torch가 없어도 되고, 쪽이 코드와 어긋날 수 없습니다.
"""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from glossary_page import chapter_title

ROOT = Path(__file__).parents[1]
PACKAGE = "korgrpo_helpers"
PAGE = "book/api"
TABLE_PLACE = "<!-- 모듈의 표 -->"
ENTRIES_PLACE = "<!-- 모듈의 설명 -->"
WIDTH = 76
# 독자가 부르는 모듈. 차례는 책의 차례를 따릅니다.
GROUPS = {
    "시작": "colab profiles settings session_report",
    "데이터": "own_data hub sources examples arithmetic catalog.entries catalog.table schema mapping "
    "adapter traces filters language reports",
    "글과 토큰": "formatting columns tokenizer lengths",
    "보상": "answers rewards.korean rewards.original rewards.explain rewards.hacks rewards.engines",
    "학습": "train_config pipeline models generation training objective rejection checkpoints memory",
    "시험과 진단": "evaluation diagnosis trends runs plots",
    "저장과 배포": "saving adapter_files merging gguf model_card publishing published",
    "만져 보기": "widgets widgets_advantage widgets_lengths widgets_memory widgets_runs",
}
MODULES = tuple(name for names in GROUPS.values() for name in names.split())
FENCE = re.compile(
    r"^( *)```(?:\{code-cell\} ipython3|python)\n(.*?)^\1```", flags=re.MULTILINE | re.DOTALL
)
PLAIN_SPAN = re.compile(r'<span class="[pw]">([^<]*)</span>')
# 코드 셀의 앞에 붙는 설정: `:tags: […]`이나 `---` 사이의 YAML
CELL_HEAD = re.compile(r"\A(?:---\n.*?^---\n|(?::\w+:[^\n]*\n)+)", flags=re.MULTILINE | re.DOTALL)


def cells(text: str) -> list[ast.Module]:
    """장의 글에 든 코드. 셀만이 아니라 연습의 답처럼 접어 둔 것까지 읽습니다."""
    found = []
    for indent, code in FENCE.findall(text):
        lines = "\n".join(line.removeprefix(indent) for line in code.splitlines())
        found.append(ast.parse(CELL_HEAD.sub("", lines + "\n")))
    return found


def names_in(trees: list[ast.Module]) -> set[tuple[str, str]]:
    """코드가 쓰는 (모듈, 이름). `from korgrpo_helpers import pipeline` 뒤의 `pipeline.이름`도 셉니다."""
    found, modules = set(), set()
    nodes = [node for tree in trees for node in ast.walk(tree)]
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{PACKAGE}."):
            module = node.module.removeprefix(f"{PACKAGE}.")
            found |= {(module, alias.name) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {(node.value.id, node.attr)} if node.value.id in modules else set()
    return found


@cache
def users() -> dict[tuple[str, str], list[str]]:
    """(모듈, 이름)마다 그것을 쓰는 장의 이름."""
    found = defaultdict(list)
    for path in sorted((ROOT / "notebooks").glob("*.md")):
        for name in names_in(cells(path.read_text(encoding="utf-8"))):
            found[name].append(path.stem)
    return dict(found)


def source_of(module: str) -> ast.Module:
    path = ROOT / PACKAGE / f"{module.replace('.', '/')}.py"
    return ast.parse(path.read_text(encoding="utf-8"))


def public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.ClassDef]:
    kinds = (ast.FunctionDef, ast.ClassDef)
    return [node for node in body if isinstance(node, kinds) and not node.name.startswith("_")]


def signature(name: str, arguments: list[str], returns: str = "") -> str:
    """부르는 꼴. 한 줄에 들지 않으면 인자마다 줄을 바꿉니다."""
    line = f"{name}({', '.join(arguments)}){returns}"
    if len(line) <= WIDTH or not arguments:
        return line
    return f"{name}(\n" + "".join(f"    {one},\n" for one in arguments) + f"){returns}"


def arguments_of(node: ast.FunctionDef, skip: int = 0) -> list[str]:
    """인자마다 `이름: 꼴 = 기본값`. 앞의 `skip`개(self)는 뺍니다."""
    a = node.args
    plain = [*a.posonlyargs, *a.args]
    defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults

    def told(one: ast.arg, default: ast.expr | None) -> str:
        equals = " = " if one.annotation else "="
        return ast.unparse(one) + (f"{equals}{ast.unparse(default)}" if default else "")

    found = [told(*pair) for pair in zip(plain, defaults, strict=True)][skip:]
    if a.vararg:
        found.append(f"*{ast.unparse(a.vararg)}")
    elif a.kwonlyargs:
        found.append("*")
    found += [told(*pair) for pair in zip(a.kwonlyargs, a.kw_defaults, strict=True)]
    return [*found, f"**{ast.unparse(a.kwarg)}"] if a.kwarg else found


def function_signature(node: ast.FunctionDef, skip: int = 0) -> str:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return signature(node.name, arguments_of(node, skip), returns)


def class_signature(node: ast.ClassDef) -> str:
    """클래스를 만드는 꼴. 데이터클래스는 칸의 목록, 아니면 `__init__`의 인자입니다."""
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            return signature(f"class {node.name}", arguments_of(one, skip=1))
    if any("dataclass" in ast.unparse(one) for one in node.decorator_list):
        fields = [ast.unparse(one) for one in node.body if isinstance(one, ast.AnnAssign)]
        return signature(f"class {node.name}", fields)
    return signature(f"class {node.name}", [ast.unparse(base) for base in node.bases])


def prose(docstring: str) -> str:
    """설명의 글. `>>>` 보기는 코드 상자로 바꿉니다."""
    return re.sub(r"^>>> .*?(?=\n\n|\Z)", r"```pycon\n\g<0>\n```", docstring, flags=re.M | re.S)


def members(node: ast.ClassDef) -> list[str]:
    """클래스의 속성과 메서드. Trainer가 부르는 자리(`on_…`)는 뺍니다."""
    lines = []
    for one in public(node.body):
        if not isinstance(one, ast.FunctionDef) or one.name.startswith("on_"):
            continue
        is_property = any("property" in ast.unparse(mark) for mark in one.decorator_list)
        call = one.name if is_property else f"{one.name}({', '.join(arguments_of(one, 1))})"
        call += f" -> {ast.unparse(one.returns)}" if one.returns else ""
        told = (ast.get_docstring(one) or "").partition("\n\n")[0].replace("\n", " ")
        lines.append(f"- `{call}` {told}".rstrip())
    return lines


def chapters(names: list[str]) -> str:
    if len(names) == len(list((ROOT / "notebooks").glob("*.md"))):
        return "모든 장"
    return ", ".join(f"[{chapter_title(name)}](../notebooks/{name}.ipynb)" for name in names)


def anchor(module: str) -> str:
    return f"api-{re.sub('[._]', '-', module)}"


def entry(module: str, node: ast.FunctionDef | ast.ClassDef) -> str:
    is_class = isinstance(node, ast.ClassDef)
    form = class_signature(node) if is_class else function_signature(node)
    used = users().get((module, node.name), [])
    parts = [
        f"#### `{node.name}`",
        f"```python\n{form}\n```",
        prose(ast.get_docstring(node) or ""),
        "\n".join(members(node)) if is_class else "",
        f"*쓰는 장: {chapters(used)}*" if used else "",
    ]
    return "\n\n".join(filter(None, parts))


def constants(module: str, tree: ast.Module) -> str:
    """장이 들여오는 값(대문자 이름). 길면 이름만 적습니다."""
    lines = []
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            used = users().get((module, getattr(target, "id", "")), [])
            if used:
                value = ast.unparse(node.value)
                told = f"`{target.id} = {value}`" if len(value) < WIDTH else f"`{target.id}`"
                lines.append(f"- {told} *쓰는 장: {chapters(used)}*")
    return "\n".join(lines)


def section(module: str) -> str:
    tree = source_of(module)
    parts = [f"({anchor(module)})=\n### `{module}`", prose(ast.get_docstring(tree))]
    parts += [constants(module, tree), *(entry(module, node) for node in public(tree.body))]
    return "\n\n".join(filter(None, parts))


def table() -> str:
    lines = ["| 모듈 | 하는 일 |", "|---|---|"]
    for title, names in GROUPS.items():
        lines.append(f"| **{title}** | |")
        for name in names.split():
            told = ast.get_docstring(source_of(name)).partition("\n")[0].replace("|", r"\|")
            lines.append(f"| [`{name}`](#{anchor(name)}) | {told} |")
    return "\n".join(lines)


def sections() -> str:
    parts = []
    for title, names in GROUPS.items():
        parts += [f"## {title}", *map(section, names.split())]
    return "\n\n".join(parts)


def fill(app, docname, source) -> None:
    if docname == PAGE:
        users.cache_clear()
        source[0] = source[0].replace(TABLE_PLACE, table()).replace(ENTRIES_PLACE, sections())


def lighten(app, pagename, templatename, context, doctree) -> None:
    """괄호와 빈칸에 색을 따로 입히지 않습니다. 색이 여느 글자와 같은데 쪽의 무게만 늘립니다."""
    if pagename == PAGE and "body" in context:
        context["body"] = PLAIN_SPAN.sub(r"\1", context["body"])


def always_outdated(app, env, added, changed, removed) -> list[str]:
    """함수의 설명은 패키지에 있습니다. 쪽의 글이 그대로여도 다시 채웁니다."""
    return [PAGE]


def setup(app):
    app.connect("source-read", fill)
    app.connect("env-get-outdated", always_outdated)
    app.connect("html-page-context", lighten)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
