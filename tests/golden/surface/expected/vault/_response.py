"""Names that programs import from here."""

from ._runtime.surface.replies import (
    APIResponse,
    APIResponse as StreamedBinaryAPIResponse,
    AsyncAPIResponse,
    AsyncAPIResponse as AsyncStreamedBinaryAPIResponse,
    AsyncBinaryAPIResponse,
    BinaryAPIResponse,
)

__all__ = [
    "APIResponse",
    "AsyncAPIResponse",
    "AsyncBinaryAPIResponse",
    "AsyncStreamedBinaryAPIResponse",
    "BinaryAPIResponse",
    "StreamedBinaryAPIResponse",
]
