"""From an old SDK to a configuration that gives its calls, and to what callers would notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith import config as configuration
from clientsmith.adopt import (
    Modules,
    decide_names,
    judge_calls,
    make_successor,
    match,
    open_sources,
    print_adoption,
    print_calls,
    read_sdk,
    write_configuration,
)
from clientsmith.adopt.match import shape_of
from clientsmith.adopt.values import Adoption, Sdk
from clientsmith.cli.app import app
from clientsmith.commands import pipeline
from clientsmith.config.values import Config, for_spec
from clientsmith.report.diagnostics import Diagnostics

from .sdks import DOCUMENT, SDKS, STAINLESS, write_sdk


def adopt(
    files: dict[str, str], folder: Path, document: str = DOCUMENT
) -> tuple[Sdk, Adoption, Config]:
    """Adopt an SDK; the configuration is read back from its file."""
    folder.mkdir(exist_ok=True)
    spec = folder / "zoo.yaml"
    spec.write_text(document, encoding="utf-8")
    sdk = read_sdk(open_sources(str(write_sdk(files, folder / "old"))))
    decided = decide_names(for_spec(spec), Diagnostics())
    assert decided is not None
    adoption = match(sdk, decided.operations, decided)
    file = folder / "clientsmith.toml"
    file.write_text(
        write_configuration(adoption, decided, "zoo.yaml"), encoding="utf-8"
    )
    faults = Diagnostics()
    configs = configuration.load(file, faults)
    assert configs is not None, list(faults)
    return sdk, adoption, configs[0]


@pytest.mark.parametrize("maker", SDKS)
def test_the_configuration_gives_the_calls_of_each_style(
    maker: str, tmp_path: Path
) -> None:
    sdk, adoption, config = adopt(SDKS[maker], tmp_path)
    assert len(adoption.matched) == 4
    assert not adoption.operations_alone and not adoption.calls_alone
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    verdicts = {item.call.dotted: item.verdict for item in judged}
    kept = [
        path
        for path in (call.dotted for _, call in adoption.matched)
        if "." in path and verdicts[path] in ("equal", "compatible")
    ]
    assert len(kept) >= 3


def test_a_document_that_no_configuration_could_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write_sdk(STAINLESS, tmp_path / "old")
    spec = tmp_path / "zoo.yaml"
    spec.write_text(DOCUMENT, encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    told = CliRunner().invoke(app, ["adopt", str(old), "../zoo.yaml", "--write"])
    assert told.exit_code == 2 and "copy it here" in told.output
    assert not list(here.iterdir())


def test_types_credentials_and_variables_are_carried_over(tmp_path: Path) -> None:
    _, _, config = adopt(STAINLESS, tmp_path)
    assert config.types == {"cage-response": "CageModel", "Animal": "Beast"}
    assert (config.package or "zoo", config.client or "Zoo") == ("zoo", "Zoo")
    assert config.credentials["Key"].argument == "api_key"
    assert config.credentials["Key"].env == "ZOO_KEY"
    assert config.env.base_url == "ZOO_BASE_URL"


def test_a_package_within_a_namespace_is_imported_as_before(tmp_path: Path) -> None:
    files = {f"acme/{name}": text for name, text in STAINLESS.items()}
    sdk, adoption, config = adopt(files, tmp_path)
    assert (sdk.package, config.package) == ("acme.zoo", "acme.zoo")
    assert len(adoption.matched) == 4
    made = pipeline.generate(config)
    assert made.files is not None
    assert "acme/zoo/__init__.py" in made.files
    assert "acme/__init__.py" not in made.files


@pytest.mark.parametrize("maker", ["openapi-generator", "openapi-python-client"])
def test_a_client_within_a_larger_package_is_imported_as_before(
    maker: str, tmp_path: Path
) -> None:
    inner = {
        f"acme/api/{name}": text.replace("from zoo", "from acme.api.zoo")
        for name, text in SDKS[maker].items()
    }
    hand = {
        "acme/__init__.py": "from .tamer import Tamer\n",
        "acme/api/__init__.py": "",
    }
    hand["acme/tamer.py"] = "class Tamer: ...\n"
    sdk, adoption, config = adopt(inner | hand, tmp_path)
    assert (sdk.package, config.package) == ("acme.api.zoo", "acme.api.zoo")
    assert {call.dotted for call in sdk.calls} == {
        call.dotted for call in adopt(SDKS[maker], tmp_path / "plain")[0].calls
    }
    assert len(adoption.matched) == 4


def test_a_second_client_is_told_and_not_mixed_with_the_first(tmp_path: Path) -> None:
    first = {
        name.replace("zoo/", "acme/zoo/", 1): text
        for name, text in SDKS["openapi-python-client"].items()
    }
    second = {
        name.replace("zoo", "farm/inner", 1): text for name, text in first.items()
    }
    sdk, adoption, _ = adopt(second | first | {"acme/__init__.py": ""}, tmp_path)
    assert len(sdk.calls) == len(adoption.matched) == 4
    assert any(
        "acme.farm.inner is the client of another" in each for each in sdk.faults
    )


def test_names_that_the_successor_does_not_have_are_any_object(tmp_path: Path) -> None:
    (tmp_path / "zoo.yaml").write_text(DOCUMENT)
    file = tmp_path / "clientsmith.toml"
    file.write_text(
        'spec = "zoo.yaml"\n[surface]\npreset = "stainless"\n[surface.modules.kept]\n'
        'Beast = "Animal | GoneParam"\nBeasts = "list[Literal[\'Gone\'] | Gone]"\n'
    )
    configs = configuration.load(file, Diagnostics())
    assert configs
    made = pipeline.generate(configs[0])
    assert made.files is not None
    kept = made.files["zoo/kept.py"]
    assert "Beast: TypeAlias = Animal | object" in kept
    assert 'Beasts: TypeAlias = list[Literal["Gone"] | object]' in kept


@pytest.mark.parametrize(
    "modules",
    [
        '[surface.modules.kept]\nAnimal = "list[Animal]"\n',
        '[surface.modules.kept]\nAnimal = ".animals"\n'
        '[surface.modules."kept.animals"]\nAnimal = "list[Animal]"\n',
    ],
    ids=["a module", "a package"],
)
def test_names_that_mean_something_else_at_the_root_hide_the_models(
    modules: str, tmp_path: Path
) -> None:
    (tmp_path / "zoo.yaml").write_text(DOCUMENT)
    file = tmp_path / "clientsmith.toml"
    file.write_text(
        'spec = "zoo.yaml"\n[surface]\npreset = "stainless"\n'
        f'[surface.modules.""]\nAnimal = ".kept"\n{modules}'
    )
    configs = configuration.load(file, Diagnostics())
    assert configs
    made = pipeline.generate(configs[0])
    assert made.files is not None
    root = made.files["zoo/__init__.py"]
    assert "from .models import *" not in root
    assert root.count("Animal as Animal") == 1
    assert "from .kept import Animal as Animal" in root


def test_a_name_of_the_root_that_leads_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "zoo.yaml").write_text(DOCUMENT)
    file = tmp_path / "clientsmith.toml"
    file.write_text(
        'spec = "zoo.yaml"\n[surface]\npreset = "stainless"\n'
        '[surface.modules.""]\nAnimal = ".kept"\n'
        '[surface.modules.kept]\nAnimal = ".kept"\n'
        '[surface.modules."kept.further"]\nBeast = "Animal"\n'
    )
    configs = configuration.load(file, Diagnostics())
    assert configs
    made = pipeline.generate(configs[0])
    assert made.files is not None
    assert "from .models import *" in made.files["zoo/__init__.py"]


def test_variables_are_read_where_the_constructor_gives_its_arguments_to(
    tmp_path: Path,
) -> None:
    before, mark, after = STAINLESS["zoo/_client.py"].partition("        if api_key is")
    _, _, rest = after.partition("    @cached_property")
    body = "        from ._start import start\n        start(self, api_key, base_url=base_url)\n"
    start = f"import os\n\ndef start(self, api_key, base_url):\n{mark}{after}"
    files = {
        **STAINLESS,
        "zoo/_client.py": f"{before}{body}\n    @cached_property{rest}",
        "zoo/_start.py": start.partition("    @cached_property")[0],
    }
    _, _, config = adopt(files, tmp_path)
    assert config.credentials["Key"].env == "ZOO_KEY"
    assert config.env.base_url == "ZOO_BASE_URL"


def test_variables_are_read_by_functions_whose_result_an_argument_takes(
    tmp_path: Path,
) -> None:
    text = STAINLESS["zoo/_client.py"]
    text = text.replace('os.environ.get("ZOO_KEY")', "_key_of_the_environment()")
    found = 'def _key_of_the_environment():\n    return os.getenv("ZOO_KEY", "")\n'
    files = {**STAINLESS, "zoo/_client.py": f"{text}\n\n{found}"}
    _, _, config = adopt(files, tmp_path)
    assert config.credentials["Key"].env == "ZOO_KEY"


STAINLESS_SERVERS = """\
ENVIRONMENTS: dict[str, str] = {
    "production": "https://zoo.example/v1",
    "sandbox": "https://sandbox.zoo.example/v1",
}


