"""Attributes of models, arguments of methods and of the client, webhooks."""

from __future__ import annotations

import re
import sys

import pytest
from clientsmith.config import Credential
from clientsmith.config.package_names import PACKAGES
from clientsmith.emit.render import templates_folder
from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics
from naming import api, component, json_body, named, operation, parameter


def fields(*wires: str) -> dict[str, str]:
    shape = component("Thing", *wires)
    names = named(api((), [shape]))
    return {wire: names.field(shape.id, wire) for wire in wires}


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("userId", "user_id"),
        ("schema", "schema_"),
        ("copy", "copy_"),
        ("model_dump", "model_dump_"),
        ("class", "class_"),
        ("list", "list"),
        ("type", "type"),
        ("id", "id"),
        ("datetime", "datetime"),
        ("match", "match"),
        ("_private", "private"),
        ("__class__", "class_"),
        ("+1", "plus_1"),
        ("", "field"),
        ("\x00", "field"),
        ("*", "star"),
        ("ſelf", "self"),
    ],
)
def test_attributes(wire: str, name: str) -> None:
    assert fields(wire) == {wire: name}


def test_a_property_called_like_its_attribute_keeps_it() -> None:
    found = fields("userId", "user_id", "user-id", "UserID")
    assert found["user_id"] == "user_id"
    others = {found["userId"], found["user-id"], found["UserID"]}
    assert others == {"user_id_2", "user_id_3", "user_id_4"}
    assert fields("from", "from_") == {"from": "from_2", "from_": "from_"}


def test_punctuation_tells_apart() -> None:
    assert fields("StartTime", "StartTime<", "StartTime>") == {
        "StartTime": "start_time",
        "StartTime<": "start_time_before",
        "StartTime>": "start_time_after",
    }


def test_reserved_properties_are_told() -> None:
    diagnostics = Diagnostics()
    named(api((), [component("Thing", "schema", "name")]), diagnostics)
    assert [item.code for item in diagnostics] == ["name-reserved"]


def arguments(call: ir.Operation, *shapes: ir.Object) -> dict[tuple[str, str], str]:
    names = named(api([call], shapes))
    found = names._arguments[call.id]
    return {key: names.argument(call.id, key) for key in found}


def test_arguments_keep_the_names_of_the_wire() -> None:
    call = operation(
        "GET /x/{itemId}",
        parameters=(
            parameter("pageSize"),
            parameter("X-Trace", "header"),
            parameter("options"),
            parameter("self", "cookie"),
            parameter("from"),
        ),
    )
    assert arguments(call) == {
        ("path", "itemId"): "item_id",
        ("query", "pageSize"): "page_size",
        ("header", "X-Trace"): "x_trace",
        ("query", "options"): "options_",
        ("cookie", "self"): "self_",
        ("query", "from"): "from_",
    }


def test_locations_tell_arguments_apart() -> None:
    shape = component("Body", "id", "schema")
    call = operation(
        "POST /x/{id}",
        parameters=(parameter("id"), parameter("id", "header")),
        body=json_body(ir.Ref(shape.id)),
    )
    assert arguments(call, shape) == {
        ("path", "id"): "id",
        ("query", "id"): "query_id",
        ("header", "id"): "header_id",
        ("body", "id"): "body_id",
        ("body", "schema"): "schema_",
    }


def test_read_only_properties_are_no_arguments() -> None:
    read_only = ir.Field(
        wire="id", type=ir.STRING, required=True, access=ir.Access.READ_ONLY
    )
    name = ir.Field(wire="name", type=ir.STRING, required=True)
    shape = ir.Object(
        id=ir.TypeId("/components/schemas/B"),
        hint=ir.Hint("B", component=True),
        fields=(read_only, name),
    )
    call = operation("POST /x", body=json_body(ir.Ref(shape.id)))
    assert arguments(call, shape) == {("body", "name"): "name"}


def test_a_whole_body_is_one_argument() -> None:
    call = operation("POST /x", body=json_body(ir.Array(ir.STRING)))
    assert arguments(call) == {("body", ""): "body"}
    call = operation(
        "POST /x",
        parameters=(parameter("body"),),
        body=json_body(ir.STRING, "text/plain"),
    )
    assert arguments(call) == {("body", ""): "body", ("query", "body"): "query_body"}


