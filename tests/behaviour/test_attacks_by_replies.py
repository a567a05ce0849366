"""A fifth reading: replies whose reading could take for ever, or raise what nobody expects.

Counted in docs/security.md.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from encodings.aliases import aliases
from time import process_time
from types import ModuleType
from typing import Any

import pytest
from clientsmith import config
from clientsmith.commands import pipeline

pytestmark = pytest.mark.slow

NODE = {"$ref": "#/components/schemas/Node"}
NODES = {"type": "array", "items": NODE}
TAGGED = {"type": "string", "enum": ["D", "E"]}
SCHEMAS = {
    "Node": {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in "ABC"]},
    "A": {
        "type": "object",
        "required": ["x"],
        "properties": {"x": {"type": "integer"}, "child": NODE},
    },
    "B": {
        "type": "object",
        "required": ["y"],
        "properties": {"y": {"type": "number"}, "child": NODE, "kids": NODES},
    },
    "C": {
        "type": "object",
        "properties": {
            "z": {"type": "boolean"},
            "child": NODE,
            "kids": {**NODES, "xml": {"wrapped": True}},
            "tagged": {"$ref": "#/components/schemas/Tagged"},
            "map": {"type": "object", "additionalProperties": NODE},
        },
    },
    "Tagged": {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in "DE"],
        "discriminator": {"propertyName": "kind"},
    },
    **{
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": TAGGED,
                "tagged": {"$ref": "#/components/schemas/Tagged"},
                "child": NODE,
            },
        }
        for name in "DE"
    },
}
MEDIA = {"json": "application/json", "xml": "application/xml"}


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package of an API that gives trees, in JSON and in XML."""
    root = tmp_path_factory.mktemp("trees")
    replies = {
        f"/{name}": {
            "get": {
                "operationId": f"get_{name}",
                "tags": ["trees"],
                "responses": {
                    "200": {
                        "description": "d",
                        "content": {media: {"schema": NODE}},
                    }
                },
            }
        }
        for name, media in MEDIA.items()
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Forest", "version": "1"},
        "servers": [{"url": "https://forest.test"}],
        "paths": replies,
        "components": {"schemas": SCHEMAS},
    }
    (root / "forest.json").write_text(json.dumps(document))
    files = pipeline.generate(config.for_spec(root / "forest.json")).files
    assert files is not None
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", "surrogateescape")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        yield importlib.import_module("forest")
    for name in [each for each in sys.modules if each.split(".")[0] == "forest"]:
        del sys.modules[name]


def read(
    trees: ModuleType, kind: str, body: str | bytes, media: str = "", **settings: Any
) -> Any:
    """The value of a reply, which must take no time to speak of."""
    content = body.encode() if isinstance(body, str) else body
    testing = importlib.import_module("forest.testing")
    transport = testing.fake()
    headers = {"content-type": media or MEDIA[kind]}
    transport.reply("GET", f"/{kind}", testing.FakeReply(200, headers, (content,)))
    client = trees.Forest(transport=transport, max_retries=0, **settings)
    started = process_time()
    try:
        return (client.json.retrieve if kind == "json" else client.xml.retrieve)()
    except trees.APIError as error:
        return error
    finally:
        assert process_time() - started < 5


def _nested(depth: int, leaf: object, around: str = "child") -> object:
    for _ in range(depth):
        leaf = {around: [leaf] if around == "kids" else leaf, "w": 1}
    return leaf


LEAVES: dict[str, object] = {
    "no option": {"x": "bad", "y": "bad", "z": "bad"},
    "an option": {"x": 1},
    "nothing": {},
    "a list": [[]],
    "a text": "s",
    "a tag": {"tagged": {"kind": "F", "tagged": {"kind": []}}},
}


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("around", ["child", "kids", "tagged", "map"])
@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_trees_of_unions(
    leaf: object, around: str, strict: bool, trees: ModuleType
) -> None:
    read(trees, "json", json.dumps(_nested(90, leaf, around)), strict=strict)


LEVELS = 9
"""Enough for a reading that grows with a power to take too long, and not for ever."""


def _elements(*names: str, depth: int = 0, leaf: str = "") -> str:
    depth = depth or LEVELS // len(names)
    opened = "".join(f"<{name}>" for name in names * depth)
    closed = "".join(f"</{name}>" for name in reversed(names * depth))
    return f"<r>{opened}{leaf}{closed}</r>"


MANY = 10_000
XML: dict[str, Callable[[], str]] = {
    **{
        f"{name}, {leaf or 'empty'}": lambda name=name, leaf=leaf: _elements(  # type: ignore[misc]
            *name.split(), leaf=leaf
        )
        for name in ("child", "kids", "kids item", "tagged", "map", "child map x", "q")
        for leaf in ("", "<x>1</x>", "<q>1</q>", "<kind>F</kind>", "text")
    },
    "pairs": lambda: _elements("map", "key", leaf="<value/>"),
    "two namespaces": lambda: (f"<r xmlns:n='u'>{'<kids/><n:kids/>' * MANY}</r>"),
    "names": lambda: f"<r>{''.join(f'<k{n}/>' for n in range(MANY))}</r>",
    "attributes": lambda: "<r " + " ".join(f"a{n}=''" for n in range(MANY)) + "/>",
    "texts": lambda: f"<r>{'a<b/>' * MANY}</r>",
    "sections": lambda: f"<r>{'<![CDATA[a]]>' * MANY}</r>",
    "namespaces": lambda: _elements("n:child xmlns:n='u'").replace(
        "</n:child xmlns:n='u'>", "</n:child>"
    ),
    "prefixes of nobody": lambda: _elements("n:child"),
    "too deep": lambda: _elements("child", depth=200),
    "open": lambda: "<r>" * 50_000,
    "entities": lambda: "<!DOCTYPE r [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><r>&c;</r>",
    "an entity outside": lambda: "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r>&a;</r>",
    "a type elsewhere": lambda: "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'><r/>",
    "an instruction": lambda: "<?xml-stylesheet href='http://127.0.0.1:9'?><r/>",
    "an inclusion": lambda: (
        "<r xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd'/></r>"
    ),
    "a schema": lambda: (
        "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='u http://127.0.0.1:9/x' xsi:type='evil'/>"
    ),
    "digits": lambda: f"<r><x>{'9' * 10_000}</x></r>",
    "an exponent": lambda: "<r><y>1e999999999</y></r>",
    "characters": lambda: "<r>&#0;&#xD800;&#x1b;</r>",
}


@pytest.mark.parametrize("make", XML.values(), ids=XML)
def test_trees_in_xml(make: Callable[[], str], trees: ModuleType) -> None:
    value = read(trees, "xml", make())
    assert "root:" not in repr(value)


CHARSETS = sorted({*aliases.values(), "idna", "punycode", "undefined", "oem", "x" * 99})


@pytest.mark.parametrize("charset", CHARSETS, ids=lambda text: text[:20])
def test_charsets_of_xml(charset: str, trees: ModuleType) -> None:
    """In the content type, and in the document itself."""
    long = f"<r>{'a' * 200_000}-{'b' * 50_000}</r>"
    read(trees, "xml", long, f"application/xml; charset={charset}")
    read(trees, "xml", f"<?xml version='1.0' encoding='{charset}'?><r>a</r>")
