"""Modules by which programs import, made of a configured surface."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from clientsmith.emit.surface_modules import surface_modules


def test_the_order_of_what_is_known_does_not_matter() -> None:
    kept = {"models": {"Cat": ".cat"}, "models.cat": {"Cat": "_runtime.cats:Cat"}}
    surface = SimpleNamespace(modules=kept)
    printer: Any = SimpleNamespace(names=SimpleNamespace(client="Zoo", surface=surface))
    known = {
        "Emu": "..models._birds",
        "Dog": "..models._dogs",
    }
    one, other = (
        list(surface_modules(printer, dict(items), ()))
        for items in (known.items(), reversed(known.items()))
    )
    assert one == other
