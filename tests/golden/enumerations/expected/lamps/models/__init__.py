"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .lamps import (
        Color as Color,
        ColorValues as ColorValues,
        Lamp as Lamp,
        LampFuse as LampFuse,
        LampFuseValues as LampFuseValues,
        LampListOrder as LampListOrder,
        LampListOrderValues as LampListOrderValues,
        LampListXMode as LampListXMode,
        LampListXModeValues as LampListXModeValues,
        LampState as LampState,
        LampStateValues as LampStateValues,
        Level as Level,
        LevelConstants as LevelConstants,
        Socket as Socket,
        SocketValues as SocketValues,
    )
    from .unused import LevelValues as LevelValues
else:
    _TABLE = Table(
        __name__,
        {
            "lamps": (
                "Color ColorValues Lamp LampFuse LampFuseValues LampListOrder "
                "LampListOrderValues LampListXMode LampListXModeValues LampState "
                "LampStateValues Level LevelConstants Socket SocketValues"
            ),
            "unused": "LevelValues",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
