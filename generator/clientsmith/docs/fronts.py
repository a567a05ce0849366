"""The views of the pages about the client as a whole, in one medium."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import ir
from ..emit.code import WIDTH, quote
from ..emit.layout import call
from ..emit.project import ProjectFacts
from ..plan.results import success
from .defaults import defaults
from .entries import Manner, Method
from .expressions import Expressions, json_text
from .links import BEHAVIOUR, ERRORS, INDEX, MODELS, TESTING
from .medium import NOTHING
from .pages import Pages, retried, summary
from .python_examples import EXAMPLE_SERVER
from .samples import Samples
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

    def overview(self) -> OverviewView:
        """The first page."""
        pages, medium = self.pages, self.pages.medium
        api, names, facts = pages.printer.api, pages.printer.names, pages.examples.facts
        first = self.simplest((Manner.PAGES, Manner.CALL))
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

    def simplest(self, manners: tuple[Manner, ...]) -> Method | None:
        """The method that is easiest to call, to show something with."""

        def rank(method: Method) -> tuple[object, ...]:
            needed = [item for item in method.parameters if item.required]
            return (
                method.operation.deprecated,
                manners.index(method.result.manner),
                method.operation.method != "GET",
                "None" in method.returns,
                len(needed),
                method.path,
            )

        every = [each for listed in self.pages.methods.values() for each in listed]
        usable = [each for each in every if each.result.manner in manners]
        return min(usable, key=rank, default=None)

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
            medium.block(self._caught(), "python"),
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

    def _caught(self) -> str:
        examples = self.pages.examples
        method = self.simplest(
            (Manner.CALL, Manner.PAGES, Manner.STREAM, Manner.DOWNLOAD)
        )
        if method is None:
            return ""
        written = Expressions(examples.api)
        rows = [
            *examples.opened(method.operation, 0),
            "    try:",
            *examples.statement(method, written, 8),
            "    except NotFoundError as error:",
            '        print("there is none:", error.body)',
            "    except RateLimitError as error:",
            '        print("try again in", error.retry_after, "seconds")',
            "    except APIStatusError as error:",
            "        print(error.status_code, error.request_id, error.body)",
            "    except APIConnectionError as error:",
            '        print("no answer:", error)',
        ]
        more = (
            "APIConnectionError",
            "APIStatusError",
            "NotFoundError",
            "RateLimitError",
        )
        return examples.whole(written, rows, more=more)

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
            settings=medium.block(self._settings(), "python"),
            paging=medium.block(self._paged(), "python"),
            raw=medium.block(self._raw(), "python"),
            deviation=medium.block(self._deviation(), "python"),
            deprecated=tuple(
                self._method_link(BEHAVIOUR, each)
                for each in every
                if each.operation.deprecated
            ),
        )

    def _settings(self) -> str:
        given = ("timeout=10.0", "deadline=60.0", "max_retries=4")
        once = ('options={"timeout": 30.0, "max_retries": 0}',)
        return self._called("result = ", given, once)

    def _deviation(self) -> str:
        return self._called(
            "result = ", ("on_deviation=print",), ('options={"strict": True}',)
        )

    def _called(self, lead: str, given: tuple[str, ...], more: tuple[str, ...]) -> str:
        """A program that calls the simplest method with settings of the client and of the
        call."""
        examples = self.pages.examples
        method = self.simplest((Manner.CALL,))
        if method is None:
            return ""
        written = Expressions(examples.api)
        shown = method.returns != "None"
        rows = [
            *examples.opened(method.operation, 0, more=given),
            examples.invocation(method, written, 4, lead if shown else "", more=more),
            *(["    print(result)"] if shown else []),
        ]
        return examples.whole(written, rows)

    def _paged(self) -> str:
        examples = self.pages.examples
        method = self.simplest((Manner.PAGES,))
        if method is None or method.result.manner is not Manner.PAGES:
            return ""
        written = Expressions(examples.api)
        rows = [
            *examples.opened(method.operation, 0),
            examples.invocation(method, written, 4, "listing = "),
            "    for item in listing:",
            "        print(item)",
            "    for page in listing.pages():",
            "        print(len(page.items), page.has_next)",
        ]
        return examples.whole(written, rows)

    def _raw(self) -> str:
        examples = self.pages.examples
        method = self.simplest((Manner.CALL,))
        if method is None:
            return ""
        written = Expressions(examples.api)
        wrapped = examples.invocation(method, written, 8, "lambda c: ", client="c")
        flat = f"    raw = client.raw({wrapped.strip()})"
        rows = [
            *examples.opened(method.operation, 0),
            (
                flat
                if len(flat) <= WIDTH and "\n" not in flat
                else f"    raw = client.raw(\n{wrapped}\n    )"
            ),
            "    print(raw.status_code, raw.request_id, raw.value)",
        ]
        return examples.whole(written, rows)

    def testing(self) -> TestingView:
        """The page about testing."""
        medium = self.pages.medium
        return TestingView(
            medium.block(self._faked(failing=False), "python"),
            medium.block(self._faked(failing=True), "python"),
        )

    def _faked(self, *, failing: bool) -> str:
        examples = self.pages.examples
        method = self.simplest((Manner.CALL,))
        if method is None:
            return ""
        operation, package = method.operation, examples.names.package
        written = Expressions(examples.api)
        rows = ["transport = fake()"]
        answer = "json=" + json_text(self._reply(method), 4, 5)
        if failing:
            answer = "connection_failure()"
        place = [quote(operation.method), quote(operation.path)]
        rows.append(call("transport.reply(", [*place, answer], 0))
        more = ["transport=transport"]
        if failing:
            more.append("max_retries=0")
        if examples.server() is not None:
            more.insert(0, f"base_url={quote(EXAMPLE_SERVER)}")
        given = [
            f"{examples.names.credential(scheme)}={quote('test')}"
            for scheme, _ in (operation.security[0] if operation.security else ())
            if examples.facts.environment.get(scheme)
        ]
        rows += examples.opened(operation, 0, more=(*given, *more))
        lead = "result = " if method.returns != "None" and not failing else ""
        if failing:
            rows += [
                "    try:",
                examples.invocation(method, written, 8, ""),
                "    except APIConnectionError as error:",
                "        print(error)",
            ]
        else:
            rows += [
                examples.invocation(method, written, 4, lead),
                *(["    print(result)"] if lead else []),
                f"assert transport.requests[0].method == {quote(operation.method)}",
            ]
        names = ("APIConnectionError",) if failing else ()
        text = examples.whole(written, rows, more=names)
        start = f"from {package} import"
        before, _, after = text.partition(start)
        line, _, rest = after.partition("\n")
        what = "connection_failure, fake" if failing else "fake"
        return f"{before}{start}{line}\nfrom {package}.testing import {what}\n{rest}"

    def _reply(self, method: Method) -> ir.Json:
        """A reply as the server would give it."""
        samples = Samples(self.pages.printer.api, reading=True)
        for response in success(method.operation):
            for content in response.contents:
                if content.examples:
                    return content.examples[0][1]
        for _, replies in method.result.replies:
            for reply in replies:
                if reply.type is not None:
                    return samples.of(reply.type)
        return None


def _seconds(value: float) -> Markup:
    return Markup(f"{value:g} seconds")
