"""Lists that continue by themselves, and their pages. The values whose names end in `Paging`
tell `client.paginate` how a list goes on."""

from ._runtime.operation import (
    CursorPaging,
    LinkPaging,
    NextUrlPaging,
    OffsetPaging,
    PagePaging,
)
from ._runtime.pages import AsyncPage, AsyncPages, Page, Pages

__all__ = [
    "AsyncPage",
    "AsyncPages",
    "CursorPaging",
    "LinkPaging",
    "NextUrlPaging",
    "OffsetPaging",
    "Page",
    "PagePaging",
    "Pages",
]
