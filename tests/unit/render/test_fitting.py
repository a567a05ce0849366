"""Statements are laid out as black lays them out, whatever a template made of them."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import black
import pytest
from clientsmith.emit.fitting import fit
from clientsmith.output.formatting import mode
from clientsmith.text.code import literal
from hypothesis import example, given, settings
from hypothesis import strategies as st

names = st.from_regex(r"[a-z][a-z_]{0,26}[a-z]", fullmatch=True).filter(
    lambda name: name not in {"in", "is", "or", "if", "as", "def", "and", "not", "for"}
)
classes = names.map(lambda name: name.title().replace("_", ""))
texts = names.map(lambda name: f'"{name}, (and) [{{more}}]"')


def _union(options: list[str]) -> str:
    return " | ".join(dict.fromkeys(options))


annotations = st.recursive(
    classes | st.lists(texts, min_size=1, max_size=5).map(lambda x: f"Literal[{', '.join(x)}]"),
    lambda inner: st.one_of(
        inner.map(lambda item: f"list[{item}]"),
        inner.map(lambda item: f"dict[str, {item}]"),
        st.lists(inner, min_size=2, max_size=4).map(_union),
    ),
    max_leaves=6,
)


@st.composite
def heads(draw: st.DrawFn) -> str:
    """The head of a method, its parameters on lines of their own."""
    rows = ["self", "*"]
    for name in draw(st.lists(names, max_size=6, unique=True)):
        default = draw(st.sampled_from(["", " | Omit = OMIT", " | None = None"]))
        rows.append(f"{name}: {draw(annotations)}{default}")
    rows.append("options: Options | None = None")
    keyword = draw(st.sampled_from(["def", "async def"]))
    parameters = ",\n    ".join(rows)
    return f"{keyword} {draw(names)}(\n    {parameters}\n) -> {draw(annotations)}:"


@st.composite
def ignored(draw: st.DrawFn) -> str:
    """The head of a property that type checkers are not to compare with what it hides."""
    return f"def {draw(names)}(self) -> {draw(annotations)}:  # type: ignore[override]"


@st.composite
def fields(draw: st.DrawFn) -> str:
    """A field of a model."""
    further = st.builds(" = Field(default={}, constant=True, wire={})".format, texts, texts)
    default = draw(
        st.sampled_from(["", " = None", ' = Field(wire="a name", read_only=True)']) | further
    )
    return f"{draw(names)}: {draw(annotations)}{default}"


@st.composite
def calls(draw: st.DrawFn) -> str:
    """A call whose items are to stand on lines of their own where they do not fit."""
    items = draw(st.lists(texts, min_size=1, max_size=5))
    listed = ", ".join(f"{item}: {item}" for item in items)
    return f"return self._call(_{draw(names)}, {{ {listed}, }}, options)"


@st.composite
def constants(draw: st.DrawFn) -> str:
    """An assignment of a call."""
    items = draw(st.lists(texts, min_size=1, max_size=5))
    nested = ", ".join(items)
    value = f"Operation({nested}, fields=({nested},), parts=(Part({items[0]}),),)"
    return f"_{draw(names)}: Operation[{draw(annotations)}] = {value}"


statements = st.one_of(heads(), ignored(), fields(), calls(), constants())


def _module(statement: str) -> str:
    """A module in which a statement may stand at column 4."""
    body = "\n        pass" if statement.endswith((":", "[override]")) else ""
    return f"async def holder():\n{statement}{body}\n"


@settings(max_examples=300, derandomize=True, deadline=None)
@given(statements)
def test_black_changes_nothing(statement: str) -> None:
    laid = "".join(fit(f"    {statement}\n"))[:-1]
    module = _module(laid)
    assert black.format_str(module, mode=mode("x.py")) == module


@pytest.mark.parametrize(
    ("written", "laid"),
    [
        ("x = f(\n    a,\n    b,\n)", "x = f(a, b)"),
        ("x = (\n    a,\n)", "x = (a,)"),
        ("x = f( { 'a': [ 1, ], }, )", "x = f({'a': [1]})"),
        ('x = "a  ( b,)"', 'x = "a  ( b,)"'),
        (
            f"from .{'a' * 60} import {'B' * 30}",
            f"from .{'a' * 60} import (\n    {'B' * 30},\n)",
        ),
        (f"return {'a' * 50}({'b' * 40})", f"return {'a' * 50}(\n    {'b' * 40}\n)"),
        (f"return {'a' * 50}({'b' * 40},)", f"return {'a' * 50}(\n    {'b' * 40},\n)"),
    ],
)
def test_what_is_written_does_not_matter(written: str, laid: str) -> None:
    assert str(fit(written)) == f"{laid}\n"


_PIECES = (
    "a(",
    "a[",
    '"',
    "'",
    "\\",
    ", )",
    ", ]",
    ")",
    "]",
    "}",
    "{",
    " = ",
    "#",
    "|",
    ": ",
)
_STATEMENTS = (
    "NAME: Final = §",
    "§",
    "call(§, )",
    "call(§)[§]",
    'name: Literal[§, "b"] = §',
    "def method(self, *, name: Literal[§] = §, ) -> None: ...",
    "{§: §, }",
    "Alias: TypeAlias = Literal[§] | Literal[§]",
    "raise Error(§, ) from None",
)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(
    st.sampled_from(_STATEMENTS),
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join),
)
@example("NAME: Final = §", 'a("+b or (1, )#')
def test_a_text_stays_the_text_that_it_is(statement: str, text: str) -> None:
    """Whatever brackets, quotes and marks there are in it."""
    written = statement.replace("§", str(literal(text)))
    tree = ast.dump(ast.parse(written))
    assert ast.dump(ast.parse(str(fit(written)))) == tree


def _name(length: int) -> str:
    return ("abcdefghi_" * 11)[: length - 1] + "z"


def _class(length: int) -> str:
    return ("Abcdefghij" * 11)[:length]


def _text(length: int) -> str:
    return '"' + ("word, (x) " * 11)[: length - 1] + '."'


_ANNOTATIONS: tuple[Callable[[int], str], ...] = (
    lambda n: _class(n),
    lambda n: f'"{_class(n - 7)} | None"',
    lambda n: f"models.{_class(n)}",
    lambda n: f"{_class(n)} | None",
    lambda n: f'list["{_class(n)}"]',
    lambda n: f"dict[str, list[{_class(n)}]]",
    lambda n: f"dict[str, list[{_class(n)}]] | None",
    lambda n: f"list[{_class(n // 2)} | {_class(n - n // 2)}]",
    lambda n: f"Literal[{_text(n)}]",
    lambda n: f"Literal[{_text(n // 2)}, {_text(n - n // 2)}] | str | None",
    lambda n: f'Annotated[{_class(n // 2)}, Codec("{_class(n - n // 2)}")]',
)
_VALUES: tuple[Callable[[int], str], ...] = (
    lambda n: "None",
    lambda n: _text(n),
    lambda n: f"Field(wire={_text(n)})",
    lambda n: f"Field(default=None, constant=True, wire={_text(n)})",
)


def _long_statements() -> Iterator[str]:
    """Each kind of statement of the templates, about as long as a line and longer."""
    lengths = (6, 44, 60, *range(71, 99, 3))
    turn = itertools.count()
    for wide, name in itertools.product(lengths, (5, 44, 72, 82)):
        k = lengths[next(turn) % len(lengths)]
        for annotation in _ANNOTATIONS:
            type_ = annotation(wide)
            value = _VALUES[next(turn) % len(_VALUES)](k)
            default = ("", " | Omit = OMIT", " = ...")[next(turn) % 3]
            yield f"    {_name(name)}: {type_} = {value}"
            yield (
                f"    {_name(name)}: NotRequired[{type_}]",
                f"    {_name(name)}: {type_}",
                f"{_class(name)}: TypeAlias = {type_}",
                f"_{_name(name)}: Wait[{type_}, {_class(k)}]",
                f'{_class(name)} = TypedDict("T", {{ {_text(k)}: {type_}, "b": int, }},)',
                f"    async def {_name(k)}(self, *, {_name(name)}: {type_}{default}, "
                f"options: int) -> {type_}: ...",
            )[next(turn) % 6]
        yield f"    {_name(name)}: Final = {_text(wide)}"
        yield f"_{_class(wide)} = {_class(wide)}"
        yield f'{_class(name)} = TypeAliasType("{_class(name)}", {_text(wide)},)'
        yield f"    {_name(name)} = Renamed({_text(wide)}, {_text(k)})"
        yield f"    @deprecated({_text(wide)})\n    def f(self): ..."
        yield f"class {_class(wide)}({_class(name)}): ..."
        yield f"class {_class(wide)}({_class(name)}, Model): ..."
        yield f"    def f(self): return {_class(wide)}({_name(k)},)"
        yield f"from .{_name(name)} import {_class(wide)}, {_class(k)}"


def _laid(statement: str) -> str:
    """A statement of a stub within a class, or outside of one."""
    first, line, rest = statement.partition("\n")
    head, colon, value = first.partition(": return ")
    if colon:
        laid = f"{head}:\n{fit(f'        return {value}')}"
    elif first.startswith("class "):
        laid = str(fit(first.removesuffix(" ..."))) + "    x: int\n"
    else:
        laid = f"{fit(first)}{rest}{line}"
    return f"class Holder:\n{laid}" if laid.startswith(" ") else laid


def test_black_changes_no_long_statement() -> None:
    """All of them are one module, since black is slow to begin."""
    laid = "\n\n".join(map(_laid, _long_statements())) + "\n"
    shown = black.format_str(laid, mode=replace(mode("x.pyi"), is_pyi=False))
    assert [x for x in shown.split("\n") if x] == [x for x in laid.split("\n") if x]
