"""Variables of servers: checked, escaped, and set for servers of single operations too."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from documents import Made, made

DOCUMENT = """
openapi: 3.0.3
info: {title: Srv, version: "1"}
servers:
  - url: "http://127.0.0.1:{port}/{region}/{basePath}"
    variables: {port: {default: "443"}, region: {default: eu, enum: [eu, us]}, basePath: {default: v2}}
paths:
  /a: {get: {operationId: a, responses: {"204": {description: ok}}}}
  /b: {get: {operationId: b, servers: [{url: "http://127.0.0.1:{port}/own/{place}", variables: {port: {default: "1"}, place: {default: here}}}], responses: {"204": {description: ok}}}}
  /c: {get: {operationId: c, servers: [{url: "http://{tenant}.api.test/x", variables: {tenant: {default: demo}}}], responses: {"204": {description: ok}}}}
"""


@pytest.fixture(scope="module")
def it() -> Iterator[Made]:
    with made(DOCUMENT) as found:
        yield found


def client(it: Made, **variables: str) -> Any:
    """A client that takes the server of the document, at the port of the recorder."""
    port = it.url.rpartition(":")[2]
    return type(it.client)(server_variables={"port": port, **variables})


def path(it: Made, operation: str, **variables: str) -> str:
    """The path that a call with these variables arrives at."""
    with client(it, **variables) as chosen:
        it.call(operation, client=chosen)
    return it.server.last.path


def test_defaults_and_values(it: Made) -> None:
    assert path(it, "GET /a") == "/eu/v2/a"
    assert path(it, "GET /a", region="us", basePath="v3/x") == "/us/v3/x/a"


def test_servers_of_operations_have_variables_of_their_own(it: Made) -> None:
    assert path(it, "GET /b") == "/own/here/b"
    assert path(it, "GET /b", place="there", region="us") == "/own/there/b"


def test_values_are_escaped(it: Made) -> None:
    assert path(it, "GET /a", basePath="a b?c#d") == "/eu/a%20b%3Fc%23d/a"


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"region": "mars"}, "'region' has to be one of 'eu', 'us'"),
        ({"nothing": "x"}, "has a variable 'nothing'; known: basePath, place, port"),
        ({"port": "80/x"}, "'port' holds what is no part of a host"),
        ({"port": "80@evil.test"}, "'port' holds what is no part of a host"),
        ({"basePath": "../x"}, "'basePath' holds a dot segment"),
    ],
)
def test_what_does_not_fit_is_refused(
    it: Made, variables: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        client(it, **variables)


def test_a_value_cannot_lead_to_another_host(it: Made) -> None:
    with (
        client(it, tenant="evil.test/") as chosen,
        pytest.raises(ValueError, match="'tenant' holds what is no part of a host"),
    ):
        it.call("GET /c", client=chosen)


def test_other_variables_are_set_for_a_copy(it: Made) -> None:
    port = it.url.rpartition(":")[2]
    with client(it) as chosen:
        copy = chosen.with_options(server_variables={"port": port, "region": "us"})
        it.call("GET /a", client=copy)
    assert it.server.last.path == "/us/v2/a"
