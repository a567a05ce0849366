"""Path parameters for which the path has no place.

Such a document is faulty, and normalizing it leaves these parameters out: nobody can send
them. A comparison has to see them all the same, or a change in a faulty document would
pass for no change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

KEEP = "x-clientsmith-unplaced"
"""The member of an operation that holds them past normalization."""

_METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
_VARIABLE = re.compile(r"\{([^{}/]*)\}")


def keep_unplaced(tree: dict[str, Any], resolve: Callable[[Any], Any]) -> None:
    """Copy them to a member that normalization does not look at.

    Args:
        tree: a bundled document that is not yet in normal form; changed in place.
        resolve: follows the references of that document.
    """
    paths = tree.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        if not isinstance(item, dict):
            continue
        names = set(_VARIABLE.findall(path)) if isinstance(path, str) else set()
        shared = list(_unplaced(item, names, resolve))
        for method in _METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                kept = shared + list(_unplaced(operation, names, resolve))
                if kept:
                    operation[KEEP] = kept


def _unplaced(
    node: Mapping[str, Any], names: set[str], resolve: Callable[[Any], Any]
) -> Iterator[Any]:
    parameters = node.get("parameters")
    for parameter in parameters if isinstance(parameters, list) else ():
        meant = resolve(parameter)
        if (
            isinstance(meant, Mapping)
            and meant.get("in") == "path"
            and meant.get("name") not in names
        ):
            yield parameter
