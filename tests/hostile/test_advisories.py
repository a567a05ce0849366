"""Public advisories on generators, documentation tools and GitHub Actions, each as an attack on
this project. Only the facts of what happened are theirs; the list is in docs/security.md.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import inert
import pytest
import yaml_rs
from clientsmith import output
from clientsmith.commands import pipeline
from clientsmith.commands.generate import deliver
from clientsmith.config import Config, Docs, for_spec

ROOT = Path(__file__).parents[2]
PROTOTYPES = ("__proto__", "constructor", "prototype", "hasOwnProperty", "toString")
ELEMENTS = ("currentScript", "body", "head", "location", "cookie", "getElementById")
RUN_BY = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


def _document(**parts: Any) -> dict[str, Any]:
    head = {"openapi": "3.1.0", "info": {"title": "Acme", "version": "1"}, "paths": {}}
    return {**head, "servers": [{"url": "https://acme.example"}], **parts}


def _get(schema: Mapping[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"get": {"responses": {"200": {"description": "ok", "content": content}}}}


def _written(folder: Path, document: Mapping[str, Any]) -> Config:
    path = folder / "spec.json"
    path.write_text(json.dumps(document))
    return replace(for_spec(path), docs=Docs())


def _texts(result: pipeline.Result) -> pipeline.Result:
    """A result without the inventory of the reference, whose lines are packed."""
    files = {p: text for p, text in (result.files or {}).items() if p[-4:] != ".inv"}
    return replace(result, files=files)


def _named(names: tuple[str, ...]) -> dict[str, Any]:
    """A document in which all that can have a name has one of these."""
    schemas: dict[str, Any] = {
        name: {
            "type": "object",
            "properties": {each: {"type": "string"} for each in names},
        }
        for name in names
    }
    paths = {}
    for name in names:
        paths[f"/{name}"] = _get({"$ref": f"#/components/schemas/{name}"})
        paths[f"/{name}"]["get"] |= {
            "tags": [name],
            "operationId": name,
            "parameters": [{"name": n, "in": "query"} for n in names],
        }
    return _document(paths=paths, components={"schemas": schemas})


def test_cve_2024_35219_an_output_elsewhere(tmp_path: Path) -> None:
    """OpenAPI Generator Online (2024): a request named the output, and read and removed others."""
    config = _written(tmp_path, _document())
    theirs = tmp_path / "theirs"
    (theirs / "deep").mkdir(parents=True)
    (theirs / "deep" / "notes.txt").write_text("by hand")
    with pytest.raises(output.OutputError, match="did not write"):
        deliver(replace(config, output=theirs))
    listing = {"generator": "x", "files": {"../theirs/deep/notes.txt": "0" * 64}}
    out = tmp_path / "out"
    out.mkdir()
    (out / output.MANIFEST).write_text(json.dumps(listing))
    with suppress(output.OutputError):
        deliver(replace(config, output=out))
    assert (theirs / "deep" / "notes.txt").read_text() == "by hand"


def test_cve_2024_38526_scripts_from_a_domain_that_was_sold(tmp_path: Path) -> None:
    """pdoc --math (2024): pages loaded a script from polyfill.io, which was sold."""
    files = pipeline.generate(_written(tmp_path, _named(PROTOTYPES))).files
    assert files is not None
    for path, text in files.items():
        if path.endswith(".html"):
            loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", text)
            loaded.remove(
                '<link rel="icon" href="data:,">'
            )  # none, so none is asked for
            assert not [
                tag for tag in loaded if re.search(r"(src|href)=.?(\w+:|//)", tag)
            ]


def test_cve_2024_57083_names_of_prototypes_in_a_reference(tmp_path: Path) -> None:
    """Redoc (2025): merging objects of a document changed all objects of the page."""
    result = pipeline.generate(_written(tmp_path, _named(PROTOTYPES)))
    assert result.files is not None
    inert.check(_texts(result))
    for path, text in result.files.items():
        if path.endswith(".js") and "index" in path:
            # Names of the document are items of lists, or texts: never members.
            assert not re.search(
                r"[{,]\s*\"?(__proto__|constructor)\"?\s*:", text
            ), path


@pytest.mark.parametrize(
    "reference",
    [
        "#/__proto__/polluted",
        "#/constructor/prototype",
        "#/__class__/__init__/__globals__",
        "#/components/schemas/__proto__/__proto__",
    ],
)
def test_cve_2024_29651_references_through_prototypes(
    reference: str, tmp_path: Path
) -> None:
    """json-schema-ref-parser (2024): resolving a document changed the prototype of all objects.

    Python's twin are names like `__class__`, which must be members and nothing else.
    """
    document = _document(
        paths={"/a": _get({"$ref": reference})},
        components={"schemas": {"__proto__": {"type": "object"}}},
    )
    result = pipeline.generate(_written(tmp_path, document))
    assert "ref-not-found" in {item.code for item in result.diagnostics}
    for path, text in (result.files or {}).items():
        assert "__globals__" not in text or "_runtime" in path or "docs/" in path


@pytest.mark.parametrize(
    "query",
    [
        "$..[?(@.constructor.constructor('return process')())]",
        "$[(__import__('os').system('true'))]",
        "$[?(var _$_root=[].constructor)]",
        "$..[?(@['__class__'].__init__)]",
        "$[?@.a == __import__('os')]",
    ],
)
def test_cve_2024_21534_code_in_queries(query: str, tmp_path: Path) -> None:
    """jsonpath-plus (2024, and again 2025): queries were run as code."""
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "a", "version": "1"},
        "actions": [{"target": query, "remove": True}],
    }
    (tmp_path / "o.json").write_text(json.dumps(overlay))
    config = _written(tmp_path, _document())
    result = pipeline.generate(replace(config, overlays=(tmp_path / "o.json",)))
    told = {item.code for item in result.diagnostics if item.severity == "error"}
    assert told and told <= {"overlay-target", "overlay-no-match"}


@pytest.mark.parametrize(
    "template",
    [
        "{% set f = '{0.__class__.__init__.__globals__}'.format %}{{ f(view) }}",
        "{{ ['{0.__class__}']|map('format', view)|first }}",
        "{{ ('{0.__class__}'|attr('format'))(view) }}",
        "{{ '{a.__class__}'.format_map({'a': view}) }}",
        "{% set view.__class__ = 1 %}",
        "{% import \"x' ~ __import__('os') ~ 'y\" as z %}",
    ],
)
def test_cve_2025_27516_ways_out_of_the_sandbox(template: str, tmp_path: Path) -> None:
    """Jinja (2024, 2025): `format` was reached as a stored method (CVE-2024-56326) and by `attr`;
    the name of a template became code (CVE-2024-56201).
    """
    folder = tmp_path / "templates" / "package"
    folder.mkdir(parents=True)
    (folder / "init.py.j2").write_text(template)
    config = replace(_written(tmp_path, _document()), templates=folder.parent)
    result = pipeline.generate(config)
    told = [item for item in result.diagnostics if item.severity == "error"]
    assert result.files is None
    assert [item.code for item in told] == ["template-fault"]
    assert "__globals__': " not in told[0].message


def test_cve_2024_34064_names_as_attributes(tmp_path: Path) -> None:
    """Jinja's `xmlattr` (2024): a key with a blank (CVE-2024-22195), `/`, `>` or `=` became
    another attribute.
    """
    names = ('a onmouseover=alert(1) b="', "a/onload=alert(1)", "a>b", "a\x0confocus=1")
    result = pipeline.generate(_written(tmp_path, _named(names)))
    assert result.files is not None
    inert.check(_texts(result))  # no element has an attribute that starts with `on`


def test_cve_2024_45389_elements_that_take_names_of_the_page(tmp_path: Path) -> None:
    """Pagefind (2024): an element called `currentScript` took the place of the page's property."""
    result = pipeline.generate(_written(tmp_path, _named(ELEMENTS)))
    assert result.files is not None
    for path, text in result.files.items():
        if path.endswith(".html"):
            taken = set(re.findall(r"\s(?:id|name)=\"?([\w-]+)", text))
            assert not taken & {*ELEMENTS} - {"location"}, path
        if path.endswith(".js"):
            assert "document.currentScript" not in text, path


