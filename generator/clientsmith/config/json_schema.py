"""The configuration as JSON Schema, from the table by which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .descriptions import ANY, description_of
from .node import Schema, schema_of
from .schema import KEYS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def configuration_schema() -> dict[str, Any]:
    """The JSON Schema of a clientsmith.toml, with a description of each key."""
    keys = {key: _described(schema_of(read), key) for key, read in KEYS.items()}
    one = {"type": "object", "properties": keys, "additionalProperties": False}
    several = {
        "description": "Several APIs by name, each with any of the keys above; what one leaves "
        "out is taken from there.",
        "type": "object",
        "additionalProperties": one,
    }
    return {
        "$schema": DIALECT,
        "title": "clientsmith.toml",
        **one,
        "properties": {**keys, "apis": several},
    }


def keys_of(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """The dotted names of all keys in a schema, with what each takes.

    Names that the user chooses are `*`.
    """
    for option in schema.get("anyOf", ()):
        yield from keys_of(option, path)
    below = dict(schema.get("properties", {}))
    rest = schema.get("additionalProperties")
    if rest:
        yield from keys_of(rest, f"{path}.{ANY}")
    for key, inner in below.items():
        name = f"{path}.{key}" if path else key
        yield name, inner
        yield from keys_of(inner, name)


def _described(schema: Schema, path: str) -> Schema:
    """The schema with descriptions, here and in what is below."""
    if path.endswith(ANY):
        return _described_below(schema, path)
    return {"description": description_of(path), **_described_below(schema, path)}


def _described_below(schema: Schema, path: str) -> Schema:
    found = dict(schema)
    if properties := schema.get("properties"):
        found["properties"] = {
            key: _described(inner, f"{path}.{key}") for key, inner in properties.items()
        }
    if rest := schema.get("additionalProperties"):
        found["additionalProperties"] = _described(rest, f"{path}.{ANY}")
    if options := schema.get("anyOf"):
        found["anyOf"] = [_described_below(option, path) for option in options]
    return found
