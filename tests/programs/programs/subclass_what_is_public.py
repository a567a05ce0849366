"""Models, retry policies and transports are subclassed, also in functions."""

# kind: subclass

from dataclasses import dataclass
from typing import Any

from pydantic import Field, computed_field, field_validator

from radio import (
    APIStatusError,
    Radio,
    Recording,
    RetryPolicy,
    Transport,
)
from radio.testing import FakeReply, fake
from station import recording


class Titled(Recording):
    """A recording that knows more than the API does."""

    stars: int = Field(default=0, ge=0)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def title(self) -> str:
        return f"{self.name} ({self.seconds:g} s)"

    @field_validator("name")
    @classmethod
    def trimmed(cls, value: str) -> str:
        return value.strip()


def made() -> type[Titled]:
    class Local(Titled):
        note: str = ""

    return Local


found = Titled.model_validate(recording(name=" Song ", stars=3))
assert found.title == "Song (12.5 s)" and found.stars == 3 and isinstance(found, Recording)
local = made().model_validate(recording(note="x"))
assert isinstance(local, Titled) and local.model_dump()["note"] == "x"
upcast = Titled.model_validate(Recording.model_validate(recording()).model_dump())
assert upcast.title == "Take r1 (12.5 s)"


@dataclass(frozen=True)
class Patient(RetryPolicy):
    """Waits for teapots too."""

    name: str = "patient"


class Recorder:
    """A transport around another one."""

    def __init__(self, inner: Transport) -> None:
        self.inner, self.seen = inner, list[str]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


assert issubclass(Patient, RetryPolicy) and Patient(base=0.1).name == "patient"
assert Recorder(fake()).seen == []


class Teapot(APIStatusError):
    """418, as this program calls it."""


try:
    raise Teapot("short and stout", status_code=418)
except APIStatusError as error:
    assert error.status_code == 418 and str(error) == "short and stout"
transport = fake()
transport.reply("GET", "/v2/status", FakeReply(503), FakeReply(200, {}, ()))
Radio(transport=transport, retry_policy=RetryPolicy(base=0.01)).status.retrieve()
assert len(transport.requests) == 2
