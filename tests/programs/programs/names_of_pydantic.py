"""A field called as something of pydantic's own is read by its name in the document."""

# kind: construct

from typing import assert_type

from posthog_environments import BatchExport, JsonValue
from station import batch_export

given = batch_export(schema={"fields": ["event"]})
export = BatchExport.model_validate(given)
assert_type(export.schema, JsonValue)
assert export.schema == {"fields": ["event"]} == export.schema_
assert export.to_dict()["schema"] == {"fields": ["event"]}
assert BatchExport.model_json_schema()["properties"]["schema"]
match export:
    case BatchExport(schema={"fields": [first]}):
        assert first == "event"
    case _:
        raise AssertionError("no match")
assert export.model_copy(update={"name": "Other"}).schema == export.schema
