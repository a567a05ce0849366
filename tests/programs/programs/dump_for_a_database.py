"""A model goes into a row of SQLite and comes back, as JSON and column by column."""

# kind: dump

import sqlite3

from radio import Recording
from station import recording

found = Recording.model_validate({**recording(), "extra": {"deep": [1, None]}})
with sqlite3.connect(":memory:") as base:
    base.execute("CREATE TABLE takes (id TEXT PRIMARY KEY, seconds REAL, whole TEXT)")
    base.execute(
        "INSERT INTO takes VALUES (:id, :seconds, :whole)",
        {**found.model_dump(include={"id", "seconds"}), "whole": found.to_json()},
    )
    id_, seconds, whole = base.execute("SELECT * FROM takes").fetchone()
assert (id_, seconds) == ("r1", 12.5)
assert Recording.model_validate_json(whole) == found
flat = found.model_dump(mode="json", exclude={"source", "labels"}, exclude_unset=True)
assert flat["made_at"] == "2026-02-03T10:20:30Z" and flat["extra"] == {"deep": [1, None]}
assert "retired_at" not in flat and "retired_at" in found.model_dump()
