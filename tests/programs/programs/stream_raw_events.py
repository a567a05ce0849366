"""A stream knows its status, headers and last id, and can be left and closed at any time."""

# kind: stream

from radio import Radio, TextCaption
from station import Reply, on_air

pieces = [
    b'id: 1\ndata: {"type": "text", "text": "a"}\n\n',
    b'id: 2\ndata: {"type": "text", "text": "b"}\n\n',
]
reply = Reply(pieces=pieces, media="text/event-stream", headers={"X-Request-Id": "q"})
with on_air(reply) as station, Radio(token="t", base_url=station.url) as client:
    captions = client.captions.live()
    assert captions.status_code == 200 and captions.headers["x-request-id"] == "q"
    first = next(iter(captions))
    assert isinstance(first, TextCaption) and first.text == "a"
    assert captions.last_event_id == "1"
    captions.close()
    assert list(captions) == []
    with client.captions.live() as again:
        assert [each.text for each in again if isinstance(each, TextCaption)] == [
            "a",
            "b",
        ]
