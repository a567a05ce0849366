"""The views of the first page and of the list of models, in one medium."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..emit.api import EXAMPLE_HOST, default_server, example_server
from ..emit.login import find_login
from ..emit.project import ProjectFacts
from ..emit.schemes import about_credential
from ..examples.expressions import json_text
from ..model import ir
from ..plan import Resource
from ..spec.source_map import ROOT
from ..text.code import quote
from .answers import summary
from .credits import Credits
from .document import text
from .entries import Manner, Method
from .links import ENDPOINTS, INDEX, MODELS
from .medium import NOTHING, Medium, joined
from .pages import Pages
from .programs import Programs
from .views.frame import LinkView, ListsView, ListView
from .views.overview import CredentialView, EndpointView, OverviewView, ServerView

_MOST_METHODS = 8
_MANY_MODELS = 500
"""From so many models on, the list of all says nothing but their names."""
_TOO_MANY_MODELS = 2500
"""From so many on, it is a list of the pages of modules, which list them."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Makes the view of the first page; `others` are the pages of the site with a title and a
    line about each, `versions` say where those of other versions are."""

    pages: Pages
    project: ProjectFacts
    programs: Programs
    others: Collection[tuple[str, str, str]]
    versions: Mapping[str, str]

    def overview(self) -> OverviewView:
        """The first page."""
        pages, medium = self.pages, self.pages.medium
        api, names, facts = pages.printer.api, pages.printer.names, pages.examples.facts
        credits = Credits(pages)
        first = self.programs.simplest((Manner.PAGES, Manner.CALL))
        example = pages.example(first) if first else None
        told = default_server(api) is None and not facts.choices
        return OverviewView(
            title=medium.text(api.title),
            summary=medium.cell(credits.summary()),
            description=medium.prose(api.description),
            credits=tuple(filter(None, credits.lines())),
            distribution=medium.code(self.project.distribution),
            package=medium.code(names.package),
            client=medium.code(names.client),
            async_client=medium.code(names.async_client),
            install=medium.block(f"pip install {self.project.source}", "console"),
            credentials=tuple(self._credential(scheme) for scheme in api.schemes),
            example=example,
            example_link=method_link(pages, INDEX, first).link if first else NOTHING,
            servers=() if told else tuple(map(self._server, api.servers)),
            told=told,
            example_server=medium.code(f"base_url={quote(example_server(api))}"),
            base_url_variable=(
                medium.code(facts.base_url) if facts.base_url else NOTHING
            ),
            own=pages.written_by_hand(""),
            resources=tuple(map(self._resource, pages.plan.resources)),
            pages=tuple(
                LinkView(
                    medium.link(title, pages.address(INDEX, page)), medium.text(about)
                )
                for page, title, about in self.others
            ),
            versions=tuple(
                LinkView(medium.link(label, address))
                for label, address in self.versions.items()
            ),
        )

    def _credential(self, scheme: ir.Scheme) -> CredentialView:
        medium, facts = self.pages.medium, self.pages.examples.facts
        argument = medium.text("none")
        if scheme.kind is not ir.SchemeKind.MUTUAL_TLS:
            parts = self.pages.printer.names.credential_parts(scheme.name)
            argument = joined(*_listed(medium, parts))
        tables = (facts.environment, facts.passwords)
        variables = [found for each in tables if (found := each.get(scheme.name))]
        login = find_login(self.pages.printer, facts, scheme)
        return CredentialView(
            name=medium.code(scheme.name),
            what=joined(
                medium.text(about_credential(scheme)),
                Credits(self.pages).what(scheme),
            ),
            argument=argument,
            variable=joined(*_listed(medium, variables)) or medium.text("none"),
            description=medium.cell(scheme.description),
            scopes=tuple(Credits(self.pages).scopes(scheme)),
            login=self._linked(login.operation) if login else NOTHING,
            token=medium.code(login.token) if login else NOTHING,
            program=(
                medium.block(login.program, "python")
                if login and login.program
                else NOTHING
            ),
        )

    def _linked(self, operation: ir.Operation) -> Markup:
        """A link to the method of an operation."""
        every = (each for listed in self.pages.methods.values() for each in listed)
        method = next(each for each in every if each.operation is operation)
        return method_link(self.pages, INDEX, method).link

    def _server(self, server: ir.Server) -> ServerView:
        medium, facts = self.pages.medium, self.pages.examples.facts
        argument = f"base_url={quote(_whole(server.url))}"
        for name, url in facts.choices.items():
            if url == server.url and facts.choice:
                argument = f"{facts.choice}={quote(name)}"
        if server.variables:
            filled = {item.name: item.default for item in server.variables}
            if server is self.pages.printer.api.servers[0]:
                argument = f"server_variables={json_text(filled, 0)}"
            else:
                url = server.url
                for name, value in filled.items():
                    url = url.replace("{" + name + "}", value)
                argument = f"base_url={quote(url)}"
        return ServerView(
            url=medium.code(server.url),
            description=medium.cell(self._about(server)),
            argument=medium.code(argument),
        )

    def _about(self, server: ir.Server) -> str:
        """The name of a server (OpenAPI 3.2) and its description."""
        node = self.pages.document.at(server.at) if server.at != ROOT else {}
        name = text(node, "name")
        return ": ".join(filter(None, (name, server.description)))

    def _resource(self, item: Resource) -> LinkView:
        pages, medium = self.pages, self.pages.medium
        names = [each.name for each in pages.methods[item.path]]
        more = len(names) - _MOST_METHODS
        listed = ", ".join(names[:_MOST_METHODS] if more > 1 else names)
        return LinkView(
            medium.link(
                ".".join(item.path),
                pages.address(INDEX, pages.places.resource(item.path)),
            ),
            medium.text(f"{listed} and {more} more" if more > 1 else listed),
        )


def _whole(url: str) -> str:
    """A server as a client can be told of it: one of the document's host needs a host."""
    if url.startswith("//"):
        return f"https:{url}"
    return url if "://" in url else f"{EXAMPLE_HOST}/{url.strip('/')}"


