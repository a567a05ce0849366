"""Models are fields of dataclasses, named tuples and typed dictionaries of one's own."""

# kind: embed

from dataclasses import asdict, dataclass, field, replace
from typing import NamedTuple

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked
from typing_extensions import TypedDict
from typing import NotRequired

from radio import Recording, Source
from station import recording


@dataclass(frozen=True)
class Job:
    what: Recording
    tries: int = 0
    log: list[str] = field(default_factory=list[str])


class Pair(NamedTuple):
    left: Recording
    right: Source


class Row(TypedDict):
    item: Recording
    note: NotRequired[str]


@checked
class Checked:
    item: Recording
    others: list[Recording] = field(default_factory=list[Recording])


item = Recording.model_validate(recording())
job = replace(Job(item), tries=1)
assert job.what is item and asdict(job)["what"] == item
assert TypeAdapter(Job).validate_python({"what": recording()}).what == item
assert TypeAdapter(Row).validate_python({"item": recording()})["item"] == item
assert TypeAdapter(Pair).validate_python((recording(), {"kind": "file", "path": "x"})).left == item
assert Checked(item=item).item == item
row: Row = {"item": item, "note": "x"}
assert row["item"].name == "Take r1"
