"""Models of lamps."""

from typing import Final, Literal, TypeAlias

from .._runtime.models import Model

Color: TypeAlias = Literal["red", "dark-blue", "2"]
"""What it shines like."""


class ColorValues:
    """Values of `Color`."""

    RED: Final = "red"
    """Like a rose."""
    DARK_BLUE: Final = "dark-blue"
    TWO: Final = "2"
    """Two colours at once: red *and* blue."""


Level: TypeAlias = Literal[-1, 1, 2]


class LevelConstants:
    """Values of `Level`."""

    LOW: Final = -1
    """Hardly seen."""
    HIGH: Final = 1
    HIGH_2: Final = 2


Socket: TypeAlias = Literal["e14", "e27", "gu10"]


class SocketValues:
    """Values of `Socket`."""

    E_14: Final = "e14"
    """The small one."""
    E_27: Final = "e27"
    GU10: Final = "gu10"
    """This title is a whole sentence that goes on and on."""


LampState: TypeAlias = Literal["a", "b", ""]


class LampStateValues:
    """Values of `LampState`."""

    LIT: Final = "a"
    BROKEN: Final = "b"
    EMPTY: Final = ""


LampFuse: TypeAlias = Literal[6, 16]


class LampFuseValues:
    """Values of `LampFuse`."""

    SMALL: Final = 6
    """Up to six amperes."""
    LARGE: Final = 16


class Lamp(Model):
    color: Color | str | None
    level: Level | int | None = None
    socket: Socket | str | None = None
    former: Color | str | None = None
    state: LampState | str | None = None
    fuse: LampFuse | int | None = None


LampListOrder: TypeAlias = Literal["name", "-name"]


class LampListOrderValues:
    """Values of `LampListOrder`."""

    NAME: Final = "name"
    """From A to Z."""
    MINUS_NAME: Final = "-name"
    """From Z to A."""


LampListXMode: TypeAlias = Literal[0, 1]


class LampListXModeValues:
    """Values of `LampListXMode`."""

    OFF: Final = 0
    ON: Final = 1
