"""Models are parts of a dataclass, a typed dictionary, a generic model and an adapter."""

# kind: embed

from dataclasses import dataclass
from typing import Generic, TypeVar

from posthog_environments import BatchExportDestination
from pydantic import BaseModel, TypeAdapter
from typing_extensions import TypedDict

T = TypeVar("T")


class Box(BaseModel, Generic[T]):
    content: T


@dataclass
class Route:
    target: BatchExportDestination


class Row(TypedDict):
    targets: list[BatchExportDestination]


box = Box[BatchExportDestination].model_validate({"content": {"type": "S3"}})
assert box.content.type == "S3"
route = TypeAdapter(Route).validate_python({"target": {"type": "HTTP"}})
assert route.target.type == "HTTP"
row = TypeAdapter(Row).validate_json('{"targets": [{"type": "NoOp"}]}')
assert row["targets"][0] == BatchExportDestination(type="NoOp")
