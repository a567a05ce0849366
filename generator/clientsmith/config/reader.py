"""Finds and reads a configuration file; each fault is reported at its line and column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..process.files import read_text
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from .apart import check_apart
from .node import File, Node, Refused, find_repository, members, table
from .schema import KEYS
from .toml import LIMITS, TomlFault, read_toml
from .values import Config

_FILES = ("clientsmith.toml", "pyproject.toml")
_OUR_TABLE = re.compile(r"\btool\s*\.\s*\W?clientsmith\b")


def find(start: Path) -> Path | None:
    """The nearest clientsmith.toml, or pyproject.toml with a `[tool.clientsmith]` table,
    from a folder upwards; None if there is none."""
    for folder in (start, *start.parents):
        for name in _FILES:
            path = folder / name
            if path.is_file() and (name == _FILES[0] or _mentions_us(path)):
                return path
    return None


def load(
    path: Path, diagnostics: Diagnostics, text: str | None = None
) -> tuple[Config, ...] | None:
    """The APIs that a configuration file names: one, or those of `apis` in their order.

    Returns None after reporting an error: a file that cannot be read, TOML that is wrong,
    an unknown key, a value of the wrong type, a path that leaves the repository. `text` is
    the content where that is not what the file has now.
    """
    path = path.absolute()
    if text is None:
        file = _open(path, diagnostics)
    else:
        file = File(path, text, find_repository(path.parent), diagnostics)
    data = _parse(file) if file else None
    if file is None or data is None:
        return None
    before = len(diagnostics)
    try:
        node = Node(data, (), file)
        configs = _apis(_our_table(node) if path.name == "pyproject.toml" else node)
    except Refused:
        return None
    return configs if len(diagnostics) == before else None


def _open(path: Path, diagnostics: Diagnostics) -> File | None:
    file = File(path, "", find_repository(path.parent), diagnostics)
    try:
        text = read_text(path, LIMITS.bytes, "utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        place = Location(file.shown, 1, 1)
        diagnostics.error(
            "config-unreadable",
            ROOT,
            f"cannot read the configuration: {reason}",
            "name a readable TOML file with --config",
            place,
        )
        return None
    return File(path, text, file.repository, diagnostics)


def _parse(file: File) -> dict[str, Any] | None:
    try:
        return read_toml(file.text)
    except TomlFault as fault:
        place = Location(file.shown, fault.line, fault.column)
        hint = "the rules are at https://toml.io"
        file.diagnostics.error(
            "config-syntax", ROOT, f"not valid TOML: {fault}", hint, place
        )
    return None


def _our_table(node: Node) -> Node:
    for key in ("tool", "clientsmith"):
        if not isinstance(node.value, dict) or key not in node.value:
            raise node.refuse(
                "config-missing",
                "there is no [tool.clientsmith] table in this file",
                "run `clientsmith init`, or name another file with --config",
            )
        node = node.child(key)
    return node


def _mentions_us(path: Path) -> bool:
    try:
        return _OUR_TABLE.search(read_text(path, encoding="utf-8-sig")) is not None
    except (OSError, UnicodeDecodeError):
        return False


def _apis(node: Node) -> tuple[Config, ...]:
    """One configuration, or one for each table of `apis`, which fall back on the shared keys."""
    own = {key: value for key, value in table(node).items() if key != "apis"}
    shared = members(Node(own, node.path, node.file), KEYS)
    if "apis" not in node.value:
        config = _config(node.file, "", shared)
        check_apart(lambda name: node, (config,))
        return (config,)
    apis = node.child("apis")
    configs = tuple(
        _config(node.file, name, {**shared, **members(apis.child(name), KEYS)})
        for name in table(apis)
    )
    check_apart(apis.child, configs)
    return configs


def _config(file: File, name: str, values: dict[str, Any]) -> Config:
    if "spec" in values:
        spec: Path = values["spec"]
        values.setdefault("lock", spec.with_name(f"{spec.stem}.names.lock"))
    return Config(root=file.path.parent, file=file.path, name=name, **values)