def credentials(*schemes: ir.Scheme, **config: Credential) -> dict[str, str]:
    names = named(api((), schemes=schemes), credentials=config)
    return {made.name: names.credential(made.name) for made in schemes}


def scheme(name: str, kind: str) -> ir.Scheme:
    return ir.Scheme(name=name, kind=ir.SchemeKind(kind))


def test_credentials() -> None:
    assert credentials(scheme("Key", "apiKey")) == {"Key": "api_key"}
    assert credentials(scheme("http", "bearer")) == {"http": "token"}
    assert credentials(scheme("PersonalAPIKeyAuth", "bearer")) == {
        "PersonalAPIKeyAuth": "api_key"
    }
    assert credentials(scheme("login", "basic")) == {"login": "auth"}
    assert credentials(scheme("o", "oauth2")) == {"o": "token"}


def test_credentials_that_would_be_called_alike_use_their_own_names() -> None:
    assert credentials(
        scheme("apiKeyAuth", "apiKey"), scheme("appKeyAuth", "apiKey")
    ) == {"apiKeyAuth": "api_key", "appKeyAuth": "app_key"}
    assert credentials(scheme("user", "bearer"), scheme("Machine", "oauth2")) == {
        "user": "token",
        "Machine": "machine",
    }


def test_credentials_of_the_configuration_may_be_shared() -> None:
    chosen = {
        "a": Credential(argument="key"),
        "b": Credential(argument="key"),
    }
    found = credentials(scheme("a", "apiKey"), scheme("b", "bearer"), **chosen)
    assert found == {"a": "key", "b": "key"}


def test_mutual_tls_has_no_argument() -> None:
    names = named(api((), schemes=(scheme("m", "mutualTLS"),)))
    with pytest.raises(KeyError):
        names.credential("m")


def test_webhooks() -> None:
    hooks = tuple(
        ir.Webhook(name=name, method="POST", body=None)
        for name in ("newPet", "new-pet", "import")
    )
    names = named(api((), webhooks=hooks))
    assert names.webhook("import") == "import_"
    assert {names.webhook("newPet"), names.webhook("new-pet")} == {
        "new_pet",
        "new_pet_post",
    }


@pytest.mark.parametrize(
    ("title", "client", "package"),
    [
        ("GitHub v3 REST API", "GitHub", "github"),
        ("OData Service for namespace acme.graph", "AcmeGraph", "acme_graph"),
        ("PostHog Environments API", "PostHogEnvironments", "posthog_environments"),
        ("Netlify's API documentation", "Netlify", "netlify"),
        ("OpenAI API", "OpenAI", "openai"),
        ("Scalar Galaxy", "ScalarGalaxy", "scalar_galaxy"),
        ("Pets (beta): the API", "Pets", "pets"),
        ("3scale", "ThreeScale", "api_3scale"),
        ("名前", "U540dU524d", "u540d_u524d"),
        ("Email", "Email", "email_client"),
        ("Pydantic", "Pydantic", "pydantic_client"),
        ("CON", "CON", "con_client"),
        ("Import", "Import", "import_client"),
    ],
)
def test_the_client_is_called_by_the_title(
    title: str, client: str, package: str
) -> None:
    names = named(api((), title=title))
    assert (names.client, names.async_client) == (client, f"Async{client}")
    assert names.package == package
    assert names.package.isidentifier()


def test_no_package_hides_a_module_that_it_needs() -> None:
    """Not even one that another version of Python has."""
    modules = {name for name in sys.stdlib_module_names if not name.startswith("_")}
    assert {name for name in modules if name.islower()} <= PACKAGES
    needed = re.compile(r"^ *(?:from|import) (\w+)", re.MULTILINE)
    for path in (templates_folder() / "runtime").glob("*.py"):
        found = set(needed.findall(path.read_text("utf-8")))
        assert {name for name in found if not name.startswith("_")} <= PACKAGES, path


def test_a_title_that_says_nothing_gives_way_to_the_host() -> None:
    made = api(
        (), title="API Reference", servers=(ir.Server(url="https://api.cohere.com/v1"),)
    )
    assert named(made).client == "Cohere"
    assert named(api((), title="")).client == "Client"
    assert named(made, client="Mine", package="mine").client == "Mine"


@pytest.mark.parametrize("ask", ["type", "param", "method", "resource", "webhook"])
def test_what_was_not_decided_raises(ask: str) -> None:
    with pytest.raises(KeyError):
        getattr(named(api()), ask)("/nowhere")
