"""A server that behaves like PostHog's Environments API, for clients under test."""

from __future__ import annotations

import json
import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

import posthog_rules as rules
from posthog_operations import ROUTES, Handler
from posthog_rules import Json, Refused
from posthog_state import PROJECT, Call, PostHogState, Recorded
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FULL_KEY = "phx_full"
LEGACY_KEY = "phx_legacy"
READ_KEY = "phx_read"

_SCOPES: dict[str, frozenset[str] | None] = {
    FULL_KEY: frozenset({"plugin:read", "batch_export:read", "batch_export:write"}),
    READ_KEY: frozenset({"batch_export:read"}),
    LEGACY_KEY: None,  # keys of old have no scopes and reach everything
}
_FORM = "application/x-www-form-urlencoded"
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class PostHogServer(PostHogState):
    """A PostHog with one project, one app and a few keys."""

    @property
    def app(self) -> Starlette:
        """The ASGI app. Both forms of a path are served, with its final slash or without."""
        return Starlette(
            routes=[
                Route(path + end, self._endpoint(handlers), methods=_METHODS)
                for path, handlers in ROUTES.items()
                for end in ("/", "")
            ],
            exception_handlers={404: self._unknown},
        )

    async def _unknown(self, request: Request, _: Exception) -> Response:
        self._record(request, await request.body())
        refused = rules.not_found("Endpoint not found.")
        return _response(refused.status, refused.body)

    def _endpoint(
        self, handlers: Mapping[str, tuple[str | None, Handler]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            content = await request.body()
            self._record(request, content)
            if self.planned:
                planned = self.planned.popleft()
                return _response(planned.status, planned.body, planned.headers)
            try:
                if request.method not in handlers:
                    detail = f'Method "{request.method}" not allowed.'
                    raise Refused(405, "invalid_request", "method_not_allowed", detail)
                scope, handle = handlers[request.method]
                call = self._admit(request, content, scope)
                return _response(*handle(self, call))
            except Refused as refused:
                return _response(refused.status, refused.body)

        return endpoint

    def _record(self, request: Request, content: bytes) -> None:
        query = request.scope["query_string"].decode()
        raw = request.scope["raw_path"].decode().partition("?")[0]
        self.recorded.append(
            Recorded(
                request.method,
                raw,
                raw + (f"?{query}" if query else ""),
                parse_qs(query, keep_blank_values=True),
                dict(request.headers),
                content,
            )
        )

    def _admit(self, request: Request, content: bytes, scope: str | None) -> Call:
        """Check the key, then its scopes, then the project, as PostHog does."""
        body = _body(request, content)
        key = _key(request, body)
        scopes = _SCOPES[key]
        if scopes is not None and scope is None:
            raise rules.denied("This action does not support Personal API Key access")
        if scopes is not None and scope not in scopes:
            raise rules.denied(f"API key missing required scope '{scope}'")
        if request.path_params["project_id"] not in (str(PROJECT), "@current"):
            raise rules.not_found("Project not found.")
        url = str(request.url.replace(query=""))
        return Call(request.path_params, dict(request.query_params), body, url)


def _key(request: Request, body: Json) -> str:
    """The key of a call: in the header, the body or the query, looked for in that order."""
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    query = request.query_params.get("personal_api_key")
    key = bearer or body.get("personal_api_key") or query
    if not key:
        detail = "Authentication credentials were not provided."
        raise Refused(401, "authentication_error", "not_authenticated", detail)
    if key not in _SCOPES:
        detail = "Personal API key found in request Authorization header is invalid."
        raise Refused(401, "authentication_error", "authentication_failed", detail)
    return key


def _body(request: Request, content: bytes) -> Json:
    """The members of a body. Only JSON and forms are read."""
    media = request.headers.get("content-type", "").partition(";")[0].strip()
    if not content:
        return {}
    if media == _FORM:
        return {name: values[-1] for name, values in parse_qs(content.decode()).items()}
    if media != "application/json":
        detail = f'Unsupported media type "{media}" in request.'
        raise Refused(415, "invalid_request", "unsupported_media_type", detail)
    try:
        body = json.loads(content)
    except ValueError as error:
        detail = f"JSON parse error - {error}"
        raise Refused(400, "invalid_request", "parse_error", detail) from None
    if not isinstance(body, dict):
        raise rules.invalid("Invalid data. Expected a dictionary.")
    return body


def _response(
    status: int, body: Any, headers: Mapping[str, str] | None = None
) -> Response:
    content = b"" if body is None else json.dumps(body).encode()
    response = Response(content, status, headers)
    if content:
        response.headers["Content-Type"] = "application/json"
    response.headers["X-Request-Id"] = uuid.uuid4().hex
    return response
