"""Request bodies, media types and their examples."""

from __future__ import annotations

from typing import Any

from ...model import media_types
from ..grammar import Path
from .context import Context, Node

_EXAMPLE_FIELDS = frozenset(
    {
        "value",
        "externalValue",
        "dataValue",
        "serializedValue",
        "summary",
        "description",
        "$ref",
    }
)


def body(node: Node, way: Path, context: Context) -> None:
    """A request body has content, if only an empty one."""
    if type(node.get("content")) is not dict:
        if "x-clientsmith-dangling" not in node:
            context.warn(
                "body-no-content",
                way,
                "The request body does not say what it holds.",
                "Add its content, by media type.",
            )
        node["content"] = {}
    content: Node = node["content"]
    if any(_misspelt(media) for media in content):
        node["content"] = {
            _form(content, media, ((way, "content"), media), context): entry
            for media, entry in content.items()
        }


_FORMS = {
    "form-data": "multipart/form-data",
    "x-www-form-urlencoded": "application/x-www-form-urlencoded",
}


def _misspelt(media: str) -> str | None:
    """The media type of a form whose name stands under another type."""
    kind, _, name = media.partition("/")
    meant = _FORMS.get(media_types.essence(name))
    return meant if meant and meant.partition("/")[0] != kind.strip().lower() else None


def _form(content: Node, media: str, way: Path, context: Context) -> str:
    meant = _misspelt(media)
    if meant is None or meant in content:
        return media
    context.moved(way, (way and way[0], meant))
    context.warn(
        "media-misspelt",
        way,
        f"There is no media type {media[:60]!r}; {meant!r} is taken.",
        f"Write {meant!r}.",
    )
    return meant


def twins(node: Node, way: Path, context: Context) -> None:
    """Of one media type, written with parameters and without, the entry with the schema
    counts; examples of the other are its own."""
    content = node.get("content")
    if type(content) is not dict or len(content) < 2:
        return
    speaking: dict[str, str] = {}
    for name, entry in content.items():
        if type(entry) is dict and ("schema" in entry or "itemSchema" in entry):
            speaking.setdefault(media_types.essence(name), name)
    for name in list(content):
        entry, twin = content[name], speaking.get(media_types.essence(name))
        if twin is None or twin == name or type(entry) is not dict:
            continue
        if not {"schema", "itemSchema", "$ref"}.isdisjoint(entry):
            continue
        del content[name]
        for key, value in entry.items():
            content[twin].setdefault(key, value)
        context.info(
            "media-twin",
            ((way, "content"), twin),
            f"{name!r} says nothing of what it holds; {twin!r}, the same media type, does.",
            "Declare it once.",
        )


def media(node: Node, way: Path, context: Context) -> None:
    """Encodings belong to the properties of a schema. In OpenAPI 3.0 their styles count for
    forms of one part only (3.0.3, section 4.7.15)."""
    encoding = node.get("encoding")
    if "encoding" in node and not encoding:
        del node["encoding"]
        return
    if context.dialect != "3.0" or type(encoding) is not dict or way is None:
        return
    if media_types.essence(str(way[1])) == _FORMS["x-www-form-urlencoded"]:
        return
    for name, entry in encoding.items():
        ignored = _STYLING & entry.keys() if type(entry) is dict else ()
        for key in sorted(ignored):
            del entry[key]
            context.info(
                "encoding-ignored",
                ((way, "encoding"), name),
                f"OpenAPI 3.0 ignores the {key} of a property in {way[1]}.",
                "Remove it.",
            )


_STYLING = {"style", "explode", "allowReserved"}


def examples(node: Node, way: Path, context: Context) -> None:
    """One example becomes a map of examples, as 3.1 prefers."""
    known = node.get("examples")
    if type(known) is list:
        node["examples"] = {
            str(index): _wrapped(item) for index, item in enumerate(known)
        }
        context.warn(
            "examples-not-map",
            (way, "examples"),
            "Examples must be a map from names to Example Objects here.",
            "Name each example and put it under 'value'.",
        )
    elif known is not None and type(known) is not dict:
        del node["examples"]
    elif type(known) is dict:
        for name, item in known.items():
            if type(item) is not dict or not (
                _EXAMPLE_FIELDS & item.keys() or _extended(item)
            ):
                known[name] = {"value": item}
                context.warn(
                    "example-not-object",
                    ((way, "examples"), name),
                    "An example belongs under 'value' of an Example Object; it was put there.",
                    "Put it under 'value'.",
                )
    if "example" in node:
        value = node.pop("example")
        entry: Any = node.setdefault("examples", {})
        if type(entry) is dict and not any(
            type(item) is dict and item.get("value") == value for item in entry.values()
        ):
            name = "example" if "example" not in entry else "example_2"
            entry[name] = {"value": value}
            context.moved((way, "example"), (((way, "examples"), name), "value"))


def _wrapped(item: Any) -> Node:
    return item if type(item) is dict and "value" in item else {"value": item}


def _extended(item: Node) -> bool:
    return bool(item) and all(key[:2] == "x-" for key in item)


def example(node: Node, way: Path, context: Context) -> None:
    """The names that 3.2 gave to an example's value mean the same here."""
    if "dataValue" in node and "value" not in node:
        node["value"] = node.pop("dataValue")
    if "serializedValue" in node and "value" not in node:
        node["value"] = node.pop("serializedValue")
    if "value" in node and "externalValue" in node:
        del node["externalValue"]
