"""The committed spec against the documentation it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import documentation_page
import openapi_pydantic
import openapi_spec_validator
import pytest
import yaml_rs
from clientsmith.commands import pipeline
from clientsmith.config import Config
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load, normalize, overlay
from clientsmith.spec.source_map import SourceMap

Json = dict[str, Any]

_ROOT = Path(__file__).parents[2]
_SPEC = _ROOT / "spec" / "posthog-environments.yaml"
_OBSERVED = _ROOT / "spec" / "overlays" / "observed.yaml"
_PAGE = _ROOT.parent / "shared" / "posthog" / "environments-docs-page.txt"


def read(path: Path) -> Json:
    found: Any = yaml_rs.loads(path.read_text("utf-8"), parse_datetime=False)
    assert isinstance(found, dict)
    return found


DOCUMENTED: list[Json] = read(_ROOT / "spec" / "documented.yaml")["endpoints"]


def documented_spec() -> Json:
    return read(_SPEC)


def observed_spec() -> Json:
    """The spec with the overlay on it."""
    diagnostics = Diagnostics()
    change = load.read_document(_OBSERVED, diagnostics=diagnostics)
    assert change is not None
    sources = SourceMap(str(_SPEC))
    tree: Json = overlay.apply(read(_SPEC), [change], sources, diagnostics)
    assert not list(diagnostics)
    return tree


@pytest.fixture(params=[documented_spec, observed_spec])
def spec(request: pytest.FixtureRequest) -> Spec:
    build: Callable[[], Json] = request.param
    return Spec(build())


class Spec:
    """A spec with the questions that the inventory answers."""

    def __init__(self, tree: Json) -> None:
        self.tree = tree

    def resolve(self, node: Json) -> Json:
        while "$ref" in node:
            target: Any = self.tree
            for token in node["$ref"].removeprefix("#/").split("/"):
                target = target[token]
            node = target
        return node

    def operation(self, row: Json) -> Json:
        found: Json = self.tree["paths"][row["path"]][row["method"].lower()]
        return found

    def parameters(self, operation: Json, location: str) -> dict[str, Json]:
        resolved = map(self.resolve, operation["parameters"])
        return {item["name"]: item for item in resolved if item["in"] == location}

    def body(self, operation: Json) -> Json:
        media = operation["requestBody"]["content"]["application/json"]
        return self.resolve(media["schema"])

    def writable(self, schema: Json) -> dict[str, Json]:
        """The properties that a request may carry."""
        return {
            name: value
            for name, value in schema["properties"].items()
            if not value.get("readOnly")
        }

    def types(self, schema: Json) -> set[str]:
        """The JSON types of a schema's values, none if it does not limit them."""
        schema = self.resolve(schema)
        found = schema.get("type", [])
        types = {found} if isinstance(found, str) else set(found)
        for word in ("allOf", "anyOf", "oneOf"):
            for option in schema.get(word, []):
                types |= self.types(option)
        return types


def ids(row: Json) -> str:
    return f"{row['method']} {row['path'].partition('{project_id}')[2]}"


each_row = pytest.mark.parametrize("row", DOCUMENTED, ids=ids)


def test_the_spec_has_the_documented_operations_and_no_other(spec: Spec) -> None:
    rows = {(row["method"].lower(), row["path"]) for row in DOCUMENTED}
    held = {
        (method, path)
        for path, item in spec.tree["paths"].items()
        for method in item
        if method in ("get", "put", "post", "delete", "patch", "head", "options")
    }
    assert held == rows
    assert len(rows) == 10
    assert all(path.endswith("/") for _, path in rows)


@each_row
def test_scopes_are_those_of_the_page(spec: Spec, row: Json) -> None:
    assert spec.operation(row)["security"] == [{"PersonalAPIKeyAuth": row["scopes"]}]


@each_row
def test_path_parameters_are_those_of_the_page(spec: Spec, row: Json) -> None:
    held = spec.parameters(spec.operation(row), "path")
    assert set(held) == set(row["path_parameters"])
    for name, type_ in row["path_parameters"].items():
        assert type_ in spec.types(held[name]["schema"])
        assert held[name]["required"] is True


@each_row
def test_the_documented_spec_has_the_query_parameters_of_the_page(row: Json) -> None:
    spec = Spec(documented_spec())
    held = spec.parameters(spec.operation(row), "query")
    types = {name: spec.types(item["schema"]) for name, item in held.items()}
    assert types == {name: {type_} for name, type_ in row["query_parameters"].items()}
    assert not any(item["required"] for item in held.values())


@each_row
def test_the_overlay_keeps_the_query_parameters_of_the_page(row: Json) -> None:
    spec = Spec(observed_spec())
    held = spec.parameters(spec.operation(row), "query")
    for name, type_ in row["query_parameters"].items():
        assert spec.types(held[name]["schema"]) == {type_}


