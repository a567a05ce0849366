"""Hints, choices and JSON schemas say what is there: for forms, command lines and prompts."""

# kind: introspect

import inspect
from typing import get_args, get_type_hints

from posthog_environments import BatchExport, BatchExportInterval


def due(export: BatchExport, every: BatchExportInterval = "day") -> bool:
    return export.interval == every


assert "hour" in get_args(BatchExportInterval)
assert get_type_hints(due)["export"] is BatchExport
assert get_type_hints(BatchExport)["name"] is str
assert inspect.signature(due, eval_str=True).parameters["export"].annotation is BatchExport
shown = BatchExport.model_json_schema()["properties"]
assert shown["id"]["format"] == "uuid" and shown["team_id"]["type"] == "integer"
