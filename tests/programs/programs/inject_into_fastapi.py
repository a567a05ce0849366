"""A FastAPI route depends on a client and answers with its models; a test overrides it."""

# kind: inject
# needs: fastapi

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel

from radio import FileSource, Radio, Recording
from radio.testing import FakeTransport, fake
from station import recording

app = FastAPI()


def radio() -> Iterator[Radio]:
    with Radio(token="t") as client:
        yield client


class Take(BaseModel):
    name: str
    source: FileSource


Client = Annotated[Radio, Depends(radio)]


@app.get("/recordings/{id}")
def show(id: str, client: Client) -> Recording:
    return client.recordings.retrieve(recording_id=id)


@app.get("/recordings")
def every(client: Client) -> list[Recording]:
    return list(client.recordings.list())


@app.post("/recordings")
def add(given: Take, client: Client) -> Recording:
    return client.recordings.create(name=given.name, source=given.source)


transport: FakeTransport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording("r9"))
transport.reply("GET", "/v2/recordings", json={"items": [recording()], "next_cursor": None})
transport.reply("POST", "/v2/recordings", json=recording("new"), status_code=201)
app.dependency_overrides[radio] = lambda: Radio(token="t", transport=transport)
site = TestClient(app)
assert site.get("/recordings/r9").json()["content-rating"] == "all"
assert [each["id"] for each in site.get("/recordings").json()] == ["r1"]
body = {"name": "New", "source": {"kind": "file", "path": "a.flac"}}
assert site.post("/recordings", json=body).json()["id"] == "new"
assert transport.requests[-1].json() == body
paths = site.get("/openapi.json").json()["paths"]
shown = paths["/recordings/{id}"]["get"]["responses"]["200"]["content"]
assert shown["application/json"]["schema"]["$ref"].endswith("Recording")
