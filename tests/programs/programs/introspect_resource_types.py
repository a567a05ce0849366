"""The types of a client's resources are read from the class, without a client."""

# kind: introspect

from functools import cached_property
from typing import get_type_hints

from radio import AsyncRadio, Radio
from radio.resources.recordings import AsyncRecordings, Recordings

for client, resource in ((Radio, Recordings), (AsyncRadio, AsyncRecordings)):
    member = vars(client)["recordings"]
    assert isinstance(member, cached_property)
    assert get_type_hints(member.func)["return"] is resource  # pyright: ignore
