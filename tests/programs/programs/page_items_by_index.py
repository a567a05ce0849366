"""A page is used as a list: by index, by slice, by length, in a loop and in `in`."""

# kind: page

from radio import Radio
from station import on_air, shelves

with on_air(shelves(3)) as station, Radio(token="t", base_url=station.url) as client:
    page = client.recordings.list().first()
assert page[0].id == "p0-0" and page[-1].id == "p0-2"
assert [each.id for each in page[1:]] == ["p0-1", "p0-2"]
assert len(page) == 3 and page[1] in page
assert page[::-1] == list(reversed(page.items))
