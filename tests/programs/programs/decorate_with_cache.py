"""Results are cached by `functools`, per client and per argument; methods can be partial."""

# kind: decorate

from collections.abc import Callable
from functools import cache, cached_property, lru_cache, partial

from radio import Radio, Recording
from radio.testing import fake
from station import recording

transport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording())
client = Radio(token="t", transport=transport)


@lru_cache(maxsize=10)
def name_of(client: Radio, id: str) -> str:
    return client.recordings.retrieve(recording_id=id).name


class Desk:
    def __init__(self, client: Radio) -> None:
        self._client = client

    @cached_property
    def first(self) -> Recording:
        return self._client.recordings.retrieve(recording_id="r1")


assert [name_of(client, "r1") for _ in range(3)] == ["Take r1"] * 3
assert name_of.cache_info().misses == 1 == len(transport.requests)
desk = Desk(client)
assert desk.first is desk.first and len(transport.requests) == 2
load: Callable[[], Recording] = partial(client.recordings.retrieve, recording_id="r1")
assert load() == load() and len(transport.requests) == 4
kept = cache(client.recordings.retrieve)
assert kept(recording_id="r1") is kept(recording_id="r1")
assert client.recordings.retrieve == client.recordings.retrieve
assert hash(client) == hash(client) and {client: 1}[client] == 1
