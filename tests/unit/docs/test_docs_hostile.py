"""Documents whose every text tries to be something else than text, on every page."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.docs.html import Html
from clientsmith.docs.markdown import Markdown
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.text.binary import to_bytes
from clientsmith.text.code import Code
from markdown_it import MarkdownIt

MARK = "pwned"
HOSTILE = {
    "script": f"</code></title></pre><script>{MARK}()</script><img src=x onerror={MARK}()>",
    "attribute": f'" autofocus onfocus="{MARK}()" x=\'" onload=\'{MARK}()\' a="',
    "links": f"[a](javascript:{MARK}()) [b]( javascript:{MARK}()) [c [d] e](javascript:{MARK}) "
    f"![i](data:text/html,{MARK}) <javascript:{MARK}()> [f](<javascript:{MARK}>)",
    "references": f"[r]\n\n[r]: javascript:{MARK}()\n\n[s]\n\n[s]:\n  vbscript:{MARK}()\n",
    "fences": f"```\n``` x\n```\n<script>{MARK}()</script>\n```\n",
    "list fence": f"- ```\n  a\n  ```\n<script>{MARK}()</script>\n\n<img src=x onerror={MARK}()>",
    "info": f"``` a`b\n<script>{MARK}()</script>\n\n<b>{MARK}</b>",
    "open fence": f"~~~~\n~~~\n<script>{MARK}()</script>",
    "quoted fence": f"> ```\n> a\n\n<script>{MARK}()</script>\n\n``` `\n<i>{MARK}</i>",
    "code": f"a `` b ` <script>{MARK}()</script> ` \\`<script>{MARK}()</script>",
    "comment": f"--> ]]> <!-- <![CDATA[ <?php {MARK}() ?> <!DOCTYPE {MARK}>",
    "templates": "{{ 7 * 7 }} {% raw %} {# gone #} ${7*7} <%= 7 * 7 %>",
    "table": f"| a | b |\n|---|---|\n| <script>{MARK}()</script> | `|` <b>{MARK}</b> |",
    "controls": f"\u202e\u2028</script>\u2029\x1b[31m\x00<script>{MARK}()</script>",
    "heading": f"{MARK}\n===\n\n# {MARK}\n\n<h1 onclick={MARK}()>{MARK}</h1>\n***",
    "html links": f"<p><a href='javascript:{MARK}()'>a</a> <a href='java&#10;script:{MARK}()'>b"
    f"</a> <a href='https://a.test/&quot;><script>{MARK}()</script>'>c</a> <b>&lt;img src=x "
    f"onerror={MARK}()&gt;</b> <img src=x alt='<script>{MARK}()</script>'></p>",
    "html code": f"<pre>```\n</pre><code>`</code><script>{MARK}()</script>` &lt;b>{MARK}&lt;/b>"
    f"<ul><li>~~~<li><table><tr><td>|<td>&lt;i>{MARK}</table></ul><pre>```",
    "entities": f"&lt;script&gt;{MARK}()&lt;/script&gt; &#x3c;script> &quot; onload=&quot;",
}


def document(text: str) -> dict[str, Any]:
    """A document that says `text` wherever a text may stand."""
    flat = " ".join(text.split())
    ref = {"$ref": "#/components/schemas/Thing"}
    media = {
        "schema": ref,
        "examples": {flat: {"summary": text, "value": {"name": text}}},
    }
    scheme = {"description": text, "x-other": text}
    parameters = [
        {
            "name": flat[:60],
            "in": "query",
            "description": text,
            "schema": {"type": "string"},
        },
        {
            "name": "kind",
            "in": "query",
            "required": True,
            "description": text,
            "example": text,
            "schema": {"enum": [text, "other"], "default": text, "description": text},
        },
    ]
    operation = {
        "operationId": f"things_make {flat}",
        "tags": [text],
        "summary": text,
        "description": text,
        "deprecated": True,
        "externalDocs": {"url": f"https://a.test/{flat}", "description": text},
        "parameters": parameters,
        "requestBody": {
            "description": text,
            "content": {"application/json": media},
        },
        "responses": {
            "200": {"description": text, "content": {"application/json": media}},
            "404": {
                "description": text,
                "content": {"application/json": {"schema": ref}},
            },
        },
        "security": [{"key": []}, {"oauth": [text]}],
        "x-other": {text: text},
    }
    thing = {
        "type": "object",
        "title": text,
        "description": text,
        "required": ["name", flat],
        "properties": {
            "name": {"type": "string", "pattern": text, "format": text, "title": text},
            flat: {"description": text, "default": text, "enum": [text, flat + "x"]},
            "other": {
                "oneOf": [ref, {"$ref": "#/components/schemas/Mode"}],
                "description": text,
            },
            "const": {"const": text, "examples": [text]},
        },
        "additionalProperties": {"type": "integer", "description": text},
        "example": {"name": text, flat: text},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": text,
            "version": text,
            "summary": text,
            "description": text,
            "contact": {"name": text},
            "license": {"name": text},
        },
        "servers": [
            {"url": "https://things.test", "description": text},
            {"url": "https://{name}.test", "variables": {"name": {"default": "a"}}},
        ],
        "tags": [{"name": text, "description": text}],
        "paths": {"/things": {"post": operation, "description": text, "summary": text}},
        "webhooks": {flat: {"post": operation | {"operationId": f"hook {flat}"}}},
        "components": {
            "schemas": {
                "Thing": thing,
                "Mode": {"type": "string", "enum": [text, "b"], "description": text},
            },
            "securitySchemes": {
                "key": scheme | {"type": "apiKey", "in": "header", "name": "X-Key"},
                "oauth": scheme
                | {
                    "type": "oauth2",
                    "flows": {
                        "clientCredentials": {
                            "tokenUrl": "https://things.test/token",
                            "scopes": {text: text},
                        }
                    },
                },
            },
        },
    }


@pytest.fixture(scope="module", params=HOSTILE)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("hostile")
    text = HOSTILE[request.param]
    spec, log = folder / "spec.json", folder / "CHANGELOG.md"
    spec.write_text(json.dumps(document(text)), "utf-8")
    log.write_text(
        f"# {text}\n\n## {text}\n\n{text}\n\n### {text}\n\n{text}\n", "utf-8"
    )
    docs = Docs(title=text, url="https://d.test/", changelog=log)
    result = pipeline.generate(replace(configuration.for_spec(spec), docs=docs))
    assert result.files is not None, [str(item) for item in result.diagnostics]
    return {
        path.removeprefix("docs/"): text
        for path, text in result.files.items()
        if path.startswith("docs/")
    }


class _Page(HTMLParser):
    """The elements of a page; fails for those that only the document could ask for."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert tag not in (
            "img",
            "iframe",
            "b",
            "i",
            "form",
            "base",
            "style",
        ), self.path
        assert not any(name.startswith("on") or name == "autofocus" for name in given)
        assert MARK not in " ".join(given) and "style" not in given
        if tag == "script":
            assert re.fullmatch(r"(\.\./)*assets/(theme|site)\.js", given["src"])
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(given["content"])
        for name in ("href", "src"):
            scheme, colon, _ = given.get(name, "").partition(":")
            known = ("https", "http", "mailto", "data")
            assert not colon or "/" in scheme or scheme in known, given
            assert scheme != "data" or given[name] == "data:,"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"{self.path}: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"{self.path}: {data}")

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"{self.path}: {data}")


