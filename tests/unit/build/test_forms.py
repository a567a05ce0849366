"""The forms in which one operation is called, by its media types."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from clientsmith.model import forms
from small import built

TEXT = {"schema": {"type": "string"}}
FILE = {"schema": {"type": "string", "format": "binary"}}
PET = {"schema": {"type": "object", "properties": {"name": {"type": "string"}}}}
WITH_PHOTO = {
    "schema": {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "photo": {"type": "string", "contentEncoding": "binary"},
        },
    }
}


def suffixes(body: dict[str, Any], reply: dict[str, Any]) -> list[str]:
    operation: dict[str, Any] = {
        "operationId": "go",
        "parameters": [],
        "security": [],
        "responses": {"200": {"description": "Yes.", "content": reply}},
    }
    if body:
        operation["requestBody"] = {"content": body}
    found = built(paths={"/go": {"post": operation}})
    return [form.suffix for form in forms.further(found.api, found.api.operations[0])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"application/json": PET, "application/x-www-form-urlencoded": PET}, []),
        ({"application/json": PET, "multipart/form-data": WITH_PHOTO}, []),
        ({"application/json": PET, "application/xml": PET}, []),
        ({"application/json": PET, "application/merge-patch+json": PET}, []),
        ({"application/json": PET, "application/apply-patch+yaml": PET}, []),
        ({"application/json": PET, "application/xml": TEXT}, ["from_xml"]),
        ({"application/json": PET, "application/octet-stream": FILE}, ["from_bytes"]),
        ({"application/json": PET, "text/csv": TEXT, "text/plain": TEXT}, ["from_csv"]),
        ({"image/png": FILE, "image/jpeg": FILE}, []),
        (
            {
                "application/json": PET,
                "application/json-patch+json": {
                    "schema": {"type": "array", "items": {"type": "object"}}
                },
            },
            ["from_json_patch"],
        ),
    ],
)
def test_bodies(body: dict[str, Any], expected: list[str]) -> None:
    assert suffixes(body, {}) == expected


@pytest.mark.parametrize(
    "body",
    [
        {"application/merge-patch+json": TEXT, "application/json": PET, "*/*": FILE},
        {"image/*": FILE, "text/csv": TEXT, "application/xml": FILE},
        {"application/json-patch+json": PET, "application/merge-patch+json": TEXT},
    ],
)
def test_the_order_of_media_types_is_no_matter(body: dict[str, Any]) -> None:
    found = {tuple(suffixes(dict(items), {})) for items in permutations(body.items())}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ({"application/json": PET, "application/yaml": PET, "text/plain": PET}, []),
        ({"application/json": PET, "text/csv": TEXT}, ["as_csv"]),
        ({"application/json": PET, "application/vnd.acme.diff": TEXT}, ["as_diff"]),
        ({"application/json": PET, "application/pdf": FILE}, ["as_pdf"]),
        ({"application/json": TEXT, "text/plain": TEXT}, []),
        ({"application/json": {}, "text/plain": {}}, []),
        ({"application/json": {}, "text/csv": {}}, ["as_csv"]),
        ({"text/csv": TEXT, "text/html": TEXT}, []),
        (
            {"application/json": PET, "application/vnd.acme.full+json": WITH_PHOTO},
            ["as_full"],
        ),
    ],
)
def test_replies(reply: dict[str, Any], expected: list[str]) -> None:
    assert suffixes({}, reply) == expected


def test_media_types_of_one_name_are_told_in_full() -> None:
    reply = {"application/json": PET, "text/csv": TEXT, "application/vnd.csv": FILE}
    assert suffixes({}, reply) == ["as_csv", "as_application_vnd_csv"]