def _listed(medium: Medium, names: Collection[str]) -> list[Markup]:
    """Names of code, with commas between them."""
    shown = [medium.code(name) for name in names]
    return [joined(*(", ",) * (i > 0), each) for i, each in enumerate(shown)]


def method_link(pages: Pages, page: str, method: Method) -> LinkView:
    """A method in a list, with a line about it."""
    place = pages.places.method(method.resource, method.name)
    return LinkView(
        pages.medium.link(method.path, pages.address(page, *place)),
        pages.medium.cell(summary(method.operation)[0]),
    )


def endpoints(pages: Pages) -> tuple[EndpointView, ...]:
    """The index of endpoints, by path."""
    medium = pages.medium
    every = [each for listed in pages.methods.values() for each in listed]
    every.sort(key=lambda each: (each.operation.path, each.operation.method))
    links = ((each, method_link(pages, ENDPOINTS, each)) for each in every)
    return tuple(
        EndpointView(
            medium.text(each.operation.method),
            medium.code(each.operation.path),
            found.link,
            found.about,
            each.operation.deprecated,
        )
        for each, found in links
    )


def models(pages: Pages) -> ListsView:
    """The list of all models, by module."""
    every = sum(map(len, pages.places.modules.values()))
    brief = every > _MANY_MODELS
    parts = tuple(
        ListView(
            pages.medium.link(
                stem.replace("_", " "), pages.address(MODELS, f"models/{stem}")
            ),
            tuple(
                pages.model_link(MODELS, id_, brief=brief)
                for id_ in ids
                if every <= _TOO_MANY_MODELS
            ),
            brief,
        )
        for stem, ids in pages.places.modules.items()
    )
    count = f"{every:,} model{'' if every == 1 else 's'}"
    said = (
        f"{count}. Models are what replies are decoded into. "
        "Arguments take them too, or plain dictionaries of the same form."
    )
    return ListsView(pages.medium.text("Models"), pages.medium.text(said), parts)
