"""What the document says of the API as a whole, and of its tags, in one medium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..model import ir
from ..plan import Resource
from .document import Node, as_list, as_object, link, text
from .medium import NOTHING, joined
from .pages import Pages


@dataclass(frozen=True, slots=True)
class Credits:
    """Writes who stands behind an API, and what its tags are about."""

    pages: Pages

    def summary(self) -> str:
        """The line about the API."""
        return text(as_object(self.pages.document.tree.get("info")), "summary")

    def lines(self) -> Iterator[Markup]:
        """Contact, licence, terms and further documentation, a line each."""
        pages, medium = self.pages, self.pages.medium
        info = as_object(pages.document.tree.get("info"))
        contact, licence = as_object(info.get("contact")), as_object(
            info.get("license")
        )
        email = text(contact, "email")
        address = f"mailto:{email}" if email else ""
        yield self._line("Contact", text(contact, "name"), text(contact, "url"))
        yield self._line("Mail", email, address)
        named = text(licence, "name")
        identifier = text(licence, "identifier")
        shown = f"{named} ({identifier})" if identifier else named
        yield self._line("Licence", shown, text(licence, "url"))
        terms = text(info, "termsOfService")
        yield self._line("Terms of service", terms, terms)
        url, about = link(pages.document.tree)
        yield self._line("More", about, url)
        for given in as_list(pages.document.tree.get("x-tagGroups")):
            listed = ", ".join(map(str, as_list(as_object(given).get("tags"))))
            yield self._line(text(as_object(given), "name"), listed, "")
        for server in pages.printer.api.servers:
            for item in server.variables:
                listed = ", ".join(map(medium.code, item.values))
                name, default = medium.code("{" + item.name + "}"), medium.code(
                    item.default
                )
                yield joined(
                    name,
                    " in the server's URL: ",
                    (
                        joined(told, " ")
                        if (told := medium.cell(item.description))
                        else ""
                    ),
                    joined("One of ", listed, "; ") if listed else "",
                    joined("by default ", default),
                )

    def _line(self, label: str, shown: str, url: str) -> Markup:
        pages = self.pages
        if not shown and not url:
            return NOTHING
        linked = pages.remarks.address(url, shown or url) if url else NOTHING
        return joined(f"{label}: ", linked or pages.medium.text(shown or url))

    def _parents(self, wanted: set[str]) -> set[str]:
        """The tags that tags belong to (OpenAPI 3.2)."""
        parents = {
            text(node, "name"): text(node, "parent")
            for node in map(as_object, as_list(self.pages.document.tree.get("tags")))
        }
        found: set[str] = set()
        for name in wanted:
            while (name := parents.get(name, "")) and name not in found:
                found.add(name)
        return found

    def what(self, scheme: ir.Scheme) -> Markup:
        """Where a credential travels, and what it looks like."""
        medium, node = self.pages.medium, self.pages.document.at(scheme.at)
        shape = text(node, "bearerFormat")
        if shape:
            return joined(" (", medium.text(shape), ")")
        key = (
            scheme.kind is ir.SchemeKind.API_KEY and scheme.location is not ir.In.COOKIE
        )
        if key and scheme.parameter:
            where = medium.text(f", in the {scheme.location}")
            return joined(where, " ", medium.code(scheme.parameter))
        return NOTHING

    def scopes(self, scheme: ir.Scheme) -> Iterator[Markup]:
        """The flows of a scheme: where tokens come from, and what each scope allows."""
        medium = self.pages.medium
        node = self.pages.document.at(scheme.at)
        for url in (scheme.url, text(node, "oauth2MetadataUrl")):
            if url:
                yield joined("Discovered at ", medium.code(url))
        for flow in scheme.flows:
            for said, url in (
                ("authorization", flow.authorization_url),
                ("token", flow.token_url),
                ("refresh", flow.refresh_url),
            ):
                if url:
                    name = medium.text(f"{flow.name}, {said}")
                    yield joined(name, ": ", medium.code(url))
        scopes = {name: said for flow in scheme.flows for name, said in flow.scopes}
        for scope, meaning in scopes.items():
            about = medium.cell(meaning)
            yield joined(medium.code(scope), about and ": ", about)

    def tags(self, item: Resource) -> Iterator[tuple[Markup, Markup, Markup]]:
        """The tags told of on a page, those of its operations but for what a page above it
        tells: name (if not all are of it), description and link."""
        pages, medium = self.pages, self.pages.medium
        own = [set(operation.tags) for operation in item.operations]
        above = {
            tag
            for other in pages.plan.resources
            if len(other.path) < len(item.path)
            and item.path[: len(other.path)] == other.path
            for operation in other.operations
            for tag in operation.tags
        }
        wanted = set().union(*own) - above
        wanted |= self._parents(wanted)
        shared = set.intersection(*own) if own else set()
        for given in as_list(pages.document.tree.get("tags")):
            node = as_object(given)
            name = text(node, "name")
            if name not in wanted:
                continue
            said = medium.prose(_said(node))
            more = pages.remarks.link(node)
            if said or more:
                alone = name in shared and len(shared) == 1
                yield (NOTHING if alone else medium.text(name)), said, more


def _said(node: Node) -> str:
    """What is said of a tag: its summary, where that is more than its name, and description."""
    summary, about = text(node, "summary"), text(node, "description")
    telling = summary.casefold() != text(node, "name").casefold()
    return "\n\n".join(filter(None, (summary if telling else "", about)))
