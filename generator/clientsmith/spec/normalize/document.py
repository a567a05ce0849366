"""The root of a document: version, info, servers, tags, paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from ...report.diagnostics import Diagnostics
from ..grammar import Path, address
from ..source_map import Pointer
from .context import Context, Node

VERSION = "3.1.1"
_KNOWN = re.compile(r"3\.[012](\.\d+)?([-+].*)?|2\.0")
_TEXTS = ("title", "summary", "description", "termsOfService")


def dialect(tree: Node, diagnostics: Diagnostics) -> str | None:
    """The dialect that a document declares: `2.0`, `3.0`, `3.1` or `3.2`; None if unknown."""
    for key in ("openapi", "swagger"):
        if key in tree:
            text = str(tree[key])
            if text == "2":
                text = "2.0"
            if _KNOWN.fullmatch(text):
                return text[:3]
            diagnostics.error(
                "unknown-version",
                Pointer(f"/{key}"),
                f"The version {text[:40]!r} is not one that can be read.",
                "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can; write it as a string.",
            )
            return None
    diagnostics.warning(
        "unknown-version",
        Pointer(""),
        "The document does not say its version; OpenAPI 3.1 is assumed.",
        "Add 'openapi: 3.1.1'.",
    )
    return "3.1"


def info(tree: Node, way: Path, context: Context) -> None:
    """A title and a version, both text."""
    here: Path = (way, "info")
    value = tree.get("info")
    if type(value) is not dict:
        value = {}
        context.warn(
            "info-missing",
            way,
            "The document has no info.",
            "Add info with title and version.",
        )
    for key in _TEXTS:
        as_text(value, key, here, context)
    for key, fallback in (("title", "API"), ("version", "0.0.0")):
        found = value.get(key)
        if isinstance(found, int | float) and not isinstance(found, bool):
            value[key] = context.typed((here, key), found)
            context.info(
                "not-text",
                (here, key),
                f"The {key} is a number; it is read as text.",
                "Quote it.",
            )
        elif type(found) is not str or not found.strip():
            value[key] = fallback
            context.warn(
                "info-missing",
                here,
                f"The info has no {key}; it is taken to be {fallback!r}.",
                f"Add a {key}.",
            )
    _licence(value, here, context)
    contact = value.get("contact")
    if "contact" in value and type(contact) is not dict:
        del value["contact"]
    elif contact:
        for key in ("name", "url", "email"):
            as_text(contact, key, (here, "contact"), context)
    tree["info"] = value


def _licence(value: Node, here: Path, context: Context) -> None:
    licence = value.get("license")
    if type(licence) is str:
        value["license"] = {"name": licence}
    elif "license" in value and (
        type(licence) is not dict or type(licence.get("name")) is not str
    ):
        del value["license"]
        context.warn(
            "info-license",
            (here, "license"),
            "A license needs a name; it was left out.",
            "Add its name.",
        )
    elif type(licence) is dict:
        for key in ("url", "identifier"):
            as_text(licence, key, (here, "license"), context)


def as_text(node: Node, key: str, way: Path, context: Context) -> None:
    """Let a member be text, or leave it out."""
    if key not in node or type(node[key]) is str:
        return
    value = node.pop(key)
    if isinstance(value, int | float):
        node[key] = context.typed((way, key), value)
    elif value is not None:
        context.warn(
            "wrong-type",
            (way, key),
            f"The {key} must be text; it was left out.",
            "Write text.",
        )


def tags(tree: Node, way: Path, context: Context) -> None:
    """Tags are objects with different names."""
    value = tree.get("tags")
    if value is None:
        tree.pop("tags", None)
        return
    here: Path = (way, "tags")
    kept: dict[str, Node] = {}
    for index, tag in enumerate(value if type(value) is list else ()):
        tag = {"name": tag} if type(tag) is str else tag
        if type(tag) is not dict or type(tag.get("name")) is not str:
            context.gone(
                "tag-invalid",
                (here, index),
                "A tag needs a name; it was left out.",
                "Name it.",
            )
            continue
        as_text(tag, "description", (here, index), context)
        docs = tag.get("externalDocs")
        if "externalDocs" in tag and not _good_docs(docs):
            del tag["externalDocs"]
            context.warn(
                "external-docs",
                ((here, index), "externalDocs"),
                "External docs need a url; they were left out.",
                "Add the url.",
            )
        elif type(docs) is dict:
            as_text(docs, "description", (((here, index), "externalDocs")), context)
        if tag["name"] in kept:
            context.gone(
                "tag-repeated",
                (here, index),
                f"The tag {tag['name']!r} is declared twice; the first counts.",
                "Declare it once.",
            )
            continue
        if len(kept) != index:
            context.moved((here, index), (here, len(kept)))
        kept[tag["name"]] = tag
    if kept:
        tree["tags"] = list(kept.values())
    else:
        del tree["tags"]


def _good_docs(docs: Any) -> bool:
    return type(docs) is dict and type(docs.get("url")) is str


def paths(tree: Node, way: Path, context: Context) -> None:
    """Paths begin with a slash; those with a query or a fragment are kept and reported."""
    value = tree.get("paths")
    if type(value) is not dict:
        if "webhooks" not in tree and "components" not in tree:
            context.warn(
                "paths-missing", way, "The document has no paths.", "Add some."
            )
        tree["paths"] = {}
        return
    here: Path = (way, "paths")
    for path in list(value):
        if path[:2] == "x-":
            continue
        if not path.startswith("/"):
            fixed = f"/{path}"
            if fixed in value:
                continue
            items = {fixed if key == path else key: item for key, item in value.items()}
            value.clear()
            value.update(items)
            context.sources.shift(address((here, path)), address((here, fixed)))
            context.warn(
                "path-no-slash",
                (here, fixed),
                f"The path {path!r} does not begin with a slash; one was put in front.",
                "Begin it with a slash.",
            )
        for sign, what in (("#", "fragment"), ("?", "query")):
            if sign in path:
                context.warn(
                    f"path-{what}",
                    (here, path),
                    f"The path has a {what}, which OpenAPI does not allow; "
                    + (
                        "it tells operations apart and is not sent."
                        if sign == "#"
                        else "it is sent as written."
                    ),
                    "Declare query parameters; give each path one operation a method.",
                )


def components(tree: Node, way: Path, context: Context) -> None:
    """Components are an object; what stands at the root by mistake is left alone."""
    if "components" in tree and type(tree["components"]) is not dict:
        if tree["components"] is not None:
            context.warn(
                "wrong-type",
                (way, "components"),
                "The components must be an object.",
                "",
            )
        del tree["components"]
    if "externalDocs" in tree and not _good_docs(tree["externalDocs"]):
        del tree["externalDocs"]
        context.warn(
            "external-docs",
            (way, "externalDocs"),
            "External docs need a url; they were left out.",
            "Add the url.",
        )


def _incomplete(
    section: Node,
    needed: tuple[str, ...],
    quantor: Callable[[Iterable[bool]], bool] = all,
) -> None:
    """Take out components that lack what makes them one; their uses were reported."""
    for name, node in list(section.items()):
        if "$ref" not in node and not quantor(
            type(node.get(key)) is str for key in needed
        ):
            del section[name]


def finish(context: Context) -> None:
    """Declare what the tree is now."""
    tree = context.tree
    tree.pop("swagger", None)
    known = str(tree.get("openapi", ""))
    version = known if re.fullmatch(r"3\.1\.\d+", known) else VERSION
    wanted = tree.pop("jsonSchemaDialect", None)
    if wanted not in (None, "https://spec.openapis.org/oas/3.1/dialect/base"):
        context.warn(
            "schema-dialect",
            (None, "jsonSchemaDialect"),
            f"The dialect {str(wanted)[:100]!r} is not known; that of OpenAPI 3.1 is assumed.",
            "Remove jsonSchemaDialect.",
        )
    tree.pop("$self", None)
    components = tree.get("components", {})
    _incomplete(components.get("parameters", {}), ("name", "in"))
    _incomplete(components.get("links", {}), ("operationId", "operationRef"), any)
    rest = {key: value for key, value in tree.items() if key != "openapi"}
    tree.clear()
    tree["openapi"] = version
    tree.update(rest)
