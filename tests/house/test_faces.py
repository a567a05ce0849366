"""What callers of a package can name: every exception that its runtime raises."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from pathlib import Path

from clientsmith.emit.tables import ERRORS
from clientsmith.names.reserved import CLASSES
from clientsmith.text.words import key

TEMPLATES = Path(__file__).parents[2] / "templates"
WRAPPED = {"TransportError", "Unreadable"}
"""What transports raise, which no call lets through."""


def raised() -> Iterator[str]:
    """The public exception classes of the runtime."""
    known = {"Exception", "TypeError", "ValueError", "RuntimeError", "LookupError"}
    for _ in range(5):
        for path in sorted((TEMPLATES / "runtime").glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef) and any(
                    isinstance(base, ast.Name) and base.id in known
                    for base in node.bases
                ):
                    known.add(node.name)
    return (name for name in known if name[0] != "_" and not hasattr(builtins, name))


def test_callers_can_name_every_exception() -> None:
    found = set(raised()) - WRAPPED
    found = {name for name in found if not name.startswith("Wait")}  # of another face
    face = ast.parse((TEMPLATES / "faces" / "errors.py").read_text("utf-8"))
    listed = next(node for node in face.body if isinstance(node, ast.Assign))
    assert found == set(ERRORS) == set(ast.literal_eval(listed.value))


PACKAGES = [
    TEMPLATES.parent / "generated",
    *(TEMPLATES.parent / "tests/golden").glob("*/expected"),
]
INNER = {"Client", "AsyncClient", "Resource", "AsyncResource"}
INNER |= {"WaitingResource", "AsyncWaitingResource", "waiting"}
"""The bases of generated classes, which nobody but these has to name."""
SURFACE = {"AsyncPaginator", "AsyncWebhooks", "TimeoutTypes", "Webhooks"}
SURFACE |= {"HttpxBinaryResponseContent"}
"""What a configured surface hands out, which its own modules name."""

HANDED = {"Request", "Response", "Retry", "RetryPolicy", "Headers", "Timeout", "Event"}
"""What hooks and errors are given, and settings are made of."""


def listed() -> set[str]:
    """The names that the faces export."""
    found: set[str] = set()
    for path in (TEMPLATES / "faces").rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if (
                isinstance(node, ast.Assign)
                and ast.unparse(node.targets[0]) == "__all__"
            ):
                found |= set(ast.literal_eval(node.value))
    return found


def test_callers_can_name_every_type_of_a_signature() -> None:
    used = {
        alias.name
        for package in PACKAGES
        for path in package.rglob("*.pyi")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and "_runtime" in (node.module or "")
        for alias in node.names
    }
    assert {"Stream", "Download", "Options"} <= used
    assert (used | HANDED) - INNER - SURFACE <= listed()


def test_callers_can_name_every_end_of_a_wait() -> None:
    assert {name for name in raised() if name.startswith("Wait")} <= listed()


def test_no_model_takes_the_name_of_an_exception() -> None:
    assert {key(name) for name in ERRORS} <= CLASSES
