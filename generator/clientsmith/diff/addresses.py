"""The whole addresses that a document serves: what moves from a server into paths, or back, is the
same on the wire."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..spec.grammar import METHODS
from ..spec.source_map import ROOT, child
from .servers import HERE, read_servers
from .shape import Node
from .sides import Located, Side, Sides

_VARIABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Moved:
    """Paths of the old document that are other paths of the new one at the same address, and the
    servers of both that have such paths."""

    paths: Mapping[str, str]
    servers: tuple[frozenset[str], frozenset[str]]


def bare(template: str) -> str:
    """A template without the names of its variables."""
    return _VARIABLE.sub("{}", template)


def find_moved(sides: Sides) -> Moved:
    """What is written elsewhere in the new document and has the address that it had."""
    before, after = _addresses(sides.old), _addresses(sides.new)
    serving = {url: path for path in sorted(after, reverse=True) for url in after[path]}
    paths: dict[str, str] = {}
    servers: tuple[set[str], set[str]] = (set(), set())
    for path in sorted(before):
        if before[path].keys() & after.get(path, {}).keys():
            continue
        others = {serving[url] for url in before[path] if url in serving} - {
            path,
            *paths.values(),
        }
        if others:
            paths[path] = other = min(others)
            shared = before[path].keys() & after[other].keys()
            servers[0].update(before[path][url] for url in shared)
            servers[1].update(after[other][url] for url in shared)
    return Moved(paths, (frozenset(servers[0]), frozenset(servers[1])))


def _addresses(side: Side) -> dict[str, dict[str, str]]:
    """The addresses of each path, without the names of variables, and the server of each."""
    found: dict[str, dict[str, str]] = {}
    shared = [*read_servers(Located(side.tree, ROOT))] or [HERE]
    for path, node in side.member("paths").items():
        item, _ = side.resolve(node, child(ROOT, "paths", path))
        operations = [item.get(method) for method in METHODS]
        bases = [
            base
            for operation in operations
            if isinstance(operation, Mapping)
            for base in _own_servers(operation) or _own_servers(item) or shared
        ]
        found[path] = {
            bare(f"{base.rstrip('/')}{path}"): base for base in bases or shared
        }
    return found


def _own_servers(owner: Node) -> list[str]:
    return [*read_servers(Located(owner, ROOT))]
