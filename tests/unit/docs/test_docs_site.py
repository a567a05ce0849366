"""The site that is committed, and sites of small documents: valid, closed in itself, safe."""

from __future__ import annotations

import ast
import gzip
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import html5lib
import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.text.binary import from_bytes, to_bytes
from documentation_site import built
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[3]
COMMITTED = ROOT / "generated" / "docs"
HOSTILE = "<script>alert(1)</script> [go](javascript:alert(1)) ![i](https://x.test/i.png) `a|b` <b>"
Files = Mapping[str, str]


def document(**more: object) -> dict[str, object]:
    """A small document whose every text tries to be markup."""
    operation = {
        "operationId": "pets_list",
        "tags": ["pets"],
        "summary": HOSTILE,
        "description": f"# {HOSTILE}\n\n{HOSTILE}\n\n| a |\n|---|\n| {HOSTILE} |",
        "deprecated": True,
        "parameters": [
            {
                "name": "kind",
                "in": "query",
                "required": True,
                "description": HOSTILE,
                "schema": {"enum": [f"value{number}" for number in range(30)]},
            }
        ],
        "responses": {
            "200": {
                "description": HOSTILE,
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}
                },
            },
            "404": {"description": HOSTILE},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": HOSTILE, "version": "1", "description": HOSTILE},
        "servers": [{"url": "https://pets.test"}],
        "paths": {"/pets": {"get": operation}} | more,
        "components": {
            "schemas": {
                "Pet": {
                    "type": "object",
                    "description": HOSTILE,
                    "properties": {
                        "name": {"type": "string", "pattern": "^</code>"},
                        "parent": {"$ref": "#/components/schemas/Pet"},
                    },
                }
            }
        },
    }


