"""What an operation is called within its resource, by HTTP method, path and operationId."""

from __future__ import annotations

from functools import lru_cache

from .. import ir, shapes
from ..words import plural, singular, snake
from .routes import Name, Route, words
from .verbs import (
    CHANGED,
    CREATED,
    DELETED,
    FETCHED,
    FILLERS,
    METHODS,
    NOUNS_TOO,
    STANDARD,
    VERBS,
)

_LISTS = frozenset(
    "content data elements entries items list objects records results rows value values".split()
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What the forms of a word have in common, for comparison only."""
    return singular(word).lower()


def id_words(operation: ir.Operation) -> Name:
    """The words of the operationId; of a generated one (`read_items_items__id__get`) only
    those that precede the path and the HTTP method."""
    found = words(operation.operation_id or "")
    path = words(operation.path)
    tail = (*path, operation.method.lower())
    if len(found) > len(tail) > 1 and found[-len(tail) :] == tail:
        return found[: -len(tail)]
    return found


def verb(found: Name) -> str:
    """The verb that begins or ends an operationId, or nothing."""
    if found and found[0] in VERBS:
        return found[0]
    return found[-1] if found and found[-1] in VERBS else ""


def without(found: Name, context: frozenset[str]) -> Name:
    """The words that add something to those of the context, which is given as stems."""
    return tuple(w for w in found if stem(w) not in context and w not in FILLERS)


def lists(api: ir.Api, operation: ir.Operation, name: Name, items: bool) -> bool:
    """Whether a GET of a path that ends in `name` gives several things. `items` says that
    the path goes on with a parameter."""
    if operation.paging is not None:
        return True
    several = bool(name) and plural(name[-1])
    shape = _reply(api, operation)
    if isinstance(shape, ir.Array | ir.Tuple):
        return True
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
) -> str:
    """The method for an operation on a resource or, with a `tail` of parameters, on one of
    its items. `verbs` are the HTTP methods that this very path has."""
    method = operation.method
    chosen = verb(id_words(operation))
    if chosen in set(map(stem, name)) or (chosen in NOUNS_TOO and chosen in name):
        chosen = ""
    if method == "GET":
        if tail:
            return "retrieve"
        return "list" if lists(api, operation, name, items) else "retrieve"
    if not tail and items and method in ("PUT", "PATCH", "DELETE"):
        if method == "DELETE":
            return "bulk_delete" if operation.body else "delete_all"
        if chosen and chosen not in STANDARD:
            return chosen
        return "bulk_replace" if method == "PUT" else "bulk_update"
    if method == "POST":
        exact = set(map(stem, id_words(operation))) <= {chosen, *map(stem, name)}
        if chosen and chosen not in STANDARD and (tail or exact):
            return chosen
        if tail and not verbs & {"PUT", "PATCH"}:
            return "create" if chosen in CREATED else "update"
        return "create"
    if method == "PUT":
        if chosen in CREATED:
            return "create" if not items or tail else "replace"
        if chosen and chosen not in STANDARD:
            return chosen
        return "replace" if "PATCH" in verbs or chosen == "replace" else "update"
    if method == "DELETE" and chosen and chosen not in STANDARD | {"remove"}:
        return chosen
    return METHODS.get(method) or snake(words(method)) or "call"


def action(operation: ir.Operation, name: Name) -> str:
    """The method for an operation whose last segment names no resource."""
    text = snake(name)
    found = id_words(operation)
    stems = [stem(word) for word in name]
    named = len(found) > len(name) and [stem(w) for w in found[-len(name) :]] == stems
    lead = found[0] if named and found[0] in VERBS else ""
    if operation.method == "GET" or (name[0] in VERBS and name[0] not in NOUNS_TOO):
        return text
    if operation.method == "POST":
        return (
            f"{lead}_{text}"
            if lead and lead != "post" and name[0] not in VERBS
            else text
        )
    if lead and lead not in CHANGED and lead not in name:
        return f"{lead}_{text}"
    if name[0] in VERBS and operation.method in ("PUT", "PATCH"):
        return text
    return f"{METHODS.get(operation.method, operation.method.lower())}_{text}"


def described(
    operation: ir.Operation, context: frozenset[str], default: str
) -> list[str]:
    """A name from what the operationId says beyond the words of the resource."""
    found = id_words(operation)
    rest = without(found, context)
    if not rest or len(rest) > 8:
        return []
    if rest[-1] in METHODS and len(rest) > 1:
        rest = rest[:-1]
    lead = default.split("_")[0]
    if rest[0] in FETCHED and operation.method in ("GET", "QUERY"):
        rest = (lead if lead in ("list", "retrieve") else "retrieve", *rest[1:])
    elif rest[0] in DELETED:
        rest = ("delete", *rest[1:])
    elif rest[0] in CHANGED and operation.method != "POST":
        rest = (lead, *rest[1:]) if lead in ("update", "replace") else rest
    elif rest[0] not in VERBS and rest[-1] in VERBS:
        rest = (rest[-1], *rest[:-1])
    elif rest[0] not in VERBS:
        rest = (*default.split("_"), *rest)
    return [snake(rest)]


def fallbacks(
    operation: ir.Operation, route: Route, context: frozenset[str], default: str
) -> tuple[str, ...]:
    """The default and what tells two operations apart that share it, best first."""
    found = [default]
    if route.version:
        found.append(f"{default}_{snake(words(route.version))}")
    found += described(operation, context, default)
    last = route.steps[-1].parameters if route.steps else ()
    if last:
        found.append(f"{default}_by_{snake(words(last[-1]))}")
    found.append(f"{default}_{operation.method.lower()}")
    return tuple(dict.fromkeys(found))
