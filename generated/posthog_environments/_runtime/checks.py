"""What settings must be, so that a mistake is told by name where it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def check_settings(given: Mapping[str, Any]) -> None:
    """Raise TypeError or ValueError for the first setting that has no value of its kind.

    Nothing is shown of the value of a mapping or a text, which may be secret.
    """
    for name, value in given.items():
        rule = _RULES.get(name)
        if rule is not None and not rule[0](value):
            _refuse(f"`{name}` must be {rule[1]}", value)


def check_transport(transport: object, close: str) -> None:
    """Raise TypeError for what sends no requests, or not in this kind of client."""
    if transport is None or isinstance(transport, type):
        fits = transport is None
    else:
        fits = hasattr(transport, "send") and hasattr(transport, close)
    if not fits:
        asynchronous = close == "aclose"
        kind = "an AsyncTransport" if asynchronous else "a Transport"
        client = "AsyncClient" if asynchronous else "Client"
        words = f"{kind} with `send` and `{close}`, or an `httpx2.{client}`"
        if "Fake" in type(transport).__name__:
            words += f"; the fake of this client is `{'async_' * asynchronous}fake()`"
        _refuse(f"`transport` must be {words}", transport)


def _refuse(words: str, value: object) -> None:
    if isinstance(value, (int, float)) and value < 0:
        raise ValueError(f"{words}, not {value}")
    shown = value if isinstance(value, type) else type(value)
    raise TypeError(f"{words}, not {'the class ' * (shown is value)}{shown.__name__}")


def _is_count(value: Any) -> bool:
    return (
        isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0
    )


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping) or hasattr(value, "items")


def _having(name: str) -> Callable[[Any], bool]:
    return lambda value: hasattr(value, name) and not isinstance(value, type)


def _optional(rule: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or rule(value)


_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "base_url": (_optional(_is_text), "a str"),
    "server_variables": (_optional(_is_mapping), "a mapping of names to values"),
    "max_retries": (_is_count, "a number, 0 or more"),
    "retry_policy": (_optional(_having("refusals")), "a RetryPolicy"),
    "headers": (_optional(_is_mapping), "a mapping of names to values"),
    "hooks": (_optional(_having("after_call")), "a Hooks"),
    "strict": (_is_truth, "True or False"),
    "on_deviation": (_optional(callable), "a function"),
    "body_limit": (_optional(_is_count), "a number of bytes, or None"),
    "max_redirects": (_is_count, "a number, 0 or more"),
    "query": (_optional(_is_mapping), "a mapping of names to values"),
    "body": (_optional(_is_mapping), "a mapping of names to values"),
    "content_type": (_optional(_is_text), "a str"),
    "idempotency_key": (_optional(_is_text), "a str"),
}
"""Whether a value is of the kind of a setting, and what this kind is called."""
