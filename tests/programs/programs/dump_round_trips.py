"""What a model dumps can be read again: in Python, in JSON, by alias, without what is unset."""

# kind: dump

import csv
import io
import json
from datetime import date

from pydantic import TypeAdapter

from radio import FileSource, Recording, Show, Slot
from station import recording

wire = recording(facts={"mood": "blue"}, **{"class": "song"})
found = Recording.model_validate(wire)
assert found.to_dict() == wire and json.loads(found.to_json()) == wire
assert found.model_dump(mode="json", by_alias=True, exclude_unset=True) == wire
assert found.day == date(2026, 2, 3) and found.model_dump()["day"] == found.day
assert found.class_ == "song" and found.content_rating == "all"
assert found.model_dump(by_alias=False)["content_rating"] == "all"
for dumped in (found.model_dump(), found.model_dump(by_alias=True), found.to_dict()):
    assert Recording.model_validate(dumped) == found
assert Recording.model_validate_json(found.model_dump_json()) == found
assert found.model_dump(include={"id", "source"}, exclude_unset=True) == {
    "id": "r1",
    "source": {"kind": "file", "path": "/r1.flac"},
}
listed = TypeAdapter(list[Recording])
assert listed.validate_json(listed.dump_json([found])) == [found]
short = Recording.model_validate({k: v for k, v in wire.items() if k != "day"})
assert "day" not in short.to_dict() and short.day is None
nested = Show(title="Late", slots=[Slot.model_validate({"starts_at": "2026-01-01T00:00:00Z"})])
assert Show.model_validate(nested.to_dict()) == nested
assert FileSource(path="a").to_dict() == {"kind": "file", "path": "a"}
table = io.StringIO()
rows = csv.DictWriter(table, ["id", "name"], extrasaction="ignore")
rows.writerow(found.to_dict())
assert table.getvalue().strip() == "r1,Take r1"
assert dict(found)["name"] == "Take r1"
