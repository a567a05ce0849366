"""A service asks for what it calls, as a protocol; the client fits it, and so does a stub."""

# kind: inject

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from radio import Options, Radio, Recording
from radio.testing import fake
from station import recording


class Recordings(Protocol):
    def retrieve(self, *, recording_id: str) -> Recording: ...

    def list(self) -> Iterable[Recording]: ...


@dataclass
class Announcer:
    recordings: Recordings
    told: list[str] = field(default_factory=list[str])

    def announce(self, id: str) -> None:
        self.told.append(self.recordings.retrieve(recording_id=id).name)


class Stub:
    def retrieve(self, *, recording_id: str, options: Options | None = None) -> Recording:
        return Recording.model_validate(recording(recording_id))

    def list(self) -> list[Recording]:
        return [self.retrieve(recording_id="r2")]


def names(recordings: Recordings) -> list[str]:
    return [each.name for each in recordings.list()]


def connect(make: Callable[[], Radio] | type[Radio]) -> Announcer:
    return Announcer(make().recordings)


tested = Announcer(Stub())
tested.announce("r5")
assert tested.told == ["Take r5"]
transport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording("r6"))
transport.reply("GET", "/v2/recordings", json={"items": [recording()], "next_cursor": None})
client = Radio(token="t", transport=transport)
real = connect(lambda: client)
real.announce("r6")
assert real.told == ["Take r6"] and names(client.recordings) == ["Take r1"]
