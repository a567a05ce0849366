"""What a document says about a value besides its type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from openapi_pydantic.v3.v3_1 import (
    ExternalDocumentation,
    Operation,
    PathItem,
    Reference,
    Schema,
)

from ..model import ir
from ..text.hypertext import as_markdown
from .deprecations import read_reason
from .draft import Draft, Node, Source, substantive

_NOTES = frozenset(
    {
        *("title", "description", "default", "deprecated", "readOnly", "writeOnly"),
        *("examples", "example"),
    }
)


_SHORTEST_ID = 16
"""Shorter operationIds may begin a title that somebody wrote: `Item` that of `Item list`."""

_SAYING_NOTHING = frozenset(
    {"", "anenumeration", "model", "schema", "object", "dto", "enum", "enumeration"}
)
"""What descriptions are, in letters alone, from which nobody learns anything."""

_NO_LETTER = re.compile(r"[\W_]+")


class Note(NamedTuple):
    """The annotations of one property or parameter."""

    title: str = ""
    description: str = ""
    default: ir.Json = ir.ABSENT
    deprecated: bool = False
    deprecation: str = ""
    access: ir.Access = ir.Access.BOTH
    examples: tuple[ir.Json, ...] = ()


_NONE = Note()


def of(draft: Draft, sources: Sequence[Source]) -> Note:
    """The annotations of a property; the last source that says something counts.

    Through references, only what holds for the value is taken over: default and access
    (JSON Schema core, section 7.7.1), but not the texts, which describe the type.
    """
    if len(sources) == 1:
        return of_node(draft, sources[0].node)
    found = _NONE
    for source in sources:
        note = of_node(draft, source.node)
        found = Note(
            note.title or found.title,
            note.description or found.description,
            found.default if note.default is ir.ABSENT else note.default,
            note.deprecated or found.deprecated,
            note.deprecation or found.deprecation,
            found.access if note.access is ir.Access.BOTH else note.access,
            note.examples or found.examples,
        )
    return found


def of_node(draft: Draft, node: Node) -> Note:
    """The annotations of one schema."""
    if isinstance(node, Reference):
        target = draft.resolve(node)
        if target is None or target.model_fields_set.isdisjoint(_NOTES):
            return _NONE
        default, access = _values(target)
        if default is ir.ABSENT and access is ir.Access.BOTH:
            return _NONE
        return Note(default=default, access=access)
    keys = node.model_fields_set
    inherited = _NONE
    if node.allOf:
        members = [member for member in node.allOf if substantive(member)]
        if len(members) == 1 and isinstance(members[0], Reference):
            inherited = of_node(draft, members[0])
    if keys.isdisjoint(_NOTES):
        given = examples(node)
        return inherited._replace(examples=given) if given else inherited
    default, access = _values(node)
    return Note(
        node.title or "",
        as_markdown(node.description),
        inherited.default if default is ir.ABSENT else default,
        bool(node.deprecated),
        read_reason(node),
        inherited.access if access is ir.Access.BOTH else access,
        examples(node),
    )


def _values(schema: Schema) -> tuple[ir.Json, ir.Access]:
    keys = schema.model_fields_set
    default = schema.default if "default" in keys else ir.ABSENT
    access = ir.Access.BOTH
    if schema.readOnly != schema.writeOnly:
        if schema.readOnly:
            access = ir.Access.READ_ONLY
        elif schema.writeOnly:
            access = ir.Access.WRITE_ONLY
    return default, access


def examples(schema: Node | None) -> tuple[ir.Json, ...]:
    """The examples of a schema, in order; without any, one of what it
    lists, maps or offers. What is behind a reference has examples of its own."""
    if not isinstance(schema, Schema):
        return ()
    found = tuple(schema.examples or ())
    if schema.example is not None:
        found += (schema.example,)
    if found:
        return found
    items, values = schema.items, schema.additionalProperties
    if isinstance(items, Schema):
        return tuple([each] for each in examples(items)[:1])
    if isinstance(values, Schema) and not schema.properties:
        return tuple({"key": each} for each in examples(values)[:1])
    options = (*(schema.allOf or ()), *(schema.anyOf or ()), *(schema.oneOf or ()))
    return next(filter(None, map(examples, options)), ())


def examples_or_default(schema: Node | None) -> tuple[ir.Json, ...]:
    """The examples of a schema that is no property, else its default."""
    found = examples(schema)
    if found or not isinstance(schema, Schema) or schema.default is None:
        return found
    return (schema.default,)


def _examples_of_parts(parts: Sequence[Source]) -> tuple[ir.Json, ...]:
    """The examples of a schema that is composed, or one of the examples of its parts."""
    own = examples(parts[-1].node)
    if own and parts[-1].owner is None:
        return own
    first = [given[0] for part in parts if (given := examples(part.node))]
    members = [each for each in first if isinstance(each, dict)]
    whole = {name: value for each in members for name, value in each.items()}
    return (whole,) if whole else ()


def telling(draft: Draft, title: str | None, name: str) -> str:
    """A title, empty where it is the name in other letters, as frameworks write it (`Weight
    G` of `weight_g`), or made of an operationId."""
    if not title or letters(title) == letters(name):
        return ""
    return "" if made_title(draft, title) else title


def read_description(text: str | None, name: str) -> str:
    """A description, empty where it says no more than what kind of thing the name is of, as
    frameworks write it: `An enumeration.`, `VersionInfo Model`."""
    said = letters(text or "")
    told = said.removeprefix(letters(name)) if name else said
    return "" if told in _SAYING_NOTHING else as_markdown(text)


def add_link(text: str, docs: ExternalDocumentation | None) -> str:
    """A description with a link to what else there is to read of a thing (OpenAPI 3.1,
    External Documentation Object), if it does not have that already."""
    url = docs.url if docs is not None else ""
    if docs is None or url in text or not _PLAIN_URL.fullmatch(url):
        return text
    label = " ".join((docs.description or "").split()).rstrip(".")
    is_plain = label and not _MARKUP.search(label)
    see = f"See [{label}]({url})." if is_plain else f"See <{url}>."
    return f"{text}\n\n{see}" if text else see


_PLAIN_URL = re.compile(r"https?://[^\s<>\"'`()\[\]\\]+")
_MARKUP = re.compile(r"[<>\[\]()`*_\\|]")


def made_title(draft: Draft, title: str | None) -> bool:
    """Whether a framework made a title of an operationId: `Response List Items Items Get`,
    `get_items_ok`."""
    said = letters(title or "")
    for part in ("response", "body"):
        if said.removeprefix(part) in draft.operation_ids:
            return said != part
    ends = range(_SHORTEST_ID, len(said))
    return any(said[:end] in draft.operation_ids for end in ends)


def describe(operation: Operation, item: PathItem) -> str:
    """What is said of an operation, else of its path, and where more is said."""
    text = as_markdown(operation.description or item.description)
    return add_link(text, operation.externalDocs)


def read_summary(operation: Operation, item: PathItem, id_: str) -> str:
    """The summary of an operation. One that FastAPI made of a function's name, as its operationId
    shows (the name, the path and the method), gives way to the description, or loses its
    capitals: `Get Cover` is `Get cover`."""
    summary = operation.summary or item.summary or ""
    method, _, path = id_.partition(" ")
    made = letters(summary + path + method) == letters(operation.operationId or "")
    if not summary or not made:
        return summary
    return "" if operation.description else summary[:1] + summary[1:].lower()


def letters(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return _NO_LETTER.sub("", text).lower()


def texts(
    draft: Draft, parts: Sequence[Source], name: str
) -> tuple[str, str, bool, tuple[ir.Json, ...]]:
    """Title, description, deprecation and examples of a declaration: those of its own
    schema, which is the last part, and not those of what it is composed of. `name` is
    what it is called anyway."""
    own = parts[-1].node
    if isinstance(own, Reference):
        return "", "", False, ()
    return (
        telling(draft, own.title, name),
        add_link(read_description(own.description, name), own.externalDocs),
        bool(own.deprecated),
        _examples_of_parts(parts),
    )
