"""Names that programs import from here."""

from ._runtime.session import TIMEOUT as DEFAULT_TIMEOUT
from ._runtime.surface.compat import DEFAULT_MAX_RETRIES

__all__ = ["DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT"]
