"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .houses import (
        CodeLock as CodeLock,
        Door as Door,
        House as House,
        KeyLock as KeyLock,
        Lock as Lock,
        SteelDoor as SteelDoor,
        WoodDoor as WoodDoor,
    )
    from .shared import (
        Animal as Animal,
        AnimalDetails as AnimalDetails,
        Cat as Cat,
        Dog as Dog,
    )
    from .unused import DoorKind as DoorKind
else:
    _TABLE = Table(
        __name__,
        {
            "houses": "CodeLock Door House KeyLock Lock SteelDoor WoodDoor",
            "shared": "Animal AnimalDetails Cat Dog",
            "unused": "DoorKind",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
