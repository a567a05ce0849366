"""Tools that read signatures and hints find them on models, resources, clients and errors."""

# kind: introspect

import dataclasses
import inspect
from datetime import datetime
from typing import get_args, get_type_hints

import radio
from radio import (
    AsyncRadio,
    NotFoundError,
    Radio,
    Recording,
    RetryPolicy,
    State,
    Timeout,
)
from radio.resources.recordings import AsyncRecordings, Recordings

hints = get_type_hints(Recordings.retrieve)
assert hints["return"] is Recording and hints["recording_id"] is str
assert get_type_hints(AsyncRecordings.retrieve)["return"] is Recording
parameters = inspect.signature(Recordings.create).parameters
assert parameters["name"].kind is inspect.Parameter.KEYWORD_ONLY
assert parameters["name"].default is inspect.Parameter.empty
assert inspect.iscoroutinefunction(AsyncRecordings.retrieve)
assert not inspect.iscoroutinefunction(Recordings.retrieve)
assert get_type_hints(Recording)["made_at"] is datetime
assert set(get_args(State)) == {"draft", "ready", "on-air"}
assert {"token", "base_url", "timeout"} <= inspect.signature(Radio).parameters.keys()
assert inspect.signature(Radio).parameters.keys() == inspect.signature(AsyncRadio).parameters.keys()
assert issubclass(NotFoundError, radio.APIStatusError)
assert {each.name for each in dataclasses.fields(RetryPolicy)} >= {"base"}
assert inspect.getdoc(Recordings.retrieve) and inspect.getdoc(Radio) and inspect.getdoc(Timeout)
assert "Recording" in dir(radio) and "recordings" in dir(Radio(token="t"))
members = dict(inspect.getmembers(Radio(token="t").recordings, inspect.ismethod))
assert {"retrieve", "list", "create", "update", "delete"} <= members.keys()
