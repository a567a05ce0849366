"""A hook is told of the end of each call, also of one that nobody answered."""

# kind: trace

from radio import APIConnectionError, Hooks, NotFoundError, Radio
from radio.testing import connection_failure, fake

ends: list[str] = []
transport = fake()
path = "/v2/recordings/{recording_id}"
client = Radio(
    token="t",
    transport=transport,
    max_retries=1,
    hooks=Hooks(
        after_call=lambda end: ends.append(
            f"{end.request.method} {end.status_code} {type(end.error).__name__} {end.attempts}"
        )
    ),
)
client.status.retrieve()
transport.reply("GET", path, status_code=404, json={})
transport.reply("DELETE", path, connection_failure())
for call, kind in (
    (client.recordings.retrieve, NotFoundError),
    (client.recordings.delete, APIConnectionError),
):
    try:
        call(recording_id="r1")
    except kind:
        continue
    raise AssertionError("no error")
assert ends == [
    "GET 200 NoneType 1",
    "GET 404 NoneType 1",
    "DELETE None APIConnectionError 2",
], ends
