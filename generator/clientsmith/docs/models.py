"""The views of models, in one medium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..emit.open_unions import UNKNOWN, is_open
from ..model import ir
from ..names.former import earlier_names
from ..text.code import literal
from .links import title_of_models
from .medium import NOTHING, joined
from .pages import Pages
from .rows import NONE, Rows, RowView
from .views.frame import LinkView
from .views.models import ModelsView, ModelView

_MOST_USES = 20


@dataclass(frozen=True, slots=True)
class ModelPages:
    """Makes the views of the pages of models."""

    pages: Pages

    def view(self, stem: str) -> ModelsView:
        """The view of the page of a module of models."""
        pages = self.pages
        page = f"models/{stem}"
        rows, ids = pages.rows(page), pages.places.modules[stem]
        apart = pages.places.is_apart(page)
        return ModelsView(
            title=pages.medium.text(title_of_models(stem)),
            models=() if apart else tuple(self._model(id_, page, rows) for id_ in ids),
            listed=tuple(pages.model_link(page, id_) for id_ in ids),
        )

    def one_model(self, id_: ir.TypeId) -> ModelsView:
        """The view of a model that has a page of its own."""
        title = self.pages.places.title(id_)
        page, _ = self.pages.places.declaration(title) or ("", "")
        model = self._model(id_, page, self.pages.rows(page))
        return ModelsView(self.pages.medium.text(title), (model,), ())

    def _model(self, id_: ir.TypeId, page: str, rows: Rows) -> ModelView:
        pages, medium, printer = self.pages, self.pages.medium, self.pages.printer
        declaration, title = printer.api.declarations[id_], pages.places.title(id_)
        received = id_ in pages.plan.received
        notes, meanings = pages.remarks.at(declaration.at)
        meanings = self._constants(id_) or meanings
        href = pages.href(page)
        definition, values, extra = NOTHING, tuple[Markup, ...](), NOTHING
        fields, trees = tuple[RowView, ...](), NONE
        if isinstance(declaration, ir.Object):
            fields = rows.fields(declaration, title)
            if declaration.extra is not None and declaration.extra != ir.ANY:
                extra = medium.type(printer.reply(declaration.extra).text, href)
        elif isinstance(declaration.target, ir.Literals):
            values = tuple(
                medium.code(literal(value))
                for value in declaration.target.values
                if value is not None
            )
        else:
            options = printer.members(declaration.target, sending=not received)
            if is_open(printer, declaration):
                options.insert(len(options) - ("None" in options), UNKNOWN)
            definition = medium.type(" | ".join(options), href)
            notes = (*self._told_apart(declaration), *notes)
            if rows.opens:
                trees = rows.tree((declaration.target,), sending=not received)
        for shown, text, place in pages.written_by_hand(f"model:{title}"):
            notes = (*notes, shown, text, joined("Hand-written, in ", place, "."))
        uses = [
            LinkView(medium.link(name, pages.address(page, target, anchor)))
            for name, target, anchor in pages.uses.get(id_, ())
        ]
        said = declaration.description or declaration.title
        former = earlier_names(printer.names.aliases.classes, title)
        return ModelView(
            name=medium.name(title),
            anchor=medium.text(title),
            kind=medium.text(self._kind(declaration, received)),
            description=medium.prose("\n\n".join(filter(None, (said, *former)))),
            deprecated=declaration.deprecated,
            definition=definition,
            trees=trees,
            rows=fields,
            extra=extra,
            values=values,
            meanings=meanings,
            notes=notes,
            param=self._param(declaration, received),
            used=tuple(uses[:_MOST_USES]),
            used_more=tuple(uses[_MOST_USES:]),
            open=received and len(values) > 1,
        )

    def _told_apart(self, declaration: ir.Alias) -> Iterator[Markup]:
        """How the options of a union are told apart, and what others there may be."""
        medium, printer = self.pages.medium, self.pages.printer
        target = declaration.target
        tag = target.discriminator if isinstance(target, ir.Union) else None
        if tag is None:
            return
        listed = ", ".join(
            joined(medium.code(literal(value)), " is ", medium.code(name))
            for value, id_ in tag.mapping
            if (name := printer.model(id_))
        )
        yield joined(medium.code(tag.property), " tells which: ", listed, ".")
        if is_open(printer, declaration):
            said = " stands for those that this version does not know."
            yield joined(medium.code(str(UNKNOWN)), said)

    def _constants(self, id_: ir.TypeId) -> tuple[Markup, ...]:
        """A line for each value of an enumeration that has a name in Python."""
        found, medium = self.pages.printer.names.constants(id_), self.pages.medium
        if found is None:
            return ()
        lines = []
        for name, label in found.values:
            shown = medium.code(f"{found.name}.{name}")
            line = joined(shown, " is ", medium.code(literal(label.value)))
            said = medium.cell(label.description)
            lines.append(joined(line, ": ", said) if said else line)
        return tuple(lines)

    def _kind(self, declaration: ir.Declaration, received: bool) -> str:
        if isinstance(declaration, ir.Object):
            return "model" if received else "typed dictionary"
        return "enumeration" if isinstance(declaration.target, ir.Literals) else "alias"

    def _param(self, declaration: ir.Declaration, received: bool) -> Markup:
        """The typed dictionary that stands for a model in requests, if it has one."""
        plan, id_ = self.pages.plan, declaration.id
        is_twin = received and id_ in plan.differs and id_ in self.pages.sent
        if not is_twin or not isinstance(declaration, ir.Object):
            return NOTHING
        return self.pages.medium.code(self.pages.printer.names.param(id_))
