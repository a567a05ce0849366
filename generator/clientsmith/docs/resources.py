"""The views of resources and their methods, in one medium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..model import ir
from ..names.former import earlier_names
from ..plan import Resource
from ..plan.results import errors, success
from ..plan.saying import says_something
from .answers import exception, repeated, retried, sentence, summary
from .bodies import Bodies
from .console import Console
from .credits import Credits
from .entries import Manner, Method
from .extras import Extras
from .links import INDEX
from .medium import NOTHING, joined
from .pages import Pages
from .rows import NONE, Rows
from .views.frame import LinkView
from .views.resources import MethodView, RaiseView, ResourceView

_HANDED = {
    Manner.PAGES: "Iterate over it for the items; the pages are loaded as they are needed.",
    Manner.STREAM: "A context manager and an iterator: items are handed over as they come.",
    Manner.DOWNLOAD: "A context manager: the file is read as it is needed, or saved.",
    Manner.CALL: "",
}


@dataclass(frozen=True, slots=True)
class ResourcePages:
    """Makes the views of the pages of resources."""

    pages: Pages

    def view(self, item: Resource) -> ResourceView:
        """The view of a resource's page."""
        pages, medium, places = self.pages, self.pages.medium, self.pages.places
        page, methods = places.resource(item.path), pages.methods[item.path]
        rows, apart = pages.rows(page), places.is_apart(page)

        def entry(method: Method) -> LinkView:
            address = pages.address(page, *places.method(item.path, method.name))
            return LinkView(
                medium.link(method.name, address),
                medium.cell(summary(method.operation)[0]),
                medium.text(method.name) if apart else NOTHING,
                medium.text(method.operation.method),
                method.operation.deprecated,
            )

        return ResourceView(
            title=medium.name(".".join(item.path)),
            path=medium.code("client." + ".".join(item.path)),
            tags=tuple(Credits(pages).tags(item)),
            methods=(
                () if apart else tuple(self._method(m, page, rows) for m in methods)
            ),
            children=tuple(
                LinkView(
                    medium.link(
                        ".".join(path), pages.address(page, places.resource(path))
                    )
                )
                for path in item.children
            ),
            listed=tuple(map(entry, methods)),
            own=pages.written_by_hand(".".join(item.path)),
        )

    def one_method(self, method: Method) -> ResourceView:
        """The view of a method that has a page of its own."""
        pages, medium = self.pages, self.pages.medium
        page, _ = pages.places.method(method.resource, method.name)
        return ResourceView(
            title=medium.name(method.path),
            path=NOTHING,
            tags=(),
            methods=(self._method(method, page, pages.rows(page)),),
            children=(),
            listed=(),
            alone=True,
        )

    def _method(self, method: Method, page: str, rows: Rows) -> MethodView:
        pages, medium, operation = self.pages, self.pages.medium, method.operation
        first, rest = summary(operation)
        former = earlier_names(pages.printer.names.aliases.methods, method.path)
        href = pages.href(page)
        owner = f"client.{'.'.join(method.resource)}."
        raises, bodies = tuple(self._raises(method, page)), Bodies(pages)
        return MethodView(
            name=medium.name(method.name),
            anchor=medium.text(method.name),
            path=medium.text(method.path),
            verb=medium.text(operation.method),
            address=medium.code(operation.path),
            summary=medium.cell(first),
            description=medium.prose(
                "\n\n".join(filter(None, (operation.deprecation, rest, *former)))
            ),
            deprecated=operation.deprecated,
            signature=medium.signature(
                owner + method.signature,
                href,
                owner + method.full if method.full != method.signature else "",
            ),
            rows=rows.arguments(method.name, method.parameters),
            returns=medium.type(method.returns, href),
            returns_about=medium.cell(self._returned(method)),
            trees=rows.tree(_replies(method)) if rows.opens else NONE,
            raises=raises,
            careful=any(row.again for row in raises) and not repeated(operation),
            access=tuple(self._access(operation, page)),
            operation_id=medium.code(operation.operation_id or operation.id),
            more=pages.remarks.link(pages.document.at(operation.at)),
            examples=pages.example(method),
            body_about=medium.cell(
                operation.body.description if operation.body else ""
            ),
            request=bodies.request(method),
            replies=bodies.replies(method),
            extras=Extras(pages).of(operation, page),
            console=Console(pages).of(method) if pages.console else None,
        )

    def _returned(self, method: Method) -> str:
        texts = [
            said
            for reply in success(method.operation)
            if says_something(said := self.pages.document.told(reply))
        ]
        said = _HANDED[method.result.manner]
        if method.result.undeclared:
            said = "No reply body is documented: the decoded JSON, if the server sends any."
        return " ".join([*(sentence(text) for text in texts[:1]), said]).strip()

    def _raises(self, method: Method, page: str) -> Iterator[RaiseView]:
        pages, medium, operation = self.pages, self.pages.medium, method.operation
        bodies = dict(errors(pages.printer.api, operation))
        fine = {reply.status for reply in success(operation)}
        for reply in operation.responses:
            status = reply.status
            if status in fine or status.startswith(("1", "2", "3")):
                continue
            name = exception(status)
            body = bodies.get(status)
            again = retried(status)
            yield RaiseView(
                status=medium.text(status),
                exception=medium.link(name, pages.error(page, name)),
                body=(
                    medium.type(pages.printer.reply(body).text, pages.href(page))
                    if body is not None
                    else NOTHING
                ),
                description=medium.cell(pages.document.told(reply)),
                retried=medium.text(again),
                again=again != "no",
            )

    def _access(self, operation: ir.Operation, page: str) -> Iterator[Markup]:
        """The alternatives of credentials, with their scopes."""
        medium = self.pages.medium
        told = self.pages.address(page, INDEX, "authenticate")
        for alternative in operation.security:
            parts: list[Markup] = []
            for scheme, scopes in alternative:
                listed = ", ".join(medium.code(scope) for scope in scopes)
                code = medium.link(scheme, told)
                what = "scope" if len(scopes) == 1 else "scopes"
                parts.append(
                    joined(code, f" with the {what} ", listed) if scopes else code
                )
            yield (
                joined(" and ".join(parts)) if parts else medium.text("no credentials")
            )


def _replies(method: Method) -> tuple[ir.Type, ...]:
    """What a call gives, or holds as items."""
    paging = method.operation.paging
    if paging is not None and method.result.manner is Manner.PAGES:
        return (paging.item,)
    return tuple(
        reply.type
        for _, listed in method.result.replies
        for reply in listed
        if reply.type is not None
    )