class Zoo(SyncAPIClient):
    def __init__(self, *, environment: str = "production") -> None:
        self.base_url = ENVIRONMENTS[environment]
"""
SPEAKEASY_SERVERS = """\
SERVER_EU = "eu"
SERVERS = {SERVER_EU: "https://eu.zoo.example"}


class Zoo(SyncAPIClient):
    def __init__(self, *, server: str = SERVER_EU) -> None:
        self.server = server

    def get_server_url(self) -> str:
        return SERVERS[self.server]
"""
OTHER_TABLES = """\
LINKS = {"home": "https://zoo.example"}
WORDS = {"a": "b"}


class Zoo(SyncAPIClient):
    def __init__(self, *, home: str = "home", word: str = "a") -> None:
        self.word = WORDS[word]
        self.link = LINKS["home"]
"""


@pytest.mark.parametrize(
    ("head", "argument", "names"),
    [
        (
            STAINLESS_SERVERS,
            "environment",
            ["https://zoo.example/v1", "https://sandbox.zoo.example/v1"],
        ),
        (SPEAKEASY_SERVERS, "server", ["https://eu.zoo.example"]),
        (OTHER_TABLES, "", []),
    ],
)
def test_the_choice_of_a_server_is_carried_over(
    head: str, argument: str, names: list[str], tmp_path: Path
) -> None:
    text = STAINLESS["zoo/_client.py"]
    before, after = text.split("class Zoo(SyncAPIClient):\n", 1)
    body = after.split("    @cached_property", 1)[1]
    files = {
        **STAINLESS,
        "zoo/_client.py": f"{before}{head}\n    @cached_property{body}",
    }
    sdk, _, config = adopt(files, tmp_path)
    assert (sdk.server, [url for _, url in sdk.servers]) == (argument, names)
    choice = config.server
    assert (choice.argument if choice else "") == argument
    assert list(choice.names.values() if choice else ()) == names


def test_what_the_defaults_decide_is_not_written(tmp_path: Path) -> None:
    _, adoption, config = adopt(STAINLESS, tmp_path)
    for operation, call in adoption.matched:
        if call.path == operation.default:
            assert operation.key not in config.operations


def test_lines_that_break_are_shown(tmp_path: Path) -> None:
    sdk, _, config = adopt(STAINLESS, tmp_path)
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    told = {item.call.dotted: item for item in judged}
    assert told["cages.create"].verdict == "equal"
    assert told["cages.paint"].verdict == "missing"
    assert told["cages.animals.retrieve"].verdict == "compatible"
    assert told["cages.animals.retrieve"].breaks.startswith(
        "client.cages.animals.retrieve(..."
    )
    text = print_calls(judged)
    assert "client.cages.paint(colour=...)  # it is written by hand" in text
    assert "a major version" in text


def test_a_lost_argument_is_incompatible(tmp_path: Path) -> None:
    changed = DOCUMENT.replace(
        "parameters: [{name: limit,", "parameters: [{name: most,"
    )
    sdk, _, config = adopt(STAINLESS, tmp_path, changed)
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    (found,) = [item for item in judged if item.call.dotted == "cages.list"]
    assert (found.verdict, found.breaks) == (
        "incompatible",
        "client.cages.list(limit=...)",
    )


def test_a_lost_argument_of_the_client_is_incompatible(tmp_path: Path) -> None:
    text = STAINLESS["zoo/_client.py"]
    more = text.replace("api_key: str", "team: str | None = None, api_key: str", 1)
    for source, verdict, breaks in (
        (text, "equal", ""),
        (more, "incompatible", "Zoo(team=...)"),
    ):
        folder = tmp_path / verdict
        folder.mkdir()
        sdk, _, config = adopt({**STAINLESS, "zoo/_client.py": source}, folder)
        judged = judge_calls(sdk, config, Diagnostics())
        assert judged is not None
        (found,) = [item for item in judged if item.call.path == ("Zoo",)]
        assert (found.verdict, found.breaks) == (verdict, breaks)


def test_what_stands_for_an_argument_of_the_client_is_told(tmp_path: Path) -> None:
    text = STAINLESS["zoo/_client.py"]
    more = text.replace("api_key: str", "debug_logger=None, api_key: str", 1)
    sdk, _, config = adopt({**STAINLESS, "zoo/_client.py": more}, tmp_path)
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    (found,) = [item for item in judged if item.call.path == ("Zoo",)]
    assert found.why.startswith("no argument debug_logger; logging.getLogger()")


def test_one_operation_in_two_places_is_a_question(tmp_path: Path) -> None:
    twice = (
        STAINLESS["zoo/resources/cages/cages.py"]
        .replace(
            "    def paint(",
            '    def put_up(self, *, size: int):\n        return self._post("/v1/cages")\n\n'
            '    def raise_(self, *, size: int):\n        return self._post("/v1/cages")\n\n'
            "    def paint(",
        )
        .replace("def create(", "def erect(")
    )
    _, adoption, config = adopt(
        STAINLESS | {"zoo/resources/cages/cages.py": twice}, tmp_path
    )
    ((operation, calls),) = adoption.questions
    assert operation.key == "POST /v1/cages"
    assert {call.path[-1] for call in calls} == {"put_up", "raise_", "erect"}
    assert "POST /v1/cages" not in config.operations
    assert "put_up" in (tmp_path / "clientsmith.toml").read_text()


@pytest.mark.parametrize(
    ("theirs", "prefix"),
    [("/cages", "v1"), ("/api/v1/cages", "api")],
)
def test_a_base_path_on_either_side_is_taken_off(
    theirs: str, prefix: str, tmp_path: Path
) -> None:
    moved = {
        name: text.replace("/v1/cages", theirs).replace(
            "/v1/status", theirs.replace("cages", "status")
        )
        for name, text in STAINLESS.items()
    }
    _, adoption, _ = adopt(moved, tmp_path)
    assert len(adoption.matched) == 4
    assert adoption.prefix == prefix


def test_paths_are_compared_by_shape() -> None:
    assert shape_of("/a/{x}/b/{y}.json?beta=true") == shape_of(
        "a/{id}/b/{other}.json#stream"
    )
    assert shape_of("/a/{x}") != shape_of("/a/b")


def test_version_skew_is_told_both_ways(tmp_path: Path) -> None:
    document = DOCUMENT.replace("/v1/status:", "/v1/keepers:")
    _, adoption, _ = adopt(STAINLESS, tmp_path, document)
    text = print_adoption(adoption)
    assert "GET /v1/keepers" in text
    assert "client.status -> GET /v1/status" in text


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sdk(STAINLESS, tmp_path / "old")
    (tmp_path / "zoo.yaml").write_text(DOCUMENT)
    run = CliRunner().invoke
    shown = run(app, ["adopt", "old"])
    assert shown.exit_code == 0
    assert "zoo by stainless: client Zoo, 5 calls" in shown.output
    assert run(app, ["adopt", "old", "zoo.yaml", "--write"]).exit_code == 0
    text = (tmp_path / "clientsmith.toml").read_text()
    assert run(app, ["adopt", "old", "zoo.yaml", "--write"]).exit_code == 2
    assert run(app, ["adopt", "old", "zoo.yaml", "--write", "--force"]).exit_code == 0
    assert (tmp_path / "clientsmith.toml").read_text() == text
    judged = run(app, ["check", "--against", "old"])
    assert judged.exit_code == 1
    assert "score" in judged.output
    assert run(app, ["adopt", "nothing-there"]).exit_code == 2
    assert run(app, ["check", "--against", "nothing-there"]).exit_code == 2


def test_names_that_every_client_has_are_not_taken(tmp_path: Path) -> None:
    renamed = {
        name: text.replace("CageModel", "Model") for name, text in STAINLESS.items()
    }
    sdk, adoption, config = adopt(renamed, tmp_path)
    assert config.types == {"Animal": "Beast"}
    assert "Model has a meaning of its own" in print_adoption(adoption)
    assert judge_calls(sdk, config, Diagnostics()) is not None


def test_names_positions_and_what_the_document_lacks_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        **STAINLESS,
        "zoo/types/__init__.py": "from .cage_model import CageModel as CageModel\n",
        "zoo/types/cage_model.py": (
            "from .._models import BaseModel\n"
            "class CageModel(BaseModel):\n    size: Optional[int] = None\n"
        ),
        "zoo/types/ticket.py": "class Ticket(BaseModel):\n    price: int\n",
        "zoo/resources/cages/cages.py": STAINLESS["zoo/resources/cages/cages.py"]
        .replace(
            "from .animals import Animals\n",
            "from .animals import Animals\nfrom ...types.cage_model import CageModel\n",
        )
        .replace(
            "    def create_and_wait",
            "    def clean(self, cage_id: str, *, soap: str) -> CageModel:\n"
            "        return self._post(f'/v1/cages/{cage_id}/clean', "
            "body=maybe_transform({'soapKind': soap}, Params))\n\n"
            "    def create_and_wait",
        ),
    }
    write_sdk(files, tmp_path / "old")
    (tmp_path / "zoo.yaml").write_text(DOCUMENT)
    run = CliRunner().invoke
    told = run(app, ["adopt", "old", "zoo.yaml", "--write"])
    assert "only the SDK has client.cages.clean" in told.output
    overlay = (tmp_path / "adopted.overlay.yaml").read_text()
    assert "/v1/cages/{cage_id}/clean" in overlay and "soapKind" in overlay
    names = (tmp_path / "surface.toml").read_text()
    assert 'CageModel = ".cage_model"' in names
    assert 'Ticket = "object"' in names
    text = (tmp_path / "clientsmith.toml").read_text()
    assert 'status = { name = "root.status", silent = true }' in text
    judged = run(app, ["check", "--against", "old"]).output
    assert "client.cages.clean" not in judged and "client.status" not in judged
    assert run(app, ["generate"]).exit_code == 0
    made = tmp_path / "generated" / "zoo"
    assert "Cage" in (made / "types" / "cage_model.py").read_text()
    assert "def status" in (made / "_client.pyi").read_text()


def test_arguments_and_streams_of_the_sdk_alone_are_described_in_the_overlay(
    tmp_path: Path,
) -> None:
    cages = STAINLESS["zoo/resources/cages/cages.py"]
    begin, end = cages.index("    def create(self"), cages.index("    def list(self")
    create = """\
    def create(
        self, *, size: int, colour: Union[str, Omit] = omit, stream: bool | Omit = omit,
        betas: List[str] | Omit = omit, floor: Optional[int] = None, dry=omit, extra_headers=None,
    ) -> CageModel | Stream[Animal]:
        extra_headers = {
            **strip_not_given({"zoo-beta": ",".join(betas) if is_given(betas) else not_given}),
            **(extra_headers or {}),
        }
        return self._post(
            "/v1/cages",
            body=maybe_transform({"size": size, "colour": colour, "stream": stream}, Params),
            options=make_request_options(
                extra_headers=extra_headers,
                query=maybe_transform({"floor": floor, "dry_run": dry}, Query),
            ),
        )

