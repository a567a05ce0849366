"""What docstrings say is said once, and in whole sentences."""

from __future__ import annotations

import json
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.emit.escape import markdown
from clientsmith.model import ir
from clientsmith.model.bounds import bounds
from clientsmith.text.code import with_full_stop
from clientsmith.text.sentences import with_article


def _query(name: str, said: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": said, "schema": schema}


def _reply(said: str) -> dict[str, Any]:
    thing = {"$ref": "#/components/schemas/Thing"}
    return {"description": said, "content": {"application/json": {"schema": thing}}}


SPEC: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Things REST API.", "version": "1"},
    "paths": {
        "/things": {
            "post": {
                "operationId": "things_create",
                "summary": "Make a thing (quickly)",
                "description": "Deprecated in favor of another one.",
                "deprecated": True,
                "parameters": [
                    _query(
                        "size", "Its size. Defaults to 5.", type="integer", default=5
                    ),
                    _query("page", "The page. Default: 1", type="integer", default=1),
                    _query(
                        "kind", "Kinds without default.", type="string", default="a"
                    ),
                    _query("code", "A code", type="string", minLength=2, maxLength=2),
                    _query("name", "A name", type="string", minLength=0, maxLength=9),
                ],
                "responses": {
                    "200": _reply("A thing of this name was there."),
                    "201": _reply("The thing was made."),
                    "400": {"description": "No name."},
                    "401": {"description": "Unauthorized"},
                    "404": {"description": "No shop."},
                },
            },
            "get": {
                "operationId": "things_list",
                "responses": {"200": _reply("Returns the things there are")},
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "description": "Thing Model",
                "properties": {
                    "color": {"$ref": "#/components/schemas/Color"},
                    "shape": {"$ref": "#/components/schemas/Shape"},
                    "name": {"$ref": "#/components/schemas/Name"},
                },
            },
            "Name": {"type": "string", "description": "What it is called"},
            "Color": {
                "type": "string",
                "enum": ["red", "lime"],
                "description": "An enumeration.",
            },
            "Shape": {
                "type": "string",
                "enum": ["flat", "round"],
                "description": "Shape of a thing",
            },
        }
    },
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    spec = tmp_path_factory.mktemp("told") / "spec.json"
    spec.write_text(json.dumps(SPEC), "utf-8")
    files = pipeline.generate(for_spec(spec)).files
    assert files is not None
    return dict(files)


def _file(package: dict[str, str], ending: str) -> str:
    return next(text for path, text in package.items() if path.endswith(ending))


@pytest.mark.parametrize(
    ("said", "unsaid"),
    [
        ("size: Its size. Defaults to 5.\n", "Default: 5"),
        ("page: The page. Default: 1\n", "1. Default"),
        ('kind: Kinds without default. Default: "a".\n', ""),
        ("code: A code. Exactly 2 characters.\n", "At least 2"),
        ("name: A name. At most 9 characters.\n", "At least 0"),
        ("Make a thing (quickly).\n", ""),
        ("Deprecated in favor of another one.\n", "Deprecated.\n"),
        ("With 200: A thing of this name was there. With 201: The thing was made.", ""),
        ("Returns: The things there are.\n", "Returns: Returns"),
    ],
)
def test_a_docstring_says_things_once(
    package: dict[str, str], said: str, unsaid: str
) -> None:
    text = (
        _file(package, "resources/things.py")
        .replace("\n            ", " ")
        .replace("    API:", "API:")
    )
    assert said.replace("\n", "") in " ".join(text.split())
    assert not unsaid or unsaid not in text


def test_what_frameworks_write_is_no_description(package: dict[str, str]) -> None:
    text = _file(package, "models/things.py")
    assert "An enumeration" not in text and "Thing Model" not in text
    assert '"""Shape of a thing"""' in text


def test_a_property_says_what_its_component_of_a_text_says(
    package: dict[str, str],
) -> None:
    assert 'name: Name | None = None\n    """What it is called"""' in _file(
        package, "models/things.py"
    )


def test_exceptions_come_by_their_status(package: dict[str, str]) -> None:
    told = _file(package, "resources/things.py").partition("Raises:")[2]
    names = (
        "BadRequestError: No name.",
        "AuthenticationError\n",
        "NotFoundError: No shop.",
    )
    assert sorted(names, key=told.index) == list(names)


def test_a_title_stands_in_a_sentence(package: dict[str, str]) -> None:
    assert '"""The client of the Things REST API."""' in _file(package, "/_client.py")
    assert _file(package, "README.md").startswith(
        "# Things REST API\n\nA typed Python client of the"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Shop API", "the Shop API"),
        ("Shop  REST APIs.", "the Shop REST APIs"),
        ("The Shop API", "The Shop API"),
        ("API", "API"),
        ("Shop", "Shop"),
        ("Shop: the API", "Shop: the API"),
        ("Shop API: buy, and sell", "the Shop API"),
        ("Shop API - Version 2", "the Shop API"),
    ],
)
def test_an_article_precedes_what_is_a_thing(title: str, expected: str) -> None:
    assert with_article(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a."),
        ("a (b)", "a (b)."),
        ('say "a"', 'say "a".'),
        ('say "a."', 'say "a."'),
        ("a:", "a:"),
        ("```\na\n```", "```\na\n```"),
        ("", ""),
    ],
)
def test_a_sentence_ends(text: str, expected: str) -> None:
    assert with_full_stop(text) == expected


def test_code_in_a_readme_stays_code() -> None:
    written = str(markdown("Send `a_b*` [x] and `|` `<b>`"))
    assert written == r"Send `a_b*` \[x\] and \`\|\` `<b>`"


def test_bounds_go_from_the_least_to_the_greatest() -> None:
    asked = (("maximum", 9), ("exclusiveMinimum", 1), ("multipleOf", 2))
    scalar = ir.Scalar("integer", constraints=asked)
    api = ir.Api(title="", version="", operations=(), declarations={})
    told = [str(bound) for bound in bounds(api, scalar)]
    assert told == ["More than 1.", "At most 9.", "A multiple of 2."]
