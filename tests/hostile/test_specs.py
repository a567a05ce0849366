"""Documents written to attack: each is refused with a place, or its client is inert.

The numbers are those of the cases in docs/security.md.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import inert
import pytest
from clientsmith.commands import pipeline
from clientsmith.report.diagnostics import Severity

SPECS = Path(__file__).parent / "specs"


@dataclass(frozen=True)
class Expected:
    """Whether files come of a document, and which codes it is told with at least."""

    generates: bool
    codes: frozenset[str] = frozenset()


def _yes(*codes: str) -> Expected:
    return Expected(True, frozenset(codes))


def _no(*codes: str) -> Expected:
    return Expected(False, frozenset(codes))


EXPECTED = {
    "a02_text_ends.yaml": _yes(),
    "a04_contact.yaml": _yes(),
    "a06_server_urls.yaml": _yes("server-invalid"),
    "a08_operation_ids.yaml": _yes("operation-id-repeated", "hidden-character"),
    "a10_schema_names.yaml": _yes("component-name"),
    "a12_enums.yaml": _yes("hidden-character"),
    "a14_const.yaml": _yes(),
    "a16_slow_patterns.yaml": _yes(),
    "a18_extensions.yaml": _yes(),
    "a20_header_names.yaml": _yes("parameter-invalid"),
    "a22_security.yaml": _yes("security-scheme-invalid", "security-scheme-missing"),
    "a24_line_ends.json": _yes(),
    "a26_nfkc_names.yaml": _yes("component-name", "hidden-character"),
    "a28_markup.yaml": _yes(),
    "a30_ref_files.yaml": _no("ref-refused"),
    "a32_ref_cycles.yaml": _no("ref-cycle", "ref-not-text", "ref-not-found"),
    "a34_yaml_tags.yaml": _no("yaml-tag"),
    "a40_discriminators.yaml": _yes("mapping-not-found"),
    "a42_schema_keywords.yaml": _yes("schema-dialect"),
    "a44_numbers.json": _no("duplicate-key", "number-not-finite", "number-too-large"),
    "a46_wrong_types.yaml": _no("wrong-structure", "wrong-type"),
}


def test_every_document_is_expected() -> None:
    assert {path.name for path in SPECS.iterdir()} == EXPECTED.keys()


@pytest.fixture(scope="module")
def results() -> dict[str, pipeline.Result]:
    return {name: inert.generate(SPECS / name, docs=True) for name in EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_hostile_document(name: str, results: dict[str, pipeline.Result]) -> None:
    result = results[name]
    inert.check(result)
    told = {item.code for item in result.diagnostics}
    errors = [item for item in result.diagnostics if item.severity is Severity.ERROR]
    assert EXPECTED[name].codes <= told
    assert (result.files is not None) == EXPECTED[name].generates, errors


_IMPORT_ALL = """
import importlib, json, pathlib, sys
sys.dont_write_bytecode = True
faults = {}
for folder in map(pathlib.Path, sys.argv[1:]):
    sys.path.insert(0, str(folder))
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if "_runtime" in parts:
            continue
        try:
            module = importlib.import_module(name)
            if parts[-2:-1] == ("models",):
                for each in vars(module).values():
                    if getattr(each, "__module__", "") == name and hasattr(each, "model_rebuild"):
                        each.model_rebuild()
        except BaseException as error:
            faults[str(path.relative_to(folder))] = f"{type(error).__name__}: {error}"
    sys.path.pop(0)
print(json.dumps(faults))
"""


def test_every_client_can_be_imported(
    results: dict[str, pipeline.Result], tmp_path: Path
) -> None:
    """Importing runs whatever would be code at module level, doctest what looks like a session."""
    folders = []
    modules = []
    for name, result in results.items():
        if result.files is None:
            continue
        folder = tmp_path / name.partition(".")[0]
        folders.append(str(folder))
        for path, text in result.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", "surrogateescape")
            if path.endswith(".py") and "/_runtime/" not in path:
                modules.append(str(target))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _IMPORT_ALL, *folders],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=tmp_path,
    )
    assert json.loads(done.stdout) == {}
    found = subprocess.run(
        [sys.executable, "-c", _FIND_DOCTESTS, *modules],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=tmp_path,
    )
    assert found.stdout.strip() == "0"


_FIND_DOCTESTS = """
import ast, doctest, sys
count = 0
for path in sys.argv[1:]:
    for node in ast.walk(ast.parse(open(path, encoding="utf-8").read())):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            count += len(doctest.DocTestParser().get_examples(ast.get_docstring(node, False) or ""))
print(count)
"""


def _wire_names(result: pipeline.Result) -> set[str]:
    assert result.api is not None
    return {
        member.wire
        for declaration in result.api.declarations.values()
        for member in getattr(declaration, "fields", ())
    }


def test_wire_names_are_kept(results: dict[str, pipeline.Result]) -> None:
    """Names that Python folds together (A26) stay what they are on the wire."""
    folded = _wire_names(results["a26_nfkc_names.yaml"])
    assert {
        "\u017f",
        "s",
        "S",
        "\u212b",
        "\u00c5",
        "e\u0301",
        "a\u200db",
        "ab",
    } <= folded


def test_enum_values_are_kept(results: dict[str, pipeline.Result]) -> None:
    """No value is merged with another or altered (A12)."""
    files = results["a12_enums.yaml"].files or {}
    text = "\n".join(text for path, text in files.items() if "/models/" in path)
    for value in ("a", "A", "a ", "a-b", "a_b", "mro", "__class__", "", "0"):
        assert f'"{value}"' in text


def test_credentials_of_servers_reach_no_file(
    results: dict[str, pipeline.Result],
) -> None:
    """A password in a server's url (A06) is in no file and in no message."""
    result = results["a06_server_urls.yaml"]
    for text in (result.files or {}).values():
        assert "hunter2" not in text
    for item in result.diagnostics:
        assert "hunter2" not in item.message


