"""What values pass: types, null, enumerations, constants, defaults, patterns."""

from __future__ import annotations

import re

from ..model.relation import OPEN_PATTERNS, written_forms
from .pairs import Change, Pair
from .shape import UNIONS, Shape, digest

_ESCAPE = re.compile(r"\\.", re.DOTALL)


def compare_values(pair: Pair) -> None:
    """Note each change of what a single value may be."""
    _types(pair)
    _null(pair)
    _enum(pair)
    _extensible(pair)
    _default(pair)
    _pattern(pair)
    for keyword, name in _CONTENT.items():
        old, new = pair.old.node.get(keyword), pair.new.node.get(keyword)
        if old != new:
            pair.note(name, old, new, keyword=keyword)


_CONTENT = {
    "contentMediaType": "content-media-type-changed",
    "contentEncoding": "content-encoding-changed",
}


def _has_union(shape: Shape) -> bool:
    return any(keyword in shape.lists for keyword in UNIONS)


def _types(pair: Pair) -> None:
    old, new = pair.old, pair.new
    if old.atoms == new.atoms:
        if old.implied != new.implied:
            what, said = "narrowed", ("any", new.types)
            if new.implied:
                what, said = "widened", (old.types, "any")
            pair.note(f"type-{what}", *said, keyword="type", quiet=True)
        return
    if (old.atoms is None and _has_union(old)) or (
        new.atoms is None and _has_union(new)
    ):
        return
    strict = _relation(old.within(new), new.within(old))
    loose = _relation(old.written_within(new), new.written_within(old))
    if strict or loose:
        name, at = strict or "type-changed", pair.at("type")
        pair.changes.append(Change(name, *at, old.types, new.types, as_text=loose))


def _relation(widened: bool, narrowed: bool) -> str:
    if widened and narrowed:
        return ""
    if widened:
        return "type-widened"
    return "type-narrowed" if narrowed else "type-changed"


def _null(pair: Pair) -> None:
    old, new = pair.old, pair.new
    if old.nullable == new.nullable or _is_silent(old, new):
        return
    name = "became-nullable" if pair.new.nullable else "became-not-nullable"
    pair.note(name, pair.old.nullable, pair.new.nullable, keyword="type")


def _is_silent(*shapes: Shape) -> bool:
    """Whether one of these says nothing about null."""
    return any(shape.anything or shape.implied for shape in shapes)


def _allowed(shape: Shape) -> list[object] | None:
    values = shape.node.get("enum")
    if isinstance(values, list):
        return [value for value in values if value is not None]
    if "const" in shape.node:
        return [shape.node["const"]]
    return None


def _enum(pair: Pair) -> None:
    old, new = pair.old.node, pair.new.node
    if "enum" not in old and "enum" not in new:
        _const(pair)
        return
    before, after = _allowed(pair.old), _allowed(pair.new)
    if before is None:
        pair.note("became-enum", None, after, keyword="enum")
        return
    if after is None:
        pair.note("enum-dropped", before, None, keyword="enum")
        return
    gone = {digest(value): value for value in before}
    come = {digest(value): value for value in after}
    if _lists_null(pair.old) and not _lists_null(pair.new) and _types_null(pair.new):
        # A type that allows null counts, unless the list says on purpose that it does not.
        pair.note("enum-value-removed", None, None, keyword="enum")
    for key in sorted(set(gone) - set(come)):
        pair.note("enum-value-removed", gone[key], None, keyword="enum")
    for key in sorted(set(come) - set(gone)):
        pair.note("enum-value-added", None, come[key], keyword="enum")


def _lists_null(shape: Shape) -> bool:
    values = shape.node.get("enum")
    return isinstance(values, list) and None in values


def _types_null(shape: Shape) -> bool:
    types = shape.node.get("type")
    return isinstance(types, list) and "null" in types


def _const(pair: Pair) -> None:
    old, new = pair.old.node, pair.new.node
    if "const" in old and "const" in new:
        if digest(old["const"]) != digest(new["const"]):
            pair.note("const-changed", old["const"], new["const"], keyword="const")
    elif "const" in new:
        pair.note("const-added", None, new["const"], keyword="const")
    elif "const" in old:
        pair.note("const-removed", old["const"], None, keyword="const")


def _extensible(pair: Pair) -> None:
    old, new = (shape.node.get("x-extensible-enum") for shape in (pair.old, pair.new))
    if not isinstance(old, list) or not isinstance(new, list):
        return
    gone = {digest(value): value for value in old}
    come = {digest(value): value for value in new}
    for key in sorted(set(gone) - set(come)):
        pair.note(
            "extensible-enum-value-removed",
            gone[key],
            None,
            keyword="x-extensible-enum",
        )
    for key in sorted(set(come) - set(gone)):
        pair.note(
            "extensible-enum-value-added", None, come[key], keyword="x-extensible-enum"
        )


def _default(pair: Pair) -> None:
    """Nobody relies on null, or on a default that its own list of values forbids."""
    old, new = pair.old.node, pair.new.node
    quiet = not (_has_default(pair.old) or _has_default(pair.new))
    if "default" in old and "default" in new:
        name = "default-changed"
        if digest(old["default"]) == digest(new["default"]):
            return
        if digest(new["default"]) in map(digest, written_forms(old["default"])):
            # `1` became `"1"`: that is told of the type, and a query has the same text.
            quiet = True
    elif "default" in new:
        name = "default-added"
    elif "default" in old:
        name = "default-removed"
    else:
        return
    pair.note(
        name, old.get("default"), new.get("default"), keyword="default", quiet=quiet
    )


def _has_default(shape: Shape) -> bool:
    value = shape.node.get("default")
    if value is None:
        return False
    allowed = _allowed(shape)
    return allowed is None or digest(value) in map(digest, allowed)


def _pattern(pair: Pair) -> None:
    old, new = pair.old.node.get("pattern"), pair.new.node.get("pattern")
    if _unescaped(old) == _unescaped(new):
        return
    if not isinstance(old, str):
        name = "pattern-added"
    elif not isinstance(new, str):
        name = "pattern-removed"
    elif new in OPEN_PATTERNS and old in OPEN_PATTERNS:
        return
    elif new in OPEN_PATTERNS:
        name = "pattern-generalized"
    elif old in OPEN_PATTERNS:
        name = "pattern-restricted"
    else:
        name = "pattern-changed"
    pair.note(name, old, new, keyword="pattern")


def _unescaped(pattern: object) -> object:
    r"""A pattern without escapes that change nothing, as that of a slash: `a\/b` is `a/b`."""
    return _ESCAPE.sub(_bare, pattern) if isinstance(pattern, str) else pattern


def _bare(found: re.Match[str]) -> str:
    return "/" if found[0] == r"\/" else found[0]
