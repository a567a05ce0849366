"""Resources and methods from paths alone: `naming = "path"`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from ..model import ir
from ..text.words import plural, snake, split
from .collisions import Candidates
from .distinctions import beyond, candidates, fallbacks
from .methods import (
    Context,
    Position,
    action,
    id_words,
    lists,
    many,
    standard,
    stem,
    verb,
)
from .phrases import joined
from .places import Place, spread
from .routes import Name, Route, words
from .verbs import ASKED, BULK, FETCHED, OF_THINGS, SURE, VERBS, is_action

DEEPEST = 4
"""How many attributes a call path has at most before the method."""


@dataclass(slots=True, eq=False)
class _Node:
    """A constant segment below its parent; parameters between the two do not count.

    `item` says that a parameter follows in some path, `below` that one precedes, `called`
    that it is the name of a remote procedure, `verbal` that it is a verb with variants; `path`
    is set once the node is known to be a resource.
    """

    name: Name
    parent: _Node | None = None
    children: dict[Name, _Node] = field(default_factory=dict)
    item: bool = False
    below: bool = False
    called: bool = False
    calls: list[tuple[ir.Operation, Route, int]] = field(default_factory=list)
    path: tuple[str, ...] = ()
    deepest: int = 0
    depth: int = 0
    verbal: bool = False

    def walk(self) -> Iterator[_Node]:
        """The nodes below this one, parents first, in alphabetical order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node is not self:
                yield node
            waiting += [
                node.children[name] for name in sorted(node.children, reverse=True)
            ]


def places(api: ir.Api, routes: Mapping[str, Route]) -> list[Place]:
    """A place for each operation of the API."""
    root, found = _plant(api, routes)
    for node in root.walk():
        node.verbal = _is_verbal(node)
    resources = [node for node in root.walk() if _is_resource(api, node)]
    for node in resources:
        depth, above = node.depth, node.parent
        while above is not None and above.deepest < depth:
            above.deepest = depth
            above = above.parent
    for node in resources:
        node.path = _attribute(node)
    for node in root.walk():
        for operation, route, tail in node.calls:
            found.append(_place(api, node, operation, route, tail))
    return spread(found)


def _plant(api: ir.Api, routes: Mapping[str, Route]) -> tuple[_Node, list[Place]]:
    root = _Node(())
    found: list[Place] = []
    procedures = _procedures(api, routes)
    paths = Counter(operation.path for operation in api.operations)
    tops = {route.steps[0].name for route in routes.values() if route.steps}
    nouns = _stems([_noun(name) for name in procedures.values()]) | _stems(
        tops - set(procedures.values())
    )
    for operation in api.operations:
        route = routes[operation.path]
        if operation.id in procedures:
            name = procedures[operation.id]
            paired = paths[operation.path] > 1
            found.append(_procedure(api, operation, route, name, nouns, paired))
            continue
        if not route.steps:
            found.append(_rootless(api, operation, route))
            continue
        node = root
        below = False
        for step in route.steps:
            if step.name not in node.children:
                node.children[step.name] = _Node(step.name, node, depth=node.depth + 1)
            node = node.children[step.name]
            node.below = node.below or below
            below = bool(step.parameters)
            node.item = node.item or below
        node.called = node.called or route.called
        node.calls.append((operation, route, len(route.steps[-1].parameters)))
    return root, found


def _is_resource(api: ir.Api, node: _Node) -> bool:
    """Whether a segment is an attribute of its own rather than a method of its parent."""
    if node.depth == 1:
        return True
    above = node.parent
    while above is not None and above.depth > 1:
        if above.verbal:
            return False
        above = above.parent
    methods = {operation.method for operation, _, _ in node.calls}
    if node.called or node.verbal:
        return False
    if node.name in BULK and not node.item:
        return False
    if node.children:
        return True
    if node.item:
        return not (_asks_by(node.name) and len(node.calls) == 1)
    deed = all(id_words(operation) == node.name for operation, _, _ in node.calls)
    if is_action(node.name) or (deed and _leads_with_verb(node.name)):
        return len(methods) > 1 and not methods <= {"GET", "POST"}
    if all(_acts(node, operation) for operation, _, _ in node.calls):
        return False
    return any(_of_resource(api, node, operation) for operation, _, _ in node.calls)


def _leads_with_verb(name: Name) -> bool:
    """Whether words begin with a verb, perhaps behind how it is done: `streamed list objects`."""
    return name[0] in VERBS or (
        name[0].endswith("ed") and name[1:2] != () and name[1] in VERBS
    )


