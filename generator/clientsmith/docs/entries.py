"""What a reader wants to know of a method, before any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from ..emit.annotations import Annotations
from ..emit.bodies import Argument, BodyFact
from ..emit.fitting import fit
from ..emit.methods import OMIT, handed, returned
from ..emit.variants import variants
from ..model import ir, shapes
from ..names import Names
from ..names.former import earlier_names
from ..plan import Plan, Resource
from ..plan.results import Manner, Result
from ..sdk.annotation import (
    ANY_OBJECT,
    Annotation,
    changed,
    optional,
    union,
)
from ..spec.source_map import ROOT, Pointer

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One keyword argument, with what the document says of the value it carries.

    `place` is where it travels; `type` is None for a body without a schema.
    """

    name: str
    wire: str
    place: str
    type: ir.Type | None
    annotation: str
    required: bool
    default: ir.Json = ir.ABSENT
    description: str = ""
    deprecated: bool = False
    deprecation: str = ""
    examples: tuple[ir.Json, ...] = ()
    media: str | None = None
    at: Pointer = ROOT


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
            facts = _facts(printer, variant.operation)
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
                        _with_notes(_parameter(each, facts), path, names)
                        for each in listed
                    ),
                    given,
                    _signature(name, listed, given, models),
                    _signature(name, listed, given, {}),
                    variant.payload.bodies,
                    bool(variant.fixed),
                )
            )
    return tuple(sorted(found, key=_rank))


_FIRST = "list create retrieve get update partial_update replace delete".split()
_RANKS = {name: place for place, name in enumerate(_FIRST)}


def _rank(method: Method) -> int:
    """The place of a method among those of its resource: what most people look for first;
    variants of a method stay beside it."""
    return _RANKS.get(method.name, len(_RANKS))


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
    head = str(fit(f"def {name}({', '.join(shown)}) -> {returns}:"))
    return head.removeprefix("def ").removesuffix(":\n")


_Fact = tuple[str, str, ir.Type | None, tuple[ir.Json, ...], str | None, Pointer]


def _facts(printer: Annotations, operation: ir.Operation) -> dict[str, _Fact]:
    """Wire name, place, type, examples, media type and pointer of each argument, by name."""
    names = printer.names
    found: dict[str, _Fact] = {}
    for item in operation.parameters:
        name = names.argument(operation.id, (str(item.location), item.wire))
        place = str(item.location)
        found[name] = (
            item.wire,
            place,
            item.type,
            item.examples,
            item.media,
            item.at,
        )
    if operation.body is None:
        return found
    content = shapes.preferred_content(operation.body, printer.api)
    if content is None:
        return found
    example = content.examples[0][1] if content.examples else ir.ABSENT
    flat = shapes.flattened(printer.api, content)
    if flat is None:
        name = names.argument(operation.id, ("body", ""))
        type_ = content.type
        if content.item is not None:
            type_ = ir.Array(content.item)
        examples = () if example is ir.ABSENT else (example,)
        found[name] = ("", "body", type_, examples, content.media, ROOT)
        return found
    members = example if isinstance(example, dict) else {}
    for field in shapes.writable(flat):
        name = names.argument(operation.id, ("body", field.wire))
        given = (members[field.wire],) if field.wire in members else field.examples
        found[name] = (
            field.wire,
            "body",
            field.type,
            given,
            content.media,
            field.at,
        )
    return found


def _parameter(item: Argument, facts: dict[str, _Fact]) -> Parameter:
    wire, place, type_, examples, media, at = facts[item.name]
    return Parameter(
        name=item.name,
        wire=wire,
        place=place,
        type=type_,
        annotation=item.annotation.text,
        required=item.required,
        default=item.default,
        description=item.description,
        deprecated=item.deprecated,
        deprecation=item.deprecation,
        examples=examples,
        media=media,
        at=at,
    )


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


def shown_in_example(
    method: Method, body: ir.Json = ir.ABSENT
) -> tuple[Parameter, ...]:
    """The arguments of an example: those that are needed, and those of a body for which
    the document gives an example of the whole, or of the one that is given."""
    operation = method.operation
    given: frozenset[str] = frozenset(body) if isinstance(body, dict) else frozenset()
    if operation.body is not None and not given:
        for content in operation.body.contents[:1]:
            if content.examples and isinstance(content.examples[0][1], dict):
                given = frozenset(content.examples[0][1])
    return tuple(
        item
        for item in method.parameters
        if item.required
        or (item.place == "body" and item.wire in given)
        or (item.place == "body" and not item.wire and body is not ir.ABSENT)
    )


def is_binary(annotation: str) -> bool:
    """Whether an argument takes the content of a file."""
    return annotation in (
        "FileContent",
        "FileContent | str",
        "FileInput",
        "str | bytes",
    )


__all__ = [
    "Manner",
    "Method",
    "Parameter",
    "is_binary",
    "methods",
    "models_of_params",
    "shown_in_example",
]
