"""What error bodies say, in the shapes of frameworks that people meet."""

from __future__ import annotations

import json
from typing import Any

import pytest
from runtime.causes import cause_of

BODIES: dict[str, tuple[Any, str]] = {
    "FastAPI": (
        {
            "detail": [
                {
                    "loc": ["body", "items", 0, "name"],
                    "msg": "Field required",
                    "type": "missing",
                    "input": {"password": "s3cret"},
                },
                {"loc": ["query", "n"], "msg": "Input should be an integer"},
            ]
        },
        "body.items.0.name: Field required; query.n: Input should be an integer",
    ),
    "FastAPI, one text": ({"detail": "Not enough rights"}, "Not enough rights"),
    "DRF": (
        {
            "name": ["This field is required."],
            "non_field_errors": ["Too late."],
            "address": {"street": ["Too long."]},
        },
        "name: This field is required.; Too late.; address.street: Too long.",
    ),
    "DRF, a list of maps": ([{"name": ["Required."]}], "name: Required."),
    "DRF, a field called title": ({"title": ["Required."]}, "title: Required."),
    "DRF, a list": (["Not allowed.", "Try later."], "Not allowed.; Try later."),
    "NestJS": (
        {
            "statusCode": 400,
            "message": ["name must be a string", "age must be positive"],
            "error": "Bad Request",
        },
        "name must be a string; age must be positive",
    ),
    "a list of errors": (
        {"errors": [{"field": "name", "message": "is taken"}, {"message": "no"}]},
        "name: is taken; no",
    ),
    "many errors": (
        {"errors": [{"message": f"fault {n}"} for n in range(9)]},
        "fault 0; fault 1; fault 2; and 6 more",
    ),
    "JSON:API": (
        {
            "errors": [
                {
                    "status": "422",
                    "title": "Invalid",
                    "detail": "Name is short.",
                    "source": {"pointer": "/data/attributes/name"},
                }
            ]
        },
        "/data/attributes/name: Name is short.",
    ),
    "Rails": ({"errors": {"email": ["is taken"]}}, "email: is taken"),
    "RFC 9457": (
        {"type": "about:blank", "title": "Gone", "status": 410, "detail": "It left."},
        "It left.",
    ),
    "RFC 9457, a title alone": ({"title": "Gone", "status": 410}, "Gone"),
    "ASP.NET": (
        {
            "title": "One or more validation errors occurred.",
            "status": 400,
            "errors": {"Name": ["The Name field is required."]},
            "traceId": "00-1",
        },
        "One or more validation errors occurred: Name: The Name field is required.",
    ),
    "GitHub": (
        {
            "message": "Validation Failed",
            "errors": [{"resource": "Issue", "field": "title", "code": "missing"}],
            "documentation_url": "https://docs.test",
        },
        "Validation Failed: title: missing",
    ),
    "Google": (
        {
            "error": {
                "code": 404,
                "message": "No such thing",
                "status": "NOT_FOUND",
                "errors": [{"message": "No such thing", "reason": "notFound"}],
            }
        },
        "No such thing",
    ),
    "OAuth": (
        {"error": "invalid_grant", "error_description": "The code is used up"},
        "The code is used up",
    ),
    "API Platform": (
        {
            "title": "An error occurred",
            "violations": [{"propertyPath": "name", "message": "must not be blank"}],
        },
        "An error occurred: name: must not be blank",
    ),
    "ASP.NET before Core": (
        {"Message": "It is invalid.", "ModelState": {"size": ["Too large."]}},
        "It is invalid: size: Too large.",
    ),
    "Zod": (
        {"success": False, "issues": [{"path": ["a", "b"], "message": "Required"}]},
        "a.b: Required",
    ),
    "RFC 7807's own example": (
        {
            "title": "Your parameters didn't validate.",
            "invalid-params": [{"name": "age", "reason": "must be positive"}],
        },
        "Your parameters didn't validate: age: must be positive",
    ),
    "GraphQL": ({"errors": [{"message": "no", "path": ["a", 0]}]}, "a.0: no"),
    ".NET": ({"Message": "An error has occurred."}, "An error has occurred."),
    "Jira": ({"errorMessages": ["No issue."], "errors": {}}, "No issue."),
    "Spring": (
        {"timestamp": "2026-01-01", "status": 404, "error": "Not Found", "path": "/x"},
        "Not Found",
    ),
    "SOAP in JSON": ({"fault": {"faultstring": "Denied"}}, "Denied"),
    "a code alone": ({"code": "rate_limited"}, "rate_limited"),
    "a text": ("Bad day", "Bad day"),
    "a flag beside a text": ({"error": True, "message": "Full"}, "Full"),
    "nothing": ({}, ""),
    "numbers": ({"a": 1, "b": None, "c": []}, ""),
    "other texts": (
        {"token": "s3cret", "why": "The disk is full"},
        "why: The disk is full",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_json_bodies(name: str) -> None:
    body, expected = BODIES[name]
    assert cause_of(json.dumps(body).encode(), "application/json") == expected


@pytest.mark.parametrize(
    ("content", "media", "expected"),
    [
        (b"Out of\n order ", "text/plain; charset=utf-8", "Out of order"),
        (
            b"<html><head><title>502 Bad &amp; worse</title></head></html>",
            "text/html",
            "502 Bad & worse",
        ),
        (
            b"<Error><Code>X</Code><Message>No such key</Message></Error>",
            "application/xml",
            "No such key",
        ),
        (b"<s:Fault><faultstring>No</faultstring></s:Fault>", "text/xml", "No"),
        (b"<p>words</p>", "text/html", ""),
        (b"\x00\x01", "application/octet-stream", ""),
        (b"", "text/plain", ""),
    ],
)
def test_other_bodies(content: bytes, media: str, expected: str) -> None:
    assert cause_of(content, media) == expected


def test_what_is_declared_comes_first() -> None:
    body = json.dumps({"message": "generic", "why": "disk full", "code": "E1"}).encode()
    assert cause_of(body, "application/json") == "generic"
    assert cause_of(body, "application/json", {"why", "code"}) == "why: disk full"
    assert cause_of(b'{"reason_code":"E1"}', "", {"reason_code"}) == "E1"
    assert cause_of(body, "application/json", {"other"}) == "generic"


def test_the_line_is_short_and_plain() -> None:
    text = cause_of(json.dumps({"message": "a\u202e\n" + "b" * 300}).encode(), "")
    assert len(text) == 200
    assert text.startswith("a b") and text.endswith("…")


def test_deep_bodies_end() -> None:
    body = b'{"error":' * 900 + b'"x"' + b"}" * 900
    assert cause_of(body, "application/json") == ""
