"""A variant is built without its tag, is sent with it, and an `if` on the tag narrows."""

# kind: construct

from radio import FileSource, LineSource, LinkSource, Source, UnknownVariant
from typing import assert_never


def describe(source: Source) -> str:
    if source.kind == "file":
        return source.path
    if source.kind == "link":
        return str(source.url)
    if source.kind == "line":
        return f"channel {source.channel}"
    return f"what this version does not know: {source.to_json()}"


def match(source: Source) -> str:
    match source:
        case FileSource(path=path):
            return path
        case LinkSource(url=url):
            return str(url)
        case LineSource(channel=channel):
            return f"channel {channel}"
        case UnknownVariant():
            return "?"
        case _:
            assert_never(source)


line = LineSource(channel=4)
assert line.kind == "line" and describe(line) == match(line) == "channel 4"
assert line.to_dict() == {"kind": "line", "channel": 4}
assert LineSource(kind="line", channel=4) == line
assert describe(FileSource(path="a.wav")) == match(FileSource(path="a.wav")) == "a.wav"
assert LinkSource.model_validate_json('{"kind": "link", "url": "https://a.test"}').kind == "link"