def _asks_by(name: Name) -> bool:
    """Whether the words of a segment with items are an action: `find_by_name`, `resolve`."""
    return name[0] in SURE or (name[0] in VERBS and name[1:2] == ("by",))


def _acts(node: _Node, operation: ir.Operation) -> bool:
    """Whether the operationId says that the last words of a path are done to what is above:
    `rectifyZone` of `PUT /zones/{id}/rectify`."""
    found = words(operation.operation_id or "")
    size = len(node.name)
    return (
        operation.method in ("POST", "PUT")
        and node.parent is not None
        and found[:size] == node.name
        and len(found) > size
        and tuple(map(stem, found[size:])) == tuple(map(stem, node.parent.name))
    )


def _of_resource(api: ir.Api, node: _Node, operation: ir.Operation) -> bool:
    """Whether a noun that ends a path is a resource because of this operation, whatever
    others there are: an operation that comes later must not make another call of it.

    What is posted to is one if it is a plural, or said to be created, read or changed. A list that
    stands below no item is none if its word is no plural, as in `/movies/popular`, or if
    the operationId calls it by nouns alone, as `usage-completions`.
    """
    found = id_words(operation)
    if operation.method == "POST":
        return plural(node.name[-1]) or verb(found) in OF_THINGS
    if operation.method != "GET" or node.below or not many(api, operation):
        return True
    if found and not verb(found):
        return False
    return len(node.name) > 1 or plural(node.name[0])


def _is_verbal(node: _Node) -> bool:
    """Whether a segment is a verb with variants, as in `search`, `search/batch`. One that is
    not called itself is a verb already if its variants are posted to: it may be called later.
    """
    if node.depth == 1 or node.name[0] not in VERBS or node.item or not node.children:
        return False
    below = [each for each in node.walk() if each.calls]
    asked = not node.calls and (
        node.name in ASKED or (len(node.name) == 1 and node.name[0] in SURE)
    )
    calls = node.calls or (call for each in below for call in each.calls if asked)
    methods = {operation.method for operation, _, _ in calls}
    if asked and methods != {"POST"}:
        return False
    return len(methods) == 1 and all(
        len(each.calls) == 1 and not each.item for each in below
    )


def _attribute(node: _Node) -> tuple[str, ...]:
    """The attribute path. Where it would be too long, segments that only lead on merge with
    the next one, and what is still too deep with the one above."""
    chain: list[_Node] = []
    above: _Node | None = node
    while above is not None and above.parent is not None:
        chain.append(above)
        above = above.parent
    chain.reverse()
    names: list[str] = []
    carried: Name = ()
    for step in chain:
        leads = not step.calls and not step.item and step.children
        if names and step is not node and leads and step.deepest > DEEPEST:
            carried += step.name
            continue
        names.append(snake(joined(carried, step.name)))
        carried = ()
    if len(names) > DEEPEST:
        names[DEEPEST - 1 :] = ["_".join(names[DEEPEST - 1 :])]
    return tuple(names)


def _place(
    api: ir.Api, node: _Node, operation: ir.Operation, route: Route, tail: int
) -> Place:
    names: tuple[Name, ...] = ()
    owner = node
    while not owner.path and owner.parent is not None:
        names = (owner.name, *names)
        owner = owner.parent
    above: _Node | None = owner
    context: Context = ()
    while above is not None and above.parent is not None:
        context = (tuple(map(stem, above.name)), *context)
        above = above.parent
    if names:
        joined = node.parent is not None and not node.parent.calls
        default = action(operation, names, context, joined and len(names) > 1)
    else:
        verbs = frozenset(
            other.method
            for other, way, tails in node.calls
            if tails == tail and way.version == route.version
        )
        items = node.item and (
            operation.method in ("GET", "POST") or not _is_one(api, node)
        )
        position = Position(node.name, tail, items, verbs)
        default = standard(api, operation, position, context)
        whole = any(other == 0 and o.method == "GET" for o, _, other in node.calls)
        if default == "retrieve" and tail and not whole and many(api, operation):
            default = "list"
    twins = {other.method for other, _, _ in node.calls if other.path == operation.path}
    asks = names and names[0][0] in VERBS and operation.method == "GET"
    rank = (
        operation.deprecated,
        _standing(operation, names, tail, default),
        bool(asks),
        operation.method == "PATCH",
        operation.method == "PUT" and default == "create",
        bool(tail and operation.method == "POST"),
        beyond(operation, (*context, tuple(map(stem, split(default))))),
        operation.path.count("{"),
    )
    return Place(
        operation,
        owner.path,
        candidates(operation, route, context, default, twins),
        tuple(map(int, rank)),
        route.version,
        route.variant,
    )


