"""What a document calls things in SDKs: the extensions of the tools that read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openapi_pydantic.v3.v3_1 import Operation, Parameter, Schema

from ..model import ir
from ..spec.source_map import unescape
from ..text.words import split

_GROUPS = ("x-fern-sdk-group-name", "x-speakeasy-group")
_METHODS = ("x-fern-sdk-method-name", "x-speakeasy-name-override")
_ARGUMENTS = (
    "x-fern-parameter-name",
    "x-speakeasy-name-override",
    "x-ms-client-name",
)
_TYPES = ("x-fern-type-name", "x-speakeasy-name-override", "x-ms-client-name")
_NAMING = "x-stainless-naming"
"""An object of names by language; `type_name` and `property_name` in each."""
_SHARED = "#/components/parameters/"


def given_resource(operation: Operation) -> tuple[str, ...]:
    """The attributes that lead to an operation, as written: a list, or a text in which dots
    divide them; empty where a document says nothing."""
    for found in _values(operation, _GROUPS):
        parts = found if isinstance(found, list) else [found]
        if parts and all(isinstance(part, str) and split(part) for part in parts):
            return tuple(
                word for part in parts for word in part.split(".") if split(word)
            )
    return ()


def given_method(operation: Operation) -> str:
    """The method of an operation, empty where a document says nothing."""
    return _text(_values(operation, _METHODS))


def given_argument(parameter: Parameter) -> str:
    """The argument of a parameter, empty where a document says nothing."""
    return _text(_values(parameter, _ARGUMENTS)) or _of_python(
        parameter, "property_name"
    )


def given_type(schema: Schema) -> str:
    """The class of a schema, empty where a document says nothing."""
    if not schema.model_extra:
        return ""
    return _text(_values(schema, _TYPES)) or _of_python(schema, "type_name")


def _of_python(node: Parameter | Schema, member: str) -> str:
    naming = (node.model_extra or {}).get(_NAMING)
    of_python = naming.get("python") if isinstance(naming, Mapping) else None
    return _text([of_python.get(member)]) if isinstance(of_python, Mapping) else ""


def _values(
    node: Operation | Parameter | Schema, names: Iterable[str]
) -> Iterable[ir.Json]:
    extra = node.model_extra or {}
    return [extra[name] for name in names if name in extra]


def _text(values: Iterable[ir.Json]) -> str:
    return next((item for item in values if isinstance(item, str) and split(item)), "")


def given_to_clients(tree: Mapping[str, ir.Json]) -> tuple[str, ...]:
    """The names of the parameters that the document has clients hold for all calls
    (`x-speakeasy-globals`)."""
    components = _member(tree, "components")
    shared = _member(components, "parameters")
    listed = _member(_member(tree, "x-speakeasy-globals"), "parameters")
    found: list[str] = []
    for item in listed if isinstance(listed, list) else ():
        reference = _member(item, "$ref")
        if isinstance(reference, str) and reference.startswith(_SHARED):
            item = _member(shared, unescape(reference.removeprefix(_SHARED)))
        name = _member(item, "name")
        if isinstance(name, str):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _member(node: object, name: str) -> ir.Json:
    return node.get(name) if isinstance(node, Mapping) else None
