"""Media types are read in one place, in any letters and with any parameters."""

from __future__ import annotations

import pytest
from clientsmith.model import media_types


@pytest.mark.parametrize(
    ("media", "kinds"),
    [
        ("application/json", "json structured"),
        ("Application/Problem+JSON; charset=utf-8", "json structured"),
        ("text/json", "json structured text"),
        ("application/yaml", "structured"),
        ("Application/XML", "xml text"),
        ("image/svg+xml", "xml text media"),
        ("Text/Plain ; charset=latin-1", "text"),
        ("Multipart/Form-Data; boundary=x", "form multipart structured"),
        ("multipart/mixed", "multipart"),
        ("application/x-www-form-urlencoded", "form structured"),
        ("application/octet-stream", "binary"),
        ("Image/PNG", "binary media"),
        ("text/event-stream;charset=UTF-8", "events sequential text"),
        ("application/x-ndjson", "sequential"),
        ("*/*", "range"),
        ("application/*", "range"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_what_a_media_type_is(media: str, kinds: str) -> None:
    known = [name for name in dir(media_types) if name.startswith("is_")]
    found = {name[3:] for name in known if getattr(media_types, name)(media)}
    assert found == set(kinds.split())
