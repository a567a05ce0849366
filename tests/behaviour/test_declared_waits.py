"""Waits that a document declares in extensions of other tools, against a server on a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from clientsmith import output
from clientsmith.commands import pipeline
from clientsmith.config import load
from clientsmith.report.diagnostics import Diagnostics
from loopback import serve
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TEXT = {"type": "string"}


def parameters(*names: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": TEXT} for name in names
    ]


def reply(**properties: object) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"id": TEXT, **properties}}
    return {
        "200": {
            "description": "It.",
            "content": {"application/json": {"schema": schema}},
        }
    }


LIST = {"type": "string", "enum": ["InProgress", "Succeeded", "Failed", "Canceled"]}
BEGUN = {"202": {"description": "Begun."}}
AZURE = "/subscriptions/{sub}/machines/{vm}"
DISK = "/subscriptions/{sub}/disks/{disk}"
STATUSES = "/subscriptions/{sub}/locations/{location}/operationStatuses/{operationId}"
POLLING = [
    {
        "name": "WaitForCompleted",
        "intervalSeconds": 1,
        "successCriteria": [{"condition": '$response.body#/status == "completed"'}],
        "failureCriteria": [{"condition": '$response.body#/status == "failed"'}],
    }
]
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Acme", "version": "1"},
    "servers": [{"url": "https://acme.test"}],
    "security": [{"key": []}],
    "paths": {
        f"{AZURE}/restart": {
            "post": {
                "operationId": "machines_restart",
                "x-ms-long-running-operation": True,
                "x-ms-long-running-operation-options": {"final-state-via": "location"},
                "parameters": parameters("sub", "vm"),
                "responses": BEGUN,
            }
        },
        AZURE: {
            "put": {
                "operationId": "machines_create",
                "x-ms-long-running-operation": True,
                "parameters": parameters("sub", "vm"),
                "responses": BEGUN,
            }
        },
        DISK: {
            "put": {
                "operationId": "disks_create",
                "x-ms-long-running-operation": True,
                "parameters": parameters("sub", "disk"),
                "responses": BEGUN,
            },
            "get": {
                "operationId": "disks_get",
                "parameters": parameters("sub", "disk"),
                "responses": reply(size={"type": "integer"}),
            },
        },
        STATUSES: {
            "get": {
                "operationId": "statuses_get",
                "parameters": parameters("sub", "location", "operationId"),
                "responses": reply(status=LIST),
            }
        },
        "/elsewhere/{sub}/operationResults/{operationId}": {
            "get": {
                "parameters": parameters("sub", "operationId"),
                "responses": reply(),
            }
        },
        "/batches": {
            "post": {"operationId": "batches_create", "responses": reply(status=TEXT)}
        },
        "/batches/{batch_id}": {
            "get": {
                "operationId": "batches_get",
                "x-speakeasy-polling": POLLING,
                "parameters": parameters("batch_id"),
                "responses": reply(status=TEXT),
            }
        },
    },
    "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
}


class Server:
    """An API whose jobs go through states; `header` and `link` are what a start answers."""

    def __init__(self) -> None:
        self.header, self.link = "Azure-AsyncOperation", "{url}" + STATUSES
        self.states = ["InProgress", "Succeeded"]
        self.seen: list[tuple[str, str]] = []
        self.url = ""

    def start(self, request: Request) -> Response:
        self.seen.append((request.url.path, request.headers.get("authorization", "")))
        link = self.link.format(
            url=self.url, sub="s1", location="west", operationId="op 1"
        )
        return Response(
            status_code=202,
            headers={self.header: link.replace(" ", "%20"), "retry-after": "0"},
        )

    def poll(self, request: Request) -> Response:
        self.seen.append((request.url.path, request.headers.get("authorization", "")))
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return JSONResponse({"id": "b1", "status": state}, headers={"retry-after": "0"})

    def read(self, request: Request) -> Response:
        self.seen.append((request.url.path, request.headers.get("authorization", "")))
        return JSONResponse({"id": request.path_params["disk"], "size": 7})

    def create(self, request: Request) -> Response:
        return JSONResponse(
            {"id": "b1", "status": "queued"}, headers={"retry-after": "0"}
        )

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route(f"{AZURE}/restart", self.start, methods=["POST"]),
                Route(AZURE, self.start, methods=["PUT"]),
                Route(DISK, self.start, methods=["PUT"]),
                Route(DISK, self.read),
                Route(STATUSES, self.poll),
                Route("/batches", self.create, methods=["POST"]),
                Route("/batches/{batch_id}", self.poll),
            ]
        )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("declared")
    (folder / "spec.json").write_text(json.dumps(DOCUMENT))
    place = folder / "clientsmith.toml"
    place.write_text('spec = "spec.json"\noutput = "out"\npackage = "declared"\n')
    configs = load(place, Diagnostics())
    assert configs is not None
    files = pipeline.generate(configs[0]).files
    assert files is not None
    output.write(files, folder / "out")
    return folder / "out"


@pytest.fixture
def package(root: Path, import_from: Callable[[Path, str], ModuleType]) -> ModuleType:
    return import_from(root, "declared")


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serve(made.app) as made.url:
        yield made


def client(package: ModuleType, server: Server) -> Any:
    return package.Acme(token="secret", base_url=server.url, allow_http=True)


@pytest.mark.parametrize(
    "header", ["Azure-AsyncOperation", "Operation-Location", "Location"]
)
@pytest.mark.parametrize("method", ["restart", "create"])
def test_azure_is_polled_where_a_header_leads(
    package: ModuleType, server: Server, header: str, method: str
) -> None:
    server.header = header
    with client(package, server) as made:
        done = getattr(made.subscriptions.machines, f"{method}_and_wait")(
            sub="s1", vm="m"
        )
    assert done.status == "Succeeded"
    paths = [path for path, _ in server.seen]
    assert paths[1:] == ["/subscriptions/s1/locations/west/operationStatuses/op 1"] * 2
    assert {key for _, key in server.seen} == {"Bearer secret"}


def test_azure_gives_what_was_put(package: ModuleType, server: Server) -> None:
    """The status says that it is there, and the address of the PUT has what it became."""
    with client(package, server) as made:
        disks = made.subscriptions.disks
        done = disks.create_and_wait(sub="s1", disk="d1")
        assert type(done).__name__ != "JsonValue" and (done.id, done.size) == ("d1", 7)
        statuses = "/subscriptions/s1/locations/west/operationStatuses/op 1"
        disk = "/subscriptions/s1/disks/d1"
        assert [path for path, _ in server.seen] == [disk, statuses, statuses, disk]
        assert {key for _, key in server.seen} == {"Bearer secret"}
        place = {"sub": "s1", "location": "west", "operation_id": "op 1"}
        job = made.subscriptions.locations.operation_statuses.job(**place, disk="d1")
        again = made.subscriptions.locations.operation_statuses.job(token=job.token)
        assert again.result().size == 7
        server.states = ["Failed"]
        with pytest.raises(package.WaitFailed):
            disks.create_and_wait(sub="s1", disk="d1")
        assert [path for path, _ in server.seen][-2:] == [disk, statuses]


def test_azure_fails_and_is_awaited(package: ModuleType, server: Server) -> None:
    async def main() -> None:
        async with package.AsyncAcme(
            token="secret", base_url=server.url, allow_http=True
        ) as made:
            with pytest.raises(package.WaitFailed, match="Canceled"):
                await made.subscriptions.machines.restart_and_wait(sub="s1", vm="m")

    server.states = ["InProgress", "Canceled"]
    asyncio.run(main())


def test_azure_is_not_followed_to_another_server(
    package: ModuleType, server: Server
) -> None:
    other = Server()
    with serve(other.app) as other.url:
        server.link = f"{other.url}{STATUSES}"
        with client(package, server) as made, pytest.raises(package.WaitError):
            made.subscriptions.machines.restart_and_wait(sub="s1", vm="m")
    assert other.seen == [] and len(server.seen) == 1


@pytest.mark.parametrize("end", ["completed", "failed"])
def test_speakeasys_polling_works_over_a_socket(
    package: ModuleType, server: Server, end: str
) -> None:
    server.states = ["running", end]
    with client(package, server) as made:
        if end == "failed":
            with pytest.raises(package.WaitFailed):
                made.batches.create_and_wait()
        else:
            assert made.batches.create_and_wait().status == "completed"
    assert [path for path, _ in server.seen] == ["/batches/b1"] * 2
