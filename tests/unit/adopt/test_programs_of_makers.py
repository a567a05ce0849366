"""Programs as the READMEs of each maker show them, run with the successor of a small SDK."""

# ruff: noqa: E501 - a document is shown as it would be

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from clientsmith import config as configuration
from clientsmith.adopt import OVERLAY, Modules, make_successor, open_sources, read_sdk
from clientsmith.commands import pipeline
from clientsmith.config.values import for_spec
from clientsmith.report.diagnostics import Diagnostics

from .sdks import (
    DOCUMENT,
    FERN,
    OPENAPI_GENERATOR,
    OPENAPI_PYTHON_CLIENT,
    SPEAKEASY,
    STAINLESS,
    write_sdk,
)

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
    "zoo/__init__.py": "from zoo.api.cages_api import CagesApi\nfrom zoo.models import NewCage\n",
    "zoo/models/__init__.py": "from zoo.models.new_cage import NewCage\n",
    "zoo/models/new_cage.py": "class NewCage:\n    size: int\n",
    # An operation of two tags, and a tag whose name is a keyword.
    "zoo/api/import_api.py": OPENAPI_GENERATOR["zoo/api/cages_animals_api.py"].replace(
        "CagesAnimals", "Import"
    ),
    "zoo/api/cages_api.py": OPENAPI_GENERATOR["zoo/api/cages_api.py"].replace(
        "size, ", "new_cage, "
    ),
}
_TAG_PROGRAM = """\
import zoo
from zoo.api import CagesAnimalsApi
from zoo.api.cages_api import CagesApi
from zoo.api.import_api import ImportApi
from zoo.models.new_cage import NewCage
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
        assert (error.status, error.reason) == (404, "Not Found")
    else:
        raise AssertionError("no error")
    try:
        api_instance.list_without
    except AttributeError as error:
        assert "'CagesApi' object has no attribute 'list_without'" in str(error)
    assert api_instance.list_without_preload_content().json() == [{"size": 1, "cageSize": 1}]
    assert ImportApi(api_client).retrieve("a", "b").name.startswith("/v1/cages/a")
    new = NewCage.from_dict({"size": 6})
    assert api_instance.create(new).to_dict() == NewCage.from_json('{"size": 6}').to_dict()
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
_REQUESTS_DOCUMENT = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
servers: [{url: https://zoo.example}, {url: https://other.example}]
security: [{Key: []}]
paths:
  /v1/cages:
    get:
      operationId: listCages
      parameters:
        - {name: pageSize, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
      x-speakeasy-pagination:
        type: offsetLimit
        inputs: [{name: page, in: parameters, type: page}]
        outputs: {results: $}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Cage"}}}}}}
    post:
      operationId: buildCage
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Cage"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Cage"}}}}}
  /v1/photos:
    post:
      operationId: hangPhotos
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, required: [photo], properties: {
        photo: {type: string, format: binary}, others: {type: array, items: {type: string, format: binary}}}}}}}
      responses: {"204": {description: ok}}
  /v1/cages/{cage_id}/animals/{animal_id}:
    get:
      operationId: getAnimal
      security: [{Own: []}]
      parameters:
        - {name: cage_id, in: path, required: true, schema: {type: string}}
        - {name: animal_id, in: path, required: true, schema: {type: string}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}}
components:
  securitySchemes: {Key: {type: http, scheme: bearer}, Own: {type: apiKey, in: header, name: X-Own}}
  schemas:
    Cage: {type: object, required: [cageSize], properties: {cageSize: {type: integer}, builtBy: {$ref: "#/components/schemas/Keeper"}}}
    Keeper: {type: object, required: [fullName], properties: {fullName: {type: string}}}
    Animal: {type: object, properties: {name: {type: string}}}
"""
_REQUESTS = {
    "zoo/__init__.py": "from .sdk import *\n",
    "zoo/basesdk.py": SPEAKEASY["zoo/basesdk.py"],
    "zoo/sdk.py": '''\
"""Code generated by Speakeasy (https://speakeasy.com). DO NOT EDIT."""
from typing import TYPE_CHECKING, Union
from zoo import models
if TYPE_CHECKING:
    from zoo.cages import Cages


class Zoo(BaseSDK):
    cages: "Cages"
    _sub_sdk_map = {"cages": ("zoo.cages", "Cages")}

    def __init__(self, security: models.Security, server_idx=None, server_url=None, retry_config=None, debug_logger=None): ...
''',
    "zoo/cages.py": """\
from typing import List, Optional, Union
from zoo import models
from .basesdk import BaseSDK


class Cages(BaseSDK):
    def list(self, *, request: Union[models.ListRequest, models.ListRequestTypedDict], retries=None) -> Optional[models.ListResponse]:
        req = self._build_request(method="GET", path="/v1/cages")

    def create(self, *, request: Union[models.Cage, models.CageTypedDict], retries=None) -> models.Cage:
        req = self._build_request(method="POST", path="/v1/cages")

    def hang(self, *, photo: Union[models.Photo, models.PhotoTypedDict], others: Optional[List[models.Photo]] = None) -> None:
        req = self._build_request(method="POST", path="/v1/photos")

    def retrieve(self, *, security: models.RetrieveSecurity, cage_id: str, animal_id: str) -> models.Animal:
        req = self._build_request(method="GET", path="/v1/cages/{cage_id}/animals/{animal_id}")
""",
    "zoo/models/__init__.py": "from .cage import Cage, CageTypedDict, Keeper\nfrom .animal import Animal\n"
    "from .list import ListRequest, ListRequestTypedDict, ListResponse\nfrom .security import Security, RetrieveSecurity\n"
    "from .errors import NotFound, ZooError\nfrom .photo import Photo, PhotoTypedDict\n",
    "zoo/models/photo.py": "class PhotoTypedDict(TypedDict):\n    file_name: str\n"
    "    content: Union[bytes, IO[bytes], io.IOBase]\n    content_type: NotRequired[str]\n"
    "class Photo(BaseModel):\n"
    "    file_name: Annotated[str, pydantic.Field(alias='fileName'), FieldMetadata(multipart=True)]\n"
    "    content: Annotated[Union[bytes, IO[bytes], io.IOBase], pydantic.Field(alias='')]\n"
    "    content_type: Annotated[Optional[str], pydantic.Field(alias='Content-Type')] = None\n",
    "zoo/models/cage.py": "class Keeper:\n    full_name: Annotated[str, Field(alias='fullName')]\n"
    "class Cage:\n    cage_size: Annotated[int, Field(alias='cageSize')]\n"
    "    built_by: Annotated[Keeper, Field(alias='builtBy')]\nclass CageTypedDict(TypedDict):\n    cage_size: int\n",
    "zoo/models/animal.py": "class Animal:\n    name: str\n",
    "zoo/models/list.py": "class ListRequest:\n"
    "    page_size: Annotated[int, Field(alias='pageSize'), FieldMetadata(query=Query())]\n"
    "    page: Annotated[int, FieldMetadata(query=Query())]\n"
    "class ListRequestTypedDict(TypedDict):\n    page_size: int\n    page: int\n"
    "class ListResponse:\n    next: Callable[[], Optional[ListResponse]]\n    result: List[Cage]\n",
    "zoo/models/security.py": "class Security:\n"
    "    key: Annotated[str, FieldMetadata(security=SecurityMetadata(scheme=True))]\n"
    "class RetrieveSecurity:\n    own: Annotated[str, FieldMetadata(security=SecurityMetadata(scheme=True))]\n",
    "zoo/models/errors.py": "class ZooError(Exception):\n    pass\nclass NotFound(ZooError):\n    data: object\n",
}
_REQUEST_PROGRAM = """\
import asyncio, io, re
from zoo import Zoo, models
from zoo.utils import BackoffStrategy, RetryConfig



def sent(body: str) -> list[tuple[str, ...]]:
    # The parts of a form: name, file name, content type, content.
    part = r'name="(.*?)"; filename="(.*?)"\\r\\nContent-Type: (.*?)\\r\\n\\r\\n(.*?)\\r\\n'
    return re.findall(part, body)


photo = {"file_name": "a.png", "content": io.BytesIO(b"pixels")}
typed: models.PhotoTypedDict = {"file_name": "b", "content": b"b", "content_type": "image/x-b"}
other = models.Photo(file_name="c.txt", content=b"c", content_type="image/x-c")
parts = [
    ("photo", "a.png", "image/png", "pixels"),
    ("others", "b", "image/x-b", "b"),
    ("others", "c.txt", "image/x-c", "c"),
]
retries = RetryConfig("backoff", BackoffStrategy(1, 50, 1.1, 100), False)
with Zoo(security=models.Security(key="k"), server_url=URL, retry_config=retries) as client:
    cage = client.cages.create(request={"cage_size": 3, "built_by": {"full_name": "Ada"}})
    assert (cage.cage_size, cage.built_by.full_name) == (3, "Ada"), cage
    cage = client.cages.create(request=models.Cage(cage_size=4), retries=retries)
    assert cage.to_dict() == {"cageSize": 4}
    sizes, res = [], client.cages.list(request={"page": 1, "page_size": 1})
    while res is not None:
        sizes += [each.cage_size for each in res.result]
        res = res.next()
    assert sizes == [1, 2], sizes
    res = client.cages.list(request=models.ListRequest(page=1, page_size=1))
    assert res.result[0].cage_size == 1
    assert Zoo(security={"key": "k"}, server_idx=1).base_url == "https://other.example"
    security = models.RetrieveSecurity(own="o")
    beast = client.cages.retrieve(security=security, cage_id="a", animal_id="b")
    assert beast.name == "/v1/cages/a/animals/b None o", beast
    try:
        client.cages.hang(photo=photo, others=[typed, other])
    except models.ZooError as error:
        assert sent(error.raw_response.json()) == parts, error.raw_response.text
    else:
        raise AssertionError("no error")
    try:
        client.cages.hang(photo={"file_name": "a"})
    except TypeError as error:
        assert "content" in str(error)
    else:
        raise AssertionError("no error")
    try:
        client.cages.retrieve(security={"own": "o"}, cage_id="a", animal_id="gone")
    except models.ZooError as error:
        assert isinstance(error, models.NotFound)
        assert (error.raw_response.status_code, error.status_code) == (404, 404)
        assert error.data["name"].endswith("gone None o")
    else:
        raise AssertionError("no error")


async def main():
    async with Zoo(security={"key": "k"}, server_url=URL) as client:
        res = await client.cages.list_async(request={"page": 1})
        res = await res.next()
        assert res.result[0].cage_size == 2 and (await res.next()).result == []
        try:
            await client.cages.hang_async(photo=photo, others=[typed, other])
        except models.ZooError as error:
            assert sent(error.raw_response.json()) == parts, error.raw_response.text
        else:
            raise AssertionError("no error")


asyncio.run(main())
"""
_WRONG = '    client.cages.hang(photo={"file_nam": "a", "content": b"a"})'
_TYPED_PROGRAM = f"""\
from zoo import Zoo, models


def hang(client: Zoo) -> None:
    client.cages.hang(photo={{"file_name": "a", "content": open("a", "rb")}})
    typed: models.PhotoTypedDict = {{"file_name": "a", "content": b"a", "content_type": "b/c"}}
    client.cages.hang(photo=typed, others=[typed, models.Photo(file_name="a", content=b"a")])
    client.cages.hang(photo=("a", b"a"))
{_WRONG}


async def hang_later(client: Zoo) -> None:
    await client.cages.hang_async(photo={{"file_name": "a", "content": b"a"}})
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
    '    MAIN = "https://zoo.example"\n    TEST = "https://test.zoo.example"\n',
    "zoo/__init__.py": FERN["zoo/__init__.py"]
    + "from .keeper import Keeper, AsyncKeeper, LocalZoo\n",
    "zoo/keeper.py": "from .client import AsyncZooClient, ZooClient\n"
    "from .cages.client import AsyncCagesClient, CagesClient\n\n\n"
    "class Keeper(CagesClient, ZooClient):\n"
    "    def __init__(self, api_key=None): ...\n\n\n"
    "class AsyncKeeper(AsyncCagesClient, AsyncZooClient): ...\n"
    "class LocalZoo(ZooClient):\n    def __init__(self, port): ...\n",
}
_PAGERS = {
    **{name: text for name, text in FERN.items() if "animals" not in name},
    "zoo/__init__.py": "from .types import Cage, Keeper\nfrom .errors import NotFoundError\n"
    "from .cages import CreateShade\nfrom .client import ZooClient, AsyncZooClient\n",
    "zoo/types/__init__.py": "from .cage import Cage, Keeper\n",
    "zoo/types/cage.py": "class Keeper:\n    full_name: Annotated[str, Field(alias='fullName')]\n"
    "class Cage:\n    cage_size: Annotated[int, Field(alias='cageSize')]\n",
    "zoo/errors/__init__.py": "from .not_found_error import NotFoundError\n",
    "zoo/errors/not_found_error.py": "class NotFoundError(ApiError):\n    pass\n",
    "zoo/cages/__init__.py": "from .types import CreateShade\n",
    "zoo/cages/types/__init__.py": "from .create_shade import CreateShade\n",
    "zoo/cages/types/create_shade.py": "import enum\n\n\nclass CreateShade(str, enum.Enum):\n    DARK = 'dark'\n",
    "zoo/cages/client.py": """\