def test_nothing_becomes_an_element(site: dict[str, str]) -> None:
    for path, text in site.items():
        if not path.endswith(".html"):
            continue
        page = _Page(path)
        page.feed(text)
        page.close()
        assert len(page.policies) == 1
        assert page.policies[0].startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in page.policies[0]


def test_nothing_becomes_markup_of_a_twin(site: dict[str, str]) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    for path, text in site.items():
        if not path.endswith((".md", "llms.txt")):
            continue
        for token in reader.parse(text):
            for each in (token, *(token.children or ())):
                assert not each.type.startswith("html"), f"{path}: {each.content}"
                assert each.type != "image", path
                target = str(each.attrGet("href") or "")
                assert ":" not in target or re.match(
                    "https?:|mailto:", target
                ), f"{path}: {target}"


def test_a_twin_keeps_its_headings(site: dict[str, str]) -> None:
    """No description opens a fence that swallows what comes after it."""
    reader = MarkdownIt("commonmark").enable("table")
    for path, text in site.items():
        if not path.endswith(".md"):
            continue
        *_, last = (each for each in reader.parse(f"{text}\n\nThe end") if each.content)
        assert (last.type, last.content) == ("inline", "The end"), path
    known = site["behaviour.md"], site["errors.md"], site["index.md"]
    for text, heading in zip(known, ("Retries", "Errors", "More"), strict=True):
        rendered = reader.render(text)
        assert f"{heading}</h" in rendered


