"""Arguments of the client that hold parameters for all calls."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from clientsmith.config import ClientParameter
from clientsmith.model import ir
from clientsmith.model.held_keys import is_key, keys_of_all_calls
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


@pytest.mark.parametrize(
    ("wire", "is_one"),
    [
        ("X-API-Key", True),
        ("api_key", True),
        ("X-ListenAPI-Key", True),
        ("access_token", True),
        ("Ocp-Apim-Subscription-Key", True),
        ("X-Auth-Token", True),
        ("page_token", False),
        ("key", False),
        ("Idempotency-Key", False),
        ("continuationToken", False),
    ],
)
def test_keys_are_known_by_their_names(wire: str, is_one: bool) -> None:
    assert is_key(wire) is is_one


def _call(line: str, *wires: str, required: bool = True, **facts: Any) -> ir.Operation:
    made = [replace(parameter(wire), required=required) for wire in wires]
    return operation(line, parameters=tuple(made), **facts)


def test_a_key_of_nearly_all_calls_is_of_all() -> None:
    calls = [_call(f"GET /a{number}", "api_key", "page") for number in range(9)]
    free = [operation("GET /free")]
    assert keys_of_all_calls(calls) == ("api_key",)
    assert keys_of_all_calls(calls + free) == ("api_key",)
    assert keys_of_all_calls(calls + free * 2) == ()
    assert keys_of_all_calls(calls[:2]) == ()


def test_a_key_is_held_only_where_nothing_else_says_who_calls() -> None:
    secured = _call("GET /b", "api_key", security=((("key", ()),),))
    calls = [_call(f"GET /a{number}", "api_key") for number in range(9)]
    assert keys_of_all_calls([*calls, secured]) == ()
    asked = [_call(f"GET /a{n}", "api_key", required=False) for n in range(9)]
    assert keys_of_all_calls(asked) == ()
