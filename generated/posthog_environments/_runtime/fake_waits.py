"""Fakes of APIs with operations that take time: each poll sees the next state."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from .documented import Documented
from .json import dumps
from .reach import reach
from .testing import AsyncFakeTransport, FakeReply, FakeTransport, RecordedRequest
from .value import NONE, check_known


@dataclass(frozen=True, slots=True)
class Stepped:
    """A poll as a fake answers it: the name of its wait, where its state is, and the states
    one after another, the last one for ever. `filled` are paths that lead to its result, one
    of each group. What starts it has no states, but `headers` or `filled` that tell which job
    it is."""

    name: str
    method: str
    path: str
    state: tuple[str, ...]
    states: tuple[str, ...]
    filled: tuple[tuple[str, ...], ...] = ()
    headers: tuple[str, ...] = ()


def stepped(package: str) -> tuple[Stepped, ...]:
    """Read the waits from the `documented.json` that lies in a generated package."""
    from importlib.resources import files

    text = (files(package) / "documented.json").read_text("utf-8")
    return tuple(
        Stepped(
            wait["name"],
            row["method"],
            row["path"],
            tuple(wait.get("state", ())),
            tuple(wait.get("states", ())),
            tuple(map(tuple, wait.get("filled", ()))),
            tuple(wait.get("headers", ())),
        )
        for row in json.loads(text)
        for wait in row.get("waits", ())
    )


_ID = "1"
"""What identifies a job, or its result, where the API has no example of it."""


class _Steps:
    """How far each job is, by the path that it is polled at."""

    def __init__(
        self, stepped: Iterable[Stepped], states: Mapping[str, Iterable[str]]
    ) -> None:
        known = tuple(stepped)
        check_known("waits", states, [each.name for each in known])
        told = {name: tuple(listed) for name, listed in states.items()}
        # What a test says counts first where several waits poll one operation.
        self._known = sorted(known, key=lambda each: each.name not in told)
        self._told = told
        self._seen: dict[str, int] = {}

    def reply(
        self, method: str, template: str, path: str, made: FakeReply
    ) -> FakeReply:
        """A made reply with the state that its job has now, and with what leads to a job."""
        here = [
            each
            for each in self._known
            if (each.method, each.path) == (method, template)
        ]
        led = {name: _ID for each in here for name in each.headers}
        headers = {**made.headers, **led}
        polls = [
            each for each in here if each.states or not (each.headers or each.filled)
        ]
        each = next(iter(polls), None)
        states = self._told.get(each.name, each.states) if each else ()
        if each is None or not states:
            return FakeReply(made.status_code, headers, _filled(made, here))
        number = self._seen.get(path, 0)
        self._seen[path] = number + 1
        state = states[min(number, len(states) - 1)]
        if not each.state:
            return FakeReply(int(state), headers, made.chunks)
        content: Any = json.loads(b"".join(made.chunks))
        inner = content
        for step in each.state[:-1]:
            inner = inner.setdefault(step, {})
        inner[each.state[-1]] = {"true": True, "false": False}.get(state, state)
        for paths in (paths for item in here for paths in item.filled):
            _fill(content, paths)
        return FakeReply(made.status_code, headers, (dumps(content),))


def _filled(made: FakeReply, here: Iterable[Stepped]) -> tuple[bytes, ...]:
    """What starts a job, with its id."""
    groups = [paths for each in here for paths in each.filled]
    content: Any = json.loads(b"".join(made.chunks)) if groups and made.chunks else None
    if content is None:
        return made.chunks
    for paths in groups:
        _fill(content, paths)
    return (dumps(content),)


def _fill(content: Any, paths: Sequence[str]) -> None:
    """Put an id where the first of these paths leads, below objects that a reply has, unless
    it has one at one of them."""
    if any(reach(content, path.split(".")) is not None for path in paths):
        return
    *above, last = paths[0].split(".")
    found = reach(content, above)
    if isinstance(found, dict):
        cast("dict[str, Any]", found)[last] = _ID


class WaitingFakeTransport(FakeTransport):
    """A `FakeTransport` whose jobs come to their end, one state a poll."""

    def __init__(
        self,
        documented: Iterable[Documented] = (),
        *,
        check: bool = True,
        models: str = "",
        stepped: Iterable[Stepped] = (),
        waits: Mapping[str, Iterable[str]] = NONE,
    ) -> None:
        super().__init__(documented, check=check, models=models)
        self._steps = _Steps(stepped, waits)

    def _made(
        self, known: Documented | None, request: RecordedRequest, path: str
    ) -> FakeReply:
        made = super()._made(known, request, path)
        template = known.path if known is not None else path
        return self._steps.reply(request.method, template, path, made)


class AsyncWaitingFakeTransport(AsyncFakeTransport):
    """The asynchronous twin of `WaitingFakeTransport`."""

    def __init__(
        self,
        documented: Iterable[Documented] = (),
        *,
        check: bool = True,
        models: str = "",
        stepped: Iterable[Stepped] = (),
        waits: Mapping[str, Iterable[str]] = NONE,
    ) -> None:
        super().__init__(documented, check=check, models=models)
        self._steps = _Steps(stepped, waits)

    def _made(
        self, known: Documented | None, request: RecordedRequest, path: str
    ) -> FakeReply:
        made = super()._made(known, request, path)
        template = known.path if known is not None else path
        return self._steps.reply(request.method, template, path, made)
