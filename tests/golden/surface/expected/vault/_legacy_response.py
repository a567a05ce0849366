"""Names that programs import from here."""

from ._runtime.surface.replies import HttpxBinaryResponseContent, LegacyAPIResponse

__all__ = ["HttpxBinaryResponseContent", "LegacyAPIResponse"]
