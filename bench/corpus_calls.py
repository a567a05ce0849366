"""Runs inside a generated package's folder: makes calls, and tells which requests they send.

Reads a task as JSON from standard input, writes one JSON line a call.
"""

from __future__ import annotations

import base64
import importlib
import inspect
import json
import sys
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

sys.path.insert(0, "")

MADE = {
    "Decimal": Decimal,
    "UUID": UUID,
    "bytes": str.encode,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


class Sent(BaseException):
    """Ends a call when its request is complete."""

    def __init__(self, request: Any) -> None:
        self.request = request


class Wire:
    """A transport that keeps what it is given."""

    def send(self, request: Any, *_: object, **__: object) -> Any:
        raise Sent(request)

    def close(self) -> None:
        return None


def made(value: Any) -> Any:
    """A value with its marks replaced by what they stand for."""
    if isinstance(value, dict):
        if value.keys() == {"$", "v"}:
            return MADE[value["$"]](value["v"])
        return {key: made(each) for key, each in value.items()}
    return [made(each) for each in value] if isinstance(value, list) else value


def sent(client: Any, call: dict[str, Any]) -> dict[str, Any]:
    """What a call sends, or why it does not."""
    target = client
    try:
        for attribute in call["path"]:
            target = getattr(target, attribute)
        method = getattr(target, call["method"])
        known = inspect.signature(method).parameters
        given = {key: made(each) for key, each in call["arguments"].items()}
        if "stream" not in known:
            given.pop("stream", None)  # the method sets it by itself
        result = method(**given)
        next(iter(result))
    except Sent as done:
        content = done.request.content
        body = (
            content
            if content is None or isinstance(content, bytes)
            else b"".join(content)
        )
        return {
            "verb": done.request.method,
            "url": done.request.url,
            "headers": list(done.request.headers.pairs),
            "body": None if body is None else base64.b64encode(body).decode(),
        }
    except Exception as error:
        return {"fault": f"{type(error).__name__}: {str(error)[:300]}"}
    return {"fault": "no request was sent"}


def main() -> None:
    task = json.load(sys.stdin)
    package = importlib.import_module(task["package"])
    client = getattr(package, task["client"])(
        base_url="https://api.test", transport=Wire(), **made(task["credentials"])
    )
    for call in task["calls"]:
        print(json.dumps(sent(client, call)))


main()
