"""What an operation is called within its resource, by HTTP method, path and operationId."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from ..model import ir, shapes
from ..text.words import plural, singular, snake
from .collisions import Candidates
from .routes import Name, Route, words
from .verbs import (
    ASKED,
    CHANGED,
    CREATED,
    DELETED,
    FETCHED,
    FILLERS,
    LINKS,
    METHODS,
    STANDARD,
    SURE,
    VERBS,
)

_LISTS = frozenset(
    "content data elements entries items list objects records results rows value values".split()
)


Context = tuple[Name, ...]
"""The names of the resources on the way to an operation, each as stems."""


_PARAMETER = re.compile(r"\{([^{}]*)\}")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What the forms of a word have in common, for comparison only."""
    return singular(word).lower()


def id_words(operation: ir.Operation) -> Name:
    """The words of the operationId; of a generated one (`read_items_items__id__get`) only
    those that precede the path and the HTTP method, in either order."""
    found = words(operation.operation_id or "")
    path, method = words(operation.path), operation.method.lower()
    for tail in ((*path, method), (method, *path), ("using", method)):
        if len(found) > len(tail) > 1 and found[-len(tail) :] == tail:
            found = found[: -len(tail)]
    if (operation.operation_id or "").startswith(f"{operation.method}_"):
        found = found[1:] or found
    return without_articles(found)


def without_articles(found: Name) -> Name:
    """The words without articles: `get a list` is `get list`, while `type a` stays."""
    return tuple(
        word
        for at, word in enumerate(found)
        if word not in FILLERS
        or at in (0, len(found) - 1)
        or found[at - 1] not in VERBS | LINKS
    )


def verb(found: Name) -> str:
    """The verb that begins or ends an operationId, or nothing."""
    if found and found[0] in VERBS:
        return found[0]
    return found[-1] if found and found[-1] in VERBS else ""


def without(found: Name, context: Context) -> Name:
    """The words that add something to those of the context, whose names are left out where
    they stand as a whole."""
    rest = tuple(word for word in found if word not in FILLERS)
    for name in sorted(set(context), key=lambda name: (-len(name), name)):
        stems = tuple(map(stem, rest))
        for start in range(len(stems) - len(name) + 1):
            if stems[start : start + len(name)] == name:
                rest = rest[:start] + rest[start + len(name) :]
                break
    return rest


def lists(api: ir.Api, operation: ir.Operation, name: Name, items: bool) -> bool:
    """Whether a GET of a path that ends in `name` gives several things. `items` says that
    the path goes on with a parameter."""
    if many(api, operation):
        return True
    several = bool(name) and plural(name[-1])
    shape = _reply(api, operation)
    if isinstance(shape, ir.Object):
        arrays = [
            words(field.wire)
            for field in shape.fields
            if isinstance(shapes.resolve(api, field.type), ir.Array)
        ]
        stems = set(map(stem, name))
        if any(
            found and (found[-1] in _LISTS or stem(found[-1]) in stems)
            for found in arrays
        ):
            return True
        return several and items
    return several or items


def many(api: ir.Api, operation: ir.Operation) -> bool:
    """Whether the reply is a list for certain."""
    shape = _reply(api, operation)
    return operation.paging is not None or isinstance(shape, ir.Array | ir.Tuple)


def _reply(api: ir.Api, operation: ir.Operation) -> ir.Type | ir.Object | None:
    for response in operation.responses:
        if response.status.startswith("2") and response.contents:
            type_ = response.contents[0].type
            return shapes.resolve(api, type_) if type_ is not None else None
    return None


def standard(
    api: ir.Api,
    operation: ir.Operation,
    name: Name,
    tail: int,
    items: bool,
    verbs: frozenset[str],
    context: Context,
) -> str:
    """The method for an operation on a resource called `name` or, with a `tail` of
    parameters, on one of its items.

    `items` says that the resource has items, `verbs` are the HTTP methods of this very
    path.
    """
    found = id_words(operation)
    chosen = verb(found)
    known = {word for part in context for word in part}
    if stem(chosen) in known:
        chosen = ""
    match operation.method:
        case "GET":
            several = not tail and lists(api, operation, name, items)
            if chosen in ("list", "retrieve") and not items and not tail:
                several = several and chosen == "list"
            return "list" if several else "retrieve"
        case "PUT" | "PATCH" | "DELETE" if items and not tail:
            return _on_all(operation, chosen, verbs)
        case "POST":
            return _posted(api, operation, name, tail, items, verbs, known)
        case "PUT":
            if chosen in CREATED and "POST" not in verbs:
                return "create"
            if chosen and chosen not in STANDARD:
                return chosen
            replaces = "PATCH" in verbs or chosen == "replace"
            return "replace" if replaces else "update"
        case "DELETE" if chosen and chosen not in STANDARD | {"remove"}:
            return chosen
        case method:
            return METHODS.get(method) or snake(words(method)) or "call"


