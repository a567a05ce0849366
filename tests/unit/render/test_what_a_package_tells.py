"""The README of a package and the docstrings of its methods tell what a document says."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.config.values import Distribution, Docs


def _operation(number: int, said: str) -> dict[str, Any]:
    thing = {"$ref": "#/components/schemas/Thing"}
    content = {"application/json": {"schema": thing}}
    return {
        "operationId": f"things_do_{number:02}",
        "tags": ["things"],
        "summary": f"Do [{number}]. And more",
        "responses": {"200": {"description": said, "content": content}},
    }


def _document(count: int, said: str = "OK") -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Things",
            "version": "1",
            "license": {"name": "Apache 2.0"},
            "contact": {"name": "Desk", "email": "desk@things.test"},
        },
        "paths": {
            f"/things/{number}": {"post": _operation(number, said)}
            for number in range(count)
        },
        "components": {
            "schemas": {
                "Thing": {"type": "object", "description": "One thing.\n\nMore."}
            }
        },
    }


def _files(folder: Path, content: dict[str, Any], **more: Any) -> dict[str, str]:
    spec = folder / "spec.json"
    spec.write_text(json.dumps(content), "utf-8")
    files = pipeline.generate(replace(for_spec(spec), **more)).files
    assert files is not None
    return files


def test_a_readme_lists_methods_and_facts(tmp_path: Path) -> None:
    text = _files(tmp_path, _document(3), docs=Docs())["README.md"]
    assert r"`: Do \[1\]" in text
    assert "Methods by resource" not in text
    assert (
        "- Python 3.11 or later.\n- Reference: [docs/index.md](docs/index.md).\n"
        in text
    )
    assert "- Licence of the API's description: Apache 2.0.\n" in text
    assert "- Support: Desk, desk@things.test.\n" in text


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("What is kept.\n\nAnd more.", "What is kept."),
        ("What is kept here, what is borrowed, and what was lost at sea. " * 2, "Things."),
    ],
)
def test_a_module_of_a_resource_begins_with_a_whole_sentence(
    tmp_path: Path, said: str, title: str
) -> None:
    document = _document(1) | {"tags": [{"name": "things", "description": said}]}
    files = _files(tmp_path, document)
    module = next(text for place, text in files.items() if place.endswith("resources/things.py"))
    assert module.startswith(f'"""{title}"""\n')


def test_a_long_readme_lists_the_first(tmp_path: Path) -> None:
    about = Distribution(license="MIT", python=">=3.12", api=True)
    text = _files(tmp_path, _document(34), distribution=about)["README.md"]
    assert text.count("(…)`: Do") == 30
    assert "and 4 more, which [the reference](api.md) has. Methods by resource:" in text
    assert "- Python 3.12 or later.\n" in text and "- Licence: MIT.\n" in text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The thing that was done", "Returns: The thing that was done."),
        ("Successful Response", "Returns: One thing."),
        ("", "Returns: One thing."),
    ],
)
def test_a_docstring_says_what_is_returned(
    tmp_path: Path, said: str, shown: str
) -> None:
    """What says nothing, as frameworks write it, gives way to what is said of the type."""
    text = _files(tmp_path, _document(1, said))["things/resources/things.py"]
    assert shown in text


def _called(
    folder: Path, method: str, fields: dict[str, Any], *, required: bool = False
) -> str:
    """The example in the docstring of a method whose body has these fields."""
    content = _document(1)
    operation = content["paths"]["/things/0"].pop("post")
    schema = {"type": "object", "properties": fields}
    operation["requestBody"] = {
        "required": required,
        "content": {"application/json": {"schema": schema}},
    }
    content["paths"]["/things/0"][method] = operation
    for path, text in _files(folder, content).items():
        for node in ast.walk(ast.parse(text if "/resources/" in path else "")):
            if isinstance(node, ast.FunctionDef):
                told = ast.get_docstring(node) or ""
                _, _, example = told.partition("Example:\n")
                call, _, _ = example.partition("\n\n")
                if call:
                    return call[call.index("(") :]
    return ""


@pytest.mark.parametrize(
    ("method", "required", "fields", "call"),
    [
        ("post", False, {"name": {"example": "Rex"}, "age": {}}, 'name="Rex"'),
        ("post", True, {"name": {}, "age": {"example": 2}}, "age=2"),
        ("post", True, {"name": {}, "age": {}}, None),
        ("patch", False, {"n": {"example": 'say """'}}, 'n=\'say """\''),
        ("post", False, {"born": {"example": "no date"}}, None),
    ],
)
def test_a_docstring_shows_the_call_that_is_documented(
    tmp_path: Path,
    method: str,
    required: bool,
    fields: dict[str, Any],
    call: str | None,
) -> None:
    types = {"name": "string", "age": "integer", "n": "string", "born": "string"}
    typed = {
        name: {"type": types[name], **({"format": "date"} if name == "born" else {})}
        | field
        for name, field in fields.items()
    }
    found = _called(tmp_path, method, typed, required=required)
    assert found == ("" if call is None else f"({call})")


def test_a_docstring_leaves_long_examples_to_the_reference(tmp_path: Path) -> None:
    fields = {f"f{i}": {"type": "array", "items": {"type": "string"}} for i in range(5)}
    for field in fields.values():
        field["example"] = ["a long text"] * 6
    assert _called(tmp_path, "post", fields) == ""
