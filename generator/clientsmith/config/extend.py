"""`[extend]`: code of one's own, and what of the package it is attached to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .node import (
    IDENTIFIER,
    TEXT,
    Node,
    Reader,
    accepts,
    boolean,
    count_up_to,
    list_of,
    map_of,
    matching,
    one_or_many,
    path,
    record,
)

_ATTACHED = re.compile(rf"{IDENTIFIER}(\.{IDENTIFIER})*:{IDENTIFIER}")
_MOST_LINES = 10_000_000


@dataclass(frozen=True, slots=True, order=True)
class Attached:
    """A name in a module of one's own: `module` is dotted, from the root of the package."""

    module: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """What is attached: subclasses of resources and of the client, classes that models are
    derived from, types of fields (`Job.metadata`) and of arguments (`jobs.create.metadata`),
    and names for the root of the package.

    `sync_only` has the resources whose asynchronous twin is not extended, on purpose. `packages`
    are packages of one's own beside the generated one, with their folders: a module of one of
    these is imported from there. `types` has mypy check all of them.
    """

    client: Attached | None = None
    resources: Mapping[str, Attached] = field(default_factory=dict)
    models: Mapping[str, tuple[Attached, ...]] = field(default_factory=dict)
    fields: Mapping[str, Attached] = field(default_factory=dict)
    arguments: Mapping[str, Attached] = field(default_factory=dict)
    names: tuple[Attached, ...] = ()
    sync_only: tuple[str, ...] = ()
    packages: Mapping[str, Path] = field(default_factory=dict)
    types: bool = True
    max_lines: int | None = None

    def __bool__(self) -> bool:
        return bool(self.modules)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules of one's own, sorted."""
        return tuple(sorted({each.module for each in self.attached()}))

    def attached(self) -> Iterator[Attached]:
        """Every name that is attached."""
        if self.client is not None:
            yield self.client
        yield from self.resources.values()
        for mixins in self.models.values():
            yield from mixins
        yield from self.fields.values()
        yield from self.arguments.values()
        yield from self.names

    def home(self, attached: Attached, depth: int) -> str:
        """A module as an import says it that stands so many packages below the root's."""
        outside = self.is_outside(attached.module)
        return attached.module if outside else f"{'.' * depth}{attached.module}"

    def is_outside(self, module: str) -> bool:
        """Whether a module lies in a package of its own."""
        return module.partition(".")[0] in self.packages


NO_EXTENSIONS = Extend()
"""Nothing of one's own."""


@accepts(TEXT)
def _attached(node: Node) -> Attached:
    text = matching(
        _ATTACHED,
        "a module of the package and a name in it, such as extensions.jobs:Jobs",
    )(node)
    module, _, name = text.partition(":")
    first = module.partition(".")[0]
    if first in _OURS:
        raise node.refuse(
            "config-value",
            f"{node.label} is in `{first}`, which is generated",
            "put it into a folder of your own, such as extensions",
        )
    return Attached(module, name)


_OURS = frozenset("""
    _client _runtime errors models pagination params resources testing transports types waiting
    webhooks variants
    """.split())

EXTEND: Reader = record(
    Extend,
    {
        "client": _attached,
        "resources": map_of(_attached),
        "models": map_of(one_or_many(_attached)),
        "fields": map_of(_attached),
        "arguments": map_of(_attached),
        "names": list_of(_attached),
        "sync_only": list_of(matching(re.compile(r"[\w.]+"), "a resource")),
        "packages": map_of(path),
        "types": boolean,
        "max_lines": count_up_to(_MOST_LINES),
    },
)
