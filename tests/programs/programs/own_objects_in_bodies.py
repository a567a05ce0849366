"""Dataclasses and pydantic models of my own travel in bodies, under their aliases."""

# kind: dump

from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, Field
from radio import Radio
from station import Reply, on_air


@dataclass
class Cut:
    day: date
    parts: list[int]


class Level(BaseModel):
    left: float = Field(alias="leftLevel")


with on_air(Reply({})) as station:
    with Radio(token="t", base_url=station.url) as client:
        client.post("/beta/cuts", body=[Cut(date(2026, 1, 2), [1]), Level(leftLevel=1)])
assert station.visits[0].json() == [
    {"day": "2026-01-02", "parts": [1]},
    {"leftLevel": 1.0},
]
