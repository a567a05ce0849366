"""Resources and methods from operationIds, alone or together with tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..model import ir
from ..text.words import plural, snake
from .collisions import Candidates
from .distinctions import fallbacks
from .methods import Position, id_words, lists, standard, stem, without_articles
from .places import Place
from .routes import Name, Route, words
from .verbs import FETCHED, LINKS, SURE, VERBS

_NESTED = re.compile(r"[./:]|\s+>\s+")
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_LAST = frozenset("list create read retrieve update replace delete destroy".split())
"""What ends an operationId that tells the whole path: `teams_invoices_list`."""

_VAGUE = frozenset(
    {"default", "other", "misc", "general", "internal", "public", "api", "x"}
)


def parts(operation_id: str, mark: str) -> tuple[str, ...]:
    """The groups of an operationId and its last part: `repos/get` at `/`. An underscore
    divides only once, since it also stands between words."""
    found = operation_id.split(mark, 1) if mark == "_" else operation_id.split(mark)
    return tuple(part for part in found if words(part))


def by_operation_id(api: ir.Api, routes: Mapping[str, Route], mark: str) -> list[Place]:
    """Places from operationIds that are divided by a mark; others are placed by tag."""
    found = []
    plurals = _plurals(api, mark)
    for operation in api.operations:
        divided = parts(operation.operation_id or "", mark)
        if len(divided) < 2:
            found.append(
                _tagged(api, operation, routes[operation.path], _tag(operation, {}))
            )
            continue
        groups = tuple(group_words(part) for part in divided[:-1])
        groups = plurals.get((groups, operation.tags), groups)
        method = handled(operation, without_articles(words(divided[-1])))
        found.append(_place(api, operation, routes[operation.path], groups, method))
    return found


def _plurals(
    api: ir.Api, mark: str
) -> dict[tuple[tuple[Name, ...], tuple[str, ...]], tuple[Name, ...]]:
    """The plural of groups of one tag that say now the one and now the other, as
    `interface_listAll` beside `interfaces_create`."""
    groups: dict[tuple[tuple[Name, ...], tuple[str, ...]], set[tuple[Name, ...]]] = {}
    for operation in api.operations:
        divided = parts(operation.operation_id or "", mark)
        said = tuple(group_words(part) for part in divided[:-1])
        stems = tuple(tuple(map(stem, name)) for name in said)
        groups.setdefault((stems, operation.tags), set()).add(said)
    return {
        (said, tags): max(found, key=lambda name: plural(name[-1][-1]))
        for (_, tags), found in groups.items()
        if tags and len(found) == 2
        for said in found
    }


def by_tags(api: ir.Api, routes: Mapping[str, Route]) -> list[Place]:
    """Places from an operation's tag and its operationId without the words of the tag."""
    counts = Counter(tag for operation in api.operations for tag in operation.tags)
    return [
        _tagged(api, operation, routes[operation.path], _tag(operation, counts))
        for operation in api.operations
    ]


def tag_words(tag: str) -> tuple[Name, ...]:
    """The groups a tag names: one, unless it is written like `admin.users`."""
    text = _PARENTHESIS.sub("", tag) or tag
    divided = " " not in text or " > " in text
    pieces = _NESTED.split(text) if divided else [text]
    return tuple(name for name in map(group_words, pieces) if name)[:3]


def group_words(text: str) -> Name:
    """The words of a group without what frameworks add: `cats` for `CatsController`, `jobs`
    for `JobsService`."""
    found = words(text)
    added = found[-1:] == ("controller",) or is_service(text)
    return found[:-1] if len(found) > 1 and added else found


def is_service(text: str) -> bool:
    """Whether a tag is the name of a class that serves, as protobuf calls them."""
    return text.isidentifier() and text.endswith("Service") and len(words(text)) > 1


def _tag(operation: ir.Operation, counts: Mapping[str, int]) -> tuple[Name, ...]:
    """The tag that says most: one the operationId names, else the first that is not vague."""
    found = set(map(stem, id_words(operation)))
    named = []
    for index, tag in enumerate(operation.tags):
        groups = tag_words(tag)
        if not groups:
            continue
        vague = all(word in _VAGUE for name in groups for word in name)
        hit = {stem(word) for word in groups[-1]} <= found
        named.append(((vague, not hit, -len(groups), index), groups))
    return min(named)[1] if named else ()


