"""Discriminators: the property, and which of its values names which schema."""

from __future__ import annotations

from collections.abc import Mapping

from ..spec.source_map import ROOT
from .expansion import Expansion
from .pairs import Pair
from .shape import UNIONS, Shape, Shapes

_KEYWORD = "discriminator"


def compare_discriminators(pair: Pair, old: Shapes, new: Shapes) -> None:
    """Note a property that changed, and values that came, went, or name something else."""
    before, after = pair.old.mapping(_KEYWORD), pair.new.mapping(_KEYWORD)
    was, is_ = before.get("propertyName"), after.get("propertyName")
    if not before or not after:
        if before or after:
            what = "removed" if before else "added"
            pair.note(f"discriminator-{what}", was, is_, keyword=_KEYWORD)
        return
    if was != is_:
        pair.note("discriminator-property-changed", was, is_, keyword=_KEYWORD)
    _compare_values(pair, _named(pair.old, old), _named(pair.new, new), old, new)


def _named(shape: Shape, shapes: Shapes) -> dict[str, str]:
    """Values to the components that they name: as the mapping says, and otherwise the name
    of the component (OpenAPI 3.1, Discriminator Object)."""
    mapping = shape.mapping(_KEYWORD).get("mapping")
    listed = {
        str(value): _last(target)
        for value, target in (mapping if isinstance(mapping, Mapping) else {}).items()
    }
    options = [
        shapes.read(node, at).name
        for keyword in UNIONS
        for at, node in shape.lists.get(keyword, ())
    ]
    named = {name: name for name in options if name and name not in listed.values()}
    return {**named, **listed}


def _compare_values(
    pair: Pair,
    before: Mapping[str, str],
    after: Mapping[str, str],
    old: Shapes,
    new: Shapes,
) -> None:
    """A value counts where its schema stays: what comes with a new option, or goes with an
    old one, is told of the option."""
    said = {name: _said(old, name) for name in before.values()}
    says = {name: _said(new, name) for name in after.values()}
    for value in sorted({*before, *after}):
        was, is_ = before.get(value), after.get(value)
        if is_ is None and was is not None:
            stays = was in says or said[was] in says.values()
            # The name of a component names it beside a mapping, too.
            pair.note(
                "discriminator-mapping-removed", value, None, keyword=_KEYWORD,
                quiet=not stays or value == was,
            )  # fmt: skip
        elif was is None and is_ is not None:
            stays = is_ in said or says[is_] in said.values()
            pair.note(
                "discriminator-mapping-added", None, value, keyword=_KEYWORD,
                quiet=not stays,
            )  # fmt: skip
        elif was is not None and is_ is not None and was != is_:
            pair.note(
                "discriminator-mapping-changed", was, is_, keyword=_KEYWORD,
                quiet=said[was] == says[is_],
            )  # fmt: skip


def _said(shapes: Shapes, name: str) -> str:
    """What a component says, whatever it is called."""
    node = shapes.follow({"$ref": f"#/components/schemas/{name}"})
    return Expansion(shapes).text(shapes.read(node, ROOT)) if node else name


def _last(reference: object) -> str:
    return str(reference).rpartition("/")[2]
