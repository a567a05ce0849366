"""Further classes of clients that a package exports beside its own."""

from __future__ import annotations

from collections.abc import Iterator

from .arguments import read_arguments
from .modules import Class, Modules
from .values import Call


def find_clients(
    modules: Modules, client: Class | None, package: str
) -> Iterator[tuple[Class, str]]:
    """The classes that inherit from the client, each with the resource of it that they inherit
    from first: empty for those that are written by hand."""
    root = modules.get(package)
    if client is None or root is None:
        return
    for name in sorted(root.imports):
        found = root.find_name((name,))
        if found is None or found.name != name or client not in found.lineage[1:]:
            continue
        held = {value: attribute for attribute, value in client.attributes.items()}
        bases = (found.module.find_class(base) for base in found.node.bases)
        yield found, next((held[base] for base in bases if base in held), "")


def call_of(found: Class) -> Call:
    """The call that makes a client of a class."""
    constructor = found.methods.get("__init__")
    arguments = read_arguments(constructor[1]) if constructor else ()
    public = tuple(item for item in arguments if not item.name.startswith("_"))
    place = f"{found.module.file}:{found.node.lineno}"
    return Call((found.name,), found.name, place, arguments=public)
