"""Earlier names, written into a configuration that people keep by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from ..text.toml import toml_value
from .places import places


class AliasesError(ValueError):
    """The text cannot take the names; its message is what to add by hand."""


def add_aliases(
    text: str, table: tuple[str, ...], found: Mapping[str, Mapping[str, str]]
) -> str:
    """A TOML text with aliases added; what it has stays as it is.

    Args:
        text: the configuration.
        table: the keys of the table that holds the API's configuration.
        found: names of today by earlier names, by kind (`methods`).

    Raises:
        AliasesError: the text holds its aliases otherwise than in tables of their own.
    """
    for kind, names in found.items():
        text = add_rows(text, (*table, "aliases", kind), names)
    return text


def add_rows(text: str, path: tuple[str, ...], values: Mapping[str, str]) -> str:
    """A TOML text with rows added to a table; what it has stays as it is.

    Raises:
        AliasesError: the text holds the table otherwise than as one of its own.
    """
    known = places(text)
    rows = [
        f"{toml_value(key)} = {toml_value(value)}\n"
        for key, value in sorted(values.items())
        if (*path, key) not in known
    ]
    if not rows:
        return text
    head = f"[{'.'.join(map(_key, path))}]\n"
    lines = text.splitlines(keepends=True)
    at = next((i for i, line in enumerate(lines, 1) if line.strip() == head.strip()), 0)
    if at:
        made = "".join((*lines[:at], *rows, *lines[at:]))
    else:
        end = "" if not text or text.endswith("\n") else "\n"
        made = f"{text}{end}\n{head}{''.join(rows)}"
    try:
        tomllib.loads(made)
    except tomllib.TOMLDecodeError:
        raise AliasesError(head + "".join(rows)) from None
    return made


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else toml_value(name)
