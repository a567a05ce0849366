"""What this version of the client does not know yet."""

from typing import ClassVar

from ._runtime.models import Model


class UnknownVariant(Model):
    """A variant that this version does not know, as its tag says.

    `model_extra` has its properties, and `to_dict()` gives it as it came. What tells
    variants apart is None here, so that a comparison with a known value rules it out.
    """

    type: ClassVar[None] = None
