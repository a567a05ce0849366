"""Parameters: complete on each operation, with every default of the specification stated."""

from __future__ import annotations

import re
from typing import Any

from ..grammar import METHODS, MORE_METHODS, OTHER_STYLE, Path
from ..labels import EXTENSIONS
from .context import Context, Node
from .headers import unsendable

_PLACEHOLDER = re.compile(r"\{([^{}/]*)\}")
_IGNORED = frozenset({"accept", "content-type", "authorization"})
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
"""The styles that fit a location, its default first (OpenAPI 3.1, section 4.8.12.2)."""
_COLLECTIONS = {
    "csv": ("", False),
    "multi": ("", True),
    "ssv": ("spaceDelimited", False),
    "tsv": ("tabDelimited", False),
    "pipes": ("pipeDelimited", False),
}
_SCHEMA_WORDS = frozenset(EXTENSIONS) | frozenset(
    "type format items enum default minimum maximum exclusiveMinimum exclusiveMaximum minLength "
    "maxLength pattern minItems maxItems uniqueItems multipleOf".split()
)


def merge(item: Node, way: Path, context: Context) -> None:
    """Give each operation the parameters of its path item, and those its path asks for."""
    shared = _listed(item.pop("parameters", None), (way, "parameters"), context)
    path = way[1] if way is not None and way[0] == (None, "paths") else None
    operations = [
        (method, (way, method), item[method]) for method in METHODS if method in item
    ]
    extra = item.get(MORE_METHODS)
    if type(extra) is dict:
        operations += [
            (name, ((way, MORE_METHODS), name), node) for name, node in extra.items()
        ]
    for _, here, operation in operations:
        if type(operation) is not dict:
            continue
        found: dict[tuple[str, str], tuple[Any, Path]] = {}
        base: Path = (way, "parameters")
        for index, node in enumerate(shared):
            _keep(found, _copied(node), (base, index), False, context)
        own: set[tuple[str, str]] = set()
        base = (here, "parameters")
        for index, node in enumerate(
            _listed(operation.get("parameters"), base, context)
        ):
            _keep(found, node, (base, index), own, context)
        if isinstance(path, str):
            _fit_path(found, path, here, context)
        _replace(operation, found, here, context)


def _listed(value: Any, way: Path, context: Context) -> list[Any]:
    """The parameters of a list, or the one that stands in its place."""
    if type(value) is list:
        return value
    if type(value) is dict and not {"name", "$ref"}.isdisjoint(value):
        return [value]
    if value is not None:
        context.error(
            "wrong-structure",
            way,
            "The parameters must be a list.",
            "Write a list of parameters, or remove it.",
        )
    return []


def _copied(node: Any) -> Any:
    if type(node) is dict:
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(item) for item in node] if type(node) is list else node


def _keep(
    found: dict[tuple[str, str], tuple[Any, Path]],
    node: Any,
    way: Path,
    own: Any,
    context: Context,
) -> None:
    """Add a parameter unless it is none; a later one of equal name and place replaces."""
    meant = context.followed(node)
    name = meant.get("name") if type(meant) is dict else None
    location = meant.get("in") if type(meant) is dict else None
    if type(name) is int or type(name) is float:
        name = meant["name"] = str(name)
    if type(meant) is dict:
        words = [
            context.is_text(meant, key, way, "a parameter") for key in ("name", "in")
        ]
        if not all(words):
            return
    if type(location) is str and location.lower() in (*_STYLES, "querystring"):
        location = meant["in"] = location.lower()
    else:
        location = None
    if type(name) is not str or not name or location is None:
        marked = type(meant) is dict and "x-clientsmith-dangling" in meant
        context.gone(
            "parameter-invalid",
            way,
            (
                "The parameter could not be found; it was left out."
                if marked
                else "A parameter needs a name and a place (path, query, header or cookie); "
                "it was left out."
            ),
            "Complete it, or remove it.",
        )
        return
    if location == "header" and name.lower() in _IGNORED:
        context.info(
            "parameter-ignored",
            way,
            f"OpenAPI ignores the header parameter {name!r}; media types and security say it.",
            "Remove it.",
        )
        return
    fault = unsendable(location, name)
    if fault:
        context.gone(
            "parameter-invalid",
            way,
            f"{fault}; the {location} parameter {name!r} was left out.",
            "Correct its name, or remove it.",
        )
        return
    key = (location, name.lower() if location == "header" else name)
    if own is not False:
        if key in own:
            context.gone(
                "parameter-repeated",
                way,
                f"The {location} parameter {name!r} is declared twice; the last one counts.",
                "Declare it once.",
            )
        own.add(key)
    found[key] = (node, way)


def _fit_path(
    found: dict[tuple[str, str], tuple[Any, Path]],
    path: str,
    here: Path,
    context: Context,
) -> None:
    """Path parameters are those that the path has, no more and no less."""
    wanted = [name for name in dict.fromkeys(_PLACEHOLDER.findall(path)) if name]
    for key in [key for key in found if key[0] == "path" and key[1] not in wanted]:
        _, way = found.pop(key)
        context.gone(
            "path-parameter-unused",
            way,
            f"The path {path!r} has no place for the parameter {key[1]!r}; it was left out.",
            f"Write {{{key[1]}}} into the path, or remove the parameter.",
        )
    for name in wanted:
        if ("path", name) in found or (
            ("query", name) in found and f"={{{name}}}" in path
        ):
            continue
        found["path", name] = (
            {
                "name": name,
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
            },
            here,
        )
        context.warn(
            "path-parameter-undeclared",
            here,
            f"The path {path!r} names {name!r}, which no parameter declares; it is a string.",
            "Declare it as a parameter in path.",
        )


