"""Where everything is documented: pages, anchors, and links from one to another."""

from __future__ import annotations

from dataclasses import dataclass, field

from .. import ir
from ..names import Names
from ..plan import Plan

ERRORS = "errors"
BEHAVIOUR = "behaviour"
TESTING = "testing"
CHANGES = "changes"
MODELS = "models/index"
INDEX = "index"
PLAIN = frozenset((ERRORS, BEHAVIOUR))
"""Pages that are told as a whole: their Markdown has no headings to link to."""

_MANY_METHODS = 10
_MANY_FIELDS = 200
_MANY_MODELS = 40
"""A page with more than so many would be long to load: each entry gets a page of its own."""


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
        for stem, ids in self.plan.models.items():
            self.modules.setdefault(stem, []).extend(ids)
        for stem, ids in self.plan.params.items():
            others = [id_ for id_ in ids if id_ not in self.plan.received]
            self.modules.setdefault(stem, []).extend(others)
        for stem in [stem for stem, ids in self.modules.items() if not ids]:
            del self.modules[stem]
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


def slug(heading: str) -> str:
    """The anchor that Markdown renderers give to a heading that is one identifier."""
    return heading.lower()
