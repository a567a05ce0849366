"""Configurations of other generators are adopted as the SDKs that they describe."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith import config as configuration
from clientsmith.adopt import (
    Modules,
    Sources,
    SourcesError,
    decide_names,
    is_makers_file,
    make_successor,
    read_makers_file,
)
from clientsmith.adopt.values import Sdk
from clientsmith.cli.app import app
from clientsmith.config.values import for_spec
from clientsmith.report.diagnostics import Diagnostics

from .sdks import DOCUMENT

STAINLESS = """\
organization: {name: zoo keeper}
targets:
  python: {package_name: zoo-sdk}
environments: {production: "https://zoo.example"}
resources:
  $shared:
    models: {cage: "#/components/schemas/cage-response"}
  cages:
    models: {beast: Animal, unknown: "#/components/schemas/Nowhere"}
    methods:
      list: get /v1/cages
      buildOne: {type: http, endpoint: post /v1/cages, deprecated: use list}
      hidden: {endpoint: get /v1/status, only: [go]}
    subresources:
      animals:
        methods: {import: "get /v1/cages/{cage}/animals/{animal}"}
  $client:
    methods: {ping: get /v1/status}
client_settings:
  opts:
    api_token: {type: string, read_env: ZOO_TOKEN, auth: {security_scheme: Key}}
    region: {type: string, read_env: ZOO_REGION, send_in_header: Zoo-Region}
    keeper: {type: string, auth: {security_scheme: Basic, role: username}}
    secret: {type: string, auth: {security_scheme: Basic, role: password}}
"""


def read(text: str, folder: Path) -> Sdk:
    file = folder / "maker.yml"
    file.write_text(text, "utf-8")
    assert is_makers_file(str(file))
    return read_makers_file(str(file))


def test_a_configuration_of_stainless_gives_names(tmp_path: Path) -> None:
    sdk = read(STAINLESS, tmp_path)
    assert (sdk.maker, sdk.package, sdk.client) == ("stainless", "zoo_sdk", "ZooKeeper")
    assert sdk.base_urls == ("https://zoo.example",)
    assert dict(sdk.variables) == {"api_token": "ZOO_TOKEN", "region": "ZOO_REGION"}
    assert sdk.credentials == (
        ("Key", "api_token", "ZOO_TOKEN"),
        ("Basic", "keeper", ""),
    )
    assert sdk.passwords == (("Basic", "secret", ""),)
    assert sdk.held == (("Zoo-Region", "region"),)
    spec = tmp_path / "zoo.yaml"
    spec.write_text(DOCUMENT, "utf-8")
    file = tmp_path / "clientsmith.toml"
    faults = Diagnostics()
    made = make_successor(
        sdk, Modules(Sources({}, frozenset())), for_spec(spec), file, faults
    )
    assert made is not None, list(faults)
    assert not made.adoption.operations_alone and not made.adoption.calls_alone
    file.write_text(made.text, "utf-8")
    (tmp_path / "surface.toml").write_text(made.names or "", "utf-8")
    configs = configuration.load(file, faults)
    assert configs, list(faults)
    decided = decide_names(configs[0], faults)
    assert decided is not None, list(faults)
    assert {".".join(item.default) for item in decided.operations} == {
        "cages.list",
        "cages.build_one",
        "cages.animals.import_",
        "root.ping",
    }
    assert decided.types["cage-response"] == "Cage"
    assert decided.types["Animal"] == "Beast"
    assert decided.named.credential("Key") == "api_token"
    assert "use list" in made.text


@pytest.mark.parametrize(
    ("text", "sdk"),
    [
        (
            """
groups:
  docs: {generators: [{name: fernapi/fern-typescript-sdk}]}
  sdk:
    generators:
      - name: fernapi/fern-python-sdk
        config: {client_class_name: Zoo, package_name: zoo_api}
""",
            Sdk(package="zoo_api", maker="fern", client="Zoo"),
        ),
        (
            "generation: {sdkClassName: zoo}\npython: {packageName: zoo-api}\n",
            Sdk(package="zoo_api", maker="speakeasy", client="Zoo"),
        ),
        (
            "packageName: zoo_api\nmodelNameMappings: {cage-response: Cage}\n",
            Sdk(
                package="zoo_api",
                maker="openapi-generator",
                types=(("cage-response", "Cage"),),
            ),
        ),
        (
            "package_name_override: zoo_api\n"
            "class_overrides: {Animal: {class_name: Beast}, cage: {module_name: c}}\n",
            Sdk(
                package="zoo_api",
                maker="openapi-python-client",
                types=(("Animal", "Beast"),),
            ),
        ),
    ],
)
def test_other_makers(text: str, sdk: Sdk, tmp_path: Path) -> None:
    assert read(text, tmp_path) == sdk


@pytest.mark.parametrize(
    "text",
    [
        "organization: [1]\nresources: 5\ntargets: x\nclient_settings: {opts: [a]}\n",
        "resources: {a: null, b: 3, c: {methods: [x], models: 1, subresources: s}}\n",
        "resources: {a: {methods: {m: 5, n: [get /x], o: {endpoint: 7}}, skip: 1}}\n",
        "generation: 5\npython: []\n",
        "modelNameMappings: {a: 5}\n",
        "class_overrides: {a: [], b: {class_name: []}}\n",
    ],
)
def test_members_of_the_wrong_type_say_nothing(text: str, tmp_path: Path) -> None:
    sdk = read(text, tmp_path)
    assert not sdk.calls and not sdk.types and not sdk.credentials


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c", "cannot be read"),
        ("[1, 2]", "cannot be read"),
        ("openapi: 3.1.0\n", "no configuration of a generator"),
        ("groups: {docs: {generators: []}}\n", "no generator for Python"),
    ],
)
def test_what_is_no_configuration_is_told(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=said):
        read(text, tmp_path)


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("stainless.yml").write_text(STAINLESS, "utf-8")
    Path("zoo.yaml").write_text(DOCUMENT, "utf-8")
    done = CliRunner().invoke(app, ["adopt", "stainless.yml", "zoo.yaml", "--write"])
    assert done.exit_code == 0, done.output
    assert 'preset = "stainless"' in Path("clientsmith.toml").read_text("utf-8")
