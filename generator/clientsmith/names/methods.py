"""What an operation is called within its resource, by HTTP method, path and operationId."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from ..model import ir, shapes
from ..text.words import plural, singular, snake
from .routes import Name, is_version, words
from .verbs import (
    ASKED,
    BULK,
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
    head,
)

_PARAMETER = re.compile(r"\{[^{}]*\}")
_CLASS = re.compile(r"^[A-Za-z0-9]+(?:Controller|Service)_(?=[A-Za-z])")
_OTHERS = re.compile(r"[^A-Za-z0-9]+")
_TWIN = re.compile(r"(?<=[a-z])_\d\d?$")

_LISTS = frozenset(
    """content data elements entries items list objects records result results rows value
    values""".split()
)


WRAPPERS = frozenset({"data", "response", "result", "payload"})
_TOGETHER = frozenset({"settings", "preferences", "parameters"})
"""Plurals for one thing."""

_ENVELOPE = 4
"""How many properties an object has at most that is there for the list in it."""

Context = tuple[Name, ...]
"""The names of the resources on the way to an operation, each as stems."""


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What the forms of a word have in common, for comparison only."""
    return singular(word).lower()


def id_words(operation: ir.Operation) -> Name:
    """The words of the operationId; of a generated one (`read_items_items__id__get`) only
    those that precede the path and the HTTP method, in either order."""
    said = undressed(operation.operation_id or "")
    if operation.summary and _letters(said) == _letters(operation.summary):
        said = (
            operation.summary
        )  # `Searchallinvoices` is "Search all invoices" without gaps
    found = _unglued(words(said), operation.path)
    path, method = words(operation.path), operation.method.lower()
    if found[-3:-1] == ("using", method) and found[-1].isdigit():
        found = found[:-1]  # what a framework adds to the second `getPetUsingGET`
    for tail in ((*path, method), (method, *path), ("using", method)):
        if len(found) > len(tail) > 1 and found[-len(tail) :] == tail:
            found = found[: -len(tail)]
    if (operation.operation_id or "").startswith(f"{operation.method}_"):
        found = found[1:] or found
    return without_articles(found)


def _letters(text: str) -> str:
    """The letters and digits of a text alone."""
    return _OTHERS.sub("", text).lower()


def undressed(operation_id: str) -> str:
    """An operationId without what frameworks add: the class that serves, as in
    `JobService_ListJobs`, and the number of a second `listJobs_1`."""
    own = _CLASS.sub("", operation_id)
    return _TWIN.sub("", own) if own.count("_") == 1 else own


def _unglued(found: Name, path: str) -> Name:
    """The words of an operationId that was written without any mark: `listusers`."""
    if len(found) != 1:
        return found
    whole = words(_PARAMETER.sub("", path))
    known = "".join(words(path))
    for start in sorted(STANDARD, key=len, reverse=True):
        rest = found[0].removeprefix(start)
        if not 2 < len(rest) < len(found[0]):
            continue
        for at in range(len(whole)):
            ends = (whole[at:end] for end in range(at + 1, len(whole) + 1))
            run = next((run for run in ends if "".join(map(singular, run)) == rest), ())
            if run:
                return (start, *run)
        if rest in known:
            return (start, rest)
    return found


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
    found = _unversioned(found)
    if found and found[0] in VERBS:
        return found[0]
    if not found or found[-1] not in VERBS:
        return ""
    # Of `v1DeleteRun` the last word is a noun: another one is a verb for sure.
    inside = (word for word in found[1:-1] if word in SURE)
    return found[-1] if found[-1] in SURE else next(inside, found[-1])


def _unversioned(found: Name) -> Name:
    """The words without a version at their beginning or end."""
    if len(found) > 1 and is_version(found[0]):
        found = found[1:]
    return found[:-1] if len(found) > 1 and is_version(found[-1]) else found


def lists(api: ir.Api, operation: ir.Operation, name: Name, items: bool) -> bool:
    """Whether a GET of a path that ends in `name` gives several things. `items` says that
    the path goes on with a parameter, which counts where the reply says nothing."""
    if many(api, operation) or lists_of(api, operation, name):
        return True
    shape = _reply(api, operation)
    if isinstance(shape, ir.Scalar) or _of_one(id_words(operation), name):
        return False
    if isinstance(shape, ir.Object):
        return _several(name) and _envelops(api, shape)
    return items or _several(name)


def _several(name: Name) -> bool:
    """Whether a segment is a plural for several things."""
    last = head(name)[-1] if name else ""
    return plural(last) and last not in _TOGETHER


def _of_one(found: Name, name: Name) -> bool:
    """Whether an operationId says the singular of what the path says in the plural."""
    last = head(name)[-1] if name else ""
    return singular(last) != last and singular(last) in found and last not in found