@pytest.fixture(scope="module", params=["committed", "hostile"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Files:
    if request.param == "hostile":
        return built(tmp_path_factory.mktemp("spec"), document(), url="https://d.test/")
    return {
        path.relative_to(COMMITTED).as_posix(): from_bytes(path.read_bytes())
        for path in COMMITTED.rglob("*")
        if path.is_file()
    }


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def pages(site: Files) -> dict[str, _Page]:
    return {path: _Page(text) for path, text in site.items() if path.endswith(".html")}


def test_pages_are_valid_html(site: Files) -> None:
    for path in pages(site):
        parser = html5lib.HTMLParser()
        parser.parse(site[path])
        assert parser.errors == [], path


def test_ids_are_unique(site: Files) -> None:
    for path, page in pages(site).items():
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), path


def test_no_link_is_broken(site: Files) -> None:
    found = pages(site)
    ids = {
        path: {attributes.get("id") for _, attributes in page.tags}
        for path, page in found.items()
    }
    for path, page in found.items():
        for tag, attributes in page.tags:
            target = attributes.get("href") or attributes.get("src") or ""
            if not target or target.startswith(("https:", "http:", "data:", "mailto:")):
                continue
            file, _, anchor = target.partition("#")
            file = normpath(join(dirname(path), file)) if file else path
            assert file in site, f"{path}: {tag} {target}"
            assert not anchor or anchor in ids[file], f"{path}: {target}"


def test_a_page_loads_nothing_from_elsewhere(site: Files) -> None:
    for path, page in pages(site).items():
        for tag, attributes in page.tags:
            if tag in ("script", "link", "img", "iframe", "object", "embed", "form"):
                target = attributes.get("src") or attributes.get("href") or ""
                outside = target.startswith(("http", "//"))
                assert attributes.get("rel") == "canonical" or not outside, (
                    path,
                    target,
                )
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes), path
        policy = next(a for _, a in page.tags if a.get("http-equiv"))["content"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_scripts_are_ours_only(site: Files) -> None:
    for page in pages(site).values():
        scripts = [
            attributes["src"] for tag, attributes in page.tags if tag == "script"
        ]
        names = [script.rpartition("/")[2] for script in scripts]
        assert names == ["theme.js", "site.js"]


def test_markdown_holds_no_html_and_no_broken_link(site: Files) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    headings = {
        path: {f"#{name.lower()}" for name in re.findall(r"^#+ (\w+)$", text, re.M)}
        for path, text in site.items()
    }
    for path, text in site.items():
        if not path.endswith(".md"):
            continue
        for token in reader.parse(text):
            for each in (token, *(token.children or ())):
                assert not each.type.startswith("html"), f"{path}: {each.content}"
                assert each.type != "image"
                target = str(each.attrGet("href") or "")
                if each.type != "link_open" or target.startswith("http"):
                    continue
                file, mark, anchor = target.partition("#")
                file = normpath(join(dirname(path), file)) if file else path
                assert file in site, f"{path}: {target}"
                assert not mark or f"#{anchor}" in headings[file], f"{path}: {target}"


def test_each_page_has_its_twin(site: Files) -> None:
    twins = {path.removesuffix(".html") for path in site if path.endswith(".html")}
    assert twins == {path.removesuffix(".md") for path in site if path.endswith(".md")}


def test_pages_and_scripts_are_small(site: Files) -> None:
    for path in pages(site):
        assert len(gzip.compress(site[path].encode())) <= 100_000, path
    own = sum(
        len(site[f"assets/{name}"]) for name in ("site.js", "theme.js", "search.js")
    )
    assert own < 20_000


def test_the_listed_anchors_are_there(site: Files) -> None:
    found = pages(site)
    ids = {
        f"{path}#{attributes['id']}"
        for path, page in found.items()
        for _, attributes in page.tags
        if "id" in attributes and not attributes["id"].startswith("site--")
    }
    assert set(site["anchors.txt"].split("\n")[:-1]) == ids | set(found)


def test_the_inventory_leads_to_anchors(site: Files) -> None:
    anchors = set(site["anchors.txt"].split("\n"))
    head, _, body = to_bytes(site["objects.inv"]).partition(b"using zlib.\n")
    assert head.startswith(b"# Sphinx inventory version 2\n# Project: ")
    names = set()
    for line in zlib.decompress(body).decode().splitlines():
        row = re.fullmatch(r"(\S+) py:(\w+) 1 (\S+) -", line)
        assert row, line
        assert row[3] in anchors, line
        names.add((row[2], row[1].partition(".")[2]))
    kinds = {kind for kind, _ in names}
    assert kinds == {"module", "class", "exception", "attribute", "method"}
    assert ("exception", "NotFoundError") in names
    assert {("class", "Omit"), ("class", "Options")} <= names


def test_the_inventory_knows_what_the_package_exports() -> None:
    """Read with sphobjinv: every name of the package's root that has a page, and the
    classes by the modules in which Python finds them."""
    sphobjinv = pytest.importorskip("sphobjinv")
    found = sphobjinv.Inventory(COMMITTED / "objects.inv")
    assert (found.project, found.version) == ("posthog_environments", "1.0.0")
    names = {item.name.partition(".")[2] for item in found.objects}
    package = ROOT / "generated" / "posthog_environments"
    for folder in ("models", "resources"):
        for path in (package / folder).glob("[a-z]*.py"):
            for class_ in ast.parse(path.read_text("utf-8")).body:
                if isinstance(class_, ast.ClassDef) and class_.name[0] != "_":
                    assert f"{folder}.{path.stem}.{class_.name}" in names
                    assert folder == "resources" or class_.name in names
    for client in ("PostHog", "AsyncPostHog"):
        assert f"{client}.environments.batch_exports.create" in names
        assert f"{client}.timeout" in names


def test_the_search_leads_to_anchors(site: Files) -> None:
    script = site["assets/search-index.js"]
    rows = json.loads(script.removeprefix("window.SEARCH_INDEX=").removesuffix(";\n"))
    anchors = set(site["anchors.txt"].split("\n"))
    kinds = {"method", "argument", "model", "field", "error", "section", "guide"}
    kinds |= {"client", "setting", "option", "resource"}
    assert {kind for kind, *_ in rows} - {"enum"} == kinds
    for _, name, target, *_ in rows:
        assert target in anchors, name


def test_the_document_is_there(site: Files) -> None:
    assert json.loads(site["openapi.json"])["openapi"].startswith("3.1")


def test_what_a_document_says_stays_text(tmp_path: Path) -> None:
    site = built(tmp_path, document())
    for path, page in pages(site).items():
        assert "alert(1)</script>" not in site[path]
        for tag, attributes in page.tags:
            assert not attributes.get("href", "").lower().startswith("javascript"), path
            assert tag not in ("img", "b")


def test_long_enumerations_are_cut_with_a_count(tmp_path: Path) -> None:
    page = built(tmp_path, document())["resources/pets.html"]
    assert "All 30 values" in page


def test_a_recursive_model_ends(tmp_path: Path) -> None:
    page = built(tmp_path, document())["models/pets.html"]
    assert page.count('id="Pet-parent"') == 1


def test_equal_documents_give_equal_sites(tmp_path: Path) -> None:
    assert built(tmp_path, document()) == built(tmp_path, document())


def test_an_operation_more_loses_no_anchor(tmp_path: Path) -> None:
    before = built(tmp_path, document())["anchors.txt"].split("\n")
    more = {"get": {"operationId": "cats_list", "tags": ["cats"], "responses": {}}}
    after = built(tmp_path, document(**{"/cats": more}))["anchors.txt"].split("\n")
    assert set(before) < set(after)


def test_many_methods_get_pages_of_their_own(tmp_path: Path) -> None:
    paths = {
        f"/pets/{number}": {
            "post": {
                "operationId": f"pets_do_{number}",
                "tags": ["pets"],
                "responses": {"204": {"description": ""}},
            }
        }
        for number in range(20)
    }
    before = built(tmp_path, document())["anchors.txt"].split("\n")
    site = built(tmp_path, document(**paths))
    own = [path for path in site if path.startswith("resources/pets.")]
    assert len(own) > 20
    kept = [a for a in before if "#" in a and "-" not in a.partition("#")[2]]
    assert set(kept) <= set(site["anchors.txt"].split("\n"))


def test_the_sitemap_needs_an_address(tmp_path: Path) -> None:
    assert "sitemap.xml" not in built(tmp_path, document())
    site = built(tmp_path, document(), url="https://d.test/pets")
    assert "<loc>https://d.test/pets/errors.html</loc>" in site["sitemap.xml"]
    assert (
        'property="og:url" content="https://d.test/pets/errors.html"'
        in site["errors.html"]
    )


def test_the_language_model_files_name_every_page(site: Files) -> None:
    for path in site:
        if (
            path.startswith("resources/")
            and path.endswith(".md")
            and path.count(".") == 1
        ):
            assert f"]({path})" in site["llms.txt"]
    assert "tokens" in site["llms-full.txt"].split("\n")[0]


def test_a_changelog_is_a_page_with_an_anchor_for_each_release(tmp_path: Path) -> None:
    log = tmp_path / "CHANGELOG.md"
    log.write_text(
        f"# Changelog\n\n## [1.1.0] - 2026-01-02\n\n### Added\n\n- {HOSTILE}\n\n"
        "```\n## no heading\n```\n\n## 1.0.0\n",
        "utf-8",
    )
    site = built(tmp_path, document(), changelog=log)
    page = site["changes.html"]
    assert re.findall(r'<section class="release" id="([^"]*)"', page) == [
        "release-1-1-0",
        "release-1-0-0",
    ]
    assert "<h2>1.1.0 - 2026-01-02 " in page
    assert "alert(1)</script>" not in page
    heading = MarkdownIt().render(site["changes.md"])
    assert "<h2>1.1.0 - 2026-01-02</h2>" in heading
    assert "changes.html#release-1-1-0" in site["anchors.txt"]


def test_without_a_changelog_there_is_no_page_of_changes(tmp_path: Path) -> None:
    site = built(tmp_path, document())
    assert "changes.html" not in site
    assert "changes." not in site["index.html"]


def test_a_changelog_that_is_not_there_is_told(tmp_path: Path) -> None:
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(document()), "utf-8")
    config = replace(
        configuration.for_spec(spec), docs=Docs(changelog=tmp_path / "NONE.md")
    )
    result = pipeline.generate(config)
    assert result.files is None
    assert "file-unreadable" in [found.code for found in result.diagnostics]


