"""Names of components in the alphabet that OpenAPI allows (3.1, section 4.8.7.1)."""

from __future__ import annotations

import re

from ..grammar import FIELDS, Kind, Path, address
from ..source_map import escape
from .context import Context, Node

_FIT = re.compile(r"[A-Za-z0-9._-]+")
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def fit_components(tree: Node, way: Path, context: Context) -> None:
    """Rename components whose name has other characters; references follow in the walk."""
    components = tree.get("components")
    if type(components) is not dict:
        return
    here: Path = (way, "components")
    for section in FIELDS[Kind.COMPONENTS]:
        nodes = components.get(section)
        if type(nodes) is dict and not all(map(_FIT.fullmatch, nodes)):
            _rename(nodes, (here, section), context)


def _rename(nodes: Node, way: Path, context: Context) -> None:
    taken = {name for name in nodes if _FIT.fullmatch(name)}
    final: dict[str, str] = {}
    for name in sorted(nodes):
        if name in taken:
            continue
        fit = stem = _UNFIT.sub("_", name).strip("_") or "unnamed"
        number = 2
        while fit in taken:
            fit, number = f"{stem}_{number}", number + 1
        taken.add(fit)
        final[name] = fit
    items = [(final.get(name, name), value) for name, value in nodes.items()]
    nodes.clear()
    nodes.update(items)
    prefix = address(way)
    for name, fit in final.items():
        old, new = f"{prefix}/{escape(name)}", f"{prefix}/{fit}"
        context.sources.shift(address((way, name)), address((way, fit)))
        context.renamed[f"#{old}"] = f"#{new}"
        for before, after in list(context.renamed.items()):
            if after == f"#{old}":
                context.renamed[before] = f"#{new}"
        context.warn(
            "component-name",
            (way, fit),
            f"The name {name!r} has characters that OpenAPI does not allow; "
            f"{fit!r} stands in its place.",
            "Use letters, digits, '.', '_' and '-'.",
        )
