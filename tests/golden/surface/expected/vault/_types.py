"""Names that programs import from here."""

from ._runtime.omit import (
    OMIT as NOT_GIVEN,
    OMIT as not_given,
    OMIT as omit,
    Omit,
    Omit as NotGiven,
)
from ._runtime.options import Options as RequestOptions
from ._runtime.surface.compat import NoneType
from ._runtime.types import FileContent, FileInput as FileTypes

__all__ = [
    "FileContent",
    "FileTypes",
    "NOT_GIVEN",
    "NoneType",
    "NotGiven",
    "Omit",
    "RequestOptions",
    "not_given",
    "omit",
]
