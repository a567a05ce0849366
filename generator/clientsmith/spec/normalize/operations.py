"""Operations: identifiers and tags."""

from __future__ import annotations

import re
from collections import defaultdict

from ..grammar import Path, tokens_of
from .context import Context, Node
from .security import requirements

_WORD = re.compile(r"[A-Za-z0-9]+")


def repair(node: Node, way: Path, context: Context) -> None:
    """Keep tags that are text, once each; note the operation for the steps at the end."""
    context.operations.append((node, way))
    value = node.get("tags")
    if value is not None:
        if type(value) not in (list, str):
            context.error(
                "wrong-structure",
                (way, "tags"),
                "The tags must be a list.",
                "Write a list of names, or remove it.",
            )
        words = value if type(value) is list else [value]
        kept = list(dict.fromkeys(word for word in words if type(word) is str))
        if len(kept) != len(words) or type(value) is not list:
            context.info(
                "operation-tags",
                (way, "tags"),
                "The tags of an operation are a list of different names; others were left out.",
                "List each tag once.",
            )
        node["tags"] = kept
    else:
        node.pop("tags", None)
    if "security" in node:
        if node["security"] is None:
            del node["security"]
        else:
            node["security"] = requirements(
                node["security"], (way, "security"), context
            )
    docs = node.get("externalDocs")
    if "externalDocs" in node and not (
        type(docs) is dict and type(docs.get("url")) is str
    ):
        del node["externalDocs"]
        context.warn(
            "external-docs",
            (way, "externalDocs"),
            "External docs need a url; they were left out.",
            "Add the url.",
        )


def finish(context: Context) -> None:
    """Give every operation an identifier of its own."""
    owners: dict[str, list[tuple[tuple[str, ...], Node, Path]]] = defaultdict(list)
    taken: set[str] = set()
    for node, way in context.operations:
        if node.get("responses") == {}:
            del node["responses"]
        steps = tokens_of(way)
        name = node.get("operationId")
        if type(name) is not str or not name.strip():
            name = _derived(steps)
            node["operationId"] = name
            if steps[0] == "paths" and "callbacks" not in steps:
                context.info(
                    "operation-id-missing",
                    way,
                    f"The operation has no operationId; {name!r} is made from its path.",
                    "Name it.",
                )
        owners[name].append((steps, node, way))
        taken.add(name)
    for name, found in owners.items():
        found.sort(key=lambda owner: (owner[0][0] != "paths", owner[0]))
        for steps, node, way in found[1:]:
            fresh, number = _derived(steps, name), 2
            while fresh in taken:
                fresh, number = f"{_derived(steps, name)}_{number}", number + 1
            taken.add(fresh)
            node["operationId"] = fresh
            context.warn(
                "operation-id-repeated",
                way,
                f"The operationId {name!r} is used for another operation too; "
                f"this one is called {fresh!r}.",
                "Give each operation an identifier of its own.",
            )


def _derived(steps: tuple[str, ...], name: str = "") -> str:
    """An identifier made of the method and the words of the path."""
    words = [
        word for step in steps[1:-1] for word in _WORD.findall(step) if step[:2] != "x-"
    ]
    return "_".join(filter(None, (name, steps[-1].lower(), *words)))
