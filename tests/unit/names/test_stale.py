"""Keys of the configuration that name nothing in the document."""

from __future__ import annotations

from pathlib import Path

from clientsmith.config import (
    ClientParameter,
    Credential,
    OperationRule,
    PagingScheme,
)
from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics, Severity
from naming import api, component, named, operation, parameter

TEXT = """spec = "pets.yaml"
[operations."GET /pest"]
method = "find"
[operations.listPets]
method = "all"
[types]
Pett = "Animal"
[credentials.tokn]
env = "TOKEN"
[paging.offsets]
kind = "offset"
operations = ["GET /*", "list*", "GET /pts*"]
[client_parameters.acount]
env = "ACCOUNT"
"""


def test_stale_keys_are_findings_with_what_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "clientsmith.toml"
    file.write_text(TEXT)
    diagnostics = Diagnostics()
    named(
        api(
            [operation("GET /pets", "listPets", parameters=(parameter("account"),))],
            [component("Pet", "name")],
            schemes=(ir.Scheme(name="token", kind=ir.SchemeKind.BEARER),),
        ),
        diagnostics,
        file=file,
        root=tmp_path,
        operations={
            "GET /pest": OperationRule(method="find"),
            "listPets": OperationRule(method="all"),
        },
        types={"Pett": "Animal"},
        credentials={"tokn": Credential(env="TOKEN")},
        client_parameters={"acount": ClientParameter(env="ACCOUNT")},
        paging={
            "offsets": PagingScheme(
                kind="offset", operations=("GET /*", "list*", "GET /pts*")
            )
        },
    )
    found = [item for item in diagnostics if item.code == "config-stale"]
    assert all(item.severity is Severity.WARNING for item in found)
    assert sorted((item.place.line, item.hint) for item in found if item.place) == [
        (2, 'did you mean "GET /pets"?'),
        (7, 'did you mean "Pet"?'),
        (8, 'did you mean "token"?'),
        (12, 'did you mean "GET /pets"?'),
        (13, 'did you mean "account"?'),
    ]


def test_messages_for_what_is_not_there() -> None:
    diagnostics = Diagnostics()
    pets = operation("GET /pets", "listPets", parameters=(parameter("state"),))
    named(
        api([pets], [component("Pet", "name")]),
        diagnostics,
        operations={"listPets": OperationRule(deprecated_parameters={"stat": "a"})},
        deprecated={"Pet": {"nam": "b", "name": "c"}, "Pett": {"name": "d"}},
    )
    stale = [each for each in diagnostics if each.code == "config-stale"]
    told = [(each.message, each.hint) for each in stale]
    assert sorted(told) == [
        (
            '`deprecated."Pett"` of the configuration names nothing in the document',
            'did you mean "Pet"?',
        ),
        (
            '`deprecated.Pet."nam"` of the configuration names nothing in the document',
            'did you mean "name"?',
        ),
        (
            '`operations.listPets.deprecated_parameters."stat"` of the configuration names '
            "nothing in the document",
            'did you mean "state"?',
        ),
    ]
