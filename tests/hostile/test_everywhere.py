"""Every string of a document against every place that it reaches.

`HOSTILE_EXAMPLES=5000 pytest tests/hostile/test_everywhere.py` searches for longer.
"""

from __future__ import annotations

import ast
import builtins
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import inert
import pytest
from clientsmith.commands import pipeline
from everywhere import NAMES, SHAPES, TEXTS, document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

_EXAMPLES = int(os.environ.get("HOSTILE_EXAMPLES", "25"))
_VOCABULARY = frozenset(
    (
        *("Annotated", "Literal", "Tagged", "Base64", "JsonValue", "Decimal", "UUID"),
        *("datetime", "date", "time", "builtins", "None", "Omit", "FileInput"),
    )
)
"""What annotations may name besides the package's own types and Python's."""


def _generate(given_: Mapping[str, str], docs: bool = False) -> pipeline.Result:
    with TemporaryDirectory() as folder:
        return inert.generate_tree(document(given_), Path(folder), docs)


@cache
def _harmless() -> dict[str, str]:
    result = _generate({})
    inert.check(result)
    assert result.files is not None
    return inert.own(result.files)


@cache
def _skeletons() -> dict[str, str]:
    return {path: inert.skeleton(text) for path, text in _harmless().items()}


def _names(text: str) -> tuple[set[str], set[str]]:
    """The names that a module defines, and those that it uses."""
    defined: set[str] = set()
    used: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                defined.add(name)
            case ast.AsyncFunctionDef(name=name):
                defined.add(name)
            case ast.arg(arg=name):
                defined.add(name)
            case ast.alias(name=name, asname=other):
                defined.add(other or name)
            case ast.Name(id=name, ctx=ast.Store()):
                defined.add(name)
            case ast.Name(id=name):
                used.add(name)
    return defined, used


@cache
def _known() -> frozenset[str]:
    """Names that modules use without defining them, in the harmless client: Python's own."""
    known: set[str] = set()
    for text in _harmless().values():
        defined, used = _names(text)
        known |= used - defined
    return frozenset(known)


def _evaluated(text: str) -> Iterator[str]:
    """The texts of a module that the runtime reads as annotations."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant):
            text_ = node.value.value
            if isinstance(text_, str) and ast.unparse(node.annotation) == "TypeAlias":
                yield text_
        if isinstance(node, ast.keyword) and node.arg in ("replies", "errors"):
            for value in ast.walk(node.value):
                if isinstance(value, ast.Dict):
                    yield from _first_texts(value.values)
        if isinstance(node, ast.keyword) and node.arg == "item":
            yield from _first_texts([node.value])


def _first_texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Tuple):
            yield from _first_texts(node.elts)
        if isinstance(node, ast.Call):
            yield from _first_texts(node.args[:1])
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _check_names(files: Mapping[str, str]) -> None:
    """Nothing is used that the package does not define, but for what harmless ones use."""
    own: set[str] = set()
    for text in files.values():
        own |= _names(text)[0]
    for path, text in files.items():
        defined, used = _names(text)
        assert used - defined <= _known() | own, path
        for statement in ast.walk(ast.parse(text)):
            if isinstance(statement, ast.Module | ast.ClassDef):
                for each in statement.body:
                    if isinstance(each, ast.Expr):
                        assert isinstance(each.value, ast.Constant), path
        for annotation in _evaluated(text):
            for node in ast.walk(ast.parse(annotation, mode="eval")):
                if isinstance(node, ast.Call):
                    assert ast.unparse(node.func) == "Tagged", annotation
                if isinstance(node, ast.Name):
                    known = node.id in own | _VOCABULARY or hasattr(builtins, node.id)
                    assert known, f"{path}: {annotation}"
                assert not isinstance(node, ast.Lambda | ast.JoinedStr | ast.NamedExpr)


def _check(given_: Mapping[str, str], docs: bool = False) -> None:
    result = _generate(given_, docs)
    inert.check(result)
    assert result.files is not None, [
        item.message for item in result.diagnostics if item.severity == "error"
    ]
    files = inert.own(result.files)
    _check_names(files)
    if given_.keys() <= TEXTS.keys():
        assert files.keys() == _harmless().keys()
        for path, text in files.items():
            assert inert.skeleton(text) == _skeletons()[path], path


@pytest.mark.parametrize("turn", range(len(SHAPES)))
def test_texts_change_no_statement(turn: int) -> None:
    """In the turns together, each field gets each shape."""
    _check(
        {name: SHAPES[(turn + at) % len(SHAPES)] for at, name in enumerate(TEXTS)},
        docs=True,
    )


@pytest.mark.parametrize("turn", range(len(SHAPES)))
def test_names_define_what_they_use(turn: int) -> None:
    _check(
        {name: SHAPES[(turn + at) % len(SHAPES)] for at, name in enumerate(NAMES)},
        docs=True,
    )


_PIECES = st.one_of(
    st.sampled_from(SHAPES),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.text(
        st.sampled_from("\"'\\{}[]()#\n\r\t >.`|<&;:=%$\u202e\x00aA_1"), min_size=1
    ),
)
_STRINGS = st.builds("".join, st.lists(_PIECES, min_size=1, max_size=3))
_SETTINGS = settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize=_EXAMPLES <= 25,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _shown(text: str) -> bool:
    """Whether a text is written: one that only repeats the name of a property, `a`, is not."""
    letters = [each for each in text if each.isalnum()]
    return bool(text.strip()) and letters not in (["a"], ["A"])


@_SETTINGS
@given(
    st.dictionaries(
        st.sampled_from(sorted(TEXTS)), _STRINGS.filter(_shown), min_size=1, max_size=8
    )
)
def test_any_text_changes_no_statement(given_: dict[str, str]) -> None:
    _check(given_)


@_SETTINGS
@given(
    st.dictionaries(st.sampled_from(sorted(NAMES)), _STRINGS, min_size=1, max_size=8)
)
def test_any_name_defines_what_it_uses(given_: dict[str, str]) -> None:
    _check(given_)
