"""Guides of a project's own, its logo and its accent colour; ways around the pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from clientsmith.docs.colours import accented, contrast
from documentation_site import built

API: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Small", "version": "1"},
    "paths": {
        "/things/{id}": {
            verb: {
                "operationId": f"{verb}Thing",
                "tags": ["things"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {"204": {"description": "Done."}},
            }
            for verb in ("delete", "get", "patch")
        },
        "/things": {
            "post": {
                "operationId": "createThing",
                "tags": ["things"],
                "responses": {"204": {"description": "Done."}},
            }
        },
    },
}
GUIDE = """# First steps

Some *words*. <script>alert(1)</script>

## A heading

```python
print("# no heading")
```

## A heading

[out](https://example.test) [in](other.md)
"""


def test_a_guide_is_a_page_that_is_found(tmp_path: Path) -> None:
    guide = tmp_path / "start.md"
    guide.write_text(GUIDE, "utf-8")
    files = built(tmp_path, API, guides=(guide,))
    page = files["guides/start.html"]
    assert "<h1>First steps</h1>" in page and "<script>alert" not in page
    assert re.findall(r'<h2 id="([^"]+)"', page) == ["a-heading", "a-heading-2"]
    assert 'href="guides/start.html">First steps</a>' in files["index.html"]
    assert "guides/start.html#a-heading" in files["assets/search-index.js"]
    assert files["guides/start.md"].startswith("# First steps\n")


def test_a_logo_and_a_colour(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    files = built(tmp_path, API, logo=logo, accent="#ff0")
    assert files["assets/logo.svg"] == logo.read_text("utf-8")
    assert 'src="../assets/logo.svg" alt=""' in files["resources/things.html"]
    assert files["assets/site.css"].endswith(accented("#ff0"))


@pytest.mark.parametrize("colour", ["#ff0", "#000000", "#fff", "#5546c9", "#0a7"])
def test_an_accent_can_be_read(colour: str) -> None:
    light, dark, _ = re.findall(r"--accent: #(\w{6})", accented(colour))
    for found, back in ((light, "ffffff"), (dark, "15141b")):
        one, other = (
            tuple(int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
            for text in (found, back)
        )
        assert contrast(one, other) >= 4.5  # type: ignore[arg-type]


def test_endpoints_lead_to_methods_in_their_order(tmp_path: Path) -> None:
    files = built(tmp_path, API)
    rows = re.findall(r'data-verb="(\w+)".*?<a href="([^"]+)"', files["endpoints.html"])
    assert ("POST", "resources/things.html#create") in rows and len(rows) == 4
    page = files["resources/things.html"]
    shown = re.findall(r'<section class="method" id="(\w+)"', page)
    assert shown == ["create", "retrieve", "update", "delete"]
    assert '<li><a href="../index.html">Overview</a></li>' in page
    assert '<a rel="next" href="../endpoints.html">' in page


def test_scopes_lead_to_the_methods_that_ask_for_them(tmp_path: Path) -> None:
    flow = {"tokenUrl": "https://x.test/t", "scopes": {"things:read": "See *them*."}}
    things = API["paths"]["/things/{id}"]
    one, both = {"oauth": ["things:read"]}, {"oauth": ["things-read", "things:read"]}
    secured = {
        **API,
        "components": {
            "securitySchemes": {
                "oauth": {"type": "oauth2", "flows": {"clientCredentials": flow}},
            }
        },
        "paths": {
            "/things/{id}": things
            | {"get": things["get"] | {"security": [one, {}]}}
            | {"delete": things["delete"] | {"security": [both]}}
        },
    }
    files = built(tmp_path, secured)
    page = files["scopes.html"]
    assert re.findall(r'<h2 id="([^"]+)"><code>([^<]+)</code>', page) == [
        ("scope-things-read", "things-read"),
        ("scope-things-read-2", "things:read"),
    ]
    assert "<p><code>oauth</code>: See <em>them</em>.</p>" in page
    first, second = page.split("<h2 ")[1:]
    assert "things.html#delete" in first and "things.html#retrieve" not in first
    assert "things.html#delete" in second and "things.html#retrieve" in second
    assert 'href="scopes.html">Scopes</a>' in files["index.html"]
    assert "[Scopes](scopes.md)" in files["llms.txt"]
    assert "## `things:read`" in files["scopes.md"]


def test_no_scopes_no_page_of_them(tmp_path: Path) -> None:
    files = built(tmp_path, API)
    assert "scopes.html" not in files and "scopes" not in files["index.html"]


def test_what_omit_means_is_a_link_away(tmp_path: Path) -> None:
    content = {
        **API,
        "paths": {
            "/x": {
                "get": {
                    "operationId": "x",
                    "parameters": [
                        {"name": "q", "in": "query", "schema": {"type": "string"}}
                    ],
                    "responses": {"204": {"description": "Done."}},
                }
            }
        },
    }
    files = built(tmp_path, content)
    shown = [text for path, text in files.items() if "behaviour.html#omit" in text]
    assert shown and 'id="omit"' in files["behaviour.html"]


def test_signatures_leave_out_the_dictionaries_that_models_stand_for(
    tmp_path: Path,
) -> None:
    """`X` for `X | XParam`, also within lists and unions; the rows of the arguments keep all
    of it, and so does the title of the signature."""
    place = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "name": {"type": "string"},
        },
    }
    reference = {"$ref": "#/components/schemas/Place"}
    trip = {
        "type": "object",
        "required": ["end"],
        "properties": {
            "end": reference,
            "stops": {"type": "array", "items": reference},
            "start": {"oneOf": [{"type": "string"}, reference, {"type": "null"}]},
            "legs": {"type": "object", "additionalProperties": reference},
        },
    }
    content = {
        **API,
        "paths": {
            "/trips": {
                "post": {
                    "operationId": "createTrip",
                    "tags": ["trips"],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": trip}},
                    },
                    "responses": {
                        "200": {
                            "description": "Done.",
                            "content": {"application/json": {"schema": reference}},
                        }
                    },
                }
            }
        },
        "components": {"schemas": {"Place": place}},
    }
    files = built(tmp_path, content)
    page = files["resources/trips.html"]
    found = re.search(r'<pre title="([^"]+)"><code>(.*?)</code></pre>', page, re.S)
    assert found is not None
    brief = unescape(re.sub("<[^>]+>", "", found[2]))
    assert "Omit = ..." not in brief  # a default stays on the line of its type
    brief = brief.replace("\N{NO-BREAK SPACE}", " ")
    assert "end: Place," in brief
    assert "stops: Sequence[Place] | Omit = ..." in brief
    assert "start: str | Place | None | Omit = ..." in brief
    assert "PlaceParam" not in brief and brief in files["resources/trips.md"]
    full = unescape(found[1])
    assert "end: Place | PlaceParam," in full
    row = re.search(r'<dt id="create.end">.*?</dt>', page, re.S)
    assert row is not None and "PlaceParam" in row[0]


def test_the_page_on_behaviour_has_contents(tmp_path: Path) -> None:
    files = built(tmp_path, API)
    page = files["behaviour.html"]
    listed = re.findall(r'<li><a href="#([\w-]+)">([^<]+)</a></li>', page)
    assert listed == re.findall(r'<h2 id="([\w-]+)">([^<]+?)(?: <|</h2>)', page)
    assert all(f"## {title}" in files["behaviour.md"] for _, title in listed[:3])


def test_deprecated_methods_are_marked_in_lists(tmp_path: Path) -> None:
    paths = API["paths"]
    post = paths["/things"]["post"] | {"deprecated": True}
    files = built(tmp_path, API | {"paths": paths | {"/things": {"post": post}}})
    mark = '<span class="mark deprecated">deprecated</span>'
    assert files["endpoints.html"].count(mark) == 1
    assert files["resources/things.html"].count(mark) == 2  # there, and in its heading
    assert files["endpoints.md"].count("**Deprecated.**") == 1
