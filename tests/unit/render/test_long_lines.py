"""A document in which every name and every text is about as long as a line, judged by black."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import black
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.emit.package import runtime
from clientsmith.output.formatting import mode

ENDS = ('"', "\\", '"""', "'''", "\\\\", " ", ".", "`", '\\"', "\u200b", "\t", "#", "{x}")
"""How a text may end that becomes a docstring."""
WORDS = (
    "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november "
    "oscar papa quebec romeo sierra"
)


def _class(length: int, prefix: str) -> str:
    return (prefix + WORDS.title().replace(" ", ""))[:length]


def _name(length: int, prefix: str) -> str:
    return (prefix + WORDS.replace(" ", "_"))[: length - 1] + "z"


def _words(length: int, ends: int = 0) -> str:
    return ("Word " * 22)[:length] + ENDS[(length + ends) % len(ENDS)]


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas(n: int) -> dict[str, Any]:
    node, name = _ref(_class(n, f"N{n}")), _name(n, f"p{n}_")
    text = ("word " * 22)[:n]
    tagged = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"type": "string"}},
    }
    properties = {
        "a": {"type": "string"},
        "self": node,
        "kids": {"type": "array", "items": node},
        "maybe": {"anyOf": [node, {"type": "null"}]},
        "any of": {"anyOf": [node, {"type": "array", "items": node}, {"type": "string"}]},
        "kind": {"type": "string", "enum": [text]},
        "kinds": {"type": "string", "enum": [text[: n // 2], text[n // 2 :]], "default": "x"},
        "listed": {"type": "array", "items": {"enum": [text, "b"]}},
        "fixed": {"const": text},
        "old": {"type": "string", "deprecated": True, "x-deprecated-message": text},
        name: {"type": "string", "description": _words(n, 3)},
        f"{name}-r": {"type": "integer"},
        f"{name} w": node,
        f"{name.upper()}X": {"type": "object", "additionalProperties": node},
    }
    return {
        _class(n, f"N{n}"): {
            "type": "object",
            "description": _words(n),
            "required": ["a", f"{name}-r"],
            "properties": properties,
        },
        _class(n, f"E{n}"): {
            "enum": [text[: n // 2], text[n // 2 :]],
            "x-enum-varnames": [_name(n, "K").upper(), "L"],
            "x-enum-descriptions": [_words(n, 5), "x"],
        },
        _class(n, f"V{n}"): tagged,
        _class(n, f"W{n}"): tagged,
        _class(n, f"D{n}"): {
            "oneOf": [_ref(_class(n, f"V{n}")), _ref(_class(n, f"W{n}"))],
            "discriminator": {"propertyName": "type"},
        },
        _class(n, f"U{n}"): {"oneOf": [node, _ref(_class(n, f"E{n}"))]},
        _class(n, f"L{n}"): {"type": "array", "items": node},
    }


def _reply(name: str, media: str = "application/json") -> dict[str, Any]:
    return {"description": "", "content": {media: {"schema": _ref(name)}}}


def _paths(n: int) -> dict[str, Any]:
    name, base = _name(n, f"q{n}_"), "/" + _name(n, f"r{n}-").replace("_", "-")
    model, union = _class(n, f"N{n}"), _class(n, f"U{n}")
    body = {"content": {"application/json": {"schema": _ref(model)}}}
    upload = {
        name: {"type": "string", "format": "binary"},
        "tags": {"type": "array", "items": {"type": "string"}},
    }
    form = {
        "schema": {"type": "object", "properties": upload},
        "encoding": {"tags": {"style": "pipeDelimited", "explode": False}},
    }

    def operation(responses: dict[str, Any], **further: Any) -> dict[str, Any]:
        return {
            "tags": [_name(n, f"t{n}_").replace("_", " ")],
            "summary": _words(n, 7),
            "description": _words(n, 5),
            "responses": responses,
            **further,
        }

    query = [
        {
            "name": name,
            "in": "query",
            "schema": {"enum": [("word " * 22)[:n], "b"]},
            "description": _words(n, 1),
        },
        {"name": name.replace("_", "-"), "in": "header", "schema": {"type": "array"}},
        *({"name": x, "in": "query", "schema": {"type": "integer"}} for x in ("page", "size")),
    ]
    path = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}}]
    asked = {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": _ref(union),
            "v": _ref(_class(n, f"V{n}")),
            "stream": {"type": "boolean"},
            name: _ref(model),
        },
    }
    streamed = _reply(model)
    streamed["content"] |= _reply(model, "text/event-stream")["content"]
    several = _reply(_class(n, f"D{n}"))
    several["content"]["text/csv"] = {"schema": {"type": "string"}}
    return {
        base: {
            "get": operation({"200": _reply(_class(n, f"L{n}"))}, parameters=query),
            "post": operation({"201": _reply(model)}, requestBody={**body, "required": True}),
        },
        f"{base}/{{{name}}}": {
            "parameters": path,
            "get": operation({"200": _reply(model), "404": _reply(union)}),
            "put": operation({"200": _reply(model)}, requestBody=body, deprecated=True),
            "delete": operation({"204": {"description": ""}}),
            "patch": operation(
                {"200": several},
                operationId=_class(n, "do"),
                requestBody={"content": {"multipart/form-data": form}},
            ),
        },
        f"{base}/{{{name}}}/events": {
            "parameters": path,
            "get": operation({"200": _reply(model, "text/event-stream")}),
            "post": operation(
                {"200": streamed},
                requestBody={"content": {"application/json": {"schema": asked}}},
            ),
        },
    }


def test_black_changes_nothing_where_all_is_long(tmp_path: Path) -> None:
    lengths = (64, 71, 76, 80, 84, 93)
    key, token = _name(70, "key"), _name(78, "tok")
    document = {
        "openapi": "3.1.0",
        "info": {"title": _words(80), "version": "1", "description": _words(90)},
        "servers": [{"url": "https://x.test/" + _name(80, "v")}],
        "security": [{key: [], token: []}],
        "paths": {at: item for n in lengths for at, item in _paths(n).items()},
        "components": {
            "schemas": {name: item for n in lengths for name, item in _schemas(n).items()},
            "securitySchemes": {
                key: {"type": "apiKey", "in": "header", "name": "X-" + "Abcdefghi-" * 8 + "K"},
                token: {"type": "http", "scheme": "bearer"},
            },
        },
    }
    (tmp_path / "long.json").write_text(json.dumps(document))
    made = pipeline.generate(for_spec(tmp_path / "long.json"))
    assert made.files is not None
    copied, changed = tuple(runtime()), []
    for path, text in made.files.items():
        if path.endswith((".py", ".pyi")) and not path.endswith(copied):
            shown = black.format_str(text, mode=mode(path))
            changed += difflib.unified_diff(text.split("\n"), shown.split("\n"), path, n=1)
    assert not changed, "\n".join(changed[:80])
    written = "".join(made.files.values())
    for broken in ("(\n    TypedDict\n):", ": Operation[\n", ") = Field("):
        assert broken in written, broken
