"""Models of the client stand in my models: in unions, defaults, aliases, settings, subclasses."""

# kind: embed

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Generic, Literal, NewType, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, TypeAdapter, validate_call

from radio import Caption, FileSource, LinkSource, Recording, Show, Slot, Source, State
from station import recording

T = TypeVar("T", bound=BaseModel)
Id = NewType("Id", str)


class Envelope(BaseModel, Generic[T]):
    kind: Literal["new"] = "new"
    payload: T
    also: Sequence[T] = ()


class Job(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: Id
    source: Source
    state: State = "draft"
    either: Annotated[FileSource | LinkSource, Field(discriminator="kind")]
    by_id: dict[str, Recording] = Field(default_factory=dict[str, Recording])
    show: Show | None = None


class Jobs(RootModel[list[Job]]):
    pass


@dataclass
class Plan:
    shows: list[Show] = field(default_factory=list[Show])


@validate_call
def first(captions: list[Caption], slot: Slot | None = None) -> str:
    return captions[0].type


link = {"kind": "link", "url": "https://a.test"}
given = {"id": "j", "source": link, "either": {"kind": "file", "path": "a"}}
job = Job.model_validate({**given, "by_id": {"r1": recording()}})
assert isinstance(job.source, LinkSource) and isinstance(job.either, FileSource)
assert job.by_id["r1"].source.kind == "file"
assert Jobs.model_validate([given]).root[0].state == "draft"
assert Job.model_validate_json(job.model_dump_json()) == job
envelope = Envelope[Recording].model_validate({"payload": recording(), "also": [recording("r2")]})
assert envelope.payload.id == "r1" and envelope.also[0].id == "r2"
assert Envelope(payload=envelope.payload).payload is envelope.payload
plan = TypeAdapter(Plan).validate_python({"shows": [{"title": "Late", "slots": []}]})
assert plan.shows[0].title == "Late"
assert first([{"type": "end", "count": 3}]) == "end"  # type: ignore[list-item]  # pyright: ignore
schema = Job.model_json_schema()
assert {"Recording", "FileSource", "Show"} <= schema["$defs"].keys()
assert schema["$defs"]["Recording"]["properties"]["made_at"]["format"] == "date-time"