def many(api: ir.Api, operation: ir.Operation) -> bool:
    """Whether the reply is a list for certain."""
    shape = _reply(api, operation)
    return operation.paging is not None or isinstance(shape, ir.Array | ir.Tuple)


def lists_of(api: ir.Api, operation: ir.Operation, name: Name) -> bool:
    """Whether the reply is an object around a list of what is called so."""
    stems = set(map(stem, name))
    return any(
        stem(found[-1]) in stems
        or (
            found[-1] in _LISTS
            and (found[-1] != "list" or stems.issuperset(found[:-1]))
        )
        for found in _arrays(api, _reply(api, operation))
        if found
    )


def _arrays(
    api: ir.Api, shape: ir.Type | ir.Object | None, *, outer: bool = True
) -> Iterator[Name]:
    """The lists in an object, and in what only wraps it."""
    for field in shape.fields if isinstance(shape, ir.Object) else ():
        held = shapes.resolve(api, field.type)
        if isinstance(held, ir.Array):
            yield words(field.wire)
        elif outer and field.wire.lower() in WRAPPERS:
            yield from _arrays(api, held, outer=False)


def _envelops(api: ir.Api, shape: ir.Object) -> bool:
    """Whether an object is there for the one list of objects in it."""
    held = (shapes.resolve(api, field.type) for field in shape.fields)
    found = [each for each in held if isinstance(each, ir.Array)]
    return (
        len(shape.fields) <= _ENVELOPE
        and len(found) == 1
        and isinstance(shapes.resolve(api, found[0].item), ir.Object)
    )


def _reply(api: ir.Api, operation: ir.Operation) -> ir.Type | ir.Object | None:
    for response in operation.responses:
        if response.status.startswith("2") and response.contents:
            type_ = response.contents[0].type
            return shapes.resolve(api, type_) if type_ is not None else None
    return None


class Position(NamedTuple):
    """Where an operation stands: on a resource called `name` or, with a `tail` of
    parameters, on one of its items.

    `items` says that the resource has items, `verbs` are the HTTP methods of this very
    path.
    """

    name: Name
    tail: int = 0
    items: bool = False
    verbs: frozenset[str] = frozenset()


def standard(
    api: ir.Api, operation: ir.Operation, position: Position, context: Context
) -> str:
    """The method for an operation at a position, below the resources of `context`."""
    name, tail, items, _ = position
    found = id_words(operation)
    chosen = verb(found)
    known = {word for part in context for word in part}
    if stem(chosen) in known:
        chosen = ""
    match operation.method:
        case "GET":
            several = not tail and lists(api, operation, name, items)
            said = not tail and (
                chosen == "list" or _asks_for_all(api, operation, name)
            )
            if tail and head(name) != name and plural(head(name)[-1]):
                several = lists_of(api, operation, name)  # `routes_for_agency/{id}`
            return "list" if several or said else "retrieve"
        case "PUT" | "PATCH" | "DELETE" if items and not tail:
            done = _on_all(operation, chosen)
            return done.removeprefix("bulk_") if name in BULK else done
        case "POST":
            return _posted(api, operation, position, known)
        case "PUT":
            if chosen in CREATED - {"post"}:
                return "create"
            if chosen and chosen not in STANDARD:
                return chosen
            return "replace" if chosen == "replace" else "update"
        case "PATCH":
            return _patched(found, chosen)
        case "DELETE" if chosen and chosen not in STANDARD | {"remove"}:
            return chosen
        case method:
            return METHODS.get(method) or snake(words(method)) or "call"


def _asks_for_all(api: ir.Api, operation: ir.Operation, name: Name) -> bool:
    """Whether an operationId asks for all things of a resource, as `getAllDomains` does, and
    the reply may be a list of them."""
    found = id_words(operation)
    if found[1:2] != ("all",) or not verb(found):
        return False
    shape = _reply(api, operation)
    listed = not isinstance(shape, ir.Object) or any(_arrays(api, shape))
    return not found[2:] or (
        listed and set(map(stem, found[2:])) <= set(map(stem, name))
    )


def _patched(found: Name, chosen: str) -> str:
    """The method for a PATCH. Where its operationId says another verb than a PUT beside it
    would get, it is that one, whether there is a PUT or not."""
    if "partial" in found:
        return "partial_update"
    return chosen if chosen and chosen not in STANDARD else "update"


