"""What a package's fake serves: its operations and their examples, as JSON data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..examples.choice import Origin, choose_example, documented_types, is_documented
from ..model import ir, media_types
from ..plan.results import Reply, success
from .annotations import Annotations


def documented(printer: Annotations) -> str:
    """The text of `documented.json`: a line for each operation and media type of its reply."""
    told = documented_types(printer.api)
    rows = [
        json.dumps(row, ensure_ascii=True)
        for operation in sorted(printer.api.operations, key=lambda item: item.id)
        for row in _rows(printer, told, operation)
    ]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _rows(
    printer: Annotations, told: frozenset[ir.TypeId], operation: ir.Operation
) -> Iterator[dict[str, Any]]:
    request = _request(printer.api, operation)
    replies = list(_replies(printer, told, operation))
    listed = _listed(operation.paging)
    waits = [_waited(wait) for wait in printer.api.waits if wait.poll == operation.id]
    waits += [
        {"name": wait.name, **led}
        for wait in printer.api.waits
        if operation.id in wait.starts and (led := _leading(wait))
    ]
    if waits:
        request["waits"] = waits
    for reply in replies:
        media = reply["content_type"]
        is_list = media_types.is_json(media) or (
            media_types.is_xml(media) and "type" in reply
        )
        yield request | reply | ({"listed": listed} if listed and is_list else {})
    if not replies:
        first = next((_status(item.status) for item in success(operation)), None)
        yield request if first is None else {**request, "status_code": first}


def _request(api: ir.Api, operation: ir.Operation) -> dict[str, Any]:
    row: dict[str, Any] = {"method": operation.method, "path": operation.path}
    query = [item for item in operation.parameters if item.location is ir.In.QUERY]
    keys = _keys(api, operation)
    if query or keys:
        row["query"] = [*(item.wire for item in query), *keys]
        required = [item.wire for item in query if item.required]
        if required:
            row["required"] = required
    if operation.body is not None:
        row["media"] = [content.media for content in operation.body.contents]
        if operation.body.required:
            row["needs_body"] = True
    return row


def _waited(wait: ir.Wait) -> dict[str, Any]:
    """The states that polls of a fake see: some between, and a good end."""
    if not wait.state:
        return {"name": wait.name, "state": [], "states": ["202", "200"]}
    states = (*wait.running[:2], *wait.success[:1])
    row: dict[str, Any] = {"name": wait.name, "state": wait.state, "states": states}
    if isinstance(wait.result, ir.WaitStep):
        arguments = wait.result.arguments
        row["filled"] = [(source,) for _, source in arguments if ":" not in source]
    return row


def _leading(wait: ir.Wait) -> dict[str, Any]:
    """What of a start's reply tells which job it is: headers, and paths in the reply, one of
    each list."""
    sources = [source for _, listed in wait.ids for source in listed]
    headers = [each.partition(":")[2] for each in sources if each.startswith("header:")]
    paths = ([each for each in listed if ":" not in each] for _, listed in wait.ids)
    filled = [each for each in paths if each]
    if headers:
        return {"headers": headers}
    return {"filled": filled} if filled else {}


def _keys(api: ir.Api, operation: ir.Operation) -> list[str]:
    """The query parameters that carry credentials of an operation."""
    named = {name for alternative in operation.security for name, _ in alternative}
    return sorted(
        scheme.parameter
        for scheme in api.schemes
        if scheme.name in named and scheme.location is ir.In.QUERY and scheme.parameter
    )


_FIRST = {ir.PagingKind.OFFSET: 0, ir.PagingKind.CURSOR: None}
"""The place of a list's first page, where no number of pages says it."""


def _listed(paging: ir.Paging | None) -> dict[str, Any]:
    """How a list leads on: by a parameter that later pages are known by, or by what its
    replies say, which a fake leaves out. Those without a header end anyway."""
    if paging is None or paging.kind is ir.PagingKind.LINK or paging.header:
        return {}
    row: dict[str, Any] = {"items": paging.items}
    counts = paging.kind in (ir.PagingKind.OFFSET, ir.PagingKind.PAGE)
    if counts or -1 in paging.next:
        row["turn"] = ".".join((*paging.within, paging.parameter or ""))
        row["first"] = _FIRST.get(paging.kind, paging.first)
    else:
        row |= {"next": paging.next, "more": paging.more}
    return {name: value for name, value in row.items() if value not in ((), None)}


def _replies(
    printer: Annotations, told: frozenset[ir.TypeId], operation: ir.Operation
) -> Iterator[dict[str, Any]]:
    """The replies that the methods of an operation ask for, each media type once."""
    plan = printer.plan
    decided = [plan.results[operation.id]]
    decided += [results for _, results in plan.forms.get(operation.id, ())]
    known = {
        (response.status, content.media): content
        for response in success(operation)
        for content in response.contents
    }
    seen: set[str] = set()
    for results in decided:
        for result in (results.main, results.stream):
            for status, replies in result.replies[:1] if result is not None else ():
                for reply in replies:
                    if reply.media not in seen:
                        seen.add(reply.media)
                        content = known.get((status, reply.media))
                        yield _reply(printer, told, status, reply, content)


def _reply(
    printer: Annotations,
    told: frozenset[ir.TypeId],
    status: str,
    reply: Reply,
    content: ir.Content | None,
) -> dict[str, Any]:
    row: dict[str, Any] = {"status_code": _status(status), "content_type": reply.media}
    if reply.type is not None:
        row["type"] = printer.reply(reply.type).text
    elif media_types.is_json(reply.media):
        row["type"] = "JsonValue"
    if reply.event:
        row["event"] = True
    if content is None or not is_documented(content, told):
        return row
    example = choose_example(printer.api, content)
    if example is None or example.origin is Origin.TYPES:
        return row
    return _with_example(row, content, example.value)


def _with_example(
    row: dict[str, Any], content: ir.Content, value: ir.Json
) -> dict[str, Any]:
    """A reply with its example: a `text` is sent as it is, of a stream it is a list of items."""
    is_json = media_types.is_json(content.media)
    streamed = content.item is not None and not is_json
    is_text = isinstance(value, str) and not is_json
    if not is_text and "type" not in row:
        return row
    head = {name: row[name] for name in ("status_code", "content_type")}
    if is_text and (content.examples or not streamed):
        return {**head, "text": value}
    if is_json:
        return {**head, "example": value}
    many = [value] if streamed and not isinstance(value, list) else value
    return {**row, "example": many}


def _status(status: str) -> int:
    return int(status) if status.isdigit() else 200
