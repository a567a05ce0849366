"""A program asks for the little it needs; a fake of one's own and the client both fit."""

# kind: mock

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from radio import Radio, Recording
from radio.testing import fake
from station import recording


class Takes(Protocol):
    def retrieve(self, *, recording_id: str) -> Recording: ...
    def list(self, *, limit: int = ...) -> Iterable[Recording]: ...


@dataclass
class Memory:
    kept: dict[str, Recording] = field(default_factory=dict[str, Recording])

    def retrieve(self, *, recording_id: str) -> Recording:
        return self.kept[recording_id]

    def list(self, *, limit: int = 10) -> Iterable[Recording]:
        return list(self.kept.values())[:limit]


def total(takes: Takes) -> float:
    return takes.retrieve(recording_id="r1").seconds + sum(
        each.seconds for each in takes.list(limit=1)
    )


item = Recording.model_validate(recording())
assert total(Memory({"r1": item})) == 25.0
transport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=item)
transport.reply("GET", "/v2/recordings", json={"items": [item.to_dict()], "next_cursor": None})
assert total(Radio(token="t", transport=transport).recordings) == 25.0
