"""Classes of pages that the configuration names, and what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import ir

_VARIABLES = (
    "Item",
    "Body",
    "Any",
    "Generic",
    "Generator",
    "Iterator",
    "AsyncIterator",
)
"""What the module that defines them imports, or declares."""


@dataclass(frozen=True, slots=True)
class PageNames:
    """A class of pages, `page`, and that of the lists which give them."""

    page: str
    list: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names, those of the asynchronous twins too."""
        plain = (self.page, self.list)
        return (*plain, *(f"Async{name}" for name in plain))

    @property
    def hides(self) -> bool:
        """Whether the module of these classes means something else by the name."""
        return self.page in _VARIABLES or not self.page[:1].isupper()


def page_class(name: str) -> PageNames:
    """What belongs to a class of pages of this name: `CursorPage` and `CursorPages`."""
    return PageNames(name, f"{name}s")


def page_classes(api: ir.Api) -> tuple[PageNames, ...]:
    """The classes of pages of an API, by name."""
    found = {each.paging.page for each in api.operations if each.paging is not None}
    return tuple(map(page_class, sorted(found - {""})))


def list_class(paging: ir.Paging) -> str:
    """The class of a list, of the runtime where the configuration names none."""
    return page_class(paging.page).list if paging.page else "Pages"