def _steps() -> list[tuple[str, str]]:
    """The scripts of the Action, and of the workflows that the documentation gives."""
    action = yaml_rs.loads((ROOT / "action.yml").read_text())
    found = [("action.yml", step["run"]) for step in action["runs"]["steps"]]
    for page in sorted((ROOT / "docs").glob("*.md")):
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text(), re.DOTALL):
            found += [(page.name, text) for text in _runs(yaml_rs.loads(block))]
    return found


def _runs(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for item in node for text in _runs(item)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("run", "script") if isinstance(node.get(key), str)]
    return own + [text for item in node.values() for text in _runs(item)]


def test_cve_2024_48908_inputs_and_cve_2025_53104_titles_in_scripts() -> None:
    """lychee-action, and a workflow of gluestack-ui (both 2025): an input, and the title of a
    discussion, which anybody may choose, were put into the text of a script.
    """
    steps = _steps()
    assert {name for name, _ in steps} >= {"action.yml", "ci.md"}
    for name, text in steps:
        for expression in RUN_BY.findall(text):
            assert not re.search(
                r"inputs|event|head_ref|base_ref|outputs", expression
            ), name


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    "branch",
    [
        "$(touch${IFS}pwned)",
        "`touch${IFS}pwned`",
        "a;touch${IFS}pwned",
        "--upload-pack=x",
    ],
)
def test_cve_2025_54416_names_of_branches_as_commands(
    branch: str, tmp_path: Path
) -> None:
    """tj-actions/branch-names (2025): the name of a branch was quoted, and then reached `eval`."""
    action = yaml_rs.loads((ROOT / "action.yml").read_text())
    (step,) = (each for each in action["runs"]["steps"] if each.get("id") == "compare")
    assert "eval" not in step["run"]
    for command in (("init", "-q"), ("remote", "add", "origin", "file:///nowhere")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(
        ["bash", "-c", step["run"]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        env={
            "PATH": "/usr/bin:/bin",
            "SPEC": "a.yaml",
            "FAIL_ON": "none",
            "ALLOW_LIST": "",
            "BASE": branch,
            "FOLDER": str(tmp_path),
            "PROGRAMS": "/nowhere",
            "GITHUB_OUTPUT": str(tmp_path / "outputs"),
        },
    )
    assert done.returncode != 0  # there is no such branch
    assert not (tmp_path / "pwned").exists()
