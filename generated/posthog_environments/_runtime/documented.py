"""The documented operations and examples of a package, as its fakes serve them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from .bodies import base_type, covers, is_json, is_xml
from .json import dumps
from .listed import Listed
from .message import Headers


@dataclass(frozen=True, slots=True)
class Documented:
    """An operation as its description states it, with an example of its reply.

    `query` are the names of its query parameters, `required` those that have to be sent,
    `media` the media types of its body, empty if it takes none. `content_type` is that of
    its reply, empty if that has no body. `text` is the body as the description gives it, or
    else `example` its value as JSON, of a stream the list of its items; both are None without
    an example. `type` is the annotation of the body, or that of one item of a stream, which is
    a whole server-sent event if `event` is set. `listed` tells how a list leads from page to
    page.

    Replies of several media types are operations of their own here.
    """

    method: str
    path: str
    query: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    needs_body: bool = False
    status_code: int = 200
    content_type: str = "application/json"
    example: str | None = None
    text: str | None = None
    type: str = ""
    event: bool = False
    listed: Listed | None = None

    def body(self, models: str, asked: str | None = None) -> bytes:
        """The example, or a value that the type allows. Raises LookupError without.

        Of a list it is the last page, without items if a later one is `asked` for.
        """
        given = self.text
        if self.listed is None and is_json(self.content_type):
            given = self.example
        if given is not None:
            return given.encode()
        if self.example is None and not self.type and not is_json(self.content_type):
            return b""
        base = base_type(self.content_type)
        events = base == "text/event-stream"
        lines = "json" in base and not is_json(base)
        if self.example is not None:
            value = json.loads(self.example)
        else:
            from .samples import sample  # needs the models, and pydantic

            value = sample(models, self.type)
            value = [value] if events or lines else value
        if self.listed is not None:
            value = self.listed.ended(value, asked)
        if is_xml(self.content_type) and self.type:
            from .xml import encode_xml  # few APIs speak it

            _, content = encode_xml(models, self.type, self.content_type, value)
            return content if isinstance(content, bytes) else b""
        if events:
            return "".join(map(self._event, value)).encode()
        if lines:
            return b"".join(dumps(each) + b"\n" for each in value)
        if isinstance(value, str) and "json" not in base and "*" not in base:
            return value.encode()
        return dumps(value)

    def _event(self, value: Any) -> str:
        if not self.event:
            return f"data: {dumps(value).decode()}\n\n"
        rows = (f"{name}: {_text(item)}\n" for name, item in value.items())
        return "".join(rows) + "\n"


def documented(package: str) -> tuple[Documented, ...]:
    """Read the `documented.json` that lies in a generated package."""
    from importlib.resources import files  # slow, and not every fake needs it

    text = (files(package) / "documented.json").read_text("utf-8")
    return tuple(
        Documented(
            method=row["method"],
            path=row["path"],
            query=tuple(row.get("query", ())),
            required=tuple(row.get("required", ())),
            media=tuple(row.get("media", ())),
            needs_body=row.get("needs_body", False),
            status_code=row.get("status_code", 200),
            content_type=row.get("content_type", ""),
            example=json.dumps(row["example"]) if "example" in row else None,
            text=row.get("text"),
            type=row.get("type", ""),
            event=row.get("event", False),
            listed=_listed(row["listed"]) if "listed" in row else None,
        )
        for row in json.loads(text)
    )


def _listed(row: dict[str, Any]) -> Listed:
    return Listed(
        items=tuple(row.get("items", ())),
        next=tuple(row.get("next", ())),
        more=tuple(row.get("more", ())),
        turn=row.get("turn", ""),
        first=row.get("first"),
    )


def wanted(known: list[Documented], headers: Headers) -> Documented | None:
    """Of several replies, the first that is accepted."""
    for each in headers.get("accept", "").split(","):
        for reply in known:
            if reply.content_type and covers(each, reply.content_type):
                return reply
    return known[0] if known else None


def precision(template: str) -> tuple[int, int]:
    """Of the templates that fit a path, the one that says most of it comes first."""
    return -template.count("/"), template.count("{")


def fits(template: str, path: str) -> bool:
    """Whether a path ends as the template does: a base URL may have a path of its own."""
    ours, given = template.strip("/").split("/"), path.strip("/").split("/")
    return len(ours) <= len(given) and all(
        _segment_fits(mine, its)
        for mine, its in zip(reversed(ours), reversed(given), strict=False)
    )


def _segment_fits(template: str, segment: str) -> bool:
    literal = template
    while "{" in literal:
        before, _, rest = literal.partition("{")
        if not segment.startswith(before):
            return False
        literal = rest.partition("}")[2]
        mark = literal.partition("{")[0]
        end = segment.find(mark, len(before)) if mark else len(segment)
        if end <= len(before):
            return False
        segment = segment[end:]
    return unquote(segment) == unquote(literal)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else dumps(value).decode()