def _tagged(
    api: ir.Api, operation: ir.Operation, route: Route, groups: tuple[Name, ...]
) -> Place:
    if not groups:
        groups = (route.steps[0].name,) if route.steps else (("root",),)
    return _place(api, operation, route, groups, id_words(operation))


def handled(operation: ir.Operation, method: Name) -> Name:
    """The words of an operationId that names the function that handles a request: of
    `handleAllGet` `list`, of `handleByIdGet` `get`, of `handleCreatePost` `create`."""
    if method[0] not in ("handle", "handler") or len(method) < 2:
        return method
    found, asked = method[1:], operation.method.lower()
    if found[-1] != asked or len(found) < 2:
        return found
    found = found[:-1]
    if found[0] in VERBS or operation.method != "GET":
        return found
    if found[0] == "all":
        return ("list", *found[1:])
    item = len(found) == 2 and found[0] == "by" and operation.path.endswith("}")
    return ("get",) if item else ("get", *found)


def _place(
    api: ir.Api,
    operation: ir.Operation,
    route: Route,
    groups: tuple[Name, ...],
    method: Name,
) -> Place:
    context = tuple(tuple(map(stem, name)) for name in groups)
    tail = len(route.steps[-1].parameters) if route.steps else 0
    rest = _rest(method, groups)
    if not rest:
        noun = groups[-1]
        rest = words(standard(api, operation, Position(noun, tail), context))
    elif len(rest) == 1 and rest[0] in FETCHED and operation.method == "GET":
        nouns = [word for word in method if word not in rest]
        several = (nouns and plural(nouns[-1])) or lists(api, operation, (), False)
        rest = ("list",) if several and not tail else rest
    name = snake(rest)

    def more() -> list[str]:
        full = [snake(method)] if rest != method and 0 < len(method) <= 6 else []
        return [*full, *fallbacks(operation, route, context, name)]

    resource = tuple(snake(name) for name in groups)
    said = rest[0] in method if rest else False
    rank = (int(operation.deprecated), int(not said), len(method))
    return Place(operation, resource, Candidates(name, more), rank)


def _rest(method: Name, groups: tuple[Name, ...]) -> Name:
    """The method without the words of its groups where these stand together, or without
    their noun right behind the verb."""
    every = tuple(word for name in groups for word in name)
    for group in (every, groups[-1]):
        stems = tuple(map(stem, group))
        for start in range(len(method) - len(stems) + 1):
            if tuple(map(stem, method[start : start + len(stems)])) == stems:
                lead, tail = method[:start], method[start + len(stems) :]
                # Words between the verb and the noun, and links, need the noun they lead to.
                stands = bool(lead) and (
                    lead[0] not in VERBS
                    or any(word not in SURE | {"all"} for word in lead[1:])
                )
                if stands or (tail and {(lead + tail)[0], tail[-1]} & LINKS):
                    return method
                return lead + tail
    return method


def evidence(operation_ids: list[str], mark: str) -> bool:
    """Whether a mark divides nearly all operationIds into groups of some size."""
    if sum(mark in text for text in operation_ids) < 0.9 * len(operation_ids):
        return False
    divided = [
        found
        for found in (parts(text, mark) for text in operation_ids)
        if len(found) > 1
    ]
    if len(divided) < 0.9 * len(operation_ids) or not divided:
        return False
    groups = Counter(found[:-1] for found in divided)
    leads = sum(words(found[0])[0] in VERBS for found in divided)
    nested = sum(_tells_path(words(found[-1])) for found in divided if mark == "_")
    return (
        leads < 0.1 * len(divided)
        and nested < 0.25 * len(divided)
        and (len(groups) > 1 or mark != "_")
        and (len(groups) <= max(2, 0.6 * len(divided)))
    )


def _tells_path(method: Name) -> bool:
    """Whether what follows a group says where a thing lies below it, as the path does:
    `invoices_list`, as Django REST framework has it."""
    return len(method) > 1 and method[-1] in _LAST


def noun_first(api: ir.Api) -> bool:
    """Whether operationIds begin with their tag, as in `ContainerList`."""
    hits = nested = 0
    for operation in api.operations:
        found = tuple(map(stem, id_words(operation)))
        for tag in operation.tags:
            name = tuple(stem(word) for group in tag_words(tag) for word in group)
            # `JobsService_ListJobs` begins with its class; what it does comes behind that.
            if is_service(tag):
                continue
            if name and found[: len(name)] == name and len(found) > len(name):
                hits += 1
                nested += _tells_path(found[len(name) :])
                break
    return hits >= 0.6 * len(api.operations) and nested < 0.25 * hits
