"""Base URLs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from openapi_pydantic.v3.v3_1 import Server

from ..model import ir
from ..spec.source_map import Pointer, child
from ..text.hypertext import as_markdown


def with_default_server(api: ir.Api, urls: Collection[str]) -> ir.Api:
    """The API whose first server is the first of the given URLs, if there are any."""
    for url in urls:
        known = [item for item in api.servers if item.url.rstrip("/") == url.rstrip("/")]
        first = known[:1] or [ir.Server(url=url)]
        others = [item for item in api.servers if item not in first]
        return replace(api, servers=(*first, *others))
    return api


def of(servers: Sequence[Server] | None, at: str) -> tuple[ir.Server, ...]:
    """The servers in the document's order: the first is the one used unless told otherwise."""
    return tuple(
        ir.Server(
            url=server.url,
            description=as_markdown(server.description),
            variables=tuple(
                ir.Variable(
                    name=name,
                    default=variable.default,
                    values=tuple(variable.enum or ()),
                    description=as_markdown(variable.description),
                )
                for name, variable in (server.variables or {}).items()
            ),
            at=child(Pointer(at), number),
        )
        for number, server in enumerate(servers or ())
    )