from .raw_client import RawCagesClient
from ..core.pagination import SyncPager
from ..types.cage import Cage


class CagesClient:
    def __init__(self, *, client_wrapper):
        self._raw_client = RawCagesClient(client_wrapper=client_wrapper)

    def list(self, *, page: int = None, request_options=None) -> SyncPager[Cage, typing.List[Cage]]:
        return self._raw_client.list(page=page)

    def create(self, *, request: Cage, request_options=None) -> Cage:
        return self._raw_client.create(request=request).data
""",
    "zoo/cages/raw_client.py": """\
class RawCagesClient:
    def list(self, *, page=None, request_options=None):
        return self._client_wrapper.httpx_client.request("v1/cages", method="GET", params={"page": page})

    def create(self, *, request, request_options=None):
        return self._client_wrapper.httpx_client.request("v1/cages", method="POST", json=convert_and_respect_annotation_metadata(object_=request, annotation=Cage, direction="write"))
""",
}
_PAGER_PROGRAM = """\
import asyncio, logging
from zoo import AsyncZooClient, Cage, CreateShade, Keeper, NotFoundError, ZooClient
from zoo.cages import CreateShade as Same
from zoo.core import ApiError
from zoo.errors import NotFoundError as Error

assert CreateShade is Same and CreateShade.DARK == "dark"
assert Error is NotFoundError and issubclass(NotFoundError, ApiError)
assert Keeper(full_name="Ada").to_dict() == {"fullName": "Ada"}
client = ZooClient(api_key="k", base_url=URL, follow_redirects=True, logging=logging.getLogger("a"))
assert client.cages.create(request=Cage(cage_size=7)).to_dict() == {"cageSize": 7}
built = client.cages.create(request={"cage_size": 8, "built_by": {"full_name": "Ada"}})
assert (built.cage_size, built.built_by.full_name) == (8, "Ada")
pager = client.cages.list(page=1)
assert isinstance(pager.items[0], Cage) and pager.has_next
assert [each.cage_size for each in pager] == [1, 2]
assert [len(page.items) for page in pager.iter_pages()] == [1, 1, 0]
assert pager.next_page().items[0].cage_size == pager.get_next().response[0].cage_size == 2


