"""Waiting for what takes time: polls until a state says that it has ended.

Nothing here runs in a thread of its own. A wait is a flow (see `flow`), so that threads and
event loops share every decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from .calls import Call, begin
from .errors import APIConnectionError, APIStatusError, Deviation
from .exchange import NO_OPTIONS
from .flow import Ask, Flow, Sleep
from .json import is_array, is_object
from .message import Headers
from .options import Options
from .reach import reach
from .retry import retry_after
from .session import Session
from .timeout import as_seconds, as_timeout
from .waiting import Verdict, Wait

T = TypeVar("T")

_MOST_MISSED = 3
"""Polls in a row without an answer that end a wait."""

_GRACE = 10.0
"""Seconds after the start in which a job may not be there yet."""

_SHORTEST = 0.1
_LONGEST = 3600.0
"""The bounds of a pause, whatever a server asks for."""

_LAST_LOOK = 1.0
"""Seconds that the poll at the deadline may take."""


class Watch(Generic[T]):
    """A job that is waited for: what is known of it, and the flows that ask for more."""

    def __init__(
        self,
        session: Session,
        wait: Wait[T, Any],
        arguments: Mapping[str, object],
        options: Options | None = None,
        started: float | None = None,
    ) -> None:
        self.session = session
        self.wait = wait
        self.arguments = dict(arguments)
        self.options = options or NO_OPTIONS
        self.started = session.clock.now() if started is None else started
        self.began = session.clock.monotonic()
        self.call: Call | None = None
        """What had the last reply, whose credentials no message repeats."""
        self.reply: T | None = None
        self.status: str | None = None
        self.verdict: Verdict | None = None
        self.fault: Exception | None = None
        self.polls = 0
        self.asked: float | None = None
        """Seconds that the server asked to wait, in its last reply."""
        self._missed = 0
        self._told = True
        self._reported = False

    @property
    def ended(self) -> bool:
        """Whether the job does not go on."""
        return self.verdict not in (None, "running")

    def take(self, reply: T, status_code: int, headers: Headers) -> None:
        """Take note of a reply."""
        self.reply = reply
        self.asked = retry_after(headers, self.session.clock.now())
        self._missed, self._told, self.fault = 0, False, None
        if not self.wait.state:
            self.status = str(status_code)
            self.verdict = "running" if status_code == 202 else "success"
            return
        found = reach(reply, self.wait.state)
        self.status = _state(found)
        known = self.wait.verdict(self.status)
        if known is None:
            self._report(found)
        self.verdict = known or self.wait.unknown

    def take_start(self, reply: T | None, status_code: int, headers: Headers) -> None:
        """Take note of the reply of what started the job: `reply` is None where it is of
        another type than those of polls."""
        told = self.wait.state and reach(reply, self.wait.state) is not None
        if reply is not None and (told or not self.wait.state):
            self.take(reply, status_code, headers)
        else:
            self.asked = retry_after(headers, self.session.clock.now())
            self.verdict = "running"

    def look(self, limit: float | None) -> Flow[None]:
        """Ask once how the job is, in at most so many seconds. Raises what the client raises
        for a poll that is refused."""
        wait = self.wait
        arguments, options = self._limited(limit)
        call = self.call = begin(self.session, wait.poll, arguments, options)
        self.polls += 1
        try:
            arrived: Any = yield from call.exchange.flow()
            reply: T = call.value(arrived)
        except APIStatusError as error:
            self._refused(error)
        except APIConnectionError as error:
            self._miss(error)
        else:
            self.take(reply, arrived.status_code, arrived.headers)

    def wait_until_ended(
        self, seconds: float | None, on_poll: Callable[[T], object] | None = None
    ) -> Flow[None]:
        """Look until the job has ended. Raises WaitTimeout, and what `look` raises."""
        turn = Turn(self, seconds)
        yield from self._tell(on_poll)
        while not self.ended:
            yield from turn.next_look()
            yield from self._tell(on_poll)

    def _tell(self, on_poll: Callable[[T], object] | None) -> Flow[None]:
        if not self._told and on_poll is not None:
            self._told = True
            yield Ask("on_poll", on_poll, self.reply)

    def untold(self) -> bool:
        """Whether there is a reply that was not handed on, which it is with this."""
        fresh, self._told = not self._told, True
        return fresh

    def _limited(self, limit: float | None) -> tuple[dict[str, object], Options]:
        """The arguments and options of a poll that may take so long."""
        kept = self.wait.kept
        arguments = {key: at for key, at in self.arguments.items() if key not in kept}
        options: Options = {**self.options}
        deadline = options.get("deadline", self.session.deadline)
        hold = self.wait.hold
        if hold is not None:
            held = hold.most if limit is None else max(1.0, min(hold.most, limit))
            arguments[hold.argument] = int(held) if held == int(held) else held
            # The server answers late on purpose: neither the client's patience nor its
            # retries may come in between.
            timeout = as_timeout(options.get("timeout", self.session.timeout))
            if timeout.read is not None:
                options["timeout"] = timeout.replaced(
                    read=max(timeout.read, held + _GRACE)
                )
            options["max_retries"] = 0
        if limit is not None:
            seconds = as_seconds("deadline", deadline)
            options["deadline"] = limit if seconds is None else min(seconds, limit)
        return arguments, options

    def _refused(self, error: APIStatusError) -> None:
        """Decide what an error status of a poll means, or raise it."""
        code, wait = error.status_code, self.wait
        if code in (404, 410):
            self.status, self.fault = None, error
            age = self.session.clock.now() - self.started
            young = wait.absent == "running" and age < _GRACE
            self.verdict = wait.absent
            if wait.absent == "running" and not young:
                self.verdict = "failure"
            if self.verdict == "success":
                self.reply, self.fault = None, None
            return
        if code == 408 and wait.hold is not None:
            self.verdict, self.asked = "running", error.retry_after
            return
        if code == 429 or code == 408 or code >= 500:
            self._miss(error)
            self.asked = error.retry_after
            return
        if not wait.state and code not in (401, 403):
            self.verdict, self.status, self.fault = "failure", str(code), error
            return
        raise error

    def _miss(self, error: APIStatusError | APIConnectionError) -> None:
        self._missed += 1
        self.fault, self.asked = error, None
        self.verdict = "running"

    @property
    def lost(self) -> bool:
        """Whether too many polls in a row had no answer."""
        return self._missed >= _MOST_MISSED

    def _report(self, found: object) -> None:
        """Tell once of a state that is in no list."""
        if self._reported:
            return
        wait = self.wait
        if self.status is not None and not wait.running:
            return  # nobody listed the states between
        self._reported = True
        listed = (*wait.running, *wait.success, *wait.failure, *wait.stop)
        pointer = "".join(f"/{step}" for step in wait.state)
        expected = f"a state of {wait.name} ({', '.join(listed)})"
        told = Deviation(pointer, expected, found, operation=wait.poll.label)
        self.session.report([told])


class Turn:
    """The pauses of one wait: growing, with jitter, and none beyond its deadline."""

    def __init__(self, watch: Watch[Any], seconds: float | None) -> None:
        self._watch = watch
        self._clock = watch.session.clock
        self._seconds = seconds
        self._until = None if seconds is None else self._clock.monotonic() + seconds
        self._number = 0
        self._took = 0.0

    def next_look(self) -> Flow[None]:
        """Pause unless nothing is known yet, and look. Raises WaitTimeout, WaitLost and what
        `Watch.look` raises."""
        watch, limit = self._watch, self._left()
        if watch.verdict is None:
            if limit is not None:  # a single look takes as long as the client allows
                limit = max(limit, _LAST_LOOK) if self._seconds else None
        else:
            pause = self._pause()
            if limit is not None and (limit <= 0 or (watch.asked or 0) > limit):
                raise self._out_of_time()
            yield Sleep(pause if limit is None else min(pause, limit))
            limit = self._left()
            limit = None if limit is None else max(limit, _LAST_LOOK)
        started = self._clock.monotonic()
        yield from watch.look(limit)
        self._took = self._clock.monotonic() - started
        if watch.lost:
            from .job_state import lost

            raise lost(watch) from watch.fault

    def _left(self) -> float | None:
        return None if self._until is None else self._until - self._clock.monotonic()

    def _pause(self) -> float:
        wait, asked = self._watch.wait, self._watch.asked
        if asked is not None:
            return min(max(asked, _SHORTEST), _LONGEST) * self._clock.uniform(1.0, 1.1)
        growth = wait.factor ** min(self._number, 100)
        self._number += 1
        pause = min(wait.most, wait.first * growth) * self._clock.uniform(0.9, 1.1)
        if wait.hold is not None:
            pause = max(_SHORTEST, pause - self._took)
        return pause

    def _out_of_time(self) -> Exception:
        from .job_state import timed_out

        error = timed_out(self._watch, self._seconds)
        error.__cause__ = self._watch.fault
        return error


def _state(found: object) -> str | None:
    """A state as text: truth values as JSON writes them."""
    if isinstance(found, bool):
        return "true" if found else "false"
    if found is None or is_object(found) or is_array(found):
        return None
    return str(found)
