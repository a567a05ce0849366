"""How parameters and headers are written: styles, media types, escaping."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.relation import Document, Schema, accepts
from ..spec.grammar import OTHER_STYLE
from ..spec.source_map import Pointer, child
from .context import Context, Place
from .shape import Node, Shape
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
    key: tuple[str, str],
    old: tuple[Node, Pointer],
    new: tuple[Node, Pointer],
    title: str,
    place: Place,
) -> None:
    (before, at_old), (after, at_new) = old, new

    def report(
        what: str,
        was: object,
        is_: object,
        *,
        quiet: bool = False,
        doubtful: bool = False,
    ) -> None:
        rule = f"request-parameter-{what}"
        context.report(
            rule,
            at_old,
            at_new,
            title,
            place=place,
            old=was,
            new=is_,
            quiet=quiet,
            doubtful=doubtful,
        )

    media_old, media_new = _media(before), _media(after)
    if bool(media_old) != bool(media_new):
        names = ("content", "schema") if media_old else ("schema", "content")
        report("serialization-changed", *names)
        return
    if media_old != media_new:
        report("media-type-changed", media_old, media_new)
    if not media_old:
        styles = style_of(before, key[0]), style_of(after, key[0])
        if styles[0] != styles[1]:
            before_, after_ = _kinds(context, old, new)
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
            plain = key[0] != "query"
            if keyword == "allowReserved":
                plain = plain or _undivided(context, old, new)
            elif not plain:
                plain = _takes_nothing(context, new)
            report(on if is_ else off, was, is_, quiet=plain)


_VALUES, _LISTS = frozenset({SCALAR}), frozenset({ARRAY})


def _kinds(
    context: Context, old: tuple[Node, Pointer], new: tuple[Node, Pointer]
) -> tuple[frozenset[str], frozenset[str]]:
    """What old clients send, and what they may send from now on."""
    before = kinds(context.sides.old.shapes, *schema_of(*old)[:2])
    return before, kinds(context.sides.new.shapes, *schema_of(*new)[:2])


def _takes_nothing(context: Context, found: tuple[Node, Pointer]) -> bool:
    """Whether the empty text is one of the values that a schema describes."""
    document = Document(context.sides.new.shapes.follow)
    return accepts(Schema((schema_of(*found)[0],), document), "") is True


def _undivided(
    context: Context, old: tuple[Node, Pointer], new: tuple[Node, Pointer]
) -> bool:
    """Whether the values are numbers or booleans: nothing in them to escape."""
    return _is_undivided(
        context.sides.old.shapes.read(*schema_of(*old)[:2])
    ) and _is_undivided(context.sides.new.shapes.read(*schema_of(*new)[:2]))


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
