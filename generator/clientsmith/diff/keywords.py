"""Schemas inside of schemas: arrays, maps, conditions, dependencies, discriminators."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model.relation import ANNOTATIONS
from .discriminators import compare_discriminators
from .messages import INSIDE
from .pairs import Pair
from .shape import Shape, Shapes, digest

Descend = Callable[..., None]

_SINGLE = {
    "if": "if",
    "then": "then",
    "else": "else",
    "contains": "contains",
    "propertyNames": "property-names",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
    "contentSchema": "content-schema",
}
_EXTRA, _LEFT = "additionalProperties", "unevaluatedProperties"
_NAMED = {
    "dependentSchemas": "dependent-schema",
    "patternProperties": "pattern-property",
}


def compare_keywords(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> None:
    """Note which of the keywords that hold schemas came or went; descend into the others."""
    shut = _is_shut(pair.old) and _is_shut(pair.new)
    for keyword, name in _SINGLE.items():
        if shut and keyword == _LEFT:
            continue
        before, after = keyword in pair.old.node, keyword in pair.new.node
        if before and after:
            _down(pair, keyword, old, new, descend)
        elif before or after:
            what = "removed" if before else "added"
            calm = before and _closes(pair.old, keyword)
            pair.note(f"{name}-{what}", keyword=keyword, quiet=calm)
    for keyword, name in _NAMED.items():
        _named(pair, keyword, name, old, new, descend)
    _items(pair, old, new, descend)
    _prefix(pair, old, new, descend)
    if not shut:
        _additional(pair, old, new, descend)
    _not(pair)
    _dependent_required(pair)
    compare_discriminators(pair, old, new)


def _is_shut(shape: Shape) -> bool:
    """Whether a schema forbids members that it does not describe, by either keyword: they say
    the same where nothing else evaluates members."""
    others = {"dependentSchemas", "if"} & shape.node.keys()
    if shape.lists or others:
        return False
    return shape.node.get(_EXTRA, shape.node.get(_LEFT)) in (False, {"not": {}})


def _closes(shape: Shape, keyword: str) -> bool:
    """Whether a keyword forbids the members that nobody describes. Clients do not mind
    when such members come."""
    closed = shape.node.get(keyword) in (False, {"not": {}})
    return closed and keyword.startswith("unevaluated")


def _down(
    pair: Pair,
    keyword: str,
    old: Shapes,
    new: Shapes,
    descend: Descend,
    *,
    items: bool = False,
) -> None:
    was = old.read(pair.old.node[keyword], pair.old.place(keyword))
    is_ = new.read(pair.new.node[keyword], pair.new.place(keyword))
    descend(pair, INSIDE.get(keyword, keyword), (was, is_), items=items)


def _named(
    pair: Pair, keyword: str, name: str, old: Shapes, new: Shapes, descend: Descend
) -> None:
    before, after = pair.old.mapping(keyword), pair.new.mapping(keyword)
    for key in sorted({*before, *after}):
        if key not in before:
            pair.note(f"{name}-added", None, key, keyword=keyword)
        elif key not in after:
            pair.note(f"{name}-removed", key, None, keyword=keyword)
        else:
            was = old.read(before[key], pair.old.place(keyword, key))
            is_ = new.read(after[key], pair.new.place(keyword, key))
            descend(pair, f"{keyword}[{key}]", (was, is_))


def _held(pair: Pair, keyword: str) -> bool:
    """Whether both sides have a schema there; one that constrains nothing has notes."""
    return all(
        isinstance(shape.node.get(keyword), Mapping) for shape in (pair.old, pair.new)
    )


def _says(shape: Shape, keyword: str, shapes: Shapes) -> bool:
    """Whether a keyword has a schema that constrains something."""
    value = shape.node.get(keyword)
    if value in (None, True, {}):
        return False
    inner = shapes.read(value, shape.place(keyword))
    return not inner.anything or any(
        key not in ANNOTATIONS and key[:2] != "x-" for key in inner.node
    )


def _items(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> None:
    before, after = _says(pair.old, "items", old), _says(pair.new, "items", new)
    if before == after:
        if _held(pair, "items"):
            _down(pair, "items", old, new, descend, items=True)
    elif (before or after) and pair.old.atoms == pair.new.atoms:
        # Where nothing was said about items, nothing was promised to those who send them.
        silent = "items" not in pair.old.node
        name = "items-removed" if before else "items-added"
        pair.note(name, keyword="items", doubtful=silent)


def _prefix(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> None:
    before, after = (shape.node.get("prefixItems") for shape in (pair.old, pair.new))
    before = before if isinstance(before, list) else []
    after = after if isinstance(after, list) else []
    for index, (was, is_) in enumerate(zip(before, after, strict=False)):
        descend(
            pair,
            f"prefixItems[{index}]",
            (
                old.read(was, pair.old.place("prefixItems", index)),
                new.read(is_, pair.new.place("prefixItems", index)),
            ),
        )
    for index in range(len(after), len(before)):
        pair.note("prefix-items-removed", index, None, keyword="prefixItems")
        was = old.read(before[index], pair.old.place("prefixItems", index))
        _placed(pair, index, was, _rest(pair.new, new), descend)
    for index in range(len(before), len(after)):
        pair.note("prefix-items-added", None, index, keyword="prefixItems")
        is_ = new.read(after[index], pair.new.place("prefixItems", index))
        _placed(pair, index, _rest(pair.old, old), is_, descend)


_ANYTHING: Mapping[str, object] = {}


def _rest(shape: Shape, shapes: Shapes) -> Shape | None:
    """What stands where `prefixItems` says nothing; None where nothing may."""
    node = shape.node.get("items", _ANYTHING)
    node = _ANYTHING if node is True else node
    return None if node is False else shapes.read(node, shape.place("items"))


def _placed(
    pair: Pair, index: int, old: Shape | None, new: Shape | None, descend: Descend
) -> None:
    if old is not None and new is not None:
        descend(pair, f"prefixItems[{index}]", (old, new))


def _additional(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> None:
    keyword = _EXTRA
    before, after = _extra(pair.old, old), _extra(pair.new, new)
    if before == after:
        if before != "forbidden" and _held(pair, keyword):
            _down(pair, keyword, old, new, descend)
    elif pair.old.atoms == pair.new.atoms:
        if after == "forbidden":
            name = "additional-properties-forbidden"
        elif before == "forbidden":
            name = "additional-properties-allowed"
        else:
            name = f"additional-properties-{'typed' if after == 'typed' else 'untyped'}"
        # An object without named members is sent for the sake of the others.
        silent = keyword not in pair.old.node and bool(pair.old.mapping("properties"))
        pair.note(name, before, after, keyword=keyword, doubtful=silent)


def _extra(shape: Shape, shapes: Shapes) -> str:
    extra = shape.node.get(_EXTRA, True)
    if extra is False or (isinstance(extra, Mapping) and extra.get("not") == {}):
        return "forbidden"
    return "typed" if _says(shape, _EXTRA, shapes) else "free"


def _not(pair: Pair) -> None:
    before, after = pair.old.node.get("not"), pair.new.node.get("not")
    if before is None or after is None:
        if before is not after:
            pair.note("not-added" if before is None else "not-removed", keyword="not")
    elif digest(before) != digest(after):
        pair.note("not-changed", before, after, keyword="not")


def _dependent_required(pair: Pair) -> None:
    keyword = "dependentRequired"
    before, after = pair.old.mapping(keyword), pair.new.mapping(keyword)
    for key in sorted({*before, *after}):
        was, is_ = _group(key, before.get(key)), _group(key, after.get(key))
        if was == is_:
            continue
        what = "added" if was is None else "removed" if is_ is None else "changed"
        pair.note(f"dependent-required-{what}", was, is_, keyword=keyword)


def _group(key: str, names: object) -> list[str] | None:
    return [key, *sorted(map(str, names))] if isinstance(names, list) else None
