"""A value of a wrong kind is one fault, at the field, as with any pydantic model."""

# kind: construct

from pydantic import TypeAdapter, ValidationError

from posthog_environments import BatchExport
from radio import Attachment, Recording, Slot
from station import recording


def faults(kind: type, value: object) -> list[tuple[tuple[int | str, ...], str]]:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return [(each["loc"], each["type"]) for each in error.errors()]
    return []


assert faults(Slot, {"starts_at": "soon"}) == [(("starts_at",), "datetime_type")]
assert faults(Attachment, {"id": "a", "size": "7"}) == [(("size",), "int_type")]
assert faults(Attachment, {"id": "a", "size": 1.5}) == [(("size",), "int_type")]
assert faults(Recording, recording(seconds="x")) == [(("seconds",), "float_type")]
assert faults(Recording, recording(day="x")) == [(("day",), "date_type")]
inner = {"starts_at": "2026-01-01T00:00:00Z", "inner": [{"starts_at": 3}]}
assert faults(Slot, inner) == [(("inner", 0, "starts_at"), "datetime_type")]
found = dict(faults(BatchExport, {"id": "not one"}))
assert found["id",] == "uuid", found