def test_other_versions_are_links_from_every_page(tmp_path: Path) -> None:
    known = {"1": "https://d.test/", "0": "../v0/"}
    site = built(tmp_path, document(), versions=known)
    assert '<a href="https://d.test/" aria-current="true">1</a>' in site["index.html"]
    assert '<a href="../../v0/">0</a>' in site["resources/pets.html"]
    assert "- [0](../v0/)" in site["index.md"]


def test_alternatives_are_told_apart(tmp_path: Path) -> None:
    content: Any = document()
    schemas = content["components"]["schemas"]
    for kind in ("cat", "dog"):
        schemas[kind.title()] = {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}, kind: {"type": "boolean"}},
        }
    schemas["Pet"]["properties"]["friend"] = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"},
        },
    }
    page = built(tmp_path, content)["models/pets.html"]
    assert "One of 2:" in page
    assert "where <code>kind</code> is <code>&quot;cat&quot;</code>" in page


def test_a_summary_that_says_all_is_parted(tmp_path: Path) -> None:
    said = f"Add a pet. {'It gets a name. ' * 20}"
    operation = {
        "operationId": "pets_add",
        "tags": ["pets"],
        "summary": said,
        "responses": {"204": {"description": "Done."}},
    }
    paths = {"/pets/add": {"post": operation}}
    page = built(tmp_path, document(**paths))["resources/pets.html"]
    assert '<p class="lead">Add a pet.</p>' in page


