"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .owners import Owner as Owner, OwnerPage as OwnerPage
    from .pets import CursorPageModel as CursorPageModel, Pet as Pet, PetPage as PetPage
    from .shared import Meta as Meta
else:
    _TABLE = Table(
        __name__,
        {
            "owners": "Owner OwnerPage",
            "pets": "CursorPageModel Pet PetPage",
            "shared": "Meta",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
