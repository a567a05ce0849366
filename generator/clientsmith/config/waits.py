"""`[waits.NAME]`: how to wait for operations that take time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from keyword import kwlist
from typing import Any, Literal

from .node import (
    TEXT,
    Node,
    Reader,
    accepts,
    dotted,
    list_of,
    map_of,
    matching,
    number,
    one_of,
    one_or_many,
    record,
    schema_of,
    string,
    table,
)

STATUS_CODE = ("http",)
"""The `state` of a poll whose status tells: 202 goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitInterval:
    """Seconds between polls: the first pause, by how much each next one is longer, and the
    longest."""

    first: float = 1.0
    factor: float = 1.5
    most: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitHold:
    """The argument by which the server is asked to hold a poll, for at most so many seconds."""

    argument: str
    most: float = 30.0


@dataclass(frozen=True, slots=True)
class WaitResult:
    """The operation that gives the result, and where its arguments are in the last reply."""

    operation: str
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitNames:
    """Methods of a wait; None leaves one to clientsmith."""

    wait: str | None = None
    start_and_wait: str | None = None
    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRule:
    """How to wait for what takes time.

    `poll`, `start` and `cancel` name operations by operationId or method and path. `id` says
    where the poll's arguments are to be had: paths in the start's reply, `header:` and a
    name, or `argument:` and an argument of the start. Paths are property names.
    """

    poll: str
    start: tuple[str, ...] = ()
    id: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    state: tuple[str, ...] = ("status",)
    success: tuple[str, ...] = ()
    failure: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    unknown: Literal["running", "failure", "stop"] = "running"
    absent: Literal["running", "failure", "success"] = "failure"
    result: tuple[str, ...] | WaitResult = ()
    error: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    interval: WaitInterval = WaitInterval()
    timeout: float | Literal[False] = 1800.0
    hold: WaitHold | None = None
    cancel: str | None = None
    names: WaitNames = WaitNames()
    on_failure: Literal["raise", "return"] = "raise"
    on_stop: Literal["raise", "return"] | None = None


_NAME = matching(
    re.compile(rf"(?!(?:{'|'.join(kwlist)})$)[a-z][a-z0-9_]*"),
    "a Python name in lower case",
)
_WAIT_NAME = re.compile(r"[a-z][a-z0-9_]*")


@accepts({"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"const": False}]})
def _timeout(node: Node) -> float | Literal[False]:
    if node.value is False:
        return False
    if number(node) == 0:
        raise node.refuse(
            "config-value", "`timeout` is 0", "give it seconds, or false for no end"
        )
    return float(node.value)


@accepts(
    {
        "anyOf": [
            schema_of(dotted),
            {
                "type": "object",
                "properties": {"operation": TEXT},
                "additionalProperties": TEXT,
                "required": ["operation"],
            },
        ]
    }
)
def _result(node: Node) -> Any:
    if not isinstance(node.value, dict):
        return dotted(node)
    if "operation" not in node.value:
        raise node.refuse("config-value", "`result` needs `operation`")
    said = {key: string(node.child(key)) for key in table(node)}
    return WaitResult(said.pop("operation"), said)


_KEYS: dict[str, Reader] = {
    "poll": string,
    "start": one_or_many(string),
    "id": map_of(one_or_many(string)),
    "state": dotted,
    "success": list_of(string),
    "failure": list_of(string),
    "stop": list_of(string),
    "running": list_of(string),
    "unknown": one_of("running", "failure", "stop"),
    "absent": one_of("running", "failure", "success"),
    "result": _result,
    "error": dotted,
    "progress": dotted,
    "interval": record(
        WaitInterval, dict.fromkeys(("first", "factor", "most"), number)
    ),
    "timeout": _timeout,
    "hold": record(
        WaitHold, {"argument": string, "most": number}, needed=("argument",)
    ),
    "cancel": string,
    "names": record(WaitNames, dict.fromkeys(("wait", "start_and_wait", "job"), _NAME)),
    "on_failure": one_of("raise", "return"),
    "on_stop": one_of("raise", "return"),
}
_RULE = record(WaitRule, _KEYS, needed=("poll",))


@accepts({"anyOf": [schema_of(_RULE), {"const": False}]})
def _wait(node: Node) -> Any:
    """A wait, or false for a candidate that is none."""
    if node.value is False:
        return False
    if not _WAIT_NAME.fullmatch(str(node.path[-1])):
        raise node.refuse(
            "config-value",
            f"{node.label} is no name of a wait",
            "use lower case letters, digits and underscores",
        )
    rule: WaitRule = _RULE(node)
    ends = rule.success or rule.state == STATUS_CODE or rule.absent == "success"
    if not ends and node.value.keys() <= _KEYS.keys():  # else it may be mistyped
        raise node.refuse(
            "config-value",
            f"{node.label} needs `success`",
            'list the states of a good end, or set `state = "http"` where the status tells',
        )
    _check_lists(node, rule)
    if rule.interval.factor < 1 or rule.interval.most < rule.interval.first:
        raise node.child("interval").refuse(
            "config-value",
            "the pauses of `interval` get shorter",
            "`factor` is at least 1, and `most` at least `first`",
        )
    if rule.on_failure == "return" and rule.result:
        raise node.child("on_failure").refuse(
            "config-value",
            "a failed wait cannot return its `result`, which it does not have",
            'leave out `result`, or `on_failure = "return"`',
        )
    return rule


def _check_lists(node: Node, rule: WaitRule) -> None:
    """Refuse a state that two lists have, whatever its case."""
    seen: dict[str, str] = {}
    for key in ("success", "failure", "stop", "running"):
        for index, state in enumerate(getattr(rule, key)):
            other = seen.setdefault(state.casefold(), key)
            if other != key:
                raise node.child(key).child(index).refuse(
                    "config-value", f"`{state}` is in `{other}` and in `{key}`"
                )


WAITS: Reader = map_of(_wait)
