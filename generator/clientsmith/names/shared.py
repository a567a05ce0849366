"""What an inline schema is called that several operations share: by what it is, never by one
of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..model import ir
from ..text.words import singular, split
from .methods import WRAPPERS
from .phrases import joined
from .routes import Name

_MOST_FIELDS = 3
_MOST_WORDS = 5
_IDS = frozenset({"id", "uuid", "gid", "sid"})
"""What things have that wrappers and lists of things have not."""


def users(api: ir.Api) -> dict[ir.TypeId, list[str]]:
    """The operations, by id, that have a declaration for a whole body or reply, for the
    items of one, or for the values that a parameter may have."""
    found: dict[ir.TypeId, dict[str, None]] = defaultdict(dict)
    for operation in api.operations:
        contents = [
            content for reply in operation.responses for content in reply.contents
        ]
        contents += operation.body.contents if operation.body else ()
        types = [type_ for each in contents for type_ in (each.type, each.item)]
        types += [each.type for each in operation.parameters if _is_choice(api, each)]
        for id_ in map(_whole, types):
            if id_ is not None:
                found[id_][operation.id] = None
    return {id_: list(operations) for id_, operations in found.items()}


def _is_choice(api: ir.Api, parameter: ir.Parameter) -> bool:
    id_ = _whole(parameter.type)
    declared = api.declarations.get(id_) if id_ is not None else None
    return isinstance(declared, ir.Alias) and isinstance(declared.target, ir.Literals)


def _whole(type_: ir.Type | None) -> ir.TypeId | None:
    while isinstance(type_, ir.Array):
        type_ = type_.item
    return type_.id if isinstance(type_, ir.Ref) else None


def descriptions(
    api: ir.Api,
    names: Mapping[ir.TypeId, Name],
    declaration: ir.Declaration,
    calls: list[Name],
    ending: str,
) -> Iterator[Name]:
    """Names for a shared declaration, best first: by the component that it lists or holds,
    by the resource that all its operations have in common, by its properties, by what all
    of them do. `names` are the words of the components, `calls` those of each operation,
    the verb last; `ending` says what it is to them."""
    fields = declaration.fields if isinstance(declaration, ir.Object) else ()
    ordered = sorted(fields, key=lambda field: (not field.required, field.wire))
    found = [(field.wire, _listed(api, field.type, names)) for field in ordered]
    held = [(wire, each[0]) for wire, each in found if each and not each[1]]
    listed = [each[0] for _, each in found if each and each[1]]
    wrapped = [(wire, words) for wire, words in held if wire.lower() in WRAPPERS]
    held = wrapped if len(wrapped) == 1 else held
    whole: Name = ()
    if any(field.wire in _IDS for field in fields):
        held, listed = [], []  # it is a thing of its own, and no wrapper
    if len(listed) == 1:
        whole = (*listed[0], "List")
        yield whole
        yield (*whole, ending)
    elif len(held) == 1 and not listed:
        whole = _ended(held[0][1], ending)
        yield whole
    noun = _common(calls)
    if noun:
        yield _ended(noun, ending)
    if len(held) == 1 and whole and not listed:
        ((wire, words),) = held
        yield (*joined(_without_ending(words, ending), split(wire)), ending)
    said: Name = ()
    for field in ordered[:_MOST_FIELDS]:
        if len(said) < _MOST_WORDS:
            said += split(field.wire)
    if said:
        yield _ended(said, ending)
        yield _ended(joined(noun, said), ending)
    verb = _common([call[::-1] for call in calls])[::-1]
    if verb:
        yield _ended(verb, ending)
    if not (whole or noun or said or verb):
        yield ("Shared", ending) if fields else ("Empty", ending)


def of_parameters(calls: list[Name], own: Name) -> Iterator[Name]:
    """Names for what parameters of several operations may be: with what all these operations
    are about, by the words of the parameter alone, and at last with one of the calls.
    """
    noun = _common(calls)
    whole = any(call[:-1] == noun for call in calls)
    if whole and not {*map(str.lower, noun)} <= {*map(str.lower, own)}:
        yield joined(noun, own)
    yield own
    yield from (joined(call, own) for call in sorted(calls))


def _without_ending(words: Name, ending: str) -> Name:
    return words[:-1] if words[-1].lower() == ending.lower() else words


def _ended(words: Name, ending: str) -> Name:
    """The words with the ending, unless they end so anyway."""
    ends = ending.lower() in (words[-1].lower(), singular(words[-1]).lower())
    return words if ends else (*words, ending)


def _common(calls: list[Name]) -> Name:
    """The first words that all have in common, without being all of one."""
    first, last = min(calls), max(calls)
    most = min(map(len, calls)) - 1
    at = 0
    while at < most and first[at] == last[at]:
        at += 1
    return first[:at]


def _listed(
    api: ir.Api, type_: ir.Type, names: Mapping[ir.TypeId, Name]
) -> tuple[Name, bool] | None:
    """The words of the component that a property holds, and whether it holds several."""
    several = False
    if isinstance(type_, ir.Union):
        options = [option for option in type_.options if option != ir.NULL]
        type_ = options[0] if len(options) == 1 else type_
    if isinstance(type_, ir.Array):
        several, type_ = True, type_.item
    if not isinstance(type_, ir.Ref) or type_.id not in names:
        return None
    if not isinstance(api.declarations.get(type_.id), ir.Object):
        return None
    *lead, last = names[type_.id]
    return (*lead, singular(last)), several