@each_row
def test_body_fields_are_those_of_the_page(spec: Spec, row: Json) -> None:
    operation = spec.operation(row)
    if not row["body_parameters"]:
        assert "requestBody" not in operation
        return
    held = spec.writable(spec.body(operation))
    assert list(held) == list(row["body_parameters"])
    for name, type_ in row["body_parameters"].items():
        assert type_ is None or spec.types(held[name]) - {"null"} == {type_}


@each_row
def test_required_body_fields_are_those_of_the_page(row: Json) -> None:
    spec = Spec(documented_spec())
    if row["body_parameters"]:
        operation = spec.operation(row)
        schema = spec.body(operation)
        required = set(schema["required"]) & set(spec.writable(schema))
        assert required == set(row["required_body"])
        assert operation["requestBody"]["required"] is True


@each_row
def test_the_overlay_requires_no_body_field_that_the_page_does_not(row: Json) -> None:
    spec = Spec(observed_spec())
    if row["body_parameters"]:
        schema = spec.body(spec.operation(row))
        required = set(schema.get("required", [])) & set(spec.writable(schema))
        assert required <= set(row["required_body"])


@each_row
def test_the_reply_is_that_of_the_page(row: Json) -> None:
    responses = documented_spec()["paths"][row["path"]][row["method"].lower()][
        "responses"
    ]
    reply = responses[str(row["status"])]
    assert [status for status in responses if status.startswith("2")] == [
        str(row["status"])
    ]
    assert ("content" in reply) == ("example" in row)
    if "example" in row:
        examples = reply["content"]["application/json"]["examples"]
        assert examples["documented"]["value"] == row["example"]


@each_row
def test_the_overlay_keeps_the_status_of_the_page(row: Json) -> None:
    operation = Spec(observed_spec()).operation(row)
    assert str(row["status"]) in operation["responses"]


@each_row
def test_each_property_of_a_documented_example_is_described(
    spec: Spec, row: Json
) -> None:
    def undescribed(schema: Json, value: Any, path: str) -> Iterator[str]:
        schema = spec.resolve(schema)
        options = [schema, *schema.get("allOf", []), *schema.get("anyOf", [])]
        resolved = [spec.resolve(option) for option in options]
        if isinstance(value, list):
            for item in value:
                yield from undescribed(schema["items"], item, f"{path}/-")
        elif isinstance(value, dict):
            known = {k: v for o in resolved for k, v in o.get("properties", {}).items()}
            for name, item in value.items():
                if name not in known:
                    yield f"{path}/{name}"
                else:
                    yield from undescribed(known[name], item, f"{path}/{name}")

    if "example" in row:
        responses = spec.operation(row)["responses"]
        media = responses[str(row["status"])]["content"]["application/json"]
        assert list(undescribed(media["schema"], row["example"], "")) == []


def test_the_inventory_is_what_the_page_says() -> None:
    if not _PAGE.exists():
        pytest.skip(f"the documentation page is not at hand ({_PAGE.name})")
    assert documentation_page.endpoints(_PAGE.read_text("utf-8")) == DOCUMENTED


def test_examples_hold_their_integers_exactly() -> None:
    run = DOCUMENTED[5]["example"]["latest_runs"][0]
    assert run["bytes_exported"] == -9223372036854776000
    assert type(run["bytes_exported"]) is int


def test_errors_have_the_body_of_posthog(spec: Spec) -> None:
    for row in DOCUMENTED:
        responses = spec.operation(row)["responses"]
        for status in ("4XX", "5XX", "429"):
            media = spec.resolve(responses[status])["content"]["application/json"]
            properties = spec.resolve(media["schema"])["properties"]
            assert {"type", "code", "detail", "attr"} <= set(properties)


def test_servers_are_both_clouds_and_a_host_of_ones_own(spec: Spec) -> None:
    us, eu, own = spec.tree["servers"]
    assert (us["url"], eu["url"]) == (
        "https://us.posthog.com",
        "https://eu.posthog.com",
    )
    assert set(own["variables"]) == {"host"}


def test_the_spec_is_valid_openapi(spec: Spec) -> None:
    openapi_spec_validator.validate(spec.tree)
    assert openapi_pydantic.OpenAPI.model_validate(spec.tree).openapi == "3.1.0"


def test_every_description_is_there(spec: Spec) -> None:
    silent = [
        f"{name}.{field}"
        for name, schema in spec.tree["components"]["schemas"].items()
        for field, value in {"": schema, **schema.get("properties", {})}.items()
        if not value.get("description")
    ]
    assert silent == []


def test_the_spec_is_its_own_normal_form() -> None:
    result = pipeline.normalize(Config(root=_ROOT, spec=_SPEC))
    assert list(result.diagnostics) == []
    assert result.text == _SPEC.read_text("utf-8")


def test_the_spec_stays_in_normal_form_under_the_overlay() -> None:
    tree = observed_spec()
    diagnostics = Diagnostics()
    normal = normalize.normalize(deepcopy(tree), SourceMap(str(_SPEC)), diagnostics)
    assert normal == tree
    assert list(diagnostics) == []
