"""The arguments of a method, with what the document says of the values that they carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..examples.choice import documented_example, examples_of_type
from ..model import ir, shapes
from ..spec.source_map import ROOT, Pointer
from .annotations import Annotations
from .bodies import Argument

_MOST = 6
"""Arguments of an example that could all be left out."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One keyword argument, with what the document says of the value it carries.

    `place` is where it travels; `type` is None for a body without a schema. A `member` is
    needed where a body that may be left out is sent. An `exemplary` one is a member of the
    document's example of the whole body.
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
    exemplary: bool = False
    member: bool = False


def parameters(
    printer: Annotations, operation: ir.Operation, listed: Iterable[Argument]
) -> tuple[Parameter, ...]:
    """The arguments of a method in their order, with what they carry."""
    carried = _carried(printer, operation)
    return tuple(
        Parameter(
            name=item.name,
            annotation=item.annotation.text,
            required=item.required,
            default=item.default,
            description=item.description,
            deprecated=item.deprecated,
            deprecation=item.deprecation,
            member=bool(item.member),
            **carried[item.name]._asdict(),
        )
        for item in listed
    )


class _Carried(NamedTuple):
    """What an argument carries."""

    wire: str
    place: str
    type: ir.Type | None
    examples: tuple[ir.Json, ...]
    media: str | None
    at: Pointer
    exemplary: bool = False


def _carried(printer: Annotations, operation: ir.Operation) -> dict[str, _Carried]:
    """What each argument of an operation carries, by its name."""
    names = printer.names
    found: dict[str, _Carried] = {}
    for item in operation.parameters:
        name = names.argument(operation.id, (str(item.location), item.wire))
        place = str(item.location)
        found[name] = _Carried(
            item.wire,
            place,
            item.type,
            item.examples or tuple(examples_of_type(printer.api, item.type)),
            item.media,
            item.at,
        )
    if operation.body is None:
        return found
    content = shapes.preferred_content(operation.body, printer.api)
    if content is None:
        return found
    example = documented_example(printer.api, content)
    flat = shapes.flattened(printer.api, content)
    if flat is None:
        name = names.argument(operation.id, ("body", ""))
        type_ = content.type
        if content.item is not None:
            type_ = ir.Array(content.item)
        examples = () if example is ir.ABSENT else (example,)
        found[name] = _Carried("", "body", type_, examples, content.media, ROOT)
        return found
    members = example if isinstance(example, dict) else {}
    for field in shapes.writable(flat):
        name = names.argument(operation.id, ("body", field.wire))
        exemplary = field.wire in members
        if exemplary:
            given = (members[field.wire],)
        else:
            given = field.examples or tuple(examples_of_type(printer.api, field.type))
        found[name] = _Carried(
            field.wire,
            "body",
            field.type,
            given,
            content.media,
            field.at,
            exemplary,
        )
    return found


def shown_in_example(
    operation: ir.Operation,
    listed: Sequence[Parameter],
    body: ir.Json = ir.ABSENT,
) -> tuple[Parameter, ...]:
    """The arguments of an example: those that are needed, and those of a body for which
    the document gives an example of the whole, or of the one that is given. A body that
    would be empty has something to show what it is for."""
    given = frozenset(body) if isinstance(body, dict) else frozenset[str]()
    if not given:
        given = frozenset(item.wire for item in listed if item.exemplary)
    members = [item for item in listed if item.place == "body"]
    needed = [item for item in members if item.required or item.wire in given]
    if not needed and body is ir.ABSENT:
        given = frozenset(item.wire for item in _members_to_show(operation, members))
    return tuple(
        item
        for item in listed
        if item.required
        or (item.place == "body" and item.wire in given)
        or (item.place == "body" and not item.wire and body is not ir.ABSENT)
    )


def _members_to_show(
    operation: ir.Operation, members: Sequence[Parameter]
) -> Sequence[Parameter]:
    """The members that an example shows of a body that needs none of them: those with
    examples, or else, for a PATCH, the first one, since an empty body changes nothing; with
    them those that the body must have once there is one."""
    named = [item for item in members if item.wire and not item.deprecated]
    told = [item for item in named if item.examples][:_MOST]
    if not told and operation.method == "PATCH":
        told = named[:1]
    return [item for item in members if item in told or (told and item.member)]


def is_binary(annotation: str) -> bool:
    """Whether an argument takes the content of a file."""
    return annotation in (
        "FileContent",
        "FileContent | str",
        "FileInput",
        "FileInput | FileFields",
        "str | bytes",
    )