"""
    files = {
        **STAINLESS,
        "zoo/resources/cages/cages.py": cages[:begin] + create + cages[end:],
    }
    known = "    post:\n      operationId: buildCage\n"
    query = "      parameters: [{name: dryRun, in: query, schema: {type: boolean}}]\n"
    document = DOCUMENT.replace(known, known + query)
    method = _stub_of_successor(files, tmp_path, document)
    assert "dry_run_2" not in method
    assert "colour: str | Omit" in method and "betas: Sequence[str] | Omit" in method
    assert "floor: int | Omit" in method and "-> Stream[Beast]" in method


def test_arguments_of_the_sdk_alone_are_described_where_its_calls_are_a_question(
    tmp_path: Path,
) -> None:
    cages = STAINLESS["zoo/resources/cages/cages.py"]
    begin, end = cages.index("    def create(self"), cages.index("    def list(self")
    calls = "".join(
        f"    def {name}(self, *, size: int, floor: int = omit, dry: bool = omit):\n"
        '        query = {"floor": floor, "dry": dry}\n'
        '        return self._post("/v1/cages", body={"size": size}, query=query)\n\n'
        for name in ("create", "raise_")
    )
    where = {"zoo/resources/cages/cages.py": cages[:begin] + calls + cages[end:]}
    method = _stub_of_successor(STAINLESS | where, tmp_path)
    assert method.count("floor: int | Omit") == method.count("dry: bool | Omit") >= 1


def test_an_operation_of_the_sdk_alone_is_described_by_its_names_in_the_path(
    tmp_path: Path,
) -> None:
    files = dict(SDKS["openapi-generator"])
    files["zoo/api/cages_api.py"] += (
        "\n    def drop_cage(self, cage_id: str, _headers=None) -> None:\n"
        '        _path_params = {}\n        _path_params["cageId"] = cage_id\n'
        "        return self.api_client.param_serialize(method='DELETE', "
        "resource_path='/v1/cages/{cageId}')\n"
    )
    made = _stub_of_successor(files, tmp_path)
    assert "def drop_cage(" in made and "cage_id: str" in made


def test_a_property_called_body_is_not_the_whole_body(tmp_path: Path) -> None:
    files = dict(SDKS["speakeasy"])
    files["zoo/cages.py"] = files["zoo/cages.py"].replace(
        "def create(self, *, size: int, server_url=None) -> models.CageModel:\n",
        "def create(self, *, size: int, body: str = None) -> models.CageModel:\n"
        "        request = models.CageRequest(size=size, body=body)\n",
    )
    sizes = "properties: {size: {type: integer}}}}}}"
    document = DOCUMENT.replace(
        sizes, sizes.replace("{size", "{body: {type: string}, size"), 1
    )
    made = _stub_of_successor(files, tmp_path, document)
    assert "        size: int" in made and "        body: str | Omit" in made, made


@pytest.mark.parametrize("maker", ["stainless", "fern", "speakeasy"])
def test_properties_of_a_body_that_may_be_null_are_arguments(
    maker: str, tmp_path: Path
) -> None:
    document = DOCUMENT.replace(
        "schema: {type: object, required: [size]",
        "schema: {type: [object, 'null'], required: [size]",
    )
    assert document != DOCUMENT
    made = _stub_of_successor(dict(SDKS[maker]), tmp_path, document)
    assert "        size: int" in made and "        body:" not in made, made


def test_a_body_that_is_one_argument_keeps_its_name(tmp_path: Path) -> None:
    files = dict(SDKS["openapi-generator"])
    api = files["zoo/api/cages_api.py"].replace("size, ", "cage, ")
    before = "        return self.api_client.param_serialize(method='POST'"
    assert before in api
    body = "        if cage is not None:\n            _body_params = cage\n"
    files["zoo/api/cages_api.py"] = api.replace(before, body + before)
    made = _stub_of_successor(files, tmp_path, _PAGED_BY_BODY)
    assert "        cage: " in made and "size" not in made, made


def test_the_models_of_requests_tell_what_arguments_are_on_the_wire(
    tmp_path: Path,
) -> None:
    files = dict(SDKS["speakeasy"])
    files["zoo/cages.py"] = files["zoo/cages.py"].replace(
        "def create(self, *, size: int, server_url=None) -> models.CageModel:\n",
        "def create(self, *, width: int, floor: int = 0) -> models.CageModel:\n"
        "        request = models.CageRequest(width=width, floor=floor)\n",
    )
    files["zoo/cages.py"] = f"from . import models\n{files['zoo/cages.py']}"
    files["zoo/models.py"] = (
        "class CageRequest:\n"
        "    width: Annotated[int, pydantic.Field(alias='size')]\n"
        "    floor: Annotated[int, FieldMetadata(query=QueryParamMetadata())] = 0\n"
    )
    made = _stub_of_successor(files, tmp_path)
    assert "width: int" in made and "size" not in made and "floor: int | Omit" in made


_PAGED_BY_BODY = DOCUMENT.replace(
    "properties: {size: {type: integer}}}}}}",
    "properties: {size: {type: integer}, offset: {type: integer}, limit: {type: integer}}}}}}",
    1,
)
"""A body with what pages are asked by."""


def _stub_of_successor(
    files: dict[str, str], folder: Path, document: str = DOCUMENT
) -> str:
    """The stub of the cages of what is generated from what adopt writes."""
    (folder / "zoo.yaml").write_text(document)
    modules = Modules(open_sources(str(write_sdk(files, folder / "old"))))
    sdk = read_sdk(modules.sources, modules)
    file, faults = folder / "clientsmith.toml", Diagnostics()
    made = make_successor(sdk, modules, for_spec(folder / "zoo.yaml"), file, faults)
    assert made is not None and made.names is not None, list(faults)
    file.write_text(made.text)
    (folder / "surface.toml").write_text(made.names)
    if made.overlay:
        (folder / "adopted.overlay.yaml").write_text(made.overlay)
    configs = configuration.load(file, faults)
    assert configs
    built = pipeline.generate(configs[0])
    assert built.files is not None, list(built.diagnostics)
    return built.files["zoo/resources/cages.pyi"]


def test_a_parameter_that_the_old_client_holds_is_held(tmp_path: Path) -> None:
    files = dict(STAINLESS)
    client = files["zoo/_client.py"].replace(
        "api_key: str | None = None,",
        "api_key: str | None = None, cage_id: str | None = None, zone: str = '',",
    )
    files["zoo/_client.py"] = client.replace(
        'api_key = os.environ.get("ZOO_KEY")',
        'api_key = os.environ.get("ZOO_KEY")\n'
        "        if cage_id is None:\n"
        '            cage_id = os.environ.get("ZOO_CAGE")',
    )
    animals = files["zoo/resources/cages/animals.py"]
    held = animals.replace("animal_id: str, *, cage_id: str,", "animal_id: str, *,")
    files["zoo/resources/cages/animals.py"] = held.replace(
        "cage_id=cage_id", "cage_id=self._client.cage_id"
    )
    sdk, _, config = adopt(files, tmp_path)
    rule = config.client_parameters["cage_id"]
    assert (rule.argument, rule.env) == ("cage_id", "ZOO_CAGE")
    assert config.client_parameters.keys() == {"cage_id"}
    judged = judge_calls(sdk, config, Diagnostics())
    assert judged is not None
    found = {item.call.dotted: item.verdict for item in judged}
    assert found["cages.animals.retrieve"] != "incompatible", judged


def test_what_calls_need_is_not_held(tmp_path: Path) -> None:
    files = dict(STAINLESS)
    files["zoo/_client.py"] = files["zoo/_client.py"].replace(
        "api_key: str | None = None,", "api_key: str | None = None, cage_id: str = '',"
    )
    assert not adopt(files, tmp_path)[2].client_parameters
