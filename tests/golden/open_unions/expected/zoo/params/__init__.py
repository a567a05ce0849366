"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .houses import (
        CodeLockParam as CodeLockParam,
        DoorParam as DoorParam,
        KeyLockParam as KeyLockParam,
        LockParam as LockParam,
        SteelDoorParam as SteelDoorParam,
        WoodDoorParam as WoodDoorParam,
    )
    from .orders import (
        FoodParam as FoodParam,
        HayParam as HayParam,
        MeatParam as MeatParam,
    )
    from .shared import (
        AnimalDetailsParam as AnimalDetailsParam,
        AnimalParam as AnimalParam,
        CatParam as CatParam,
        DogParam as DogParam,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "houses": (
                "CodeLockParam DoorParam KeyLockParam LockParam SteelDoorParam "
                "WoodDoorParam"
            ),
            "orders": "FoodParam HayParam MeatParam",
            "shared": "AnimalDetailsParam AnimalParam CatParam DogParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
