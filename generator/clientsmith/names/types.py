"""Class and alias names for all declarations, and the request types beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .. import ir
from ..diagnostics import Diagnostics
from ..source import ROOT, escape
from ..words import key, pascal, singular, split
from .collisions import Wish, report, settle
from .routes import Name

_ASSEMBLY = re.compile(r",\s*[^\],]+,\s*Version=[^\]]*")
_DOTTED = re.compile(r"[^\s,<>«»\[\]()]+")
_UNIT = re.compile(r"v?\d\w*$", re.IGNORECASE)
_BELOW = ("item", "value", "items", "values")
_ROLES = {
    "body": "Request",
    "request": "Request",
    "form": "Request",
    "response": "Response",
    "reply": "Response",
    "event": "Event",
    "header": "Header",
}
_COMPONENTS = "/components/schemas/"


def types(
    api: ir.Api,
    calls: Mapping[str, Name],
    pinned: Mapping[ir.TypeId, str],
    taken: set[str],
    diagnostics: Diagnostics,
) -> dict[ir.TypeId, str]:
    """The name of each declaration. Components keep their own; inline ones are called by
    the component or operation that holds them and the property they stand at. `calls`
    gives the words of an operation; `taken`, folded, is extended."""
    components = [d for d in api.declarations.values() if d.hint.component]
    wishes = [_component(declaration) for declaration in components]
    names = settle(wishes, taken, pinned)
    inline = [
        _inline(api, declaration, names, calls)
        for declaration in api.declarations.values()
        if not declaration.hint.component
    ]
    names.update(settle(inline, taken, pinned))
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
        if id_ not in pinned and len(wish) <= 60 and key(wish) not in taken:
            plain[id_] = wish
            taken.add(key(wish))
        else:
            wishes.append(
                Wish(id_, (wish, f"{name}Input", f"{name}ParamInput"), (0,), ROOT)
            )
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
        last = [parts[-1] for parts in map(namespaces, found) if parts]
        return (tuple(word for part in last for word in part),) if last else ()
    parts = [words for words in map(split, re.split(r"[./\\]|::", name)) if words]
    while len(parts) > 1 and _UNIT.match("".join(parts[-1])):
        tail = parts.pop()
        parts[-1] = parts[-1] + tail
    return tuple(parts)


def _component(declaration: ir.Declaration) -> Wish[ir.TypeId]:
    raw = declaration.hint.words
    parts = namespaces(raw) or (split(_kind(declaration)),)
    wishes = []
    words: Name = ()
    for part in reversed(parts):
        words = part + words
        wishes.append(pascal(words))
    wishes.append(_suffixed(wishes[0], declaration))
    rank = (len(parts) - 1, int(raw != wishes[0]))
    return Wish(declaration.id, tuple(dict.fromkeys(wishes)), rank, declaration.at)


def _inline(
    api: ir.Api,
    declaration: ir.Declaration,
    names: Mapping[ir.TypeId, str],
    calls: Mapping[str, Name],
) -> Wish[ir.TypeId]:
    chain = [_own(declaration)]
    root: Name = ()
    owner = declaration.hint.owner or declaration.id.rpartition("/")[0]
    seen: set[str] = {declaration.id}
    while owner and owner not in seen:
        seen.add(owner)
        holder = api.declarations.get(ir.TypeId(owner))
        if owner in calls:
            root = calls[owner]
            break
        if holder is None:
            owner = owner.rpartition("/")[0] if owner.startswith("/") else ""
            continue
        if holder.hint.component:
            root = split(names[holder.id])
            break
        chain.append(_own(holder))
        owner = holder.hint.owner or holder.id.rpartition("/")[0]
    suffix = _ROLES.get(declaration.hint.role, "")
    wishes = []
    context: Name = ()
    for part in (chain[1:] and [(), *chain[1:]]) or [()]:
        context = part + context
        wishes.append(pascal(_joined(root, _joined(context, chain[0]))) + suffix)
    kept = [wish for wish in wishes if key(wish) != key(pascal(root))]
    last = _joined(root, _joined(context, chain[0]))
    kept.append(_suffixed(pascal(last), declaration))
    rank = (1, len(chain))
    return Wish(declaration.id, tuple(dict.fromkeys(kept)), rank, declaration.at)


def _own(declaration: ir.Declaration) -> Name:
    """The words an inline declaration brings along: of its property, one of several."""
    parts = namespaces(declaration.hint.words)
    found = tuple(word for part in parts for word in part)
    if found and declaration.hint.role in _BELOW:
        found = (*found[:-1], singular(found[-1]))
    return found


def _joined(left: Name, right: Name) -> Name:
    """Both without saying a word twice where they meet."""
    low = [singular(word).lower() for word in left], [
        singular(word).lower() for word in right
    ]
    for size in range(min(len(left), len(right)), 0, -1):
        if low[0][-size:] == low[1][:size] and size < len(right):
            return left + right[size:]
    return left + right


def _suffixed(name: str, declaration: ir.Declaration) -> str:
    """The name with what kind of thing it is."""
    kind = "Variant" if declaration.hint.role == "option" else _kind(declaration)
    if declaration.hint.role in (
        "string",
        "integer",
        "number",
        "object",
        "array",
        "boolean",
    ):
        kind = declaration.hint.role.capitalize()
    return name + ("Data" if name.endswith(kind) else kind)


def _kind(declaration: ir.Declaration) -> str:
    if isinstance(declaration, ir.Object):
        return "Model"
    match declaration.target:
        case ir.Literals():
            return "Enum"
        case ir.Array() | ir.Tuple():
            return "List"
        case ir.Map():
            return "Map"
        case ir.Union():
            return "Union"
        case _:
            return "Type"
