"""A model is built by the names of the wire or of Python, and says itself what is missing."""

# kind: construct

from pydantic import ValidationError

from radio import FileSource, Recording, Show, Slot
from station import recording

change = Recording.model_construct(content_rating="all", labels=["a"])
assert change.to_dict() == {"content-rating": "all", "labels": ["a"]}
assert change.model_dump(by_alias=True, exclude_unset=True) == change.to_dict()
assert change.model_fields_set == {"content_rating", "labels"}
try:
    Recording.model_validate({"id": "r1", "name": "A"})
except ValidationError as error:
    missing = {each["loc"][-1] for each in error.errors() if each["type"] == "missing"}
    assert missing == {"state", "made_at", "seconds", "labels", "source"}
else:
    raise AssertionError("no error")
whole = Recording.model_validate({**recording(), "class": "x"})
assert whole.class_ == "x" and whole.content_rating == "all"
assert whole.source == FileSource(path="/r1.flac")
show = Show.model_validate({"title": "A", "slots": [{"starts_at": "2026-01-01T00:00:00Z"}]})
assert isinstance(show.slots[0], Slot) and show.slots[0].starts_at.year == 2026
assert show.notes is None and "notes" not in show.model_fields_set
