"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .cursor import CursorListResponse as CursorListResponse
    from .next import NextListResponse as NextListResponse
    from .offset import OffsetListResponse as OffsetListResponse
    from .pages import PageListResponse as PageListResponse
    from .shared import Item as Item
else:
    _TABLE = Table(
        __name__,
        {
            "cursor": "CursorListResponse",
            "next": "NextListResponse",
            "offset": "OffsetListResponse",
            "pages": "PageListResponse",
            "shared": "Item",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