async def main():
    client = AsyncZooClient(api_key="k", base_url=URL)
    pager = await client.cages.list(page=1)
    assert [each.cage_size async for each in pager] == [1, 2]


asyncio.run(main())
"""
_ENVIRONMENT_PROGRAM = """\
import asyncio
import zoo.keeper
from zoo import AsyncKeeper, Keeper, ZooClient, ZooEnvironment
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
with Keeper(api_key="k", base_url=URL) as keeper:
    assert (keeper.list(limit=1)[0].size, keeper.create(size=2).size) == (1, 2)
    assert keeper.cages.create(size=3).size == 3
    assert keeper.animals.retrieve("a", "b").name.startswith("/v1/cages/a/animals/b")
    assert keeper.with_options(max_retries=1).create(size=4).size == 4
    assert keeper.with_raw_response.create(size=5).status_code == 200
    assert "Keeper" in repr(keeper) and zoo.keeper.Keeper is Keeper
    assert isinstance(keeper, ZooClient)


async def main():
    async with AsyncKeeper(api_key="k", base_url=URL) as keeper:
        assert (await keeper.create(size=6)).size == 6


asyncio.run(main())
"""


_PATHS = {  # one that the document's server has, and one beside it that only the SDK has
    **STAINLESS,
    "zoo/resources/cages/cages.py": STAINLESS["zoo/resources/cages/cages.py"].replace(
        "    def paint",
        "    def photo(self, *, tags: List[str], place: Place, photo: FileTypes) -> str:\n"
        '        body = {"tags": tags, "place": place, "photo": photo}\n'
        '        return self._post("/v1/photos", body=body, cast_to=str)\n\n'
        "    def keepers(self, cage_id: str) -> CageModel:\n"
        '        return self._get(f"/v2/animals/{cage_id}", cast_to=CageModel)\n\n'
        "    def paint",
    ),
}
_FORM = """\
      operationId: photo
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                tags: {type: array, items: {type: string}}
                place: {type: object, properties: {town: {type: string}}}
                photo: {type: string, format: binary}
                day: {type: string}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: string}}}}}
