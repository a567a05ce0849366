"""The classes of an SDK that has one for each tag, and what its package exports beside them;
the modules of one that has one for each operation."""

from __future__ import annotations

from .decided import Decided
from .exports import Found
from .modules import Class, Modules
from .values import Adoption


def list_tags(
    found: Found, home: Modules, adoption: Adoption, decided: Decided
) -> None:
    """Put down each class by its module: it stands for the resources that its calls are in,
    since some have several tags; and what the package exports that requests take.
    """
    package = adoption.sdk.package
    paths = {item.key: item.default[:-1] for item in decided.operations}
    votes: dict[str, list[str]] = {}
    asked = [(each, call) for each, calls in adoption.questions for call in calls]
    for operation, call in (*adoption.matched, *adoption.others, *asked):
        name, mark, _ = call.spelling.partition("(api_client).")
        if mark and paths.get(operation.key):
            votes.setdefault(name, []).append(".".join(paths[operation.key]))
    root = home.get(package)
    for name, voted in sorted(votes.items()):
        defined = _find(home, name)
        if defined is None:
            continue
        module = defined.module.name.removeprefix(f"{package}.")
        listed = sorted(set(voted), key=lambda each: (-voted.count(each), each))
        found.modules.setdefault(module, {})[name] = f"resource:{','.join(listed)}"
        above, _, stem = module.rpartition(".")
        if above:
            found.modules.setdefault(above, {})[name] = f".{stem}"
            found.modules.setdefault("", {})[name] = f".{above}"
    named, exported = decided.named, root.imports.keys() if root else set[str]()
    models = {named.type(id_) for id_ in decided.planned.received}
    for id_ in (each for ids in decided.planned.params.values() for each in ids):
        name = named.type(id_)
        if name in exported - models:
            found.modules.setdefault("", {})[name] = "._names"
            found.modules.setdefault("_names", {})[name] = named.param(id_)


def list_functions(found: Found, home: Modules, adoption: Adoption) -> None:
    """Put down the module of each operation with its functions."""
    asked = [(each, call) for each, calls in adoption.questions for call in calls]
    for operation, call in (*adoption.matched, *adoption.others, *asked):
        module = f"api.{call.dotted}"
        own = home.get(f"{adoption.sdk.package}.{module}")
        if own is not None:
            found.modules.setdefault(module, {}).update(
                (name, f"{name}:{operation.key}")
                for name in _FUNCTIONS
                if name in own.functions
            )
        for end in range(1, module.count(".") + 1):
            found.modules.setdefault(".".join(module.split(".")[:end]), {})


_FUNCTIONS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")


def _find(home: Modules, name: str) -> Class | None:
    """The class of a tag in the module that has it."""
    for place, (_, text) in sorted(home.sources.files.items()):
        module = home.get(place) if f"class {name}" in text else None
        if module is not None and name in module.classes:
            return module.classes[name]
    return None
