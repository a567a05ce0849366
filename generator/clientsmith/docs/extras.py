"""What else the document says of an operation: headers, links, callbacks, code, servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..model import ir
from ..spec.source_map import Pointer
from .document import Node, as_object, text
from .medium import joined
from .pages import Pages
from .remarks import described
from .views.resources import ExtraView
from .waiting import Waiting

_METHODS = "get put post delete options head patch trace query".split()


@dataclass(frozen=True, slots=True)
class Extras:
    """Writes the sections of a method that few methods have."""

    pages: Pages

    def of(self, operation: ir.Operation, page: str) -> tuple[ExtraView, ...]:
        """The sections that have anything to say."""
        node = self.pages.document.at(operation.at)
        text_ = self.pages.medium.text
        found = (
            *Waiting(self.pages).of(operation),
            ExtraView(text_("Response headers"), tuple(self._headers(operation, page))),
            ExtraView(text_("Parts of the body"), tuple(self._parts(operation))),
            ExtraView(text_("Links"), tuple(self._links(node))),
            ExtraView(text_("Callbacks"), tuple(self._callbacks(node))),
            ExtraView(text_("Servers"), tuple(self._servers(operation))),
            ExtraView(text_("Samples of the API's own"), (), tuple(self._code(node))),
        )
        return tuple(one for one in found if one.lines or one.blocks)

    def _headers(self, operation: ir.Operation, page: str) -> Iterator[Markup]:
        pages, medium = self.pages, self.pages.medium
        found: dict[tuple[Markup, Markup, str], list[str]] = {}
        said_at: dict[tuple[Markup, Markup, str], Pointer] = {}
        for reply in operation.responses:
            for header in reply.headers:
                shown = pages.printer.reply(header.type).text
                type_ = medium.type(shown, pages.href(page))
                key = medium.code(header.wire), type_, header.description
                found.setdefault(key, []).append(reply.status)
                said_at.setdefault(key, header.at)
        for (name, type_, said), statuses in found.items():
            listed = medium.text(", ".join(statuses))
            notes, meanings = pages.remarks.at(said_at[name, type_, said])
            about = joined(
                " ".join(filter(None, (medium.cell(said), *notes, *meanings)))
            )
            yield joined(name, " ", type_, " (", listed, ")", about and ": ", about)

    def _parts(self, operation: ir.Operation) -> Iterator[Markup]:
        """What the Encoding Objects of a body say of its parts: media types, headers."""
        pages, medium = self.pages, self.pages.medium
        for content in operation.body.contents if operation.body is not None else ():
            node = pages.document.at(content.at)
            for name, given in as_object(node.get("encoding")).items():
                one = pages.document.resolve(given)
                if kind := text(one, "contentType"):
                    yield joined(medium.code(name), " is ", medium.code(kind))
                for header, found in as_object(one.get("headers")).items():
                    said = pages.document.resolve(found)
                    about = (medium.cell(described(said)), *pages.remarks.notes(said))
                    head = joined(medium.code(name), " has ", medium.code(header), ". ")
                    yield joined(head, " ".join(filter(None, about)))

    def _links(self, node: Node) -> Iterator[Markup]:
        document, medium = self.pages.document, self.pages.medium
        for reply in as_object(node.get("responses")).values():
            links = as_object(document.resolve(reply).get("links"))
            for name, given in links.items():
                one = document.resolve(given)
                target = text(one, "operationId") or text(one, "operationRef")
                parts = [medium.code(name)]
                if target:
                    parts += [medium.text(" to "), medium.code(target)]
                passed = as_object(one.get("parameters"))
                if passed:
                    shown = ", ".join(
                        f"{medium.code(key)} from {medium.code(str(value))}"
                        for key, value in passed.items()
                    )
                    parts.append(joined(f" with {shown}"))
                yield self._said(joined(" ".join(part.strip() for part in parts)), one)

    def _callbacks(self, node: Node) -> Iterator[Markup]:
        document, medium = self.pages.document, self.pages.medium
        for name, given in as_object(node.get("callbacks")).items():
            for expression, item in document.resolve(given).items():
                methods = document.resolve(item)
                for method in _METHODS:
                    if method in methods:
                        address = medium.code(f"{method.upper()} {expression}")
                        head = joined(medium.code(name), ": ", address)
                        yield self._said(head, as_object(methods[method]))

    def _servers(self, operation: ir.Operation) -> Iterator[Markup]:
        medium = self.pages.medium
        for server in operation.servers:
            about = medium.cell(server.description)
            yield joined(medium.code(server.url), about and ": ", about)

    def _code(self, node: Node) -> Iterator[tuple[Markup, Markup]]:
        medium = self.pages.medium
        for language, label, source in self.pages.document.code(node):
            yield medium.text(label), medium.block(source, language.lower())

    def _said(self, head: Markup, node: Node) -> Markup:
        about = self.pages.medium.cell(described(node))
        return joined(head, about and ": ", about)
