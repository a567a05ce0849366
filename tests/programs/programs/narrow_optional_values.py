"""Values that may be absent, null, or new to this version are narrowed as usual."""

# kind: narrow

from datetime import datetime
from typing import assert_type

from radio import Recording, State
from station import recording

NAMES: dict[State | str, str] = {"draft": "Draft", "ready": "Ready", "on-air": "On air"}


def label(given: Recording) -> str:
    state = given.state
    return NAMES.get(state, state.title())


def age(given: Recording, now: datetime) -> float | None:
    if given.retired_at is None:
        return None
    assert_type(given.retired_at, datetime)
    return (now - given.retired_at).total_seconds()


known = Recording.model_validate(recording())
assert label(known) == "Ready" and age(known, known.made_at) is None
later = Recording.model_validate(recording(state="lost", retired_at="2026-02-03T10:20:00Z"))
assert label(later) == "Lost" and age(later, later.made_at) == 30
assert "retired_at" in later.model_fields_set and "day" in later.model_fields_set
size = known.source.size if known.source.kind == "file" else None
assert size is None