def _replace(
    operation: Node,
    found: dict[tuple[str, str], tuple[Any, Path]],
    here: Path,
    context: Context,
) -> None:
    if not found:
        operation.pop("parameters", None)
        return
    base: Path = (here, "parameters")
    context.permuted(
        [
            (way, (base, index))
            for index, (_, way) in enumerate(found.values())
            if way != (base, index)
        ]
    )
    operation["parameters"] = [node for node, _ in found.values()]


def repair(node: Node, way: Path, context: Context) -> None:
    """State style, explode and required; describe the value by one schema or one media type."""
    location = node.get("in")
    if type(location) is not str or location not in _STYLES:
        return
    repair_value(node, location, way, context)
    required = node.get("required") is True or node.get("required") == "true"
    if location == "path" and not required:
        if "required" in node:
            context.warn(
                "path-parameter-optional",
                way,
                f"The path parameter {node.get('name')!r} is not marked as required, but it is.",
                "Mark it as required.",
            )
        required = True
    node["required"] = required
    if node.get("allowReserved") is not True:
        node.pop("allowReserved", None)


def repair_value(node: Node, location: str, way: Path, context: Context) -> None:
    """Describe a value by either a schema with its style, or one media type."""
    _old_schema(node, location, way, context)
    content = node.get("content")
    if type(content) is dict:
        content = {key: value for key, value in content.items() if type(value) is dict}
    if type(content) is dict and content:
        node["content"] = content
        _one_content(node, content, way, context)
    else:
        node.pop("content", None)
        _style(node, location, way, context)
        if type(node.get("schema")) not in (dict, bool):
            node["schema"] = {}
            context.warn(
                "parameter-no-schema",
                way,
                "The parameter does not say what its values are; any value fits.",
                "Add a schema.",
            )


def _style(node: Node, location: str, way: Path, context: Context) -> None:
    known = _STYLES[location]
    style = node.get("style")
    if style not in known:
        if style is not None:
            context.warn(
                "parameter-style",
                (way, "style"),
                f"The style {str(style)[:40]!r} does not fit a {location} parameter; "
                f"{known[0]!r} is taken.",
                f"Use one of {', '.join(known)}.",
            )
        style = node["style"] = known[0]
    if type(node.get("explode")) is not bool:
        node["explode"] = style == "form"


def collected(collection: Any, items: Any, known: tuple[str, ...]) -> Node:
    """The members that say what the `collectionFormat` of Swagger 2.0 says, and those of lists
    in the items, which lose theirs; lists without one are separated by commas. `known` are the
    styles that have a word in the place."""
    style, explode = _collection(collection)
    inner = []
    while type(items) is dict and items.get("type") == "array":
        inner.append(_collection(items.pop("collectionFormat", None))[0] or "form")
        items = items.get("items")
    if any(each != "form" for each in inner):
        style = " ".join((style or known[0], *inner)).removesuffix(" form")
    if not style:
        return {"explode": explode}
    if style in known:
        return {"style": style, "explode": explode}
    return {"style": known[0], OTHER_STYLE: style, "explode": explode}


def _collection(word: Any) -> tuple[str, bool]:
    found = _COLLECTIONS.get(word) if type(word) is str else None
    return found or _COLLECTIONS["csv"]


def _old_schema(node: Node, location: str, way: Path, context: Context) -> None:
    """The words of Swagger 2.0 on the parameter itself, which are also met in 3.x."""
    collection = node.pop("collectionFormat", None)
    listed = context.dialect == "2.0" and node.get("type") == "array"
    if listed or (type(collection) is str and "style" not in node):
        node.update(collected(collection, node.get("items"), _STYLES[location]))
    words = [key for key in node if key in _SCHEMA_WORDS]
    if words and "schema" not in node and "content" not in node:
        node["schema"] = {key: node.pop(key) for key in words}
        context.moved(way, (way, "schema"))
        if context.dialect != "2.0":
            context.warn(
                "parameter-no-schema",
                way,
                "The type of a parameter belongs into its schema; it was put there.",
                "Write it under 'schema'.",
            )
    elif words and context.dialect != "2.0":
        for key in words:
            del node[key]


def _one_content(node: Node, content: Node, way: Path, context: Context) -> None:
    """A parameter has either a schema or exactly one media type."""
    if len(content) > 1:
        kept = next((key for key in content if "json" in key), next(iter(content)))
        context.warn(
            "parameter-content",
            (way, "content"),
            f"A parameter has one media type; {kept!r} is taken.",
            "Remove the others.",
        )
        node["content"] = {kept: content[kept]}
    if "schema" in node:
        del node["schema"]
        context.warn(
            "parameter-content",
            way,
            "A parameter has either a schema or content; the content is taken.",
            "Remove one of the two.",
        )
    for key in ("style", "explode", "allowReserved"):
        node.pop(key, None)
