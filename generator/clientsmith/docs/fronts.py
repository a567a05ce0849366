"""The views of the pages about the client as a whole, in one medium."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import ir
from ..emit.code import quote
from ..emit.project import ProjectFacts
from .answers import retried, summary
from .defaults import defaults
from .entries import Manner, Method
from .expressions import json_text
from .links import BEHAVIOUR, ERRORS, INDEX, MODELS, TESTING
from .medium import NOTHING
from .pages import Pages
from .programs import Programs
from .views import (
    BehaviourView,
    CredentialView,
    ErrorsView,
    ErrorView,
    LinkView,
    ListView,
    OverviewView,
    ServerView,
    TestingView,
)

_WHAT = {
    ir.SchemeKind.API_KEY: "an API key",
    ir.SchemeKind.BASIC: "a user name and a password",
    ir.SchemeKind.BEARER: "a bearer token",
    ir.SchemeKind.OAUTH2: "an OAuth 2.0 access token, or `ClientCredentials`",
    ir.SchemeKind.OPENID: "an OpenID Connect token",
    ir.SchemeKind.HTTP: "a credential for HTTP authentication",
    ir.SchemeKind.MUTUAL_TLS: "a client certificate, which the transport presents",
}
_MANY_MODELS = 500
"""From so many models on, the list of all says nothing but their names."""

_PAGES = (
    (MODELS, "Models", "Every type of replies and arguments."),
    (ERRORS, "Errors", "What a call can raise, and what is tried again."),
    (BEHAVIOUR, "Behaviour", "Pages, retries, timeouts, options of a call."),
    (TESTING, "Testing", "Test your program without a server."),
)


@dataclass(slots=True)
class Fronts:
    """Makes the views of the pages that are not about one resource."""

    pages: Pages
    project: ProjectFacts
    programs: Programs

    def overview(self) -> OverviewView:
        """The first page."""
        pages, medium = self.pages, self.pages.medium
        api, names, facts = pages.printer.api, pages.printer.names, pages.examples.facts
        first = self.programs.simplest((Manner.PAGES, Manner.CALL))
        example = pages.example(first) if first else None
        return OverviewView(
            title=medium.text(api.title),
            description=medium.prose(api.description),
            distribution=medium.code(self.project.distribution),
            package=medium.code(names.package),
            client=medium.code(names.client),
            async_client=medium.code(names.async_client),
            install=medium.block(f"pip install {self.project.distribution}", "console"),
            credentials=tuple(self._credential(scheme) for scheme in api.schemes),
            example=example,
            example_link=self._method_link(INDEX, first).link if first else NOTHING,
            servers=tuple(self._server(server) for server in api.servers),
            base_url_variable=(
                medium.code(facts.base_url) if facts.base_url else NOTHING
            ),
            resources=tuple(
                LinkView(
                    medium.link(
                        ".".join(item.path),
                        pages.address(INDEX, pages.places.resource(item.path)),
                    ),
                    medium.text(
                        ", ".join(each.name for each in pages.methods[item.path])
                    ),
                )
                for item in pages.plan.resources
            ),
            pages=tuple(
                LinkView(
                    medium.link(title, pages.address(INDEX, page)), medium.text(about)
                )
                for page, title, about in _PAGES
            ),
        )

    def _credential(self, scheme: ir.Scheme) -> CredentialView:
        medium, facts = self.pages.medium, self.pages.examples.facts
        argument = NOTHING
        if scheme.kind is not ir.SchemeKind.MUTUAL_TLS:
            argument = medium.code(self.pages.printer.names.credential(scheme.name))
        variable = facts.environment.get(scheme.name)
        return CredentialView(
            name=medium.code(scheme.name),
            what=medium.text(_WHAT[scheme.kind].replace("`", "")),
            argument=argument,
            variable=medium.code(variable) if variable else NOTHING,
            description=medium.cell(scheme.description),
        )

    def _server(self, server: ir.Server) -> ServerView:
        medium, facts = self.pages.medium, self.pages.examples.facts
        argument = f"base_url={quote(server.url)}"
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
            description=medium.cell(server.description),
            argument=medium.code(argument),
        )

    def _method_link(self, page: str, method: Method) -> LinkView:
        pages = self.pages
        place = pages.places.method(method.resource, method.name)
        return LinkView(
            pages.medium.link(method.path, pages.address(page, *place)),
            pages.medium.cell(summary(method.operation)[0]),
        )

    def models(self) -> tuple[ListView, ...]:
        """The list of all models, by module."""
        pages = self.pages
        every = sum(map(len, pages.places.modules.values()))
        brief = every > _MANY_MODELS
        return tuple(
            ListView(
                pages.medium.text(stem.replace("_", " ")),
                tuple(pages.model_link(MODELS, id_, brief=brief) for id_ in ids),
            )
            for stem, ids in pages.places.modules.items()
        )

    def errors(self) -> ErrorsView:
        """The page of exceptions."""
        medium, known = self.pages.medium, defaults()
        statuses = {name: str(status) for status, name in known.statuses}
        statuses |= {"InternalServerError": "5XX", "APIStatusError": "any other"}
        any_call = ir.Operation(id="", method="GET", path="")
        listed = []
        for name, base, meaning in known.meanings:
            status = statuses.get(name, "")
            again = retried("default" if status == "any other" else status, any_call)
            if name == "APIStatusError":
                codes = {status for status, _ in known.statuses}
                rest = [str(c) for c in known.retried if c < 500 and c not in codes]
                again = ", ".join(rest) or "no"
            if not status:
                again = "yes" if "Connection" in name or "Timeout" in name else "no"
            listed.append(
                ErrorView(
                    name=medium.code(name),
                    anchor=medium.text(name),
                    base=medium.code(base),
                    status=medium.text(status),
                    meaning=medium.cell(meaning),
                    bodies=self._bodies(name, status),
                    retried=medium.text("" if name == "APIError" else again),
                )
            )
        return ErrorsView(
            tuple(listed),
            medium.block(self.programs.caught(), "python"),
            medium.code(self.pages.printer.names.package),
        )

    def _bodies(self, name: str, status: str) -> Markup:
        """The types that the document gives for the bodies of an exception."""
        pages = self.pages
        found: dict[str, None] = {}
        for listed in pages.methods.values():
            for method in listed:
                for documented, text in pages.bodies(method.operation):
                    if documented == status or (
                        name == "APIStatusError" and not documented.isdigit()
                    ):
                        found[text] = None
        texts = list(found)[:3]
        return (
            pages.medium.type(" | ".join(texts), pages.href(ERRORS))
            if texts
            else NOTHING
        )

    def behaviour(self) -> BehaviourView:
        """The page of what the client does by itself."""
        pages, medium, known = self.pages, self.pages.medium, defaults()
        every = [each for listed in pages.methods.values() for each in listed]
        codes = ", ".join(medium.code(str(code)) for code in known.retried)
        methods = ", ".join(medium.code(method) for method in known.idempotent)
        return BehaviourView(
            connect=_seconds(known.connect),
            read=_seconds(known.read),
            deadline=_seconds(known.deadline),
            max_retries=known.max_retries,
            max_redirects=known.max_redirects,
            retried=Markup(codes),
            idempotent=Markup(methods),
            base=_seconds(known.base),
            cap=_seconds(known.cap),
            patience=_seconds(known.patience),
            paged=tuple(
                self._method_link(BEHAVIOUR, each)
                for each in every
                if each.result.manner is Manner.PAGES
            ),
            webhooks=tuple(
                LinkView(
                    medium.code(pages.printer.names.webhook(item.name)),
                    medium.cell(item.summary or item.description),
                )
                for item in pages.printer.api.webhooks
            ),
            settings=medium.block(self.programs.settings(), "python"),
            paging=medium.block(self.programs.paged(), "python"),
            raw=medium.block(self.programs.raw(), "python"),
            deviation=medium.block(self.programs.deviation(), "python"),
            deprecated=tuple(
                self._method_link(BEHAVIOUR, each)
                for each in every
                if each.operation.deprecated
            ),
        )

    def testing(self) -> TestingView:
        """The page about testing."""
        medium = self.pages.medium
        return TestingView(
            medium.block(self.programs.faked(failing=False), "python"),
            medium.block(self.programs.faked(failing=True), "python"),
        )


def _seconds(value: float) -> Markup:
    return Markup(f"{value:g} seconds")
