"""Patterns reach into models that hold models, and checkers know what they bind."""

# kind: match

from datetime import datetime
from typing import Any, assert_type

from radio import FileSource, LinkSource, Recording
from station import recording


def summary(given: Recording) -> str:
    match given:
        case Recording(state="ready", source=FileSource(path=path, size=int(size))):
            return f"{path} has {size} bytes"
        case Recording(state="ready", source=FileSource(path=path)):
            assert_type(path, str)
            return path
        case Recording(source=LinkSource(), labels=[first, *_]):
            assert_type(first, str)
            return f"{first} elsewhere"
        case Recording(retired_at=datetime() as when):
            return when.isoformat()
        case _:
            return f"{given.name} is in use"


def read(**changes: Any) -> Recording:
    return Recording.model_validate(recording(**changes))


file = {"kind": "file", "path": "a.flac"}
link = {"kind": "link", "url": "https://a.test/x"}
assert summary(read(source={**file, "size": 5})) == "a.flac has 5 bytes"
assert summary(read(source=file)) == "a.flac"
assert summary(read(source=link, labels=["jazz", "live"])) == "jazz elsewhere"
assert summary(read(state="draft")) == "Take r1 is in use"
assert summary(read(state="draft", retired_at="2026-01-01T00:00:00Z")).startswith("2026")
