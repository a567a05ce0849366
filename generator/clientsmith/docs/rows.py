"""Arguments and fields as rows, with the trees of the objects they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from ..emit.annotations import Annotations
from ..model import ir, shapes
from ..sdk.annotation import optional
from .entries import Parameter
from .facts import ACCESS, alternatives, marks, notes, objects, tags, values
from .links import Places
from .medium import NOTHING, Href, Medium, joined
from .remarks import Remarks

_DEEPEST = 3
_MOST_ROWS = 60
_MOST_ON_A_PAGE = 350
"""Rows of trees; objects beyond them are links only."""
_MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class TreeView:
    """The fields of an object that a row holds; `tag` is what tells it from others."""

    title: Markup
    tag: Markup
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class TreesView:
    """The objects that a value holds; `choice` says so where it is one of several."""

    trees: tuple[TreeView, ...]
    choice: Markup = NOTHING


NONE = TreesView(())


@dataclass(frozen=True, slots=True)
class RowView:
    """One argument or field. `values` are those of an enumeration, `more` those after them,
    `meanings` what is said of each."""

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
    meanings: tuple[Markup, ...]
    count: int
    trees: TreesView

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
        parts += self.meanings
        return joined(" ".join(part for part in parts if part))


class _Shown(NamedTuple):
    """What a row shows of an argument or property, as text."""

    name: str
    anchor: str
    annotation: str
    description: str
    marks: tuple[str, ...]


@dataclass(slots=True)
class Rows:
    """Makes the rows of one page."""

    medium: Medium
    printer: Annotations
    places: Places
    href: Href
    opens: bool
    remarks: Remarks
    _left: int = field(default=0)
    _on_page: int = field(default=_MOST_ON_A_PAGE)

    def arguments(
        self, name: str, listed: tuple[Parameter, ...]
    ) -> tuple[RowView, ...]:
        """The rows of a method's arguments."""
        self._left = min(_MOST_ROWS, self._on_page)
        return tuple(
            self._row(
                item,
                _Shown(
                    item.name,
                    f"{name}-{item.name}",
                    item.annotation,
                    item.description,
                    marks(item.place, item.wire if item.wire != item.name else ""),
                ),
                sending=True,
                seen=(),
            )
            for item in listed
        )

    def fields(self, declaration: ir.Object, title: str) -> tuple[RowView, ...]:
        """The rows of an object's properties."""
        self._left = min(_MOST_ROWS, self._on_page)
        sending = declaration.id not in self.printer.plan.received
        return tuple(self._members(declaration, title, sending, (declaration.id,)))

    def tree(self, types: tuple[ir.Type, ...], *, sending: bool = False) -> TreesView:
        """The objects that a reply holds, opened."""
        self._left = min(_MOST_ROWS, self._on_page)
        type_ = types[0] if len(types) == 1 else ir.Union(types)
        return self._trees(type_, sending, ()) if types else NONE

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
                shown = optional(shown)
            attribute = names.field(declaration.id, item.wire)
            shown_name = item.wire if sending else attribute
            yield self._row(
                item,
                _Shown(
                    shown_name,
                    f"{title}-{attribute}" if title else "",
                    shown.text,
                    item.description or item.title,
                    marks(
                        ACCESS[item.access],
                        "" if shown_name == item.wire else item.wire,
                    ),
                ),
                sending=sending,
                seen=seen,
            )

    def _row(
        self,
        item: Parameter | ir.Field,
        shown: _Shown,
        *,
        sending: bool,
        seen: tuple[ir.TypeId, ...],
    ) -> RowView:
        medium, type_ = self.medium, item.type
        said, meanings = self.remarks.at(item.at)
        told = medium.cell(shown.description)
        codes = tuple(map(medium.code, values(self.printer.api, type_)))
        return RowView(
            name=medium.code(shown.name),
            anchor=medium.text(shown.anchor) if self.opens else Markup(""),
            type=medium.type(shown.annotation, self.href),
            required=item.required,
            deprecated=item.deprecated,
            marks=tuple(map(medium.text, shown.marks)),
            description=(medium.prose(shown.description) if self.opens else told),
            notes=(
                *((medium.cell(item.deprecation),) if item.deprecation else ()),
                *notes(medium, self.printer.api, type_, item.default),
                *(note for note in said if note != told),
            ),
            values=codes[:_MOST_VALUES],
            more=codes[_MOST_VALUES:],
            meanings=meanings,
            count=len(codes),
            trees=(
                self._trees(type_, sending, seen)
                if type_ is not None and self.opens
                else NONE
            ),
        )

    def _trees(
        self, type_: ir.Type, sending: bool, seen: tuple[ir.TypeId, ...]
    ) -> TreesView:
        if len(seen) >= _DEEPEST:
            return NONE
        found: list[TreeView] = []
        api = self.printer.api
        for id_ in objects(api, type_):
            declaration = api.declarations[id_]
            assert isinstance(declaration, ir.Object)
            count = len(declaration.fields)
            if id_ in seen or not count or count > self._left:
                continue
            self._left -= count
            self._on_page -= count
            title = self.printer.names.type(id_)
            if sending and id_ in self.printer.plan.differs:
                title = self.printer.names.param(id_)
            rows = tuple(self._members(declaration, "", sending, (*seen, id_)))
            found.append(TreeView(self.medium.code(title), self._tag(type_, id_), rows))
        choices = alternatives(api, type_)
        said = f"One of {choices}:" if choices > 1 and found else ""
        return TreesView(tuple(found), self.medium.text(said) if said else NOTHING)

    def _tag(self, type_: ir.Type, id_: ir.TypeId) -> Markup:
        """The value of the property by which an object is told from its alternatives."""
        found = tags(self.printer.api, type_, id_)
        if found is None:
            return NOTHING
        name, values = found
        shown = ", ".join(self.medium.code(json.dumps(value)) for value in values)
        return joined(self.medium.code(name), " is ", shown)
