"""A stream gives its items as they come; a union of them is told apart by `match`."""

# kind: stream

from radio import EndCaption, Radio, TextCaption
from station import Reply, events, on_air

said = events(
    {"type": "text", "text": "Good "},
    {"type": "text", "text": "evening"},
    {"type": "end", "count": 2},
)
heard = ""
count = 0
with on_air(Reply(pieces=said, media="text/event-stream")) as station:
    with Radio(token="t", base_url=station.url) as client:
        with client.captions.stream(recording_id="r1") as captions:
            for caption in captions:
                match caption:
                    case TextCaption(text=text):
                        heard += text
                    case EndCaption():
                        count = caption.count
                    case _:
                        raise AssertionError(caption)
assert heard == "Good evening" and count == 2
assert station.visits[0].json() == {"recording_id": "r1"}
