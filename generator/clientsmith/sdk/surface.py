"""What callers of a generated package can see and type-check against.

Annotations are as people write them (`annotation.spoken`), so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..spec.source_map import ROOT, Pointer
from .annotation import OBJECT, Annotation

CONSTANTS = "class of constants"
"""The kind of a class that holds the values of an enumeration by name."""


@dataclass(frozen=True, slots=True)
class Member:
    """An argument, a field or a key."""

    name: str
    annotation: Annotation
    required: bool = True
    by_position: bool = False


@dataclass(frozen=True)
class Method:
    """A call; `operation` (`GET /pets`) tells which one, whatever its name.

    Attributes:
        path: the dotted path from the client.
        parameters: in the order of the signature, without `self`.
        at: the operation's place in the document.
        sent: names on the wire, with their place (`query:limit`), by argument.
    """

    path: str
    parameters: tuple[Member, ...] = ()
    returns: Annotation = OBJECT
    operation: str = ""
    at: Pointer = ROOT
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def signature(self) -> tuple[tuple[Member, ...], Annotation]:
        """What a type checker holds a call against."""
        return self.parameters, self.returns

    @cached_property
    def arguments(self) -> dict[str, Member]:
        """The arguments, which all may be given by keyword."""
        return {item.name: item for item in self.parameters}

    @property
    def positions(self) -> tuple[str, ...]:
        """The arguments that may be given by position, in order."""
        return tuple(item.name for item in self.parameters if item.by_position)


@dataclass(frozen=True, slots=True)
class Class:
    """A model, a typed dictionary, an alias, or constants.

    Attributes:
        kind: `model`, `typed dictionary`, `alias` or `CONSTANTS`.
        members: the fields of a model, the keys of a typed dictionary.
        target: what an alias stands for.
        at: the place of the schema in the document.
        module: where it is written, below the package: callers may import it from there.
    """

    name: str
    kind: str
    members: Mapping[str, Member] = field(default_factory=dict)
    target: Annotation = OBJECT
    at: Pointer = ROOT
    module: str = ""


@dataclass(frozen=True)
class Surface:
    """A whole package.

    Attributes:
        settings: the constructor of its client.
        tags: the values of discriminators by the class that they name.
        templates: names the templates of one's own.
        former: earlier names that still work, by what they are an alias of today.
        variables: the variables of the environment that arguments of the client are read
            from.
        waits: the states of each wait, with the list that has each, if one has.
    """

    package: str = ""
    client: str = ""
    settings: Method | None = None
    methods: Mapping[str, Method] = field(default_factory=dict)
    classes: Mapping[str, Class] = field(default_factory=dict)
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    templates: str = ""
    former: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def aliases(self) -> dict[str, Annotation]:
        """What each alias stands for."""
        return {
            name: item.target
            for name, item in self.classes.items()
            if item.kind == "alias"
        }