def _standing(
    operation: ir.Operation, names: tuple[Name, ...], tail: int, default: str
) -> int:
    """How little a method is what callers expect under its name: one that its path says itself,
    as `POST /keys/create` does, comes before an item that is created under a key of its own.
    """
    if not names:
        return 2 if tail and operation.method == "POST" and default == "create" else 0
    return 1 if names == ((default,),) else 3


def _is_one(api: ir.Api, node: _Node) -> bool:
    """Whether a segment with items is one thing all the same, as `session` and `config` are."""
    wholes = [call for call, _, tail in node.calls if call.method == "GET" and not tail]
    return not plural(node.name[-1]) and not any(
        lists(api, each, node.name, items=True) for each in wholes
    )


def _rootless(api: ir.Api, operation: ir.Operation, route: Route) -> Place:
    """An operation on `/`, or on parameters only."""
    name = words(operation.tags[0]) if operation.tags else ()
    context = (tuple(map(stem, name)),) if name else ()
    tail = operation.path.count("{")
    default = standard(api, operation, Position(name, tail), context)
    return Place(
        operation,
        (snake(name) or "root",),
        candidates(operation, route, context, default),
        (tail,),
        route.version,
        route.variant,
    )


def _procedures(api: ir.Api, routes: Mapping[str, Route]) -> dict[str, Name]:
    """The names of remote procedures by operation: first segments such as `getUser` that
    have one operation in each version and are followed by nothing, and the operationIds of
    paths such as `/#Action=GetUser`."""
    found: dict[Name, list[tuple[ir.Operation, bool]]] = {}
    names: dict[str, Name] = {}
    for operation in api.operations:
        route = routes[operation.path]
        if route.steps:
            alone = len(route.steps) == 1
            found.setdefault(route.steps[0].name, []).append((operation, alone))
        elif route.variant:
            names[operation.id] = id_words(operation)
    nouns = _stems(name for name in found)
    for name, calls in found.items():
        operation = calls[0][0]
        once = len({(other.method, routes[other.path].version) for other, _ in calls})
        methods = {other.method for other, _ in calls}
        both = methods == {"GET", "POST"} and len(name) > 1
        both = both and all(id_words(other) == name for other, _ in calls)
        alone = (len(methods) == 1 or both) and once == len(calls)
        if not alone or not all(ends for _, ends in calls) or name[0] not in VERBS:
            continue
        posted = "POST" in methods
        if len(name) == 1:
            fits = posted and name[0] in SURE
        else:
            fits = name[0] in SURE or (
                (posted and id_words(operation) == name)
                or tuple(map(stem, name[1:])) in nouns
            )
        if fits:
            names |= {other.id: name for other, _ in calls}
    return {id_: name for id_, name in names.items() if name}


def _stems(names: Iterable[Name]) -> dict[Name, Name]:
    """The names by their stems; of two that differ in number only the plural."""
    ordered = sorted(filter(None, names), key=lambda name: (plural(name[-1]), name))
    return {tuple(map(stem, name)): name for name in ordered}


def _noun(name: Name) -> Name:
    """The noun of a procedure's name: `user` in `getUserByName`."""
    start = _lead(name)
    ends = (at for at, word in enumerate(name) if at > start and word in ("by", "for"))
    return name[start : next(ends, len(name))]


def _lead(name: Name) -> int:
    """How many words the verb of a procedure's name has: two in `BatchDeleteImage`."""
    return 2 if name[:1] in BULK and len(name) > 2 else 1


def _procedure(
    api: ir.Api,
    operation: ir.Operation,
    route: Route,
    name: Name,
    nouns: Mapping[Name, Name],
    paired: bool,
) -> Place:
    """The place of a procedure; `paired` says that its path has another HTTP method, too."""
    noun = _noun(name)
    lead, rest = name[: _lead(name)], name[_lead(name) + len(noun) :]
    tag = words(operation.tags[0]) if operation.tags else ()
    resource = nouns.get(tuple(map(stem, noun)), noun) or tag or ("root",)
    method = (*lead, *rest)
    if lead == ("get",) and not rest and operation.method == "GET":
        method = ("list",) if lists(api, operation, noun, False) else ("get",)
    context = (tuple(map(stem, resource)),)
    default = snake(method)
    said = [f"{default}_{operation.method.lower()}"] if paired else []
    more = partial(fallbacks, operation, route, context, default)
    return Place(
        operation,
        (snake(resource),),
        Candidates(default, lambda: [*said, *more()]),
        (
            int(operation.deprecated),
            1,
            int((operation.method == "GET") != (name[0] in FETCHED)),
        ),
        route.version,
    )
