"""A program that wants one item only asks for one page."""

# kind: page

from itertools import islice

from radio import Radio
from station import on_air, shelves

with on_air(shelves(3, 3)) as station, Radio(token="t", base_url=station.url) as client:
    assert next(iter(client.recordings.list())).id == "p0-0"
    assert [each.id for each in islice(client.recordings.list(), 2)] == ["p0-0", "p0-1"]
assert len(station.visits) == 2
