"""Where everything is documented: pages, anchors, and links from one to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from ..model import ir
from ..names import Names
from ..plan import Plan

ENDPOINTS = "endpoints"
ERRORS = "errors"
BEHAVIOUR = "behaviour"
TESTING = "testing"
CHANGES = "changes"
MODELS = "models/index"
INDEX = "index"
PLAIN = frozenset((ERRORS, BEHAVIOUR, ENDPOINTS))
"""Pages that are told as a whole: their Markdown has no headings to link to."""

_CROWDED = 60
"""A noun with more models has several pages, by the first words of their names."""

_MANY_METHODS = 10
_MANY_FIELDS = 200
_MANY_MODELS = 40
"""A page with more than so many would be long to load: each entry gets a page of its own."""


def title_of_models(stem: str) -> str:
    """What the page of a module of models is called."""
    first, *rest = stem.split("_")
    if first == "shared":
        return ": ".join(filter(None, ("Shared models", " ".join(rest))))
    return f"Models of {' '.join((first, *rest))}"


@dataclass(slots=True)
class Places:
    """The page of each resource and declaration. Pages are paths without a suffix."""

    api: ir.Api
    names: Names
    plan: Plan
    _pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    modules: dict[str, list[ir.TypeId]] = field(default_factory=dict)
    _apart: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        ids = [*chain.from_iterable(self.plan.models.values()), *self._sent()]
        sizes = Counter(self.plan.nouns[id_] for id_ in ids)
        for id_ in sorted(ids, key=self._order):
            stem = self.plan.nouns[id_]
            if sizes[stem] > _CROWDED:
                stem += f"_{self.names.stem(id_).partition('_')[0]}"
            self.modules.setdefault(stem, []).append(id_)
        for item in self.plan.resources:
            if len(item.operations) > _MANY_METHODS:
                self._apart.add(self.resource(item.path))
        for stem, listed in self.modules.items():
            if len(listed) > _MANY_MODELS or self._fields(listed) > _MANY_FIELDS:
                self._apart.add(f"models/{stem}")
            for id_ in listed:
                place = self._entry(f"models/{stem}", self.title(id_))
                self._pages[self.title(id_)] = place
                if id_ in self.plan.differs:
                    self._pages[self.names.param(id_)] = place

    def _sent(self) -> Iterator[ir.TypeId]:
        """The declarations that have no model."""
        for id_ in chain.from_iterable(self.plan.params.values()):
            if id_ not in self.plan.received:
                yield id_

    def _order(self, id_: ir.TypeId) -> tuple[str, bool, bool, str]:
        """By noun: models, then what is only sent; aliases before classes, by name."""
        is_class = isinstance(self.api.declarations[id_], ir.Object)
        sent = id_ not in self.plan.received
        return self.plan.nouns[id_], sent, is_class, self.names.type(id_)

    def _fields(self, ids: list[ir.TypeId]) -> int:
        every = (self.api.declarations[id_] for id_ in ids)
        return sum(len(one.fields) for one in every if isinstance(one, ir.Object))

    def _entry(self, page: str, name: str) -> tuple[str, str]:
        return (f"{page}.{name}" if page in self._apart else page), name

    def is_apart(self, page: str) -> bool:
        """Whether the entries of a page have pages of their own, and it lists them."""
        return page in self._apart

    def title(self, id_: ir.TypeId) -> str:
        """What a declaration is called by those who use it."""
        if id_ in self.plan.received:
            return self.names.type(id_)
        return self.names.param(id_)

    def resource(self, path: tuple[str, ...]) -> str:
        """The page of a resource."""
        return f"resources/{self.names.module(path)}"

    def method(self, path: tuple[str, ...], name: str) -> tuple[str, str]:
        """The page and the anchor of a method."""
        return self._entry(self.resource(path), name)

    def declaration(self, name: str) -> tuple[str, str] | None:
        """The page and the anchor of a type, None for one that is not of this API."""
        return self._pages.get(name)


def relative(page: str, target: str) -> str:
    """The way from a page to a path of the site; both are paths from its root."""
    here, there = page.split("/")[:-1], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "../" * len(here) + "/".join(there)


def free_anchor(name: str, taken: set[str]) -> str:
    """An anchor that its page has once, with a number behind it where the name is taken;
    `taken` gets it."""
    anchor, number = name, 2
    while anchor in taken:
        anchor, number = f"{name}-{number}", number + 1
    taken.add(anchor)
    return anchor


def slug(heading: str) -> str:
    """The anchor that Markdown renderers give to a heading that is one identifier."""
    return heading.lower()
