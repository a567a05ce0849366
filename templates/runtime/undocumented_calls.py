"""Operations of endpoints that the API's description does not name, made for one call."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args, get_origin
from urllib.parse import parse_qsl

from .calls import OPTIONS, Call, written
from .message import Response
from .omit import OMIT
from .operation import Body, Operation, Paging, Replies, Reply
from .origins import escaped, origin
from .session import Route, Session
from .value import NONE, check_known

if TYPE_CHECKING:
    from .options import Options


def begin(
    session: Session,
    method: str,
    path: str,
    *,
    cast_to: Any = None,
    query: Mapping[str, object] | None = None,
    body: object = OMIT,
    headers: Mapping[str, str | None] | None = None,
    options: Options | None = None,
) -> Call:
    """Prepare a call, by an operation of its own. Raises as `calls.begin` does."""
    made: Options = {**(options or {})}
    check_known("options", made, OPTIONS)
    made["query"] = {**(query or NONE), **(made.get("query") or NONE)}
    made["headers"] = {**(headers or NONE), **(made.get("headers") or NONE)}
    base_url, path = _target(session.base_url, path)
    opened, cast_to = opening(cast_to)
    sent = None if body is OMIT else Body(made.get("content_type") or _media(body))
    operation: Operation[Any] = Operation(
        method.upper(), path, body=sent, replies=_replies(cast_to)
    )
    route = Route(session, operation, made["headers"])
    route.base_url = base_url
    request = written(route, {"body": body}, made)
    return Call(session, route, request, made, stream=opened is not None)


def opening(cast_to: Any) -> tuple[Any, Any]:
    """What reads a reply as it comes, a stream or a download, and the type of its items;
    None and the type itself for all others."""
    kind = get_origin(cast_to) or cast_to
    if not hasattr(kind, "opened_for_call"):
        return None, cast_to
    return kind, next(iter(get_args(cast_to)), None)


def result(call: Call, reply: Any, cast_to: Any) -> Any:
    """What a call gives: the value of its reply, or, where that is asked for, the reply."""
    library = getattr(cast_to, "__module__", "").partition(".")[0]
    if cast_to is not Response and not (
        library.startswith("httpx") and getattr(cast_to, "__name__", "") == "Response"
    ):
        return call.value(reply)
    call.check(reply)
    if cast_to is Response:
        return reply
    kept = [pair for pair in reply.headers.pairs if pair[0].lower() not in _UNDONE]
    sent = call.shown_request
    request = import_module(library).Request(sent.method, sent.url)
    make: Any = cast_to
    return make(reply.status_code, headers=kept, content=reply.content, request=request)


_UNDONE = ("content-encoding", "content-length", "transfer-encoding")
"""Headers that speak of a body before it was decoded."""


def begin_list(
    session: Session,
    path: str,
    cast_to: Any,
    paging: Paging,
    query: Mapping[str, object] | None,
    headers: Mapping[str, str | None] | None,
    options: Options | None,
) -> tuple[Operation[Any], dict[str, object], Options, Route]:
    """An operation that gives pages, and what its first one is asked for with."""
    made: Options = {**(options or {})}
    check_known("options", made, OPTIONS)
    made["headers"] = {**(headers or NONE), **(made.get("headers") or NONE)}
    base_url, path = _target(session.base_url, path)
    path, _, written_query = path.partition("?")
    arguments: dict[str, object] = {
        **dict(parse_qsl(written_query, keep_blank_values=True)),
        **(query or NONE),
    }
    asking = [getattr(paging, name, None) for name in ("offset", "page", "cursor")]
    asked = [name for name in asking if name is not None]
    operation: Operation[Any] = Operation(
        "GET",
        path,
        parameters=tuple(dict.fromkeys([*arguments, *asked])),
        replies={"default": Reply(_page(paging.items, cast_to))},
        paging=paging,
    )
    route = Route(session, operation, made["headers"])
    route.base_url = base_url
    return operation, arguments, made, route


def _page(items: tuple[str, ...], item: Any) -> Any:
    """The type of a page, of which no more is known than where its items are."""
    from typing_extensions import (
        TypedDict,
    )  # pydantic reads no other before Python 3.12

    make: Any = TypedDict
    page: Any = list[item]
    for name in reversed(items):
        page = make("Page", {name: page}, total=False)
        page.__pydantic_config__ = {"extra": "allow"}
    return page


def _target(base_url: str, path: str) -> tuple[str, str]:
    """Base URL and path; a whole URL must be of the same server, or credentials would leave
    it."""
    path = escaped(path)
    scheme, mark, rest = path.partition("://")
    if not mark or not scheme.isalpha():
        return base_url, path
    if origin(path) != origin(base_url):
        raise ValueError(f"the URL is not of the server of this client, {base_url}")
    authority, slash, rest = rest.partition("/")
    return f"{scheme}://{authority}", slash + rest


def _media(body: object) -> str:
    from .uploads import is_source

    return "application/octet-stream" if is_source(body) else "application/json"


def _replies(cast_to: Any) -> Mapping[str, Replies]:
    if cast_to is None:
        return NONE
    if cast_to is bytes:
        return {"default": Reply("bytes", "application/octet-stream")}
    if cast_to is str:
        return {"default": Reply("str", "text/plain")}
    return {"default": Reply(cast_to)}
