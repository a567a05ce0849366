"""A subclass of the client sets defaults of its own, and `with_options` keeps the class."""

# kind: subclass

from typing import Any

from radio import Radio, Recording
from radio.testing import fake
from station import recording


class Station(Radio):
    """The client of one house, whose labels it knows."""

    def __init__(self, house: str, **settings: Any) -> None:
        super().__init__(headers={"X-House": house}, **settings)
        self.house = house

    def live(self) -> list[Recording]:
        return list(self.recordings.list(label=["live", self.house]))


transport = fake()
transport.reply("GET", "/v2/recordings", json={"items": [recording()], "next_cursor": None})
client = Station("north", token="t", transport=transport)
assert [each.id for each in client.live()] == ["r1"]
quick = client.with_options(timeout=3)
assert isinstance(quick, Station) and quick.house == "north" and len(quick.live()) == 1
first, second = transport.requests
assert first.headers["x-house"] == second.headers["x-house"] == "north"
assert "label=live" in first.url and "north" in first.url
with client as same:
    assert same is client
