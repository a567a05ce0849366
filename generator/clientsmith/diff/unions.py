"""`allOf`, `oneOf` and `anyOf`: parts that came, went, or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..model.relation import ANNOTATIONS
from .matching import Matching, label, match
from .merging import merged
from .pairs import Pair
from .shape import PLAIN, UNIONS, Node, Shape, Shapes, digest

Descend = Callable[..., None]


def compare_lists(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> bool:
    """Note parts that came or went and descend into the others.

    Returns whether the rest of the two schemas is still to be compared.
    """
    if not pair.old.lists and not pair.new.lists:
        return True
    if not _compare_all_of(pair, old, new, descend):
        return False
    before = [key for key in UNIONS if pair.old.lists.get(key)]
    after = [key for key in UNIONS if pair.new.lists.get(key)]
    if not before and not after:
        return True
    if bool(before) != bool(after):
        return _one_sided(pair, old, new, descend, wrapped=bool(after))
    if len(before) == len(after) == 1:
        keys = [(before[0], after[0])]
        if before != after:
            name = f"{_NAMES[before[0]]}-became-{_NAMES[after[0]]}"
            pair.note(name, keyword=after[0])
    else:
        keys = [(key, key) for key in UNIONS if key in before or key in after]
    for key_old, key_new in keys:
        parts = _parts(pair.old, key_old, old), _parts(pair.new, key_new, new)
        if key_old == key_new == "anyOf":
            _known_values(pair, *parts)
        _compare_options(pair, key_new, match(*parts, (old, new)), descend)
    return True


def _known_values(pair: Pair, old: list[Shape], new: list[Shape]) -> None:
    """Compare and take out enumerations beside a type that passes every value anyway."""
    before, after = _listed(old), _listed(new)
    if not before or not after:
        return
    for options, listed in ((old, before), (new, after)):
        options[:] = [item for item in options if item not in listed]
    gone, come = _values(before), _values(after)
    for key in sorted(gone.keys() - come.keys()):
        pair.note("enum-value-removed", gone[key], keyword="anyOf", quiet=True)
    for key in sorted(come.keys() - gone.keys()):
        pair.note("enum-value-added", None, come[key], keyword="anyOf", quiet=True)


def _listed(options: list[Shape]) -> list[Shape]:
    """The options that list values beside a type that passes them."""
    bare = [option for option in options if option.bare]
    return [
        option
        for option in options
        if isinstance(option.node.get("enum"), list)
        and set(option.node) <= PLAIN | {"enum"}
        and not option.lists
        and any(map(option.within, bare))
    ]


def _values(options: list[Shape]) -> dict[str, object]:
    enums = [option.node["enum"] for option in options]
    return {
        digest(value): value
        for enum in enums
        for value in (enum if isinstance(enum, list) else ())
    }


def _parts(shape: Shape, keyword: str, shapes: Shapes) -> list[Shape]:
    return [shapes.read(node, at) for at, node in shape.lists.get(keyword, ())]


_NAMES = {"allOf": "all-of", "oneOf": "one-of", "anyOf": "any-of"}


def _compare_options(
    pair: Pair, keyword: str, found: Matching, descend: Descend
) -> None:
    name = _NAMES[keyword]
    for shape in found.removed:
        pair.note(f"{name}-removed", label(shape), None, keyword=keyword)
    for shape in found.added:
        pair.note(f"{name}-added", None, label(shape), keyword=keyword)
    for old, new in found.renamed:
        pair.note(f"{name}-removed", label(old), None, keyword=keyword, quiet=True)
        pair.note(f"{name}-added", None, label(new), keyword=keyword, quiet=True)
    for old, new in found.pairs:
        descend(pair, f"{keyword}[{label(new)}]", (old, new))


def _one_sided(
    pair: Pair, old: Shapes, new: Shapes, descend: Descend, *, wrapped: bool
) -> bool:
    """A union on one side only: the other side may be one of its options."""
    union, single = (pair.new, pair.old) if wrapped else (pair.old, pair.new)
    shapes = new if wrapped else old
    keyword = next(key for key in UNIONS if union.lists.get(key))
    options = _parts(union, keyword, shapes)
    names = [label(option) for option in options]
    if single.anything:
        kind = "type-narrowed" if wrapped else "type-widened"
        pair.note(
            kind, *(("any", names) if wrapped else (names, "any")), keyword=keyword
        )
        return True
    own = set(union.node) - {keyword, "discriminator", "type"} - ANNOTATIONS
    if any(key[:2] != "x-" for key in own):
        kind = "wrapped-in-union" if wrapped else "unwrapped-from-union"
        pair.note(kind, *((None, names) if wrapped else (names, None)), keyword=keyword)
        return True
    # An option that says the very same is the one; else one that says more of the same.
    likely = sorted(options, key=lambda option: not _equals(single, option))
    for option in likely:
        if _same(single, option):
            rest = [other for other in options if other is not option]
            _forgo(pair, keyword, rest, option, wrapped=wrapped)
            partner = ((single, option),) if wrapped else ((option, single),)
            removed, added = ((), tuple(rest)) if wrapped else (tuple(rest), ())
            _compare_options(
                pair, keyword, Matching(partner, (), removed, added), descend
            )
            return False
    kind = "wrapped-in-union" if wrapped else "unwrapped-from-union"
    pair.note(kind, *((None, names) if wrapped else (names, None)), keyword=keyword)
    return False


def _forgo(
    pair: Pair, keyword: str, options: list[Shape], single: Shape, *, wrapped: bool
) -> None:
    """Take out options that pass nothing which a bare type beside them does not pass; they
    only tell which of its values are known."""
    if keyword != "anyOf" or not single.bare:
        return
    for option in [item for item in options if item.within(single) and not item.lists]:
        options.remove(option)
        name = "any-of-added" if wrapped else "any-of-removed"
        values = (None, label(option)) if wrapped else (label(option), None)
        pair.note(name, *values, keyword=keyword, quiet=True)


def _equals(single: Shape, option: Shape) -> bool:
    return bool(single.name and single.name == option.name) or digest(
        single.node
    ) == digest(option.node)


def _same(single: Shape, option: Shape) -> bool:
    if _equals(single, option):
        return True
    plain = not option.mapping("properties") and not option.lists
    return plain and single.atoms is not None and single.atoms == option.atoms


def _compare_all_of(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> bool:
    before, after = pair.old.lists.get("allOf"), pair.new.lists.get("allOf")
    if not before and not after:
        return True
    if not before or not after:
        return _merge_and_descend(pair, old, new, descend)
    parts = _parts(pair.old, "allOf", old), _parts(pair.new, "allOf", new)
    found = match(*parts, (old, new))
    was, is_ = merged(pair.old, old), merged(pair.new, new)
    whole = was is not None and is_ is not None
    fixed = not any(_note(shape) == "" for shape in (*found.removed, *found.added))
    if not fixed and was is not None and is_ is not None:
        fixed = _equal(was, is_)
    _report_parts(pair, found.removed, found.added, quiet=fixed)
    if whole:
        # What one part requires another may describe: look at what they add up to.
        descend(pair, "", (was, is_))
        return False
    for left, right in found.pairs:
        descend(pair, f"allOf[{label(right)}]", (left, right))
    return True


def _report_parts(
    pair: Pair, removed: Iterable[Shape], added: Iterable[Shape], *, quiet: bool
) -> None:
    """`quiet` where the parts add up to the same with and without these."""
    for shape in removed:
        name = f"all-of{_note(shape)}-removed"
        pair.note(name, label(shape), None, keyword="allOf", quiet=quiet)
    for shape in added:
        name = f"all-of{_note(shape)}-added"
        pair.note(name, None, label(shape), keyword="allOf", quiet=quiet)


def _note(shape: Shape) -> str:
    return (
        "-note"
        if all(key in ANNOTATIONS or key[:2] == "x-" for key in shape.node)
        else ""
    )


def _equal(was: Shape, is_: Shape) -> bool:
    keys = ("properties", "required", "type")
    return all(_settled(was.node, key) == _settled(is_.node, key) for key in keys)


def _settled(node: Node, key: str) -> str:
    value = node.get(key)
    return digest(sorted(value, key=str) if isinstance(value, list) else value)


def _merge_and_descend(pair: Pair, old: Shapes, new: Shapes, descend: Descend) -> bool:
    """Parts on one side only: compare the object that they add up to."""
    removed, added = _parts(pair.old, "allOf", old), _parts(pair.new, "allOf", new)
    if all(_note(shape) for shape in (*removed, *added)):
        _report_parts(pair, removed, added, quiet=True)
        return True
    was, is_ = merged(pair.old, old), merged(pair.new, new)
    whole = was is not None and is_ is not None
    if not whole:
        _report_parts(pair, removed, added, quiet=False)
    else:
        descend(pair, "", (was, is_))
    return not whole
