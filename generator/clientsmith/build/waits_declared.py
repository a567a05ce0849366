"""Waits that a document declares itself, in extensions of other tools.

`x-speakeasy-polling` lists polls on the operation that reads the state; the criteria are those
of Arazzo 1.0, section 4.6.10, as far as that extension allows them. `x-ms-long-running-operation`
marks what starts something (Azure's AutoRest): a PUT or PATCH is over when the reply to a GET of
the same path says so in `properties.provisioningState`, a DELETE when there is nothing any more.
What is neither is polled at the address that a header of the reply tells, which is that of an
operation of the document (Azure's REST guidelines, "long-running operations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from ..config import WaitInterval, WaitRule
from ..config.waits import STATUS_CODE, WaitResult
from ..model import ir, shapes
from ..text.words import singular, snake, split
from . import pages
from .waits import Rules, values

_POLLING = "x-speakeasy-polling"
_LONG_RUNNING = "x-ms-long-running-operation"
_STATE = re.compile(r"\$response\.body#/([\w~/-]+)\s*(==|!=)\s*[\"']?([^\"']+?)[\"']?")
_STATUS = re.compile(r"\$statusCode\s*==\s*(\d+)")
_AZURE = ("properties", "provisioningState")
_HEADERS = ("Azure-AsyncOperation", "Operation-Location", "Location")
_STATUSES = re.compile(r"/\w*operation\w*/\{[^{}/]+\}$", re.IGNORECASE)


def declared(
    api: ir.Api, tree: Mapping[str, ir.Json], rules: Rules
) -> dict[str, WaitRule]:
    """The waits that a document declares, but for those whose name or whose poll a
    configuration has: a table replaces one, and `false` takes it away."""
    found: dict[str, WaitRule] = {}
    stated = {rule.poll for rule in rules.values() if isinstance(rule, WaitRule)}
    polled = {
        each.id for each in api.operations if stated & {each.id, each.operation_id}
    }
    for operation in api.operations:
        node = _node(tree, operation)
        for name, rule in (
            *_speakeasy(api, operation, node),
            *_azure(api, operation, node),
        ):
            if rule.poll not in polled and name not in rules:
                found.setdefault(name, rule)
    return found


def _node(
    tree: Mapping[str, ir.Json], operation: ir.Operation
) -> Mapping[str, ir.Json]:
    paths = tree.get("paths")
    item = paths.get(operation.path) if isinstance(paths, Mapping) else None
    node = item.get(operation.method.lower()) if isinstance(item, Mapping) else None
    return node if isinstance(node, Mapping) else {}


def _speakeasy(
    api: ir.Api, poll: ir.Operation, node: Mapping[str, ir.Json]
) -> Iterator[tuple[str, WaitRule]]:
    listed = node.get(_POLLING)
    for each in listed if isinstance(listed, list) else ():
        if not isinstance(each, Mapping):
            continue
        good = _criteria(each.get("successCriteria"))
        bad = _criteria(each.get("failureCriteria"))
        states = [state for state in (*good, *bad) if state[0]]
        name = snake(split(str(each.get("name") or ""))) or _name(poll)
        pause, delay = _number(each, "intervalSeconds"), _number(each, "delaySeconds")
        count = _number(each, "limitCount", 60)
        rule = WaitRule(
            poll=poll.id,
            start=tuple(_creator(api, poll)),
            state=states[0][0] if states else STATUS_CODE,
            success=tuple(value for path, value in good if path),
            failure=tuple(value for path, value in bad if path),
            absent="success" if ((), "404") in good else "failure",
            interval=WaitInterval(first=pause, factor=1, most=pause),
            timeout=max(1.0, delay + pause * count),
        )
        if good:
            yield name, rule


def _criteria(listed: ir.Json) -> list[tuple[tuple[str, ...], str]]:
    """States that are equal to a value, with their paths, and statuses without one."""
    found: list[tuple[tuple[str, ...], str]] = []
    for each in listed if isinstance(listed, list) else ():
        text = str(each.get("condition", "")) if isinstance(each, Mapping) else ""
        state, status = _STATE.fullmatch(text.strip()), _STATUS.fullmatch(text.strip())
        if state and state[2] == "==":
            found.append((tuple(state[1].split("/")), state[3]))
        elif status:
            found.append(((), status[1]))
    return found


def _azure(
    api: ir.Api, start: ir.Operation, node: Mapping[str, ir.Json]
) -> Iterator[tuple[str, WaitRule]]:
    if node.get(_LONG_RUNNING) is not True:
        return
    poll = next(
        (each for each in api.operations if each.id == f"GET {start.path}"), None
    )
    content = pages.success(poll) if poll is not None else None
    if poll is None or content is None or content.type is None:
        yield from _by_header(api, start, node, None)
        return
    name = _name(poll)
    if start.method == "DELETE":
        yield (
            f"{name}_deletion",
            WaitRule(
                poll=poll.id, start=(start.id,), absent="success", state=STATUS_CODE
            ),
        )
    elif start.method in ("PUT", "PATCH") and any(
        True for _ in shapes.at_path(api, content.type, _AZURE)
    ):
        yield (
            name if start.method == "PUT" else f"{name}_update",
            WaitRule(
                poll=poll.id,
                start=(start.id,),
                state=_AZURE,
                success=("Succeeded",),
                failure=("Failed", "Canceled"),
                interval=WaitInterval(first=5, factor=1.5, most=30),
            ),
        )
    else:
        changes = start.method in ("PUT", "PATCH")
        yield from _by_header(api, start, node, poll.id if changes else None)


def _by_header(
    api: ir.Api,
    start: ir.Operation,
    node: Mapping[str, ir.Json],
    final: str | None,
) -> Iterator[tuple[str, WaitRule]]:
    """A wait whose poll a header of the start's reply leads to: the operation of the document
    that has the status of operations, and has most of its path in common with the start.

    Args:
        final: the operation that reads what was put, which is the result where the status says that
            it is there (Azure's guidelines: the original URI has the final state of a PUT).
    """
    polls = [
        (_shared(each.path, start.path), each)
        for each in api.operations
        if each.method == "GET" and _STATUSES.search(each.path.rstrip("/"))
    ]
    if not polls:
        return
    poll = max(polls, key=lambda each: (each[0], each[1].id))[1]
    known = {item.wire for item in start.parameters}
    needed = [item.wire for item in poll.parameters if item.location is ir.In.PATH]
    options = node.get(f"{_LONG_RUNNING}-options")
    via = options.get("final-state-via") if isinstance(options, Mapping) else None
    headers = sorted(_HEADERS, key=lambda name: name.casefold() != via)
    content = pages.success(poll)
    fields = [
        type_
        for type_, _ in shapes.at_path(
            api, (content and content.type) or ir.ANY, ("status",)
        )
    ]
    listed = {state.casefold() for type_ in fields for state in values(api, type_)}
    success, failure = (
        tuple(each for each in states if not listed or each.casefold() in listed)
        for states in (("Succeeded",), ("Failed", "Canceled"))
    )
    yield (
        _name(start),
        WaitRule(
            poll=poll.id,
            start=(start.id,),
            id={
                wire: tuple(f"header:{name}" for name in headers)
                for wire in needed
                if wire not in known
            },
            state=("status",) if success and fields else STATUS_CODE,
            success=success if fields else (),
            result=WaitResult(final, {}) if final and success and fields else (),
            failure=failure if fields else (),
            interval=WaitInterval(first=5, factor=1.5, most=30),
        ),
    )


def _shared(one: str, other: str) -> int:
    """How many segments two paths begin with alike."""
    pairs = zip(one.split("/"), other.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _creator(api: ir.Api, poll: ir.Operation) -> Iterator[str]:
    """The POST at the collection, where its reply has what a poll needs."""
    collection = poll.path.rstrip("/").rpartition("/")[0]
    parameter = poll.path.rstrip("/").rpartition("/")[2].strip("{}")
    for operation in api.operations:
        if operation.method == "POST" and operation.path.rstrip("/") == collection:
            content = pages.success(operation)
            for name in (parameter, "id"):
                if content and any(
                    shapes.at_path(api, content.type or ir.ANY, (name,))
                ):
                    yield operation.id
                    return


def _name(poll: ir.Operation) -> str:
    parts = [part for part in poll.path.split("/") if part and not part.startswith("{")]
    words = split(parts[-1]) if parts else ()
    name = snake((*words[:-1], singular(words[-1]))) if words else ""
    return name if re.fullmatch(r"[a-z][a-z0-9_]*", name) else "job"


def _number(node: Mapping[str, ir.Json], key: str, default: float = 1) -> float:
    value = node.get(key)
    usable = (
        isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    )
    return float(value) if usable and isinstance(value, int | float) else default