"""
_PATHS_DOCUMENT = (
    DOCUMENT.replace("https://zoo.example", "https://zoo.example/v1")
    .replace("  /v1/", "  /")
    .replace("paths:\n", f"paths:\n  /photos:\n    post:\n{_FORM}")
)
_PATHS_PROGRAM = """\
import zoo

assert str(zoo.Zoo(api_key="k").base_url).rstrip("/") == "https://zoo.example"
client = zoo.Zoo(api_key="k", base_url=URL)
beast = client.cages.animals.retrieve("b", cage_id="a")
assert beast.name.startswith("/v1/cages/a/animals/b "), beast
other = client.cages.keepers("c")
assert other["name"].startswith("/v2/animals/c "), other
try:
    client.cages.photo(tags=["a", "b"], place={"town": "Ulm"}, photo=b"pixels")
except zoo.APIStatusError as error:
    sent = error.response.text
    assert sent.count('name=\\\\"tags[]\\\\"') == 2, sent
    assert 'name=\\\\"place[town]\\\\"' in sent, sent
else:
    raise AssertionError("no error")
"""

_MODULES_DOCUMENT = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
security: [{Key: []}]
paths:
  /v1/cages:
    post:
      operationId: create
      tags: [cages]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/NewCage"}}}}
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/NewCage"}}}}
  /v1/cages/{cage_id}/animals/{animal_id}:
    get:
      operationId: retrieve
      tags: [cages]
      parameters:
        - {name: cage_id, in: path, required: true, schema: {type: string}}
        - {name: animal_id, in: path, required: true, schema: {type: string}}
        - {name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}
        "404": {description: none, content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}
  /v1/photos:
    post:
      operationId: upload
      tags: [cages]
      requestBody: {required: true, content: {multipart/form-data: {schema: {$ref: "#/components/schemas/Photo"}}}}
      responses: {"204": {description: ok}}
components:
  securitySchemes: {Key: {type: http, scheme: bearer}}
  schemas:
    Kind: {type: string, enum: [bear, polar-bear]}
    NewCage: {type: object, required: [size], properties: {size: {type: integer}, keeper: {$ref: "#/components/schemas/Keeper"}}}
    Keeper: {type: object, properties: {name: {type: string}, secret: {type: string, writeOnly: true}}}
    Animal: {type: object, properties: {name: {type: string}}}
    Photo: {type: object, required: [photo], properties: {photo: {type: string, format: binary}, title: {type: string}}}
"""
_MODULES = {
    **{
        name: text
        for name, text in OPENAPI_PYTHON_CLIENT.items()
        if "/zoo/" not in name and "list_" not in name
    },
    "zoo/api/cages/upload.py": OPENAPI_PYTHON_CLIENT["zoo/api/cages/create.py"]
    .replace('"/v1/cages"', '"/v1/photos"')
    .replace("def _get_kwargs(", "def _get_kwargs(*, body: Photo")
    .replace("client):", "client, body: Photo):"),
    "zoo/api/cages/create.py": OPENAPI_PYTHON_CLIENT["zoo/api/cages/create.py"]
    .replace("client):", "client, body: NewCage):")
    .replace("client) -> CageModel", "client, body: NewCage) -> NewCage")
    + "\n\nasync def asyncio(*, client, body):\n    return (await asyncio_detailed()).parsed\n",
    "zoo/api/cages/retrieve.py": OPENAPI_PYTHON_CLIENT["zoo/api/cages/retrieve.py"]
    .replace("*, client", "*, client, kind=UNSET")
    .replace("Beast | Problem", "Animal"),
    "zoo/models/__init__.py": "from .animal import Animal\nfrom .kind import Kind\n"
    "from .new_cage import NewCage\nfrom .keeper import Keeper\nfrom .photo import Photo\n",
    "zoo/models/kind.py": "from enum import Enum\n\n\nclass Kind(str, Enum):\n"
    '    BEAR = "bear"\n    POLAR_BEAR = "polar-bear"\n',
    "zoo/models/animal.py": "class Animal:\n    name: str\n",
    "zoo/models/keeper.py": "class Keeper:\n    name: str\n    secret: str\n",
    "zoo/models/new_cage.py": "class NewCage:\n    size: int\n    keeper: Keeper\n",
    "zoo/models/photo.py": "class Photo:\n    photo: File\n    title: str\n",
}
_MODULE_PROGRAM = """\
import asyncio, io
from zoo import AuthenticatedClient, Client
from zoo.api.cages import create, retrieve, upload
from zoo.errors import UnexpectedStatus
from zoo.models import Animal, Keeper, Kind, NewCage, Photo
from zoo.models.kind import Kind as Same
from zoo.types import UNSET, File, Response

assert Same is Kind and str(Kind("polar-bear")) == Kind.POLAR_BEAR == "polar-bear"
class Phases:  # as of an HTTP library
    connect = read = write = pool = 5.0


client = AuthenticatedClient(base_url=URL, token="k").with_timeout(Phases())
with client as client:
    cage = NewCage(size=3, keeper=Keeper(name="Ada", secret="s"))
    assert create.sync(client=client, body=cage).to_dict() == cage.to_dict()
    reply: Response[NewCage] = create.sync_detailed(client=client, body=cage)
    assert (reply.status_code, reply.headers["x-zoo"]) == (200, "1")
    assert reply.parsed.keeper.secret == "s" and b'"size"' in reply.content
    found = retrieve.sync("a", "b", client=client, kind=Kind.BEAR)
    assert found.name == "/v1/cages/a/animals/b?kind=bear Bearer k None", found
    found = retrieve.sync("a", "b", client=client.with_headers({"X-Own": "2"}), kind=UNSET)
    assert found.name == "/v1/cages/a/animals/b Bearer k 2", found
    assert isinstance(retrieve.sync("a", "gone", client=client), Animal)
photo = Photo(photo=File(io.BytesIO(b"pixels"), "a.png", "image/png"), title="A")
plain = Client(base_url=URL, raise_on_unexpected_status=True, headers={"Authorization": "x"})
try:
    upload.sync(client=plain, body=photo)
except UnexpectedStatus as error:
    assert error.status_code == 418 and b"a.png" in error.content
else:
    raise AssertionError("no error")
assert upload.sync(client=Client(URL, headers={"Authorization": "x"}), body=photo) is None
assert NewCage.from_dict({"size": 1, "extra": 2}).additional_properties == {"extra": 2}


async def main():
    async with AuthenticatedClient(base_url=URL, token="k") as client:
        assert (await create.asyncio(client=client, body=NewCage(size=4))).size == 4
        reply = await retrieve.asyncio_detailed("a", "gone", client=client)
        assert reply.status_code == 404 and isinstance(reply.parsed, Animal)


asyncio.run(main())
"""


