"""Links to what else there is to read of an operation, a tag, a schema or the document."""

from __future__ import annotations

import pytest
from clientsmith.build.notes import add_link
from openapi_pydantic.v3.v3_1 import ExternalDocumentation
from small import built, reply

URL = "https://docs.example.com/pets#list"


@pytest.mark.parametrize(
    ("text", "url", "label", "expected"),
    [
        ("", URL, None, f"See <{URL}>."),
        ("All pets.", URL, "the guide.", f"All pets.\n\nSee [the guide]({URL})."),
        ("All pets.", URL, "two\n  lines", f"All pets.\n\nSee [two lines]({URL})."),
        ("All pets.", URL, "a [link](x)", f"All pets.\n\nSee <{URL}>."),
        (f"See [it]({URL}).", URL, "it", f"See [it]({URL})."),
        ("All pets.", "javascript:alert(1)", "x", "All pets."),
        ("All pets.", "/pets.html", "x", "All pets."),
        ("All pets.", "https://x.example/) `rm`", "x", "All pets."),
    ],
)
def test_a_link_is_added(text: str, url: str, label: str | None, expected: str) -> None:
    docs = ExternalDocumentation(url=url, description=label)
    assert add_link(text, docs) == expected
    assert add_link(text, None) == text


def test_every_thing_that_may_have_one_has_it() -> None:
    docs = {"url": URL, "description": "Pets"}
    operation = {"tags": ["pets"], "externalDocs": docs, **reply({"type": "object"})}
    api = built(
        {"Pet": {"type": "object", "properties": {"a": {}}, "externalDocs": docs}},
        {"/pets": {"get": operation}},
        tags=[{"name": "pets", "externalDocs": docs}],
        externalDocs=docs,
    )
    link = f"See [Pets]({URL})."
    assert api.object("Pet").description == link
    assert api.api.operations[0].description == link
    assert api.api.tags[0].description == link
    assert api.api.description == link
