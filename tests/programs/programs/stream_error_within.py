"""An error that the server tells in the middle of a stream is raised, not given as an item."""

# kind: stream

from radio import Radio, StreamError
from station import Reply, events, on_air

pieces = events({"type": "text", "text": "a"}, {"error": {"message": "overloaded"}})
seen = 0
with on_air(Reply(pieces=pieces, media="text/event-stream")) as station:
    try:
        for _ in Radio(token="t", base_url=station.url).captions.live():
            seen += 1
    except StreamError as error:
        assert "overloaded" in str(error)
        assert error.body == {"error": {"message": "overloaded"}}
    else:
        raise AssertionError("no error")
assert seen == 1
