"""Pages as final text: what templates place, in the markup of one medium."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .medium import NOTHING, joined
from .rows import RowView, TreesView


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link, perhaps with a line about what it leads to. `anchor` is set where the list is
    what is left here of an entry that has a page of its own, `verb` for what is called, and
    `deprecated` where that is not to be used any more.
    """

    link: Markup
    about: Markup = NOTHING
    anchor: Markup = NOTHING
    verb: Markup = NOTHING
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class NavView:
    """A row of the navigation; `level` is how far it is indented. One without an address is a
    heading."""

    text: Markup
    href: Markup
    level: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class FrameView:
    """What stands around each page. `root` leads to the site's root, `twin` to the same page
    in Markdown; `address` is the page's own address where the site's is known; `versions`
    lead to the references of other versions."""

    title: Markup
    site: Markup
    logo: bool
    console: bool
    version: Markup
    description: Markup
    root: Markup
    page: Markup
    twin: Markup
    address: Markup
    nav: Markup
    crumbs: tuple[NavView, ...]
    before: NavView | None
    after: NavView | None
    versions: tuple[NavView, ...]

    @property
    def has_turns(self) -> bool:
        """Whether a page stands before or after this one."""
        return self.before is not None or self.after is not None


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


@dataclass(frozen=True, slots=True)
class ModelView:
    """A class, a typed dictionary or an alias."""

    name: Markup
    anchor: Markup
    kind: Markup
    description: Markup
    deprecated: bool
    definition: Markup
    trees: TreesView
    rows: tuple[RowView, ...]
    extra: Markup
    values: tuple[Markup, ...]
    meanings: tuple[Markup, ...]
    notes: tuple[Markup, ...]
    param: Markup
    used: tuple[LinkView, ...]
    used_more: tuple[LinkView, ...]
    open: bool

    @property
    def listed(self) -> Markup:
        """The values on one line."""
        return joined(", ".join(self.values))

    @property
    def users(self) -> Markup:
        """The first uses on one line."""
        return joined(", ".join(item.link for item in self.used))

    @property
    def article(self) -> Markup:
        """What stands before its kind."""
        return Markup("An" if self.kind[:1] in "aeiou" else "A")


@dataclass(frozen=True, slots=True)
class ModelsView:
    """The page of a module of models."""

    title: Markup
    models: tuple[ModelView, ...]
    listed: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A heading and the links below it; `brief` ones have nothing but names."""

    title: Markup
    links: tuple[LinkView, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """All models, by module, and how many there are."""

    count: Markup
    parts: tuple[ListView, ...]


@dataclass(frozen=True, slots=True)
class CredentialView:
    """How one security scheme is satisfied."""

    name: Markup
    what: Markup
    argument: Markup
    variable: Markup
    description: Markup
    scopes: tuple[Markup, ...]
    login: Markup
    """A link to the method that gives one for a password."""
    token: Markup
    """The property of its reply that has it."""
    program: Markup


@dataclass(frozen=True, slots=True)
class ServerView:
    """A server and how a client is told to call it."""

    url: Markup
    description: Markup
    argument: Markup


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The first page."""

    title: Markup
    summary: Markup
    description: Markup
    credits: tuple[Markup, ...]
    distribution: Markup
    package: Markup
    client: Markup
    async_client: Markup
    install: Markup
    credentials: tuple[CredentialView, ...]
    example: ExampleView | None
    example_link: Markup
    servers: tuple[ServerView, ...]
    told: bool
    example_server: Markup
    base_url_variable: Markup
    resources: tuple[LinkView, ...]
    pages: tuple[LinkView, ...]
    versions: tuple[LinkView, ...]
    own: tuple[tuple[Markup, Markup, Markup], ...] = ()
    """Members of the client that somebody wrote by hand."""

    @property
    def explained(self) -> bool:
        """Whether anything is said of a credential."""
        return any(credential.description for credential in self.credentials)

    @property
    def described(self) -> bool:
        """Whether anything is said of a server."""
        return any(server.description for server in self.servers)


@dataclass(frozen=True, slots=True)
class EndpointView:
    """A method of HTTP, a path, and the method of Python that calls it."""

    verb: Markup
    path: Markup
    method: Markup
    about: Markup
    deprecated: bool


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