def test_a_page_of_many_nested_models_stays_small(tmp_path: Path) -> None:
    content: Any = document()
    text = {"type": "string", "description": "Says something of it. " * 9}
    parts = {
        f"Part{number}": {f"part{each}": text for each in range(15)}
        for number in range(4)
    }
    held = {name: {"$ref": f"#/components/schemas/{name}"} for name in parts}
    every = {f"Whole{number}": held for number in range(24)} | parts
    schemas = content["components"]["schemas"]
    for name, members in every.items():
        schemas[name] = {"type": "object", "properties": members}
        schemas["Pet"]["properties"][name] = {"$ref": f"#/components/schemas/{name}"}
    site = built(tmp_path, content)
    assert all(
        len(text) <= 300_000 for path, text in site.items() if path.endswith(".html")
    )


@pytest.mark.parametrize("servers", [[], [{"url": "/v3", "description": "Ours."}]])
def test_a_document_without_a_host_says_what_to_do(
    tmp_path: Path, servers: list[dict[str, str]]
) -> None:
    site = built(tmp_path, document() | {"servers": servers})
    path = "/v3" if servers else ""
    said = f'base_url="https://api.example.com{path}"'
    assert (
        f"names no server. Pass its URL to the client, as in `{said}`"
        in site["index.md"]
    )
    assert "unless the client is told otherwise" not in site["index.html"]
    plain = site["index.html"].replace("<wbr>", "")
    assert said.replace('"', "&quot;") in plain


@pytest.mark.parametrize("status", ["4XX", "default", "404"])
def test_the_bodies_of_ranges_are_those_of_their_exceptions(
    tmp_path: Path, status: str
) -> None:
    content: Any = document()
    responses = content["paths"]["/pets"]["get"]["responses"]
    responses.pop("404")
    responses[status] = {"description": "", "content": responses["200"]["content"]}
    rows = built(tmp_path, content)["errors.md"].split("\n")
    (found,) = (row for row in rows if row.startswith("| `NotFoundError`"))
    assert "models/pets.md#pet" in found
    (server,) = (row for row in rows if row.startswith("| `InternalServerError`"))
    assert ("models/pets.md#pet" in server) == (status == "default")


@pytest.mark.parametrize("said", ["Fails:\n\n- at once\n- later", "- at once", "# Now"])
def test_lists_in_descriptions_of_replies_leave_pages_valid(
    tmp_path: Path, said: str
) -> None:
    content: Any = document()
    operation = content["paths"]["/pets"]["get"]
    operation |= {"summary": said, "description": ""}
    for reply in operation["responses"].values():
        reply["description"] = said
    for path, text in built(tmp_path, content).items():
        if path.endswith(".html"):
            parser = html5lib.HTMLParser()
            parser.parse(text)
            assert parser.errors == [], path
