"""Small documents in normal form, for comparisons."""

from __future__ import annotations

from typing import Any

HEAD = {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0.0"}}


def document(**members: Any) -> dict[str, Any]:
    return {**HEAD, "paths": {}, **members}


def operation(
    path: str = "/pets", method: str = "get", **members: Any
) -> dict[str, Any]:
    node = {"responses": {"200": {"description": "ok"}}, **members}
    return {path: {method: node}}


def sends(schema: Any, media: str = "application/json", **top: Any) -> dict[str, Any]:
    """A document with one request body."""
    body = {"content": {media: {"schema": schema}}}
    return document(paths=operation(method="post", requestBody=body), **top)


def replies(schema: Any, **top: Any) -> dict[str, Any]:
    """A document with one reply."""
    reply = {"description": "ok", "content": {"application/json": {"schema": schema}}}
    return document(paths=operation(responses={"200": reply}), **top)


def takes(schema: Any, **members: Any) -> dict[str, Any]:
    """A document with one query parameter."""
    parameter = {"name": "q", "in": "query", "schema": schema, **members}
    return document(paths=operation(parameters=[parameter]))


def schemas(**named: Any) -> dict[str, Any]:
    return {"components": {"schemas": named}}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
