"""What examples pass to the client: the credential that a program has most easily."""

from __future__ import annotations

import pytest
from clientsmith.emit.opening import _handiest
from clientsmith.model import ir

SCHEMES = {
    scheme.name: scheme
    for scheme in (
        ir.Scheme(name="session", kind=ir.SchemeKind.API_KEY, location=ir.In.COOKIE),
        ir.Scheme(name="key", kind=ir.SchemeKind.API_KEY, location=ir.In.QUERY),
        ir.Scheme(name="token", kind=ir.SchemeKind.API_KEY, location=ir.In.HEADER),
        ir.Scheme(name="basic", kind=ir.SchemeKind.BASIC),
        ir.Scheme(name="bearer", kind=ir.SchemeKind.BEARER),
    )
}


@pytest.mark.parametrize(
    ("alternatives", "chosen"),
    [
        ("session basic token", "token"),
        ("session bearer", "bearer"),
        ("session key", "key"),
        ("basic bearer", "bearer"),
        ("session basic", "basic"),
        ("session+bearer basic", "basic"),
        ("token bearer", "token"),
        ("session", "session"),
        ("", ""),
    ],
)
def test_the_handiest(alternatives: str, chosen: str) -> None:
    security = tuple(
        tuple((name, ()) for name in each.split("+")) for each in alternatives.split()
    )
    assert "+".join(name for name, _ in _handiest(security, SCHEMES)) == chosen
