"""JSON values as the Python that a caller would write for them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from ..model import ir, shapes
from ..text.code import WIDTH, literal, quote
from .brackets import call, collection
from .fits import chosen

SPARE = WIDTH - 56
"""Columns that stay free: an example stands beside the text, where a line has less room. What
does not fit has one item a line, which black leaves as it is."""


@dataclass(slots=True)
class Expressions:
    """Writes expressions and notes what they import, by module."""

    api: ir.Api
    imports: dict[str, set[str]] = field(default_factory=dict)

    def of(self, type_: ir.Type, value: ir.Json, indent: int, prefix: int = 0) -> str:
        """The expression for a value that fits its type, laid out as black would.

        Args:
            indent: column of the line on which the expression begins.
            prefix: what stands before the expression on that line.
        """
        match type_:
            case ir.Ref(id=id_):
                declaration = self.api.declarations[id_]
                if isinstance(declaration, ir.Alias):
                    return self.of(declaration.target, value, indent, prefix)
                if isinstance(value, dict):
                    return self._object(declaration, value, indent, prefix)
            case ir.Array(item=item) if isinstance(value, list):
                items = [self.of(item, each, indent + 4) for each in value]
                return display("[", items, indent, prefix)
            case ir.Map(value=item) if isinstance(value, dict):
                return self._dict(
                    [(key, item, each) for key, each in value.items()], indent, prefix
                )
            case ir.Tuple(items=items, rest=rest) if _is_as_long(value, items):
                texts = [
                    self.of(item, each, indent + 4)
                    for item, each in zip(items, value, strict=True)
                ]
                return display("(" if rest is None else "[", texts, indent, prefix)
            case ir.Union():
                return self.of(chosen(self.api, type_, value), value, indent, prefix)
            case ir.Scalar(kind=kind) if value is not None and kind is not ir.Kind.ANY:
                return self._scalar(kind, value, indent, prefix)
        # Large types have examples that are cut, and do not fit below.
        return json_text(value, indent, prefix)

    def _object(
        self, declaration: ir.Object, value: ir.Json, indent: int, prefix: int
    ) -> str:
        fields = {item.wire: item for item in shapes.writable(declaration)}
        return self._dict(
            [
                (key, fields[key].type if key in fields else ir.ANY, each)
                for key, each in value.items()
            ],
            indent,
            prefix,
        )

    def _dict(
        self, members: list[tuple[str, ir.Type, ir.Json]], indent: int, prefix: int
    ) -> str:
        rows = []
        for key, type_, each in members:
            lead = f"{quote(key)}: "
            rows.append(lead + self.of(type_, each, indent + 4, len(lead)))
        return display("{", rows, indent, prefix)

    def _scalar(self, kind: ir.Kind, value: ir.Json, indent: int, prefix: int) -> str:
        match kind:
            case ir.Kind.DATETIME:
                return self._datetime(value, indent, prefix)
            case ir.Kind.DATE:
                day = date.fromisoformat(value)
                self._use("datetime", "date")
                return f"date({day.year}, {day.month}, {day.day})"
            case ir.Kind.TIME:
                moment = time.fromisoformat(value)
                self._use("datetime", "time")
                clock = [moment.hour, moment.minute, *_fraction(moment)]
                return f"time({', '.join(map(str, clock))})"
            case ir.Kind.DECIMAL:
                self._use("decimal", "Decimal")
                return f"Decimal({quote(value)})"
            case ir.Kind.BASE64:
                return repr(base64.b64decode(value)).replace("'", '"')
            case ir.Kind.BINARY:
                return 'b"content"'
            case _:
                return literal(value)

    def _datetime(self, value: str, indent: int, prefix: int) -> str:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC)
        parts = [moment.year, moment.month, moment.day, moment.hour, moment.minute]
        parts += _fraction(moment)
        while len(parts) > 3 and not parts[-1]:
            parts.pop()
        self._use("datetime", "UTC")
        self._use("datetime", "datetime")
        texts = [*map(str, parts), "tzinfo=UTC"]
        flat = f"datetime({', '.join(texts)})"
        if indent + prefix + len(flat) < 88:
            return flat
        return call("datetime(", texts, indent)

    def _use(self, module: str, name: str) -> None:
        self.imports.setdefault(module, set()).add(name)


def _is_as_long(value: ir.Json, items: Sequence[ir.Type]) -> bool:
    return isinstance(value, list) and len(value) == len(items)


def _fraction(moment: datetime | time) -> list[int]:
    """Seconds and microseconds, as far as there are any."""
    if moment.microsecond:
        return [moment.second, moment.microsecond]
    return [moment.second] if moment.second else []


def display(open_: str, items: Sequence[str], indent: int, prefix: int = 0) -> str:
    """A list, tuple or dictionary, narrow as the column of examples."""
    return collection(open_, items, indent, prefix + SPARE * bool(items))


def json_text(value: ir.Json, indent: int, prefix: int = 0) -> str:
    """Any JSON value as a literal, laid out as black would."""
    if isinstance(value, dict):
        rows = []
        for key, each in value.items():
            lead = f"{quote(key)}: "
            rows.append(lead + json_text(each, indent + 4, len(lead)))
        return display("{", rows, indent, prefix)
    if isinstance(value, list):
        return display(
            "[", [json_text(each, indent + 4) for each in value], indent, prefix
        )
    return literal(value)
