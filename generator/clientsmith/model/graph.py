"""What leads to what: the strongly connected components of a graph, and what reaches what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node")


def components(edges: Mapping[Node, Collection[Node]]) -> list[tuple[Node, ...]]:
    """The strongly connected components, each after those that it leads to.

    Args:
        edges: for each node the nodes that it leads to; others than the keys are passed over.

    Source: Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion.
    """
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    path: list[Node] = []
    open_: set[Node] = set()
    work: list[tuple[Node, Iterator[Node]]] = []
    found: list[tuple[Node, ...]] = []

    def enter(node: Node) -> None:
        index[node] = low[node] = len(index)
        path.append(node)
        open_.add(node)
        work.append((node, iter(edges[node])))

    for root in edges:
        if root not in index:
            enter(root)
        while work:
            node, rest = work[-1]
            for below in rest:
                if below not in edges:
                    continue
                if below not in index:
                    enter(below)
                    break
                if below in open_:
                    low[node] = min(low[node], index[below])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == index[node]:
                    cut = len(path) - 1
                    while path[cut] != node:
                        cut -= 1
                    component = tuple(path[cut:])
                    del path[cut:]
                    open_.difference_update(component)
                    found.append(component)
    return found


def is_circle(
    component: tuple[Node, ...], edges: Mapping[Node, Collection[Node]]
) -> bool:
    """Whether a component leads back to itself: several nodes, or one that names itself."""
    return len(component) > 1 or component[0] in edges[component[0]]


def reaching(edges: Mapping[Node, Iterable[Node]], ends: Iterable[Node]) -> set[Node]:
    """The nodes from which one of `ends` is reached, directly or not, and `ends` themselves.

    Args:
        edges: for each node the nodes that it leads to.
        ends: where the paths may end.
    """
    sources: dict[Node, list[Node]] = defaultdict(list)
    for node, targets in edges.items():
        for target in targets:
            sources[target].append(node)
    found: set[Node] = set()
    waiting = list(ends)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += sources.get(node, ())
    return found