def test_scripts_and_lists_hold_no_end_of_a_script(site: dict[str, str]) -> None:
    script = site["assets/search-index.js"]
    assert "<" not in script and "\u2028" not in script
    rows = json.loads(script.removeprefix("window.SEARCH_INDEX=").removesuffix(";\n"))
    assert all(re.match(r"[\w./]+\.html(#|$)", row[2]) for row in rows)
    ElementTree.fromstring(site["sitemap.xml"])
    body = to_bytes(site["objects.inv"]).split(b"\n", 4)[4]
    for line in zlib.decompress(body).decode().splitlines():
        assert re.fullmatch(r"[\w.]+ py:\w+ 1 [\w./]+\.html(#[\w-]+)? -", line)
    for line in site["anchors.txt"].rstrip("\n").split("\n"):
        assert re.fullmatch(r"[\w./]+\.html(#[\w.-]+)?", line)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("url", "javascript:alert(1)", "config-value"),
        ("url", 'https://a.test/" onload="x', "config-value"),
        ("url", "/docs", "config-value"),
        ("versions", "javascript:alert(1)", "config-value"),
        ("versions", "JavaScript:alert(1)", "config-value"),
        ("versions", "data:text/html,x", "config-value"),
        ("versions", "//elsewhere.test/", "config-value"),
        ("versions", "https://a.test/)[x](javascript:x", "config-value"),
        ("versions", "https://a.test/\nx", "config-value"),
        ("versions", "https://a.test/`x`", "config-value"),
        ("changelog", "../../CHANGELOG.md", "config-path"),
        ("changelog", "/etc/hostname", "config-path"),
    ],
)
def test_addresses_of_the_configuration_are_checked(
    tmp_path: Path, key: str, value: str, code: str
) -> None:
    shown = json.dumps({"1": value} if key == "versions" else value).replace(
        ": ", " = "
    )
    file = tmp_path / "clientsmith.toml"
    file.write_text(f'spec = "spec.json"\n\n[docs]\n{key} = {shown}\n', "utf-8")
    diagnostics = Diagnostics()
    assert configuration.load(file, diagnostics) is None
    assert [found.code for found in diagnostics] == [code]


@pytest.mark.parametrize("value", ["https://d.test/v1/", "../v1/", "/docs/1.0/", "v1"])
def test_addresses_of_other_versions(tmp_path: Path, value: str) -> None:
    file = tmp_path / "clientsmith.toml"
    file.write_text(
        f'spec = "s.json"\n\n[docs]\nversions = {{ "1" = "{value}" }}\n', "utf-8"
    )
    (config,) = configuration.load(file, Diagnostics()) or ()
    assert config.docs is not None and config.docs.versions == {"1": value}


@pytest.mark.parametrize("medium", [Html(), Markdown()])
def test_annotations_are_written_as_any_other_text(medium: Html | Markdown) -> None:
    """They are markup of Python, and mix with no other."""
    for text in ("list[Pet]", 'Literal["<", "&"]'):
        assert medium.code(Code(text)) == type(medium)().code(text)
