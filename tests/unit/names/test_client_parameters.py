"""Arguments of the client that hold parameters for all calls."""

from __future__ import annotations

import pytest
from clientsmith.config import ClientParameter
from clientsmith.model import ir
from clientsmith.names.client_parameters import client_parameters
from naming import api, operation, parameter

API = api(
    [
        operation("GET /a/{accountId}", parameters=(parameter("timeout"),)),
        operation("GET /b", parameters=(parameter("X-Version", "header"),)),
        operation("GET /c", parameters=(parameter("region"), parameter("api_key"))),
    ],
    [],
)


@pytest.mark.parametrize(
    ("wire", "argument", "named"),
    [
        ("accountId", None, "account_id"),
        ("accountId", "account", "account"),
        ("X-Version", None, "x_version"),
        ("timeout", None, "timeout_"),  # a setting of every client
        ("region", None, "region"),
        ("api_key", None, "api_key_"),  # a credential of this one
    ],
)
def test_an_argument_hides_nothing(wire: str, argument: str | None, named: str) -> None:
    rule = ClientParameter(argument=argument)
    assert client_parameters(API, {wire: rule}, ["api_key"]) == {wire: named}


def test_what_no_operation_has_is_left_out() -> None:
    assert client_parameters(API, {"nope": ClientParameter()}, []) == {}


def test_two_parameters_have_two_arguments() -> None:
    rules = {wire: ClientParameter(argument="it") for wire in ("accountId", "region")}
    assert client_parameters(API, rules, []) == {"accountId": "it", "region": "it_"}


def test_a_document_says_which_clients_hold() -> None:
    stated = ir.Api(
        title="T", version="1", operations=API.operations, client_parameters=("region",)
    )
    assert client_parameters(stated, {}, []) == {"region": "region"}
