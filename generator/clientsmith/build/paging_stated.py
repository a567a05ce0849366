"""What the configuration says of paging: rules of single operations, and schemes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from ..config import Config, PagingRule, PagingScheme
from ..model import ir, shapes
from ..report.diagnostics import Diagnostics
from . import pages
from .paging_types import item_of, reach


@dataclass(frozen=True, slots=True)
class Stated:
    """A rule that holds for an operation; None says that it is not paged."""

    rule: PagingRule | None


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of single operations, by operationId or `ir.Operation.id`, and schemes by
    the patterns of operations that they hold for."""

    single: Mapping[str, PagingRule | None] = field(default_factory=dict)
    schemes: tuple[PagingScheme, ...] = ()

    def for_operation(self, operation: ir.Operation) -> Stated | None:
        """What is said of an operation; None where nothing is."""
        names = [
            name for name in (operation.id, operation.operation_id) if name is not None
        ]
        for name in names:
            if name in self.single:
                return Stated(self.single[name])
        for scheme in self.schemes:
            if any(
                fnmatchcase(name, pattern)
                for name in names
                for pattern in scheme.operations
            ):
                return Stated(scheme)
        return None


def rules_of(config: Config) -> Rules:
    """What a configuration says of paging."""
    single = {
        name: rule.paging or None
        for name, rule in config.operations.items()
        if rule.paging is not None
    }
    return Rules(single, tuple(config.paging.values()))


def paging(
    api: ir.Api,
    operation: ir.Operation,
    rule: PagingRule | None,
    diagnostics: Diagnostics,
) -> ir.Paging | None:
    """The paging that a rule states; a list that is not there is reported."""
    if rule is None:
        return None
    item: ir.Type | None = None
    content = pages.success(operation)
    if content is not None and content.type is not None:
        item = item_of(api, reach(api, content.type, rule.items))
        if item is None:
            diagnostics.warning(
                "paging-items",
                operation.at,
                f"the reply of {operation.id} has no list at"
                f" {'.'.join(rule.items) or 'its root'}; its items stay untyped",
                "Correct `items` of the operation's paging rule.",
            )
    *within, parameter = rule.parameter.split(".") if rule.parameter else (None,)
    holds = any(each.wire == rule.parameter for each in operation.parameters)
    if holds or rule.parameter is None:
        within, parameter = [], rule.parameter
    for wire in (within[0] if within else parameter, rule.size):
        if wire is not None and not _is_sent(api, operation, wire):
            diagnostics.warning(
                "paging-parameter",
                operation.at,
                f"{operation.id} sends no {wire[:200]!r}, which its paging rule names; the list "
                "is not paged",
                "Correct `parameter` and `size` of the rule.",
            )
            return None
    return ir.Paging(
        kind=ir.PagingKind(rule.kind),
        items=rule.items,
        item=item or ir.ANY,
        next=rule.next,
        within=tuple(str(step) for step in within),
        parameter=parameter,
        header=rule.header,
        size=rule.size,
        more=rule.more,
        page=rule.page or "",
    )


def _is_sent(api: ir.Api, operation: ir.Operation, wire: str) -> bool:
    """Whether an operation has a parameter in its query or path, or a property of its body,
    of this name."""
    if any(
        each.wire == wire and each.location in (ir.In.QUERY, ir.In.PATH)
        for each in operation.parameters
    ):
        return True
    content = operation.body and shapes.preferred_content(operation.body, api)
    shape = shapes.flattened(api, content) if content else None
    return shape is not None and any(
        field.wire == wire for field in shapes.writable(shape)
    )
