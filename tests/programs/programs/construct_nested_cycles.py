"""Models that contain themselves, and one another, are built, dumped and compared."""

# kind: construct

from datetime import datetime, UTC

from radio import Person, Show, Slot

noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
slot = Slot(starts_at=noon, inner=[Slot(starts_at=noon, minutes=5, inner=[])])
show = Show(title="A", slots=[slot], host=Person(name="Ada"))
assert show.host is not None
show.host.shows = [Show(title="B", slots=[])]
text = show.to_json()
again = Show.model_validate_json(text)
assert again == show and again.host is not None and again.host.shows is not None
assert again.host.shows[0].title == "B"
assert again.slots[0].inner is not None and again.slots[0].inner[0].minutes == 5
schema = Show.model_json_schema()
assert {"Show", "Slot", "Person"} <= schema["$defs"].keys()
