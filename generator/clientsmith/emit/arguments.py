"""The arguments of methods, as templates write them."""

from __future__ import annotations

from dataclasses import dataclass

from ..sdk.annotation import Annotation, optional, type_named
from ..text.code import Code

OMIT = type_named("Omit")


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A keyword argument of a method; an optional one may be left out, which its annotation
    does not say.

    `constant` is what one is that has a single value, unless it is passed.
    `note` is what its docstring says: the document's description, its default.
    """

    name: Code
    annotation: Annotation
    optional: bool
    constant: Code | None
    note: str
    by_position: bool = False

    @property
    def declared(self) -> Annotation:
        """The annotation as it stands in the signature."""
        return optional(self.annotation, OMIT) if self.optional else self.annotation

    @property
    def has_default(self) -> bool:
        """Whether a call need not pass it."""
        return self.optional or self.constant is not None
