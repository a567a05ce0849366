"""A list asks for its next pages by itself."""

# kind: page

from radio import Radio
from station import on_air, shelves

with (
    on_air(shelves(2, 3, 1)) as station,
    Radio(token="t", base_url=station.url) as client,
):
    names: list[str] = [recording.name for recording in client.recordings.list(limit=3)]
assert len(names) == 6 and len(set(names)) == 6, names
assert [visit.query.get("cursor") for visit in station.visits] == [None, ["1"], ["2"]]
