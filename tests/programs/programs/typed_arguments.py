"""Arguments are prepared as typed dictionaries and passed on by keywords; models by fields."""

# kind: construct

from typing import TypedDict, Unpack

from radio import FileSource, Options, Radio, Recording, SourceParam, State
from radio.testing import fake
from station import recording


class Given(TypedDict):
    name: str
    source: SourceParam


class Wanted(TypedDict, total=False):
    labels: list[str]
    state: State


def note(client: Radio, name: str, **more: Unpack[Wanted]) -> Recording:
    options: Options = {"headers": {"X-Job": "7"}, "timeout": 3}
    source: SourceParam = {"kind": "file", "path": f"{name}.flac"}
    return client.recordings.create(name=name, source=source, options=options, **more)


def copy(client: Radio, given: Given) -> Recording:
    return client.recordings.create(**given)


transport = fake()
transport.reply("POST", "/v2/recordings", json=recording(), status_code=201)
client = Radio(token="t", transport=transport)
note(client, "One", labels=["a"], state="draft")
copy(client, {"name": "Two", "source": {"kind": "link", "url": "https://a.test"}})
client.recordings.create(name="Three", source=FileSource(path="c.flac"), labels=())
first, second, third = transport.requests
assert first.json() == {
    "name": "One",
    "source": {"kind": "file", "path": "One.flac"},
    "labels": ["a"],
    "state": "draft",
}
assert first.headers["x-job"] == "7" and second.json()["source"]["url"] == "https://a.test"
assert third.json()["labels"] == [] and third.json()["source"]["kind"] == "file"