def test_no_file_outside_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """References (A30) open nothing but the document itself."""
    opened: list[str] = []
    genuine = os.open

    def open_and_note(name: str, *given: Any, **named: Any) -> int:
        opened.append(str(name))
        return genuine(name, *given, **named)

    monkeypatch.setattr(os, "open", open_and_note)
    inert.generate(SPECS / "a30_ref_files.yaml")
    assert opened == [str(SPECS / "a30_ref_files.yaml")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """Where a link leads is what counts (A30)."""
    secret = tmp_path / "elsewhere" / "deep" / "secret.yaml"
    secret.parent.mkdir(parents=True)
    secret.write_text("x: {type: string, description: hunter2}\n")
    folder = tmp_path / "api" / "v1"
    folder.mkdir(parents=True)
    (folder / "linked.yaml").symlink_to("/etc/hostname")
    (folder / "spec.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {$ref: 'linked.yaml#/x'},"
        " B: {$ref: '../../elsewhere/deep/secret.yaml#/x'}}}\n"
    )
    result = inert.generate(folder / "spec.yaml")
    assert [item.code for item in result.diagnostics].count("ref-refused") == 2
    assert result.files is None


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """References to hosts (A31) and to metadata services are told, not fetched."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket", refuse)
    monkeypatch.setattr("socket.create_connection", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    urls = (
        "http://169.254.169.254/latest/meta-data",
        "https://example.com/a.yaml#/x",
        "//example.com/a.yaml",
        "HTTP://127.0.0.1:9/",
        "http://[::1]/",
        "http://[",
    )
    schemas = {f"S{index}": {"$ref": url} for index, url in enumerate(urls)}
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "a", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    result = inert.generate_tree(tree, tmp_path)
    told = [item for item in result.diagnostics if item.code.startswith("ref-")]
    assert len(told) == len(urls)
    assert result.files is None
    for name in ("a22_security.yaml", "a42_schema_keywords.yaml"):
        inert.generate(SPECS / name)


def _large() -> dict[str, object]:
    members = {f"p{number}": {"type": "string"} for number in range(1_500)}
    options = [
        {"type": "object", "required": [f"k{n}"], "properties": {f"k{n}": {"const": n}}}
        for n in range(200)
    ]
    schemas = {
        "Wide": {"type": "object", "properties": members},
        "Long": {"type": "string", "enum": [f"value {n}" for n in range(3_000)]},
        "Any": {"oneOf": options},
    }
    query = [
        {"name": f"q{number}", "in": "query", "schema": {"type": "string"}}
        for number in range(300)
    ]
    content = {
        name: {
            "get": {
                "operationId": f"get{name}",
                "parameters": query,
                "responses": {
                    "200": {
                        "description": "d",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": f"#/components/schemas/{name}"}
                            }
                        },
                    }
                },
            }
        }
        for name in schemas
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1"},
        "paths": {f"/{name}": item for name, item in content.items()},
        "components": {"schemas": schemas},
    }


def test_large_declarations(tmp_path: Path) -> None:
    """Thousands of members, values, arguments and options (A36) take seconds, not minutes."""
    began = time.monotonic()
    result = inert.generate_tree(_large(), tmp_path)
    inert.check(result)
    assert time.monotonic() - began < 120
    assert result.files is not None


def test_long_names(tmp_path: Path) -> None:
    """Names of hundreds of characters (A38) are cut and stay different."""
    long = "Abcdefghij" * 30
    word = "x" * 20_000
    schemas = {
        long + end: {"type": "object", "properties": {long + "A": {}, long + "B": {}}}
        for end in ("One", "Two")
    }
    paths = {
        f"/{long}/{end}": {
            "get": {
                "operationId": long + end,
                "tags": [long + end],
                "description": word,
                "responses": {
                    "200": {
                        "description": word,
                        "content": {
                            "application/json": {
                                "schema": {"$ref": f"#/components/schemas/{long}{end}"}
                            }
                        },
                    }
                },
            }
        }
        for end in ("One", "Two")
    }
    tree = {
        "openapi": "3.1.0",
        "info": {"title": long, "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    result = inert.generate_tree(tree, tmp_path, docs=True)
    inert.check(result)
    assert result.files is not None


def test_patterns_are_never_compiled(tmp_path: Path) -> None:
    """A slow or broken pattern (A15, A16) is text at most: no generated file compiles one."""
    result = inert.generate(SPECS / "a16_slow_patterns.yaml")
    for path, text in inert.own(result.files or {}).items():
        assert "import re" not in text and "re.compile" not in text, path
        assert "pattern=" not in text, path


# --- the outside collection -----------------------------------------------------------------

_CHECKER = Path(__file__).parents[3] / "shared" / "attacks" / "check.py"


@pytest.mark.slow
@pytest.mark.skipif(
    not _CHECKER.exists(), reason="../shared/attacks is not beside this folder"
)
def test_the_outside_collection() -> None:
    """Its checker finds nothing in what comes of its documents."""
    assert importlib.util.find_spec("clientsmith") is not None
    command = f"{sys.executable} -m clientsmith generate {{spec}} --output {{out}}"
    done = subprocess.run(
        [sys.executable, str(_CHECKER), "--gen", command],
        capture_output=True,
        text=True,
        timeout=580,
        check=False,
    )
    assert "'weak': 0, 'FAIL': 0" in done.stdout, done.stdout
