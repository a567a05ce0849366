"""How parameters and headers are written: styles, media types, escaping."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.relation import Document, Schema, accepts
from ..spec.grammar import OTHER_STYLE
from ..spec.source_map import Pointer, child
from .context import Context
from .shape import Node, Shape
from .sides import Both, Located
from .written import ARRAY, SCALAR, alike, kinds

_IMPLIED_STYLE = {
    "query": "form",
    "cookie": "form",
    "path": "simple",
    "header": "simple",
}


def style_of(node: Node, where: str) -> tuple[str, bool]:
    style = node.get(OTHER_STYLE, node.get("style"))
    style = style if isinstance(style, str) else _IMPLIED_STYLE.get(where, "form")
    explode = node.get("explode")
    return style, explode if isinstance(explode, bool) else style == "form"


def compare_serialization(
    context: Context,
    location: str,
    both: Both,
    title: str,
) -> None:
    """Report what is written otherwise of a parameter; `location` is its `in`."""
    before, after = both.old.node, both.new.node

    def report(
        what: str,
        was: object,
        is_: object,
        *,
        quiet: bool = False,
        doubtful: bool = False,
    ) -> None:
        rule = f"request-parameter-{what}"
        subject = both.about(title)
        context.report(rule, subject, old=was, new=is_, quiet=quiet, doubtful=doubtful)

    media_old, media_new = _media(before), _media(after)
    if bool(media_old) != bool(media_new):
        names = ("content", "schema") if media_old else ("schema", "content")
        report("serialization-changed", *names)
        return
    if media_old != media_new:
        report("media-type-changed", media_old, media_new)
    if not media_old:
        styles = style_of(before, location), style_of(after, location)
        if styles[0] != styles[1]:
            before_, after_ = _kinds(context, both)
            # A value that became a list, or a list a value, is told as such.
            is_other = {before_, after_} == {_VALUES, _LISTS}
            same = is_other or alike(*styles, before_ | after_)
            if styles[0][0] != styles[1][0]:
                report("style-changed", styles[0][0], styles[1][0], quiet=same)
            else:
                report("explode-changed", styles[0][1], styles[1][1], quiet=same)
    for keyword, on, off in (
        ("allowReserved", "reserved-allowed", "reserved-encoded"),
        ("allowEmptyValue", "empty-allowed", "empty-forbidden"),
    ):
        was, is_ = before.get(keyword) is True, after.get(keyword) is True
        if was != is_:
            # Both are for queries; elsewhere they are ignored.
            plain = location != "query"
            if keyword == "allowReserved":
                plain = plain or _undivided(context, both)
            elif not plain:
                plain = _takes_nothing(context, both.new)
            report(on if is_ else off, was, is_, quiet=plain)


_VALUES, _LISTS = frozenset({SCALAR}), frozenset({ARRAY})


def _kinds(context: Context, both: Both) -> tuple[frozenset[str], frozenset[str]]:
    """What old clients send, and what they may send from now on."""
    before = kinds(context.sides.old.shapes, *schema_of(*both.old)[:2])
    return before, kinds(context.sides.new.shapes, *schema_of(*both.new)[:2])


def _takes_nothing(context: Context, found: Located) -> bool:
    """Whether the empty text is one of the values that a schema describes."""
    document = Document(context.sides.new.shapes.follow)
    return accepts(Schema((schema_of(*found)[0],), document), "") is True


def _undivided(context: Context, both: Both) -> bool:
    """Whether the values are numbers or booleans: nothing in them to escape."""
    return all(
        _is_undivided(side.shapes.read(*schema_of(*found)[:2]))
        for side, found in zip(
            (context.sides.old, context.sides.new), both, strict=True
        )
    )


def _is_undivided(shape: Shape) -> bool:
    return shape.atoms is not None and all(
        atom.type in ("integer", "number", "boolean") for atom in shape.atoms
    )


def _media(node: Node) -> str:
    content = node.get("content")
    return min(map(str, content), default="") if isinstance(content, Mapping) else ""


def schema_of(node: Node, at: Pointer) -> tuple[object, Pointer, bool]:
    """The schema of a parameter or header, where it stands, whether it is plain text."""
    media = _media(node)
    if not media:
        return node.get("schema", {}), child(at, "schema"), True
    content = node["content"]
    entry = content.get(media) if isinstance(content, Mapping) else None
    schema = entry.get("schema", {}) if isinstance(entry, Mapping) else {}
    return schema, child(at, "content", media, "schema"), "json" not in media