def _posted(
    api: ir.Api, operation: ir.Operation, position: Position, known: set[str]
) -> str:
    """The method for a POST, which may do anything: what its operationId says is done to
    the resource, the words of which are `known`."""
    name, tail, items, verbs = position
    found = _unversioned(id_words(operation))
    chosen = verb(found)
    if stem(chosen) in known or any(_is_noun_of(word, chosen) for word in known):
        chosen = ""
    if found[:3] == ("update", "or", "create"):
        return "update_or_create"
    exact = {stem(word) for word in found if word not in LINKS} <= {
        *known,
        stem(chosen),
    }
    leads = bool(found) and found[0] == chosen
    done = leads and (chosen in SURE or (len(found) > 1 and stem(found[1]) in known))
    done = done or (exact and found[-1:] == (chosen,))
    if chosen and chosen not in STANDARD and (tail or exact or done):
        return chosen
    if not tail and not items and (name in ASKED or _is_verb(name, found)):
        return name[0]
    if done and chosen in FETCHED:
        if "GET" in verbs:
            return "query"
        return "list" if lists(api, operation, name, items) else "retrieve"
    if done and chosen in DELETED:
        return "delete" if tail or not items else "bulk_delete"
    if done and chosen in CHANGED - {"post", "put", "patch"}:
        return "update"
    if operation.paging is not None and not tail and chosen not in CREATED - {"post"}:
        return "query" if "GET" in verbs else "list"
    if verbs & {"PUT", "PATCH"} or chosen in CREATED - {"post"}:
        return "create"
    changes = tail or (not items and chosen in CHANGED)
    return "update" if changes else "create"


def _verb_of_many(found: Name) -> str:
    """The verb after `bulk` or `batch` of an operationId, or nothing."""
    return found[1] if found[:1] in BULK and found[1:2] and found[1] in VERBS else ""


def _is_verb(name: Name, found: Name) -> bool:
    """Whether the operationId calls something by the verb that is all of its path."""
    return name[:1] == found and name[0] in VERBS


def _on_all(operation: ir.Operation, chosen: str) -> str:
    """The method for a change of a whole collection."""
    chosen = chosen or _verb_of_many(id_words(operation))
    if operation.method == "DELETE":
        if chosen and chosen not in STANDARD | {"remove"}:
            return chosen
        return "bulk_delete" if operation.body else "delete_all"
    if chosen in CREATED - {"post"}:
        return "create"
    if chosen and chosen not in STANDARD | {"set"}:
        return chosen
    if operation.method == "PATCH":
        return f"bulk_{_patched(id_words(operation), chosen)}"
    replaces = operation.method == "PUT" and chosen not in CHANGED - {"put"}
    return "bulk_replace" if replaces else "bulk_update"


def action(
    operation: ir.Operation, names: tuple[Name, ...], context: Context, joined: bool
) -> str:
    """The method for an operation whose last segments, `names`, are no resources; `joined`
    says that only the last of them can be called."""
    name = tuple(word for part in names for word in part)
    if joined and names[-1][0] in VERBS and names[0] not in BULK:
        return snake((*names[-1], *name[: -len(names[-1])]))
    text = snake(name)
    found = id_words(operation)
    known = {word for part in context for word in part}
    if len(names) > 1 and found and (found[0] in VERBS or found[:1] in BULK):
        ordered = tuple(word for word in found if stem(word) not in known)
        if sorted(map(stem, ordered)) == sorted(map(stem, name)):
            return snake(ordered)  # `/links:batchGet` is `batchGetLinks`
    if name in (("bulk",), ("batch",)):
        done = [word for word in found if word in STANDARD - {"bulk", "by"}]
        plain = {"post": "create", "put": "update"}
        return f"{text}_{plain.get(done[0], done[0])}" if done else text
    if found[:1] in BULK - {name[:1]} and name[0] in VERBS and found[0] not in known:
        return f"{found[0]}_{text}"
    if operation.method != "GET" and name[0] in FETCHED and _does_more(found, known):
        return f"{found[0]}_{text}"
    if operation.method == "GET" or name[0] in SURE or name[:1] in BULK:
        return text
    if _names_deed(name, found):
        return found[0]
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
    rest = found[len(name) :]
    on_above = bool(rest) and all(stem(word) in known for word in rest)
    if operation.method == "PUT" and found[: len(name)] == name and on_above:
        return text  # `rectifyZone` of `/zones/{id}/rectify`
    return f"{METHODS.get(operation.method, operation.method.lower())}_{text}"


def _does_more(found: Name, known: set[str]) -> bool:
    """Whether an operationId begins with a verb for more than the HTTP method says, as in
    `markCommentRead`."""
    return (
        found[:1] != () and found[0] in VERBS - STANDARD and stem(found[0]) not in known
    )


def _names_deed(name: Name, found: Name) -> bool:
    """Whether a segment is the noun for what the operationId says by a verb, as `migration`
    is for `migrate`."""
    if len(name) > 1 or not found or found[0] not in SURE:
        return False
    return _is_noun_of(name[0], found[0])


def _is_noun_of(noun: str, deed: str) -> bool:
    """Whether a noun is made from a verb: `simulation` from `simulate`."""
    pairs = zip(noun, deed, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return noun != deed and shared >= max(4, len(deed) - 2)
