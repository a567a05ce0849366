"""`match` reads models by keyword patterns, also nested, and an enumeration by its values."""

# kind: match

from typing import assert_never

from radio import FileSource, Recording, State
from station import recording


def told(take: Recording) -> str:
    match take:
        case Recording(state="draft"):
            return "not yet"
        case Recording(source=FileSource(path=path), labels=["live", *_]):
            return f"live from {path}"
        case Recording(facts={"by": name}):
            return f"by {name}"
        case _:
            return take.name


def order(state: State) -> int:
    match state:
        case "draft":
            return 0
        case "ready":
            return 1
        case "on-air":
            return 2
        case _:
            assert_never(state)


assert told(Recording.model_validate(recording(state="draft"))) == "not yet"
assert told(Recording.model_validate(recording())) == "live from /r1.flac"
assert told(Recording.model_validate(recording(labels=[], facts={"by": "Ada"}))) == "by Ada"
assert told(Recording.model_validate(recording(labels=[]))) == "Take r1"
assert [order("ready"), order("on-air")] == [1, 2]
