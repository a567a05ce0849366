"""Pages about the client as a whole: exceptions, settings, webhooks, tests, releases, articles."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..medium import NOTHING
from .frame import LinkView
from .resources import BodyView


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An exception class."""

    name: Markup
    anchor: Markup
    base: Markup
    status: Markup
    meaning: Markup
    bodies: Markup
    retried: Markup


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """The page of exceptions."""

    errors: tuple[ErrorView, ...]
    example: Markup
    package: Markup


@dataclass(frozen=True, slots=True)
class OptionView:
    """A setting of a client, or what one call may set for itself."""

    name: Markup
    type: Markup
    about: Markup
    anchor: Markup
    default: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A request that the API sends, and the function that reads it."""

    name: Markup
    about: Markup
    type: Markup
    notes: tuple[Markup, ...]
    bodies: tuple[BodyView, ...]


_SECTIONS = tuple(
    (Markup(anchor), Markup(title))
    for anchor, title in (
        ("pages", "Pages"),
        ("retries", "Retries"),
        ("timeouts", "Timeouts"),
        ("uploads", "Uploads"),
        ("downloads", "Downloads"),
        ("streams", "Streams"),
        ("rate-limits", "Rate limits"),
        ("idempotency", "Idempotency"),
        ("redirects", "Redirects"),
        ("omit", "Arguments left out"),
        ("new", "New values and fields"),
        ("options", "Options"),
        ("settings", "Settings"),
        ("status-and-headers", "Status and headers"),
        ("deviations", "Replies that do not match"),
        ("webhooks", "Webhooks"),
        ("deprecated", "Deprecated"),
    )
)


@dataclass(frozen=True, slots=True)
class BehaviourView:
    """The page of what the runtime does by itself; `constructor` are the settings of a client,
    `values` what their values hold, and `log` is what turns logging on."""

    connect: Markup
    read: Markup
    deadline: Markup
    max_retries: int
    max_redirects: int
    retried: Markup
    locks: Markup
    idempotent: Markup
    base: Markup
    cap: Markup
    patience: Markup
    paged: tuple[LinkView, ...]
    webhooks: tuple[WebhookView, ...]
    options: tuple[OptionView, ...]
    constructor: tuple[OptionView, ...]
    values: tuple[OptionView, ...]
    log: Markup
    settings: Markup
    paging: Markup
    raw: Markup
    deviation: Markup
    deprecated: tuple[LinkView, ...]
    uploads: bool
    streams: bool
    downloads: bool

    @property
    def contents(self) -> tuple[tuple[Markup, Markup], ...]:
        """The sections that the page has: their anchors, and what they are called."""
        told = {
            "pages": self.paging,
            "uploads": self.uploads,
            "downloads": self.downloads,
            "streams": self.streams,
            "settings": self.settings,
            "status-and-headers": self.raw,
            "deviations": self.deviation,
            "webhooks": self.webhooks,
            "deprecated": self.deprecated,
        }
        return tuple(each for each in _SECTIONS if told.get(str(each[0]), True))


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading and what stands below it; an `inner` one is below another."""

    anchor: Markup
    title: Markup
    inner: bool
    said: Markup


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A page of prose."""

    title: Markup
    said: Markup
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class TestingView:
    """The page about testing programs that use the client."""

    example: Markup
    failure: Markup


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """What is different in one version; `parts` have a heading each."""

    title: Markup
    anchor: Markup
    said: Markup
    parts: tuple[tuple[Markup, Markup], ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changelog."""

    said: Markup
    releases: tuple[ReleaseView, ...]
