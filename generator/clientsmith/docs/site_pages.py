"""The pages that are of no resource, no model and no article: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .changes import changes
from .guides import Guides
from .links import BEHAVIOUR, CHANGES, ENDPOINTS, ERRORS, MODELS, TESTING
from .overview import endpoints, models
from .pages import Pages
from .programs import Programs
from .scopes import SCOPES, scopes


@dataclass(frozen=True, slots=True)
class Sources:
    """What the pages tell of: the client in one medium, and the text of its changelog."""

    pages: Pages
    changelog: str

    @property
    def guides(self) -> Guides:
        """The maker of the pages on what the client does by itself."""
        pages = self.pages
        return Guides(pages, Programs(pages.examples, pages.methods))


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: its path, its template, the heading of the navigation that it stands under (none:
    below the articles), its title, and a line about it. `brief` is the line of `llms.txt`, which
    leaves out pages that have none. `view` gives None where there is nothing to tell."""

    path: str
    template: str
    group: str
    title: str
    about: str
    brief: str
    view: Callable[[Sources], object | None]


SITE_PAGES = (
    SitePage(
        ENDPOINTS,
        "endpoints",
        "Reference",
        "Endpoints",
        "Every HTTP endpoint, and the Python method that calls it.",
        "every path, and the method for it",
        lambda sources: endpoints(sources.pages),
    ),
    SitePage(
        MODELS,
        "list",
        "Reference",
        "Models",
        "Every type of a reply or an argument.",
        "",
        lambda sources: models(sources.pages),
    ),
    SitePage(
        ERRORS,
        "errors",
        "Reference",
        "Errors",
        "What a call can raise, and what is retried.",
        "what a call can raise, and what is tried again",
        lambda sources: sources.guides.errors(),
    ),
    SitePage(
        SCOPES,
        "list",
        "Reference",
        "Scopes",
        "What each scope of a credential allows.",
        "which methods a credential needs which scopes for",
        lambda sources: scopes(sources.pages),
    ),
    SitePage(
        BEHAVIOUR,
        "behaviour",
        "Guides",
        "Behaviour",
        "Paging, retries, timeouts, and the options of a call.",
        "pages, retries, timeouts",
        lambda sources: sources.guides.behaviour(),
    ),
    SitePage(
        TESTING,
        "testing",
        "Guides",
        "Testing",
        "Test your program without a server.",
        "without a server",
        lambda sources: sources.guides.testing(),
    ),
    SitePage(
        CHANGES,
        "changes",
        "",
        "Changes",
        "What each version changed.",
        "",
        lambda sources: (
            changes(sources.changelog, sources.pages.medium)
            if sources.changelog
            else None
        ),
    ),
)


def site_of(sources: Sources) -> tuple[tuple[SitePage, object], ...]:
    """The pages that a client has, each with its view, in the order of the table."""
    made = ((page, page.view(sources)) for page in SITE_PAGES)
    return tuple((page, view) for page, view in made if view is not None)
