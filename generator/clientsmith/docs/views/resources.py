"""Pages of resources: methods with their bodies, replies, exceptions and examples."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..medium import NOTHING, joined
from ..rows import RowView, TreesView
from .frame import LinkView


@dataclass(frozen=True, slots=True)
class ExampleView:
    """The same call in three ways."""

    sync: Markup
    asynchronous: Markup
    curl: Markup


@dataclass(frozen=True, slots=True)
class RaiseView:
    """A documented status and what becomes of it."""

    status: Markup
    exception: Markup
    body: Markup
    description: Markup
    retried: Markup
    again: bool


@dataclass(frozen=True, slots=True)
class BodyView:
    """An example of a body; the `note` says where one is from that the document does not give
    as a whole, and a `made` one has nothing of the document. `program` sends it."""

    title: Markup
    block: Markup
    note: Markup = NOTHING
    made: bool = False
    program: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class ReplyView:
    """What comes back with one status."""

    status: Markup
    about: Markup
    media: Markup
    bodies: tuple[BodyView, ...]
    said: tuple[Markup, ...] = ()

    @property
    def note(self) -> Markup:
        """What stands above the examples."""
        if not self.media:
            return Markup("No body.")
        missing = "" if self.bodies else ": the document gives no example."
        return joined(self.media, missing)


@dataclass(frozen=True, slots=True)
class ExtraView:
    """A section that only some methods have: lines, and blocks of code with a title each."""

    title: Markup
    lines: tuple[Markup, ...]
    blocks: tuple[tuple[Markup, Markup], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldView:
    """A value that a reader may set before a call is sent; `secret` is the name of the scheme
    whose credential it is."""

    name: Markup
    place: Markup
    style: Markup
    explode: Markup
    required: bool
    value: Markup
    secret: Markup = NOTHING

    @property
    def title(self) -> Markup:
        """What stands above it."""
        return self.secret or self.name

    @property
    def kind(self) -> Markup:
        """What kind of input it is."""
        return Markup("password" if self.secret else "text")


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """A form that sends a call from the page."""

    verb: Markup
    path: Markup
    server: Markup
    fields: tuple[FieldView, ...]
    media: Markup
    body: Markup


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method with all there is to say; a `careful` one is repeated only if its call
    carries an idempotency key."""

    name: Markup
    anchor: Markup
    path: Markup
    verb: Markup
    address: Markup
    summary: Markup
    description: Markup
    deprecated: bool
    signature: Markup
    rows: tuple[RowView, ...]
    returns: Markup
    returns_about: Markup
    trees: TreesView
    raises: tuple[RaiseView, ...]
    careful: bool
    access: tuple[Markup, ...]
    operation_id: Markup
    more: Markup
    examples: ExampleView
    body_about: Markup
    request: tuple[BodyView, ...]
    replies: tuple[ReplyView, ...]
    extras: tuple[ExtraView, ...]
    console: ConsoleView | None = None

    @property
    def needs(self) -> Markup:
        """The alternatives of credentials on one line."""
        return joined(", or ".join(self.access))


@dataclass(frozen=True, slots=True)
class ResourceView:
    """The page of a resource; `own` are members that somebody wrote by hand, and `alone` is one
    whose page it is."""

    title: Markup
    path: Markup
    tags: tuple[tuple[Markup, Markup, Markup], ...]
    methods: tuple[MethodView, ...]
    children: tuple[LinkView, ...]
    listed: tuple[LinkView, ...]
    own: tuple[tuple[Markup, Markup, Markup], ...] = ()
    alone: bool = False
