"""Templates place, views decide: no logic, little nesting, short files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import black
import pytest
from clientsmith.output.formatting import mode
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[2] / "templates"
PATHS = sorted(path for path in TEMPLATES.rglob("*.j2"))
LINES = 120
DEPTH = 4  # with the macro around
FILTERS = {
    "attribute_docstring",
    "docstring",
    "fit",
    "indent",
    "literal",
    "prose",
    "text",
}
FORBIDDEN = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Compare,
    nodes.BinExpr,
    nodes.And,
    nodes.Or,
    nodes.CondExpr,
    nodes.Test,
    nodes.Concat,
    nodes.Call,
)


def faults(text: str) -> Iterator[str]:
    """What a template does that a view should have done."""
    tree = Environment(extensions=["jinja2.ext.do"]).parse(text)
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    imported = {
        name if isinstance(name, str) else name[1]
        for node in tree.find_all(nodes.FromImport)
        for name in node.names
    }
    for node in tree.find_all(FORBIDDEN):
        is_macro = (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in macros | imported
        )
        if not is_macro:
            yield f"line {node.lineno}: {type(node).__name__}"
    for found in tree.find_all(nodes.Filter):
        if found.name not in FILTERS:
            yield f"line {found.lineno}: the filter {found.name}"
    if depth(tree) > DEPTH:
        yield f"nested {depth(tree)} deep"
    if text.count("\n") > LINES:
        yield f"{text.count(chr(10))} lines"


def depth(node: nodes.Node) -> int:
    """How deeply loops and conditions are nested."""
    below = max((depth(child) for child in node.iter_child_nodes()), default=0)
    return below + isinstance(node, nodes.For | nodes.If | nodes.Macro)


@pytest.mark.parametrize(
    "path", PATHS, ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_a_template_holds_no_logic(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []


def test_templates_are_found() -> None:
    assert PATHS


@pytest.mark.parametrize(
    "text",
    [
        "{% set x = 1 %}",
        "{% if a == b %}{% endif %}",
        "{% if a and b %}{% endif %}",
        "{{ a if b else c }}",
        "{{ a + b }}",
        "{{ a ~ b }}",
        "{{ a | join }}",
        "{{ a.upper() }}",
        "{% if a is defined %}{% endif %}",
        "{% if a %}{% if b %}{% if c %}{% if d %}{% if e %}" + "{% endif %}" * 5,
        "\n" * 121,
    ],
)
def test_the_lint_can_fail(text: str) -> None:
    assert list(faults(text))


def test_what_templates_may_do() -> None:
    loop = "{% for a in b %}{% if not a.c %}{{ m(a) | indent }}{% endif %}{% endfor %}"
    assert list(faults("{% from 'x' import m %}" + loop)) == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["runtime", "faces"])
def test_black_changes_nothing_in_what_is_copied(folder: str) -> None:
    for path in sorted((TEMPLATES / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        assert black.format_str(text, mode=mode(path.name)) == text, path
