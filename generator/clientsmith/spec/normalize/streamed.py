"""Replies that stream, where a document says so by `x-fern-streaming`.

Source: https://buildwithfern.com/learn/api-definitions/openapi/endpoints/sse
"""

from __future__ import annotations

from ..grammar import Path
from .context import Context, Node

_MEMBER = "x-fern-streaming"
_JSON = "application/json"
_FORMATS = {"sse": "text/event-stream", "json": "application/x-ndjson"}


def repair(operation: Node, way: Path, context: Context) -> None:
    """Give what streams a media type that says so: all that an operation replies, or, where a
    condition chooses, `response-stream` beside `response`."""
    told = operation.get(_MEMBER)
    options = told if type(told) is dict else {}
    if not (told is True or options):
        return
    name = options.get("format", "json")
    media = _FORMATS.get(name) if type(name) is str else None
    responses = operation.get("responses")
    for status, reply in responses.items() if type(responses) is dict else ():
        content = reply.get("content") if type(reply) is dict else None
        if status[:1] != "2" or type(content) is not dict or media is None:
            continue
        if media in content or type(content.get(_JSON)) is not dict:
            continue
        plain, streamed = options.get("response"), options.get("response-stream")
        if type(plain) is dict and type(streamed) is dict:
            content[_JSON] = {"schema": plain}
            content[media] = {"schema": streamed}
        elif "stream-condition" not in options:
            content[media] = content.pop(_JSON)
