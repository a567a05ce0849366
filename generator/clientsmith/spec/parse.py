"""The fifth stage: a normalized tree to the typed model of openapi-pydantic."""

from __future__ import annotations

import gc
from typing import Any

from openapi_pydantic.v3.v3_1 import OpenAPI
from pydantic import ValidationError

from ..report.diagnostics import Diagnostics
from .source_map import ROOT, Pointer, child

_ROUNDS = 20
_NEEDED = frozenset(
    {(), ("info",), ("openapi",), ("info", "title"), ("info", "version")}
)


def read(tree: dict[str, Any], diagnostics: Diagnostics) -> OpenAPI | None:
    """The typed model of a normalized tree.

    What does not validate is removed from the tree, as little as possible, with a warning
    each, so that one bad corner does not stop a whole document. Returns None, with an error,
    when nothing usable is left. Bounds become floats in the model; the tree has the exact
    numbers.
    """
    for _ in range(_ROUNDS):
        try:
            return _validated(tree)
        except ValidationError as error:
            if not _pruned(tree, error, diagnostics):
                return None
        except RecursionError:
            diagnostics.error(
                "too-deep",
                ROOT,
                "The document is nested too deep to be read.",
                "Nest it less.",
            )
            return None
    diagnostics.error(
        "unreadable",
        ROOT,
        "The document has too many faults to be read.",
        "Correct those that were reported first.",
    )
    return None


def _validated(tree: dict[str, Any]) -> OpenAPI:
    """Validate with the garbage collector off: it would visit every new model, for nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        return OpenAPI.model_validate(tree)
    finally:
        if running:
            gc.enable()


def _pruned(
    tree: dict[str, Any], error: ValidationError, diagnostics: Diagnostics
) -> bool:
    """Remove the nodes that the errors name; False if one of them cannot be spared."""
    found: dict[tuple[str | int, ...], str] = {}
    for fault in error.errors(
        include_url=False, include_context=False, include_input=False
    ):
        found.setdefault(_steps(tree, fault["loc"]), fault["msg"])
    deepest = [
        steps
        for steps in found
        if not any(other != steps and other[: len(steps)] == steps for other in found)
    ]
    for steps in sorted(
        deepest, key=lambda steps: [str(step) for step in steps], reverse=True
    ):
        at = child(ROOT, *steps)
        if steps in _NEEDED:
            diagnostics.error(
                "unreadable",
                at,
                f"This cannot be read: {found[steps]}.",
                "Correct it; nothing can be generated without it.",
            )
            return False
        _remove(tree, steps)
        diagnostics.warning(
            "unreadable-part",
            Pointer(at),
            f"This cannot be read and was left out: {found[steps][:200]}.",
            "Correct it as the OpenAPI specification asks.",
        )
    return bool(deepest)


def _steps(tree: object, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The way to the node that an error is about: its location without the names of types."""
    steps: list[str | int] = []
    node: Any = tree
    for item in loc:
        members: Any = ()
        if isinstance(node, dict | list):
            members = node if isinstance(node, dict) else range(len(node))
        if item in members:
            node = node[item]
            steps.append(item)
    return tuple(steps)


def _remove(tree: Any, steps: tuple[str | int, ...]) -> None:
    node = tree
    for step in steps[:-1]:
        node = node[step]
    del node[steps[-1]]
