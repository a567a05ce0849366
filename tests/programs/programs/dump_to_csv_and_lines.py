"""What a list gives is written to CSV and to JSON Lines, and is read again."""

# kind: dump

import csv
import io
import json

from radio import Radio, Recording
from station import on_air, shelves

COLUMNS: list[str] = ["id", "name", "state", "day"]
with on_air(shelves(2, 1)) as station, Radio(token="t", base_url=station.url) as client:
    takes = list(client.recordings.list())
out = io.StringIO()
writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
writer.writeheader()
writer.writerows(each.to_dict() for each in takes)
rows = list(csv.DictReader(io.StringIO(out.getvalue())))
assert [row["id"] for row in rows] == ["p0-0", "p0-1", "p1-0"] and rows[0]["day"] == "2026-02-03"
lines = "\n".join(each.to_json() for each in takes)
assert [Recording.model_validate_json(line) for line in lines.splitlines()] == takes
assert json.loads(lines.splitlines()[0]) == takes[0].to_dict()
