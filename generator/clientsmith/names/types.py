"""Class and alias names for all declarations, and the request types beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .. import ir
from ..diagnostics import Diagnostics
from ..source import ROOT, escape
from ..words import LONGEST, condensed, key, pascal, split
from .collisions import Wish, claim, report, settle
from .inline import Inline, kind, suffix
from .routes import Name

_ASSEMBLY = re.compile(r",\s*[^\],]+,\s*Version=[^\]]*")
_DOTTED = re.compile(r"[^\s,<>«»\[\]()]+")
_UNIT = re.compile(r"v?\d\w*$", re.IGNORECASE)
_PARTS = re.compile(r"[./\\]|::")
_COMPONENTS = "/components/schemas/"


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
    wishes = [
        _component(declaration)
        for declaration in api.declarations.values()
        if declaration.hint.component and declaration.id not in names
    ]
    names |= settle(wishes, taken, {})
    maker = Inline(api, names, calls)
    inline = [
        maker.wish(declaration)
        for declaration in api.declarations.values()
        if not declaration.hint.component and declaration.id not in names
    ]
    names.update(settle(inline, taken, {}))
    report(diagnostics, names, wishes, "the schema")
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
        if id_ not in pinned and len(wish) <= LONGEST and key(wish) not in taken:
            plain[id_] = wish
            taken.add(key(wish))
        else:
            candidates = (wish, f"{name}Input", f"{name}ParamInput")
            wishes.append(Wish(id_, candidates, (0,), ROOT))
    return plain | settle(wishes, taken, pinned)


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


def _component(declaration: ir.Declaration) -> Wish[ir.TypeId]:
    raw = declaration.hint.words
    parts = namespaces(raw) or (split(kind(declaration)),)
    wishes = []
    words: Name = ()
    for part in reversed(parts):
        words = part + words
        wishes.append(pascal(condensed(words)))
    wishes.append(pascal(words))
    wishes.append(wishes[0] + suffix(wishes[0], declaration))
    rank = (len(parts) - 1, int(raw != wishes[0]))
    candidates = tuple(dict.fromkeys(wishes))
    fair = len(parts) > 1 or len(pascal(words)) > LONGEST
    return Wish(declaration.id, candidates, rank, declaration.at, fair=fair)
