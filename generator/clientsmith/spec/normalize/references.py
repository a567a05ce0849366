"""References inside schemas, and the identifiers that they once used."""

from __future__ import annotations

from ..grammar import Path, tokens_of
from ..source_map import escape
from .context import ANNOTATIONS, Context, Node, Repair


def alone(node: Node, way: Path, context: Context) -> None:
    """A `$ref` stands alone; what stood beside it goes around `allOf: [$ref]`.

    Before 3.1 a `$ref` hid its siblings, so only those that describe are kept there.
    """
    text = node["$ref"]
    siblings = [key for key in node if key != "$ref"]
    if not siblings:
        return
    if context.dialect in ("2.0", "3.0"):
        ignored = [
            key
            for key in siblings
            if key not in ANNOTATIONS
            and key[:2] != "x-"
            and key not in ("nullable", "discriminator")
        ]
        for key in ignored:
            del node[key]
        if ignored:
            context.warn(
                "ref-sibling",
                way,
                f"Before OpenAPI 3.1 a $ref hides what stands beside it: {', '.join(ignored)}.",
                "Remove it, or put the reference into allOf.",
            )
        if len(ignored) == len(siblings):
            return
    del node["$ref"]
    rest = dict(node)
    whole = rest.pop("allOf", [])
    node.clear()
    node["allOf"] = [{"$ref": text}, *(whole if isinstance(whole, list) else [])]
    node.update(rest)
    context.moved(way, ((way, "allOf"), 0))


def identity(name: str) -> Repair:
    """The repair of a keyword that identifies schemas."""

    def drop(node: Node, way: Path, context: Context) -> None:
        """Identifiers did their work when references were bundled."""
        value = node.pop(name)
        if name == "$schema" and str(value) not in _DIALECTS:
            context.warn(
                "schema-dialect",
                (way, name),
                f"The dialect {str(value)[:100]!r} is not known; 2020-12 is assumed.",
                "Use JSON Schema 2020-12, the dialect of OpenAPI 3.1.",
            )

    return drop


_DIALECTS = {
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
}


def recursive(node: Node, way: Path, context: Context) -> None:
    """`$recursiveRef: "#"` of draft 2019-09 means the schema resource that it stands in."""
    node.pop("$recursiveRef")
    steps = tokens_of(way)
    if steps[:2] == ("components", "schemas") and "$ref" not in node:
        node["$ref"] = f"#/components/schemas/{escape(steps[2])}"
        return
    context.unsupported(
        "dynamic-ref",
        way,
        "The recursive reference is not followed; any value fits.",
        "Use $ref.",
    )


def dynamic(node: Node, way: Path, context: Context) -> None:
    """A dynamic reference that bundling did not read as a plain one."""
    text = node.pop("$dynamicRef")
    context.unsupported(
        "dynamic-ref",
        way,
        f"The dynamic reference {str(text)[:100]!r} is not followed; any value fits here.",
        "Use $ref.",
    )
