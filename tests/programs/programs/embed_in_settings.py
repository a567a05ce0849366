"""Models stand in the settings of a program, in unions of its own and in generic containers."""

# kind: embed

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, Field, RootModel, TypeAdapter

from radio import FileSource, LineSource, Recording, State
from station import recording

T = TypeVar("T")


class Envelope(BaseModel, Generic[T]):
    version: Literal[1] = 1
    payload: T


class Shelf(RootModel[dict[str, Recording]]):
    pass


class Rule(BaseModel):
    state: State = "ready"
    source: FileSource | LineSource | None = None
    names: set[str] = Field(default_factory=set)


envelope = Envelope[list[Recording]].model_validate({"payload": [recording()]})
assert envelope.payload[0].id == "r1"
assert Envelope[Recording](payload=envelope.payload[0]).payload.name == "Take r1"
shelf = Shelf.model_validate_json('{"a": %s}' % envelope.payload[0].to_json())
assert shelf.root["a"] == envelope.payload[0]
rule = Rule.model_validate({"source": {"kind": "file", "path": "x"}})
assert isinstance(rule.source, FileSource) and rule.state == "ready"
assert Rule(source=LineSource(channel=1)).model_dump()["source"]["channel"] == 1
pairs = TypeAdapter(tuple[State, Recording | None]).validate_python(("draft", None))
assert pairs == ("draft", None)
