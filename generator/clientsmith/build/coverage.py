"""What became of each part of the document: nothing is dropped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..model import ir, shapes
from ..report.diagnostics import Diagnostic, Diagnostics, Severity
from ..spec.source_map import Pointer
from .paging_unpaged import LIST_NOT_PAGED


class Outcome(StrEnum):
    """How much of a part is generated."""

    FULL = "full"
    FALLBACK = "fallback"  # there, but not as declared
    REJECTED = "rejected"  # not there


class Part(StrEnum):
    """What the parts of a document are."""

    OPERATION = "operation"
    PARAMETER = "parameter"
    BODY = "body"
    RESPONSE = "response"
    SCHEMA = "schema"
    SECURITY = "security scheme"


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the document; `reason` is empty where it is generated in full."""

    part: Part
    name: str
    outcome: Outcome
    at: Pointer
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The parts in order of their addresses.

    `untyped` are the operations whose success declares a body that may be any value, each
    with the reason; `declaring` counts the operations whose success declares a body,
    `listing` those that look like lists in pages, and `paged` those that are paged.
    """

    rows: tuple[Row, ...]
    untyped: tuple[Row, ...]
    declaring: int
    listing: int = 0
    paged: int = 0

    @property
    def counts(self) -> Mapping[Part, Mapping[Outcome, int]]:
        """How many parts of each sort ended how."""
        found = Counter((row.part, row.outcome) for row in self.rows)
        return {
            part: {outcome: found[part, outcome] for outcome in Outcome}
            for part in Part
        }

    @property
    def typed_share(self) -> float:
        """The share of operations with a declared success body whose body has a type."""
        if not self.declaring:
            return 1.0
        return 1 - len(self.untyped) / self.declaring


def coverage(api: ir.Api, diagnostics: Diagnostics) -> Coverage:
    """How each operation, parameter, body, response and schema of the document ended."""
    rows = {row.at: row for row in _rows(api)}
    gone = {item.at: item for item in diagnostics if item.code in _GONE}
    for finding, outcome in _findings(diagnostics):
        if finding.code in _GONE:
            continue
        early = finding.code.startswith(_EARLY)
        here = _shifted(finding.at, gone) if early else finding.at
        if here is None:
            continue
        at = _nearest(rows, _renamed(here))
        if at is not None and f"{at}/requestBody" in rows and here.startswith(f"{at}/parameters/"):
            at = Pointer(f"{at}/requestBody")  # the body of Swagger 2.0
        if at is None or outcome is Outcome.REJECTED:
            row = Row(
                _part_at(finding.at), finding.at, outcome, finding.at, finding.message
            )
            rows[finding.at] = row
        elif rows[at].outcome is Outcome.FULL:
            row = rows[at]
            rows[at] = Row(row.part, row.name, outcome, at, finding.message)
    for at, reason in _loose(api):
        if at in rows and rows[at].outcome is Outcome.FULL:
            row = rows[at]
            rows[at] = Row(row.part, row.name, Outcome.FALLBACK, at, reason)
    untyped: list[Row] = []
    declaring = 0
    for operation in api.operations:
        declared = _success_types(operation)
        if not declared:
            continue
        declaring += 1
        if all(_is_any(api, type_) for type_, _ in declared):
            at = declared[0][1]
            untyped.append(
                Row(Part.OPERATION, operation.id, Outcome.FALLBACK, at, _why(rows, at))
            )
    missing = [
        Row(Part.PARAMETER, _holder(api, at), Outcome.REJECTED, at, item.message)
        for at, item in gone.items()
    ]
    ordered = sorted([*rows.values(), *missing], key=lambda row: (row.at, row.name))
    paged = sum(operation.paging is not None for operation in api.operations)
    unpaged = sum(item.code == LIST_NOT_PAGED for item in diagnostics)
    return Coverage(
        tuple(ordered), tuple(untyped), declaring, listing=paged + unpaged, paged=paged
    )


_GONE = frozenset({"parameter-invalid"})
"""Findings of an item that was left out of its list, so that the next one has its number."""

_EARLY = "ref-"
"""How the codes of findings begin that came before items were left out."""


def _holder(api: ir.Api, at: Pointer) -> str:
    """The operation that an address lies in, else the address itself."""
    return next(
        (each.id for each in api.operations if at.startswith(f"{each.at}/")), at
    )


def _shifted(at: Pointer, gone: Container[Pointer]) -> Pointer | None:
    """Where that is which was at an address before items were left out; None for these."""
    kept: list[str] = []
    old = ""
    for part in at.split("/")[1:]:
        new, here = part, Pointer(f"{old}/{part}")
        if here in gone:
            return None
        if part.isdecimal():
            before = (Pointer(f"{old}/{number}") for number in range(int(part)))
            new = str(int(part) - sum(each in gone for each in before))
        kept.append(new)
        old = here
    return Pointer("".join(f"/{part}" for part in kept))


def _loose(api: ir.Api) -> Iterator[tuple[Pointer, str]]:
    """The parts whose value may be anything, though something is declared."""
    for declaration in api.declarations.values():
        if isinstance(declaration, ir.Alias) and _is_any(api, declaration.target):
            yield declaration.at, _ANY
    for operation in api.operations:
        for parameter in operation.parameters:
            if _is_any(api, parameter.type):
                yield parameter.at, _ANY
        holders: list[ir.Response | ir.Body] = [*operation.responses]
        if operation.body is not None:
            holders.append(operation.body)
        for holder in holders:
            declared = [item for item in holder.contents if item.type is not None]
            if declared and all(_is_any(api, item.type) for item in declared):
                yield holder.at, _ANY
        for response in shapes.results(operation):
            for item in response.contents:
                if shapes.is_unread(api, item):
                    yield response.at, f"`{item.media}` is not read; JSON is, if it comes"


def _findings(diagnostics: Diagnostics) -> Iterator[tuple[Diagnostic, Outcome]]:
    for item in diagnostics:
        lost = item.severity is not Severity.INFO and item.code in _LOSSES
        if lost or item.severity is Severity.UNSUPPORTED:
            yield item, _OUTCOMES.get(item.code, Outcome.FALLBACK)


_OUTCOMES = {
    "operation-invalid": Outcome.REJECTED,
    "security-scheme": Outcome.REJECTED,
    "security-scheme-invalid": Outcome.REJECTED,
}
"""Findings after which the part is not there at all."""

_LOSSES = frozenset(
    {
        *(
            "ref-not-found",
            "ref-refused",
            "ref-wrong-kind",
            "ref-cycle",
            "ref-not-text",
        ),
        *("allof-conflict", "alias-cycle", "alias-too-large", "parameter-no-schema"),
        *("wrong-type", "schema-too-deep", "media-invalid", "discriminator-target"),
        "security-scheme-invalid",
    }
)
"""Faults of the document that leave a part poorer than it was meant."""


def _rows(api: ir.Api) -> Iterator[Row]:
    for declaration in api.declarations.values():
        if declaration.hint.component:
            yield Row(Part.SCHEMA, declaration.hint.words, Outcome.FULL, declaration.at)
    for operation in api.operations:
        yield Row(Part.OPERATION, operation.id, Outcome.FULL, operation.at)
        for parameter in operation.parameters:
            name = f"{operation.id} {parameter.location} {parameter.wire}"
            yield Row(Part.PARAMETER, name, Outcome.FULL, parameter.at)
        if operation.body is not None:
            yield Row(Part.BODY, operation.id, Outcome.FULL, operation.body.at)
        for response in operation.responses:
            name = f"{operation.id} {response.status}"
            yield Row(Part.RESPONSE, name, Outcome.FULL, response.at)
    for scheme in api.schemes:
        yield Row(Part.SECURITY, scheme.name, Outcome.FULL, scheme.at)


def _nearest(rows: Mapping[Pointer, Row], at: Pointer) -> Pointer | None:
    """The part that an address lies in."""
    pointer = str(at)
    while pointer:
        if Pointer(pointer) in rows:
            return Pointer(pointer)
        pointer = pointer.rpartition("/")[0]
    return None


def _renamed(at: Pointer) -> Pointer:
    """An address of Swagger 2.0 as it is in OpenAPI 3."""
    for old, new in _OLD_SECTIONS.items():
        if at.startswith(old):
            return Pointer(new + at.removeprefix(old))
    return at


_OLD_SECTIONS = {
    "/definitions/": "/components/schemas/",
    "/parameters/": "/components/parameters/",
    "/responses/": "/components/responses/",
    "/securityDefinitions/": "/components/securitySchemes/",
}


def _part_at(at: Pointer) -> Part:
    at = _renamed(at)
    for section, part in _SECTIONS.items():
        if at.startswith(section):
            return part
    return Part.OPERATION


_SECTIONS = {
    "/components/schemas/": Part.SCHEMA,
    "/components/parameters/": Part.PARAMETER,
    "/components/requestBodies/": Part.BODY,
    "/components/responses/": Part.RESPONSE,
    "/components/securitySchemes/": Part.SECURITY,
}


def _success_types(
    operation: ir.Operation,
) -> list[tuple[ir.Type | None, Pointer]]:
    """The types that an operation's success responses declare."""
    responses = [item for item in operation.responses if item.status.startswith("2")]
    if not responses:
        responses = [item for item in operation.responses if item.status == "default"]
    return [
        (content.type if content.item is None else content.item, content.at)
        for response in responses
        for content in response.contents
        if content.type is not None or content.item is not None
    ]


def _is_any(api: ir.Api, type_: ir.Type | None) -> bool:
    return type_ is None or shapes.resolve(api, type_) in (ir.ANY, ir.NEVER)


def _why(rows: Mapping[Pointer, Row], at: Pointer) -> str:
    nearest = _nearest(rows, at)
    reason = rows[nearest].reason if nearest is not None else ""
    return reason or _ANY


_ANY = "the document says that it may be any value"
