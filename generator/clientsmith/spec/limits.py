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
    memory: int = 4_000_000_000
    """Bytes that the work on one document may need, where the system counts them."""


DEFAULT = Limits()

MOST = Limits(
    bytes=10_000_000_000,
    nodes=1_000_000_000,
    depth=1_000,
    aliases=1_000_000_000,
    digits=4_000,
    files=1_000_000,
    seconds=10_000_000,
    memory=1_000_000_000_000,
)
"""What may be asked for: beyond, the machine or Python itself would give up first."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a document is; at most one beyond the limits."""

    nodes: int
    depth: int
    odd: bool
    """A number is beyond doubles, or has too many digits."""


def measure(data: object, limits: Limits) -> Size:
    """The size of a tree of plain values."""
    level: list[object] = [data] if isinstance(data, dict | list) else []
    bound = 10**limits.digits
    nodes, depth, odd = 1, 0, False
    while level and depth <= limits.depth and nodes <= limits.nodes:
        below: list[object] = []
        keep = below.append
        for item in level:
            children = item.values() if type(item) is dict else item
            nodes += len(children)  # type: ignore[arg-type]
            for value in children:  # type: ignore[attr-defined]
                kind = type(value)
                if kind is str:
                    continue
                if kind is dict or kind is list:
                    keep(value)
                elif kind is int or kind is float:
                    odd = odd or not -bound < value < bound
        level = below
        depth += 1
    return Size(nodes, depth, odd)
