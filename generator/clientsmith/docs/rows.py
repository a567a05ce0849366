"""Arguments and fields as rows, with the trees of the objects they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from .. import ir, shapes
from ..emit.annotations import Annotations, optional
from .entries import Parameter
from .links import Places
from .medium import Href, Medium, joined

_DEEPEST = 3
_MOST_ROWS = 60
_MOST_VALUES = 20
_LIMITS: Mapping[str, str] = {
    "minLength": "At least {} characters.",
    "maxLength": "At most {} characters.",
    "pattern": "Pattern: {}.",
    "minimum": "At least {}.",
    "maximum": "At most {}.",
    "exclusiveMinimum": "More than {}.",
    "exclusiveMaximum": "Less than {}.",
    "multipleOf": "A multiple of {}.",
    "minItems": "At least {} items.",
    "maxItems": "At most {} items.",
    "minProperties": "At least {} members.",
    "maxProperties": "At most {} members.",
}
_OWN_FORMATS = frozenset(
    "date-time date time uuid byte binary int32 int64 float double decimal".split()
)


@dataclass(frozen=True, slots=True)
class TreeView:
    """The fields of an object that a row holds; `recursive` ones are not opened again."""

    title: Markup
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One argument or field. `values` are those of an enumeration, `more` those after them."""

    name: Markup
    anchor: Markup
    type: Markup
    required: bool
    deprecated: bool
    marks: tuple[Markup, ...]
    description: Markup
    notes: tuple[Markup, ...]
    values: tuple[Markup, ...]
    more: tuple[Markup, ...]
    count: int
    trees: tuple[TreeView, ...] = ()

    @property
    def marked(self) -> Markup:
        """The marks on one line."""
        return joined(", ".join(self.marks))

    @property
    def needed(self) -> Markup:
        """Whether it is required, as a word."""
        return joined("yes" if self.required else "")

    @property
    def about(self) -> Markup:
        """All that is said of it on one line of Markdown."""
        parts = ["**Deprecated.**"] if self.deprecated else []
        parts += [self.description, *self.notes]
        if self.values:
            listed = ", ".join(self.values)
            more = f" and {len(self.more)} more" if self.more else ""
            parts.append(f"One of {listed}{more}.")
        return joined(" ".join(part for part in parts if part))


