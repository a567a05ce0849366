"""None is sent as null; what is left out is not sent."""

# kind: construct

from radio import Radio
from radio.testing import fake

transport = fake()
client = Radio(token="t", transport=transport)
client.recordings.update(recording_id="r1", retired_at=None)
client.recordings.update(recording_id="r1", name="New", content_rating="all")
sent = [request.json() for request in transport.requests]
assert sent == [{"retired_at": None}, {"name": "New", "content-rating": "all"}], sent
