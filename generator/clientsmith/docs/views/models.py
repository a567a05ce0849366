"""Pages of models, and the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..medium import joined
from ..rows import RowView, TreesView
from .frame import LinkView


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class, a typed dictionary or an alias."""

    name: Markup
    anchor: Markup
    kind: Markup
    description: Markup
    deprecated: bool
    definition: Markup
    trees: TreesView
    rows: tuple[RowView, ...]
    extra: Markup
    values: tuple[Markup, ...]
    meanings: tuple[Markup, ...]
    notes: tuple[Markup, ...]
    param: Markup
    used: tuple[LinkView, ...]
    used_more: tuple[LinkView, ...]
    open: bool

    @property
    def listed(self) -> Markup:
        """The values on one line."""
        return joined(", ".join(self.values))

    @property
    def users(self) -> Markup:
        """The first uses on one line."""
        return joined(", ".join(item.link for item in self.used))

    @property
    def article(self) -> Markup:
        """What stands before its kind."""
        return Markup("An" if self.kind[:1] in "aeiou" else "A")


@dataclass(frozen=True, slots=True)
class ModelsView:
    """The page of a module of models."""

    title: Markup
    models: tuple[ModelView, ...]
    listed: tuple[LinkView, ...]
