"""The keys of the configuration as a page of Markdown, from their JSON Schema."""

from __future__ import annotations

from ..config.descriptions import ANY
from ..config.json_schema import configuration_schema, keys_of
from ..config.node import Schema

_HEAD = """\
# Configuration

These are the keys of `clientsmith.toml`, or of `[tool.clientsmith]` in `pyproject.toml`.
clientsmith takes the nearest such file, from the current folder upwards. Paths are relative to
that file, and must stay inside its repository. An unknown key is an error, which suggests the
nearest one. Only `spec` is required.

For completion and checks in your editor, write the schema into a file, and name it on the first
line:

```console
$ clientsmith schema > clientsmith.schema.json
```

```toml
#:schema ./clientsmith.schema.json
```

`NAME` stands for a name that you choose, or one from the document. To configure several APIs in
one file, use tables `apis.NAME`. Each takes any of these keys. Keys that it leaves out are taken
from the top level.

| key | value | |
|---|---|---|
"""
_TYPES = {
    "string": "text",
    "boolean": "`true` or `false`",
    "integer": "whole number",
    "number": "number",
}


def configuration_page() -> str:
    """The page, in the order in which the keys stand in the schema."""
    rows = [
        f"| `{key.replace(ANY, 'NAME')}` | {_value(schema)} | {schema['description']} |\n"
        for key, schema in keys_of(configuration_schema())
        if not key.startswith("apis") and "description" in schema
    ]
    return _HEAD + "".join(rows)


def _value(schema: Schema) -> str:
    if "const" in schema:
        return f"`{str(schema['const']).lower()}`"
    if choices := schema.get("enum"):
        return ", ".join(f"`{choice}`" for choice in choices)
    if options := schema.get("anyOf"):
        return " or ".join(dict.fromkeys(map(_value, options)))
    if schema["type"] == "array":
        return f"list of {_value(schema['items'])}s"
    if schema["type"] == "object":
        below = schema.get("additionalProperties")
        return f"{_value(below)} by name" if below else "table"
    return _TYPES[schema["type"]]
