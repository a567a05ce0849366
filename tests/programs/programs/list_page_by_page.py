"""Pages have their items and the whole body, and a program may stop and go on later."""

# kind: page

from radio import Radio
from station import on_air, shelves

with on_air(shelves(2, 1)) as station, Radio(token="t", base_url=station.url) as client:
    cursor: str | None = None
    for page in client.recordings.list().pages():
        assert len(page.items) == 2
        cursor = page.body.next_cursor
        break
    assert cursor == "1" and len(station.visits) == 1
    assert [each.id for each in client.recordings.list(cursor=cursor)] == ["p1-0"]
