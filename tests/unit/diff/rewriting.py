"""Documents in other words, and documents that break one thing: made from any document."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

Node = Any
METHODS = ("get", "put", "post", "delete", "patch")
_MAPS = ("properties", "patternProperties")
_SINGLE = ("items", "additionalProperties", "not")
_LISTS = ("allOf", "anyOf", "oneOf")
_VALUES = ("example", "examples", "default", "enum")


def rewrite(node: Node, change: Callable[[Node], Node], *, is_schema: bool = False) -> Node:
    """A document with each of its schemas changed, those inside first."""
    if isinstance(node, list):
        return [rewrite(item, change, is_schema=is_schema) for item in node]
    if not isinstance(node, dict):
        return node
    made = {}
    for key, value in node.items():
        if key in _VALUES:
            made[key] = value
        elif is_schema:
            made[key] = _rewrite_inside(key, value, change)
        elif key == "schemas" and isinstance(value, dict):
            made[key] = {k: rewrite(v, change, is_schema=True) for k, v in value.items()}
        else:
            made[key] = rewrite(value, change, is_schema=key == "schema")
    return change(made) if is_schema else made


def _rewrite_inside(key: str, value: Node, change: Callable[[Node], Node]) -> Node:
    if key in _MAPS and isinstance(value, dict):
        return {k: rewrite(v, change, is_schema=True) for k, v in value.items()}
    if key in (*_SINGLE, *_LISTS):
        return rewrite(value, change, is_schema=True)
    return value


def _convert(schema: Node) -> Node:
    """As OpenAPI 3.1 says what 3.0 does."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    made = dict(schema)
    for bound, excluded in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(made.get(excluded), bool) and made.pop(excluded) and bound in made:
            made[excluded] = made.pop(bound)
    if made.pop("nullable", False):
        if isinstance(made.get("type"), str):
            made["type"] = [made["type"], "null"]
            if "enum" in made and None not in made["enum"]:
                made["enum"] = [*made["enum"], None]
        elif len(made.get("allOf", ())) == 1:
            made["anyOf"] = [made.pop("allOf")[0], {"type": "null"}]
    if "example" in made:
        made["examples"] = [made.pop("example")]
    if made.get("format") == "byte":
        made |= {"contentEncoding": "base64"}
        del made["format"]
    return made


def convert(document: Node) -> Node:
    """The document in OpenAPI 3.1."""
    return {**rewrite(document, _convert), "openapi": "3.1.0"}


def _wrap(schema: Node) -> Node:
    return {"allOf": [{"$ref": schema["$ref"]}]} if "$ref" in schema else schema


def _strip(schema: Node) -> Node:
    texts = ("description", "title", "example", "examples", "externalDocs")
    return {key: value for key, value in schema.items() if key not in texts}


def _write_constants(schema: Node) -> Node:
    values = schema.get("enum")
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        return schema
    rest = {key: value for key, value in schema.items() if key != "enum"}
    if len(values) == 1:
        return {**rest, "const": values[0]}
    return {**rest, "oneOf": [{"const": value} for value in dict.fromkeys(values)]}


def _list_types(schema: Node) -> Node:
    return schema | {"type": [schema["type"]]} if isinstance(schema.get("type"), str) else schema


def _move_parameters(document: Node) -> Node:
    made = copy.deepcopy(document)
    for item in made.get("paths", {}).values():
        shared = item.pop("parameters", [])
        for method in METHODS:
            if method in item:
                own = item[method].get("parameters", [])
                known = [_name_parameter(made, each) for each in own]
                rest = [each for each in shared if _name_parameter(made, each) not in known]
                item[method]["parameters"] = [*own, *rest]
    return made


def _name_parameter(document: Node, node: Node) -> tuple[str, str]:
    found = resolve(document, node)
    return found["in"], found["name"]


REWRITINGS: dict[str, Callable[[Node], tuple[Node, Node]]] = {
    "3.0 as 3.1": lambda d: (d, convert(d)),
    "references wrapped": lambda d: (d, rewrite(d, _wrap)),
    "no texts": lambda d: (d, rewrite(d, _strip)),
    "parameters of operations": lambda d: (d, _move_parameters(d)),
    "constants": lambda d: (convert(d), rewrite(convert(d), _write_constants)),
    "types in lists": lambda d: (convert(d), rewrite(convert(d), _list_types)),
}
"""Both documents, which say the same."""


