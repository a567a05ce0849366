"""The module of pages, where some have classes with names of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ir
from ..names.page_classes import page_classes
from ..sdk.annotation import Annotation
from ..sdk.reading import read
from ..text.code import Code
from .annotations import Annotations
from .imports import Import, Imports

PAGINATION = ("AsyncPage", "AsyncPages", "Page", "Pages")
"""The names of every module of pages."""

_PAGINGS = ("CursorPaging", "LinkPaging", "NextUrlPaging", "OffsetPaging", "PagePaging")
_PAGE_BASES = ("BaseSyncPage", "BaseAsyncPage")


@dataclass(frozen=True, slots=True)
class PageField:
    """A field of a page."""

    name: Code
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class PageView:
    """A class of pages."""

    name: Code
    base: Code
    asynchronous: bool
    items: str
    fields: tuple[PageField, ...]


@dataclass(frozen=True, slots=True)
class NamedPages:
    """A class of pages that the configuration names, and that of the lists of it."""

    page: Code
    list: Code
    page_base: Code
    list_base: Code
    iterator: Code
    asynchronous: bool

    @property
    def define(self) -> Code:
        """The keyword before its methods that load."""
        return Code("async def" if self.asynchronous else "def")


@dataclass(frozen=True, slots=True)
class PaginationView:
    """The module of pages."""

    imports: tuple[Import, ...]
    pages: tuple[PageView, ...]
    named: tuple[NamedPages, ...]


def pagination_view(printer: Annotations) -> PaginationView | None:
    """The module of pages, None where none has a class of its own."""
    pages = printer.names.surface.pages
    named = tuple(_named_pages(printer.api))
    if not (pages or named):
        return None
    imports = Imports(1, {})
    typing = ["Generic", "TypeVar"]
    if any(page.items for page in pages.values()):
        typing.append("ClassVar")
    if named:
        typing += ["TYPE_CHECKING", "Any"]
        for name in ("AsyncIterator", "Generator", "Iterator"):
            imports.add("collections.abc", name)
        for name in _PAGINGS:
            imports.add("._runtime.operation", f"{name} as {name}")
    for name in typing:
        imports.add("typing", name)
    shown = []
    names = {f"{kind}{name}" for name in pages for kind in ("Sync", "Async")}
    for name in PAGINATION:
        if name not in names:
            imports.add("._runtime.pages", f"{name} as {name}")
    for base in (*_PAGE_BASES, "AsyncPaginator") if pages else ():
        again = f" as {base}" if base == "AsyncPaginator" else ""
        imports.add("._runtime.surface.pages", f"{base}{again}")
    for name, page in pages.items():
        for kind, base in zip(("Sync", "Async"), _PAGE_BASES, strict=True):
            fields = []
            for field, text in page.fields.items():
                annotation = read(text)
                imports.use(annotation.uses - {"Item"})
                fields.append(PageField(Code(field), annotation))
            shown.append(
                PageView(
                    Code(f"{kind}{name}"),
                    Code(base),
                    kind == "Async",
                    page.items,
                    tuple(fields),
                )
            )
    return PaginationView(imports.listed(), tuple(shown), named)


def _named_pages(api: ir.Api) -> Iterator[NamedPages]:
    for each in page_classes(api):
        for kind in ("", "Async"):
            yield NamedPages(
                page=Code(f"{kind}{each.page}"),
                list=Code(f"{kind}{each.list}"),
                page_base=Code(f"{kind}Page"),
                list_base=Code(f"{kind}Pages"),
                iterator=Code(f"{kind}Iterator"),
                asynchronous=bool(kind),
            )