def _posted(
    api: ir.Api,
    operation: ir.Operation,
    name: Name,
    tail: int,
    items: bool,
    verbs: frozenset[str],
    known: set[str],
) -> str:
    """The method for a POST, which may do anything: what its operationId says is done to
    the resource, the words of which are `known`."""
    found = id_words(operation)
    chosen = verb(found)
    if stem(chosen) in known:
        chosen = ""
    exact = {stem(word) for word in found if word not in LINKS} <= {
        *known,
        stem(chosen),
    }
    leads = bool(found) and found[0] == chosen
    done = leads and (chosen in SURE or (len(found) > 1 and stem(found[1]) in known))
    if chosen and chosen not in STANDARD and (tail or exact or done):
        return chosen
    if not tail and not items and (name[:1] == found or name in ASKED):
        return name[0]
    if done and chosen in FETCHED:
        if "GET" in verbs:
            return "query"
        return "list" if lists(api, operation, name, items) else "retrieve"
    if done and chosen in DELETED:
        return "delete" if tail or not items else "bulk_delete"
    if verbs & {"PUT", "PATCH"} or chosen in CREATED - {"post"}:
        return "create"
    changes = tail or (not items and chosen in CHANGED)
    return "update" if changes else "create"


def _on_all(operation: ir.Operation, chosen: str, verbs: frozenset[str]) -> str:
    """The method for a change of a whole collection."""
    if operation.method == "DELETE":
        if chosen and chosen not in STANDARD | {"remove"}:
            return chosen
        return "bulk_delete" if operation.body else "delete_all"
    if chosen in CREATED and "POST" not in verbs:
        return "create"
    if chosen and chosen not in STANDARD | {"set"}:
        return chosen
    return "bulk_replace" if operation.method == "PUT" else "bulk_update"


def action(
    operation: ir.Operation, names: tuple[Name, ...], context: Context, joined: bool
) -> str:
    """The method for an operation whose last segments, `names`, are no resources; `joined`
    says that only the last of them can be called."""
    name = tuple(word for part in names for word in part)
    if joined and names[-1][0] in VERBS:
        return snake((*names[-1], *name[: -len(names[-1])]))
    text = snake(name)
    found = id_words(operation)
    known = {word for part in context for word in part}
    if name in (("bulk",), ("batch",)):
        done = [word for word in found if word in STANDARD - {"bulk", "by"}]
        return f"{text}_{done[0]}" if done else text
    if operation.method == "GET" or name[0] in SURE:
        return text
    named = set(map(stem, name)) <= set(map(stem, found))
    lead = found[0] if named and found[0] in VERBS - {"post", "put", "patch"} else ""
    if lead in FETCHED or lead in name or stem(lead) in known:
        lead = ""
    if lead and name[0] not in VERBS:
        return f"{lead}_{text}"
    if operation.method == "POST" or (
        name[0] in VERBS and operation.method != "DELETE"
    ):
        return text
    return f"{METHODS.get(operation.method, operation.method.lower())}_{text}"


def described(operation: ir.Operation, context: Context, default: str) -> list[str]:
    """Names from what the operationId says beyond the words of the resource, then from all
    that it says."""
    found = id_words(operation)
    if len(found) > 1 and found[-1] == operation.method.lower():
        found = found[:-1]
    wishes = []
    rest = without(found, context)
    while rest and rest[-1] in LINKS:
        rest = rest[:-1]
    if len(rest) > 1 and rest[0] in FETCHED and rest[1] in VERBS:
        rest = rest[1:]
    if 1 < len(rest) <= 6 or (rest and rest[0] not in STANDARD):
        wishes.append(_adapted(operation, rest, default))
    elif rest == ("get",) and default == "list":
        wishes.append("retrieve")
    if 1 < len(found) <= 6:
        wishes.append(_adapted(operation, found, default))
    return [wish for wish in wishes if wish != default]


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
        return snake((*default.split("_"), *found))
    return snake((first, *rest))


def candidates(
    operation: ir.Operation, route: Route, context: Context, default: str
) -> Candidates:
    """The default and what tells two operations apart that share it, best first."""
    return Candidates(default, partial(fallbacks, operation, route, context, default))


def fallbacks(
    operation: ir.Operation, route: Route, context: Context, default: str
) -> list[str]:
    """What an operation can be called where the default is taken."""
    told = described(operation, context, default)
    apart = [f"{default}_{said}" for said in _by(operation, route)]
    wishes = [*apart, *told] if _repeats(operation) else [*told[:1], *apart, *told[1:]]
    if operation.method == "GET" and default.split("_")[0] not in FETCHED:
        wishes.append(f"get_{default}")
    return [*wishes, f"{default}_{operation.method.lower()}"]


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