def resolve(document: Node, node: Node) -> Node:
    """What a reference of the document names, or the node itself."""
    while isinstance(node, dict) and "$ref" in node:
        target = document
        for token in node["$ref"][2:].split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _operations(document: Node) -> Iterator[Node]:
    for item in document["paths"].values():
        yield from (item[method] for method in METHODS if method in item)


def _objects(document: Node, schema: Node, depth: int = 0) -> Iterator[Node]:
    found = resolve(document, schema)
    if not isinstance(found, dict) or depth > 3:
        return
    if found.get("properties"):
        yield found
    for inner in (*found.get("properties", {}).values(), found.get("items", {})):
        yield from _objects(document, inner, depth + 1)


def _sent(document: Node) -> Iterator[Node]:
    for operation in _operations(document):
        body = resolve(document, operation.get("requestBody", {}))
        yield from _in_content(document, body)


def _answered(document: Node) -> Iterator[Node]:
    for operation in _operations(document):
        for status, reply in operation["responses"].items():
            if str(status)[:1] == "2":
                yield from _in_content(document, resolve(document, reply))


def _in_content(document: Node, holder: Node) -> Iterator[Node]:
    for media, content in holder.get("content", {}).items():
        if "json" in media and "schema" in content:
            yield from _objects(document, content["schema"])


def _parameters(document: Node) -> Iterator[Node]:
    for operation in _operations(document):
        listed = (resolve(document, each) for each in operation.get("parameters", []))
        yield from (each for each in listed if each["in"] == "query")


def _texts(document: Node, objects: Iterator[Node], hidden: str) -> Iterator[Node]:
    for each in objects:
        for schema in each["properties"].values():
            found = resolve(document, schema)
            plain = not {"enum", "format", "maxLength", hidden} & found.keys()
            if found.get("type") == "string" and plain:
                yield found


def _require_parameter(document: Node, chance: random.Random) -> bool:
    found = [each for each in _parameters(document) if not each.get("required")]
    return bool(found) and not chance.choice(found).update(required=True)


def _require_member(document: Node, chance: random.Random) -> bool:
    found = list(_sent(document))
    for one in found and [chance.choice(found)]:
        one["properties"]["zzz"] = {"type": "string"}
        one["required"] = [*one.get("required", []), "zzz"]
    return bool(found)


def _drop_member(document: Node, chance: random.Random) -> bool:
    found = [
        (each, name)
        for each in _answered(document)
        for name in each.get("required", [])
        if name in each["properties"]
    ]
    for one, name in found and [chance.choice(found)]:
        del one["properties"][name]
        one["required"] = [each for each in one["required"] if each != name]
    return bool(found)


def _change_type(document: Node, chance: random.Random) -> bool:
    found = list(_texts(document, _answered(document), "writeOnly"))
    for one in found and [chance.choice(found)]:
        one.clear()
        one["type"] = "integer"
    return bool(found)


def _bound_text(document: Node, chance: random.Random) -> bool:
    found = list(_texts(document, _sent(document), "readOnly"))
    return bool(found) and not chance.choice(found).update(maxLength=1)


def _rename_media(document: Node, chance: random.Random) -> bool:
    found = [
        resolve(document, reply)["content"]
        for operation in _operations(document)
        for status, reply in operation["responses"].items()
        if str(status)[:1] == "2" and resolve(document, reply).get("content")
    ]
    for one in found and [chance.choice(found)]:
        one["application/zzz"] = one.pop(next(iter(one)))
    return bool(found)


def _ask_for_key(document: Node, chance: random.Random) -> bool:
    schemes = document.setdefault("components", {}).setdefault("securitySchemes", {})
    schemes["zzz"] = {"type": "apiKey", "in": "header", "name": "X-Zzz"}
    operation = chance.choice(list(_operations(document)))
    ways = operation.get("security", document.get("security")) or [{}]
    operation["security"] = [{**way, "zzz": []} for way in ways]
    return True


BREAKS: dict[str, Callable[[Node, random.Random], bool]] = {
    "a parameter is required": _require_parameter,
    "a member is required": _require_member,
    "a promised member is gone": _drop_member,
    "a member is of another type": _change_type,
    "a text is bounded": _bound_text,
    "a reply is of another media type": _rename_media,
    "one more credential": _ask_for_key,
}
"""Each changes a document in one place and tells whether there was one."""
