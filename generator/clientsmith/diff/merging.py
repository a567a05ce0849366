"""`allOf` as the one schema that it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model.relation import ANNOTATIONS
from ..spec.source_map import Pointer
from .shape import Shape, Shapes, digest

_DEEPEST = 32
_EXTRA, _LEFT = "additionalProperties", "unevaluatedProperties"
_MEMBERS = frozenset(
    {"type", "properties", "required", "allOf", "discriminator", "$ref", _EXTRA, _LEFT}
)
_UPPER = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}
)
_LOWER = frozenset(
    {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
)
_ONCE = frozenset(
    {
        "format", "enum", "const", "pattern", "multipleOf", "items", "uniqueItems",
        "contentEncoding", "contentMediaType", "x-extensible-enum",
    }
)  # fmt: skip
"""Keywords that add up only if all parts that have them agree."""
_CLOSED: tuple[object, ...] = (False, {"not": {}})
_FREE: tuple[object, ...] = (True, {})
_MERGEABLE = _MEMBERS | _UPPER | _LOWER | _ONCE


@dataclass(slots=True)
class _Sum:
    """What the parts seen so far add up to, and where each piece of it stands."""

    properties: dict[str, object] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    limits: dict[str, object] = field(default_factory=dict)
    places: dict[str, Pointer] = field(default_factory=dict)
    spots: dict[str, Pointer] = field(default_factory=dict)
    extra: list[tuple[frozenset[str], object]] = field(default_factory=list)

    def take(self, part: Shape, *, whole: bool = False) -> bool:
        """Add a part, at last what stands beside `allOf`, the `whole`; returns False where it
        contradicts another."""
        for name, value in part.mapping("properties").items():
            known = self.properties.get(name, value)
            same = known is value or digest(known) == digest(value)
            self.properties[name] = known if same else {"allOf": [known, value]}
            self.places.setdefault(name, part.place("properties", name))
        names = part.node.get("required")
        self.required |= (
            {str(name) for name in names} if isinstance(names, list) else set()
        )
        if _EXTRA in part.node:
            self._bound(part, _EXTRA, part.mapping("properties"))
        elif _LEFT in part.node:
            # It looks into the parts of its own `allOf`, which have been taken by then.
            known = self.properties if whole else part.mapping("properties")
            seen = whole and any(value not in _CLOSED for _, value in self.extra)
            if seen or part.node[_LEFT] not in (*_FREE, *_CLOSED):
                return False
            self._bound(part, _LEFT, known)
        return all(self._limit(part, keyword) for keyword in part.node)

    def _bound(self, part: Shape, keyword: str, known: Mapping[str, object]) -> None:
        self.extra.append((frozenset(known), part.node[keyword]))
        self.spots.setdefault(_EXTRA, part.place(keyword))

    def close(self) -> bool:
        """Leave out the members that a closed part does not know, and say of the others what
        parts say of members that they do not describe; False where that is no one schema.
        """
        bounds = [(known, value) for known, value in self.extra if value not in _FREE]
        shut = any(value in _CLOSED for _, value in bounds)
        for known, value in bounds:
            others = self.properties.keys() - known
            if value not in _CLOSED and (others or shut):
                return False
            if value in _CLOSED and self.required - known:
                return False
            for name in others:
                del self.properties[name]
        said = {digest(value): value for _, value in bounds}
        if shut or len(said) == 1:
            self.limits[_EXTRA] = False if shut else next(iter(said.values()))
        return shut or len(said) < 2

    def _limit(self, part: Shape, keyword: str) -> bool:
        if keyword in _MEMBERS or keyword not in _MERGEABLE:
            return True
        value = part.node[keyword]
        known = self.limits.get(keyword, value)
        if keyword in _ONCE:
            if digest(known) != digest(value):
                return False
        elif isinstance(known, int | float) and isinstance(value, int | float):
            value = min(known, value) if keyword in _UPPER else max(known, value)
        if keyword not in self.limits or value != known:
            self.spots[keyword] = part.place(keyword)
        self.limits[keyword] = value
        return True


def merged(
    shape: Shape,
    shapes: Shapes,
    depth: int = 0,
    known: dict[int, Shape | None] | None = None,
) -> Shape | None:
    """The one schema that `allOf` adds up to; None where parts do more than add members
    and limits. `known` are the parts that came before, which may come again and again.
    """
    known = {} if known is None else known
    if not shape.lists.get("allOf"):
        return shape
    if depth > _DEEPEST or not _adds_up(shape):
        return None
    sum_ = _Sum()
    nullable = True
    for at, node in shape.lists["allOf"]:
        if id(node) not in known:
            inner = shapes.read(node, at)
            known[id(node)] = merged(inner, shapes, depth + 1, known)
        part = known[id(node)]
        if part is None or part.lists or not _adds_up(part):
            return None
        if part.atoms is not None and part.atoms != shape.atoms:
            return None
        if not sum_.take(part):
            return None
        nullable = nullable and (part.nullable or part.atoms is None)
    if not sum_.take(shape, whole=True) or not sum_.close():
        return None
    node = {key: value for key, value in shape.node.items() if key not in _MERGEABLE}
    node |= sum_.limits
    if sum_.properties or sum_.required or not sum_.limits:
        node["properties"], node["required"] = sum_.properties, sorted(sum_.required)
    own = "type" in shape.node
    return Shape(
        shape.at, node, shape.atoms, shape.nullable if own else nullable, {}, shape.name,
        sum_.places, sum_.spots, shape.raw,
    )  # fmt: skip


def _adds_up(shape: Shape) -> bool:
    return all(key in _MERGEABLE for key in _constraints(shape))


def _constraints(shape: Shape) -> Iterator[str]:
    for key, value in shape.node.items():
        says = not (key == _EXTRA and value in _FREE)
        if key not in ANNOTATIONS and says and (key[:2] != "x-" or key in _ONCE):
            yield key
