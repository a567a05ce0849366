"""Where everything is documented: pages, anchors, and links from one to another."""

from __future__ import annotations

from dataclasses import dataclass, field

from .. import ir
from ..names import Names
from ..plan import Plan

ERRORS = "errors"
BEHAVIOUR = "behaviour"
TESTING = "testing"
MODELS = "models/index"
INDEX = "index"


@dataclass(slots=True)
class Places:
    """The page of each resource and declaration. Pages are paths without a suffix."""

    api: ir.Api
    names: Names
    plan: Plan
    _pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    modules: dict[str, list[ir.TypeId]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for stem, ids in self.plan.models.items():
            self.modules.setdefault(stem, []).extend(ids)
        for stem, ids in self.plan.params.items():
            others = [id_ for id_ in ids if id_ not in self.plan.received]
            self.modules.setdefault(stem, []).extend(others)
        for stem in [stem for stem, ids in self.modules.items() if not ids]:
            del self.modules[stem]
        for stem, listed in self.modules.items():
            for id_ in listed:
                place = f"models/{stem}", self.title(id_)
                self._pages[self.title(id_)] = place
                if id_ in self.plan.differs:
                    self._pages[self.names.param(id_)] = place

    def title(self, id_: ir.TypeId) -> str:
        """What a declaration is called by those who use it."""
        if id_ in self.plan.received:
            return self.names.type(id_)
        return self.names.param(id_)

    def resource(self, path: tuple[str, ...]) -> str:
        """The page of a resource."""
        return f"resources/{self.names.module(path)}"

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
