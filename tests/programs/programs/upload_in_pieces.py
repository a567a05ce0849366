"""A generator is uploaded as it goes, without its length being known."""

# kind: upload

from collections.abc import Iterator

from radio import Radio
from station import Reply, on_air


def pieces() -> Iterator[bytes]:
    for number in range(3):
        yield b"%d" % number * 1000


with (
    on_air(Reply(status=204)) as station,
    Radio(token="t", base_url=station.url) as client,
):
    client.recordings.replace_audio(recording_id="r1", body=pieces())
assert len(station.visits[0].content) == 3000
assert "content-length" not in station.visits[0].headers
