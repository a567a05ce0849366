"""Settings of one call as arguments of its method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

from ..omit import OMIT, Omit
from ..timeout import Seconds, Timeout
from .retries import retry_options

if TYPE_CHECKING:
    from ..options import Options


class Phases(Protocol):
    """The timeout of an HTTP library, such as `httpx.Timeout`."""

    connect: float | None
    read: float | None
    write: float | None
    pool: float | None


TimeoutTypes: TypeAlias = Seconds | Timeout | Phases | Omit | None

_PHASES = ("connect", "read", "write", "pool")
_WORDS = {
    "additional_headers": "headers",
    "additional_query_parameters": "query",
    "additional_body_parameters": "body",
    "timeout_in_seconds": "timeout",
}
"""The keys of `request_options` that options have by another name."""


def merged(options: Options | None, **extras: object) -> Options | None:
    """The options of a call with those of its extra arguments that were given.

    Args:
        options: as the caller gave them.
        extras: values by the name of the option; None and `OMIT` were not given, but for a
            timeout of None, which is none.
    """
    found: dict[str, Any] = {}
    for name, value in extras.items():
        if value is OMIT or (value is None and name != "timeout"):
            continue
        if name == "request_options":
            found |= _renamed(cast("Mapping[str, object]", value))
        elif name == "retries":
            found |= retry_options(value)
        elif name == "timeout_ms":
            found["timeout"] = cast("float", value) / 1000
        else:
            found[name] = value
    if not found:
        return options
    if "timeout" in found:
        found["timeout"] = phases_of(found["timeout"])
    if "headers" in found:
        found["headers"] = {
            name: None if value is OMIT else value
            for name, value in found["headers"].items()
        }
    return cast("Options", {**(options or {}), **found})


def _renamed(given: Mapping[str, object]) -> dict[str, object]:
    named = {_WORDS.get(name, name): value for name, value in given.items()}
    return {name: value for name, value in named.items() if name != "chunk_size"}


def phases_of(given: Any) -> Any:
    """A timeout; one of an HTTP library's, which has the same phases, becomes ours."""
    if isinstance(given, Timeout) or not all(hasattr(given, name) for name in _PHASES):
        return given
    return Timeout(**{name: getattr(given, name) for name in _PHASES})