@dataclass(slots=True)
class Rows:
    """Makes the rows of one page."""

    medium: Medium
    printer: Annotations
    places: Places
    href: Href
    opens: bool
    _left: int = field(default=0)

    def arguments(
        self, name: str, listed: tuple[Parameter, ...]
    ) -> tuple[RowView, ...]:
        """The rows of a method's arguments."""
        self._left = _MOST_ROWS
        return tuple(
            self._row(
                item.name,
                f"{name}.{item.name}",
                item.annotation,
                item.type,
                item.required,
                item.default,
                item.description,
                marks=_marks(item.place, item.wire if item.wire != item.name else ""),
                deprecated=item.deprecated,
                sending=True,
                seen=(),
            )
            for item in listed
        )

    def fields(self, declaration: ir.Object, title: str) -> tuple[RowView, ...]:
        """The rows of an object's properties."""
        self._left = _MOST_ROWS
        sending = declaration.id not in self.printer.plan.received
        return tuple(self._members(declaration, title, sending, (declaration.id,)))

    def tree(self, type_: ir.Type) -> tuple[TreeView, ...]:
        """The objects that a reply holds, opened."""
        self._left = _MOST_ROWS
        return self._trees(type_, False, ())

    def _members(
        self,
        declaration: ir.Object,
        title: str,
        sending: bool,
        seen: tuple[ir.TypeId, ...],
    ) -> Iterator[RowView]:
        names = self.printer.names
        listed = shapes.writable(declaration) if sending else declaration.fields
        for item in listed:
            shown = (
                self.printer.request(item.type)
                if sending
                else self.printer.reply(item.type)
            )
            if not item.required and not sending:
                shown = optional(shown, "None")
            attribute = names.field(declaration.id, item.wire)
            shown_name = item.wire if sending else attribute
            yield self._row(
                shown_name,
                f"{title}.{attribute}" if title else "",
                shown.text,
                item.type,
                item.required,
                item.default,
                item.description or item.title,
                marks=_marks(
                    _ACCESS[item.access], "" if shown_name == item.wire else item.wire
                ),
                deprecated=item.deprecated,
                sending=sending,
                seen=seen,
            )

    def _row(
        self,
        name: str,
        anchor: str,
        annotation: str,
        type_: ir.Type | None,
        required: bool,
        default: ir.Json,
        description: str,
        *,
        marks: tuple[str, ...],
        deprecated: bool,
        sending: bool,
        seen: tuple[ir.TypeId, ...],
    ) -> RowView:
        medium = self.medium
        values = tuple(map(medium.code, _values(self.printer.api, type_)))
        return RowView(
            name=medium.code(name),
            anchor=medium.text(anchor) if self.opens else Markup(""),
            type=medium.type(annotation, self.href),
            required=required,
            deprecated=deprecated,
            marks=tuple(map(medium.text, marks)),
            description=(
                medium.prose(description) if self.opens else medium.cell(description)
            ),
            notes=tuple(self._notes(type_, default)),
            values=values[:_MOST_VALUES],
            more=values[_MOST_VALUES:],
            count=len(values),
            trees=(
                self._trees(type_, sending, seen)
                if type_ is not None and self.opens
                else ()
            ),
        )

    def _notes(self, type_: ir.Type | None, default: ir.Json) -> Iterator[Markup]:
        medium = self.medium
        if default is not ir.ABSENT and default is not None:
            said = medium.code(json.dumps(default, ensure_ascii=False))
            yield joined(medium.text("The server's default:"), " ", said, ".")
        for scalar in _scalars(self.printer.api, type_):
            format_ = scalar.format if isinstance(scalar, ir.Scalar) else None
            if format_ and format_ not in _OWN_FORMATS:
                yield joined(medium.text("Format:"), " ", medium.code(format_), ".")
            for keyword, value in scalar.constraints:
                text = _LIMITS.get(keyword)
                if text is not None:
                    before, _, after = text.partition("{}")
                    shown = value if isinstance(value, str) else json.dumps(value)
                    yield joined(before, medium.code(shown), after)
                elif keyword == "uniqueItems" and value:
                    yield medium.text("No item twice.")

    def _trees(
        self, type_: ir.Type, sending: bool, seen: tuple[ir.TypeId, ...]
    ) -> tuple[TreeView, ...]:
        if len(seen) >= _DEEPEST:
            return ()
        found: list[TreeView] = []
        for id_ in _objects(self.printer.api, type_):
            declaration = self.printer.api.declarations[id_]
            assert isinstance(declaration, ir.Object)
            count = len(declaration.fields)
            if id_ in seen or not count or count > self._left:
                continue
            self._left -= count
            title = self.printer.names.type(id_)
            if sending and id_ in self.printer.plan.differs:
                title = self.printer.names.param(id_)
            rows = tuple(self._members(declaration, "", sending, (*seen, id_)))
            found.append(TreeView(self.medium.code(title), rows))
        return tuple(found)


_ACCESS = {
    ir.Access.BOTH: "",
    ir.Access.READ_ONLY: "read-only",
    ir.Access.WRITE_ONLY: "write-only",
}


def _marks(place: str, wire: str) -> tuple[str, ...]:
    found = [place] if place else []
    if wire:
        found.append(f"sent as {wire}" if place in _PLACES else f"on the wire {wire}")
    return tuple(found)


_PLACES = frozenset((*map(str, ir.In), "body"))


def _scalars(api: ir.Api, type_: ir.Type | None) -> Iterator[ir.Scalar | ir.Array]:
    """The types of a value that state constraints, but for those within containers."""
    if type_ is None:
        return
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Scalar | ir.Array):
        yield shape
    elif isinstance(shape, ir.Union):
        for option in shape.options:
            if not isinstance(option, ir.Ref | ir.Union):
                yield from _scalars(api, option)


def _values(api: ir.Api, type_: ir.Type | None) -> list[str]:
    """The values of an enumeration that a value or its items are of."""
    if type_ is None:
        return []
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Array):
        shape = shapes.resolve(api, shape.item)
    options = shape.options if isinstance(shape, ir.Union) else (shape,)
    found: list[str] = []
    for option in options:
        inner = option if isinstance(option, ir.Object) else shapes.resolve(api, option)
        if isinstance(inner, ir.Literals) and len(inner.values) > 1:
            found += [json.dumps(value, ensure_ascii=False) for value in inner.values]
    return found


def _objects(api: ir.Api, type_: ir.Type) -> Iterator[ir.TypeId]:
    """The objects that a value is, or holds as items or members; each once."""
    waiting: list[ir.Type] = [type_]
    met: set[ir.TypeId] = set()
    while waiting:
        one = waiting.pop(0)
        match one:
            case ir.Ref(id=id_):
                if id_ in met:
                    continue
                met.add(id_)
                declaration = api.declarations[id_]
                if isinstance(declaration, ir.Object):
                    yield id_
                else:
                    waiting.append(declaration.target)
            case ir.Array(item=item) | ir.Map(value=item):
                waiting.append(item)
            case ir.Tuple(items=items):
                waiting.extend(items)
            case ir.Union(options=options):
                waiting.extend(options)
            case _:
                pass
