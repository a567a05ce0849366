"""Names that would break the package, or mean something else in it."""

from __future__ import annotations

import keyword
import time
import unicodedata

import pytest
from clientsmith.model import ir
from clientsmith.text import words
from hypothesis import given, settings
from hypothesis import strategies as st
from naming import (
    api,
    component,
    everything,
    inline,
    json_body,
    named,
    operation,
    parameter,
)

NASTY = [
    "",
    " ",
    "\x00",
    ".",
    "..",
    "../../etc/passwd",
    "C:\\x",
    "CON",
    "nul",
    "__init__",
    "__class__",
    "__proto__",
    "class",
    "None",
    "True",
    "self",
    "cls",
    "mro",
    "options",
    "OMIT",
    "list",
    "dict",
    "typing",
    "Any",
    "BaseModel",
    "Model",
    "model_config",
    "import os; os.system('x')",
    '"""\nx = 1\n"""',
    "{{ 7 * 7 }}",
    "a\u202eb",
    "a\u200db",
    "\ufeffa",
    "\ud800",
    "ｅval",
    "ſelf",
    "ﬁle",
    "ß",
    "SS",
    "İ",
    "имя",
    "名前",
    "💥",
    "123",
    "1st",
    "-",
    "_",
    "+1",
    "-1",
    "x" * 300,
    "x" * 299 + "y",
    "long word " * 2000,
]


def build(texts: list[str]) -> ir.Api:
    shapes = [component(text, *texts) for text in dict.fromkeys(texts)]
    body = inline("/body", ir.Hint("body", owner="POST /x", role="body"), *texts)
    calls = [
        operation(
            "POST /x",
            parameters=tuple(
                parameter(text, place)
                for text in texts
                for place in ("query", "header")
            ),
            body=json_body(ir.Ref(body.id)),
        ),
        *(
            operation(f"GET /{number}/{{id}}", text, tags=(text,))
            for number, text in enumerate(texts)
        ),
        *(operation(f"PUT /{text.replace('/', '%2F')}/a") for text in texts),
    ]
    unique = {call.id: call for call in calls}
    return api(unique.values(), [*shapes, body])


def check(made: ir.Api, naming: str) -> None:
    names = named(made, naming=naming)
    for key, found in everything(names, made).items():
        kind = key[0] if isinstance(key, tuple) else key
        for name in found if isinstance(found, tuple) else (str(found),):
            assert name.isascii() and name.isidentifier(), (key, name)
            assert not keyword.iskeyword(name), (key, name)
            assert not name.startswith("_"), (key, name)
            most = words.LONGEST + 1
            if kind in ("type", "param"):
                most = words.LONGEST_WRITTEN + len("ParamInput")
            assert len(name) <= most, (key, name)
            if kind == "field":
                assert name not in words.MODEL_ATTRIBUTES
            if kind == "argument":
                assert name not in ("self", "options", "OMIT", "content_type")
            if kind == "module":
                assert name.casefold() not in words.DEVICES
    for shape in made.declarations.values():
        assert isinstance(shape, ir.Object)
        attributes = [names.field(shape.id, field.wire) for field in shape.fields]
        assert len(set(attributes)) == len(attributes)
    for spaces in (
        [names.type(id_) for id_ in made.declarations],
        [names.module(path) for path in names.resources()],
    ):
        folded = {unicodedata.normalize("NFKC", name).casefold() for name in spaces}
        assert len(folded) == len(spaces)
    for call in made.operations:
        arguments = list(names._arguments[call.id].values())
        assert len(set(arguments)) == len(arguments)


@pytest.mark.parametrize("naming", ["path", "operation_id", "tags", "auto"])
def test_nasty_names(naming: str) -> None:
    check(build(NASTY), naming)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=20), unique=True, max_size=5),
    st.sampled_from(["path", "operation_id", "tags"]),
)
def test_any_names(texts: list[str], naming: str) -> None:
    check(build(texts), naming)


def test_a_large_api_is_named_quickly() -> None:
    operations = []
    declarations: list[ir.Declaration] = []
    for number in range(400):
        noun = f"thing{number % 40}-part{number}"
        shape = component(noun, *(f"field{n}Name" for n in range(10)))
        declarations.append(shape)
        for method, path in (
            ("GET", f"/v1/{noun}s"),
            ("POST", f"/v1/{noun}s"),
            ("GET", f"/v1/{noun}s/{{id}}"),
        ):
            line = f"{method} {path}"
            hint = ir.Hint("response", owner=line, role="response")
            declarations.append(inline(f"/{line}", hint, "data", "next"))
            operations.append(operation(line, body=None))
    made = api(operations, declarations)
    start = time.process_time()
    named(made)
    assert time.process_time() - start < 2, "about 0.1 s where nothing else runs"
