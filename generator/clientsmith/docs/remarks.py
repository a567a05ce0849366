"""What the document says of a schema besides its type and limits, in one medium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from ..model import ir
from ..spec.source_map import ROOT, Pointer
from .document import Document, Example, Node, as_json, as_object, link, text
from .medium import NOTHING, Medium, joined, visible

_LONGEST = 400
"""An example that is longer is cut where it stands within a line."""
_UNNAMED = frozenset(("example", "default"))
"""Names of examples that nobody gave."""
_ADDRESS = ("https://", "http://", "mailto:")
_UNSAFE = frozenset(" <>()\"'`|\\\n\r\t")


_MEMBERS = {
    "minProperties": "At least {} members.",
    "maxProperties": "At most {} members.",
}
_TELLING = frozenset(
    "examples schema enum oneOf anyOf items additionalProperties propertyNames"
    " patternProperties prefixItems externalDocs x-ms-enum content contentMediaType xml"
    " title minProperties maxProperties".split()
)
"""Keys without which nothing is said here."""

Said = tuple[tuple[Markup, ...], tuple[Markup, ...]]
"""Notes on a value as a whole, and the meanings of single values."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Writes what a schema or a parameter says of its values."""

    medium: Medium
    document: Document
    _said: dict[Pointer, Said] = field(default_factory=dict)

    def at(self, pointer: Pointer) -> Said:
        """What is said at a pointer, which is written once only."""
        found = self._said.get(pointer)
        if found is None:
            node = self.document.at(pointer) if pointer != ROOT else {}
            found = (), ()
            if not _TELLING.isdisjoint(node):
                notes = tuple(filter(None, self.notes(node)))
                found = notes, tuple(self.meanings(node))
            self._said[pointer] = found
        return found

    def notes(self, node: Node) -> Iterator[Markup]:
        """Examples, where more is told, and what the parts of a value are."""
        seen: set[str] = set()
        holders = [node, self.document.resolve(node.get("schema"))]
        for given in as_object(node.get("content")).values():
            media = self.document.resolve(given)
            holders += [media, self.document.resolve(media.get("schema"))]
        for holder in holders:
            yield from self._keywords(holder, node)
            for example in self.document.examples(holder):
                shown = as_json(example.value)
                if shown not in seen:
                    seen.add(shown)
                    yield self._example(example)
            for label, said in self.document.parts(holder):
                if said:
                    yield self._labelled(label, said)
            yield self.link(holder)

    def _keywords(self, holder: Node, node: Node) -> Iterator[Markup]:
        """What a schema says of a value beside its type: how it is called, written, packed."""
        medium = self.medium
        inline = "$ref" not in as_object(node.get("schema"))
        said = text(holder, "description") if inline else ""
        if holder is not node and said and said != text(node, "description"):
            yield medium.cell(said)
        title = text(holder, "title")
        if said and holder is not node and _is_telling(title, text(node, "name")):
            yield joined(medium.text("Title:"), " ", medium.text(title), ".")
        if "properties" in holder:
            for keyword, sentence in _MEMBERS.items():
                if keyword in holder:
                    yield medium.text(sentence.format(holder[keyword]))
        packed = text(holder, "contentMediaType")
        if packed:
            how = text(holder, "contentEncoding")
            end = joined(", as ", medium.code(how)) if how else ""
            yield joined(medium.text("Holds"), " ", medium.code(packed), end, ".")
        name = text(as_object(holder.get("xml")), "name")
        if name:
            yield joined(medium.text("In XML:"), " ", medium.code(name), ".")

    def meanings(self, node: Node) -> Iterator[Markup]:
        """A line for each value of an enumeration of which something is said."""
        for holder in (node, node.get("schema"), node.get("items")):
            for value, said in self.document.meanings(
                self.document.resolve(holder)
            ).items():
                yield self._labelled(value, said)

    def link(self, node: Node) -> Markup:
        """The External Documentation Object as a link; nothing without a safe address."""
        url, about = link(node)
        return self.address(url, about or "Read more")

    def address(self, url: str, label: str) -> Markup:
        """A link out of the site, where its address is one that may be shown as a link."""
        safe = visible(url) == url and not set(url) & _UNSAFE
        if safe and url.startswith(_ADDRESS):
            return self.medium.link(label, url)
        return NOTHING

    def titled(self, example: Example) -> Markup:
        """What stands above an example: its summary, or else its name, and its description."""
        summary = example.summary.removesuffix(".") if example.description else ""
        last = (example.description or example.summary).removesuffix(".")
        said = [self.medium.cell(part) for part in (summary, last)]
        shown = ": ".join(part for part in said if part)
        name = "" if example.name in _UNNAMED else example.name
        return joined(shown) if shown else self.medium.text(name)

    def _example(self, example: Example) -> Markup:
        medium = self.medium
        parts: list[str] = [medium.text("Example:")]
        if example.value is not ir.ABSENT:
            shown = as_json(example.value)
            cut = shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
            parts.append(medium.code(cut))
        if example.url:
            parts.append(self.address(example.url, example.url))
        titled = self.titled(example)
        return joined(
            " ".join(parts), f" ({titled.removesuffix('.')})." if titled else "."
        )

    def _labelled(self, label: str, said: str) -> Markup:
        return joined(self.medium.code(label), ": ", self.medium.cell(said))


def _is_telling(title: str, name: str) -> bool:
    """Whether a title is more than the name of what it stands at, as frameworks write it."""
    plain = ["".join(filter(str.isalnum, each)).casefold() for each in (title, name)]
    return bool(plain[0]) and plain[0] != plain[1]


def described(node: Node) -> str:
    """What is said of an object: its summary and its description."""
    return ". ".join(
        part.rstrip(".") if place == 0 and text(node, "description") else part
        for place, part in enumerate((text(node, "summary"), text(node, "description")))
        if part
    )
