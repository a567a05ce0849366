"""Typed reading, and what happens to corners that do not fit."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from clientsmith.report.diagnostics import Diagnostics, Severity
from clientsmith.spec.parse import read


def document(**members: Any) -> dict[str, Any]:
    """A small document with more members."""
    return {
        "openapi": "3.1.1",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        **members,
    }


def test_a_sound_document_is_read_and_the_collector_left_as_it_was() -> None:
    diagnostics = Diagnostics()
    gc.disable()
    try:
        assert read(document(), diagnostics) is not None
        assert not gc.isenabled()
    finally:
        gc.enable()
    model = read(document(paths={"/a": {"get": {"operationId": "a"}}}), diagnostics)
    assert gc.isenabled()
    assert model is not None
    assert model.paths is not None
    assert model.paths["/a"].get is not None
    assert not list(diagnostics)


@pytest.mark.parametrize(
    ("members", "at"),
    [
        ({"paths": {"/a": {"get": {"responses": 5}}}}, "/paths/~1a/get/responses"),
        (
            {
                "components": {
                    "schemas": {"A": {"properties": {"a": {"maxLength": "x"}}}}
                }
            },
            "/components/schemas/A/properties/a/maxLength",
        ),
        ({"servers": [{"url": "a"}, {"url": 5}]}, "/servers/1/url"),
    ],
)
def test_the_smallest_part_that_does_not_fit_is_left_out(
    members: dict[str, Any], at: str
) -> None:
    diagnostics = Diagnostics()
    tree = document(**members)
    assert read(tree, diagnostics) is not None
    found = [(item.code, item.severity, str(item.at)) for item in diagnostics]
    assert ("unreadable-part", Severity.WARNING, at) in found


def test_a_part_that_cannot_be_spared_is_an_error() -> None:
    diagnostics = Diagnostics()
    assert read(document(info={"title": "T"}), diagnostics) is None
    assert diagnostics.failed
