"""One walk over the tree, with a table of repairs for each kind of object."""

from __future__ import annotations

from typing import Any

from ...report.diagnostics import Diagnostics
from ..grammar import Child, Kind, Path
from ..source_map import SourceMap
from . import (
    content,
    defaults,
    document,
    members,
    names,
    operations,
    parameters,
    responses,
    schemas,
    security,
    servers,
    streamed,
    swagger2,
    unions,
    v32,
)
from .context import Context, Node, Repair
from .tidy import descend

REPAIRS: dict[Kind, tuple[Repair, ...]] = {
    Kind.DOCUMENT: (
        document.info,
        servers.repair,
        document.tags,
        members.root,
        document.paths,
        document.components,
        names.fit_components,
        security.root,
    ),
    Kind.COMPONENTS: (),
    Kind.PATH_ITEM: (v32.methods, servers.repair, parameters.merge),
    Kind.OPERATION: (
        operations.repair,
        servers.repair,
        responses.statuses,
        streamed.repair,
    ),
    Kind.PARAMETER: (
        v32.querystring,
        v32.cookie_style,
        parameters.repair,
        content.examples,
    ),
    Kind.REQUEST_BODY: (content.body, content.twins),
    Kind.MEDIA_TYPE: (content.media, content.examples),
    Kind.ENCODING: (),
    Kind.RESPONSE: (responses.repair, content.twins),
    Kind.HEADER: (responses.header, content.examples),
    Kind.CALLBACK: (),
    Kind.EXAMPLE: (content.example,),
    Kind.LINK: (),
    Kind.SECURITY_SCHEME: (security.scheme,),
    Kind.SCHEMA: (schemas.repair,),
}
"""What is mended on an object of each kind before the objects below it are visited."""


def normalize(
    tree: dict[str, Any], sources: SourceMap, diagnostics: Diagnostics
) -> dict[str, Any]:
    """Bring a bundled tree into the normal form, in place; every repair is reported.

    The result is OpenAPI 3.1: see the documentation of this package for what later stages
    may rely on. Normalizing the result again changes nothing.
    """
    dialect = document.dialect(tree, diagnostics)
    if dialect is None:
        return tree
    context = Context(tree, sources, diagnostics, dialect)
    if dialect == "2.0":
        swagger2.convert(context)
    stack: list[Child] = [(Kind.DOCUMENT, tree, None)]
    renamed = context.renamed
    while stack:
        kind, node, way = stack.pop()
        if kind is Kind.SCHEMA and schemas.is_settled(node):
            continue
        if "$ref" in node:
            text = node["$ref"]
            if not isinstance(text, str):  # an overlay can put it there
                del node["$ref"]
                context.error(
                    "ref-not-text",
                    way,
                    "The value of $ref is not text.",
                    "Write the path of what it refers to, such as '#/components/schemas/Pet'.",
                )
                continue
            if text in renamed:
                node["$ref"] = renamed[text]
            if len(node) == 1:
                continue
            if kind is not Kind.SCHEMA:
                _reference(node, kind, way, context)
                continue
        for repair in REPAIRS[kind]:
            repair(node, way, context)
        stack += descend(kind, node, way, context)
    unions.inline_small_enums(context)
    defaults.finish(context)
    operations.finish(context)
    security.finish(context)
    document.finish(context)
    return tree


def _reference(node: Node, kind: Kind, way: Path, context: Context) -> None:
    """A Reference Object allows `summary` and `description` beside `$ref`, nothing else."""
    for key in [key for key in node if key not in ("$ref", "summary", "description")]:
        del node[key]
        if key[:2] != "x-":
            context.warn(
                "ref-sibling",
                (way, key),
                f"Beside a reference to a {kind}, {key} has no meaning; it was left out.",
                f"Remove it, or write the {kind} out.",
            )
