"""Programs as the READMEs of each maker show them, run with the successor of a small SDK."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from clientsmith import config as configuration
from clientsmith.adopt import Modules, make_successor, open_sources, read_sdk
from clientsmith.commands import pipeline
from clientsmith.config.values import for_spec
from clientsmith.report.diagnostics import Diagnostics

from .sdks import DOCUMENT, FERN, OPENAPI_GENERATOR, SPEAKEASY, write_sdk

_DOCUMENT = (
    DOCUMENT.replace(
        "requestBody: {required: true, content: {application/json: {schema: {type: object, "
        "required: [size], properties: {size: {type: integer}}}}}}",
        "requestBody: {required: true, content: {application/json: "
        "{schema: {$ref: '#/components/schemas/NewCage'}}}}",
    )
    + "    NewCage: {type: object, required: [size], properties: {size: {type: integer}}}\n"
)
_TAGS = {
    **OPENAPI_GENERATOR,
    "zoo/__init__.py": "from zoo.api.cages_api import CagesApi\n"
    "from zoo.models import NewCage\n",
    "zoo/models.py": "class NewCage: ...\n",
    "zoo/api/cages_api.py": OPENAPI_GENERATOR["zoo/api/cages_api.py"].replace(
        "size, ", "new_cage, "
    ),
}
_TAG_PROGRAM = """\
import zoo
from zoo.api import CagesAnimalsApi
from zoo.api.cages_api import CagesApi
from zoo.rest import ApiException

configuration = zoo.Configuration(host=URL)
configuration.access_token = "k"
with zoo.ApiClient(configuration) as api_client:
    api_instance = zoo.CagesApi(api_client)
    assert api_instance.create(zoo.NewCage(size=3)).size == 3
    assert api_instance.create(new_cage={"size": 4}, _request_timeout=5).size == 4
    cages = api_instance.list_with_http_info(limit=1)
    assert (cages.status_code, cages.headers["x-zoo"]) == (200, "1"), cages
    beast = CagesAnimalsApi(api_client).retrieve("a", "b", _headers={"X-Own": "2"})
    assert beast.name == "/v1/cages/a/animals/b Bearer k 2", beast
    api_client.set_default_header("X-Own", "3")
    assert CagesAnimalsApi(api_client).retrieve("a", "b").name.endswith(" 3")
    try:
        CagesAnimalsApi(api_client).retrieve("a", "gone")
    except ApiException as error:
        assert error.status_code == 404
    else:
        raise AssertionError("no error")
    try:
        api_instance.list_without
    except AttributeError as error:
        assert "'CagesApi' object has no attribute 'list_without'" in str(error)
zoo.Configuration.set_default(configuration)
assert CagesApi().create({"size": 5}).size == 5
"""
_TWIN_PROGRAM = """\
import asyncio
from zoo import Zoo, errors

with Zoo(api_key="k", server_url=URL, timeout_ms=5000) as client:
    assert client.cages.create(size=3).size == 3
    assert client.timeout.read == 5, client.timeout
    assert client.with_options(timeout_ms=2000).timeout.read == 2


async def main():
    async with Zoo(api_key="k", server_url=URL) as client:
        cage, other = await asyncio.gather(
            client.cages.create_async(size=3), client.cages.create_async(size=4)
        )
        assert (cage.size, other.size) == (3, 4)
        try:
            await client.cages.animals.retrieve_async(cage_id="a", animal_id="gone")
        except errors.ZooError as error:
            assert isinstance(error, errors.SDKError) and error.status_code == 404
        else:
            raise AssertionError("no error")
        try:
            client.cages.nothing_async
        except AttributeError as error:
            assert "'Cages' object has no attribute 'nothing_async'" in str(error)


asyncio.run(main())
"""
_FERN = {
    name: (
        text.replace(
            "timeout=None)",
            "timeout=None, environment: ZooEnvironment = ZooEnvironment.MAIN)",
        ).replace(
            "import os, typing\n",
            "import os, typing\nfrom .environment import ZooEnvironment\n",
        )
        if name == "zoo/client.py"
        else text
    )
    for name, text in FERN.items()
} | {
    "zoo/environment.py": "import enum\n\n\nclass ZooEnvironment(enum.Enum):\n"
    '    MAIN = "https://zoo.example"\n    TEST = "https://test.zoo.example"\n'
}
_ENVIRONMENT_PROGRAM = """\
from zoo import ZooClient, ZooEnvironment
from zoo.core.api_error import ApiError
from zoo.environment import ZooEnvironment as Same

assert Same is ZooEnvironment
assert ZooClient(api_key="k").base_url == "https://zoo.example"
client = ZooClient(api_key="k", environment=ZooEnvironment.TEST)
assert client.base_url == "https://test.zoo.example"
client = ZooClient(api_key="k", base_url=URL)
asked = {"additional_headers": {"X-Own": "4"}, "timeout_in_seconds": 5}
beast = client.cages.animals.retrieve("a", "b", request_options=asked)
assert beast.name.endswith(" 4"), beast
try:
    client.cages.animals.retrieve("a", "gone")
except ApiError as error:
    assert error.status_code == 404
else:
    raise AssertionError("no error")
"""


class _Zoo(BaseHTTPRequestHandler):
    """A server that says in an animal's name what it was asked with."""

    def do_GET(self) -> None:
        heads = self.headers
        name = f"{self.path} {heads.get('Authorization')} {heads.get('X-Own')}"
        body: object = {"name": name} if "/animals/" in self.path else [{"size": 1}]
        self._reply(body, 404 if self.path.endswith("/gone") else 200)

    def do_POST(self) -> None:
        self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _reply(self, body: object, status: int = 200) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(data))),
            ("X-Zoo", "1"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Zoo) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("files", "program"),
    [
        pytest.param(_TAGS, _TAG_PROGRAM, id="openapi-generator"),
        pytest.param(SPEAKEASY, _TWIN_PROGRAM, id="speakeasy"),
        pytest.param(_FERN, _ENVIRONMENT_PROGRAM, id="fern"),
    ],
)
def test_the_program_runs(
    files: dict[str, str], program: str, url: str, tmp_path: Path
) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text(_DOCUMENT if files is _TAGS else DOCUMENT, encoding="utf-8")
    sources = open_sources(str(write_sdk(files, tmp_path / "old")))
    modules = Modules(sources, [])
    faults = Diagnostics()
    file = tmp_path / "clientsmith.toml"
    made = make_successor(
        read_sdk(sources, modules), modules, for_spec(spec), file, faults
    )
    assert made is not None and made.names is not None, list(faults)
    file.write_text(made.text, encoding="utf-8")
    (tmp_path / "surface.toml").write_text(made.names, encoding="utf-8")
    configs = configuration.load(file, faults)
    assert configs, list(faults)
    built = pipeline.generate(configs[0])
    assert built.files is not None, list(built.diagnostics)
    for path, text in built.files.items():
        place = tmp_path / "new" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    script = tmp_path / "program.py"
    script.write_text(f"URL = {url!r}\n{program}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "new")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
