"""Lazy name tables: which module holds which public name."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..config import Alias
from ..names.former import message
from ..text.code import WIDTH, Code, docstring, quote
from ..text.wrapping import prose

NOWHERE: Mapping[str, Collection[str]] = MappingProxyType({})
NOTHING: Mapping[str, Alias] = MappingProxyType({})
ERRORS = (
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "CredentialsError",
    "InternalServerError",
    "NotFoundError",
    "PagingError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "ResponseValidationError",
    "StreamError",
    "UnprocessableEntityError",
    "WebhookError",
)
FACES = ("errors", "pagination", "testing", "transports", "types")
"""The public modules that every package has."""


_UP = Code("..")


@dataclass(frozen=True, slots=True)
class TableView:
    """A package's `__init__`: its table, and the same names for those who read it. `renamed`
    are earlier names, each with the name of today and a warning, `synonyms` what type
    checkers read of them."""

    doc: Code
    table: Code
    exports: tuple[Code, ...]
    renamed: tuple[tuple[str, str, str], ...] = ()
    synonyms: tuple[Code, ...] = ()
    version: str = ""
    up: Code = _UP
    """How the root of the package is reached from there."""


def table(
    doc: str,
    modules: Mapping[str, Sequence[str]],
    *,
    fallback: Mapping[str, Collection[str]] = NOWHERE,
    former: Mapping[str, Alias] = NOTHING,
    depth: int = 2,
    faces: Sequence[str] = (),
) -> TableView:
    """The table of a package: module stems with the names they define.

    Args:
        modules: those of the package, and with a slash before them those of others.
        fallback: subpackages with tables of their own, and which of their names are exported
            too; all if none is listed.
        former: earlier names of what the table, or one of those, has.
        depth: the dots that lead to the root of the package.
        faces: public submodules, which modules of the same names in those do not hide.
    """
    entries = [_entry(stem, names) for stem, names in modules.items() if names]
    rows = "".join(f"\n            {entry}," for entry in entries)
    mapping = f"{{{rows}\n        }}" if rows else "{}"
    items = ["__name__", mapping]
    if fallback:
        listed = ", ".join(quote(item) for item in fallback)
        items.append(f"fallback=({listed}{',' if len(fallback) == 1 else ''})")
    text = "Table(" + "".join(f"\n        {item}," for item in items) + "\n    )"
    if not rows and not fallback:
        text = "Table(__name__, {})"
    exports = [
        Code(_export(package, sorted(names)) if names else f"from .{package} import *")
        for package, names in fallback.items()
    ]
    if faces:
        exports.append(Code(_export("", sorted(faces))))
    for stem, names in modules.items():
        if names:
            exports.append(Code(_export(stem, sorted(names))))
    held = {name for names in modules.values() for name in names}
    renamed, synonyms = [], []
    for old, alias in sorted(former.items()):
        if fallback or alias.name in held:
            renamed.append((old, alias.name, message(old, alias)))
        if alias.name in held:
            told = docstring([f"Deprecated: {message(old, alias)}"], 4)
            synonyms.append(Code(f"{old} = {alias.name}\n    {told}"))
    return TableView(
        Code(docstring(prose(doc, 84), 0)),
        Code(text),
        tuple(exports),
        tuple(renamed),
        tuple(synonyms),
        up=Code("." * depth),
    )


def _entry(stem: str, names: Sequence[str]) -> str:
    """`"module": "Name Name"`, the names filled over as many lines as they need."""
    text = " ".join(sorted(names))
    flat = f"{quote(stem)}: {quote(text)}"
    if 12 + len(flat) + 1 <= WIDTH:
        return flat
    rows = textwrap.wrap(
        text, WIDTH - 19, break_long_words=False, break_on_hyphens=False
    )
    if len(rows) == 1:
        return f"{quote(stem)}: {quote(text)}"
    parts = [row + " " for row in rows[:-1]] + rows[-1:]
    body = "".join(f"\n                {quote(part)}" for part in parts)
    return f"{quote(stem)}: ({body}\n            )"


def _export(stem: str, names: Sequence[str]) -> str:
    """Explicit re-exports: `from .module import Name as Name`."""
    home = stem[1:] if stem.startswith("/") else f".{stem}"
    flat = f"from {home} import {', '.join(f'{name} as {name}' for name in names)}"
    if len(flat) + 4 <= WIDTH:
        return flat
    rows = "".join(f"\n        {name} as {name}," for name in names)
    return f"from {home} import ({rows}\n    )"
