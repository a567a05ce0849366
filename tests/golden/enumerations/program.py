"""Values of enumerations by the names that the document gives them."""

from typing import TYPE_CHECKING, Literal, assert_never

from lamps import (
    Color,
    ColorValues,
    Lamp,
    LampFuseValues,
    Lamps,
    LampStateValues,
    LevelConstants,
)
from lamps.models import LampListOrderValues, LampListXModeValues
from lamps.testing import fake


def hex_of(color: Color) -> str:
    match color:
        case ColorValues.RED:
            return "#f00"
        case ColorValues.DARK_BLUE:
            return "#008"
        case "2":
            return "#f08"
        case _:
            assert_never(color)


favourite: Color = ColorValues.RED
low: Literal[-1, 1, 2] = LevelConstants.LOW
lamp = Lamp(
    color=ColorValues.DARK_BLUE,
    level=LevelConstants.HIGH,
    fuse=LampFuseValues.LARGE,
    state=LampStateValues.BROKEN,
)
assert lamp.to_dict() == {"color": "dark-blue", "level": 1, "fuse": 16, "state": "b"}
assert (hex_of(favourite), hex_of(ColorValues.TWO), low) == ("#f00", "#f08", -1)

transport = fake()
client = Lamps(transport=transport)
transport.reply("GET", "/lamps", json=[{"color": "red"}, {"color": "beige"}])
found = client.lamps.list(
    color=ColorValues.RED,
    order=[LampListOrderValues.MINUS_NAME],
    x_mode=LampListXModeValues.ON,
)
assert [each.color == ColorValues.RED for each in found] == [True, False]
request = transport.requests[-1]
assert request.url.endswith("?color=red&order=-name"), request.url
assert request.headers["X-Mode"] == "1"

if TYPE_CHECKING:
    wrong: Color = LampStateValues.BROKEN  # refused
    ColorValues.RED = "red"  # refused
    client.lamps.list(x_mode=LampFuseValues.LARGE)  # refused
    ColorValues.GREEN  # refused
