"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

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
__dir__ = _TABLE.names
