"""What a reader wants to know of a method, before any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from ..emit.annotations import Annotations
from ..emit.arguments import OMIT
from ..emit.bodies import Argument, BodyFact
from ..emit.methods import handed, returned
from ..emit.parameters import Parameter, parameters
from ..emit.variants import variants
from ..examples.brackets import call
from ..model import ir
from ..names import Names
from ..names.former import earlier_names
from ..names.verbs import rank_method
from ..plan import Plan, Resource
from ..plan.results import Manner, Result
from ..sdk.annotation import (
    ANY_OBJECT,
    Annotation,
    changed,
    optional,
    union,
)

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource; two may share an operation.

    `bodies` are the forms of its body, the first of which that has a place for all that is
    given is sent; `streamed` tells that the flag of a stream is passed for the caller.
    """

    name: str
    resource: Path
    operation: ir.Operation
    result: Result
    parameters: tuple[Parameter, ...]
    returns: str
    signature: str
    full: str
    bodies: tuple[BodyFact, ...] = ()
    streamed: bool = False

    @property
    def path(self) -> str:
        """The attributes from the client to the method, dotted."""
        return ".".join((*self.resource, self.name))


def methods(
    printer: Annotations,
    plan: Plan,
    item: Resource,
    models: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Method, ...]:
    """The methods of a resource: list, create, retrieve, update, delete, then the others in
    the order in which they stand in its class. Their signatures are brief where `models` has
    the model of a typed dictionary; `full` keeps what they leave out."""
    names = printer.names
    taken = frozenset(
        [names.method(operation.id) for operation in item.operations]
        + [path[-1] for path in item.children]
    )
    found: list[Method] = []
    for operation in item.operations:
        for variant in variants(printer, plan, operation, taken):
            name, result, listed = variant.name, variant.result, variant.listed
            path = ".".join((*item.path, name))
            decoded = returned(printer, result)
            given = handed(
                printer, variant.operation, result, decoded, frozenset()
            ).text
            found.append(
                Method(
                    name,
                    item.path,
                    variant.operation,
                    result,
                    tuple(
                        _with_notes(each, path, names)
                        for each in parameters(printer, variant.operation, listed)
                    ),
                    given,
                    _signature(name, listed, given, models),
                    _signature(name, listed, given, {}),
                    variant.payload.bodies,
                    bool(variant.fixed),
                )
            )
    # Variants of a method stay beside it.
    return tuple(sorted(found, key=lambda method: rank_method(method.name)))


def models_of_params(printer: Annotations) -> dict[str, str]:
    """The model of each typed dictionary that stands for it in requests."""
    names, plan = printer.names, printer.plan
    return {names.param(id_): names.type(id_) for id_ in plan.differs}


def _brief(annotation: Annotation, models: Mapping[str, str]) -> Annotation:
    """An annotation without what may be given instead of a model: a dictionary of its fields."""

    def without_dictionaries(part: Annotation) -> Annotation:
        pairs = pairwise(part.options)
        spare = {other for model, other in pairs if models.get(other) == model}
        if not spare:
            return part
        return union(each for each in part.options if each not in {*spare, ANY_OBJECT})

    return changed(annotation, without_dictionaries)


_SPARE = 20
"""Columns that a signature on one line leaves free: for its resource, and on narrow pages."""


def _signature(
    name: str, listed: list[Argument], returns: str, models: Mapping[str, str]
) -> str:
    shown = ["*"]
    for item in listed:
        given = _brief(item.annotation, models)
        if not item.required:
            given = optional(given, OMIT)
        shown.append(f"{item.name}: {given}" + ("" if item.required else " = ..."))
    shown.append("options: Options | None = None")
    return call(f"{name}(", shown, 0, f" -> {returns}", after=_SPARE)


def _with_notes(item: Parameter, method: str, names: Names) -> Parameter:
    """An argument with its earlier names, which its description tells."""
    earlier = {
        old.rpartition(".")[2]: alias
        for old, alias in names.aliases.arguments.items()
        if old.rpartition(".")[0] == method
    }
    said = earlier_names(earlier, item.name)
    text = "\n\n".join(filter(None, (item.description, *said)))
    return replace(item, description=text)


__all__ = ["Manner", "Method", "Parameter", "methods", "models_of_params"]