_DOCUMENTS = {
    _TAG_PROGRAM: _DOCUMENT,
    _MODULE_PROGRAM: _MODULES_DOCUMENT,
    _PATHS_PROGRAM: _PATHS_DOCUMENT,
    _REQUEST_PROGRAM: _REQUESTS_DOCUMENT,
    _PAGER_PROGRAM: _REQUESTS_DOCUMENT,
}


class _Zoo(BaseHTTPRequestHandler):
    """A server that says in an animal's name what it was asked with."""

    def do_GET(self) -> None:
        heads = self.headers
        name = f"{self.path} {heads.get('Authorization')} {heads.get('X-Own')}"
        path, _, query = self.path.partition("?")
        page = int(parse_qs(query).get("page", ["0"])[0])
        items = [{"size": 1, "cageSize": page or 1}] if page < 3 else []
        body: object = {"name": name} if "/animals/" in path else items
        self._reply(body, 404 if self.path.endswith("/gone") else 200)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/v1/photos":
            self._reply(body.decode(), 418)
        else:
            self._reply(json.loads(body))

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
        pytest.param(_REQUESTS, _REQUEST_PROGRAM, id="speakeasy-requests"),
        pytest.param(_FERN, _ENVIRONMENT_PROGRAM, id="fern"),
        pytest.param(_PAGERS, _PAGER_PROGRAM, id="fern-pagers"),
        pytest.param(_MODULES, _MODULE_PROGRAM, id="openapi-python-client"),
        pytest.param(_PATHS, _PATHS_PROGRAM, id="paths"),
    ],
)
def test_the_program_runs(
    files: dict[str, str], program: str, url: str, tmp_path: Path
) -> None:
    new = _write_successor(files, _DOCUMENTS.get(program, DOCUMENT), tmp_path)
    script = tmp_path / "program.py"
    script.write_text(f"URL = {url!r}\n{program}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(new)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_type_checkers_accept_dictionaries_of_files(tmp_path: Path) -> None:
    new = _write_successor(_REQUESTS, _REQUESTS_DOCUMENT, tmp_path)
    (new / "program.py").write_text(_TYPED_PROGRAM, encoding="utf-8")
    tool = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"]
    done = subprocess.run(
        [*tool, "program.py"], cwd=new, capture_output=True, text=True, check=False
    )
    said = [line for line in done.stdout.splitlines() if ": error: " in line]
    wrong = _TYPED_PROGRAM.splitlines().index(_WRONG) + 1
    assert {line.split(":")[1] for line in said} == {str(wrong)}, done.stdout


def _write_successor(files: dict[str, str], document: str, tmp_path: Path) -> Path:
    """The folder of the package that `adopt` makes of an SDK."""
    spec = tmp_path / "zoo.yaml"
    spec.write_text(document, encoding="utf-8")
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
    (tmp_path / OVERLAY).write_text(made.overlay, encoding="utf-8")
    configs = configuration.load(file, faults)
    assert configs, list(faults)
    built = pipeline.generate(configs[0])
    assert built.files is not None, list(built.diagnostics)
    for path, text in built.files.items():
        place = tmp_path / "new" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path / "new"
