"""Class and alias names for all declarations, and the request types beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, escape
from ..text.words import (
    LONGEST_WRITTEN,
    MOST_WORDS,
    condensed,
    key,
    pascal,
    split,
    trimmed,
    without_fillers,
)
from .collisions import Wish, claim, report, settle
from .inline import Inline, kind, suffix
from .routes import Name

_ASSEMBLY = re.compile(r",\s*[^\],]+,\s*Version=[^\]]*")
_DOTTED = re.compile(r"[^\s,<>«»\[\]()]+")
_UNIT = re.compile(r"v?\d\w*$", re.IGNORECASE)
_PARTS = re.compile(r"[./\\]|::")
_COMPONENTS = "/components/schemas/"
_FAMILY = 4
"""So many components that begin alike have a prefix, which none of them needs."""


def types(
    api: ir.Api,
    calls: Mapping[str, tuple[Name, ...]],
    pinned: Mapping[ir.TypeId, str],
    taken: set[str],
    diagnostics: Diagnostics,
) -> dict[ir.TypeId, str]:
    """The name of each declaration: pinned ones as they are, components keep their own.
    `calls` gives the words of each operation, the best first; `taken`, folded, is
    extended."""
    names = claim(pinned, api.declarations, taken)
    components = [
        declaration
        for declaration in api.declarations.values()
        if declaration.hint.component
    ]
    leads = _leads(components)
    made = _made_of_calls(api, calls)
    wishes = [
        _component(declaration, leads, made)
        for declaration in components
        if declaration.id not in names
    ]
    names |= settle(wishes, taken, {}, longest=LONGEST_WRITTEN)
    maker = Inline(api, names, calls)
    inline = [
        maker.wish(declaration)
        for declaration in api.declarations.values()
        if not declaration.hint.component and declaration.id not in names
    ]
    names.update(settle(inline, taken, {}))
    report(diagnostics, names, wishes, "the schema", LONGEST_WRITTEN)
    report(diagnostics, names, inline, "the inline schema")
    return names


def params(
    names: Mapping[ir.TypeId, str], pinned: Mapping[ir.TypeId, str], taken: set[str]
) -> dict[ir.TypeId, str]:
    """The name of the request type of each declaration; `taken`, folded, is extended."""
    wishes = []
    plain: dict[ir.TypeId, str] = {}
    for id_, name in sorted(names.items()):
        wish = f"{name}Param"
        if id_ not in pinned and key(wish) not in taken:
            plain[id_] = wish
            taken.add(key(wish))
        else:
            candidates = (wish, f"{name}Input", f"{name}ParamInput")
            wishes.append(Wish(id_, candidates, (0,), ROOT))
    return plain | settle(
        wishes, taken, pinned, longest=LONGEST_WRITTEN + len("ParamInput")
    )


def component_id(name: str) -> ir.TypeId:
    """The id of the component schema of this name."""
    return ir.TypeId(_COMPONENTS + escape(name))


def namespaces(name: str) -> tuple[Name, ...]:
    """The words of each part of a dotted name, the last being the name proper.

    `Destiny.Definitions.Item` has three; `Item.v2` has one, since `v2` alone names nothing;
    of a generic such as `Page[Acme.Models.User]` each part is reduced to its last word.
    """
    name = _ASSEMBLY.sub("", name)
    found = _DOTTED.findall(name)
    if len(found) > 1:
        last = [_parts(part)[-1] for part in found if _parts(part)]
        return (tuple(word for part in last for word in part),) if last else ()
    return _parts(name)


def _parts(name: str) -> tuple[Name, ...]:
    parts = [words for words in map(split, _PARTS.split(name)) if words]
    while len(parts) > 1 and _UNIT.match("".join(parts[-1])):
        tail = parts.pop()
        parts[-1] = parts[-1] + tail
    return tuple(parts)


def _leads(components: Iterable[ir.Declaration]) -> Counter[Name]:
    """How many components begin with the same words, of those with many words."""
    found: Counter[Name] = Counter()
    for declaration in components:
        words = split(declaration.hint.words)
        if len(words) > MOST_WORDS:
            found.update(words[:end] for end in range(1, len(words) - 1))
    return found


def _made_of_calls(
    api: ir.Api, calls: Mapping[str, tuple[Name, ...]]
) -> dict[Name, Name]:
    """What FastAPI calls a form, `Body_login_login_post`, and what it is to the call."""
    return {
        tuple(word.lower() for word in ("body", *split(operation.operation_id))): (
            *calls[operation.id][0],
            "Request",
        )
        for operation in api.operations
        if operation.operation_id
    }


def _component(
    declaration: ir.Declaration, leads: Mapping[Name, int], made: Mapping[Name, Name]
) -> Wish[ir.TypeId]:
    raw = declaration.hint.words
    parts = namespaces(raw) or (split(kind(declaration)),)
    wishes = []
    words: Name = ()
    if declaration.hint.given:
        wishes.append(pascal(split(declaration.hint.given)))
    if own := made.get(tuple(word.lower() for word in split(raw))):
        wishes.append(pascal(own))
    for part in reversed(parts):
        words = part + words
        wishes.append(pascal(_readable(words, leads)))
    if len(words) > MOST_WORDS or len(pascal(words)) > LONGEST_WRITTEN:
        wishes.append(pascal(trimmed(words)))
    wishes.append(pascal(words))
    wishes.append(wishes[0] + suffix(wishes[0], declaration))
    rank = (len(parts) - 1, int(raw != wishes[0]))
    candidates = tuple(dict.fromkeys(wishes))
    fair = len(parts) > 1 or len(pascal(words)) > LONGEST_WRITTEN
    return Wish(declaration.id, candidates, rank, declaration.at, fair=fair)


def _readable(words: Name, leads: Mapping[Name, int]) -> Name:
    """The words of a component, of many those that do not stand before many others."""
    more = len(words) - MOST_WORDS
    if more > 0 and leads.get(words[:more], 0) >= _FAMILY:
        words = words[more:]
    # Somebody wrote these words: they are many, but only what cannot be said is left out.
    kept = condensed(words, longest=LONGEST_WRITTEN, most=len(words))
    return kept if len(kept) <= MOST_WORDS else without_fillers(kept)
