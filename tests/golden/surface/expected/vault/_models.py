"""Names that programs import from here."""

from ._runtime.models import Model as BaseModel

__all__ = ["BaseModel"]
