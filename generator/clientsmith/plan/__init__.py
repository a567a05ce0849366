"""Which files there will be, and which declaration lives where in which face."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import forms, ir, shapes
from ..model.shapes import references
from ..names import Names
from .decimals import with_decimals
from .faces import differing
from .placement import Placement, place
from .results import Results, results
from .synonyms import synonyms
from .usage import enumerations, reachable, replied, sent, types


@dataclass(frozen=True, slots=True)
class Resource:
    """One noun of the API: a pair of classes in a module of its own."""

    path: tuple[str, ...]
    module: str
    operations: tuple[ir.Operation, ...]
    children: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a package, before any text.

    `models` and `params` list declarations by module stem, in the order they are defined;
    `places` has the module of each, `nouns` the noun that it belongs to.
    `heard` holds what replies and webhooks bring, `read` the values of each enumeration that
    replies have.
    `decimals` holds the declarations in which decimals travel as text.
    `differs` holds the declarations whose request face is another type than the model,
    `synonyms` those that have no name of their own, with what stands in their place.
    `results` and `forms` are by operation.
    """

    resources: tuple[Resource, ...]
    models: Mapping[str, tuple[ir.TypeId, ...]]
    params: Mapping[str, tuple[ir.TypeId, ...]]
    places: Mapping[ir.TypeId, str]
    nouns: Mapping[ir.TypeId, str]
    received: frozenset[ir.TypeId]
    heard: frozenset[ir.TypeId]
    read: frozenset[frozenset[ir.Literal]]
    decimals: frozenset[ir.TypeId]
    differs: frozenset[ir.TypeId]
    synonyms: Mapping[ir.TypeId, ir.Type]
    results: Mapping[str, Results]
    forms: Mapping[str, tuple[tuple[forms.Form, Results], ...]]

    @property
    def named(self) -> frozenset[ir.TypeId]:
        """The models: declarations that the package has a name for, received or only sent."""
        return self.received.union(*self.params.values())


def plan(api: ir.Api, names: Names) -> Plan:
    """Decide files and places for an API whose names are decided."""
    roots: list[ir.Type] = []
    in_roots: set[ir.TypeId] = set()
    for operation in api.operations:
        roots.extend(replied(api, operation))
        in_roots.update(sent(api, operation))
        if names.surface.models == "classes" and operation.body is not None:
            for content in operation.body.contents:
                if content.type is not None:
                    in_roots.update(references(content.type))
    for webhook in api.webhooks:
        if webhook.body is not None:
            for content in webhook.body.contents:
                if content.type is not None:
                    roots.append(content.type)
    out_roots = {id_ for type_ in roots for id_ in references(type_)}
    incoming = reachable(api, out_roots, skip=ir.Access.WRITE_ONLY)
    outgoing = reachable(api, in_roots, skip=ir.Access.READ_ONLY)
    # A component that no operation uses is still documented, so it is there to be named.
    unused = {
        id_
        for id_, declaration in api.declarations.items()
        if declaration.hint.component and id_ not in incoming and id_ not in outgoing
    }
    incoming |= reachable(api, unused - _bodies(api), skip=ir.Access.WRITE_ONLY)
    differs = differing(api)
    unnamed = synonyms(api)
    faces = {id_ for id_ in outgoing if id_ in differs} - unnamed.keys()
    plain = {id_ for id_ in outgoing if id_ not in differs}
    modelled = (incoming | plain) - unnamed.keys()
    if names.surface.models == "classes":
        modelled |= faces
    placed = place(api, names, modelled | faces)
    return Plan(
        resources=_resources(api, names),
        models=_by_module(placed, modelled),
        params=_by_module(placed, faces),
        places=placed.modules,
        nouns=placed.nouns,
        received=frozenset(modelled),
        heard=frozenset(incoming),
        read=_read(api, incoming, roots),
        decimals=with_decimals(api),
        differs=frozenset(differs),
        synonyms=unnamed,
        results={operation.id: results(api, operation) for operation in api.operations},
        forms=_forms(api),
    )


def _read(
    api: ir.Api, incoming: Iterable[ir.TypeId], roots: list[ir.Type]
) -> frozenset[frozenset[ir.Literal]]:
    held = [
        type_
        for id_ in incoming
        for type_ in types(api.declarations[id_], ir.Access.WRITE_ONLY)
    ]
    return frozenset(
        frozenset(found.values)
        for type_ in (*roots, *held)
        for found in enumerations(type_)
        if len(found.values) > 1
    )


def _forms(api: ir.Api) -> dict[str, tuple[tuple[forms.Form, Results], ...]]:
    """The further forms of each operation that has some, with what they give back."""
    return {
        operation.id: tuple((form, results(api, form.operation)) for form in found)
        for operation in api.operations
        if (found := forms.further(api, operation))
    }


def _bodies(api: ir.Api) -> set[ir.TypeId]:
    """The objects that became keyword arguments: they need no class of their own."""
    found: set[ir.TypeId] = set()
    for operation in api.operations:
        if operation.body is not None:
            for content, *_ in forms.bodies(api, operation.body):
                flat = shapes.flattened(api, content)
                if flat is not None:
                    found.add(flat.id)
    return found


def _resources(api: ir.Api, names: Names) -> tuple[Resource, ...]:
    held: dict[tuple[str, ...], list[ir.Operation]] = defaultdict(list)
    for operation in api.operations:
        held[names.resource(operation.id)].append(operation)
    paths = names.resources()
    children: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for path in paths:
        if len(path) > 1:
            children[path[:-1]].append(path)
    return tuple(
        Resource(
            path,
            names.module(path),
            tuple(sorted(held.get(path, ()), key=lambda item: names.method(item.id))),
            tuple(children.get(path, ())),
        )
        for path in paths
    )


def _by_module(
    placed: Placement, ids: set[ir.TypeId]
) -> Mapping[str, tuple[ir.TypeId, ...]]:
    modules: dict[str, list[ir.TypeId]] = defaultdict(list)
    for id_ in sorted(ids, key=placed.order.__getitem__):
        modules[placed.modules[id_]].append(id_)
    return {stem: tuple(modules[stem]) for stem in sorted(modules)}
