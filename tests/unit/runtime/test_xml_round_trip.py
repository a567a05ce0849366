"""What is written as XML is read again as it was, whatever the schema says of its nodes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from runtime.xml_reader import read_xml
from runtime.xml_shapes import Shapes
from runtime.xml_writer import write_xml

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs"))
    | st.sampled_from("\t\n\r <>&\"']é"),
    min_size=1,
    max_size=8,
).filter(lambda text: text.strip() and "\ufffe" not in text and "\uffff" not in text)
NAMES = st.sampled_from(["a", "b", "c", "dd", "E", "f-g", "h.i", "ü", "item", "entry"])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "namespace": st.sampled_from(["urn:a", "urn:b"]),
        "prefix": st.sampled_from(["p", "q"]),
    },
)
SCALARS: list[tuple[dict[str, Any], st.SearchStrategy[Any]]] = [
    ({"type": "string"}, TEXT),
    ({"type": "integer"}, st.integers()),
    ({"type": "number"}, st.floats(allow_nan=False, allow_infinity=False)),
    ({"type": "boolean"}, st.booleans()),
    ({"enum": ["x", "y z"]}, st.sampled_from(["x", "y z"])),
    ({"enum": [1, 2]}, st.sampled_from([1, 2])),
    ({"type": "string", "format": "date"}, st.dates().map(str)),
]


@st.composite
def typed(draw: st.DrawFn, depth: int = 2) -> tuple[dict[str, Any], Any]:
    """A schema, and a value of it."""
    sorts = ["scalar"] * 3 + ["nullable"]
    sorts += ["object", "array", "map", "reference"] if depth else []
    sort = draw(st.sampled_from(sorts))
    if sort == "scalar":
        schema, values = draw(st.sampled_from(SCALARS))
        return dict(schema), draw(values)
    if sort == "nullable":
        schema, values = draw(st.sampled_from(SCALARS))
        return {"anyOf": [schema, {"type": "null"}]}, draw(st.none() | values)
    if sort in ("object", "reference"):
        return draw(objects(depth - 1))
    if sort == "map":
        schema, values = draw(st.sampled_from(SCALARS))
        keys = NAMES | TEXT
        made = draw(st.dictionaries(keys, values, min_size=1, max_size=3))
        made = {k: v for k, v in made.items() if k[0] not in "@#"}
        return {"type": "object", "additionalProperties": schema}, made or None
    inner, first = draw(typed(0) | objects(depth - 1))
    facts = draw(FACTS)
    if draw(st.booleans()):
        facts["name"] = "i" + draw(NAMES)
    item = {**inner, "xml": {**inner.get("xml", {}), **facts}}
    return {"type": "array", "items": item}, [first] * draw(st.integers(1, 3))


@st.composite
def objects(draw: st.DrawFn, depth: int = 2) -> tuple[dict[str, Any], Any]:
    """A schema of an object, and an object with all of its properties."""
    properties: dict[str, Any] = {}
    value: dict[str, Any] = {}
    lists = 0
    for number in range(draw(st.integers(1, 4))):
        name = f"p{number}"
        schema, given = draw(typed(depth))
        if given is None and "anyOf" not in schema:
            continue
        facts = draw(FACTS)
        if draw(st.booleans()):
            facts["name"] = f"n{number}" + draw(NAMES)
        if schema.get("type") == "array":
            lists += 1
            if lists > 1 or draw(st.booleans()):  # whose items may be called alike
                facts["nodeType"] = "element"
        elif given is not None and not isinstance(given, dict):
            node = draw(st.sampled_from(["", "", "attribute"]))
            if node:
                facts["nodeType"] = node
        properties[name] = {**schema, "xml": facts}
        value[name] = given
    properties.setdefault("last", {"type": "string"})
    value.setdefault("last", "z")
    return {"properties": properties, "required": ["last"]}, value


@settings(max_examples=300, deadline=None)
@given(objects(), st.sampled_from(["", "utf-8", "utf-16"]))
def test_values_come_back(made: tuple[dict[str, Any], Any], charset: str) -> None:
    schema, value = made
    shapes = Shapes({"roots": {"it": {"$ref": "It"}}, "schemas": {"It": schema}})
    root = shapes.root("it")
    assert root is not None
    content = write_xml(shapes, root, value, charset)
    read = read_xml(shapes, root, content, charset)
    assert json.dumps(read, sort_keys=True) == json.dumps(value, sort_keys=True)
