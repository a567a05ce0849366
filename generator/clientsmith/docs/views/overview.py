"""The first page: how one authenticates, the servers, the operations."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .frame import LinkView
from .resources import ExampleView


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
