"""What tells two operations of a resource apart that wish for the same name."""

from __future__ import annotations

import re
from collections.abc import Container

from ..model import ir
from ..text.words import snake
from .collisions import Candidates
from .methods import Context, id_words, stem
from .phrases import joined
from .routes import Name, Route, words
from .verbs import CHANGED, CREATED, DELETED, FETCHED, FILLERS, LINKS, STANDARD, VERBS

_PARAMETER = re.compile(r"\{([^{}]*)\}")


def candidates(
    operation: ir.Operation,
    route: Route,
    context: Context,
    default: str,
    twins: Container[str] = (),
) -> Candidates:
    """The default and what tells two operations apart that share it, best first. `twins`
    are the HTTP methods of the same path."""

    def more() -> list[str]:
        named = changed(operation, default, twins)
        return named + fallbacks(operation, route, context, default)

    return Candidates(default, more)


def fallbacks(
    operation: ir.Operation, route: Route, context: Context, default: str
) -> list[str]:
    """What an operation can be called where the default is taken."""
    told = described(operation, context, default)
    apart = [f"{default}_{said}" for said in _by(operation, route)]
    wishes = [*apart, *told] if _repeats(operation) else [*told[:1], *apart, *told[1:]]
    if operation.method == "GET" and default.split("_")[0] not in FETCHED:
        # `get_send` says more than `commands_send`, if that is all there is to say.
        plain = bool(wishes) and wishes[0].endswith(f"_{default}")
        wishes.insert(0 if plain else len(wishes), f"get_{default}")
    return [*wishes, f"{default}_{operation.method.lower()}"]


def changed(operation: ir.Operation, default: str, twins: Container[str]) -> list[str]:
    """What a PATCH is called where its path has a PUT called `update`, and what a PUT is
    called where the PATCH has that name already; `twins` are the methods of the path.
    """
    lead, _, last = default.rpartition("_")
    if last != "update" or lead not in ("", "bulk"):
        return []
    found = id_words(operation)
    if operation.method == "PATCH" and "PUT" in twins:
        said = next((word for word in found if word in CHANGED - {"update", "put"}), "")
        name = "partial_update" if "partial" in found else said or "patch"
    elif operation.method == "PUT" and "PATCH" in twins:
        name = "replace"
    else:
        return []
    return [f"{lead}_{name}" if lead else name]


def described(operation: ir.Operation, context: Context, default: str) -> list[str]:
    """Names from what the operationId says beyond the words of the resource, then from all
    that it says."""
    found = id_words(operation)
    if len(found) > 1 and found[-1] == operation.method.lower():
        found = found[:-1]
    wishes = []
    rest = _linked(without(found, context))
    while rest and rest[-1] in LINKS:
        rest = rest[:-1]
    if len(rest) > 1 and rest[0] in FETCHED and rest[1] in VERBS:
        rest = rest[1:]
    adds = default == "create" and len(rest) == 1 and rest[0] in CREATED - {default}
    if adds or 1 < len(rest) <= 6 or (rest and rest[0] not in STANDARD):
        wishes.append(_adapted(operation, rest, default))
    elif rest == ("get",) and default == "list":
        wishes.append("retrieve")
    if 1 < len(found) <= 6:
        wishes.append(_adapted(operation, found, default))
    return [wish for wish in wishes if wish != default]


def _linked(found: Name) -> Name:
    """The words without links that lost what they linked: `by and kind` is `by kind`."""
    return tuple(
        word
        for at, word in enumerate(found)
        if word not in LINKS or at == 0 or found[at - 1] not in LINKS
    )


def _adapted(operation: ir.Operation, found: Name, default: str) -> str:
    """The words as a method, with the verbs of this package."""
    lead = default.split("_")[0]
    first, rest = found[0], found[1:]
    if first in FETCHED and lead in ("list", "retrieve"):
        first = lead
    elif first in FETCHED and rest and operation.method == "GET":
        return snake(rest)
    elif first in DELETED:
        first = "delete"
    elif first in CHANGED and lead in ("update", "replace"):
        first = lead
    elif first not in VERBS and rest and rest[-1] in VERBS:
        first, rest = rest[-1], (first, *rest[:-1])
    elif first not in VERBS:
        return snake(joined(tuple(default.split("_")), found))
    return snake((first, *rest))


def without(found: Name, context: Context) -> Name:
    """The words that add something to those of the context, whose names are left out where
    they stand as a whole."""
    rest = tuple(word for word in found if word not in FILLERS)
    known = {word for name in context for word in name}
    for name in sorted(set(context), key=lambda name: (-len(name), name)):
        stems = tuple(map(stem, rest))
        for start in range(len(stems) - len(name) + 1):
            end = start + len(name)
            around = (*rest[:start][-1:], *rest[end : end + 1])
            joined = "and" in around  # `create job and run`
            if stems[start:end] == name and not (
                joined or _is_head(rest[:start], known)
            ):
                rest = rest[:start] + rest[end:]
                break
    return rest


def _is_head(before: Name, known: set[str]) -> bool:
    """Whether words that stay say what kind of thing follows them: `json web` of a key."""
    return len(before) > 1 and not any(
        word in VERBS | LINKS | STANDARD or stem(word) in known for word in before[-2:]
    )


def beyond(operation: ir.Operation, context: Context) -> int:
    """How many words the operationId adds to those of the context: of `cancelOrder` and
    `cancelOrderByKey` the plain one is called `cancel`."""
    known = {word for part in context for word in part} | STANDARD | FILLERS | {"id"}
    return sum(stem(word) not in known for word in id_words(operation))


def _by(operation: ir.Operation, route: Route) -> list[str]:
    """`by_id` for a path that ends in a parameter, `for_user` for one that has it inside."""
    last = route.steps[-1].parameters if route.steps else ()
    if last:
        return [f"by_{snake(words(last[-1]))}"]
    inside = [words(part) for part in _PARAMETER.findall(operation.path)]
    if not inside or not inside[-1]:
        return []
    if not route.steps and operation.path.endswith("}"):
        return [f"by_{snake(inside[-1])}"]
    owner = inside[-1]
    while len(owner) > 1 and owner[-1] in ("id", "uuid", "key", "name", "sid", "slug"):
        owner = owner[:-1]
    return [f"for_{snake(owner)}"]


def _repeats(operation: ir.Operation) -> bool:
    """Whether the operationId is made of the path and the HTTP method alone."""
    said = set(map(stem, id_words(operation)))
    known = set(map(stem, words(operation.path)))
    return said <= known | STANDARD | {operation.method.lower(), "id"}
