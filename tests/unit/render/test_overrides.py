"""Templates of a user's own change every method at once, and are laid out like ours.

The examples are those of docs/templates.md.
"""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import replace
from pathlib import Path

import black
import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.output.formatting import mode

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
SPEC = ROOT / "tests/golden/reference/spec.yaml"
GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")
EXAMPLES = dict(
    re.findall(r"```jinja\n\{# (package/\S+) #\}\n(.*?)```", GUIDE, re.DOTALL)
)


def _generate(folder: Path, *paths: str) -> dict[str, str]:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(EXAMPLES[path], "utf-8")
    result = pipeline.generate(replace(for_spec(SPEC), templates=folder))
    assert result.files is not None, list(result.diagnostics)
    return {path: str(text) for path, text in result.files.items()}


def _methods(text: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not any("cached_property" in ast.dump(item) for item in node.decorator_list)
    ]


def _resources(files: dict[str, str]) -> dict[str, str]:
    found = {
        path: text
        for path, text in files.items()
        if "/resources/" in path and path.endswith(".py") and "class " in text
    }
    assert found
    return found


def test_the_guide_has_the_examples() -> None:
    assert set(EXAMPLES) == {
        "package/resources/method.j2",
        "package/resources/docstring.j2",
        "package/resources/each/calls.py.j2",
    }


def test_every_method_is_decorated(tmp_path: Path) -> None:
    files = _generate(tmp_path, "package/resources/method.j2")
    for text in _resources(files).values():
        for method in _methods(text):
            shown = [ast.unparse(decorator) for decorator in method.decorator_list]
            assert any(text.startswith("traced('") for text in shown)


def test_docstrings_have_another_style(tmp_path: Path) -> None:
    files = _generate(tmp_path, "package/resources/docstring.j2")
    joined = "".join(_resources(files).values())
    assert "Parameters\n        ----------\n" in joined
    assert "Args:" not in joined


def test_each_resource_has_a_module_more(tmp_path: Path) -> None:
    plain = _generate(tmp_path / "plain")
    files = _generate(tmp_path / "more", "package/resources/each/calls.py.j2")
    new = files.keys() - plain.keys()
    assert len(new) == len(_resources(plain))
    assert all(path.endswith("_calls.py") for path in new)
    for path in new:
        ast.parse(files[path])


@pytest.mark.parametrize("path", EXAMPLES)
def test_what_they_give_is_laid_out(path: str, tmp_path: Path) -> None:
    for name, text in _generate(tmp_path, path).items():
        if name.endswith((".py", ".pyi")):
            assert black.format_str(text, mode=mode(name)) == text


def test_every_template_is_listed_in_the_guide() -> None:
    folder = ROOT / "templates"
    ours = {str(path.relative_to(folder)) for path in folder.rglob("package/**/*.j2")}
    listed = set(re.findall(r"^\| `(package/\S+)` \|", GUIDE, re.MULTILINE))
    assert listed == ours


def test_a_copy_of_ours_changes_nothing(tmp_path: Path) -> None:
    plain = _generate(tmp_path / "none")
    shutil.copytree(ROOT / "templates/package", tmp_path / "copy/package")
    assert _generate(tmp_path / "copy") == plain
