"""What is said of a job: its token, its errors, and where its arguments come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from .json import is_object
from .message import Headers
from .omit import Omit
from .origins import origin
from .reach import reach
from .wait_errors import WaitError, WaitFailed, WaitLost, WaitStopped, WaitTimeout
from .waiting import Wait
from .watch import Watch

E = TypeVar("E", bound=WaitError)

_VERSION = 1


def token_of(watch: Watch[Any]) -> str:
    """A text from which another process goes on: no credential, no address."""
    said = {
        name: value if isinstance(value, (bool, int, str)) else str(value)
        for name, value in watch.arguments.items()
        if name in watch.wait.arguments
    }
    started = round(watch.started, 3)
    content = {"v": _VERSION, "wait": watch.wait.name, "args": said, "started": started}
    return json.dumps(content, separators=(",", ":"))


def read_token(wait: Wait[Any, Any], token: str) -> tuple[dict[str, object], float]:
    """The arguments of a poll and the time of the start.

    Raises ValueError for what is no token of this wait.
    """
    try:
        content = json.loads(token)
        version, name = content["v"], content["wait"]
        said, started = content["args"], float(content["started"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise ValueError(f"not a token of the wait {wait.name}") from None
    if version != _VERSION:
        raise ValueError(f"the token is of another version: {version!r:.20}")
    if name != wait.name:
        raise ValueError(f"the token is of the wait {name!r:.60}, not of {wait.name}")
    if not is_object(said) or set(said) != set(wait.arguments):
        raise ValueError(f"the token has other arguments than {wait.name}")
    if not all(isinstance(value, (bool, int, str)) for value in said.values()):
        raise ValueError("the token has arguments that are neither texts nor numbers")
    return dict(said), started


def find_arguments(
    wait: Wait[Any, Any],
    given: Mapping[str, object],
    reply: object,
    headers: Headers,
    base_url: str,
) -> dict[str, object]:
    """The arguments of a poll.

    Args:
        given: arguments by name, those of the start or of the caller.
        reply: what the start answered, if it did.
        headers: those of its reply.
        base_url: the client's server; what leads elsewhere is not followed.

    Raises:
        WaitError: one is nowhere to be found.
    """
    found: dict[str, object] = {}
    for name in wait.arguments:
        sources = wait.ids.get(name, ("argument:" + name,))
        values = (
            _value(wait, name, source, given, reply, headers, base_url)
            for source in sources
        )
        value = next((each for each in values if each is not None), None)
        if value is None:
            where = " or ".join(sources)
            raise WaitError(
                f"the wait {wait.name} needs {name!r}, which is not at {where}",
                wait=wait.name,
                status=None,
                reply=reply,
                token="",
                polls=0,
                seconds=0.0,
            )
        found[name] = value
    return found


def find_in_reply(wait: Wait[Any, Any], name: str, reply: object) -> object:
    """An argument of the poll, from a reply that has it; None without."""
    if reply is None:
        return None
    paths = [
        source.split(".") for source in wait.ids.get(name, ()) if ":" not in source
    ]
    values = (reach(reply, path) for path in paths)
    return next((value for value in values if value not in (None, "")), None)


def _value(
    wait: Wait[Any, Any],
    name: str,
    source: str,
    given: Mapping[str, object],
    reply: object,
    headers: Headers,
    base_url: str,
) -> object:
    kind, colon, key = source.partition(":")
    if colon and kind == "argument":
        value = given.get(key)
        return None if isinstance(value, Omit) else value
    if colon and kind == "header":
        text = headers.get(key, "")
        return _from_link(wait, name, text, base_url) if "/" in text else text or None
    found = reach(reply, source.split("."))
    return found if found != "" else None


def _from_link(wait: Wait[Any, Any], name: str, link: str, base_url: str) -> str | None:
    """The part of a link that stands where a path has the argument; None if it leads to
    another server or to something else."""
    try:
        if "://" in link and origin(link) != origin(base_url):
            return None
        parts = urlsplit(link).path.strip("/").split("/")
    except ValueError:
        return None
    template = wait.poll.path.strip("/").split("/")
    if len(parts) < len(template):
        return None
    parts = parts[len(parts) - len(template) :]
    places = {f"{{{each}}}": each for each in _path_names(wait)}
    for wanted, part in zip(template, parts, strict=True):
        if wanted in places:
            continue
        if wanted != part:
            return None
    return next(
        (
            unquote(part)
            for wanted, part in zip(template, parts, strict=True)
            if places.get(wanted) == _wire_name(wait, name)
        ),
        None,
    )


def _path_names(wait: Wait[Any, Any]) -> list[str]:
    segments = wait.poll.path.split("/")
    return [each[1:-1] for each in segments if each[:1] == "{" and each[-1:] == "}"]


def _wire_name(wait: Wait[Any, Any], argument: str) -> str:
    """What a path calls an argument."""
    for each in wait.poll.parameters:
        if not isinstance(each, str) and each.argument == argument:
            return each.name
    return argument


def ended(watch: Watch[Any]) -> WaitError | None:
    """The error of a job that ended otherwise than well, None for one without."""
    wait = watch.wait
    if watch.verdict == "failure" and (wait.on_failure == "raise" or watch.fault):
        error = reach(watch.reply, wait.error) if wait.error else None
        if watch.fault is not None:
            error = getattr(watch.fault, "body", None)
        state = _state(watch)
        what = f"ended as {state}" if state else "is not there"
        return _made(WaitFailed, watch, f"{what}{_shown(error)}", error=error)
    if watch.verdict == "stop" and wait.on_stop == "raise":
        what = f"stopped at {_state(watch)}, and needs somebody to act"
        return _made(WaitStopped, watch, what)
    return None


def timed_out(watch: Watch[Any], seconds: float | None) -> WaitTimeout:
    """The error of a wait whose patience ended."""
    state = _state(watch)
    what = f"has not ended within {seconds:g} seconds"
    return _made(WaitTimeout, watch, f"{what} at {state}" if state else what)


def lost(watch: Watch[Any]) -> WaitLost:
    """The error of a wait without answers."""
    return _made(WaitLost, watch, f"gives no answer: {watch.fault}")


def _made(kind: type[E], watch: Watch[Any], what: str, **details: object) -> E:
    clock = watch.session.clock
    error = kind(
        f"{watch.wait.name} {what}",
        wait=watch.wait.name,
        status=watch.status,
        reply=watch.reply,
        token=token_of(watch),
        polls=watch.polls,
        seconds=clock.monotonic() - watch.began,
        **details,
    )
    if watch.call is not None:
        watch.call.strike(error)
    return error


def _state(watch: Watch[Any]) -> str:
    """The state as a message shows it, empty without one."""
    from .causes import one_line  # not needed before a wait ends otherwise than well

    return "" if watch.status is None else repr(one_line(watch.status))


def _shown(error: object) -> str:
    """What a reply says of a failure, if that is a text or has one."""
    from .causes import one_line

    text = error if isinstance(error, str) else reach(error, ("message",))
    return f": {one_line(text)}" if isinstance(text, str) and text else ""
