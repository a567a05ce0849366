"""A list is read in batches, counted, sliced and zipped; no page more than is needed is loaded."""

# kind: page

from itertools import islice

from radio import Pages, Radio, Recording, RecordingPage
from station import on_air, shelves


def batches(takes: Pages[Recording, RecordingPage], size: int) -> list[list[str]]:
    found: list[list[str]] = []
    left = iter(takes)
    while batch := list(islice(left, size)):
        found.append([each.id for each in batch])
    return found


with on_air(shelves(3, 2, 1)) as station, Radio(token="t", base_url=station.url) as client:
    assert [len(each) for each in batches(client.recordings.list(), 4)] == [4, 2]
    station.visits.clear()
    assert next(iter(client.recordings.list())).id == "p0-0" and len(station.visits) == 1
    takes = client.recordings.list()
    assert sum(1 for _ in takes) == 6 == sum(1 for _ in takes)
    assert dict(zip("ab", client.recordings.list())).keys() == {"a", "b"}
    assert any(each.id == "p1-1" for each in client.recordings.list())
