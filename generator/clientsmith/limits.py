"""How much of a document clientsmith is willing to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against documents made to exhaust the machine; each has a command line option."""

    bytes: int = 100_000_000
    """Size of one file."""
    nodes: int = 10_000_000
    """Members and items of one file, after YAML aliases were written out."""
    depth: int = 200
    """Levels of nesting."""
    aliases: int = 1_000_000
    """YAML nodes that aliases may repeat."""
    digits: int = 400
    """Digits of one whole number."""
    files: int = 20_000
    """Files that one document may refer to."""
    seconds: int = 600
    """Time for all of the work on one document."""


DEFAULT = Limits()


def measure(data: object, limits: Limits) -> tuple[int, int]:
    """How many nodes `data` has and how deep it is; stops one beyond the limits."""
    level: list[object] = [data]
    nodes, depth = 1, 0
    while level and depth <= limits.depth and nodes <= limits.nodes:
        below: list[object] = []
        keep = below.append
        for item in level:
            children = item.values() if type(item) is dict else item
            nodes += len(children)  # type: ignore[arg-type]
            for value in children:  # type: ignore[attr-defined]
                kind = type(value)
                if kind is dict or kind is list:
                    keep(value)
        level = below
        depth += 1
    return nodes, depth
