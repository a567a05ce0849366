"""What is documented and not specified is found, at the inventory's line."""

from __future__ import annotations

from pathlib import Path

import pytest
from clientsmith.commands import inventory
from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from clientsmith.spec.source_map import Pointer

PET = ir.Object(
    id=ir.TypeId("/components/schemas/Pet"),
    hint=ir.Hint("Pet"),
    fields=(
        ir.Field(wire="name", type=ir.STRING, required=True),
        ir.Field(wire="tag", type=ir.STRING, required=False),
    ),
)
API = ir.Api(
    title="Pets",
    version="1",
    declarations={PET.id: PET},
    operations=(
        ir.Operation(
            id="POST /pets/{id}",
            method="POST",
            path="/pets/{id}",
            parameters=tuple(
                ir.Parameter(
                    wire=wire,
                    location=location,
                    type=ir.STRING,
                    required=True,
                    style="simple",
                    explode=False,
                )
                for wire, location in (("id", ir.In.PATH), ("dry", ir.In.QUERY))
            ),
            body=ir.Body(
                required=True,
                contents=(ir.Content(media="application/json", type=ir.Ref(PET.id)),),
            ),
            responses=(ir.Response(status="201", contents=()),),
            security=((("oauth", ("pets:write",)),),),
            at=Pointer("/paths/~1pets/post"),
        ),
    ),
)
ROW = """\
endpoints:
- method: post
  path: /pets/{id}
"""


def check(folder: Path, text: str) -> list[str]:
    (folder / "documented.yaml").write_text(text)
    findings = Diagnostics()
    document = load.read_document(folder / "documented.yaml", diagnostics=findings)
    assert document is not None
    inventory.check(document, API, findings)
    return [
        f"{item.place.line if item.place else 0}: {item.message}" for item in findings
    ]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "  path_parameters: {id: string}\n  query_parameters: {dry: boolean}\n",
        "  body_parameters: {name: string, tag: string}\n  required_body: [name]\n",
        "  scopes: ['pets:write']\n  status: 201\n",
        "  query_parameters: {}\n  scopes: []\n",
        "  query_parameters: 3\n  required_body: null\n",
    ],
)
def test_what_is_covered(tmp_path: Path, more: str) -> None:
    assert check(tmp_path, ROW + more) == []


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("  path_parameters: {pet: string}\n", "the path parameter `pet`"),
        ("  query_parameters: {id: string}\n", "the query parameter `id`"),
        ("  body_parameters: {age: integer}\n", "the body field `age`"),
        ("  required_body: [tag]\n", "the required body field `tag`"),
        ("  scopes: ['pets:read']\n", "the scope `pets:read`"),
        ("  status: 200\n", "the status 200"),
    ],
)
def test_what_is_not(tmp_path: Path, more: str, what: str) -> None:
    assert check(tmp_path, ROW + more) == [
        f"2: POST /pets/{{id}} is documented with {what}, "
        "and the specification does not have it"
    ]


def test_an_endpoint_that_is_not_there(tmp_path: Path) -> None:
    found = check(tmp_path, f"{ROW}- method: GET\n  path: /pets\n")
    assert found == [
        "4: GET /pets is documented, and the specification does not have it"
    ]


@pytest.mark.parametrize("text", ["[]", "endpoints: 3", "a: b", "endpoints: [3]"])
def test_an_inventory_that_is_none(tmp_path: Path, text: str) -> None:
    assert len(check(tmp_path, text)) == 1


def test_endpoints_may_be_text(tmp_path: Path) -> None:
    assert check(tmp_path, "endpoints: ['POST /pets/{id}', 'post  /pets/{id}']") == []
    assert check(tmp_path, "endpoints: ['GET /pets/{id}']") == [
        "1: GET /pets/{id} is documented, and the specification does not have it"
    ]
