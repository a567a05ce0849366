"""What a document says of values in XML (OpenAPI 3.2, XML Object, and its predecessors)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from openapi_pydantic.v3.v3_1 import XML, Schema

from ..model import ir, media_types
from .draft import Draft, Node, Source, substantive

_OPERATIONS = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)


def speaks_xml(tree: Mapping[str, ir.Json]) -> bool:
    """Whether something in a document may travel as XML: a body, a part of one, or a
    parameter. In other documents, XML Objects say nothing."""
    return any(
        media_types.is_xml(media)
        for holder in _holders(tree)
        for media in _media_types(_mapping(holder))
    )


def _holders(tree: Mapping[str, ir.Json]) -> Iterator[ir.Json]:
    """What has a `content`: bodies, responses, parameters."""
    components = _mapping(tree.get("components"))
    for kind in ("requestBodies", "responses", "parameters"):
        yield from _mapping(components.get(kind)).values()
    for path in (
        *_mapping(tree.get("paths")).values(),
        *_mapping(tree.get("webhooks")).values(),
        *_mapping(components.get("pathItems")).values(),
    ):
        yield from _list(_mapping(path).get("parameters"))
        for method, operation in _mapping(path).items():
            if method.lower() in _OPERATIONS:
                yield _mapping(operation).get("requestBody")
                yield from _mapping(_mapping(operation).get("responses")).values()
                yield from _list(_mapping(operation).get("parameters"))


def _media_types(holder: Mapping[str, ir.Json]) -> Iterator[str]:
    for media, entry in _mapping(holder.get("content")).items():
        yield media
        for encoding in _mapping(_mapping(entry).get("encoding")).values():
            stated = _mapping(encoding).get("contentType")
            yield stated if isinstance(stated, str) else ""


def xml_of(draft: Draft, node: Node) -> ir.Xml | None:
    """What a schema says of itself, not what the schema says that it refers to."""
    if not draft.xml or not isinstance(node, Schema):
        return None
    parts = [
        found
        for member in node.allOf or ()
        if not substantive(member) or not _refers(draft, member)
        if (found := xml_of(draft, member)) is not None
    ]
    if node.xml is not None:
        parts.append(_read(node.xml, _is_list(node)))
    options = [
        option
        for option in (*(node.oneOf or ()), *(node.anyOf or ()))
        if not _is_null(option)
    ]
    if len(options) == 1 and (only := xml_of(draft, options[0])) is not None:
        parts.insert(0, only)
    items = tuple(
        xml_of(draft, item)
        for item in (node.prefixItems or (() if node.items is None else (node.items,)))
    )
    if any(items):
        parts.append(ir.Xml(items=items))
    return _together(parts)


def xml_of_all(draft: Draft, sources: Sequence[Source]) -> ir.Xml | None:
    """What several schemas of one value say; the last that says something counts."""
    found = (xml_of(draft, source.node) for source in sources)
    return _together([each for each in found if each is not None])


def _together(parts: Sequence[ir.Xml]) -> ir.Xml | None:
    if not parts:
        return None
    made, *others = parts
    for each in others:
        made = replace(
            made,
            name=each.name or made.name,
            namespace=each.namespace or made.namespace,
            prefix=each.prefix or made.prefix,
            node=each.node or made.node,
            items=each.items or made.items,
        )
    return made if made != ir.Xml() else None


def _read(stated: XML, is_list: bool) -> ir.Xml:
    extra = stated.model_extra or {}
    node = extra.get("nodeType")
    if not isinstance(node, str):
        node = ""
        if stated.attribute:
            node = "attribute"
        elif extra.get("x-text") is True or extra.get("x-content") is True:
            node = "text"
        elif "wrapped" in stated.model_fields_set:
            node = "element" if stated.wrapped else "none"
        node = "" if node == "none" and not is_list else node
    return ir.Xml(
        name=stated.name or "",
        namespace=stated.namespace or "",
        prefix=stated.prefix or "",
        node=node,
    )


def _is_list(schema: Schema) -> bool:
    return schema.items is not None or bool(schema.prefixItems)


def _refers(draft: Draft, node: Node) -> bool:
    return draft.target(node) is not None


def _is_null(node: Node) -> bool:
    return isinstance(node, Schema) and node.type == "null"


def _mapping(value: ir.Json) -> Mapping[str, ir.Json]:
    return value if isinstance(value, Mapping) else {}


def _list(value: ir.Json) -> Sequence[ir.Json]:
    return value if isinstance(value, list) else ()
